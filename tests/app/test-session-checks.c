/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the checks of a session ask for on the spot: consent, conditions, history. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-area-row.h"
#include "dbk-area-values.h"
#include "dbk-check-dialogs.h"
#include "dbk-checks-section.h"
#include "dbk-client-store.h"
#include "dbk-code-row.h"
#include "dbk-concern-store.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-undo.h"
#include "dbk-field.h"
#include "dbk-record-store.h"
#include "dbk-session-page.h"
#include "dbk-standing.h"
#include "dbk-suggest-entry.h"
#include "dbk-treatment-section.h"
#include "dbk-untreated-row.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  DbkSessionPage *page;
  DbkClientRecord *record;
  gint64 client;
} Fixture;

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static DbkClientRecord *
load (Fixture *fixture)
{
  return app_run (&fixture->base, load_record, &fixture->client);
}

static DbkDate
today (Fixture *fixture)
{
  return dbk_context_get_today (fixture->base.context);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  app_fixture_set_up (&fixture->base, APP_FIXTURE_CLINIC);
  dbk_context_set_staff (fixture->base.context,
                         dbk_context_get_lists (fixture->base.context)->staff->pdata[0]);
  fixture->client = app_add_client (&fixture->base, "Zoë", "Marsh");
  fixture->window = adw_window_new ();
  fixture->page = DBK_SESSION_PAGE (dbk_session_page_new (fixture->base.context));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->page));
  adw_window_set_content (ADW_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_settle (&fixture->base);
  app_wait_gone ((gpointer *) &fixture->page);
  g_clear_pointer (&fixture->record, dbk_client_record_unref);
  app_fixture_tear_down (&fixture->base, APP_FIXTURE_CLINIC);
}

static DbkDraft *
draft_of (Fixture *fixture)
{
  return dbk_session_page_get_draft (fixture->page);
}

static DbkSession *
session_of (Fixture *fixture)
{
  return dbk_draft_get_session (draft_of (fixture));
}

static void
open_page (Fixture *fixture)
{
  fixture->record = load (fixture);
  dbk_session_page_open (fixture->page, fixture->record, DBK_DRAFT_SINGLE, NULL);
}

static gpointer
find (Fixture *fixture, GType type)
{
  return app_find (GTK_WIDGET (fixture->page), type, NULL, NULL);
}

