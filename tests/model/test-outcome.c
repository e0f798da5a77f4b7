/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to. */
#include "dbk-outcome.h"

#include "test-values.h"

/* A client whose crow's feet were 4 before a finished course of @n_sessions, and are @after now. */
static DbkClientRecord *
make_client (const char *template, int after, guint n_sessions)
{
  DbkClientRecord *record = make_record ();
  DbkConcern *concern = dbk_concern_new ();
  DbkCourse *course = make_course ();

  concern->id = g_strdup ("concern");
  concern->code = g_strdup ("crows_feet");
  concern->scale = g_strdup ("lemperle");
  g_ptr_array_add (record->concerns, concern);
  g_ptr_array_add (concern->scores, make_score ("crows_feet_left", "baseline", "2026-10-01", 40));
  if (after != DBK_NONE)
    g_ptr_array_add (concern->scores,
                     make_score ("crows_feet_left", "follow_up", "2026-12-30", after));
  dbk_set_text (&course->status, "completed");
  dbk_set_text (&course->template_title, template);
  g_strfreev (course->concerns);
  course->concerns = codes ("concern");
  for (guint i = 0; i < n_sessions; i++)
    {
      g_autofree char *iso = g_strdup_printf ("2026-10-%02u", 8 + i);

      add_session (course, "signed", iso);
    }
  g_ptr_array_add (record->courses, course);
  return record;
}

static void
add_clients (DbkOutcome *outcome, guint n, const char *template, int after, guint n_sessions)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DbkClientRecord) record = make_client (template, after, n_sessions);

      dbk_outcome_add (outcome, record);
    }
}

