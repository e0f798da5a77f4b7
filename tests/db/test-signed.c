/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed means signed: every way to change a closed session from plain sqlite3 is refused, whatever
 * the pragmas, and what may be changed still can be. */
#include <string.h>

#include "dbk-connection-private.h"
#include "dbk-test-db.h"

#define SIGNED                                                                                     \
  "This session is signed: nothing in it can change any more. Write an addendum instead."
#define CONSENT "This consent is signed: it stays as it was signed. Record a withdrawal instead."
#define LASTING "This entry is part of the lasting record: it can't be changed or removed."
#define HISTORY "The history of changes can't be changed."
#define NUMBER "The number of a record can't be changed."
#define ERASED "This client was erased and can't be given anything any more."
#define FIRST "A session starts as a draft and is signed afterwards."

static const char *const pragmas[] = {
  "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF",
  "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = OFF",
  "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = ON",
  "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON",
};

/* Everything but the history and the writer, as text. */
static char *
dump (sqlite3 *plain)
{
  static const char *const tables[] = {
    "client",           "client_phone",        "concern",         "course",
    "session",          "session_area",        "session_product", "session_reaction",
    "session_check",    "assessment",          "photo",           "addendum",
    "entered_in_error", "reaction_resolution", "consent",         "consent_withdrawal",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", tables[i]);
      sqlite3_stmt *statement = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (plain, sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          g_string_append (text, tables[i]);
          for (int column = 0; column < sqlite3_column_count (statement); column++)
            g_string_append_printf (text, "|%d:%s", sqlite3_column_type (statement, column),
                                    (const char *) sqlite3_column_text (statement, column));
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (statement);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  TestFolder *folder;
  sqlite3 *plain;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_folder_new ();
  dbk_connection_close (test_open (fixture->folder));
  fixture->plain = test_plain_open (fixture->folder);
  test_fill (fixture->plain);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_plain_close (fixture->plain);
  test_folder_free (fixture->folder);
}

/* Refused under every pragma, with this sentence, and nothing changed. A foreign key that refuses
 * first is as good. */
static void
refuse (Fixture *fixture, const char *sentence, const char *sql)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autofree char *before = dump (fixture->plain);
      g_autofree char *message = NULL;
      g_autofree char *after = NULL;

      test_plain_run (fixture->plain, pragmas[i]);
      message = test_plain_try (fixture->plain, sql);
      if (message == NULL)
        g_error ("Was not refused (%s): %s", pragmas[i], sql);
      if (strcmp (message, sentence) != 0 && strcmp (message, "FOREIGN KEY constraint failed") != 0)
        g_error ("Refused with “%s”: %s", message, sql);
      after = dump (fixture->plain);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
allow (Fixture *fixture, const char *sql)
{
  g_autofree char *before = dump (fixture->plain);
  g_autofree char *after = NULL;

  test_plain_run (fixture->plain, sql);
  after = dump (fixture->plain);
  g_assert_cmpstr (before, !=, after);
}

/* Every table with a session_id that is locked with its session, and a column of it to change. */
static const struct
{
  const char *table;
  const char *set;
  const char *columns; /* all but row and session_id, to copy a row */
  const char *fresh;   /* their values for a new row; "?" stands for something unique */
  int loose;           /* a row outside any session, 0 where there can't be one */
} children[] = {
  { "session_area", "note = 'x'", "position, area", "9, 'chin'", 0 },
  { "session_product", "batch_number = 'x'", "position, name", "9, 'Serum'", 0 },
  { "session_reaction", "note = 'x'", "id, position, code",
    "lower (hex (randomblob (18))), 9, 'bruising'", 0 },
  { "session_check", "text = 'x'", "position, effect", "9, 'note'", 0 },
  { "assessment", "note = 'x'", "id, concern_row, occasion, assessed_on, scale, score",
    "lower (hex (randomblob (18))), 1, 'session', '2026-02-01', 'lemperle', 10", 4 },
  { "photo", "note = 'x'", "id, sha256",
    "lower (hex (randomblob (18))), lower (hex (randomblob (32)))", 4 },
};

static void
test_children_known (Fixture *fixture, gconstpointer data)
{
  sqlite3_stmt *statement = NULL;
  int n = 0;

  /* A table with a session_id is either tested here or one of the lasting ones. */
  g_assert_cmpint (sqlite3_prepare_v2 (fixture->plain,
                                       "SELECT t.name FROM pragma_table_list AS t "
                                       "JOIN pragma_table_info (t.name) AS c "
                                       "WHERE c.name = 'session_id' AND t.name NOT IN "
                                       "('addendum', 'entered_in_error')",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      gboolean known = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
        known = known || strcmp (children[i].table, name) == 0;
      if (!known)
        g_error ("%s is not in the matrix", name);
      n++;
    }
  sqlite3_finalize (statement);
  g_assert_cmpint (n, ==, (int) G_N_ELEMENTS (children));
}

static void
test_session (Fixture *fixture, gconstpointer data)
{
  static const int closed[] = { 1, 3 };
  static const char *const columns[] = {
    "treated_on = '2026-02-02'",
    "notes = 'x'",
    "state = 'draft'",
    "digest = NULL",
    "course_row = 2",
    "revision = 9",
    "signed_by = 'Somebody'",
    "row = 77",
    "id = lower (hex (randomblob (18)))",
    "state = 'transcribed'",
    "recorded_at = '2020-01-01T00:00:00.000Z'",
    "satisfaction = 5",
  };
  static const char *const verbs[] = {
    "UPDATE", "UPDATE OR REPLACE", "UPDATE OR IGNORE", "UPDATE OR FAIL", "UPDATE OR ROLLBACK",
  };

  for (gsize s = 0; s < G_N_ELEMENTS (closed); s++)
    {
      for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
        for (gsize v = 0; v < G_N_ELEMENTS (verbs); v++)
          {
            g_autofree char *sql = g_strdup_printf ("%s session SET %s WHERE row = %d", verbs[v],
                                                    columns[c], closed[s]);

            if (g_str_has_prefix (columns[c], "row"))
              {
                /* Either rule may speak first. */
                g_autofree char *message = test_plain_try (fixture->plain, sql);

                g_assert_nonnull (message);
                g_assert_true (strcmp (message, NUMBER) == 0 || strcmp (message, SIGNED) == 0);
              }
            else
              refuse (fixture, SIGNED, sql);
          }
    }
  refuse (fixture, SIGNED, "DELETE FROM session WHERE row = 1");
  refuse (fixture, SIGNED, "DELETE FROM session WHERE row = 3");
  refuse (fixture, SIGNED, "DELETE FROM session");
}

static void
test_session_insert (Fixture *fixture, gconstpointer data)
{
  static const char *const verbs[] = { "INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE" };

  /* Never born closed. */
  refuse (
      fixture, FIRST,
      "INSERT INTO session (id, course_row, state, treated_on, recorded_at, signed_at, signed_by,"
      " digest) VALUES (lower (hex (randomblob (18))), 1, 'signed', '2026-02-01', 'x', 'x', 'x',"
      " zeroblob (32))");
  refuse (fixture, FIRST,
          "INSERT INTO session (id, course_row, state, treated_on, recorded_at, source, digest)"
          " VALUES (lower (hex (randomblob (18))), 1, 'transcribed', '2026-02-01', 'x', 'x',"
          " zeroblob (32))");
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *by_row =
          g_strdup_printf ("%s INTO session (row, id, course_row, treated_on, recorded_at)"
                           " VALUES (1, lower (hex (randomblob (18))), 1, '2026-02-01', 'x')",
                           verbs[i]);
      g_autofree char *by_id =
          g_strdup_printf ("%s INTO session (id, course_row, treated_on, recorded_at)"
                           " SELECT id, 1, '2026-02-01', 'x' FROM session WHERE row = 1",
                           verbs[i]);
      g_autofree char *by_rowid =
          g_strdup_printf ("%s INTO session (rowid, id, course_row, treated_on, recorded_at)"
                           " VALUES (3, lower (hex (randomblob (18))), 1, '2026-02-01', 'x')",
                           verbs[i]);

      refuse (fixture, SIGNED, by_row);
      refuse (fixture, SIGNED, by_id);
      refuse (fixture, SIGNED, by_rowid);
    }
  /* A draft that would push a closed one out. */
  refuse (
      fixture, SIGNED,
      "UPDATE OR REPLACE session SET id = (SELECT id FROM session WHERE row = 1) WHERE row = 2");
  /* Upserts. */
  refuse (fixture, SIGNED,
          "INSERT INTO session (row, id, course_row, treated_on, recorded_at)"
          " VALUES (1, lower (hex (randomblob (18))), 1, '2026-02-01', 'x')"
          " ON CONFLICT DO UPDATE SET notes = 'x'");
}

static void
test_session_row_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;
  g_autofree char *before = dump (fixture->plain);
  g_autofree char *after = NULL;

  test_plain_run (fixture->plain, pragmas[0]);
  message = test_plain_try (fixture->plain, "UPDATE OR REPLACE session SET row = 1 WHERE row = 2");
  g_assert_nonnull (message);
  after = dump (fixture->plain);
  g_assert_cmpstr (before, ==, after);
}

static void
test_children (Fixture *fixture, gconstpointer data)
{
  static const int closed[] = { 1, 3 };

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    for (gsize s = 0; s < G_N_ELEMENTS (closed); s++)
      {
        const char *table = children[i].table;
        int row = closed[s];
        const char *const statements[] = {
          /* changed */
          g_strdup_printf ("UPDATE %s SET %s WHERE row = %d", table, children[i].set, row),
          g_strdup_printf ("UPDATE OR REPLACE %s SET %s WHERE row = %d", table, children[i].set,
                           row),
          g_strdup_printf ("UPDATE OR IGNORE %s SET %s WHERE row = %d", table, children[i].set,
                           row),
          g_strdup_printf ("UPDATE %s SET %s WHERE session_id = %d", table, children[i].set, row),
          /* removed */
          g_strdup_printf ("DELETE FROM %s WHERE row = %d", table, row),
          g_strdup_printf ("DELETE FROM %s", table),
          /* added */
          g_strdup_printf ("INSERT INTO %s (session_id, %s) VALUES (%d, %s)", table,
                           children[i].columns, row, children[i].fresh),
          g_strdup_printf ("INSERT OR REPLACE INTO %s (session_id, %s) VALUES (%d, %s)", table,
                           children[i].columns, row, children[i].fresh),
          /* moved out and in */
          g_strdup_printf ("UPDATE %s SET session_id = 2 WHERE row = %d", table, row),
          g_strdup_printf ("UPDATE %s SET session_id = %d WHERE row = 2", table, row),
          g_strdup_printf ("UPDATE OR REPLACE %s SET session_id = %d WHERE row = 2", table, row),
          /* pushed out by a row of a draft with its number */
          g_strdup_printf ("INSERT OR REPLACE INTO %s (row, session_id, %s) VALUES (%d, 2, %s)",
                           table, children[i].columns, row, children[i].fresh),
          g_strdup_printf ("REPLACE INTO %s (rowid, session_id, %s) VALUES (%d, 2, %s)", table,
                           children[i].columns, row, children[i].fresh),
        };

        for (gsize n = 0; n < G_N_ELEMENTS (statements); n++)
          {
            refuse (fixture, SIGNED, statements[n]);
            g_free ((char *) statements[n]);
          }
        /* the number of a draft's row changed onto a closed one's */
        {
          g_autofree char *sql =
              g_strdup_printf ("UPDATE OR REPLACE %s SET row = %d WHERE row = 2", table, row);
          g_autofree char *before = dump (fixture->plain);
          g_autofree char *message = test_plain_try (fixture->plain, sql);
          g_autofree char *after = dump (fixture->plain);

          g_assert_nonnull (message);
          g_assert_cmpstr (before, ==, after);
        }
        if (children[i].loose != 0 && g_str_equal (table, "assessment"))
          {
            g_autofree char *in = g_strdup_printf (
                "UPDATE assessment SET session_id = %d, occasion = 'session' WHERE row = 4", row);
            g_autofree char *out = g_strdup_printf (
                "UPDATE assessment SET session_id = NULL, occasion = 'follow_up' WHERE row = %d",
                row);

            refuse (fixture, SIGNED, in);
            refuse (fixture, SIGNED, out);
          }
        if (children[i].loose != 0 && g_str_equal (table, "photo"))
          {
            g_autofree char *in = g_strdup_printf (
                "UPDATE photo SET session_id = %d, client_row = NULL WHERE row = 4", row);
            g_autofree char *out = g_strdup_printf (
                "UPDATE photo SET session_id = NULL, client_row = 1 WHERE row = %d", row);

            refuse (fixture, SIGNED, in);
            refuse (fixture, SIGNED, out);
          }
      }
}

/* Rows of a unique index other than the number, each way it can be hit. */
static void
test_unique (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, SIGNED,
          "INSERT OR REPLACE INTO session_reaction (id, session_id, position, code)"
          " SELECT id, 2, 9, 'bruising' FROM session_reaction WHERE row = 1");
  refuse (
      fixture, SIGNED,
      "UPDATE OR REPLACE session_reaction SET id = (SELECT id FROM session_reaction WHERE row = 1)"
      " WHERE row = 2");
  refuse (fixture, SIGNED,
          "UPDATE OR REPLACE photo SET id = (SELECT id FROM photo WHERE row = 1) WHERE row = 4");
  refuse (fixture, SIGNED,
          "UPDATE OR REPLACE assessment SET id = (SELECT id FROM assessment WHERE row = 1)"
          " WHERE row = 4");
  refuse (fixture, SIGNED,
          "INSERT OR REPLACE INTO photo (id, client_row, sha256)"
          " SELECT id, 1, sha256 FROM photo WHERE row = 3");
}

