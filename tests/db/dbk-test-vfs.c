/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system that fails when told to. */
#include <sqlite3.h>
#include <string.h>

#include "dbk-test-vfs.h"

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* right behind this struct */
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static TestFault fault;
static int countdown;
static gboolean lasts;
static gboolean failed;

void
test_vfs_set (TestFault new_fault, int nth, gboolean lasting)
{
  fault = new_fault;
  countdown = nth;
  lasts = lasting;
  failed = FALSE;
}

gboolean
test_vfs_failed (void)
{
  return failed;
}

/* Whether this operation is the one to fail. */
static gboolean
strike (gboolean is_sync)
{
  if (fault == TEST_FAULT_NONE || (fault == TEST_FAULT_SYNC) != is_sync)
    return FALSE;
  countdown--;
  if (countdown > 0 || (countdown < 0 && !lasts))
    return FALSE;
  failed = TRUE;
  return TRUE;
}

#define REAL(file) (((FaultFile *) (file))->real)
#define CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

static int
fault_close (sqlite3_file *file)
{
  return CALL (file, xClose);
}

static int
fault_read (sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
  return CALL (file, xRead, bytes, size, offset);
}

static int
fault_write (sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
  if (strike (FALSE))
    {
      /* A full disk takes the beginning. */
      if (fault == TEST_FAULT_FULL && size > 1)
        CALL (file, xWrite, bytes, size / 2, offset);
      return fault == TEST_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
  return CALL (file, xWrite, bytes, size, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return CALL (file, xTruncate, size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  if (strike (TRUE))
    return SQLITE_IOERR_FSYNC;
  return CALL (file, xSync, flags);
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return CALL (file, xLock, level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return CALL (file, xUnlock, level);
}

static int
fault_check_lock (sqlite3_file *file, int *result)
{
  return CALL (file, xCheckReservedLock, result);
}

static int
fault_control (sqlite3_file *file, int operation, void *argument)
{
  return CALL (file, xFileControl, operation, argument);
}

static int
fault_sector (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
fault_device (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return CALL (file, xShmMap, page, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
fault_shm_unmap (sqlite3_file *file, int delete)
{
  return CALL (file, xShmUnmap, delete);
}

static int
fault_fetch (sqlite3_file *file, sqlite3_int64 offset, int size, void **memory)
{
  return CALL (file, xFetch, offset, size, memory);
}

static int
fault_unfetch (sqlite3_file *file, sqlite3_int64 offset, void *memory)
{
  return CALL (file, xUnfetch, offset, memory);
}

static const sqlite3_io_methods methods = {
  .iVersion = 3,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector,
  .xDeviceCharacteristics = fault_device,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
  .xFetch = fault_fetch,
  .xUnfetch = fault_unfetch,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  self->real = (sqlite3_file *) (self + 1);
  memset (self->real, 0, (size_t) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return code;
}

void
test_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.pNext = NULL;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  sqlite3_vfs_register (&fault_vfs, 1);
}
