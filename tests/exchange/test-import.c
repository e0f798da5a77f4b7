/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists brought in: what becomes of each row, whom it matches, what is left out and why. */
#include <string.h>

#include "dbk-client-store.h"
#include "exchange-fixture.h"

static void
assert_remark (GPtrArray *remarks, guint index, guint line, const char *part)
{
  const DbkImportRemark *remark;

  g_assert_cmpuint (remarks->len, >, index);
  remark = remarks->pdata[index];
  g_assert_cmpuint (remark->line, ==, line);
  if (strstr (remark->text, part) == NULL)
    g_error ("“%s” doesn't hold “%s”", remark->text, part);
}

static void
assert_phone (const DbkClient *client, guint index, const char *kind, const char *number)
{
  const DbkClientPhone *phone;

  g_assert_cmpuint (client->phones->len, >, index);
  phone = client->phones->pdata[index];
  g_assert_cmpstr (phone->number, ==, number);
  g_assert_cmpstr (phone->kind == NULL ? "" : phone->kind, ==, kind);
}

static int
count (ExchangeFixture *fixture)
{
  return dbk_client_store_count (fixture->connection, NULL);
}

static void
test_whole_row (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = exchange_fixture_import_text (
      fixture,
      "First name,Middle,Last name,Known as,DOB,Email,Mobile,Home phone,Street,Street 2,"
      "City,State,Zip,Country,Language,Source,Allergies,Notes,VIP\n"
      "Amelia,Rose,Hart,Amy,12/03/1983,amelia@clients.example,07700 900123,01225 960100,"
      "14 Linden Row,Flat 2,Bath,Somerset,BA1 2QD,UK,English,A friend,Latex,Likes tea,yes\n"
      "Bea,,Okafor,,30/07/1996,,,,,,,,,,,,,,\n");
  g_autoptr (DbkClient) client = exchange_fixture_find (fixture, "hart");

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpstr (client->given_name, ==, "Amelia Rose");
  g_assert_cmpstr (client->family_name, ==, "Hart");
  g_assert_cmpstr (client->preferred_name, ==, "Amy");
  g_assert_cmpint (client->birth_date, ==, dbk_date_new (1983, 3, 12));
  g_assert_cmpstr (client->email, ==, "amelia@clients.example");
  assert_phone (client, 0, "mobile", "07700 900123");
  assert_phone (client, 1, "home", "01225 960100");
  g_assert_cmpstr (client->address, ==, "14 Linden Row\nFlat 2");
  g_assert_cmpstr (client->town, ==, "Bath, Somerset");
  g_assert_cmpstr (client->postcode, ==, "BA1 2QD");
  g_assert_cmpstr (client->country, ==, "UK");
  g_assert_cmpstr (client->language, ==, "en");
  g_assert_cmpstr (client->heard_of_us, ==, "A friend");
  g_assert_cmpstr (client->allergies, ==, "Latex");
  g_assert_cmpstr (client->desk_note, ==, "Likes tea\nVIP: yes");
  g_assert_cmpuint (report->notes->len, ==, 1);
  assert_remark (report->notes, 0, 0, "VIP");
}

/* Several numbers in one cell and in several columns; the same one twice is one. */
static void
test_phones (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report = exchange_fixture_import_text (
      fixture, "Name;Phone;Mobile phone;Work phone\n"
               "Ana Lima;+44 7700 900123;07700 900123;01225 960100 / 01225 960101\n"
               "Bo Lee;(619) 555-7823 x251;;\n"
               "Cy Day;ask him;;\n");
  g_autoptr (DbkClient) ana = exchange_fixture_find (fixture, "ana lima");
  g_autoptr (DbkClient) bo = exchange_fixture_find (fixture, "bo lee");
  g_autoptr (DbkClient) cy = exchange_fixture_find (fixture, "cy day");

  assert_counts (report, 3, 0, 0, 0);
  g_assert_cmpuint (ana->phones->len, ==, 3);
  assert_phone (ana, 0, "mobile", "+44 7700 900123");
  assert_phone (ana, 1, "work", "01225 960100");
  assert_phone (ana, 2, "work", "01225 960101");
  assert_phone (bo, 0, "", "(619) 555-7823 x251");
  g_assert_cmpuint (cy->phones->len, ==, 0);
  g_assert_cmpstr (cy->desk_note, ==, "Phone: ask him");
  assert_remark (report->notes, 0, 4, "no phone number");
}

