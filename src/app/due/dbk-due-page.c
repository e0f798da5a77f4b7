/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be called: the due list in groups. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-due-dialog.h"
#include "dbk-due-page-private.h"
#include "dbk-toast.h"

G_DEFINE_FINAL_TYPE (DbkDuePage, dbk_due_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* How many rows a group shows at first. */
#define FIRST_ROWS 30

/* Loading */

typedef struct
{
  DbkDate today;
  int limits[DBK_N_DUE_GROUPS];
} Query;

typedef struct
{
  GWeakRef page;
  guint64 generation;
} Asked;

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  const Query *query = data;

  return dbk_due_store_load (connection, query->today, query->limits, error);
}

static void
take (DbkDuePage *self, DbkDueList *list)
{
  dbk_due_list_free (self->list);
  self->list = list;
  dbk_due_page_fill (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (DbkDuePage) self = g_weak_ref_get (&asked->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkDueList) list = dbk_context_finish (result, &error);

  if (self != NULL && asked->generation == self->generation)
    {
      if (list != NULL)
        take (self, g_steal_pointer (&list));
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *markup = g_markup_escape_text (error->message, -1);

          adw_status_page_set_description (self->failure, markup);
          gtk_stack_set_visible_child_name (self->states, "failed");
        }
    }
  g_weak_ref_clear (&asked->page);
  g_free (asked);
}

void
dbk_due_page_reload (DbkDuePage *self)
{
  Query *query;
  Asked *asked;
  g_autofree char *day = NULL;

  g_return_if_fail (DBK_IS_DUE_PAGE (self));

  self->generation++;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  self->day = dbk_context_get_today (self->context);
  day = dbk_date_format_weekday (self->day);
  adw_window_title_set_subtitle (self->title, day);
  query = g_new0 (Query, 1);
  query->today = self->day;
  for (guint i = 0; i < DBK_N_DUE_GROUPS; i++)
    query->limits[i] = self->limits[i];
  asked = g_new0 (Asked, 1);
  asked->generation = self->generation;
  g_weak_ref_init (&asked->page, self);
  dbk_context_read (self->context, load, query, g_free, (GDestroyNotify) dbk_due_list_free, NULL,
                    loaded_cb, asked);
}

static void
changed_cb (DbkDuePage *self)
{
  dbk_due_page_reload (self);
}

/* A window that was left open overnight asks again. */
static void
active_cb (DbkDuePage *self)
{
  if (self->day != dbk_context_get_today (self->context))
    dbk_due_page_reload (self);
}

/* Actions */

static const DbkDueItem *
find_item (DbkDuePage *self, gint64 client)
{
  for (guint i = 0; self->list != NULL && i < self->list->items->len; i++)
    {
      const DbkDueItem *item = self->list->items->pdata[i];

      if (item->row == client)
        return item;
    }
  return NULL;
}

static void
client_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkDuePage *self = DBK_DUE_PAGE (widget);
  const DbkDueItem *item = find_item (self, g_variant_get_int64 (parameter));

  if (item == NULL)
    return;
  if (g_str_equal (action, "due.note-call"))
    gtk_window_present (GTK_WINDOW (dbk_call_dialog_new (widget, self->context, item)));
  else if (g_str_equal (action, "due.snooze"))
    gtk_window_present (GTK_WINDOW (dbk_snooze_dialog_new (widget, self->context, item)));
  else
    dbk_snooze_end (widget, self->context, item);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *number = g_variant_get_string (parameter, NULL);
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), number);
  /* Translators: a phone number or e-mail address was put into the clipboard. */
  text = g_strdup_printf (_ ("%s copied"), number);
  dbk_toast (widget, text);
}

static void
more_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkDuePage *self = DBK_DUE_PAGE (widget);
  guint group = g_variant_get_uint32 (parameter);

  if (group >= DBK_N_DUE_GROUPS)
    return;
  self->limits[group] += 4 * FIRST_ROWS;
  dbk_due_page_reload (self);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_due_page_print (DBK_DUE_PAGE (widget));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_due_page_choose_file (DBK_DUE_PAGE (widget));
}

