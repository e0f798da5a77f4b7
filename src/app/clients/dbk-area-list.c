/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing areas: on the map or in the list, one selection. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-list.h"
#include "dbk-area-map-view.h"
#include "dbk-catalog.h"
#include "dbk-field.h"
#include "dbk-label.h"
#include "dbk-names.h"

struct _DbkAreaList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  DbkAreaMapView *map;
  GtkWidget *row;     /* the expander */
  GPtrArray *buttons; /* of GtkCheckButton, as in the catalogue */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DbkAreaList, dbk_area_list, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
show_summary (DbkAreaList *self, char *const *areas)
{
  g_autofree char *names = dbk_names_areas_plain (areas);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->row),
                                 *names != '\0' ? names : _ ("None chosen"));
}

static void
show_list (DbkAreaList *self, char *const *areas)
{
  guint n;
  const DbkAreaInfo *infos = dbk_catalog_areas (&n);

  self->showing = TRUE;
  for (guint i = 0; i < n; i++)
    gtk_check_button_set_active (self->buttons->pdata[i], dbk_codes_contain (areas, infos[i].code));
  self->showing = FALSE;
  show_summary (self, areas);
}

static void
map_cb (DbkAreaList *self)
{
  g_auto (GStrv) areas = dbk_area_map_view_dup_selected (self->map);

  show_list (self, areas);
  dbk_field_set_error (self->row, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static char **
from_list (DbkAreaList *self)
{
  guint n;
  const DbkAreaInfo *infos = dbk_catalog_areas (&n);
  GPtrArray *areas = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (gtk_check_button_get_active (self->buttons->pdata[i]))
      g_ptr_array_add (areas, g_strdup (infos[i].code));
  if (areas->len == 0)
    {
      g_ptr_array_unref (areas);
      return NULL;
    }
  g_ptr_array_add (areas, NULL);
  return (char **) g_ptr_array_free (areas, FALSE);
}

static void
list_cb (GtkCheckButton *button, GParamSpec *spec, DbkAreaList *self)
{
  g_auto (GStrv) areas = NULL;

  if (self->showing)
    return;
  areas = from_list (self);
  dbk_area_map_view_set_selected (self->map, areas);
  if (gtk_check_button_get_active (button))
    dbk_area_map_view_show_area (self->map, g_object_get_data (G_OBJECT (button), "dbk-area"));
  show_summary (self, areas);
  dbk_field_set_error (self->row, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
add_rows (DbkAreaList *self)
{
  guint n;
  const DbkAreaInfo *infos = dbk_catalog_areas (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     dbk_name (DBK_NAME_AREA, infos[i].code));
      if (infos[i].normally_excluded)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Normally not treated"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "dbk-area", (gpointer) infos[i].code);
      g_signal_connect_object (button, "notify::active", G_CALLBACK (list_cb), self, 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), row);
      g_ptr_array_add (self->buttons, button);
    }
}

static void
dbk_area_list_dispose (GObject *object)
{
  DbkAreaList *self = DBK_AREA_LIST (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dbk_area_list_parent_class)->dispose (object);
}

static void
dbk_area_list_class_init (DbkAreaListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_area_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", DBK_TYPE_AREA_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
dbk_area_list_init (DbkAreaList *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->buttons = g_ptr_array_new ();
  self->box = dbk_column_new (12, NULL);
  self->map = DBK_AREA_MAP_VIEW (dbk_area_map_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->map), -1, 380);
  g_signal_connect_object (self->map, "selection-changed", G_CALLBACK (map_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->map));
  self->row = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Areas"));
  dbk_widget_set_name (self->row, _ ("Areas"));
  add_rows (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->row);
  gtk_box_append (GTK_BOX (self->box), group);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show_summary (self, NULL);
}

GtkWidget *
dbk_area_list_new (void)
{
  return g_object_new (DBK_TYPE_AREA_LIST, NULL);
}

char **
dbk_area_list_dup_areas (DbkAreaList *self)
{
  g_return_val_if_fail (DBK_IS_AREA_LIST (self), NULL);

  return from_list (self);
}

void
dbk_area_list_set_areas (DbkAreaList *self, char *const *areas)
{
  g_return_if_fail (DBK_IS_AREA_LIST (self));

  dbk_area_map_view_set_selected (self->map, areas);
  dbk_area_map_view_show_best_view (self->map);
  show_list (self, areas);
}

void
dbk_area_list_toggle (DbkAreaList *self, const char *area)
{
  g_return_if_fail (DBK_IS_AREA_LIST (self));

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkCheckButton *button = self->buttons->pdata[i];

      if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "dbk-area"), area) == 0)
        gtk_check_button_set_active (button, !gtk_check_button_get_active (button));
    }
}

GtkWidget *
dbk_area_list_get_row (DbkAreaList *self)
{
  g_return_val_if_fail (DBK_IS_AREA_LIST (self), NULL);

  return self->row;
}
