/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of src/db share of a connection. */
#pragma once

#include <sqlite3.h>

#include "dbk-connection.h"
#include "dbk-lock.h"
#include "dbk-sql.h"
#include "dbk-sqlite-error.h"
#include "dbk-statement.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

typedef struct
{
  DbkChangeKind kind;
  gint64 row;
} DbkChange;

struct _DbkConnection
{
  sqlite3 *handle;
  char *path;
  char *directory;
  DbkConnectionMode mode;
  GThread *owner; /* NULL: the next that uses it */
  DbkClock clock;
  GCancellable *cancellable;
  DbkLock *lock; /* held while open; NULL for other connections than the first */

  DbkStatement *statements[DBK_SQL_COUNT]; /* prepared so far */
  GPtrArray *lent;                         /* DbkStatement in use */

  int depth; /* transactions open, savepoints included */
  int reads; /* dbk_read_begin() open */
  gboolean may_commit;
  DbkWho who;
  gboolean search_held;    /* clients await the commit to come into the search index */
  gint64 changes_at_begin; /* sqlite3_total_changes64() after the writer was set */
  GArray *changes;         /* DbkChange, noted since the outermost begin */
  DbkChangeFunc change_func;
  gpointer change_data;
};

/** Finalizes and frees a prepared statement that isn't lent. */
void dbk_statement_free (DbkStatement *statement);
/** Its name in sql/. */
const char *dbk_statement_name (DbkStatement *statement);

/** The thread that may use it, claimed when nobody owns it. */
void dbk_connection_assert_thread (DbkConnection *connection);
/** Runs statements that give no rows: pragmas, BEGIN, schema. */
gboolean dbk_connection_exec (DbkConnection *connection, const char *sql, GError **error);
/** The first column of the first row; @value is 0 where there is none. */
gboolean dbk_connection_query_int (DbkConnection *connection,
                                   const char *sql,
                                   gint64 *value,
                                   GError **error);
/** The same as a text the caller frees; NULL where there is none. */
gboolean dbk_connection_query_text (DbkConnection *connection,
                                    const char *sql,
                                    char **value,
                                    GError **error);
/** Finalizes every prepared statement. */
void dbk_connection_drop_statements (DbkConnection *connection);
/** Resets what a job left running and rolls back what it left open, complaining aloud. */
void dbk_connection_settle (DbkConnection *connection);
/** Tells the changes of the transaction that just committed. */
void dbk_connection_tell_changes (DbkConnection *connection);
/** PRAGMA data_version: differs after another connection committed. */
gint64 dbk_connection_data_version (DbkConnection *connection);
/** PRAGMA optimize and an emptied write-ahead log; what fails is not important. */
void dbk_connection_tidy (DbkConnection *connection);
/** Wraps an open handle; takes it. */
DbkConnection *dbk_connection_wrap (sqlite3 *handle, const char *path, DbkConnectionMode mode);

G_END_DECLS
