/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records due for review, and clients who were put away. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkKeepingDialog:
 *
 * A window over the records' one with two lists: whose record is older than the clinic keeps
 * records, and who was archived. A row opens the client; an archived one is brought back by its
 * button. Deletes nothing.
 */
#define DBK_TYPE_KEEPING_DIALOG (dbk_keeping_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DbkKeepingDialog, dbk_keeping_dialog, DBK, KEEPING_DIALOG, AdwWindow)

GtkWidget *dbk_keeping_dialog_new (GtkWindow *parent, DbkContext *context);

G_END_DECLS
