/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history holds, and that verify names every way of tampering with it. */
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-audit.h"
#include "dbk-backup.h"
#include "dbk-connection-private.h"
#include "dbk-test-db.h"
#include "dbk-verify.h"

#define ADD(number)                                                                                \
  "INSERT INTO client (id, number, given_name, added_at) VALUES "                                  \
  "(lower (hex (randomblob (18))), " #number ", 'Amelia', '2026-01-01T00:00:00.000Z')"
#define DIGEST "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

typedef struct
{
  TestFolder *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DbkConnection *connection;

  fixture->folder = test_folder_new ();
  connection = test_open (fixture->folder);
  test_run (connection, ADD (1));
  test_run (connection, ADD (2) ";" ADD (3) ";" ADD (4));
  test_run (connection, "UPDATE client SET given_name = 'Bea', town = 'Leith' WHERE number = 2");
  test_run (connection, "DELETE FROM client WHERE number = 4");
  dbk_connection_close (connection);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_folder_free (fixture->folder);
}

static char *
digest_cb (DbkConnection *connection, gint64 session, gpointer data, GError **error)
{
  return g_strdup (data != NULL ? data : DIGEST);
}

/* The findings' codes and rows, one a line. */
static char *
verify_with (Fixture *fixture, const char *digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkVerifyReport) report =
      dbk_verify_directory (fixture->folder, digest_cb, (gpointer) digest, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    {
      DbkFinding *finding = report->findings->pdata[i];

      g_assert_cmpint (strlen (finding->sentence), >, 10);
      g_string_append_printf (text, "%s %" G_GINT64_FORMAT "\n", finding->code, finding->row);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_verify (Fixture *fixture, const char *expected)
{
  g_autofree char *found = verify_with (fixture, NULL);

  g_assert_cmpstr (found, ==, expected);
}

/* Runs SQL in plain sqlite3, the named triggers dropped before and put back after. */
static void
tamper (Fixture *fixture, const char *trigger, const char *sql)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);
  g_autofree char *text = NULL;

  if (trigger != NULL)
    {
      g_autofree char *ask =
          g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'", trigger);
      g_autofree char *drop = g_strdup_printf ("DROP TRIGGER %s", trigger);

      text = test_plain_text (plain, ask);
      g_assert_nonnull (text);
      test_plain_run (plain, drop);
    }
  test_plain_run (plain, sql);
  if (text != NULL)
    test_plain_run (plain, text);
}

static void
test_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);
  g_autofree char *rows = test_plain_text (
      plain, "SELECT group_concat (a.action || ' ' || a.table_name || ' ' || a.table_row ||"
             " ' ' || coalesce (d.payload, '-'), char (10)) FROM audit AS a"
             " LEFT JOIN audit_detail AS d ON d.audit_row = a.row WHERE a.action <> 'delete'");
  g_autofree char *old = test_plain_text (
      plain,
      "SELECT json_extract (d.payload, '$.number') || json_extract (d.payload, '$.given_name')"
      " || json_type (d.payload, '$.birth_date') || coalesce (json_type (d.payload, "
      "'$.search_words'), '-')"
      " FROM audit AS a JOIN audit_detail AS d ON d.audit_row = a.row WHERE a.action = 'delete'");

  g_assert_cmpstr (rows, ==,
                   "insert client 1 -\ninsert client 2 -\ninsert client 3 -\ninsert client 4 -\n"
                   "update client 2 {\"given_name\":\"Amelia\",\"town\":\"\"}");
  g_assert_cmpstr (old, ==, "4Amelianull-");
  g_assert_cmpint (test_plain_int (plain, "SELECT count (*) FROM audit_seal"), ==, 4);
  g_assert_cmpint (test_plain_int (plain, "SELECT count (*) FROM audit_digest"), ==, 2);
  g_assert_cmpint (test_plain_int (plain, "SELECT count (DISTINCT salt) FROM audit_detail"), ==, 2);
  /* What is derived or only counts leaves no trace. */
  test_plain_run (plain, "UPDATE client SET sort_key = 'x', search_words = 'y', revision = 7");
  g_assert_cmpint (test_plain_int (plain, "SELECT count (*) FROM audit"), ==, 6);
  assert_verify (fixture, "");
}

