/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a list's entry as a row that can be edited. */
#pragma once

#include "dbk-form-dialog.h"
#include "dbk-list-kind.h"

G_BEGIN_DECLS

/**
 * dbk_list_row_new:
 *
 * A widget for @field of any kind but PARTS, for a group of @dialog (or, for areas, for the dialog
 * itself). What is typed into it touches the dialog. A condition's row has a companion that belongs
 * below it.
 */
GtkWidget *dbk_list_row_new (const DbkListField *field, DbkFormDialog *dialog);
/** (nullable) (transfer none) */
GtkWidget *dbk_list_row_get_companion (GtkWidget *row);
/** Shows what @record has. */
void dbk_list_row_fill (GtkWidget *row, const DbkListField *field, gconstpointer record);
/** Reads what was typed into @record. FALSE, with the sentence beside the row, when it can't be
 * read. */
gboolean
dbk_list_row_read (GtkWidget *row, const DbkListField *field, gpointer record, DbkDate today);
/** The sentence beside it. @message: (nullable) */
void dbk_list_row_set_error (GtkWidget *row, const char *message);
const char *dbk_list_row_get_error (GtkWidget *row);
void dbk_list_row_focus (GtkWidget *row);

G_END_DECLS
