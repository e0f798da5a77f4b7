/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands along the bottom of a course's charts, and down its table: the visits in order. */
#include "dbk-progress-axis.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-progress.h"
#include "dbk-scale.h"

static void
free_tick (gpointer data)
{
  DbkProgressTick *tick = data;

  g_free (tick->title);
  g_free (tick->label);
  g_free (tick->note);
  g_free (tick->spoken);
  g_free (tick);
}

static guint
add_tick (DbkProgressAxis *axis,
          const char *title,
          const char *label,
          const char *note,
          DbkChartTickFlags flags,
          DbkDate day,
          const char *spoken)
{
  DbkProgressTick *tick = g_new0 (DbkProgressTick, 1);

  tick->title = g_strdup (title);
  tick->label = g_strdup (label);
  tick->note = g_strdup (note);
  tick->spoken = g_strdup (spoken);
  tick->flags = flags;
  tick->day = day;
  g_ptr_array_add (axis->ticks, tick);
  return axis->ticks->len - 1;
}

static void
add_node (DbkProgressAxis *axis, const DbkCourseNode *node)
{
  g_autofree char *number = g_strdup_printf ("%d", node->number);
  g_autofree char *title = g_strdup_printf (_ ("Session %d"), node->number);
  g_autofree char *day = node->first == node->last || node->last == DBK_DATE_NONE
                             ? dbk_date_format_day (node->first)
                             : dbk_date_format_range (node->first, node->last, FALSE);
  g_autofree char *spoken = g_strdup_printf (_ ("session %1$d, %2$s"), node->number, day);
  guint tick;

  switch (node->kind)
    {
    case DBK_NODE_DONE:
      tick = add_tick (axis, title, number, day, DBK_CHART_TICK_DONE, node->first, spoken);
      g_hash_table_insert (axis->sessions, g_strdup (node->id), GUINT_TO_POINTER (tick));
      break;
    case DBK_NODE_SKIPPED:
      add_tick (axis, day, "–", C_ ("under a chart's tick", "skipped"), DBK_CHART_TICK_SKIPPED,
                node->first, day);
      break;
    case DBK_NODE_DRAFT:
    case DBK_NODE_OVERDUE:
    case DBK_NODE_NEXT:
    case DBK_NODE_PLANNED:
    default:
      add_tick (axis, title, number, day, DBK_CHART_TICK_PLAIN, node->first, spoken);
      break;
    }
}

/* A score outside any session of the strip after the course: a tick of its own, by day. */
static void
add_follow_ups (DbkProgressAxis *axis, GPtrArray *lines, DbkDate last)
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

      add_tick (axis, C_ ("a visit after the course", "Follow-up"),
                C_ ("under a chart's tick", "After"), text, DBK_CHART_TICK_DONE, day, spoken);
    }
}

GPtrArray *
dbk_progress_lines (const DbkClientRecord *record, const DbkCourse *course)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_concern_line_free);

  for (guint i = 0; course->concerns != NULL && course->concerns[i] != NULL; i++)
    {
      const DbkConcern *concern = dbk_client_record_find_concern (record, course->concerns[i]);
      DbkConcernLine *line;

      if (concern == NULL)
        continue;
      line = dbk_concern_line (record, concern);
      if (line->scale != NULL && dbk_scale_is_charted (line->scale) && line->points->len > 0)
        g_ptr_array_add (lines, line);
      else
        dbk_concern_line_free (line);
    }
  return lines;
}

DbkProgressAxis *
dbk_progress_axis_new (GPtrArray *lines, const DbkCourse *course, DbkDate today)
{
  DbkProgressAxis *axis = g_new0 (DbkProgressAxis, 1);
  g_autoptr (DbkCourseProgress) progress = dbk_course_progress_new (course, today);
  g_autofree char *start = NULL;
  const DbkConcernLine *first;

  g_return_val_if_fail (lines->len > 0, axis);

  axis->ticks = g_ptr_array_new_with_free_func (free_tick);
  axis->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  first = lines->pdata[0];
  axis->baseline_day = ((DbkConcernPoint *) first->points->pdata[0])->day;
  start = dbk_date_format_day (axis->baseline_day);
  add_tick (axis, C_ ("under a chart's tick", "Baseline"), C_ ("under a chart's tick", "Baseline"),
            start, DBK_CHART_TICK_PLAIN, DBK_DATE_NONE, C_ ("of a score, spoken", "baseline"));
  for (guint i = 0; i < progress->nodes->len; i++)
    add_node (axis, progress->nodes->pdata[i]);
  axis->last_planned = axis->ticks->len - 1;
  add_follow_ups (axis, lines, progress->last_treated_on);
  return axis;
}

void
dbk_progress_axis_free (DbkProgressAxis *axis)
{
  if (axis == NULL)
    return;
  g_ptr_array_unref (axis->ticks);
  g_hash_table_unref (axis->sessions);
  g_free (axis);
}

const DbkProgressTick *
dbk_progress_axis_get (const DbkProgressAxis *axis, guint tick)
{
  return axis->ticks->pdata[tick];
}

void
dbk_progress_axis_add_to (const DbkProgressAxis *axis, DbkChart *chart, gboolean notes)
{
  for (guint i = 0; i < axis->ticks->len; i++)
    {
      const DbkProgressTick *tick = axis->ticks->pdata[i];

      dbk_chart_add_tick (chart, tick->label, notes ? tick->note : NULL, tick->flags);
    }
}

int
dbk_progress_axis_find (const DbkProgressAxis *axis, const DbkConcernLine *line, guint index)
{
  const DbkConcernPoint *point = line->points->pdata[index];
  gpointer tick;

  /* What an area is compared with may have been scored later than the others, in a session. */
  if (index == 0 && (point->session == NULL || point->day <= axis->baseline_day))
    return 0;
  if (point->session != NULL &&
      g_hash_table_lookup_extended (axis->sessions, point->session, NULL, &tick))
    return (int) GPOINTER_TO_UINT (tick);
  for (guint i = 1; i < axis->ticks->len; i++)
    if (((DbkProgressTick *) axis->ticks->pdata[i])->day == point->day)
      return (int) i;
  return index == 0 ? 0 : -1;
}
