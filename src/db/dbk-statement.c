/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query by its name in sql/, bound and read. */
#include "config.h"

#include <string.h>

#include "dbk-connection-private.h"

struct _DbkStatement
{
  DbkConnection *connection;
  sqlite3_stmt *handle;
  DbkSql sql;
  gboolean lent;
  gboolean kept;   /* in the connection's table; else freed at release */
  gboolean fresh;  /* not stepped since it was lent or reset */
  int bind_result; /* the first failure, reported by the next step */
  int n_parameters;
  gboolean *bound;
};

static DbkStatement *
prepare (DbkConnection *connection, DbkSql sql, GError **error)
{
  DbkStatement *statement;
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v3 (connection->handle, dbk_sql_texts[sql], -1,
                                 SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (code != SQLITE_OK)
    {
      g_debug ("Query %s can't be prepared", dbk_sql_names[sql]);
      dbk_sqlite_error_set (error, connection->handle, code);
      return NULL;
    }
  statement = g_new0 (DbkStatement, 1);
  statement->connection = connection;
  statement->handle = handle;
  statement->sql = sql;
  statement->n_parameters = sqlite3_bind_parameter_count (handle);
  statement->bound = g_new0 (gboolean, statement->n_parameters + 1);
  return statement;
}

void
dbk_statement_free (DbkStatement *statement)
{
  if (statement == NULL)
    return;
  sqlite3_finalize (statement->handle);
  g_free (statement->bound);
  g_free (statement);
}

const char *
dbk_statement_name (DbkStatement *statement)
{
  return dbk_sql_names[statement->sql];
}

DbkStatement *
dbk_statement (DbkConnection *connection, DbkSql sql, GError **error)
{
  DbkStatement *statement;

  dbk_connection_assert_thread (connection);
  g_assert (sql < DBK_SQL_COUNT);
  statement = connection->statements[sql];
  if (statement == NULL || statement->lent)
    {
      /* The same query inside its own loop gets a second one for that scope. */
      gboolean keep = statement == NULL;

      statement = prepare (connection, sql, error);
      if (statement == NULL)
        return NULL;
      statement->kept = keep;
      if (keep)
        connection->statements[sql] = statement;
    }
  statement->lent = TRUE;
  g_ptr_array_add (connection->lent, statement);
  statement->fresh = TRUE;
  statement->bind_result = SQLITE_OK;
  return statement;
}

void
dbk_statement_release (DbkStatement *statement)
{
  if (statement == NULL)
    return;
  dbk_connection_assert_thread (statement->connection);
  statement->lent = FALSE;
  g_ptr_array_remove (statement->connection->lent, statement);
  if (!statement->kept)
    {
      dbk_statement_free (statement);
      return;
    }
  sqlite3_reset (statement->handle);
  sqlite3_clear_bindings (statement->handle);
  memset (statement->bound, 0, sizeof (gboolean) * (gsize) statement->n_parameters);
}

DbkConnection *
dbk_statement_get_connection (DbkStatement *statement)
{
  return statement->connection;
}

/* SQLite's number of a parameter, from 1; 0 when the query has none of that name. */
static int
find_parameter (DbkStatement *statement, const char *name)
{
  char buffer[64];

  buffer[0] = ':';
  if (g_strlcpy (buffer + 1, name, sizeof buffer - 1) >= sizeof buffer - 1)
    return 0;
  return sqlite3_bind_parameter_index (statement->handle, buffer);
}

static int
begin_bind (DbkStatement *statement, const char *name)
{
  int index = find_parameter (statement, name);

  dbk_connection_assert_thread (statement->connection);
  if (index == 0)
    g_error ("Query %s has no parameter :%s", dbk_sql_names[statement->sql], name);
  if (!statement->fresh)
    dbk_statement_reset (statement);
  statement->bound[index - 1] = TRUE;
  return index;
}

static void
end_bind (DbkStatement *statement, int result)
{
  if (result != SQLITE_OK && statement->bind_result == SQLITE_OK)
    statement->bind_result = result;
}

void
dbk_bind_null (DbkStatement *statement, const char *name)
{
  end_bind (statement, sqlite3_bind_null (statement->handle, begin_bind (statement, name)));
}

void
dbk_bind_text (DbkStatement *statement, const char *name, const char *text)
{
  int index = begin_bind (statement, name);

  end_bind (statement, sqlite3_bind_text (statement->handle, index, text, -1, SQLITE_TRANSIENT));
}

void
dbk_bind_int (DbkStatement *statement, const char *name, gint64 value)
{
  end_bind (statement, sqlite3_bind_int64 (statement->handle, begin_bind (statement, name), value));
}

void
dbk_bind_id (DbkStatement *statement, const char *name, gint64 id)
{
  if (id == 0)
    dbk_bind_null (statement, name);
  else
    dbk_bind_int (statement, name, id);
}

void
dbk_bind_bool (DbkStatement *statement, const char *name, gboolean value)
{
  dbk_bind_int (statement, name, value ? 1 : 0);
}

void
dbk_bind_real (DbkStatement *statement, const char *name, double value)
{
  int index = begin_bind (statement, name);

  end_bind (statement, sqlite3_bind_double (statement->handle, index, value));
}

void
dbk_bind_date (DbkStatement *statement, const char *name, DbkDate date)
{
  g_autofree char *text = date != DBK_DATE_NONE ? dbk_date_to_iso (date) : NULL;

  dbk_bind_text (statement, name, text);
}

void
dbk_bind_time (DbkStatement *statement, const char *name, DbkTime time)
{
  g_autofree char *text = time != DBK_TIME_NONE ? dbk_time_to_iso (time) : NULL;

  dbk_bind_text (statement, name, text);
}

void
dbk_bind_blob (DbkStatement *statement, const char *name, const void *bytes, gsize size)
{
  int index = begin_bind (statement, name);

  end_bind (statement,
            sqlite3_bind_blob64 (statement->handle, index, bytes, size, SQLITE_TRANSIENT));
}

void
dbk_bind_ids (DbkStatement *statement, const char *name, const gint64 *ids, gsize n_ids)
{
  g_autoptr (GString) array = g_string_new ("[");

  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (array, i == 0 ? "%" G_GINT64_FORMAT : ",%" G_GINT64_FORMAT, ids[i]);
  g_string_append_c (array, ']');
  dbk_bind_text (statement, name, array->str);
}

static void
append_json_text (GString *array, const char *text)
{
  g_string_append_c (array, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c == '"' || c == '\\')
        g_string_append_printf (array, "\\%c", c);
      else if (c < 0x20)
        g_string_append_printf (array, "\\u%04x", c);
      else
        g_string_append_c (array, *p);
    }
  g_string_append_c (array, '"');
}

