/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to one database file. */
#include "config.h"

#include <string.h>

#include "dbk-connection-private.h"

/* Virtual-machine steps between two looks at the cancellable: some tens of microseconds. */
#define PROGRESS_STEPS 2000
/* How long a write waits for another program, in milliseconds. */
#define BUSY_TIMEOUT 5000
/* A transaction that changed more rows than this says "any of that kind". */
#define MANY_CHANGES 32

static int
progress_cb (gpointer data)
{
  DbkConnection *connection = data;

  return g_cancellable_is_cancelled (connection->cancellable);
}

/* Every write goes through a transaction that names who; a stray one, autocommit included, is
 * turned into a rollback. */
static int
commit_hook_cb (gpointer data)
{
  DbkConnection *connection = data;

  if (connection->may_commit)
    return 0;
  g_debug ("A commit outside dbk_transaction_commit() was refused");
  return 1;
}

void
dbk_connection_assert_thread (DbkConnection *connection)
{
  GThread *self = g_thread_self ();

  if (connection->owner == NULL)
    connection->owner = self;
  g_assert (connection->owner == self);
}

gboolean
dbk_connection_exec (DbkConnection *connection, const char *sql, GError **error)
{
  int code = sqlite3_exec (connection->handle, sql, NULL, NULL, NULL);

  dbk_connection_assert_thread (connection);
  if (code == SQLITE_OK)
    return TRUE;
  dbk_sqlite_error_set (error, connection->handle, code);
  return FALSE;
}

static gboolean
query (DbkConnection *connection, const char *sql, gint64 *number, char **text, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (connection->handle, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      if (number != NULL)
        *number = sqlite3_column_int64 (statement, 0);
      if (text != NULL)
        *text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
    }
  else if (code != SQLITE_DONE)
    {
      dbk_sqlite_error_set (error, connection->handle, code);
      sqlite3_finalize (statement);
      return FALSE;
    }
  sqlite3_finalize (statement);
  return TRUE;
}

gboolean
dbk_connection_query_int (DbkConnection *connection, const char *sql, gint64 *value, GError **error)
{
  *value = 0;
  return query (connection, sql, value, NULL, error);
}

gboolean
dbk_connection_query_text (DbkConnection *connection, const char *sql, char **value, GError **error)
{
  *value = NULL;
  return query (connection, sql, NULL, value, error);
}

/* Sets a pragma and reads it back: SQLite ignores what it doesn't know or can't do in silence. */
static gboolean
set_pragma (DbkConnection *connection,
            const char *name,
            const char *value,
            const char *expected,
            GError **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s = %s", name, value);
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", name);
  g_autofree char *now = NULL;

  if (!dbk_connection_exec (connection, set, error) ||
      !dbk_connection_query_text (connection, get, &now, error))
    return FALSE;
  if (g_strcmp0 (now, expected) == 0)
    return TRUE;
  g_debug ("PRAGMA %s is %s instead of %s", name, now, expected);
  dbk_sqlite_error_set (error, NULL, SQLITE_ERROR);
  return FALSE;
}

static gboolean
set_option (DbkConnection *connection, int option, int value, GError **error)
{
  int now = -1;
  int code = sqlite3_db_config (connection->handle, option, value, &now);

  if (code == SQLITE_OK && now == value)
    return TRUE;
  dbk_sqlite_error_set (error, NULL, code != SQLITE_OK ? code : SQLITE_ERROR);
  return FALSE;
}