static gboolean
misses (Fixture *fixture, const char *field)
{
  GPtrArray *missing = dbk_draft_get_missing (draft_of (fixture));

  for (guint i = 0; i < missing->len; i++)
    if (g_strcmp0 (((DbkMissing *) missing->pdata[i])->field, field) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_consent (gpointer data)
{
  Fixture *fixture = data;

  return session_of (fixture)->consent_version != NULL && !misses (fixture, "consent_version");
}

static void
sign_here (GtkWidget *dialog)
{
  const graphene_point_t points[] = { { 20, 90 }, { 60, 30 }, { 100, 100 }, { 180, 70 } };

  dbk_signature_pad_draw (dbk_consent_dialog_get_pad (dialog), points, G_N_ELEMENTS (points));
}

/* Missing, taken here with a drawn signature, and in force for the session at once. */
static void
test_consent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  const DbkConsent *consent;
  GtkWidget *dialog;
  GtkWidget *window;
  gsize size;
  const guint8 *png;

  open_page (fixture);
  g_assert_true (misses (fixture, "consent_version"));
  dialog = dbk_standing_take_consent (find (fixture, DBK_TYPE_STANDING));
  /* Nobody signed yet: said beside the line, and nothing is stored. */
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_nonnull (app_find (dialog, GTK_TYPE_LABEL, "label",
                              "Sign on the line, or say that it was signed on paper."));
  sign_here (dialog);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (has_consent, fixture);

  record = load (fixture);
  g_assert_cmpuint (record->consents->len, ==, 1);
  consent = record->consents->pdata[0];
  g_assert_cmpstr (consent->kind, ==, "treatment");
  g_assert_cmpstr (consent->signed_by, ==, "Zoë Marsh");
  g_assert_cmpstr (consent->signer_relation, ==, "client");
  g_assert_cmpstr (consent->taken_by, ==, "Priya Nair");
  g_assert_cmpint (consent->signed_on, ==, today (fixture));
  g_assert_true (consent->form_text != NULL && *consent->form_text != '\0');
  png = g_bytes_get_data (consent->signature, &size);
  g_assert_cmpmem (png, 4, "\211PNG", 4);
  /* Taking a consent is no change of the session: it is still not stored. */
  g_assert_false (dbk_draft_is_stored (draft_of (fixture)));
  window = dbk_consent_window_new (GTK_WIDGET (fixture->page), consent);
  g_assert_nonnull (app_find (window, GTK_TYPE_PICTURE, NULL, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gpointer
set_birth_date (DbkConnection *connection, gpointer data, GError **error)
{
  Fixture *fixture = data;
  DbkWho who = dbk_context_get_who (fixture->base.context);
  g_autoptr (DbkClient) base = dbk_client_store_load (connection, fixture->client, error);
  g_autoptr (DbkClient) client = dbk_client_copy (base);

  /* Eighteen tomorrow. */
  client->birth_date = dbk_date_add_months (today (fixture) + 1, -12 * 18);
  dbk_client_store_update (connection, &who, base, client, error);
  return NULL;
}

/* Who is under 18 on the session's day doesn't sign alone. */
static void
test_guardian (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  const DbkConsent *consent;
  GtkWidget *dialog;
  GtkWidget *name;

  app_run_write (&fixture->base, set_birth_date, fixture);
  open_page (fixture);
  dialog = dbk_standing_take_consent (find (fixture, DBK_TYPE_STANDING));
  name = app_find (dialog, DBK_TYPE_ENTRY_FIELD, "title", "Name of the parent or guardian");
  g_assert_cmpstr (dbk_entry_field_get_text (DBK_ENTRY_FIELD (name)), ==, "");
  sign_here (dialog);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_true (dbk_entry_field_has_error (DBK_ENTRY_FIELD (name)));
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (name), "Ruth Marsh");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (has_consent, fixture);
  record = load (fixture);
  consent = record->consents->pdata[0];
  g_assert_cmpstr (consent->signer_relation, ==, "guardian");
  g_assert_cmpstr (consent->signed_by, ==, "Ruth Marsh");
}

/* On paper: no picture, and said so. */
static void
test_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  GtkWidget *dialog;

  open_page (fixture);
  dialog = dbk_standing_take_consent (find (fixture, DBK_TYPE_STANDING));
  gtk_switch_set_active (GTK_SWITCH (app_find (dialog, GTK_TYPE_SWITCH, NULL, NULL)), TRUE);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (has_consent, fixture);
  record = load (fixture);
  g_assert_null (((DbkConsent *) record->consents->pdata[0])->signature);
}

typedef struct
{
  Fixture *fixture;
  const char *code;
  const char *area;
} Noted;

static gpointer
note_condition (DbkConnection *connection, gpointer data, GError **error)
{
  const Noted *noted = data;
  DbkWho who = dbk_context_get_who (noted->fixture->base.context);
  g_autoptr (DbkCondition) condition = dbk_condition_new ();
  const char *areas[] = { noted->area, NULL };

  dbk_set_text (&condition->code, noted->code);
  condition->started_on = today (noted->fixture) - 2;
  condition->areas = noted->area == NULL ? NULL : g_strdupv ((char **) areas);
  dbk_health_store_add_condition (connection, &who, noted->fixture->client, condition, error);
  return NULL;
}

static gboolean
has_check (gpointer data)
{
  return session_of (data)->checks->len > 0;
}

static void
note (Fixture *fixture, const char *code, const char *area)
{
  Noted noted = { fixture, code, area };

  app_run_write (&fixture->base, note_condition, &noted);
  app_wait (has_check, fixture);
}

static GtkWidget *
row_of (Fixture *fixture, const char *area)
{
  return dbk_treatment_section_find_row (
      DBK_TREATMENT_SECTION (dbk_session_page_get_section (fixture->page, DBK_SECTION_TREATMENT)),
      area);
}

/* Noted while the session is logged: the area is hatched and refused until there is a reason. */
static void
test_avoid (Fixture *fixture, gconstpointer data)
{
  const char *areas[] = { "cheek_left", "chin", NULL };
  g_auto (GStrv) avoided = NULL;
  g_auto (GStrv) none = NULL;
  const DbkSessionCheck *check;
  guint place;

  open_page (fixture);
  dbk_draft_choose_areas (draft_of (fixture), (char **) areas);
  note (fixture, "waxing", "cheek_left");
  avoided = dbk_draft_dup_avoided (draft_of (fixture));
  g_assert_cmpstr (avoided[0], ==, "cheek_left");
  g_assert_null (avoided[1]);
  g_assert_true (DBK_IS_UNTREATED_ROW (row_of (fixture, "cheek_left")));
  g_assert_true (DBK_IS_AREA_ROW (row_of (fixture, "chin")));
  g_assert_false (dbk_draft_set_treated (draft_of (fixture), "cheek_left", TRUE));
  g_assert_true (dbk_draft_refuses (draft_of (fixture), "cheek_left", &place));
  g_assert_cmpuint (place, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.override", "u", place);
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_CHECKS);

  dbk_draft_override (draft_of (fixture), 0, "Waxed the upper lip only");
  check = session_of (fixture)->checks->pdata[0];
  g_assert_cmpstr (check->override_by, ==, "Priya Nair");
  g_assert_cmpint (check->override_at, !=, DBK_TIME_NONE);
  none = dbk_draft_dup_avoided (draft_of (fixture));
  g_assert_null (none);
  g_assert_true (dbk_draft_set_treated (draft_of (fixture), "cheek_left", TRUE));
  g_assert_true (DBK_IS_AREA_ROW (row_of (fixture, "cheek_left")));

  /* The reason is taken back while the area is treated: it takes no settings, and no signature. */
  dbk_session_find_area (session_of (fixture), "cheek_left")->passes = 2;
  dbk_draft_touch (draft_of (fixture), DBK_DRAFT_SETTINGS);
  dbk_draft_override (draft_of (fixture), 0, "");
  g_assert_false (gtk_widget_is_sensitive (app_find (row_of (fixture, "cheek_left"),
                                                     DBK_TYPE_SUGGEST_ENTRY, NULL, NULL)));
  dbk_draft_set_endpoints (draft_of (fixture), 2);
  g_assert_cmpint (dbk_session_find_area (session_of (fixture), "cheek_left")->endpoint, ==,
                   DBK_NONE);
  g_assert_cmpint (dbk_session_find_area (session_of (fixture), "chin")->endpoint, ==, 2);
  g_assert_nonnull (dbk_missing_first_must (dbk_draft_get_missing (draft_of (fixture))));
  dbk_draft_override (draft_of (fixture), 0, "Only the upper lip");
  g_assert_null (dbk_missing_first_must (dbk_draft_get_missing (draft_of (fixture))));
}

static gpointer
add_own_rule (DbkConnection *connection, gpointer data, GError **error)
{
  DbkWho who = dbk_context_get_who (((Fixture *) data)->base.context);
  g_autoptr (DbkRule) rule = dbk_rule_new ();

  dbk_record_set_text (rule, "condition", "Fresh piercing");
  dbk_record_set_text (rule, "effect", "caution");
  dbk_list_store_save (connection, &who, rule, error);
  return NULL;
}

static gboolean
has_own_rule (gpointer data)
{
  GPtrArray *rules = dbk_context_get_lists (((Fixture *) data)->base.context)->rules;

  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (((DbkRule *) rules->pdata[i])->condition, "Fresh piercing"))
      return TRUE;
  return FALSE;
}

/* What only a rule of the clinic's own speaks of can be noted too, and the rule follows. */
static void
test_own_condition (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *code;

  open_page (fixture);
  app_run_write (&fixture->base, add_own_rule, fixture);
  app_wait (has_own_rule, fixture);
  dialog = dbk_condition_dialog_new (GTK_WIDGET (fixture->page), fixture->base.context,
                                     fixture->record, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  code = app_find (dialog, ADW_TYPE_COMBO_ROW, "title", "What");
  dbk_code_row_set_code (code, "Fresh piercing");
  g_assert_cmpstr (dbk_code_row_get_code (code), ==, "Fresh piercing");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (has_check, fixture);
  g_assert_cmpstr (((DbkSessionCheck *) session_of (fixture)->checks->pdata[0])->condition, ==,
                   "Fresh piercing");
}

/* Typed in the dialog of the section; the rule follows for the session's own day. */
static void
test_condition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  GtkWidget *dialog;
  GtkWidget *first;
  GtkWidget *code;

  open_page (fixture);
  dialog = dbk_condition_dialog_new (GTK_WIDGET (fixture->page), fixture->base.context,
                                     fixture->record, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (dbk_form_dialog_is_changed (DBK_FORM_DIALOG (dialog)));
  first = app_find (dialog, DBK_TYPE_ENTRY_FIELD, "title", "Since (day, if known)");
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (first), "31 June 2026");
  /* No condition is chosen beforehand. */
  code = app_find (dialog, ADW_TYPE_COMBO_ROW, "title", "What");
  g_assert_cmpstr (dbk_code_row_get_code (code), ==, "");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_false (dbk_entry_field_has_error (DBK_ENTRY_FIELD (first)));
  dbk_code_row_set_code (code, "herpes_simplex");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_true (dbk_entry_field_has_error (DBK_ENTRY_FIELD (first)));
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (first), "1 June 2026");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (has_check, fixture);
  record = load (fixture);
  g_assert_cmpuint (record->conditions->len, ==, 1);
  g_assert_cmpstr (((DbkCondition *) record->conditions->pdata[0])->noted_by, ==, "Priya Nair");
}

