/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dermabookctl as a process, on records in a directory of their own. */
#include "ctl-fixture.h"

#include <string.h>
#include <sys/wait.h>

#include "dbk-out.h"

void
ctl_fixture_set_up (CtlFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("dbk-ctl-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->records = g_build_filename (fixture->directory, "records", NULL);
}

void
ctl_fixture_set_up_demo (CtlFixture *fixture, gconstpointer data)
{
  ctl_fixture_set_up (fixture, data);
  ctl_fixture_run (fixture, "demo", "--on", "2026-11-20", NULL);
  assert_done (fixture);
}

void
ctl_fixture_tear_down (CtlFixture *fixture, gconstpointer data)
{
  dbk_out_remove_folder (fixture->directory);
  g_assert_false (g_file_test (fixture->directory, G_FILE_TEST_EXISTS));
  g_free (fixture->directory);
  g_free (fixture->records);
  g_free (fixture->output);
  g_free (fixture->complaint);
}

static void
run (CtlFixture *fixture, const char *data, const char *first, va_list rest)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *program =
      g_build_filename (g_getenv ("DBK_TEST_BUILD_ROOT"), "src", "ctl", "dermabookctl", NULL);
  g_autoptr (GError) error = NULL;
  int wait_status;

  g_ptr_array_add (arguments, program);
  if (data != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--data");
      g_ptr_array_add (arguments, (gpointer) data);
    }
  for (const char *argument = first; argument != NULL; argument = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  g_ptr_array_add (arguments, NULL);

  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->complaint, g_free);
  g_spawn_sync (fixture->directory, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT,
                fixture->child_setup, NULL, &fixture->output, &fixture->complaint, &wait_status,
                &error);
  g_assert_no_error (error);
  if (!WIFEXITED (wait_status))
    g_error ("%s ended by signal %d: %s", first, WTERMSIG (wait_status), fixture->complaint);
  fixture->status = WEXITSTATUS (wait_status);
}

void
ctl_fixture_run (CtlFixture *fixture, const char *argument, ...)
{
  va_list rest;

  va_start (rest, argument);
  run (fixture, fixture->records, argument, rest);
  va_end (rest);
}

void
ctl_fixture_run_bare (CtlFixture *fixture, const char *argument, ...)
{
  va_list rest;

  va_start (rest, argument);
  run (fixture, NULL, argument, rest);
  va_end (rest);
}

char *
ctl_fixture_path (CtlFixture *fixture, const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

char *
ctl_fixture_write (CtlFixture *fixture, const char *name, const char *text)
{
  char *path = ctl_fixture_path (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

JsonNode *
ctl_fixture_json (CtlFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  assert_done (fixture);
  node = json_from_string (fixture->output, &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

void
assert_done (CtlFixture *fixture)
{
  if (fixture->status != 0)
    g_error ("exit status %d: %s", fixture->status, fixture->complaint);
  g_assert_cmpstr (fixture->complaint, ==, "");
}

void
assert_failed (CtlFixture *fixture, int status, const char *part)
{
  const char *end = strchr (fixture->complaint, '\n');

  if (fixture->status != status || strstr (fixture->complaint, part) == NULL)
    g_error ("exit status %d: %s", fixture->status, fixture->complaint);
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
  g_assert_true (g_str_has_prefix (fixture->complaint, "dermabookctl: "));
}