/* Every table of the records is audited, whatever is added to the schema later; the words clients
 * are found by are made from clients. */
static void
test_every_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);
  g_autofree char *missing = test_plain_text (
      plain, "SELECT group_concat (t.name || ' ' || m.moment) FROM pragma_table_list AS t"
             " JOIN (SELECT 'insert' AS moment UNION SELECT 'update' UNION SELECT 'delete') AS m"
             " WHERE t.type = 'table' AND t.schema = 'main' AND t.name NOT LIKE 'sqlite%'"
             " AND t.name NOT IN ('writer', 'audit', 'audit_detail', 'audit_digest', 'audit_seal',"
             " 'client_word')"
             " AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS s WHERE s.type = 'trigger'"
             " AND s.tbl_name = t.name AND s.name = 'audit_' || t.name || '_' || m.moment)");

  g_assert_cmpstr (missing, ==, NULL);
}

static void
test_drafts (Fixture *fixture, gconstpointer data)
{
  DbkConnection *connection = test_open (fixture->folder);
  g_autoptr (TestPlain) plain = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *digest = NULL;

  test_run (connection, "INSERT INTO course (row, id, client_row, title) VALUES"
                        " (1, lower (hex (randomblob (18))), 1, 'Eyes')");
  test_run (connection, "INSERT INTO session (row, id, course_row, treated_on, recorded_at) VALUES"
                        " (1, lower (hex (randomblob (18))), 1, '2026-02-01', 'x'),"
                        " (2, lower (hex (randomblob (18))), 1, '2026-02-01', 'x')");
  /* Autosaves. */
  for (int i = 0; i < 5; i++)
    test_run (connection,
              "UPDATE session SET notes = notes || 'more ';"
              "DELETE FROM session_area; INSERT INTO session_area (session_id, position, area)"
              " VALUES (1, 0, 'chin'), (2, 0, 'chin')");
  test_run (connection,
            "DELETE FROM session_area WHERE session_id = 2; DELETE FROM session WHERE row = 2");
  test_run (connection, "UPDATE session SET state = 'signed', signed_at = 'x', signed_by = 'Ada',"
                        " digest = x'" DIGEST "' WHERE row = 1");
  test_run (
      connection,
      "INSERT INTO addendum (row, id, session_id, number, written_at, written_by, reason, text)"
      " VALUES (1, lower (hex (randomblob (18))), 1, 1, 'x', 'Ada', 'Forgotten', 'More')");
  dbk_connection_close (connection);
  plain = test_plain_open (fixture->folder);
  rows = test_plain_text (plain,
                          "SELECT group_concat (action || ' ' || table_name || ' ' || table_row ||"
                          " ' ' || client_row, ', ') FROM audit WHERE row > 6");
  g_assert_cmpstr (rows, ==,
                   "insert course 1 1, begin session 1 1, begin session 2 1, discard session 2 1, "
                   "sign session 1 1, insert addendum 1 1");
  digest = test_plain_text (plain, "SELECT d.payload FROM audit_detail AS d JOIN audit AS a"
                                   " ON a.row = d.audit_row WHERE a.action = 'sign'");
  g_assert_cmpstr (digest, ==, "{\"digest\":\"" DIGEST "\"}");
  g_assert_cmpint (test_plain_int (plain,
                                   "SELECT json_extract (d.payload, '$.notes') LIKE 'more more%'"
                                   " FROM audit_detail AS d JOIN audit AS a ON a.row = d.audit_row"
                                   " WHERE a.action = 'discard'"),
                   ==, 1);
  assert_verify (fixture, "");
  {
    g_autofree char *changed = verify_with (fixture, "00" DIGEST);

    g_assert_cmpstr (changed, ==, "signed-session 1\n");
  }
  g_clear_pointer (&plain, test_plain_close);

  /* A signed row changed behind its trigger's back. */
  tamper (fixture, "lock_addendum_update", "UPDATE addendum SET text = 'Less'");
  {
    g_autofree char *found = verify_with (fixture, NULL);

    g_assert_cmpstr (found, ==, "audit-unsealed 13\nlasting 1\n");
  }
}

