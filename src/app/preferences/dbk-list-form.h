/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog an entry of the clinic's lists is added and changed in. */
#pragma once

#include "dbk-form-dialog.h"
#include "dbk-list-kind.h"

G_BEGIN_DECLS

/**
 * dbk_list_form_new:
 * @entry: (nullable): as loaded with dbk_list_store_load_all(), or the clinic; NULL for a new one
 *
 * Made from the fields of @kind. What somebody else changed meanwhile is taken over; where both
 * changed the same field, what they wrote stands beside it and saving again keeps what was typed.
 */
GtkWidget *dbk_list_form_new (GtkWidget *from,
                              DbkContext *context,
                              const DbkListKind *kind,
                              gconstpointer entry);
/** The row of a field, for tests. (transfer none) */
GtkWidget *dbk_list_form_get_row (DbkFormDialog *dialog, const char *field);

G_END_DECLS
