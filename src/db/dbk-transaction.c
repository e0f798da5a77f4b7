/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transactions: all or nothing, named, audited and sealed. */
#include "config.h"

#include "dbk-audit-private.h"
#include "dbk-connection-private.h"

struct _DbkTransaction
{
  DbkConnection *connection;
  int depth;       /* 1 for the outermost */
  guint n_changes; /* noted before it began */
};

static gboolean
run_query (DbkConnection *connection, DbkSql sql, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);

  return statement != NULL && dbk_run (statement, error);
}

static gboolean
set_writer (DbkConnection *connection, gint64 staff, DbkTime at, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_WRITER_SET, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_id (statement, "staff", staff);
  dbk_bind_time (statement, "at", at);
  return dbk_run (statement, error);
}

static gboolean
begin_outermost (DbkConnection *connection, const DbkWho *who, GError **error)
{
  g_return_val_if_fail (who != NULL, FALSE);
  if (connection->reads > 0)
    g_error ("A transaction can't begin inside dbk_read_begin()");

  if (!dbk_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  connection->who = *who;
  if (connection->who.at == DBK_TIME_NONE)
    connection->who.at = dbk_clock_now (&connection->clock);
  connection->search_held = FALSE;
  g_array_set_size (connection->changes, 0);
  /* What plain sqlite3 wrote since is sealed first, under a mark of its own. */
  connection->changes_at_begin = sqlite3_total_changes64 (connection->handle);
  if (!dbk_audit_seal (connection, TRUE, error))
    return FALSE;
  if (connection->changes_at_begin == sqlite3_total_changes64 (connection->handle))
    connection->changes_at_begin++; /* setting the writer alone is no change */
  return set_writer (connection, connection->who.staff, connection->who.at, error);
}

DbkTransaction *
dbk_transaction_begin (DbkConnection *connection, const DbkWho *who, GError **error)
{
  DbkTransaction *transaction;
  gboolean begun;

  dbk_connection_assert_thread (connection);
  if (connection->depth == 0)
    begun = begin_outermost (connection, who, error);
  else
    begun = run_query (connection, DBK_SQL_SAVEPOINT_BEGIN, error);
  if (!begun)
    {
      if (connection->depth == 0 && !sqlite3_get_autocommit (connection->handle))
        dbk_connection_exec (connection, "ROLLBACK", NULL);
      return NULL;
    }
  transaction = g_new0 (DbkTransaction, 1);
  transaction->connection = connection;
  transaction->depth = ++connection->depth;
  transaction->n_changes = connection->changes->len;
  return transaction;
}

gboolean
dbk_transaction_hold_search (DbkTransaction *transaction, GError **error)
{
  DbkConnection *connection = transaction->connection;

  dbk_connection_assert_thread (connection);
  connection->search_held = TRUE;
  return run_query (connection, DBK_SQL_SEARCH_HOLD, error);
}

/* Where a savepoint that held was rolled back there is nothing to add. */
static gboolean
add_held (DbkConnection *connection, GError **error)
{
  return !connection->search_held ||
         (run_query (connection, DBK_SQL_SEARCH_ADD_HELD, error) &&
          run_query (connection, DBK_SQL_SEARCH_ADD_HELD_WORDS, error) &&
          run_query (connection, DBK_SQL_SEARCH_RELEASE, error));
}

/* Seals and commits; on failure everything is rolled back. */
static gboolean
commit_outermost (DbkConnection *connection, GError **error)
{
  GCancellable *cancellable = g_steal_pointer (&connection->cancellable);
  gboolean done;

  /* A commit is never cut short: what is reported as saved is. */
  if (sqlite3_total_changes64 (connection->handle) == connection->changes_at_begin)
    done = dbk_connection_exec (connection, "ROLLBACK", error);
  else
    {
      done = add_held (connection, error) && dbk_audit_seal (connection, FALSE, error) &&
             set_writer (connection, 0, DBK_TIME_NONE, error);
      if (done)
        {
          connection->may_commit = TRUE;
          done = dbk_connection_exec (connection, "COMMIT", error);
          connection->may_commit = FALSE;
        }
    }
  connection->cancellable = cancellable;
  return done;
}

gboolean
dbk_transaction_commit (DbkTransaction *transaction, GError **error)
{
  DbkConnection *connection = transaction->connection;
  gboolean done;

  dbk_connection_assert_thread (connection);
  /* Commits and rollbacks come in the order opposite to the begins. */
  g_assert (transaction->depth == connection->depth);

  if (sqlite3_get_autocommit (connection->handle))
    {
      /* A failure (full disk, damaged page) already rolled everything back. */
      dbk_sqlite_error_set (error, NULL, SQLITE_ERROR);
      done = FALSE;
    }
  else if (transaction->depth == 1)
    done = commit_outermost (connection, error);
  else
    done = run_query (connection, DBK_SQL_SAVEPOINT_RELEASE, error);
  if (!done)
    {
      dbk_transaction_rollback (transaction);
      return FALSE;
    }
  connection->depth--;
  if (transaction->depth == 1)
    dbk_connection_tell_changes (connection);
  g_free (transaction);
  return TRUE;
}

void
dbk_transaction_rollback (DbkTransaction *transaction)
{
  DbkConnection *connection;

  if (transaction == NULL)
    return;
  connection = transaction->connection;
  dbk_connection_assert_thread (connection);
  g_assert (transaction->depth == connection->depth);
  if (!sqlite3_get_autocommit (connection->handle))
    {
      /* A cancelled job still rolls back. */
      GCancellable *cancellable = g_steal_pointer (&connection->cancellable);
      g_autoptr (GError) error = NULL;
      gboolean done;

      if (transaction->depth == 1)
        done = dbk_connection_exec (connection, "ROLLBACK", &error);
      else
        done = run_query (connection, DBK_SQL_SAVEPOINT_ROLLBACK, &error) &&
               run_query (connection, DBK_SQL_SAVEPOINT_RELEASE, &error);
      if (!done)
        g_warning ("Rolling back failed: %s", error->message);
      connection->cancellable = cancellable;
    }
  g_array_set_size (connection->changes, transaction->n_changes);
  connection->depth--;
  g_free (transaction);
}

const DbkWho *
dbk_transaction_who (DbkConnection *connection)
{
  return connection->depth > 0 ? &connection->who : NULL;
}

gboolean
dbk_read_begin (DbkConnection *connection, GError **error)
{
  dbk_connection_assert_thread (connection);
  if (connection->depth == 0 && connection->reads == 0 &&
      !dbk_connection_exec (connection, "BEGIN", error))
    return FALSE;
  connection->reads++;
  return TRUE;
}

void
dbk_read_end (DbkConnection *connection)
{
  dbk_connection_assert_thread (connection);
  g_return_if_fail (connection->reads > 0);
  connection->reads--;
  if (connection->depth == 0 && connection->reads == 0 &&
      !sqlite3_get_autocommit (connection->handle))
    {
      GCancellable *cancellable = g_steal_pointer (&connection->cancellable);

      dbk_connection_exec (connection, "ROLLBACK", NULL);
      connection->cancellable = cancellable;
    }
}
