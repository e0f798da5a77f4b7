/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker threads' owner. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-records.h"
#include "dbk-worker.h"

typedef enum
{
  STATE_NEW,
  STATE_OPENING,
  STATE_OPEN,
  STATE_CLOSED,
} State;

struct _DbkEngine
{
  GObject parent;

  char *directory;
  DbkClock clock;
  GThread *thread; /* the one that made it */
  DbkCore *core;
  State state;
  guint64 generation;
};

G_DEFINE_FINAL_TYPE (DbkEngine, dbk_engine, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
dbk_engine_dispose (GObject *object)
{
  DbkEngine *self = DBK_ENGINE (object);

  /* The last reference may go in a thread that delivered something. */
  if (self->state == STATE_OPEN)
    {
      self->state = STATE_CLOSED;
      dbk_core_stop (self->core);
    }
  G_OBJECT_CLASS (dbk_engine_parent_class)->dispose (object);
}

static void
dbk_engine_finalize (GObject *object)
{
  DbkEngine *self = DBK_ENGINE (object);

  g_clear_pointer (&self->core, dbk_core_unref);
  g_free (self->directory);
  G_OBJECT_CLASS (dbk_engine_parent_class)->finalize (object);
}

static void
dbk_engine_class_init (DbkEngineClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = dbk_engine_dispose;
  object_class->finalize = dbk_engine_finalize;

  /**
   * DbkEngine::changed:
   * @kind: a DbkChangeKind
   * @row: the row, or 0 for any
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
}

static void
dbk_engine_init (DbkEngine *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->thread = g_thread_self ();
  self->core = dbk_core_new (self, context);
}

DbkEngine *
dbk_engine_new (const char *directory, const DbkClock *clock)
{
  DbkEngine *self = g_object_new (DBK_TYPE_ENGINE, NULL);

  self->directory = g_canonicalize_filename (directory, NULL);
  if (clock != NULL)
    self->clock = *clock;
  return self;
}

void
dbk_engine_emit_changed (DbkEngine *self, DbkChangeKind kind, gint64 row)
{
  self->generation++;
  g_signal_emit (self, signals[CHANGED], 0, (guint) kind, row);
}

guint64
dbk_engine_get_generation (DbkEngine *self)
{
  return self->generation;
}

const char *
dbk_engine_get_directory (DbkEngine *self)
{
  return self->directory;
}

const DbkClock *
dbk_engine_get_clock (DbkEngine *self)
{
  return &self->clock;
}

/* Opens the connections in whatever thread this is and hands them over. */
static gboolean
open_connections (DbkEngine *self, GError **error)
{
  g_autofree char *path = dbk_records_path (self->directory);
  g_autoptr (DbkConnection) writer =
      dbk_records_open (self->directory, DBK_CONNECTION_READ_WRITE_CREATE, &self->clock, error);
  DbkConnection *reader =
      writer != NULL ? dbk_connection_open (path, DBK_CONNECTION_READ_ONLY, error) : NULL;

  if (reader == NULL)
    return FALSE;
  dbk_connection_set_clock (reader, &self->clock);
  dbk_connection_hand_over (reader);
  dbk_connection_hand_over (writer);
  self->core->workers[DBK_WORKER_READER].connection = reader;
  self->core->workers[DBK_WORKER_WRITER].connection = g_steal_pointer (&writer);
  self->core->clock = self->clock;
  g_free (self->core->path);
  self->core->path = g_steal_pointer (&path);
  return TRUE;
}

static gboolean
begin_open (DbkEngine *self, GError **error)
{
  g_assert (self->thread == g_thread_self ());
  if (self->state != STATE_NEW)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FAILED,
                           _ ("The records are open or closed already."));
      return FALSE;
    }
  self->state = STATE_OPENING;
  return TRUE;
}

static gboolean
end_open (DbkEngine *self, gboolean opened)
{
  self->state = opened ? STATE_OPEN : STATE_NEW;
  if (opened)
    dbk_core_start (self->core);
  return opened;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (open_connections (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  DbkEngine *self = DBK_ENGINE (source);
  GError *error = NULL;

  if (end_open (self, g_task_propagate_boolean (G_TASK (result), &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dbk_engine_open_async (DbkEngine *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) inner = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, dbk_engine_open_async);
  /* What was opened is open: a late cancel must not say otherwise. */
  g_task_set_check_cancellable (task, FALSE);
  if (!begin_open (self, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  inner = g_task_new (self, NULL, opened_cb, task);
  g_task_run_in_thread (inner, open_in_thread);
}

gboolean
dbk_engine_open_finish (DbkEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dbk_engine_open (DbkEngine *self, GError **error)
{
  return begin_open (self, error) && end_open (self, open_connections (self, error));
}

void
dbk_engine_submit (DbkEngine *self,
                   DbkJobKind kind,
                   DbkJobFunc func,
                   gpointer data,
                   GDestroyNotify data_free,
                   GDestroyNotify result_free,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  DbkJob *job;

  g_assert (self->thread == g_thread_self ());
  g_task_set_source_tag (task, dbk_engine_submit);
  /* A write that was made is reported as made, whatever was asked since. */
  g_task_set_check_cancellable (task, kind == DBK_JOB_READ || kind == DBK_JOB_LONG_READ);
  if (self->state != STATE_OPEN)
    {
      if (data_free != NULL)
        data_free (data);
      g_task_return_new_error (task, DBK_ERROR, DBK_ERROR_FAILED, "%s",
                               _ ("The records aren't open."));
      return;
    }
  job = g_new0 (DbkJob, 1);
  job->kind = kind;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->task = g_steal_pointer (&task);
  dbk_core_push (self->core, job);
}

gpointer
dbk_engine_submit_finish (DbkEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
begin_close (DbkEngine *self, GError **error)
{
  g_assert (self->thread == g_thread_self ());
  if (self->state != STATE_OPEN)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FAILED, _ ("The records aren't open."));
      return FALSE;
    }
  self->state = STATE_CLOSED;
  return TRUE;
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DbkEngine *self = source;

  dbk_core_stop (self->core);
  g_task_return_boolean (task, TRUE);
}

void
dbk_engine_close_async (DbkEngine *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, dbk_engine_close_async);
  if (begin_close (self, &error))
    g_task_run_in_thread (task, close_in_thread);
  else
    g_task_return_error (task, error);
}

gboolean
dbk_engine_close_finish (DbkEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dbk_engine_close (DbkEngine *self, GError **error)
{
  if (!begin_close (self, error))
    return FALSE;
  dbk_core_stop (self->core);
  return TRUE;
}
