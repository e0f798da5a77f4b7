/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A concern's scores over time: each area's first and last, and one line for all of them. */
#include "config.h"

#include <string.h>

#include "dbk-improvement.h"
#include "dbk-names.h"
#include "dbk-session-field.h"

/* One score with what a comparison needs. */
typedef struct
{
  DbkAssessment *score;
  const char *session; /* id, NULL outside a session */
  guint position;      /* as found: decides between scores recorded in the same moment */
} Scored;

void
dbk_area_change_free (DbkAreaChange *change)
{
  if (change == NULL)
    return;
  g_free (change->area);
  g_free (change->baseline_word);
  g_free (change->latest_word);
  g_free (change);
}

static void
free_point (gpointer data)
{
  DbkConcernPoint *point = data;

  g_free (point->session);
  g_free (point);
}

void
dbk_concern_line_free (DbkConcernLine *line)
{
  if (line == NULL)
    return;
  g_free (line->concern);
  g_free (line->code);
  g_free (line->other_text);
  g_free (line->scale_code);
  g_ptr_array_unref (line->areas);
  g_ptr_array_unref (line->points);
  g_free (line);
}

static const char *
area_of (const Scored *scored)
{
  return scored->score->area == NULL ? "" : scored->score->area;
}

static int
compare_scored (gconstpointer a, gconstpointer b)
{
  const Scored *one = a;
  const Scored *other = b;

  if (one->score->assessed_on != other->score->assessed_on)
    return one->score->assessed_on < other->score->assessed_on ? -1 : 1;
  if (one->score->recorded_at != other->score->recorded_at)
    return one->score->recorded_at < other->score->recorded_at ? -1 : 1;
  return one->position < other->position ? -1 : one->position > other->position;
}

static void
add_scores (GArray *all, GPtrArray *scores, const DbkConcern *concern, const char *session)
{
  for (guint i = 0; i < scores->len; i++)
    {
      DbkAssessment *score = scores->pdata[i];
      Scored scored = { score, session, all->len };

      /* A session's scores name their concern; a concern's own belong to it already. */
      if (session != NULL && g_strcmp0 (score->concern, concern->id) != 0)
        continue;
      dbk_assessment_ref (score);
      g_array_append_val (all, scored);
    }
}

static void
clear_scored (gpointer data)
{
  dbk_assessment_unref (((Scored *) data)->score);
}

/* All scores of the concern that count, by day: a session's as its addenda leave them. */
static GArray *
collect (const DbkClientRecord *record, const DbkConcern *concern)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Scored));

  g_array_set_clear_func (all, clear_scored);
  add_scores (all, concern->scores, concern, NULL);
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        {
          const DbkSession *session = course->sessions->pdata[j];
          g_autoptr (DbkSession) corrected = NULL;

          if (!dbk_session_is_held (session))
            continue;
          corrected = dbk_session_as_corrected (session);
          add_scores (all, corrected->scores, concern, session->id == NULL ? "" : session->id);
        }
    }
  g_array_sort (all, compare_scored);
  return all;
}

/* Scores of different scales can't be put on one line. */
static void
keep_scale (GArray *all, const char *scale)
{
  for (guint i = all->len; i > 0; i--)
    if (g_strcmp0 (g_array_index (all, Scored, i - 1).score->scale, scale) != 0)
      g_array_remove_index (all, i - 1);
}

/* The first of occasion baseline, else the first of all; of several on that day the last one, which
 * was typed to put an earlier one right. */
static const DbkAssessment *
find_baseline (GArray *all, const char *area)
{
  const DbkAssessment *first = NULL;
  gboolean first_is_baseline = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const Scored *scored = &g_array_index (all, Scored, i);
      gboolean is_baseline = g_strcmp0 (scored->score->occasion, "baseline") == 0;

      if (!g_str_equal (area_of (scored), area))
        continue;
      if (first != NULL && first_is_baseline == is_baseline &&
          scored->score->assessed_on != first->assessed_on)
        continue;
      if (first != NULL && first_is_baseline && !is_baseline)
        continue;
      first = scored->score;
      first_is_baseline = is_baseline;
    }
  return first;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const DbkAreaChange *one = *(const DbkAreaChange *const *) a;
  const DbkAreaChange *other = *(const DbkAreaChange *const *) b;
  guint one_position = dbk_catalog_area_position (one->area);
  guint other_position = dbk_catalog_area_position (other->area);

  if (one_position != other_position)
    return one_position < other_position ? -1 : 1;
  return strcmp (one->area, other->area);
}

