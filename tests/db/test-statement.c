/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries by name: binding, reading, lending, and the mistakes that must be noticed. */
#include <math.h>
#include <string.h>

#include "dbk-connection-private.h"
#include "dbk-test-db.h"

typedef struct
{
  TestFolder *folder;
  DbkConnection *connection;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_folder_new ();
  fixture->connection = test_open (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dbk_connection_close (fixture->connection);
  test_folder_free (fixture->folder);
}

static DbkStatement *
echo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DbkStatement *statement = dbk_statement (fixture->connection, DBK_SQL_ECHO, &error);

  g_assert_no_error (error);
  return statement;
}

static void
step (DbkStatement *statement)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  dbk_bind_null (statement, "other");
  g_assert_true (dbk_step_row (statement, &has_row, &error));
  g_assert_no_error (error);
  g_assert_true (has_row);
}

static void
assert_kind (DbkStatement *statement, const char *kind)
{
  g_assert_cmpstr (dbk_named_text (statement, "kind"), ==, kind);
}

static void
test_types (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkStatement) statement = echo (fixture);
  static const guint8 bytes[] = { 0, 1, 255, 0 };
  const gint64 ids[] = { 3, -1, G_MAXINT64 };
  const char *const texts[] = { "a", "say \"hi\"\\\n", "ñ", NULL };
  gsize size;

  dbk_bind_text (statement, "value", "Zoë O’Neill");
  step (statement);
  assert_kind (statement, "text");
  g_assert_cmpstr (dbk_column_text (statement, 0), ==, "Zoë O’Neill");
  g_assert_false (dbk_column_is_null (statement, 0));
  g_assert_true (dbk_column_is_null (statement, 2));

  dbk_bind_text (statement, "value", NULL);
  step (statement);
  assert_kind (statement, "null");
  g_assert_null (dbk_column_text (statement, 0));
  g_assert_cmpint (dbk_column_int (statement, 0), ==, 0);
  g_assert_cmpint (dbk_column_date (statement, 0), ==, DBK_DATE_NONE);
  g_assert_cmpint (dbk_column_time (statement, 0), ==, DBK_TIME_NONE);

  dbk_bind_text (statement, "value", "");
  step (statement);
  assert_kind (statement, "text");
  g_assert_cmpstr (dbk_column_text (statement, 0), ==, "");

  dbk_bind_int (statement, "value", G_MININT64);
  step (statement);
  assert_kind (statement, "integer");
  g_assert_cmpint (dbk_column_int (statement, 0), ==, G_MININT64);

  dbk_bind_id (statement, "value", 0);
  step (statement);
  assert_kind (statement, "null");
  dbk_bind_id (statement, "value", 7);
  step (statement);
  assert_kind (statement, "integer");

  dbk_bind_bool (statement, "value", 17);
  step (statement);
  g_assert_cmpint (dbk_column_int (statement, 0), ==, 1);
  g_assert_true (dbk_named_bool (statement, "value"));

  dbk_bind_real (statement, "value", 12.25);
  step (statement);
  assert_kind (statement, "real");
  g_assert_true (fabs (dbk_named_real (statement, "value") - 12.25) < 1e-12);

  dbk_bind_date (statement, "value", dbk_date_new (2026, 11, 22));
  step (statement);
  assert_kind (statement, "text");
  g_assert_cmpstr (dbk_column_text (statement, 0), ==, "2026-11-22");
  g_assert_cmpint (dbk_named_date (statement, "value"), ==, dbk_date_new (2026, 11, 22));
  dbk_bind_date (statement, "value", DBK_DATE_NONE);
  step (statement);
  assert_kind (statement, "null");

  dbk_bind_time (statement, "value", 1700000000250);
  step (statement);
  g_assert_cmpstr (dbk_column_text (statement, 0), ==, "2023-11-14T22:13:20.250Z");
  g_assert_cmpint (dbk_named_time (statement, "value"), ==, 1700000000250);
  dbk_bind_time (statement, "value", DBK_TIME_NONE);
  step (statement);
  assert_kind (statement, "null");

  dbk_bind_blob (statement, "value", bytes, sizeof bytes);
  step (statement);
  assert_kind (statement, "blob");
  g_assert_cmpmem (dbk_column_blob (statement, 0, &size), sizeof bytes, bytes, sizeof bytes);
  g_assert_cmpint (size, ==, sizeof bytes);
  dbk_bind_blob (statement, "value", NULL, 0);
  step (statement);
  assert_kind (statement, "null");

  dbk_bind_ids (statement, "value", ids, G_N_ELEMENTS (ids));
  step (statement);
  g_assert_cmpstr (dbk_column_text (statement, 0), ==, "[3,-1,9223372036854775807]");
  dbk_bind_ids (statement, "value", NULL, 0);
  step (statement);
  g_assert_cmpstr (dbk_column_text (statement, 0), ==, "[]");

  dbk_bind_texts (statement, "value", texts);
  step (statement);
  g_assert_cmpstr (dbk_column_text (statement, 0), ==,
                   "[\"a\",\"say \\\"hi\\\"\\\\\\u000a\",\"ñ\"]");
  dbk_bind_texts (statement, "value", NULL);
  step (statement);
  g_assert_cmpstr (dbk_column_text (statement, 0), ==, "[]");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkStatement) statement = echo (fixture);

  g_assert_cmpint (dbk_parameter_count (statement), ==, 2);
  g_assert_cmpstr (dbk_parameter_name (statement, 0), ==, "value");
  g_assert_cmpstr (dbk_parameter_name (statement, 1), ==, "other");
  g_assert_true (dbk_has_parameter (statement, "other"));
  g_assert_false (dbk_has_parameter (statement, "another"));
  g_assert_cmpint (dbk_column_count (statement), ==, 3);
  g_assert_cmpstr (dbk_column_name (statement, 1), ==, "kind");
  g_assert_cmpint (dbk_column_index (statement, "other"), ==, 2);
  g_assert_cmpint (dbk_column_find (statement, "missing"), ==, -1);
  g_assert_true (dbk_statement_get_connection (statement) == fixture->connection);
}

