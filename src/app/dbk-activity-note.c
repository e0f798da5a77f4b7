/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting what was done with the records without changing them. */
#include "dbk-activity-note.h"

#include "dbk-activity-store.h"

typedef struct
{
  DbkWho who;
  char *kind;
  gint64 client_row;
  char *detail;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->kind);
  g_free (note->detail);
  g_free (note);
}

static gpointer
write_note (DbkConnection *connection, gpointer data, GError **error)
{
  const Note *note = data;

  dbk_activity_store_note (connection, &note->who, note->kind, note->client_row, note->detail,
                           error);
  return NULL;
}

void
dbk_note_activity (DbkContext *context, const char *kind, gint64 client_row, const char *detail)
{
  Note *note = g_new0 (Note, 1);

  note->who = dbk_context_get_who (context);
  note->kind = g_strdup (kind);
  note->client_row = client_row;
  note->detail = g_strdup (detail);
  dbk_context_write (context, write_note, note, note_free, NULL, NULL, NULL, NULL);
}
