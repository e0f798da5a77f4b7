/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing areas: on the map or in the list, one selection. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** DbkAreaList: the map and, below it, every area by name. Signal "changed": by the person. */
#define DBK_TYPE_AREA_LIST (dbk_area_list_get_type ())
G_DECLARE_FINAL_TYPE (DbkAreaList, dbk_area_list, DBK, AREA_LIST, GtkWidget)

GtkWidget *dbk_area_list_new (void);
/** Head to foot; NULL for none. Caller frees with g_strfreev(). */
char **dbk_area_list_dup_areas (DbkAreaList *self);
/** Without a signal. */
void dbk_area_list_set_areas (DbkAreaList *self, char *const *areas);
/** As if the person had pressed it in the list. */
void dbk_area_list_toggle (DbkAreaList *self, const char *area);
/** The row that stands for the choice, for dbk_field_set_error(). */
GtkWidget *dbk_area_list_get_row (DbkAreaList *self);

G_END_DECLS
