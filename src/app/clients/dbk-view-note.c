/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting whose record was looked at. */
#include "dbk-view-note.h"

#include "dbk-activity-store.h"

typedef struct
{
  DbkWho who;
  gint64 client_row;
} View;

static gpointer
note (DbkConnection *connection, gpointer data, GError **error)
{
  const View *view = data;

  dbk_activity_store_note (connection, &view->who, "view", view->client_row, NULL, error);
  return NULL;
}

void
dbk_note_view (DbkContext *context, gint64 client_row)
{
  View view = { dbk_context_get_who (context), client_row };

  dbk_context_write (context, note, g_memdup2 (&view, sizeof view), g_free, NULL, NULL, NULL, NULL);
}
