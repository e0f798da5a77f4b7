/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client page's dialogs: what is typed is what is stored, what is wrong stands beside it. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-area-list.h"
#include "dbk-assessment-dialog.h"
#include "dbk-code-row.h"
#include "dbk-composite.h"
#include "dbk-concern-dialog.h"
#include "dbk-concern-store.h"
#include "dbk-course-dialog.h"
#include "dbk-course-store.h"
#include "dbk-field.h"
#include "dbk-names.h"
#include "dbk-record-store.h"
#include "dbk-score-field.h"
#include "dbk-score-parts.h"
#include "dbk-session-dialogs.h"
#include "dbk-skin-parts.h"
#include "dbk-text-row.h"

typedef struct
{
  AppFixture base;
  GtkWidget *dialog; /* weak */
  DbkClientRecord *record;
} Fixture;

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static void
take_record (Fixture *fixture, const char *text)
{
  gint64 row = app_find_client (&fixture->base, text);

  g_clear_pointer (&fixture->record, dbk_client_record_unref);
  fixture->record = app_run (&fixture->base, load, &row);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, data);
  take_record (fixture, "Amelia Hart");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  app_wait_gone ((gpointer *) &fixture->dialog);
  g_clear_pointer (&fixture->record, dbk_client_record_unref);
  app_fixture_tear_down (&fixture->base, data);
}

static void
present (Fixture *fixture, GtkWidget *dialog)
{
  fixture->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
row (Fixture *fixture, GType type, const char *title)
{
  GtkWidget *found = app_find (fixture->dialog, type, "title", title);

  g_assert_nonnull (found);
  return found;
}

static void
type_into (Fixture *fixture, const char *title, const char *text)
{
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (row (fixture, DBK_TYPE_ENTRY_FIELD, title)), text);
}

static void
write_into (Fixture *fixture, const char *title, const char *text)
{
  dbk_text_row_set_text (DBK_TEXT_ROW (row (fixture, DBK_TYPE_TEXT_ROW, title)), text);
}

static void
choose (Fixture *fixture, const char *title, const char *code)
{
  GtkWidget *found = row (fixture, ADW_TYPE_COMBO_ROW, title);

  dbk_code_row_set_code (found, code);
  g_assert_cmpstr (dbk_code_row_get_code (found), ==, code);
}

static void
save (Fixture *fixture)
{
  dbk_form_dialog_save (DBK_FORM_DIALOG (fixture->dialog));
}

static void
save_and_reload (Fixture *fixture)
{
  save (fixture);
  app_wait_gone ((gpointer *) &fixture->dialog);
  take_record (fixture, "Amelia Hart");
}

static void
test_concern (Fixture *fixture, gconstpointer data)
{
  guint before = fixture->record->concerns->len;
  const DbkConcern *concern;
  const DbkAssessment *score;
  DbkAreaList *areas;

  present (fixture, dbk_concern_dialog_new (NULL, fixture->base.context, fixture->record, NULL));
  areas = DBK_AREA_LIST (app_find (fixture->dialog, DBK_TYPE_AREA_LIST, NULL, NULL));
  choose (fixture, "Concern", "enlarged_pores");
  dbk_area_list_set_areas (areas, NULL);
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (dbk_area_list_get_row (areas)));
  dbk_area_list_toggle (areas, "nose");
  g_assert_null (dbk_field_get_error (dbk_area_list_get_row (areas)));
  choose (fixture, "Scale", "grade_0_4");
  choose (fixture, "Nose", "30");
  choose (fixture, "Target", "10");
  type_into (fixture, "Onset", "Since school");
  save_and_reload (fixture);

  g_assert_cmpuint (fixture->record->concerns->len, ==, before + 1);
  concern = NULL;
  for (guint i = 0; i < fixture->record->concerns->len; i++)
    if (g_strcmp0 (((DbkConcern *) fixture->record->concerns->pdata[i])->code, "enlarged_pores") ==
        0)
      concern = fixture->record->concerns->pdata[i];
  g_assert_nonnull (concern);
  g_assert_cmpstr (concern->scale, ==, "grade_0_4");
  g_assert_cmpint (concern->target, ==, 10);
  g_assert_cmpstr (concern->onset, ==, "Since school");
  g_assert_cmpuint (g_strv_length (concern->areas), ==, 1);
  g_assert_cmpuint (concern->scores->len, ==, 1);
  score = concern->scores->pdata[0];
  g_assert_cmpint (score->score, ==, 30);
  g_assert_cmpstr (score->area, ==, "nose");
  g_assert_cmpstr (score->occasion, ==, "baseline");
}