static gboolean
set_up (DbkConnection *connection, GError **error)
{
  gboolean own = connection->mode != DBK_CONNECTION_FOREIGN_READ_ONLY;
  gboolean writes = own && connection->mode != DBK_CONNECTION_READ_ONLY;

  sqlite3_extended_result_codes (connection->handle, 1);
  sqlite3_busy_timeout (connection->handle, BUSY_TIMEOUT);
  if (!set_option (connection, SQLITE_DBCONFIG_DEFENSIVE, 1, error) ||
      !set_option (connection, SQLITE_DBCONFIG_DQS_DML, 0, error) ||
      !set_option (connection, SQLITE_DBCONFIG_DQS_DDL, 0, error) ||
      !set_option (connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, own, error) ||
      !set_pragma (connection, "temp_store", "MEMORY", "2", error) ||
      !set_pragma (connection, "cell_size_check", "ON", "1", error))
    return FALSE;
  if (own && (!set_pragma (connection, "foreign_keys", "ON", "1", error) ||
              !set_pragma (connection, "cache_size", "-8000", "-8000", error)))
    return FALSE;
  /* journal_mode answers "wal", "delete" …; asked first, so that nothing is written when it is. */
  if (writes && (!set_pragma (connection, "journal_mode", "WAL", "wal", error) ||
                 !set_pragma (connection, "synchronous", "FULL", "2", error) ||
                 !set_pragma (connection, "secure_delete", "ON", "1", error) ||
                 !set_pragma (connection, "journal_size_limit", "16777216", "16777216", error)))
    return FALSE;
  if (writes)
    sqlite3_commit_hook (connection->handle, commit_hook_cb, connection);
  sqlite3_progress_handler (connection->handle, PROGRESS_STEPS, progress_cb, connection);
  return TRUE;
}

DbkConnection *
dbk_connection_wrap (sqlite3 *handle, const char *path, DbkConnectionMode mode)
{
  DbkConnection *connection = g_new0 (DbkConnection, 1);

  connection->handle = handle;
  connection->path = g_strdup (path);
  connection->directory = g_path_get_dirname (path);
  connection->mode = mode;
  connection->changes = g_array_new (FALSE, FALSE, sizeof (DbkChange));
  connection->lent = g_ptr_array_new ();
  return connection;
}

DbkConnection *
dbk_connection_open (const char *path, DbkConnectionMode mode, GError **error)
{
  g_autoptr (DbkConnection) connection = NULL;
  g_autofree char *uri = NULL;
  sqlite3 *handle = NULL;
  int flags = SQLITE_OPEN_NOMUTEX;
  int code;

  switch (mode)
    {
    case DBK_CONNECTION_READ_WRITE_CREATE:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
    case DBK_CONNECTION_READ_WRITE:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case DBK_CONNECTION_FOREIGN_READ_ONLY:
      {
        /* "immutable" makes no file beside it and takes no lock. */
        g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
        uri = g_strdup_printf ("file:%s?immutable=1", escaped);
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
      }
      break;
    case DBK_CONNECTION_READ_ONLY:
    default:
      flags |= SQLITE_OPEN_READONLY;
      break;
    }

  code = sqlite3_open_v2 (uri != NULL ? uri : path, &handle, flags, NULL);
  connection = dbk_connection_wrap (handle, path, mode);
  if (code != SQLITE_OK)
    {
      dbk_sqlite_error_set (error, handle, code);
      return NULL;
    }
  if (!set_up (connection, error))
    return NULL;
  return g_steal_pointer (&connection);
}

/* Takes back what is still lent: its scope is over, whoever forgot it. */
static void
take_back (DbkConnection *connection)
{
  while (connection->lent->len > 0)
    {
      DbkStatement *statement = connection->lent->pdata[connection->lent->len - 1];

      g_critical ("Query %s was not given back", dbk_statement_name (statement));
      dbk_statement_release (statement);
    }
}

void
dbk_connection_drop_statements (DbkConnection *connection)
{
  take_back (connection);
  for (int i = 0; i < DBK_SQL_COUNT; i++)
    g_clear_pointer (&connection->statements[i], dbk_statement_free);
}

void
dbk_connection_close (DbkConnection *connection)
{
  if (connection == NULL)
    return;
  dbk_connection_assert_thread (connection);
  if (connection->handle != NULL)
    {
      dbk_connection_drop_statements (connection);
      sqlite3_progress_handler (connection->handle, 0, NULL, NULL);
      if (!sqlite3_get_autocommit (connection->handle))
        sqlite3_exec (connection->handle, "ROLLBACK", NULL, NULL, NULL);
      if (sqlite3_close (connection->handle) != SQLITE_OK)
        g_critical ("A connection could not be closed: %s", sqlite3_errmsg (connection->handle));
    }
  dbk_lock_release (connection->lock);
  g_clear_object (&connection->cancellable);
  g_array_unref (connection->changes);
  g_ptr_array_unref (connection->lent);
  g_free (connection->path);
  g_free (connection->directory);
  g_free (connection);
}

