/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record format: its layouts, what is wrong where, and that nothing changes on the way. */
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-demo-bulk.h"
#include "dbk-demo.h"
#include "dbk-export.h"
#include "dbk-photo-file.h"
#include "dbk-record-file.h"
#include "dbk-record-store.h"
#include "dbk-search.h"
#include "dbk-verify.h"
#include "exchange-fixture.h"

/* "1:Ana 3!sentence" for entries and bad entries; "END" or "FAILED sentence" at the end. */
static char *
read_all (const char *text)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DbkRecordReader) reader = dbk_record_reader_new (text, -1, &problem);
  g_autoptr (GString) seen = g_string_new (NULL);

  if (reader == NULL)
    return g_strdup_printf ("REFUSED %s", problem->message);
  for (;;)
    {
      g_autoptr (DbkClientRecord) record = NULL;
      g_autoptr (GError) error = NULL;
      guint line;

      switch (dbk_record_reader_next (reader, &record, &line, &error))
        {
        case DBK_RECORD_READ_ENTRY:
          g_string_append_printf (seen, "%u:%s ", line, record->client->given_name);
          break;
        case DBK_RECORD_READ_BAD:
          g_string_append_printf (seen, "%u!%s ", line, error->message);
          break;
        case DBK_RECORD_READ_FAILED:
          g_string_append_printf (seen, "FAILED %s", error->message);
          return g_strdup (seen->str);
        case DBK_RECORD_READ_END:
        default:
          g_string_append (seen, "END");
          return g_strdup (seen->str);
        }
    }
}

static void
assert_read (const char *text, const char *expected)
{
  g_autofree char *seen = read_all (text);

  if (strstr (seen, expected) == NULL)
    g_error ("“%s” doesn't hold “%s”", seen, expected);
}

#define ANA "{\"client\":{\"given_name\":\"Ana\"}}"
#define BO "{\"client\":{\"given_name\":\"Bo\"}}"

static void
test_layouts (void)
{
  assert_read ("[\n" ANA ",\n" BO "\n]\n", "2:Ana 3:Bo END");
  assert_read ("\xef\xbb\xbf[\r\n" ANA ",\r\n" BO "\r\n]\r\n", "2:Ana 3:Bo END");
  assert_read ("[\n" ANA "\n]", "2:Ana END");
  assert_read ("[\n]\n", "END");
  assert_read ("[]", "END");
  assert_read ("[" ANA "," BO "]", "1:Ana 1:Bo END");
  assert_read (ANA, "1:Ana END");
  assert_read ("[\n {\n  \"client\": {\"given_name\": \"Ana\"}\n },\n {\"client\": "
               "{\"given_name\": \"Bo\"}}\n]\n",
               "2:Ana 5:Bo END");
}

static void
test_wrong (void)
{
  assert_read ("[\n" ANA ",\n{\"client\":{\"birth_date\":\"1983-02-30\"}},\n" BO "\n]\n",
               "2:Ana 3!client.birth_date");
  assert_read ("[\n{\"client\":{\"given_name\":5}},\n" BO "\n]\n", "2!client.given_name");
  assert_read ("[\n" ANA ",\n{\"client\":{\"given_name\":\"B},\n" BO "\n]\n", "3!");
  assert_read ("[\n{\"client\":{\"given_name\":\"B},\n" BO "\n]\n", "3:Bo END");
  assert_read ("[\n" ANA ",\n" BO, "2:Ana 3:Bo FAILED");
  assert_read ("[\n{\"courses\":[{\"sessions\":[{}]}],\"client\":{}},\n" BO "\n]\n", "2!");
  assert_read ("[5, \"x\"]", "1!");
  assert_read ("", "REFUSED");
  assert_read ("5", "REFUSED");
  assert_read ("{\"name\":\"Ana\"}", "REFUSED");
  assert_read ("[" ANA, "REFUSED");
  assert_read ("\"\xff\xfe\"", "REFUSED");
  assert_read ("[\n" ANA ",\n{\"client\"\n", "FAILED");
}

