/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV list: read, matched, then written. */
#include "config.h"

#include "dbk-import-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-csv-client.h"
#include "dbk-csv-dates.h"
#include "dbk-decode.h"
#include "dbk-text.h"

typedef struct
{
  DbkImport *import;
  DbkCsvClientReader reader;
  DbkImportPlans *plans;
} CsvImport;

static gboolean
decide_order (CsvImport *csv, guint header_row, GError **error)
{
  const DbkCsvTable *table = csv->reader.table;

  csv->reader.order = csv->import->options->date_order;
  for (guint i = 0; i < csv->reader.columns->len; i++)
    {
      const DbkColumn *column = csv->reader.columns->pdata[i];
      DbkDateEvidence evidence = { 0 };

      if (column->field != DBK_COLUMN_BIRTH_DATE || csv->reader.order != DBK_DATE_ORDER_UNKNOWN)
        continue;
      for (guint row = header_row + 1; row < table->rows->len; row++)
        dbk_date_evidence_add (&evidence, dbk_csv_cell (table, row, column->column),
                               dbk_csv_row (table, row)->line);
      if (!dbk_date_evidence_decide (&evidence, column->header, &csv->reader.order, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_values (const CsvImport *csv, guint header_row, guint column)
{
  const DbkCsvTable *table = csv->reader.table;

  for (guint row = header_row + 1; row < table->rows->len; row++)
    {
      g_autofree char *text = dbk_text_clean (dbk_csv_cell (table, row, column));

      if (!dbk_cell_is_nothing (text))
        return TRUE;
    }
  return FALSE;
}

static void
note_left_out (CsvImport *csv, const char *header)
{
  g_autofree char *text = g_strdup_printf (
      _ ("The column “%s” holds numbers of identity papers; it was not taken over."), header);

  dbk_import_note (csv->import, 0, text);
}

/* Says once which columns have no place of their own. */
static void
note_columns (CsvImport *csv, guint header_row)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (csv->reader.table->rows->len == header_row + 1)
    dbk_import_note (csv->import, 0, _ ("The file has a header, but no rows under it."));
  for (guint i = 0; i < csv->reader.columns->len; i++)
    {
      const DbkColumn *column = csv->reader.columns->pdata[i];

      if (column->header[0] == '\0' ||
          (column->field != DBK_COLUMN_UNKNOWN && column->field != DBK_COLUMN_IDENTITY) ||
          !has_values (csv, header_row, column->column))
        continue;
      if (column->field == DBK_COLUMN_IDENTITY)
        note_left_out (csv, column->header);
      else
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? ", " : "", column->header);
    }
  if (kept->len == 0)
    return;
  text =
      g_strdup_printf (_ ("These columns have no place of their own; what they hold was added to "
                          "the note: %s."),
                       kept->str);
  dbk_import_note (csv->import, 0, text);
}

static gboolean
plan_row (CsvImport *csv, guint row, GError **error)
{
  guint line = dbk_csv_row (csv->reader.table, row)->line;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DbkClient) client = dbk_csv_client_read (&csv->reader, row, notes, &problem);
  DbkImportPlan *plan;

  if (client == NULL)
    {
      dbk_import_refuse (csv->import, line, problem->message);
      return TRUE;
    }
  for (guint i = 0; i < notes->len; i++)
    dbk_import_note (csv->import, line, notes->pdata[i]);
  return dbk_import_plans_add (csv->plans, client, line, &plan, error);
}

static gboolean
plan_rows (CsvImport *csv, guint header_row, GError **error)
{
  const DbkCsvTable *table = csv->reader.table;

  for (guint i = 0; i < table->unclosed->len; i++)
    dbk_import_refuse (csv->import, g_array_index (table->unclosed, guint, i),
                       _ ("A quotation mark is opened here and never closed."));
  for (guint row = header_row + 1; row < table->rows->len; row++)
    {
      dbk_import_progress (csv->import, DBK_IMPORT_READING, row, table->rows->len);
      if (!plan_row (csv, row, error) ||
          g_cancellable_set_error_if_cancelled (csv->import->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dbk_import_csv (DbkImport *import, const char *bytes, gsize size, GError **error)
{
  g_autofree char *text = dbk_decode (bytes, size, &import->report->encoding);
  g_autoptr (DbkCsvTable) table = dbk_csv_parse (text, 0);
  guint header_row = 0;
  g_autoptr (GPtrArray) columns = NULL;
  g_auto (DbkImportPlans) plans = { 0 };
  CsvImport csv;

  import->report->delimiter = table->delimiter;
  columns = dbk_csv_find_header (table, import->options->map, &header_row, error);
  if (columns == NULL)
    return FALSE;
  dbk_import_plans_init (&plans, import);
  csv = (CsvImport){ import,
                     { table, columns, DBK_DATE_ORDER_UNKNOWN,
                       dbk_clock_today (dbk_connection_get_clock (import->connection)) },
                     &plans };
  if (!decide_order (&csv, header_row, error))
    return FALSE;
  note_columns (&csv, header_row);
  if (!plan_rows (&csv, header_row, error))
    return FALSE;
  return dbk_import_plans_write (&plans, error);
}
