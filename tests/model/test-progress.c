/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a course has come: numbers, window, strip, words. */
#include "dbk-progress.h"
#include "test-values.h"

/* The strip as one line: "D1 D2 S D3 N4 P5". */
static char *
draw (const DbkCourseProgress *progress)
{
  static const char letters[] = { 'D', 'S', 'W', 'O', 'N', 'P' };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < progress->nodes->len; i++)
    {
      const DbkCourseNode *node = progress->nodes->pdata[i];

      g_string_append_printf (line, "%s%c", i == 0 ? "" : " ", letters[node->kind]);
      if (node->number > 0)
        g_string_append_printf (line, "%d", node->number);
    }
  return g_string_free (line, FALSE);
}

static void
assert_strip (const DbkCourse *course, const char *today, const char *strip)
{
  g_autoptr (DbkCourseProgress) progress = dbk_course_progress_new (course, day (today));
  g_autofree char *line = draw (progress);

  g_assert_cmpstr (line, ==, strip);
}

static void
assert_days (const DbkCourseProgress *progress, guint node, const char *first, const char *last)
{
  const DbkCourseNode *found = progress->nodes->pdata[node];
  g_autofree char *found_first = dbk_date_to_iso (found->first);
  g_autofree char *found_last = dbk_date_to_iso (found->last);

  g_assert_cmpstr (found_first, ==, first);
  g_assert_cmpstr (found_last, ==, last);
}

/* The picture's course: a skip uses up no session, so the strip has seven nodes. */
static void
test_picture (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkCourseProgress) progress = NULL;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  add_session (course, "signed", "2026-10-08");
  add_session (course, "signed", "2026-10-22");
  add_skip (course, "2026-11-05");
  add_session (course, "transcribed", "2026-11-19");
  progress = dbk_course_progress_new (course, day ("2026-11-23"));
  line = draw (progress);
  g_assert_cmpstr (line, ==, "D1 D2 S D3 N4 P5 P6");
  g_assert_cmpint (progress->done, ==, 3);
  g_assert_cmpint (progress->left, ==, 3);
  g_assert_cmpint (progress->skipped, ==, 1);
  g_assert_cmpint (progress->next_number, ==, 4);
  g_assert_cmpint (progress->window.state, ==, DBK_DUE_TOO_EARLY);
  g_assert_cmpint (progress->window.days_until, ==, 10);
  g_assert_cmpstr (progress->last_session, ==, "2026-11-19-transcribed");
  assert_days (progress, 4, "2026-12-03", "2026-12-10");
  assert_days (progress, 5, "2026-12-17", "2026-12-17");
  assert_days (progress, 6, "2026-12-31", "2026-12-31");
  g_assert_true (((DbkCourseNode *) progress->nodes->pdata[3])->transcribed);
  g_assert_cmpstr (((DbkCourseNode *) progress->nodes->pdata[2])->id, ==, "2026-11-05-skip");
  words = dbk_course_progress_describe (progress);
  g_assert_cmpstr (words, ==,
                   "3 of 6 sessions done. Session 4 is due between 3 December 2026 and 10 December "
                   "2026.");
}

static void
assert_window (const DbkCourse *course, const char *today, const char *state, int late, int until)
{
  g_autoptr (DbkCourseProgress) progress = dbk_course_progress_new (course, day (today));

  g_assert_cmpstr (dbk_due_state_code (progress->window.state), ==, state);
  g_assert_cmpint (progress->window.days_late, ==, late);
  g_assert_cmpint (progress->window.days_until, ==, until);
}

static void
test_window_edges (void)
{
  g_autoptr (DbkCourse) course = make_course ();

  add_session (course, "signed", "2026-10-08");
  assert_window (course, "2026-10-21", "too_early", 0, 1);
  assert_window (course, "2026-10-22", "due", 0, 0);
  assert_window (course, "2026-10-29", "due", 0, 0);
  assert_window (course, "2026-10-30", "overdue", 1, 0);
  assert_window (course, "2026-11-10", "overdue", 12, 0);
}

static void
test_first_session (void)
{
  g_autoptr (DbkCourse) course = make_course ();

  assert_window (course, "2026-10-01", "too_early", 0, 7);
  assert_window (course, "2026-10-08", "due", 0, 0);
  assert_window (course, "2026-10-29", "due", 0, 0);
  assert_window (course, "2026-10-30", "overdue", 1, 0);
  assert_strip (course, "2026-10-08", "N1 P2 P3 P4 P5 P6");
  assert_strip (course, "2026-11-30", "O1 P2 P3 P4 P5 P6");
  course->starts_on = DBK_DATE_NONE;
  assert_window (course, "2026-10-08", "", 0, 0);
  assert_strip (course, "2026-10-08", "N1 P2 P3 P4 P5 P6");
}

