/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting, changing and taking away the PIN of a member of staff. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/** TRUE when the one working may: their own, or the owner's to give. */
gboolean dbk_pin_dialog_may (DbkContext *context, const DbkStaff *staff);
/** A DbkFormDialog, whose "saved" tells that it was done; asks for the PIN in use where it is the
 * worker's own. */
GtkWidget *dbk_pin_dialog_new (GtkWidget *from, DbkContext *context, DbkStaff *staff);

G_END_DECLS