static DbkAreaChange *
find_change (GPtrArray *changes, const char *area)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((DbkAreaChange *) changes->pdata[i])->area, area))
      return changes->pdata[i];
  return NULL;
}

static void
add_change (DbkConcernLine *line, GArray *all, const Scored *scored)
{
  DbkAreaChange *change = find_change (line->areas, area_of (scored));

  if (change == NULL)
    {
      const DbkAssessment *baseline = find_baseline (all, area_of (scored));

      change = g_new0 (DbkAreaChange, 1);
      change->area = g_strdup (area_of (scored));
      change->baseline_on = baseline->assessed_on;
      change->baseline = baseline->score;
      change->baseline_word = g_strdup (baseline->word);
      change->latest = DBK_NONE;
      g_ptr_array_add (line->areas, change);
    }
  if (scored->score->assessed_on <= change->baseline_on)
    return;
  change->latest_on = scored->score->assessed_on;
  change->latest = scored->score->score;
  dbk_set_text (&change->latest_word, scored->score->word);
}

/* The mean of what is known of each area on the day of the scores up to @end. An area counts from
 * its own baseline on, and so does its baseline: what is compared is always the same areas. */
static DbkConcernPoint *
make_point (const DbkConcernLine *line, GArray *all, guint end)
{
  DbkConcernPoint *point = g_new0 (DbkConcernPoint, 1);

  point->day = g_array_index (all, Scored, end - 1).score->assessed_on;
  for (guint i = 0; i < line->areas->len; i++)
    {
      const DbkAreaChange *change = line->areas->pdata[i];
      int latest = DBK_NONE;

      if (change->baseline == DBK_NONE || change->baseline_on > point->day)
        continue;
      for (guint j = end; j > 0 && latest == DBK_NONE; j--)
        {
          const Scored *scored = &g_array_index (all, Scored, j - 1);

          if (g_str_equal (area_of (scored), change->area))
            latest = scored->score->assessed_on == change->baseline_on ? change->baseline
                                                                       : scored->score->score;
        }
      if (latest == DBK_NONE)
        continue;
      point->baseline.sum += change->baseline;
      point->baseline.n++;
      point->mean.sum += latest;
      point->mean.n++;
    }
  for (guint j = end; j > 0; j--)
    {
      const Scored *scored = &g_array_index (all, Scored, j - 1);

      if (scored->score->assessed_on != point->day)
        break;
      if (scored->session != NULL && point->session == NULL)
        point->session = g_strdup (scored->session);
    }
  point->improvement = dbk_improvement_tenths (line->scale, point->baseline, point->mean);
  return point;
}

static void
add_points (DbkConcernLine *line, GArray *all)
{
  if (line->scale == NULL || !line->scale->charted)
    return;
  for (guint i = 0; i < all->len; i++)
    {
      DbkDate day = g_array_index (all, Scored, i).score->assessed_on;
      DbkConcernPoint *point;

      if (i + 1 < all->len && g_array_index (all, Scored, i + 1).score->assessed_on == day)
        continue;
      point = make_point (line, all, i + 1);
      if (point->mean.n == 0)
        free_point (point);
      else
        g_ptr_array_add (line->points, point);
    }
}

/* The concern's scores of its scale: the concern's own, or that of its first score. */
static GArray *
collect_on_scale (const DbkClientRecord *record, const DbkConcern *concern, const char **scale)
{
  GArray *all = collect (record, concern);

  *scale = concern->scale;
  if ((*scale == NULL || (*scale)[0] == '\0') && all->len > 0)
    *scale = g_array_index (all, Scored, 0).score->scale;
  keep_scale (all, *scale);
  return all;
}

static DbkConcernLine *
make_line (const DbkClientRecord *record, const DbkConcern *concern, const char *scale, GArray *all)
{
  DbkConcernLine *line = g_new0 (DbkConcernLine, 1);

  line->concern = g_strdup (concern->id);
  line->code = g_strdup (concern->code);
  line->other_text = g_strdup (concern->other_text);
  line->scale_code = g_strdup (scale);
  line->scale = dbk_catalog_find_scale (scale);
  line->target = concern->target;
  line->smallest_change = dbk_smallest_change_find (record->smallest_changes, scale);
  line->areas = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_area_change_free);
  line->points = g_ptr_array_new_with_free_func (free_point);
  for (guint i = 0; i < all->len; i++)
    add_change (line, all, &g_array_index (all, Scored, i));
  g_ptr_array_sort (line->areas, compare_changes);
  add_points (line, all);
  return line;
}

