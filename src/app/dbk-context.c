/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page is handed: the records, the clinic's lists, who is working, what day it is. */
#include "config.h"

#include "dbk-client-store.h"
#include "dbk-context.h"
#include "dbk-photo-store.h"

struct _DbkContext
{
  GObject parent_instance;

  char *directory;
  DbkClock clock;
  GSettings *settings;
  DbkEngine *engine;

  DbkClinicLists *lists;
  DbkStaff *staff;
  gboolean set_up;
  gboolean chosen; /* who is working was found out once */

  GHashTable *unsaved;   /* of GObject *, weakly held */
  gboolean loading;      /* a read of the lists is under way */
  gboolean load_again;   /* and something changed since it began */
  GCancellable *closing; /* ends reads nobody waits for any more */
};

G_DEFINE_FINAL_TYPE (DbkContext, dbk_context, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LISTS,
  PROP_STAFF,
  PROP_CLINICAL,
  PROP_INVENTED,
  PROP_SET_UP,
  PROP_UNSAVED,
  N_PROPS,
};

enum
{
  CLIENT_CHANGED,
  FLUSH,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What one read of the clinic brings. */
typedef struct
{
  DbkClinicLists *lists;
  gboolean set_up;
} Clinic;

static void
clinic_free (gpointer data)
{
  Clinic *clinic = data;

  dbk_clinic_lists_unref (clinic->lists);
  g_free (clinic);
}

/* Clients brought in before the clinic has a name are there too. */
static gboolean
load_set_up (DbkConnection *connection, gboolean *set_up, GError **error)
{
  int clients;

  if (!dbk_clinic_store_is_set_up (connection, set_up, error))
    return FALSE;
  if (*set_up)
    return TRUE;

  clients = dbk_client_store_count (connection, error);
  *set_up = clients > 0;
  return clients >= 0;
}

static gpointer
load_clinic (DbkConnection *connection, gpointer data, GError **error)
{
  Clinic *clinic = g_new0 (Clinic, 1);

  clinic->lists = dbk_clinic_store_load_lists (connection, error);
  if (clinic->lists == NULL || !load_set_up (connection, &clinic->set_up, error))
    {
      clinic_free (clinic);
      return NULL;
    }
  return clinic;
}

static DbkStaff *
find_staff (DbkContext *self, gint64 row, const char *id)
{
  if (self->lists == NULL)
    return NULL;

  for (guint i = 0; i < self->lists->staff->len; i++)
    {
      DbkStaff *staff = g_ptr_array_index (self->lists->staff, i);

      if ((row != 0 && staff->row == row) || (id != NULL && g_strcmp0 (staff->id, id) == 0))
        return staff;
    }
  return NULL;
}

static void
take_staff (DbkContext *self, DbkStaff *staff)
{
  gboolean clinical = dbk_context_is_clinical (self);

  if (self->staff == staff)
    return;

  g_clear_pointer (&self->staff, dbk_staff_unref);
  if (staff != NULL)
    self->staff = dbk_staff_ref (staff);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAFF]);
  if (clinical != dbk_context_is_clinical (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLINICAL]);
}

static DbkStaff *
first_clinical (GPtrArray *staff)
{
  for (guint i = 0; i < staff->len; i++)
    if (dbk_staff_is_clinical (g_ptr_array_index (staff, i)))
      return g_ptr_array_index (staff, i);
  return g_ptr_array_index (staff, 0);
}

