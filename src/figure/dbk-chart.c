/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart shows. */
#include "dbk-chart-private.h"

#include <math.h>

static void
tick_free (gpointer data)
{
  DbkChartTick *tick = data;

  g_free (tick->label);
  g_free (tick->note);
  g_free (tick);
}

static void
series_free (gpointer data)
{
  DbkChartSeries *series = data;

  g_free (series->name);
  g_free (series->caption);
  g_array_unref (series->values);
  g_free (series);
}

DbkChart *
dbk_chart_new (DbkChartLook look)
{
  DbkChart *chart = g_new0 (DbkChart, 1);

  g_atomic_ref_count_init (&chart->references);
  chart->look = look;
  chart->ticks = g_ptr_array_new_with_free_func (tick_free);
  chart->series = g_ptr_array_new_with_free_func (series_free);
  dbk_chart_set_axis_improvement (chart);
  return chart;
}

DbkChart *
dbk_chart_ref (DbkChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);

  g_atomic_ref_count_inc (&chart->references);
  return chart;
}

void
dbk_chart_unref (DbkChart *chart)
{
  g_return_if_fail (chart != NULL);

  if (!g_atomic_ref_count_dec (&chart->references))
    return;
  g_ptr_array_unref (chart->ticks);
  g_ptr_array_unref (chart->series);
  g_free (chart->title);
  g_free (chart->note);
  g_free (chart->tick_title);
  g_free (chart);
}

void
dbk_chart_set_title (DbkChart *chart, const char *title, const char *note)
{
  g_return_if_fail (chart != NULL);

  g_free (chart->title);
  g_free (chart->note);
  chart->title = g_strdup (title);
  chart->note = g_strdup (note);
}

void
dbk_chart_set_tick_title (DbkChart *chart, const char *title)
{
  g_return_if_fail (chart != NULL);

  g_free (chart->tick_title);
  chart->tick_title = g_strdup (title);
}

void
dbk_chart_set_axis_improvement (DbkChart *chart)
{
  g_return_if_fail (chart != NULL);

  chart->improvement = TRUE;
  chart->minimum = 0.0;
  chart->maximum = 100.0;
  chart->step = 25.0;
}

void
dbk_chart_set_lowest (DbkChart *chart, double value)
{
  g_return_if_fail (chart != NULL);

  chart->lowest = value;
}

void
dbk_chart_set_axis_scale (DbkChart *chart, double minimum, double maximum, double step)
{
  g_return_if_fail (chart != NULL);
  g_return_if_fail (isfinite (minimum) && isfinite (maximum) && minimum < maximum);
  g_return_if_fail (step >= 0.0);

  chart->improvement = FALSE;
  chart->minimum = minimum;
  chart->maximum = maximum;
  chart->step = step;
}

guint
dbk_chart_add_tick (DbkChart *chart, const char *label, const char *note, DbkChartTickFlags flags)
{
  DbkChartTick *tick = g_new0 (DbkChartTick, 1);

  tick->label = g_strdup (label != NULL ? label : "");
  tick->note = g_strdup (note);
  tick->flags = flags;
  g_ptr_array_add (chart->ticks, tick);
  return chart->ticks->len - 1;
}

guint
dbk_chart_add_series (DbkChart *chart,
                      const char *name,
                      const char *caption,
                      guint color,
                      DbkChartSeriesFlags flags)
{
  DbkChartSeries *series = g_new0 (DbkChartSeries, 1);

  series->name = g_strdup (name != NULL ? name : "");
  series->caption = g_strdup (caption);
  series->color = color;
  series->flags = flags;
  series->values = g_array_new (FALSE, FALSE, sizeof (double));
  series->target = NAN;
  g_ptr_array_add (chart->series, series);
  return chart->series->len - 1;
}

void
dbk_chart_set_value (DbkChart *chart, guint series, guint tick, double value)
{
  GArray *values;

  g_return_if_fail (series < chart->series->len);
  g_return_if_fail (tick < chart->ticks->len);

  values = dbk_chart_get_series (chart, series)->values;
  while (values->len <= tick)
    {
      const double none = NAN;

      g_array_append_val (values, none);
    }
  g_array_index (values, double, tick) = isfinite (value) ? value : NAN;
}

void
dbk_chart_set_target (DbkChart *chart, guint series, guint tick, double value)
{
  g_return_if_fail (series < chart->series->len);
  g_return_if_fail (tick < chart->ticks->len);

  dbk_chart_get_series (chart, series)->target = isfinite (value) ? value : NAN;
  dbk_chart_get_series (chart, series)->target_tick = tick;
}

DbkChartTick *
dbk_chart_get_tick (DbkChart *chart, guint index)
{
  return g_ptr_array_index (chart->ticks, index);
}

DbkChartSeries *
dbk_chart_get_series (DbkChart *chart, guint index)
{
  return g_ptr_array_index (chart->series, index);
}

double
dbk_chart_get_value (DbkChart *chart, guint series, guint tick)
{
  GArray *values = dbk_chart_get_series (chart, series)->values;

  if (tick >= values->len || (dbk_chart_get_tick (chart, tick)->flags & DBK_CHART_TICK_SKIPPED))
    return NAN;
  return g_array_index (values, double, tick);
}

int
dbk_chart_last_value (DbkChart *chart, guint series)
{
  for (guint tick = chart->ticks->len; tick > 0; tick--)
    {
      if (!isnan (dbk_chart_get_value (chart, series, tick - 1)))
        return (int) tick - 1;
    }
  return -1;
}

gboolean
dbk_chart_is_empty (DbkChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      if (dbk_chart_last_value (chart, i) >= 0 || !isnan (dbk_chart_get_series (chart, i)->target))
        return FALSE;
    }
  return TRUE;
}

gboolean
dbk_chart_has_common_start (DbkChart *chart)
{
  gboolean any = FALSE;

  if (!chart->improvement || chart->ticks->len == 0)
    return FALSE;
  for (guint i = 0; i < chart->series->len; i++)
    {
      double value = dbk_chart_get_value (chart, i, 0);

      if (!isnan (value) && value != 0.0)
        return FALSE;
      any = any || value == 0.0;
    }
  return any;
}
