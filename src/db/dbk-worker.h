/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's threads and their queues. Private to src/db. */
#pragma once

#include "dbk-connection-private.h"
#include "dbk-engine.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_WORKER_WRITER,
  DBK_WORKER_READER,
  DBK_WORKER_LONG_READER,
  DBK_N_WORKERS,
} DbkWorkerKind;

typedef struct _DbkCore DbkCore;

/** A job on its way: queued, run in a worker, delivered in the main context. */
typedef struct
{
  DbkJobKind kind;
  DbkJobFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;
  GTask *task;
  guint64 ticket;       /* a write's own number; a read's newest write to wait for */
  gint64 ticket_queued; /* monotonic moment that write was queued */
  gpointer result;
  GError *error;
} DbkJob;

typedef struct
{
  DbkCore *core;
  DbkWorkerKind kind;
  GThread *thread;
  GAsyncQueue *queue;
  DbkConnection *connection;
} DbkWorker;

/** What the threads share with the engine; outlives it while deliveries are on their way. */
struct _DbkCore
{
  gatomicrefcount references;
  GMainContext *context;
  GWeakRef engine;
  char *path; /* of the database file; set before the threads start */
  DbkClock clock;
  DbkWorker workers[DBK_N_WORKERS];

  GMutex mutex;
  GCond cond;
  guint64 queued;     /* short writes so far */
  gint64 last_queued; /* monotonic moment of the last */
  guint64 done;       /* short writes finished */
  guint64 given_up;   /* a read stopped waiting for this one: others don't begin to */
};

DbkCore *dbk_core_new (DbkEngine *engine, GMainContext *context);
DbkCore *dbk_core_ref (DbkCore *core);
void dbk_core_unref (DbkCore *core);
/** Starts the threads on connections that were handed over. */
void dbk_core_start (DbkCore *core);
/** Numbers the job and puts it into its queue; takes it. */
void dbk_core_push (DbkCore *core, DbkJob *job);
/** Lets the queued jobs finish, tidies and closes the connections, ends the threads. */
void dbk_core_stop (DbkCore *core);

/** In the main context; implemented by the engine. */
void dbk_engine_emit_changed (DbkEngine *engine, DbkChangeKind kind, gint64 row);

G_END_DECLS
