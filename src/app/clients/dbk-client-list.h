/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left pane: search, filters and the clients. */
#pragma once

#include <adwaita.h>

#include "dbk-client-model.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkClientList:
 *
 * Construct property "context". Signal "open" (gint64 row): a person chose that client by a click,
 * by Enter or by the arrow keys; "settled" of the last argument (gboolean) is FALSE for the arrow
 * keys, when a folded window should stay with the list. Signal "due": the Due filter was pressed.
 */
#define DBK_TYPE_CLIENT_LIST (dbk_client_list_get_type ())
G_DECLARE_FINAL_TYPE (DbkClientList, dbk_client_list, DBK, CLIENT_LIST, AdwBin)

GtkWidget *dbk_client_list_new (DbkContext *context);
/** Asks the records for the first screen of clients; to be called once they are open. */
void dbk_client_list_load (DbkClientList *self);
/** The client on screen: it is marked wherever it is listed. */
void dbk_client_list_set_selected (DbkClientList *self, gint64 row);
/** The Due filter, with nothing typed. */
void dbk_client_list_show_due (DbkClientList *self);
/** Puts the cursor into the search. */
void dbk_client_list_find (DbkClientList *self);
/** Empties the search; FALSE when it was empty. */
gboolean dbk_client_list_stop_finding (DbkClientList *self);
DbkClientModel *dbk_client_list_get_model (DbkClientList *self);

G_END_DECLS
