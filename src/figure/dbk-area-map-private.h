/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table build-aux/maps.py writes from data/maps. */
#pragma once

#include "dbk-area-map.h"

G_BEGIN_DECLS

/* What a path is; the order is that of the colors in dbk-map-palette.c. */
typedef enum
{
  DBK_MAP_CLASS_SKIN,
  DBK_MAP_CLASS_HAIR,
  DBK_MAP_CLASS_CLOTH,
  DBK_MAP_CLASS_LIP,
  DBK_MAP_CLASS_EYE,
  DBK_MAP_CLASS_IRIS,
  DBK_MAP_CLASS_DARK,
  DBK_MAP_CLASS_BROW,
  DBK_MAP_CLASS_MASS,
  DBK_MAP_CLASS_LINE,
  DBK_MAP_CLASS_FINE,
  DBK_MAP_CLASS_FAINT,
} DbkMapClass;
#define DBK_MAP_N_CLASSES 12

typedef struct
{
  DbkMapClass kind;
  const char *letters; /* M, L, C, Z */
  const float *values; /* 2, 2, 6 and 0 for each letter */
} DbkMapPath;

typedef struct
{
  const char *code;
  float anchor_x, anchor_y, anchor_radius;
  float x, y, width, height;
  DbkMapPath path;
  const float *border; /* the path as a closed polygon, x and y in turn */
  guint n_border;
} DbkMapArea;

typedef struct
{
  float width, height;
  const DbkMapPath *ground;
  guint n_ground;
  const DbkMapArea *areas;
  guint n_areas;
  const DbkMapPath *outline;
  guint n_outline;
} DbkMapDrawing;

extern const DbkMapDrawing dbk_map_drawings[DBK_MAP_N_VIEWS];

const DbkMapArea *dbk_area_map_get (DbkMapView view, guint index);

G_END_DECLS
