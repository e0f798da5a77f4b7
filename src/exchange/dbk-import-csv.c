/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV list: looked through once, then read, matched and written some hundred rows at a time. */
#include "config.h"

#include "dbk-import-plan.h"

#include <glib/gi18n-lib.h>

#include "dbk-csv-client.h"
#include "dbk-csv-look.h"
#include "dbk-csv-reader.h"
#include "dbk-text.h"

/* Rows held at a time. */
#define CHUNK 500
/* Looking through takes about this part of the time. */
#define LOOKING_SHARE 0.1

typedef struct
{
  DbkImport *import;
  DbkCsvClientReader reader;
  DbkImportPlans *plans;
  const DbkColumn *id; /* (nullable): the column of the numbers other lists name them by */
} CsvImport;

static void
note_left_out (DbkImport *import, const char *header)
{
  g_autofree char *text = g_strdup_printf (
      _ ("The column “%s” holds numbers of identity papers; it was not taken over."), header);

  dbk_import_note (import, 0, text);
}

/* Says once which columns have no place of their own. */
static void
note_columns (DbkImport *import, const DbkCsvLook *look)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (look->n_rows == 0)
    dbk_import_note (import, 0, _ ("The file has a header, but no rows under it."));
  for (guint i = 0; i < look->columns->len; i++)
    {
      const DbkColumn *column = look->columns->pdata[i];

      if (column->header[0] == '\0' || dbk_csv_look_values (look, i)->n_values == 0)
        continue;
      if (column->field == DBK_COLUMN_IDENTITY)
        note_left_out (import, column->header);
      else if (column->field == DBK_COLUMN_UNKNOWN)
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? ", " : "", column->header);
    }
  if (kept->len == 0)
    return;
  text =
      g_strdup_printf (_ ("These columns have no place of their own; what they hold was added to "
                          "the note: %s."),
                       kept->str);
  dbk_import_note (import, 0, text);
}

/* The number of the row in its program; NULL for none. A second row with the same is refused, and
 * @known says so. */
static char *
read_id (CsvImport *csv, guint row, gboolean *known)
{
  g_autofree char *id = NULL;

  *known = FALSE;
  if (csv->id == NULL)
    return NULL;
  id = dbk_text_clean (dbk_csv_cell (csv->reader.table, row, csv->id->column));
  if (id[0] == '\0')
    return NULL;
  *known = g_hash_table_contains (csv->plans->ids, id);
  return g_steal_pointer (&id);
}

static void
refuse_known (CsvImport *csv, guint line, const char *id)
{
  g_autofree char *text = g_strdup_printf (
      _ ("A row above has the number “%s” already, and each client has one of their own."), id);

  dbk_import_refuse (csv->import, line, text);
}

static gboolean
plan_row (CsvImport *csv, guint row, GError **error)
{
  guint line = dbk_csv_row (csv->reader.table, row)->line;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DbkClient) client = dbk_csv_client_read (&csv->reader, row, notes, &problem);
  gboolean known;
  g_autofree char *id = read_id (csv, row, &known);
  DbkImportPlan *plan;

  if (known)
    {
      refuse_known (csv, line, id);
      return TRUE;
    }
  if (client == NULL)
    {
      dbk_import_refuse (csv->import, line, problem->message);
      return TRUE;
    }
  for (guint i = 0; i < notes->len; i++)
    dbk_import_note (csv->import, line, notes->pdata[i]);
  if (!dbk_import_plans_add (csv->plans, client, line, &plan, error))
    return FALSE;
  if (id != NULL)
    g_hash_table_insert (csv->plans->ids, g_steal_pointer (&id), GUINT_TO_POINTER (plan->person));
  return dbk_import_plans_step (csv->plans, error);
}

static gboolean
plan_rows (CsvImport *csv, guint first, GError **error)
{
  const DbkCsvTable *table = csv->reader.table;

  for (guint i = 0; i < table->unclosed->len; i++)
    dbk_import_refuse (csv->import, g_array_index (table->unclosed, guint, i),
                       _ ("A quotation mark is opened here and never closed."));
  for (guint row = first; row < table->rows->len; row++)
    if (!plan_row (csv, row, error) ||
        g_cancellable_set_error_if_cancelled (csv->import->cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_all (CsvImport *csv, DbkCsvTable *table, guint header_row, GError **error)
{
  g_autoptr (DbkCsvReader) reader = dbk_csv_reader_open (csv->import->path, error);
  guint first = header_row + 1;
  guint n_read;

  if (reader == NULL)
    return FALSE;
  do
    {
      dbk_csv_table_clear (table);
      if (!dbk_csv_reader_read (reader, table, CHUNK, error) || !plan_rows (csv, first, error))
        return FALSE;
      n_read = table->rows->len;
      first = 0;
      dbk_import_progress (csv->import, LOOKING_SHARE + dbk_csv_reader_get_fraction (reader) *
                                                            (1.0 - LOOKING_SHARE));
    }
  while (n_read == CHUNK);
  return TRUE;
}

static gboolean
looking_cb (double fraction, gpointer data, GError **error)
{
  DbkImport *import = data;

  dbk_import_progress (import, fraction * LOOKING_SHARE);
  return !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

static DbkCsvLook *
look_through (DbkImport *import, GError **error)
{
  const DbkImportOptions *options = import->options;
  g_autoptr (DbkCsvLook) look =
      dbk_csv_look (import->path, options->map, options->n_fields > 0, looking_cb, import, error);

  if (look == NULL)
    return NULL;
  import->report->delimiter = look->delimiter;
  import->report->encoding = look->encoding;
  dbk_columns_set_fields (look->columns, options->fields, options->n_fields);
  if (dbk_columns_have_name (look->columns))
    return g_steal_pointer (&look);
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("No column is a client’s name, so nothing was brought in. Say which one "
                          "is."));
  return NULL;
}

static const DbkColumn *
find_id (const DbkCsvLook *look)
{
  for (guint i = 0; i < look->columns->len; i++)
    {
      const DbkColumn *column = look->columns->pdata[i];

      if (column->field == DBK_COLUMN_IMPORT_ID && dbk_csv_look_values (look, i)->n_values > 0)
        return column;
    }
  return NULL;
}

gboolean
dbk_import_csv (DbkImportPlans *self, GError **error)
{
  DbkImport *import = self->import;
  g_autoptr (DbkCsvLook) look = look_through (import, error);
  g_autoptr (DbkCsvTable) table = dbk_csv_table_new (',');
  CsvImport csv;

  if (look == NULL)
    return FALSE;
  csv = (CsvImport){ import,
                     { table, look->columns, import->options->date_order,
                       dbk_clock_today (dbk_connection_get_clock (import->connection)) },
                     self,
                     find_id (look) };
  if (csv.reader.order == DBK_DATE_ORDER_UNKNOWN &&
      !dbk_csv_look_date_order (look, &csv.reader.order, error))
    return FALSE;
  note_columns (import, look);
  self->apart = csv.id != NULL;
  return read_all (&csv, table, look->header_row, error) && dbk_import_plans_write (self, error);
}
