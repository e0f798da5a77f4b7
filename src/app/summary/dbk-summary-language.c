/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of a print: what the client reads, remembered with the client. */
#include "config.h"

#include "dbk-summary-page-private.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-toast.h"

#define AS_THE_WINDOW 0

void
dbk_summary_page_init_languages (DbkSummaryPage *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Language of the Window"));
  for (const char *const *tag = dbk_language_tags (); *tag != NULL; tag++)
    gtk_string_list_append (names, dbk_language_name (*tag));
  gtk_drop_down_set_model (self->languages, G_LIST_MODEL (names));
  g_object_unref (names);
}

/* The client reads these; the others are for the clinic's own eyes. */
static gboolean
is_for_client (DbkSummaryPage *self)
{
  switch (dbk_summary_page_get_document (self))
    {
    case DBK_SUMMARY_DOCUMENT_AFTERCARE:
    case DBK_SUMMARY_DOCUMENT_WHOLE:
      return TRUE;
    case DBK_SUMMARY_DOCUMENT_COURSE:
      return dbk_summary_page_get_kind (self) == DBK_SUMMARY_FOR_CLIENT;
    case DBK_SUMMARY_DOCUMENT_SESSION:
    case DBK_SUMMARY_DOCUMENT_CONSULTATION:
    case DBK_SUMMARY_DOCUMENT_DUE:
    default:
      return FALSE;
    }
}

static guint
place_of (const char *tag)
{
  g_autoptr (DbkLanguage) language = dbk_language_find (tag);
  const char *const *tags = dbk_language_tags ();

  for (guint i = 0; language != NULL && tags[i] != NULL; i++)
    if (g_str_equal (tags[i], dbk_language_get_tag (language)))
      return i + 1;
  return AS_THE_WINDOW;
}

void
dbk_summary_page_fill_languages (DbkSummaryPage *self)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->languages, is_for_client (self)
                                                   ? place_of (self->reader->language)
                                                   : AS_THE_WINDOW);
  self->filling = filling;
}

DbkLanguage *
dbk_summary_page_dup_language (DbkSummaryPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->languages);

  if (chosen == AS_THE_WINDOW || chosen == GTK_INVALID_LIST_POSITION)
    return NULL;
  return dbk_language_find (dbk_language_tags ()[chosen - 1]);
}

/* Remembering it */

typedef struct
{
  DbkWho who;
  DbkClient *base;
  DbkClient *client;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  dbk_client_unref (change->base);
  dbk_client_unref (change->client);
  g_free (change);
}

static gpointer
change_job (DbkConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (DbkClient) client = dbk_client_copy (change->client);

  if (!dbk_client_store_update (connection, &change->who, change->base, client, error))
    return NULL;
  return g_steal_pointer (&client);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSummaryPage) self = data;
  g_autoptr (GError) error = NULL;
  DbkClient *client = dbk_context_finish (result, &error);

  if (client == NULL)
    {
      dbk_report_error (GTK_WIDGET (self), _ ("The Client’s Language Was Not Remembered"), error);
      return;
    }
  /* Another client may be shown by now. */
  if (self->reader == NULL || self->reader->row != client->row)
    {
      dbk_client_unref (client);
      return;
    }
  dbk_client_unref (self->reader);
  self->reader = client;
}

void
dbk_summary_page_language_chosen (DbkSummaryPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->languages);
  const char *tag = chosen == AS_THE_WINDOW || chosen == GTK_INVALID_LIST_POSITION
                        ? ""
                        : dbk_language_tags ()[chosen - 1];
  Change *change;

  if (self->filling || self->reader == NULL)
    return;
  dbk_summary_page_rebuild (self);
  /* A language nothing can be printed in yet stays noted. */
  if (!is_for_client (self) || place_of (self->reader->language) == chosen)
    return;
  change = g_new0 (Change, 1);
  change->who = dbk_context_get_who (self->context);
  change->base = dbk_client_ref (self->reader);
  change->client = dbk_client_copy (self->reader);
  dbk_set_text (&change->client->language, tag);
  dbk_context_write (self->context, change_job, change, free_change,
                     (GDestroyNotify) dbk_client_unref, NULL, changed_cb, g_object_ref (self));
}
