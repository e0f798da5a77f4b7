/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of src/db share. */
#include <errno.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dbk-connection-private.h"
#include "dbk-test-db.h"

char *
test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("dermabook-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

void
test_folder_free (char *folder)
{
  if (folder == NULL)
    return;
  remove_all (folder);
  g_free (folder);
}

DbkConnection *
test_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  DbkConnection *connection =
      dbk_records_open (folder, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (connection);
  return connection;
}

sqlite3 *
test_plain_open_file (const char *path)
{
  sqlite3 *plain = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &plain, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (plain, 5000);
  return plain;
}

sqlite3 *
test_plain_open (const char *folder)
{
  g_autofree char *path = dbk_records_path (folder);

  return test_plain_open_file (path);
}

void
test_plain_close (sqlite3 *plain)
{
  g_assert_cmpint (sqlite3_close (plain), ==, SQLITE_OK);
}

char *
test_plain_try (sqlite3 *plain, const char *sql)
{
  char *message = NULL;
  char *copy;
  int code = sqlite3_exec (plain, sql, NULL, NULL, &message);

  if (code == SQLITE_OK)
    return NULL;
  copy = g_strdup (message != NULL ? message : sqlite3_errstr (code));
  sqlite3_free (message);
  return copy;
}

void
test_plain_run (sqlite3 *plain, const char *sql)
{
  g_autofree char *message = test_plain_try (plain, sql);

  if (message != NULL)
    g_error ("%s\n%s", message, sql);
}

char *
test_plain_text (sqlite3 *plain, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;
  int code = sqlite3_prepare_v2 (plain, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    g_error ("%s\n%s", sqlite3_errmsg (plain), sql);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return text;
}

gint64
test_plain_int (sqlite3 *plain, const char *sql)
{
  g_autofree char *text = test_plain_text (plain, sql);

  g_assert_nonnull (text);
  return g_ascii_strtoll (text, NULL, 10);
}

void
test_run (DbkConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  DbkWho who = { 0, 1700000000000 };
  DbkTransaction *transaction = dbk_transaction_begin (connection, &who, &error);

  g_assert_no_error (error);
  dbk_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
  dbk_transaction_commit (transaction, &error);
  g_assert_no_error (error);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_state (const char *path, const char *shown, GPtrArray *lines)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *bytes = NULL;
      gsize size = 0;

      if (g_file_get_contents (path, &bytes, &size, NULL))
        {
          g_autofree char *digest =
              g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);

          g_ptr_array_add (lines, g_strdup_printf ("%s %zu %s", shown, size, digest));
        }
      else
        g_ptr_array_add (lines, g_strdup (shown));
      return;
    }
  g_ptr_array_add (lines, g_strdup_printf ("%s/", shown));
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      g_autofree char *inner_shown = g_build_filename (shown, name, NULL);

      if (strcmp (name, "lock") != 0 && !g_str_has_suffix (name, "-shm"))
        add_state (inner, inner_shown, lines);
    }
}

char *
test_folder_state (const char *folder)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  add_state (folder, ".", lines);
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
give_to (const char *path, uid_t owner)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_cmpint (chown (path, owner, (gid_t) owner), ==, 0);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      give_to (inner, owner);
    }
}

