/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Empty records in a directory of their own, and files to bring in. */
#include "exchange-fixture.h"

#include <string.h>

#include "dbk-client-store.h"
#include "dbk-out.h"
#include "dbk-records.h"
#include "dbk-search.h"

static DbkTime
fixed_now (gpointer data)
{
  DbkTime now;

  g_assert_true (dbk_time_from_iso ("2026-11-23T14:06:00Z", &now));
  return now;
}

DbkConnection *
exchange_fixture_open (ExchangeFixture *fixture, const char *name)
{
  const DbkClock clock = { fixed_now, NULL };
  g_autofree char *directory = g_build_filename (fixture->directory, name, NULL);
  g_autoptr (GError) error = NULL;
  DbkConnection *connection =
      dbk_records_open (directory, DBK_CONNECTION_READ_WRITE_CREATE, &clock, &error);

  g_assert_no_error (error);
  return connection;
}

void
exchange_fixture_set_up (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("dbk-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->records = g_build_filename (fixture->directory, "records", NULL);
  fixture->connection = exchange_fixture_open (fixture, "records");
  fixture->who = (DbkWho){ 0, DBK_TIME_NONE };
}

void
exchange_fixture_tear_down (ExchangeFixture *fixture, gconstpointer data)
{
  dbk_connection_close (fixture->connection);
  dbk_out_remove_folder (fixture->directory);
  g_assert_false (g_file_test (fixture->directory, G_FILE_TEST_EXISTS));
  g_free (fixture->records);
  g_free (fixture->directory);
}

char *
exchange_fixture_path (ExchangeFixture *fixture, const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

DbkImportReport *
exchange_fixture_import (ExchangeFixture *fixture,
                         const char *text,
                         gssize size,
                         const DbkImportOptions *options,
                         GError **error)
{
  const DbkImportOptions usual = { 0 };
  g_autofree char *path = exchange_fixture_path (fixture, "list.csv");

  g_assert_true (g_file_set_contents (path, text, size, NULL));
  return dbk_import_file (fixture->connection, &fixture->who, path,
                          options == NULL ? &usual : options, NULL, error);
}

DbkImportReport *
exchange_fixture_import_text (ExchangeFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  DbkImportReport *report = exchange_fixture_import (fixture, text, -1, NULL, &error);

  g_assert_no_error (error);
  return report;
}

DbkClient *
exchange_fixture_find (ExchangeFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 row = dbk_search_find_one (fixture->connection, text, dbk_date_new (2026, 11, 23), &error);
  DbkClient *client;

  g_assert_no_error (error);
  client = dbk_client_store_load (fixture->connection, row, &error);
  g_assert_no_error (error);
  return client;
}

char *
exchange_fixture_shared (const char *path)
{
  const char *shared = g_getenv ("DBK_TEST_SHARED_DATA");
  g_autofree char *file = g_build_filename (shared == NULL ? "" : shared, path, NULL);

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&file);
  g_test_skip ("the outside data isn't on this computer");
  return NULL;
}

void
assert_counts (const DbkImportReport *report,
               guint added,
               guint updated,
               guint unchanged,
               guint refused)
{
  g_assert_cmpuint (report->counts.added, ==, added);
  g_assert_cmpuint (report->counts.updated, ==, updated);
  g_assert_cmpuint (report->counts.unchanged, ==, unchanged);
  g_assert_cmpuint (report->counts.refused, ==, refused);
  g_assert_cmpuint (report->refused->len, ==, refused);
}
