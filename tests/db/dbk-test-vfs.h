/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system that fails when told to: stands in for a full or broken disk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TEST_FAULT_NONE,
  TEST_FAULT_FULL,  /* SQLITE_FULL from a write */
  TEST_FAULT_WRITE, /* SQLITE_IOERR_WRITE from a write */
  TEST_FAULT_SYNC,  /* SQLITE_IOERR_FSYNC from a sync */
} TestFault;

/** Makes it the file system of every connection opened from now on. */
void test_vfs_install (void);
/** The @nth write or sync from now on fails, and when @lasting every later one too. */
void test_vfs_set (TestFault fault, int nth, gboolean lasting);
/** Whether anything failed since test_vfs_set(). */
gboolean test_vfs_failed (void);

G_END_DECLS
