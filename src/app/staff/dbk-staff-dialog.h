/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's staff: who there is, adding a person, retiring one. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

#define DBK_TYPE_STAFF_DIALOG (dbk_staff_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DbkStaffDialog, dbk_staff_dialog, DBK, STAFF_DIALOG, AdwWindow)

GtkWidget *dbk_staff_dialog_new (GtkWindow *parent, DbkContext *context);
/** Shows the empty form at once. */
void dbk_staff_dialog_add (DbkStaffDialog *self);

G_END_DECLS
