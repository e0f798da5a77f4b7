/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the records. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-audit.h"
#include "dbk-backup-private.h"
#include "dbk-connection-private.h"
#include "dbk-file.h"
#include "dbk-migration-private.h"
#include "dbk-records.h"
#include "dbk-verify-private.h"

/* Pages copied between two looks at the cancellable. */
#define PAGES_PER_STEP 2000

static gboolean
copy_pages (DbkConnection *connection, sqlite3 *target, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", connection->handle, "main");
  int code = backup != NULL ? SQLITE_OK : sqlite3_errcode (target);

  while (code == SQLITE_OK)
    {
      code = g_cancellable_is_cancelled (connection->cancellable)
                 ? SQLITE_INTERRUPT
                 : sqlite3_backup_step (backup, PAGES_PER_STEP);
    }
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;
  dbk_sqlite_error_set (error, NULL, code);
  return FALSE;
}

/* The copy's header says "write-ahead log" like its source's: turned back, so that the copy is one
 * file that can be read from anywhere. */
static gboolean
make_single_file (const char *path, GError **error)
{
  sqlite3 *handle = NULL;
  int code = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    dbk_sqlite_error_set (error, handle, code);
  sqlite3_close (handle);
  return code == SQLITE_OK;
}

static gboolean
copy_to (DbkConnection *connection, const char *path, GError **error)
{
  sqlite3 *target = NULL;
  int code = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done;

  /* Nothing to roll back to and written through at the end, so neither journal nor waiting here. */
  if (code == SQLITE_OK)
    code = sqlite3_exec (target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL,
                         NULL);
  if (code != SQLITE_OK)
    {
      dbk_sqlite_error_set (error, target, code);
      sqlite3_close (target);
      return FALSE;
    }
  done = copy_pages (connection, target, error);
  sqlite3_close (target);
  return done && make_single_file (path, error) && dbk_file_sync (path, error);
}

gboolean
dbk_backup_copy (DbkConnection *connection, const char *path, DbkAuditHead *head, GError **error)
{
  gboolean done;

  dbk_file_remove_database (path);
  if (!dbk_file_make (path, error) || !dbk_read_begin (connection, error))
    return FALSE;
  /* The head and the pages are of one moment. */
  done = dbk_audit_get_head (connection, head, error) && copy_to (connection, path, error);
  dbk_read_end (connection);
  if (!done)
    dbk_file_remove_database (path);
  return done;
}

gboolean
dbk_backup_write (DbkConnection *connection, const char *path, gboolean replace, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *head_path = g_strconcat (path, ".head", NULL);
  g_autofree char *head_text = NULL;
  DbkAuditHead head;

  dbk_connection_assert_thread (connection);
  g_return_val_if_fail (connection->depth == 0, FALSE);
  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      dbk_file_error_set (error, path, EEXIST);
      return FALSE;
    }
  if (!dbk_backup_copy (connection, part, &head, error))
    return FALSE;
  if (!dbk_file_move (part, path, replace, error))
    {
      dbk_file_remove_database (part);
      return FALSE;
    }
  head_text = dbk_audit_head_to_text (&head);
  return dbk_file_write (head_path, head_text, error);
}

char *
dbk_backup_stamp (DbkTime now)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (now / 1000);

  return g_date_time_format (moment, "%Y-%m-%dT%H-%M-%SZ");
}

/* "records-2026-11-22T14-06-31Z" and the suffix, exactly. */
static gboolean
is_our_name (const char *name, const char *suffix)
{
  static const char form[] = "records-0000-00-00T00-00-00Z";
  gsize length = sizeof form - 1;

  if (strlen (name) != length + strlen (suffix) || strcmp (name + length, suffix) != 0)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (name[i]) : name[i] != form[i])
      return FALSE;
  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

char **
dbk_backup_list_suffix (const char *directory, const char *suffix)
{
  g_autofree char *folder = g_build_filename (directory, DBK_RECORDS_BACKUPS, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_our_name (name, suffix))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_newest_first);
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

char **
dbk_backup_list (const char *directory)
{
  return dbk_backup_list_suffix (directory, ".db");
}

gboolean
dbk_backup_rotate (DbkConnection *connection, guint keep, DbkTime now, char **path, GError **error)
{
  g_autofree char *folder = g_build_filename (connection->directory, DBK_RECORDS_BACKUPS, NULL);
  g_autofree char *stamp = dbk_backup_stamp (now);
  g_autofree char *copy = g_strdup_printf ("%s/records-%s.db", folder, stamp);
  g_auto (GStrv) copies = NULL;

  g_return_val_if_fail (keep > 0, FALSE);
  if (path != NULL)
    *path = NULL;
  if (!dbk_file_make_folder (folder, error) || !dbk_backup_write (connection, copy, TRUE, error))
    return FALSE;
  copies = dbk_backup_list (connection->directory);
  for (guint i = 0; copies[i] != NULL; i++)
    if (i >= keep && strcmp (copies[i], copy) != 0)
      {
        g_autofree char *head = g_strconcat (copies[i], ".head", NULL);

        g_unlink (copies[i]);
        g_unlink (head);
      }
  if (path != NULL)
    *path = g_steal_pointer (&copy);
  return TRUE;
}

gboolean
dbk_backup_check (const char *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (DbkVerifyReport) report = NULL;

  if (!dbk_migration_check_file (file, NULL, error))
    return FALSE;
  connection = dbk_migration_open_untouched (file, error);
  if (connection == NULL)
    return FALSE;
  dbk_connection_set_cancellable (connection, cancellable);
  report = dbk_verify_file (connection, error);
  if (report == NULL)
    return FALSE;
  for (guint i = 0; i < report->findings->len; i++)
    {
      DbkFinding *finding = report->findings->pdata[i];

      if (finding->severity == DBK_FINDING_ERROR)
        {
          gboolean damage = g_str_equal (finding->code, "integrity");

          g_set_error (error, DBK_ERROR, damage ? DBK_ERROR_CORRUPT : DBK_ERROR_ALTERED,
                       _ ("This backup can't be trusted and was not restored. %s"),
                       finding->sentence);
          return FALSE;
        }
    }
  return TRUE;
}
