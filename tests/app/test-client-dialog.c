/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding and editing a client: what is wrong stands beside its field, nothing typed is lost. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-client-dialog.h"
#include "dbk-client-store.h"
#include "dbk-field.h"
#include "dbk-form-dialog.h"
#include "dbk-merge-choice.h"
#include "dbk-phone-field.h"

typedef struct
{
  AppFixture base;
  DbkClientDialog *dialog; /* weak */
  gint64 saved;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  app_wait_gone ((gpointer *) &fixture->dialog);
  app_fixture_tear_down (&fixture->base, data);
}

static void
saved_cb (DbkClientDialog *dialog, gint64 row, Fixture *fixture)
{
  fixture->saved = row;
}

static void
open_dialog (Fixture *fixture, const DbkClient *client)
{
  fixture->dialog = DBK_CLIENT_DIALOG (dbk_client_dialog_new (NULL, fixture->base.context, client));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect (fixture->dialog, "saved", G_CALLBACK (saved_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static DbkEntryField *
field (Fixture *fixture, const char *name)
{
  return DBK_ENTRY_FIELD (gtk_widget_get_template_child (
      GTK_WIDGET (dbk_client_dialog_get_form (fixture->dialog)), DBK_TYPE_CLIENT_FORM, name));
}

static void
type (Fixture *fixture, const char *name, const char *text)
{
  dbk_entry_field_set_text (field (fixture, name), text);
}

static gpointer
load_client (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_client_store_load (connection, *(gint64 *) data, error);
}

static DbkClient *
stored (Fixture *fixture, gint64 row)
{
  return app_run (&fixture->base, load_client, &row);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClient) client = NULL;
  GtkWidget *phone;

  open_dialog (fixture, NULL);
  type (fixture, "given_name", "Rosalind");
  type (fixture, "family_name", "Penhaligon");
  type (fixture, "birth_date", "30 June 1988");
  type (fixture, "email", "rosalind@example.org");
  type (fixture, "heard_of_us", "a friend");
  phone = app_find (GTK_WIDGET (fixture->dialog), DBK_TYPE_PHONE_FIELD, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (phone), "07700 900461");
  g_signal_emit_by_name (phone, "another");
  phone = gtk_widget_get_next_sibling (phone);
  g_assert_true (DBK_IS_PHONE_FIELD (phone));
  gtk_editable_set_text (GTK_EDITABLE (phone), "01273 496 0123");

  dbk_client_dialog_save (fixture->dialog);
  app_wait_gone ((gpointer *) &fixture->dialog);
  client = stored (fixture, fixture->saved);
  g_assert_cmpstr (client->given_name, ==, "Rosalind");
  g_assert_cmpstr (client->family_name, ==, "Penhaligon");
  g_assert_cmpint (client->birth_date, ==, dbk_date_new (1988, 6, 30));
  g_assert_cmpstr (client->email, ==, "rosalind@example.org");
  g_assert_cmpstr (client->heard_of_us, ==, "a friend");
  g_assert_cmpuint (client->phones->len, ==, 2);
  g_assert_cmpstr (((DbkClientPhone *) g_ptr_array_index (client->phones, 1))->number, ==,
                   "01273 496 0123");
  g_assert_cmpint (client->number, >, 0);
}

/* The focus goes to the first error, and everything typed stays. */
static void
test_wrong_fields (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  open_dialog (fixture, NULL);
  dbk_client_dialog_save (fixture->dialog);
  g_assert_true (dbk_entry_field_has_error (field (fixture, "given_name")));

  type (fixture, "given_name", "Rosalind");
  type (fixture, "birth_date", "31 June 1988");
  type (fixture, "email", "rosalind at example");
  dbk_client_dialog_save (fixture->dialog);
  g_assert_null (dbk_entry_field_get_error (field (fixture, "given_name")));
  g_assert_nonnull (strstr (dbk_entry_field_get_error (field (fixture, "birth_date")),
                            "1 July 1988"));
  g_assert_true (dbk_entry_field_has_error (field (fixture, "email")));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (field (fixture, "birth_date"))));
  g_assert_cmpstr (dbk_entry_field_get_text (field (fixture, "email")), ==, "rosalind at example");
  g_assert_cmpint (fixture->saved, ==, 0);

  /* Corrected, it goes in. */
  type (fixture, "birth_date", "30 June 1988");
  type (fixture, "email", "");
  dbk_client_dialog_save (fixture->dialog);
  app_wait_gone ((gpointer *) &fixture->dialog);
  g_assert_cmpint (fixture->saved, >, 0);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  gint64 row = app_find_client (&fixture->base, "amelia hart");
  g_autoptr (DbkClient) before = stored (fixture, row);
  g_autoptr (DbkClient) after = NULL;
  g_autoptr (DbkClient) expected = dbk_client_copy (before);

  open_dialog (fixture, before);
  g_assert_cmpstr (dbk_entry_field_get_text (field (fixture, "given_name")), ==, "Amelia");
  type (fixture, "town", "Lewes");
  dbk_client_dialog_save (fixture->dialog);
  app_wait_gone ((gpointer *) &fixture->dialog);
  g_assert_cmpint (fixture->saved, ==, row);
  after = stored (fixture, row);
  /* That field, and no other. */
  dbk_set_text (&expected->town, "Lewes");
  g_assert_true (dbk_record_equal (after, expected));
}

