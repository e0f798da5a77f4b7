/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps: each whole or not at all, a copy made before the first. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dbk-connection-private.h"
#include "dbk-migration-private.h"
#include "dbk-test-db.h"

#define SLOW                                                                                       \
  "INSERT INTO extra (a) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "         \
  "WHERE i < 60000) SELECT randomblob (40) FROM n;"

static DbkMigrationStep steps[3];
static const DbkMigrationStep broken[] = {
  { 1, "" },
  { 2, "CREATE TABLE extra (a); INSERT INTO extra VALUES (1); CREATE TABLE extra (a)" },
};
static DbkTime
fixed_now (gpointer data)
{
  return 1700000000000;
}

static const DbkClock clock_of_test = { fixed_now, NULL };

static DbkConnection *
open_first (const char *folder)
{
  DbkConnection *connection = test_open (folder);

  dbk_connection_set_clock (connection, &clock_of_test);
  return connection;
}

static int
version_of (DbkConnection *connection)
{
  g_autoptr (GError) error = NULL;
  int version = -1;

  dbk_migration_version (connection, &version, &error);
  g_assert_no_error (error);
  return version;
}

static void
test_upgrade (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *copy =
      g_build_filename (folder, "backups", "before-step-0002-2023-11-14T22-13-20Z.db", NULL);
  g_autoptr (DbkConnection) connection = open_first (folder);
  g_autoptr (GError) error = NULL;
  int version;

  test_run (
      connection,
      "INSERT INTO staff (id, name, role) VALUES (lower (hex (randomblob (18))), 'Ada', 'owner')");
  dbk_migration_upgrade (connection, steps, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version_of (connection), ==, 3);
  /* The copy is the file as it was, whole and ours. */
  dbk_migration_check_file (copy, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 1);
  {
    g_autoptr (TestPlain) plain = test_plain_open_file (copy);

    g_assert_cmpint (test_plain_int (plain, "SELECT count (*) FROM staff"), ==, 1);
    g_assert_cmpint (test_plain_int (plain,
                                     "SELECT count (*) FROM sqlite_schema WHERE name = 'extra'"),
                     ==, 0);
  }
  /* Nothing to do the second time. */
  dbk_migration_upgrade (connection, steps, 3, &error);
  g_assert_no_error (error);
}

static void
test_broken_step (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (DbkConnection) connection = open_first (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (dbk_migration_upgrade (connection, broken, 2, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (version_of (connection), ==, 1);
  dbk_migration_compare_schema (connection, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sqlite3_get_autocommit (connection->handle));
  /* And the connection still works. */
  test_run (
      connection,
      "INSERT INTO staff (id, name, role) VALUES (lower (hex (randomblob (18))), 'Ada', 'owner')");
}

static void
test_orphans (void)
{
  static const DbkMigrationStep leaves_orphans[] = {
    { 1, "" },
    { 2,
      "CREATE TABLE parent (row INTEGER PRIMARY KEY); CREATE TABLE child (a REFERENCES parent (row)"
      " DEFERRABLE INITIALLY DEFERRED); INSERT INTO parent VALUES (1); INSERT INTO child VALUES "
      "(1);"
      "PRAGMA defer_foreign_keys = ON; DELETE FROM parent" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (DbkConnection) connection = open_first (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (dbk_migration_upgrade (connection, leaves_orphans, 2, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_CORRUPT);
  g_assert_cmpint (version_of (connection), ==, 1);
}

/* Killed at any moment, the file is at one step or the next, whole. */
static void
test_killed (void)
{
  int at_first = 0;
  int beyond = 0;

  for (int i = 0; i < 25; i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autofree char *path = dbk_records_path (folder);
      g_autoptr (TestPlain) plain = NULL;
      g_autofree char *integrity = NULL;
      pid_t child;
      int ready[2];
      int status;
      char byte;
      gint64 version;

      dbk_connection_close (test_open (folder));
      g_assert_cmpint (pipe (ready), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          DbkConnection *connection = dbk_connection_open (path, DBK_CONNECTION_READ_WRITE, NULL);

          dbk_connection_set_clock (connection, &clock_of_test);
          if (write (ready[1], "x", 1) != 1 ||
              !dbk_migration_run_steps (connection, steps, 3, NULL))
            _exit (1);
          _exit (0);
        }
      g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
      g_usleep ((gulong) i * 4000);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      close (ready[0]);
      close (ready[1]);

      plain = test_plain_open (folder);
      version = test_plain_int (plain, "PRAGMA user_version");
      integrity = test_plain_text (plain, "PRAGMA integrity_check");
      g_assert_cmpstr (integrity, ==, "ok");
      g_assert_cmpint (test_plain_int (plain,
                                       "SELECT count (*) FROM sqlite_schema WHERE name = 'extra'"),
                       ==, version >= 2);
      if (version >= 2)
        g_assert_cmpint (test_plain_int (plain, "SELECT count (*) FROM extra"), ==,
                         version == 2 ? 60000 : 120000);
      at_first += version == 1;
      beyond += version > 1;
    }
  g_assert_cmpint (at_first, >, 0);
  g_test_message ("%d killed before the first step, %d after", at_first, beyond);
}

/* The list of objects made at build time is what the steps make with the library in use. */
static void
test_objects (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (int version = 1; version <= dbk_migration_latest (); version++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%d.db", folder, version);
      g_autoptr (GError) error = NULL;
      g_autoptr (DbkConnection) connection =
          dbk_connection_open (path, DBK_CONNECTION_READ_WRITE_CREATE, &error);

      g_assert_no_error (error);
      dbk_migration_run_to (connection, version, &error);
      g_assert_no_error (error);
      g_assert_cmpint (version_of (connection), ==, version);
      dbk_migration_compare_schema (connection, NULL, &error);
      g_assert_no_error (error);
    }
}

/* All tables hold to their types. */
static void
test_shape (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestPlain) plain = NULL;
  g_autofree char *loose = NULL;

  dbk_connection_close (test_open (folder));
  plain = test_plain_open (folder);
  loose = test_plain_text (plain,
                           "SELECT group_concat (name) FROM pragma_table_list WHERE type = 'table'"
                           " AND schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite%'");
  g_assert_cmpstr (loose, ==, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  steps[0] = dbk_migration_steps[0];
  steps[1] = (DbkMigrationStep){ 2, "CREATE TABLE extra (a);" SLOW };
  steps[2] = (DbkMigrationStep){ 3, SLOW };
  g_test_add_func ("/migration/upgrade", test_upgrade);
  g_test_add_func ("/migration/broken-step", test_broken_step);
  g_test_add_func ("/migration/orphans", test_orphans);
  g_test_add_func ("/migration/killed", test_killed);
  g_test_add_func ("/migration/objects", test_objects);
  g_test_add_func ("/migration/shape", test_shape);
  return g_test_run ();
}
