/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be in the records twice, and who was merged. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-duplicates-page-private.h"
#include "dbk-merge-action.h"

G_DEFINE_FINAL_TYPE (DbkDuplicatesPage, dbk_duplicates_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* How many pairs are shown at first. */
#define FIRST_PAIRS 25
#define TICK_MILLISECONDS 100

static void
show_failure (DbkDuplicatesPage *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failure, markup);
  gtk_stack_set_visible_child_name (self->states, "failed");
}

/* Checking what was found */

typedef struct
{
  GArray *found;
  GArray *changed;
  guint limit;
  DbkDate today;
} Query;

typedef struct
{
  GWeakRef page;
  guint64 generation;
} Asked;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_array_unref (query->found);
  g_array_unref (query->changed);
  g_free (query);
}

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  const Query *query = data;

  return dbk_duplicates_load (connection, query->found, query->changed, query->limit, query->today,
                              error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (DbkDuplicatesPage) self = g_weak_ref_get (&asked->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkDuplicates) duplicates = dbk_context_finish (result, &error);

  if (self != NULL && asked->generation == self->generation)
    {
      if (duplicates != NULL)
        {
          dbk_duplicates_free (self->duplicates);
          self->duplicates = g_steal_pointer (&duplicates);
          g_array_unref (self->found);
          self->found = g_array_ref (self->duplicates->found);
          g_array_set_size (self->changed, 0);
          dbk_duplicates_page_fill (self);
          gtk_stack_set_visible_child_name (self->states, "list");
        }
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error);
    }
  g_weak_ref_clear (&asked->page);
  g_free (asked);
}

void
dbk_duplicates_page_reload (DbkDuplicatesPage *self)
{
  Query *query;
  Asked *asked;

  self->generation++;
  if (self->found == NULL || self->looking != NULL)
    return;
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  query = g_new0 (Query, 1);
  query->found = g_array_ref (self->found);
  query->changed = g_array_copy (self->changed);
  query->limit = self->limit;
  query->today = dbk_context_get_today (self->context);
  asked = g_new0 (Asked, 1);
  asked->generation = self->generation;
  g_weak_ref_init (&asked->page, self);
  dbk_context_read (self->context, load, query, query_free, (GDestroyNotify) dbk_duplicates_free,
                    NULL, loaded_cb, asked);
}

static void
changed_cb (DbkDuplicatesPage *self, gint64 row)
{
  /* Before the first look nobody needs to be remembered. */
  if (row != 0 && self->found != NULL)
    g_array_append_val (self->changed, row);
  dbk_duplicates_page_reload (self);
}

/* Looking */

typedef struct
{
  DbkLook *look;
  GCancellable *cancellable;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_atomic_rc_box_release (job->look);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
progress_cb (double fraction, gpointer data)
{
  DbkLook *look = data;

  g_atomic_int_set (&look->done, (int) (fraction * DBK_LOOK_STEPS));
}

static gpointer
find (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;

  return dbk_duplicate_store_list (connection, progress_cb, job->look, job->cancellable, error);
}

static gboolean
tick_cb (gpointer data)
{
  DbkDuplicatesPage *self = data;

  gtk_progress_bar_set_fraction (self->progress,
                                 (double) g_atomic_int_get (&self->look->done) / DBK_LOOK_STEPS);
  return G_SOURCE_CONTINUE;
}

static void
end_look (DbkDuplicatesPage *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->look, g_atomic_rc_box_release);
  g_clear_object (&self->looking);
}

static void
update_actions (DbkDuplicatesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean clinical = dbk_context_is_clinical (self->context);

  gtk_widget_action_set_enabled (widget, "duplicates.look", self->looking == NULL);
  gtk_widget_action_set_enabled (widget, "duplicates.stop", self->looking != NULL);
  gtk_widget_action_set_enabled (widget, "duplicates.apart",
                                 dbk_context_get_staff (self->context) != NULL);
  gtk_widget_action_set_enabled (widget, "duplicates.merge", clinical);
  gtk_widget_action_set_enabled (widget, "duplicates.undo", clinical);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (DbkDuplicatesPage) self = g_weak_ref_get (&asked->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dbk_context_finish (result, &error);

  g_weak_ref_clear (&asked->page);
  g_free (asked);
  if (self == NULL || self->bin == NULL)
    return;
  end_look (self);
  update_actions (self);
  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error);
      else if (self->found != NULL)
        dbk_duplicates_page_reload (self);
      else
        gtk_stack_set_visible_child_name (self->states, "stopped");
      return;
    }
  g_clear_pointer (&self->found, g_array_unref);
  self->found = g_steal_pointer (&found);
  self->limit = FIRST_PAIRS;
  dbk_duplicates_page_reload (self);
}