static void
test_scope (Fixture *fixture, gconstpointer data)
{
  DbkStatement *first = echo (fixture);
  DbkStatement *kept = first;

  dbk_bind_text (first, "value", "outer");
  step (first);
  {
    /* The same query inside its own loop. */
    g_autoptr (DbkStatement) second = echo (fixture);

    g_assert_true (second != first);
    dbk_bind_text (second, "value", "inner");
    step (second);
    g_assert_cmpstr (dbk_named_text (second, "value"), ==, "inner");
  }
  g_assert_cmpstr (dbk_named_text (first, "value"), ==, "outer");
  dbk_statement_release (first);
  /* Given back it holds no read transaction open and nothing bound. */
  g_assert_true (sqlite3_get_autocommit (fixture->connection->handle));
  g_assert_cmpint (sqlite3_txn_state (fixture->connection->handle, NULL), ==, SQLITE_TXN_NONE);
  first = echo (fixture);
  g_assert_true (first == kept);
  dbk_statement_release (first);
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkStatement) statement = echo (fixture);
  g_autoptr (GError) error = NULL;
  gboolean has_row;

  dbk_bind_text (statement, "value", "kept");
  step (statement);
  g_assert_true (dbk_step_row (statement, &has_row, &error));
  g_assert_false (has_row);
  dbk_statement_reset (statement);
  g_assert_true (dbk_step_row (statement, &has_row, &error));
  g_assert_true (has_row);
  g_assert_cmpstr (dbk_named_text (statement, "value"), ==, "kept");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DbkStatement) statement = echo (fixture);
  g_autoptr (GError) error = NULL;
  gboolean has_row;

  g_cancellable_cancel (cancellable);
  dbk_connection_set_cancellable (fixture->connection, cancellable);
  dbk_bind_null (statement, "value");
  dbk_bind_null (statement, "other");
  g_assert_false (dbk_step_row (statement, &has_row, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dbk_connection_set_cancellable (fixture->connection, NULL);
}

/* A query that runs for minutes stops when another thread says so. */
static gpointer
cancel_in_thread (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled_running (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  dbk_connection_set_cancellable (fixture->connection, cancellable);
  thread = g_thread_new ("canceller", cancel_in_thread, cancellable);
  g_assert_false (dbk_connection_exec (
      fixture->connection,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n",
      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

/* Mistakes of a programmer abort, named. */
static void
mistake (const char *which)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  gboolean has_row;
  DbkStatement *statement;

  set_up (&fixture, NULL);
  /* The abort cleans nothing up. */
  test_folder_free (g_steal_pointer (&fixture.folder));
  statement = echo (&fixture);
  if (g_str_equal (which, "parameter"))
    dbk_bind_text (statement, "valeu", "x");
  else if (g_str_equal (which, "unbound"))
    {
      dbk_bind_text (statement, "value", "x");
      dbk_step_row (statement, &has_row, &error);
    }
  else if (g_str_equal (which, "forgotten"))
    {
      /* What an earlier scope bound doesn't count. */
      dbk_bind_text (statement, "value", "x");
      dbk_bind_text (statement, "other", "x");
      dbk_statement_release (statement);
      statement = echo (&fixture);
      dbk_step_row (statement, &has_row, &error);
    }
  else if (g_str_equal (which, "column"))
    dbk_column_index (statement, "valeu");
  else if (g_str_equal (which, "range"))
    {
      dbk_bind_text (statement, "value", "x");
      step (statement);
      dbk_column_int (statement, 3);
    }
  else if (g_str_equal (which, "lent"))
    dbk_connection_close (fixture.connection);
}

static gpointer
use_in_thread (gpointer data)
{
  dbk_connection_last_id (data);
  return NULL;
}

static void
test_mistakes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *which;
    const char *says;
  } mistakes[] = {
    { "parameter", "*echo*has no parameter :valeu*" },
    { "unbound", "*echo*run without :other*" },
    { "forgotten", "*echo*run without :value*" },
    { "column", "*echo*has no column valeu*" },
    { "range", "*column*" },
    { "lent", "*echo was not given back*" },
    { "thread", "*owner*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statement/mistake/%s", mistakes[i].which);

      g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stderr (mistakes[i].says);
    }
}

static void
test_mistake (gconstpointer data)
{
  if (!g_test_subprocess ())
    return;
  if (g_str_equal (data, "thread"))
    {
      Fixture fixture;

      set_up (&fixture, NULL);
      test_folder_free (g_steal_pointer (&fixture.folder));
      g_thread_join (g_thread_new ("stranger", use_in_thread, fixture.connection));
    }
  else
    mistake (data);
}

/* Every query of the house can be prepared on the newest schema. */
static void
test_all_prepare (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < DBK_SQL_COUNT; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DbkStatement) statement = dbk_statement (fixture->connection, (DbkSql) i, &error);

      if (statement == NULL)
        g_error ("%s: %s", dbk_sql_names[i], sqlite3_errmsg (fixture->connection->handle));
    }
}