/* Keeps who is working across a reload; at the start it is who worked last, or the only one. */
static void
choose_staff (DbkContext *self)
{
  DbkStaff *staff = NULL;

  if (self->staff != NULL)
    staff = find_staff (self, self->staff->row, NULL);
  if (staff == NULL)
    {
      g_autofree char *last = g_settings_get_string (self->settings, "last-staff");

      staff = find_staff (self, 0, last);
    }
  /* Where nobody has to say so: there is one person, or all of it is invented. */
  if (staff == NULL && (self->lists->staff->len == 1 ||
                        (dbk_context_is_invented (self) && self->lists->staff->len > 0)))
    staff = first_clinical (self->lists->staff);
  /* At the start the window asks; later nobody begins to work unasked. */
  if (self->chosen && staff != NULL && staff->has_pin &&
      (self->staff == NULL || self->staff->row != staff->row))
    staff = NULL;
  self->chosen = TRUE;
  take_staff (self, staff);
}

static void
take_clinic (DbkContext *self, Clinic *clinic)
{
  gboolean invented = dbk_context_is_invented (self);

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->lists, dbk_clinic_lists_unref);
  self->lists = g_steal_pointer (&clinic->lists);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LISTS]);
  if (self->set_up != clinic->set_up)
    {
      self->set_up = clinic->set_up;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SET_UP]);
    }
  if (invented != dbk_context_is_invented (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INVENTED]);
  choose_staff (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void reload (DbkContext *self);

static void
reload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DbkContext) self = user_data;
  g_autoptr (GError) error = NULL;
  Clinic *clinic = dbk_context_finish (result, &error);

  self->loading = FALSE;
  if (clinic != NULL)
    {
      take_clinic (self, clinic);
      clinic_free (clinic);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);

  if (self->load_again && !g_cancellable_is_cancelled (self->closing))
    reload (self);
}

static void
reload (DbkContext *self)
{
  self->load_again = self->loading;
  if (self->loading)
    return;

  self->loading = TRUE;
  dbk_context_read (self, load_clinic, NULL, NULL, clinic_free, self->closing, reload_cb,
                    g_object_ref (self));
}

static void
changed_cb (DbkContext *self, guint kind, gint64 row)
{
  switch ((DbkChangeKind) kind)
    {
    case DBK_CHANGE_CLIENT:
      g_signal_emit (self, signals[CLIENT_CHANGED], 0, row);
      break;

    case DBK_CHANGE_STAFF:
    case DBK_CHANGE_LIST:
    case DBK_CHANGE_SETTING:
      if (self->lists != NULL)
        reload (self);
      break;

    case DBK_CHANGE_ALL:
    default:
      g_signal_emit (self, signals[CLIENT_CHANGED], 0, (gint64) 0);
      if (self->lists != NULL)
        reload (self);
      break;
    }
}

static void holder_gone_cb (gpointer data, GObject *holder);

static void
dbk_context_dispose (GObject *object)
{
  DbkContext *self = DBK_CONTEXT (object);

  g_cancellable_cancel (self->closing);
  if (self->unsaved != NULL)
    {
      GHashTableIter iter;
      gpointer holder;

      g_hash_table_iter_init (&iter, self->unsaved);
      while (g_hash_table_iter_next (&iter, &holder, NULL))
        g_object_weak_unref (holder, holder_gone_cb, self);
      g_clear_pointer (&self->unsaved, g_hash_table_unref);
    }
  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  g_clear_object (&self->engine);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dbk_context_parent_class)->dispose (object);
}

static void
dbk_context_finalize (GObject *object)
{
  DbkContext *self = DBK_CONTEXT (object);

  g_clear_pointer (&self->lists, dbk_clinic_lists_unref);
  g_clear_pointer (&self->staff, dbk_staff_unref);
  g_clear_object (&self->closing);
  g_free (self->directory);

  G_OBJECT_CLASS (dbk_context_parent_class)->finalize (object);
}

