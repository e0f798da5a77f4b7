/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bringing files in and taking records out asks of the records. */
#include "config.h"

#include "dbk-exchange-store.h"

#include "dbk-client-words.h"
#include "dbk-id.h"
#include "dbk-name-order.h"
#include "dbk-rows.h"
#include "dbk-text.h"

#define AUDIT_PAGE 1000

gint64
dbk_import_store_begin (DbkConnection *connection,
                        const DbkWho *who,
                        const char *file_name,
                        GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkStatement) statement = NULL;
  g_autofree char *id = dbk_id_new ();
  g_autofree char *clean = dbk_text_clean (file_name);
  g_autofree char *name = NULL;
  gint64 row;

  if (transaction == NULL)
    return 0;
  name = dbk_store_staff_name (connection, who->staff, error);
  if (name == NULL)
    return 0;
  statement = dbk_statement (connection, DBK_SQL_IMPORT_BEGIN, error);
  if (statement == NULL)
    return 0;
  dbk_bind_text (statement, "id", id);
  dbk_bind_text (statement, "file_name", clean);
  dbk_bind_text (statement, "imported_by", name);
  dbk_bind_time (statement, "started_at", dbk_store_now (connection, who));
  if (!dbk_run (statement, error))
    return 0;
  row = dbk_connection_last_id (connection);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error) ? row : 0;
}

gboolean
dbk_import_store_finish (DbkConnection *connection,
                         const DbkWho *who,
                         gint64 import_row,
                         const DbkImportCounts *counts,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkStatement) statement = NULL;

  if (transaction == NULL)
    return FALSE;
  statement = dbk_statement (connection, DBK_SQL_IMPORT_FINISH, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", import_row);
  dbk_bind_time (statement, "finished_at", dbk_store_now (connection, who));
  dbk_bind_int (statement, "added", counts->added);
  dbk_bind_int (statement, "updated", counts->updated);
  dbk_bind_int (statement, "unchanged", counts->unchanged);
  dbk_bind_int (statement, "refused", counts->refused);
  dbk_bind_int (statement, "merged", counts->merged);
  dbk_bind_int (statement, "sessions", counts->sessions);
  return dbk_run (statement, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

void
dbk_namesake_free (DbkNamesake *namesake)
{
  if (namesake == NULL)
    return;
  g_free (namesake->email);
  g_strfreev (namesake->digits);
  g_free (namesake);
}

static DbkNamesake *
read_namesake (DbkStatement *statement)
{
  DbkNamesake *namesake = g_new0 (DbkNamesake, 1);
  const char *digits = dbk_named_text (statement, "digits");

  namesake->row = dbk_named_int (statement, "row");
  namesake->email = dbk_named_dup_text (statement, "email");
  namesake->birth_date = dbk_named_date (statement, "birth_date");
  namesake->digits = g_strsplit (digits == NULL ? "" : digits, " ", -1);
  return namesake;
}

GPtrArray *
dbk_import_store_find_namesakes (DbkConnection *connection, const DbkClient *client, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_IMPORT_NAMESAKES, error);
  g_autoptr (GPtrArray) namesakes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_namesake_free);
  g_autofree char *sort_key = dbk_client_sort_key (client);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "name_order", dbk_name_order (sort_key));
  dbk_bind_text (statement, "sort_key", sort_key);
  while (has_row)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (namesakes, read_namesake (statement));
    }
  return g_steal_pointer (&namesakes);
}

gboolean
dbk_import_store_has_clients (DbkConnection *connection)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_IMPORT_ANY_CLIENT, NULL);
  gboolean has_row;

  return statement == NULL || !dbk_step_row (statement, &has_row, NULL) ||
         dbk_column_bool (statement, 0);
}

char *
dbk_import_store_phone_digits (const char *number)
{
  return dbk_phone_national_digits (number);
}

GArray *
dbk_export_store_list_clients (DbkConnection *connection, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_EXPORT_CLIENTS, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      gint64 row;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      row = dbk_column_int (statement, 0);
      g_array_append_val (rows, row);
    }
  return g_steal_pointer (&rows);
}

/* Reads one page; @after becomes the last row read, 0 when there is no more. */
static gboolean
read_audit_page (DbkConnection *connection,
                 gint64 *after,
                 DbkAuditEntryFunc func,
                 gpointer data,
                 GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_EXPORT_AUDIT, error);
  gboolean has_row;
  gint64 last = 0;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "after", *after);
  dbk_bind_int (statement, "limit", AUDIT_PAGE);
  for (;;)
    {
      DbkAuditEntry entry;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      entry.row = last = dbk_named_int (statement, "row");
      entry.at = dbk_named_text (statement, "at");
      entry.staff = dbk_named_text (statement, "staff");
      entry.client = dbk_named_int (statement, "client");
      entry.action = dbk_named_text (statement, "action");
      entry.table_name = dbk_named_text (statement, "table_name");
      entry.table_row = dbk_named_text (statement, "table_row");
      entry.old_values = dbk_named_text (statement, "old_values");
      if (!func (&entry, data, error))
        return FALSE;
    }
  *after = last;
  return TRUE;
}

gboolean
dbk_export_store_read_audit (DbkConnection *connection,
                             DbkAuditEntryFunc func,
                             gpointer data,
                             GError **error)
{
  gint64 after = 0;

  do
    if (!read_audit_page (connection, &after, func, data, error))
      return FALSE;
  while (after != 0);
  return TRUE;
}
