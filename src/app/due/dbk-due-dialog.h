/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting a call to a client, or putting the client off. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"
#include "dbk-due-store.h"

G_BEGIN_DECLS

/** What came of a call, and until when nobody asks again. */
GtkWidget *dbk_call_dialog_new (GtkWidget *from, DbkContext *context, const DbkDueItem *item);
/** Until when nobody asks. */
GtkWidget *dbk_snooze_dialog_new (GtkWidget *from, DbkContext *context, const DbkDueItem *item);
/** Ends a snooze without asking; says so, or why not, in the window of @from. */
void dbk_snooze_end (GtkWidget *from, DbkContext *context, const DbkDueItem *item);

G_END_DECLS
