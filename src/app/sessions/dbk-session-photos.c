/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photographs of one session to look at. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-photo-consent.h"
#include "dbk-photo-thumb.h"
#include "dbk-photo-window.h"
#include "dbk-session-photos.h"

#define WIDTH 144
#define HEIGHT 108

static void
open_cb (GtkButton *button, DbkContext *context)
{
  GListModel *items = g_object_get_data (G_OBJECT (button), "items");
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position"));

  gtk_window_present (GTK_WINDOW (dbk_photo_window_new (GTK_WIDGET (button), context, items,
                                                        position, DBK_COMPARE_ONE)));
}

static GtkWidget *
make_tile (DbkContext *context, GListModel *items, guint position)
{
  g_autoptr (DbkPhotoItem) item = g_list_model_get_item (items, position);
  const DbkPhoto *photo = dbk_photo_item_get_photo (item);
  const char *view = dbk_photo_item_get_view_text (item);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *tile = dbk_column_new (4, NULL);
  GtkWidget *thumb = dbk_photo_thumb_new (WIDTH, HEIGHT);
  GtkWidget *caption = dbk_label_new (view, "caption");

  dbk_photo_thumb_show (DBK_PHOTO_THUMB (thumb), dbk_photo_cache_get (context), photo->sha256,
                        view);
  gtk_label_set_max_width_chars (GTK_LABEL (caption), 18);
  gtk_box_append (GTK_BOX (tile), thumb);
  gtk_box_append (GTK_BOX (tile), caption);
  gtk_button_set_child (GTK_BUTTON (button), tile);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dbk-photo");
  dbk_widget_set_name (button, dbk_photo_item_get_title (item));
  if (photo->note != NULL && *photo->note != '\0')
    gtk_widget_set_tooltip_text (button, photo->note);
  g_object_set_data_full (G_OBJECT (button), "items", g_object_ref (items), g_object_unref);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), context, 0);
  return button;
}

static GtkWidget *
make_tiles (DbkContext *context, const DbkSession *session)
{
  g_autoptr (GListStore) items = g_list_store_new (DBK_TYPE_PHOTO_ITEM);
  GtkWidget *tiles = gtk_flow_box_new ();

  for (guint i = 0; i < session->photos->len; i++)
    {
      g_autoptr (DbkPhotoItem) item =
          dbk_photo_item_new (session->photos->pdata[i], (DbkSession *) session);

      g_list_store_append (items, item);
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (tiles), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (tiles), 6);
  gtk_widget_set_halign (tiles, GTK_ALIGN_START);
  dbk_widget_set_name (tiles, _ ("Photographs of this session"));
  for (guint i = 0; i < session->photos->len; i++)
    {
      GtkWidget *holder = gtk_flow_box_child_new ();

      /* What is done is done by the button in it. */
      gtk_widget_set_focusable (holder, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (holder),
                                    make_tile (context, G_LIST_MODEL (items), i));
      gtk_flow_box_insert (GTK_FLOW_BOX (tiles), holder, -1);
    }
  return tiles;
}

GtkWidget *
dbk_session_photos_new (DbkContext *context,
                        const DbkClientRecord *record,
                        const DbkSession *session)
{
  GtkWidget *column = dbk_column_new (6, NULL);
  DbkDate today = dbk_context_get_today (context);
  guint n = session->photos->len;

  gtk_box_append (GTK_BOX (column), dbk_label_new (_ ("Photographs"), "heading"));
  if (dbk_photo_consent_of (record, today) == DBK_PHOTO_CONSENT_IN_FORCE)
    gtk_box_append (GTK_BOX (column), make_tiles (context, session));
  else
    {
      g_autofree char *sentence = dbk_photo_consent_dup_sentence (record, today, n);

      gtk_box_append (GTK_BOX (column), dbk_text_new (sentence, "dbk-dim"));
    }
  return column;
}