static void
test_signed_tampered (Fixture *fixture, gconstpointer data)
{
  DbkConnection *connection = test_open (fixture->folder);

  test_run (connection, "INSERT INTO course (row, id, client_row, title) VALUES"
                        " (1, lower (hex (randomblob (18))), 1, 'Eyes');"
                        "INSERT INTO session (row, id, course_row, treated_on, recorded_at) VALUES"
                        " (1, lower (hex (randomblob (18))), 1, '2026-02-01', 'x'),"
                        " (2, lower (hex (randomblob (18))), 1, '2026-02-01', 'x');"
                        "UPDATE session SET state = 'signed', signed_at = 'x', signed_by = 'Ada',"
                        " digest = x'" DIGEST "' WHERE row = 1");
  dbk_connection_close (connection);
  assert_verify (fixture, "");
  /* The stored digest changed with the row: the sealed one still tells. */
  tamper (fixture, "lock_session_update",
          "UPDATE session SET notes = 'x', digest = zeroblob (32)"
          " WHERE row = 1");
  {
    g_autofree char *found =
        verify_with (fixture, "0000000000000000000000000000000000000000000000000000000000000000");

    g_assert_nonnull (strstr (found, "signed-session 1\n"));
  }
}

static void
test_closed_without_signing (Fixture *fixture, gconstpointer data)
{
  DbkConnection *connection = test_open (fixture->folder);
  g_autofree char *found = NULL;

  test_run (connection, "INSERT INTO course (row, id, client_row, title) VALUES"
                        " (1, lower (hex (randomblob (18))), 1, 'Eyes');"
                        "INSERT INTO session (row, id, course_row, treated_on, recorded_at) VALUES"
                        " (1, lower (hex (randomblob (18))), 1, '2026-02-01', 'x')");
  dbk_connection_close (connection);
  tamper (fixture, "audit_session_sign",
          "UPDATE session SET state = 'signed', signed_at = 'x', signed_by = 'Ada',"
          " digest = x'" DIGEST "' WHERE row = 1");
  found = verify_with (fixture, NULL);
  g_assert_cmpstr (found, ==, "signed-session 1\n");
}

static void
test_changed_row (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_update", "UPDATE audit SET staff_row = 9 WHERE row = 1");
  assert_verify (fixture, "audit-changed 1\n");
}

static void
test_changed_middle (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_update", "UPDATE audit SET table_row = 9 WHERE row = 3");
  assert_verify (fixture, "audit-changed 2\n");
}

static void
test_deleted_row (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_delete", "DELETE FROM audit WHERE row = 3");
  assert_verify (fixture, "audit-missing 3\n");
}

static void
test_deleted_seal (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_seal_delete", "DELETE FROM audit_seal WHERE row = 2");
  {
    g_autofree char *found = verify_with (fixture, NULL);

    g_assert_nonnull (strstr (found, "seal 3\n"));
  }
}

static void
test_reordered (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_update",
          "UPDATE audit SET row = -1 WHERE row = 2; UPDATE audit SET row = 2 WHERE row = 3;"
          "UPDATE audit SET row = 3 WHERE row = -1");
  assert_verify (fixture, "audit-changed 2\n");
}

static void
test_changed_detail (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_detail_update",
          "UPDATE audit_detail SET payload = '{}' WHERE audit_row = 5");
  assert_verify (fixture, "audit-detail 5\n");
}

static void
test_changed_detail_and_digest (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_digest_update",
          "UPDATE audit_digest SET digest = zeroblob (32) WHERE audit_row = 5");
  assert_verify (fixture, "audit-detail 5\naudit-changed 5\n");
}

