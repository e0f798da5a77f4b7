/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving nothing of what was deleted in the file. */
#include "config.h"

#include "dbk-wipe.h"

#include "dbk-connection-private.h"

gboolean
dbk_connection_wipe (DbkConnection *connection, gboolean *clean, GError **error)
{
  gint64 busy = 0;
  gboolean done;

  dbk_connection_assert_thread (connection);
  g_return_val_if_fail (connection->depth == 0 && connection->reads == 0, FALSE);

  /* secure_delete empties what is deleted, but not what a page still holds of rows that moved. */
  dbk_connection_drop_statements (connection);
  connection->may_commit = TRUE;
  done = dbk_connection_exec (connection, "VACUUM", error);
  connection->may_commit = FALSE;
  if (!done ||
      !dbk_connection_query_int (connection, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
    return FALSE;
  *clean = busy == 0;
  return TRUE;
}
