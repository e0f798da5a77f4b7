/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints a laid out chart. */
#include "dbk-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#define N_COLORS 3

typedef struct
{
  guint32 text;
  guint32 dim;
  guint32 axis;
  guint32 grid;
  guint32 paper; /* inside hollow marks */
  guint32 series[N_COLORS];
} ChartPalette;

/* No pair of red and green; each at least 4.5 : 1 on its paper. The accent comes first. */
static const ChartPalette palettes[DBK_CHART_N_STYLES] = {
  [DBK_CHART_STYLE_LIGHT] = { 0x2e2e2e,
                              0x636363,
                              0x9a9a9a,
                              0xe0e0e0,
                              0xffffff,
                              { 0x8a3b66, 0x1c71d8, 0x865e3c } },
  [DBK_CHART_STYLE_DARK] = { 0xffffff,
                             0xc4c4c4,
                             0x8c8c8c,
                             0x4c4c4c,
                             0x363636,
                             { 0xf0a6cc, 0x99c1f1, 0xcdab8f } },
  [DBK_CHART_STYLE_PRINT] = { 0x1a1a1a,
                              0x5f5a57,
                              0x1a1a1a,
                              0xc9c6c4,
                              0xffffff,
                              { 0x66264f, 0x974b77, 0x4a4a4a } },
  [DBK_CHART_STYLE_HIGH_CONTRAST] = { 0x000000,
                                      0x000000,
                                      0x000000,
                                      0x8a8a8a,
                                      0xffffff,
                                      { 0x6b1f4b, 0x0b4a9e, 0x5b3a1c } },
  [DBK_CHART_STYLE_HIGH_CONTRAST_DARK] = { 0xffffff,
                                           0xffffff,
                                           0xffffff,
                                           0x767676,
                                           0x000000,
                                           { 0xf7c6df, 0xbcd8ff, 0xe6cfb8 } },
};

static void
show_text (cairo_t *cr, const DbkChartText *text, guint32 color)
{
  if (text->layout == NULL)
    return;
  dbk_chart_set_color (cr, color, 1.0);
  cairo_move_to (cr, text->x, text->y);
  pango_cairo_show_layout (cr, text->layout);
  cairo_new_path (cr);
}

static gboolean
is_print (DbkChartLayout *layout)
{
  return layout->chart->look == DBK_CHART_LOOK_PRINT;
}

static guint32
series_color (DbkChartLayout *layout, const ChartPalette *palette, guint series)
{
  return palette->series[dbk_chart_get_series (layout->chart, series)->color % N_COLORS];
}

static void
paint_level (cairo_t *cr, DbkChartLayout *layout, double y)
{
  /* On the middle of a pixel, so a hairline stays one on screen. */
  y = is_print (layout) ? y : floor (y) + 0.5;
  cairo_move_to (cr, layout->plot.x, y);
  cairo_line_to (cr, layout->plot.x + layout->plot.width, y);
  cairo_stroke (cr);
}

static double
tick_spacing (DbkChartLayout *layout)
{
  guint n_ticks = layout->chart->ticks->len;

  return n_ticks > 1 ? (layout->last_x - layout->first_x) / (n_ticks - 1) : G_MAXDOUBLE;
}

/* A tick where something was done or scored, in the stronger color. */
static gboolean
is_strong (DbkChartLayout *layout, guint tick)
{
  if ((dbk_chart_get_tick (layout->chart, tick)->flags & DBK_CHART_TICK_DONE) != 0)
    return TRUE;
  for (guint i = 0; i < layout->chart->series->len; i++)
    {
      if (!isnan (dbk_chart_get_value (layout->chart, i, tick)))
        return TRUE;
    }
  return FALSE;
}

