/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with one photograph, or with two dates beside each other or under one slider. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-label.h"
#include "dbk-photo-cache.h"
#include "dbk-photo-cell.h"
#include "dbk-photo-dialog.h"
#include "dbk-photo-window.h"

/* More than a screen shows; less than twenty megabytes. */
#define LONGEST 2400
#define N_MODES 3

struct _DbkPhotoWindow
{
  AdwWindow parent_instance;

  DbkContext *context;
  GListModel *items;
  DbkCompareMode mode;
  GCancellable *cancellables[2];
  DbkPhotoCompare *compare;
  GtkDropDown *choices[2];
  GtkToggleButton *modes[N_MODES];
  GtkWidget *split;
  GtkWidget *edit;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (DbkPhotoWindow, dbk_photo_window, ADW_TYPE_WINDOW)

static DbkPhotoItem *
item_of (DbkPhotoWindow *self, int index)
{
  return g_list_model_get_item (self->items, gtk_drop_down_get_selected (self->choices[index]));
}

/* Loading */

typedef struct
{
  GWeakRef window;
  int index;
} Wait;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  g_autoptr (DbkPhotoWindow) self = g_weak_ref_get (&wait->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = dbk_photo_cache_load_finish (result, &error);

  if (self != NULL && self->compare != NULL &&
      self->cancellables[wait->index] == g_task_get_cancellable (G_TASK (result)))
    {
      if (texture != NULL)
        dbk_photo_compare_set_texture (self->compare, wait->index == 1, texture);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          gtk_label_set_label (GTK_LABEL (self->problem), error->message);
          gtk_widget_set_visible (self->problem, TRUE);
        }
    }
  g_weak_ref_clear (&wait->window);
  g_free (wait);
}

static void
stop_waiting (DbkPhotoWindow *self, int index)
{
  if (self->cancellables[index] != NULL)
    g_cancellable_cancel (self->cancellables[index]);
  g_clear_object (&self->cancellables[index]);
}

static void
load (DbkPhotoWindow *self, int index)
{
  DbkPhotoCache *cache = dbk_photo_cache_get (self->context);
  g_autoptr (DbkPhotoItem) item = item_of (self, index);
  const char *sha256 = dbk_photo_item_get_photo (item)->sha256;
  Wait *wait = g_new0 (Wait, 1);
  int dots = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  stop_waiting (self, index);
  self->cancellables[index] = g_cancellable_new ();
  gtk_widget_set_visible (self->problem, FALSE);
  /* The small one, if it is at hand, until the large one is there. */
  dbk_photo_compare_set_texture (self->compare, index == 1,
                                 dbk_photo_cache_peek (cache, sha256, DBK_PHOTO_CELL_WIDTH * dots,
                                                       DBK_PHOTO_CELL_HEIGHT * dots));
  g_weak_ref_init (&wait->window, self);
  wait->index = index;
  dbk_photo_cache_load_async (cache, sha256, LONGEST, LONGEST, self->cancellables[index], loaded_cb,
                              wait);
}

/* Choosing */

static void
describe (DbkPhotoWindow *self)
{
  g_autoptr (DbkPhotoItem) first = item_of (self, 0);
  g_autoptr (DbkPhotoItem) second = item_of (self, 1);
  const char *first_title = dbk_photo_item_get_title (first);
  const char *second_title = dbk_photo_item_get_title (second);
  g_autofree char *both = g_strdup_printf (_ ("%1$s, and %2$s"), first_title, second_title);

  dbk_widget_set_name (GTK_WIDGET (self->compare),
                       self->mode == DBK_COMPARE_ONE ? second_title : both);
  gtk_widget_set_visible (self->edit, self->mode == DBK_COMPARE_ONE &&
                                          dbk_photo_item_get_session (second) == NULL &&
                                          dbk_context_is_clinical (self->context));
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *spec, DbkPhotoWindow *self)
{
  int index = choice == self->choices[1] ? 1 : 0;

  if (gtk_drop_down_get_selected (choice) == GTK_INVALID_LIST_POSITION)
    return;
  load (self, index);
  describe (self);
}

static void
set_mode (DbkPhotoWindow *self, DbkCompareMode mode)
{
  self->mode = mode;
  dbk_photo_compare_set_mode (self->compare, mode);
  gtk_widget_set_visible (GTK_WIDGET (self->choices[0]), mode != DBK_COMPARE_ONE);
  gtk_widget_set_visible (self->split, mode == DBK_COMPARE_SLIDER);
  if (mode != DBK_COMPARE_ONE && self->cancellables[0] == NULL)
    load (self, 0);
  describe (self);
}

static void
mode_cb (GtkToggleButton *button, DbkPhotoWindow *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < N_MODES; i++)
    if (self->modes[i] == button)
      set_mode (self, (DbkCompareMode) i);
}

static void
split_cb (GtkRange *range, DbkPhotoWindow *self)
{
  dbk_photo_compare_set_split (self->compare, gtk_range_get_value (range) / 100);
}

static void
edit_cb (DbkPhotoWindow *self)
{
  g_autoptr (DbkPhotoItem) item = item_of (self, 1);
  const DbkPhoto *photo = dbk_photo_item_get_photo (item);
  GtkWidget *dialog = dbk_photo_edit_dialog_new (GTK_WIDGET (self), self->context, photo);

  /* What is listed here is not true any more. */
  g_signal_connect_object (dialog, "saved", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DbkPhotoWindow *self = DBK_PHOTO_WINDOW (widget);
  gint64 place =
      (gint64) gtk_drop_down_get_selected (self->choices[1]) + g_variant_get_int32 (arguments);

  if (place >= 0 && place < (gint64) g_list_model_get_n_items (self->items))
    gtk_drop_down_set_selected (self->choices[1], (guint) place);
  return TRUE;
}

/* The class */

static void
dbk_photo_window_dispose (GObject *object)
{
  DbkPhotoWindow *self = DBK_PHOTO_WINDOW (object);

  stop_waiting (self, 0);
  stop_waiting (self, 1);
  self->compare = NULL;
  g_clear_object (&self->items);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (dbk_photo_window_parent_class)->dispose (object);
}

static void
dbk_photo_window_class_init (DbkPhotoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_photo_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, step_cb, "i", 1);
}

