/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a member of staff for the PIN before they work. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/** Checks off the main thread. Finish with dbk_context_finish(): an error is a whole sentence that
 * says what was wrong and how long to wait. */
void dbk_pin_check_async (DbkContext *context,
                          const DbkStaff *staff,
                          const char *pin,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/** Lets @staff work from now on, after asking for the PIN in a dialog where they have one.
 * Returns: (nullable) (transfer none): the dialog */
GtkWidget *dbk_pin_let_work (GtkWidget *from, DbkContext *context, DbkStaff *staff);

/** Makes an AdwPasswordEntryRow one to type a PIN in. */
void dbk_pin_row_prepare (GtkWidget *row);
/** Such a row. */
GtkWidget *dbk_pin_row_new (const char *title);

G_END_DECLS
