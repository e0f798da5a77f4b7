/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as somebody's list. */
#include "fuzz-driver.h"

#include "dbk-csv-client.h"
#include "dbk-csv-dates.h"
#include "dbk-decode.h"

const char *const fuzz_seeds[] = {
  "First name,Last name,DOB,Email,Phone\nAmelia,Hart,12/03/1983,a@clients.example,07700 900123\n",
  "sep=;\nName;Telefon;Geburtstag\n\"Byrne, Aoife\";+353 87 111 2222;4.7.1990\n",
  "Clients\nmade in May\n\nName\tMobile\tNotes\n\"two\nlines\"\t1 / 2\t\"say \"\"ah\"\"\"\n",
  "\xef\xbb\xbfNombre,Correo\nJuan,juan@example.com\n",
  "Phone 1 - Label,Phone 1 - Value,Name\nMobile,1 ::: 2,Zo\xeb\n",
  "\xff\xfeN",
  NULL,
};
const char *const fuzz_words[] = {
  "\"",           "\"\"", ",",   ";",     "\t",     "\n",         "\r\n",       "\r",      "|",
  "sep=",         "Name", "DOB", "Phone", "E-mail", "0000-00-00", "31/02/1990", "--05-12", "\xff",
  "\xef\xbb\xbf", ":::",  "=1",  NULL,
};

static void
read_rows (const DbkCsvTable *table, GPtrArray *columns, guint header_row)
{
  DbkCsvClientReader reader = { table, columns, DBK_DATE_ORDER_DMY, dbk_date_new (2026, 11, 23) };

  for (guint row = header_row + 1; row < table->rows->len; row++)
    {
      g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (DbkClient) client = dbk_csv_client_read (&reader, row, notes, &error);
      g_autoptr (DbkClient) copy = NULL;

      /* Refused with a reason, or a client that brings nothing new to itself. */
      g_assert_true ((client == NULL) == (error != NULL));
      if (client == NULL)
        continue;
      copy = dbk_client_copy (client);
      g_assert_false (dbk_csv_client_update (copy, client));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *encoding;
  g_autofree char *text = dbk_decode ((const char *) data, size, &encoding);
  g_autoptr (DbkCsvTable) table = dbk_csv_parse (text, 0);
  g_autoptr (GError) error = NULL;
  guint header_row = 0;
  g_autoptr (GPtrArray) columns = dbk_csv_find_header (table, NULL, &header_row, &error);

  dbk_content_guess ((const char *) data, size);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true ((columns == NULL) == (error != NULL));
  if (columns != NULL)
    read_rows (table, columns, header_row);
  return 0;
}
