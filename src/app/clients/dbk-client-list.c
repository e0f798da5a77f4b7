/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left pane: search, filters and the clients. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-client-list.h"
#include "dbk-client-query.h"
#include "dbk-client-row.h"
#include "dbk-client-text.h"
#include "dbk-text.h"
#include "dbk-toast.h"

/* A screen of rows: what the first frame and a keystroke wait for. */
#define FIRST_ROWS 24

struct _DbkClientList
{
  AdwBin parent_instance;

  DbkContext *context;
  DbkClientModel *model;

  GtkSearchEntry *search;
  GtkWidget *filters;
  GtkToggleButton *filter_all;
  GtkToggleButton *filter_due;
  GtkToggleButton *filter_recent;
  GtkLabel *due_count;
  GtkLabel *matches;
  GtkStack *stack;
  GtkListView *view;
  AdwStatusPage *empty;
  GtkWidget *empty_actions;

  GCancellable *cancellable; /* of the search that runs */
  guint rest_source;         /* asks for the rows beyond the first screen */
  guint64 generation;        /* counts searches; an older one's answer is dropped */
  gboolean loaded;
  gboolean running;   /* a search is under way */
  gboolean again;     /* and the records changed since */
  gboolean by_person; /* the selection is changed by keys or clicks, not by the program */
  DbkDate day;        /* "today" when the list was asked for */
};

G_DEFINE_FINAL_TYPE (DbkClientList, dbk_client_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

enum
{
  OPEN,
  DUE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void run (DbkClientList *self, int limit, gboolean from_top);

static const char *
typed (DbkClientList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static gboolean
is_searching (DbkClientList *self)
{
  return !dbk_text_is_blank (typed (self));
}

static DbkClientFilter
filter_of (DbkClientList *self)
{
  if (is_searching (self))
    return DBK_CLIENT_FILTER_ALL;
  if (gtk_toggle_button_get_active (self->filter_due))
    return DBK_CLIENT_FILTER_DUE;
  if (gtk_toggle_button_get_active (self->filter_recent))
    return DBK_CLIENT_FILTER_RECENT;
  return DBK_CLIENT_FILTER_ALL_RECENT_FIRST;
}

/* Carries what a callback needs to know the question it answers. */
typedef struct
{
  DbkClientList *list;
  guint64 generation;
  gboolean from_top;
} Asked;

static Asked *
asked_new (DbkClientList *self, gboolean from_top)
{
  Asked *asked = g_new (Asked, 1);

  asked->list = g_object_ref (self);
  asked->generation = self->generation;
  asked->from_top = from_top;
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->list);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
show_empty (DbkClientList *self)
{
  g_autofree char *title = NULL;
  const char *icon = "system-users-symbolic";
  const char *description;
  gboolean actions = FALSE;

  if (is_searching (self))
    {
      title = g_strdup_printf (_ ("No Clients Match “%s”"), typed (self));
      description = _ ("Try fewer letters, the last digits of the phone, or a birthday.");
      icon = "system-search-symbolic";
    }
  else if (filter_of (self) == DBK_CLIENT_FILTER_DUE)
    {
      title = g_strdup (_ ("Nobody Is Due"));
      description = _ ("Clients whose next session is due or late stand here.");
      icon = "dbk-course-symbolic";
    }
  else if (filter_of (self) == DBK_CLIENT_FILTER_RECENT)
    {
      title = g_strdup (_ ("No Recent Clients"));
      description = _ ("Clients you worked with lately stand here.");
    }
  else
    {
      title = g_strdup (_ ("No Clients Yet"));
      description = _ ("Add the first one, or import the list you have.");
      actions = TRUE;
    }
  adw_status_page_set_icon_name (self->empty, icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  gtk_widget_set_visible (self->empty_actions, actions);
}

static void
show_count (DbkClientList *self, const DbkSearchResult *result)
{
  int total = result->complete ? (int) result->rows->len : result->total;

  gtk_widget_set_visible (self->filters, !is_searching (self));
  gtk_widget_set_visible (GTK_WIDGET (self->matches), is_searching (self));
  if (total < 0)
    /* The first screen of many; how many there are comes with the rest. */
    gtk_label_set_label (self->matches, _ ("Searching…"));
  else
    {
      g_autofree char *text = dbk_client_text_count (total, (int) result->similar->len);

      gtk_label_set_label (self->matches, text);
    }
}

static void
scroll_to_top (DbkClientList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

static gboolean
is_at_top (DbkClientList *self)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  return place != NULL && gtk_adjustment_get_value (place) <= gtk_adjustment_get_lower (place);
}

static void
show_answer (DbkClientList *self, const DbkSearchResult *result, gboolean from_top)
{
  g_autoptr (GArray) rows = g_array_copy (result->rows);
  /* Who becomes recent comes in at the top: a view that is there stays there, where GTK would stay
   * with the row that was first. */
  gboolean stays = result->n_recent > 0 && is_at_top (self);

  g_array_append_vals (rows, result->similar->data, result->similar->len);
  dbk_client_model_set_match (self->model, is_searching (self) ? typed (self) : NULL);
  dbk_client_model_set_rows (self->model, (const gint64 *) (void *) rows->data, rows->len,
                             result->n_recent);
  show_count (self, result);
  if (rows->len == 0)
    {
      show_empty (self);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (from_top || stays)
    scroll_to_top (self);
}

static gboolean
rest_cb (gpointer data)
{
  DbkClientList *self = data;

  self->rest_source = 0;
  run (self, -1, FALSE);
  return G_SOURCE_REMOVE;
}

/* Once the first screen is drawn, and nothing else is to do. */
static void
ask_rest (DbkClientList *self)
{
  if (self->rest_source == 0)
    self->rest_source = g_idle_add_full (G_PRIORITY_LOW, rest_cb, self, NULL);
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  DbkClientList *self = asked->list;
  g_autoptr (DbkSearchResult) answer = dbk_context_finish (result, &error);

  if (asked->generation != self->generation)
    return;
  self->running = FALSE;
  if (answer == NULL)
    {
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        dbk_report_error (GTK_WIDGET (self), _ ("The Clients Could Not Be Listed"), error);
      return;
    }

  show_answer (self, answer, asked->from_top);
  if (!answer->complete || self->again)
    ask_rest (self);
}

static void
due_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkClientList) self = data;
  g_autofree int *due = dbk_context_finish (result, NULL);
  g_autofree char *text = NULL;

  if (due == NULL)
    return;

  text = g_strdup_printf ("%d", *due);
  gtk_label_set_label (self->due_count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->due_count), *due > 0);
  text =
      (g_free (text), g_strdup_printf (ngettext ("Due, %d client", "Due, %d clients", *due), *due));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_due), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

/* Supersedes the search under way, if any. */
static void
run (DbkClientList *self, int limit, gboolean from_top)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  self->running = TRUE;
  self->again = FALSE;
  self->day = dbk_context_get_today (self->context);
  dbk_client_query_search (self->context, is_searching (self) ? typed (self) : "", filter_of (self),
                           limit, self->cancellable, search_cb, asked_new (self, from_top));
}

static void
ask_due (DbkClientList *self)
{
  dbk_client_query_count_due (self->context, due_cb, g_object_ref (self));
}

/* What the rows show */

static void
summaries_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = dbk_context_finish (result, &error);

  if (summaries != NULL)
    dbk_client_model_take_summaries (asked->list->model, summaries, asked->generation);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);
}

