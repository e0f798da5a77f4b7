/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done with the records without changing them. */
#include "dbk-activity-store.h"

#include "dbk-records.h"
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

gboolean
dbk_activity_store_note_restore (const char *directory,
                                 const DbkClock *clock,
                                 const char *detail,
                                 GError **error)
{
  const DbkWho nobody = { 0, DBK_TIME_NONE };
  g_autoptr (DbkConnection) connection =
      dbk_records_open (directory, DBK_CONNECTION_READ_WRITE, clock, error);

  return connection != NULL &&
         dbk_activity_store_note (connection, &nobody, "restore", 0, detail, error);
}

void
dbk_activity_free (DbkActivity *activity)
{
  if (activity == NULL)
    return;
  g_free (activity->staff_name);
  g_free (activity->kind);
  g_free (activity->detail);
  g_free (activity);
}

static void
activity_free (gpointer activity)
{
  dbk_activity_free (activity);
}

GPtrArray *
dbk_activity_store_list (DbkConnection *connection,
                         gint64 client_row,
                         DbkDate since,
                         int limit,
                         GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection,
                     client_row != 0 ? DBK_SQL_ACTIVITY_OF_CLIENT : DBK_SQL_ALL_ACTIVITY, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (activity_free);
  g_autofree char *first = dbk_date_to_iso (since);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  if (client_row != 0)
    dbk_bind_int (statement, "client", client_row);
  dbk_bind_text (statement, "since", first);
  dbk_bind_int (statement, "limit", limit);
  while (TRUE)
    {
      DbkActivity *activity;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      activity = g_new0 (DbkActivity, 1);
      activity->at = dbk_column_time (statement, 0);
      activity->staff_name = dbk_column_dup_text (statement, 1);
      activity->kind = dbk_column_dup_text (statement, 2);
      activity->client_row = dbk_column_int (statement, 3);
      activity->detail = dbk_column_dup_text (statement, 4);
      g_ptr_array_add (list, activity);
    }
}
