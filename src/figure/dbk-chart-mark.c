/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a chart's points. */
#include "dbk-chart-private.h"

#define N_SHAPES 4

void
dbk_chart_set_color (cairo_t *cr, guint32 color, double alpha)
{
  cairo_set_source_rgba (cr, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                         (color & 0xff) / 255.0, alpha);
}

/* Circle, square, triangle, diamond of about the same weight. */
static void
add_mark (cairo_t *cr, guint shape, double x, double y, double radius)
{
  double half = radius * 0.88, wide = radius * 1.18;

  cairo_new_path (cr);
  switch (shape % N_SHAPES)
    {
    case 0:
      cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
      break;
    case 1:
      cairo_rectangle (cr, x - half, y - half, 2.0 * half, 2.0 * half);
      break;
    case 2:
      cairo_move_to (cr, x, y - wide);
      cairo_line_to (cr, x + wide, y + wide * 0.8);
      cairo_line_to (cr, x - wide, y + wide * 0.8);
      break;
    default:
      cairo_move_to (cr, x, y - wide);
      cairo_line_to (cr, x + wide, y);
      cairo_line_to (cr, x, y + wide);
      cairo_line_to (cr, x - wide, y);
      break;
    }
  cairo_close_path (cr);
}

void
dbk_chart_paint_mark (cairo_t *cr,
                      guint shape,
                      double x,
                      double y,
                      double radius,
                      guint32 color,
                      guint32 inside,
                      double line)
{
  add_mark (cr, shape, x, y, radius);
  dbk_chart_set_color (cr, inside, 1.0);
  cairo_fill_preserve (cr);
  dbk_chart_set_color (cr, color, 1.0);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
}

/* A value the axis has no room for: an arrow at the edge instead of its mark. */
void
dbk_chart_paint_beyond (cairo_t *cr, double x, double y, double away, double size, guint32 color)
{
  dbk_chart_set_color (cr, color, 1.0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - size, y - away * size * 1.3);
  cairo_line_to (cr, x + size, y - away * size * 1.3);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_set_line_width (cr, size * 0.6);
  cairo_move_to (cr, x, y - away * size);
  cairo_line_to (cr, x, y - away * size * 2.6);
  cairo_stroke (cr);
}
