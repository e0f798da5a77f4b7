/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transactions: all or nothing, who, changes told after the commit, nothing committed beside them.
 */
#include <string.h>

#include "dbk-audit.h"
#include "dbk-connection-private.h"
#include "dbk-test-db.h"

#define ADD(number)                                                                                \
  "INSERT INTO client (id, number, given_name, added_at) VALUES "                                  \
  "(lower (hex (randomblob (18))), " #number ", 'Amelia', '2026-01-01T00:00:00.000Z')"

typedef struct
{
  TestFolder *folder;
  DbkConnection *connection;
  sqlite3 *plain;
  GString *told;
} Fixture;

static const DbkWho who = { 7, 1700000000000 };

static void
changed_cb (DbkChangeKind kind, gint64 row, gpointer data)
{
  Fixture *fixture = data;

  /* Told after the commit: another connection sees it already. */
  g_assert_true (sqlite3_get_autocommit (fixture->connection->handle));
  g_string_append_printf (fixture->told, "%d:%" G_GINT64_FORMAT " ", kind, row);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_folder_new ();
  fixture->connection = test_open (fixture->folder);
  fixture->plain = test_plain_open (fixture->folder);
  fixture->told = g_string_new (NULL);
  dbk_connection_set_change_func (fixture->connection, changed_cb, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_plain_close (fixture->plain);
  dbk_connection_close (fixture->connection);
  test_folder_free (fixture->folder);
  g_string_free (fixture->told, TRUE);
}

static DbkTransaction *
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DbkTransaction *transaction = dbk_transaction_begin (fixture->connection, &who, &error);

  g_assert_no_error (error);
  return transaction;
}

static void
commit (DbkTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  dbk_transaction_commit (transaction, &error);
  g_assert_no_error (error);
}

static void
run (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  dbk_connection_exec (fixture->connection, sql, &error);
  g_assert_no_error (error);
}

static int
clients (Fixture *fixture)
{
  return (int) test_plain_int (fixture->plain, "SELECT count (*) FROM client");
}

static void
test_commit (Fixture *fixture, gconstpointer data)
{
  DbkTransaction *transaction = begin (fixture);
  g_autofree char *audit = NULL;

  run (fixture, ADD (1));
  g_assert_cmpint (dbk_connection_last_id (fixture->connection), ==, 1);
  g_assert_cmpint (dbk_connection_changed_rows (fixture->connection), ==, 1);
  g_assert_cmpint (dbk_transaction_who (fixture->connection)->staff, ==, 7);
  g_assert_cmpint (clients (fixture), ==, 0);
  commit (transaction);
  g_assert_null (dbk_transaction_who (fixture->connection));
  g_assert_cmpint (clients (fixture), ==, 1);
  audit = test_plain_text (fixture->plain,
                           "SELECT group_concat (row || ' ' || at || ' ' || staff_row || ' ' ||"
                           " client_row || ' ' || action || ' ' || table_name || ' ' || table_row)"
                           " FROM audit");
  g_assert_cmpstr (audit, ==, "1 2023-11-14T22:13:20.000Z 7 1 insert client 1");
  /* Nobody is left as the writer for what comes from outside. */
  g_assert_cmpint (
      test_plain_int (fixture->plain,
                      "SELECT count (*) FROM writer WHERE staff_row IS NULL AND at IS NULL"),
      ==, 1);
  g_assert_cmpint (test_plain_int (fixture->plain, "SELECT count (*) FROM audit_seal"), ==, 1);
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  {
    g_autoptr (DbkTransaction) transaction = begin (fixture);

    run (fixture, ADD (1));
    dbk_connection_note_change (fixture->connection, DBK_CHANGE_CLIENT, 1);
  }
  g_assert_cmpint (clients (fixture), ==, 0);
  g_assert_cmpstr (fixture->told->str, ==, "");
  g_assert_true (sqlite3_get_autocommit (fixture->connection->handle));
  commit (begin (fixture));
  g_assert_cmpstr (fixture->told->str, ==, "");
}

