/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layers of a map and the whole of it. */
#include "dbk-map-painter.h"

#include <math.h>

#include "dbk-map-palette.h"
#include "dbk-map-text.h"

#define HATCHED (DBK_MAP_AREA_AVOIDED | DBK_MAP_AREA_NOT_TREATED)
#define HATCH_SPACING 6.5
#define TEXT_SIZE 12.5

/* Pixels (points on paper) to one map unit. */
static double
get_scale (cairo_t *cr)
{
  double across = 1.0, down = 0.0;

  cairo_user_to_device_distance (cr, &across, &down);
  return MAX (hypot (across, down), 1e-6);
}

static double
line_width (cairo_t *cr, double units, double least)
{
  return MAX (units, least / get_scale (cr));
}

static void
add_path (cairo_t *cr, const DbkMapPath *path)
{
  const float *v = path->values;

  for (const char *letter = path->letters; *letter != '\0'; letter++)
    {
      switch (*letter)
        {
        case 'M':
          cairo_move_to (cr, v[0], v[1]);
          v += 2;
          break;
        case 'L':
          cairo_line_to (cr, v[0], v[1]);
          v += 2;
          break;
        case 'C':
          cairo_curve_to (cr, v[0], v[1], v[2], v[3], v[4], v[5]);
          v += 6;
          break;
        default:
          cairo_close_path (cr);
          break;
        }
    }
}

static void
stroke_area (cairo_t *cr, const DbkMapArea *area, guint32 color, double width)
{
  dbk_map_set_color (cr, color, 1.0);
  cairo_set_line_width (cr, width);
  add_path (cr, &area->path);
  cairo_stroke (cr);
}

static void
paint_paths (cairo_t *cr, const DbkMapPath *paths, guint n_paths, const DbkMapPalette *palette)
{
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n_paths; i++)
    {
      add_path (cr, &paths[i]);
      dbk_map_set_color (cr, palette->classes[paths[i].kind], 1.0);
      if (paths[i].kind >= DBK_MAP_CLASS_LINE)
        {
          double units = paths[i].kind == DBK_MAP_CLASS_LINE ? 1.4 : 0.9;

          cairo_set_line_width (cr, line_width (cr, units, palette->line_least));
          cairo_stroke (cr);
        }
      else
        cairo_fill (cr);
    }
  cairo_restore (cr);
}

void
dbk_map_paint_ground (cairo_t *cr, DbkMapView view, DbkMapStyle style)
{
  g_return_if_fail ((guint) view < DBK_MAP_N_VIEWS);

  paint_paths (cr, dbk_map_drawings[view].ground, dbk_map_drawings[view].n_ground,
               dbk_map_palette (style));
}

void
dbk_map_paint_outline (cairo_t *cr, DbkMapView view, DbkMapStyle style)
{
  g_return_if_fail ((guint) view < DBK_MAP_N_VIEWS);

  paint_paths (cr, dbk_map_drawings[view].outline, dbk_map_drawings[view].n_outline,
               dbk_map_palette (style));
}

/* Lines at 45° across the whole drawing, so those of neighbors meet. */
static void
paint_hatch (cairo_t *cr, const DbkMapPalette *palette, const DbkMapBox *box)
{
  double spacing = line_width (cr, HATCH_SPACING, palette->line_least * 7.0);
  double first = floor ((box->x + box->y) / spacing) * spacing;

  dbk_map_set_color (cr, palette->hatch, 1.0);
  cairo_set_line_width (cr, line_width (cr, 1.0, palette->line_least));
  for (double sum = first; sum < box->x + box->width + box->y + box->height; sum += spacing)
    {
      cairo_move_to (cr, sum - box->y, box->y);
      cairo_line_to (cr, sum - box->y - box->height, box->y + box->height);
    }
  cairo_stroke (cr);
}

