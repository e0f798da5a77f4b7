/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What verify looks at beside the history: the file, its keys, the photos. */
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-connection-private.h"
#include "dbk-test-db.h"
#include "dbk-verify.h"

#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define DIGEST "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

typedef struct
{
  TestFolder *folder;
  char *photo;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sqlite3 *plain;
  DbkConnection *connection;
  g_autofree char *inner = NULL;

  fixture->folder = test_folder_new ();
  dbk_connection_close (test_open (fixture->folder));
  plain = test_plain_open (fixture->folder);
  test_fill (plain);
  test_plain_close (plain);
  connection = test_open (fixture->folder);
  test_run (connection, "UPDATE client SET town = 'Leith' WHERE row = 1");
  dbk_connection_close (connection);
  inner = g_build_filename (fixture->folder, "photos", "e3", NULL);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  fixture->photo = g_build_filename (inner, EMPTY, NULL);
  g_assert_true (g_file_set_contents (fixture->photo, "", 0, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->photo);
  test_folder_free (fixture->folder);
}

static char *
digest_cb (DbkConnection *connection, gint64 session, gpointer data, GError **error)
{
  return g_ascii_strup (DIGEST, -1);
}

/* What isn't "made outside", as the fixture was. */
static char *
codes (DbkVerifyReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->findings->len; i++)
    {
      DbkFinding *finding = report->findings->pdata[i];

      if (g_str_has_prefix (finding->code, "audit-outside"))
        g_assert_cmpint (finding->severity, ==, DBK_FINDING_WARNING);
      else
        g_string_append_printf (text, "%s %s %" G_GINT64_FORMAT "; ", finding->code,
                                finding->table_name != NULL ? finding->table_name : "-",
                                finding->row);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static DbkVerifyReport *
verify (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DbkVerifyReport *report = dbk_verify_directory (fixture->folder, digest_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
assert_verify (Fixture *fixture, const char *expected)
{
  g_autoptr (DbkVerifyReport) report = verify (fixture);
  g_autofree char *found = codes (report);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkVerifyReport) report = verify (fixture);
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);

  g_assert_cmpint (report->n_audit, ==, test_plain_int (plain, "SELECT count (*) FROM audit"));
  g_assert_cmpint (report->n_seals, ==, 2);
  g_assert_cmpint (report->n_sessions, ==, 2);
  g_assert_cmpint (report->n_photos, ==, 4);
  /* What was written outside is told, and is not clean. */
  g_assert_false (dbk_verify_report_is_clean (report));
  assert_verify (fixture, "");
}

/* On an open connection, changing nothing. */
static void
test_open_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkConnection) connection = test_open (fixture->folder);
  g_autofree char *before = test_folder_state (fixture->folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkVerifyReport) report = dbk_verify (connection, digest_cb, NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = codes (report);
  g_assert_cmpstr (found, ==, "");
  after = test_folder_state (fixture->folder);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (sqlite3_txn_state (connection->handle, NULL), ==, SQLITE_TXN_NONE);
}

static void
test_photos (Fixture *fixture, gconstpointer data)
{
  g_autofree char *orphan = g_strdup_printf ("%s/photos/e3/%s", fixture->folder, "e3ab");

  g_assert_true (g_file_set_contents (fixture->photo, "x", 1, NULL));
  assert_verify (fixture, "photo-changed photo 1; photo-changed photo 2; photo-changed photo 3; "
                          "photo-changed photo 4; ");
  g_assert_cmpint (g_unlink (fixture->photo), ==, 0);
  assert_verify (fixture, "photo-missing photo 1; photo-missing photo 2; photo-missing photo 3; "
                          "photo-missing photo 4; ");
  g_assert_true (g_file_set_contents (fixture->photo, "", 0, NULL));
  g_assert_true (g_file_set_contents (orphan, "x", 1, NULL));
  assert_verify (fixture, "photo-orphan - 0; ");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);

  test_plain_run (plain, "PRAGMA foreign_keys = OFF; DELETE FROM client WHERE row = 2");
  {
    g_autoptr (DbkVerifyReport) report = verify (fixture);
    g_autofree char *found = codes (report);

    g_assert_nonnull (strstr (found, "foreign-key concern 2; "));
    g_assert_nonnull (strstr (found, "foreign-key course 2; "));
    g_assert_nonnull (strstr (found, "audit-unsealed client"));
  }
}

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dbk_records_path (fixture->folder);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize page = 1; page < size / 4096; page++)
    if (memmem (bytes + page * 4096, 4096, "Amelia", 6) != NULL)
      {
        memset (bytes + page * 4096, 0x5a, 64);
        break;
      }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  {
    g_autoptr (DbkVerifyReport) report = verify (fixture);
    g_autofree char *found = codes (report);

    g_assert_nonnull (strstr (found, "integrity - 0; "));
    g_assert_false (dbk_verify_report_is_clean (report));
  }
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dbk_verify_directory (fixture->folder, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nothing_there (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  g_assert_null (dbk_verify_directory (folder, NULL, NULL, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
  state = test_folder_state (folder);
  g_assert_cmpstr (state, ==, "./");
}

/* A thousand findings of one kind are shown as a hundred. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestPlain) plain = test_plain_open (fixture->folder);

  test_plain_run (plain,
                  "PRAGMA foreign_keys = OFF;"
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                  "INSERT INTO concern (id, client_row, code) SELECT lower (hex (randomblob (18))),"
                  " 99, 'melasma' FROM n");
  {
    g_autoptr (DbkVerifyReport) report = verify (fixture);
    guint n = 0;

    for (guint i = 0; i < report->findings->len; i++)
      n += g_str_equal (((DbkFinding *) report->findings->pdata[i])->code, "foreign-key");
    g_assert_cmpint (n, ==, 100);
  }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/verify/counts", test_counts }, { "/verify/open-connection", test_open_connection },
    { "/verify/photos", test_photos }, { "/verify/keys", test_keys },
    { "/verify/damage", test_damage }, { "/verify/cancelled", test_cancelled },
    { "/verify/many", test_many },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/verify/nothing-there", test_nothing_there);
  return g_test_run ();
}
