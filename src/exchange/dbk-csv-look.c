/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole list looked through before anything is done with it. */
#include "config.h"

#include "dbk-csv-look.h"

#include <string.h>

#include "dbk-csv-reader.h"
#include "dbk-text.h"

/* Rows held at a time. */
#define CHUNK 500
/* No longer than anybody reads in a line; in characters. */
#define SAMPLE_LENGTH 60

static void
values_clear (gpointer data)
{
  DbkCsvValues *values = data;

  for (guint i = 0; i < DBK_CSV_N_SAMPLES; i++)
    g_clear_pointer (&values->samples[i], g_free);
  dbk_date_evidence_clear (&values->dates);
}

void
dbk_csv_look_free (DbkCsvLook *look)
{
  if (look == NULL)
    return;
  g_clear_pointer (&look->columns, g_ptr_array_unref);
  g_clear_pointer (&look->values, g_array_unref);
  g_free (look);
}

const DbkCsvValues *
dbk_csv_look_values (const DbkCsvLook *look, guint column)
{
  return &g_array_index (look->values, DbkCsvValues, column);
}

static char *
make_sample (const char *cell)
{
  g_autofree char *text = dbk_text_clean (cell);

  if (dbk_cell_is_nothing (text))
    return NULL;
  for (char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      *p = ' ';
  if (g_utf8_strlen (text, -1) <= SAMPLE_LENGTH)
    return g_steal_pointer (&text);
  *g_utf8_offset_to_pointer (text, SAMPLE_LENGTH - 1) = '\0';
  return g_strconcat (text, "…", NULL);
}

static void
add_sample (DbkCsvValues *values, const char *cell)
{
  g_autofree char *sample = NULL;
  guint i = 0;

  /* Nearly all cells of a long list: enough was seen. */
  if (values->samples[DBK_CSV_N_SAMPLES - 1] != NULL)
    {
      values->n_values += *cell != '\0';
      return;
    }
  sample = make_sample (cell);
  if (sample == NULL)
    return;
  values->n_values++;
  while (values->samples[i] != NULL)
    if (strcmp (values->samples[i++], sample) == 0)
      return;
  values->samples[i] = g_steal_pointer (&sample);
}

static void
add_rows (DbkCsvLook *look, const DbkCsvTable *table, guint first)
{
  for (guint row = first; row < table->rows->len; row++)
    for (guint i = 0; i < look->columns->len; i++)
      {
        DbkCsvValues *values = &g_array_index (look->values, DbkCsvValues, i);
        const char *cell = dbk_csv_cell (table, row, i);

        if (*cell == '\0')
          continue;
        add_sample (values, cell);
        dbk_date_evidence_add (&values->dates, cell, dbk_csv_row (table, row)->line);
      }
  look->n_rows += table->rows->len - first;
}

static gboolean
find_columns (DbkCsvLook *look,
              const DbkCsvTable *table,
              char *const *map,
              gboolean anything,
              GError **error)
{
  g_autoptr (GError) problem = NULL;

  look->columns = dbk_csv_find_header (table, map, &look->header_row, &problem);
  if (look->columns == NULL && anything)
    look->columns = dbk_csv_first_header (table, &look->header_row);
  if (look->columns == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_array_set_size (look->values, look->columns->len);
  return TRUE;
}

DbkCsvLook *
dbk_csv_look (const char *path,
              char *const *map,
              gboolean anything,
              DbkCsvLookFunc func,
              gpointer data,
              GError **error)
{
  g_autoptr (DbkCsvReader) reader = dbk_csv_reader_open (path, error);
  g_autoptr (DbkCsvTable) table = dbk_csv_table_new (',');
  g_autoptr (DbkCsvLook) look = g_new0 (DbkCsvLook, 1);
  guint first;
  guint n_read;

  look->values = g_array_new (FALSE, TRUE, sizeof (DbkCsvValues));
  g_array_set_clear_func (look->values, values_clear);
  if (reader == NULL || !dbk_csv_reader_read (reader, table, CHUNK, error))
    return NULL;
  look->delimiter = dbk_csv_reader_get_delimiter (reader);
  if (!find_columns (look, table, map, anything, error))
    return NULL;
  first = look->header_row + 1;
  do
    {
      n_read = table->rows->len;
      add_rows (look, table, first);
      first = 0;
      dbk_csv_table_clear (table);
      if (!dbk_csv_reader_read (reader, table, CHUNK, error) ||
          (func != NULL && !func (dbk_csv_reader_get_fraction (reader), data, error)))
        return NULL;
    }
  while (n_read == CHUNK);
  look->encoding = dbk_csv_reader_get_encoding (reader);
  return g_steal_pointer (&look);
}

gboolean
dbk_csv_look_date_order (const DbkCsvLook *look, DbkDateOrder *order, GError **error)
{
  *order = DBK_DATE_ORDER_UNKNOWN;
  for (guint i = 0; i < look->columns->len; i++)
    {
      const DbkColumn *column = look->columns->pdata[i];

      if (column->field == DBK_COLUMN_BIRTH_DATE && *order == DBK_DATE_ORDER_UNKNOWN &&
          !dbk_date_evidence_decide (&dbk_csv_look_values (look, i)->dates, column->header, order,
                                     error))
        return FALSE;
    }
  return TRUE;
}
