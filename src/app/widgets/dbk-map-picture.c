/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map that only shows: areas shaded by score. */
#include "dbk-map-picture.h"

#include <adwaita.h>

#include "dbk-area-map-widget.h"

struct _DbkMapPicture
{
  GtkWidget parent_instance;

  DbkMapView view;
  GArray *marks; /* of DbkMapMark, texts owned by strings */
  GPtrArray *strings;
  GString *spoken;
};

G_DEFINE_FINAL_TYPE (DbkMapPicture, dbk_map_picture, GTK_TYPE_WIDGET)

static void
dbk_map_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DbkMapPicture *self = DBK_MAP_PICTURE (widget);
  double width;
  double height;
  double shown;
  double scale;
  cairo_t *cr;

  dbk_area_map_size (self->view, &width, &height);
  scale = MIN (gtk_widget_get_width (widget) / width, gtk_widget_get_height (widget) / height);
  shown = width * scale;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  cairo_translate (cr, (gtk_widget_get_width (widget) - shown) / 2, 0);
  dbk_map_paint (cr, self->view, dbk_area_map_widget_current_style (),
                 (const DbkMapMark *) self->marks->data, self->marks->len, shown, NULL);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
dbk_map_picture_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dbk_map_picture_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DbkMapPicture *self = DBK_MAP_PICTURE (widget);
  double width;
  double height;

  dbk_area_map_size (self->view, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 90;
      *natural = 130;
    }
  else
    {
      *minimum = (int) (90 * height / width);
      *natural = (int) (CLAMP (for_size, 90, 130) * height / width);
    }
}

static void
dbk_map_picture_finalize (GObject *object)
{
  DbkMapPicture *self = DBK_MAP_PICTURE (object);

  g_array_unref (self->marks);
  g_ptr_array_unref (self->strings);
  g_string_free (self->spoken, TRUE);
  G_OBJECT_CLASS (dbk_map_picture_parent_class)->finalize (object);
}

static void
dbk_map_picture_class_init (DbkMapPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dbk_map_picture_finalize;
  widget_class->snapshot = dbk_map_picture_snapshot;
  widget_class->measure = dbk_map_picture_measure;
  widget_class->get_request_mode = dbk_map_picture_request_mode;

  gtk_widget_class_set_css_name (widget_class, "mappicture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dbk_map_picture_init (DbkMapPicture *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->marks = g_array_new (FALSE, TRUE, sizeof (DbkMapMark));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->spoken = g_string_new (NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
dbk_map_picture_new (void)
{
  return g_object_new (DBK_TYPE_MAP_PICTURE, NULL);
}

void
dbk_map_picture_clear (DbkMapPicture *self, DbkMapView view)
{
  self->view = view;
  g_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->strings, 0);
  g_string_truncate (self->spoken, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static const char *
keep (DbkMapPicture *self, const char *text)
{
  char *copy = g_strdup (text);

  g_ptr_array_add (self->strings, copy);
  return copy;
}

void
dbk_map_picture_add_score (DbkMapPicture *self,
                           const char *area,
                           int step,
                           const char *text,
                           const char *spoken)
{
  DbkMapMark mark = { keep (self, area), DBK_MAP_AREA_FREE, step, keep (self, text) };

  g_array_append_val (self->marks, mark);
  if (self->spoken->len > 0)
    g_string_append (self->spoken, "; ");
  g_string_append (self->spoken, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->spoken->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dbk_map_picture_set_label (DbkMapPicture *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
