/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a list hold, shown with samples and corrected. */
#pragma once

#include <adwaita.h>

#include "dbk-csv-look.h"
#include "dbk-import-set.h"

G_BEGIN_DECLS

/**
 * DbkImportColumns:
 *
 * A row for each column with its first values and the field it was recognised as; where it must be
 * asked, the order of days and months with an example; a switch for each list that belongs to the
 * clients. Signal "changed": something was chosen.
 */
#define DBK_TYPE_IMPORT_COLUMNS (dbk_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (DbkImportColumns, dbk_import_columns, DBK, IMPORT_COLUMNS, AdwBin)

/** @look: borrowed, outlives what is shown; its columns take the fields that are chosen. @set: the
 * files, borrowed. */
void dbk_import_columns_show (DbkImportColumns *self, DbkCsvLook *look, const DbkImportSet *set);
/** Says above the columns why it can't go on; NULL for nothing. */
void dbk_import_columns_set_problem (DbkImportColumns *self, const char *sentence);
/** Whether all that must be known is. */
gboolean dbk_import_columns_is_ready (DbkImportColumns *self);
DbkDateOrder dbk_import_columns_get_order (DbkImportColumns *self);
/** Whether the list beside is wanted. */
gboolean dbk_import_columns_wants (DbkImportColumns *self, DbkImportPart part);

G_END_DECLS
