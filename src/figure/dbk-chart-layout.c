/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of a chart stands at one size. */
#include "config.h"

#include "dbk-chart-private.h"

#include "dbk-gettext.h"
#include <math.h>

#include "dbk-map-text.h"

#define PRINT_SIZE 7.25
#define DEFAULT_SIZE 11 /* the desktop's, when the context has none */
#define WINDOW_SMALL 0.82
#define WINDOW_CAPTION 0.775 /* no smaller than 8.5 points on a desktop of 11 */
#define WINDOW_STRONG 0.86
#define WINDOW_INSET 10.0     /* from the axis' end to the outermost tick */
#define LARGEST_END_SHARE 0.4 /* of the width, for the labels at the lines' ends */

void
dbk_chart_text_clear (gpointer text)
{
  DbkChartText *self = text;

  g_clear_object (&self->layout);
}

static void
line_clear (gpointer line)
{
  dbk_chart_text_clear (&((DbkChartLine *) line)->text);
}

DbkChartText
dbk_chart_layout_text (DbkChartLayout *layout, const char *text, double factor, gboolean bold)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (layout->font);
  DbkChartText made = { .layout = pango_layout_new (layout->context) };
  double size = pango_font_description_get_size (font) * factor;
  PangoRectangle logical;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, (int) lround (size));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (made.layout, font);
  pango_layout_set_single_paragraph_mode (made.layout, TRUE);
  pango_layout_set_text (made.layout, text, -1);
  pango_layout_get_extents (made.layout, NULL, &logical);
  made.width = (double) logical.width / PANGO_SCALE;
  made.height = (double) logical.height / PANGO_SCALE;
  return made;
}

static void
choose_font (DbkChartLayout *layout)
{
  const PangoFontDescription *given = pango_context_get_font_description (layout->context);

  layout->font =
      given != NULL ? pango_font_description_copy (given) : pango_font_description_new ();
  if (pango_font_description_get_family (layout->font) == NULL)
    pango_font_description_set_family (layout->font, DBK_FIGURE_FAMILY);
  if (layout->chart->look == DBK_CHART_LOOK_PRINT)
    pango_font_description_set_absolute_size (layout->font, PRINT_SIZE * PANGO_SCALE);
  else if (pango_font_description_get_size (layout->font) == 0)
    pango_font_description_set_size (layout->font, DEFAULT_SIZE * PANGO_SCALE);
  layout->small = layout->chart->look == DBK_CHART_LOOK_PRINT ? 1.0 : WINDOW_SMALL;
  layout->caption = layout->chart->look == DBK_CHART_LOOK_PRINT ? 1.0 : WINDOW_CAPTION;
  layout->strong = layout->chart->look == DBK_CHART_LOOK_PRINT ? 1.0 : WINDOW_STRONG;
}

double
dbk_chart_layout_x (DbkChartLayout *layout, guint tick)
{
  guint n_ticks = layout->chart->ticks->len;

  if (n_ticks < 2)
    return layout->first_x;
  return layout->first_x + (layout->last_x - layout->first_x) * tick / (n_ticks - 1);
}

double
dbk_chart_layout_y (DbkChartLayout *layout, double value)
{
  value = CLAMP (value, layout->minimum, layout->maximum);
  return layout->plot.y +
         layout->plot.height * (layout->maximum - value) / (layout->maximum - layout->minimum);
}

static void
measure_texts (DbkChartLayout *layout)
{
  DbkChart *chart = layout->chart;
  DbkChartText probe = dbk_chart_layout_text (layout, "0", layout->small, FALSE);

  /* Tight lines, as the window's and the paper's small type has. */
  layout->line_height = probe.height * (chart->look == DBK_CHART_LOOK_PRINT ? 1.0 : 0.86);
  dbk_chart_text_clear (&probe);
  if (chart->title != NULL)
    layout->title = dbk_chart_layout_text (layout, chart->title, 1.0, TRUE);
  if (chart->note != NULL)
    layout->note = dbk_chart_layout_text (layout, chart->note, 1.0, FALSE);
  if (chart->tick_title != NULL)
    layout->tick_title = dbk_chart_layout_text (layout, chart->tick_title, layout->small, FALSE);
  if (dbk_chart_is_empty (chart))
    layout->empty = dbk_chart_layout_text (layout, _ ("No scores yet"), 1.0, FALSE);
  dbk_chart_axis_measure (layout);
  for (guint i = 0; i < chart->ticks->len; i++)
    {
      const DbkChartTick *tick = dbk_chart_get_tick (chart, i);
      gboolean bold = (tick->flags & DBK_CHART_TICK_DONE) != 0;
      DbkChartText label = dbk_chart_layout_text (layout, tick->label, layout->small, bold);
      DbkChartText note = { 0 };

      if (tick->note != NULL)
        note = dbk_chart_layout_text (layout, tick->note, layout->caption, FALSE);
      g_array_append_val (layout->labels, label);
      g_array_append_val (layout->labels, note);
    }
  dbk_chart_ends_measure (layout);
}

