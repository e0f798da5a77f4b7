/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Health tab: what it says of a client, and what is done from it. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-check-dialogs.h"
#include "dbk-client-page.h"
#include "dbk-code-row.h"
#include "dbk-field.h"
#include "dbk-health-page.h"
#include "dbk-health-text.h"
#include "dbk-identity-bar.h"
#include "dbk-record-store.h"
#include "dbk-strip.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  DbkClientPage *page;
} Fixture;

static gboolean
has_record (gpointer data)
{
  return dbk_client_page_get_record (DBK_CLIENT_PAGE (data)) != NULL;
}

static DbkClientRecord *
record_of (Fixture *fixture)
{
  return dbk_client_page_get_record (fixture->page);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, APP_FIXTURE_DEMO);
  fixture->window = gtk_window_new ();
  fixture->page = DBK_CLIENT_PAGE (dbk_client_page_new (fixture->base.context));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  dbk_client_page_set_client (fixture->page, app_find_client (&fixture->base, data));
  app_wait (has_record, fixture->page);
  dbk_client_page_set_tab (fixture->page, "health");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->page);
  app_fixture_tear_down (&fixture->base, data);
}

static GtkWidget *
page_of (Fixture *fixture)
{
  return app_find (GTK_WIDGET (fixture->page), DBK_TYPE_HEALTH_PAGE, NULL, NULL);
}

static gboolean
says (Fixture *fixture, const char *text)
{
  return app_find (page_of (fixture), GTK_TYPE_LABEL, "label", text) != NULL;
}

/* The dialog that came up, of the title. */
static GtkWidget *
dialog_of (Fixture *fixture, const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != fixture->window &&
          g_strcmp0 (gtk_window_get_title (window), title) == 0)
        found = GTK_WIDGET (window);
    }
  return found;
}

static GtkWidget *
open_dialog (Fixture *fixture, const char *action, const char *target, const char *title)
{
  GtkWidget *dialog;

  if (target == NULL)
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "s", target);
  dialog = dialog_of (fixture, title);
  g_assert_nonnull (dialog);
  return dialog;
}

/* What is said of a blocked client, the worst first. */
static void
test_blocked (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "Isotretinoin",
    "Blocks treatment",
    "clear from 1 March 2027",
    "Keloid tendency",
    "Sign-off each time",
    "as long as it is present",
    "Active herpes simplex",
    "clear since 20 June 2026",
    "Latex, hives on the hands in 2019",
    "Waxing",
    "Vitamin C gel 15 %",
    "Passed",
    "In force",
    "version 2, 2 November 2026",
    "Withdrawn",
    "withdrawn 9 November 2026",
    "Fitzpatrick V",
    "No change since last time",
  };
  GtkWidget *strips;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!says (fixture, texts[i]))
      g_error ("The Health tab does not say “%s”.", texts[i]);

  /* Signatures of what is in force: of the treatment and of the photographs. */
  g_assert_nonnull (app_find (page_of (fixture), GTK_TYPE_PICTURE, "alternative-text",
                              "Signature"));
  g_assert_nonnull (app_find (page_of (fixture), GTK_TYPE_BUTTON, "action-name",
                              "client.withdraw-consent"));

  /* A blocked client is not one to log a session of without a thought. */
  {
    GtkWidget *log =
        app_find (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "action-name", "client.log-session");

    g_assert_nonnull (log);
    g_assert_false (gtk_widget_has_css_class (log, "suggested-action"));
  }
  strips = g_object_ref_sink (dbk_identity_strips_new (record_of (fixture), fixture->base.context,
                                                       NULL, FALSE));
  g_assert_true (g_str_has_prefix (dbk_strip_get_text (gtk_widget_get_first_child (strips)),
                                   "Do not treat before 1 March 2027."));
  g_assert_finalize_object (strips);
}

static gboolean
is_over (gpointer data)
{
  Fixture *fixture = data;

  return says (fixture, "until 23 November 2026 · scar on the left shoulder") ||
         says (fixture, "1 June 2012 to 23 November 2026 · scar on the left shoulder");
}