static gboolean
is_passed (gpointer data)
{
  return g_strcmp0 (session_of (data)->patch_test, "passed") == 0;
}

static void
test_patch_test (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_page (fixture);
  g_assert_cmpstr (session_of (fixture)->patch_test, ==, "not_required");
  dialog = dbk_patch_test_dialog_new (GTK_WIDGET (fixture->page), fixture->base.context,
                                      fixture->record, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  adw_combo_row_set_selected (ADW_COMBO_ROW (app_find (dialog, ADW_TYPE_COMBO_ROW, NULL, NULL)), 1);
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (is_passed, fixture);
}

static gpointer
set_interval (DbkConnection *connection, gpointer data, GError **error)
{
  Fixture *fixture = data;
  DbkWho who = dbk_context_get_who (fixture->base.context);
  g_autoptr (DbkClinic) clinic = dbk_clinic_store_load (connection, error);

  clinic->history_interval_months = 12;
  clinic->patch_test_interval_months = 6;
  dbk_clinic_store_save (connection, &who, clinic, error);
  return NULL;
}

static gboolean
has_interval (gpointer data)
{
  Fixture *fixture = data;

  return dbk_context_get_lists (fixture->base.context)->clinic->history_interval_months == 12;
}

static gboolean
is_confirmed (gpointer data)
{
  return !misses (data, "history");
}

/* Asked again when the clinic's interval is over; one press answers. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;

  app_run_write (&fixture->base, set_interval, fixture);
  app_wait (has_interval, fixture);
  open_page (fixture);
  g_assert_true (misses (fixture, "history"));
  g_assert_true (misses (fixture, "patch_test"));
  g_assert_cmpstr (session_of (fixture)->patch_test, ==, "required");
  dbk_session_page_jump (fixture->page, "history", DBK_SECTION_CHECKS);
  dbk_standing_confirm_history (find (fixture, DBK_TYPE_STANDING));
  app_wait (is_confirmed, fixture);
  record = load (fixture);
  g_assert_cmpuint (record->confirmations->len, ==, 1);
  g_assert_cmpstr (((DbkHistoryConfirmation *) record->confirmations->pdata[0])->confirmed_by, ==,
                   "Priya Nair");
}

static char *
warning (const char *value, const char *unit, const DbkDevice *device)
{
  g_autoptr (DbkSessionArea) row = dbk_session_area_new ();

  dbk_set_text (&row->vacuum, value);
  dbk_set_text (&row->vacuum_unit, unit);
  return dbk_area_range_warning (row, device);
}

/* The range is the device's own, compared in whatever unit was typed; without one nobody warns. */
static void
test_range (void)
{
  g_autoptr (DbkDevice) device = dbk_device_new ();
  const struct
  {
    const char *value;
    const char *unit;
    const char *part; /* NULL: no warning */
  } cases[] = {
    { "8", "inHg", NULL },      { "12", "inHg", NULL },     { "12.1", "inHg", "above" },
    { "7.9", "inHg", "below" }, { "203.2", "mmHg", NULL },  { "203.1", "mmHg", "below" },
    { "304.8", "mmHg", NULL },  { "305", "mmHg", "above" }, { "41", "kPa", "above" },
    { "3", "level", NULL },     { "", "mmHg", NULL },
  };

  g_assert_null (warning ("99", "inHg", device));
  g_assert_null (warning ("99", "inHg", NULL));
  dbk_set_text (&device->vacuum_unit, "inHg");
  dbk_set_text (&device->vacuum_min, "8");
  dbk_set_text (&device->vacuum_max, "12");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = warning (cases[i].value, cases[i].unit, device);

      if (cases[i].part == NULL)
        g_assert_cmpstr (text, ==, NULL);
      else
        g_assert_nonnull (strstr (text, cases[i].part));
    }
}

