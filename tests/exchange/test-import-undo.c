/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a whole import back, later or because it was cancelled. */

#include "dbk-client-store.h"
#include "exchange-fixture.h"

static int
count (ExchangeFixture *fixture)
{
  return dbk_client_store_count (fixture->connection, NULL);
}

static DbkUndoCounts
undo (ExchangeFixture *fixture, const DbkImportReport *report)
{
  g_autoptr (GError) error = NULL;
  DbkUndoCounts counts;

  dbk_import_store_undo (fixture->connection, &fixture->who, report->import_row, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

static void
test_whole (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) first = exchange_fixture_import_text (
      fixture, "Name,Phone,Town\nAna Lima,07700 900001,Bath\nBo Lee,07700 900002,\n");
  g_autoptr (DbkClient) before = exchange_fixture_find (fixture, "ana");
  g_autoptr (DbkImportReport) second = exchange_fixture_import_text (
      fixture, "Name,Phone,Town,Notes\nAna Lima,07700 900001,,Likes tea\nCy Day,07700 900003,,\n");
  g_autoptr (DbkClient) after = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  DbkUndoCounts counts;

  assert_counts (second, 1, 1, 0, 0);
  counts = undo (fixture, second);
  g_assert_cmpuint (counts.removed, ==, 1);
  g_assert_cmpuint (counts.restored, ==, 1);
  g_assert_cmpuint (counts.kept, ==, 0);
  after = exchange_fixture_find (fixture, "ana");
  g_assert_true (dbk_record_equal (before, after));
  g_assert_cmpint (count (fixture), ==, 2);
  /* A second time there is nothing to take back. */
  g_assert_false (dbk_import_store_undo (fixture->connection, &fixture->who, second->import_row,
                                         &counts, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dbk_import_store_undo (fixture->connection, &fixture->who, 4711, &counts,
                                         &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
  runs = dbk_import_store_list (fixture->connection, 10, NULL);
  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpint (((DbkImportRun *) runs->pdata[0])->undone_at, !=, DBK_TIME_NONE);
  g_assert_cmpint (((DbkImportRun *) runs->pdata[1])->undone_at, ==, DBK_TIME_NONE);
}

/* What somebody did since is not lost. */
static void
test_worked_on_since (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) first = exchange_fixture_import_text (
      fixture, "Name,Email\nAna Lima,a@clients.example\nBo Lee,b@clients.example\nCy Day,\n");
  g_autoptr (DbkImportReport) second = exchange_fixture_import_text (
      fixture,
      "Name,Email,Town\nAna Lima,a@clients.example,Bath\nBo Lee,b@clients.example,Wells\n");
  g_autoptr (DbkClient) ana = exchange_fixture_find (fixture, "ana");
  g_autoptr (DbkClient) wanted = dbk_client_copy (ana);
  g_autoptr (DbkClient) bo = exchange_fixture_find (fixture, "bo lee");
  g_autoptr (DbkClient) moved = dbk_client_copy (bo);
  g_autoptr (DbkClient) now = NULL;
  DbkUndoCounts counts;

  dbk_set_text (&wanted->heard_of_us, "A friend");
  g_assert_true (dbk_client_store_update (fixture->connection, &fixture->who, ana, wanted, NULL));
  dbk_set_text (&moved->town, "Frome");
  g_assert_true (dbk_client_store_update (fixture->connection, &fixture->who, bo, moved, NULL));
  counts = undo (fixture, second);
  g_assert_cmpuint (counts.restored, ==, 1);
  g_assert_cmpuint (counts.kept, ==, 1);
  now = exchange_fixture_find (fixture, "ana");
  g_assert_cmpstr (now->heard_of_us, ==, "A friend");
  g_assert_cmpstr (now->town == NULL ? "" : now->town, ==, "");
  counts = undo (fixture, first);
  g_assert_cmpuint (counts.removed, ==, 1);
  g_assert_cmpuint (counts.kept, ==, 2);
  g_assert_cmpint (count (fixture), ==, 2);
}

typedef struct
{
  GCancellable *cancellable;
  double last;
  guint n_told;
} Progress;

static void
progress_cb (double fraction, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (fraction, >=, progress->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  progress->last = fraction;
  progress->n_told++;
  /* Some were written by now. */
  if (progress->cancellable != NULL && fraction > 0.6)
    g_cancellable_cancel (progress->cancellable);
}

static char *
write_many (ExchangeFixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("Name,Phone\n");
  char *path = exchange_fixture_path (fixture, "many.csv");

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "Person%u Number%u,07700 9%05u\n", i, i % 97, i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

static void
test_cancel (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { cancellable, 0, 0 };
  const DbkImportOptions options = { FALSE, DBK_DATE_ORDER_UNKNOWN, NULL, progress_cb, &progress };
  g_autofree char *path = write_many (fixture);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;

  /* As the engine does for its jobs. */
  dbk_connection_set_cancellable (fixture->connection, cancellable);
  g_assert_null (dbk_import_file (fixture->connection, &fixture->who, path, &options, cancellable,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.n_told, >, 1);
  g_assert_cmpint (count (fixture), ==, 0);
  runs = dbk_import_store_list (fixture->connection, 10, NULL);
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpint (((DbkImportRun *) runs->pdata[0])->undone_at, !=, DBK_TIME_NONE);
}

/* Nothing is left in the search, and the history holds together. */
static void
test_many (ExchangeFixture *fixture, gconstpointer data)
{
  Progress progress = { NULL, 0, 0 };
  const DbkImportOptions options = { FALSE, DBK_DATE_ORDER_UNKNOWN, NULL, progress_cb, &progress };
  g_autofree char *path = write_many (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) report =
      dbk_import_file (fixture->connection, &fixture->who, path, &options, NULL, &error);
  g_autoptr (DbkImportReport) again = NULL;
  DbkUndoCounts counts;

  g_assert_no_error (error);
  assert_counts (report, 4000, 0, 0, 0);
  g_assert_cmpfloat (progress.last, >, 0.4);
  counts = undo (fixture, report);
  g_assert_cmpuint (counts.removed, ==, 4000);
  g_assert_cmpint (count (fixture), ==, 0);
  progress.last = 0;
  again = dbk_import_file (fixture->connection, &fixture->who, path, &options, NULL, &error);
  g_assert_no_error (error);
  assert_counts (again, 4000, 0, 0, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, ExchangeFixture, NULL, exchange_fixture_set_up, func,                          \
              exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import-undo/whole", test_whole);
  ADD ("/import-undo/worked-on-since", test_worked_on_since);
  ADD ("/import-undo/cancel", test_cancel);
  ADD ("/import-undo/many", test_many);
  return g_test_run ();
}
