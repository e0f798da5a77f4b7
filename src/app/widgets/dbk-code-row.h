/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A combo row whose entries stand for codes. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** A combo row without entries. */
GtkWidget *dbk_code_row_new (const char *title);
/** Takes all entries away. */
void dbk_code_row_clear (GtkWidget *row);
void dbk_code_row_add (GtkWidget *row, const char *code, const char *name);
/** Chooses @code; the first entry when there is no such code. */
void dbk_code_row_set_code (GtkWidget *row, const char *code);
/** The chosen one's; "" when nothing is chosen. Owned by the row. */
const char *dbk_code_row_get_code (GtkWidget *row);

G_END_DECLS
