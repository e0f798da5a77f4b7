/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A concern's scores over time: each area's first and last, and one line for all of them. */
#include "config.h"

#include <string.h>

#include "dbk-improvement.h"
#include "dbk-names.h"
#include "dbk-scale.h"
#include "dbk-session-field.h"
#include "dbk-text.h"

/* One score with what a comparison needs. */
typedef struct
{
  DbkAssessment *score;
  const char *session; /* id, NULL outside a session */
  guint position;      /* as found: decides between scores recorded in the same moment */
  guint area;          /* among the areas scored, in the order they come up */
} Scored;

/* What is known of one area while the scores are gone through by day. */
typedef struct
{
  DbkAreaChange *change;
  const DbkAssessment *first;
  const DbkAssessment *latest;
  int now; /* in tenths */
} Known;

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
  dbk_scale_info_unref (line->scale);
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

/* The scores of a concern and what keeps them alive. */
typedef struct
{
  GArray *all;          /* of Scored */
  GPtrArray *corrected; /* sessions as their addenda leave them */
} Scores;

static void
scores_clear (Scores *scores)
{
  g_array_unref (scores->all);
  g_ptr_array_unref (scores->corrected);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scores, scores_clear)

static void
add_scores (GArray *all, GPtrArray *scores, const DbkConcern *concern, const char *session)
{
  for (guint i = 0; i < scores->len; i++)
    {
      DbkAssessment *score = scores->pdata[i];
      Scored scored = { score, session, all->len, 0 };

      /* A session's scores name their concern; a concern's own belong to it already. */
      if (session != NULL && g_strcmp0 (score->concern, concern->id) != 0)
        continue;
      g_array_append_val (all, scored);
    }
}

static void
sort (GArray *all)
{
  for (guint i = 1; i < all->len; i++)
    if (compare_scored (&g_array_index (all, Scored, i - 1), &g_array_index (all, Scored, i)) > 0)
      {
        g_array_sort (all, compare_scored);
        return;
      }
}

/* All scores of the concern that count, by day: a session's as its addenda leave them. They live as
 * long as the record and what is returned. */
static Scores
collect (const DbkClientRecord *record, const DbkConcern *concern)
{
  Scores scores = { g_array_new (FALSE, FALSE, sizeof (Scored)),
                    g_ptr_array_new_with_free_func (dbk_record_unref) };

  add_scores (scores.all, concern->scores, concern, NULL);
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        {
          const DbkSession *session = course->sessions->pdata[j];
          DbkSession *corrected;

          if (!dbk_session_is_held (session))
            continue;
          corrected = dbk_session_as_corrected (session);
          g_ptr_array_add (scores.corrected, corrected);
          add_scores (scores.all, corrected->scores, concern,
                      session->id == NULL ? "" : session->id);
        }
    }
  sort (scores.all);
  return scores;
}

/* Scores of different scales can't be put on one line. */
static void
keep_scale (GArray *all, const char *scale, const char *version)
{
  guint kept = 0;

  for (guint i = 0; i < all->len; i++)
    {
      Scored *scored = &g_array_index (all, Scored, i);

      if (g_strcmp0 (scored->score->scale, scale) != 0 ||
          (dbk_scale_is_own (scale) && g_strcmp0 (scored->score->scale_version, version) != 0))
        continue;
      if (i != kept)
        {
          Scored other = g_array_index (all, Scored, kept);

          g_array_index (all, Scored, kept) = *scored;
          *scored = other;
        }
      kept++;
    }
  g_array_set_size (all, kept);
}

/* Texts are compared once here, so that a long course costs as much as it has scores. Returns: how
 * many areas there are. */
static guint
number_areas (GArray *all)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  guint next = 0;

  for (guint i = 0; i < all->len; i++)
    {
      Scored *scored = &g_array_index (all, Scored, i);
      guint n = 0;

      /* Visit after visit scores the same areas in the same order. */
      while (n < areas->len &&
             strcmp (areas->pdata[(next + n) % areas->len], area_of (scored)) != 0)
        n++;
      if (n == areas->len)
        {
          scored->area = areas->len;
          g_ptr_array_add (areas, (gpointer) area_of (scored));
        }
      else
        scored->area = (next + n) % areas->len;
      next = scored->area + 1;
    }
  return areas->len;
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

/* The first of occasion baseline, else the first of all; of several on that day the last one, which
 * was typed to put an earlier one right. */
static void
find_baselines (GArray *all, Known *known)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Scored *scored = &g_array_index (all, Scored, i);
      const DbkAssessment *first = known[scored->area].first;
      gboolean is_baseline = g_strcmp0 (scored->score->occasion, "baseline") == 0;
      gboolean first_is_baseline = first != NULL && g_strcmp0 (first->occasion, "baseline") == 0;

      if (first == NULL || (is_baseline && !first_is_baseline) ||
          (is_baseline == first_is_baseline && first->assessed_on == scored->score->assessed_on))
        known[scored->area].first = scored->score;
    }
}

static void
add_changes (DbkConcernLine *line, GArray *all, Known *known, guint n)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Scored *scored = &g_array_index (all, Scored, i);
      Known *area = &known[scored->area];

      if (scored->score->assessed_on > area->first->assessed_on)
        area->latest = scored->score;
    }
  for (guint i = 0; i < n; i++)
    {
      DbkAreaChange *change = g_new0 (DbkAreaChange, 1);
      const DbkAssessment *first = known[i].first;
      const DbkAssessment *latest = known[i].latest;

      change->area = g_strdup (first->area == NULL ? "" : first->area);
      change->baseline_on = first->assessed_on;
      change->baseline = first->score;
      change->baseline_word = g_strdup (first->word);
      change->latest = DBK_NONE;
      if (latest != NULL)
        {
          change->latest_on = latest->assessed_on;
          change->latest = latest->score;
          change->latest_word = g_strdup (latest->word);
        }
      known[i].change = change;
      known[i].now = DBK_NONE;
      g_ptr_array_add (line->areas, change);
    }
  g_ptr_array_sort (line->areas, compare_changes);
}

