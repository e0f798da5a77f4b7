/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a data directory: made whole, and every kind of bad file refused with its own sentence,
 * nothing on disk changed. */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dbk-backup.h"
#include "dbk-connection-private.h"
#include "dbk-migration-private.h"
#include "dbk-test-db.h"

#define ADD(number)                                                                                \
  "INSERT INTO client (id, number, given_name, added_at) VALUES "                                  \
  "(lower (hex (randomblob (18))), " #number ", 'Amelia', '2026-01-01T00:00:00.000Z')"

static void
make (const char *folder)
{
  DbkConnection *connection = test_open (folder);

  test_run (connection, ADD (1));
  dbk_connection_close (connection);
}

static void
put (const char *folder, const char *name, const void *bytes, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

/* Refused with @code and a sentence, in every mode, and the folder is as it was. */
static void
assert_refused (const char *folder, DbkError code)
{
  static const DbkConnectionMode modes[] = {
    DBK_CONNECTION_READ_WRITE_CREATE,
    DBK_CONNECTION_READ_WRITE,
    DBK_CONNECTION_READ_ONLY,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = test_folder_state (folder);
      g_autofree char *after = NULL;

      g_assert_null (dbk_records_open (folder, modes[i], NULL, &error));
      g_assert_error (error, DBK_ERROR, (int) code);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strstr (error->message, "SQL"));
      after = test_folder_state (folder);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_new (void)
{
  g_autoptr (TestFolder) root = test_folder_new ();
  g_autofree char *folder = g_build_filename (root, "deep", "records", NULL);
  g_autofree char *path = dbk_records_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  GStatBuf status;
  int version;

  g_assert_false (dbk_records_exist (folder));
  g_assert_null (dbk_records_open (folder, DBK_CONNECTION_READ_WRITE, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  connection = dbk_records_open (folder, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dbk_records_exist (folder));
  g_assert_cmpstr (dbk_connection_get_directory (connection), ==, folder);
  g_assert_cmpstr (dbk_connection_get_path (connection), ==, path);
  g_assert_true (dbk_migration_version (connection, &version, &error));
  g_assert_cmpint (version, ==, dbk_migration_latest ());
  /* For the owner alone. */
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  /* A second one beside it. */
  {
    g_autoptr (DbkConnection) other =
        dbk_records_open (folder, DBK_CONNECTION_READ_ONLY, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (dbk_connection_is_read_only (other));
  }
}

static void
test_pragmas (void)
{
  static const struct
  {
    const char *pragma;
    gint64 value;
  } expected[] = {
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA synchronous", 2 },
    { "PRAGMA application_id", 0x44726d42 },
    { "PRAGMA trusted_schema", 1 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA cell_size_check", 1 },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (DbkConnection) connection = test_open (folder);
  g_autofree char *mode = NULL;
  int defensive = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 value = -1;

      dbk_connection_query_int (connection, expected[i].pragma, &value, NULL);
      g_assert_cmpint (value, ==, expected[i].value);
    }
  dbk_connection_query_text (connection, "PRAGMA journal_mode", &mode, NULL);
  g_assert_cmpstr (mode, ==, "wal");
  sqlite3_db_config (connection->handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  g_assert_cmpint (defensive, ==, 1);
  g_assert_false (dbk_connection_exec (connection, "SELECT \"not a column\"", NULL));
}

static void
test_not_ours (void)
{
  static const guint8 picture[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F' };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = dbk_records_path (folder);
  g_autofree char *noise = g_malloc (40960);

  put (folder, DBK_RECORDS_FILE, picture, sizeof picture);
  assert_refused (folder, DBK_ERROR_FOREIGN);
  memset (noise, 'n', 40960);
  put (folder, DBK_RECORDS_FILE, noise, 40960);
  assert_refused (folder, DBK_ERROR_FOREIGN);
  put (folder, DBK_RECORDS_FILE, "", 0);
  assert_refused (folder, DBK_ERROR_CORRUPT);
  g_unlink (path);
  g_mkdir (path, 0700);
  assert_refused (folder, DBK_ERROR_FOREIGN);
}

static void
test_other_program (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = dbk_records_path (folder);
  sqlite3 *plain = NULL;

  g_assert_cmpint (sqlite3_open (path, &plain), ==, SQLITE_OK);
  test_plain_run (plain, "CREATE TABLE users (id); PRAGMA user_version = 1");
  test_plain_close (plain);
  assert_refused (folder, DBK_ERROR_FOREIGN);
}

static void
test_shared_files (void)
{
  static const char *const names[] = { "valid.db", "corrupt.db" };
  const char *data = g_getenv ("DBK_TEST_SHARED_DATA");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *source =
          data != NULL ? g_build_filename (data, "06-sqlite-bad", "chef", names[i], NULL) : NULL;
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autofree char *bytes = NULL;
      gsize size;

      if (source == NULL || !g_file_get_contents (source, &bytes, &size, NULL))
        {
          g_test_skip ("The shared data isn't here");
          return;
        }
      put (folder, DBK_RECORDS_FILE, bytes, size);
      assert_refused (folder, DBK_ERROR_FOREIGN);
    }
}

static void
change (const char *folder, const char *sql)
{
  g_autoptr (TestPlain) plain = test_plain_open (folder);

  test_plain_run (plain, sql);
}

static void
test_newer (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  make (folder);
  change (folder, "PRAGMA user_version = 1000");
  assert_refused (folder, DBK_ERROR_NEWER);
}

static void
test_altered (void)
{
  static const char *const alterations[] = {
    "DROP TRIGGER lock_session_update",
    "DROP INDEX client_birth_date",
    "CREATE TABLE extra (a)",
    "CREATE TRIGGER extra AFTER INSERT ON client BEGIN SELECT 1; END",
    "CREATE VIEW extra AS SELECT 1",
    "ALTER TABLE client ADD COLUMN extra TEXT",
    "ALTER TABLE staff RENAME COLUMN name TO title",
    "DROP TRIGGER lock_session_delete;"
    "CREATE TRIGGER lock_session_delete BEFORE DELETE ON session BEGIN SELECT 1; END",
    "CREATE TRIGGER extra AFTER INSERT ON writer BEGIN SELECT 1; END",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();

      make (folder);
      change (folder, alterations[i]);
      assert_refused (folder, DBK_ERROR_ALTERED);
    }
}

static void
test_compare_names (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = dbk_records_path (folder);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  DbkConnection *connection;

  make (folder);
  change (folder, "DROP INDEX client_birth_date; CREATE TABLE another (a)");
  connection = dbk_migration_open_untouched (path, &error);
  g_assert_no_error (error);
  g_assert_false (dbk_migration_compare_schema (connection, &names, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_ALTERED);
  g_assert_cmpint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "another");
  g_assert_cmpstr (names[1], ==, "client_birth_date");
  dbk_connection_close (connection);
}

static void
test_cut_short (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = dbk_records_path (folder);
  GStatBuf status;
  goffset size;

  make (folder);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  size = status.st_size;
  g_assert_cmpint (truncate (path, size - 1), ==, 0);
  assert_refused (folder, DBK_ERROR_CORRUPT);
  g_assert_cmpint (truncate (path, size / 2 / 4096 * 4096), ==, 0);
  assert_refused (folder, DBK_ERROR_CORRUPT);
  g_assert_cmpint (truncate (path, 4096), ==, 0);
  assert_refused (folder, DBK_ERROR_CORRUPT);
  g_assert_cmpint (truncate (path, 100), ==, 0);
  assert_refused (folder, DBK_ERROR_CORRUPT);
  g_assert_cmpint (truncate (path, 20), ==, 0);
  assert_refused (folder, DBK_ERROR_FOREIGN);
}

static void
test_damaged (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = dbk_records_path (folder);
  g_autofree char *bytes = NULL;
  gsize size;

  make (folder);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  /* The schema's own page. */
  memset (bytes + 100, 0xa5, 3000);
  put (folder, DBK_RECORDS_FILE, bytes, size);
  assert_refused (folder, DBK_ERROR_CORRUPT);
}

/* A log left by a crash is read along, but stays as it is until the file is known to be good. */
static void
leave_log (const char *folder, const char *sql)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      sqlite3 *plain = test_plain_open (folder);

      test_plain_run (plain, sql);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
remove_shm (const char *folder)
{
  g_autofree char *shm = g_build_filename (folder, DBK_RECORDS_FILE "-shm", NULL);

  g_unlink (shm);
}

static void
test_left_log (void)
{
  static const struct
  {
    const char *sql;
    DbkError code;
  } logs[] = {
    { "PRAGMA user_version = 1000", DBK_ERROR_NEWER },
    { "DROP TRIGGER lock_session_update", DBK_ERROR_ALTERED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++)
    for (int with_shm = 0; with_shm < 2; with_shm++)
      {
        g_autoptr (TestFolder) folder = test_folder_new ();
        g_autofree char *wal = g_build_filename (folder, DBK_RECORDS_FILE "-wal", NULL);
        g_autofree char *shm = g_build_filename (folder, DBK_RECORDS_FILE "-shm", NULL);
        GStatBuf status;

        make (folder);
        leave_log (folder, logs[i].sql);
        if (!with_shm)
          remove_shm (folder);
        g_assert_cmpint (g_stat (wal, &status), ==, 0);
        g_assert_cmpint (status.st_size, >, 0);
        assert_refused (folder, logs[i].code);
        g_assert_cmpint (g_file_test (shm, G_FILE_TEST_EXISTS), ==, with_shm);
      }
  /* And a good one is taken over. */
  for (int with_shm = 0; with_shm < 2; with_shm++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autoptr (DbkConnection) connection = NULL;
      gint64 n;

      make (folder);
      leave_log (folder, ADD (2));
      if (!with_shm)
        remove_shm (folder);
      connection = test_open (folder);
      dbk_connection_query_int (connection, "SELECT count (*) FROM client", &n, NULL);
      g_assert_cmpint (n, ==, 2);
    }
}

/* Opened and looked at while another program has it open and writes. */
static void
test_beside (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = dbk_records_path (folder);
  g_autoptr (DbkConnection) first = test_open (folder);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (DbkConnection) second = NULL;

      test_run (first, "INSERT INTO client (id, number, given_name, added_at) SELECT"
                       " lower (hex (randomblob (18))), coalesce (max (number), 0) + 1, 'Amelia', "
                       "'x' FROM client");
      g_assert_true (dbk_migration_check_file (path, NULL, &error));
      g_assert_no_error (error);
      second = dbk_records_open (folder, DBK_CONNECTION_READ_WRITE, NULL, &error);
      g_assert_no_error (error);
      test_run (second, "UPDATE client SET town = town || 'x'");
    }
}

static void
open_read_only_file (const char *folder)
{
  g_autofree char *path = dbk_records_path (folder);

  g_chmod (path, 0400);
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *before = test_folder_state (folder);
    g_autofree char *after = NULL;

    g_assert_null (dbk_records_open (folder, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error));
    g_assert_error (error, DBK_ERROR, DBK_ERROR_READ_ONLY);
    after = test_folder_state (folder);
    g_assert_cmpstr (before, ==, after);
  }
  g_chmod (path, 0000);
  assert_refused (folder, DBK_ERROR_READ_ONLY);
  g_chmod (path, 0600);
}

static void
open_read_only_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_chmod (folder, 0500);
  before = test_folder_state (folder);
  g_assert_null (dbk_records_open (folder, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_READ_ONLY);
  after = test_folder_state (folder);
  g_assert_cmpstr (before, ==, after);
  g_chmod (folder, 0700);
}

static void
create_in_read_only_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);

  g_chmod (folder, 0500);
  g_assert_null (dbk_records_open (folder, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (dbk_records_open (inner, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_READ_ONLY);
  g_chmod (folder, 0700);
}

static void
test_permissions (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestFolder) empty = test_folder_new ();

  make (folder);
  test_unprivileged (folder, open_read_only_file);
  test_unprivileged (folder, open_read_only_folder);
  test_unprivileged (empty, create_in_read_only_folder);
}

/* Killed at any moment of the first opening, there is either no file or a whole one. */
static void
test_killed_creating (void)
{
  for (int i = 0; i < 30; i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autofree char *path = dbk_records_path (folder);
      g_autoptr (GError) error = NULL;
      pid_t child = fork ();
      int status;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          test_open (folder);
          pause ();
        }
      g_usleep ((gulong) i * 1500);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          dbk_migration_check_file (path, NULL, &error);
          g_assert_no_error (error);
        }
      dbk_connection_close (test_open (folder));
      {
        g_autofree char *half = g_strconcat (path, ".new", NULL);

        g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
      }
    }
}

static gpointer
open_in_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  DbkConnection *connection =
      dbk_records_open (data, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error);

  g_assert_no_error (error);
  dbk_connection_hand_over (connection);
  return connection;
}

static void
test_opened_at_once (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  GThread *threads[6];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("opener", open_in_thread, folder);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    dbk_connection_close (g_thread_join (threads[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open/new", test_new);
  g_test_add_func ("/open/pragmas", test_pragmas);
  g_test_add_func ("/open/not-ours", test_not_ours);
  g_test_add_func ("/open/other-program", test_other_program);
  g_test_add_func ("/open/shared-files", test_shared_files);
  g_test_add_func ("/open/newer", test_newer);
  g_test_add_func ("/open/altered", test_altered);
  g_test_add_func ("/open/compare-names", test_compare_names);
  g_test_add_func ("/open/cut-short", test_cut_short);
  g_test_add_func ("/open/damaged", test_damaged);
  g_test_add_func ("/open/left-log", test_left_log);
  g_test_add_func ("/open/beside", test_beside);
  g_test_add_func ("/open/permissions", test_permissions);
  g_test_add_func ("/open/killed-creating", test_killed_creating);
  g_test_add_func ("/open/opened-at-once", test_opened_at_once);
  return g_test_run ();
}
