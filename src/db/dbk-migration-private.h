/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps' texts, made by build-aux/sql.py from migrations/. */
#pragma once

#include "dbk-migration.h"

typedef struct
{
  int number;
  const char *sql;
} DbkMigrationStep;

extern const DbkMigrationStep dbk_migration_steps[];
extern const int dbk_migration_n_steps;
