/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done with the records without changing them. */
#include "dbk-activity-store.h"

#include "dbk-statement.h"

gboolean
dbk_activity_store_note (DbkConnection *connection,
                         const DbkWho *who,
                         const char *kind,
                         gint64 client_row,
                         const char *detail,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);

  if (transaction == NULL)
    return FALSE;
  {
    g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_ACTIVITY_INSERT, error);

    if (statement == NULL)
      return FALSE;
    dbk_bind_time (statement, "at",
                   who->at != DBK_TIME_NONE
                       ? who->at
                       : dbk_clock_now (dbk_connection_get_clock (connection)));
    dbk_bind_id (statement, "staff", who->staff);
    dbk_bind_text (statement, "kind", kind);
    dbk_bind_id (statement, "client", client_row);
    dbk_bind_text (statement, "detail", detail == NULL ? "" : detail);
    if (!dbk_run (statement, error))
      return FALSE;
  }
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
