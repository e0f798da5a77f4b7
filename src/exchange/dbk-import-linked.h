/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that speak of the clients of another list by its numbers. Private to src/exchange. */
#pragma once

#include "dbk-csv.h"
#include "dbk-import-plan.h"

G_BEGIN_DECLS

/** The column of @row with this header; -1 for none. */
int dbk_linked_find_column (const DbkCsvTable *table, guint row, const char *header);

/** Past treatments become transcribed sessions of the clients in @plans, which are written. */
gboolean dbk_import_treatments (DbkImportPlans *plans, const char *path, GError **error);
/** What clients bought becomes lines of their notes. */
gboolean dbk_import_sales (DbkImportPlans *plans, const char *path, GError **error);

G_END_DECLS
