/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session page: the way from the checks to the signature, by what a person presses. */
#include "app-fixture.h"
#include "dbk-aftercare-section.h"
#include "dbk-area-map-view.h"
#include "dbk-area-row.h"
#include "dbk-catalog.h"
#include "dbk-checks-section.h"
#include "dbk-choice.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-undo.h"
#include "dbk-grade-box.h"
#include "dbk-grade-row.h"
#include "dbk-missing-groups.h"
#include "dbk-missing-strip.h"
#include "dbk-notes-section.h"
#include "dbk-record-store.h"
#include "dbk-score-parts.h"
#include "dbk-section-card.h"
#include "dbk-session-head.h"
#include "dbk-session-page.h"
#include "dbk-suggest-entry.h"
#include "dbk-treatment-section.h"
#include "dbk-untreated-row.h"
#include "test-locale.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  DbkSessionPage *page;
  DbkClientRecord *record;
  gboolean closed;
} Fixture;

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static DbkClientRecord *
load (Fixture *fixture, const char *text)
{
  gint64 row = app_find_client (&fixture->base, text);

  return app_run (&fixture->base, load_record, &row);
}

static void
use_staff (Fixture *fixture, const char *role)
{
  GPtrArray *staff = dbk_context_get_lists (fixture->base.context)->staff;

  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (((DbkStaff *) staff->pdata[i])->role, role) == 0)
      dbk_context_set_staff (fixture->base.context, staff->pdata[i]);
}

/* What the application does: paddings are the style's. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/dermabook/Dermabook/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
closed_cb (Fixture *fixture)
{
  fixture->closed = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  app_fixture_set_up (&fixture->base, APP_FIXTURE_DEMO);
  use_staff (fixture, "practitioner");
  fixture->window = adw_window_new ();
  fixture->page = DBK_SESSION_PAGE (dbk_session_page_new (fixture->base.context));
  g_signal_connect_swapped (fixture->page, "closed", G_CALLBACK (closed_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), data == NULL ? 1200 : 420, 800);
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
  app_fixture_tear_down (&fixture->base, APP_FIXTURE_DEMO);
}

static void
open_page (Fixture *fixture, const char *client)
{
  const DbkCourse *course;

  fixture->record = load (fixture, client);
  course = fixture->record->courses->pdata[0];
  dbk_session_page_open (fixture->page, fixture->record, course->id, NULL);
}

static DbkSession *
session_of (Fixture *fixture)
{
  return dbk_draft_get_session (dbk_session_page_get_draft (fixture->page));
}

static gpointer
section (Fixture *fixture, DbkSessionSection which)
{
  return dbk_session_page_get_section (fixture->page, which);
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *property, const char *value)
{
  return app_find (GTK_WIDGET (fixture->page), type, property, value);
}

static void
press (Fixture *fixture, GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->closed;
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ADW_IS_MESSAGE_DIALOG (item->data))
      return item->data;
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static void
answer (const char *response)
{
  GtkWidget *dialog;

  app_wait (has_dialog, NULL);
  dialog = find_dialog ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  if (find_dialog () == dialog)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The follow-up with the same areas: after Log Session seven presses to a signed session. */
