/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labels at the lines' ends, spread so that none covers another. */
#include "config.h"

#include "dbk-chart-private.h"

#include "dbk-gettext.h"
#include <math.h>

#include "dbk-text.h"

#define LEADER_FAR 40.0 /* a label this far beside its line is led to */
#define PART 1.8        /* points between lines that coincide */

static double
leader_least (DbkChartLayout *layout)
{
  return layout->chart->look == DBK_CHART_LOOK_PRINT ? 8.0 : 16.0;
}

static char *
format_value (DbkChart *chart, double value)
{
  g_autofree char *number = NULL;

  if (!chart->improvement)
    return dbk_number_format (value, 2);
  number = dbk_number_format (fabs (value), 0);
  return value < 0.0 ? g_strdup_printf (C_ ("axis", "−%s %%"), number)
                     : g_strdup_printf (C_ ("axis", "%s %%"), number);
}

void
dbk_chart_ends_measure (DbkChartLayout *layout)
{
  DbkChart *chart = layout->chart;

  for (guint i = 0; i < chart->series->len; i++)
    {
      DbkChartSeries *series = dbk_chart_get_series (chart, i);
      int last = dbk_chart_last_value (chart, i);
      gboolean print = chart->look == DBK_CHART_LOOK_PRINT;
      DbkChartEnd end = { 0 };

      if ((series->flags & DBK_CHART_SERIES_UNNAMED) == 0 &&
          (last >= 0 || (!print && !isnan (series->target))))
        {
          end.name = dbk_chart_layout_text (layout, series->name, layout->strong, !print);
          if (print)
            {
              g_autofree char *value =
                  format_value (chart, dbk_chart_get_value (chart, i, (guint) last));

              end.caption = dbk_chart_layout_text (layout, value, layout->small, TRUE);
            }
          else if (series->caption != NULL)
            end.caption = dbk_chart_layout_text (layout, series->caption, layout->caption, FALSE);
        }
      g_array_append_val (layout->ends, end);
    }
}

double
dbk_chart_ends_width (DbkChartLayout *layout)
{
  double width = 0.0;

  for (guint i = 0; i < layout->ends->len; i++)
    {
      const DbkChartEnd *end = &g_array_index (layout->ends, DbkChartEnd, i);
      double both = layout->chart->look == DBK_CHART_LOOK_PRINT
                        ? end->caption.width + 2.0 + end->name.width
                        : MAX (end->name.width, end->caption.width);

      if (end->name.layout != NULL)
        width = MAX (width, both);
    }
  return ceil (width);
}

static gboolean
share_a_value (DbkChart *chart, guint series, guint other)
{
  for (guint tick = 0; tick < chart->ticks->len; tick++)
    {
      double value = dbk_chart_get_value (chart, series, tick);

      if (!isnan (value) && fabs (value - dbk_chart_get_value (chart, other, tick)) < 1e-9)
        return TRUE;
    }
  return FALSE;
}

/* Lines that meet are moved as a whole, the one that ends higher up: both keep their shape. */
static void
part_lines (DbkChartLayout *layout)
{
  DbkChart *chart = layout->chart;

  for (guint i = 0; i < layout->ends->len; i++)
    {
      int last = dbk_chart_last_value (chart, i);
      int n_above = 0, n_met = 0;

      for (guint k = 0; last >= 0 && k < layout->ends->len; k++)
        {
          int other = k == i ? -1 : dbk_chart_last_value (chart, k);
          double mine, others;

          if (other < 0 || !share_a_value (chart, i, k))
            continue;
          mine = dbk_chart_get_value (chart, i, (guint) last);
          others = dbk_chart_get_value (chart, k, (guint) other);
          n_met++;
          n_above += others > mine || (others == mine && k < i) ? 1 : 0;
        }
      g_array_index (layout->ends, DbkChartEnd, i).shift = (n_above - n_met / 2.0) * PART;
    }
}

/* Where a label would stand alone: at the target, else at the last point. */
static void
find_anchor (DbkChartLayout *layout, guint index)
{
  DbkChart *chart = layout->chart;
  DbkChartSeries *series = dbk_chart_get_series (chart, index);
  DbkChartEnd *end = &g_array_index (layout->ends, DbkChartEnd, index);
  int last = dbk_chart_last_value (chart, index);

  if (chart->look == DBK_CHART_LOOK_WINDOW && !isnan (series->target))
    {
      end->anchor_x = dbk_chart_layout_x (layout, series->target_tick);
      end->anchor_y = dbk_chart_layout_y (layout, series->target);
    }
  else if (last >= 0)
    {
      end->anchor_x = dbk_chart_layout_x (layout, (guint) last);
      end->anchor_y =
          dbk_chart_layout_y (layout, dbk_chart_get_value (chart, index, (guint) last)) +
          end->shift;
    }
  end->wanted = end->anchor_y;
}

static int
compare_wanted (gconstpointer a, gconstpointer b)
{
  const DbkChartEnd *const *one = a, *const *two = b;

  if ((*one)->wanted != (*two)->wanted)
    return (*one)->wanted < (*two)->wanted ? -1 : 1;
  return *one < *two ? -1 : *one > *two ? 1 : 0;
}

static double
end_height (DbkChartLayout *layout, const DbkChartEnd *end)
{
  if (layout->chart->look == DBK_CHART_LOOK_PRINT)
    return MAX (end->name.height, end->caption.height);
  return end->name.height + (end->caption.layout != NULL ? end->caption.height : 0.0);
}

