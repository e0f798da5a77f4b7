/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing the window: nothing typed is lost, and a copy of the records is kept. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-backup.h"
#include "dbk-window-private.h"

#define COPIES_KEPT 10
#define FLUSHES 4

static void
stay (DbkWindow *self)
{
  self->closing = DBK_CLOSING_NOT;
  gtk_widget_set_sensitive (GTK_WIDGET (self->bin), TRUE);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!dbk_context_close_finish (DBK_CONTEXT (source), result, &error))
    g_message ("%s", error->message);
  self->closing = DBK_CLOSING_DONE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
close_records (DbkWindow *self)
{
  dbk_context_close_async (self->context, closed_cb, g_object_ref (self));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkWindow *self = DBK_WINDOW (source);
  g_autofree char *response = dbk_alert_finish (result);

  if (g_str_equal (response, "close"))
    close_records (self);
  else
    stay (self);
}

static void
ask (DbkWindow *self, const char *heading, const char *body)
{
  const DbkAlertResponse responses[] = {
    { "stay", _ ("_Keep Open"), DBK_ALERT_PLAIN },
    { "close", _ ("Close _Anyway"), DBK_ALERT_DESTRUCTIVE },
  };

  if (self->hurry)
    {
      g_message ("%s: %s", heading, body);
      close_records (self);
      return;
    }
  if (self->locked && dbk_context_has_unsaved (self->context))
    {
      stay (self);
      dbk_window_refuse_to_close (self);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->bin), TRUE);
  dbk_alert_async (GTK_WIDGET (self), heading, body, responses, G_N_ELEMENTS (responses), NULL,
                   asked_cb, NULL);
}

static gpointer
keep_copy (DbkConnection *connection, gpointer data, GError **error)
{
  const DbkTime *now = data;

  dbk_backup_rotate (connection, COPIES_KEPT, *now, NULL, error);
  return NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkWindow) self = data;
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (error != NULL)
    ask (self, _ ("No Copy of the Records Was Kept"), error->message);
  else
    close_records (self);
}

static void wait_for_saves (DbkWindow *self);

/* Everything the pages handed over at "flush" is done by now, or has said why not. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkWindow) self = data;
  DbkTime now = dbk_clock_now (dbk_context_get_clock (self->context));

  dbk_context_finish (result, NULL);
  if (dbk_context_has_unsaved (self->context))
    {
      /* A save that was under way already is followed by another. */
      if (++self->flushes < FLUSHES)
        wait_for_saves (self);
      else if (dbk_window_has_shaded (self))
        ask (self, _ ("Something Typed Is Not Saved Yet"),
             _ ("Somebody who worked here before left a dialog with it, and finds it there when "
                "they work again. Keep the window open, or close it without what they typed."));
      else
        ask (self, _ ("Something Typed Is Not Saved Yet"),
             _ ("The records could not take it just now. Keep the window open and try again, or "
                "close it without what was typed last."));
      return;
    }
  /* An invented clinic and an empty book need no copies. */
  if (!dbk_context_is_set_up (self->context) || dbk_context_is_invented (self->context))
    {
      close_records (self);
      return;
    }
  dbk_engine_submit (dbk_context_get_engine (self->context), DBK_JOB_LONG_READ, keep_copy,
                     g_memdup2 (&now, sizeof now), g_free, NULL, NULL, copied_cb,
                     g_object_ref (self));
}

static gpointer
nothing (DbkConnection *connection, gpointer data, GError **error)
{
  return NULL;
}

/* The writer takes one job after the other: this one ends when theirs have ended. */
static void
wait_for_saves (DbkWindow *self)
{
  dbk_context_write (self->context, nothing, NULL, NULL, NULL, NULL, flushed_cb,
                     g_object_ref (self));
}

static void
remember_size (DbkWindow *self)
{
  GSettings *settings = dbk_context_get_settings (self->context);
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (width >= 360 && height >= 294)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

/* A dialog over the window has its own say: one with something typed in it asks. */
static gboolean
close_dialogs (GtkWindow *window)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (dialog) == window && gtk_window_get_modal (dialog) &&
          gtk_widget_get_visible (GTK_WIDGET (dialog)))
        g_ptr_array_add (dialogs, g_steal_pointer (&dialog));
    }
  for (guint i = 0; i < dialogs->len; i++)
    {
      gtk_window_close (g_ptr_array_index (dialogs, i));
      if (gtk_widget_get_visible (g_ptr_array_index (dialogs, i)))
        return FALSE;
    }
  return TRUE;
}

gboolean
dbk_window_close_request (GtkWindow *window)
{
  DbkWindow *self = DBK_WINDOW (window);

  if (self->closing == DBK_CLOSING_ASKED)
    return GDK_EVENT_STOP;

  remember_size (self);
  if (self->closing == DBK_CLOSING_DONE || !self->opened)
    return GDK_EVENT_PROPAGATE;

  if (!self->hurry && !close_dialogs (window))
    return GDK_EVENT_STOP;

  self->closing = DBK_CLOSING_ASKED;
  /* Focus first: a field may hand over its text when the cursor leaves it. */
  gtk_window_set_focus (window, NULL);
  g_signal_emit_by_name (self->context, "flush");
  gtk_widget_set_sensitive (GTK_WIDGET (self->bin), FALSE);
  self->flushes = 0;
  wait_for_saves (self);
  return GDK_EVENT_STOP;
}

void
dbk_window_terminate (DbkWindow *self)
{
  g_return_if_fail (DBK_IS_WINDOW (self));

  self->hurry = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}