static void
dbk_photo_window_init (DbkPhotoWindow *self)
{
}

static GtkWidget *
make_modes (DbkPhotoWindow *self)
{
  const char *const labels[N_MODES] = { _ ("_One"), _ ("_Side by Side"), _ ("S_lider") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < N_MODES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_mnemonic (labels[i]);

      self->modes[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->modes[i], self->modes[0]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (mode_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_choice (DbkPhotoWindow *self, int index, const char *name)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (DbkPhotoItem) item = g_list_model_get_item (self->items, i);
      const char *title = dbk_photo_item_get_title (item);

      gtk_string_list_append (titles, title);
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  self->choices[index] = GTK_DROP_DOWN (choice);
  gtk_widget_set_hexpand (choice, TRUE);
  dbk_widget_set_name (choice, name);
  return choice;
}

/* The oldest that was taken in the same way: what was before. */
static guint
find_before (DbkPhotoWindow *self, guint position)
{
  g_autoptr (DbkPhotoItem) item = g_list_model_get_item (self->items, position);
  const DbkPhoto *photo = dbk_photo_item_get_photo (item);
  guint n = g_list_model_get_n_items (self->items);

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (DbkPhotoItem) other = g_list_model_get_item (self->items, i - 1);
      const DbkPhoto *older = dbk_photo_item_get_photo (other);

      if (i - 1 != position && g_strcmp0 (older->view, photo->view) == 0 &&
          g_strcmp0 (older->area, photo->area) == 0)
        return i - 1;
    }
  return position == n - 1 ? 0 : n - 1;
}

static GtkWidget *
make_foot (DbkPhotoWindow *self)
{
  GtkWidget *foot = dbk_column_new (6, NULL);
  GtkWidget *row = dbk_row_new (8, NULL);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (row), make_choice (self, 0, _ ("Photograph at the left")));
  gtk_box_append (GTK_BOX (row), make_choice (self, 1, _ ("Photograph")));
  self->split = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 100, 1);
  gtk_range_set_value (GTK_RANGE (self->split), 50);
  dbk_widget_set_name (self->split, _ ("Where one photograph ends and the other begins"));
  g_signal_connect_object (self->split, "value-changed", G_CALLBACK (split_cb), self, 0);
  gtk_box_append (GTK_BOX (foot), self->split);
  gtk_box_append (GTK_BOX (foot), row);
  gtk_widget_set_margin_start (foot, 12);
  gtk_widget_set_margin_end (foot, 12);
  gtk_widget_set_margin_top (foot, 8);
  gtk_widget_set_margin_bottom (foot, 12);
  return foot;
}

static void
build (DbkPhotoWindow *self)
{
  GtkWidget *column = dbk_column_new (0, NULL);
  GtkWidget *header = adw_header_bar_new ();

  self->compare = DBK_PHOTO_COMPARE (dbk_photo_compare_new ());
  self->problem = dbk_text_new ("", "dbk-dim");
  self->edit = gtk_button_new_with_mnemonic (_ ("_Edit…"));
  g_signal_connect_object (self->edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), make_modes (self));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->edit);
  gtk_widget_set_vexpand (GTK_WIDGET (self->compare), TRUE);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_margin_start (self->problem, 12);
  gtk_widget_set_margin_top (self->problem, 6);
  gtk_box_append (GTK_BOX (column), header);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->compare));
  gtk_box_append (GTK_BOX (column), self->problem);
  gtk_box_append (GTK_BOX (column), make_foot (self));
  adw_window_set_content (ADW_WINDOW (self), column);
}

GtkWidget *
dbk_photo_window_new (GtkWidget *from,
                      DbkContext *context,
                      GListModel *items,
                      guint position,
                      DbkCompareMode mode)
{
  GtkRoot *root = from == NULL ? NULL : gtk_widget_get_root (from);
  DbkPhotoWindow *self = g_object_new (DBK_TYPE_PHOTO_WINDOW, "title", _ ("Photographs"), "modal",
                                       TRUE, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                                       "default-width", 1080, "default-height", 760, NULL);

  self->context = g_object_ref (context);
  self->items = g_object_ref (items);
  build (self);
  gtk_drop_down_set_selected (self->choices[0], find_before (self, position));
  gtk_drop_down_set_selected (self->choices[1], position);
  for (int i = 0; i < 2; i++)
    g_signal_connect_object (self->choices[i], "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  load (self, 1);
  if (g_list_model_get_n_items (items) < 2)
    for (int i = 1; i < N_MODES; i++)
      gtk_widget_set_sensitive (GTK_WIDGET (self->modes[i]), FALSE);
  gtk_toggle_button_set_active (self->modes[mode], TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->compare));
  return GTK_WIDGET (self);
}

DbkPhotoCompare *
dbk_photo_window_get_compare (DbkPhotoWindow *self)
{
  g_return_val_if_fail (DBK_IS_PHOTO_WINDOW (self), NULL);

  return self->compare;
}

guint
dbk_photo_window_get_chosen (DbkPhotoWindow *self, gboolean second)
{
  g_return_val_if_fail (DBK_IS_PHOTO_WINDOW (self), 0);

  return gtk_drop_down_get_selected (self->choices[second ? 1 : 0]);
}