static void
paint_axes (cairo_t *cr, DbkChartLayout *layout, const ChartPalette *palette)
{
  gboolean print = is_print (layout);
  double base = layout->minimum < 0.0 && layout->maximum > 0.0 ? 0.0 : layout->minimum;
  double bottom = floor (layout->plot.y + layout->plot.height) + 0.5;

  cairo_set_line_width (cr, print ? 0.3 : 1.0);
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const DbkChartLine *line = &g_array_index (layout->lines, DbkChartLine, i);

      dbk_chart_set_color (cr, palette->grid, 1.0);
      paint_level (cr, layout, line->y);
      show_text (cr, &line->text, palette->dim);
    }
  cairo_set_line_width (cr, print ? 0.6 : 1.0);
  dbk_chart_set_color (cr, palette->axis, 1.0);
  paint_level (cr, layout, dbk_chart_layout_y (layout, base));
  for (guint tick = 0; tick < layout->chart->ticks->len; tick++)
    {
      const DbkChartText *label = &g_array_index (layout->labels, DbkChartText, 2 * tick);
      gboolean strong = !print && is_strong (layout, tick);

      if (!print && (label->layout != NULL || tick_spacing (layout) > 6.0))
        {
          double x = floor (dbk_chart_layout_x (layout, tick)) + 0.5;

          dbk_chart_set_color (cr, palette->axis, 1.0);
          cairo_move_to (cr, x, bottom);
          cairo_line_to (cr, x, bottom + (label->layout != NULL ? 4.0 : 2.5));
          cairo_stroke (cr);
        }
      show_text (cr, &label[0], strong ? palette->text : palette->dim);
      show_text (cr, &label[1], palette->dim);
    }
  show_text (cr, &layout->tick_title, palette->dim);
}

