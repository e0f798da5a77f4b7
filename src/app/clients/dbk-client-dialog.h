/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding a client, and editing one. */
#pragma once

#include <adwaita.h>

#include "dbk-client-form.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkClientDialog:
 *
 * A modal window. It closes when the records have what was typed; when they refuse it says why and
 * keeps everything. Signal "saved" (gint64 row).
 */
#define DBK_TYPE_CLIENT_DIALOG (dbk_client_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DbkClientDialog, dbk_client_dialog, DBK, CLIENT_DIALOG, AdwWindow)

/** @client: (nullable): the one to edit, NULL for a new one. */
GtkWidget *dbk_client_dialog_new (GtkWindow *parent, DbkContext *context, const DbkClient *client);
DbkClientForm *dbk_client_dialog_get_form (DbkClientDialog *self);
/** What pressing Add or Save does. */
void dbk_client_dialog_save (DbkClientDialog *self);
/** The sentence shown at the top; NULL for none. */
const char *dbk_client_dialog_get_error (DbkClientDialog *self);

/** For a conflict: what was typed (@mine) over what is stored now (@theirs), where @base is what
 * editing began with. Returns: (transfer full): @theirs with my changes. */
DbkClient *
dbk_client_rebase (const DbkClient *base, const DbkClient *mine, const DbkClient *theirs);

G_END_DECLS
