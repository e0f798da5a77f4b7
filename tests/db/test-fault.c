/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full and broken disks at every single write and sync: what was reported as saved is there, what
 * was not isn't, and the file stays whole. Killed writers likewise. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dbk-backup.h"
#include "dbk-connection-private.h"
#include "dbk-migration-private.h"
#include "dbk-test-db.h"
#include "dbk-test-vfs.h"
#include "dbk-verify.h"

#define ADD                                                                                        \
  "INSERT INTO client (id, number, given_name, added_at, desk_note) SELECT "                       \
  "lower (hex (randomblob (18))), coalesce (max (number), 0) + 1, 'Amelia', 'x', "                 \
  "hex (randomblob (3000)) FROM client"

static const DbkWho who = { 1, 1700000000000 };

static const struct
{
  TestFault fault;
  gboolean lasting;
} kinds[] = {
  { TEST_FAULT_FULL, FALSE },
  { TEST_FAULT_FULL, TRUE },
  { TEST_FAULT_WRITE, TRUE },
  { TEST_FAULT_SYNC, FALSE },
};

static void
assert_fault (const GError *error, TestFault fault)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == DBK_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_test_message ("%s", error->message);
  /* SQLite may find, at a later step, that an earlier failure already rolled back. */
  if (fault == TEST_FAULT_FULL)
    g_assert_true (error->code == DBK_ERROR_FULL || error->code == DBK_ERROR_FAILED ||
                   error->code == DBK_ERROR_IO);
  else
    g_assert_true (error->code == DBK_ERROR_IO || error->code == DBK_ERROR_FAILED);
}

static void
assert_clean (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkVerifyReport) report = dbk_verify_directory (folder, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_error ("%s", ((DbkFinding *) report->findings->pdata[i])->sentence);
}

static gint64
clients (const char *folder)
{
  g_autoptr (TestPlain) plain = test_plain_open (folder);

  return test_plain_int (plain, "SELECT count (*) FROM client");
}

/* A folder with fresh records, copied from one that is made once. */
static char *template;

static char *
new_records (void)
{
  char *folder = test_folder_new ();
  g_autofree char *from = dbk_records_path (template);
  g_autofree char *to = dbk_records_path (folder);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
  return folder;
}

/* One transaction of some size; whether it was reported as saved. */
static gboolean
save (DbkConnection *connection, GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &who, error);

  if (transaction == NULL)
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (!dbk_connection_exec (connection, ADD, error))
      return FALSE;
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

/* Runs a scenario with the fault at the first operation, the second, … until nothing fails. */
static void
test_save (void)
{
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (int nth = 1;; nth++)
      {
        g_autoptr (TestFolder) folder = new_records ();
        g_autoptr (GError) error = NULL;
        DbkConnection *connection;
        gboolean saved;
        gboolean struck;
        gint64 n;

        connection = test_open (folder);
        g_assert_true (save (connection, NULL));
        test_vfs_set (kinds[k].fault, nth, kinds[k].lasting);
        saved = save (connection, &error);
        struck = test_vfs_failed ();
        if (!saved)
          assert_fault (error, kinds[k].fault);
        /* What was saved is there at once and after a crash of the program: closed without more
         * writing when the fault lasts. */
        dbk_connection_close (connection);
        test_vfs_set (TEST_FAULT_NONE, 0, FALSE);
        n = clients (folder);
        if (saved)
          g_assert_cmpint (n, ==, 6);
        else if (kinds[k].fault == TEST_FAULT_SYNC)
          /* Written and not synced: whole or not at all, but nobody can tell which before. */
          g_assert_true (n == 3 || n == 6);
        else
          g_assert_cmpint (n, ==, 3);
        assert_clean (folder);
        /* And work goes on. */
        connection = test_open (folder);
        g_assert_true (save (connection, NULL));
        dbk_connection_close (connection);
        g_assert_cmpint (clients (folder), ==, n + 3);
        if (!struck)
          {
            g_assert_true (saved);
            g_assert_cmpint (nth, >, 1);
            break;
          }
        g_assert_cmpint (nth, <, 200);
      }
}

