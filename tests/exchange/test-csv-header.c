/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column holds what, how names are divided, and in which order dates are written. */
#include <string.h>

#include "dbk-csv-dates.h"
#include "dbk-csv-header.h"
#include "dbk-csv-name.h"
#include "dbk-text.h"
#include "exchange-fixture.h"

/* A word that isn't folded can never be met. */
static void
test_words_are_folded (void)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const DbkColumnAliases *aliases = dbk_column_aliases; aliases->words != NULL; aliases++)
    {
      g_auto (GStrv) words = g_strsplit (aliases->words, " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          g_autofree char *folded = dbk_text_fold (words[i]);
          g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);

          g_assert_cmpstr (composed, ==, words[i]);
          g_assert_cmpstr (words[i], !=, "");
          g_hash_table_add (fields, g_strdup (words[i]));
        }
    }
  g_assert_cmpuint (g_hash_table_size (fields), >, 300);
}

static void
assert_field (const char *header, DbkColumnField field, DbkColumnPlace place, guint index)
{
  DbkColumnPlace found_place;
  guint found_index;

  g_test_message ("%s", header);
  g_assert_cmpint (dbk_column_recognise (header, &found_place, &found_index), ==, field);
  g_assert_cmpint (found_place, ==, place);
  g_assert_cmpuint (found_index, ==, index);
}

static void
test_headers (void)
{
  static const struct
  {
    const char *header;
    DbkColumnField field;
  } plain[] = {
    { "First Name", DBK_COLUMN_GIVEN_NAME },
    { "first_name", DBK_COLUMN_GIVEN_NAME },
    { "FirstName", DBK_COLUMN_GIVEN_NAME },
    { "fname", DBK_COLUMN_GIVEN_NAME },
    { "Client’s first name", DBK_COLUMN_GIVEN_NAME },
    { "Prénom", DBK_COLUMN_GIVEN_NAME },
    { "SURNAME", DBK_COLUMN_FAMILY_NAME },
    { "lname", DBK_COLUMN_FAMILY_NAME },
    { "Apellidos", DBK_COLUMN_FAMILY_NAME },
    { "Nachname", DBK_COLUMN_FAMILY_NAME },
    { "Nombre", DBK_COLUMN_GIVEN_NAME },
    { "Name", DBK_COLUMN_FULL_NAME },
    { "Client Name", DBK_COLUMN_FULL_NAME },
    { "customer_name", DBK_COLUMN_FULL_NAME },
    { "Patient", DBK_COLUMN_FULL_NAME },
    { "氏名", DBK_COLUMN_FULL_NAME },
    { "DOB", DBK_COLUMN_BIRTH_DATE },
    { "Date of Birth", DBK_COLUMN_BIRTH_DATE },
    { "Birth Date", DBK_COLUMN_BIRTH_DATE },
    { "Geburtsdatum", DBK_COLUMN_BIRTH_DATE },
    { "Fecha de nacimiento", DBK_COLUMN_BIRTH_DATE },
    { "E-mail", DBK_COLUMN_EMAIL },
    { "Email Address", DBK_COLUMN_EMAIL },
    { "Client Email", DBK_COLUMN_EMAIL },
    { "Correo", DBK_COLUMN_EMAIL },
    { "Telefono", DBK_COLUMN_PHONE },
    { "Teléfono", DBK_COLUMN_PHONE },
    { "Phone Number", DBK_COLUMN_PHONE },
    { "phone_cell", DBK_COLUMN_MOBILE_PHONE },
    { "Mobile Number", DBK_COLUMN_MOBILE_PHONE },
    { "phone_home", DBK_COLUMN_HOME_PHONE },
    { "phone_biz", DBK_COLUMN_WORK_PHONE },
    { "zip", DBK_COLUMN_POSTCODE },
    { "Postal Code", DBK_COLUMN_POSTCODE },
    { "PLZ", DBK_COLUMN_POSTCODE },
    { "Straße", DBK_COLUMN_ADDRESS },
    { "Ort", DBK_COLUMN_TOWN },
    { "comments", DBK_COLUMN_NOTE },
    { "Memo", DBK_COLUMN_NOTE },
    { "allergies", DBK_COLUMN_ALLERGIES },
    { "ss", DBK_COLUMN_IDENTITY },
    { "Last Visit", DBK_COLUMN_UNKNOWN },
    { "Client ID", DBK_COLUMN_UNKNOWN },
    { "Given Name Yomi", DBK_COLUMN_UNKNOWN },
    { "", DBK_COLUMN_UNKNOWN },
    { "123", DBK_COLUMN_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      guint index = strcmp (plain[i].header, "123") == 0 ? 123 : 1;

      assert_field (plain[i].header, plain[i].field, DBK_PLACE_HOME, index);
    }
  assert_field ("E-mail 2 Address", DBK_COLUMN_EMAIL, DBK_PLACE_HOME, 2);
  assert_field ("Phone 3 - Value", DBK_COLUMN_PHONE, DBK_PLACE_HOME, 3);
  assert_field ("Phone 3 - Label", DBK_COLUMN_PHONE_KIND, DBK_PLACE_HOME, 3);
  assert_field ("Address 1 - Street", DBK_COLUMN_ADDRESS, DBK_PLACE_HOME, 1);
  assert_field ("Street Address 2", DBK_COLUMN_ADDRESS, DBK_PLACE_HOME, 2);
  assert_field ("Business City", DBK_COLUMN_TOWN, DBK_PLACE_WORK, 1);
  assert_field ("Other Postal Code", DBK_COLUMN_POSTCODE, DBK_PLACE_OTHER, 1);
  assert_field ("Business Phone 2", DBK_COLUMN_WORK_PHONE, DBK_PLACE_HOME, 2);
}

/* The header row of @text, or -1 with the sentence holding @refusal. */
static void
assert_header (const char *text, char *const *map, int row, const char *refusal)
{
  g_autoptr (DbkCsvTable) table = dbk_csv_parse (text, 0);
  g_autoptr (GError) error = NULL;
  guint found = 0;
  g_autoptr (GPtrArray) columns = dbk_csv_find_header (table, map, &found, &error);

  if (row >= 0)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (found, ==, (guint) row);
      return;
    }
  g_assert_null (columns);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, refusal));
}

