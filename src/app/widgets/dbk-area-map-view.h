/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The face and body to choose areas on: all five views, their captions and a key. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-area-map.h"

G_BEGIN_DECLS

/**
 * DbkAreaMapView:
 *
 * Buttons for the views (front, left, right, body, back), the drawing, whose left and right it
 * shows, and a key where the caller gives its texts. What is chosen is one set of area codes for
 * all views together, so a list beside it can be the same selection: set it with
 * dbk_area_map_view_set_selected() (no signal), read it on "selection-changed".
 *
 * Properties:
 * - "editable" (boolean, TRUE): the areas can be chosen; otherwise they are shown
 *
 * Signals:
 * - "selection-changed": the person chose or took back an area
 * - "area-hovered" (string, nullable): the pointer or the keyboard is on this area, or on none
 */
#define DBK_TYPE_AREA_MAP_VIEW (dbk_area_map_view_get_type ())
G_DECLARE_FINAL_TYPE (DbkAreaMapView, dbk_area_map_view, DBK, AREA_MAP_VIEW, GtkWidget)

GtkWidget *dbk_area_map_view_new (void);

DbkMapView dbk_area_map_view_get_view (DbkAreaMapView *self);
void dbk_area_map_view_set_view (DbkAreaMapView *self, DbkMapView view);
/** Turns to the view that shows most of what is chosen; stays where it is as good. */
void dbk_area_map_view_show_best_view (DbkAreaMapView *self);
/** Turns to a view that shows @code; stays where the one on show does. FALSE: no view shows it. */
gboolean dbk_area_map_view_show_area (DbkAreaMapView *self, const char *code);

void dbk_area_map_view_set_editable (DbkAreaMapView *self, gboolean editable);
gboolean dbk_area_map_view_get_editable (DbkAreaMapView *self);

/** @codes: (nullable): replaces what is chosen, without a signal. */
void dbk_area_map_view_set_selected (DbkAreaMapView *self, char *const *codes);
/** Head to foot; NULL for none. Caller frees with g_strfreev(). */
char **dbk_area_map_view_dup_selected (DbkAreaMapView *self);
/** Areas to draw hatched. (nullable) */
void dbk_area_map_view_set_avoided (DbkAreaMapView *self, char *const *codes);
/** Chosen areas that were left alone: hatched, without the border of chosen ones. (nullable) */
void dbk_area_map_view_set_not_treated (DbkAreaMapView *self, char *const *codes);
/** Lights an area up as if the pointer were over it. (nullable) */
void dbk_area_map_view_set_hovered (DbkAreaMapView *self, const char *code);
/** Turns to the area and moves the keyboard focus there. */
gboolean dbk_area_map_view_focus_area (DbkAreaMapView *self, const char *code);
/**
 * dbk_area_map_view_set_key:
 * @chosen: (nullable): what the tint stands for, "6 areas treated"
 * @hatched: (nullable): what the hatch stands for, "1 not treated"
 */
void dbk_area_map_view_set_key (DbkAreaMapView *self, const char *chosen, const char *hatched);

G_END_DECLS