/* Editing adds a baseline where there was none, and changes none there was. */
static void
test_edit_concern (Fixture *fixture, gconstpointer data)
{
  const DbkConcern *base = fixture->record->concerns->pdata[0];
  g_autofree char *id = g_strdup (base->id);
  guint n_scores = base->scores->len;
  const DbkConcern *concern;
  DbkAreaList *areas;

  present (fixture, dbk_concern_dialog_new (NULL, fixture->base.context, fixture->record, base));
  areas = DBK_AREA_LIST (app_find (fixture->dialog, DBK_TYPE_AREA_LIST, NULL, NULL));
  g_assert_false (gtk_widget_get_sensitive (row (fixture, ADW_TYPE_COMBO_ROW, "Scale")));
  dbk_area_list_toggle (areas, "glabella");
  choose (fixture, dbk_name (DBK_NAME_AREA, "glabella"), "20");
  choose (fixture, "Status", "improved");
  save_and_reload (fixture);

  concern = dbk_client_record_find_concern (fixture->record, id);
  g_assert_cmpstr (concern->status, ==, "improved");
  g_assert_cmpuint (concern->scores->len, ==, n_scores + 1);
}

/* Another window, meanwhile. */

typedef struct
{
  Fixture *fixture;
  gpointer base;
  const char *field;
  const char *text;
  int planned;
} Elsewhere;

static gpointer
change_elsewhere (DbkConnection *connection, gpointer data, GError **error)
{
  const Elsewhere *change = data;
  DbkWho who = dbk_context_get_who (change->fixture->base.context);
  gpointer mine = dbk_record_copy (change->base);

  dbk_record_set_text (mine, change->field, change->text);
  if (((DbkRecord *) mine)->type == &dbk_course_type)
    {
      ((DbkCourse *) mine)->planned_sessions = change->planned;
      dbk_course_store_update (connection, &who, change->base, mine, error);
    }
  else
    {
      dbk_set_text (&((DbkConcern *) mine)->status, "resolved");
      dbk_concern_store_update (connection, &who, change->base, mine, error);
    }
  dbk_record_unref (mine);
  return NULL;
}

static gboolean
has_problem (gpointer data)
{
  return dbk_form_dialog_get_problem (DBK_FORM_DIALOG (((Fixture *) data)->dialog)) != NULL;
}

static gboolean
shows_theirs (gpointer data)
{
  Fixture *fixture = data;
  const char *title =
      strstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), "Concern") != NULL ? "Onset"
                                                                                      : "Course";

  return dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, title)) != NULL;
}

/* The same field in two ways: theirs is told, their other changes come along, and what stands in
 * the form is saved the second time. */
static void
test_concern_conflict (Fixture *fixture, gconstpointer data)
{
  DbkConcern *base = fixture->record->concerns->pdata[0];
  g_autofree char *id = g_strdup (base->id);
  Elsewhere change = { fixture, base, "onset", "Since the summer", 0 };
  const DbkConcern *concern;

  present (fixture, dbk_concern_dialog_new (NULL, fixture->base.context, fixture->record, base));
  app_run_write (&fixture->base, change_elsewhere, &change);
  type_into (fixture, "Onset", "Since school");
  save (fixture);
  app_wait (has_problem, fixture);
  app_wait (shows_theirs, fixture);
  g_assert_nonnull (strstr (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Onset")),
                            "“Since the summer”"));
  g_assert_cmpstr (dbk_code_row_get_code (row (fixture, ADW_TYPE_COMBO_ROW, "Status")), ==,
                   "resolved");
  save_and_reload (fixture);
  concern = dbk_client_record_find_concern (fixture->record, id);
  g_assert_cmpstr (concern->onset, ==, "Since school");
  g_assert_cmpstr (concern->status, ==, "resolved");
}