DbkConcernLine *
dbk_concern_line (const DbkClientRecord *record, const DbkConcern *concern)
{
  const char *scale;
  g_autoptr (GArray) all = collect_on_scale (record, concern, &scale);

  return make_line (record, concern, scale, all);
}

GPtrArray *
dbk_concern_area_lines (const DbkClientRecord *record, const DbkConcern *concern)
{
  const char *scale;
  g_autoptr (GArray) all = collect_on_scale (record, concern, &scale);
  g_autoptr (DbkConcernLine) whole = make_line (record, concern, scale, all);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_concern_line_free);

  for (guint i = 0; i < whole->areas->len; i++)
    {
      const DbkAreaChange *change = whole->areas->pdata[i];
      g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (Scored));

      g_array_set_clear_func (part, clear_scored);
      for (guint j = 0; j < all->len; j++)
        {
          Scored scored = g_array_index (all, Scored, j);

          if (!g_str_equal (area_of (&scored), change->area))
            continue;
          dbk_assessment_ref (scored.score);
          g_array_append_val (part, scored);
        }
      g_ptr_array_add (lines, make_line (record, concern, scale, part));
    }
  return lines;
}

DbkScoreMean
dbk_concern_line_baseline (const DbkConcernLine *line)
{
  const DbkConcernPoint *last;

  if (line->points->len == 0)
    return (DbkScoreMean){ 0, 0 };
  last = line->points->pdata[line->points->len - 1];
  return last->baseline;
}

DbkScoreMean
dbk_concern_line_latest (const DbkConcernLine *line)
{
  const DbkConcernPoint *last;

  if (line->points->len < 2)
    return (DbkScoreMean){ 0, 0 };
  last = line->points->pdata[line->points->len - 1];
  return last->mean;
}

int
dbk_concern_line_target_improvement (const DbkConcernLine *line)
{
  return dbk_improvement_tenths (line->scale, dbk_concern_line_baseline (line),
                                 dbk_score (line->target));
}

static DbkAreaChange *
copy_change (const DbkAreaChange *change, const char *area)
{
  DbkAreaChange *copy = g_memdup2 (change, sizeof *change);

  copy->area = g_strdup (area);
  copy->baseline_word = g_strdup (change->baseline_word);
  copy->latest_word = g_strdup (change->latest_word);
  return copy;
}

static gboolean
is_same_change (const DbkAreaChange *a, const DbkAreaChange *b)
{
  return a->baseline_on == b->baseline_on && a->latest_on == b->latest_on &&
         a->baseline == b->baseline && a->latest == b->latest &&
         g_strcmp0 (a->baseline_word, b->baseline_word) == 0 &&
         g_strcmp0 (a->latest_word, b->latest_word) == 0;
}

GPtrArray *
dbk_concern_line_merged_areas (const DbkConcernLine *line)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_area_change_free);

  for (guint i = 0; i < line->areas->len; i++)
    {
      const DbkAreaChange *change = line->areas->pdata[i];
      const DbkAreaInfo *info = dbk_catalog_find_area (change->area);
      const DbkAreaChange *next = i + 1 < line->areas->len ? line->areas->pdata[i + 1] : NULL;

      if (info != NULL && info->side == DBK_SIDE_LEFT && next != NULL &&
          g_str_equal (next->area, info->mirror) && is_same_change (change, next))
        {
          g_ptr_array_add (merged, copy_change (change, info->pair));
          i++;
        }
      else
        g_ptr_array_add (merged, copy_change (change, change->area));
    }
  return merged;
}

DbkAssessment *
dbk_concern_latest_score (const DbkClientRecord *record,
                          const DbkConcern *concern,
                          const char *area,
                          DbkDate on)
{
  g_autoptr (GArray) all = collect (record, concern);

  for (guint i = all->len; i > 0; i--)
    {
      const Scored *scored = &g_array_index (all, Scored, i - 1);

      if (scored->score->assessed_on <= on &&
          g_str_equal (area_of (scored), area == NULL ? "" : area))
        return dbk_assessment_ref (scored->score);
    }
  return NULL;
}
