/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes after a session was signed: logged again for another client, a reaction that is over.
 */
#include "app-fixture.h"
#include "dbk-code-row.h"
#include "dbk-field.h"
#include "dbk-id.h"
#include "dbk-record-store.h"
#include "dbk-session-dialogs.h"
#include "dbk-session-store.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  DbkClientRecord *record;
  DbkLoggedAgain logged;
  gboolean saved;
} Fixture;

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static DbkClientRecord *
load (Fixture *fixture, gint64 row)
{
  return app_run (&fixture->base, load_record, &row);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GPtrArray *staff;

  app_fixture_set_up (&fixture->base, APP_FIXTURE_DEMO);
  staff = dbk_context_get_lists (fixture->base.context)->staff;
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (((DbkStaff *) staff->pdata[i])->role, "practitioner") == 0)
      dbk_context_set_staff (fixture->base.context, staff->pdata[i]);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->record = load (fixture, app_find_client (&fixture->base, "amelia hart"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_settle (&fixture->base);
  dbk_client_record_unref (fixture->record);
  g_free (fixture->logged.session);
  app_fixture_tear_down (&fixture->base, APP_FIXTURE_DEMO);
}

static const DbkSession *
first_session (Fixture *fixture)
{
  return ((DbkCourse *) fixture->record->courses->pdata[0])->sessions->pdata[0];
}

static void
logged_cb (Fixture *fixture, const DbkLoggedAgain *logged)
{
  fixture->logged.client = logged->client;
  fixture->logged.session = g_strdup (logged->session);
  fixture->saved = TRUE;
}

static gboolean
is_saved (gpointer data)
{
  return ((Fixture *) data)->saved;
}

static gboolean
has_hit (gpointer data)
{
  return app_find (data, GTK_TYPE_CHECK_BUTTON, NULL, NULL) != NULL;
}

static gboolean
has_course (gpointer data)
{
  GtkWidget *row = app_find (data, ADW_TYPE_COMBO_ROW, NULL, NULL);

  return row != NULL && gtk_widget_get_mapped (row);
}

/* Found by a scrap of the name, chosen, and there as a draft that claims nothing of the other. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  const DbkSession *from = first_session (fixture);
  GtkWidget *dialog = dbk_again_dialog_new (fixture->window, fixture->base.context, from);
  g_autoptr (DbkClientRecord) record = NULL;
  const DbkSession *draft;

  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (logged_cb), fixture);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_nonnull (dbk_form_dialog_get_problem (DBK_FORM_DIALOG (dialog)));
  gtk_editable_set_text (GTK_EDITABLE (app_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL, NULL)),
                         "catrin");
  app_wait (has_hit, dialog);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (app_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL,
                                                           NULL)),
                               TRUE);
  app_wait (has_course, dialog);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (is_saved, fixture);

  record = load (fixture, fixture->logged.client);
  g_assert_cmpstr (record->client->given_name, ==, "Catrin");
  draft = dbk_client_record_find_session (record, fixture->logged.session, NULL);
  g_assert_cmpstr (draft->state, ==, "draft");
  g_assert_cmpint (draft->treated_on, ==, from->treated_on);
  g_assert_cmpuint (draft->areas->len, ==, from->areas->len);
  g_assert_cmpuint (draft->scores->len, ==, 0);
  g_assert_cmpint (draft->signed_at, ==, DBK_TIME_NONE);
}

static gpointer
sign_with_reaction (DbkConnection *connection, gpointer data, GError **error)
{
  Fixture *fixture = data;
  const DbkCourse *course = fixture->record->courses->pdata[0];
  DbkWho who = dbk_context_get_who (fixture->base.context);
  g_autoptr (DbkSession) session = dbk_session_new ();
  DbkSessionArea *area = dbk_session_area_new ();
  DbkSessionReaction *reaction = dbk_session_reaction_new ();

  session->treated_on = dbk_context_get_today (fixture->base.context);
  area->area = g_strdup ("chin");
  area->treated = TRUE;
  g_ptr_array_add (session->areas, area);
  reaction->code = g_strdup ("petechiae");
  g_ptr_array_add (session->reactions, reaction);
  if (!dbk_session_store_begin (connection, &who, course->row, session, error) ||
      !dbk_session_store_sign (connection, &who, session->row, error))
    return NULL;
  return dbk_session_store_load (connection, session->row, error);
}

static void
resolved_cb (Fixture *fixture)
{
  fixture->saved = TRUE;
}

static void
test_resolve (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSession) session = app_run_write (&fixture->base, sign_with_reaction, fixture);
  g_autoptr (DbkClientRecord) record = NULL;
  GtkWidget *dialog;
  GtkWidget *day;
  const DbkSession *stored;
  const DbkSessionReaction *reaction;

  dialog = dbk_resolve_dialog_new (fixture->window, fixture->base.context, session,
                                   session->reactions->pdata[0]);
  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (resolved_cb), fixture);
  day = app_find (dialog, DBK_TYPE_ENTRY_FIELD, NULL, NULL);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (day), "1 January 2026");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_true (dbk_entry_field_has_error (DBK_ENTRY_FIELD (day)));
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (day), "24 November 2026");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_true (dbk_entry_field_has_error (DBK_ENTRY_FIELD (day)));
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (day), dbk_context_get_today (fixture->base.context));
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (is_saved, fixture);
  record = load (fixture, fixture->record->client->row);
  stored = dbk_client_record_find_session (record, session->id, NULL);
  reaction = stored->reactions->pdata[0];
  g_assert_cmpuint (reaction->resolutions->len, ==, 1);
}

/* The first product, reaction and score can be put right like any other. */
static void
test_correctable (void)
{
  g_autoptr (DbkSession) session = dbk_session_new ();
  DbkAssessment *score = dbk_assessment_new ();
  g_auto (GStrv) paths = NULL;

  score->score = 30;
  g_ptr_array_add (session->products, dbk_session_product_new ());
  g_ptr_array_add (session->reactions, dbk_session_reaction_new ());
  g_ptr_array_add (session->scores, score);
  paths = dbk_session_list_fields (session);
  g_assert_true (g_strv_contains ((const char *const *) paths, "products/0/batch_number"));
  g_assert_true (g_strv_contains ((const char *const *) paths, "reactions/0/severity"));
  g_assert_true (g_strv_contains ((const char *const *) paths, "scores/0/score"));
}

#define ADD(name, func) g_test_add ("/session-later/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("again", test_again);
  ADD ("resolve", test_resolve);
  g_test_add_func ("/session-later/correctable", test_correctable);

  return g_test_run ();
}