/* The mean of what is known of each area on the day of the scores from @first to @end. An area
 * counts from its own baseline on, and so does its baseline: what is compared is always the same
 * areas. */
static DbkConcernPoint *
make_point (const DbkConcernLine *line,
            GArray *all,
            guint first,
            guint end,
            const Known *known,
            guint n)
{
  DbkConcernPoint *point = g_new0 (DbkConcernPoint, 1);

  point->day = g_array_index (all, Scored, first).score->assessed_on;
  for (guint i = 0; i < n; i++)
    {
      const DbkAreaChange *change = known[i].change;

      if (change->baseline == DBK_NONE || change->baseline_on > point->day ||
          known[i].now == DBK_NONE)
        continue;
      point->baseline.sum += change->baseline;
      point->baseline.n++;
      point->mean.sum += known[i].now;
      point->mean.n++;
    }
  for (guint i = end; i > first && point->session == NULL; i--)
    point->session = g_strdup (g_array_index (all, Scored, i - 1).session);
  point->improvement = dbk_improvement_tenths (line->scale, point->baseline, point->mean);
  return point;
}

static void
add_points (DbkConcernLine *line, GArray *all, Known *known, guint n)
{
  guint first = 0;

  if (line->scale == NULL || !dbk_scale_is_charted (line->scale))
    return;
  for (guint i = 0; i < all->len; i++)
    {
      const Scored *scored = &g_array_index (all, Scored, i);
      Known *area = &known[scored->area];
      DbkDate day = scored->score->assessed_on;
      DbkConcernPoint *point;

      if (day == area->change->baseline_on)
        area->now = area->change->baseline;
      else if (scored->score->score != DBK_NONE)
        area->now = scored->score->score;
      if (i + 1 < all->len && g_array_index (all, Scored, i + 1).score->assessed_on == day)
        continue;
      point = make_point (line, all, first, i + 1, known, n);
      first = i + 1;
      if (point->mean.n == 0)
        free_point (point);
      else
        g_ptr_array_add (line->points, point);
    }
}

/* The concern's scores of its scale: the concern's own, or that of its first score. */
static Scores
collect_on_scale (const DbkClientRecord *record,
                  const DbkConcern *concern,
                  const DbkScaleInfo **scale,
                  const char **code)
{
  Scores scores = collect (record, concern);
  const char *version = concern->scale_version;

  *code = concern->scale;
  *scale = dbk_client_record_find_scale (record, concern);
  if (dbk_text_is_blank (*code) && scores.all->len > 0)
    {
      const DbkAssessment *first = g_array_index (scores.all, Scored, 0).score;

      *code = first->scale;
      *scale = dbk_client_record_find_scale_of (record, first);
      version = first->scale_version;
    }
  keep_scale (scores.all, *code, version);
  return scores;
}

static DbkConcernLine *
make_line (const DbkClientRecord *record,
           const DbkConcern *concern,
           const DbkScaleInfo *scale,
           const char *code,
           GArray *all)
{
  DbkConcernLine *line = g_new0 (DbkConcernLine, 1);
  guint n = number_areas (all);
  g_autofree Known *known = g_new0 (Known, n + 1);

  line->concern = g_strdup (concern->id);
  line->code = g_strdup (concern->code);
  line->other_text = g_strdup (concern->other_text);
  line->scale_code = g_strdup (code);
  line->scale = dbk_scale_info_ref (scale);
  line->target = concern->target;
  line->smallest_change = dbk_smallest_change_find (record->smallest_changes, code);
  line->areas = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_area_change_free);
  line->points = g_ptr_array_new_with_free_func (free_point);
  find_baselines (all, known);
  add_changes (line, all, known, n);
  add_points (line, all, known, n);
  return line;
}

DbkConcernLine *
dbk_concern_line (const DbkClientRecord *record, const DbkConcern *concern)
{
  const DbkScaleInfo *scale;
  const char *code;
  g_auto (Scores) scores = collect_on_scale (record, concern, &scale, &code);

  return make_line (record, concern, scale, code, scores.all);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const DbkConcernLine *one = *(const DbkConcernLine *const *) a;
  const DbkConcernLine *other = *(const DbkConcernLine *const *) b;

  return compare_changes (&one->areas->pdata[0], &other->areas->pdata[0]);
}

GPtrArray *
dbk_concern_area_lines (const DbkClientRecord *record, const DbkConcern *concern)
{
  const DbkScaleInfo *scale;
  const char *code;
  g_auto (Scores) scores = collect_on_scale (record, concern, &scale, &code);
  guint n = number_areas (scores.all);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_concern_line_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (parts, g_array_new (FALSE, FALSE, sizeof (Scored)));
  for (guint i = 0; i < scores.all->len; i++)
    {
      Scored scored = g_array_index (scores.all, Scored, i);
      GArray *part = parts->pdata[scored.area];

      g_array_append_val (part, scored);
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, make_line (record, concern, scale, code, parts->pdata[i]));
  g_ptr_array_sort (lines, compare_lines);
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
  g_auto (Scores) scores = collect (record, concern);

  for (guint i = scores.all->len; i > 0; i--)
    {
      const Scored *scored = &g_array_index (scores.all, Scored, i - 1);

      if (scored->score->assessed_on <= on &&
          g_str_equal (area_of (scored), area == NULL ? "" : area))
        return dbk_assessment_ref (scored->score);
    }
  return NULL;
}
