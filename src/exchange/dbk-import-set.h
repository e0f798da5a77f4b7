/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of one export that belong together: clients, their treatments, what they bought. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/** What one file is, by its header. The linked lists are those of Cosmetics Records. */
typedef enum
{
  DBK_IMPORT_PART_CLIENTS,    /* any list, cards or records */
  DBK_IMPORT_PART_TREATMENTS, /* client_import_id, treatment_date, treatment_notes */
  DBK_IMPORT_PART_SALES,      /* client_import_id, product_date, product_text */
  DBK_IMPORT_PART_STOCK,      /* name, capacity, unit */
  DBK_IMPORT_N_PARTS,
} DbkImportPart;

/** One file for each part; NULL where there is none. */
typedef struct
{
  char *paths[DBK_IMPORT_N_PARTS];
} DbkImportSet;

void dbk_import_set_free (DbkImportSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkImportSet, dbk_import_set_free)

DbkImportPart dbk_import_part_of (const char *path);
/**
 * dbk_import_set_new:
 * @paths: files, or one folder with such files in it; NULL-terminated
 *
 * Returns: NULL with DBK_ERROR_INVALID when there is no list of clients among them, or two files
 *   are the same part
 */
DbkImportSet *dbk_import_set_new (const char *const *paths, GError **error);
/** What lies beside the list of clients @path under the usual names and speaks of them:
 * "treatments.csv" beside "clients.csv". NULL when nothing does, or @path is another list. */
DbkImportSet *dbk_import_set_beside (const char *path);

G_END_DECLS
