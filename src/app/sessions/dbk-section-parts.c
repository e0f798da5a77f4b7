/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pieces the sections of the session page are made of. */
#include "config.h"

#include "dbk-choice.h"
#include "dbk-section-parts.h"

GtkWidget *
dbk_section_body_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "dbk-section-body");
  return box;
}

GtkWidget *
dbk_section_text_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
dbk_section_field_new (const char *title, GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dbk-dim");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), control);
  return box;
}

GtkWidget *
dbk_section_pair_new (const char *name,
                      const char *first,
                      const char *second,
                      GtkToggleButton **first_button,
                      GtkToggleButton **second_button)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  *first_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (first));
  *second_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (second));
  gtk_widget_add_css_class (GTK_WIDGET (*first_button), "dbk-answer");
  gtk_widget_add_css_class (GTK_WIDGET (*second_button), "dbk-answer");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*first_button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*second_button));
  return box;
}

GtkWidget *
dbk_section_text_view_new (const char *name, int lines, GtkTextView **view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (*view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (*view, FALSE);
  gtk_text_view_set_top_margin (*view, 8);
  gtk_text_view_set_bottom_margin (*view, 8);
  gtk_text_view_set_left_margin (*view, 10);
  gtk_text_view_set_right_margin (*view, 10);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (*view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 18 * lines + 20);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (*view));
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "dbk-text-field");
  return scroller;
}

char *
dbk_section_text_view_dup (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
dbk_section_text_view_set (GtkTextView *view, const char *text)
{
  g_autofree char *now = dbk_section_text_view_dup (view);

  if (g_strcmp0 (now, text == NULL ? "" : text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text == NULL ? "" : text, -1);
}

void
dbk_section_fill_choice (GtkWidget *choice, DbkNameKind kind, const char *placeholder)
{
  const char *const *codes = dbk_name_codes (kind);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) dbk_name (kind, codes[i]));
  g_ptr_array_add (names, NULL);
  dbk_choice_set_items (DBK_CHOICE (choice), codes, (const char *const *) names->pdata,
                        placeholder);
}

GtkWidget *
dbk_section_icon_button_new (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

void
dbk_section_remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

void
dbk_section_name_menu_button (GtkWidget *button, const char *name)
{
  GtkWidget *inner = gtk_widget_get_first_child (button);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}