/* Last time's vacuum beside today's, when they are typed in two units. */
static void
test_converted (void)
{
  g_autoptr (DbkSessionArea) area = dbk_session_area_new ();
  const struct
  {
    const char *value;
    const char *unit;
    const char *wanted;
    const char *text; /* NULL: it stays as it is */
  } cases[] = {
    { "8", "inHg", "mmHg", "203.2 mmHg" }, { "12", "inHg", "kPa", "40.6 kPa" },
    { "25", "kPa", "mmHg", "187.5 mmHg" }, { "30", "mmHg", "cmHg", "3 cmHg" },
    { "200", "mbar", "kPa", "20 kPa" },    { "25", "kPa", "kPa", NULL },
    { "3", "level", "mmHg", NULL },        { "30", "mmHg", "level", NULL },
    { "", "mmHg", "kPa", NULL },           { "30", "mmHg", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      dbk_set_text (&area->vacuum, cases[i].value);
      dbk_set_text (&area->vacuum_unit, cases[i].unit);
      text = dbk_area_vacuum_text_in (area, cases[i].wanted);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static GtkGestureSingle *
drag_of (GtkWidget *pad)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (pad);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE_SINGLE (controller);
    }
  g_assert_not_reached ();
}

static void
count_cb (GtkWidget *pad, guint *count)
{
  (*count)++;
}

static void
test_pad (Fixture *fixture, gconstpointer data)
{
  const graphene_point_t dot = { 10, 10 };
  GtkWidget *pad = dbk_signature_pad_new ();
  g_autoptr (GBytes) none = dbk_signature_pad_dup_png (DBK_SIGNATURE_PAD (pad));
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkGestureSingle *drag;
  guint changed = 0;

  g_assert_null (none);
  dbk_signature_pad_draw (DBK_SIGNATURE_PAD (pad), &dot, 1);
  g_assert_false (dbk_signature_pad_is_empty (DBK_SIGNATURE_PAD (pad)));
  png = dbk_signature_pad_dup_png (DBK_SIGNATURE_PAD (pad));
  texture = gdk_texture_new_from_bytes (png, NULL);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), <, 40);
  dbk_signature_pad_clear (DBK_SIGNATURE_PAD (pad));
  g_assert_true (dbk_signature_pad_is_empty (DBK_SIGNATURE_PAD (pad)));

  /* One gesture for all that points, a finger and a pen too. */
  drag = drag_of (pad);
  g_assert_false (gtk_gesture_single_get_touch_only (drag));
  g_assert_cmpuint (gtk_gesture_single_get_button (drag), ==, GDK_BUTTON_PRIMARY);
  g_signal_connect (pad, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_emit_by_name (drag, "drag-begin", 20.0, 60.0);
  for (int i = 1; i <= 5; i++)
    g_signal_emit_by_name (drag, "drag-update", 10.0 * i, i % 2 == 0 ? 15.0 : -15.0);
  g_signal_emit_by_name (drag, "drag-end", 50.0, -15.0);
  g_assert_cmpuint (changed, ==, 1);
  g_bytes_unref (png);
  png = dbk_signature_pad_dup_png (DBK_SIGNATURE_PAD (pad));
  g_clear_object (&texture);
  texture = gdk_texture_new_from_bytes (png, NULL);
  /* 50 by 30 points in double size, and the ink around them. */
  g_assert_cmpint (gdk_texture_get_width (texture), >=, 100);
  g_assert_cmpint (gdk_texture_get_height (texture), >=, 60);
  app_assert_finalizes (pad);
}

#define ADD(name, func) g_test_add ("/session-checks/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("consent", test_consent);
  ADD ("guardian", test_guardian);
  ADD ("paper", test_paper);
  ADD ("avoid", test_avoid);
  ADD ("condition", test_condition);
  ADD ("own-condition", test_own_condition);
  ADD ("patch-test", test_patch_test);
  ADD ("history", test_history);
  ADD ("pad", test_pad);
  g_test_add_func ("/session-checks/range", test_range);
  g_test_add_func ("/session-checks/converted", test_converted);

  return g_test_run ();
}