static void
test_no_intervals (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkCourseProgress) progress = NULL;
  g_autofree char *words = NULL;

  course->interval_min_days = DBK_NONE;
  course->interval_target_days = DBK_NONE;
  course->interval_max_days = DBK_NONE;
  add_session (course, "signed", "2026-10-08");
  assert_window (course, "2030-10-08", "due", 0, 0);
  progress = dbk_course_progress_new (course, day ("2026-10-09"));
  g_assert_cmpint (progress->window.last, ==, DBK_DATE_NONE);
  assert_days (progress, 2, "", "");
  words = dbk_course_progress_describe (progress);
  g_assert_cmpstr (words, ==, "1 of 6 sessions done. Session 2 is due from 8 October 2026.");
}

/* Only what is held counts, in the order of treatment, not of entry. */
static void
test_numbers (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  DbkSession *third = add_session (course, "signed", "2026-11-19");
  DbkSession *draft = add_session (course, "draft", "2026-10-01");
  DbkSession *wrong = add_session (course, "signed", "2026-10-10");
  DbkSession *first = add_session (course, "transcribed", "2026-10-08");
  DbkSession *second = add_session (course, "signed", "2026-10-22");
  g_autoptr (DbkCourse) other = make_course ();
  DbkSession *foreign = add_session (other, "signed", "2026-09-01");

  mark_entered_in_error (wrong);
  g_assert_cmpint (dbk_course_session_number (course, first), ==, 1);
  g_assert_cmpint (dbk_course_session_number (course, second), ==, 2);
  g_assert_cmpint (dbk_course_session_number (course, third), ==, 3);
  g_assert_cmpint (dbk_course_session_number (course, draft), ==, 4);
  g_assert_cmpint (dbk_course_session_number (course, wrong), ==, 0);
  g_assert_cmpint (dbk_course_session_number (course, foreign), ==, 0);
  assert_strip (course, "2026-11-23", "D1 D2 D3 W4 P5 P6");
  g_assert_true (dbk_course_previous_session (course, NULL) == third);
  g_assert_true (dbk_course_previous_session (course, third) == second);
  g_assert_null (dbk_course_previous_session (course, first));
  g_assert_null (dbk_course_previous_session (course, draft));
  draft->treated_on = day ("2026-11-01");
  g_assert_true (dbk_course_previous_session (course, draft) == second);
  draft->treated_on = day ("2026-11-19");
  g_assert_true (dbk_course_previous_session (course, draft) == third);
}

/* Two on one day: the one recorded first is first; the id decides the rest. */
static void
test_same_day (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  DbkSession *late = add_session (course, "signed", "2026-10-08");
  DbkSession *early = add_session (course, "transcribed", "2026-10-08");

  late->recorded_at = 20;
  early->recorded_at = 10;
  g_assert_cmpint (dbk_course_session_number (course, early), ==, 1);
  g_assert_cmpint (dbk_course_session_number (course, late), ==, 2);
  early->recorded_at = 20;
  g_assert_cmpint (dbk_course_session_number (course, late), ==, 1);
  g_assert_cmpint (dbk_course_session_number (course, early), ==, 2);
}

static void
test_draft_outranks_overdue (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkCourseProgress) progress = NULL;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  add_session (course, "signed", "2026-10-08");
  assert_strip (course, "2026-11-20", "D1 O2 P3 P4 P5 P6");
  add_session (course, "draft", "2026-11-20");
  progress = dbk_course_progress_new (course, day ("2026-11-20"));
  line = draw (progress);
  g_assert_cmpstr (line, ==, "D1 W2 P3 P4 P5 P6");
  g_assert_cmpstr (progress->draft, ==, "2026-11-20-draft");
  g_assert_cmpint (progress->window.state, ==, DBK_DUE_OVERDUE);
  assert_days (progress, 2, "2026-12-04", "2026-12-04");
  words = dbk_course_progress_describe (progress);
  g_assert_cmpstr (words, ==, "1 of 6 sessions done. A draft is waiting to be signed.");
}

/* What is planned after a late session can't lie in the past. */
static void
test_overdue_moves_the_plan (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkCourseProgress) progress = NULL;
  g_autofree char *words = NULL;

  add_session (course, "signed", "2026-10-08");
  progress = dbk_course_progress_new (course, day ("2026-11-10"));
  assert_days (progress, 1, "2026-10-22", "2026-10-29");
  assert_days (progress, 2, "2026-11-24", "2026-11-24");
  words = dbk_course_progress_describe (progress);
  g_assert_cmpstr (words, ==,
                   "1 of 6 sessions done. Session 2 was due by 29 October 2026, 12 days ago.");
}