static void
test_follow_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  g_autofree char *id = NULL;
  DbkTreatmentSection *treatment;
  const DbkSession *session;
  GtkWidget *heads;
  guint presses = 1; /* Log Session */

  open_page (fixture, "amelia hart");
  id = g_strdup (session_of (fixture)->id);
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_CHECKS);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, GTK_TYPE_TOGGLE_BUTTON, "label",
                                                         "_No Change")),
                                TRUE);
  presses++;
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_TREATMENT);

  treatment = section (fixture, DBK_SECTION_TREATMENT);
  press (fixture, gtk_widget_get_ancestor (app_find (GTK_WIDGET (treatment), GTK_TYPE_LABEL,
                                                     "label", "Copy last session"),
                                           GTK_TYPE_BUTTON));
  presses++;
  heads = app_find (GTK_WIDGET (treatment), DBK_TYPE_GRADE_BOX, NULL, NULL);
  dbk_grade_box_choose (DBK_GRADE_BOX (heads), 2);
  presses++;
  /* A command shows no value of its own. */
  g_assert_cmpint (dbk_grade_box_get_grade (DBK_GRADE_BOX (heads)), ==, DBK_NONE);
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_REACTION);

  dbk_aftercare_section_answer (section (fixture, DBK_SECTION_REACTION), "none");
  presses++;
  dbk_aftercare_section_set_given (section (fixture, DBK_SECTION_REACTION), TRUE);
  presses++;
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, -1);

  press (fixture, find (fixture, GTK_TYPE_BUTTON, "label", "_Sign…"));
  presses++;
  answer ("sign");
  presses++;
  app_wait (is_closed, fixture);
  g_assert_cmpuint (presses, <=, 8);

  record = load (fixture, "amelia hart");
  session = dbk_client_record_find_session (record, id, NULL);
  g_assert_nonnull (session);
  g_assert_cmpstr (session->state, ==, "signed");
  g_assert_cmpstr (session->signed_by, ==, dbk_context_get_staff (fixture->base.context)->name);
  g_assert_cmpuint (session->areas->len, ==, 6);
  g_assert_cmpuint (session->products->len, ==, 5);
  g_assert_cmpstr (session->checks_answer, ==, "no_change");
  g_assert_cmpstr (session->reaction_answer, ==, "none");
  g_assert_true (session->aftercare_given);
  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *row = session->areas->pdata[i];

      g_assert_cmpint (row->endpoint, ==, 2);
      g_assert_cmpstr (row->tip, ==, "Diamond");
    }
}

static DbkAreaRow *
area_row (Fixture *fixture, const char *area)
{
  GtkWidget *row = dbk_treatment_section_find_row (section (fixture, DBK_SECTION_TREATMENT), area);

  return DBK_IS_AREA_ROW (row) ? DBK_AREA_ROW (row) : NULL;
}

static DbkSuggestEntry *
entry_of (DbkAreaRow *row, guint place)
{
  DbkSuggestEntry *found = NULL;
  GtkWidget *grid = gtk_widget_get_first_child (GTK_WIDGET (row));

  for (GtkWidget *cell = gtk_widget_get_first_child (grid); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *entry = app_find (cell, DBK_TYPE_SUGGEST_ENTRY, NULL, NULL);

      if (entry != NULL && place-- == 0)
        found = DBK_SUGGEST_ENTRY (entry);
    }
  return found;
}

/* By hand: what can't be is refused beside the field and never taken for something else. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  DbkSuggestEntry *vacuum;
  DbkSuggestEntry *passes;
  const DbkSessionArea *values;

  open_page (fixture, "amelia hart");
  dbk_session_page_open_section (fixture->page, DBK_SECTION_TREATMENT);
  values = dbk_session_find_area (session_of (fixture), "cheek_left");
  vacuum = entry_of (area_row (fixture, "cheek_left"), 0);
  passes = entry_of (area_row (fixture, "cheek_left"), 1);

  dbk_suggest_entry_enter (vacuum, "12,5 kpa");
  g_assert_cmpstr (values->vacuum, ==, "12.5");
  g_assert_cmpstr (values->vacuum_unit, ==, "kPa");
  g_assert_cmpstr (dbk_suggest_entry_get_text (vacuum), ==, "12.5 kPa");
  /* A bare number is in last time's unit, and the field says so. */
  dbk_suggest_entry_enter (vacuum, "30");
  g_assert_cmpstr (values->vacuum_unit, ==, "mmHg");
  g_assert_cmpstr (dbk_suggest_entry_get_text (vacuum), ==, "30 mmHg");
  dbk_suggest_entry_enter (vacuum, "abc");
  g_assert_true (dbk_suggest_entry_has_error (vacuum));
  g_assert_cmpstr (dbk_suggest_entry_get_text (vacuum), ==, "abc");
  g_assert_null (values->vacuum);
  dbk_suggest_entry_enter (vacuum, "15 mmHg");
  g_assert_false (dbk_suggest_entry_has_error (vacuum));
  g_assert_cmpstr (values->vacuum, ==, "15");

  dbk_suggest_entry_enter (passes, "3");
  g_assert_cmpint (values->passes, ==, 3);
  for (guint i = 0; i < 4; i++)
    {
      const char *wrong[] = { "0", "400", "2.5", "\360\237\247\264" };

      dbk_suggest_entry_enter (passes, wrong[i]);
      g_assert_true (dbk_suggest_entry_has_error (passes));
      g_assert_cmpint (values->passes, ==, DBK_NONE);
    }
  dbk_suggest_entry_enter (passes, "");
  g_assert_false (dbk_suggest_entry_has_error (passes));
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

