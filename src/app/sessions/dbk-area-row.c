/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area in the treatment section: its two forms. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-row-private.h"
#include "dbk-area-values.h"
#include "dbk-names.h"

G_DEFINE_FINAL_TYPE (DbkAreaRow, dbk_area_row, GTK_TYPE_WIDGET)

enum
{
  HOVERED,
  OPENED,
  MOVED_ON,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

DbkSessionArea *
dbk_area_row_get_values (DbkAreaRow *self)
{
  return dbk_session_find_area (dbk_draft_get_session (self->draft), self->area);
}

static void
set_hovered (DbkAreaRow *self, gboolean hovered)
{
  if (self->hovered == hovered)
    return;
  self->hovered = hovered;
  g_signal_emit (self, signals[HOVERED], 0, hovered);
}

static void
enter_cb (DbkAreaRow *self)
{
  set_hovered (self, TRUE);
}

static void
leave_cb (DbkAreaRow *self)
{
  set_hovered (self, FALSE);
}

static void
line_clicked_cb (DbkAreaRow *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
endpoint_chosen_cb (DbkAreaRow *self, int grade, gboolean typed)
{
  if (typed && grade != DBK_NONE)
    g_signal_emit (self, signals[MOVED_ON], 0);
}

static void
make_line (DbkAreaRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->line = gtk_button_new ();
  gtk_widget_add_css_class (self->line, "flat");
  gtk_widget_add_css_class (self->line, "dbk-area-line");
  self->line_name = GTK_LABEL (gtk_label_new (dbk_name (DBK_NAME_AREA, self->area)));
  gtk_label_set_xalign (self->line_name, 0);
  gtk_label_set_ellipsize (self->line_name, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->line_name), "heading");
  self->line_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->line_text, 0);
  gtk_label_set_ellipsize (self->line_text, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->line_text), "dbk-last");
  gtk_widget_add_css_class (GTK_WIDGET (self->line_text), "numeric");
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->line_name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->line_text));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  self->line_check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_box_append (GTK_BOX (box), self->line_check);
  gtk_button_set_child (GTK_BUTTON (self->line), box);
  g_signal_connect_swapped (self->line, "clicked", G_CALLBACK (line_clicked_cb), self);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

/* Where each cell stands in the two forms. */
static void
place_cells (DbkAreaRow *self)
{
  static const int narrow[DBK_N_COLUMNS][3] = {
    { 0, 0, 2 }, { 0, 1, 1 }, { 1, 1, 1 }, { 0, 2, 1 }, { 1, 2, 1 }, { 0, 3, 2 },
  };

  for (int i = 0; i < DBK_N_COLUMNS; i++)
    {
      DbkAreaCell *cell = &self->cells[i];

      g_object_ref (cell->box);
      if (gtk_widget_get_parent (cell->box) != NULL)
        gtk_grid_remove (GTK_GRID (self->grid), cell->box);
      if (self->narrow)
        {
          gtk_size_group_remove_widget (self->columns->groups[i], cell->box);
          gtk_widget_set_size_request (cell->box, -1, -1);
          gtk_grid_attach (GTK_GRID (self->grid), cell->box, narrow[i][0], narrow[i][1],
                           narrow[i][2], 1);
        }
      else
        {
          gtk_grid_attach (GTK_GRID (self->grid), cell->box, i, 0, 1, 1);
          gtk_widget_set_size_request (cell->box,
                                       dbk_row_column_width (GTK_WIDGET (self), (DbkColumn) i), -1);
          gtk_size_group_add_widget (self->columns->groups[i], cell->box);
        }
      gtk_widget_set_hexpand (cell->box, self->narrow || i == DBK_COLUMN_AREA);
      gtk_widget_set_visible (cell->heading, self->narrow && i != DBK_COLUMN_AREA);
      g_object_unref (cell->box);
    }
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), self->narrow);
}

static void
leave_columns (DbkAreaRow *self)
{
  for (int i = 0; i < DBK_N_COLUMNS && self->columns != NULL; i++)
    {
      GSList *widgets = gtk_size_group_get_widgets (self->columns->groups[i]);

      if (g_slist_find (widgets, self->cells[i].box) != NULL)
        gtk_size_group_remove_widget (self->columns->groups[i], self->cells[i].box);
    }
  self->columns = NULL;
}

