/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has the records open: the file "lock" in the data directory. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dbk-file.h"
#include "dbk-lock.h"
#include "dbk-records.h"

/* The lock file's first byte says who has the records open, the second who makes or migrates them.
 * The locks belong to the open file, not to the process, so two in one process exclude each other
 * and closing another descriptor of it doesn't end them. */
enum
{
  BYTE_OPEN,
  BYTE_SETUP,
};

struct _DbkLock
{
  int descriptor;
  char *path;
};

static int
set_lock (int descriptor, int command, short type, off_t byte)
{
  struct flock range = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };
  int result;

  do
    result = fcntl (descriptor, command, &range);
  while (result != 0 && errno == EINTR);
  return result;
}

DbkLock *
dbk_lock_take (const char *directory, DbkLockKind kind, GError **error)
{
  g_autofree char *path = g_build_filename (directory, DBK_RECORDS_LOCK, NULL);
  gboolean exclusive = kind == DBK_LOCK_EXCLUSIVE;
  int descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  DbkLock *lock;

  if (descriptor < 0)
    {
      int number = errno;

      /* A reader may share a lock file it can't write. */
      if (!exclusive && (number == EACCES || number == EROFS))
        descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
      if (descriptor < 0)
        {
          dbk_file_error_set (error, path, number);
          return NULL;
        }
    }
  if (set_lock (descriptor, F_OFD_SETLK, exclusive ? F_WRLCK : F_RDLCK, BYTE_OPEN) != 0)
    {
      int number = errno;

      close (descriptor);
      if (number != EAGAIN && number != EACCES)
        dbk_file_error_set (error, path, number);
      else if (exclusive)
        g_set_error_literal (error, DBK_ERROR, DBK_ERROR_BUSY,
                             _ ("Dermabook has these records open. Nothing was changed; close "
                                "Dermabook first, then try again."));
      else
        g_set_error_literal (error, DBK_ERROR, DBK_ERROR_BUSY,
                             _ ("These records are being restored just now. Nothing was changed; "
                                "try again in a moment."));
      return NULL;
    }
  lock = g_new0 (DbkLock, 1);
  lock->descriptor = descriptor;
  lock->path = g_steal_pointer (&path);
  return lock;
}

void
dbk_lock_release (DbkLock *lock)
{
  if (lock == NULL)
    return;
  close (lock->descriptor);
  g_free (lock->path);
  g_free (lock);
}

gboolean
dbk_lock_setup_begin (DbkLock *lock, GError **error)
{
  if (set_lock (lock->descriptor, F_OFD_SETLKW, F_WRLCK, BYTE_SETUP) == 0)
    return TRUE;
  dbk_file_error_set (error, lock->path, errno == EBADF ? EACCES : errno);
  return FALSE;
}

void
dbk_lock_setup_end (DbkLock *lock)
{
  set_lock (lock->descriptor, F_OFD_SETLK, F_UNLCK, BYTE_SETUP);
}
