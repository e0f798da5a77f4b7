/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the treatment section. */
#include "config.h"

#include "dbk-row-columns.h"

/* Drawn for text of 11 points at 96 dots per inch. */
#define ORDINARY_POINTS 11.0
#define ORDINARY_DPI (96.0 * 1024.0)
#define ORDINARY_WIDTH 826

static double
text_scale (GtkWidget *widget)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  double points = ORDINARY_POINTS;
  int dpi = -1;

  g_object_get (settings, "gtk-font-name", &name, "gtk-xft-dpi", &dpi, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "");
  if (pango_font_description_get_size (font) > 0 &&
      !pango_font_description_get_size_is_absolute (font))
    points = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  pango_font_description_free (font);
  return MAX (1.0, points / ORDINARY_POINTS * (dpi > 0 ? dpi / ORDINARY_DPI : 1.0));
}

int
dbk_row_columns_width (GtkWidget *widget)
{
  return (int) (ORDINARY_WIDTH * text_scale (widget));
}

int
dbk_row_column_width (GtkWidget *widget, DbkColumn column)
{
  static const int widths[DBK_N_COLUMNS] = { 130, 122, 112, 70, 122, 156 };

  return (int) (widths[column] * text_scale (widget));
}
