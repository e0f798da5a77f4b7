/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that opens to a list of codes, any of which may be chosen. */
#pragma once

#include <adwaita.h>

#include "dbk-names.h"

G_BEGIN_DECLS

/** DbkCodesRow: Signal "changed": by the person. */
#define DBK_TYPE_CODES_ROW (dbk_codes_row_get_type ())
G_DECLARE_FINAL_TYPE (DbkCodesRow, dbk_codes_row, DBK, CODES_ROW, AdwExpanderRow)

GtkWidget *dbk_codes_row_new (const char *title, DbkNameKind names);
/** Without a signal. */
void dbk_codes_row_set_codes (GtkWidget *row, char *const *codes);
/** In the order they are offered; NULL for none. Caller frees with g_strfreev(). */
char **dbk_codes_row_dup_codes (GtkWidget *row);

G_END_DECLS
