/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the due list: who, what, how to reach them, the last call. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-due-store.h"

G_BEGIN_DECLS

/** Columns that stand below each other in all groups. */
typedef struct
{
  GtkSizeGroup *phone;
  GtkSizeGroup *call;
  GtkSizeGroup *when;
} DbkDueColumns;

/**
 * dbk_due_row_new:
 * @columns: (nullable): NULL for the narrow form
 *
 * A row of a list box that opens the client when it is pressed ("win.show-client"), with buttons
 * for "due.copy", "due.note-call" and "due.snooze" (of a snoozed one "due.wake"). The actions'
 * targets are the client's row.
 */
GtkWidget *dbk_due_row_new (const DbkDueItem *item, DbkDate today, const DbkDueColumns *columns);
/** (nullable): the item a row was made of. */
const DbkDueItem *dbk_due_row_get_item (GtkWidget *row);

G_END_DECLS
