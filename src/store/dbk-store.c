/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every store does: who may write, names as they stand, identifiers, simple inserts. */
#include "config.h"

#include "dbk-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-clinic.h"
#include "dbk-field-title.h"
#include "dbk-id.h"

gboolean
dbk_store_require_clinical (DbkConnection *connection, const DbkWho *who, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  if (who == NULL)
    who = dbk_transaction_who (connection);
  statement = dbk_statement (connection, DBK_SQL_STAFF_MAY_WRITE, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", who == NULL ? 0 : who->staff);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (dbk_named_bool (statement, "allowed"))
    return TRUE;
  if (dbk_named_is_null (statement, "name"))
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                         _ ("Nothing was changed, as nobody is working. Choose who is working, "
                            "then try again."));
  else
    g_set_error (error, DBK_ERROR, DBK_ERROR_REFUSED,
                 _ ("Nothing was changed, as only a practitioner or the owner can change this. %s "
                    "is working now. Switch to a practitioner, then try again."),
                 dbk_named_text (statement, "name"));
  return FALSE;
}

char *
dbk_store_staff_name (DbkConnection *connection, gint64 staff_row, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  if (staff_row == 0)
    return g_strdup ("");
  statement = dbk_statement (connection, DBK_SQL_STAFF_NAME, error);
  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "row", staff_row);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  return has_row ? dbk_named_dup_text (statement, "name") : g_strdup ("");
}

DbkTime
dbk_store_now (DbkConnection *connection, const DbkWho *who)
{
  if (who != NULL && who->at != DBK_TIME_NONE)
    return who->at;
  return dbk_clock_now (dbk_connection_get_clock (connection));
}

gboolean
dbk_store_ensure_id (char **id, GError **error)
{
  if (*id == NULL || **id == '\0')
    {
      g_free (*id);
      *id = dbk_id_new ();
      return TRUE;
    }
  if (dbk_id_is_valid (*id))
    return TRUE;
  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("“%s” is not an identifier of the record format, so nothing was added."), *id);
  return FALSE;
}

gboolean
dbk_store_insert (DbkConnection *connection,
                  DbkSql sql,
                  gconstpointer record,
                  gint64 *row,
                  GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, record);
  if (!dbk_run (statement, error))
    return FALSE;
  if (row != NULL)
    *row = dbk_connection_last_id (connection);
  return TRUE;
}

gint64
dbk_store_find_id (DbkConnection *connection, DbkSql sql, const char *id, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return 0;
  dbk_bind_text (statement, "id", id);
  if (!dbk_step_row (statement, &has_row, error))
    return 0;
  if (has_row)
    return dbk_column_int (statement, 0);
  g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
               _ ("There is nothing with the identifier “%s” in the records."), id);
  return 0;
}

void
dbk_rows_set_conflict (GError **error, const char *field)
{
  g_set_error (error, DBK_ERROR, DBK_ERROR_CONFLICT,
               _ ("“%s” was changed by somebody else meanwhile, and differently. Nothing was saved "
                  "and what you typed is still here. Look at what they wrote, then decide which "
                  "to keep."),
               dbk_field_title (field));
}