static void
test_nested (Fixture *fixture, gconstpointer data)
{
  DbkTransaction *outer = begin (fixture);

  run (fixture, ADD (1));
  dbk_connection_note_change (fixture->connection, DBK_CHANGE_CLIENT, 1);
  {
    g_autoptr (DbkTransaction) inner = dbk_transaction_begin (fixture->connection, NULL, NULL);

    run (fixture, ADD (2));
    dbk_connection_note_change (fixture->connection, DBK_CHANGE_CLIENT, 2);
  }
  {
    DbkTransaction *inner = dbk_transaction_begin (fixture->connection, &who, NULL);
    DbkTransaction *innermost;

    run (fixture, ADD (3));
    dbk_connection_note_change (fixture->connection, DBK_CHANGE_CLIENT, 3);
    innermost = dbk_transaction_begin (fixture->connection, NULL, NULL);
    run (fixture, ADD (4));
    dbk_transaction_rollback (innermost);
    commit (inner);
  }
  g_assert_cmpstr (fixture->told->str, ==, "");
  commit (outer);
  g_assert_cmpstr (fixture->told->str, ==, "0:1 0:3 ");
  g_assert_cmpint (clients (fixture), ==, 2);
  g_assert_cmpint (test_plain_int (fixture->plain,
                                   "SELECT count (*) FROM client WHERE number IN (1, 3)"),
                   ==, 2);
  /* Rolled back rows left no gap in the history. */
  g_assert_cmpint (test_plain_int (fixture->plain, "SELECT max (row) FROM audit"), ==, 2);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  DbkTransaction *transaction = begin (fixture);

  run (fixture, ADD (1));
  dbk_connection_note_change (fixture->connection, DBK_CHANGE_CLIENT, 5);
  dbk_connection_note_change (fixture->connection, DBK_CHANGE_CLIENT, 5);
  dbk_connection_note_change (fixture->connection, DBK_CHANGE_LIST, 0);
  dbk_connection_note_change (fixture->connection, DBK_CHANGE_LIST, 9);
  dbk_connection_note_change (fixture->connection, DBK_CHANGE_ALL, 0);
  dbk_connection_note_change (fixture->connection, DBK_CHANGE_SETTING, 0);
  commit (transaction);
  g_assert_cmpstr (fixture->told->str, ==, "0:5 2:0 4:0 ");

  /* A great many are one "any". */
  g_string_truncate (fixture->told, 0);
  transaction = begin (fixture);
  run (fixture, ADD (2));
  for (int i = 1; i <= 5000; i++)
    dbk_connection_note_change (fixture->connection, DBK_CHANGE_CLIENT, i);
  commit (transaction);
  g_assert_true (g_str_has_suffix (fixture->told->str, "0:32 0:0 "));
}