static void
test_course_conflict (Fixture *fixture, gconstpointer data)
{
  DbkCourse *base = fixture->record->courses->pdata[0];
  g_autofree char *id = g_strdup (base->id);
  Elsewhere change = { fixture, base, "title", "Winter course", 9 };
  gboolean found = FALSE;

  present (fixture, dbk_course_dialog_new (NULL, fixture->base.context, fixture->record, base));
  app_run_write (&fixture->base, change_elsewhere, &change);
  type_into (fixture, "Course", "Autumn course");
  save (fixture);
  app_wait (has_problem, fixture);
  app_wait (shows_theirs, fixture);
  g_assert_nonnull (strstr (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Course")),
                            "“Winter course”"));
  save_and_reload (fixture);
  for (guint i = 0; i < fixture->record->courses->len; i++)
    {
      const DbkCourse *course = fixture->record->courses->pdata[i];

      if (!g_str_equal (course->id, id))
        continue;
      found = TRUE;
      g_assert_cmpstr (course->title, ==, "Autumn course");
      g_assert_cmpint (course->planned_sessions, ==, 9);
      g_assert_cmpuint (g_strv_length (course->concerns), >, 0);
    }
  g_assert_true (found);
}

/* A follow-up: the score before stands beside each area; all that is scored is kept, in one day. */
static void
test_assessment (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course = fixture->record->courses->pdata[0];
  const DbkConcern *concern = fixture->record->concerns->pdata[0];
  g_autofree char *id = g_strdup (concern->id);
  guint n_scores = concern->scores->len;
  const DbkAssessment *score;

  present (fixture, dbk_assessment_dialog_new (NULL, fixture->base.context, fixture->record,
                                               course->concerns));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (fixture, ADW_TYPE_COMBO_ROW,
                                                                     "Crow’s feet, right"))),
                   ==, "last 3, moderately deep, on 19 Nov");
  g_assert_cmpstr (dbk_code_row_get_code (row (fixture, ADW_TYPE_COMBO_ROW, "Occasion")), ==,
                   "follow_up");
  save (fixture);
  g_assert_nonnull (dbk_form_dialog_get_problem (DBK_FORM_DIALOG (fixture->dialog)));
  choose (fixture, "Crow’s feet, right", "20");
  choose (fixture, "Cheek, left", "30");
  type_into (fixture, "Scored on", "1 January 2030");
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Scored on")));
  type_into (fixture, "Scored on", "21 November 2026");
  save_and_reload (fixture);

  concern = dbk_client_record_find_concern (fixture->record, id);
  g_assert_cmpuint (concern->scores->len, ==, n_scores + 1);
  score = concern->scores->pdata[n_scores];
  g_assert_cmpint (score->score, ==, 20);
  g_assert_cmpstr (score->area, ==, "crows_feet_right");
  g_assert_cmpstr (score->occasion, ==, "follow_up");
  g_assert_cmpint (score->assessed_on, ==, dbk_date_new (2026, 11, 21));
}

/* A total worked out is kept with its parts; one typed over them has none. */
static void
test_score_of_parts (Fixture *fixture, gconstpointer data)
{
  const DbkScaleInfo *scale = dbk_catalog_find_scale ("masi");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *field = g_object_ref_sink (dbk_score_field_new (scale, "As a whole"));
  GtkWidget *button = app_find (field, GTK_TYPE_MENU_BUTTON, "label", "By Parts");
  g_autofree char *parts = NULL;
  GtkWidget *widget;
  int score;

  gtk_window_set_child (GTK_WINDOW (window), field);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  widget = gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  for (guint i = 0; i < 4; i++)
    for (guint j = 0; j < 3; j++)
      dbk_score_parts_choose (DBK_SCORE_PARTS (widget), i, j, j == 0 ? 6 : 4);
  g_assert_true (dbk_score_field_get (field, scale, &score, NULL));
  g_assert_cmpint (score, ==, 480);
  parts = dbk_score_field_dup_parts (field, score);
  g_assert_nonnull (parts);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (field), "24.9");
  g_assert_true (dbk_score_field_get (field, scale, &score, NULL));
  g_assert_cmpint (score, ==, 249);
  g_assert_null (dbk_score_field_dup_parts (field, score));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (field);
}

