/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is one of ours, looked at without changing it. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dbk-connection-private.h"
#include "dbk-file.h"
#include "dbk-migration-private.h"

#define HEADER_SIZE 100

static void
digest_of (const char *text, char digest[crypto_hash_sha256_BYTES * 2 + 1])
{
  unsigned char hash[crypto_hash_sha256_BYTES];

  crypto_hash_sha256 (hash, (const unsigned char *) text, strlen (text));
  sodium_bin2hex (digest, crypto_hash_sha256_BYTES * 2 + 1, hash, sizeof hash);
}

/* The objects expected of a step, by name; triggers and tables share one name space in SQLite. */
static GHashTable *
expected_objects (int version)
{
  GHashTable *expected = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < dbk_migration_n_objects; i++)
    if (dbk_migration_objects[i].step == version)
      g_hash_table_insert (expected, (gpointer) dbk_migration_objects[i].name,
                           (gpointer) &dbk_migration_objects[i]);
  return expected;
}

static gboolean
compare_rows (sqlite3 *handle, GHashTable *expected, GPtrArray *differing, GError **error)
{
  static const char sql[] =
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
      "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')";
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  while (code == SQLITE_OK && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *kind = (const char *) sqlite3_column_text (statement, 0);
      const char *name = (const char *) sqlite3_column_text (statement, 1);
      const char *text = (const char *) sqlite3_column_text (statement, 2);
      const DbkMigrationObject *object = g_hash_table_lookup (expected, name);
      char digest[crypto_hash_sha256_BYTES * 2 + 1];

      digest_of (text != NULL ? text : "", digest);
      if (object == NULL || g_strcmp0 (object->kind, kind) != 0 ||
          strcmp (object->digest, digest) != 0)
        g_ptr_array_add (differing, g_strdup (name));
      if (object != NULL)
        g_hash_table_remove (expected, name);
      code = SQLITE_OK;
    }
  if (code != SQLITE_DONE)
    dbk_sqlite_error_set (error, handle, code);
  sqlite3_finalize (statement);
  return code == SQLITE_DONE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
dbk_migration_compare_schema (DbkConnection *connection, char ***names, GError **error)
{
  g_autoptr (GPtrArray) differing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) expected = NULL;
  GHashTableIter iter;
  gpointer name;
  int version;
  gboolean same;

  if (names != NULL)
    *names = NULL;
  if (!dbk_migration_version (connection, &version, error))
    return FALSE;
  expected = expected_objects (version);
  if (!compare_rows (connection->handle, expected, differing, error))
    return FALSE;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (differing, g_strdup (name));
  g_ptr_array_sort (differing, compare_names);

  same = differing->len == 0;
  if (!same)
    g_set_error (error, DBK_ERROR, DBK_ERROR_ALTERED,
                 _ ("The structure of the records file was changed by another program (“%s”). "
                    "Dermabook changed nothing; restore the newest backup."),
                 (const char *) differing->pdata[0]);
  if (names != NULL)
    {
      g_ptr_array_add (differing, NULL);
      *names = (char **) g_ptr_array_free (g_steal_pointer (&differing), FALSE);
    }
  return same;
}

static gboolean
file_has_content (const char *path, const char *suffix, gboolean *exists)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  *exists = g_stat (beside, &status) == 0;
  return *exists && status.st_size > 0;
}