static void
test_deleted_detail (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_detail_delete", "DELETE FROM audit_detail WHERE audit_row = 6");
  assert_verify (fixture, "audit-detail 6\n");
}

static void
test_erased_detail (Fixture *fixture, gconstpointer data)
{
  DbkConnection *connection = test_open (fixture->folder);

  test_run (connection, "INSERT INTO erasure (client_row, erased_at, erased_by, reason)"
                        " VALUES (2, 'x', 'Ada', 'Asked for it');"
                        "DELETE FROM audit_detail WHERE audit_row = 5");
  dbk_connection_close (connection);
  assert_verify (fixture, "");
  /* It explains what went of this client only. */
  tamper (fixture, "lock_audit_detail_delete", "DELETE FROM audit_detail WHERE audit_row = 6");
  assert_verify (fixture, "audit-detail 6\n");
}

static void
test_dropped_trigger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkVerifyReport) report = NULL;

  test_plain_run (plain, "DROP TRIGGER lock_session_update");
  report = dbk_verify_directory (fixture->folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->findings->len, ==, 1);
  g_assert_cmpstr (((DbkFinding *) report->findings->pdata[0])->code, ==, "schema");
  g_assert_cmpstr (((DbkFinding *) report->findings->pdata[0])->table_name, ==,
                   "lock_session_update");
  g_assert_false (dbk_verify_report_is_clean (report));
  /* And the records don't open. */
  g_assert_null (dbk_records_open (fixture->folder, DBK_CONNECTION_READ_WRITE, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_ALTERED);
  g_assert_nonnull (strstr (error->message, "lock_session_update"));
}

static void
test_cut_end (Fixture *fixture, gconstpointer data)
{
  tamper (fixture, "lock_audit_delete", "DELETE FROM audit WHERE row = 6");
  assert_verify (fixture, "foreign-key 6\nforeign-key 6\naudit-missing 6\n");
}

/* Cut so well that the file itself shows nothing: the newest backup's head does. */
static void
cut_well (Fixture *fixture)
{
  tamper (fixture, "lock_audit_delete", "DELETE FROM audit WHERE row = 6");
  tamper (fixture, "lock_audit_seal_delete", "DELETE FROM audit_seal WHERE row = 4");
  tamper (fixture, "lock_audit_detail_delete", "DELETE FROM audit_detail WHERE audit_row = 6");
  tamper (fixture, "lock_audit_digest_delete", "DELETE FROM audit_digest WHERE audit_row = 6");
  tamper (fixture, NULL,
          "UPDATE sqlite_sequence SET seq = 5 WHERE name = 'audit';"
          "UPDATE sqlite_sequence SET seq = 3 WHERE name = 'audit_seal'");
}

static void
back_up (Fixture *fixture, DbkTime now)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);
  g_autoptr (GError) error = NULL;

  dbk_backup_rotate (connection, 10, now, NULL, &error);
  g_assert_no_error (error);
}

static void
test_cut_well (Fixture *fixture, gconstpointer data)
{
  cut_well (fixture);
  assert_verify (fixture, "");
}

static void
test_cut_against_backup (Fixture *fixture, gconstpointer data)
{
  back_up (fixture, 1700000000000);
  assert_verify (fixture, "");
  cut_well (fixture);
  assert_verify (fixture, "audit-cut 4\n");
}

static void
test_rewritten_against_backup (Fixture *fixture, gconstpointer data)
{
  DbkConnection *connection;

  back_up (fixture, 1700000000000);
  cut_well (fixture);
  /* Something else is written and sealed properly in its place. */
  connection = test_open (fixture->folder);
  test_run (connection, "UPDATE client SET town = 'Perth' WHERE number = 3");
  dbk_connection_close (connection);
  assert_verify (fixture, "audit-rewritten 4\n");
}

