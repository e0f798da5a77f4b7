/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether it helped: exact figures, and which scores count. */
#include "dbk-improvement.h"
#include "dbk-scale.h"
#include "dbk-session-field.h"
#include "test-values.h"

static const DbkScaleInfo *
scale (const char *code)
{
  const DbkScaleInfo *found = dbk_catalog_find_scale (code);

  g_assert_nonnull (found);
  return found;
}

/* A scale on which more is better, 0–10 in whole steps. */
static const DbkScaleInfo higher = {
  "higher", "1", 0, 100, 10, .per_area = TRUE,
};

static void
assert_change (const DbkScaleInfo *on, int baseline, int now, int percent, const char *words)
{
  g_autofree char *described = dbk_change_describe (on, dbk_score (baseline), dbk_score (now));

  g_assert_cmpint (dbk_improvement_percent (on, dbk_score (baseline), dbk_score (now)), ==,
                   percent);
  g_assert_cmpstr (described, ==, words);
}

static void
test_lower_is_better (void)
{
  const DbkScaleInfo *lemperle = scale ("lemperle");

  assert_change (lemperle, 40, 20, 50, "50 % better");
  assert_change (lemperle, 40, 30, 25, "25 % better");
  assert_change (lemperle, 40, 0, 100, "100 % better");
  assert_change (lemperle, 30, 20, 33, "33 % better");
  assert_change (lemperle, 30, 10, 67, "67 % better");
  assert_change (lemperle, 40, 50, -25, "25 % worse");
  assert_change (lemperle, 20, 50, -150, "150 % worse");
  assert_change (lemperle, 40, 40, 0, "no clear change");
  assert_change (lemperle, 40, 35, 13, "no clear change");
  assert_change (lemperle, 40, 45, -13, "no clear change");
  /* Nothing to divide by: better is not possible, worse has no percentage. */
  assert_change (lemperle, 0, 10, DBK_NONE, "worse");
  assert_change (lemperle, 0, 0, DBK_NONE, "no clear change");
  assert_change (lemperle, DBK_NONE, 10, DBK_NONE, "");
  assert_change (lemperle, 40, DBK_NONE, DBK_NONE, "");
  assert_change (scale ("vas"), 70, 35, 50, "50 % better");
  assert_change (scale ("vas"), 70, 65, 7, "7 % better");
  assert_change (scale ("mmasi"), 84, 83, 1, "1 % better");
  assert_change (scale ("gais"), 40, 20, DBK_NONE, "");
  assert_change (NULL, 40, 20, DBK_NONE, "");
}

static void
test_higher_is_better (void)
{
  assert_change (&higher, 20, 60, 50, "50 % better");
  assert_change (&higher, 0, 100, 100, "100 % better");
  assert_change (&higher, 20, 10, -13, "13 % worse");
  assert_change (&higher, 20, 25, 6, "no clear change");
  assert_change (&higher, 100, 80, DBK_NONE, "worse");
  assert_change (&higher, 0, 50, 50, "50 % better");
}

static void
test_rounding (void)
{
  const DbkScaleInfo *lemperle = scale ("lemperle");

  g_assert_cmpint (dbk_improvement_tenths (lemperle, dbk_score (30), dbk_score (20)), ==, 333);
  g_assert_cmpint (dbk_improvement_tenths (lemperle, dbk_score (30), dbk_score (10)), ==, 667);
  g_assert_cmpint (dbk_improvement_tenths (lemperle, dbk_score (40), dbk_score (35)), ==, 125);
  /* 12.5 % either way rounds away from zero. */
  g_assert_cmpint (dbk_improvement_percent (lemperle, dbk_score (40), dbk_score (35)), ==, 13);
  g_assert_cmpint (dbk_improvement_percent (lemperle, dbk_score (40), dbk_score (45)), ==, -13);
  /* 49.5 % is 50 in whole per cent. */
  g_assert_cmpint (dbk_improvement_percent (scale ("masi"), dbk_score (400), dbk_score (202)), ==,
                   50);
  g_assert_cmpint (dbk_improvement_tenths (scale ("masi"), dbk_score (400), dbk_score (202)), ==,
                   495);
}

