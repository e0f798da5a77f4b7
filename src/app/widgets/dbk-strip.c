/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strip across a page: an icon, a bold clause, the reason after it, at most one button. */
#include "config.h"

#include "dbk-label.h"
#include "dbk-strip.h"

static const struct
{
  const char *style;
  const char *icon;
} kinds[] = {
  [DBK_STRIP_CAUTION] = { "caution", "dialog-warning-symbolic" },
  [DBK_STRIP_BLOCK] = { "block", "action-unavailable-symbolic" },
  [DBK_STRIP_INFO] = { "info", "system-users-symbolic" },
  [DBK_STRIP_QUIET] = { "quiet", "changes-prevent-symbolic" },
};

GtkWidget *
dbk_strip_new (DbkStripKind kind, const char *icon, const char *title, const char *text)
{
  GtkWidget *strip = dbk_row_new (9, "dbk-strip");
  GtkWidget *image = gtk_image_new_from_icon_name (icon != NULL ? icon : kinds[kind].icon);
  g_autofree char *markup = NULL;
  GtkWidget *label;

  if (title != NULL && text != NULL)
    markup = g_markup_printf_escaped ("<b>%s</b> %s", title, text);
  else if (title != NULL)
    markup = g_markup_printf_escaped ("<b>%s</b>", title);
  else
    markup = g_markup_escape_text (text, -1);
  label = dbk_markup_new (markup, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_widget_add_css_class (strip, kinds[kind].style);
  gtk_box_append (GTK_BOX (strip), image);
  gtk_box_append (GTK_BOX (strip), label);
  return strip;
}

void
dbk_strip_add_button (GtkWidget *strip, GtkWidget *button)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (strip), button);
}

const char *
dbk_strip_get_text (GtkWidget *strip)
{
  GtkWidget *image = gtk_widget_get_first_child (strip);

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (image)));
}
