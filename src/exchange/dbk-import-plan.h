/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People read from a file: whom they match, then written. Private to src/exchange. */
#pragma once

#include "dbk-import-index.h"
#include "dbk-import-private.h"

G_BEGIN_DECLS

/** What becomes of a row or a card. */
typedef struct
{
  guint line;
  guint person;      /* in the index */
  DbkClient *client; /* to be added, or as it is wanted */
  DbkClient *base;   /* as it is stored; NULL for one to be added */
  GBytes *photo;     /* (nullable): a picture to be kept */
  guint n_rows;      /* of these that speak of them */
} DbkImportPlan;

/**
 * DbkImportPlans:
 * @alone: the records were empty, so nobody in them can be meant
 * @apart: rows have numbers of their own: two of them are never one person
 * @ids: those numbers (text → number in the index)
 *
 * Holds some hundred plans at a time: they are written before more rows are read. Of the rest of
 * the file the index keeps what telling people apart takes.
 */
typedef struct
{
  DbkImport *import; /* borrowed */
  GPtrArray *plans;  /* of DbkImportPlan */
  guint n_plans;     /* made before these */
  DbkImportIndex index;
  gboolean alone;
  gboolean apart;
  GHashTable *ids;
  GHashTable *claimed; /* of gint64: rows of clients somebody in the file is */
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
/** Reads a list of clients; whoever is in it is written, the import not finished. */
gboolean dbk_import_csv (DbkImportPlans *self, GError **error);
/** Writes what is planned when there is enough of it. */
gboolean dbk_import_plans_step (DbkImportPlans *self, GError **error);
/** Counts what is planned and writes it, unless this is a dry run; the write lock is given back. */
gboolean dbk_import_plans_write (DbkImportPlans *self, GError **error);

G_END_DECLS