static void
test_parents (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, SIGNED, "DELETE FROM course WHERE row = 1");
  refuse (fixture, SIGNED, "DELETE FROM client WHERE row = 1");
  refuse (fixture, SIGNED,
          "INSERT OR REPLACE INTO course (row, id, client_row, title)"
          " VALUES (1, lower (hex (randomblob (18))), 2, 'Taken over')");
  refuse (fixture, SIGNED,
          "INSERT OR REPLACE INTO course (id, client_row, title)"
          " SELECT id, 2, 'Taken over' FROM course WHERE row = 1");
  refuse (fixture, SIGNED,
          "UPDATE OR REPLACE course SET id = (SELECT id FROM course WHERE row = 1) WHERE row = 2");
  refuse (fixture, SIGNED,
          "INSERT OR REPLACE INTO client (row, id, number, given_name, added_at)"
          " VALUES (1, lower (hex (randomblob (18))), 9, 'Other', 'x')");
  refuse (fixture, SIGNED,
          "INSERT OR REPLACE INTO client (id, number, given_name, added_at)"
          " VALUES (lower (hex (randomblob (18))), 1, 'Other', 'x')");
  refuse (fixture, NUMBER, "UPDATE course SET row = 50 WHERE row = 1");
  refuse (fixture, NUMBER, "UPDATE client SET row = 50 WHERE row = 1");
  refuse (fixture, NUMBER, "UPDATE concern SET row = 50 WHERE row = 1");
  /* A merge re-points the course and touches no closed row. */
  allow (fixture, "UPDATE course SET client_row = 2 WHERE row = 1");
  allow (fixture, "UPDATE concern SET client_row = 2 WHERE row = 1");
  allow (fixture, "UPDATE client SET given_name = 'Amelie' WHERE row = 1");
}