void
dbk_bind_texts (DbkStatement *statement, const char *name, const char *const *texts)
{
  g_autoptr (GString) array = g_string_new ("[");

  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (array, ',');
      append_json_text (array, texts[i]);
    }
  g_string_append_c (array, ']');
  dbk_bind_text (statement, name, array->str);
}

int
dbk_parameter_count (DbkStatement *statement)
{
  return statement->n_parameters;
}

const char *
dbk_parameter_name (DbkStatement *statement, int index)
{
  const char *name = sqlite3_bind_parameter_name (statement->handle, index + 1);

  return name != NULL ? name + 1 : NULL;
}

gboolean
dbk_has_parameter (DbkStatement *statement, const char *name)
{
  return find_parameter (statement, name) != 0;
}

static void
check_bound (DbkStatement *statement)
{
  for (int i = 0; i < statement->n_parameters; i++)
    if (!statement->bound[i])
      g_error ("Query %s is run without :%s", dbk_sql_names[statement->sql],
               dbk_parameter_name (statement, i));
}

gboolean
dbk_step_row (DbkStatement *statement, gboolean *has_row, GError **error)
{
  int code = statement->bind_result;

  dbk_connection_assert_thread (statement->connection);
  *has_row = FALSE;
  if (statement->fresh)
    check_bound (statement);
  statement->fresh = FALSE;
  if (code == SQLITE_OK)
    {
      /* A statement that is shorter than the progress handler's step never asks. */
      if (g_cancellable_set_error_if_cancelled (statement->connection->cancellable, error))
        {
          dbk_statement_reset (statement);
          return FALSE;
        }
      code = sqlite3_step (statement->handle);
    }
  if (code == SQLITE_ROW)
    *has_row = TRUE;
  else if (code != SQLITE_DONE)
    {
      g_debug ("Query %s failed", dbk_sql_names[statement->sql]);
      dbk_sqlite_error_set (error, statement->connection->handle, code);
      dbk_statement_reset (statement);
      return FALSE;
    }
  return TRUE;
}

