/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area that was left alone, and why. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

/** DbkUntreatedRow: signal "hovered" (boolean), as in DbkAreaRow. */
#define DBK_TYPE_UNTREATED_ROW (dbk_untreated_row_get_type ())
G_DECLARE_FINAL_TYPE (DbkUntreatedRow, dbk_untreated_row, DBK, UNTREATED_ROW, GtkWidget)

GtkWidget *dbk_untreated_row_new (DbkDraft *draft, const char *area);
const char *dbk_untreated_row_get_area (DbkUntreatedRow *self);
void dbk_untreated_row_refresh (DbkUntreatedRow *self);
/** @next: the reason is the next thing missing */
void dbk_untreated_row_set_next (DbkUntreatedRow *self, gboolean next);
void dbk_untreated_row_set_narrow (DbkUntreatedRow *self, gboolean narrow);

G_END_DECLS
