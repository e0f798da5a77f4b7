/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data directory, opened as a whole. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dbk-backup.h"
#include "dbk-connection-private.h"
#include "dbk-file.h"
#include "dbk-folder.h"
#include "dbk-migration-private.h"
#include "dbk-records.h"

char *
dbk_records_default_directory (void)
{
  return g_build_filename (g_get_user_data_dir (), "dermabook", NULL);
}

char *
dbk_records_path (const char *directory)
{
  return g_build_filename (directory, DBK_RECORDS_FILE, NULL);
}

gboolean
dbk_records_exist (const char *directory)
{
  g_autofree char *path = dbk_records_path (directory);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
create_file (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DbkConnection *connection;
  gint64 busy = 0;
  gboolean done;

  if (!dbk_file_make (path, error))
    return FALSE;
  connection = dbk_connection_open (path, DBK_CONNECTION_READ_WRITE, &problem);
  /* Closing would empty the log too, but tell nobody when it can't. */
  done = connection != NULL && dbk_migration_run (connection, &problem) &&
         dbk_connection_query_int (connection, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, &problem);
  dbk_connection_close (connection);
  if (done && busy == 0 && dbk_migration_check_file (path, NULL, &problem))
    return dbk_file_sync (path, error);
  /* A file nobody had yet can't be damaged: the disk is. */
  if (problem == NULL || g_error_matches (problem, DBK_ERROR, DBK_ERROR_CORRUPT) ||
      g_error_matches (problem, DBK_ERROR, DBK_ERROR_FOREIGN))
    dbk_file_error_set (error, path, EIO);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Makes the file under another name and moves it into place: there is never a half-made one. */
static gboolean
create (const char *path, GError **error)
{
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);

  dbk_file_remove_database (new_path);
  if (create_file (new_path, error) && dbk_file_move (new_path, path, FALSE, error))
    return TRUE;
  dbk_file_remove_database (new_path);
  return FALSE;
}

static gboolean
create_under_lock (const char *directory, const char *path, DbkLock *lock, GError **error)
{
  gboolean done = TRUE;

  if (!dbk_lock_setup_begin (lock, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    done = create (path, error);
  dbk_lock_setup_end (lock);
  return done;
}

static gboolean
migrate_under_lock (DbkConnection *connection, GError **error)
{
  gboolean done;
  int version;

  if (!dbk_migration_version (connection, &version, error))
    return FALSE;
  if (version == dbk_migration_latest ())
    return TRUE;
  if (dbk_connection_is_read_only (connection))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                           _ ("These records were written by an older Dermabook. Open them once in "
                              "Dermabook to bring them up to date."));
      return FALSE;
    }
  if (!dbk_lock_setup_begin (connection->lock, error))
    return FALSE;
  done = dbk_migration_upgrade (connection, dbk_migration_steps, dbk_migration_n_steps, error);
  dbk_lock_setup_end (connection->lock);
  return done;
}

/* SQLite would say only later, at the first write, and make files beside it before. */
static gboolean
check_writable (const char *directory, const char *path, GError **error)
{
  const char *bad = access (directory, W_OK | X_OK) != 0 ? directory : NULL;

  if (bad == NULL && access (path, R_OK | W_OK) != 0)
    bad = path;
  if (bad == NULL)
    return TRUE;
  dbk_file_error_set (error, bad, errno);
  return FALSE;
}

DbkConnection *
dbk_records_open (const char *directory,
                  DbkConnectionMode mode,
                  const DbkClock *clock,
                  GError **error)
{
  g_autofree char *path = dbk_records_path (directory);
  g_autoptr (DbkLock) lock = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  gboolean writes = mode != DBK_CONNECTION_READ_ONLY;
  gboolean present = g_file_test (path, G_FILE_TEST_EXISTS);

  g_return_val_if_fail (mode != DBK_CONNECTION_FOREIGN_READ_ONLY, NULL);
  if (!dbk_folder_check (directory, NULL, error))
    return NULL;
  if (!present && mode == DBK_CONNECTION_READ_WRITE_CREATE)
    {
      if (!dbk_file_make_folder (directory, error))
        return NULL;
    }
  else if (!present)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                   _ ("There are no records in “%s”. Open Dermabook once to begin, or choose the "
                      "folder that holds them."),
                   directory);
      return NULL;
    }
  else if ((writes && !check_writable (directory, path, error)) ||
           !dbk_migration_check_file (path, NULL, error))
    return NULL;

  lock = dbk_lock_take (directory, DBK_LOCK_SHARED, error);
  if (lock == NULL)
    return NULL;
  if (!present && !create_under_lock (directory, path, lock, error))
    return NULL;
  connection =
      dbk_connection_open (path, writes ? DBK_CONNECTION_READ_WRITE : DBK_CONNECTION_READ_ONLY,
                           error);
  if (connection == NULL)
    return NULL;
  dbk_connection_set_clock (connection, clock);
  connection->lock = g_steal_pointer (&lock);
  if (!migrate_under_lock (connection, error))
    return NULL;
  return g_steal_pointer (&connection);
}
