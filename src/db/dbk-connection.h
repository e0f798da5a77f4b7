/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to one database file. */
#pragma once

#include <gio/gio.h>

#include "dbk-date.h"
#include "dbk-error.h"

G_BEGIN_DECLS

/**
 * DbkConnection:
 *
 * Belongs to the thread that uses it first after it was opened or handed over; every function here
 * and of statements and transactions asserts that. Store functions take one as first argument and
 * neither open nor close any.
 */
typedef struct _DbkConnection DbkConnection;

typedef enum
{
  DBK_CONNECTION_READ_WRITE_CREATE, /* makes the file when it is missing */
  DBK_CONNECTION_READ_WRITE,
  DBK_CONNECTION_READ_ONLY,
  DBK_CONNECTION_FOREIGN_READ_ONLY, /* a file that isn't the clinic's own: nothing in it is trusted,
                                       nothing beside it is made or changed */
} DbkConnectionMode;

/** What a committed transaction changed; the kinds name what a view must ask for again. */
typedef enum
{
  DBK_CHANGE_CLIENT,  /* row: the client's id; also its concerns, courses, sessions, photos … */
  DBK_CHANGE_STAFF,   /* row: the person's id */
  DBK_CHANGE_LIST,    /* devices, products, rules, templates, texts: the clinic's lists */
  DBK_CHANGE_SETTING, /* the clinic's settings */
  DBK_CHANGE_ALL,     /* anything: another program wrote, or too much to name */
} DbkChangeKind;

/**
 * DbkChangeFunc:
 * @row: the row, or 0 for "any number of this kind"
 *
 * Called in the connection's thread after the outermost commit, once per different change.
 */
typedef void (*DbkChangeFunc) (DbkChangeKind kind, gint64 row, gpointer data);

/**
 * dbk_connection_open:
 * @path: of the database file
 *
 * Opens the file and sets what every connection needs (WAL, synchronous=FULL, foreign keys,
 * defensive mode …), checking each. It neither checks whose file it is nor migrates it: use
 * dbk_records_open() for a data directory.
 */
DbkConnection *dbk_connection_open (const char *path, DbkConnectionMode mode, GError **error);
/** Rolls back what is open, finalizes every statement, closes. NULL is allowed. */
void dbk_connection_close (DbkConnection *connection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkConnection, dbk_connection_close)

/** The folder the file is in (its photos/ and backups/ stand beside it). */
const char *dbk_connection_get_directory (DbkConnection *connection);
const char *dbk_connection_get_path (DbkConnection *connection);
gboolean dbk_connection_is_read_only (DbkConnection *connection);

/** The clock moments are taken from where none is given; the system's until set. */
void dbk_connection_set_clock (DbkConnection *connection, const DbkClock *clock);
const DbkClock *dbk_connection_get_clock (DbkConnection *connection);

/**
 * dbk_connection_set_cancellable:
 * @cancellable: (nullable): asked while a statement runs; a cancelled one makes it fail with
 *   G_IO_ERROR_CANCELLED. Kept until set again. A commit is never cut short.
 */
void dbk_connection_set_cancellable (DbkConnection *connection, GCancellable *cancellable);

/**
 * dbk_connection_note_change:
 *
 * Says what the running transaction changes. Told to the change function after the outermost
 * commit, forgotten at a rollback.
 */
void dbk_connection_note_change (DbkConnection *connection, DbkChangeKind kind, gint64 row);
void dbk_connection_set_change_func (DbkConnection *connection, DbkChangeFunc func, gpointer data);

/** The id the last INSERT of this connection gave. */
gint64 dbk_connection_last_id (DbkConnection *connection);
/** How many rows the last INSERT, UPDATE or DELETE changed: 0 after an update that named an old
 * revision. */
int dbk_connection_changed_rows (DbkConnection *connection);

/** Lets the next thread that uses the connection own it; called by the one that owns it now. */
void dbk_connection_hand_over (DbkConnection *connection);

G_END_DECLS
