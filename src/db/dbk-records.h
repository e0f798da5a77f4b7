/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data directory: what stands where in it, and opening it as a whole. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

/* In the data directory: records.db (with -wal and -shm while open), lock, photos/, backups/. */
#define DBK_RECORDS_FILE "records.db"
#define DBK_RECORDS_LOCK "lock"
#define DBK_RECORDS_PHOTOS "photos"
#define DBK_RECORDS_BACKUPS "backups"

/** $XDG_DATA_HOME/dermabook. Caller frees. */
char *dbk_records_default_directory (void);
/** The database file of @directory. Caller frees. */
char *dbk_records_path (const char *directory);
gboolean dbk_records_exist (const char *directory);

/**
 * dbk_records_open:
 * @mode: READ_WRITE_CREATE makes folder and file when missing (the file appears whole, under its
 *   name, or not at all); READ_WRITE and READ_ONLY need an existing one
 * @clock: (nullable)
 *
 * Refuses network and synchronised folders; takes the shared lock for as long as the connection is
 * open; looks at the file without changing anything on disk and refuses one that can't be read, is
 * cut short, isn't Dermabook's, is newer or has an altered schema; then brings an older one up to
 * date after keeping a copy of it in backups/.
 */
DbkConnection *dbk_records_open (const char *directory,
                                 DbkConnectionMode mode,
                                 const DbkClock *clock,
                                 GError **error);

G_END_DECLS
