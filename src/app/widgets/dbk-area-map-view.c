/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The face and body to choose areas on. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-map-view.h"
#include "dbk-area-map-widget.h"
#include "dbk-map-swatch.h"

struct _DbkAreaMapView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *toggles[DBK_MAP_N_VIEWS];
  DbkAreaMapWidget *map;
  GtkWidget *captions;
  GtkLabel *caption_start;
  GtkLabel *caption_end;
  GtkWidget *key;
  GtkWidget *key_chosen;
  GtkLabel *key_chosen_label;
  GtkWidget *key_hatched;
  GtkLabel *key_hatched_label;
};

G_DEFINE_FINAL_TYPE (DbkAreaMapView, dbk_area_map_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITABLE,
  N_PROPS,
};

enum
{
  SELECTION_CHANGED,
  AREA_HOVERED,
  N_SIGNALS,
};

/* In the order of DbkMapView. */
static const char *const toggle_names[DBK_MAP_N_VIEWS] = {
  "toggle_front", "toggle_left", "toggle_right", "toggle_body", "toggle_back",
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_captions (DbkAreaMapView *self)
{
  const char *start = "";
  const char *end = "";

  switch (dbk_area_map_widget_get_view (self->map))
    {
    case DBK_MAP_VIEW_FACE_FRONT:
    case DBK_MAP_VIEW_BODY_FRONT:
    default:
      start = _ ("◂ Client’s right");
      end = _ ("Client’s left ▸");
      break;
    case DBK_MAP_VIEW_BODY_BACK:
      start = _ ("◂ Client’s left");
      end = _ ("Client’s right ▸");
      break;
    case DBK_MAP_VIEW_FACE_LEFT:
      start = _ ("Client’s left side");
      break;
    case DBK_MAP_VIEW_FACE_RIGHT:
      start = _ ("Client’s right side");
      break;
    }
  gtk_label_set_text (self->caption_start, start);
  gtk_label_set_text (self->caption_end, end);
  gtk_widget_set_visible (GTK_WIDGET (self->caption_end), *end != '\0');
}

static void
name_map (DbkAreaMapView *self)
{
  const char *name = "";

  switch (dbk_area_map_widget_get_view (self->map))
    {
    case DBK_MAP_VIEW_FACE_FRONT:
      name = _ ("Areas of the face from the front");
      break;
    case DBK_MAP_VIEW_FACE_LEFT:
      name = _ ("Areas of the face from the client’s left");
      break;
    case DBK_MAP_VIEW_FACE_RIGHT:
      name = _ ("Areas of the face from the client’s right");
      break;
    case DBK_MAP_VIEW_BODY_FRONT:
      name = _ ("Areas of the body from the front");
      break;
    case DBK_MAP_VIEW_BODY_BACK:
    default:
      name = _ ("Areas of the body from the back");
      break;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
view_toggled_cb (GtkToggleButton *toggle, DbkAreaMapView *self)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  for (guint i = 0; i < DBK_MAP_N_VIEWS; i++)
    {
      if (self->toggles[i] == GTK_WIDGET (toggle))
        dbk_area_map_widget_set_view (self->map, (DbkMapView) i);
    }
  update_captions (self);
  name_map (self);
}

static void
map_selection_changed_cb (DbkAreaMapView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
map_area_hovered_cb (DbkAreaMapView *self, const char *code)
{
  g_signal_emit (self, signals[AREA_HOVERED], 0, code);
}

static void
dbk_area_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DbkAreaMapView *self = DBK_AREA_MAP_VIEW (object);

  switch (id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, dbk_area_map_view_get_editable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dbk_area_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DbkAreaMapView *self = DBK_AREA_MAP_VIEW (object);

  switch (id)
    {
    case PROP_EDITABLE:
      dbk_area_map_view_set_editable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dbk_area_map_view_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), DBK_TYPE_AREA_MAP_VIEW);
  /* The template's own box isn't a bound child: it stays otherwise. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dbk_area_map_view_parent_class)->dispose (object);
}

static void
dbk_area_map_view_class_init (DbkAreaMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dbk_area_map_view_get_property;
  object_class->set_property = dbk_area_map_view_set_property;
  object_class->dispose = dbk_area_map_view_dispose;

  properties[PROP_EDITABLE] =
      g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[AREA_HOVERED] =
      g_signal_new ("area-hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DBK_TYPE_AREA_MAP_WIDGET);
  g_type_ensure (DBK_TYPE_MAP_SWATCH);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/widgets/dbk-area-map-view.ui");
  for (guint i = 0; i < DBK_MAP_N_VIEWS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, toggle_names[i], FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, box);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, map);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, captions);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, caption_start);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, caption_end);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, key);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, key_chosen);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, key_chosen_label);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, key_hatched);
  gtk_widget_class_bind_template_child (widget_class, DbkAreaMapView, key_hatched_label);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_area_hovered_cb);
}

static void
dbk_area_map_view_init (DbkAreaMapView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < DBK_MAP_N_VIEWS; i++)
    {
      self->toggles[i] =
          GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), DBK_TYPE_AREA_MAP_VIEW,
                                                     toggle_names[i]));
    }
  /* A drawing isn't read in a direction: what stands under its left stays there. */
  gtk_widget_set_direction (self->captions, GTK_TEXT_DIR_LTR);
  update_captions (self);
  name_map (self);
}

GtkWidget *
dbk_area_map_view_new (void)
{
  return g_object_new (DBK_TYPE_AREA_MAP_VIEW, NULL);
}

DbkMapView
dbk_area_map_view_get_view (DbkAreaMapView *self)
{
  g_return_val_if_fail (DBK_IS_AREA_MAP_VIEW (self), DBK_MAP_VIEW_FACE_FRONT);
  return dbk_area_map_widget_get_view (self->map);
}

void
dbk_area_map_view_set_view (DbkAreaMapView *self, DbkMapView view)
{
  g_return_if_fail (DBK_IS_AREA_MAP_VIEW (self));
  g_return_if_fail ((guint) view < DBK_MAP_N_VIEWS);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[view]), TRUE);
}

