/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where in a chart, and what is under a press. */
#include "dbk-chart-private.h"

#include <math.h>

#define HIT_DISTANCE 16.0

gboolean
dbk_chart_layout_get_point (DbkChartLayout *layout, guint series, guint tick, double *x, double *y)
{
  double value;

  g_return_val_if_fail (layout != NULL, FALSE);

  if (series >= layout->chart->series->len || tick >= layout->chart->ticks->len)
    return FALSE;
  value = dbk_chart_get_value (layout->chart, series, tick);
  if (isnan (value))
    return FALSE;
  *x = dbk_chart_layout_x (layout, tick);
  *y = dbk_chart_layout_y (layout, value) + g_array_index (layout->ends, DbkChartEnd, series).shift;
  return TRUE;
}

gboolean
dbk_chart_layout_get_target (DbkChartLayout *layout, guint series, double *x, double *y)
{
  const DbkChartSeries *self;

  g_return_val_if_fail (layout != NULL, FALSE);

  if (series >= layout->chart->series->len)
    return FALSE;
  self = dbk_chart_get_series (layout->chart, series);
  if (isnan (self->target))
    return FALSE;
  *x = dbk_chart_layout_x (layout, self->target_tick);
  *y = dbk_chart_layout_y (layout, self->target);
  return TRUE;
}

gboolean
dbk_chart_layout_get_tick_label (DbkChartLayout *layout,
                                 guint tick,
                                 guint line,
                                 cairo_rectangle_t *box)
{
  const DbkChartText *text;

  g_return_val_if_fail (layout != NULL && line < 2, FALSE);

  if (tick >= layout->chart->ticks->len)
    return FALSE;
  text = &g_array_index (layout->labels, DbkChartText, 2 * tick + line);
  if (text->layout == NULL)
    return FALSE;
  *box = (cairo_rectangle_t){ text->x, text->y, text->width, text->height };
  return TRUE;
}

gboolean
dbk_chart_layout_get_end_label (DbkChartLayout *layout, guint series, cairo_rectangle_t *box)
{
  const DbkChartEnd *end;
  double right, bottom;

  g_return_val_if_fail (layout != NULL, FALSE);

  if (series >= layout->ends->len)
    return FALSE;
  end = &g_array_index (layout->ends, DbkChartEnd, series);
  if (end->name.layout == NULL)
    return FALSE;
  *box = (cairo_rectangle_t){ end->name.x, end->name.y, 0.0, 0.0 };
  right = end->name.x + end->name.width;
  bottom = end->name.y + end->name.height;
  if (end->caption.layout != NULL)
    {
      box->x = MIN (box->x, end->caption.x);
      box->y = MIN (box->y, end->caption.y);
      right = MAX (right, end->caption.x + end->caption.width);
      bottom = MAX (bottom, end->caption.y + end->caption.height);
    }
  box->width = right - box->x;
  box->height = bottom - box->y;
  return TRUE;
}

void
dbk_chart_layout_get_plot (DbkChartLayout *layout, cairo_rectangle_t *plot)
{
  *plot = layout->plot;
}

void
dbk_chart_layout_get_range (DbkChartLayout *layout, double *minimum, double *maximum)
{
  *minimum = layout->minimum;
  *maximum = layout->maximum;
}

gboolean
dbk_chart_hit (DbkChartLayout *layout, double x, double y, guint *series, guint *tick)
{
  double nearest = HIT_DISTANCE;
  gboolean found = FALSE;

  g_return_val_if_fail (layout != NULL, FALSE);

  for (guint i = 0; i < layout->chart->series->len; i++)
    {
      for (guint k = 0; k < layout->chart->ticks->len; k++)
        {
          double point_x, point_y, distance;

          if (!dbk_chart_layout_get_point (layout, i, k, &point_x, &point_y))
            continue;
          distance = hypot (point_x - x, point_y - y);
          if (distance > nearest || (found && distance >= nearest))
            continue;
          nearest = distance;
          found = TRUE;
          *series = i;
          *tick = k;
        }
    }
  return found;
}
