/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photograph in the grid of the Photos tab. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-photo-cell.h"
#include "dbk-photo-thumb.h"

static GtkWidget *
line_new (const char *classes)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (line), 1);
  dbk_widget_add_classes (line, classes);
  return line;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *cell = dbk_column_new (2, "dbk-photo-cell");
  GtkWidget *thumb = dbk_photo_thumb_new (DBK_PHOTO_CELL_WIDTH, DBK_PHOTO_CELL_HEIGHT);

  gtk_widget_set_margin_bottom (thumb, 4);
  gtk_box_append (GTK_BOX (cell), thumb);
  gtk_box_append (GTK_BOX (cell), line_new ("caption-heading numeric"));
  gtk_box_append (GTK_BOX (cell), line_new ("caption dbk-dim"));
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DbkContext *context)
{
  DbkPhotoItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  GtkWidget *thumb = gtk_widget_get_first_child (cell);
  GtkWidget *day = gtk_widget_get_next_sibling (thumb);
  GtkWidget *view = gtk_widget_get_next_sibling (day);
  const char *day_text = dbk_photo_item_get_day_text (item);
  const char *view_text = dbk_photo_item_get_view_text (item);
  const char *title = dbk_photo_item_get_title (item);

  dbk_photo_thumb_show (DBK_PHOTO_THUMB (thumb), dbk_photo_cache_get (context),
                        dbk_photo_item_get_photo (item)->sha256, title);
  gtk_inscription_set_text (GTK_INSCRIPTION (day), day_text);
  gtk_inscription_set_text (GTK_INSCRIPTION (view), view_text);
  /* The cell around it is what has the keyboard focus, and it has no name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DbkContext *context)
{
  GtkWidget *thumb = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));

  dbk_photo_thumb_show (DBK_PHOTO_THUMB (thumb), NULL, NULL, NULL);
}

GtkListItemFactory *
dbk_photo_cell_factory_new (DbkContext *context)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), context, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), context, 0);
  return factory;
}
