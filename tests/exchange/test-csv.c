/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV texts as rows of cells, and bytes as text. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "dbk-csv-look.h"
#include "dbk-csv-reader.h"
#include "dbk-decode.h"
#include "exchange-fixture.h"

/* Rows as "a|b|c\n…", with the line of each before it. */
static char *
show (const DbkCsvTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const DbkCsvRow *row = dbk_csv_row (table, i);

      g_string_append_printf (text, "%u:", row->line);
      for (guint j = 0; j < row->n_cells; j++)
        g_string_append_printf (text, "%s%s", j == 0 ? "" : "|", dbk_csv_cell (table, i, j));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (const char *text, char delimiter, const char *expected)
{
  g_autoptr (DbkCsvTable) table = dbk_csv_parse (text, 0);
  g_autofree char *rows = show (table);

  g_assert_cmpstr (rows, ==, expected);
  g_assert_cmpint (table->delimiter, ==, delimiter);
}

static void
test_rows (void)
{
  assert_rows ("a,b\n1,2\n", ',', "1:a|b\n2:1|2\n");
  assert_rows ("a,b\r\n1,\"x \"\"y\"\" z\"", ',', "1:a|b\n2:1|x \"y\" z\n");
  assert_rows ("a,b\r1,2\r3,4", ',', "1:a|b\n2:1|2\n3:3|4\n");
  assert_rows ("a;b\n\n  1 ; 2,5\n", ';', "1:a|b\n3:1|2,5\n");
  assert_rows ("a\tb b\n1\t\t\n", '\t', "1:a|b b\n2:1||\n");
  assert_rows ("a,b\n\"one\ntwo\",2\n3,4\n", ',', "1:a|b\n2:one\ntwo|2\n4:3|4\n");
  assert_rows ("a,b\n,\n\"\",\"\"\n1,\n", ',', "1:a|b\n4:1|\n");
  assert_rows ("", ',', "");
  /* What is quoted keeps its spaces. */
  assert_rows ("a,b\n\" x \",1\n", ',', "1:a|b\n2: x |1\n");
}

static void
test_separator_line (void)
{
  assert_rows ("sep=;\na;b,c\n1;2\n", ';', "2:a|b,c\n3:1|2\n");
  assert_rows ("\"sep=|\"\r\na|b\r\n", '|', "2:a|b\n");
  /* A column may be called so. */
  assert_rows ("sep=\na,b\n", ',', "1:sep=\n2:a|b\n");
}

static void
test_delimiter (void)
{
  assert_rows ("n;p;q\nx;1,5;2,5\ny;2,5;3,5\n", ';', "1:n|p|q\n2:x|1,5|2,5\n3:y|2,5|3,5\n");
  assert_rows ("Name\tTown\nHart, Amelia\tBath\nOkafor, Bea\tBristol\n", '\t',
               "1:Name|Town\n2:Hart, Amelia|Bath\n3:Okafor, Bea|Bristol\n");
  assert_rows ("one\ntwo\n", ',', "1:one\n2:two\n");
}

/* One missing mark doesn't swallow the rest of the list. */
static void
test_unclosed (void)
{
  g_autoptr (DbkCsvTable) table =
      dbk_csv_parse ("a,b\n1,\"never closed\n2,x\n3,\"one\ntwo\"\n4,y\n", ',');
  g_autoptr (DbkCsvTable) last = dbk_csv_parse ("a,b\n1,2\n3,\"open", 0);
  g_autofree char *last_rows = show (last);

  /* The next mark closes it: two rows are one, but the list goes on behind them. */
  g_assert_cmpstr (dbk_csv_cell (table, table->rows->len - 1, 1), ==, "y");
  g_assert_cmpstr (last_rows, ==, "1:a|b\n2:1|2\n");
  g_assert_cmpuint (last->unclosed->len, ==, 1);
  g_assert_cmpuint (g_array_index (last->unclosed, guint, 0), ==, 3);
}

static void
test_unclosed_early (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,\"open\n");
  g_autoptr (DbkCsvTable) table = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%u,x\n", i);
  table = dbk_csv_parse (text->str, 0);
  g_assert_cmpuint (table->rows->len, ==, 2001);
  g_assert_cmpuint (table->unclosed->len, ==, 1);
  g_assert_cmpuint (g_array_index (table->unclosed, guint, 0), ==, 2);
  g_assert_cmpuint (dbk_csv_row (table, 2000)->line, ==, 2002);
}

