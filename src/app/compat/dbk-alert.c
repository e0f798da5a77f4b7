/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions and statements over a window: AdwMessageDialog for now. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-alert.h"

static void
answer (GObject *dialog, const char *response)
{
  g_autoptr (GTask) task = g_object_steal_data (dialog, "dbk-task");

  if (task != NULL)
    g_task_return_pointer (task, g_strdup (response), g_free);
}

static void
response_cb (GObject *dialog, const char *response)
{
  answer (dialog, response);
}

/* Gone with its window, nobody having answered: that is what closing it means. */
static void
destroy_cb (GObject *dialog)
{
  answer (dialog, adw_message_dialog_get_close_response (ADW_MESSAGE_DIALOG (dialog)));
}

static GtkWindow *
window_of (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

void
dbk_alert_async (GtkWidget *from,
                 const char *heading,
                 const char *body,
                 const DbkAlertResponse *responses,
                 guint n_responses,
                 GtkWidget *extra,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (n_responses > 0);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window_of (from), heading, body));
  /* "destroy" comes only once nobody holds the parent any more, and an open question does. */
  if (window_of (from) != NULL)
    g_signal_connect_object (window_of (from), "unrealize", G_CALLBACK (gtk_window_destroy), dialog,
                             G_CONNECT_SWAPPED);
  if (extra != NULL)
    adw_message_dialog_set_extra_child (dialog, extra);
  for (guint i = 0; i < n_responses; i++)
    {
      adw_message_dialog_add_response (dialog, responses[i].id, responses[i].label);
      if (responses[i].look == DBK_ALERT_SUGGESTED)
        adw_message_dialog_set_response_appearance (dialog, responses[i].id,
                                                    ADW_RESPONSE_SUGGESTED);
      else if (responses[i].look == DBK_ALERT_DESTRUCTIVE)
        adw_message_dialog_set_response_appearance (dialog, responses[i].id,
                                                    ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_close_response (dialog, responses[0].id);
  if (responses[n_responses - 1].look != DBK_ALERT_DESTRUCTIVE)
    adw_message_dialog_set_default_response (dialog, responses[n_responses - 1].id);
  g_object_set_data_full (G_OBJECT (dialog), "dbk-task",
                          g_task_new (from, NULL, callback, user_data), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  g_signal_connect (dialog, "destroy", G_CALLBACK (destroy_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
dbk_alert_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
dbk_alert_say (GtkWidget *from, const char *heading, const char *body)
{
  const DbkAlertResponse close = { "close", _ ("_Close"), DBK_ALERT_PLAIN };

  dbk_alert_async (from, heading, body, &close, 1, NULL, NULL, NULL);
}
