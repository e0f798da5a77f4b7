/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client record as tables: one CSV for each type of value in it. Private to src/exchange. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-error.h"

G_BEGIN_DECLS

/** All tables being written. */
typedef struct _DbkExportTables DbkExportTables;

/** Makes every file in @folder with its header, also those that stay without rows. */
DbkExportTables *dbk_export_tables_open (const char *folder, GError **error);
void dbk_export_tables_add (DbkExportTables *tables, const DbkClientRecord *record);
/** Frees @tables in any case. */
gboolean dbk_export_tables_close (DbkExportTables *tables, GError **error);
void dbk_export_tables_abandon (DbkExportTables *tables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkExportTables, dbk_export_tables_abandon)

/** The text about files and columns. Caller frees. */
char *dbk_export_tables_describe (gboolean with_clinic, gboolean with_audit);

G_END_DECLS
