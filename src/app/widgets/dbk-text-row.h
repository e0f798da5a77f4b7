/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for several lines of text. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** DbkTextRow: its name above a text that wraps. Signal "changed": by typing. */
#define DBK_TYPE_TEXT_ROW (dbk_text_row_get_type ())
G_DECLARE_FINAL_TYPE (DbkTextRow, dbk_text_row, DBK, TEXT_ROW, AdwPreferencesRow)

GtkWidget *dbk_text_row_new (const char *title);
/** Caller frees; never NULL. */
char *dbk_text_row_dup_text (DbkTextRow *self);
void dbk_text_row_set_text (DbkTextRow *self, const char *text);

G_END_DECLS