/* The widths left and right of the plot: nothing may be cut, at any size of type. */
static void
place_across (DbkChartLayout *layout, double *ends_width)
{
  gboolean print = layout->chart->look == DBK_CHART_LOOK_PRINT;
  double labels = 0.0, first = 0.0, last = 0.0, right;
  guint n_labels = layout->labels->len;

  for (guint i = 0; i < layout->lines->len; i++)
    labels = MAX (labels, g_array_index (layout->lines, DbkChartLine, i).text.width);
  if (n_labels > 0)
    {
      first = g_array_index (layout->labels, DbkChartText, 0).width / 2.0;
      last = MAX (g_array_index (layout->labels, DbkChartText, n_labels - 2).width,
                  g_array_index (layout->labels, DbkChartText, n_labels - 1).width) /
             2.0;
    }
  *ends_width = MIN (dbk_chart_ends_width (layout), layout->width * LARGEST_END_SHARE);
  layout->plot.x = ceil (labels) + 8.0;
  right = *ends_width > 0.0 ? *ends_width + (print ? 7.0 : 14.0) : 0.0;
  if (print)
    {
      layout->plot.x = MAX (layout->plot.x, first);
      right = MAX (right, last);
    }
  else
    right = MAX (right, last - WINDOW_INSET);
  layout->plot.width = MAX (layout->width - layout->plot.x - right, 20.0);
  layout->first_x = layout->plot.x;
  layout->last_x = layout->plot.x + layout->plot.width;
  if (!print)
    {
      layout->first_x += MIN (MAX (WINDOW_INSET, first + 2.0), layout->plot.width / 3.0);
      layout->last_x -= WINDOW_INSET;
    }
}

static void
place_down (DbkChartLayout *layout)
{
  gboolean print = layout->chart->look == DBK_CHART_LOOK_PRINT;
  double top = layout->line_height / 2.0, bottom = 2.0;

  if (layout->title.layout != NULL || layout->note.layout != NULL)
    {
      layout->note.x =
          layout->title.layout != NULL ? layout->title.width + (print ? 7.5 : 12.0) : 0.0;
      top += MAX (layout->title.height, layout->note.height) + (print ? 6.5 : 10.0);
    }
  for (guint i = 0; i < layout->labels->len; i++)
    {
      if (g_array_index (layout->labels, DbkChartText, i).layout != NULL)
        bottom = MAX (bottom, (print ? 3.2 : 5.0) + layout->line_height * (1 + i % 2) + 1.0);
    }
  if (layout->tick_title.layout != NULL)
    {
      layout->tick_title.y = bottom;
      bottom += layout->tick_title.height;
    }
  layout->plot.y = top;
  layout->plot.height = MAX (layout->height - top - bottom, 10.0);
  layout->tick_title.y += layout->plot.y + layout->plot.height;
  layout->tick_title.x = layout->plot.x + (layout->plot.width - layout->tick_title.width) / 2.0;
}

/* Between two lines, so neither runs through it. */
static void
place_empty (DbkChartLayout *layout)
{
  double middle = layout->plot.y + layout->plot.height / 2.0;

  if (layout->empty.layout == NULL)
    return;
  for (guint i = 1; i < layout->lines->len; i++)
    {
      double below = g_array_index (layout->lines, DbkChartLine, i - 1).y;
      double above = g_array_index (layout->lines, DbkChartLine, i).y;

      if (below >= middle && above <= middle)
        {
          middle = (below + above) / 2.0;
          break;
        }
    }
  layout->empty.x = layout->plot.x + (layout->plot.width - layout->empty.width) / 2.0;
  layout->empty.y = middle - layout->empty.height / 2.0;
}

DbkChartLayout *
dbk_chart_layout (DbkChart *chart, double width, double height, PangoContext *context)
{
  DbkChartLayout *layout;
  double ends_width;

  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  layout = g_new0 (DbkChartLayout, 1);
  layout->chart = dbk_chart_ref (chart);
  layout->context = g_object_ref (context);
  layout->width = MAX (width, 1.0);
  layout->height = MAX (height, 1.0);
  layout->lines = g_array_new (FALSE, TRUE, sizeof (DbkChartLine));
  g_array_set_clear_func (layout->lines, line_clear);
  layout->targets = g_array_new (FALSE, TRUE, sizeof (DbkChartLine));
  g_array_set_clear_func (layout->targets, line_clear);
  layout->labels = g_array_new (FALSE, TRUE, sizeof (DbkChartText));
  g_array_set_clear_func (layout->labels, dbk_chart_text_clear);
  layout->ends = g_array_new (FALSE, TRUE, sizeof (DbkChartEnd));
  choose_font (layout);

  measure_texts (layout);
  place_across (layout, &ends_width);
  place_down (layout);
  dbk_chart_axis_place_lines (layout);
  place_empty (layout);
  dbk_chart_axis_place_ticks (layout);
  dbk_chart_ends_place (layout, layout->width - ends_width, ends_width);
  if (chart->look == DBK_CHART_LOOK_PRINT)
    dbk_chart_targets_place (layout);
  return layout;
}

void
dbk_chart_layout_free (DbkChartLayout *layout)
{
  if (layout == NULL)
    return;
  dbk_chart_text_clear (&layout->title);
  dbk_chart_text_clear (&layout->note);
  dbk_chart_text_clear (&layout->tick_title);
  dbk_chart_text_clear (&layout->empty);
  dbk_chart_ends_free (layout->ends);
  g_array_unref (layout->lines);
  g_array_unref (layout->targets);
  g_array_unref (layout->labels);
  pango_font_description_free (layout->font);
  g_object_unref (layout->context);
  dbk_chart_unref (layout->chart);
  g_free (layout);
}