static void
assert_cell (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *line = NULL;
  g_autoptr (DbkCsvTable) table = NULL;

  dbk_csv_append_cell (out, text);
  g_assert_cmpstr (out->str, ==, expected);
  if (strchr ("=+-@\t\r", text[0]) != NULL)
    return;
  /* What we write we read as it was. */
  line = g_strconcat ("x,", out->str, ",y\n", NULL);
  table = dbk_csv_parse (line, ',');
  g_assert_cmpstr (dbk_csv_cell (table, 0, 1), ==, text);
}

static void
test_written (void)
{
  assert_cell ("plain", "plain");
  assert_cell ("a,b", "\"a,b\"");
  assert_cell ("say \"ah\"", "\"say \"\"ah\"\"\"");
  assert_cell ("two\nlines", "\"two\nlines\"");
  assert_cell (" led by a space", "\" led by a space\"");
  assert_cell ("=1+1", "\"'=1+1\"");
  assert_cell ("+44 20", "\"'+44 20\"");
  assert_cell ("-5", "\"'-5\"");
  assert_cell ("@cmd", "\"'@cmd\"");
  assert_cell ("", "");
  assert_cell ("1 = 1", "1 = 1");
}

static void
assert_decoded (const char *bytes, gsize size, const char *encoding, const char *expected)
{
  const char *found;
  g_autofree char *text = dbk_decode (bytes, size, &found);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (found, ==, encoding);
}

#define BYTES(text) (text), sizeof (text) - 1

static void
test_decode (void)
{
  assert_decoded (BYTES ("\xef\xbb\xbfZoë"), "UTF-8", "Zoë");
  assert_decoded (BYTES ("Zo\xeb \x80\x99"), "Windows-1252", "Zoë €™");
  /* One wrong byte doesn't spoil the rest. */
  assert_decoded (BYTES ("Zoë and Ren\xe9"), "Windows-1252", "Zoë and René");
  assert_decoded (BYTES ("\x81"), "Windows-1252", "\xef\xbf\xbd");
  assert_decoded (BYTES ("\xff\xfeZ\0o\0\xeb\0"), "UTF-16", "Zoë");
  assert_decoded (BYTES ("\xfe\xff\0Z\0o\0\xeb"), "UTF-16", "Zoë");
  assert_decoded (BYTES ("N\0a\0m\0e\0,\0T\0o\0w\0n\0"), "UTF-16", "Name,Town");
  assert_decoded (BYTES ("\xff\xfe\x3d\xd8\x00\xde"), "UTF-16", "😀");
  assert_decoded (BYTES ("\xff\xfe\x3d\xd8"), "UTF-16", "\xef\xbf\xbd");
}

static void
test_content (void)
{
  g_assert_cmpint (dbk_content_guess (BYTES ("")), ==, DBK_CONTENT_EMPTY);
  g_assert_cmpint (dbk_content_guess (BYTES ("\n \n")), ==, DBK_CONTENT_EMPTY);
  g_assert_cmpint (dbk_content_guess (BYTES ("Name,Town")), ==, DBK_CONTENT_TEXT);
  g_assert_cmpint (dbk_content_guess (BYTES (" \n[{}]")), ==, DBK_CONTENT_JSON);
  g_assert_cmpint (dbk_content_guess (BYTES ("\xef\xbb\xbf{\"client\":1}")), ==, DBK_CONTENT_JSON);
  g_assert_cmpint (dbk_content_guess (BYTES ("\xff\xd8\xff\xe0")), ==, DBK_CONTENT_PICTURE);
  g_assert_cmpint (dbk_content_guess (BYTES ("SQLite format 3\0")), ==, DBK_CONTENT_SQLITE);
  g_assert_cmpint (dbk_content_guess (BYTES ("PK\003\004xl/")), ==, DBK_CONTENT_WORKBOOK);
  g_assert_cmpint (dbk_content_guess (BYTES ("%PDF-1.7")), ==, DBK_CONTENT_PDF);
  g_assert_cmpint (dbk_content_guess (BYTES ("BEGIN:VCARD\n")), ==, DBK_CONTENT_CARDS);
  g_assert_cmpint (dbk_content_guess (BYTES ("a\0b\x01\x02\x03zz")), ==, DBK_CONTENT_BINARY);
  g_assert_cmpint (dbk_content_guess (BYTES ("\xff\xfeN\0")), ==, DBK_CONTENT_TEXT);
}

