/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on a client's page. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-client-page-private.h"
#include "dbk-toast.h"

static void
log_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_client_page_log_session (DBK_CLIENT_PAGE (widget));
}

static void
print_summary_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_client_page_print_summary (DBK_CLIENT_PAGE (widget));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  /* Translators: a phone number or e-mail address was put into the clipboard. */
  text = g_strdup_printf (_ ("%s copied"), g_variant_get_string (parameter, NULL));
  dbk_toast (widget, text);
}

static void
open_draft_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.open-session", "s",
                              g_variant_get_string (parameter, NULL));
}

static void
show_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_client_page_show_session (DBK_CLIENT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

void
dbk_client_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "client.log-session", NULL, log_session_cb);
  gtk_widget_class_install_action (widget_class, "client.print-summary", NULL, print_summary_cb);
  gtk_widget_class_install_action (widget_class, "client.copy", "s", copy_cb);
  gtk_widget_class_install_action (widget_class, "client.open-draft", "s", open_draft_cb);
  gtk_widget_class_install_action (widget_class, "client.show-session", "s", show_session_cb);
}

void
dbk_client_page_update_actions (DbkClientPage *self)
{
  gboolean there = self->record != NULL;
  gboolean clinical = there && dbk_context_is_clinical (self->context);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.log-session", clinical);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.open-draft", clinical);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.print-summary", there);
}
