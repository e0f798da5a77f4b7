/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos section. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-check-dialogs.h"
#include "dbk-draft-edit.h"
#include "dbk-label.h"
#include "dbk-photo-consent.h"
#include "dbk-photo-dialog.h"
#include "dbk-photo-item.h"
#include "dbk-photo-thumb.h"
#include "dbk-photos-section.h"
#include "dbk-progress.h"
#include "dbk-section-parts.h"

#define WIDTH 144
#define HEIGHT 108

struct _DbkPhotosSection
{
  GtkWidget parent_instance;

  DbkDraft *draft;
  GtkWidget *box;
  GtkWidget *sentence;
  GtkWidget *consent;
  GtkWidget *tiles;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (DbkPhotosSection, dbk_photos_section, GTK_TYPE_WIDGET)

static DbkContext *
context_of (DbkPhotosSection *self)
{
  return dbk_draft_get_context (self->draft);
}

static gboolean
is_allowed (DbkDraft *draft)
{
  return dbk_photo_consent_of (dbk_draft_get_record (draft), dbk_draft_get_today (draft)) ==
         DBK_PHOTO_CONSENT_IN_FORCE;
}

/* Adding */

static void
said_cb (GtkWidget *widget, GPtrArray *photos)
{
  DbkPhotosSection *self = DBK_PHOTOS_SECTION (widget);

  if (self->draft != NULL)
    dbk_draft_add_photos (self->draft, photos);
}

static gboolean
is_known (DbkPhotosSection *self, const char *sha256)
{
  GPtrArray *photos = dbk_draft_get_session (self->draft)->photos;

  for (guint i = 0; i < photos->len; i++)
    if (g_strcmp0 (((const DbkPhoto *) photos->pdata[i])->sha256, sha256) == 0)
      return TRUE;
  return FALSE;
}

static void
taken_in_cb (GtkWidget *widget, GPtrArray *photos, const char *problem)
{
  DbkPhotosSection *self = DBK_PHOTOS_SECTION (widget);
  g_autoptr (GPtrArray) new = g_ptr_array_new ();
  GtkWidget *dialog;

  if (self->draft == NULL || !is_allowed (self->draft))
    return;
  for (guint i = 0; i < photos->len; i++)
    if (!is_known (self, ((DbkPhotoIn *) photos->pdata[i])->photo->sha256))
      g_ptr_array_add (new, photos->pdata[i]);
  if (new->len == 0)
    {
      dbk_alert_say (widget, _ ("No Photograph Was Added"),
                     problem != NULL ? problem : _ ("The session has this photograph already."));
      return;
    }
  dialog = dbk_photo_take_dialog_new (widget, context_of (self), new, said_cb);
  if (problem != NULL)
    dbk_form_dialog_set_problem (DBK_FORM_DIALOG (dialog), problem);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
may_add (GtkWidget *widget)
{
  return is_allowed (DBK_PHOTOS_SECTION (widget)->draft);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_photo_intake_choose (widget, context_of (DBK_PHOTOS_SECTION (widget)), taken_in_cb);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_photo_intake_paste (widget, context_of (DBK_PHOTOS_SECTION (widget)), taken_in_cb);
}

static void
consent_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkPhotosSection *self = DBK_PHOTOS_SECTION (widget);

  gtk_window_present (GTK_WINDOW (
      dbk_consent_dialog_new (widget, context_of (self), dbk_draft_get_record (self->draft),
                              "photographs", dbk_draft_get_session (self->draft)->treated_on)));
}

/* Showing */

static void
changed_cb (GtkWidget *widget, GPtrArray *photos)
{
  DbkPhotosSection *self = DBK_PHOTOS_SECTION (widget);

  if (self->draft != NULL)
    dbk_draft_change_photo (self->draft, photos->pdata[0]);
}

static void
edit_cb (GtkButton *button, DbkPhotosSection *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "photo");
  GPtrArray *photos = dbk_draft_get_session (self->draft)->photos;

  for (guint i = 0; i < photos->len; i++)
    if (g_strcmp0 (((const DbkPhoto *) photos->pdata[i])->id, id) == 0)
      {
        gtk_window_present (GTK_WINDOW (dbk_photo_change_dialog_new (
            GTK_WIDGET (self), context_of (self), photos->pdata[i], changed_cb)));
        return;
      }
}

static void
remove_cb (GtkButton *button, DbkPhotosSection *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "photo");
  GPtrArray *photos = dbk_draft_get_session (self->draft)->photos;

  for (guint i = 0; i < photos->len; i++)
    if (g_strcmp0 (((const DbkPhoto *) photos->pdata[i])->id, id) == 0)
      {
        /* Undo brings it back. */
        dbk_draft_remove_photo (self->draft, i);
        gtk_widget_grab_focus (self->add);
        return;
      }
}

