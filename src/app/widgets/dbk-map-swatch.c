/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small rectangle in the look of a map's areas. */
#include "config.h"

#include <adwaita.h>

#include "dbk-area-map-widget.h"
#include "dbk-map-swatch.h"

#define WIDTH 20
#define HEIGHT 14

struct _DbkMapSwatch
{
  GtkWidget parent_instance;

  gboolean hatched;
};

G_DEFINE_FINAL_TYPE (DbkMapSwatch, dbk_map_swatch, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_HATCHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
dbk_map_swatch_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
dbk_map_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DbkMapSwatch *self = DBK_MAP_SWATCH (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, WIDTH, HEIGHT);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  dbk_map_paint_swatch (cr, dbk_area_map_widget_current_style (),
                        self->hatched ? DBK_MAP_AREA_NOT_TREATED : DBK_MAP_AREA_SELECTED,
                        DBK_MAP_STEP_NONE, 1, 1, WIDTH - 2, HEIGHT - 2);
  cairo_destroy (cr);
}

static void
dbk_map_swatch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HATCHED:
      g_value_set_boolean (value, DBK_MAP_SWATCH (object)->hatched);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dbk_map_swatch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HATCHED:
      DBK_MAP_SWATCH (object)->hatched = g_value_get_boolean (value);
      gtk_widget_queue_draw (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dbk_map_swatch_class_init (DbkMapSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dbk_map_swatch_get_property;
  object_class->set_property = dbk_map_swatch_set_property;
  widget_class->measure = dbk_map_swatch_measure;
  widget_class->snapshot = dbk_map_swatch_snapshot;

  properties[PROP_HATCHED] = g_param_spec_boolean ("hatched", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dbk_map_swatch_init (DbkMapSwatch *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}
