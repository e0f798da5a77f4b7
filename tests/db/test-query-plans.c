/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How SQLite means to answer each query of src/db/sql. */
#include "dbk-test-db.h"

#include <string.h>

#include "dbk-sql.h"

/* Tables that hold a clinic's lists, or one row: these may be read from end to end. */
static const char *const small_tables[] = {
  "staff",         "setting", "device",          "device_tip",   "product",
  "product_batch", "rule",    "aftercare_sheet", "consent_form", "course_template",
  "scale",         "writer",  "erasure",
};

/* Queries about everything there is, run by verify and export in their own time. */
static const char *const whole_queries[] = { "verify_", "export_", "all_", "every_", "rebuild_" };

static gboolean
is_whole_query (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (whole_queries); i++)
    if (g_str_has_prefix (name, whole_queries[i]))
      return TRUE;
  return FALSE;
}

/* Lines of queries that read one row at the end of a table and stop. */
static gboolean
is_excepted (const char *query, const char *line)
{
  static const struct
  {
    const char *query;
    const char *line;
  } excepted[] = {
    { "audit_bounds", "SCAN audit_seal" },
    { "audit_head", "SCAN audit_seal" },
    /* Those found so far. */
    { "erase_person", "SCAN person" },
    { "erase_open", "SCAN lent" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (excepted); i++)
    if (strcmp (excepted[i].query, query) == 0 && strcmp (excepted[i].line, line) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_small (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (small_tables); i++)
    if (strcmp (small_tables[i], table) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a line of the plan reads something that can grow without being led by an index. */
static gboolean
is_bare_scan (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  if (strcmp (words[0], "SCAN") != 0 || words[1] == NULL)
    return FALSE;
  if (strstr (line, " USING ") != NULL || strcmp (line, "SCAN CONSTANT ROW") == 0)
    return FALSE;
  /* A subquery is read once it has been made; how it is made stands on lines of its own. */
  if (words[1][0] == '(' || g_str_has_prefix (words[1], "SUBQUERY"))
    return FALSE;
  /* A match of the full-text index, or the array that was handed in. */
  if (strstr (line, "VIRTUAL TABLE INDEX") != NULL)
    return strstr (line, "VIRTUAL TABLE INDEX 0:") != NULL && strstr (line, "INDEX 0:M") == NULL;
  return !is_small (words[1]);
}

/* The first line of the plan that is one; NULL when there is none. Caller frees. */
static char *
find_bare_scan (sqlite3 *handle, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement = NULL;
  char *found = NULL;

  if (sqlite3_prepare_v2 (handle, explain, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  while (found == NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *line = (const char *) sqlite3_column_text (statement, 3);

      if (is_bare_scan (line))
        found = g_strdup (line);
    }
  sqlite3_finalize (statement);
  return found;
}

/* The newest schema as plain SQLite plans for it: with keys off, for the look at the children of an
 * inserted parent is planned but not taken while no key is broken. */
static sqlite3 *
open_plain (const char *folder)
{
  DbkConnection *connection = test_open (folder);

  dbk_connection_close (connection);
  return test_plain_open (folder);
}

static void
test_all (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestPlain) handle = open_plain (folder);
  guint n_looked_at = 0;

  for (int i = 0; i < DBK_SQL_COUNT; i++)
    {
      g_autofree char *line = NULL;

      if (is_whole_query (dbk_sql_names[i]))
        continue;
      line = find_bare_scan (handle, dbk_sql_texts[i]);
      if (line != NULL && !is_excepted (dbk_sql_names[i], line))
        {
          g_test_message ("%s: %s", dbk_sql_names[i], line);
          g_test_fail ();
        }
      n_looked_at++;
    }
  g_assert_cmpuint (n_looked_at, >, 60);
}

/* What the test above looks for is there to be found. */
static void
test_finds (void)
{
  static const char *const scans[] = {
    "SELECT row FROM client WHERE town = 'Norwich'",
    "SELECT c.row FROM client AS c WHERE c.town = 'Norwich'",
    "SELECT row FROM session WHERE notes <> ''",
    "SELECT rowid FROM client_search",
    "SELECT 1 FROM staff JOIN audit ON audit.staff_row = staff.row",
  };
  static const char *const fine[] = {
    "SELECT row FROM client WHERE number = 5",
    "SELECT name FROM staff",
    "SELECT rowid FROM client_search WHERE client_search MATCH 'a'",
    "SELECT client.row FROM json_each ('[1]') AS j CROSS JOIN client ON client.row = j.value",
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestPlain) handle = open_plain (folder);

  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      g_autofree char *line = find_bare_scan (handle, scans[i]);

      if (line == NULL)
        g_error ("Nothing found in: %s", scans[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autofree char *line = find_bare_scan (handle, fine[i]);

      g_assert_cmpstr (line, ==, NULL);
    }
}

/* The list and the search page walk their indexes without touching a client's row. */
static void
test_covering (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestPlain) handle = open_plain (folder);
  sqlite3_stmt *statement = NULL;
  g_autofree char *sql =
      g_strconcat ("EXPLAIN QUERY PLAN ", dbk_sql_texts[DBK_SQL_SEARCH_ALL], NULL);

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_nonnull (strstr ((const char *) sqlite3_column_text (statement, 3),
                            "COVERING INDEX client_name_order"));
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-plans/all", test_all);
  g_test_add_func ("/query-plans/finds", test_finds);
  g_test_add_func ("/query-plans/covering", test_covering);
  return g_test_run ();
}