typedef struct
{
  DbkWho who;
  DbkClient *base;
  const char *town;
} Change;

static gpointer
change_town (DbkConnection *connection, gpointer data, GError **error)
{
  Change *change = data;
  g_autoptr (DbkClient) client = dbk_client_copy (change->base);

  dbk_set_text (&client->town, change->town);
  dbk_client_store_update (connection, &change->who, change->base, client, error);
  return NULL;
}

static gboolean
has_sentence (gpointer data)
{
  Fixture *fixture = data;

  return dbk_client_dialog_get_error (fixture->dialog) != NULL;
}

/* Somebody else changed the same field: a sentence, what was typed stays, and saving again means
 * it. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  gint64 row = app_find_client (&fixture->base, "amelia hart");
  g_autoptr (DbkClient) before = stored (fixture, row);
  g_autoptr (DbkClient) after = NULL;
  Change change = { dbk_context_get_who (fixture->base.context), before, "Worthing" };

  open_dialog (fixture, before);
  type (fixture, "town", "Lewes");
  type (fixture, "heard_of_us", "the shop window");
  app_run_write (&fixture->base, change_town, &change);
  dbk_client_dialog_save (fixture->dialog);
  app_wait (has_sentence, fixture);
  g_assert_cmpint (fixture->saved, ==, 0);
  app_settle (&fixture->base);
  g_assert_cmpstr (dbk_entry_field_get_text (field (fixture, "town")), ==, "Lewes");
  g_assert_cmpstr (dbk_entry_field_get_text (field (fixture, "heard_of_us")), ==,
                   "the shop window");
  after = stored (fixture, row);
  g_assert_cmpstr (after->town, ==, "Worthing");

  dbk_client_dialog_save (fixture->dialog);
  app_wait_gone ((gpointer *) &fixture->dialog);
  dbk_client_unref (after);
  after = stored (fixture, row);
  g_assert_cmpstr (after->town, ==, "Lewes");
  g_assert_cmpstr (after->heard_of_us, ==, "the shop window");
}

/* A receptionist isn't offered what she may not change, and what is there stays. */
static void
test_reception (Fixture *fixture, gconstpointer data)
{
  GPtrArray *staff = dbk_context_get_lists (fixture->base.context)->staff;
  gint64 row = app_find_client (&fixture->base, "amelia hart");
  g_autoptr (DbkClient) before = stored (fixture, row);
  g_autoptr (DbkClient) after = NULL;

  for (guint i = 0; i < staff->len; i++)
    if (!dbk_staff_is_clinical (g_ptr_array_index (staff, i)))
      dbk_context_set_staff (fixture->base.context, g_ptr_array_index (staff, i));
  g_assert_false (dbk_context_is_clinical (fixture->base.context));

  open_dialog (fixture, before);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (field (fixture, "allergies"))));
  type (fixture, "desk_note", "Prefers mornings");
  dbk_client_dialog_save (fixture->dialog);
  app_wait_gone ((gpointer *) &fixture->dialog);
  after = stored (fixture, row);
  g_assert_cmpstr (after->desk_note, ==, "Prefers mornings");
  g_assert_cmpint (after->skin_type, ==, before->skin_type);
  g_assert_cmpstr (after->allergies, ==, before->allergies);
  dbk_context_set_staff (fixture->base.context, NULL);
}