void
dbk_area_map_view_show_best_view (DbkAreaMapView *self)
{
  g_auto (GStrv) codes = NULL;
  guint counts[DBK_MAP_N_VIEWS] = { 0 };
  DbkMapView best;

  g_return_if_fail (DBK_IS_AREA_MAP_VIEW (self));
  codes = dbk_area_map_widget_dup_selected (self->map);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      guint views = dbk_area_map_views (codes[i]);

      for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
        counts[view] += (views >> view) & 1;
    }
  best = dbk_area_map_widget_get_view (self->map);
  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      if (counts[view] > counts[best])
        best = (DbkMapView) view;
    }
  dbk_area_map_view_set_view (self, best);
}

gboolean
dbk_area_map_view_show_area (DbkAreaMapView *self, const char *code)
{
  DbkMapView view;

  g_return_val_if_fail (DBK_IS_AREA_MAP_VIEW (self), FALSE);
  if (code == NULL ||
      !dbk_area_map_best_view (code, dbk_area_map_widget_get_view (self->map), &view))
    return FALSE;
  dbk_area_map_view_set_view (self, view);
  return TRUE;
}

void
dbk_area_map_view_set_editable (DbkAreaMapView *self, gboolean editable)
{
  g_return_if_fail (DBK_IS_AREA_MAP_VIEW (self));
  if (dbk_area_map_widget_get_editable (self->map) == editable)
    return;
  dbk_area_map_widget_set_editable (self->map, editable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

gboolean
dbk_area_map_view_get_editable (DbkAreaMapView *self)
{
  g_return_val_if_fail (DBK_IS_AREA_MAP_VIEW (self), FALSE);
  return dbk_area_map_widget_get_editable (self->map);
}

void
dbk_area_map_view_set_selected (DbkAreaMapView *self, char *const *codes)
{
  g_return_if_fail (DBK_IS_AREA_MAP_VIEW (self));
  dbk_area_map_widget_set_selected (self->map, codes);
}

char **
dbk_area_map_view_dup_selected (DbkAreaMapView *self)
{
  g_return_val_if_fail (DBK_IS_AREA_MAP_VIEW (self), NULL);
  return dbk_area_map_widget_dup_selected (self->map);
}

void
dbk_area_map_view_set_avoided (DbkAreaMapView *self, char *const *codes)
{
  g_return_if_fail (DBK_IS_AREA_MAP_VIEW (self));
  dbk_area_map_widget_set_avoided (self->map, codes);
}

void
dbk_area_map_view_set_not_treated (DbkAreaMapView *self, char *const *codes)
{
  g_return_if_fail (DBK_IS_AREA_MAP_VIEW (self));
  dbk_area_map_widget_set_not_treated (self->map, codes);
}

void
dbk_area_map_view_set_hovered (DbkAreaMapView *self, const char *code)
{
  g_return_if_fail (DBK_IS_AREA_MAP_VIEW (self));
  dbk_area_map_widget_set_hovered (self->map, code);
}

gboolean
dbk_area_map_view_focus_area (DbkAreaMapView *self, const char *code)
{
  g_return_val_if_fail (DBK_IS_AREA_MAP_VIEW (self), FALSE);
  return dbk_area_map_view_show_area (self, code) &&
         dbk_area_map_widget_focus_area (self->map, code);
}

void
dbk_area_map_view_set_key (DbkAreaMapView *self, const char *chosen, const char *hatched)
{
  g_return_if_fail (DBK_IS_AREA_MAP_VIEW (self));
  gtk_label_set_text (self->key_chosen_label, chosen != NULL ? chosen : "");
  gtk_label_set_text (self->key_hatched_label, hatched != NULL ? hatched : "");
  gtk_widget_set_visible (self->key_chosen, chosen != NULL);
  gtk_widget_set_visible (self->key_hatched, hatched != NULL);
  gtk_widget_set_visible (self->key, chosen != NULL || hatched != NULL);
}
