/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's threads and their queues. */
#include "config.h"

#include "dbk-worker.h"

/* How long a read waits for a write that was queued before it. */
#define PATIENCE (2 * G_TIME_SPAN_SECOND)
/* How often the writer looks whether another program wrote. */
#define LOOK_INTERVAL G_TIME_SPAN_SECOND

/* Something to do in the main context, in the order it was pushed. */
typedef struct
{
  DbkCore *core;
  DbkJob *job; /* NULL: a change only */
  DbkChange change;
} Delivery;

DbkCore *
dbk_core_new (DbkEngine *engine, GMainContext *context)
{
  DbkCore *core = g_new0 (DbkCore, 1);

  g_atomic_ref_count_init (&core->references);
  core->context = g_main_context_ref (context);
  g_weak_ref_init (&core->engine, engine);
  g_mutex_init (&core->mutex);
  g_cond_init (&core->cond);
  for (int i = 0; i < DBK_N_WORKERS; i++)
    {
      core->workers[i].core = core;
      core->workers[i].kind = (DbkWorkerKind) i;
      core->workers[i].queue = g_async_queue_new ();
    }
  return core;
}

DbkCore *
dbk_core_ref (DbkCore *core)
{
  g_atomic_ref_count_inc (&core->references);
  return core;
}

void
dbk_core_unref (DbkCore *core)
{
  if (!g_atomic_ref_count_dec (&core->references))
    return;
  for (int i = 0; i < DBK_N_WORKERS; i++)
    g_async_queue_unref (core->workers[i].queue);
  g_weak_ref_clear (&core->engine);
  g_free (core->path);
  g_main_context_unref (core->context);
  g_mutex_clear (&core->mutex);
  g_cond_clear (&core->cond);
  g_free (core);
}

static void
job_free (DbkJob *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  if (job->result != NULL && job->result_free != NULL)
    job->result_free (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_free (job);
}

static void
return_task (DbkJob *job)
{
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
}

static gboolean
deliver_cb (gpointer data)
{
  Delivery *delivery = data;

  if (delivery->job != NULL)
    return_task (delivery->job);
  else
    {
      g_autoptr (DbkEngine) engine = g_weak_ref_get (&delivery->core->engine);

      if (engine != NULL)
        dbk_engine_emit_changed (engine, delivery->change.kind, delivery->change.row);
    }
  return G_SOURCE_REMOVE;
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_clear_pointer (&delivery->job, job_free);
  dbk_core_unref (delivery->core);
  g_free (delivery);
}

/* Sources of one priority in one context are dispatched in the order they were attached: a job's
 * changes come before its callback. */
static void
deliver (DbkCore *core, DbkJob *job, DbkChange change)
{
  Delivery *delivery = g_new0 (Delivery, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  delivery->core = dbk_core_ref (core);
  delivery->job = job;
  delivery->change = change;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "dbk-engine delivery");
  g_source_set_callback (source, deliver_cb, delivery, delivery_free);
  g_source_attach (source, core->context);
}

static void
changed_cb (DbkChangeKind kind, gint64 row, gpointer data)
{
  deliver (data, NULL, (DbkChange){ kind, row });
}

static void
wake_cb (GCancellable *cancellable, DbkCore *core)
{
  g_mutex_lock (&core->mutex);
  g_cond_broadcast (&core->cond);
  g_mutex_unlock (&core->mutex);
}

/* One reads what one wrote; but a writer that stalls doesn't stop the readers. */
static void
wait_for_writes (DbkCore *core, DbkJob *job)
{
  gint64 until = job->ticket_queued + PATIENCE;
  gulong handler = 0;

  g_mutex_lock (&core->mutex);
  if (core->done < job->ticket && core->given_up <= core->done && job->cancellable != NULL)
    {
      /* Connected without the lock: the handler may run at once. */
      g_mutex_unlock (&core->mutex);
      handler = g_cancellable_connect (job->cancellable, G_CALLBACK (wake_cb), core, NULL);
      g_mutex_lock (&core->mutex);
    }
  while (core->done < job->ticket && core->given_up <= core->done &&
         !g_cancellable_is_cancelled (job->cancellable))
    if (!g_cond_wait_until (&core->cond, &core->mutex, until))
      {
        if (core->done < job->ticket)
          core->given_up = MAX (core->given_up, job->ticket);
        break;
      }
  g_mutex_unlock (&core->mutex);
  if (handler != 0)
    g_cancellable_disconnect (job->cancellable, handler);
}

static gboolean
is_write (DbkJob *job)
{
  return job->kind == DBK_JOB_WRITE || job->kind == DBK_JOB_LONG_WRITE;
}

/* The long reader's connection is opened for its first job: most days have none. */
static gboolean
ensure_connection (DbkWorker *worker, GError **error)
{
  if (worker->connection != NULL)
    return TRUE;
  worker->connection = dbk_connection_open (worker->core->path, DBK_CONNECTION_READ_ONLY, error);
  if (worker->connection == NULL)
    return FALSE;
  dbk_connection_set_clock (worker->connection, &worker->core->clock);
  return TRUE;
}

static void
run_job (DbkWorker *worker, DbkJob *job)
{
  if (!is_write (job))
    wait_for_writes (worker->core, job);
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error) &&
      ensure_connection (worker, &job->error))
    {
      DbkConnection *connection = worker->connection;

      dbk_connection_set_cancellable (connection, job->cancellable);
      if (is_write (job))
        job->result = job->func (connection, job->data, &job->error);
      else if (dbk_read_begin (connection, &job->error))
        {
          job->result = job->func (connection, job->data, &job->error);
          dbk_read_end (connection);
        }
      dbk_connection_set_cancellable (connection, NULL);
      dbk_connection_settle (connection);
    }
  if (job->error != NULL && job->result != NULL)
    {
      if (job->result_free != NULL)
        job->result_free (job->result);
      job->result = NULL;
    }
  if (job->kind == DBK_JOB_WRITE)
    {
      g_mutex_lock (&worker->core->mutex);
      worker->core->done = job->ticket;
      g_cond_broadcast (&worker->core->cond);
      g_mutex_unlock (&worker->core->mutex);
    }
  deliver (worker->core, job, (DbkChange){ 0 });
}

