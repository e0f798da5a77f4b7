/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a client list in: what would be done, then doing it. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkImportDialog:
 *
 * Reads the file without changing anything, shows what would come of it and what would be left out
 * with the reasons, and imports when asked to. Signal "done" (gboolean changed): the window is
 * about to close.
 */
#define DBK_TYPE_IMPORT_DIALOG (dbk_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DbkImportDialog, dbk_import_dialog, DBK, IMPORT_DIALOG, AdwWindow)

/** @path: the file */
GtkWidget *dbk_import_dialog_new (GtkWindow *parent, DbkContext *context, const char *path);

G_END_DECLS