/* A parser that calls itself for each bracket must not be led to the end of its stack. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  assert_read (text->str, "nested too deeply");
}

static char *
contents (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
assert_same_folder (const char *a, const char *b)
{
  g_autoptr (GDir) dir = g_dir_open (a, 0, NULL);
  g_autoptr (GDir) other = g_dir_open (b, 0, NULL);
  const char *name;
  guint n = 0;
  guint n_other = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner_a = g_build_filename (a, name, NULL);
      g_autofree char *inner_b = g_build_filename (b, name, NULL);

      n++;
      /* The clinic's own lists are no part of the record format. */
      if (strcmp (name, "clinic.json") == 0)
        continue;
      if (g_file_test (inner_a, G_FILE_TEST_IS_DIR))
        assert_same_folder (inner_a, inner_b);
      else
        {
          g_autofree char *text_a = contents (a, name);
          g_autofree char *text_b = contents (b, name);

          g_test_message ("%s", name);
          g_assert_cmpstr (text_a, ==, text_b);
        }
    }
  while (g_dir_read_name (other) != NULL)
    n_other++;
  g_assert_cmpuint (n, ==, n_other);
}

static void
export_to (DbkConnection *connection, const char *folder, guint n_clients)
{
  const DbkExportOptions options = { 0, FALSE };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  dbk_export_directory (connection, folder, &options, NULL, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, n_clients);
}

static void
import_folder (DbkConnection *connection, const char *folder, guint added, guint unchanged)
{
  const DbkImportOptions options = { 0 };
  const DbkWho who = { 0, DBK_TIME_NONE };
  g_autofree char *path = g_build_filename (folder, "clients.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) report =
      dbk_import_file (connection, &who, path, &options, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->refused->len; i++)
    g_test_message ("%s", ((DbkImportRemark *) report->refused->pdata[i])->text);
  assert_counts (report, added, 0, unchanged, 0);
  g_assert_cmpuint (report->notes->len, ==, 0);
}

static void
assert_verified (DbkConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkVerifyReport) report =
      dbk_verify (connection, dbk_record_store_session_digest, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_test_message ("%s", ((DbkFinding *) report->findings->pdata[i])->sentence);
  g_assert_cmpuint (report->findings->len, ==, 0);
}

static void
fill_demo (DbkConnection *connection)
{
  g_autoptr (GError) error = NULL;

  dbk_demo_fill (connection, DBK_DEMO_SEED, dbk_date_new (2026, 11, 23), &error);
  g_assert_no_error (error);
}

/* Pictures go out as the camera wrote them, and the list of what is there says what that means. */
static void
assert_warns (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "README.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "they may tell where and when each was taken"));
}

/* A photo of a session that is added by a file, with the picture beside it. */
static char *
write_record_with_photo (ExchangeFixture *fixture)
{
  static const char picture[] = "\xff\xd8\xff\xe0 an invented picture";
  g_autofree char *folder = exchange_fixture_path (fixture, "with-photo");
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);
  g_autofree char *digest =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) picture, sizeof picture);
  g_autofree char *name = g_strconcat (digest, ".jpg", NULL);
  g_autofree char *file = g_build_filename (photos, name, NULL);
  g_autofree char *path = g_build_filename (folder, "clients.json", NULL);
  g_autofree char *json = g_strdup_printf (
      "[{\"client\":{\"number\":5001,\"given_name\":\"Photo\",\"family_name\":\"Graph\"},"
      "\"concerns\":[{\"code\":\"dullness\",\"status\":\"active\",\"scale\":\"own-glow\","
      "\"scale_version\":\"2\",\"scores\":[{\"occasion\":\"baseline\",\"assessed_on\":"
      "\"2026-11-01\",\"scale\":\"own-glow\",\"scale_version\":\"2\",\"score\":0.5}]}],"
      "\"scales\":[{\"code\":\"own-glow\",\"version\":\"2\",\"name\":\"Glow\",\"minimum\":0,"
      "\"maximum\":1,\"step\":0.5,\"labels\":[\"dull\",\"\",\"bright\"],\"per_area\":true}],"
      "\"courses\":[{\"title\":\"One\",\"status\":\"active\",\"sessions\":[{\"state\":\"signed\","
      "\"treated_on\":\"2026-11-01\",\"recorded_at\":\"2026-11-01T10:00:00.000Z\","
      "\"signed_at\":\"2026-11-01T11:00:00.000Z\",\"signed_by\":\"Priya Nair\","
      "\"photos\":[{\"sha256\":\"%s\",\"media_type\":\"image/jpeg\",\"bytes\":%d,"
      "\"taken_on\":\"2026-11-01\",\"view\":\"front\"}]}]}]}]\n",
      digest, (int) sizeof picture);

  g_assert_cmpint (g_mkdir_with_parents (photos, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, picture, sizeof picture, NULL));
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  return g_steal_pointer (&folder);
}

