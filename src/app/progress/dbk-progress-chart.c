/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The improvement chart of a course, made from the record. */
#include "dbk-progress-chart.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-improvement.h"
#include "dbk-names.h"
#include "dbk-progress.h"

typedef struct
{
  DbkChart *chart;
  GPtrArray *points;    /* of DbkChartPoint */
  GHashTable *sessions; /* id → tick */
  GArray *days;         /* of DbkDate, one a tick; DBK_DATE_NONE for the baseline */
  GPtrArray *labels;    /* spoken name of each tick */
  guint last_planned;
} Build;

static guint
add_tick (Build *build,
          const char *label,
          const char *note,
          DbkChartTickFlags flags,
          DbkDate day,
          const char *spoken)
{
  g_array_append_val (build->days, day);
  g_ptr_array_add (build->labels, g_strdup (spoken));
  return dbk_chart_add_tick (build->chart, label, note, flags);
}

static void
add_node (Build *build, const DbkCourseNode *node)
{
  g_autofree char *number = g_strdup_printf ("%d", node->number);
  g_autofree char *day = node->first == node->last || node->last == DBK_DATE_NONE
                             ? dbk_date_format_day (node->first)
                             : dbk_date_format_range (node->first, node->last, FALSE);
  g_autofree char *spoken = g_strdup_printf (_ ("session %1$d, %2$s"), node->number, day);
  guint tick;

  switch (node->kind)
    {
    case DBK_NODE_DONE:
      tick = add_tick (build, number, day, DBK_CHART_TICK_DONE, node->first, spoken);
      g_hash_table_insert (build->sessions, g_strdup (node->id), GUINT_TO_POINTER (tick));
      break;
    case DBK_NODE_SKIPPED:
      add_tick (build, "–", C_ ("under a chart's tick", "skipped"), DBK_CHART_TICK_SKIPPED,
                node->first, day);
      break;
    case DBK_NODE_DRAFT:
    case DBK_NODE_OVERDUE:
    case DBK_NODE_NEXT:
    case DBK_NODE_PLANNED:
    default:
      add_tick (build, number, day, DBK_CHART_TICK_PLAIN, node->first, spoken);
      break;
    }
}

/* A score outside any session of the strip after the course: a tick of its own, by day. */
static void
add_follow_ups (Build *build, GPtrArray *lines, DbkDate last)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DbkDate));

  for (guint i = 0; i < lines->len; i++)
    {
      const DbkConcernLine *line = lines->pdata[i];

      for (guint j = 1; j < line->points->len; j++)
        {
          const DbkConcernPoint *point = line->points->pdata[j];
          guint at = 0;

          if (point->session != NULL || point->day <= last)
            continue;
          while (at < found->len && g_array_index (found, DbkDate, at) < point->day)
            at++;
          if (at == found->len || g_array_index (found, DbkDate, at) != point->day)
            g_array_insert_val (found, at, point->day);
        }
    }
  for (guint i = 0; i < found->len; i++)
    {
      DbkDate day = g_array_index (found, DbkDate, i);
      g_autofree char *text = dbk_date_format_day (day);
      g_autofree char *spoken = g_strdup_printf (_ ("follow-up, %s"), text);

      add_tick (build, C_ ("under a chart's tick", "After"), text, DBK_CHART_TICK_DONE, day,
                spoken);
    }
}

static int
tick_of (Build *build, const DbkConcernPoint *point, gboolean first)
{
  gpointer tick;

  if (first)
    return 0;
  if (point->session != NULL &&
      g_hash_table_lookup_extended (build->sessions, point->session, NULL, &tick))
    return (int) GPOINTER_TO_UINT (tick);
  for (guint i = 1; i < build->days->len; i++)
    if (g_array_index (build->days, DbkDate, i) == point->day)
      return (int) i;
  return -1;
}

static char *
caption (const DbkConcernLine *line)
{
  g_autofree char *baseline = dbk_score_format (dbk_concern_line_baseline (line));
  g_autofree char *latest = dbk_score_format (dbk_concern_line_latest (line));
  g_autofree char *target = NULL;

  if (line->target == DBK_NONE)
    return latest[0] == '\0' ? g_strdup (baseline)
                             : g_strdup_printf (C_ ("scores", "%1$s → %2$s"), baseline, latest);
  target = dbk_score_format (dbk_score (line->target));
  if (latest[0] == '\0')
    return g_strdup_printf (C_ ("scores", "%1$s, target %2$s"), baseline, target);
  return g_strdup_printf (C_ ("scores", "%1$s → %2$s, target %3$s"), baseline, latest, target);
}