/* The connection that met the fault goes on once there is room again. */
static void
test_go_on (void)
{
  g_autoptr (TestFolder) folder = new_records ();
  DbkConnection *connection = test_open (folder);

  for (int nth = 1; nth < 12; nth++)
    {
      g_autoptr (GError) error = NULL;
      gint64 before = clients (folder);
      gboolean saved;

      test_vfs_set (TEST_FAULT_FULL, nth, TRUE);
      saved = save (connection, &error);
      test_vfs_set (TEST_FAULT_NONE, 0, FALSE);
      g_assert_cmpint (clients (folder), ==, saved ? before + 3 : before);
      g_clear_error (&error);
      g_assert_true (save (connection, &error));
      g_assert_no_error (error);
      g_assert_cmpint (clients (folder), ==, saved ? before + 6 : before + 3);
    }
  dbk_connection_close (connection);
  assert_clean (folder);
}

static void
test_create (void)
{
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (int nth = 1;; nth += nth < 8 ? 1 : 47)
      {
        g_autoptr (TestFolder) folder = test_folder_new ();
        g_autofree char *path = dbk_records_path (folder);
        g_autoptr (GError) error = NULL;
        DbkConnection *connection;
        gboolean struck;

        test_vfs_set (kinds[k].fault, nth, kinds[k].lasting);
        connection = dbk_records_open (folder, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error);
        struck = test_vfs_failed ();
        if (connection == NULL)
          {
            g_autofree char *state = NULL;

            assert_fault (error, kinds[k].fault);
            test_vfs_set (TEST_FAULT_NONE, 0, FALSE);
            state = test_folder_state (folder);
            if (!g_file_test (path, G_FILE_TEST_EXISTS))
              g_assert_cmpstr (state, ==, "./");
          }
        test_vfs_set (TEST_FAULT_NONE, 0, FALSE);
        g_clear_pointer (&connection, dbk_connection_close);
        dbk_connection_close (test_open (folder));
        assert_clean (folder);
        if (!struck)
          break;
        g_assert_cmpint (nth, <, 2000);
      }
}

static void
test_backup (void)
{
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (int nth = 1;; nth += nth < 8 ? 1 : 61)
      {
        g_autoptr (TestFolder) folder = new_records ();
        g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
        g_autofree char *part = g_build_filename (folder, "copy.db.part", NULL);
        g_autoptr (GError) error = NULL;
        DbkConnection *connection = test_open (folder);
        gboolean written;
        gboolean struck;

        g_assert_true (save (connection, NULL));
        test_vfs_set (kinds[k].fault, nth, kinds[k].lasting);
        written = dbk_backup_write (connection, copy, FALSE, &error);
        struck = test_vfs_failed ();
        test_vfs_set (TEST_FAULT_NONE, 0, FALSE);
        g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
        g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==, written);
        if (written)
          {
            g_autoptr (GError) problem = NULL;

            dbk_backup_check (copy, NULL, &problem);
            g_assert_no_error (problem);
          }
        else
          assert_fault (error, kinds[k].fault);
        dbk_connection_close (connection);
        g_assert_cmpint (clients (folder), ==, 3);
        if (!struck)
          break;
        g_assert_cmpint (nth, <, 5000);
      }
}