static void
test_round_trip (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *with_photo = write_record_with_photo (fixture);
  g_autofree char *first = exchange_fixture_path (fixture, "first");
  g_autofree char *second = exchange_fixture_path (fixture, "second");
  g_autofree char *photos = g_build_filename (first, "photos", NULL);
  g_autoptr (DbkConnection) other = exchange_fixture_open (fixture, "other");

  /* Before there are staff, so that nobody in particular may bring it in. */
  import_folder (fixture->connection, with_photo, 1, 0);
  import_folder (other, with_photo, 1, 0);
  dbk_connection_close (g_steal_pointer (&other));
  other = exchange_fixture_open (fixture, "third");
  export_to (fixture->connection, first, 1);
  g_assert_true (g_file_test (photos, G_FILE_TEST_IS_DIR));
  assert_warns (first);
  import_folder (other, first, 1, 0);
  assert_verified (other);
  export_to (other, second, 1);
  assert_same_folder (first, second);
}

static void
test_demo_round_trip (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *first = exchange_fixture_path (fixture, "first");
  g_autofree char *second = exchange_fixture_path (fixture, "second");
  g_autoptr (DbkConnection) other = exchange_fixture_open (fixture, "other");

  fill_demo (fixture->connection);
  export_to (fixture->connection, first, 24);
  import_folder (other, first, 24, 0);
  import_folder (other, first, 0, 24);
  assert_verified (other);
  export_to (other, second, 24);
  assert_same_folder (first, second);
}

/* The same clinic for the same seed, another for another. */
static void
test_demo_is_fixed (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *first = exchange_fixture_path (fixture, "first");
  g_autofree char *second = exchange_fixture_path (fixture, "second");
  g_autoptr (DbkConnection) other = exchange_fixture_open (fixture, "other");
  g_autoptr (GError) error = NULL;

  fill_demo (fixture->connection);
  fill_demo (other);
  dbk_demo_fill_bulk (fixture->connection, 50, 7, &error);
  dbk_demo_fill_bulk (other, 50, 7, &error);
  g_assert_no_error (error);
  export_to (fixture->connection, first, 74);
  export_to (other, second, 74);
  assert_same_folder (first, second);
  /* Filled once. */
  g_assert_false (dbk_demo_fill (other, 1, dbk_date_new (2026, 11, 23), &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_REFUSED);
}

static gint64
find (DbkConnection *connection, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 row = dbk_search_find_one (connection, text, dbk_date_new (2026, 11, 23), &error);

  g_assert_no_error (error);
  return row;
}

/* data/demo/session.json logs one session to a client of the demo. */
static void
test_session_from_file (ExchangeFixture *fixture, gconstpointer data)
{
  const DbkImportOptions options = { 0 };
  g_autofree char *path =
      g_build_filename (g_getenv ("DBK_TEST_SOURCE_ROOT"), "data", "demo", "session.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) report = NULL;
  g_autoptr (DbkImportReport) again = NULL;
  g_autoptr (DbkClientRecord) before = NULL;
  g_autoptr (DbkClientRecord) after = NULL;
  DbkCourse *course_before;
  DbkCourse *course;

  fill_demo (fixture->connection);
  before = dbk_record_store_load (fixture->connection, find (fixture->connection, "1044"), &error);
  report = dbk_import_file (fixture->connection, &fixture->who, path, &options, NULL, &error);
  g_assert_no_error (error);
  assert_counts (report, 0, 1, 0, 0);
  again = dbk_import_file (fixture->connection, &fixture->who, path, &options, NULL, &error);
  g_assert_no_error (error);
  assert_counts (again, 0, 0, 1, 0);
  after = dbk_record_store_load (fixture->connection, before->client->row, &error);
  course_before = before->courses->pdata[0];
  course = after->courses->pdata[0];
  g_assert_cmpuint (course->sessions->len, ==, course_before->sessions->len + 1);
  g_assert_true (dbk_record_equal (before->client, after->client));
  assert_verified (fixture->connection);
}

static void
test_one_client (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = exchange_fixture_path (fixture, "one");
  g_autofree char *clinic = g_build_filename (folder, "clinic.json", NULL);
  g_autofree char *audit = NULL;
  g_autoptr (GError) error = NULL;
  DbkExportOptions options = { 0, TRUE };
  g_autofree char *clients = NULL;
  g_auto (GStrv) lines = NULL;

  fill_demo (fixture->connection);
  options.client_row = find (fixture->connection, "1042");
  dbk_export_directory (fixture->connection, folder, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  clients = contents (folder, "clients.json");
  g_assert_nonnull (strstr (clients, "Amelia"));
  g_assert_null (strstr (clients, "Okafor"));
  g_assert_false (g_file_test (clinic, G_FILE_TEST_EXISTS));
  audit = contents (folder, "audit.csv");
  lines = g_strsplit (audit, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 10);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], ",1042,"));
}

