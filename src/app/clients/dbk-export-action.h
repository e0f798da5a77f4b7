/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking records out from the window: one client's, or everything. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/** Asks for a folder and writes there. @client: (nullable): NULL for everything. */
void dbk_export_ask (GtkWidget *from, DbkContext *context, const DbkClient *client);
/**
 * dbk_export_to:
 * @parent: the folder a new one is made in
 *
 * Writes a new folder of JSON, tables, photos and a README; of one client a readable PDF too. Says
 * where, or why not, in the window of @from; noted in the history.
 */
void
dbk_export_to (GtkWidget *from, DbkContext *context, const DbkClient *client, const char *parent);

G_END_DECLS