static void
dbk_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DbkContext *self = DBK_CONTEXT (object);

  switch (id)
    {
    case PROP_LISTS:
      g_value_set_pointer (value, self->lists);
      break;

    case PROP_STAFF:
      g_value_set_pointer (value, self->staff);
      break;

    case PROP_CLINICAL:
      g_value_set_boolean (value, dbk_context_is_clinical (self));
      break;

    case PROP_INVENTED:
      g_value_set_boolean (value, dbk_context_is_invented (self));
      break;

    case PROP_SET_UP:
      g_value_set_boolean (value, self->set_up);
      break;

    case PROP_UNSAVED:
      g_value_set_boolean (value, dbk_context_has_unsaved (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dbk_context_class_init (DbkContextClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dbk_context_dispose;
  object_class->finalize = dbk_context_finalize;
  object_class->get_property = dbk_context_get_property;

  properties[PROP_LISTS] = g_param_spec_pointer ("lists", NULL, NULL, flags);
  properties[PROP_STAFF] = g_param_spec_pointer ("staff", NULL, NULL, flags);
  properties[PROP_CLINICAL] = g_param_spec_boolean ("clinical", NULL, NULL, FALSE, flags);
  properties[PROP_INVENTED] = g_param_spec_boolean ("invented", NULL, NULL, FALSE, flags);
  properties[PROP_SET_UP] = g_param_spec_boolean ("set-up", NULL, NULL, FALSE, flags);
  properties[PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CLIENT_CHANGED] = g_signal_new ("client-changed", DBK_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FLUSH] = g_signal_new ("flush", DBK_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
dbk_context_init (DbkContext *self)
{
  self->unsaved = g_hash_table_new (NULL, NULL);
  self->closing = g_cancellable_new ();
}

DbkContext *
dbk_context_new (const char *directory, const DbkClock *clock, GSettings *settings)
{
  DbkContext *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = g_object_new (DBK_TYPE_CONTEXT, NULL);
  self->directory = g_strdup (directory);
  if (clock != NULL)
    self->clock = *clock;
  self->settings = settings != NULL ? g_object_ref (settings) : g_settings_new (DBK_APPLICATION_ID);
  self->engine = dbk_engine_new (directory, clock);
  g_signal_connect_swapped (self->engine, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

/* Pictures a crash left without a row. A day is more than anybody takes to say what is on one. */
static gpointer
sweep_photos (DbkConnection *connection, gpointer data, GError **error)
{
  const DbkWho nobody = { 0, DBK_TIME_NONE };

  dbk_photo_store_sweep_all (connection, &nobody,
                             g_get_real_time () / 1000 - (DbkTime) 24 * 3600 * 1000);
  return NULL;
}

static void
open_lists_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DbkContext *self = g_task_get_source_object (task);
  GError *error = NULL;
  Clinic *clinic = dbk_context_finish (result, &error);

  if (clinic == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_clinic (self, clinic);
  clinic_free (clinic);
  g_task_return_boolean (task, TRUE);
  dbk_context_write (self, sweep_photos, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
open_engine_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DbkContext *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!dbk_engine_open_finish (DBK_ENGINE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dbk_context_read (self, load_clinic, NULL, NULL, clinic_free, g_task_get_cancellable (task),
                    open_lists_cb, g_object_ref (task));
}

void
dbk_context_open_async (DbkContext *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DBK_IS_CONTEXT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  dbk_engine_open_async (self->engine, cancellable, open_engine_cb, task);
}

gboolean
dbk_context_open_finish (DbkContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
close_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dbk_engine_close_finish (DBK_ENGINE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dbk_context_close_async (DbkContext *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DBK_IS_CONTEXT (self));

  g_cancellable_cancel (self->closing);
  dbk_engine_close_async (self->engine, close_cb, g_task_new (self, NULL, callback, user_data));
}

gboolean
dbk_context_close_finish (DbkContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dbk_context_reload (DbkContext *self)
{
  g_return_if_fail (DBK_IS_CONTEXT (self));

  reload (self);
}

DbkEngine *
dbk_context_get_engine (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), NULL);

  return self->engine;
}

const char *
dbk_context_get_directory (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), NULL);

  return self->directory;
}

GSettings *
dbk_context_get_settings (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), NULL);

  return self->settings;
}

const DbkClock *
dbk_context_get_clock (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), NULL);

  return &self->clock;
}

DbkDate
dbk_context_get_today (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), DBK_DATE_NONE);

  return dbk_clock_today (&self->clock);
}

DbkClinicLists *
dbk_context_get_lists (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), NULL);

  return self->lists;
}

