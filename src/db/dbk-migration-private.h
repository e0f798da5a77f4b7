/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps' texts and the schema after each, made by build-aux/sql.py from migrations/. */
#pragma once

#include "dbk-migration.h"

G_BEGIN_DECLS

typedef struct
{
  int number;
  const char *sql;
} DbkMigrationStep;

/** An object of the schema after a step; @digest: hexadecimal SHA-256 of its text. */
typedef struct
{
  int step;
  const char *kind;
  const char *name;
  const char *digest;
} DbkMigrationObject;

extern const DbkMigrationStep dbk_migration_steps[];
extern const int dbk_migration_n_steps;
extern const DbkMigrationObject dbk_migration_objects[];
extern const int dbk_migration_n_objects;

/** Applies what the file lacks of @steps, which are numbered from 1. */
gboolean dbk_migration_run_steps (DbkConnection *connection,
                                  const DbkMigrationStep *steps,
                                  int n_steps,
                                  GError **error);
/** The same after a copy of the file was made in backups/. */
gboolean dbk_migration_upgrade (DbkConnection *connection,
                                const DbkMigrationStep *steps,
                                int n_steps,
                                GError **error);

/**
 * dbk_migration_open_untouched:
 *
 * Opens a file of ours for reading in a way that changes no byte of it or beside it, its
 * write-ahead log read along. Trusts nothing in it.
 */
DbkConnection *dbk_migration_open_untouched (const char *path, GError **error);

G_END_DECLS
