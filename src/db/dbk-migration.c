/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps that bring a database file up to date. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-backup-private.h"
#include "dbk-connection-private.h"
#include "dbk-file.h"
#include "dbk-migration-private.h"
#include "dbk-records.h"

int
dbk_migration_latest (void)
{
  return dbk_migration_n_steps;
}

gboolean
dbk_migration_version (DbkConnection *connection, int *version, GError **error)
{
  gint64 value;

  if (!dbk_connection_query_int (connection, "PRAGMA user_version", &value, error))
    return FALSE;
  *version = (int) value;
  return TRUE;
}

/* One step and its number in one transaction: a crash leaves the step before, whole. */
static gboolean
run_step (DbkConnection *connection, const DbkMigrationStep *step, GError **error)
{
  g_autofree char *pragmas =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                       DBK_FILE_APPLICATION_ID, step->number);
  gint64 broken = 0;
  gboolean done;

  if (!dbk_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = dbk_connection_exec (connection, step->sql, error) &&
         dbk_connection_exec (connection, pragmas, error) &&
         dbk_connection_query_int (connection, "SELECT count (*) FROM pragma_foreign_key_check",
                                   &broken, error);
  if (done && broken > 0)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CORRUPT,
                           _ ("The records can't be brought up to date because some entries in "
                              "them belong to nothing. Nothing was changed; restore the newest "
                              "backup."));
      done = FALSE;
    }
  if (done)
    {
      connection->may_commit = TRUE;
      done = dbk_connection_exec (connection, "COMMIT", error);
      connection->may_commit = FALSE;
    }
  if (!done && !sqlite3_get_autocommit (connection->handle))
    dbk_connection_exec (connection, "ROLLBACK", NULL);
  return done;
}

gboolean
dbk_migration_run_steps (DbkConnection *connection,
                         const DbkMigrationStep *steps,
                         int n_steps,
                         GError **error)
{
  int now;

  if (!dbk_migration_version (connection, &now, error))
    return FALSE;
  if (now >= n_steps)
    return TRUE;
  dbk_connection_drop_statements (connection);
  for (int i = now; i < n_steps; i++)
    if (!run_step (connection, &steps[i], error))
      return FALSE;
  return TRUE;
}

gboolean
dbk_migration_run_to (DbkConnection *connection, int version, GError **error)
{
  g_return_val_if_fail (version <= dbk_migration_n_steps, FALSE);
  return dbk_migration_run_steps (connection, dbk_migration_steps, version, error);
}

gboolean
dbk_migration_run (DbkConnection *connection, GError **error)
{
  return dbk_migration_run_to (connection, dbk_migration_n_steps, error);
}

gboolean
dbk_migration_upgrade (DbkConnection *connection,
                       const DbkMigrationStep *steps,
                       int n_steps,
                       GError **error)
{
  g_autofree char *folder = g_build_filename (connection->directory, DBK_RECORDS_BACKUPS, NULL);
  g_autofree char *stamp = dbk_backup_stamp (dbk_clock_now (&connection->clock));
  g_autofree char *copy = NULL;
  int version;

  if (!dbk_migration_version (connection, &version, error))
    return FALSE;
  if (version >= n_steps)
    return TRUE;
  copy = g_strdup_printf ("%s/before-step-%04d-%s.db", folder, version + 1, stamp);
  return dbk_file_make_folder (folder, error) && dbk_backup_write (connection, copy, TRUE, error) &&
         dbk_migration_run_steps (connection, steps, n_steps, error);
}