static void
test_course (Fixture *fixture, gconstpointer data)
{
  guint before = fixture->record->courses->len;
  const DbkCourse *course = NULL;

  present (fixture, dbk_course_dialog_new (NULL, fixture->base.context, fixture->record, NULL));
  type_into (fixture, "Course", "");
  type_into (fixture, "Number of sessions", "six");
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Course")));
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD,
                                              "Number of sessions")));
  type_into (fixture, "Course", "Winter course");
  type_into (fixture, "Number of sessions", "6");
  type_into (fixture, "At least", "14");
  type_into (fixture, "Meant to be", "7");
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Meant to be")));
  type_into (fixture, "Meant to be", "14");
  type_into (fixture, "At most", "21");
  type_into (fixture, "Scores are due at sessions", "3, 6");
  type_into (fixture, "Starts on", "1 December 2026");
  write_into (fixture, "Goal in the client’s words", "Smoother for the wedding");
  save_and_reload (fixture);

  g_assert_cmpuint (fixture->record->courses->len, ==, before + 1);
  for (guint i = 0; i < fixture->record->courses->len; i++)
    if (g_strcmp0 (((DbkCourse *) fixture->record->courses->pdata[i])->title, "Winter course") == 0)
      course = fixture->record->courses->pdata[i];
  g_assert_nonnull (course);
  g_assert_cmpstr (course->status, ==, "planned");
  g_assert_cmpint (course->planned_sessions, ==, 6);
  g_assert_cmpint (course->interval_max_days, ==, 21);
  g_assert_cmpstr (course->goal, ==, "Smoother for the wedding");
  g_assert_true (dbk_codes_contain (course->scores_due, "6"));
  g_assert_cmpuint (g_strv_length (course->concerns), ==, fixture->record->concerns->len);
  g_assert_true (dbk_codes_contain (course->areas, "crows_feet_left"));
}

static void
test_skip (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course = fixture->record->courses->pdata[0];
  guint before = course->skips->len;

  present (fixture, dbk_skip_dialog_new (NULL, fixture->base.context, course));
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_TEXT_ROW, "Reason")));
  write_into (fixture, "Reason", "On holiday");
  type_into (fixture, "Day", "20 November 2026");
  save_and_reload (fixture);
  course = fixture->record->courses->pdata[0];
  g_assert_cmpuint (course->skips->len, ==, before + 1);
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course = fixture->record->courses->pdata[0];

  present (fixture, dbk_course_status_dialog_new (NULL, fixture->base.context, course, "paused"));
  write_into (fixture, "Reason", "Sunburn on holiday");
  save_and_reload (fixture);
  course = fixture->record->courses->pdata[0];
  g_assert_cmpstr (course->status, ==, "paused");
  g_assert_cmpstr (course->status_reason, ==, "Sunburn on holiday");
}

static void
test_addendum (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course = fixture->record->courses->pdata[0];
  const DbkSession *session = course->sessions->pdata[0];
  g_autofree char *id = g_strdup (session->id);
  guint before = session->addenda->len;
  const DbkAddendum *addendum;

  present (fixture, dbk_addendum_dialog_new (NULL, fixture->base.context, session));
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Reason")));
  type_into (fixture, "Reason", "misread");
  choose (fixture, "Corrects", "areas/crows_feet_left/passes");
  type_into (fixture, "Right value", "many");
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Right value")));
  type_into (fixture, "Right value", "7");
  save_and_reload (fixture);

  session = dbk_client_record_find_session (fixture->record, id, NULL);
  g_assert_cmpuint (session->addenda->len, ==, before + 1);
  addendum = session->addenda->pdata[before];
  g_assert_cmpstr (addendum->field, ==, "areas/crows_feet_left/passes");
  g_assert_cmpstr (addendum->new_value, ==, "7");
  g_assert_cmpstr (addendum->reason, ==, "misread");
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course = fixture->record->courses->pdata[0];
  const DbkSession *session = course->sessions->pdata[0];
  g_autofree char *id = g_strdup (session->id);

  present (fixture, dbk_error_dialog_new (NULL, fixture->base.context, session));
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_TEXT_ROW, "Reason")));
  write_into (fixture, "Reason", "Signed for the wrong client");
  save_and_reload (fixture);
  session = dbk_client_record_find_session (fixture->record, id, NULL);
  g_assert_nonnull (session->entered_in_error);
  g_assert_cmpstr (session->entered_in_error->reason, ==, "Signed for the wrong client");
}