static void
test_refused_rows (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report =
      exchange_fixture_import_text (fixture, "First name,Last name,DOB,Email\n"
                                             "Ana,Lima,31/06/1980,\n"
                                             ",,01/01/1990,nobody@clients.example\n"
                                             "Bo,Lee,25/12/2090,\n"
                                             "Cy,Day,N/A,cy at home\n"
                                             "Di,Roe,12 May,\n"
                                             "Ed,Fox,\"14/05/1970\n");

  assert_counts (report, 2, 0, 0, 4);
  /* In the order they were met: the row that swallows the end is found first. */
  assert_remark (report->refused, 0, 7, "never closed");
  assert_remark (report->refused, 1, 2, "31/06/1980");
  assert_remark (report->refused, 2, 3, "no name");
  assert_remark (report->refused, 3, 4, "2090");
  assert_remark (report->notes, 0, 5, "cy at home");
  assert_remark (report->notes, 1, 6, "12 May");
  g_assert_cmpint (count (fixture), ==, 2);
}

static void
test_date_order (ExchangeFixture *fixture, gconstpointer data)
{
  const char *text = "Name,DOB\nKim Lane,04/07/1990\n";
  const DbkImportOptions month_first = { FALSE, DBK_DATE_ORDER_MDY, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) asked = exchange_fixture_import (fixture, text, -1, NULL, &error);
  g_autoptr (DbkImportReport) report = NULL;
  g_autoptr (DbkClient) client = NULL;

  g_assert_null (asked);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "04/07/1990"));
  g_assert_cmpint (count (fixture), ==, 0);
  g_clear_error (&error);

  report = exchange_fixture_import (fixture, text, -1, &month_first, &error);
  g_assert_no_error (error);
  client = exchange_fixture_find (fixture, "kim");
  g_assert_cmpint (client->birth_date, ==, dbk_date_new (1990, 4, 7));
}

static void
test_again (ExchangeFixture *fixture, gconstpointer data)
{
  const char *text = "Name,Phone,Email,DOB,Notes\n"
                     "Ana Lima,07700 900123,ana@clients.example,1980-02-03,Likes tea\n"
                     "Bo Lee,07700 900124,,,\n"
                     "Cy Day,,,,\n"
                     "Di Roe,,,1970-01-02,\n";
  g_autoptr (DbkImportReport) first = exchange_fixture_import_text (fixture, text);
  g_autoptr (DbkImportReport) again = exchange_fixture_import_text (fixture, text);
  g_autoptr (DbkImportReport) changed = exchange_fixture_import_text (
      fixture, "Name,Phone,Email,City,Notes\n"
               "ANA LIMA,01225 960100,Ana@Clients.Example,Bath,Prefers mornings\n"
               "Bo Lee,+44 7700 900124,bo@clients.example,,\n");
  g_autoptr (DbkClient) ana = exchange_fixture_find (fixture, "ana");
  g_autoptr (DbkClient) bo = exchange_fixture_find (fixture, "bo lee");

  assert_counts (first, 4, 0, 0, 0);
  assert_counts (again, 0, 0, 4, 0);
  assert_counts (changed, 0, 2, 0, 0);
  g_assert_cmpint (count (fixture), ==, 4);
  assert_phone (ana, 0, "", "07700 900123");
  assert_phone (ana, 1, "", "01225 960100");
  g_assert_cmpstr (ana->town, ==, "Bath");
  g_assert_cmpstr (ana->desk_note, ==, "Likes tea\nPrefers mornings");
  g_assert_cmpint (ana->birth_date, ==, dbk_date_new (1980, 2, 3));
  g_assert_cmpstr (bo->email, ==, "bo@clients.example");
  g_assert_cmpuint (bo->phones->len, ==, 1);
}