/* The class */

static void
width_cb (DbkDuePage *self)
{
  dbk_due_page_fill (self);
}

static void
set_narrow (DbkDuePage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (self->back, narrow);
  adw_header_bar_set_show_start_title_buttons (self->header, narrow);
  dbk_due_page_fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
dbk_due_page_map (GtkWidget *widget)
{
  DbkDuePage *self = DBK_DUE_PAGE (widget);

  GTK_WIDGET_CLASS (dbk_due_page_parent_class)->map (widget);
  if (self->stale || self->day != dbk_context_get_today (self->context))
    dbk_due_page_reload (self);
}

static void
dbk_due_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dbk_due_page_parent_class)->root (widget);
  g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::is-active",
                            G_CALLBACK (active_cb), widget);
}

static void
dbk_due_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), active_cb, widget);
  GTK_WIDGET_CLASS (dbk_due_page_parent_class)->unroot (widget);
}

static void
dbk_due_page_constructed (GObject *object)
{
  DbkDuePage *self = DBK_DUE_PAGE (object);

  G_OBJECT_CLASS (dbk_due_page_parent_class)->constructed (object);
  g_signal_connect_object (self->context, "client-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
dbk_due_page_dispose (GObject *object)
{
  DbkDuePage *self = DBK_DUE_PAGE (object);

  self->generation++;
  if (self->bin != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->bin));
  self->bin = NULL;
  g_clear_pointer (&self->list, dbk_due_list_free);
  g_clear_object (&self->columns.phone);
  g_clear_object (&self->columns.call);
  g_clear_object (&self->columns.when);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_due_page_parent_class)->dispose (object);
}

static void
dbk_due_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DbkDuePage *self = DBK_DUE_PAGE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_due_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DbkDuePage *self = DBK_DUE_PAGE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_due_page_class_init (DbkDuePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dbk_due_page_constructed;
  object_class->dispose = dbk_due_page_dispose;
  object_class->get_property = dbk_due_page_get_property;
  object_class->set_property = dbk_due_page_set_property;
  widget_class->map = dbk_due_page_map;
  widget_class->root = dbk_due_page_root;
  widget_class->unroot = dbk_due_page_unroot;

  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, DBK_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DBK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dermabook/Dermabook/ui/due/dbk-due-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkDuePage, bin);
  gtk_widget_class_bind_template_child (widget_class, DbkDuePage, header);
  gtk_widget_class_bind_template_child (widget_class, DbkDuePage, back);
  gtk_widget_class_bind_template_child (widget_class, DbkDuePage, title);
  gtk_widget_class_bind_template_child (widget_class, DbkDuePage, states);
  gtk_widget_class_bind_template_child (widget_class, DbkDuePage, failure);
  gtk_widget_class_bind_template_child (widget_class, DbkDuePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DbkDuePage, box);
  gtk_widget_class_bind_template_callback (widget_class, width_cb);
  gtk_widget_class_bind_template_callback (widget_class, dbk_due_page_reload);
  gtk_widget_class_install_action (widget_class, "due.note-call", "x", client_cb);
  gtk_widget_class_install_action (widget_class, "due.snooze", "x", client_cb);
  gtk_widget_class_install_action (widget_class, "due.wake", "x", client_cb);
  gtk_widget_class_install_action (widget_class, "due.copy", "s", copy_cb);
  gtk_widget_class_install_action (widget_class, "due.more", "u", more_cb);
  gtk_widget_class_install_action (widget_class, "due.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "due.export", NULL, export_cb);
}

static void
dbk_due_page_init (DbkDuePage *self)
{
  self->stale = TRUE;
  for (guint i = 0; i < DBK_N_DUE_GROUPS; i++)
    self->limits[i] = FIRST_ROWS;
  self->columns.phone = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->columns.call = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->columns.when = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_due_page_new (DbkContext *context)
{
  return g_object_new (DBK_TYPE_DUE_PAGE, "context", context, NULL);
}