static void
test_migration (void)
{
  DbkMigrationStep steps[3] = {
    dbk_migration_steps[0],
    { 2, "CREATE TABLE extra (a); INSERT INTO extra VALUES (randomblob (30000))" },
    { 3, "CREATE TABLE another (a); INSERT INTO another VALUES (randomblob (30000))" },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (int nth = 1;; nth++)
      {
        g_autoptr (TestFolder) folder = new_records ();
        g_autofree char *path = dbk_records_path (folder);
        g_autoptr (TestPlain) plain = NULL;
        g_autofree char *integrity = NULL;
        g_autoptr (GError) error = NULL;
        DbkConnection *connection = test_open (folder);
        gboolean done;
        gboolean struck;
        gint64 version;

        test_vfs_set (kinds[k].fault, nth, kinds[k].lasting);
        done = dbk_migration_run_steps (connection, steps, 3, &error);
        struck = test_vfs_failed ();
        if (!done)
          assert_fault (error, kinds[k].fault);
        dbk_connection_close (connection);
        test_vfs_set (TEST_FAULT_NONE, 0, FALSE);
        plain = test_plain_open_file (path);
        integrity = test_plain_text (plain, "PRAGMA integrity_check");
        g_assert_cmpstr (integrity, ==, "ok");
        version = test_plain_int (plain, "PRAGMA user_version");
        /* A last step written and not synced may be there all the same. */
        g_assert_true (done ? version == 3 : version < 3 || kinds[k].fault == TEST_FAULT_SYNC);
        g_assert_cmpint (test_plain_int (plain, "SELECT count (*) FROM sqlite_schema WHERE name IN"
                                                " ('extra', 'another')"),
                         ==, version - 1);
        if (!struck)
          {
            g_assert_true (done);
            break;
          }
        g_assert_cmpint (nth, <, 500);
      }
}

/* A page limit stands in for the full disk of SQLite's own making. */
static void
test_page_limit (void)
{
  g_autoptr (TestFolder) folder = new_records ();
  g_autoptr (DbkConnection) connection = test_open (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *pragma = NULL;
  gint64 pages;
  int saves = 0;

  dbk_connection_query_int (connection, "PRAGMA page_count", &pages, NULL);
  pragma = g_strdup_printf ("PRAGMA max_page_count = %d", (int) pages + 20);
  dbk_connection_exec (connection, pragma, NULL);
  while (save (connection, &error))
    saves++;
  g_assert_error (error, DBK_ERROR, DBK_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "space"));
  g_assert_cmpint (saves, >, 0);
  g_assert_cmpint (clients (folder), ==, 3 * saves);
  dbk_connection_exec (connection, "PRAGMA max_page_count = 1000000", NULL);
  g_clear_error (&error);
  g_assert_true (save (connection, &error));
  g_assert_no_error (error);
}

/* A writer killed again and again: every save it told of is there, and nothing half. */
static void
test_killed_writer (void)
{
  g_autoptr (TestFolder) folder = new_records ();

  dbk_connection_close (test_open (folder));
  for (int i = 0; i < 20; i++)
    {
      gint64 before = clients (folder);
      gint64 told = 0;
      int channel[2];
      pid_t child;
      int status;
      char byte;

      g_assert_cmpint (pipe (channel), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          DbkConnection *connection = test_open (folder);

          close (channel[0]);
          while (save (connection, NULL))
            if (write (channel[1], "s", 1) != 1)
              break;
          _exit (1);
        }
      close (channel[1]);
      /* At least one, then at some moment. */
      g_assert_cmpint (read (channel[0], &byte, 1), ==, 1);
      g_usleep ((gulong) i * 700);
      kill (child, SIGKILL);
      for (told = 1; read (channel[0], &byte, 1) == 1;)
        told++;
      close (channel[0]);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      {
        gint64 now = clients (folder);

        g_assert_cmpint ((now - before) % 3, ==, 0);
        g_assert_cmpint ((now - before) / 3, >=, told);
        g_assert_cmpint ((now - before) / 3, <=, told + 1);
      }
      assert_clean (folder);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  test_vfs_install ();
  template = test_folder_new ();
  dbk_connection_close (test_open (template));
  g_test_add_func ("/fault/save", test_save);
  g_test_add_func ("/fault/go-on", test_go_on);
  g_test_add_func ("/fault/create", test_create);
  g_test_add_func ("/fault/backup", test_backup);
  g_test_add_func ("/fault/migration", test_migration);
  g_test_add_func ("/fault/page-limit", test_page_limit);
  g_test_add_func ("/fault/killed-writer", test_killed_writer);
  result = g_test_run ();
  test_folder_free (template);
  return result;
}