/* A transaction that changed nothing writes nothing. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  gint64 before = test_plain_int (fixture->plain, "PRAGMA data_version");
  DbkTransaction *transaction = begin (fixture);

  run (fixture, "UPDATE client SET given_name = 'x' WHERE row = 99");
  commit (transaction);
  g_assert_cmpint (test_plain_int (fixture->plain, "PRAGMA data_version"), ==, before);
  transaction = begin (fixture);
  run (fixture, ADD (1));
  commit (transaction);
  g_assert_cmpint (test_plain_int (fixture->plain, "PRAGMA data_version"), !=, before);
}

static void
test_stray_commit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DbkTransaction *transaction;

  /* A write outside any transaction. */
  g_assert_false (dbk_connection_exec (fixture->connection, ADD (1), &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (clients (fixture), ==, 0);
  /* A COMMIT inside one. */
  transaction = begin (fixture);
  run (fixture, ADD (1));
  g_assert_false (dbk_connection_exec (fixture->connection, "COMMIT", &error));
  g_clear_error (&error);
  g_assert_false (dbk_transaction_commit (transaction, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (clients (fixture), ==, 0);
  /* And the connection goes on working. */
  transaction = begin (fixture);
  run (fixture, ADD (1));
  commit (transaction);
  g_assert_cmpint (clients (fixture), ==, 1);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DbkTransaction *transaction;

  dbk_connection_set_cancellable (fixture->connection, cancellable);
  transaction = begin (fixture);
  run (fixture, ADD (1));
  g_cancellable_cancel (cancellable);
  /* A commit is not cut short, and a rollback isn't either. */
  commit (transaction);
  g_assert_cmpint (clients (fixture), ==, 1);
  dbk_connection_set_cancellable (fixture->connection, NULL);
  g_cancellable_reset (cancellable);
  transaction = begin (fixture);
  run (fixture, ADD (2));
  dbk_connection_set_cancellable (fixture->connection, cancellable);
  g_cancellable_cancel (cancellable);
  dbk_transaction_rollback (transaction);
  g_assert_true (sqlite3_get_autocommit (fixture->connection->handle));
  g_assert_cmpint (clients (fixture), ==, 1);
  g_assert_true (fixture->connection->cancellable == cancellable);
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  dbk_read_begin (fixture->connection, &error);
  g_assert_no_error (error);
  dbk_connection_query_int (fixture->connection, "SELECT count (*) FROM client", &n, NULL);
  test_plain_run (fixture->plain, ADD (1));
  /* Nested, and still the moment of the outermost. */
  dbk_read_begin (fixture->connection, &error);
  dbk_connection_query_int (fixture->connection, "SELECT count (*) FROM client", &n, NULL);
  g_assert_cmpint (n, ==, 0);
  dbk_read_end (fixture->connection);
  dbk_connection_query_int (fixture->connection, "SELECT count (*) FROM client", &n, NULL);
  g_assert_cmpint (n, ==, 0);
  dbk_read_end (fixture->connection);
  dbk_connection_query_int (fixture->connection, "SELECT count (*) FROM client", &n, NULL);
  g_assert_cmpint (n, ==, 1);
}

/* The clock is asked where no moment is given. */
static DbkTime
fixed_now (gpointer data)
{
  return 1600000000000;
}

static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DbkWho nobody = { 0, DBK_TIME_NONE };
  DbkClock clock = { fixed_now, NULL };
  DbkTransaction *transaction;
  g_autofree char *at = NULL;

  dbk_connection_set_clock (fixture->connection, &clock);
  transaction = dbk_transaction_begin (fixture->connection, &nobody, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dbk_transaction_who (fixture->connection)->at, ==, 1600000000000);
  run (fixture, ADD (1));
  commit (transaction);
  at = test_plain_text (fixture->plain, "SELECT at FROM audit WHERE staff_row IS NULL");
  g_assert_cmpstr (at, ==, "2020-09-13T12:26:40.000Z");
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sqlite3_busy_timeout (fixture->connection->handle, 1);
  test_plain_run (fixture->plain, "BEGIN IMMEDIATE");
  g_assert_null (dbk_transaction_begin (fixture->connection, &who, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_BUSY);
  test_plain_run (fixture->plain, "ROLLBACK");
  commit (begin (fixture));
}

static void
test_constraints (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    DbkError code;
  } broken[] = {
    { ADD (1), DBK_ERROR_CONFLICT },
    { "UPDATE client SET skin_type = 9", DBK_ERROR_INVALID },
    { "UPDATE client SET id = NULL", DBK_ERROR_INVALID },
    { "INSERT INTO course (id, client_row, title) VALUES (lower (hex (randomblob (18))), 99, 'x')",
      DBK_ERROR_REFUSED },
    { "UPDATE client SET row = 50", DBK_ERROR_REFUSED },
  };
  DbkTransaction *transaction = begin (fixture);

  run (fixture, ADD (1));
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dbk_connection_exec (fixture->connection, broken[i].sql, &error));
      g_assert_error (error, DBK_ERROR, (int) broken[i].code);
      g_assert_null (strstr (error->message, "constraint"));
    }
  /* A refused statement leaves the transaction as it was. */
  commit (transaction);
  g_assert_cmpint (clients (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/transaction/commit", test_commit },
    { "/transaction/rollback", test_rollback },
    { "/transaction/nested", test_nested },
    { "/transaction/changes", test_changes },
    { "/transaction/empty", test_empty },
    { "/transaction/stray-commit", test_stray_commit },
    { "/transaction/cancelled", test_cancelled },
    { "/transaction/read", test_read },
    { "/transaction/clock", test_clock },
    { "/transaction/busy", test_busy },
    { "/transaction/constraints", test_constraints },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
