/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV text as rows of cells. */
#include "dbk-csv.h"

#include <string.h>

#include "dbk-csv-reader.h"

DbkCsvTable *
dbk_csv_table_new (char delimiter)
{
  DbkCsvTable *table = g_new0 (DbkCsvTable, 1);

  table->delimiter = delimiter;
  table->rows = g_array_new (FALSE, FALSE, sizeof (DbkCsvRow));
  table->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  table->text = g_byte_array_new ();
  table->unclosed = g_array_new (FALSE, FALSE, sizeof (guint));
  return table;
}

void
dbk_csv_table_free (DbkCsvTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->rows);
  g_array_unref (table->cells);
  g_byte_array_unref (table->text);
  g_array_unref (table->unclosed);
  g_free (table);
}

const DbkCsvRow *
dbk_csv_row (const DbkCsvTable *table, guint row)
{
  return &g_array_index (table->rows, DbkCsvRow, row);
}

const char *
dbk_csv_cell (const DbkCsvTable *table, guint row, guint column)
{
  const DbkCsvRow *place = dbk_csv_row (table, row);

  if (column >= place->n_cells)
    return "";
  return (const char *) table->text->data +
         g_array_index (table->cells, gsize, place->first_cell + column);
}

void
dbk_csv_table_clear (DbkCsvTable *table)
{
  g_array_set_size (table->rows, 0);
  g_array_set_size (table->cells, 0);
  g_byte_array_set_size (table->text, 0);
  g_array_set_size (table->unclosed, 0);
}

DbkCsvTable *
dbk_csv_parse (const char *text, char delimiter)
{
  g_autoptr (DbkCsvReader) reader = dbk_csv_reader_new_for_text (text, delimiter);
  DbkCsvTable *table = dbk_csv_table_new (dbk_csv_reader_get_delimiter (reader));

  /* A text that is there already can't fail to be read. */
  dbk_csv_reader_read (reader, table, G_MAXUINT, NULL);
  return table;
}

void
dbk_csv_append_cell (GString *out, const char *text)
{
  gboolean calculated = text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;

  if (!calculated && strpbrk (text, ",;\"\r\n\t") == NULL && text[0] != ' ')
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  if (calculated)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
