/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geometry and hit test of the area maps. */
#include "dbk-area-map-private.h"

#include <math.h>

const DbkMapArea *
dbk_area_map_get (DbkMapView view, guint index)
{
  g_return_val_if_fail ((guint) view < DBK_MAP_N_VIEWS, NULL);
  g_return_val_if_fail (index < dbk_map_drawings[view].n_areas, NULL);

  return &dbk_map_drawings[view].areas[index];
}

void
dbk_area_map_size (DbkMapView view, double *width, double *height)
{
  g_return_if_fail ((guint) view < DBK_MAP_N_VIEWS);

  if (width != NULL)
    *width = dbk_map_drawings[view].width;
  if (height != NULL)
    *height = dbk_map_drawings[view].height;
}

guint
dbk_area_map_n_areas (DbkMapView view)
{
  g_return_val_if_fail ((guint) view < DBK_MAP_N_VIEWS, 0);

  return dbk_map_drawings[view].n_areas;
}

const char *
dbk_area_map_code (DbkMapView view, guint index)
{
  const DbkMapArea *area = dbk_area_map_get (view, index);

  return area != NULL ? area->code : NULL;
}

gboolean
dbk_area_map_find (DbkMapView view, const char *code, guint *index)
{
  g_return_val_if_fail ((guint) view < DBK_MAP_N_VIEWS, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < dbk_map_drawings[view].n_areas; i++)
    {
      if (g_str_equal (dbk_map_drawings[view].areas[i].code, code))
        {
          if (index != NULL)
            *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

guint
dbk_area_map_views (const char *code)
{
  guint views = 0;

  for (guint i = 0; i < DBK_MAP_N_VIEWS; i++)
    {
      if (dbk_area_map_find ((DbkMapView) i, code, NULL))
        views |= 1u << i;
    }
  return views;
}

gboolean
dbk_area_map_best_view (const char *code, DbkMapView current, DbkMapView *view)
{
  if (dbk_area_map_find (current, code, NULL))
    {
      *view = current;
      return TRUE;
    }
  /* The front of the face comes first and the sides after it: it shows both sides at once. */
  for (guint i = 0; i < DBK_MAP_N_VIEWS; i++)
    {
      if (dbk_area_map_find ((DbkMapView) i, code, NULL))
        {
          *view = (DbkMapView) i;
          return TRUE;
        }
    }
  return FALSE;
}

void
dbk_area_map_bounds (DbkMapView view, guint index, DbkMapBox *bounds)
{
  const DbkMapArea *area = dbk_area_map_get (view, index);

  g_return_if_fail (area != NULL);

  *bounds = (DbkMapBox){ area->x, area->y, area->width, area->height };
}

void
dbk_area_map_anchor (DbkMapView view, guint index, double *x, double *y, double *radius)
{
  const DbkMapArea *area = dbk_area_map_get (view, index);

  g_return_if_fail (area != NULL);

  *x = area->anchor_x;
  *y = area->anchor_y;
  if (radius != NULL)
    *radius = area->anchor_radius;
}

static gboolean
area_contains (const DbkMapArea *area, double x, double y)
{
  gboolean inside = FALSE;

  if (x < area->x || y < area->y || x - area->x > area->width || y - area->y > area->height)
    return FALSE;
  for (guint i = 0; i < area->n_border; i++)
    {
      const float *a = &area->border[2 * i];
      const float *b = &area->border[2 * ((i + 1) % area->n_border)];

      /* Always from the upper end, so two areas that share the edge compute the same number and a
       * point on it belongs to exactly one of them. */
      if (a[1] > b[1])
        {
          const float *swap = a;

          a = b;
          b = swap;
        }
      if (y < a[1] || y >= b[1])
        continue;
      if (x < a[0] + (y - a[1]) * ((double) b[0] - a[0]) / ((double) b[1] - a[1]))
        inside = !inside;
    }
  return inside;
}

gboolean
dbk_area_map_contains (DbkMapView view, guint index, double x, double y)
{
  const DbkMapArea *area = dbk_area_map_get (view, index);

  return area != NULL && area_contains (area, x, y);
}

double
dbk_area_map_distance (DbkMapView view, guint index, double x, double y)
{
  const DbkMapArea *area = dbk_area_map_get (view, index);
  double nearest = INFINITY;

  g_return_val_if_fail (area != NULL, INFINITY);

  for (guint i = 0; i < area->n_border; i++)
    {
      const float *a = &area->border[2 * i];
      const float *b = &area->border[2 * ((i + 1) % area->n_border)];
      double dx = (double) b[0] - a[0], dy = (double) b[1] - a[1];
      double length = dx * dx + dy * dy;
      double along = length > 0.0 ? ((x - a[0]) * dx + (y - a[1]) * dy) / length : 0.0;

      along = CLAMP (along, 0.0, 1.0);
      nearest = MIN (nearest, hypot (x - a[0] - along * dx, y - a[1] - along * dy));
    }
  return nearest;
}

int
dbk_area_map_hit (DbkMapView view, double x, double y, double slack)
{
  guint n_areas = dbk_area_map_n_areas (view);
  double nearest = slack;
  int found = -1;

  for (guint i = 0; i < n_areas; i++)
    {
      if (area_contains (dbk_area_map_get (view, i), x, y))
        return (int) i;
    }
  for (guint i = 0; i < n_areas; i++)
    {
      double distance = dbk_area_map_distance (view, i, x, y);

      if (distance <= nearest && (found < 0 || distance < nearest))
        {
          nearest = distance;
          found = (int) i;
        }
    }
  return found;
}