static void
test_rebase (void)
{
  g_autoptr (DbkClient) base = dbk_client_new ();
  g_autoptr (DbkClient) mine = NULL;
  g_autoptr (DbkClient) theirs = NULL;
  g_autoptr (DbkClient) result = NULL;

  dbk_set_text (&base->town, "Hove");
  dbk_set_text (&base->email, "a@example.org");
  mine = dbk_client_copy (base);
  theirs = dbk_client_copy (base);
  dbk_set_text (&mine->town, "Lewes");
  dbk_set_text (&theirs->email, "b@example.org");
  theirs->skin_type = 2;
  result = dbk_client_rebase (base, mine, theirs);
  g_assert_cmpstr (result->town, ==, "Lewes");
  g_assert_cmpstr (result->email, ==, "b@example.org");
  g_assert_cmpint (result->skin_type, ==, 2);
}

/* Closing with something typed asks first. */
static void
test_closing_asks (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, NULL);
  type (fixture, "given_name", "Rosalind");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_nonnull (fixture->dialog);
  type (fixture, "given_name", "");
}

static void
test_closing_untouched (Fixture *fixture, gconstpointer data)
{
  gint64 row = app_find_client (&fixture->base, "amelia hart");
  g_autoptr (DbkClient) client = stored (fixture, row);

  open_dialog (fixture, client);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  app_wait_gone ((gpointer *) &fixture->dialog);
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ADW_IS_MESSAGE_DIALOG (item->data))
      return item->data;
  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return find_question () != NULL;
}

/* What a press of the button does: it closes the question too. */
static void
answer (const char *response)
{
  AdwMessageDialog *question = find_question ();

  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
}

static void
enter_amelia_again (Fixture *fixture)
{
  open_dialog (fixture, NULL);
  type (fixture, "given_name", "Hart");
  type (fixture, "family_name", "Ameila");
  type (fixture, "birth_date", "12 March 1983");
  dbk_client_dialog_save (fixture->dialog);
  app_wait (is_asked, NULL);
}

/* Where it is asked what of the typed the record takes over. */
static DbkFormDialog *
find_takeover (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (DBK_IS_FORM_DIALOG (item->data))
      return item->data;
  return NULL;
}

static gboolean
is_takeover (gpointer data)
{
  return find_takeover () != NULL;
}

static gboolean
is_no_takeover (gpointer data)
{
  return find_takeover () == NULL;
}

static DbkMergeChoice *
find_choice (const char *title)
{
  GtkWidget *label = app_find (GTK_WIDGET (find_takeover ()), GTK_TYPE_LABEL, "label", title);

  g_assert_nonnull (label);
  return DBK_MERGE_CHOICE (gtk_widget_get_ancestor (label, DBK_TYPE_MERGE_CHOICE));
}

