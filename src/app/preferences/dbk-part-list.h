/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an entry: the tips of a device, the batches of a product. */
#pragma once

#include <adwaita.h>

#include "dbk-form-dialog.h"
#include "dbk-list-kind.h"

G_BEGIN_DECLS

/**
 * DbkPartList:
 *
 * A row a part, which opens to its fields. A part that is stored can be retired, a new one taken
 * out again; retired ones stand below and can be brought back.
 */
#define DBK_TYPE_PART_LIST (dbk_part_list_get_type ())
G_DECLARE_FINAL_TYPE (DbkPartList, dbk_part_list, DBK, PART_LIST, AdwPreferencesGroup)

GtkWidget *dbk_part_list_new (const DbkListField *field, DbkFormDialog *dialog);
void dbk_part_list_fill (DbkPartList *self, gconstpointer record);
/** As dbk_list_row_read(). */
gboolean dbk_part_list_read (DbkPartList *self, gpointer record, DbkDate today);
/** @message: (nullable): below the last part */
void dbk_part_list_set_error (DbkPartList *self, const char *message);
const char *dbk_part_list_get_error (DbkPartList *self);
void dbk_part_list_focus (DbkPartList *self);
/** As if the person had pressed the button. */
void dbk_part_list_add (DbkPartList *self);

G_END_DECLS
