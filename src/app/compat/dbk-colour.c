/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The theme's colours for what is drawn by hand: GtkStyleContext for now. */
#include "config.h"

#include <adwaita.h>

#include "dbk-colour.h"

void
dbk_widget_get_text_colour (GtkWidget *widget, GdkRGBA *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

void
dbk_widget_get_colour (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (style, name, colour))
    gtk_style_context_get_color (style, colour);
}

gboolean
dbk_style_is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

gboolean
dbk_style_is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}
