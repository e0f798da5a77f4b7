/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area in the treatment section: its settings beside last time's. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"
#include "dbk-row-columns.h"

G_BEGIN_DECLS

/**
 * DbkAreaRow:
 *
 * A treated area. In the wide form all of it stands in one line under the column heads; in the
 * narrow one it is a card of two columns while open, else one line with what it holds.
 *
 * Signals:
 * - "hovered" (boolean): the pointer or the keyboard came or went
 * - "opened": the narrow line was pressed
 * - "moved-on": a digit was typed in the endpoint
 */
#define DBK_TYPE_AREA_ROW (dbk_area_row_get_type ())
G_DECLARE_FINAL_TYPE (DbkAreaRow, dbk_area_row, DBK, AREA_ROW, GtkWidget)

GtkWidget *dbk_area_row_new (DbkDraft *draft, const char *area, DbkRowColumns *columns);
const char *dbk_area_row_get_area (DbkAreaRow *self);
/** Shows the draft's values. */
void dbk_area_row_refresh (DbkAreaRow *self);
/** @field: (nullable): the row is next, and this of its fields is what is missing */
void dbk_area_row_set_next (DbkAreaRow *self, const char *field);
/** @complete: nothing is missing in it */
void dbk_area_row_set_complete (DbkAreaRow *self, gboolean complete);
void dbk_area_row_set_form (DbkAreaRow *self, gboolean narrow, gboolean open);
/** @field: "tip", "vacuum", "passes", "direction", "endpoint"; FALSE for others */
gboolean dbk_area_row_focus_field (DbkAreaRow *self, const char *field);

G_END_DECLS
