/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the data directory, made durable. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dbk-file.h"

void
dbk_file_error_set (GError **error, const char *path, int number)
{
  g_debug ("%s: %s", path, g_strerror (number));
  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND, _ ("There is no file or folder “%s”."),
                   path);
      break;
    case EEXIST:
    case ENOTEMPTY:
      g_set_error (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                   _ ("There is already a file “%s”. Nothing was changed; choose another name."),
                   path);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, DBK_ERROR, DBK_ERROR_READ_ONLY,
                   _ ("“%s” can't be read or written by you. Nothing was changed; check its "
                      "permissions and those of its folder."),
                   path);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (
          error, DBK_ERROR, DBK_ERROR_FULL,
          _ ("There is no space left for “%s”. Nothing was changed; make room on the disk, "
             "then try again."),
          path);
      break;
    default:
      g_set_error (
          error, DBK_ERROR, DBK_ERROR_IO,
          _ ("Reading or writing “%s” failed. Nothing was changed; check the disk, then try "
             "again."),
          path);
      break;
    }
}

gboolean
dbk_file_make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  dbk_file_error_set (error, path, errno);
  return FALSE;
}

gboolean
dbk_file_make (const char *path, GError **error)
{
  int descriptor = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (descriptor < 0)
    {
      dbk_file_error_set (error, path, errno);
      return FALSE;
    }
  close (descriptor);
  return TRUE;
}

gboolean
dbk_file_sync (const char *path, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int result = -1;

  if (descriptor >= 0)
    {
      result = fsync (descriptor);
      /* Some file systems have nothing to write through for a folder. */
      if (result != 0 && (errno == EINVAL || errno == EBADF))
        result = 0;
    }
  if (result != 0)
    dbk_file_error_set (error, path, errno);
  if (descriptor >= 0)
    close (descriptor);
  return result == 0;
}

gboolean
dbk_file_move (const char *from, const char *to, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int result;

  if (replace)
    result = g_rename (from, to);
  else
    {
      result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
      if (result != 0 && (errno == EINVAL || errno == ENOSYS))
        {
          /* A file system without it: a second link fails where there is a file. */
          result = link (from, to);
          if (result == 0)
            unlink (from);
        }
    }
  if (result != 0)
    {
      dbk_file_error_set (error, to, errno);
      return FALSE;
    }
  return dbk_file_sync (folder, error);
}

gboolean
dbk_file_write (const char *path, const char *text, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  FILE *file = g_fopen (part, "we");
  gboolean done;

  if (file == NULL)
    {
      dbk_file_error_set (error, path, errno);
      return FALSE;
    }
  done = fputs (text, file) >= 0 && fflush (file) == 0 && fsync (fileno (file)) == 0;
  if (!done)
    dbk_file_error_set (error, path, errno);
  if (fclose (file) != 0 && done)
    {
      dbk_file_error_set (error, path, errno);
      done = FALSE;
    }
  if (done && dbk_file_move (part, path, TRUE, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

void
dbk_file_remove_database (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}