static void
needs_cb (DbkClientList *self, GArray *rows, guint64 generation)
{
  Asked *asked = asked_new (self, FALSE);

  asked->generation = generation;
  dbk_client_query_summaries (self->context, rows, summaries_cb, asked);
}

/* What happens */

static void
refresh (DbkClientList *self)
{
  if (!self->loaded)
    return;
  if (self->running)
    {
      self->again = TRUE;
      return;
    }
  run (self, -1, FALSE);
  ask_due (self);
}

static void
client_changed_cb (DbkClientList *self, gint64 row)
{
  dbk_client_model_invalidate (self->model, row);
  refresh (self);
}

static void
typed_cb (DbkClientList *self)
{
  if (self->loaded)
    run (self, FIRST_ROWS, TRUE);
}

static void
filter_cb (DbkClientList *self, GParamSpec *spec, GtkToggleButton *button)
{
  if (self->loaded && gtk_toggle_button_get_active (button))
    run (self, FIRST_ROWS, TRUE);
}

/* Also when the filter is on already: a client was opened since. */
static void
due_clicked_cb (DbkClientList *self)
{
  g_signal_emit (self, signals[DUE], 0);
}

static void
open_row (DbkClientList *self, gint64 row, gboolean settled)
{
  if (row == 0)
    return;

  dbk_client_list_set_selected (self, row);
  g_signal_emit (self, signals[OPEN], 0, row, settled);
}

static void
selected_cb (DbkClientList *self)
{
  if (self->by_person)
    g_signal_emit (self, signals[OPEN], 0, dbk_client_model_get_selected (self->model), FALSE);
}

static void
activate_cb (DbkClientList *self, guint position, GtkListView *view)
{
  open_row (self, dbk_client_model_get_row (self->model, position), TRUE);
}

/* Enter in the search: the first match, which has the ring. */
static void
search_activate_cb (DbkClientList *self)
{
  /* Before a folded window takes the list away: GTK's cursor doesn't stop blinking out of sight. */
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
  open_row (self, dbk_client_model_get_row (self->model, 0), TRUE);
}