static void
test_lasting (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *set;
  } rows[] = {
    { "addendum", "text = 'x'" },
    { "addendum", "session_id = 3" },
    { "entered_in_error", "reason = 'x'" },
    { "entered_in_error", "session_id = 1" },
    { "reaction_resolution", "text = 'x'" },
    { "consent_withdrawal", "reason = 'x'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *update =
          g_strdup_printf ("UPDATE %s SET %s WHERE row = 1", rows[i].table, rows[i].set);
      g_autofree char *replace =
          g_strdup_printf ("UPDATE OR REPLACE %s SET %s", rows[i].table, rows[i].set);
      g_autofree char *delete = g_strdup_printf ("DELETE FROM %s", rows[i].table);

      refuse (fixture, LASTING, update);
      refuse (fixture, LASTING, replace);
      refuse (fixture, LASTING, delete);
    }
  refuse (fixture, LASTING,
          "INSERT OR REPLACE INTO addendum (row, id, session_id, number, written_at, written_by, "
          "reason,"
          " text) VALUES (1, lower (hex (randomblob (18))), 3, 7, 'x', 'x', 'x', 'x')");
  refuse (fixture, LASTING,
          "INSERT OR REPLACE INTO addendum (id, session_id, number, written_at, written_by, reason,"
          " text) VALUES (lower (hex (randomblob (18))), 1, 1, 'x', 'x', 'x', 'x')");
  refuse (fixture, LASTING,
          "INSERT OR REPLACE INTO entered_in_error (id, session_id, marked_at, marked_by, reason)"
          " VALUES (lower (hex (randomblob (18))), 3, 'x', 'x', 'x')");
  refuse (fixture, "An addendum or a mark belongs to a signed session, not to a draft.",
          "INSERT INTO addendum (id, session_id, number, written_at, written_by, reason, text)"
          " VALUES (lower (hex (randomblob (18))), 2, 1, 'x', 'x', 'x', 'x')");
  allow (fixture,
         "INSERT INTO addendum (id, session_id, number, written_at, written_by, reason, text)"
         " VALUES (lower (hex (randomblob (18))), 1, 2, 'x', 'x', 'x', 'x')");
  allow (fixture, "INSERT INTO entered_in_error (id, session_id, marked_at, marked_by, reason)"
                  " VALUES (lower (hex (randomblob (18))), 1, 'x', 'x', 'x')");
  allow (fixture, "INSERT INTO reaction_resolution (id, reaction_row)"
                  " VALUES (lower (hex (randomblob (18))), 3)");
}