/* Means: one whole step of the mean, not of the sum. */
static void
test_means (void)
{
  const DbkScaleInfo *lemperle = scale ("lemperle");
  DbkScoreMean baseline = { 80, 2 };
  DbkScoreMean a_little = { 70, 2 };
  DbkScoreMean a_step = { 60, 2 };
  DbkScoreMean thirds = { 100, 3 };
  g_autofree char *two_and_a_half = dbk_score_format ((DbkScoreMean){ 50, 2 });
  g_autofree char *three_and_a_third = dbk_score_format (thirds);
  g_autofree char *whole = dbk_score_format (dbk_score (40));
  g_autofree char *none = dbk_score_format (dbk_score (DBK_NONE));

  g_assert_cmpint (dbk_change_of (lemperle, baseline, a_little), ==, DBK_CHANGE_NONE);
  g_assert_cmpint (dbk_change_of (lemperle, baseline, a_step), ==, DBK_CHANGE_BETTER);
  g_assert_cmpint (dbk_change_of (lemperle, a_step, baseline), ==, DBK_CHANGE_WORSE);
  g_assert_cmpint (dbk_improvement_tenths (lemperle, baseline, thirds), ==, 167);
  g_assert_cmpstr (two_and_a_half, ==, "2.5");
  g_assert_cmpstr (three_and_a_third, ==, "3.3");
  g_assert_cmpstr (whole, ==, "4");
  g_assert_cmpstr (none, ==, "");
}

