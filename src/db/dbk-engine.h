/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker threads, and the one way from the main loop into the records. */
#pragma once

#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/**
 * DbkEngine:
 *
 * Owns one writer thread, one reader thread and one for long reads, each with a connection of its
 * own and a first-come queue of jobs. Made, used and closed in one thread, whose main context (the
 * thread-default one at dbk_engine_new()) gets every signal and, by GTask's rules, each callback.
 *
 * A read waits for the writes queued before it, so one reads what one wrote; a write that stalls
 * (another program holds the file) stops being waited for after two seconds, and long writes are
 * not waited for at all: what they change is announced by "changed".
 *
 * Signal "changed" (guint kind, gint64 row): a DbkChangeKind and the row or 0 for any; emitted in
 * the main context only, after the commit and before the callback of the job that wrote. Changes
 * another program makes arrive within about a second as (DBK_CHANGE_ALL, 0).
 */
#define DBK_TYPE_ENGINE (dbk_engine_get_type ())
G_DECLARE_FINAL_TYPE (DbkEngine, dbk_engine, DBK, ENGINE, GObject)

typedef enum
{
  DBK_JOB_READ,       /* what a person waits for */
  DBK_JOB_WRITE,      /* short: a save */
  DBK_JOB_LONG_READ,  /* export, backup, verify: never in the way of the others */
  DBK_JOB_LONG_WRITE, /* import: in the writer's queue, but reads don't wait for it */
} DbkJobKind;

/**
 * DbkJobFunc:
 * @connection: the thread's own; not to be kept
 *
 * Runs in a worker thread. Returns the result; NULL with @error set is a failure, NULL without one
 * is a result. Read jobs run inside dbk_read_begin(); a write job begins its own transaction.
 */
typedef gpointer (*DbkJobFunc) (DbkConnection *connection, gpointer data, GError **error);

/** @clock: (nullable): copied; NULL for the system's. Nothing is opened yet. */
DbkEngine *dbk_engine_new (const char *directory, const DbkClock *clock);

/** Opens the records as dbk_records_open() does (made when missing, migrated with a backup). */
void dbk_engine_open_async (DbkEngine *engine,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean dbk_engine_open_finish (DbkEngine *engine, GAsyncResult *result, GError **error);
/** The same for programs without a main loop and for tests: waits. */
gboolean dbk_engine_open (DbkEngine *engine, GError **error);

/**
 * dbk_engine_submit:
 * @data: handed to @func in the worker thread, then freed with @data_free in the main context
 * @result_free: frees a result nobody takes
 * @cancellable: (nullable): cancels a job that waits or reads; a write that has committed is
 *   reported as done
 */
void dbk_engine_submit (DbkEngine *engine,
                        DbkJobKind kind,
                        DbkJobFunc func,
                        gpointer data,
                        GDestroyNotify data_free,
                        GDestroyNotify result_free,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/** Returns: (transfer full): what the function returned; NULL with @error set when it failed. */
gpointer dbk_engine_submit_finish (DbkEngine *engine, GAsyncResult *result, GError **error);

/** Counts the emissions of "changed": what was asked for at an older count may be out of date. */
guint64 dbk_engine_get_generation (DbkEngine *engine);
const char *dbk_engine_get_directory (DbkEngine *engine);
const DbkClock *dbk_engine_get_clock (DbkEngine *engine);

/** Takes no more jobs, finishes the queued ones, tidies the file and closes it. */
void dbk_engine_close_async (DbkEngine *engine, GAsyncReadyCallback callback, gpointer user_data);
gboolean dbk_engine_close_finish (DbkEngine *engine, GAsyncResult *result, GError **error);
/** The same, waiting; also done by the last unref. Queued callbacks still arrive by the main loop.
 */
gboolean dbk_engine_close (DbkEngine *engine, GError **error);

G_END_DECLS
