/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making two records of one person one, and taking it back. */
#pragma once

#include "dbk-client-merge.h"
#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/**
 * dbk_merge_store_merge:
 * @wanted: (nullable): @kept as it is to be, with the revision it was seen at; NULL for what
 *   dbk_client_merged() proposes
 *
 * Courses, concerns, health, consents, photos and calls of @other become @kept's; sessions follow
 * their courses, so no signed row is touched. @other stays as it was, out of the lists, pointing at
 * @kept, its history with it. Clinical: reception is refused. DBK_ERROR_CONFLICT when @kept was
 * changed since @wanted was put together.
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
/** A merge that was not taken back. */
typedef struct
{
  DbkClient *kept;
  DbkClient *other;
  DbkTime merged_at;
  char *merged_by;  /* the name */
  gint64 kept_into; /* whom the kept one was merged into itself, which has to be taken back first */
} DbkMerge;

void dbk_merge_free (DbkMerge *merge);
/** @kept: 0 for all there are. @limit: how many at most.
 * Returns: (transfer full) (element-type DbkMerge): the latest first */
GPtrArray *dbk_merge_store_list (DbkConnection *connection, gint64 kept, int limit, GError **error);

G_END_DECLS
