/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing files: what goes wrong is kept until the file is closed. */
#include "config.h"

#include "dbk-out.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dbk-file.h"

#define COPY_SIZE (256 * 1024)

struct _DbkOut
{
  FILE *file;
  char *path;
  int failed; /* errno of the first failure, 0 for none */
};

DbkOut *
dbk_out_open (const char *path, GError **error)
{
  DbkOut *out;
  int descriptor = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (descriptor < 0)
    {
      dbk_file_error_set (error, path, errno);
      return NULL;
    }
  out = g_new0 (DbkOut, 1);
  out->path = g_strdup (path);
  out->file = fdopen (descriptor, "w");
  if (out->file != NULL)
    return out;
  dbk_file_error_set (error, path, errno);
  close (descriptor);
  dbk_out_abandon (out);
  return NULL;
}

void
dbk_out_write (DbkOut *out, const char *text, gssize length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (out->failed == 0 && size > 0 && fwrite (text, 1, size, out->file) != size)
    out->failed = errno;
}

gboolean
dbk_out_close (DbkOut *out, GError **error)
{
  gboolean done;

  if (out->failed == 0 && (fflush (out->file) != 0 || fsync (fileno (out->file)) != 0))
    out->failed = errno;
  if (fclose (g_steal_pointer (&out->file)) != 0 && out->failed == 0)
    out->failed = errno;
  done = out->failed == 0;
  if (!done)
    dbk_file_error_set (error, out->path, out->failed);
  dbk_out_abandon (out);
  return done;
}

void
dbk_out_abandon (DbkOut *out)
{
  if (out == NULL)
    return;
  if (out->file != NULL)
    fclose (out->file);
  g_free (out->path);
  g_free (out);
}

gboolean
dbk_out_write_file (const char *path, const char *text, GError **error)
{
  DbkOut *out = dbk_out_open (path, error);

  if (out == NULL)
    return FALSE;
  dbk_out_write (out, text, -1);
  return dbk_out_close (out, error);
}

gboolean
dbk_out_copy (const char *from, const char *to, GError **error)
{
  g_autofree char *buffer = g_malloc (COPY_SIZE);
  FILE *source = g_fopen (from, "re");
  g_autoptr (DbkOut) out = NULL;
  gsize size;
  int failed;

  if (source == NULL)
    {
      dbk_file_error_set (error, from, errno);
      return FALSE;
    }
  out = dbk_out_open (to, error);
  while (out != NULL && (size = fread (buffer, 1, COPY_SIZE, source)) > 0)
    dbk_out_write (out, buffer, (gssize) size);
  failed = ferror (source) != 0 ? EIO : 0;
  fclose (source);
  if (out == NULL)
    return FALSE;
  if (failed != 0)
    {
      dbk_file_error_set (error, from, failed);
      return FALSE;
    }
  return dbk_out_close (g_steal_pointer (&out), error);
}

void
dbk_out_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        dbk_out_remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}