static void
test_consent (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, CONSENT, "UPDATE consent SET form_text = 'x' WHERE row = 1");
  refuse (fixture, CONSENT, "UPDATE consent SET signed_at = NULL, signed_on = NULL WHERE row = 1");
  refuse (fixture, CONSENT, "UPDATE consent SET client_row = 2, kind = 'marketing' WHERE row = 1");
  refuse (fixture, CONSENT, "DELETE FROM consent WHERE row = 1");
  refuse (fixture, CONSENT,
          "INSERT OR REPLACE INTO consent (row, id, client_row, kind)"
          " VALUES (1, lower (hex (randomblob (18))), 1, 'treatment')");
  refuse (
      fixture, CONSENT,
      "UPDATE OR REPLACE consent SET id = (SELECT id FROM consent WHERE row = 1) WHERE row = 2");
  allow (fixture, "UPDATE consent SET client_row = 2 WHERE row = 1");
  allow (fixture, "UPDATE consent SET form_text = 'x' WHERE row = 2");
  allow (fixture, "UPDATE consent SET signed_at = '2026-01-02T10:00:00.000Z' WHERE row = 2");
  refuse (fixture, CONSENT, "UPDATE consent SET form_text = 'y' WHERE row = 2");
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = { "audit", "audit_detail", "audit_digest", "audit_seal" };
  static const char *const sets[] = { "action = 'update'", "payload = '{}'",
                                      "digest = zeroblob (32)", "hash = zeroblob (32)" };
  DbkConnection *connection = test_open (fixture->folder);

  /* Seals what the fixture wrote, so that every table has rows. */
  test_run (connection, "UPDATE client SET town = 'Leith' WHERE row = 2");
  dbk_connection_close (connection);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s", tables[i]);
      g_autofree char *update = g_strdup_printf ("UPDATE %s SET %s", tables[i], sets[i]);
      g_autofree char *delete = g_strdup_printf ("DELETE FROM %s", tables[i]);
      g_autofree char *replace =
          g_strdup_printf ("INSERT OR REPLACE INTO %s SELECT * FROM %s", tables[i], tables[i]);

      g_assert_cmpint (test_plain_int (fixture->plain, count), >, 0);
      refuse (fixture, HISTORY, update);
      refuse (fixture, HISTORY, delete);
      refuse (fixture, HISTORY, replace);
    }
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  allow (fixture, "UPDATE session SET notes = 'x' WHERE row = 2");
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_autofree char *update =
          g_strdup_printf ("UPDATE %s SET %s WHERE row = 2", children[i].table, children[i].set);
      g_autofree char *insert =
          g_strdup_printf ("INSERT INTO %s (session_id, %s) VALUES (2, %s)", children[i].table,
                           children[i].columns, children[i].fresh);
      g_autofree char *delete =
          g_strdup_printf ("DELETE FROM %s WHERE session_id = 2", children[i].table);

      allow (fixture, update);
      allow (fixture, insert);
      allow (fixture, delete);
    }
  allow (fixture, "DELETE FROM session WHERE row = 2");
  allow (fixture, "UPDATE assessment SET note = 'x' WHERE row = 4");
  allow (fixture, "UPDATE photo SET note = 'x' WHERE row = 4");
}

