/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map that only shows: areas shaded by score. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-map-painter.h"

G_BEGIN_DECLS

/**
 * DbkMapPicture:
 *
 * A face or body with scored areas, at any size; an image with a spoken description. Shade and
 * number always together.
 */
#define DBK_TYPE_MAP_PICTURE (dbk_map_picture_get_type ())
G_DECLARE_FINAL_TYPE (DbkMapPicture, dbk_map_picture, DBK, MAP_PICTURE, GtkWidget)

GtkWidget *dbk_map_picture_new (void);
/** Takes everything away. */
void dbk_map_picture_clear (DbkMapPicture *self, DbkMapView view);
/** @text is the number printed, @spoken what a screen reader says ("Crow’s feet, left: 4"). */
void dbk_map_picture_add_score (DbkMapPicture *self,
                                const char *area,
                                int step,
                                const char *text,
                                const char *spoken);
/** "Baseline, 1 October": begins the spoken description. */
void dbk_map_picture_set_label (DbkMapPicture *self, const char *label);

G_END_DECLS