/* The rows of @table under its header are what @path holds: objects by the header, or arrays. */
static void
assert_json (const DbkCsvTable *table, const char *path, gboolean *objects)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *rows;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  rows = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *node = json_array_get_element (rows, i);

      *objects = JSON_NODE_HOLDS_OBJECT (node);
      if (!*objects)
        {
          JsonArray *cells = json_node_get_array (node);

          for (guint j = 0; j < json_array_get_length (cells); j++)
            g_assert_cmpstr (dbk_csv_cell (table, i, j), ==,
                             json_array_get_string_element (cells, j));
          continue;
        }
      for (guint j = 0; j < dbk_csv_row (table, 0)->n_cells; j++)
        g_assert_cmpstr (dbk_csv_cell (table, i + 1, j), ==,
                         json_object_get_string_member (json_node_get_object (node),
                                                        dbk_csv_cell (table, 0, j)));
    }
  g_assert_cmpuint (table->rows->len, ==, json_array_get_length (rows) + (*objects ? 1 : 0));
}

static void
check_conformance (const char *folder, const char *csv_folder)
{
  g_autofree char *csvs = g_build_filename (folder, csv_folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (csvs, 0, NULL);
  const char *name;
  guint checked = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (csvs, name, NULL);
      g_autofree char *stem = g_strndup (name, strlen (name) - 4);
      g_autofree char *json_name = g_strconcat (stem, ".json", NULL);
      g_autofree char *json = g_build_filename (folder, "json", json_name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *text = NULL;
      const char *encoding;
      gboolean objects = FALSE;
      gsize size;
      g_autoptr (DbkCsvTable) table = NULL;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      text = dbk_decode (bytes, size, &encoding);
      table = dbk_csv_parse (text, 0);
      g_test_message ("%s", name);
      if (!g_file_test (json, G_FILE_TEST_EXISTS) || strcmp (name, "all-empty.csv") == 0)
        continue;
      assert_json (table, json, &objects);
      checked++;
    }
  g_assert_cmpuint (checked, >=, 5);
}

static void
test_conformance (void)
{
  g_autofree char *spectrum = exchange_fixture_shared ("02-csv-conformance/csv-spectrum");
  g_autofree char *other = NULL;

  if (spectrum == NULL)
    return;
  check_conformance (spectrum, "csvs");
  other = exchange_fixture_shared ("02-csv-conformance/csv-test-data");
  check_conformance (other, "csv");
}

/* Every character and line end falls on the border between two pieces once. */
static void
test_pieces (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_path (fixture, "long.csv");
  g_autoptr (GString) text = g_string_new ("Name,Note\r\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (text, "Zoë 😀 %u,\"two\r\nlines “%u”\"\r\n", i, i * 7);
  for (guint shift = 0; shift < 24; shift++)
    {
      g_autoptr (DbkCsvReader) reader = NULL;
      g_autoptr (DbkCsvTable) table = dbk_csv_table_new (',');
      guint n_rows = 0;

      g_string_insert_c (text, 0, 'x');
      g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
      reader = dbk_csv_reader_open (path, &error);
      g_assert_no_error (error);
      do
        {
          dbk_csv_table_clear (table);
          g_assert_true (dbk_csv_reader_read (reader, table, 100, &error));
          for (guint i = 0; i < table->rows->len; i++, n_rows++)
            {
              g_autofree char *name = g_strdup_printf ("Zoë 😀 %u", n_rows - 1);
              g_autofree char *note = g_strdup_printf ("two\r\nlines “%u”", (n_rows - 1) * 7);

              if (n_rows == 0)
                continue;
              g_assert_cmpstr (dbk_csv_cell (table, i, 0), ==, name);
              g_assert_cmpstr (dbk_csv_cell (table, i, 1), ==, note);
              g_assert_cmpuint (dbk_csv_row (table, i)->line, ==, n_rows * 2);
            }
        }
      while (table->rows->len == 100);
      g_assert_cmpuint (n_rows, ==, 9001);
      g_assert_cmpstr (dbk_csv_reader_get_encoding (reader), ==, "UTF-8");
      g_assert_cmpfloat (dbk_csv_reader_get_fraction (reader), ==, 1.0);
    }
}

static void
test_pieces_utf16 (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_path (fixture, "long.csv");
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbfName;Town\n");
  g_autofree char *bytes = NULL;
  g_autoptr (DbkCsvReader) reader = NULL;
  g_autoptr (DbkCsvTable) table = dbk_csv_table_new (';');
  g_autoptr (GError) error = NULL;
  gsize size;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "😀%.*s;Bath\n", (int) (i % 5), "abcde");
  bytes = g_convert (text->str, (gssize) text->len, "UTF-16LE", "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  reader = dbk_csv_reader_open (path, &error);
  g_assert_true (dbk_csv_reader_read (reader, table, G_MAXUINT, &error));
  g_assert_cmpuint (table->rows->len, ==, 20001);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("😀%.*s", (int) (i % 5), "abcde");

      g_assert_cmpstr (dbk_csv_cell (table, i + 1, 0), ==, name);
    }
  g_assert_cmpstr (dbk_csv_reader_get_encoding (reader), ==, "UTF-16");
}

