/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area of a map as a button: what mouse, touch, keyboard and screen reader press. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-area-map.h"

G_BEGIN_DECLS

/**
 * DbkAreaButton:
 *
 * A toggle button in the shape of its area. It paints nothing: its parent paints all areas in
 * order, because an area's border lies on its neighbors'. Its spoken name is the area's.
 */
#define DBK_TYPE_AREA_BUTTON (dbk_area_button_get_type ())
G_DECLARE_FINAL_TYPE (DbkAreaButton, dbk_area_button, DBK, AREA_BUTTON, GtkToggleButton)

GtkWidget *dbk_area_button_new (DbkMapView view, guint index);
/** The area's code. Static. */
const char *dbk_area_button_get_code (DbkAreaButton *self);
guint dbk_area_button_get_index (DbkAreaButton *self);
/** @scale: pixels a map unit. */
void dbk_area_button_set_scale (DbkAreaButton *self, double scale);

G_END_DECLS
