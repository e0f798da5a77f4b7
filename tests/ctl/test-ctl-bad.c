/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records and disks as they shouldn't be: one sentence, and nothing on disk changes. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl-fixture.h"

#define NOBODY 65534

static char *
database_path (CtlFixture *fixture)
{
  return g_build_filename (fixture->records, "records.db", NULL);
}

/* Writes @size bytes at @offset of the database. */
static void
patch (CtlFixture *fixture, long offset, const void *bytes, size_t size)
{
  g_autofree char *path = database_path (fixture);
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Every command that opens the records refuses them in one line and leaves the file as it is. */
static void
assert_refused (CtlFixture *fixture)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *list = ctl_fixture_write (fixture, "list.csv", "Name\nAna Lima\n");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before;
  gsize size_after;

  g_assert_true (g_file_get_contents (path, &before, &size_before, NULL));
  ctl_fixture_run (fixture, "find", "", NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "show", "1042", NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "import", list, NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "demo", NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_newer (CtlFixture *fixture, gconstpointer data)
{
  const guint8 version[] = { 0, 0, 0x27, 0x0f };

  patch (fixture, 60, version, sizeof version);
  assert_refused (fixture);
  ctl_fixture_run (fixture, "find", "", NULL);
  assert_failed (fixture, 1, "newer");
}

static void
test_foreign (CtlFixture *fixture, gconstpointer data)
{
  const guint8 application[] = { 1, 2, 3, 4 };

  patch (fixture, 68, application, sizeof application);
  assert_refused (fixture);
}

static void
test_no_database (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *path = database_path (fixture);

  g_assert_true (g_file_set_contents (path, "This is a letter to somebody.", -1, NULL));
  assert_refused (fixture);
}

static void
test_cut_short (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *path = database_path (fixture);

  g_assert_cmpint (truncate (path, 10000), ==, 0);
  assert_refused (fixture);
}

static void
test_damaged (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *garbage = g_strnfill (4096, 'x');
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  for (long offset = 8192; offset + 4096 < status.st_size; offset += 16384)
    patch (fixture, offset, garbage, 4096);
  ctl_fixture_run (fixture, "verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  ctl_fixture_run (fixture, "show", "1042", NULL);
  assert_failed (fixture, 1, "");
}

/* Somebody dropped a trigger with another program. */
static void
test_altered (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *program = g_find_program_in_path ("sqlite3");
  g_autofree char *found = NULL;
  const char *look[] = { "sqlite3", path,
                         "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema "
                         "WHERE type = 'trigger' AND tbl_name = 'session' LIMIT 1",
                         NULL };
  const char *drop[] = { "sqlite3", path, NULL, NULL };

  if (program == NULL)
    {
      g_test_skip ("the program sqlite3 isn't installed");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) look, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &found,
                               NULL, NULL, NULL));
  drop[2] = found;
  g_assert_true (g_spawn_sync (NULL, (char **) drop, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  ctl_fixture_run (fixture, "find", "", NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "verify", "--json", NULL);
  assert_failed (fixture, 1, "");
  g_assert_nonnull (strstr (fixture->output, "\"schema\""));
}

/* In the child: an ordinary user. */
static void
become_nobody (gpointer data)
{
  if (setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
    _exit (77);
}

/* Lets an ordinary user reach the fixture; FALSE when we are none but can't become one. */
static gboolean
prepare_unprivileged (CtlFixture *fixture)
{
  if (getuid () != 0)
    return TRUE;
  fixture->child_setup = become_nobody;
  return chmod (fixture->directory, 0755) == 0;
}

static void
give_away (CtlFixture *fixture, const char *path)
{
  if (getuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
}

/* TRUE when the program can be run at all by that user. */
static gboolean
can_run (CtlFixture *fixture)
{
  g_autofree char *program =
      g_build_filename (g_getenv ("DBK_TEST_BUILD_ROOT"), "src", "ctl", "dermabookctl", NULL);
  const char *arguments[] = { program, "--version", NULL };
  int status = 1;

  if (prepare_unprivileged (fixture) &&
      g_spawn_sync ("/", (char **) arguments, NULL,
                    G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, fixture->child_setup,
                    NULL, NULL, NULL, &status, NULL) &&
      status == 0)
    return TRUE;
  g_test_skip ("an unprivileged user can't run the program from here");
  return FALSE;
}

static void
give_away_all (CtlFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->records, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->records, name, NULL);

      give_away (fixture, path);
      /* Looking needs the lock; the records themselves stay closed to writing. */
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && strcmp (name, "lock") != 0)
        g_assert_cmpint (chmod (path, 0444), ==, 0);
    }
  give_away (fixture, fixture->records);
  g_assert_cmpint (chmod (fixture->records, 0555), ==, 0);
}

static void
test_read_only (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *list = ctl_fixture_write (fixture, "list.csv", "Name\nAna Lima\n");
  g_autofree char *out = ctl_fixture_path (fixture, "out");

  if (!can_run (fixture))
    return;
  g_assert_cmpint (chmod (list, 0444), ==, 0);
  give_away_all (fixture);
  ctl_fixture_run (fixture, "import", list, NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "demo", NULL);
  assert_failed (fixture, 1, "");
  /* The folder of the fixture isn't theirs. */
  ctl_fixture_run (fixture, "export", out, NULL);
  assert_failed (fixture, 1, "");
  g_assert_cmpint (chmod (fixture->records, 0755), ==, 0);
}

static void
test_unreadable (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *list = ctl_fixture_write (fixture, "list.csv", "Name\nAna Lima\n");

  if (!can_run (fixture))
    return;
  give_away_all (fixture);
  g_assert_cmpint (chmod (fixture->records, 0755), ==, 0);
  g_assert_cmpint (chmod (path, 0), ==, 0);
  ctl_fixture_run (fixture, "find", "", NULL);
  assert_failed (fixture, 1, "");
  g_assert_cmpint (chmod (path, 0644), ==, 0);
  g_assert_cmpint (chmod (list, 0), ==, 0);
  ctl_fixture_run (fixture, "import", list, NULL);
  assert_failed (fixture, 1, "list.csv");
}

/* In the child: files can't grow, as on a full disk. */
static void
fill_disk (gpointer data)
{
  const struct rlimit limit = { 8192, 8192 };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
}

static guint
count_files (CtlFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* Nothing half-written stays behind. */
static void
test_full_disk (CtlFixture *fixture, gconstpointer data)
{
  guint before = count_files (fixture);

  fixture->child_setup = fill_disk;
  ctl_fixture_run (fixture, "export", "out", NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "summary", "1042", "--output", "x.pdf", NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "backup", "x.db", NULL);
  assert_failed (fixture, 1, "");
  g_assert_cmpuint (count_files (fixture), ==, before);
  fixture->child_setup = NULL;
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, CtlFixture, NULL, ctl_fixture_set_up_demo, func, ctl_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-bad/newer", test_newer);
  ADD ("/ctl-bad/foreign", test_foreign);
  ADD ("/ctl-bad/no-database", test_no_database);
  ADD ("/ctl-bad/cut-short", test_cut_short);
  ADD ("/ctl-bad/damaged", test_damaged);
  ADD ("/ctl-bad/altered", test_altered);
  ADD ("/ctl-bad/read-only", test_read_only);
  ADD ("/ctl-bad/unreadable", test_unreadable);
  ADD ("/ctl-bad/full-disk", test_full_disk);
  return g_test_run ();
}
