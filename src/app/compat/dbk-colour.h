/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The theme's colours for what is drawn by hand. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The text colour @widget has now. */
void dbk_widget_get_text_colour (GtkWidget *widget, GdkRGBA *colour);
/** A named colour ("accent_bg_color", "dbk_series_1"); the text colour where there is none. */
void dbk_widget_get_colour (GtkWidget *widget, const char *name, GdkRGBA *colour);
/** The application's style is dark just now; high contrast is asked for. */
gboolean dbk_style_is_dark (void);
gboolean dbk_style_is_high_contrast (void);

G_END_DECLS