static void
look (DbkDuplicatesPage *self)
{
  Job *job;
  Asked *asked;

  if (self->looking != NULL)
    return;
  self->looking = g_cancellable_new ();
  self->look = g_atomic_rc_box_new0 (DbkLook);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->states, "looking");
  update_actions (self);
  self->tick = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
  job = g_new0 (Job, 1);
  job->look = g_atomic_rc_box_acquire (self->look);
  job->cancellable = g_object_ref (self->looking);
  asked = g_new0 (Asked, 1);
  g_weak_ref_init (&asked->page, self);
  dbk_engine_submit (dbk_context_get_engine (self->context), DBK_JOB_LONG_READ, find, job, job_free,
                     (GDestroyNotify) g_array_unref, self->looking, found_cb, asked);
}

static void
look_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  look (DBK_DUPLICATES_PAGE (widget));
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkDuplicatesPage *self = DBK_DUPLICATES_PAGE (widget);

  g_cancellable_cancel (self->looking);
}

/* Deciding */

static void
pair_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkDuplicatesPage *self = DBK_DUPLICATES_PAGE (widget);
  gint64 one, other;

  g_variant_get (parameter, "(xx)", &one, &other);
  if (g_str_equal (action, "duplicates.apart"))
    dbk_merge_tell_apart (widget, self->context, one, other);
  else if (g_str_equal (action, "duplicates.merge"))
    dbk_merge_ask (widget, self->context, one, other);
  else
    dbk_merge_undo (widget, self->context, one, other);
}

static void
more_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkDuplicatesPage *self = DBK_DUPLICATES_PAGE (widget);

  self->limit += 2 * FIRST_PAIRS;
  dbk_duplicates_page_reload (self);
}

/* The class */

static void
staff_cb (DbkDuplicatesPage *self)
{
  update_actions (self);
  dbk_duplicates_page_fill (self);
}

static void
width_cb (DbkDuplicatesPage *self)
{
  dbk_duplicates_page_fill (self);
}

static void
set_narrow (DbkDuplicatesPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (self->back, narrow);
  adw_header_bar_set_show_start_title_buttons (self->header, narrow);
  dbk_duplicates_page_fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
dbk_duplicates_page_map (GtkWidget *widget)
{
  DbkDuplicatesPage *self = DBK_DUPLICATES_PAGE (widget);

  GTK_WIDGET_CLASS (dbk_duplicates_page_parent_class)->map (widget);
  if (self->stale)
    dbk_duplicates_page_reload (self);
  /* Neither stopped nor failed, and not looking yet. */
  else if (self->found == NULL && self->looking == NULL &&
           g_str_equal (gtk_stack_get_visible_child_name (self->states), "looking"))
    look (self);
}

static void
dbk_duplicates_page_constructed (GObject *object)
{
  DbkDuplicatesPage *self = DBK_DUPLICATES_PAGE (object);

  G_OBJECT_CLASS (dbk_duplicates_page_parent_class)->constructed (object);
  g_signal_connect_object (self->context, "client-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::staff", G_CALLBACK (staff_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
dbk_duplicates_page_dispose (GObject *object)
{
  DbkDuplicatesPage *self = DBK_DUPLICATES_PAGE (object);

  self->generation++;
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  end_look (self);
  if (self->bin != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->bin));
  self->bin = NULL;
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->duplicates, dbk_duplicates_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_duplicates_page_parent_class)->dispose (object);
}

static void
dbk_duplicates_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DbkDuplicatesPage *self = DBK_DUPLICATES_PAGE (object);

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
dbk_duplicates_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DbkDuplicatesPage *self = DBK_DUPLICATES_PAGE (object);

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
dbk_duplicates_page_class_init (DbkDuplicatesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dbk_duplicates_page_constructed;
  object_class->dispose = dbk_duplicates_page_dispose;
  object_class->get_property = dbk_duplicates_page_get_property;
  object_class->set_property = dbk_duplicates_page_set_property;
  widget_class->map = dbk_duplicates_page_map;

  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, DBK_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DBK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/duplicates/dbk-duplicates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkDuplicatesPage, bin);
  gtk_widget_class_bind_template_child (widget_class, DbkDuplicatesPage, header);
  gtk_widget_class_bind_template_child (widget_class, DbkDuplicatesPage, back);
  gtk_widget_class_bind_template_child (widget_class, DbkDuplicatesPage, title);
  gtk_widget_class_bind_template_child (widget_class, DbkDuplicatesPage, states);
  gtk_widget_class_bind_template_child (widget_class, DbkDuplicatesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, DbkDuplicatesPage, failure);
  gtk_widget_class_bind_template_child (widget_class, DbkDuplicatesPage, box);
  gtk_widget_class_bind_template_callback (widget_class, width_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.look", NULL, look_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.apart", "(xx)", pair_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", "(xx)", pair_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", "(xx)", pair_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.more", NULL, more_cb);
}

static void
dbk_duplicates_page_init (DbkDuplicatesPage *self)
{
  self->limit = FIRST_PAIRS;
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_duplicates_page_new (DbkContext *context)
{
  return g_object_new (DBK_TYPE_DUPLICATES_PAGE, "context", context, NULL);
}
