/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the client list asks the records, beside the main loop. */
#pragma once

#include "dbk-context.h"
#include "dbk-search.h"

G_BEGIN_DECLS

/* All three answer in the main thread; take the result with dbk_context_finish(). "Today" is the
 * context's. */

/** As dbk_search_clients(). Result: DbkSearchResult, free with dbk_search_result_free(). */
void dbk_client_query_search (DbkContext *context,
                              const char *text,
                              DbkClientFilter filter,
                              int limit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** How many are due. Result: an int *, free with g_free(). */
void
dbk_client_query_count_due (DbkContext *context, GAsyncReadyCallback callback, gpointer user_data);
/** What rows show. @rows: of gint64. Result: GPtrArray of DbkClientSummary. */
void dbk_client_query_summaries (DbkContext *context,
                                 GArray *rows,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