#define EMOJI "\360\237\247\264 calm"

/* An emoji in every field a person can type into: kept where a text may stand, refused beside the
 * field where it may not, and the rest is saved all the same. */
static void
test_emoji (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DbkClientRecord) record = NULL;
  g_autofree char *id = NULL;
  const DbkSession *session;
  guint refused = 0;

  open_page (fixture, "amelia hart");
  id = g_strdup (session_of (fixture)->id);
  dbk_draft_add_product (dbk_session_page_get_draft (fixture->page), NULL);
  dbk_draft_add_reaction (dbk_session_page_get_draft (fixture->page), "petechiae");
  dbk_draft_set_treated (dbk_session_page_get_draft (fixture->page), "cheek_left", FALSE);
  collect (GTK_WIDGET (fixture->page), DBK_TYPE_SUGGEST_ENTRY, entries);
  collect (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW, views);
  g_assert_cmpuint (entries->len, >=, 20);
  for (guint i = 0; i < entries->len; i++)
    {
      dbk_suggest_entry_enter (entries->pdata[i], EMOJI);
      if (dbk_suggest_entry_has_error (entries->pdata[i]))
        refused++;
      /* What was refused stands there still. */
      g_assert_cmpstr (dbk_suggest_entry_get_text (entries->pdata[i]), ==, EMOJI);
    }
  for (guint i = 0; i < views->len; i++)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (views->pdata[i]), EMOJI, -1);
  /* Day, time, minutes; vacuum and passes of five areas; expiry; the next day; two typed scores. */
  g_assert_cmpuint (refused, ==, 3 + 10 + 1 + 1 + 2);
  dbk_session_page_close (fixture->page);
  app_wait (is_closed, fixture);

  record = load (fixture, "amelia hart");
  session = dbk_client_record_find_session (record, id, NULL);
  g_assert_nonnull (session);
  g_assert_cmpstr (session->notes, ==, EMOJI);
  g_assert_cmpstr (session->home_care, ==, EMOJI);
  g_assert_cmpstr (session->feedback, ==, EMOJI);
  g_assert_cmpstr (session->before_treatment, ==, EMOJI);
  g_assert_cmpstr (session->next_recommended, ==, EMOJI);
  g_assert_cmpstr (((DbkSessionProduct *) session->products->pdata[0])->name, ==, EMOJI);
  g_assert_cmpstr (((DbkSessionProduct *) session->products->pdata[0])->batch_number, ==, EMOJI);
  g_assert_cmpstr (dbk_session_find_area (session, "cheek_left")->not_treated_reason, ==, EMOJI);
  g_assert_cmpint (session->treated_on, ==, dbk_context_get_today (fixture->base.context));
}

/* A whole book pasted into the notes is kept to the last letter, and signed. */
static void
test_long_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  g_autofree char *id = NULL;
  GString *text = g_string_new (NULL);
  const DbkSession *session;

  while (g_utf8_strlen (text->str, -1) < 100000)
    g_string_append (text, "Skin calm, no flaking; größere Poren an der Nase. ");
  open_page (fixture, "amelia hart");
  id = g_strdup (session_of (fixture)->id);
  dbk_session_page_open_section (fixture->page, DBK_SECTION_NOTES);
  dbk_notes_section_type (section (fixture, DBK_SECTION_NOTES), text->str);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.undo", NULL);
  g_assert_null (session_of (fixture)->notes);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.redo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.sign", NULL);
  answer ("sign");
  app_wait (is_closed, fixture);
  record = load (fixture, "amelia hart");
  session = dbk_client_record_find_session (record, id, NULL);
  g_assert_cmpstr (session->state, ==, "signed");
  /* Blanks at the end are no text. */
  g_strchomp (text->str);
  g_assert_true (g_str_has_prefix (session->notes, text->str));
  g_string_free (text, TRUE);
}

