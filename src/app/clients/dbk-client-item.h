/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One client in a list. */
#pragma once

#include <gio/gio.h>

#include "dbk-search.h"

G_BEGIN_DECLS

/**
 * DbkClientItem:
 *
 * Stands for one client's row number for as long as anybody holds it; the same row is the same
 * object. What the list shows of the client arrives later, by property "summary" (pointer,
 * DbkClientSummary, NULL before).
 */
#define DBK_TYPE_CLIENT_ITEM (dbk_client_item_get_type ())
G_DECLARE_FINAL_TYPE (DbkClientItem, dbk_client_item, DBK, CLIENT_ITEM, GObject)

DbkClientItem *dbk_client_item_new (gint64 row);
gint64 dbk_client_item_get_row (DbkClientItem *self);
/** (transfer none) (nullable) */
DbkClientSummary *dbk_client_item_get_summary (DbkClientItem *self);
void dbk_client_item_set_summary (DbkClientItem *self, DbkClientSummary *summary);

/** Something on screen shows the item; to be answered by dbk_client_item_unshow(). */
void dbk_client_item_show (DbkClientItem *self);
void dbk_client_item_unshow (DbkClientItem *self);
gboolean dbk_client_item_is_shown (DbkClientItem *self);

G_END_DECLS