static void
test_quartiles (void)
{
  const DbkScaleInfo *masi = scale ("masi");
  static const struct
  {
    int now;
    DbkQuartile quartile;
  } table[] = {
    { 500, DBK_QUARTILE_UNDER_25 },  { 400, DBK_QUARTILE_UNDER_25 }, { 301, DBK_QUARTILE_UNDER_25 },
    { 300, DBK_QUARTILE_25_TO_50 },  { 200, DBK_QUARTILE_25_TO_50 }, { 199, DBK_QUARTILE_51_TO_75 },
    { 100, DBK_QUARTILE_51_TO_75 },  { 99, DBK_QUARTILE_OVER_75 },   { 0, DBK_QUARTILE_OVER_75 },
    { DBK_NONE, DBK_QUARTILE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (dbk_improvement_quartile (masi, dbk_score (400), dbk_score (table[i].now)), ==,
                     table[i].quartile);
  g_assert_cmpstr (dbk_quartile_name (DBK_QUARTILE_25_TO_50), ==, "25–50 %");
  g_assert_cmpstr (dbk_quartile_name (DBK_QUARTILE_NONE), ==, "");
}

/* What the clinic entered counts where it is more than a step; what it left out is a step. */
static void
test_smallest_change (void)
{
  const DbkScaleInfo *vas = dbk_catalog_find_scale ("vas");
  g_autofree char *one = dbk_smallest_change_set (NULL, "vas", 15);
  g_autofree char *two = dbk_smallest_change_set (one, "lemperle", 20);
  g_autofree char *less = dbk_smallest_change_set (two, "vas", DBK_NONE);
  g_autofree char *words = NULL;

  g_assert_cmpint (dbk_smallest_change_find (two, "vas"), ==, 15);
  g_assert_cmpint (dbk_smallest_change_find (two, "lemperle"), ==, 20);
  g_assert_cmpint (dbk_smallest_change_find (two, "masi"), ==, DBK_NONE);
  g_assert_cmpint (dbk_smallest_change_find (NULL, "vas"), ==, DBK_NONE);
  g_assert_cmpint (dbk_smallest_change_find ("vas:x vas:-3 :", "vas"), ==, DBK_NONE);
  g_assert_cmpstr (less, ==, "lemperle:20");
  g_assert_cmpint (dbk_change_of (vas, dbk_score (50), dbk_score (45)), ==, DBK_CHANGE_BETTER);
  g_assert_cmpint (dbk_change_of_at_least (vas, 15, dbk_score (50), dbk_score (40)), ==,
                   DBK_CHANGE_NONE);
  g_assert_cmpint (dbk_change_of_at_least (vas, 15, dbk_score (50), dbk_score (35)), ==,
                   DBK_CHANGE_BETTER);
  g_assert_cmpint (dbk_change_of_at_least (vas, 2, dbk_score (50), dbk_score (48)), ==,
                   DBK_CHANGE_NONE);
  words = dbk_change_describe_at_least (vas, 15, dbk_score (50), dbk_score (40));
  g_assert_cmpstr (words, ==, "no clear change");
}

/* Lloyd 2001: 9, 8, 4 and 3 of 24. */
static void
test_percentages (void)
{
  const guint lloyd[] = { 9, 8, 4, 3 };
  const guint thirds[] = { 1, 1, 1 };
  const guint nothing[] = { 0, 0 };
  const guint one[] = { 0, 5 };
  int tenths[4];

  dbk_percentages (lloyd, 4, tenths);
  g_assert_cmpint (tenths[0], ==, 375);
  g_assert_cmpint (tenths[1], ==, 333);
  g_assert_cmpint (tenths[2], ==, 167);
  g_assert_cmpint (tenths[3], ==, 125);
  dbk_percentages (thirds, 3, tenths);
  g_assert_cmpint (tenths[0], ==, 334);
  g_assert_cmpint (tenths[1], ==, 333);
  g_assert_cmpint (tenths[2], ==, 333);
  dbk_percentages (nothing, 2, tenths);
  g_assert_cmpint (tenths[0], ==, 0);
  dbk_percentages (one, 2, tenths);
  g_assert_cmpint (tenths[0], ==, 0);
  g_assert_cmpint (tenths[1], ==, 1000);
  for (guint a = 0; a < 20; a++)
    for (guint b = 0; b < 20; b++)
      for (guint c = 1; c < 20; c++)
        {
          const guint counts[] = { a, b, c };

          dbk_percentages (counts, 3, tenths);
          g_assert_cmpint (tenths[0] + tenths[1] + tenths[2], ==, 1000);
        }
}

/* The picture's client: crow's feet 4 and 4, after four sessions 2 and 3. */
typedef struct
{
  DbkClientRecord *record;
  DbkConcern *concern;
  DbkCourse *course;
} Fixture;

static DbkSession *
score_session (Fixture *fixture, const char *state, const char *iso, int left, int right)
{
  DbkSession *session = add_session (fixture->course, state, iso);
  int values[] = { left, right };
  const char *areas[] = { "crows_feet_left", "crows_feet_right" };

  for (int i = 0; i < 2; i++)
    {
      DbkAssessment *score;

      if (values[i] == DBK_NONE)
        continue;
      score = make_score (areas[i], "session", iso, values[i]);
      score->concern = g_strdup ("concern");
      g_ptr_array_add (session->scores, score);
    }
  return session;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->record = make_record ();
  fixture->concern = dbk_concern_new ();
  fixture->concern->id = g_strdup ("concern");
  fixture->concern->code = g_strdup ("crows_feet");
  fixture->concern->scale = g_strdup ("lemperle");
  fixture->concern->target = 10;
  g_ptr_array_add (fixture->record->concerns, fixture->concern);
  fixture->course = make_course ();
  g_ptr_array_add (fixture->record->courses, fixture->course);
  g_ptr_array_add (fixture->concern->scores,
                   make_score ("crows_feet_right", "baseline", "2026-10-01", 40));
  g_ptr_array_add (fixture->concern->scores,
                   make_score ("crows_feet_left", "baseline", "2026-10-01", 40));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dbk_client_record_unref (fixture->record);
}

static void
assert_point (const DbkConcernLine *line, guint at, const char *iso, int sum, int improvement)
{
  const DbkConcernPoint *point = line->points->pdata[at];

  g_assert_cmpint (point->day, ==, day (iso));
  g_assert_cmpint (point->mean.sum, ==, sum);
  g_assert_cmpint (point->improvement, ==, improvement);
}

static void
test_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConcernLine) line = NULL;
  const DbkAreaChange *left;
  const DbkAreaChange *right;

  score_session (fixture, "signed", "2026-11-19", 20, 30);
  score_session (fixture, "transcribed", "2026-10-08", 40, 40);
  score_session (fixture, "signed", "2026-10-22", 30, 40);
  score_session (fixture, "draft", "2026-11-20", 0, 0);
  mark_entered_in_error (score_session (fixture, "signed", "2026-11-18", 50, 50));
  line = dbk_concern_line (fixture->record, fixture->concern);
  g_assert_cmpuint (line->points->len, ==, 4);
  assert_point (line, 0, "2026-10-01", 80, 0);
  assert_point (line, 1, "2026-10-08", 80, 0);
  assert_point (line, 2, "2026-10-22", 70, 125);
  assert_point (line, 3, "2026-11-19", 50, 375);
  g_assert_null (((DbkConcernPoint *) line->points->pdata[0])->session);
  g_assert_cmpstr (((DbkConcernPoint *) line->points->pdata[3])->session, ==, "2026-11-19-signed");
  g_assert_cmpint (dbk_concern_line_target_improvement (line), ==, 750);
  g_assert_cmpint (dbk_concern_line_baseline (line).sum, ==, 80);
  g_assert_cmpint (dbk_concern_line_latest (line).sum, ==, 50);
  g_assert_cmpuint (line->areas->len, ==, 2);
  left = line->areas->pdata[0];
  right = line->areas->pdata[1];
  g_assert_cmpstr (left->area, ==, "crows_feet_left");
  g_assert_cmpint (left->baseline, ==, 40);
  g_assert_cmpint (left->latest, ==, 20);
  g_assert_cmpint (right->latest, ==, 30);
  g_assert_cmpint (right->latest_on, ==, day ("2026-11-19"));
}