static void
paint_fill (cairo_t *cr,
            const DbkMapPalette *palette,
            const DbkMapBox *box,
            DbkMapAreaState state,
            int step)
{
  if (step >= 0)
    {
      dbk_map_set_color (cr, palette->steps[MIN (step, DBK_MAP_N_STEPS - 1)], 1.0);
      cairo_paint (cr);
    }
  else if ((state & HATCHED) != 0)
    {
      dbk_map_set_color (cr, palette->hatch, palette->hatch_tint);
      cairo_paint (cr);
    }
  else if ((state & DBK_MAP_AREA_SELECTED) != 0)
    {
      dbk_map_set_color (cr, palette->chosen, palette->chosen_tint);
      cairo_paint (cr);
    }
  if ((state & DBK_MAP_AREA_HOVER) != 0)
    {
      dbk_map_set_color (cr, palette->chosen, palette->chosen_tint / 2.0);
      cairo_paint (cr);
    }
  if ((state & HATCHED) != 0)
    paint_hatch (cr, palette, box);
}

static void
paint_border (cairo_t *cr,
              const DbkMapArea *area,
              const DbkMapPalette *palette,
              DbkMapAreaState state,
              int step)
{
  double least = palette->line_least;
  gboolean hover = (state & DBK_MAP_AREA_HOVER) != 0;

  if (step >= 0)
    stroke_area (cr, area, palette->paper, line_width (cr, 1.2, 2.0 * least));
  if ((state & DBK_MAP_AREA_SELECTED) != 0)
    {
      /* On a dark step the accent needs an edge of its own. */
      if (step >= 0)
        stroke_area (cr, area, palette->paper, line_width (cr, 4.2, 5.0 * least));
      stroke_area (cr, area, palette->chosen, line_width (cr, palette->chosen_width, 2.6 * least));
    }
  else if ((state & HATCHED) != 0)
    stroke_area (cr, area, palette->hatch, line_width (cr, 1.1, 1.4 * least));
  else if (palette->border_width > 0.0 && (step < 0 || palette->contrast))
    {
      /* Without tints hover shows in the border. */
      double units = hover && palette->contrast ? 2.0 : palette->border_width;

      stroke_area (cr, area, palette->border, line_width (cr, units, 1.2 * least));
    }
}

void
dbk_map_paint_area (cairo_t *cr,
                    DbkMapView view,
                    guint index,
                    DbkMapStyle style,
                    DbkMapAreaState state,
                    int step)
{
  const DbkMapArea *area = dbk_area_map_get (view, index);
  const DbkMapPalette *palette = dbk_map_palette (style);
  DbkMapBox box;

  g_return_if_fail (area != NULL);

  box = (DbkMapBox){ area->x, area->y, area->width, area->height };
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_save (cr);
  add_path (cr, &area->path);
  cairo_clip (cr);
  paint_fill (cr, palette, &box, state, step);
  if (palette->contrast && (state & DBK_MAP_AREA_SELECTED) != 0)
    {
      /* No tint: a second line inside the first says "chosen" in shape. */
      stroke_area (cr, area, palette->ink, 9.6);
      stroke_area (cr, area, palette->paper, 6.8);
    }
  cairo_restore (cr);
  paint_border (cr, area, palette, state, step);
  cairo_restore (cr);
}

