/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawing of the face or body whose areas can be chosen. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-map-painter.h"

G_BEGIN_DECLS

/**
 * DbkAreaMapWidget:
 *
 * Shows one view and its areas as DbkAreaButtons. What is chosen is a set of area codes that also
 * holds areas other views show. Tab enters at the area last used and leaves again; arrow keys go to
 * the next area in that direction.
 *
 * Signals:
 * - "selection-changed": the person chose or took back an area
 * - "area-hovered" (string, nullable): the pointer or the keyboard is on this area, or on none
 */
#define DBK_TYPE_AREA_MAP_WIDGET (dbk_area_map_widget_get_type ())
G_DECLARE_FINAL_TYPE (DbkAreaMapWidget, dbk_area_map_widget, DBK, AREA_MAP_WIDGET, GtkWidget)

GtkWidget *dbk_area_map_widget_new (void);

DbkMapView dbk_area_map_widget_get_view (DbkAreaMapWidget *self);
void dbk_area_map_widget_set_view (DbkAreaMapWidget *self, DbkMapView view);
/** FALSE: the areas are shown but can't be chosen. */
void dbk_area_map_widget_set_editable (DbkAreaMapWidget *self, gboolean editable);
gboolean dbk_area_map_widget_get_editable (DbkAreaMapWidget *self);
/** @codes: (nullable): replaces what is chosen, without a signal. */
void dbk_area_map_widget_set_selected (DbkAreaMapWidget *self, char *const *codes);
/** In the catalogue's order, head to foot; NULL for none. Caller frees with g_strfreev(). */
char **dbk_area_map_widget_dup_selected (DbkAreaMapWidget *self);
/** Areas to draw hatched. (nullable) */
void dbk_area_map_widget_set_avoided (DbkAreaMapWidget *self, char *const *codes);
void dbk_area_map_widget_set_not_treated (DbkAreaMapWidget *self, char *const *codes);
/** Lights an area up as if the pointer were over it. (nullable) */
void dbk_area_map_widget_set_hovered (DbkAreaMapWidget *self, const char *code);
/** Moves the keyboard focus to an area of the view on show. */
gboolean dbk_area_map_widget_focus_area (DbkAreaMapWidget *self, const char *code);
/** How wide it likes to be; 336 pixels unless said otherwise. */
void dbk_area_map_widget_set_natural_width (DbkAreaMapWidget *self, int width);
/** The style the drawing is painted in just now: light, dark, high contrast. */
DbkMapStyle dbk_area_map_widget_current_style (void);

G_END_DECLS
