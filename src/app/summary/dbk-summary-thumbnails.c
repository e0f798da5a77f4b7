/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pages beside the preview: a press goes there. */
#include "config.h"

#include "dbk-summary-page-private.h"

#include <glib/gi18n-lib.h>

#include "dbk-summary-sheet.h"

#define SCALE 0.16

static void
pressed_cb (GtkWidget *button, DbkSummaryPage *self)
{
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "page"));
  GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets));
  graphene_rect_t bounds;

  for (guint i = 0; i < page && sheet != NULL; i++)
    sheet = gtk_widget_get_next_sibling (sheet);
  if (sheet == NULL || !gtk_widget_compute_bounds (sheet, GTK_WIDGET (self->sheets), &bounds))
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y);
}

static GtkWidget *
new_thumbnail (DbkSummaryPage *self, guint page)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sheet = dbk_summary_sheet_new (self->summary, page);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  GtkWidget *label = gtk_label_new (number);
  g_autofree char *name = g_strdup_printf (_ ("Go to page %u"), page + 1);

  dbk_summary_sheet_set_scale (DBK_SUMMARY_SHEET (sheet), SCALE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dbk-dim");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (sheet, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), sheet);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "page", GUINT_TO_POINTER (page));
  g_signal_connect (button, "clicked", G_CALLBACK (pressed_cb), self);
  return button;
}

void
dbk_summary_page_fill_thumbnails (DbkSummaryPage *self)
{
  guint n = self->summary == NULL ? 0 : dbk_summary_get_n_pages (self->summary);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->thumbnails))) != NULL)
    gtk_box_remove (self->thumbnails, child);
  /* One page is its own overview. */
  gtk_widget_set_visible (self->side, n > 1 && !self->narrow);
  for (guint i = 0; n > 1 && i < n; i++)
    gtk_box_append (self->thumbnails, new_thumbnail (self, i));
}