/* A condition is ended where it stands. */
static void
test_end_condition (Fixture *fixture, gconstpointer data)
{
  const char *id = NULL;
  GtkWidget *dialog;
  GtkWidget *field;

  for (guint i = 0; i < record_of (fixture)->conditions->len; i++)
    {
      const DbkCondition *condition = record_of (fixture)->conditions->pdata[i];

      if (g_str_equal (condition->code, "keloid_tendency"))
        id = condition->id;
    }
  dialog = open_dialog (fixture, "client.edit-condition", id, "Edit Condition");
  field =
      app_find (dialog, DBK_TYPE_ENTRY_FIELD, "title", "Over since (day, empty: still present)");
  g_assert_nonnull (field);
  g_signal_emit_by_name (app_find (field, GTK_TYPE_BUTTON, "label", "T_oday"), "clicked");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (is_over, fixture);
  g_assert_false (says (fixture, "Sign-off each time"));
}

static gboolean
is_withdrawn (gpointer data)
{
  return says (data, "withdrawn 20 November 2026");
}

/* A consent is taken back; treatment then asks for a new one. */
static void
test_withdraw (Fixture *fixture, gconstpointer data)
{
  const DbkConsent *consent = dbk_consent_in_force (record_of (fixture)->consents, "treatment",
                                                    dbk_context_get_today (fixture->base.context));
  GtkWidget *dialog;
  GtkWidget *day;

  g_assert_nonnull (consent);
  g_assert_false (says (fixture, "No consent to treatment"));
  dialog = open_dialog (fixture, "client.withdraw-consent", consent->id, "Withdraw Consent");
  day = app_find (dialog, DBK_TYPE_ENTRY_FIELD, "title", "Taken back on");
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (day), "24 November 2026");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_true (dbk_entry_field_has_error (DBK_ENTRY_FIELD (day)));
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (day), "1 November 2026");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_true (dbk_entry_field_has_error (DBK_ENTRY_FIELD (day)));
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (day), "20 November 2026");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (is_withdrawn, fixture);
  g_assert_true (says (fixture, "No consent to treatment"));
}

static gboolean
has_two_in_force (gpointer data)
{
  Fixture *fixture = data;
  DbkDate today = dbk_context_get_today (fixture->base.context);

  return record_of (fixture)->consents->len == 4 &&
         dbk_consent_in_force (record_of (fixture)->consents, "marketing", today) != NULL;
}

/* Any of the clinic's forms is taken here, with a drawn signature. */
static void
test_take (Fixture *fixture, gconstpointer data)
{
  static const graphene_point_t points[] = { { 20, 80 }, { 60, 40 }, { 100, 90 } };
  GtkWidget *dialog = open_dialog (fixture, "client.take-consent", NULL, "Take Consent");
  GtkWidget *forms = app_find (dialog, ADW_TYPE_COMBO_ROW, "title", "Form");
  GPtrArray *all = dbk_context_get_lists (fixture->base.context)->consent_forms;
  const DbkConsentForm *marketing = NULL;

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((DbkConsentForm *) all->pdata[i])->kind, "marketing"))
      marketing = all->pdata[i];
  g_assert_nonnull (marketing);
  dbk_code_row_set_code (forms, marketing->id);
  dbk_signature_pad_draw (dbk_consent_dialog_get_pad (dialog), points, G_N_ELEMENTS (points));
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (has_two_in_force, fixture);
}

static gboolean
is_read (gpointer data)
{
  return says (data, "Failed");
}

/* A patch test is put on one day and read on another. */
static void
test_patch_test (Fixture *fixture, gconstpointer data)
{
  const DbkPatchTest *test;
  GtkWidget *dialog;
  GtkWidget *outcome;

  dialog = open_dialog (fixture, "client.edit-patch-test",
                        ((DbkPatchTest *) record_of (fixture)->patch_tests->pdata[0])->id,
                        "Edit Patch Test");
  outcome = app_find (dialog, ADW_TYPE_COMBO_ROW, "title", "Outcome");
  g_assert_cmpstr (dbk_code_row_get_code (outcome), ==, "passed");
  dbk_code_row_set_code (outcome, "failed");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (is_read, fixture);
  g_assert_cmpuint (record_of (fixture)->patch_tests->len, ==, 1);
  test = record_of (fixture)->patch_tests->pdata[0];
  g_assert_cmpstr (test->outcome, ==, "failed");
}

