/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area of a map as a button. */
#include "dbk-area-button.h"

#include <math.h>

#include "dbk-names.h"

struct _DbkAreaButton
{
  GtkToggleButton parent_instance;

  DbkMapView view;
  guint index;
  double scale;
};

G_DEFINE_FINAL_TYPE (DbkAreaButton, dbk_area_button, GTK_TYPE_TOGGLE_BUTTON)

static gboolean
dbk_area_button_contains (GtkWidget *widget, double x, double y)
{
  DbkAreaButton *self = DBK_AREA_BUTTON (widget);
  DbkMapBox box;

  dbk_area_map_bounds (self->view, self->index, &box);
  return dbk_area_map_contains (self->view, self->index, box.x + x / self->scale,
                                box.y + y / self->scale);
}

static void
dbk_area_button_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DbkAreaButton *self = DBK_AREA_BUTTON (widget);
  DbkMapBox box;

  dbk_area_map_bounds (self->view, self->index, &box);
  *minimum = 0;
  *natural = (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? box.width : box.height) *
                         self->scale);
}

static void
dbk_area_button_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
dbk_area_button_class_init (DbkAreaButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->contains = dbk_area_button_contains;
  widget_class->measure = dbk_area_button_measure;
  widget_class->snapshot = dbk_area_button_snapshot;

  /* Not "button": the theme's background would cover the drawing. */
  gtk_widget_class_set_css_name (widget_class, "area");
}

static void
dbk_area_button_init (DbkAreaButton *self)
{
  self->scale = 1;
}

GtkWidget *
dbk_area_button_new (DbkMapView view, guint index)
{
  DbkAreaButton *self = g_object_new (DBK_TYPE_AREA_BUTTON, NULL);

  self->view = view;
  self->index = index;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dbk_name (DBK_NAME_AREA, dbk_area_map_code (view, index)), -1);
  /* GTK says so only once it was pressed; until then it would be no toggle for a screen reader. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  return GTK_WIDGET (self);
}

const char *
dbk_area_button_get_code (DbkAreaButton *self)
{
  return dbk_area_map_code (self->view, self->index);
}

guint
dbk_area_button_get_index (DbkAreaButton *self)
{
  return self->index;
}

void
dbk_area_button_set_scale (DbkAreaButton *self, double scale)
{
  self->scale = scale > 0 ? scale : 1;
}
