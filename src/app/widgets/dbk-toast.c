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

/* A dialog closes with what it says: the next window below it that can say something stays. */
static GtkWidget *
find_overlay_of (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (from);

  while (overlay == NULL && GTK_IS_WINDOW (root))
    {
      GtkWindow *below = gtk_window_get_transient_for (GTK_WINDOW (root));

      if (below == NULL)
        return find_overlay (GTK_WIDGET (root));
      overlay = find_overlay (GTK_WIDGET (below));
      root = GTK_ROOT (below);
    }
  return overlay;
}

/* (transfer full) */
static AdwToast *
make_toast (const char *text)
{
  /* A toast takes markup, and a client may be called “Ash & Elm”. */
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

void
dbk_toast (GtkWidget *from, const char *text)
{
  GtkWidget *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);

  overlay = find_overlay_of (from);
  if (overlay == NULL)
    {
      g_message ("%s", text);
      return;
    }

  toast = make_toast (text);
  adw_toast_set_timeout (toast, 4);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

void
dbk_toast_undo (GtkWidget *from, const char *text, GClosure *undo)
{
  GtkWidget *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);
  g_return_if_fail (undo != NULL);

  g_closure_ref (undo);
  g_closure_sink (undo);
  overlay = find_overlay_of (from);
  if (overlay != NULL)
    {
      toast = make_toast (text);
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_timeout (toast, 10);
      g_signal_connect_closure (toast, "button-clicked", undo, FALSE);
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
    }
  g_closure_unref (undo);
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
