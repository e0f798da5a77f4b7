/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies while the records are open, and putting one back without losing what is there. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dbk-audit.h"
#include "dbk-backup.h"
#include "dbk-connection-private.h"
#include "dbk-migration.h"
#include "dbk-test-db.h"
#include "dbk-verify.h"

#define NOW 1700000000000
#define ADD                                                                                        \
  "INSERT INTO client (id, number, given_name, added_at) SELECT lower (hex (randomblob (18))), "   \
  "coalesce (max (number), 0) + 1, 'Amelia', '2026-01-01T00:00:00.000Z' FROM client"

typedef struct
{
  TestFolder *folder;
  char *copy; /* a name for a backup outside of it */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DbkConnection *connection;

  fixture->folder = test_folder_new ();
  fixture->copy = g_strdup_printf ("%s/copies/mine.db", fixture->folder);
  connection = test_open (fixture->folder);
  test_run (connection, ADD ";" ADD);
  dbk_connection_close (connection);
  {
    g_autofree char *copies = g_path_get_dirname (fixture->copy);

    g_mkdir (copies, 0700);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->copy);
  test_folder_free (fixture->folder);
}

static gint64
clients_in (const char *path)
{
  g_autoptr (TestPlain) plain = test_plain_open_file (path);

  return test_plain_int (plain, "SELECT count (*) FROM client");
}

static gint64
clients (Fixture *fixture)
{
  g_autofree char *path = dbk_records_path (fixture->folder);

  return clients_in (path);
}

static void
back_up (Fixture *fixture)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);
  g_autoptr (GError) error = NULL;

  dbk_backup_write (connection, fixture->copy, FALSE, &error);
  g_assert_no_error (error);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *head_path = g_strconcat (fixture->copy, ".head", NULL);
  g_autofree char *part = g_strconcat (fixture->copy, ".part", NULL);
  g_autofree char *wal = g_strconcat (fixture->copy, "-wal", NULL);
  g_autofree char *text = NULL;
  g_autofree char *mode = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DbkAuditHead head;
  DbkAuditHead now;

  test_run (connection, ADD);
  dbk_backup_write (connection, fixture->copy, FALSE, &error);
  g_assert_no_error (error);
  /* One file that needs nothing beside it. */
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  {
    g_autoptr (TestPlain) plain = test_plain_open_file (fixture->copy);

    mode = test_plain_text (plain, "PRAGMA journal_mode");
  }
  g_assert_cmpstr (mode, ==, "delete");
  g_assert_cmpint (clients_in (fixture->copy), ==, 3);
  dbk_backup_check (fixture->copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (head_path, &text, NULL, NULL));
  g_assert_true (dbk_audit_head_from_text (text, &head));
  dbk_audit_get_head (connection, &now, NULL);
  g_assert_cmpint (head.seal, ==, now.seal);
  g_assert_cmpint (head.last_audit, ==, now.last_audit);
  g_assert_cmpstr (head.hash, ==, now.hash);

  /* Never over another file unless told so. */
  test_run (connection, ADD);
  before = test_folder_state (fixture->folder);
  g_assert_false (dbk_backup_write (connection, fixture->copy, FALSE, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_CONFLICT);
  g_clear_error (&error);
  after = test_folder_state (fixture->folder);
  g_assert_cmpstr (before, ==, after);
  dbk_backup_write (connection, fixture->copy, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clients_in (fixture->copy), ==, 4);
}

