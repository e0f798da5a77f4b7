/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logo and color of the letterhead. */
#include "config.h"

#include "dbk-letterhead-group.h"

#include <glib/gi18n.h>

#include "dbk-file-dialog.h"
#include "dbk-list-job.h"
#include "dbk-logo.h"
#include "dbk-spoken.h"
#include "dbk-toast.h"

/* Dark enough for text on white paper, and told apart by their names too. */
static const struct
{
  const char *color;
  const char *name;
} palette[] = {
  { "", NC_ ("color", "Black") },        { "#8a3b66", NC_ ("color", "Plum") },
  { "#9b2d2d", NC_ ("color", "Red") },   { "#8a5a14", NC_ ("color", "Ochre") },
  { "#3c6e3c", NC_ ("color", "Green") }, { "#1f6b6b", NC_ ("color", "Teal") },
  { "#1c5a8a", NC_ ("color", "Blue") },  { "#5a4a8a", NC_ ("color", "Violet") },
};

struct _DbkLetterheadGroup
{
  AdwPreferencesGroup parent_instance;

  DbkContext *context;
  GtkWidget *logo_row;
  GtkWidget *picture;
  GtkWidget *choose;
  GtkWidget *remove;
  GtkWidget *color_row;
  GtkToggleButton *swatches[G_N_ELEMENTS (palette)];
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DbkLetterheadGroup, dbk_letterhead_group, ADW_TYPE_PREFERENCES_GROUP)

static const DbkClinic *
clinic_of (DbkLetterheadGroup *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);

  return lists == NULL ? NULL : lists->clinic;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkLetterheadGroup) self = data;
  g_autoptr (GError) error = NULL;
  gpointer clinic = dbk_context_finish (result, &error);

  if (clinic == NULL)
    dbk_report_error (GTK_WIDGET (self), _ ("The Letterhead Was Not Changed"), error);
  else
    dbk_record_unref (clinic);
}

static void
save (DbkLetterheadGroup *self, DbkClinic *changed)
{
  dbk_context_write (self->context, dbk_list_write,
                     dbk_list_job_new (self->context, clinic_of (self), changed), dbk_list_job_free,
                     dbk_record_unref, NULL, saved_cb, g_object_ref (self));
}

static void
set_logo (DbkLetterheadGroup *self, GBytes *logo)
{
  g_autoptr (DbkClinic) changed = NULL;

  if (clinic_of (self) == NULL)
    return;
  changed = dbk_clinic_copy (clinic_of (self));
  g_clear_pointer (&changed->logo, g_bytes_unref);
  changed->logo = logo == NULL ? NULL : g_bytes_ref (logo);
  save (self, changed);
}

static void
read_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *logo = dbk_logo_read (path, &error);

  if (logo == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, logo, (GDestroyNotify) g_bytes_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkLetterheadGroup *self = DBK_LETTERHEAD_GROUP (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = g_task_propagate_pointer (G_TASK (result), &error);

  if (logo == NULL)
    dbk_report_error (GTK_WIDGET (self), _ ("The Logo Was Not Changed"), error);
  else
    set_logo (self, logo);
}

void
dbk_letterhead_group_take_logo (DbkLetterheadGroup *self, const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DBK_IS_LETTERHEAD_GROUP (self));

  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);
}

static void
file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkLetterheadGroup) self = data;
  g_autoptr (GFile) file = dbk_file_dialog_finish (result);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (path != NULL)
    dbk_letterhead_group_take_logo (self, path);
}

static void
choose_cb (DbkLetterheadGroup *self)
{
  g_autoptr (GtkFileFilter) filter =
      dbk_file_filter_new (_ ("Pictures"), "png", "jpg", "jpeg", "svg", "webp", NULL);
  GtkFileFilter *filters[] = { filter, NULL };

  dbk_file_open_async (GTK_WIDGET (self), _ ("Choose the Clinic’s Logo"), _ ("_Choose"), filters,
                       file_cb, g_object_ref (self));
}

static void
remove_cb (DbkLetterheadGroup *self)
{
  set_logo (self, NULL);
}

static void
swatch_cb (DbkLetterheadGroup *self, GtkToggleButton *button)
{
  const char *color = g_object_get_data (G_OBJECT (button), "color");
  g_autoptr (DbkClinic) changed = NULL;

  if (self->showing || !gtk_toggle_button_get_active (button) || clinic_of (self) == NULL)
    return;
  changed = dbk_clinic_copy (clinic_of (self));
  dbk_set_text (&changed->color, color);
  save (self, changed);
}

