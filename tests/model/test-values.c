/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways to make the values the tests of this room are about. */
#include "test-values.h"

DbkDate
day (const char *iso)
{
  DbkDate date = DBK_DATE_NONE;

  g_assert_true (dbk_date_from_iso (iso, &date));
  return date;
}

char **
codes (const char *joined)
{
  return joined[0] == '\0' ? NULL : g_strsplit (joined, ";", -1);
}

DbkCourse *
make_course (void)
{
  DbkCourse *course = dbk_course_new ();

  course->id = g_strdup ("course");
  course->title = g_strdup ("Crow’s feet");
  course->planned_sessions = 6;
  course->interval_min_days = 14;
  course->interval_target_days = 14;
  course->interval_max_days = 21;
  course->starts_on = day ("2026-10-08");
  course->status = g_strdup ("active");
  return course;
}

DbkSession *
add_session (DbkCourse *course, const char *state, const char *iso)
{
  DbkSession *session = dbk_session_new ();

  session->id = g_strconcat (iso, "-", state, NULL);
  session->state = g_strdup (state);
  session->treated_on = day (iso);
  session->recorded_at = session->treated_on;
  session->practitioner = g_strdup ("Priya Nair");
  g_ptr_array_add (course->sessions, session);
  return session;
}

DbkCourseSkip *
add_skip (DbkCourse *course, const char *iso)
{
  DbkCourseSkip *skip = dbk_course_skip_new ();

  skip->id = g_strconcat (iso, "-skip", NULL);
  skip->skipped_on = day (iso);
  g_ptr_array_add (course->skips, skip);
  return skip;
}

DbkSessionArea *
add_area (DbkSession *session, const char *area)
{
  DbkSessionArea *row = dbk_session_area_new ();

  row->area = g_strdup (area);
  row->treated = TRUE;
  g_ptr_array_add (session->areas, row);
  return row;
}

DbkCondition *
make_condition (const char *code, const char *started, const char *ended, const char *areas)
{
  DbkCondition *condition = dbk_condition_new ();

  condition->id = g_strdup (code);
  condition->code = g_strdup (code);
  condition->started_on = started[0] == '\0' ? DBK_DATE_NONE : day (started);
  condition->ended_on = ended[0] == '\0' ? DBK_DATE_NONE : day (ended);
  condition->areas = codes (areas);
  return condition;
}

DbkAssessment *
make_score (const char *area, const char *occasion, const char *iso, int tenths)
{
  DbkAssessment *score = dbk_assessment_new ();

  score->area = g_strdup (area);
  score->occasion = g_strdup (occasion);
  score->assessed_on = day (iso);
  score->scale = g_strdup ("lemperle");
  score->score = tenths;
  return score;
}

DbkClientRecord *
make_record (void)
{
  DbkClientRecord *record = dbk_client_record_new ();

  record->client = dbk_client_new ();
  record->client->given_name = g_strdup ("Amelia");
  record->client->family_name = g_strdup ("Hart");
  record->client->birth_date = day ("1983-03-12");
  return record;
}

void
mark_entered_in_error (DbkSession *session)
{
  session->entered_in_error = dbk_entered_in_error_new ();
  session->entered_in_error->reason = g_strdup ("wrong client");
}
