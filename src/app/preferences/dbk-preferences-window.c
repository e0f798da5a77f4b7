/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clinic works with: itself, and the lists its sessions draw on. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-clinic-page.h"
#include "dbk-list-page.h"
#include "dbk-label.h"
#include "dbk-preferences-window.h"
#include "dbk-scales-page.h"
#include "dbk-split-view.h"
#include "dbk-width-bin.h"

struct _DbkPreferencesWindow
{
  AdwWindow parent_instance;

  DbkContext *context;

  DbkWidthBin *bin;
  DbkSplitView *split;
  AdwHeaderBar *sidebar_header;
  GtkListBox *list;
  GtkWidget *back;
  AdwHeaderBar *content_header;
  AdwWindowTitle *title;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (DbkPreferencesWindow, dbk_preferences_window, ADW_TYPE_WINDOW)

static const char *
name_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "dbk-page");
}

static void
show_row (DbkPreferencesWindow *self, GtkListBoxRow *row)
{
  if (row == NULL || self->stack == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, name_of (GTK_WIDGET (row)));
  adw_window_title_set_title (self->title, g_object_get_data (G_OBJECT (row), "dbk-title"));
}

static void
selected_cb (DbkPreferencesWindow *self, GtkListBoxRow *row)
{
  show_row (self, row);
}

static void
activated_cb (DbkPreferencesWindow *self, GtkListBoxRow *row)
{
  show_row (self, row);
  dbk_split_view_set_show_content (self->split, TRUE);
}

static void
back_cb (DbkPreferencesWindow *self)
{
  dbk_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
}

static gboolean
back_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DbkPreferencesWindow *self = DBK_PREFERENCES_WINDOW (widget);

  if (!dbk_split_view_get_folded (self->split))
    return GDK_EVENT_PROPAGATE;
  back_cb (self);
  return GDK_EVENT_STOP;
}

static void
narrow_cb (DbkPreferencesWindow *self)
{
  gboolean narrow = dbk_width_bin_get_narrow (self->bin);

  dbk_split_view_set_folded (self->split, narrow);
  gtk_widget_set_visible (self->back, narrow);
  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, narrow);
  adw_header_bar_set_show_start_title_buttons (self->content_header, narrow);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (DBK_IS_LIST_PAGE (page))
      dbk_list_page_set_narrow (DBK_LIST_PAGE (page), narrow);
    else if (DBK_IS_SCALES_PAGE (page))
      dbk_scales_page_set_narrow (DBK_SCALES_PAGE (page), narrow);
    else
      dbk_clinic_page_set_narrow (DBK_CLINIC_PAGE (page), narrow);
}

static void
add_page (DbkPreferencesWindow *self, const char *name, const char *title, GtkWidget *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = dbk_label_new (title, NULL);

  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  dbk_widget_set_name (row, title);
  g_object_set_data (G_OBJECT (row), "dbk-page", (gpointer) name);
  g_object_set_data (G_OBJECT (row), "dbk-title", (gpointer) title);
  gtk_list_box_append (self->list, row);
  gtk_stack_add_named (self->stack, page, name);
}

static void
dbk_preferences_window_dispose (GObject *object)
{
  g_clear_object (&DBK_PREFERENCES_WINDOW (object)->context);
  G_OBJECT_CLASS (dbk_preferences_window_parent_class)->dispose (object);
}

static void
dbk_preferences_window_class_init (DbkPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dbk_preferences_window_dispose;

  g_type_ensure (DBK_TYPE_SPLIT_VIEW);
  g_type_ensure (DBK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/preferences/dbk-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkPreferencesWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, DbkPreferencesWindow, split);
  gtk_widget_class_bind_template_child (widget_class, DbkPreferencesWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, DbkPreferencesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DbkPreferencesWindow, back);
  gtk_widget_class_bind_template_child (widget_class, DbkPreferencesWindow, content_header);
  gtk_widget_class_bind_template_child (widget_class, DbkPreferencesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DbkPreferencesWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_key_cb, NULL);
}

static void
dbk_preferences_window_init (DbkPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_preferences_window_new (GtkWindow *parent, DbkContext *context)
{
  DbkPreferencesWindow *self =
      g_object_new (DBK_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  guint n;
  const DbkListKind *kinds = dbk_list_kinds (&n);
  const DbkListKind *clinic = dbk_list_kind_of_clinic ();

  self->context = g_object_ref (context);
  add_page (self, clinic->name, _ (clinic->title), dbk_clinic_page_new (context));
  for (guint i = 0; i < n; i++)
    add_page (self, kinds[i].name, _ (kinds[i].title), dbk_list_page_new (context, &kinds[i]));
  add_page (self, "scales", _ ("Scales"), dbk_scales_page_new (context));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  return GTK_WIDGET (self);
}

GtkWidget *
dbk_preferences_window_show_page (DbkPreferencesWindow *self, const char *page)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (DBK_IS_PREFERENCES_WINDOW (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (name_of (GTK_WIDGET (row)), page))
      {
        gtk_list_box_select_row (self->list, row);
        dbk_split_view_set_show_content (self->split, TRUE);
      }
  return gtk_stack_get_child_by_name (self->stack, page);
}