/* Where people write a comma, a comma is what they read; the records hold the same either way. */
static void
test_comma (Fixture *fixture, gconstpointer data)
{
  DbkSuggestEntry *vacuum;

  open_page (fixture, "amelia hart");
  dbk_session_page_open_section (fixture->page, DBK_SECTION_TREATMENT);
  vacuum = entry_of (area_row (fixture, "cheek_left"), 0);
  if (!test_locale_use ("de_DE"))
    return;
  dbk_suggest_entry_enter (vacuum, "12,5 kPa");
  g_assert_cmpstr (dbk_suggest_entry_get_text (vacuum), ==, "12,5 kPa");
  g_assert_cmpstr (dbk_session_find_area (session_of (fixture), "cheek_left")->vacuum, ==, "12.5");
  dbk_suggest_entry_enter (vacuum, "12.5");
  g_assert_cmpstr (dbk_session_find_area (session_of (fixture), "cheek_left")->vacuum, ==, "12.5");
  test_locale_done ();
}

/* Where the skin reacted strongly last time the row says so, and only there. */
static void
test_strong (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course;
  const DbkSession *last;

  fixture->record = load (fixture, "amelia hart");
  course = fixture->record->courses->pdata[0];
  last = course->sessions->pdata[course->sessions->len - 1];
  dbk_session_find_area (last, "cheek_left")->endpoint = 3;
  dbk_session_page_open (fixture->page, fixture->record, course->id, NULL);
  g_assert_nonnull (app_find (GTK_WIDGET (area_row (fixture, "cheek_left")), GTK_TYPE_LABEL,
                              "label", "erythema 3 last time"));
  g_assert_null (app_find (GTK_WIDGET (area_row (fixture, "cheek_right")), GTK_TYPE_LABEL, "label",
                           "erythema 2 last time"));
}

/* What the row of a concern's score does with its parts' popover. */
static GtkWidget *
open_score_parts (GtkWidget *row)
{
  GtkWidget *button = app_find (row, GTK_TYPE_MENU_BUTTON, "label", "By Parts");
  GtkWidget *parts;

  g_assert_nonnull (button);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  parts = gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_true (DBK_IS_SCORE_PARTS (parts));
  return parts;
}

/* A score of parts: the total is worked out once they go together, and kept with them. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  static const int parts[4][3] = { { 0, 0, 0 }, { 2, 3, 2 }, { 2, 3, 2 }, { 6, 4, 4 } };
  g_autoptr (DbkConcern) concern = dbk_concern_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row;
  GtkWidget *widget;
  DbkDraft *draft;
  const DbkAssessment *score;

  open_page (fixture, "amelia hart");
  draft = dbk_session_page_get_draft (fixture->page);
  dbk_set_text (&concern->id, ((DbkConcern *) fixture->record->concerns->pdata[0])->id);
  dbk_set_text (&concern->scale, "masi");
  row = g_object_ref_sink (dbk_grade_row_new (draft, concern, ""));
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  widget = open_score_parts (row);
  for (guint i = 0; i < 4; i++)
    for (guint j = 0; j < 3; j++)
      {
        g_assert_null (dbk_draft_find_score (draft, concern->id, ""));
        dbk_score_parts_choose (DBK_SCORE_PARTS (widget), i, j, parts[i][j]);
      }
  score = dbk_draft_find_score (draft, concern->id, "");
  g_assert_cmpint (score->score, ==, 108);
  g_assert_cmpstr (dbk_score_parts_get_text (DBK_SCORE_PARTS (widget)), ==, "Total 10.8");
  /* An area without darkness doesn't go together: said, and the total stays as it was. */
  dbk_score_parts_choose (DBK_SCORE_PARTS (widget), 0, 0, 2);
  g_assert_cmpint (dbk_draft_find_score (draft, concern->id, "")->score, ==, 108);
  widget = open_score_parts (row);
  g_assert_cmpstr (dbk_score_parts_get_text (DBK_SCORE_PARTS (widget)), ==, "Total 10.8");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (row);
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  DbkSessionHead *head;
  DbkDate today;

  open_page (fixture, "amelia hart");
  head = DBK_SESSION_HEAD (find (fixture, DBK_TYPE_SESSION_HEAD, NULL, NULL));
  today = session_of (fixture)->treated_on;
  dbk_session_head_enter_day (head, "24 November 2026");
  g_assert_nonnull (dbk_session_head_get_error (head));
  g_assert_cmpint (session_of (fixture)->treated_on, ==, today);
  dbk_session_head_enter_day (head, "31 June 2026");
  g_assert_nonnull (dbk_session_head_get_error (head));
  dbk_session_head_enter_day (head, "20 November 2026");
  g_assert_null (dbk_session_head_get_error (head));
  g_assert_cmpint (session_of (fixture)->treated_on, ==, today - 3);
}

