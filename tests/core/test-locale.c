/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-locale.h"

#include <locale.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

static char *folder;

gboolean
test_locale_use (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *program = g_find_program_in_path ("localedef");
  g_autofree char *source = g_build_filename ("/usr/share/i18n/locales", name, NULL);
  g_autofree char *locale = g_strdup_printf ("%s.UTF-8", name);
  g_autofree char *target = NULL;
  g_autofree char *own = NULL;
  g_autofree char *content = NULL;

  if (program == NULL || !g_file_test (source, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("No locale sources on this system");
      return FALSE;
    }

  folder = g_dir_make_tmp ("dermabook-locale-XXXXXX", &error);
  g_assert_no_error (error);
  target = g_build_filename (folder, locale, NULL);

  /* A whole locale takes seconds; these two parts are what formats look at. */
  own = g_build_filename (folder, "source", NULL);
  content = g_strdup_printf ("LC_TIME\ncopy \"%s\"\nEND LC_TIME\n"
                             "LC_NUMERIC\ncopy \"%s\"\nEND LC_NUMERIC\n",
                             name, name);
  g_file_set_contents (own, content, -1, &error);
  g_assert_no_error (error);

  /* It warns about the missing parts and then succeeds. */
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &error, program, "--no-archive", "-c", "-i", own, "-f", "UTF-8",
                              target, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);

  g_setenv ("LOCPATH", folder, TRUE);
  g_assert_nonnull (setlocale (LC_TIME, locale));
  g_assert_nonnull (setlocale (LC_NUMERIC, locale));
  return TRUE;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

void
test_locale_done (void)
{
  g_unsetenv ("LOCPATH");
  setlocale (LC_ALL, "C.UTF-8");
  if (folder != NULL)
    remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}