/* The writer's data_version doesn't count what the writer itself commits, and nobody else in this
 * program writes: when it moves, another program wrote. */
static void
look_outside (DbkWorker *worker, gint64 *version)
{
  gint64 now = dbk_connection_data_version (worker->connection);

  if (now != *version)
    {
      *version = now;
      deliver (worker->core, NULL, (DbkChange){ DBK_CHANGE_ALL, 0 });
    }
}

/* Stands in a queue for "no more jobs". */
static DbkJob stop_job;

static gpointer
work (gpointer data)
{
  DbkWorker *worker = data;
  gboolean writes = worker->kind == DBK_WORKER_WRITER;
  gint64 version = writes ? dbk_connection_data_version (worker->connection) : 0;
  DbkJob *job;

  do
    {
      job = writes ? g_async_queue_timeout_pop (worker->queue, LOOK_INTERVAL)
                   : g_async_queue_pop (worker->queue);
      if (writes)
        look_outside (worker, &version);
      if (job != NULL && job != &stop_job)
        run_job (worker, job);
    }
  while (job != &stop_job);

  if (writes)
    dbk_connection_tidy (worker->connection);
  g_clear_pointer (&worker->connection, dbk_connection_close);
  return NULL;
}

void
dbk_core_start (DbkCore *core)
{
  static const char *const names[] = { "dbk-writer", "dbk-reader", "dbk-long-reader" };

  dbk_connection_set_change_func (core->workers[DBK_WORKER_WRITER].connection, changed_cb, core);
  for (int i = 0; i < DBK_N_WORKERS; i++)
    core->workers[i].thread = g_thread_new (names[i], work, &core->workers[i]);
}

static DbkWorkerKind
worker_of (DbkJobKind kind)
{
  switch (kind)
    {
    case DBK_JOB_READ:
      return DBK_WORKER_READER;
    case DBK_JOB_LONG_READ:
      return DBK_WORKER_LONG_READER;
    case DBK_JOB_WRITE:
    case DBK_JOB_LONG_WRITE:
    default:
      return DBK_WORKER_WRITER;
    }
}

void
dbk_core_push (DbkCore *core, DbkJob *job)
{
  g_mutex_lock (&core->mutex);
  if (job->kind == DBK_JOB_WRITE)
    {
      core->queued++;
      core->last_queued = g_get_monotonic_time ();
    }
  job->ticket = core->queued;
  job->ticket_queued = core->last_queued;
  /* Inside the lock, so that the queue has the tickets' order. */
  g_async_queue_push (core->workers[worker_of (job->kind)].queue, job);
  g_mutex_unlock (&core->mutex);
}

static void
stop_worker (DbkWorker *worker)
{
  if (worker->thread == NULL)
    {
      g_clear_pointer (&worker->connection, dbk_connection_close);
      return;
    }
  g_async_queue_push (worker->queue, &stop_job);
  g_thread_join (g_steal_pointer (&worker->thread));
}

void
dbk_core_stop (DbkCore *core)
{
  /* The readers first: the writer empties the log, which none may be reading then. */
  stop_worker (&core->workers[DBK_WORKER_READER]);
  stop_worker (&core->workers[DBK_WORKER_LONG_READER]);
  stop_worker (&core->workers[DBK_WORKER_WRITER]);
}
