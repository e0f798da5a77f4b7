/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody about to be added is in the records already. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client.h"
#include "dbk-context.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_CLIENT_ASK_ADD,          /* nobody like that is there */
  DBK_CLIENT_ASK_SAME,         /* it is the client of the row */
  DBK_CLIENT_ASK_SOMEONE_ELSE, /* it isn't */
  DBK_CLIENT_ASK_KEEP_EDITING,
} DbkClientAnswer;

/**
 * dbk_client_ask_async:
 * @from: the question stands over its window
 * @client: as typed
 *
 * Looks in a worker thread for who may be the same person, and only then asks, saying why. When the
 * look fails nobody is asked: it is no reason not to add a client.
 */
void dbk_client_ask_async (GtkWidget *from,
                           DbkContext *context,
                           const DbkClient *client,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** @client: (out) (transfer full) (nullable): who is there already */
DbkClientAnswer dbk_client_ask_finish (GAsyncResult *result, DbkClient **client);

G_END_DECLS
