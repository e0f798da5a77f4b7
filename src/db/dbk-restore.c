/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a backup back. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dbk-backup-private.h"
#include "dbk-connection-private.h"
#include "dbk-file.h"
#include "dbk-folder.h"
#include "dbk-migration-private.h"
#include "dbk-records.h"

/* Brings the log of the records that are replaced into their file; damaged ones keep theirs. */
static void
settle_log (const char *path)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
      SQLITE_OK)
    sqlite3_exec (handle, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
  sqlite3_close (handle);
}

/* A log belongs to its file: left behind it would be played into the restored one. */
static gboolean
move_beside (const char *path, const char *kept, const char *suffix, GError **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (kept, suffix, NULL);

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return TRUE;
  return dbk_file_move (from, to, TRUE, error);
}

/* Gives the present file a second name, so that the rename after it takes its place in one step:
 * there is no moment without records. */
static gboolean
keep_present (const char *path, const char *kept, GError **error)
{
  settle_log (path);
  if (link (path, kept) != 0)
    {
      g_autofree char *text = NULL;
      gsize size;

      /* A file system without links: a copy does as well. */
      if (!g_file_get_contents (path, &text, &size, NULL) ||
          !g_file_set_contents_full (kept, text, (gssize) size, G_FILE_SET_CONTENTS_DURABLE, 0600,
                                     NULL))
        {
          dbk_file_error_set (error, kept, EIO);
          return FALSE;
        }
    }
  return move_beside (path, kept, "-wal", error) && move_beside (path, kept, "-shm", error) &&
         move_beside (path, kept, "-journal", error);
}

static char *
kept_name (const char *directory, const char *stamp)
{
  g_autofree char *name = NULL;

  for (int i = 1;; i++)
    {
      g_free (name);
      name = i == 1
                 ? g_strdup_printf ("%s/%s/replaced-%s.db", directory, DBK_RECORDS_BACKUPS, stamp)
                 : g_strdup_printf ("%s/%s/replaced-%s-%d.db", directory, DBK_RECORDS_BACKUPS,
                                    stamp, i);
      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

static gboolean
copy_file (const char *file, const char *target, DbkAuditHead *head, GError **error)
{
  g_autoptr (DbkConnection) source = dbk_migration_open_untouched (file, error);

  return source != NULL && dbk_backup_copy (source, target, head, error);
}

static gboolean
put_in_place (const char *directory,
              const char *file,
              const char *stamp,
              char **kept,
              DbkAuditHead *head,
              GError **error)
{
  g_autofree char *path = dbk_records_path (directory);
  g_autofree char *part = g_strconcat (path, ".restored", NULL);
  g_autofree char *name = NULL;

  if (!copy_file (file, part, head, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      name = kept_name (directory, stamp);
      if (!keep_present (path, name, error))
        {
          dbk_file_remove_database (part);
          return FALSE;
        }
    }
  if (!dbk_file_move (part, path, TRUE, error))
    {
      dbk_file_remove_database (part);
      return FALSE;
    }
  *kept = g_steal_pointer (&name);
  return TRUE;
}

gboolean
dbk_backup_restore (const char *directory,
                    const char *file,
                    DbkTime now,
                    char **kept,
                    GError **error)
{
  g_autoptr (DbkLock) lock = NULL;
  g_autofree char *folder = g_build_filename (directory, DBK_RECORDS_BACKUPS, NULL);
  g_autofree char *stamp = dbk_backup_stamp (now);
  g_autofree char *head_path = g_strdup_printf ("%s/records-%s.restored.head", folder, stamp);
  g_autofree char *head_text = NULL;
  g_autofree char *name = NULL;
  DbkAuditHead head;

  if (kept != NULL)
    *kept = NULL;
  if (!dbk_folder_check (directory, NULL, error) || !dbk_backup_check (file, NULL, error) ||
      !dbk_file_make_folder (directory, error))
    return FALSE;
  lock = dbk_lock_take (directory, DBK_LOCK_EXCLUSIVE, error);
  if (lock == NULL || !dbk_file_make_folder (folder, error) ||
      !put_in_place (directory, file, stamp, &name, &head, error))
    return FALSE;
  /* From here on the chain is measured against this head, not against a later one. */
  head_text = dbk_audit_head_to_text (&head);
  if (!dbk_file_write (head_path, head_text, error))
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&name);
  return TRUE;
}