/* One line without end is no list, and isn't read into memory whole. */
static void
test_endless_line (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_path (fixture, "long.csv");
  g_autofree char *bytes = g_strnfill (20 * 1000 * 1000, 'x');
  g_autoptr (DbkCsvReader) reader = NULL;
  g_autoptr (DbkCsvTable) table = dbk_csv_table_new (',');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  reader = dbk_csv_reader_open (path, &error);
  g_assert_false (dbk_csv_reader_read (reader, table, 1, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
}

static void
test_look (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_path (fixture, "list.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkCsvLook) look = NULL;
  g_autoptr (DbkCsvLook) other = NULL;
  DbkDateOrder order;

  g_assert_true (g_file_set_contents (path,
                                      "Clients of May\n"
                                      "Name;DOB;Colour\n"
                                      "Ana Lima;03/04/1988;red\n"
                                      "Bo Lee;;red\n"
                                      "Cy Day;05/04/1988;N/A\n",
                                      -1, NULL));
  look = dbk_csv_look (path, NULL, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (look->header_row, ==, 1);
  g_assert_cmpuint (look->n_rows, ==, 3);
  g_assert_cmpuint (look->columns->len, ==, 3);
  g_assert_cmpstr (dbk_csv_look_values (look, 0)->samples[2], ==, "Cy Day");
  g_assert_cmpuint (dbk_csv_look_values (look, 1)->n_values, ==, 2);
  g_assert_cmpuint (dbk_csv_look_values (look, 2)->n_values, ==, 2);
  g_assert_null (dbk_csv_look_values (look, 2)->samples[1]);
  g_assert_false (dbk_csv_look_date_order (look, &order, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS);
  g_clear_error (&error);

  /* Nothing is recognised: only where somebody will say what is what. */
  g_assert_true (g_file_set_contents (path, "a;b\n1;2\n", -1, NULL));
  g_assert_null (dbk_csv_look (path, NULL, FALSE, NULL, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  other = dbk_csv_look (path, NULL, TRUE, NULL, NULL, NULL);
  g_assert_nonnull (other);
  g_assert_false (dbk_columns_have_name (other->columns));
}

#define ADD(path, func)                                                                            \
  g_test_add (path, ExchangeFixture, NULL, exchange_fixture_set_up, func,                          \
              exchange_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/separator-line", test_separator_line);
  g_test_add_func ("/csv/delimiter", test_delimiter);
  g_test_add_func ("/csv/unclosed", test_unclosed);
  g_test_add_func ("/csv/unclosed-early", test_unclosed_early);
  ADD ("/csv/pieces", test_pieces);
  ADD ("/csv/pieces-utf16", test_pieces_utf16);
  ADD ("/csv/endless-line", test_endless_line);
  ADD ("/csv/look", test_look);
  g_test_add_func ("/csv/written", test_written);
  g_test_add_func ("/csv/decode", test_decode);
  g_test_add_func ("/csv/content", test_content);
  g_test_add_func ("/csv/conformance", test_conformance);
  return g_test_run ();
}
