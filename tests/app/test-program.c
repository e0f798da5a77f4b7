/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program from outside: its command line, one window per data directory, ending tidily. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "dbk-records.h"

static const char *
program (void)
{
  return g_getenv ("DBK_TEST_PROGRAM");
}

/* Runs it to its end. */
static int
run (const char *const *arguments, char **out, char **err)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  GError *error = NULL;
  int status;

  g_strv_builder_add (builder, program ());
  g_strv_builder_addv (builder, (const char **) arguments);
  argv = g_strv_builder_end (builder);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, out, err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_command_line (void)
{
  const char *version[] = { "--version", NULL };
  const char *help[] = { "--help", NULL };
  const char *both[] = { "--demo", "--data", "/tmp", NULL };
  const char *day[] = { "--now", "yesterday", NULL };
  const char *unknown[] = { "--nonsense", NULL };
  g_autofree char *shown = NULL;
  g_autofree char *helped = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *no_day = NULL;
  g_autofree char *quiet = NULL;

  g_assert_cmpint (run (version, &shown, NULL), ==, 0);
  g_assert_true (g_str_has_prefix (shown, "Dermabook "));
  g_assert_cmpint (run (help, &helped, NULL), ==, 0);
  g_assert_nonnull (strstr (helped, "--data=DIR"));
  g_assert_nonnull (strstr (helped, "--demo"));
  g_assert_cmpint (run (both, NULL, &refused), ==, 2);
  g_assert_nonnull (strstr (refused, "--data"));
  g_assert_cmpint (run (day, NULL, &no_day), ==, 2);
  g_assert_nonnull (strstr (no_day, "“yesterday” is not a day"));
  g_assert_cmpint (run (unknown, NULL, &quiet), !=, 0);
}

typedef struct
{
  char *directory;
  GSubprocess *first;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  fixture->directory = g_dir_make_tmp ("dermabook-test-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir != NULL)
    for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
      {
        g_autofree char *child = g_build_filename (path, name, NULL);

        remove_tree (child);
      }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->first != NULL)
    g_subprocess_force_exit (fixture->first);
  g_clear_object (&fixture->first);
  remove_tree (fixture->directory);
  g_free (fixture->directory);
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Started when the records are there. */
static void
start (Fixture *fixture, GSubprocessLauncher *launcher)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  guint tick = g_timeout_add (20, tick_cb, NULL);
  GError *error = NULL;

  fixture->first = g_subprocess_launcher_spawn (launcher, &error, program (), "--data",
                                                fixture->directory, NULL);
  g_assert_no_error (error);
  while (!dbk_records_exist (fixture->directory))
    {
      g_assert_nonnull (g_subprocess_get_identifier (fixture->first));
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
}

static void
end_tidily (Fixture *fixture)
{
  GError *error = NULL;

  g_subprocess_send_signal (fixture->first, SIGTERM);
  g_subprocess_wait (fixture->first, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (fixture->first));
  g_assert_cmpint (g_subprocess_get_exit_status (fixture->first), ==, 0);
  g_clear_object (&fixture->first);
}

/* A second start on the same folder raises the first window and is done. */
static void
test_second_start (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *roundabout = g_build_filename (fixture->directory, "..", NULL);
  g_autofree char *name = g_path_get_basename (fixture->directory);
  g_autofree char *same = g_build_filename (roundabout, name, NULL);
  const char *again[] = { "--data", same, NULL };

  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    {
      g_test_skip ("there is no session bus");
      return;
    }
  start (fixture, launcher);
  g_assert_cmpint (run (again, NULL, NULL), ==, 0);
  g_assert_nonnull (g_subprocess_get_identifier (fixture->first));
  end_tidily (fixture);
}

static void
test_without_bus (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);

  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  start (fixture, launcher);
  end_tidily (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/program/command-line", test_command_line);
  g_test_add ("/program/second-start", Fixture, NULL, set_up, test_second_start, tear_down);
  g_test_add ("/program/without-bus", Fixture, NULL, set_up, test_without_bus, tear_down);
  return g_test_run ();
}
