/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart's axis of values and the labels of its ticks. */
#include "config.h"

#include "dbk-chart-private.h"

#include "dbk-gettext.h"
#include <math.h>

#include "dbk-text.h"

#define MOST_LINES 6.0
#define LOWEST_IMPROVEMENT (-100.0)

/* 1, 2 or 5 times a power of ten, so that about MOST_LINES lines stand. */
static double
choose_step (double length)
{
  double power = pow (10.0, floor (log10 (length / MOST_LINES)));
  const double factors[] = { 1.0, 2.0, 5.0, 10.0 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      if (length / (power * factors[i]) <= MOST_LINES + 1e-9)
        return power * factors[i];
    }
  return power * 10.0;
}

static double
lowest_value (DbkChart *chart)
{
  double lowest = MIN (chart->lowest, 0.0);

  for (guint i = 0; i < chart->series->len; i++)
    {
      double target = dbk_chart_get_series (chart, i)->target;

      for (guint tick = 0; tick < chart->ticks->len; tick++)
        {
          double value = dbk_chart_get_value (chart, i, tick);

          if (!isnan (value))
            lowest = MIN (lowest, value);
        }
      if (!isnan (target))
        lowest = MIN (lowest, target);
    }
  return lowest;
}

static void
add_line (DbkChartLayout *layout, double value)
{
  DbkChartLine line = { .value = value };
  g_autofree char *text = NULL;

  if (layout->chart->improvement)
    {
      g_autofree char *number = dbk_number_format (fabs (value), 0);

      /* TRANSLATORS: a value on the axis of a chart; the two differ in their sign */
      text = value < 0.0 ? g_strdup_printf (C_ ("axis", "−%s %%"), number)
                         : g_strdup_printf (C_ ("axis", "%s %%"), number);
    }
  else
    text = dbk_number_format (value, 2);
  line.text = dbk_chart_layout_text (layout, text, layout->small, FALSE);
  g_array_append_val (layout->lines, line);
}

void
dbk_chart_axis_measure (DbkChartLayout *layout)
{
  DbkChart *chart = layout->chart;
  double step = chart->step > 0.0 ? chart->step : choose_step (chart->maximum - chart->minimum);
  guint n_steps;

  layout->minimum = chart->minimum;
  layout->maximum = chart->maximum;
  if (chart->improvement)
    {
      double lowest = floor (lowest_value (chart) / step) * step;

      layout->minimum = MAX (lowest, LOWEST_IMPROVEMENT);
    }
  n_steps = (guint) floor ((layout->maximum - layout->minimum) / step + 1e-9);
  /* A step far too small for the scale would fill the chart with lines. */
  if (n_steps > 50)
    {
      step = choose_step (layout->maximum - layout->minimum);
      n_steps = (guint) floor ((layout->maximum - layout->minimum) / step + 1e-9);
    }
  for (guint i = 0; i <= n_steps; i++)
    add_line (layout, layout->minimum + i * step);
  /* The scale's end is always named. */
  if (layout->minimum + n_steps * step < layout->maximum - 1e-9)
    add_line (layout, layout->maximum);
}