/* Somebody who is there already: nothing is added before it is answered. */
static void
test_same_person (Fixture *fixture, gconstpointer data)
{
  gint64 row = app_find_client (&fixture->base, "amelia hart");
  g_autoptr (DbkClient) after = NULL;

  enter_amelia_again (fixture);
  g_assert_cmpstr (adw_message_dialog_get_heading (find_question ()), ==,
                   "Is This the Same Person?");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_question ()), "Amelia Hart"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_question ()), "Same birthday"));
  answer ("keep");
  app_settle (&fixture->base);
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpint (fixture->saved, ==, 0);
  dbk_client_dialog_save (fixture->dialog);
  app_wait (is_asked, NULL);
  answer ("same");
  app_wait (is_takeover, NULL);
  /* On second thought: what was typed is still there. */
  gtk_window_close (GTK_WINDOW (find_takeover ()));
  app_wait (is_no_takeover, NULL);
  app_settle (&fixture->base);
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpint (fixture->saved, ==, 0);
  type (fixture, "email", "ameila@example.org");
  dbk_client_dialog_save (fixture->dialog);
  app_wait (is_asked, NULL);
  answer ("same");
  app_wait (is_takeover, NULL);
  g_assert_cmpint (dbk_merge_choice_get_side (find_choice ("Given name")), ==, DBK_SIDE_ONE);
  g_assert_null (app_find (GTK_WIDGET (find_takeover ()), GTK_TYPE_LABEL, "label", "Birthday"));
  dbk_merge_choice_choose (find_choice ("E-mail address"), DBK_SIDE_OTHER);
  dbk_form_dialog_save (find_takeover ());
  app_wait_gone ((gpointer *) &fixture->dialog);
  g_assert_cmpint (fixture->saved, ==, row);
  after = stored (fixture, row);
  g_assert_cmpstr (after->given_name, ==, "Amelia");
  g_assert_cmpstr (after->email, ==, "ameila@example.org");
}

/* Nothing was typed that the record doesn't say: the client is opened at once. */
static void
test_nothing_new (Fixture *fixture, gconstpointer data)
{
  gint64 row = app_find_client (&fixture->base, "amelia hart");

  open_dialog (fixture, NULL);
  type (fixture, "given_name", "Amelia");
  type (fixture, "family_name", "Hart");
  type (fixture, "birth_date", "12 March 1983");
  dbk_client_dialog_save (fixture->dialog);
  app_wait (is_asked, NULL);
  answer ("same");
  app_wait_gone ((gpointer *) &fixture->dialog);
  g_assert_cmpint (fixture->saved, ==, row);
}

static void
test_someone_else (Fixture *fixture, gconstpointer data)
{
  gint64 row = app_find_client (&fixture->base, "amelia hart");
  g_autoptr (DbkClient) added = NULL;

  enter_amelia_again (fixture);
  answer ("other");
  app_wait_gone ((gpointer *) &fixture->dialog);
  g_assert_cmpint (fixture->saved, >, row);
  added = stored (fixture, fixture->saved);
  g_assert_cmpstr (added->family_name, ==, "Ameila");
}

#define ADD(path, what, func) g_test_add (path, Fixture, what, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/client-dialog/add", APP_FIXTURE_CLINIC, test_add);
  ADD ("/client-dialog/same-person", APP_FIXTURE_DEMO, test_same_person);
  ADD ("/client-dialog/nothing-new", APP_FIXTURE_DEMO, test_nothing_new);
  ADD ("/client-dialog/someone-else", APP_FIXTURE_DEMO, test_someone_else);
  ADD ("/client-dialog/wrong-fields", APP_FIXTURE_CLINIC, test_wrong_fields);
  ADD ("/client-dialog/edit", APP_FIXTURE_DEMO, test_edit);
  ADD ("/client-dialog/conflict", APP_FIXTURE_DEMO, test_conflict);
  ADD ("/client-dialog/reception", APP_FIXTURE_DEMO, test_reception);
  ADD ("/client-dialog/closing-asks", APP_FIXTURE_CLINIC, test_closing_asks);
  ADD ("/client-dialog/closing-untouched", APP_FIXTURE_DEMO, test_closing_untouched);
  g_test_add_func ("/client-dialog/rebase", test_rebase);
  return g_test_run ();
}
