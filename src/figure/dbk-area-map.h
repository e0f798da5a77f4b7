/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawn areas of the skin: where they are and which one a point belongs to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DbkMapView:
 *
 * The five drawings. Left and right are the client's own: on the viewer's right in the front views,
 * on the viewer's left in DBK_MAP_VIEW_BODY_BACK; DBK_MAP_VIEW_FACE_LEFT shows the client's left.
 *
 * All functions here are pure: no state, any thread. Lengths are map units; a unit is one pixel
 * where a map is drawn 360 pixels wide.
 */
typedef enum
{
  DBK_MAP_VIEW_FACE_FRONT,
  DBK_MAP_VIEW_FACE_LEFT,
  DBK_MAP_VIEW_FACE_RIGHT,
  DBK_MAP_VIEW_BODY_FRONT,
  DBK_MAP_VIEW_BODY_BACK,
} DbkMapView;
#define DBK_MAP_N_VIEWS 5

/** How far beside every area a press may fall and still take the nearest one, in pixels as shown.
 */
#define DBK_MAP_SLACK 8.0

/** DbkMapBox: a rectangle in map units. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} DbkMapBox;

/** The size of a drawing; 360 × 560 for the face, 360 × 600 for the body. */
void dbk_area_map_size (DbkMapView view, double *width, double *height);
/** How many areas the view shows; their indexes count from 0 and never change while running. */
guint dbk_area_map_n_areas (DbkMapView view);
/** The area's code as stored in the records ("crows_feet_left"). Static. */
const char *dbk_area_map_code (DbkMapView view, guint index);
/** Finds an area by its code; FALSE and @index untouched when the view does not show it. */
gboolean dbk_area_map_find (DbkMapView view, const char *code, guint *index);

/** One bit (1 << view) for each view that shows the area; 0 for an area no map shows. */
guint dbk_area_map_views (const char *code);
/**
 * dbk_area_map_best_view:
 * @code: an area
 * @current: the view on show
 * @view: (out): where to show the area
 *
 * The view on show if it has the area, so nothing moves without need; otherwise the first that has.
 * Returns: FALSE when no map shows it.
 */
gboolean dbk_area_map_best_view (const char *code, DbkMapView current, DbkMapView *view);

/** The box around the area's border. */
void dbk_area_map_bounds (DbkMapView view, guint index, DbkMapBox *bounds);
/** The point farthest from the area's border, for its number; @radius (nullable) is how far. */
void dbk_area_map_anchor (DbkMapView view, guint index, double *x, double *y, double *radius);

/** Whether the point lies in the area. No point lies in two areas of one view. */
gboolean dbk_area_map_contains (DbkMapView view, guint index, double x, double y);
/** The distance from a point to the area's border, whichever side of it the point is on. */
double dbk_area_map_distance (DbkMapView view, guint index, double x, double y);
/**
 * dbk_area_map_hit:
 * @slack: map units; DBK_MAP_SLACK divided by the scale the map is shown at
 *
 * Returns: the index of the area under the point, else of the area whose border is nearest and no
 *   farther than @slack, else -1.
 */
int dbk_area_map_hit (DbkMapView view, double x, double y, double slack);

G_END_DECLS
