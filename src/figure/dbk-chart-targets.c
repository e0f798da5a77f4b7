/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On paper the target is a dotted line across, named where no line runs through its name. */
#include "config.h"

#include "dbk-chart-private.h"

#include "dbk-gettext.h"
#include <math.h>

#include "dbk-text.h"

#define GAP 1.5
#define SAMPLES 12

/* Where a series' line runs at @x; FALSE beside its ends. */
static gboolean
line_at (DbkChartLayout *layout, guint series, double x, double *y)
{
  double from_x = NAN, from_y = NAN;

  for (guint tick = 0; tick < layout->chart->ticks->len; tick++)
    {
      double to_x, to_y;

      if (!dbk_chart_layout_get_point (layout, series, tick, &to_x, &to_y))
        continue;
      if (!isnan (from_x) && from_x <= x && x <= to_x && to_x > from_x)
        {
          *y = from_y + (to_y - from_y) * (x - from_x) / (to_x - from_x);
          return TRUE;
        }
      from_x = to_x;
      from_y = to_y;
    }
  return FALSE;
}

static gboolean
is_free (DbkChartLayout *layout, const DbkChartText *text, guint n_placed)
{
  if (text->y < layout->plot.y - layout->line_height / 2.0 ||
      text->y + text->height > layout->plot.y + layout->plot.height)
    return FALSE;
  for (guint i = 0; i < n_placed; i++)
    {
      const DbkChartLine *other = &g_array_index (layout->targets, DbkChartLine, i);

      if (text->x < other->text.x + other->text.width && other->text.x < text->x + text->width &&
          text->y < other->text.y + other->text.height && other->text.y < text->y + text->height)
        return FALSE;
    }
  for (guint series = 0; series < layout->chart->series->len; series++)
    {
      for (int i = 0; i <= SAMPLES; i++)
        {
          double y;

          if (line_at (layout, series, text->x + text->width * i / SAMPLES, &y) && y > text->y &&
              y < text->y + text->height)
            return FALSE;
        }
    }
  return TRUE;
}

/* Below the line at its start, else above it, else at its end. */
static void
place_text (DbkChartLayout *layout, DbkChartLine *line, guint n_placed)
{
  double left = layout->plot.x + 2.0;
  double right = layout->plot.x + layout->plot.width - line->text.width - 2.0;
  double above = line->y - line->text.height - GAP / 2.0, below = line->y + GAP / 2.0;
  const struct
  {
    double x, y;
  } places[] = { { left, below }, { left, above }, { right, below }, { right, above } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      line->text.x = places[i].x;
      line->text.y = places[i].y;
      if (is_free (layout, &line->text, n_placed))
        return;
    }
  line->text.x = left;
  line->text.y = line->y > layout->plot.y + layout->plot.height / 2.0 ? above : below;
}

static void
add_target (DbkChartLayout *layout, double value, const char *name)
{
  g_autofree char *number = dbk_number_format (value, 2);
  g_autofree char *text = NULL;
  DbkChartLine line = { .value = value };

  if (layout->chart->improvement)
    {
      g_autofree char *percent = g_strdup_printf (C_ ("axis", "%s %%"), number);

      g_free (number);
      number = g_steal_pointer (&percent);
    }
  if (name != NULL)
    /* TRANSLATORS: on a chart: the target value, and what it is the target of */
    text = g_strdup_printf (C_ ("chart", "target %1$s, %2$s"), number, name);
  else
    /* TRANSLATORS: on a chart: the target value */
    text = g_strdup_printf (C_ ("chart", "target %s"), number);
  line.text = dbk_chart_layout_text (layout, text, layout->small, FALSE);
  line.y = dbk_chart_layout_y (layout, value);
  if (line.text.width > layout->plot.width - 4.0)
    {
      line.text.width = MAX (layout->plot.width - 4.0, 1.0);
      pango_layout_set_ellipsize (line.text.layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (line.text.layout, (int) (line.text.width * PANGO_SCALE));
    }
  g_array_append_val (layout->targets, line);
}

void
dbk_chart_targets_place (DbkChartLayout *layout)
{
  DbkChart *chart = layout->chart;
  gboolean several = FALSE;
  double first = NAN;

  for (guint i = 0; i < chart->series->len; i++)
    {
      double target = dbk_chart_get_series (chart, i)->target;

      if (isnan (target))
        continue;
      several = several || (!isnan (first) && target != first);
      first = isnan (first) ? target : first;
    }
  for (guint i = 0; i < chart->series->len; i++)
    {
      const DbkChartSeries *series = dbk_chart_get_series (chart, i);

      if (isnan (series->target))
        continue;
      add_target (layout, series->target, several ? series->name : NULL);
      if (!several)
        break;
    }
  for (guint i = 0; i < layout->targets->len; i++)
    place_text (layout, &g_array_index (layout->targets, DbkChartLine, i), i);
}