static void
stop_search_cb (DbkClientList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static gboolean
search_key_cb (DbkClientList *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD)
             ? GDK_EVENT_STOP
             : GDK_EVENT_PROPAGATE;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DbkClientRow *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (row), DBK_TYPE_CLIENT_LIST);

  if (list != NULL && gtk_widget_contains (GTK_WIDGET (row), x, y))
    open_row (DBK_CLIENT_LIST (list), dbk_client_row_get_row (row), TRUE);
}

static void
setup_cb (DbkClientList *self, GtkListItem *list_item)
{
  GtkWidget *row = dbk_client_row_new (self->context, self->model);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (DbkClientList *self, GtkListItem *list_item)
{
  dbk_client_row_bind (DBK_CLIENT_ROW (gtk_list_item_get_child (list_item)), list_item);
}

static void
unbind_cb (DbkClientList *self, GtkListItem *list_item)
{
  dbk_client_row_unbind (DBK_CLIENT_ROW (gtk_list_item_get_child (list_item)));
}

/* The badges count from today: a window that was left open overnight asks again. */
static void
active_cb (DbkClientList *self)
{
  if (self->loaded && self->day != dbk_context_get_today (self->context))
    client_changed_cb (self, 0);
}

static void
dbk_client_list_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dbk_client_list_parent_class)->root (widget);
  g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::is-active",
                            G_CALLBACK (active_cb), widget);
}

static void
dbk_client_list_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), active_cb, widget);
  GTK_WIDGET_CLASS (dbk_client_list_parent_class)->unroot (widget);
}

static void
dbk_client_list_constructed (GObject *object)
{
  DbkClientList *self = DBK_CLIENT_LIST (object);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  G_OBJECT_CLASS (dbk_client_list_parent_class)->constructed (object);

  /* Typing anywhere in the list is typing into the search. */
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));

  if (self->context != NULL)
    g_signal_connect_object (self->context, "client-changed", G_CALLBACK (client_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
dbk_client_list_dispose (GObject *object)
{
  DbkClientList *self = DBK_CLIENT_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->view != NULL)
    {
      gtk_search_entry_set_key_capture_widget (self->search, NULL);
      gtk_list_view_set_model (self->view, NULL);
      gtk_list_view_set_factory (self->view, NULL);
    }
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_client_list_parent_class)->dispose (object);
}

static void
dbk_client_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, DBK_CLIENT_LIST (object)->context);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      DBK_CLIENT_LIST (object)->context = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_client_list_class_init (DbkClientListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dbk_client_list_constructed;
  object_class->dispose = dbk_client_list_dispose;
  object_class->get_property = dbk_client_list_get_property;
  object_class->set_property = dbk_client_list_set_property;
  widget_class->root = dbk_client_list_root;
  widget_class->unroot = dbk_client_list_unroot;

  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, DBK_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN] = g_signal_new ("open", DBK_TYPE_CLIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[DUE] = g_signal_new ("due", DBK_TYPE_CLIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/clients/dbk-client-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, search);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, filters);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, filter_all);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, filter_due);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, filter_recent);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, due_count);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, matches);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, view);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, empty);
  gtk_widget_class_bind_template_child (widget_class, DbkClientList, empty_actions);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
}

static void
dbk_client_list_init (DbkClientList *self)
{
  self->by_person = TRUE;
  self->model = dbk_client_model_new ();
  g_signal_connect_swapped (self->model, "needs", G_CALLBACK (needs_cb), self);
  g_signal_connect_swapped (self->model, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_client_list_new (DbkContext *context)
{
  return g_object_new (DBK_TYPE_CLIENT_LIST, "context", context, NULL);
}

void
dbk_client_list_load (DbkClientList *self)
{
  g_return_if_fail (DBK_IS_CLIENT_LIST (self));

  self->loaded = TRUE;
  run (self, FIRST_ROWS, TRUE);
  ask_due (self);
}

void
dbk_client_list_set_selected (DbkClientList *self, gint64 row)
{
  g_return_if_fail (DBK_IS_CLIENT_LIST (self));

  self->by_person = FALSE;
  dbk_client_model_set_selected (self->model, row);
  self->by_person = TRUE;
}

void
dbk_client_list_show_due (DbkClientList *self)
{
  g_return_if_fail (DBK_IS_CLIENT_LIST (self));

  stop_search_cb (self);
  gtk_toggle_button_set_active (self->filter_due, TRUE);
}

void
dbk_client_list_find (DbkClientList *self)
{
  g_return_if_fail (DBK_IS_CLIENT_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  /* Also when it has the cursor already: what is typed next is another search. */
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

gboolean
dbk_client_list_stop_finding (DbkClientList *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_LIST (self), FALSE);

  if (!is_searching (self))
    return FALSE;

  stop_search_cb (self);
  return TRUE;
}

DbkClientModel *
dbk_client_list_get_model (DbkClientList *self)
{
  g_return_val_if_fail (DBK_IS_CLIENT_LIST (self), NULL);

  return self->model;
}
