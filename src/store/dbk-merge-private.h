/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a client back to before a merge. Private to src/store. */
#pragma once

#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** Gives @client the fields and phones the history has of before its rows @first to @last (the
 * first one excluded), but for those changed since. */
gboolean dbk_merge_restore_fields (DbkConnection *connection,
                                   const DbkWho *who,
                                   gint64 client,
                                   gint64 first,
                                   gint64 last,
                                   GError **error);

G_END_DECLS
