/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small rectangle in the look of a map's areas, for the key beside a map. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Property "hatched" (boolean): the look of what is left alone instead of what is chosen. */
#define DBK_TYPE_MAP_SWATCH (dbk_map_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DbkMapSwatch, dbk_map_swatch, DBK, MAP_SWATCH, GtkWidget)

G_END_DECLS
