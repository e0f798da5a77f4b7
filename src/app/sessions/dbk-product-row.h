/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One product used in a session. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_PRODUCT_ROW (dbk_product_row_get_type ())
G_DECLARE_FINAL_TYPE (DbkProductRow, dbk_product_row, DBK, PRODUCT_ROW, GtkWidget)

/** @index: its place in the draft's products, for as long as the row lives */
GtkWidget *dbk_product_row_new (DbkDraft *draft, guint index);
void dbk_product_row_set_narrow (DbkProductRow *self, gboolean narrow);
/** @field: "name", "batch_number", "expires_on" */
gboolean dbk_product_row_focus_field (DbkProductRow *self, const char *field);

G_END_DECLS
