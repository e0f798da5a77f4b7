/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the records, and putting one back. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

/**
 * dbk_backup_write:
 * @path: of the copy; its folder must exist
 * @replace: whether an existing file may be replaced
 *
 * A consistent copy while the records are open and written to; it appears whole or not at all.
 * Beside it, "@path.head" names the last seal of the audit chain. Photos are not in it.
 */
gboolean
dbk_backup_write (DbkConnection *connection, const char *path, gboolean replace, GError **error);

/**
 * dbk_backup_rotate:
 * @keep: how many to keep, the oldest beyond are removed
 * @path: (out) (optional) (transfer full): of the new copy
 *
 * Writes backups/records-2026-11-22T14-06-31Z.db in the data directory. Removes nothing but copies
 * it named itself.
 */
gboolean
dbk_backup_rotate (DbkConnection *connection, guint keep, DbkTime now, char **path, GError **error);
/** The rotated copies of @directory, newest first; NULL-terminated full paths. */
char **dbk_backup_list (const char *directory);

/**
 * dbk_backup_check:
 *
 * Reads @file wholly: damage, whose it is, its step, its schema text, its audit chain.
 */
gboolean dbk_backup_check (const char *file, GCancellable *cancellable, GError **error);

/**
 * dbk_backup_restore:
 * @directory: the data directory; may be empty or missing
 * @now: names what is kept
 * @kept: (out) (optional) (transfer full): where the replaced file is kept, NULL where there was
 * none
 *
 * Checks @file wholly, then puts a copy of it in place and keeps what was there. Refuses with
 * DBK_ERROR_BUSY while any program has the records open. On failure the records are as before.
 */
gboolean dbk_backup_restore (const char *directory,
                             const char *file,
                             DbkTime now,
                             char **kept,
                             GError **error);

G_END_DECLS