void
dbk_map_paint_focus (cairo_t *cr, DbkMapView view, guint index, DbkMapStyle style)
{
  const DbkMapArea *area = dbk_area_map_get (view, index);
  const DbkMapPalette *palette = dbk_map_palette (style);

  g_return_if_fail (area != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  stroke_area (cr, area, palette->paper, line_width (cr, 5.0, 8.0 * palette->line_least));
  stroke_area (cr, area, palette->chosen, line_width (cr, 2.6, 4.0 * palette->line_least));
  cairo_restore (cr);
}

void
dbk_map_paint_text (cairo_t *cr,
                    DbkMapView view,
                    guint index,
                    DbkMapStyle style,
                    DbkMapAreaState state,
                    int step,
                    const char *text,
                    const char *family)
{
  const DbkMapArea *area = dbk_area_map_get (view, index);
  const DbkMapPalette *palette = dbk_map_palette (style);
  g_autoptr (PangoLayout) layout = NULL;
  double size, width, height, reach;

  g_return_if_fail (area != NULL);

  if (text == NULL || *text == '\0')
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  size = MAX (TEXT_SIZE, palette->text_least / get_scale (cr));
  layout = dbk_map_text_layout (cr, family, size, TRUE, text);
  dbk_map_text_measure (layout, &width, &height);
  /* A long number in a narrow area shrinks rather than runs over the border. */
  reach = hypot (width, height) / 2.0;
  if (reach > area->anchor_radius * 1.05)
    {
      g_object_unref (layout);
      size *= MAX (area->anchor_radius * 1.05 / reach, 0.75);
      layout = dbk_map_text_layout (cr, family, size, TRUE, text);
      dbk_map_text_measure (layout, &width, &height);
    }
  if ((state & HATCHED) != 0)
    {
      /* The lines stop around the number. */
      dbk_map_set_color (cr,
                         step >= 0 ? dbk_map_step_color (style, step)
                                   : palette->classes[DBK_MAP_CLASS_SKIN],
                         1.0);
      cairo_arc (cr, area->anchor_x, area->anchor_y, hypot (width, height) / 2.0 + size * 0.15, 0.0,
                 2.0 * G_PI);
      cairo_fill (cr);
    }
  dbk_map_set_color (cr, step >= 0 ? dbk_map_step_text_color (style, step) : palette->ink, 1.0);
  dbk_map_text_show_centered (cr, layout, area->anchor_x, area->anchor_y);
  cairo_restore (cr);
}

int
dbk_map_area_order (DbkMapAreaState state, int step)
{
  if ((state & DBK_MAP_AREA_FOCUS) != 0)
    return 5;
  if ((state & DBK_MAP_AREA_SELECTED) != 0)
    return 4;
  if ((state & HATCHED) != 0)
    return 3;
  if (step >= 0)
    return 2;
  return (state & DBK_MAP_AREA_HOVER) != 0 ? 1 : 0;
}

int
dbk_map_score_step (double value, double minimum, double maximum)
{
  if (isnan (value) || !(maximum > minimum))
    return DBK_MAP_STEP_NONE;
  value = (CLAMP (value, minimum, maximum) - minimum) / (maximum - minimum);
  return (int) floor (value * (DBK_MAP_N_STEPS - 1) + 0.5);
}

static const DbkMapMark *
find_mark (const DbkMapMark *marks, guint n_marks, const char *code)
{
  for (guint i = 0; i < n_marks; i++)
    {
      if (g_strcmp0 (marks[i].code, code) == 0)
        return &marks[i];
    }
  return NULL;
}

void
dbk_map_paint (cairo_t *cr,
               DbkMapView view,
               DbkMapStyle style,
               const DbkMapMark *marks,
               guint n_marks,
               double width,
               const char *family)
{
  const DbkMapMark unmarked = { NULL, DBK_MAP_AREA_FREE, DBK_MAP_STEP_NONE, NULL };
  const DbkMapDrawing *drawing;

  g_return_if_fail ((guint) view < DBK_MAP_N_VIEWS);
  g_return_if_fail (width > 0.0);

  drawing = &dbk_map_drawings[view];
  cairo_save (cr);
  cairo_scale (cr, width / drawing->width, width / drawing->width);
  dbk_map_paint_ground (cr, view, style);
  for (int order = 0; order <= 5; order++)
    {
      for (guint i = 0; i < drawing->n_areas; i++)
        {
          const DbkMapMark *mark = find_mark (marks, n_marks, drawing->areas[i].code);

          mark = mark != NULL ? mark : &unmarked;
          if (dbk_map_area_order (mark->state, mark->step) == order)
            dbk_map_paint_area (cr, view, i, style, mark->state, mark->step);
        }
    }
  dbk_map_paint_outline (cr, view, style);
  for (guint i = 0; i < n_marks; i++)
    {
      guint index;

      if (marks[i].code == NULL || !dbk_area_map_find (view, marks[i].code, &index))
        continue;
      dbk_map_paint_text (cr, view, index, style, marks[i].state, marks[i].step, marks[i].text,
                          family);
      if ((marks[i].state & DBK_MAP_AREA_FOCUS) != 0)
        dbk_map_paint_focus (cr, view, index, style);
    }
  dbk_map_paint_sides (cr, view, style, family);
  cairo_restore (cr);
}