static GtkWidget *
tile_button_new (DbkPhotosSection *self,
                 const DbkPhoto *photo,
                 const char *icon,
                 const char *name,
                 GCallback callback)
{
  GtkWidget *button = dbk_section_icon_button_new (icon, name);

  g_object_set_data_full (G_OBJECT (button), "photo", g_strdup (photo->id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static GtkWidget *
tile_new (DbkPhotosSection *self, DbkPhoto *photo)
{
  g_autoptr (DbkPhotoItem) item = dbk_photo_item_new (photo, NULL);
  const char *view = dbk_photo_item_get_view_text (item);
  g_autofree char *edit = g_strdup_printf (_ ("Edit photograph: %s"), view);
  g_autofree char *name = g_strdup_printf (_ ("Remove photograph: %s"), view);
  GtkWidget *tile = dbk_column_new (4, NULL);
  GtkWidget *row = dbk_row_new (4, NULL);
  GtkWidget *thumb = dbk_photo_thumb_new (WIDTH, HEIGHT);
  GtkWidget *label = dbk_label_new (view, "caption");

  dbk_photo_thumb_show (DBK_PHOTO_THUMB (thumb), dbk_photo_cache_get (context_of (self)),
                        photo->sha256, view);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 7);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), tile_button_new (self, photo, "document-edit-symbolic", edit,
                                                  G_CALLBACK (edit_cb)));
  gtk_box_append (GTK_BOX (row), tile_button_new (self, photo, "user-trash-symbolic", name,
                                                  G_CALLBACK (remove_cb)));
  gtk_box_append (GTK_BOX (tile), thumb);
  gtk_box_append (GTK_BOX (tile), row);
  return tile;
}

static void
fill_tiles (DbkPhotosSection *self, gboolean allowed)
{
  GPtrArray *photos = dbk_draft_get_session (self->draft)->photos;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tiles)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->tiles), child);
  for (guint i = 0; allowed && i < photos->len; i++)
    {
      GtkWidget *holder = gtk_flow_box_child_new ();

      /* What is done is done by the button in it. */
      gtk_widget_set_focusable (holder, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (holder), tile_new (self, photos->pdata[i]));
      gtk_flow_box_insert (GTK_FLOW_BOX (self->tiles), holder, -1);
    }
  gtk_widget_set_visible (self->tiles, allowed && photos->len > 0);
}

static void
show_consent (DbkPhotosSection *self, gboolean allowed)
{
  g_autofree char *sentence =
      dbk_photo_consent_dup_sentence (dbk_draft_get_record (self->draft),
                                      dbk_draft_get_today (self->draft),
                                      dbk_draft_get_session (self->draft)->photos->len);

  gtk_label_set_label (GTK_LABEL (self->sentence),
                       allowed ? _ ("Choose files, drop them here, or paste one that was copied.")
                               : sentence);
  gtk_widget_set_visible (self->consent, !allowed);
  gtk_widget_set_visible (self->add, allowed);
}

static void
draft_changed_cb (DbkPhotosSection *self, guint parts)
{
  gboolean allowed = is_allowed (self->draft);

  if ((parts & (DBK_DRAFT_PHOTOS | DBK_DRAFT_CHECKS)) == 0)
    return;
  show_consent (self, allowed);
  fill_tiles (self, allowed);
}

static void
dbk_photos_section_dispose (GObject *object)
{
  DbkPhotosSection *self = DBK_PHOTOS_SECTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_photos_section_parent_class)->dispose (object);
}

static void
dbk_photos_section_class_init (DbkPhotosSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_photos_section_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "photos.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "photos.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "photos.take-consent", NULL, consent_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photos.paste",
                                       NULL);
}

static void
dbk_photos_section_init (DbkPhotosSection *self)
{
}

GtkWidget *
dbk_photos_section_new (DbkDraft *draft)
{
  DbkPhotosSection *self = g_object_new (DBK_TYPE_PHOTOS_SECTION, NULL);

  self->draft = g_object_ref (draft);
  self->box = dbk_section_body_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->sentence = dbk_text_new ("", "dbk-dim");
  self->tiles = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->tiles), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->tiles), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->tiles), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->tiles), 8);
  gtk_widget_set_halign (self->tiles, GTK_ALIGN_START);
  dbk_widget_set_name (self->tiles, _ ("Photographs of this session"));
  self->add = dbk_action_button_new (NULL, _ ("Add _Photos…"), NULL, "photos.add", NULL);
  self->consent =
      dbk_action_button_new (NULL, _ ("Take _Consent…"), NULL, "photos.take-consent", NULL);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_set_halign (self->consent, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), self->tiles);
  gtk_box_append (GTK_BOX (self->box), self->sentence);
  gtk_box_append (GTK_BOX (self->box), self->add);
  gtk_box_append (GTK_BOX (self->box), self->consent);
  dbk_photo_intake_accept_drops (GTK_WIDGET (self), context_of (self), may_add, taken_in_cb);
  draft_changed_cb (self, DBK_DRAFT_ALL);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
dbk_photos_section_focus_first (DbkPhotosSection *self)
{
  g_return_val_if_fail (DBK_IS_PHOTOS_SECTION (self), FALSE);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->add) ? self->add : self->consent);
}

char *
dbk_photos_section_describe (DbkDraft *draft)
{
  GPtrArray *photos = dbk_draft_get_session (draft)->photos;
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  g_autofree char *count = NULL;
  g_autofree char *list = NULL;

  if (!is_allowed (draft))
    return g_strdup (_ ("No consent to photographs in force"));
  if (photos->len == 0)
    return g_strdup (dbk_course_is_due_at (dbk_draft_get_course (draft)->photos_due,
                                           dbk_draft_get_number (draft))
                         ? _ ("Due at this session")
                         : _ ("Not due at this session"));
  for (guint i = 0; i < photos->len; i++)
    {
      const char *view = dbk_name (DBK_NAME_VIEW, ((const DbkPhoto *) photos->pdata[i])->view);

      if (*view != '\0')
        g_ptr_array_add (views, (gpointer) view);
    }
  g_ptr_array_add (views, NULL);
  list = g_strjoinv (", ", (char **) views->pdata);
  count = g_strdup_printf (ngettext ("%u photograph", "%u photographs", photos->len), photos->len);
  return *list == '\0' ? g_steal_pointer (&count) : g_strdup_printf ("%s: %s", count, list);
}
