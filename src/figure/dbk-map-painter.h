/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the area maps, for the window and for paper alike. */
#pragma once

#include <cairo.h>

#include "dbk-area-map.h"

G_BEGIN_DECLS

/** DbkMapStyle: the colors to paint in. The two high contrast ones use ink only, no tints. */
typedef enum
{
  DBK_MAP_STYLE_LIGHT,
  DBK_MAP_STYLE_DARK,
  DBK_MAP_STYLE_PRINT,
  DBK_MAP_STYLE_HIGH_CONTRAST,
  DBK_MAP_STYLE_HIGH_CONTRAST_DARK,
} DbkMapStyle;
#define DBK_MAP_N_STYLES 5

/** DbkMapAreaState: what an area shows besides a score. */
typedef enum
{
  DBK_MAP_AREA_FREE = 0,
  DBK_MAP_AREA_HOVER = 1 << 0,
  DBK_MAP_AREA_SELECTED = 1 << 1,
  DBK_MAP_AREA_FOCUS = 1 << 2, /* painted by dbk_map_paint_focus(), after everything else */
  DBK_MAP_AREA_AVOIDED = 1 << 3,
  DBK_MAP_AREA_NOT_TREATED = 1 << 4,
} DbkMapAreaState;

/** The steps of the one-hue ramp, 0 … 5; DBK_MAP_STEP_NONE is "not scored", which is not 0. */
#define DBK_MAP_N_STEPS 6
#define DBK_MAP_STEP_NONE (-1)

/**
 * DbkMapMark: one area's mark on a whole map.
 * @code: the area's code; an area the view does not show is left out
 * @step: 0 … 5 or DBK_MAP_STEP_NONE
 * @text: (nullable): the number to print at the area's anchor
 */
typedef struct
{
  const char *code;
  DbkMapAreaState state;
  int step;
  const char *text;
} DbkMapMark;

/**
 * dbk_map_score_step:
 *
 * The step of a score: linear from @minimum (0) to @maximum (5), rounded half up, held inside.
 * Returns: DBK_MAP_STEP_NONE when @value is NAN or the scale has no length.
 */
int dbk_map_score_step (double value, double minimum, double maximum);
/** A step's color as 0xRRGGBB, and the color of a number on it. */
guint32 dbk_map_step_color (DbkMapStyle style, int step);
guint32 dbk_map_step_text_color (DbkMapStyle style, int step);

/**
 * dbk_map_area_order:
 *
 * Areas are painted in rising order, so a strong border is never cut by a weaker neighbor's:
 * free 0, hover 1, scored 2, avoided or not treated 3, selected 4; focus 5.
 */
int dbk_map_area_order (DbkMapAreaState state, int step);

/*
 * The layers, from the back: ground, each area by dbk_map_area_order(), outline, each area's text,
 * the focused area's ring. The cairo_t is scaled by the caller so that a unit is a map unit, its
 * origin the drawing's. Lines keep a least width in pixels on screens, whatever the scale. Every
 * function leaves the cairo_t as it found it, without a path.
 */
void dbk_map_paint_ground (cairo_t *cr, DbkMapView view, DbkMapStyle style);
void dbk_map_paint_area (cairo_t *cr,
                         DbkMapView view,
                         guint index,
                         DbkMapStyle style,
                         DbkMapAreaState state,
                         int step);
void dbk_map_paint_outline (cairo_t *cr, DbkMapView view, DbkMapStyle style);
/** @family: (nullable): the font, "Cantarell" when NULL. @text NULL or "" paints nothing. */
void dbk_map_paint_text (cairo_t *cr,
                         DbkMapView view,
                         guint index,
                         DbkMapStyle style,
                         DbkMapAreaState state,
                         int step,
                         const char *text,
                         const char *family);
void dbk_map_paint_focus (cairo_t *cr, DbkMapView view, guint index, DbkMapStyle style);
/** "R" and "L" beside the neck, the client's sides; a side view has the one letter it shows. */
void dbk_map_paint_sides (cairo_t *cr, DbkMapView view, DbkMapStyle style, const char *family);

/**
 * dbk_map_paint:
 * @marks: (array length=n_marks) (nullable): the areas that show something
 * @width: of the whole drawing, in the cairo_t's units; its height follows from dbk_area_map_size()
 *
 * A whole map at the cairo_t's origin, sides lettered, numbers no smaller than 7.25. On paper free
 * areas have no border.
 */
void dbk_map_paint (cairo_t *cr,
                    DbkMapView view,
                    DbkMapStyle style,
                    const DbkMapMark *marks,
                    guint n_marks,
                    double width,
                    const char *family);

/** A small rectangle in an area's look, for a key beside a map. */
void dbk_map_paint_swatch (cairo_t *cr,
                           DbkMapStyle style,
                           DbkMapAreaState state,
                           int step,
                           double x,
                           double y,
                           double width,
                           double height);
/**
 * dbk_map_paint_legend:
 * @width: of the bar
 *
 * The scale as a bar, its scores below: one field for each whole score of a short scale in whole
 * steps, else six fields.
 * Returns: the height painted, from the cairo_t's origin.
 */
double dbk_map_paint_legend (cairo_t *cr,
                             DbkMapStyle style,
                             double minimum,
                             double maximum,
                             double width,
                             const char *family);

G_END_DECLS