/* Lloyd 2001: 9, 8, 4 and 3 of 24 are 37.5, 33.3, 16.7 and 12.5 per cent. */
static void
test_shares (void)
{
  g_autoptr (DbkOutcome) outcome = dbk_outcome_new ();
  const guint counts[] = { 9, 8, 4, 3 };
  const int after[] = { 40, 20, 15, 0 }; /* 0, 50, 62.5 and 100 per cent better */
  const char *texts[] = { "9 (37.5 %)", "8 (33.3 %)", "4 (16.7 %)", "3 (12.5 %)" };
  const DbkOutcomeRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    add_clients (outcome, counts[i], "Six weekly", after[i], 6);
  add_clients (outcome, 2, "Six weekly", DBK_NONE, 6);
  g_assert_cmpuint (outcome->courses, ==, 26);
  g_assert_cmpuint (outcome->sessions, ==, 26 * 6);
  g_assert_cmpuint (outcome->rows->len, ==, 1);
  row = outcome->rows->pdata[0];
  g_assert_cmpuint (row->courses, ==, 26);
  g_assert_cmpuint (row->unscored, ==, 2);
  g_assert_cmpuint (dbk_outcome_row_scored (row), ==, 24);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *text = dbk_outcome_row_class_text (row, i);

      g_assert_cmpuint (row->classes[i], ==, counts[i]);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

/* One course fewer than enough: counts alone. */
static void
test_few (void)
{
  g_autoptr (DbkOutcome) outcome = dbk_outcome_new ();
  int shares[DBK_OUTCOME_N_CLASSES];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_clients (outcome, DBK_OUTCOME_FEWEST_FOR_SHARES - 1, "Six weekly", 20, 6);
  before = dbk_outcome_row_class_text (outcome->rows->pdata[0], 1);
  g_assert_cmpstr (before, ==, "19");
  dbk_outcome_row_shares (outcome->rows->pdata[0], shares);
  g_assert_cmpint (shares[1], ==, 0);
  add_clients (outcome, 1, "Six weekly", 20, 6);
  after = dbk_outcome_row_class_text (outcome->rows->pdata[0], 1);
  g_assert_cmpstr (after, ==, "20 (100 %)");
}

/* By concern in the catalogue's order, then by template; a course planned by hand by its title. */
static void
test_rows (void)
{
  g_autoptr (DbkOutcome) outcome = dbk_outcome_new ();
  g_autoptr (DbkClientRecord) by_hand = make_client ("", 20, 3);
  g_autoptr (DbkClientRecord) marks = make_client ("Stretch marks", 20, 8);
  const char *templates[] = { "By hand", "Six weekly", "Stretch marks" };
  DbkCourse *course = by_hand->courses->pdata[0];

  dbk_set_text (&course->title, "By hand");
  dbk_set_text (&((DbkConcern *) marks->concerns->pdata[0])->code, "stretch_marks");
  dbk_outcome_add (outcome, marks);
  add_clients (outcome, 2, "Six weekly", 40, 6);
  dbk_outcome_add (outcome, by_hand);
  g_assert_cmpuint (outcome->rows->len, ==, G_N_ELEMENTS (templates));
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    g_assert_cmpstr (((DbkOutcomeRow *) outcome->rows->pdata[i])->template, ==, templates[i]);
}

/* What counts: completed courses, held sessions, reactions in them. */
static void
test_counted (void)
{
  g_autoptr (DbkOutcome) outcome = dbk_outcome_new ();
  g_autoptr (DbkClientRecord) record = make_client ("Six weekly", 20, 3);
  g_autoptr (DbkClientRecord) running = make_client ("Six weekly", 20, 3);
  DbkCourse *course = record->courses->pdata[0];
  DbkSession *wrong = add_session (course, "signed", "2026-10-20");

  g_ptr_array_add (wrong->reactions, dbk_session_reaction_new ());
  mark_entered_in_error (wrong);
  add_session (course, "draft", "2026-10-21");
  add_session (course, "transcribed", "2026-10-22");
  dbk_set_text (&((DbkCourse *) running->courses->pdata[0])->status, "active");
  dbk_outcome_add (outcome, record);
  dbk_outcome_add (outcome, running);
  g_assert_cmpuint (outcome->courses, ==, 1);
  g_assert_cmpuint (outcome->sessions, ==, 4);
  g_assert_cmpuint (outcome->reactions, ==, 0);

  g_ptr_array_add (((DbkSession *) course->sessions->pdata[0])->reactions,
                   dbk_session_reaction_new ());
  dbk_outcome_add (outcome, record);
  g_assert_cmpuint (outcome->reactions, ==, 1);
  g_assert_cmpuint (((DbkOutcomeRow *) outcome->rows->pdata[0])->reactions, ==, 1);
}

/* A second course begins where the first one ended, and its result is not the first one's. */
static void
test_second_course (void)
{
  g_autoptr (DbkOutcome) outcome = dbk_outcome_new ();
  g_autoptr (DbkClientRecord) record = make_client ("First", 20, 3);
  DbkConcern *concern = record->concerns->pdata[0];
  DbkCourse *second = make_course ();
  const DbkOutcomeRow *first_row, *second_row;

  dbk_set_text (&second->id, "second");
  dbk_set_text (&second->status, "completed");
  dbk_set_text (&second->template_title, "Second");
  g_strfreev (second->concerns);
  second->concerns = codes ("concern");
  add_session (second, "signed", "2027-02-01");
  g_ptr_array_add (record->courses, second);
  /* 4 → 2 in the first, 2 → 2 in the second. */
  g_ptr_array_add (concern->scores, make_score ("crows_feet_left", "follow_up", "2027-03-01", 20));
  dbk_outcome_add (outcome, record);
  g_assert_cmpuint (outcome->rows->len, ==, 2);
  first_row = outcome->rows->pdata[0];
  second_row = outcome->rows->pdata[1];
  g_assert_cmpuint (first_row->classes[1], ==, 1);
  g_assert_cmpuint (second_row->classes[0], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcome/shares", test_shares);
  g_test_add_func ("/outcome/few", test_few);
  g_test_add_func ("/outcome/rows", test_rows);
  g_test_add_func ("/outcome/counted", test_counted);
  g_test_add_func ("/outcome/second-course", test_second_course);
  return g_test_run ();
}