/* People who share a phone, a name, or both are still two. */
static void
test_others_stay_apart (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report =
      exchange_fixture_import_text (fixture,
                                    "Name,Phone,Email,DOB\n"
                                    "Ana Lima,07700 900123,family@clients.example,1980-02-03\n"
                                    "Rui Lima,07700 900123,family@clients.example,1978-01-01\n"
                                    "Ana Lima,07700 900123,family@clients.example,2005-06-07\n"
                                    "Sarah Whitfield,07700 900411,,\n"
                                    "Sarah Whitfield,07700 900417,,\n");

  assert_counts (report, 5, 0, 0, 0);
  g_assert_cmpint (count (fixture), ==, 5);
}

/* The same person twice in one file is one client. */
static void
test_twice_in_a_file (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report =
      exchange_fixture_import_text (fixture, "Name,Phone,Email\n"
                                             "Ana Lima,07700 900123,\n"
                                             "Ana Lima,07700 900123,ana@clients.example\n"
                                             "Ana Lima,07700 900123,\n");
  g_autoptr (DbkClient) ana = exchange_fixture_find (fixture, "ana");

  assert_counts (report, 1, 0, 2, 0);
  g_assert_cmpstr (ana->email, ==, "ana@clients.example");
}

/* The rows of one person far apart, further than is held at a time: the same, and the dry run says
 * so before. */
