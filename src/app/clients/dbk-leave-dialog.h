/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting a client go from the window: away, nameless, or for good. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/** Puts the client away, or back; says so with a way to undo it. */
void dbk_leave_archive (GtkWidget *from, DbkContext *context, gint64 row, gboolean archived);
/**
 * dbk_leave_ask:
 * @nameless: keep the treatments without a name
 *
 * Says what goes and where the person still is, asks for the client's number, then once more.
 * Afterwards "win.leave-client" of the window @from stands in is activated.
 */
void dbk_leave_ask (GtkWidget *from, DbkContext *context, DbkClient *client, gboolean nameless);

G_END_DECLS