void
test_unprivileged (const char *folder, void (*func) (const char *folder))
{
  const uid_t nobody = 65534;
  pid_t child;
  int status;

  if (geteuid () != 0)
    {
      func (folder);
      return;
    }
  give_to (folder, nobody);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (setgroups (0, NULL) != 0 || setgid ((gid_t) nobody) != 0 || setuid (nobody) != 0)
        _exit (77);
      func (folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("No unprivileged user to become");
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

#define ID(n) "'00000000-0000-4000-8000-0000000000" n "'"
#define DIGEST "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'"

static const char
    clinic[] =
        "BEGIN;"
        "INSERT INTO staff (row, id, name, role) VALUES (1, " ID (
            "01") ", 'Ada Lindqvist', "
                  "'practitioner');"
                  "INSERT INTO client (row, id, "
                  "number, given_name, "
                  "family_name, added_at) VALUES"
                  "  (1, " ID (
                      "11") ", 1, 'Amelia', "
                            "'Hart', "
                            "'2026-01-01T09:00:"
                            "00.000Z'),"
                            "  (2, " ID (
                                "12") ", 2, "
                                      "'Bruno', "
                                      "'Keller', "
                                      "'2026-01-"
                                      "01T09:00:"
                                      "00.000Z');"
                                      "INSERT "
                                      "INTO "
                                      "client_"
                                      "phone "
                                      "(client_"
                                      "row, "
                                      "position, "
                                      "number) "
                                      "VALUES "
                                      "(1, 0, "
                                      "'0131 496 "
                                      "0000');"
                                      "INSERT "
                                      "INTO "
                                      "concern "
                                      "(row, id, "
                                      "client_"
                                      "row, "
                                      "code) "
                                      "VALUES"
                                      "  "
                                      "(1, " ID (
                                          "21") ", 1, 'crows_feet'), (2, " ID ("22") ", "
                                                                                     "2,"
                                                                                     " '"
                                                                                     "me"
                                                                                     "la"
                                                                                     "sm"
                                                                                     "a'"
                                                                                     ");"
                                                                                     "IN"
                                                                                     "SE"
                                                                                     "RT"
                                                                                     " I"
                                                                                     "NT"
                                                                                     "O "
                                                                                     "co"
                                                                                     "ur"
                                                                                     "se"
                                                                                     " ("
                                                                                     "ro"
                                                                                     "w,"
                                                                                     " i"
                                                                                     "d,"
                                                                                     " c"
                                                                                     "li"
                                                                                     "en"
                                                                                     "t_"
                                                                                     "ro"
                                                                                     "w,"
                                                                                     " t"
                                                                                     "it"
                                                                                     "le"
                                                                                     ") "
                                                                                     "VA"
                                                                                     "LU"
                                                                                     "ES"
                                                                                     "  "
                                                                                     "(1"
                                                                                     ","
                                                                                     " " ID ("31") ", 1, 'Eyes'), (2, " ID ("32") ", 2, 'Cheeks');"
                                                                                                                                  "INSERT INTO session (row, id, course_row, treated_on, recorded_at) VALUES"
                                                                                                                                  "  (1, " ID (
                                                                                                                                      "41") ", 1, '2026-02-01', '2026-02-01T10:00:00.000Z'),"
                                                                                                                                            "  (2, " ID (
                                                                                                                                                "42") ", 1, '2026-03-01', '2026-03-01T10:00:00.000Z'),"
                                                                                                                                                      "  (3, " ID ("43") ", 1, '2020-03-01', '2026-03-01T10:00:00.000Z');"
                                                                                                                                                                         "INSERT INTO session_area (row, session_id, position, area) VALUES"
                                                                                                                                                                         "  (1, 1, 0, 'crows_feet_left'), (2, 2, 0, 'crows_feet_left'), (3, 3, 0, 'crows_feet_left');"
                                                                                                                                                                         "INSERT INTO session_product (row, session_id, position, name) VALUES"
                                                                                                                                                                         "  (1, 1, 0, 'Toner'), (2, 2, 0, 'Toner'), (3, 3, 0, 'Toner');"
                                                                                                                                                                         "INSERT INTO session_reaction (row, id, session_id, position, code) VALUES"
                                                                                                                                                                         "  (1, " ID ("51") ", 1, 0, 'erythema'), (2, " ID ("52") ", 2, 0, 'erythema'),"
                                                                                                                                                                                                                                  "  (3, " ID ("53") ", 3, 0, 'erythema');"
                                                                                                                                                                                                                                                     "INSERT INTO session_check (row, session_id, position, effect) VALUES"
                                                                                                                                                                                                                                                     "  (1, 1, 0, 'note'), (2, 2, 0, 'note'), (3, 3, 0, 'note');"
                                                                                                                                                                                                                                                     "INSERT INTO assessment (row, id, concern_row, session_id, occasion, assessed_on, scale, score) VALUES"
                                                                                                                                                                                                                                                     "  (1, " ID (
                                                                                                                                                                                                                                                         "61") ", 1, 1, 'session', '2026-02-01', 'lemperle', 30),"
                                                                                                                                                                                                                                                               "  (2, " ID ("62") ", 1, 2, 'session', '2026-03-01', 'lemperle', 20),"
                                                                                                                                                                                                                                                                                  "  (3, " ID ("63") ", 1, 3, 'session', '2020-03-01', 'lemperle', 40),"
                                                                                                                                                                                                                                                                                                     "  (4, " ID (
                                                                                                                                                                                                                                                                                                         "64") ", 1, NULL, 'baseline', '2026-01-01', 'lemperle', 40);"
                                                                                                                                                                                                                                                                                                               "INSERT INTO photo (row, id, client_row, session_id, sha256) VALUES"
                                                                                                                                                                                                                                                                                                               "  (1, " ID (
                                                                                                                                                                                                                                                                                                                   "71") ", NULL, 1, '" /* sha256 of nothing */
                                                                                                                                                                                                                                                                                                                         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),"
                                                                                                                                                                                                                                                                                                                         "  (2, " ID (
                                                                                                                                                                                                                                                                                                                             "72") ", NULL, 2, "
                                                                                                                                                                                                                                                                                                                                   "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),"
                                                                                                                                                                                                                                                                                                                                   "  (3, " ID ("73") ", NULL, 3, "
                                                                                                                                                                                                                                                                                                                                                      "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),"
                                                                                                                                                                                                                                                                                                                                                      "  (4, " ID ("74") ", 1, NULL, "
                                                                                                                                                                                                                                                                                                                                                                         "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');"
                                                                                                                                                                                                                                                                                                                                                                         "UPDATE session SET state = 'signed', signed_at = '2026-02-01T11:00:00.000Z',"
                                                                                                                                                                                                                                                                                                                                                                         "  signed_by = 'Ada Lindqvist', digest = " DIGEST
                                                                                                                                                                                                                                                                                                                                                                         " WHERE row = 1;"
                                                                                                                                                                                                                                                                                                                                                                         "UPDATE session SET state = 'transcribed', source = 'paper card', digest = " DIGEST
                                                                                                                                                                                                                                                                                                                                                                         "  WHERE row = 3;"
                                                                                                                                                                                                                                                                                                                                                                         "INSERT INTO addendum (row, id, session_id, number, written_at, written_by, reason, text) VALUES"
                                                                                                                                                                                                                                                                                                                                                                         "  (1, " ID ("81") ", 1, 1, '2026-02-02T10:00:00.000Z', 'Ada Lindqvist', 'Forgotten', 'More');"
                                                                                                                                                                                                                                                                                                                                                                                            "INSERT INTO entered_in_error (row, id, session_id, marked_at, marked_by, reason) VALUES"
                                                                                                                                                                                                                                                                                                                                                                                            "  (1, " ID ("82") ", 3, '2026-02-02T10:00:00.000Z', 'Ada Lindqvist', 'Twice');"
                                                                                                                                                                                                                                                                                                                                                                                                               "INSERT INTO reaction_resolution (row, id, reaction_row) VALUES (1, " ID ("83") ", 1);"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                               "INSERT INTO consent (row, id, client_row, kind, signed_at, signed_on, signed_by) VALUES"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                               "  (1, " ID (
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   "91") ", 1, 'treatment', '2026-01-01T10:00:00.000Z', '2026-01-01', 'Amelia Hart'),"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "  (2, " ID (
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                             "92") ", 1, 'marketing', NULL, NULL, '');"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   "INSERT INTO consent_withdrawal (row, id, consent_row, withdrawn_on) VALUES"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   "  (1, " ID (
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "93") ", 1, '2026-04-01');"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                             "COMMIT;";

void
test_fill (sqlite3 *plain)
{
  test_plain_run (plain, clinic);
}
