/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The improvement chart of a course. */
#include "dbk-progress-chart.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-names.h"

char *
dbk_progress_caption (const DbkConcernLine *line)
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

guint
dbk_progress_add_line (DbkChart *chart,
                       const DbkProgressAxis *axis,
                       const DbkConcernLine *line,
                       const char *name,
                       guint color,
                       DbkChartSeriesFlags flags,
                       GPtrArray *points)
{
  g_autofree char *caption = dbk_progress_caption (line);
  int target = dbk_concern_line_target_improvement (line);
  guint series = dbk_chart_add_series (chart, name, caption, color, flags);

  for (guint i = 0; i < line->points->len; i++)
    {
      const DbkConcernPoint *point = line->points->pdata[i];
      int tick = dbk_progress_axis_find (axis, line, i);
      g_autofree char *score = dbk_score_format (point->mean);
      g_autofree char *change = dbk_change_describe_at_least (line->scale, line->smallest_change,
                                                              point->baseline, point->mean);
      const char *when;
      DbkChartPoint *told;

      if (tick < 0 || point->improvement == DBK_NONE)
        continue;
      dbk_chart_set_value (chart, series, (guint) tick, point->improvement / 10.0);
      when = dbk_progress_axis_get (axis, (guint) tick)->spoken;
      told = g_new0 (DbkChartPoint, 1);
      told->series = series;
      told->tick = (guint) tick;
      /* Translators: concern or area, when, score, the change in words. */
      told->text = i == 0
                       ? g_strdup_printf (_ ("%1$s, %2$s: %3$s"), name, when, score)
                       : g_strdup_printf (_ ("%1$s, %2$s: %3$s, %4$s"), name, when, score, change);
      g_ptr_array_add (points, told);
    }
  if (target != DBK_NONE)
    dbk_chart_set_target (chart, series, axis->last_planned, target / 10.0);
  return series;
}

gboolean
dbk_progress_chart_fill (DbkChartView *view,
                         const DbkClientRecord *record,
                         const DbkCourse *course,
                         DbkDate today)
{
  g_autoptr (GPtrArray) lines = dbk_progress_lines (record, course);
  g_autoptr (DbkProgressAxis) axis = NULL;
  g_autoptr (DbkChart) chart = NULL;
  GPtrArray *points;

  if (lines->len == 0)
    {
      dbk_chart_view_set_chart (view, NULL, NULL);
      return FALSE;
    }
  chart = dbk_chart_new (DBK_CHART_LOOK_WINDOW);
  axis = dbk_progress_axis_new (lines, course, today);
  dbk_progress_axis_add_to (axis, chart, TRUE);
  points = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_chart_point_free);
  for (guint i = 0; i < lines->len; i++)
    {
      const DbkConcernLine *line = lines->pdata[i];

      dbk_progress_add_line (chart, axis, line, dbk_name_concern (line->code, line->other_text), i,
                             i == 0 ? DBK_CHART_SERIES_MAIN : DBK_CHART_SERIES_PLAIN, points);
    }
  dbk_chart_view_set_chart (view, chart, points);
  return TRUE;
}