static void
test_write_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "x.db", NULL);
  g_autofree char *before = test_folder_state (fixture->folder);
  g_autofree char *after = NULL;

  g_assert_false (dbk_backup_write (connection, nowhere, FALSE, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  dbk_connection_set_cancellable (connection, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (dbk_backup_write (connection, fixture->copy, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = test_folder_state (fixture->folder);
  g_assert_cmpstr (before, ==, after);
  dbk_connection_set_cancellable (connection, NULL);
}

/* Another connection writes all the while: every copy is of one moment. */
static gpointer
write_on (gpointer data)
{
  DbkConnection *connection = test_open (data);

  for (int i = 0; i < 150; i++)
    test_run (connection, ADD ";" ADD);
  dbk_connection_close (connection);
  return NULL;
}

static void
test_consistent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);
  GThread *thread = g_thread_new ("writer", write_on, fixture->folder);

  for (int i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;

      dbk_backup_write (connection, fixture->copy, TRUE, &error);
      g_assert_no_error (error);
      dbk_backup_check (fixture->copy, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (clients_in (fixture->copy) % 2, ==, 0);
    }
  g_thread_join (thread);
}

static void
test_rotate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *own = g_build_filename (fixture->folder, "backups", "records-of-mine.db", NULL);
  g_auto (GStrv) copies = NULL;

  for (int i = 0; i < 13; i++)
    {
      g_autofree char *path = NULL;

      dbk_backup_rotate (connection, 10, NOW + i * 60000, &path, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      if (i == 0)
        g_assert_true (g_file_set_contents (own, "mine", -1, NULL));
    }
  copies = dbk_backup_list (fixture->folder);
  g_assert_cmpint (g_strv_length (copies), ==, 10);
  g_assert_true (g_str_has_suffix (copies[0], "/records-2023-11-14T22-25-20Z.db"));
  g_assert_true (g_str_has_suffix (copies[9], "/records-2023-11-14T22-16-20Z.db"));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  for (int i = 0; copies[i] != NULL; i++)
    {
      g_autofree char *head = g_strconcat (copies[i], ".head", NULL);

      g_assert_true (g_file_test (head, G_FILE_TEST_EXISTS));
    }
  {
    g_autofree char *gone =
        g_build_filename (fixture->folder, "backups", "records-2023-11-14T22-13-20Z.db.head", NULL);

    g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  }
}

static void
change (Fixture *fixture)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);

  test_run (connection, ADD ";" ADD ";" ADD);
}

static void
assert_clean (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkVerifyReport) report =
      dbk_verify_directory (fixture->folder, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (dbk_verify_report_is_clean (report));
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  back_up (fixture);
  change (fixture);
  g_assert_cmpint (clients (fixture), ==, 5);
  dbk_backup_restore (fixture->folder, fixture->copy, NOW, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clients (fixture), ==, 2);
  g_assert_nonnull (kept);
  g_assert_cmpint (clients_in (kept), ==, 5);
  /* The chain now ends earlier, and that is no cut end. */
  assert_clean (fixture);
  /* And once more, back to what was kept, in the same second. */
  {
    g_autofree char *kept_too = NULL;

    dbk_backup_restore (fixture->folder, kept, NOW, &kept_too, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (kept, !=, kept_too);
    g_assert_cmpint (clients (fixture), ==, 5);
    g_assert_cmpint (clients_in (kept_too), ==, 2);
  }
  /* Ordinary work goes on. */
  change (fixture);
  g_assert_cmpint (clients (fixture), ==, 8);
  assert_clean (fixture);
}

/* After a rotated backup of a later state too. */
static void
test_restore_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  back_up (fixture);
  change (fixture);
  {
    g_autoptr (DbkConnection) connection = test_open (fixture->folder);

    dbk_backup_rotate (connection, 10, NOW, NULL, &error);
    g_assert_no_error (error);
  }
  dbk_backup_restore (fixture->folder, fixture->copy, NOW + 1000, NULL, &error);
  g_assert_no_error (error);
  assert_clean (fixture);
}

static void
test_restore_into_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestFolder) root = test_folder_new ();
  g_autofree char *folder = g_build_filename (root, "new", NULL);
  g_autofree char *kept = g_strdup ("x");
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkConnection) connection = NULL;

  back_up (fixture);
  g_clear_pointer (&kept, g_free);
  dbk_backup_restore (folder, fixture->copy, NOW, &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  connection = test_open (folder);
}

/* The log of a crash is part of what is kept, and never played into the restored file. */
static void
test_restore_over_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  pid_t child;
  int status;

  back_up (fixture);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      sqlite3 *plain = test_plain_open (fixture->folder);

      test_plain_run (plain, ADD ";" ADD);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  dbk_backup_restore (fixture->folder, fixture->copy, NOW, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clients (fixture), ==, 2);
  g_assert_cmpint (clients_in (kept), ==, 4);
  assert_clean (fixture);
}

static void
test_restore_over_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dbk_records_path (fixture->folder);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *content = NULL;

  back_up (fixture);
  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  g_assert_true (g_file_set_contents (wal, "no log", -1, NULL));
  dbk_backup_restore (fixture->folder, fixture->copy, NOW, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clients (fixture), ==, 2);
  g_assert_true (g_file_get_contents (kept, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "no database");
}