/* Map and rows are one selection. */
static void
test_map (Fixture *fixture, gconstpointer data)
{
  DbkAreaMapView *map;
  GtkWidget *nose;
  g_auto (GStrv) codes = NULL;

  open_page (fixture, "amelia hart");
  map = DBK_AREA_MAP_VIEW (find (fixture, DBK_TYPE_AREA_MAP_VIEW, NULL, NULL));
  codes = dbk_area_map_view_dup_selected (map);
  g_assert_cmpuint (g_strv_length (codes), ==, 6);
  g_assert_true (dbk_area_map_view_focus_area (map, "nose"));
  nose = gtk_root_get_focus (GTK_ROOT (fixture->window));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nose), TRUE);
  g_assert_nonnull (dbk_session_find_area (session_of (fixture), "nose"));
  g_assert_nonnull (area_row (fixture, "nose"));
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_TREATMENT);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (area_row (fixture, "nose")), "lit"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nose), FALSE);
  g_assert_null (dbk_session_find_area (session_of (fixture), "nose"));
  g_assert_null (area_row (fixture, "nose"));

  dbk_draft_set_treated (dbk_session_page_get_draft (fixture->page), "cheek_left", FALSE);
  g_assert_true (DBK_IS_UNTREATED_ROW (
      dbk_treatment_section_find_row (section (fixture, DBK_SECTION_TREATMENT), "cheek_left")));
  g_assert_nonnull (app_find (GTK_WIDGET (map), GTK_TYPE_LABEL, "label", "5 areas treated"));
}