static void
test_status (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkCourseProgress) paused = NULL;
  g_autofree char *words = NULL;

  add_session (course, "signed", "2026-10-08");
  dbk_set_text (&course->status, "paused");
  assert_window (course, "2026-12-24", "", 0, 0);
  assert_strip (course, "2026-12-24", "D1 P2 P3 P4 P5 P6");
  paused = dbk_course_progress_new (course, day ("2026-12-24"));
  assert_days (paused, 1, "", "");
  words = dbk_course_progress_describe (paused);
  g_assert_cmpstr (words, ==, "1 of 6 sessions done. The course is paused.");
  dbk_set_text (&course->status, "cancelled");
  course->maintenance_days = 28;
  assert_window (course, "2026-12-24", "", 0, 0);
  assert_strip (course, "2026-12-24", "D1");
  dbk_set_text (&course->status, "planned");
  assert_strip (course, "2026-10-09", "D1 N2 P3 P4 P5 P6");
  dbk_set_text (&course->status, "completed");
  course->maintenance_days = DBK_NONE;
  assert_window (course, "2026-12-24", "", 0, 0);
  assert_strip (course, "2026-12-24", "D1");
}

static void
test_maintenance (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkCourseProgress) progress = NULL;
  g_autofree char *words = NULL;

  course->planned_sessions = 2;
  add_session (course, "signed", "2026-10-08");
  add_session (course, "signed", "2026-10-22");
  assert_window (course, "2026-10-23", "", 0, 0);
  assert_strip (course, "2026-10-23", "D1 D2");
  course->maintenance_days = 28;
  assert_window (course, "2026-11-18", "too_early", 0, 1);
  assert_window (course, "2026-11-19", "due", 0, 0);
  assert_window (course, "2026-11-26", "due", 0, 0);
  assert_window (course, "2026-11-27", "overdue", 1, 0);
  /* Two more intervals after the window nobody is called any more. */
  assert_window (course, "2027-01-21", "overdue", 56, 0);
  assert_window (course, "2027-01-22", "lapsed", 57, 0);
  assert_strip (course, "2027-01-22", "D1 D2 N3");
  dbk_set_text (&course->status, "completed");
  progress = dbk_course_progress_new (course, day ("2026-11-19"));
  g_assert_true (progress->window.maintenance);
  g_assert_cmpint (progress->left, ==, 0);
  g_assert_cmpint (progress->next_number, ==, 3);
  words = dbk_course_progress_describe (progress);
  g_assert_cmpstr (words, ==,
                   "2 of 2 sessions done. A maintenance session is due between 19 November 2026 "
                   "and 26 November 2026.");
  add_session (course, "signed", "2026-11-20");
  assert_strip (course, "2026-11-21", "D1 D2 D3 N4");
}

static void
test_open_ended (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkCourseProgress) progress = NULL;
  g_autofree char *words = NULL;

  course->planned_sessions = DBK_NONE;
  add_session (course, "signed", "2026-10-08");
  progress = dbk_course_progress_new (course, day ("2026-10-09"));
  g_assert_cmpint (progress->left, ==, DBK_NONE);
  assert_strip (course, "2026-10-09", "D1 N2");
  words = dbk_course_progress_describe (progress);
  g_assert_true (g_str_has_prefix (words, "1 session done. Session 2"));
  course->planned_sessions = 999;
  g_assert_cmpuint (progress->nodes->len, ==, 2);
}

static void
test_many_planned (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkCourseProgress) progress = NULL;

  course->planned_sessions = 999;
  progress = dbk_course_progress_new (course, day ("2026-10-09"));
  g_assert_cmpint (progress->left, ==, 999);
  g_assert_cmpuint (progress->nodes->len, <, 100);
}

static void
test_due_at (void)
{
  g_auto (GStrv) numbers = codes ("1;3;12");

  g_assert_true (dbk_course_is_due_at (numbers, 3));
  g_assert_true (dbk_course_is_due_at (numbers, 12));
  g_assert_false (dbk_course_is_due_at (numbers, 2));
  g_assert_false (dbk_course_is_due_at (NULL, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/picture", test_picture);
  g_test_add_func ("/progress/window-edges", test_window_edges);
  g_test_add_func ("/progress/first-session", test_first_session);
  g_test_add_func ("/progress/no-intervals", test_no_intervals);
  g_test_add_func ("/progress/numbers", test_numbers);
  g_test_add_func ("/progress/same-day", test_same_day);
  g_test_add_func ("/progress/draft-outranks-overdue", test_draft_outranks_overdue);
  g_test_add_func ("/progress/overdue-moves-the-plan", test_overdue_moves_the_plan);
  g_test_add_func ("/progress/status", test_status);
  g_test_add_func ("/progress/maintenance", test_maintenance);
  g_test_add_func ("/progress/open-ended", test_open_ended);
  g_test_add_func ("/progress/many-planned", test_many_planned);
  g_test_add_func ("/progress/due-at", test_due_at);
  return g_test_run ();
}