/* Each area alone: its own days, its own baseline. */
static void
test_area_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  const DbkConcernLine *left, *right, *temple;

  score_session (fixture, "signed", "2026-10-22", 20, 40);
  score_session (fixture, "signed", "2026-11-19", 20, DBK_NONE);
  g_ptr_array_add (fixture->concern->scores,
                   make_score ("temple_left", "baseline", "2026-10-20", 50));
  lines = dbk_concern_area_lines (fixture->record, fixture->concern);
  g_assert_cmpuint (lines->len, ==, 3);
  temple = lines->pdata[0];
  left = lines->pdata[1];
  right = lines->pdata[2];
  g_assert_cmpstr (((DbkAreaChange *) temple->areas->pdata[0])->area, ==, "temple_left");
  g_assert_cmpuint (temple->points->len, ==, 1);
  assert_point (temple, 0, "2026-10-20", 50, 0);
  g_assert_cmpuint (left->points->len, ==, 3);
  assert_point (left, 2, "2026-11-19", 20, 500);
  g_assert_cmpuint (right->points->len, ==, 2);
  assert_point (right, 1, "2026-10-22", 40, 0);
  g_assert_cmpstr (left->concern, ==, "concern");
  g_assert_cmpint (left->target, ==, 10);
}

/* Follow-ups go on after the course; an area left out on a day keeps its latest score. */
static void
test_follow_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConcernLine) line = NULL;

  score_session (fixture, "signed", "2026-11-19", 20, DBK_NONE);
  g_ptr_array_add (fixture->concern->scores,
                   make_score ("crows_feet_right", "follow_up", "2027-03-01", 10));
  line = dbk_concern_line (fixture->record, fixture->concern);
  g_assert_cmpuint (line->points->len, ==, 3);
  assert_point (line, 1, "2026-11-19", 60, 250);
  assert_point (line, 2, "2027-03-01", 30, 625);
}

/* An area added later counts from its own baseline on; a jump in the line would be a lie. */
static void
test_later_area (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConcernLine) line = NULL;
  DbkScoreMean baseline;

  score_session (fixture, "signed", "2026-10-08", 20, 20);
  g_ptr_array_add (fixture->concern->scores,
                   make_score ("temple_left", "baseline", "2026-10-20", 50));
  line = dbk_concern_line (fixture->record, fixture->concern);
  g_assert_cmpuint (line->points->len, ==, 3);
  assert_point (line, 1, "2026-10-08", 40, 500);
  assert_point (line, 2, "2026-10-20", 90, 308);
  baseline = dbk_concern_line_baseline (line);
  g_assert_cmpint (baseline.sum, ==, 130);
  g_assert_cmpint (baseline.n, ==, 3);
  g_assert_cmpint (((DbkAreaChange *) line->areas->pdata[0])->latest, ==, DBK_NONE);
  g_assert_cmpstr (((DbkAreaChange *) line->areas->pdata[0])->area, ==, "temple_left");
}