/* What is missing is named, counted and jumped to. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  DbkDraft *draft;
  g_autoptr (GPtrArray) groups = NULL;
  const DbkMissingGroup *first;
  GtkWidget *strip;

  open_page (fixture, "amelia hart");
  draft = dbk_session_page_get_draft (fixture->page);
  strip = find (fixture, DBK_TYPE_MISSING_STRIP, NULL, NULL);
  groups = dbk_missing_groups (draft);
  first = groups->pdata[0];
  g_assert_cmpstr (first->field, ==, "checks_answer");
  g_assert_cmpstr (((DbkMissingGroup *) groups->pdata[1])->field, ==, "copy");
  g_assert_cmpstr (((DbkMissingGroup *) groups->pdata[2])->label, ==, "6 areas");
  g_assert_cmpuint (dbk_missing_groups_count (groups), ==, 9);

  dbk_checks_section_answer (section (fixture, DBK_SECTION_CHECKS), "no_change");
  dbk_draft_copy_last (draft);
  dbk_draft_set_endpoints (draft, 2);
  dbk_session_find_area (session_of (fixture), "cheek_left")->endpoint = DBK_NONE;
  dbk_draft_touch (draft, DBK_DRAFT_SETTINGS);
  g_assert_nonnull (app_find (strip, GTK_TYPE_LABEL, "label", "Next: endpoint, left cheek"));
  dbk_session_page_open_section (fixture->page, DBK_SECTION_NOTES);
  dbk_missing_strip_press_next (DBK_MISSING_STRIP (strip));
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_TREATMENT);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (area_row (fixture, "cheek_left")), "next"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (area_row (fixture, "cheek_left"))));
}

/* Leaving keeps the draft; it opens again where something is missing. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  g_autofree char *id = NULL;
  const DbkCourse *course;

  open_page (fixture, "amelia hart");
  id = g_strdup (session_of (fixture)->id);
  dbk_checks_section_answer (section (fixture, DBK_SECTION_CHECKS), "no_change");
  dbk_notes_section_type (section (fixture, DBK_SECTION_NOTES), "Half a sen");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.close", NULL);
  app_wait (is_closed, fixture);
  g_assert_false (dbk_context_has_unsaved (fixture->base.context));
  record = load (fixture, "amelia hart");
  course = record->courses->pdata[0];
  dbk_session_page_open (fixture->page, record, course->id, id);
  g_assert_cmpstr (session_of (fixture)->notes, ==, "Half a sen");
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_TREATMENT);
}

/* One stack for the page, whatever field the focus is in; what is taken back is shown. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  DbkSuggestEntry *vacuum;
  GtkWidget *notes;

  open_page (fixture, "amelia hart");
  dbk_session_page_open_section (fixture->page, DBK_SECTION_TREATMENT);
  vacuum = entry_of (area_row (fixture, "cheek_left"), 0);
  dbk_suggest_entry_enter (vacuum, "15 mmHg");
  dbk_session_page_open_section (fixture->page, DBK_SECTION_NOTES);
  dbk_notes_section_type (section (fixture, DBK_SECTION_NOTES), "Calm skin");
  notes = app_find (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW, NULL, NULL);
  g_assert_false (
      gtk_text_buffer_get_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (notes))));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.undo", NULL);
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_NOTES);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.undo", NULL);
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_TREATMENT);
  g_assert_cmpstr (dbk_suggest_entry_get_text (vacuum), ==, "");
  g_assert_false (dbk_draft_can_undo (dbk_session_page_get_draft (fixture->page)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.redo", NULL);
  g_assert_cmpstr (dbk_suggest_entry_get_text (vacuum), ==, "15 mmHg");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.redo", NULL);
  g_assert_cmpstr (session_of (fixture)->notes, ==, "Calm skin");
}

/* Opened and left alone: no draft is in the records. */
static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  const DbkCourse *course;
  guint before;

  open_page (fixture, "amelia hart");
  course = fixture->record->courses->pdata[0];
  before = course->sessions->len;
  dbk_session_page_close (fixture->page);
  app_wait (is_closed, fixture);
  record = load (fixture, "amelia hart");
  course = record->courses->pdata[0];
  g_assert_cmpuint (course->sessions->len, ==, before);
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = NULL;
  g_autofree char *id = NULL;

  open_page (fixture, "amelia hart");
  id = g_strdup (session_of (fixture)->id);
  dbk_notes_section_type (section (fixture, DBK_SECTION_NOTES), "Wrong client");
  app_settle (&fixture->base);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.discard", NULL);
  answer ("discard");
  app_wait (is_closed, fixture);
  record = load (fixture, "amelia hart");
  g_assert_null (dbk_client_record_find_session (record, id, NULL));
}

/* Without an area there is nothing to sign, and the page says what to do. */
static void
test_must (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, "amelia hart");
  dbk_draft_choose_areas (dbk_session_page_get_draft (fixture->page), NULL);
  g_assert_false (gtk_widget_is_sensitive (find (fixture, GTK_TYPE_BUTTON, "label", "_Sign…")));
  dbk_session_page_open_section (fixture->page, DBK_SECTION_NOTES);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.sign", NULL);
  g_assert_cmpint (dbk_session_page_get_open_section (fixture->page), ==, DBK_SECTION_TREATMENT);
}

static void
test_reception (Fixture *fixture, gconstpointer data)
{
  use_staff (fixture, "receptionist");
  open_page (fixture, "amelia hart");
  g_assert_null (dbk_session_page_get_draft (fixture->page));
  g_assert_true (gtk_widget_get_mapped (find (fixture, ADW_TYPE_STATUS_PAGE, NULL, NULL)));
  dbk_session_page_close (fixture->page);
  g_assert_true (fixture->closed);
}

