/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People read from a file: whom they match, then written. Private to src/exchange. */
#pragma once

#include "dbk-import-private.h"

G_BEGIN_DECLS

/** What becomes of a row or a card. */
typedef struct
{
  guint line;
  DbkClient *client; /* to be added, or as it is wanted */
  DbkClient *base;   /* as it is stored; NULL for one to be added */
  GBytes *photo;     /* (nullable): a picture to be kept */
  guint n_rows;      /* of the file that speak of them */
} DbkImportPlan;

typedef struct
{
  DbkImport *import;   /* borrowed */
  GPtrArray *plans;    /* of DbkImportPlan */
  GHashTable *by_name; /* sort key → GPtrArray of DbkImportPlan, borrowed */
} DbkImportPlans;

void dbk_import_plans_init (DbkImportPlans *self, DbkImport *import);
void dbk_import_plans_clear (DbkImportPlans *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DbkImportPlans, dbk_import_plans_clear)

/** Finds the person in what was read before or in the records; without the write lock. @plan:
 * (out): what becomes of them, owned by @self. */
gboolean dbk_import_plans_add (DbkImportPlans *self,
                               DbkClient *client,
                               guint line,
                               DbkImportPlan **plan,
                               GError **error);
/** Counts everything, and writes it unless this is a dry run. */
gboolean dbk_import_plans_write (DbkImportPlans *self, GError **error);

G_END_DECLS