static void
paint_way_to_target (cairo_t *cr, DbkChartLayout *layout, guint series, guint32 color)
{
  const double dashes[] = { 4.0, 3.0 };
  int last = dbk_chart_last_value (layout->chart, series);
  double x, y, target_x, target_y;

  if (!dbk_chart_layout_get_target (layout, series, &target_x, &target_y) || last < 0 ||
      !dbk_chart_layout_get_point (layout, series, (guint) last, &x, &y) || target_x <= x)
    return;
  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_set_line_width (cr, 1.5);
  dbk_chart_set_color (cr, color, 0.8);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, target_x, target_y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_line (cairo_t *cr, DbkChartLayout *layout, guint series, guint32 color)
{
  const double dashes[] = { 4.6, 2.4 };
  DbkChartSeriesFlags flags = dbk_chart_get_series (layout->chart, series)->flags;
  double width = is_print (layout) ? 1.5 : (flags & DBK_CHART_SERIES_MAIN) != 0 ? 3.0 : 2.0;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, width);
  if (is_print (layout) && (flags & DBK_CHART_SERIES_HOLLOW) != 0)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  dbk_chart_set_color (cr, color, 1.0);
  for (guint tick = 0; tick < layout->chart->ticks->len; tick++)
    {
      double x, y;

      if (dbk_chart_layout_get_point (layout, series, tick, &x, &y))
        cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static guint
mark_shape (DbkChartLayout *layout, guint series)
{
  DbkChartSeries *self = dbk_chart_get_series (layout->chart, series);

  /* On paper the two sides share a shape and differ in being filled. */
  return is_print (layout) ? series / 2 : self->color;
}

static void
paint_marks (cairo_t *cr,
             DbkChartLayout *layout,
             const ChartPalette *palette,
             guint series,
             guint32 color)
{
  DbkChartSeriesFlags flags = dbk_chart_get_series (layout->chart, series)->flags;
  gboolean print = is_print (layout);
  gboolean hollow = print && (flags & DBK_CHART_SERIES_HOLLOW) != 0;
  gboolean dense = tick_spacing (layout) < (print ? 4.6 : 8.4);
  int last = dbk_chart_last_value (layout->chart, series);
  guint shape = mark_shape (layout, series);
  double x, y;

  for (guint tick = 0; tick < layout->chart->ticks->len; tick++)
    {
      double value;

      if (!dbk_chart_layout_get_point (layout, series, tick, &x, &y))
        continue;
      value = dbk_chart_get_value (layout->chart, series, tick);
      if (value < layout->minimum || value > layout->maximum)
        {
          dbk_chart_paint_beyond (cr, x, y, value > layout->maximum ? -1.0 : 1.0, print ? 2.8 : 5.0,
                                  color);
          continue;
        }
      /* A long course would be a chain of marks: then only its latest is marked. */
      if (dense && (int) tick != last)
        continue;
      if (hollow)
        dbk_chart_paint_mark (cr, shape, x, y, 2.2, color, palette->paper, 1.1);
      else
        dbk_chart_paint_mark (cr, shape, x, y, print ? 2.4 : 4.2, color, color, print ? 0.5 : 1.0);
    }
  if (!print && dbk_chart_layout_get_target (layout, series, &x, &y))
    dbk_chart_paint_mark (cr, shape, x, y, 4.4, color, palette->paper, 2.0);
}

static void
paint_target_lines (cairo_t *cr, DbkChartLayout *layout, const ChartPalette *palette)
{
  const double dashes[] = { 1.6, 1.6 };

  for (guint i = 0; i < layout->targets->len; i++)
    {
      const DbkChartLine *line = &g_array_index (layout->targets, DbkChartLine, i);

      cairo_save (cr);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
      cairo_set_line_width (cr, 0.6);
      dbk_chart_set_color (cr, palette->text, 1.0);
      paint_level (cr, layout, line->y);
      cairo_restore (cr);
    }
}

static void
paint_ends (cairo_t *cr, DbkChartLayout *layout, const ChartPalette *palette)
{
  const double dots[] = { 1.0, 3.0 };
  gboolean print = is_print (layout);

  for (guint i = 0; i < layout->ends->len; i++)
    {
      const DbkChartEnd *end = &g_array_index (layout->ends, DbkChartEnd, i);
      guint32 color = series_color (layout, palette, i);

      if (end->name.layout == NULL)
        continue;
      if (end->leader)
        {
          double left = end->name.x < end->caption.x || end->caption.layout == NULL
                            ? end->name.x
                            : end->caption.x;

          dbk_chart_set_color (cr, color, 0.6);
          cairo_set_line_width (cr, print ? 0.4 : 1.0);
          cairo_save (cr);
          /* Far away it is level and dotted, or it would read as a course of its own. */
          if (end->far)
            cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0.0);
          cairo_move_to (cr, end->anchor_x + (print ? 4.0 : 8.0), end->anchor_y);
          if (end->far)
            cairo_line_to (cr, left - (print ? 6.0 : 14.0), end->anchor_y);
          cairo_line_to (cr, left - (print ? 1.5 : 3.0), end->middle);
          cairo_stroke (cr);
          cairo_restore (cr);
        }
      show_text (cr, &end->name, print ? palette->text : color);
      show_text (cr, &end->caption, palette->text);
    }
}

void
dbk_chart_paint (DbkChartLayout *layout, cairo_t *cr, DbkChartStyle style)
{
  const ChartPalette *palette;

  g_return_if_fail (layout != NULL);
  g_return_if_fail ((guint) style < DBK_CHART_N_STYLES);

  palette = &palettes[style];
  cairo_save (cr);
  cairo_new_path (cr);
  show_text (cr, &layout->title, palette->text);
  show_text (cr, &layout->note, palette->dim);
  paint_axes (cr, layout, palette);
  paint_target_lines (cr, layout, palette);
  /* The first series is the most important one and lies on top. */
  for (guint i = layout->ends->len; i > 0 && !is_print (layout); i--)
    paint_way_to_target (cr, layout, i - 1, series_color (layout, palette, i - 1));
  for (guint k = layout->ends->len; k > 0; k--)
    {
      /* On paper hollow marks lie over filled ones: the other way they would not be seen. */
      guint i = is_print (layout) ? layout->ends->len - k : k - 1;
      guint32 color = series_color (layout, palette, i);

      paint_line (cr, layout, i, color);
      paint_marks (cr, layout, palette, i, color);
    }
  if (!is_print (layout) && dbk_chart_has_common_start (layout->chart))
    dbk_chart_paint_mark (cr, 0, dbk_chart_layout_x (layout, 0), dbk_chart_layout_y (layout, 0.0),
                          5.0, palette->text, palette->paper, 2.0);
  for (guint i = 0; i < layout->targets->len; i++)
    show_text (cr, &g_array_index (layout->targets, DbkChartLine, i).text, palette->dim);
  paint_ends (cr, layout, palette);
  show_text (cr, &layout->empty, palette->dim);
  cairo_restore (cr);
}

void
dbk_chart_paint_focus (DbkChartLayout *layout,
                       cairo_t *cr,
                       DbkChartStyle style,
                       guint series,
                       guint tick)
{
  const ChartPalette *palette;
  double x, y;

  g_return_if_fail (layout != NULL);
  g_return_if_fail ((guint) style < DBK_CHART_N_STYLES);

  palette = &palettes[style];
  if (!dbk_chart_layout_get_point (layout, series, tick, &x, &y))
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, 9.0, 0.0, 2.0 * G_PI);
  dbk_chart_set_color (cr, palette->paper, 1.0);
  cairo_set_line_width (cr, 5.0);
  cairo_stroke_preserve (cr);
  dbk_chart_set_color (cr, palette->series[0], 1.0);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
  cairo_restore (cr);
}
