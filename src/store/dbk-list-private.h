/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts an entry of a list has: the tips of a device, the batches of a product. */
#pragma once

#include "dbk-rows.h"

G_BEGIN_DECLS

/** The field that holds the parts of an entry of @type; NULL for a list without parts. */
const DbkField *dbk_list_parts_field (const DbkRecordType *type);
/** Puts every part into its entry of @entries. Does nothing for a list without parts. */
gboolean dbk_list_parts_load (DbkConnection *connection,
                              const DbkRecordType *type,
                              GPtrArray *entries,
                              gboolean with_retired,
                              GError **error);
/** Writes the parts of @entry in its order. A stored part that @entry hasn't any more is kept
 * behind them, retired on @today: sessions of the past used it. */
gboolean
dbk_list_parts_save (DbkConnection *connection, gpointer entry, DbkDate today, GError **error);

G_END_DECLS
