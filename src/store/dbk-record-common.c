/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the stores of a client's record share. */
#include "config.h"

#include "dbk-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AT(record, field, CType) (*(CType *) ((char *) (record) + (field)->offset))

static const DbkRecordType *
type_of (gconstpointer record)
{
  return ((const DbkRecord *) record)->type;
}

DbkTransaction *
dbk_record_begin_clinical (DbkConnection *connection, const DbkWho *who, GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);

  if (transaction == NULL || !dbk_store_require_clinical (connection, who, error))
    return NULL;
  return g_steal_pointer (&transaction);
}

DbkDate
dbk_record_today (DbkConnection *connection, const DbkWho *who)
{
  return dbk_time_local_date (dbk_store_now (connection, who));
}

/* @merged_into: 0 when it wasn't. */
static gboolean
read_client_state (DbkConnection *connection,
                   gint64 client_row,
                   gint64 *merged_into,
                   GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  statement = dbk_statement (connection, DBK_SQL_RECORD_CLIENT_STATE, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", client_row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("This client is not in the records any more. Nothing was changed."));
      return FALSE;
    }
  *merged_into = dbk_column_int (statement, 0);
  return TRUE;
}

gboolean
dbk_record_check_client (DbkConnection *connection, gint64 client_row, GError **error)
{
  gint64 merged_into;

  if (!read_client_state (connection, client_row, &merged_into, error))
    return FALSE;
  if (merged_into == 0)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                       _ ("This client was merged with another one. Nothing was changed; open the "
                          "client it was merged with and enter it there."));
  return FALSE;
}

gboolean
dbk_record_check_two (DbkConnection *connection, gint64 one, gint64 other, GError **error)
{
  if (!dbk_record_check_client (connection, one, error) ||
      !dbk_record_check_client (connection, other, error))
    return FALSE;
  if (one != other)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("That is one and the same client. Nothing was changed; choose two."));
  return FALSE;
}

DbkStatement *
dbk_record_decision (DbkConnection *connection,
                     DbkSql sql,
                     const DbkWho *who,
                     const char *at,
                     const char *by,
                     GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;

  if (statement == NULL || !dbk_store_ensure_id (&id, error))
    return NULL;
  name = dbk_store_staff_name (connection, who->staff, error);
  if (name == NULL)
    return NULL;
  if (dbk_has_parameter (statement, "id"))
    dbk_bind_text (statement, "id", id);
  dbk_bind_time (statement, at, dbk_store_now (connection, who));
  dbk_bind_text (statement, by, name);
  return g_steal_pointer (&statement);
}

gint64
dbk_record_follow_merges (DbkConnection *connection, gint64 client_row, GError **error)
{
  gint64 row = client_row;

  /* A chain of merges is short; a circle could only come from outside. */
  for (int i = 0; i < 1000; i++)
    {
      gint64 merged_into;

      if (!read_client_state (connection, row, &merged_into, error))
        return 0;
      if (merged_into == 0)
        return row;
      row = merged_into;
    }
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CORRUPT,
                       _ ("The merges of this client lead in a circle. Nothing was changed; check "
                          "the records with “dermabookctl verify”."));
  return 0;
}

gboolean
dbk_record_insert (DbkConnection *connection,
                   DbkSql sql,
                   gpointer record,
                   const char *parent,
                   gint64 parent_row,
                   GError **error)
{
  const DbkField *id = dbk_record_type_find (type_of (record), "id");
  const DbkField *row = dbk_record_type_find (type_of (record), "row");
  const DbkField *revision = dbk_record_type_find (type_of (record), "revision");
  g_autoptr (DbkStatement) statement = NULL;

  if (id != NULL && !dbk_store_ensure_id (&AT (record, id, char *), error))
    return FALSE;
  statement = dbk_statement (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, record);
  dbk_bind_int (statement, parent, parent_row);
  if (!dbk_run (statement, error))
    return FALSE;
  if (row != NULL)
    AT (record, row, gint64) = dbk_connection_last_id (connection);
  if (revision != NULL)
    AT (record, revision, int) = 1;
  return TRUE;
}

gboolean
dbk_record_run (DbkConnection *connection, DbkSql sql, gconstpointer record, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, record);
  return dbk_run (statement, error);
}

gpointer
dbk_record_load_one (DbkConnection *connection,
                     DbkSql sql,
                     const DbkRecordType *type,
                     gint64 row,
                     const char *parent,
                     gint64 *parent_row,
                     const char *not_found,
                     GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "row", row);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND, not_found);
      return NULL;
    }
  if (parent != NULL)
    *parent_row = dbk_column_int (statement, dbk_column_index (statement, parent));
  return dbk_rows_read (statement, type);
}

gboolean
dbk_record_merge (DbkConnection *connection,
                  DbkSql sql,
                  gconstpointer base,
                  gconstpointer stored,
                  gpointer mine,
                  GError **error)
{
  const DbkRecordType *type = type_of (mine);
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  const char *conflict = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];

      if ((field->flags & DBK_FIELD_UNSTORED) != 0)
        continue;
      if (!dbk_has_parameter (statement, field->name))
        dbk_record_copy_field (mine, stored, field);
      else if (!dbk_rows_merge_field (base, stored, mine, field->name))
        {
          conflict = field->name;
          break;
        }
    }
  if (conflict == NULL)
    return TRUE;
  dbk_rows_set_conflict (error, conflict);
  return FALSE;
}

gboolean
dbk_record_fields_differ (gconstpointer a, gconstpointer b)
{
  const DbkRecordType *type = type_of (a);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];

      if ((field->flags & DBK_FIELD_UNSTORED) == 0 && strcmp (field->name, "revision") != 0 &&
          !dbk_record_field_equal (a, b, field))
        return TRUE;
    }
  return FALSE;
}

void
dbk_record_swap (gpointer a, gpointer b)
{
  gsize size = type_of (a)->size;
  g_autofree char *held = g_malloc (size);

  memcpy (held, a, size);
  memcpy (a, b, size);
  memcpy (b, held, size);
}
