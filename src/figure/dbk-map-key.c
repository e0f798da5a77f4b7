/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside a map: whose side is whose, swatches, the scale. */
#include "config.h"

#include "dbk-map-painter.h"

#include "dbk-gettext.h"
#include <math.h>

#include "dbk-map-palette.h"
#include "dbk-map-text.h"
#include "dbk-text.h"

#define CAPTION_SIZE 7.25
#define BAR_HEIGHT 7.2
#define LONGEST_WHOLE_SCALE 9

void
dbk_map_paint_sides (cairo_t *cr, DbkMapView view, DbkMapStyle style, const char *family)
{
  /* TRANSLATORS: one letter beside a drawing: the client's right side */
  const char *right = C_ ("side", "R");
  /* TRANSLATORS: one letter beside a drawing: the client's left side */
  const char *left = C_ ("side", "L");
  /* Beside the neck: the letter at the viewer's left and the one at the viewer's right. */
  const struct
  {
    const char *texts[2];
    double x;
    double y;
  } places[DBK_MAP_N_VIEWS] = {
    [DBK_MAP_VIEW_FACE_FRONT] = { { right, left }, 34.0, 420.0 },
    [DBK_MAP_VIEW_FACE_LEFT] = { { left, NULL }, 88.0, 470.0 },
    [DBK_MAP_VIEW_FACE_RIGHT] = { { NULL, right }, 88.0, 470.0 },
    [DBK_MAP_VIEW_BODY_FRONT] = { { right, left }, 94.0, 112.0 },
    [DBK_MAP_VIEW_BODY_BACK] = { { left, right }, 94.0, 112.0 },
  };
  const DbkMapPalette *palette = dbk_map_palette (style);
  double across = 1.0, down = 0.0;
  double size;

  g_return_if_fail ((guint) view < DBK_MAP_N_VIEWS);

  cairo_user_to_device_distance (cr, &across, &down);
  size = MAX (12.0, palette->text_least / MAX (hypot (across, down), 1e-6));
  cairo_save (cr);
  cairo_new_path (cr);
  dbk_map_set_color (cr, palette->ink, 1.0);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      double x = i == 0 ? places[view].x : 360.0 - places[view].x;

      if (places[view].texts[i] == NULL)
        continue;
      layout = dbk_map_text_layout (cr, family, size, FALSE, places[view].texts[i]);
      dbk_map_text_show_centered (cr, layout, x, places[view].y);
    }
  cairo_restore (cr);
}

void
dbk_map_paint_swatch (cairo_t *cr,
                      DbkMapStyle style,
                      DbkMapAreaState state,
                      int step,
                      double x,
                      double y,
                      double width,
                      double height)
{
  const DbkMapPalette *palette = dbk_map_palette (style);
  gboolean hatched = (state & (DBK_MAP_AREA_AVOIDED | DBK_MAP_AREA_NOT_TREATED)) != 0;
  gboolean chosen = (state & DBK_MAP_AREA_SELECTED) != 0;
  double line = chosen ? 1.6 : 1.0;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip_preserve (cr);
  dbk_map_set_color (cr, palette->classes[DBK_MAP_CLASS_SKIN], 1.0);
  if (step >= 0)
    dbk_map_set_color (cr, palette->steps[MIN (step, DBK_MAP_N_STEPS - 1)], 1.0);
  cairo_fill_preserve (cr);
  if (hatched)
    {
      dbk_map_set_color (cr, palette->hatch, palette->hatch_tint);
      cairo_fill (cr);
      dbk_map_set_color (cr, palette->hatch, 1.0);
      cairo_set_line_width (cr, 0.8);
      for (double at = x + 2.0; at < x + width + height; at += 4.0)
        {
          cairo_move_to (cr, at, y);
          cairo_line_to (cr, at - height, y + height);
        }
      cairo_stroke (cr);
    }
  else if (chosen && step < 0)
    {
      dbk_map_set_color (cr, palette->chosen, palette->chosen_tint);
      cairo_fill (cr);
    }
  cairo_new_path (cr);
  cairo_rectangle (cr, x + line / 2.0, y + line / 2.0, width - line, height - line);
  cairo_set_line_width (cr, line);
  dbk_map_set_color (cr, chosen ? palette->chosen : hatched ? palette->hatch : palette->ink, 1.0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

double
dbk_map_paint_legend (cairo_t *cr,
                      DbkMapStyle style,
                      double minimum,
                      double maximum,
                      double width,
                      const char *family)
{
  const DbkMapPalette *palette = dbk_map_palette (style);
  double size = MAX (CAPTION_SIZE, palette->text_least);
  double bar = BAR_HEIGHT * size / CAPTION_SIZE;
  double length = maximum - minimum;
  gboolean whole = length == floor (length) && minimum == floor (minimum);
  int n_fields = whole && length < LONGEST_WHOLE_SCALE ? (int) length + 1 : DBK_MAP_N_STEPS;

  g_return_val_if_fail (length > 0.0, 0.0);

  cairo_save (cr);
  cairo_new_path (cr);
  for (int i = 0; i < n_fields; i++)
    {
      double value = minimum + length * i / (n_fields - 1);
      g_autofree char *text = dbk_number_format (value, 1);
      g_autoptr (PangoLayout) layout = dbk_map_text_layout (cr, family, size, FALSE, text);
      int step = dbk_map_score_step (value, minimum, maximum);

      dbk_map_set_color (cr, palette->steps[step], 1.0);
      cairo_rectangle (cr, width * i / n_fields, 0.0, width / n_fields, bar);
      cairo_fill (cr);
      dbk_map_set_color (cr, palette->ink, 1.0);
      dbk_map_text_show_centered (cr, layout, width * (i + 0.5) / n_fields, bar + size * 0.85);
    }
  dbk_map_set_color (cr, palette->ink, 1.0);
  cairo_set_line_width (cr, 0.35);
  cairo_rectangle (cr, 0.0, 0.0, width, bar);
  cairo_stroke (cr);
  cairo_restore (cr);
  return bar + size * 1.4;
}
