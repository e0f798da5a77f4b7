/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls about a session that is due. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-due-store.h"
#include "dbk-names.h"
#include "dbk-record-private.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

gboolean
dbk_recall_insert (DbkConnection *connection, gint64 client_row, DbkRecall *recall, GError **error)
{
  return dbk_record_insert (connection, DBK_SQL_RECALL_ADD, recall, "client", client_row, error);
}

static gboolean
check (const DbkRecall *recall, GError **error)
{
  if (!is_empty (recall->outcome) || !is_empty (recall->note) ||
      recall->snoozed_until != DBK_DATE_NONE)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("There is nothing to note yet. Nothing was saved; choose what came of "
                          "the call, or until when nobody asks."));
  return FALSE;
}

gboolean
dbk_due_store_note_call (DbkConnection *connection,
                         const DbkWho *who,
                         gint64 client_row,
                         DbkRecall *recall,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);

  if (transaction == NULL || !dbk_store_require_staff (connection, who, error) ||
      !check (recall, error) || !dbk_record_check_client (connection, client_row, error))
    return FALSE;
  if (recall->called_at == DBK_TIME_NONE)
    recall->called_at = dbk_store_now (connection, who);
  if (is_empty (recall->called_by))
    {
      g_autofree char *name = dbk_store_staff_name (connection, who->staff, error);

      if (name == NULL)
        return FALSE;
      dbk_set_text (&recall->called_by, name);
    }
  if (!dbk_recall_insert (connection, client_row, recall, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
