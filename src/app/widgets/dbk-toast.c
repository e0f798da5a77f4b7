/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling a person that something was done, or was not. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-toast.h"

static GtkWidget *
find_overlay (GtkWidget *widget)
{
  if (ADW_IS_TOAST_OVERLAY (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_overlay (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
dbk_toast (GtkWidget *from, const char *text)
{
  g_autofree char *markup = NULL;
  GtkWidget *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);

  overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (from);

      /* A dialog closes with what it says: the window below it stays. */
      while (GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
        root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
      if (root != NULL)
        overlay = find_overlay (GTK_WIDGET (root));
    }
  if (overlay == NULL)
    {
      g_message ("%s", text);
      return;
    }

  /* A toast takes markup, and a client may be called “Ash & Elm”. */
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, 4);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

void
dbk_report_error (GtkWidget *from, const char *heading, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dbk_alert_say (from, heading, error->message);
}