DbkStaff *
dbk_context_get_staff (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), NULL);

  return self->staff;
}

void
dbk_context_set_staff (DbkContext *self, DbkStaff *staff)
{
  g_return_if_fail (DBK_IS_CONTEXT (self));

  take_staff (self, staff);
  g_settings_set_string (self->settings, "last-staff", staff != NULL ? staff->id : "");
}

DbkWho
dbk_context_get_who (DbkContext *self)
{
  DbkWho who = { 0, DBK_TIME_NONE };

  g_return_val_if_fail (DBK_IS_CONTEXT (self), who);

  if (self->staff != NULL)
    who.staff = self->staff->row;
  return who;
}

gboolean
dbk_context_is_clinical (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), FALSE);

  return self->staff != NULL && dbk_staff_is_clinical (self->staff);
}

gboolean
dbk_context_is_invented (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), FALSE);

  return self->lists != NULL && self->lists->clinic != NULL && self->lists->clinic->invented;
}

gboolean
dbk_context_is_set_up (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), FALSE);

  return self->set_up;
}

void
dbk_context_read (DbkContext *self,
                  DbkJobFunc func,
                  gpointer data,
                  GDestroyNotify data_free,
                  GDestroyNotify result_free,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_return_if_fail (DBK_IS_CONTEXT (self));

  dbk_engine_submit (self->engine, DBK_JOB_READ, func, data, data_free, result_free, cancellable,
                     callback, user_data);
}

void
dbk_context_write (DbkContext *self,
                   DbkJobFunc func,
                   gpointer data,
                   GDestroyNotify data_free,
                   GDestroyNotify result_free,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (DBK_IS_CONTEXT (self));

  dbk_engine_submit (self->engine, DBK_JOB_WRITE, func, data, data_free, result_free, cancellable,
                     callback, user_data);
}

gpointer
dbk_context_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GObject) engine = g_async_result_get_source_object (result);

  return dbk_engine_submit_finish (DBK_ENGINE (engine), result, error);
}

static void
forget_unsaved (DbkContext *self, GObject *holder)
{
  g_hash_table_remove (self->unsaved, holder);
  if (g_hash_table_size (self->unsaved) == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
}

static void
holder_gone_cb (gpointer data, GObject *holder)
{
  forget_unsaved (data, holder);
}

void
dbk_context_set_unsaved (DbkContext *self, GObject *holder, gboolean unsaved)
{
  g_return_if_fail (DBK_IS_CONTEXT (self));
  g_return_if_fail (G_IS_OBJECT (holder));

  if (unsaved == g_hash_table_contains (self->unsaved, holder))
    return;

  if (unsaved)
    {
      g_object_weak_ref (holder, holder_gone_cb, self);
      g_hash_table_add (self->unsaved, holder);
      if (g_hash_table_size (self->unsaved) == 1)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
    }
  else
    {
      g_object_weak_unref (holder, holder_gone_cb, self);
      forget_unsaved (self, holder);
    }
}

gboolean
dbk_context_has_unsaved (DbkContext *self)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (self), FALSE);

  return self->unsaved != NULL && g_hash_table_size (self->unsaved) > 0;
}

gboolean
dbk_context_has_unsaved_of (DbkContext *self, GType type)
{
  GHashTableIter iter;
  gpointer holder;

  g_return_val_if_fail (DBK_IS_CONTEXT (self), FALSE);

  if (self->unsaved == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, &holder, NULL))
    if (g_type_is_a (G_OBJECT_TYPE (holder), type))
      return TRUE;
  return FALSE;
}
