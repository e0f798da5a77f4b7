/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows about the program: AdwAboutWindow and GtkShortcutsWindow for now. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-about.h"

void
dbk_about_present (GtkWindow *parent)
{
  GtkWidget *window =
      g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "modal", TRUE,
                    "application-name", _ ("Dermabook"), "application-icon", DBK_APPLICATION_ID,
                    "version", DBK_VERSION, "developer-name", _ ("The Dermabook contributors"),
                    "license-type", GTK_LICENSE_GPL_3_0, "comments",
                    _ ("Client records of a skin clinic, kept in one file on this computer."),
                    /* Translators: your name, one a line. */
                    "translator-credits", _ ("translator-credits"), NULL);

  gtk_window_present (GTK_WINDOW (window));
}

void
dbk_shortcuts_present (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/dermabook/Dermabook/ui/dbk-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_title (window, _ ("Keyboard Shortcuts"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