static void
test_outside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);
  DbkConnection *connection;

  test_plain_run (plain, "UPDATE client SET town = 'Perth' WHERE number IN (1, 3)");
  g_assert_cmpint (
      test_plain_int (plain, "SELECT count (*) FROM audit WHERE row > 6 AND staff_row IS NULL"), ==,
      2);
  assert_verify (fixture, "audit-unsealed 7\n");
  /* The next transaction seals it apart, and goes on being told. */
  connection = test_open (fixture->folder);
  test_run (connection, ADD (5));
  dbk_connection_close (connection);
  g_assert_cmpint (
      test_plain_int (plain,
                      "SELECT outside FROM audit_seal WHERE first_audit = 7 AND last_audit = 8"),
      ==, 1);
  g_assert_cmpint (test_plain_int (plain, "SELECT outside FROM audit_seal WHERE first_audit = 9"),
                   ==, 0);
  assert_verify (fixture, "audit-outside 7\n");
  /* Its mark is part of the hash. */
  tamper (fixture, "lock_audit_seal_update", "UPDATE audit_seal SET outside = 0");
  assert_verify (fixture, "audit-changed 7\n");
}

static void
test_head_text (void)
{
  DbkAuditHead head = { 12, 345, DIGEST };
  DbkAuditHead read = { 0 };
  g_autofree char *text = dbk_audit_head_to_text (&head);

  g_assert_true (dbk_audit_head_from_text (text, &read));
  g_assert_cmpint (read.seal, ==, 12);
  g_assert_cmpint (read.last_audit, ==, 345);
  g_assert_cmpstr (read.hash, ==, DIGEST);
  g_assert_false (dbk_audit_head_from_text ("", &read));
  g_assert_false (dbk_audit_head_from_text ("dermabook audit head\nseal 1\nlast 2\nsha256 00\n",
                                            &read));
  g_assert_cmpint (read.seal, ==, 12);
}

static void
test_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);
  g_autoptr (GError) error = NULL;
  DbkAuditHead head;

  g_assert_true (dbk_audit_get_head (connection, &head, &error));
  g_assert_cmpint (head.seal, ==, 4);
  g_assert_cmpint (head.last_audit, ==, 6);
  g_assert_cmpint (strlen (head.hash), ==, 64);
}

/* The same changes give the same seals but for the salts: what is hashed is fixed. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);
  g_autofree char *hash =
      test_plain_text (plain, "SELECT lower (hex (hash)) FROM audit_seal WHERE row = 1");
  /* "dermabook seal 1", no seal before, inside, and the one row, each with its length. */
  static const char content[] = "16:dermabook seal 1,-,6:inside,"
                                "1:1,24:2023-11-14T22:13:20.000Z,-,1:1,6:insert,6:client,1:1,-,";
  g_autofree char *expected =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, sizeof content - 1);

  g_assert_cmpstr (hash, ==, expected);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/audit/content", test_content },
    { "/audit/every-table", test_every_table },
    { "/audit/drafts", test_drafts },
    { "/audit/signed-tampered", test_signed_tampered },
    { "/audit/closed-without-signing", test_closed_without_signing },
    { "/audit/changed-row", test_changed_row },
    { "/audit/changed-middle", test_changed_middle },
    { "/audit/deleted-row", test_deleted_row },
    { "/audit/deleted-seal", test_deleted_seal },
    { "/audit/reordered", test_reordered },
    { "/audit/changed-detail", test_changed_detail },
    { "/audit/changed-digest", test_changed_detail_and_digest },
    { "/audit/deleted-detail", test_deleted_detail },
    { "/audit/erased-detail", test_erased_detail },
    { "/audit/dropped-trigger", test_dropped_trigger },
    { "/audit/cut-end", test_cut_end },
    { "/audit/cut-well", test_cut_well },
    { "/audit/cut-against-backup", test_cut_against_backup },
    { "/audit/rewritten-against-backup", test_rewritten_against_backup },
    { "/audit/outside", test_outside },
    { "/audit/head", test_head },
    { "/audit/form", test_form },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/audit/head-text", test_head_text);
  return g_test_run ();
}