/* Where lines stand too close for their labels every second goes; the zero stays. */
void
dbk_chart_axis_place_lines (DbkChartLayout *layout)
{
  GArray *lines = layout->lines;
  double room = layout->line_height * 1.1;

  while (lines->len > 2)
    {
      double first = g_array_index (lines, DbkChartLine, 0).value;
      double second = g_array_index (lines, DbkChartLine, 1).value;
      double gap = (second - first) / (layout->maximum - layout->minimum) * layout->plot.height;
      guint zero = 0;

      if (gap >= room)
        break;
      for (guint i = 0; i < lines->len; i++)
        zero = fabs (g_array_index (lines, DbkChartLine, i).value) < 1e-9 ? i : zero;
      for (guint i = lines->len; i > 0; i--)
        {
          if ((i - 1 + zero) % 2 == 1)
            g_array_remove_index (lines, i - 1);
        }
    }
  for (guint i = 0; i < lines->len; i++)
    {
      DbkChartLine *line = &g_array_index (lines, DbkChartLine, i);

      line->y = dbk_chart_layout_y (layout, line->value);
      line->text.x = layout->plot.x - line->text.width -
                     (layout->chart->look == DBK_CHART_LOOK_PRINT ? 5.0 : 8.0);
      line->text.y = line->y - line->text.height / 2.0;
    }
  /* A scale's end that is no whole step may stand too near to the line before it. */
  if (lines->len > 2)
    {
      const DbkChartLine *last = &g_array_index (lines, DbkChartLine, lines->len - 1);
      const DbkChartLine *before = &g_array_index (lines, DbkChartLine, lines->len - 2);

      if (before->y - last->y < room)
        g_array_remove_index (lines, lines->len - 2);
    }
}

/* Whether each @stride-th label and the last one keep @gap between them. Those shown are set in
 * @shown. */
static gboolean
labels_fit (DbkChartLayout *layout, guint line, guint stride, double gap, GArray *shown)
{
  guint n_ticks = layout->chart->ticks->len;
  const DbkChartText *last =
      &g_array_index (layout->labels, DbkChartText, 2 * (n_ticks - 1) + line);
  double end = -G_MAXDOUBLE;

  g_array_set_size (shown, 0);
  for (guint i = 0; i < n_ticks; i++)
    {
      const DbkChartText *text = &g_array_index (layout->labels, DbkChartText, 2 * i + line);
      gboolean is_last = i == n_ticks - 1;

      if (text->layout == NULL || (!is_last && i % stride != 0))
        continue;
      /* The last one goes first: the one just before it gives way. */
      if (!is_last && stride > 1 && i + stride > n_ticks - 1 && last->layout != NULL &&
          text->x + text->width + gap > last->x)
        continue;
      if (text->x < end + gap)
        return FALSE;
      end = text->x + text->width;
      g_array_append_val (shown, i);
    }
  return TRUE;
}

/* Shows each n-th label, n a multiple of @unit, as many as fit. Returns: n. */
static guint
thin_labels (DbkChartLayout *layout, guint line, guint unit, double gap)
{
  const guint factors[] = { 1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500 };
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_ticks = layout->chart->ticks->len;
  guint stride = unit;

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      stride = unit * factors[i];
      if (labels_fit (layout, line, stride, gap, shown))
        break;
      g_array_set_size (shown, 0);
    }
  for (guint i = 0; i < n_ticks; i++)
    {
      gboolean keep = FALSE;

      for (guint k = 0; k < shown->len; k++)
        keep = keep || g_array_index (shown, guint, k) == i;
      if (keep)
        continue;
      /* A date without its number would belong to nothing. */
      dbk_chart_text_clear (&g_array_index (layout->labels, DbkChartText, 2 * i + line));
      if (line == 0)
        dbk_chart_text_clear (&g_array_index (layout->labels, DbkChartText, 2 * i + 1));
    }
  return stride;
}

void
dbk_chart_axis_place_ticks (DbkChartLayout *layout)
{
  gboolean print = layout->chart->look == DBK_CHART_LOOK_PRINT;
  double top = layout->plot.y + layout->plot.height + (print ? 3.2 : 5.0);
  guint stride;

  if (layout->labels->len == 0)
    return;
  for (guint i = 0; i < layout->labels->len; i++)
    {
      DbkChartText *text = &g_array_index (layout->labels, DbkChartText, i);

      text->x = dbk_chart_layout_x (layout, i / 2) - text->width / 2.0;
      text->x = CLAMP (text->x, 0.0, MAX (layout->width - text->width, 0.0));
      text->y = top + (i % 2) * layout->line_height;
    }
  stride = thin_labels (layout, 0, 1, print ? 3.0 : 8.0);
  thin_labels (layout, 1, stride, print ? 3.0 : 5.0);
}
