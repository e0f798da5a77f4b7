/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving nothing of what was deleted in the file. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

/**
 * dbk_connection_wipe:
 * @clean: (out): FALSE when another program reads the records just now, so that its old pages still
 *   stand in the write-ahead log; they go when the records are closed
 *
 * Writes the file anew and empties the write-ahead log. Outside any transaction. Takes as long as
 * copying the file.
 */
gboolean dbk_connection_wipe (DbkConnection *connection, gboolean *clean, GError **error);

G_END_DECLS
