/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing clients in: what the columns hold, what would be done, then doing it. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkImportDialog:
 *
 * Shows the columns of a list, then what would come of it and what would be left out with the
 * reasons, and imports when asked to; the report can be kept, and the import taken back. Going
 * back keeps what was chosen. Signal "done" (gboolean changed): the window is about to close.
 */
#define DBK_TYPE_IMPORT_DIALOG (dbk_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DbkImportDialog, dbk_import_dialog, DBK, IMPORT_DIALOG, AdwWindow)

/** @paths: files that belong together, or a folder of them; NULL-terminated */
GtkWidget *dbk_import_dialog_new (GtkWindow *parent, DbkContext *context, const char *const *paths);

G_END_DECLS
