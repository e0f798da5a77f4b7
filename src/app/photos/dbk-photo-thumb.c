/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photograph in a frame of fixed size. */
#include "config.h"

#include <math.h>

#include "dbk-photo-thumb.h"

struct _DbkPhotoThumb
{
  GtkWidget parent_instance;

  int width;
  int height;
  GdkTexture *texture;
  GCancellable *cancellable;
  char *sha256;
  char *problem;
};

G_DEFINE_FINAL_TYPE (DbkPhotoThumb, dbk_photo_thumb, GTK_TYPE_WIDGET)

static void
dbk_photo_thumb_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DbkPhotoThumb *self = DBK_PHOTO_THUMB (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float dots = (float) gtk_widget_get_scale_factor (widget);
  float shown_width;
  float shown_height;
  float scale;

  if (self->texture == NULL)
    return;
  /* Dot for dot on the screen's own grid: to scale thirty of them takes longer than a frame has. */
  shown_width = (float) gdk_texture_get_width (self->texture) / dots;
  shown_height = (float) gdk_texture_get_height (self->texture) / dots;
  scale = MIN (1, MIN ((float) self->width / shown_width, (float) self->height / shown_height));
  shown_width *= scale;
  shown_height *= scale;
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT (floorf ((width - shown_width) / 2),
                                                    floorf ((height - shown_height) / 2),
                                                    shown_width, shown_height));
}

static void
dbk_photo_thumb_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DbkPhotoThumb *self = DBK_PHOTO_THUMB (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
dbk_photo_thumb_finalize (GObject *object)
{
  DbkPhotoThumb *self = DBK_PHOTO_THUMB (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_free (self->sha256);
  g_free (self->problem);
  G_OBJECT_CLASS (dbk_photo_thumb_parent_class)->finalize (object);
}

static void
dbk_photo_thumb_class_init (DbkPhotoThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dbk_photo_thumb_finalize;
  widget_class->snapshot = dbk_photo_thumb_snapshot;
  widget_class->measure = dbk_photo_thumb_measure;
  gtk_widget_class_set_css_name (widget_class, "photo");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dbk_photo_thumb_init (DbkPhotoThumb *self)
{
}

GtkWidget *
dbk_photo_thumb_new (int width, int height)
{
  DbkPhotoThumb *self = g_object_new (DBK_TYPE_PHOTO_THUMB, NULL);

  self->width = width;
  self->height = height;
  return GTK_WIDGET (self);
}

static void
set_problem (DbkPhotoThumb *self, const char *text)
{
  if (g_strcmp0 (self->problem, text) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "missing");
}

void
dbk_photo_thumb_show_texture (DbkPhotoThumb *self, GdkTexture *texture)
{
  g_return_if_fail (DBK_IS_PHOTO_THUMB (self));

  if (g_set_object (&self->texture, texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkPhotoThumb) self = g_weak_ref_get (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = dbk_photo_cache_load_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  if (self != NULL && self->cancellable == cancellable)
    {
      g_clear_object (&self->cancellable);
      dbk_photo_thumb_show_texture (self, texture);
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_problem (self, error->message);
    }
  g_weak_ref_clear (data);
  g_free (data);
}

void
dbk_photo_thumb_show (DbkPhotoThumb *self,
                      DbkPhotoCache *cache,
                      const char *sha256,
                      const char *name)
{
  int dots = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GWeakRef *weak;

  g_return_if_fail (DBK_IS_PHOTO_THUMB (self));

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (g_strcmp0 (self->sha256, sha256) == 0)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
  set_problem (self, NULL);
  dbk_photo_thumb_show_texture (self, sha256 == NULL
                                          ? NULL
                                          : dbk_photo_cache_peek (cache, sha256, self->width * dots,
                                                                  self->height * dots));
  if (sha256 == NULL || self->texture != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  dbk_photo_cache_load_async (cache, sha256, self->width * dots, self->height * dots,
                              self->cancellable, loaded_cb, weak);
}

GdkTexture *
dbk_photo_thumb_get_texture (DbkPhotoThumb *self)
{
  g_return_val_if_fail (DBK_IS_PHOTO_THUMB (self), NULL);

  return self->texture;
}

const char *
dbk_photo_thumb_get_problem (DbkPhotoThumb *self)
{
  g_return_val_if_fail (DBK_IS_PHOTO_THUMB (self), NULL);

  return self->problem;
}
