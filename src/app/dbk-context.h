/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page is handed: the records, the clinic's lists, who is working, what day it is. */
#pragma once

#include <gio/gio.h>

#include "dbk-clinic-store.h"
#include "dbk-engine.h"

G_BEGIN_DECLS

/**
 * DbkContext:
 *
 * Belongs to the main thread. Pages take one as construct-only property "context" and ask the
 * records through it; nothing but the worker threads ever runs SQL.
 *
 * Properties, all read-only but "staff" and "clinic lists" as plain pointers owned by the context:
 * - "lists" (pointer, DbkClinicLists): NULL until opened; notified when reloaded
 * - "staff" (pointer, DbkStaff): who is working, NULL when nobody said so yet; see
 *   dbk_context_set_staff()
 * - "clinical" (boolean): the one working may edit clinical pages; FALSE for reception and nobody
 * - "invented" (boolean): the records are demonstration data
 * - "set-up" (boolean): the clinic has a name, staff or clients; FALSE at the first start
 * - "unsaved" (boolean): some page holds typed text the records don't have yet
 *
 * Signals:
 * - "client-changed" (gint64 row): that client, or any for 0, has to be asked for again. Emitted
 *   after the commit, before the callback of the job that wrote.
 * - "flush": the window is about to close or is being locked: hand unsaved text to
 * dbk_context_write() now. The window waits for what was submitted, and stays when "unsaved" is
 * still set afterwards.
 */
#define DBK_TYPE_CONTEXT (dbk_context_get_type ())
G_DECLARE_FINAL_TYPE (DbkContext, dbk_context, DBK, CONTEXT, GObject)

/** @clock: (nullable): copied; NULL for the system's. @settings: (nullable): NULL makes its own. */
DbkContext *dbk_context_new (const char *directory, const DbkClock *clock, GSettings *settings);

/** Opens the records, then reads the clinic's lists. Nothing else may be called before it is done
 * but the plain getters. */
void dbk_context_open_async (DbkContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dbk_context_open_finish (DbkContext *context, GAsyncResult *result, GError **error);
/** Finishes what is queued and closes the records. */
void
dbk_context_close_async (DbkContext *context, GAsyncReadyCallback callback, gpointer user_data);
gboolean dbk_context_close_finish (DbkContext *context, GAsyncResult *result, GError **error);

/** Reads the clinic's lists again; done by itself when they change. */
void dbk_context_reload (DbkContext *context);

DbkEngine *dbk_context_get_engine (DbkContext *context);
const char *dbk_context_get_directory (DbkContext *context);
GSettings *dbk_context_get_settings (DbkContext *context);
const DbkClock *dbk_context_get_clock (DbkContext *context);
DbkDate dbk_context_get_today (DbkContext *context);

/** (transfer none) (nullable): replaced as a whole when reloaded; take a reference to keep it. */
DbkClinicLists *dbk_context_get_lists (DbkContext *context);
/** (transfer none) (nullable) */
DbkStaff *dbk_context_get_staff (DbkContext *context);
/** Says who is working from now on; remembered for the next start. */
void dbk_context_set_staff (DbkContext *context, DbkStaff *staff);
/** For the store functions: who is working now; copy it into the job's data. */
DbkWho dbk_context_get_who (DbkContext *context);
gboolean dbk_context_is_clinical (DbkContext *context);
gboolean dbk_context_is_invented (DbkContext *context);
gboolean dbk_context_is_set_up (DbkContext *context);

/**
 * dbk_context_read:
 * @data: for @func, in a worker thread; freed with @data_free in the main thread
 * @result_free: frees a result nobody took
 * @callback: in the main thread; finish with dbk_context_finish()
 *
 * Asks the records. The callback must hold a reference to what it works on, or look up a weak one.
 */
void dbk_context_read (DbkContext *context,
                       DbkJobFunc func,
                       gpointer data,
                       GDestroyNotify data_free,
                       GDestroyNotify result_free,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
/** The same for what changes the records; durable when the callback has no error. */
void dbk_context_write (DbkContext *context,
                        DbkJobFunc func,
                        gpointer data,
                        GDestroyNotify data_free,
                        GDestroyNotify result_free,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/** Returns: (transfer full): what the job returned; NULL with @error when it failed. */
gpointer dbk_context_finish (GAsyncResult *result, GError **error);

/** @holder has (or no longer has) text the records don't have yet. Ends with @holder too. */
void dbk_context_set_unsaved (DbkContext *context, GObject *holder, gboolean unsaved);
gboolean dbk_context_has_unsaved (DbkContext *context);
/** The same of holders of @type alone. */
gboolean dbk_context_has_unsaved_of (DbkContext *context, GType type);

G_END_DECLS
