/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the client list. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-model.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkClientRow:
 *
 * Child of a GtkListItem: avatar, name, second line, mark, badge; labels the list's row for screen
 * readers.
 */
#define DBK_TYPE_CLIENT_ROW (dbk_client_row_get_type ())
G_DECLARE_FINAL_TYPE (DbkClientRow, dbk_client_row, DBK, CLIENT_ROW, GtkWidget)

/** @model: what the row asks for its summary, and whose "match" it marks. */
GtkWidget *dbk_client_row_new (DbkContext *context, DbkClientModel *model);
/** @list_item: has the DbkClientItem to show. */
void dbk_client_row_bind (DbkClientRow *self, GtkListItem *list_item);
void dbk_client_row_unbind (DbkClientRow *self);
/** 0 while it shows nothing. */
gint64 dbk_client_row_get_row (DbkClientRow *self);

G_END_DECLS
