/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has the records open: the file "lock" in the data directory. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

typedef struct _DbkLock DbkLock;

typedef enum
{
  DBK_LOCK_SHARED,    /* the window and dermabookctl, while they have the records open */
  DBK_LOCK_EXCLUSIVE, /* restore: refused while anybody has the records open */
} DbkLockKind;

/**
 * dbk_lock_take:
 *
 * Doesn't wait. The lock ends with dbk_lock_release() or the process, however it ends; the file
 * stays. Locks of one process exclude each other too.
 * Returns: NULL with DBK_ERROR_BUSY ("close Dermabook first") or an I/O error.
 */
DbkLock *dbk_lock_take (const char *directory, DbkLockKind kind, GError **error);
void dbk_lock_release (DbkLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkLock, dbk_lock_release)

/** Waits until no other process makes or migrates the file; ends with @lock or setup_end. */
gboolean dbk_lock_setup_begin (DbkLock *lock, GError **error);
void dbk_lock_setup_end (DbkLock *lock);

G_END_DECLS