gboolean
dbk_run (DbkStatement *statement, GError **error)
{
  gboolean has_row;

  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (has_row)
    g_critical ("Query %s gave rows nobody read", dbk_sql_names[statement->sql]);
  dbk_statement_reset (statement);
  return TRUE;
}

void
dbk_statement_reset (DbkStatement *statement)
{
  sqlite3_reset (statement->handle);
  statement->fresh = TRUE;
  statement->bind_result = SQLITE_OK;
}

int
dbk_column_count (DbkStatement *statement)
{
  return sqlite3_column_count (statement->handle);
}

const char *
dbk_column_name (DbkStatement *statement, int column)
{
  return sqlite3_column_name (statement->handle, column);
}

int
dbk_column_find (DbkStatement *statement, const char *name)
{
  int n_columns = sqlite3_column_count (statement->handle);

  for (int i = 0; i < n_columns; i++)
    if (strcmp (sqlite3_column_name (statement->handle, i), name) == 0)
      return i;
  return -1;
}

int
dbk_column_index (DbkStatement *statement, const char *name)
{
  int column = dbk_column_find (statement, name);

  if (column < 0)
    g_error ("Query %s has no column %s", dbk_sql_names[statement->sql], name);
  return column;
}

static sqlite3_stmt *
column_handle (DbkStatement *statement, int column)
{
  dbk_connection_assert_thread (statement->connection);
  g_assert (column >= 0 && column < sqlite3_data_count (statement->handle));
  return statement->handle;
}

gboolean
dbk_column_is_null (DbkStatement *statement, int column)
{
  return sqlite3_column_type (column_handle (statement, column), column) == SQLITE_NULL;
}

const char *
dbk_column_text (DbkStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (column_handle (statement, column), column);
}

char *
dbk_column_dup_text (DbkStatement *statement, int column)
{
  return g_strdup (dbk_column_text (statement, column));
}

gint64
dbk_column_int (DbkStatement *statement, int column)
{
  return sqlite3_column_int64 (column_handle (statement, column), column);
}

gboolean
dbk_column_bool (DbkStatement *statement, int column)
{
  return dbk_column_int (statement, column) != 0;
}

double
dbk_column_real (DbkStatement *statement, int column)
{
  return sqlite3_column_double (column_handle (statement, column), column);
}

DbkDate
dbk_column_date (DbkStatement *statement, int column)
{
  const char *text = dbk_column_text (statement, column);
  DbkDate date = DBK_DATE_NONE;

  if (text != NULL && !dbk_date_from_iso (text, &date))
    return DBK_DATE_NONE;
  return date;
}

DbkTime
dbk_column_time (DbkStatement *statement, int column)
{
  const char *text = dbk_column_text (statement, column);
  DbkTime time = DBK_TIME_NONE;

  if (text != NULL && !dbk_time_from_iso (text, &time))
    return DBK_TIME_NONE;
  return time;
}

const void *
dbk_column_blob (DbkStatement *statement, int column, gsize *size)
{
  const void *bytes = sqlite3_column_blob (column_handle (statement, column), column);

  *size = (gsize) sqlite3_column_bytes (statement->handle, column);
  return bytes;
}
