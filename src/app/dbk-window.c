/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on one clinic's records. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-welcome-page.h"
#include "dbk-window-private.h"

G_DEFINE_FINAL_TYPE (DbkWindow, dbk_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Pages that care are told by a property of that name. */
void
dbk_window_tell_narrow (GtkWidget *page, gboolean narrow)
{
  GParamSpec *spec =
      page != NULL ? g_object_class_find_property (G_OBJECT_GET_CLASS (page), "narrow") : NULL;

  if (spec != NULL && (spec->flags & G_PARAM_WRITABLE) != 0)
    g_object_set (page, "narrow", narrow, NULL);
}

static void
tell_all_narrow (GtkStack *stack, gboolean narrow)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    dbk_window_tell_narrow (page, narrow);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
narrow_cb (DbkWindow *self)
{
  gboolean narrow = dbk_window_is_narrow (self);

  dbk_split_view_set_folded (self->split, narrow);
  set_class (self->open_side, "narrow", narrow);
  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, narrow);
  adw_header_bar_set_show_start_title_buttons (self->empty_header, narrow);
  gtk_widget_set_visible (self->empty_back, narrow);
  tell_all_narrow (self->content, narrow);
  tell_all_narrow (self->stack, narrow);
  dbk_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

void
dbk_window_show_page (DbkWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  /* Where toasts come up there is the strip that leads to what is next. */
  set_class (self->open_side, "dbk-over-strip", g_str_equal (page, "session"));
  dbk_window_update_actions (self);
}

static void
open_cb (DbkWindow *self, gint64 row, gboolean settled)
{
  dbk_window_show_client (self, row, settled);
}

/* Made when it is needed: once in the life of the records. */
static void
show_welcome (DbkWindow *self)
{
  if (gtk_stack_get_child_by_name (self->stack, "welcome") == NULL)
    gtk_stack_add_named (self->stack, dbk_welcome_page_new (), "welcome");
  dbk_window_show_page (self, "welcome");
}

/* The first start ends when the clinic has a name or staff. */
static void
set_up_cb (DbkWindow *self)
{
  const char *page = dbk_window_get_page (self);

  if (!self->opened)
    return;
  if (!dbk_context_is_set_up (self->context))
    {
      if (g_str_equal (page, "loading"))
        show_welcome (self);
      return;
    }
  if (g_str_equal (page, "loading") || g_str_equal (page, "welcome"))
    {
      dbk_window_show_page (self, "records");
      dbk_client_list_load (self->list);
    }
}

static void
who_works_cb (DbkWindow *self)
{
  dbk_window_update_actions (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!dbk_context_open_finish (DBK_CONTEXT (source), result, &error))
    {
      dbk_window_fail (self, error);
      return;
    }
  self->opened = TRUE;
  set_up_cb (self);
  dbk_window_lock_at_start (self);
}

void
dbk_window_open (DbkWindow *self)
{
  g_return_if_fail (DBK_IS_WINDOW (self));

  dbk_context_open_async (self->context, NULL, opened_cb, g_object_ref (self));
}

void
dbk_window_fail (DbkWindow *self, const GError *error)
{
  g_autofree char *folder = NULL;
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (DBK_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  folder = g_filename_display_name (dbk_context_get_directory (self->context));
  /* Translators: %s is the folder the records are in. */
  where = g_strdup_printf (_ ("Folder: %s"), folder);
  text = g_markup_printf_escaped ("%s\n\n%s", error->message, where);
  adw_status_page_set_description (self->failure, text);
  /* A folder that is refused or full takes no backup either. */
  gtk_widget_set_visible (self->failure_restore,
                          g_error_matches (error, DBK_ERROR, DBK_ERROR_CORRUPT) ||
                              g_error_matches (error, DBK_ERROR, DBK_ERROR_FOREIGN) ||
                              g_error_matches (error, DBK_ERROR, DBK_ERROR_ALTERED) ||
                              g_error_matches (error, DBK_ERROR, DBK_ERROR_NEWER));
  dbk_window_show_page (self, "failed");
}

void
dbk_window_let_go (DbkWindow *self)
{
  g_return_if_fail (DBK_IS_WINDOW (self));

  self->closing = DBK_CLOSING_ASKED;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  dbk_window_show_page (self, "loading");
}

static void
add_lists (DbkWindow *self)
{
  self->list = DBK_CLIENT_LIST (dbk_client_list_new (self->context));
  g_signal_connect_object (self->list, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "due", G_CALLBACK (dbk_window_show_due), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->list_bin, GTK_WIDGET (self->list));

  self->who = DBK_WHO_BUTTON (dbk_who_button_new (self->context));
  adw_header_bar_set_title_widget (self->sidebar_header, GTK_WIDGET (self->who));
}

static void
dbk_window_dispose (GObject *object)
{
  DbkWindow *self = DBK_WINDOW (object);

  dbk_window_let_focus_go (self);
  dbk_window_clear_lock (self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_window_parent_class)->dispose (object);
}

static void
dbk_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, dbk_window_is_narrow (DBK_WINDOW (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_window_class_init (DbkWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_window_dispose;
  object_class->get_property = dbk_window_get_property;
  GTK_WINDOW_CLASS (klass)->close_request = dbk_window_close_request;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DBK_TYPE_SPLIT_VIEW);
  g_type_ensure (DBK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dermabook/Dermabook/ui/dbk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, open_side);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, lock_bin);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, failure_restore);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, split);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, list_bin);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, content);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, empty_header);
  gtk_widget_class_bind_template_child (widget_class, DbkWindow, empty_back);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  dbk_window_install_actions (widget_class);
}

static void
dbk_window_init (DbkWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dbk_window_keep_focus (self);
}

GtkWidget *
dbk_window_new (GtkApplication *application, DbkContext *context)
{
  DbkWindow *self = g_object_new (DBK_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = dbk_context_get_settings (context);

  self->context = g_object_ref (context);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_swapped (context, "notify::set-up", G_CALLBACK (set_up_cb), self);
  g_signal_connect_swapped (context, "notify::clinical", G_CALLBACK (who_works_cb), self);
  g_signal_connect_swapped (context, "notify::staff", G_CALLBACK (who_works_cb), self);
  add_lists (self);
  dbk_window_add_lock (self);
  dbk_window_show_page (self, "loading");
  return GTK_WIDGET (self);
}

DbkContext *
dbk_window_get_context (DbkWindow *self)
{
  g_return_val_if_fail (DBK_IS_WINDOW (self), NULL);

  return self->context;
}

gboolean
dbk_window_is_narrow (DbkWindow *self)
{
  g_return_val_if_fail (DBK_IS_WINDOW (self), FALSE);

  return self->bin != NULL && dbk_width_bin_get_narrow (self->bin);
}

gint64
dbk_window_get_client (DbkWindow *self)
{
  g_return_val_if_fail (DBK_IS_WINDOW (self), 0);

  return self->client;
}

const char *
dbk_window_get_page (DbkWindow *self)
{
  g_return_val_if_fail (DBK_IS_WINDOW (self), NULL);

  return self->stack != NULL ? gtk_stack_get_visible_child_name (self->stack) : NULL;
}
