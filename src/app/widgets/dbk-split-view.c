/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two panes side by side that fold to one. */
#include "config.h"

#include "dbk-split-view.h"

struct _DbkSplitView
{
  GtkWidget parent_instance;

  GtkWidget *sidebar;
  GtkWidget *separator;
  GtkWidget *content;
  int sidebar_width;
  gboolean folded;
  gboolean show_content;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DbkSplitView,
                               dbk_split_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_SIDEBAR_WIDTH,
  PROP_FOLDED,
  PROP_SHOW_CONTENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

/* Child visibility keeps the focus out of a pane that isn't shown, and leaves its "visible" alone.
 */
static void
update_panes (DbkSplitView *self)
{
  gboolean sidebar = !self->folded || !self->show_content;
  gboolean content = !self->folded || self->show_content;

  if (self->sidebar != NULL)
    gtk_widget_set_child_visible (self->sidebar, sidebar);
  if (self->content != NULL)
    gtk_widget_set_child_visible (self->content, content);
  gtk_widget_set_child_visible (self->separator, !self->folded);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
measure_pane (GtkWidget *pane, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (pane != NULL && gtk_widget_get_visible (pane) && gtk_widget_get_child_visible (pane))
    {
      if (orientation == GTK_ORIENTATION_VERTICAL && for_size != -1)
        {
          int least;

          gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          for_size = MAX (for_size, least);
        }
      gtk_widget_measure (pane, orientation, for_size, minimum, natural, NULL, NULL);
    }
}

static void
dbk_split_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  DbkSplitView *self = DBK_SPLIT_VIEW (widget);
  int sidebar_size = for_size;
  int content_size = for_size;
  int sidebar_minimum, sidebar_natural;
  int content_minimum, content_natural;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size != -1 && !self->folded)
    {
      sidebar_size = self->sidebar_width;
      content_size = MAX (0, for_size - self->sidebar_width - 1);
    }
  measure_pane (self->sidebar, orientation, sidebar_size, &sidebar_minimum, &sidebar_natural);
  measure_pane (self->content, orientation, content_size, &content_minimum, &content_natural);

  if (orientation == GTK_ORIENTATION_HORIZONTAL && !self->folded)
    {
      int width = MAX (self->sidebar_width, sidebar_minimum);

      *minimum = width + 1 + content_minimum;
      *natural = width + 1 + content_natural;
    }
  else
    {
      *minimum = MAX (sidebar_minimum, content_minimum);
      *natural = MAX (sidebar_natural, content_natural);
    }
}

static void
allocate_pane (GtkWidget *pane, int x, int width, int height)
{
  GskTransform *place;
  int least;

  if (pane == NULL || !gtk_widget_should_layout (pane))
    return;

  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, 0));
  gtk_widget_allocate (pane, MAX (width, least), height, -1, place);
}

static void
dbk_split_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DbkSplitView *self = DBK_SPLIT_VIEW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int sidebar = MIN (self->sidebar_width, width);
  int content = MAX (0, width - sidebar - 1);

  if (self->folded)
    {
      allocate_pane (self->sidebar, 0, width, height);
      allocate_pane (self->content, 0, width, height);
      return;
    }
  allocate_pane (self->sidebar, mirrored ? width - sidebar : 0, sidebar, height);
  allocate_pane (self->separator, mirrored ? content : sidebar, 1, height);
  allocate_pane (self->content, mirrored ? 0 : sidebar + 1, content, height);
}

static void
dbk_split_view_dispose (GObject *object)
{
  DbkSplitView *self = DBK_SPLIT_VIEW (object);

  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_split_view_parent_class)->dispose (object);
}

static void
dbk_split_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DbkSplitView *self = DBK_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;

    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;

    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;

    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;

    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, self->show_content);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_split_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DbkSplitView *self = DBK_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      dbk_split_view_set_sidebar (self, g_value_get_object (value));
      break;

    case PROP_CONTENT:
      dbk_split_view_set_content (self, g_value_get_object (value));
      break;

    case PROP_SIDEBAR_WIDTH:
      self->sidebar_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    case PROP_FOLDED:
      dbk_split_view_set_folded (self, g_value_get_boolean (value));
      break;

    case PROP_SHOW_CONTENT:
      dbk_split_view_set_show_content (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_split_view_class_init (DbkSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_split_view_dispose;
  object_class->get_property = dbk_split_view_get_property;
  object_class->set_property = dbk_split_view_set_property;
  widget_class->measure = dbk_split_view_measure;
  widget_class->size_allocate = dbk_split_view_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 320,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SHOW_CONTENT] =
      g_param_spec_boolean ("show-content", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dbk_split_view_init (DbkSplitView *self)
{
  self->sidebar_width = 320;
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->separator, "dbk-split-separator");
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
}

static void
dbk_split_view_add_child (GtkBuildable *buildable,
                          GtkBuilder *builder,
                          GObject *child,
                          const char *type)
{
  if (g_strcmp0 (type, "sidebar") == 0)
    dbk_split_view_set_sidebar (DBK_SPLIT_VIEW (buildable), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "content") == 0)
    dbk_split_view_set_content (DBK_SPLIT_VIEW (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = dbk_split_view_add_child;
}

GtkWidget *
dbk_split_view_new (void)
{
  return g_object_new (DBK_TYPE_SPLIT_VIEW, NULL);
}

void
dbk_split_view_set_sidebar (DbkSplitView *self, GtkWidget *sidebar)
{
  g_return_if_fail (DBK_IS_SPLIT_VIEW (self));

  if (self->sidebar == sidebar)
    return;

  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  self->sidebar = sidebar;
  if (sidebar != NULL)
    gtk_widget_insert_after (sidebar, GTK_WIDGET (self), NULL);
  update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

void
dbk_split_view_set_content (DbkSplitView *self, GtkWidget *content)
{
  g_return_if_fail (DBK_IS_SPLIT_VIEW (self));

  if (self->content == content)
    return;

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  if (content != NULL)
    gtk_widget_insert_before (content, GTK_WIDGET (self), NULL);
  update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

gboolean
dbk_split_view_get_folded (DbkSplitView *self)
{
  g_return_val_if_fail (DBK_IS_SPLIT_VIEW (self), FALSE);

  return self->folded;
}

void
dbk_split_view_set_folded (DbkSplitView *self, gboolean folded)
{
  g_return_if_fail (DBK_IS_SPLIT_VIEW (self));

  if (self->folded == folded)
    return;

  self->folded = folded;
  update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

gboolean
dbk_split_view_get_show_content (DbkSplitView *self)
{
  g_return_val_if_fail (DBK_IS_SPLIT_VIEW (self), FALSE);

  return self->show_content;
}

void
dbk_split_view_set_show_content (DbkSplitView *self, gboolean show_content)
{
  g_return_if_fail (DBK_IS_SPLIT_VIEW (self));

  if (self->show_content == show_content)
    return;

  self->show_content = show_content;
  update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
}
