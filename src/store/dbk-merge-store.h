/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making two records of one person one, and taking it back. */
#pragma once

#include "dbk-client-merge.h"
#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/**
 * dbk_merge_store_merge:
 * @wanted: (nullable): @kept as it is to be; NULL for what dbk_client_merged() proposes
 *
 * Courses, concerns, health, consents, photos and calls of @other become @kept's; sessions follow
 * their courses, so no signed row is touched. @other stays as it was, out of the lists, pointing at
 * @kept, its history with it. Clinical: reception is refused.
 */
gboolean dbk_merge_store_merge (DbkConnection *connection,
                                const DbkWho *who,
                                gint64 kept,
                                gint64 other,
                                const DbkClient *wanted,
                                GError **error);
/**
 * dbk_merge_store_undo:
 *
 * Takes back the merge of @other into @kept, however long ago: what came from @other goes back to
 * it, and @kept says again what it said before, but for what was changed since. What was added to
 * @kept since stays there. Clinical.
 */
gboolean dbk_merge_store_undo (DbkConnection *connection,
                               const DbkWho *who,
                               gint64 kept,
                               gint64 other,
                               GError **error);
/** The clients merged into @kept whose merge can be taken back, the latest first.
 * Returns: (transfer full) (element-type gint64) */
GArray *dbk_merge_store_list (DbkConnection *connection, gint64 kept, GError **error);

G_END_DECLS