static void
test_transcribe (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course = fixture->record->courses->pdata[0];
  g_autofree char *id = g_strdup (course->id);
  guint before = course->sessions->len;
  const DbkSession *session;

  present (fixture, dbk_transcribe_dialog_new (NULL, fixture->base.context, fixture->record));
  type_into (fixture, "Treated on", "1 December 2026");
  save (fixture);
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Treated on")));
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_ENTRY_FIELD, "Copied from")));
  g_assert_nonnull (dbk_field_get_error (row (fixture, DBK_TYPE_TEXT_ROW, "Text")));
  type_into (fixture, "Treated on", "1 September 2026");
  type_into (fixture, "Copied from", "paper card");
  write_into (fixture, "Text", "Two passes over the cheeks.");
  save_and_reload (fixture);
  course = dbk_client_record_find_course (fixture->record, id);
  g_assert_cmpuint (course->sessions->len, ==, before + 1);
  session = course->sessions->pdata[0];
  g_assert_cmpstr (session->state, ==, "transcribed");
  g_assert_cmpstr (session->source, ==, "paper card");
  g_assert_cmpstr (session->notes, ==, "Two passes over the cheeks.");
}

/* The store refuses as well, says so, and the dialog keeps what was typed. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course = fixture->record->courses->pdata[0];
  g_autofree char *kept = NULL;

  present (fixture, dbk_course_status_dialog_new (NULL, fixture->base.context, course, "paused"));
  write_into (fixture, "Reason", "Sunburn on holiday");
  dbk_context_set_staff (fixture->base.context, NULL);
  save (fixture);
  app_settle (&fixture->base);
  g_assert_nonnull (fixture->dialog);
  g_assert_nonnull (dbk_form_dialog_get_problem (DBK_FORM_DIALOG (fixture->dialog)));
  kept = dbk_text_row_dup_text (DBK_TEXT_ROW (row (fixture, DBK_TYPE_TEXT_ROW, "Reason")));
  g_assert_cmpstr (kept, ==, "Sunburn on holiday");
  g_assert_true (dbk_form_dialog_is_changed (DBK_FORM_DIALOG (fixture->dialog)));
  g_assert_true (dbk_context_has_unsaved (fixture->base.context));
}

#define ADD(path, func) g_test_add (path, Fixture, APP_FIXTURE_DEMO, set_up, func, tear_down)

static void
typed_cb (GtkWidget *parts, int type, int *told)
{
  *told = type;
}

/* The type is told once every question is answered, and follows a changed answer. */
static void
test_skin_parts (void)
{
  GtkWidget *parts = g_object_ref_sink (dbk_skin_parts_new ());
  int told = DBK_NONE;

  g_signal_connect (parts, "typed", G_CALLBACK (typed_cb), &told);
  for (guint i = 0; i < DBK_N_SKIN_QUESTIONS; i++)
    {
      g_assert_cmpint (told, ==, DBK_NONE);
      dbk_skin_parts_answer (DBK_SKIN_PARTS (parts), i, 2);
    }
  g_assert_cmpint (told, ==, 3);
  g_assert_cmpstr (dbk_skin_parts_get_text (DBK_SKIN_PARTS (parts)), ==, "Total 20: skin type III");
  dbk_skin_parts_answer (DBK_SKIN_PARTS (parts), 4, 3);
  g_assert_cmpint (told, ==, 4);
  g_assert_finalize_object (parts);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/client-dialogs/concern", test_concern);
  ADD ("/client-dialogs/edit-concern", test_edit_concern);
  ADD ("/client-dialogs/concern-conflict", test_concern_conflict);
  ADD ("/client-dialogs/course-conflict", test_course_conflict);
  ADD ("/client-dialogs/assessment", test_assessment);
  ADD ("/client-dialogs/score-of-parts", test_score_of_parts);
  ADD ("/client-dialogs/course", test_course);
  ADD ("/client-dialogs/skip", test_skip);
  ADD ("/client-dialogs/status", test_status);
  ADD ("/client-dialogs/addendum", test_addendum);
  ADD ("/client-dialogs/error", test_error);
  ADD ("/client-dialogs/transcribe", test_transcribe);
  ADD ("/client-dialogs/refused", test_refused);

  g_test_add_func ("/client-dialogs/skin-parts", test_skin_parts);
  return g_test_run ();
}