static gboolean
is_confirmed (gpointer data)
{
  Fixture *fixture = data;

  DbkDate today = dbk_context_get_today (fixture->base.context);

  return dbk_history_last_confirmed (record_of (fixture)->confirmations, today) == today;
}

/* "No change" is one press. */
static void
test_confirm (Fixture *fixture, gconstpointer data)
{
  guint before = record_of (fixture)->confirmations->len;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "client.confirm-history", NULL);
  app_wait (is_confirmed, fixture);
  g_assert_cmpuint (record_of (fixture)->confirmations->len, ==, before + 1);
}

/* Reception reads, and is offered nothing. */
static void
test_reception (Fixture *fixture, gconstpointer data)
{
  GPtrArray *staff = dbk_context_get_lists (fixture->base.context)->staff;

  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (((DbkStaff *) staff->pdata[i])->role, "receptionist") == 0)
      dbk_context_set_staff (fixture->base.context, staff->pdata[i]);
  g_assert_false (dbk_context_is_clinical (fixture->base.context));
  g_assert_true (says (fixture, "Isotretinoin"));
  for (guint i = 0; i < 2; i++)
    g_assert_null (app_find (page_of (fixture), GTK_TYPE_BUTTON, "action-name",
                             i == 0 ? "client.withdraw-consent" : "client.add-condition"));
}

/* Nothing is known: every group says so. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_true (says (fixture, "None noted"));
  g_assert_true (says (fixture, "No allergies noted"));
  g_assert_true (says (fixture, "None made"));
  g_assert_true (says (fixture, "No consent to treatment"));
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  g_assert_true (says (fixture, "None noted"));
}

/* Who answered for it the last time; the standing of consents around their days. */
static void
test_text (void)
{
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (dbk_record_unref);
  DbkConsent *first = dbk_consent_new ();
  DbkConsent *second = dbk_consent_new ();
  g_autoptr (DbkPatchTest) test = dbk_patch_test_new ();
  DbkDate day = dbk_date_new (2026, 11, 2);
  g_autofree char *read = NULL;
  g_autofree char *expired = NULL;

  dbk_set_text (&first->kind, "treatment");
  dbk_set_text (&second->kind, "treatment");
  first->signed_on = day - 100;
  second->signed_on = day;
  second->expires_on = day + 10;
  g_ptr_array_add (consents, first);
  g_ptr_array_add (consents, second);
  g_assert_cmpint (dbk_health_consent_standing (consents, first, day), ==, DBK_CONSENT_REPLACED);
  g_assert_cmpint (dbk_health_consent_standing (consents, second, day + 10), ==,
                   DBK_CONSENT_IN_FORCE);
  g_assert_cmpint (dbk_health_consent_standing (consents, second, day + 11), ==,
                   DBK_CONSENT_EXPIRED);
  first->withdrawal = dbk_consent_withdrawal_new ();
  first->withdrawal->withdrawn_on = day;
  g_assert_cmpint (dbk_health_consent_standing (consents, first, day), ==, DBK_CONSENT_WITHDRAWN);

  dbk_set_text (&test->outcome, "passed");
  test->tested_on = day;
  test->read_on = day + 2;
  read = dbk_health_text_patch_test_read (test, day + 2);
  g_assert_cmpstr (read, ==, "read 4 November 2026");
  test->valid_until = day + 30;
  expired = dbk_health_text_patch_test_read (test, day + 31);
  g_assert_cmpstr (expired, ==, "expired 2 December 2026");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/health-page/text", test_text);
#define ADD(name, client, func)                                                                    \
  g_test_add ("/health-page/" name, Fixture, client, set_up, func, tear_down)
  ADD ("blocked", "Bea Okafor", test_blocked);
  ADD ("end-condition", "Bea Okafor", test_end_condition);
  ADD ("withdraw", "Bea Okafor", test_withdraw);
  ADD ("take", "Bea Okafor", test_take);
  ADD ("patch-test", "Amelia Hart", test_patch_test);
  ADD ("confirm", "Bea Okafor", test_confirm);
  ADD ("reception", "Bea Okafor", test_reception);
  ADD ("empty", "Daniel Achterberg", test_empty);
  return g_test_run ();
}