const char *
dbk_connection_get_directory (DbkConnection *connection)
{
  return connection->directory;
}

const char *
dbk_connection_get_path (DbkConnection *connection)
{
  return connection->path;
}

gboolean
dbk_connection_is_read_only (DbkConnection *connection)
{
  return connection->mode == DBK_CONNECTION_READ_ONLY ||
         connection->mode == DBK_CONNECTION_FOREIGN_READ_ONLY;
}

void
dbk_connection_set_clock (DbkConnection *connection, const DbkClock *clock)
{
  connection->clock = clock != NULL ? *clock : (DbkClock){ 0 };
}

const DbkClock *
dbk_connection_get_clock (DbkConnection *connection)
{
  return &connection->clock;
}

void
dbk_connection_set_cancellable (DbkConnection *connection, GCancellable *cancellable)
{
  dbk_connection_assert_thread (connection);
  g_set_object (&connection->cancellable, cancellable);
}

void
dbk_connection_note_change (DbkConnection *connection, DbkChangeKind kind, gint64 row)
{
  DbkChange change = { kind, row };
  guint same = 0;

  dbk_connection_assert_thread (connection);
  g_return_if_fail (connection->depth > 0);
  for (guint i = 0; i < connection->changes->len; i++)
    {
      DbkChange *noted = &g_array_index (connection->changes, DbkChange, i);

      if (noted->kind == DBK_CHANGE_ALL ||
          (noted->kind == kind && (noted->row == row || noted->row == 0)))
        return;
      same += noted->kind == kind;
    }
  if (same >= MANY_CHANGES)
    change.row = 0;
  g_array_append_val (connection->changes, change);
}

void
dbk_connection_set_change_func (DbkConnection *connection, DbkChangeFunc func, gpointer data)
{
  connection->change_func = func;
  connection->change_data = data;
}

void
dbk_connection_tell_changes (DbkConnection *connection)
{
  g_autoptr (GArray) changes = connection->changes;

  connection->changes = g_array_new (FALSE, FALSE, sizeof (DbkChange));
  if (connection->change_func == NULL)
    return;
  for (guint i = 0; i < changes->len; i++)
    {
      DbkChange *change = &g_array_index (changes, DbkChange, i);

      connection->change_func (change->kind, change->row, connection->change_data);
    }
}

gint64
dbk_connection_last_id (DbkConnection *connection)
{
  dbk_connection_assert_thread (connection);
  return sqlite3_last_insert_rowid (connection->handle);
}

int
dbk_connection_changed_rows (DbkConnection *connection)
{
  dbk_connection_assert_thread (connection);
  return sqlite3_changes (connection->handle);
}

void
dbk_connection_hand_over (DbkConnection *connection)
{
  dbk_connection_assert_thread (connection);
  connection->owner = NULL;
}

void
dbk_connection_settle (DbkConnection *connection)
{
  take_back (connection);
  if (!sqlite3_get_autocommit (connection->handle))
    {
      g_critical ("A job left a transaction open");
      sqlite3_exec (connection->handle, "ROLLBACK", NULL, NULL, NULL);
    }
  connection->depth = 0;
  connection->reads = 0;
  connection->may_commit = FALSE;
  g_array_set_size (connection->changes, 0);
}

gint64
dbk_connection_data_version (DbkConnection *connection)
{
  gint64 version = 0;

  dbk_connection_query_int (connection, "PRAGMA data_version", &version, NULL);
  return version;
}

void
dbk_connection_tidy (DbkConnection *connection)
{
  connection->may_commit = TRUE;
  dbk_connection_exec (connection, "PRAGMA analysis_limit = 400; PRAGMA optimize", NULL);
  connection->may_commit = FALSE;
  dbk_connection_exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
}
