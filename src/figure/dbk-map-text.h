/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few words and numbers on a map. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** What a caller who names no font gets. */
#define DBK_FIGURE_FAMILY "Cantarell"

/**
 * A line of text measured in the cairo_t's own units at any scale: without hinted metrics, which
 * would round at the size of a device pixel. Returns: (transfer full)
 */
PangoLayout *
dbk_map_text_layout (cairo_t *cr, const char *family, double size, gboolean bold, const char *text);
/** Centers a number or a capital on a point, in the color set. */
void dbk_map_text_show_centered (cairo_t *cr, PangoLayout *layout, double x, double y);
/** The ink's size. */
void dbk_map_text_measure (PangoLayout *layout, double *width, double *height);

G_END_DECLS