static void
show (DbkLetterheadGroup *self)
{
  const DbkClinic *clinic = clinic_of (self);
  gboolean may = dbk_context_is_clinical (self->context);
  g_autoptr (GdkTexture) texture = NULL;

  if (clinic == NULL || self->logo_row == NULL)
    return;
  if (clinic->logo != NULL)
    texture = gdk_texture_new_from_bytes (clinic->logo, NULL);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, texture != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->logo_row),
                               texture != NULL ? "" : _ ("None: only the clinic’s name"));
  gtk_widget_set_visible (self->choose, may);
  gtk_widget_set_visible (self->remove, may && clinic->logo != NULL);
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    {
      const char *color = clinic->color == NULL ? "" : clinic->color;

      gtk_toggle_button_set_active (self->swatches[i],
                                    g_ascii_strcasecmp (color, palette[i].color) == 0);
      gtk_widget_set_sensitive (GTK_WIDGET (self->swatches[i]), may);
    }
  self->showing = FALSE;
}

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  guint ink = dbk_letterhead_ink (data);

  cairo_set_source_rgb (cr, (ink >> 16 & 0xff) / 255.0, (ink >> 8 & 0xff) / 255.0,
                        (ink & 0xff) / 255.0);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill_preserve (cr);
  /* Black on a dark window has an edge too. */
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.8);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static GtkToggleButton *
new_swatch (DbkLetterheadGroup *self, guint i)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  const char *name = g_dpgettext2 (GETTEXT_PACKAGE, "color", palette[i].name);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 18);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 18);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_swatch, (gpointer) palette[i].color,
                                  NULL);
  gtk_button_set_child (GTK_BUTTON (button), area);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  dbk_spoken_name_button (GTK_BUTTON (button), name);
  g_object_set_data (G_OBJECT (button), "color", (gpointer) palette[i].color);
  if (i > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->swatches[0]);
  g_signal_connect_object (button, "toggled", G_CALLBACK (swatch_cb), self, G_CONNECT_SWAPPED);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
new_button (DbkLetterheadGroup *self, const char *label, const char *spoken, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  dbk_spoken_name_button (GTK_BUTTON (button), spoken);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_logo_row (DbkLetterheadGroup *self)
{
  self->logo_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->logo_row), _ ("Logo"));
  self->picture = gtk_picture_new ();
  gtk_widget_set_size_request (self->picture, 96, 36);
  gtk_widget_set_margin_top (self->picture, 6);
  gtk_widget_set_margin_bottom (self->picture, 6);
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), _ ("The clinic’s logo"));
  gtk_widget_add_css_class (self->picture, "dbk-paper");
  self->choose = new_button (self, _ ("_Choose…"), _ ("Choose Logo"), G_CALLBACK (choose_cb));
  self->remove = new_button (self, _ ("_Remove"), _ ("Remove Logo"), G_CALLBACK (remove_cb));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->logo_row), self->picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->logo_row), self->choose);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->logo_row), self->remove);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->logo_row);
}

static void
add_color_row (DbkLetterheadGroup *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Color of the Name and the Rule"));
  GtkWidget *swatches = gtk_flow_box_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (swatches), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (swatches), 4);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (swatches), G_N_ELEMENTS (palette));
  gtk_widget_set_halign (swatches, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (swatches), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Color of the Name and the Rule"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      self->swatches[i] = new_swatch (self, i);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), GTK_WIDGET (self->swatches[i]));
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (swatches), child);
    }
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), swatches);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Color of the Name and the Rule"));
  self->color_row = row;
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
dbk_letterhead_group_dispose (GObject *object)
{
  DbkLetterheadGroup *self = DBK_LETTERHEAD_GROUP (object);

  self->logo_row = NULL;
  g_clear_object (&self->context);
  G_OBJECT_CLASS (dbk_letterhead_group_parent_class)->dispose (object);
}

static void
dbk_letterhead_group_class_init (DbkLetterheadGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_letterhead_group_dispose;
}

static void
dbk_letterhead_group_init (DbkLetterheadGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Letterhead"));
  add_logo_row (self);
  add_color_row (self);
}

GtkWidget *
dbk_letterhead_group_new (DbkContext *context)
{
  DbkLetterheadGroup *self = g_object_new (DBK_TYPE_LETTERHEAD_GROUP, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::lists", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::clinical", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