static void
test_folder_in_use (ExchangeFixture *fixture, gconstpointer data)
{
  const DbkExportOptions options = { 0, FALSE };
  g_autofree char *missing = exchange_fixture_path (fixture, "no/such/folder");
  g_autofree char *empty = exchange_fixture_path (fixture, "empty");
  g_autoptr (GError) error = NULL;

  g_assert_false (dbk_export_directory (fixture->connection, fixture->directory, &options, NULL,
                                        NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dbk_export_directory (fixture->connection, missing, &options, NULL, NULL,
                                        &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  export_to (fixture->connection, empty, 0);
}

/* What is said of a photo comes in without its picture, and the report says so. */
static void
test_missing_picture (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = write_record_with_photo (fixture);
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);
  g_autofree char *path = g_build_filename (folder, "clients.json", NULL);
  const DbkImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) report = NULL;

  dbk_out_remove_folder (photos);
  report = dbk_import_file (fixture->connection, &fixture->who, path, &options, NULL, &error);
  g_assert_no_error (error);
  assert_counts (report, 1, 0, 0, 0);
  g_assert_cmpuint (report->notes->len, ==, 1);
}

/* A number somebody has already is given anew; the id decides who is who. */
static void
test_number_taken (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = exchange_fixture_import_text (
      fixture, "[\n{\"client\":{\"number\":7,\"given_name\":\"Ana\"}},\n"
               "{\"client\":{\"number\":7,\"given_name\":\"Bo\"}},\n"
               "{\"client\":{\"number\":7,\"given_name\":\"Ana\"},\"concerns\":[{\"code\":"
               "\"dullness\"}]}\n]\n");
  g_autoptr (DbkClient) bo = NULL;

  assert_counts (report, 2, 1, 0, 0);
  g_assert_cmpuint (report->notes->len, ==, 1);
  bo = exchange_fixture_find (fixture, "bo");
  g_assert_cmpint (bo->number, !=, 7);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, ExchangeFixture, NULL, exchange_fixture_set_up, func,                          \
              exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-file/layouts", test_layouts);
  g_test_add_func ("/record-file/wrong", test_wrong);
  g_test_add_func ("/record-file/deep", test_deep);
  ADD ("/record-file/round-trip", test_round_trip);
  ADD ("/record-file/demo-round-trip", test_demo_round_trip);
  ADD ("/record-file/demo-is-fixed", test_demo_is_fixed);
  ADD ("/record-file/session-from-file", test_session_from_file);
  ADD ("/record-file/one-client", test_one_client);
  ADD ("/record-file/folder-in-use", test_folder_in_use);
  ADD ("/record-file/missing-picture", test_missing_picture);
  ADD ("/record-file/number-taken", test_number_taken);
  return g_test_run ();
}