static gboolean
is_narrow (gpointer data)
{
  return gtk_widget_get_width (data) > 0 && gtk_widget_get_width (data) < 500;
}

/* One column: no control is wider than the window, everything is there. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map;

  open_page (fixture, "amelia hart");
  dbk_session_page_open_section (fixture->page, DBK_SECTION_TREATMENT);
  app_wait (is_narrow, fixture->page);
  app_settle (&fixture->base);
  map = find (fixture, DBK_TYPE_AREA_MAP_VIEW, NULL, NULL);
  g_assert_false (gtk_widget_get_mapped (map));
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "label", "_Change Areas…"));
  for (guint i = 0; i < DBK_N_SECTIONS; i++)
    if (section (fixture, (DbkSessionSection) i) != NULL)
      {
        int least;

        dbk_session_page_open_section (fixture->page, (DbkSessionSection) i);
        gtk_widget_measure (section (fixture, (DbkSessionSection) i), GTK_ORIENTATION_HORIZONTAL,
                            -1, &least, NULL, NULL, NULL);
        g_assert_cmpint (least, <=, 420 - 2 * 12 - 4);
      }
}

/* Every control that can have the keyboard focus says what it is. */
static void
assert_spoken (GtkWidget *widget)
{
  if (DBK_IS_SUGGEST_ENTRY (widget) || DBK_IS_AREA_ROW (widget))
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL &&
      gtk_widget_get_focusable (widget) && !GTK_IS_WINDOW_CONTROLS (gtk_widget_get_parent (widget)))
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL));
  if (GTK_IS_MENU_BUTTON (widget))
    g_assert_true (gtk_test_accessible_has_property (
        GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)), GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_spoken (child);
}

static void
test_spoken (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, "amelia hart");
  dbk_draft_copy_last (dbk_session_page_get_draft (fixture->page));
  dbk_draft_set_treated (dbk_session_page_get_draft (fixture->page), "cheek_left", FALSE);
  dbk_draft_add_reaction (dbk_session_page_get_draft (fixture->page), "petechiae");
  assert_spoken (GTK_WIDGET (fixture->page));
}

static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  const char *codes[] = { "single", NULL };
  const char *names[] = { "Single", NULL };
  GtkWidget *choice = dbk_choice_new ("Direction");

  dbk_choice_set_items (DBK_CHOICE (choice), codes, names, NULL);
  g_assert_true (dbk_choice_choose (DBK_CHOICE (choice), "single"));
  dbk_choice_set_code (DBK_CHOICE (choice), "zigzag", "Zigzag");
  g_assert_cmpstr (dbk_choice_get_code (DBK_CHOICE (choice)), ==, "zigzag");
  app_assert_finalizes (choice);
  app_assert_finalizes (dbk_grade_box_new (0, 4));
  app_assert_finalizes (dbk_suggest_entry_new ("Passes", NULL, NULL));
  app_assert_finalizes (dbk_missing_strip_new ());
  app_assert_finalizes (dbk_section_card_new (1, "Checks", gtk_label_new ("Content")));
  app_assert_finalizes (dbk_session_page_new (fixture->base.context));
}

#define ADD(name, func) g_test_add ("/session-page/" name, Fixture, NULL, set_up, func, tear_down)
#define NARROW "narrow"

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();

  ADD ("follow-up", test_follow_up);
  ADD ("typing", test_typing);
  ADD ("emoji", test_emoji);
  ADD ("long-notes", test_long_notes);
  ADD ("comma", test_comma);
  ADD ("strong", test_strong);
  ADD ("parts", test_parts);
  ADD ("day", test_day);
  ADD ("map", test_map);
  ADD ("missing", test_missing);
  ADD ("leave", test_leave);
  ADD ("undo", test_undo);
  ADD ("untouched", test_untouched);
  ADD ("discard", test_discard);
  ADD ("must", test_must);
  ADD ("reception", test_reception);
  g_test_add ("/session-page/narrow", Fixture, NARROW, set_up, test_narrow, tear_down);
  ADD ("spoken", test_spoken);
  ADD ("finalize", test_finalize);

  return g_test_run ();
}