/*
 * The nearest places to those wanted that keep @apart between neighbors: with the distances taken
 * off, order is all that is asked, and labels out of order share their mean.
 */
static void
spread (GPtrArray *ends, double apart, double top, double bottom)
{
  guint n_ends = ends->len;
  g_autofree double *means = g_new (double, n_ends);
  g_autofree guint *sizes = g_new (guint, n_ends);
  guint n_groups = 0, at = 0;
  double highest;

  if (n_ends > 1 && apart * (n_ends - 1) > bottom - top)
    apart = MAX (bottom - top, 0.0) / (n_ends - 1);
  highest = MAX (bottom - apart * (n_ends - 1), top);
  for (guint i = 0; i < n_ends; i++)
    {
      const DbkChartEnd *end = g_ptr_array_index (ends, i);

      means[n_groups] = end->wanted - i * apart;
      sizes[n_groups] = 1;
      n_groups++;
      while (n_groups > 1 && means[n_groups - 2] > means[n_groups - 1])
        {
          guint size = sizes[n_groups - 2] + sizes[n_groups - 1];

          means[n_groups - 2] = (means[n_groups - 2] * sizes[n_groups - 2] +
                                 means[n_groups - 1] * sizes[n_groups - 1]) /
                                size;
          sizes[n_groups - 2] = size;
          n_groups--;
        }
    }
  for (guint group = 0; group < n_groups; group++)
    {
      for (guint i = 0; i < sizes[group]; i++, at++)
        {
          DbkChartEnd *end = g_ptr_array_index (ends, at);

          end->middle = CLAMP (means[group], top, highest) + at * apart;
        }
    }
}

static void
place_texts (DbkChartLayout *layout, DbkChartEnd *end, double x)
{
  if (layout->chart->look == DBK_CHART_LOOK_PRINT)
    {
      end->caption.x = x;
      end->caption.y = end->middle - end->caption.height / 2.0;
      end->name.x = x + end->caption.width + 2.0;
      end->name.y = end->middle - end->name.height / 2.0;
    }
  else
    {
      end->name.x = end->caption.x = x;
      end->name.y = end->middle - end_height (layout, end) / 2.0;
      end->caption.y = end->name.y + end->name.height;
    }
  end->far = x - end->anchor_x > LEADER_FAR;
  end->leader = end->far || fabs (end->middle - end->wanted) > leader_least (layout);
}

static void
limit_width (DbkChartText *text, double width)
{
  if (text->layout == NULL || text->width <= width)
    return;
  pango_layout_set_ellipsize (text->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (text->layout, (int) (MAX (width, 1.0) * PANGO_SCALE));
  text->width = MAX (width, 1.0);
}

/* Paper has no tip to read the rest of a name in: where there is room, two lines say it. */
static void
wrap_to_width (DbkChartText *text, double width)
{
  int wide, tall;

  if (text->layout == NULL || text->width <= width)
    return;
  limit_width (text, width);
  pango_layout_set_wrap (text->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (text->layout, -2);
  pango_layout_get_size (text->layout, &wide, &tall);
  text->width = (double) wide / PANGO_SCALE;
  text->height = (double) tall / PANGO_SCALE;
}

void
dbk_chart_ends_place (DbkChartLayout *layout, double x, double width)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  double room = layout->plot.height + layout->line_height;
  gboolean print = layout->chart->look == DBK_CHART_LOOK_PRINT;
  gboolean two_lines = print && 2.0 * layout->line_height * layout->ends->len <= room;
  double tallest = 0.0;

  if (print)
    part_lines (layout);
  for (guint i = 0; i < layout->ends->len; i++)
    {
      DbkChartEnd *end = &g_array_index (layout->ends, DbkChartEnd, i);

      find_anchor (layout, i);
      if (end->name.layout == NULL)
        continue;
      limit_width (&end->caption, width);
      if (two_lines)
        wrap_to_width (&end->name, width - end->caption.width - 2.0);
      else
        limit_width (&end->name, print ? width - end->caption.width - 2.0 : width);
      tallest = MAX (tallest, end_height (layout, end));
      g_ptr_array_add (shown, end);
    }
  if (shown->len == 0)
    return;

  if (!print && tallest * shown->len > room)
    {
      /* Names are worth more than captions, which the table beside the chart repeats. */
      tallest = 0.0;
      for (guint i = 0; i < shown->len; i++)
        {
          DbkChartEnd *end = g_ptr_array_index (shown, i);

          dbk_chart_text_clear (&end->caption);
          tallest = MAX (tallest, end->name.height);
        }
    }
  g_ptr_array_sort (shown, compare_wanted);
  spread (shown, tallest, layout->plot.y + (tallest - layout->line_height) / 2.0,
          layout->plot.y + layout->plot.height - (tallest - layout->line_height) / 2.0);
  for (guint i = 0; i < shown->len; i++)
    place_texts (layout, g_ptr_array_index (shown, i), x);
}

void
dbk_chart_ends_free (GArray *ends)
{
  for (guint i = 0; i < ends->len; i++)
    {
      dbk_chart_text_clear (&g_array_index (ends, DbkChartEnd, i).name);
      dbk_chart_text_clear (&g_array_index (ends, DbkChartEnd, i).caption);
    }
  g_array_unref (ends);
}
