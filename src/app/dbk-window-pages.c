/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages that take the whole window: the course summary. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-record-store.h"
#include "dbk-summary-page.h"
#include "dbk-toast.h"
#include "dbk-window-private.h"

/* Both pages work on the client as stored when they are opened. */
typedef struct
{
  DbkWindow *window;
  char *id;
  gint64 client;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_object_unref (wanted->window);
  g_free (wanted->id);
  g_free (wanted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static void
ask_record (DbkWindow *self, const char *id, GAsyncReadyCallback callback)
{
  Wanted *wanted = g_new (Wanted, 1);

  wanted->window = g_object_ref (self);
  wanted->id = g_strdup (id);
  wanted->client = self->client;
  dbk_context_read (self->context, load_record, g_memdup2 (&self->client, sizeof self->client),
                    g_free, (GDestroyNotify) dbk_client_record_unref, NULL, callback, wanted);
}

/* (transfer full): NULL when there is nothing to show any more. */
static DbkClientRecord *
take_record (Wanted *wanted, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = dbk_context_finish (result, &error);

  if (record == NULL)
    {
      if (gtk_widget_get_root (GTK_WIDGET (wanted->window)) != NULL)
        dbk_report_error (GTK_WIDGET (wanted->window), _ ("The Client Could Not Be Opened"), error);
      return NULL;
    }
  /* Another client was chosen meanwhile. */
  if (wanted->window->stack == NULL || wanted->window->client != wanted->client)
    return NULL;
  return g_steal_pointer (&record);
}

static GtkWidget *
ensure_page (DbkWindow *self, const char *name, GtkWidget *(*make) (DbkContext *) )
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page != NULL)
    return page;

  page = make (self->context);
  g_signal_connect_object (page, "closed", G_CALLBACK (dbk_window_close_page), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, page, name);
  dbk_window_tell_narrow (page, dbk_window_is_narrow (self));
  return page;
}

static void
summary_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wanted) wanted = data;
  g_autoptr (DbkClientRecord) record = take_record (wanted, result);
  GtkWidget *page;

  if (record == NULL)
    return;
  page = ensure_page (wanted->window, "summary", dbk_summary_page_new);
  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, wanted->id);
  dbk_window_show_page (wanted->window, "summary");
}

void
dbk_window_open_summary (DbkWindow *self, const char *course_id)
{
  ask_record (self, course_id, summary_cb);
}

void
dbk_window_close_page (DbkWindow *self)
{
  dbk_window_show_page (self, "records");
}