static void
add_line (Build *build, const DbkConcernLine *line, guint n)
{
  const char *name = dbk_name_concern (line->code, line->other_text);
  g_autofree char *text = caption (line);
  int target = dbk_concern_line_target_improvement (line);
  guint series = dbk_chart_add_series (build->chart, name, text, n,
                                       n == 0 ? DBK_CHART_SERIES_MAIN : DBK_CHART_SERIES_PLAIN);

  for (guint i = 0; i < line->points->len; i++)
    {
      const DbkConcernPoint *point = line->points->pdata[i];
      int tick = tick_of (build, point, i == 0);
      g_autofree char *score = dbk_score_format (point->mean);
      g_autofree char *change = dbk_change_describe (line->scale, point->baseline, point->mean);
      DbkChartPoint *told;

      if (tick < 0 || point->improvement == DBK_NONE)
        continue;
      dbk_chart_set_value (build->chart, series, (guint) tick, point->improvement / 10.0);
      told = g_new0 (DbkChartPoint, 1);
      told->series = series;
      told->tick = (guint) tick;
      /* Translators: concern, when, score, the change in words. */
      told->text = i == 0 ? g_strdup_printf (_ ("%1$s, %2$s: %3$s"), name,
                                             (char *) build->labels->pdata[tick], score)
                          : g_strdup_printf (_ ("%1$s, %2$s: %3$s, %4$s"), name,
                                             (char *) build->labels->pdata[tick], score, change);
      g_ptr_array_add (build->points, told);
    }
  if (target != DBK_NONE)
    dbk_chart_set_target (build->chart, series, build->last_planned, target / 10.0);
}

static GPtrArray *
lines_of (const DbkClientRecord *record, const DbkCourse *course)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_concern_line_free);

  for (guint i = 0; course->concerns != NULL && course->concerns[i] != NULL; i++)
    {
      const DbkConcern *concern = dbk_client_record_find_concern (record, course->concerns[i]);
      DbkConcernLine *line;

      if (concern == NULL)
        continue;
      line = dbk_concern_line (record, concern);
      if (line->scale != NULL && line->scale->charted && line->points->len > 0)
        g_ptr_array_add (lines, line);
      else
        dbk_concern_line_free (line);
    }
  return lines;
}

gboolean
dbk_progress_chart_fill (DbkChartView *view,
                         const DbkClientRecord *record,
                         const DbkCourse *course,
                         DbkDate today)
{
  g_autoptr (GPtrArray) lines = lines_of (record, course);
  g_autoptr (DbkCourseProgress) progress = dbk_course_progress_new (course, today);
  g_autoptr (DbkChart) chart = dbk_chart_new (DBK_CHART_LOOK_WINDOW);
  g_autofree char *start = NULL;
  Build build = { chart };

  if (lines->len == 0)
    {
      dbk_chart_view_set_chart (view, NULL, NULL);
      return FALSE;
    }
  build.points = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_chart_point_free);
  build.sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  build.days = g_array_new (FALSE, FALSE, sizeof (DbkDate));
  build.labels = g_ptr_array_new_with_free_func (g_free);
  start = dbk_date_format_day (
      ((DbkConcernPoint *) ((DbkConcernLine *) lines->pdata[0])->points->pdata[0])->day);
  add_tick (&build, C_ ("under a chart's tick", "Baseline"), start, DBK_CHART_TICK_PLAIN,
            DBK_DATE_NONE, C_ ("of a score, spoken", "baseline"));
  for (guint i = 0; i < progress->nodes->len; i++)
    add_node (&build, progress->nodes->pdata[i]);
  build.last_planned = build.days->len - 1;
  add_follow_ups (&build, lines, progress->last_treated_on);
  for (guint i = 0; i < lines->len; i++)
    add_line (&build, lines->pdata[i], i);
  dbk_chart_view_set_chart (view, chart, build.points);
  g_hash_table_unref (build.sessions);
  g_array_unref (build.days);
  g_ptr_array_unref (build.labels);
  return TRUE;
}
