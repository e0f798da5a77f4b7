/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps that bring a database file up to date, and whether a file is one of ours. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

/** "DrmB" in the file's header. */
#define DBK_FILE_APPLICATION_ID 0x44726d42
/** The number of the newest step: what PRAGMA user_version says of an up-to-date file. */
int dbk_migration_latest (void);

/**
 * dbk_migration_check_file:
 * @path: of a database file
 * @version: (out) (optional): its step
 *
 * Looks without changing anything on disk, hot journals and write-ahead logs included. Fails with
 * DBK_ERROR_IO, READ_ONLY (may not be read), CORRUPT, FOREIGN, NEWER or ALTERED.
 */
gboolean dbk_migration_check_file (const char *path, int *version, GError **error);

/**
 * dbk_migration_run:
 *
 * Applies the steps the file lacks, each one immediate transaction that also sets user_version.
 * The caller has made the backup.
 */
gboolean dbk_migration_run (DbkConnection *connection, GError **error);
/** The same up to @version only: for tests. */
gboolean dbk_migration_run_to (DbkConnection *connection, int version, GError **error);
/** The file's step. */
gboolean dbk_migration_version (DbkConnection *connection, int *version, GError **error);

/**
 * dbk_migration_compare_schema:
 *
 * Compares every table, index, trigger and view with what the steps produce.
 * Returns: TRUE when nothing differs; else FALSE with DBK_ERROR_ALTERED naming the first. @names
 *   (out) (optional) (transfer full): a string array of all that differ.
 */
gboolean dbk_migration_compare_schema (DbkConnection *connection, char ***names, GError **error);

G_END_DECLS
