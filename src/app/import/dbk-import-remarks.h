/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything an import left out or noted, however much it is, with a search. */
#pragma once

#include <adwaita.h>

#include "dbk-import.h"

G_BEGIN_DECLS

#define DBK_TYPE_IMPORT_REMARKS (dbk_import_remarks_get_type ())
G_DECLARE_FINAL_TYPE (DbkImportRemarks, dbk_import_remarks, DBK, IMPORT_REMARKS, AdwBin)

/** @remarks: (element-type DbkImportRemark). @name: spoken: "Left Out" */
void dbk_import_remarks_show (DbkImportRemarks *self, GPtrArray *remarks, const char *name);
/** "Line 5", "treatments.csv, line 5", or NULL for what concerns the whole file. Caller frees. */
char *dbk_import_remark_place (const DbkImportRemark *remark);

G_END_DECLS