static void
dbk_area_row_dispose (GObject *object)
{
  DbkAreaRow *self = DBK_AREA_ROW (object);

  if (self->grid != NULL)
    leave_columns (self);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dbk_area_row_parent_class)->dispose (object);
}

static void
dbk_area_row_finalize (GObject *object)
{
  g_free (DBK_AREA_ROW (object)->area);
  G_OBJECT_CLASS (dbk_area_row_parent_class)->finalize (object);
}

static void
dbk_area_row_class_init (DbkAreaRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_area_row_dispose;
  object_class->finalize = dbk_area_row_finalize;
  signals[HOVERED] = g_signal_new ("hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED_ON] = g_signal_new ("moved-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dbk_area_row_init (DbkAreaRow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "dbk-area-row");
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
dbk_area_row_new (DbkDraft *draft, const char *area, DbkRowColumns *columns)
{
  DbkAreaRow *self = g_object_new (DBK_TYPE_AREA_ROW, NULL);

  self->draft = g_object_ref (draft);
  self->area = g_strdup (area);
  self->columns = columns;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dbk_name (DBK_NAME_AREA, area), -1);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  dbk_area_row_make_fields (self);
  g_signal_connect_object (self->endpoint, "chosen", G_CALLBACK (endpoint_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  make_line (self);
  gtk_widget_set_visible (self->line, FALSE);
  place_cells (self);
  dbk_area_row_refresh (self);
  return GTK_WIDGET (self);
}

const char *
dbk_area_row_get_area (DbkAreaRow *self)
{
  g_return_val_if_fail (DBK_IS_AREA_ROW (self), NULL);

  return self->area;
}

void
dbk_area_row_refresh (DbkAreaRow *self)
{
  g_return_if_fail (DBK_IS_AREA_ROW (self));

  /* The row may be on its way out. */
  if (dbk_area_row_get_values (self) == NULL)
    return;
  dbk_area_row_fill (self);
  dbk_area_row_show_last (self);
}

static int
column_of (const char *field)
{
  static const char *const fields[DBK_N_COLUMNS] = { "area",   "tip",       "vacuum",
                                                     "passes", "direction", "endpoint" };

  for (int i = 0; i < DBK_N_COLUMNS; i++)
    if (g_strcmp0 (fields[i], field) == 0)
      return i;
  return -1;
}

void
dbk_area_row_set_next (DbkAreaRow *self, const char *field)
{
  int column = column_of (field);
  int shown = field == NULL ? 0 : column + 2;

  g_return_if_fail (DBK_IS_AREA_ROW (self));

  if (self->next_shown == shown)
    return;

  self->next_shown = shown;
  for (int i = 0; i < DBK_N_COLUMNS; i++)
    {
      if (i == column)
        gtk_widget_add_css_class (self->cells[i].control, "missing");
      else
        gtk_widget_remove_css_class (self->cells[i].control, "missing");
    }
  if (field != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "next");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "next");
}

void
dbk_area_row_set_complete (DbkAreaRow *self, gboolean complete)
{
  const DbkSessionArea *values;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DBK_IS_AREA_ROW (self));

  values = dbk_area_row_get_values (self);
  if (values == NULL)
    return;
  text = dbk_area_settings_text (values);
  gtk_label_set_text (self->line_text, *text != '\0' ? text : _ ("Nothing set yet"));
  gtk_widget_set_visible (self->line_check, complete);
  spoken =
      g_strdup_printf (complete ? _ ("%s, complete: %s") : _ ("%s, not complete: %s"),
                       dbk_name (DBK_NAME_AREA, self->area), gtk_label_get_text (self->line_text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

void
dbk_area_row_set_form (DbkAreaRow *self, gboolean narrow, gboolean open)
{
  g_return_if_fail (DBK_IS_AREA_ROW (self));

  self->open = open;
  if (self->narrow != narrow)
    {
      self->narrow = narrow;
      place_cells (self);
    }
  gtk_widget_set_visible (self->grid, !narrow || open);
  gtk_widget_set_visible (self->line, narrow && !open);
}

gboolean
dbk_area_row_focus_field (DbkAreaRow *self, const char *field)
{
  int column = column_of (field);

  g_return_val_if_fail (DBK_IS_AREA_ROW (self), FALSE);

  return column > 0 && gtk_widget_grab_focus (self->cells[column].control);
}