static void
test_restore_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  back_up (fixture);
  connection = test_open (fixture->folder);
  before = test_folder_state (fixture->folder);
  g_assert_false (dbk_backup_restore (fixture->folder, fixture->copy, NOW, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_BUSY);
  after = test_folder_state (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

/* What must not be put back, and the records are as before. */
static void
refuse (Fixture *fixture, const char *file, DbkError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_folder_state (fixture->folder);
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;

  g_assert_false (dbk_backup_restore (fixture->folder, file, NOW, &kept, &error));
  g_assert_error (error, DBK_ERROR, (int) code);
  g_assert_null (kept);
  after = test_folder_state (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
alter (const char *path, const char *sql)
{
  g_autoptr (TestPlain) plain = test_plain_open_file (path);

  test_plain_run (plain, sql);
}

static void
test_restore_bad (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *spoiled = NULL;
  gsize size;

  back_up (fixture);
  g_assert_true (g_file_get_contents (fixture->copy, &bytes, &size, NULL));
  refuse (fixture, missing, DBK_ERROR_NOT_FOUND);
  refuse (fixture, fixture->folder, DBK_ERROR_FOREIGN);

  g_assert_true (g_file_set_contents (fixture->copy, bytes, (gssize) (size / 2), NULL));
  refuse (fixture, fixture->copy, DBK_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (fixture->copy, "GIF89a", -1, NULL));
  refuse (fixture, fixture->copy, DBK_ERROR_FOREIGN);

  g_assert_true (g_file_set_contents (fixture->copy, bytes, (gssize) size, NULL));
  alter (fixture->copy, "PRAGMA user_version = 99");
  refuse (fixture, fixture->copy, DBK_ERROR_NEWER);

  g_assert_true (g_file_set_contents (fixture->copy, bytes, (gssize) size, NULL));
  alter (fixture->copy, "DROP TRIGGER lock_session_update");
  refuse (fixture, fixture->copy, DBK_ERROR_ALTERED);

  g_assert_true (g_file_set_contents (fixture->copy, bytes, (gssize) size, NULL));
  alter (fixture->copy,
         "DROP TRIGGER lock_audit_update; UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE "
         "row = 1;"
         "CREATE TRIGGER lock_audit_update BEFORE UPDATE ON audit\nBEGIN\n"
         "  SELECT RAISE (ABORT, 'The history of changes can''t be changed.');\nEND");
  refuse (fixture, fixture->copy, DBK_ERROR_ALTERED);

  /* A page of a table overwritten somewhere in the middle. */
  spoiled = g_memdup2 (bytes, size);
  for (gsize page = 1; page < size / 4096; page++)
    if (memmem (spoiled + page * 4096, 4096, "Amelia", 6) != NULL)
      {
        memset (spoiled + page * 4096, 0x5a, 64);
        break;
      }
  g_assert_cmpint (memcmp (spoiled, bytes, size), !=, 0);
  g_assert_true (g_file_set_contents (fixture->copy, spoiled, (gssize) size, NULL));
  refuse (fixture, fixture->copy, DBK_ERROR_CORRUPT);
  g_assert_cmpint (clients (fixture), ==, 2);
}

static void
test_restore_shared (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "valid.db", "corrupt.db" };
  const char *shared = g_getenv ("DBK_TEST_SHARED_DATA");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file =
          shared != NULL ? g_build_filename (shared, "06-sqlite-bad", "chef", names[i], NULL)
                         : NULL;

      if (file == NULL || !g_file_test (file, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("The shared data isn't here");
          return;
        }
      refuse (fixture, file, DBK_ERROR_FOREIGN);
    }
}

/* A backup on a disk that can't be written is restored all the same. */
static void
restore_read_only (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copies = g_build_filename (folder, "copies", NULL);
  g_autofree char *copy = g_build_filename (copies, "mine.db", NULL);

  g_chmod (copy, 0400);
  g_chmod (copies, 0500);
  dbk_backup_restore (folder, copy, NOW, NULL, &error);
  g_assert_no_error (error);
  g_chmod (folder, 0500);
  g_assert_false (dbk_backup_restore (folder, copy, NOW + 5000, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_READ_ONLY);
  g_chmod (folder, 0700);
}

static void
test_restore_read_only (Fixture *fixture, gconstpointer data)
{
  back_up (fixture);
  test_unprivileged (fixture->folder, restore_read_only);
}

/* Killed at any moment of restoring, the records are the old or the new ones, whole. */
static void
test_restore_killed (Fixture *fixture, gconstpointer data)
{
  back_up (fixture);
  change (fixture);
  for (int i = 0; i < 25; i++)
    {
      g_autoptr (GError) error = NULL;
      pid_t child = fork ();
      int status;
      gint64 n;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        _exit (dbk_backup_restore (fixture->folder, fixture->copy, NOW + i * 1000, NULL, NULL) ? 0
                                                                                               : 1);
      g_usleep ((gulong) i * 2500);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      n = clients (fixture);
      g_assert_true (n == 2 || n == 5);
      assert_clean (fixture);
      if (n == 2)
        change (fixture);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/backup/write", test_write },
    { "/backup/write-failures", test_write_failures },
    { "/backup/consistent", test_consistent },
    { "/backup/rotate", test_rotate },
    { "/restore/plain", test_restore },
    { "/restore/older", test_restore_older },
    { "/restore/into-nothing", test_restore_into_nothing },
    { "/restore/over-log", test_restore_over_log },
    { "/restore/over-damage", test_restore_over_damage },
    { "/restore/busy", test_restore_busy },
    { "/restore/bad", test_restore_bad },
    { "/restore/shared", test_restore_shared },
    { "/restore/read-only", test_restore_read_only },
    { "/restore/killed", test_restore_killed },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