/* Other concerns' scores, other scales and earlier guesses stay out. */
static void
test_what_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConcernLine) line = NULL;
  DbkSession *session = score_session (fixture, "signed", "2026-10-08", 30, 30);
  DbkAssessment *foreign = make_score ("crows_feet_left", "session", "2026-10-08", 0);
  DbkAssessment *other_scale = make_score ("crows_feet_left", "follow_up", "2026-10-09", 90);
  DbkAssessment *early = make_score ("crows_feet_left", "follow_up", "2026-09-01", 50);
  DbkAssessment *corrected = make_score ("crows_feet_left", "baseline", "2026-10-01", 50);

  foreign->concern = g_strdup ("another");
  g_ptr_array_add (session->scores, foreign);
  dbk_set_text (&other_scale->scale, "fitzpatrick_wrinkle");
  corrected->recorded_at = 5;
  g_ptr_array_add (fixture->concern->scores, other_scale);
  g_ptr_array_add (fixture->concern->scores, early);
  g_ptr_array_add (fixture->concern->scores, corrected);
  line = dbk_concern_line (fixture->record, fixture->concern);
  g_assert_cmpint (((DbkAreaChange *) line->areas->pdata[0])->baseline, ==, 50);
  g_assert_cmpint (((DbkAreaChange *) line->areas->pdata[0])->latest, ==, 30);
  g_assert_cmpuint (line->points->len, ==, 2);
  assert_point (line, 0, "2026-10-01", 90, 0);
  assert_point (line, 1, "2026-10-08", 60, 333);
}

static void
test_merged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConcernLine) same = NULL;
  g_autoptr (DbkConcernLine) different = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) two = NULL;

  score_session (fixture, "signed", "2026-10-08", 30, 30);
  same = dbk_concern_line (fixture->record, fixture->concern);
  one = dbk_concern_line_merged_areas (same);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((DbkAreaChange *) one->pdata[0])->area, ==, "crows_feet");
  g_assert_cmpint (((DbkAreaChange *) one->pdata[0])->latest, ==, 30);
  score_session (fixture, "signed", "2026-10-22", 20, 30);
  different = dbk_concern_line (fixture->record, fixture->concern);
  two = dbk_concern_line_merged_areas (different);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (((DbkAreaChange *) two->pdata[1])->area, ==, "crows_feet_right");
}