DbkConnection *
dbk_migration_open_untouched (const char *path, GError **error)
{
  g_autoptr (DbkConnection) connection = NULL;
  sqlite3 *handle = NULL;
  gboolean wal_exists;
  gboolean shm_exists;
  gboolean has_wal = file_has_content (path, "-wal", &wal_exists);
  int code;

  file_has_content (path, "-shm", &shm_exists);
  /* Nobody has it open and nothing waits in its log: the file is all there is. */
  if (!has_wal && !shm_exists)
    return dbk_connection_open (path, DBK_CONNECTION_FOREIGN_READ_ONLY, error);

  /* Open in another program: read beside it. Else its log was left by a crash: an exclusive
   * connection keeps the log's index in memory instead of making a file for it. In both cases the
   * log is neither copied into the file nor removed. */
  code = sqlite3_open_v2 (path, &handle,
                          (shm_exists ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                              SQLITE_OPEN_NOMUTEX,
                          NULL);
  connection = dbk_connection_wrap (handle, path, DBK_CONNECTION_FOREIGN_READ_ONLY);
  if (code == SQLITE_OK)
    {
      sqlite3_extended_result_codes (handle, 1);
      sqlite3_busy_timeout (handle, 2000);
      code = sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
  if (code == SQLITE_OK)
    code = sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  /* On a connection that could write, SQLite refuses to load a schema whose checks use JSON unless
   * it is trusted; nothing of it runs while only its text is read. */
  if (code == SQLITE_OK)
    code = sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, !shm_exists, NULL);
  if (code != SQLITE_OK)
    {
      dbk_sqlite_error_set (error, handle, code);
      return NULL;
    }
  if (!dbk_connection_exec (connection, "PRAGMA query_only = ON", error) ||
      (!shm_exists && !dbk_connection_exec (connection, "PRAGMA locking_mode = EXCLUSIVE", error)))
    return NULL;
  return g_steal_pointer (&connection);
}

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
set_newer (GError **error)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NEWER,
                       _ ("These records were written by a newer Dermabook. Nothing was changed; "
                          "update Dermabook, then open them again."));
}

static void
set_cut_short (GError **error)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CORRUPT,
                       _ ("The records file is cut short. Nothing was changed; restore the newest "
                          "backup."));
}

/* What the first hundred bytes say; fields and their places as in SQLite's file format. */
static gboolean
check_header (const guint8 header[HEADER_SIZE], goffset size, gboolean has_wal, GError **error)
{
  guint page = (guint) header[16] << 8 | header[17];
  guint32 pages = read_be32 (header + 28);
  guint32 version = read_be32 (header + 60);

  if (memcmp (header, "SQLite format 3", 16) != 0 ||
      read_be32 (header + 68) != DBK_FILE_APPLICATION_ID)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FOREIGN,
                           _ ("This is not a Dermabook file. Nothing was changed; choose the file "
                              "that Dermabook made."));
      return FALSE;
    }
  if (version > (guint32) dbk_migration_latest ())
    {
      set_newer (error);
      return FALSE;
    }
  if (page == 1)
    page = 65536;
  /* While a log waits, the file's own end may lag behind what its header says. */
  if (version == 0 || page < 512 ||
      (!has_wal && (size % page != 0 || (goffset) pages * page > size)))
    {
      set_cut_short (error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_header (const char *path, guint8 header[HEADER_SIZE], goffset *size, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat status;
  gssize got;

  if (descriptor < 0 || fstat (descriptor, &status) != 0)
    {
      dbk_file_error_set (error, path, errno);
      if (descriptor >= 0)
        close (descriptor);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      close (descriptor);
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FOREIGN,
                           _ ("This is not a file. Nothing was changed; choose the file that "
                              "Dermabook made."));
      return FALSE;
    }
  memset (header, 0, HEADER_SIZE);
  got = pread (descriptor, header, HEADER_SIZE, 0);
  if (got < 0)
    dbk_file_error_set (error, path, errno);
  else if (status.st_size == 0)
    set_cut_short (error);
  close (descriptor);
  *size = status.st_size;
  return got >= 0 && status.st_size > 0;
}

static gboolean
check_once (const char *path, int *version, GError **error)
{
  g_autoptr (DbkConnection) connection = NULL;
  guint8 header[HEADER_SIZE];
  gboolean wal_exists;
  gboolean has_wal;
  goffset size;
  int found;

  if (!read_header (path, header, &size, error))
    return FALSE;
  has_wal = file_has_content (path, "-wal", &wal_exists);
  if (!check_header (header, size, has_wal, error))
    return FALSE;
  connection = dbk_migration_open_untouched (path, error);
  if (connection == NULL || !dbk_migration_version (connection, &found, error))
    return FALSE;
  if (found > dbk_migration_latest ())
    {
      set_newer (error);
      return FALSE;
    }
  if (version != NULL)
    *version = found;
  return dbk_migration_compare_schema (connection, NULL, error);
}

gboolean
dbk_migration_check_file (const char *path, int *version, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean before;
  gboolean after;

  file_has_content (path, "-shm", &before);
  if (check_once (path, version, &problem))
    return TRUE;
  /* Another program that opened the file meanwhile may have been writing what was read. */
  file_has_content (path, "-shm", &after);
  if (!before && after)
    return check_once (path, version, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