static gboolean
grows_with_clients (const char *name)
{
  static const char *const growing[] = {
    "client",
    "client_phone",
    "condition",
    "consent",
    "concern",
    "course",
    "session",
    "session_area",
    "session_product",
    "session_reaction",
    "session_check",
    "assessment",
    "photo",
    "audit",
    "audit_detail",
    "audit_digest",
    "recall",
    "patch_test",
    "history_confirmation",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (growing); i++)
    if (strcmp (growing[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* No query but those that are about everything reads a growing table from end to end. */
static void
test_no_scan (Fixture *fixture, gconstpointer data)
{
  static const char *const whole[] = { "verify_", "export_", "all_", "every_", "rebuild_" };
  sqlite3 *handle = fixture->connection->handle;

  for (int i = 0; i < DBK_SQL_COUNT; i++)
    {
      g_autofree char *sql = g_strdup_printf ("EXPLAIN QUERY PLAN %s", dbk_sql_texts[i]);
      sqlite3_stmt *statement = NULL;
      gboolean about_all = FALSE;

      for (gsize w = 0; w < G_N_ELEMENTS (whole); w++)
        about_all = about_all || g_str_has_prefix (dbk_sql_names[i], whole[w]);
      if (about_all)
        continue;
      /* With keys on, SQLite plans a look at the children of an inserted parent that it never takes
       * while no key is broken. */
      test_plain_run (handle, g_str_has_prefix (dbk_sql_texts[i], "DELETE")
                                  ? "PRAGMA foreign_keys = ON"
                                  : "PRAGMA foreign_keys = OFF");
      g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          const char *line = (const char *) sqlite3_column_text (statement, 3);
          g_auto (GStrv) words = g_strsplit (line, " ", 3);

          if (g_strcmp0 (words[0], "SCAN") == 0 && strstr (line, "USING") == NULL &&
              strstr (line, "VIRTUAL TABLE") == NULL && grows_with_clients (words[1]))
            g_error ("%s: %s", dbk_sql_names[i], line);
        }
      sqlite3_finalize (statement);
    }
}

int
main (int argc, char **argv)
{
  static const char *const mistakes[] = { "parameter", "unbound", "forgotten", "column",
                                          "range",     "lent",    "thread" };

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/statement/types", Fixture, NULL, set_up, test_types, tear_down);
  g_test_add ("/statement/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/statement/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/statement/reset", Fixture, NULL, set_up, test_reset, tear_down);
  g_test_add ("/statement/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/statement/cancelled-running", Fixture, NULL, set_up, test_cancelled_running,
              tear_down);
  g_test_add ("/statement/mistakes", Fixture, NULL, set_up, test_mistakes, tear_down);
  g_test_add ("/statement/all-prepare", Fixture, NULL, set_up, test_all_prepare, tear_down);
  g_test_add ("/statement/no-scan", Fixture, NULL, set_up, test_no_scan, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statement/mistake/%s", mistakes[i]);

      g_test_add_data_func (path, mistakes[i], test_mistake);
    }
  return g_test_run ();
}