static void
test_header_row (void)
{
  char *name[] = { (char *) "name=Who", NULL };
  char *no_such_header[] = { (char *) "name=Whom", NULL };
  char *no_such_field[] = { (char *) "shoe_size=Who", NULL };

  assert_header ("Name,Phone\nA,1\n", NULL, 0, NULL);
  assert_header ("Clients of May\nmade 3 May,,\nName,Phone\nA,1\n", NULL, 2, NULL);
  assert_header ("Name\nAmelia Hart\n", NULL, 0, NULL);
  assert_header ("name,capacity,unit\nToner,15,ml\n", NULL, -1, "look like a list of clients");
  assert_header ("Who,Since\nA,1\n", NULL, -1, "“Who”");
  assert_header ("Who,Since\nA,1\n", name, 0, NULL);
  assert_header ("Who,Since\nA,1\n", no_such_header, -1, "Whom");
  assert_header ("Who,Since\nA,1\n", no_such_field, -1, "shoe_size");
  assert_header ("", NULL, -1, "");
}

static void
assert_name (const char *name, const char *title, const char *given, const char *family)
{
  g_autofree char *found_title = NULL;
  g_autofree char *found_given = NULL;
  g_autofree char *found_family = NULL;

  dbk_name_split (name, &found_title, &found_given, &found_family);
  g_assert_cmpstr (found_given, ==, given);
  g_assert_cmpstr (found_family, ==, family);
  g_assert_cmpstr (found_title, ==, title);
}