/* Words have a first and a last, and no line. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConcernLine) line = NULL;
  const DbkAreaChange *change;

  dbk_set_text (&fixture->concern->scale, "gais");
  for (int i = 0; i < 2; i++)
    {
      DbkAssessment *score =
          make_score ("", "follow_up", i == 0 ? "2026-11-01" : "2026-12-01", DBK_NONE);

      dbk_set_text (&score->scale, "gais");
      score->word = g_strdup (i == 0 ? "improved" : "much_improved");
      g_ptr_array_add (fixture->concern->scores, score);
    }
  line = dbk_concern_line (fixture->record, fixture->concern);
  g_assert_cmpuint (line->points->len, ==, 0);
  g_assert_cmpuint (line->areas->len, ==, 1);
  change = line->areas->pdata[0];
  g_assert_cmpstr (change->baseline_word, ==, "improved");
  g_assert_cmpstr (change->latest_word, ==, "much_improved");
  g_assert_cmpint (dbk_concern_line_latest (line).n, ==, 0);
  g_assert_cmpint (dbk_concern_line_target_improvement (line), ==, DBK_NONE);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConcernLine) line = NULL;
  g_autoptr (DbkConcernLine) unknown = NULL;

  dbk_set_text (&fixture->concern->scale, "a scale of our own");
  unknown = dbk_concern_line (fixture->record, fixture->concern);
  g_assert_null (unknown->scale);
  g_assert_cmpuint (unknown->points->len, ==, 0);
  dbk_set_text (&fixture->concern->scale, NULL);
  g_ptr_array_set_size (fixture->concern->scores, 0);
  line = dbk_concern_line (fixture->record, fixture->concern);
  g_assert_cmpuint (line->areas->len, ==, 0);
  g_assert_cmpint (dbk_concern_line_baseline (line).n, ==, 0);
}

static void
assert_latest (Fixture *fixture, const char *area, const char *iso, int wanted)
{
  g_autoptr (DbkAssessment) score =
      dbk_concern_latest_score (fixture->record, fixture->concern, area, day (iso));

  g_assert_true ((score == NULL) == (wanted == DBK_NONE));
  if (score != NULL)
    g_assert_cmpint (score->score, ==, wanted);
}

static void
test_latest_score (Fixture *fixture, gconstpointer data)
{
  score_session (fixture, "signed", "2026-10-08", 30, DBK_NONE);
  assert_latest (fixture, "crows_feet_left", "2026-10-07", 40);
  assert_latest (fixture, "crows_feet_left", "2026-10-08", 30);
  assert_latest (fixture, "chin", "2026-10-08", DBK_NONE);
  assert_latest (fixture, "crows_feet_left", "2026-09-30", DBK_NONE);
}

static void
correct (DbkSession *session, int number, const char *field, const char *value)
{
  DbkAddendum *addendum = dbk_addendum_new ();

  addendum->number = number;
  addendum->field = g_strdup (field);
  addendum->new_value = g_strdup (value);
  g_ptr_array_add (session->addenda, addendum);
}

/* A score an addendum puts right counts as it now is; what was signed stays as it was signed. */
static void
test_corrected_score (Fixture *fixture, gconstpointer data)
{
  DbkSession *session = score_session (fixture, "signed", "2026-10-08", 30, 40);
  g_autoptr (DbkConcernLine) line = NULL;
  g_autoptr (DbkSession) corrected = NULL;

  correct (session, 1, "scores/0/score", "2.5");
  correct (session, 2, "notes", "Both sides");
  correct (session, 3, "treated_on", "2026-10-09");
  correct (session, 4, "scores/9/score", "1");
  correct (session, 5, "scores/0/score", "two");
  line = dbk_concern_line (fixture->record, fixture->concern);
  assert_latest (fixture, "crows_feet_left", "2026-10-08", 25);
  g_assert_cmpint (dbk_concern_line_latest (line).sum, ==, 65);
  corrected = dbk_session_as_corrected (session);
  g_assert_cmpstr (corrected->notes, ==, "Both sides");
  g_assert_cmpint (corrected->treated_on, ==, day ("2026-10-09"));
  g_assert_null (session->notes);
  g_assert_cmpint (((DbkAssessment *) session->scores->pdata[0])->score, ==, 30);
  g_assert_cmpint (dbk_session_correction (session, "notes"), ==, 2);
  g_assert_cmpint (dbk_session_correction (session, "areas/"), ==, 0);
}

/* Nothing to correct, nothing to copy. */
static void
test_not_corrected (Fixture *fixture, gconstpointer data)
{
  DbkSession *session = score_session (fixture, "signed", "2026-10-08", 30, 40);
  g_autoptr (DbkSession) same = dbk_session_as_corrected (session);

  g_assert_true (same == session);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/concern-line/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/improvement/lower-is-better", test_lower_is_better);
  g_test_add_func ("/improvement/higher-is-better", test_higher_is_better);
  g_test_add_func ("/improvement/rounding", test_rounding);
  g_test_add_func ("/improvement/smallest-change", test_smallest_change);
  g_test_add_func ("/improvement/means", test_means);
  g_test_add_func ("/improvement/quartiles", test_quartiles);
  g_test_add_func ("/improvement/percentages", test_percentages);
  ADD ("line", test_line);
  ADD ("area-lines", test_area_lines);
  ADD ("follow-up", test_follow_up);
  ADD ("later-area", test_later_area);
  ADD ("what-counts", test_what_counts);
  ADD ("merged", test_merged);
  ADD ("words", test_words);
  ADD ("empty", test_empty);
  ADD ("corrected-score", test_corrected_score);
  ADD ("not-corrected", test_not_corrected);
  ADD ("latest-score", test_latest_score);
  return g_test_run ();
}
