/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every list of other programs we have: what becomes of it, file by file. */
#include <string.h>

#include "exchange-fixture.h"

#define REFUSED (-1)

static const struct
{
  const char *file;
  int added; /* or REFUSED as a whole, with a reason */
  guint left_out;
} lists[] = {
  { "02-csv-conformance/csv-spectrum/csvs/comma_in_quotes.csv", 1, 0 },
  { "02-csv-conformance/csv-spectrum/csvs/empty.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-spectrum/csvs/empty_crlf.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-spectrum/csvs/escaped_quotes.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-spectrum/csvs/newlines.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-spectrum/csvs/simple.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/all-empty.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/bad-header-less-fields.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/bad-header-no-header.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/bad-missing-quote.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/empty-field.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/header-simple.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/one-column.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/quotes-empty.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/quotes-with-comma.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/quotes-with-newline.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/simple-crlf.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/simple-lf.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/trailing-newline-one-field.csv", REFUSED, 0 },
  { "02-csv-conformance/csv-test-data/csv/trailing-newline.csv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/complex.csv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/excel_pasting.csv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/null.csv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/simple.csv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/simple.ssv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/skip_initials.csv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/small.csv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/spanish_chars.csv", REFUSED, 0 },
  { "02-csv-conformance/messytables-horror/utf8bom.csv", REFUSED, 0 },
  { "03-people/cldr-person-names/names-give.tsv", 32, 0 },
  { "03-people/cosmetics-records/import/invalid_date_format.csv", REFUSED, 0 },
  { "03-people/cosmetics-records/import/invalid_duplicate_ids.csv", 2, 1 },
  { "03-people/cosmetics-records/import/invalid_inventory_unit.csv", REFUSED, 0 },
  /* A first name is enough here. */
  { "03-people/cosmetics-records/import/invalid_missing_columns.csv", 2, 0 },
  { "03-people/cosmetics-records/import/sample_clients.csv", 3, 0 },
  { "03-people/cosmetics-records/import/sample_inventory.csv", REFUSED, 0 },
  { "03-people/cosmetics-records/import/sample_product_sales.csv", REFUSED, 0 },
  { "03-people/cosmetics-records/import/sample_treatments.csv", REFUSED, 0 },
  { "03-people/cosmetics-records/inventory.csv", REFUSED, 0 },
  { "03-people/openemr/example_patient_data.csv", 14, 0 },
  { "05-export-headers/headers-only/acuity-clients-LOW.csv", 0, 0 },
  { "05-export-headers/headers-only/booksy-LOW.csv", 0, 0 },
  { "05-export-headers/headers-only/fresha-customers-PARTIAL.csv", 0, 0 },
  { "05-export-headers/headers-only/google-contacts-2018.csv", 0, 0 },
  { "05-export-headers/headers-only/outlook-classic-full.csv", 0, 0 },
  { "05-export-headers/headers-only/square-customers.csv", 0, 0 },
  { "05-export-headers/quirks/preamble-title-and-date.csv", 1, 0 },
  { "05-export-headers/quirks/semicolon-crlf.csv", 1, 0 },
  { "05-export-headers/quirks/thousands-separator.csv", 1, 0 },
  { "05-export-headers/quirks/utf8-bom.csv", 1, 0 },
  { "05-export-headers/with-rows/coreplus-case-notes.csv", REFUSED, 0 },
  { "05-export-headers/with-rows/coreplus-clients.csv", 1, 0 },
  { "05-export-headers/with-rows/generic-spanish-header.csv", 1, 0 },
  { "05-export-headers/with-rows/glofox.csv", 2, 0 },
  { "05-export-headers/with-rows/google-contacts-new-2024.csv", 1, 0 },
  { "05-export-headers/with-rows/jane-sales.csv", REFUSED, 0 },
  { "05-export-headers/with-rows/mindbody-client-report.csv", 12, 0 },
  { "05-export-headers/with-rows/mindbody-mailing-list.csv", 3, 0 },
  { "05-export-headers/with-rows/outlook-desktop-row.csv", 1, 0 },
  { "05-export-headers/with-rows/salonstest-customers.csv", 2, 0 },
  { "05-export-headers/with-rows/vagaro-customer-list.csv", 12, 0 },
};

static gboolean
is_named (const char *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (lists[i].file, file) == 0)
      return TRUE;
  return FALSE;
}

/* No list is left untold. */
static void
assert_all_named (const char *root, const char *folder)
{
  g_autofree char *path = g_build_filename (root, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *inner = g_build_filename (root, file, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        assert_all_named (root, file);
      else if ((g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".ssv") ||
                g_str_has_suffix (name, ".tsv")) &&
               !is_named (file))
        g_error ("%s isn't told of", file);
    }
}

static void
check_list (ExchangeFixture *fixture, guint which)
{
  const DbkImportOptions dry = { .dry_run = TRUE, .date_order = DBK_DATE_ORDER_DMY };
  g_autofree char *path = exchange_fixture_shared (lists[which].file);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportSet) set = dbk_import_set_new (paths, &error);
  g_autoptr (DbkImportReport) report = NULL;

  if (set != NULL)
    report = dbk_import_set (fixture->connection, &fixture->who, set, &dry, NULL, &error);
  g_test_message ("%s: %s", lists[which].file, error == NULL ? "" : error->message);
  if (lists[which].added == REFUSED)
    {
      g_assert_null (report);
      g_assert_nonnull (strstr (error->message, "nothing was brought in"));
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint ((int) report->counts.added, ==, lists[which].added);
  g_assert_cmpuint (report->refused->len, ==, lists[which].left_out);
}

static void
test_lists (ExchangeFixture *fixture, gconstpointer data)
{
  static const char *const folders[] = { "02-csv-conformance", "03-people", "05-export-headers" };
  g_autofree char *root = exchange_fixture_shared ("");

  if (root == NULL || !g_file_test (root, G_FILE_TEST_IS_DIR))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = exchange_fixture_shared (folders[i]);

      if (path == NULL)
        return;
      assert_all_named (root, folders[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    check_list (fixture, i);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/outside/lists", ExchangeFixture, NULL, exchange_fixture_set_up, test_lists,
              exchange_fixture_tear_down);
  return g_test_run ();
}
