/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colors and line widths of the maps, one row a style. */
#pragma once

#include "dbk-area-map-private.h"
#include "dbk-map-painter.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 classes[DBK_MAP_N_CLASSES];
  guint32 paper;  /* gaps and halos */
  guint32 ink;    /* text beside the drawing */
  guint32 border; /* a free area's; none on paper */
  guint32 chosen;
  guint32 hatch;
  guint32 steps[DBK_MAP_N_STEPS];
  guint32 digits[2]; /* on steps 0–3 and 4–5 */
  double chosen_tint;
  double hatch_tint;
  double border_width;
  double chosen_width;
  double line_least; /* pixels */
  double text_least; /* pixels, points on paper */
  gboolean contrast;
} DbkMapPalette;

const DbkMapPalette *dbk_map_palette (DbkMapStyle style);
void dbk_map_set_color (cairo_t *cr, guint32 color, double alpha);

G_END_DECLS