static void
test_erasure (Fixture *fixture, gconstpointer data)
{
  /* The key opens this client's rows only. */
  test_plain_run (fixture->plain,
                  "INSERT INTO erasure (client_row, erased_at, erased_by, reason)"
                  " VALUES (2, '2026-05-01T10:00:00.000Z', 'Ada Lindqvist', 'Asked for it')");
  refuse (fixture, SIGNED, "DELETE FROM session_area WHERE row = 1");
  refuse (fixture, ERASED, "UPDATE course SET client_row = 2 WHERE row = 1");
  refuse (fixture, ERASED,
          "INSERT OR REPLACE INTO concern (row, id, client_row, code)"
          " VALUES (1, lower (hex (randomblob (18))), 2, 'melasma')");
  refuse (fixture, ERASED,
          "INSERT OR REPLACE INTO client (row, id, number, given_name, added_at)"
          " VALUES (2, lower (hex (randomblob (18))), 9, 'Other', 'x')");
  refuse (fixture, LASTING, "DELETE FROM erasure");
  refuse (fixture, LASTING, "UPDATE erasure SET client_row = 1");
  refuse (fixture, LASTING,
          "INSERT OR REPLACE INTO erasure (row, client_row, erased_at, erased_by, reason)"
          " VALUES (1, 1, 'x', 'x', 'x')");
  test_plain_run (fixture->plain,
                  "INSERT INTO erasure (client_row, erased_at, erased_by, reason)"
                  " VALUES (1, '2026-05-01T10:00:00.000Z', 'Ada Lindqvist', 'Asked for it')");
  test_plain_run (fixture->plain, "PRAGMA foreign_keys = ON");
  allow (fixture,
         "DELETE FROM addendum; DELETE FROM entered_in_error; DELETE FROM reaction_resolution;"
         "DELETE FROM consent_withdrawal; DELETE FROM consent; DELETE FROM photo;"
         "DELETE FROM assessment; DELETE FROM session_area; DELETE FROM session_product;"
         "DELETE FROM session_reaction; DELETE FROM session_check; DELETE FROM session;"
         "DELETE FROM course WHERE client_row = 1; DELETE FROM concern WHERE client_row = 1;"
         "DELETE FROM client_phone; DELETE FROM client WHERE row = 1");
  /* The number of an erased client is never given again, or its key would open the next one. */
  test_plain_run (fixture->plain,
                  "INSERT INTO erasure (client_row, erased_at, erased_by, reason)"
                  " VALUES (2, '2026-05-01T10:00:00.000Z', 'Ada Lindqvist', 'Asked for it');"
                  "DELETE FROM course; DELETE FROM concern; DELETE FROM client;"
                  "INSERT INTO client (id, number, given_name, added_at)"
                  " VALUES (lower (hex (randomblob (18))), 9, 'Next', 'x')");
  g_assert_cmpint (test_plain_int (fixture->plain, "SELECT row FROM client"), ==, 3);
  /* Nothing of what was erased stays in the history, and its old values can go too. */
  g_assert_cmpint (test_plain_int (fixture->plain,
                                   "SELECT count (*) FROM audit AS a JOIN audit_detail AS d "
                                   "ON d.audit_row = a.row WHERE a.action = 'delete'"),
                   ==, 0);
  test_plain_run (fixture->plain, "DELETE FROM audit_detail WHERE audit_row IN"
                                  " (SELECT row FROM audit WHERE client_row = 1)");
  g_assert_cmpint (test_plain_int (fixture->plain,
                                   "SELECT count (*) FROM audit_detail AS d JOIN audit AS a"
                                   " ON a.row = d.audit_row WHERE a.client_row = 1"),
                   ==, 0);
}

