/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bin that knows when it has become narrow. */
#include "config.h"

#include "dbk-width-bin.h"

struct _DbkWidthBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int fold_width;
  int least_width;
  gboolean narrow;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DbkWidthBin,
                               dbk_width_bin,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_FOLD_WIDTH,
  PROP_LEAST_WIDTH,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static GtkSizeRequestMode
dbk_width_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dbk_width_bin_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DbkWidthBin *self = DBK_WIDTH_BIN (widget);

  if (self->child == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
      *minimum = MIN (*minimum, self->least_width);
      return;
    }

  /* The child may not be measured for less than it needs across; it is cut off there anyway. */
  if (for_size != -1)
    {
      int least;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dbk_width_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DbkWidthBin *self = DBK_WIDTH_BIN (widget);
  gboolean narrow = width < self->fold_width;
  int least_width;
  int least_height;

  if (narrow != self->narrow)
    {
      /* Told before the child is laid out: what it changes now is part of this frame. */
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  least_width = MAX (width, least_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, least_width, &least_height, NULL, NULL,
                      NULL);
  gtk_widget_allocate (self->child, least_width, MAX (height, least_height), baseline, NULL);
}

static void
dbk_width_bin_dispose (GObject *object)
{
  DbkWidthBin *self = DBK_WIDTH_BIN (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_width_bin_parent_class)->dispose (object);
}

static void
dbk_width_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DbkWidthBin *self = DBK_WIDTH_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_FOLD_WIDTH:
      g_value_set_int (value, self->fold_width);
      break;

    case PROP_LEAST_WIDTH:
      g_value_set_int (value, self->least_width);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_width_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DbkWidthBin *self = DBK_WIDTH_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      dbk_width_bin_set_child (self, g_value_get_object (value));
      break;

    case PROP_FOLD_WIDTH:
      self->fold_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    case PROP_LEAST_WIDTH:
      self->least_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_width_bin_class_init (DbkWidthBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_width_bin_dispose;
  object_class->get_property = dbk_width_bin_get_property;
  object_class->set_property = dbk_width_bin_set_property;
  widget_class->get_request_mode = dbk_width_bin_get_request_mode;
  widget_class->measure = dbk_width_bin_measure;
  widget_class->size_allocate = dbk_width_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLD_WIDTH] = g_param_spec_int ("fold-width", NULL, NULL, 0, G_MAXINT, 860,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEAST_WIDTH] = g_param_spec_int ("least-width", NULL, NULL, 0, G_MAXINT, 360,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dbk_width_bin_init (DbkWidthBin *self)
{
  self->fold_width = 860;
  self->least_width = 360;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
dbk_width_bin_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  if (type == NULL && GTK_IS_WIDGET (child))
    dbk_width_bin_set_child (DBK_WIDTH_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = dbk_width_bin_add_child;
}

GtkWidget *
dbk_width_bin_new (void)
{
  return g_object_new (DBK_TYPE_WIDTH_BIN, NULL);
}

void
dbk_width_bin_set_child (DbkWidthBin *self, GtkWidget *child)
{
  g_return_if_fail (DBK_IS_WIDTH_BIN (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

gboolean
dbk_width_bin_get_narrow (DbkWidthBin *self)
{
  g_return_val_if_fail (DBK_IS_WIDTH_BIN (self), FALSE);

  return self->narrow;
}