static void
test_twice_far_apart (ExchangeFixture *fixture, gconstpointer data)
{
  const DbkImportOptions dry = { .dry_run = TRUE };
  g_autoptr (GString) text = g_string_new ("Name,Phone,Email\nAna Lima,07700 900123,\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) before = NULL;
  g_autoptr (DbkImportReport) report = NULL;
  g_autoptr (DbkImportReport) again = NULL;
  g_autoptr (DbkClient) ana = NULL;
  DbkUndoCounts counts;

  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (text, "Person%u Other%u,07700 8%05u,\n", i, i % 89, i);
  g_string_append (text, "Ana Lima,07700 900123,ana@clients.example\n"
                         "Ana Lima,,Ana@Clients.example\n");
  before = exchange_fixture_import (fixture, text->str, -1, &dry, &error);
  g_assert_no_error (error);
  report = exchange_fixture_import_text (fixture, text->str);
  assert_counts (report, 2501, 0, 2, 0);
  g_assert_cmpmem (&before->counts, sizeof before->counts, &report->counts, sizeof report->counts);
  ana = exchange_fixture_find (fixture, "ana lima");
  again = exchange_fixture_import_text (fixture, text->str);
  g_assert_cmpstr (ana->email, ==, "Ana@Clients.example");
  assert_counts (again, 0, 0, 2503, 0);

  dbk_import_store_undo (fixture->connection, &fixture->who, report->import_row, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.removed, ==, 2501);
  g_assert_cmpuint (counts.kept, ==, 0);
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
test_dry_run (ExchangeFixture *fixture, gconstpointer data)
{
  const DbkImportOptions dry = { TRUE, DBK_DATE_ORDER_UNKNOWN, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) report =
      exchange_fixture_import (fixture, "Name,Phone\nAna Lima,1\n,2\n", -1, &dry, &error);
  g_autoptr (DbkImportReport) records = NULL;

  g_assert_no_error (error);
  assert_counts (report, 1, 0, 0, 1);
  g_assert_cmpint (count (fixture), ==, 0);
  records =
      exchange_fixture_import (fixture, "[{\"client\":{\"given_name\":\"Ana\"}},{\"client\":{}}]",
                               -1, &dry, &error);
  g_assert_no_error (error);
  assert_counts (records, 1, 0, 0, 1);
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
assert_foreign (ExchangeFixture *fixture, const char *bytes, gsize size, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) report =
      exchange_fixture_import (fixture, bytes, (gssize) size, NULL, &error);

  g_assert_null (report);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_FOREIGN);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” doesn't hold “%s”", error->message, part);
  g_assert_cmpint (count (fixture), ==, 0);
}

#define BYTES(text) (text), sizeof (text) - 1

static void
test_other_files (ExchangeFixture *fixture, gconstpointer data)
{
  const DbkImportOptions usual = { 0 };
  g_autofree char *missing = exchange_fixture_path (fixture, "missing.csv");
  g_autoptr (GError) error = NULL;

  assert_foreign (fixture, BYTES (""), "empty");
  assert_foreign (fixture, BYTES ("\n\n"), "empty");
  assert_foreign (fixture, BYTES ("\xff\xd8\xff\xe0\0\x10JFIF"), "picture");
  assert_foreign (fixture, BYTES ("SQLite format 3\0rest"), "database");
  assert_foreign (fixture, BYTES ("PK\003\004rest"), "CSV");
  assert_foreign (fixture, BYTES ("%PDF-1.4"), "PDF");
  assert_foreign (fixture, BYTES ("\001\002\003\004"), "text file");
  assert_foreign (fixture, BYTES ("{\"client\": "), "cut short");
  assert_foreign (fixture, BYTES ("{\"name\":\"Ana\"}"), "client");
  assert_foreign (fixture, BYTES ("[1, 2"), "cut short");
  g_assert_null (dbk_import_file (fixture->connection, &fixture->who, missing, &usual, NULL,
                                  &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (dbk_import_file (fixture->connection, &fixture->who, fixture->directory, &usual,
                                  NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_IO);
}

static void
test_encodings (ExchangeFixture *fixture, gconstpointer data)
{
  static const char latin[] = "Name;Ort\nZo\xeb Cr\xe8me;M\xfcnchen\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) report =
      exchange_fixture_import (fixture, latin, sizeof latin - 1, NULL, &error);
  g_autoptr (DbkClient) client = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (report->encoding, ==, "Windows-1252");
  g_assert_cmpint (report->delimiter, ==, ';');
  client = exchange_fixture_find (fixture, "zoe");
  g_assert_cmpstr (client->family_name, ==, "Crème");
  g_assert_cmpstr (client->town, ==, "München");
}

/* A new program's own list: many rows, more than one transaction long. */
static void
test_many (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("First name,Last name,Phone\n");
  g_autoptr (DbkImportReport) report = NULL;
  g_autoptr (DbkImportReport) again = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "Client %u,Number %u,07700 9%05u\n", i % 100, i / 100, i);
  report = exchange_fixture_import_text (fixture, text->str);
  assert_counts (report, 5000, 0, 0, 0);
  again = exchange_fixture_import_text (fixture, text->str);
  assert_counts (again, 0, 0, 5000, 0);
}

static void
test_cancelled (ExchangeFixture *fixture, gconstpointer data)
{
  const DbkImportOptions usual = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = exchange_fixture_path (fixture, "list.csv");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Name\nAna Lima\n", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (dbk_import_file (fixture->connection, &fixture->who, path, &usual, cancellable,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture), ==, 0);
}

static DbkImportReport *
import_shared (ExchangeFixture *fixture, const char *name)
{
  const DbkImportOptions day_first = { FALSE, DBK_DATE_ORDER_DMY, NULL };
  g_autofree char *path = exchange_fixture_shared (name);
  g_autoptr (GError) error = NULL;
  DbkImportReport *report;

  if (path == NULL)
    return NULL;
  report = dbk_import_file (fixture->connection, &fixture->who, path, &day_first, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* Fourteen dirty invented patients: shared phones, an extension, zero dates, empty postcodes. */
static void
test_openemr (ExchangeFixture *fixture, gconstpointer data)
{
  const char *name = "03-people/openemr/example_patient_data.csv";
  g_autoptr (DbkImportReport) report = import_shared (fixture, name);
  g_autoptr (DbkImportReport) again = NULL;
  g_autoptr (DbkClient) farrah = NULL;
  g_autoptr (DbkClient) eduardo = NULL;

  if (report == NULL)
    return;
  assert_counts (report, 14, 0, 0, 0);
  again = import_shared (fixture, name);
  assert_counts (again, 0, 0, 14, 0);
  /* Farrah Rolle and Ilias Jenane share three numbers. */
  farrah = exchange_fixture_find (fixture, "rolle");
  g_assert_cmpint (farrah->birth_date, ==, dbk_date_new (1973, 10, 11));
  g_assert_cmpuint (farrah->phones->len, ==, 3);
  g_assert_null (strstr (farrah->desk_note, "456789123"));
  eduardo = exchange_fixture_find (fixture, "eduardo");
  assert_phone (eduardo, 0, "", "(619) 555-7823 x251");
  g_assert_cmpstr (eduardo->postcode == NULL ? "" : eduardo->postcode, ==, "");
  g_assert_null (strstr (eduardo->desk_note, "0000-00-00"));
}

static void
test_cosmetics (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkImportReport) report =
      import_shared (fixture, "03-people/cosmetics-records/import/sample_clients.csv");
  g_autoptr (DbkClient) jane = NULL;

  if (report == NULL)
    return;
  assert_counts (report, 3, 0, 0, 0);
  jane = exchange_fixture_find (fixture, "jane");
  g_assert_cmpstr (jane->allergies, ==, "Sensitive to retinol");
  g_assert_nonnull (strstr (jane->desk_note, "planned_treatment: Monthly facial"));
}

static void
test_headers_of_others (ExchangeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    guint added;
  } lists[] = {
    { "headers-only/square-customers.csv", 0 },
    { "headers-only/outlook-classic-full.csv", 0 },
    { "headers-only/google-contacts-2018.csv", 0 },
    { "headers-only/fresha-customers-PARTIAL.csv", 0 },
    { "with-rows/glofox.csv", 2 },
    { "with-rows/generic-spanish-header.csv", 1 },
    { "with-rows/coreplus-clients.csv", 1 },
    { "with-rows/google-contacts-new-2024.csv", 1 },
    { "with-rows/salonstest-customers.csv", 2 },
    { "quirks/preamble-title-and-date.csv", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *name = g_strconcat ("05-export-headers/", lists[i].name, NULL);
      g_autoptr (DbkImportReport) report = import_shared (fixture, name);

      if (report == NULL)
        return;
      g_test_message ("%s", lists[i].name);
      /* One invented person stands in two of the lists. */
      g_assert_cmpuint (report->counts.added, ==, lists[i].added);
      g_assert_cmpuint (report->counts.refused, ==, 0);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add (path, ExchangeFixture, NULL, exchange_fixture_set_up, func,                          \
              exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/whole-row", test_whole_row);
  ADD ("/import/phones", test_phones);
  ADD ("/import/refused-rows", test_refused_rows);
  ADD ("/import/date-order", test_date_order);
  ADD ("/import/again", test_again);
  ADD ("/import/others-stay-apart", test_others_stay_apart);
  ADD ("/import/twice-in-a-file", test_twice_in_a_file);
  ADD ("/import/twice-far-apart", test_twice_far_apart);
  ADD ("/import/dry-run", test_dry_run);
  ADD ("/import/other-files", test_other_files);
  ADD ("/import/encodings", test_encodings);
  ADD ("/import/many", test_many);
  ADD ("/import/cancelled", test_cancelled);
  ADD ("/import/openemr", test_openemr);
  ADD ("/import/cosmetics", test_cosmetics);
  ADD ("/import/headers-of-others", test_headers_of_others);
  return g_test_run ();
}