/* Every sentence a trigger can refuse with is one the room translates. */
static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  static const char *const known[] = {
    SIGNED, CONSENT, LASTING, HISTORY,
    NUMBER, ERASED,  FIRST,   "An addendum or a mark belongs to a signed session, not to a draft."
  };
  sqlite3_stmt *statement = NULL;
  int n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->plain,
                                       "SELECT DISTINCT substr (sql, instr (sql, 'ABORT, ''') + 8) "
                                       "FROM sqlite_schema WHERE type = 'trigger' "
                                       "AND sql LIKE '%RAISE (ABORT%'",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *tail = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      char *end = strstr (tail, "');");
      g_auto (GStrv) parts = NULL;
      g_autofree char *sentence = NULL;
      gboolean found = FALSE;

      g_assert_nonnull (end);
      *end = '\0';
      parts = g_strsplit (tail, "''", -1);
      sentence = g_strjoinv ("'", parts);
      for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
        {
          if (strcmp (known[i], sentence) != 0)
            continue;
          found = TRUE;
          /* The room gives it the code "refused", not that of any broken constraint. */
          {
            g_autofree char *sql = g_strdup_printf (
                "CREATE TEMP TABLE t (a); CREATE TEMP TRIGGER g BEFORE INSERT ON t BEGIN"
                " SELECT RAISE (ABORT, '%s'); END; INSERT INTO t VALUES (1)",
                tail);
            g_autoptr (GError) error = NULL;
            sqlite3 *memory = NULL;
            int code;

            sqlite3_open (":memory:", &memory);
            code = sqlite3_exec (memory, sql, NULL, NULL, NULL);
            g_assert_cmpint (code & 0xff, ==, SQLITE_CONSTRAINT);
            dbk_sqlite_error_set (&error, memory, code);
            g_assert_error (error, DBK_ERROR, DBK_ERROR_REFUSED);
            g_assert_cmpstr (error->message, ==, sentence);
            sqlite3_close (memory);
          }
        }
      if (!found)
        g_error ("“%s” is not known", sentence);
      n++;
    }
  sqlite3_finalize (statement);
  g_assert_cmpint (n, ==, (int) G_N_ELEMENTS (known));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/signed/children-known", test_children_known },
    { "/signed/session", test_session },
    { "/signed/session-insert", test_session_insert },
    { "/signed/session-row-change", test_session_row_change },
    { "/signed/children", test_children },
    { "/signed/unique", test_unique },
    { "/signed/parents", test_parents },
    { "/signed/lasting", test_lasting },
    { "/signed/consent", test_consent },
    { "/signed/history", test_history },
    { "/signed/draft", test_draft },
    { "/signed/erasure", test_erasure },
    { "/signed/sentences", test_sentences },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
