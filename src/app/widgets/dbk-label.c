/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels and boxes as pages put them together. */
#include "config.h"

#include <adwaita.h>

#include "dbk-label.h"

void
dbk_widget_add_classes (GtkWidget *widget, const char *classes)
{
  g_auto (GStrv) names = NULL;

  if (classes == NULL)
    return;

  names = g_strsplit (classes, " ", -1);
  for (char **name = names; *name != NULL; name++)
    gtk_widget_add_css_class (widget, *name);
}

GtkWidget *
dbk_label_new (const char *text, const char *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  dbk_widget_add_classes (label, classes);
  return label;
}

GtkWidget *
dbk_text_new (const char *text, const char *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  dbk_widget_add_classes (label, classes);
  return label;
}

GtkWidget *
dbk_markup_new (const char *markup, const char *classes)
{
  GtkWidget *label = dbk_text_new (NULL, classes);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

char *
dbk_phone_shown (const char *number)
{
  /* No letter in it says which way it runs. LEFT-TO-RIGHT ISOLATE, POP DIRECTIONAL ISOLATE */
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL
             ? g_strconcat ("\u2066", number, "\u2069", NULL)
             : g_strdup (number);
}

GtkWidget *
dbk_column_new (int spacing, const char *classes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  dbk_widget_add_classes (box, classes);
  return box;
}

GtkWidget *
dbk_row_new (int spacing, const char *classes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);

  dbk_widget_add_classes (box, classes);
  return box;
}

void
dbk_box_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

void
dbk_widget_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
dbk_action_button_new (const char *icon,
                       const char *label,
                       const char *name,
                       const char *action,
                       GVariant *target)
{
  GtkWidget *button = gtk_button_new ();

  if (icon != NULL && label != NULL)
    {
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
      adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
      gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), content);
    }
  else if (icon != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  else
    {
      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
    }
  if (label == NULL)
    gtk_widget_set_tooltip_text (button, name);
  dbk_widget_set_name (button, name);
  if (target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}