static void
test_names (void)
{
  assert_name ("Byrne, Aoife", "", "Aoife", "Byrne");
  assert_name ("Dan Whelan", "", "Dan", "Whelan");
  assert_name ("Anna Maria van den Berg", "", "Anna Maria", "van den Berg");
  assert_name ("Mrs. Jane Smith", "Mrs.", "Jane", "Smith");
  assert_name ("John Smith Jr.", "", "John", "Smith Jr.");
  assert_name ("John Smith, Jr.", "", "John", "Smith, Jr.");
  assert_name ("Cher", "", "Cher", "");
  assert_name ("山本 太郎", "", "太郎", "山本");
  assert_name ("  Ana   Lucía ", "", "Ana", "Lucía");
  assert_name ("Doctor", "", "Doctor", "");
  assert_name ("", "", "", "");
  assert_name ("van Dyk", "", "van", "Dyk");
}

static DbkDateOrder
order_of (const char *dates, gboolean *told)
{
  g_auto (GStrv) texts = g_strsplit (dates, ",", -1);
  g_auto (DbkDateEvidence) evidence = { 0 };
  DbkDateOrder order;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    dbk_date_evidence_add (&evidence, texts[i], i + 2);
  *told = dbk_date_evidence_decide (&evidence, "DOB", &order, &error);
  if (!*told)
    g_assert_error (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS);
  return order;
}

static void
assert_order (const char *dates, DbkDateOrder expected)
{
  gboolean told;

  g_assert_cmpint (order_of (dates, &told), ==, expected);
  g_assert_true (told);
}

static void
test_date_order (void)
{
  gboolean told;

  assert_order ("04/07/1990,14/02/1985", DBK_DATE_ORDER_DMY);
  assert_order ("04/07/1990,11/28/1984", DBK_DATE_ORDER_MDY);
  /* Nothing to ask: one order only, or the same either way. */
  assert_order ("1990-07-04,05/05/1990,4 July 1990", DBK_DATE_ORDER_UNKNOWN);
  assert_order ("4.7.1990", DBK_DATE_ORDER_UNKNOWN);
  assert_order ("", DBK_DATE_ORDER_UNKNOWN);
  order_of ("04/07/1990", &told);
  g_assert_false (told);
  order_of ("14/02/1985,11/28/1984,04/07/1990", &told);
  g_assert_false (told);
}

static void
test_cells (void)
{
  static const char *const nothings[] = { "",    "NULL",       "N/A", "0000-00-00 00:00:00",
                                          "n/a", "00/00/0000", "-" };
  static const char *const values[] = { "0", "Null", "None", "-1", "0800 000000", "000000000" };

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    g_assert_true (dbk_cell_is_nothing (nothings[i]));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_false (dbk_cell_is_nothing (values[i]));
  g_assert_true (dbk_cell_is_yearless ("--05-12"));
  g_assert_true (dbk_cell_is_yearless ("1604-05-12"));
  g_assert_true (dbk_cell_is_yearless ("12 May"));
  g_assert_true (dbk_cell_is_yearless ("May 12"));
  g_assert_false (dbk_cell_is_yearless ("12 May 1990"));
  g_assert_false (dbk_cell_is_yearless ("1990-05-12"));
}

static void
assert_date_part (const char *text, const char *expected)
{
  g_autofree char *part = dbk_cell_date_part (text);

  g_assert_cmpstr (part, ==, expected);
}

static void
test_date_part (void)
{
  assert_date_part ("1990-05-15 00:00:00", "1990-05-15");
  assert_date_part ("1990-05-15T00:00:00.000Z", "1990-05-15");
  assert_date_part ("5/15/1990 0:00", "5/15/1990");
  assert_date_part ("15 May 1990", "15 May 1990");
  assert_date_part ("Tue 15 May 1990", "Tue 15 May 1990");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-header/words-are-folded", test_words_are_folded);
  g_test_add_func ("/csv-header/headers", test_headers);
  g_test_add_func ("/csv-header/header-row", test_header_row);
  g_test_add_func ("/csv-header/names", test_names);
  g_test_add_func ("/csv-header/date-order", test_date_order);
  g_test_add_func ("/csv-header/cells", test_cells);
  g_test_add_func ("/csv-header/date-part", test_date_part);
  return g_test_run ();
}
