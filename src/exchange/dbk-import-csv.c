/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV list: read, matched, then written. */
#include "config.h"

#include "dbk-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-csv-client.h"
#include "dbk-csv-dates.h"
#include "dbk-decode.h"
#include "dbk-text.h"

/** What becomes of a row. */
typedef struct
{
  guint line;
  DbkClient *client; /* to be added, or as it is wanted */
  DbkClient *base;   /* as it is stored; NULL for one to be added */
  guint n_rows;      /* of the file that speak of them */
} Plan;

typedef struct
{
  DbkImport *import;
  DbkCsvClientReader reader;
  GPtrArray *plans;    /* of Plan */
  GHashTable *by_name; /* sort key → GPtrArray of Plan, borrowed */
} CsvImport;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  dbk_client_unref (plan->client);
  dbk_client_unref (plan->base);
  g_free (plan);
}

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
has_digits (const DbkClient *client, const char *digits)
{
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      g_autofree char *other = dbk_import_store_phone_digits (phone->number);

      if (other[0] != '\0' && strcmp (other, digits) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a client of the same name is the same person. */
static gboolean
is_same_person (const DbkClient *client, const DbkNamesake *namesake)
{
  gboolean nothing = client->phones->len == 0 && dbk_text_is_blank (client->email) &&
                     client->birth_date == DBK_DATE_NONE;

  /* Father and son, or mother and daughter, may share name, phone and address. */
  if (client->birth_date != DBK_DATE_NONE && namesake->birth_date != DBK_DATE_NONE)
    return client->birth_date == namesake->birth_date;
  if (!dbk_text_is_blank (client->email) && namesake->email != NULL &&
      g_ascii_strcasecmp (client->email, namesake->email) == 0)
    return TRUE;
  for (guint i = 0; namesake->digits[i] != NULL; i++)
    if (namesake->digits[i][0] != '\0' && has_digits (client, namesake->digits[i]))
      return TRUE;
  /* Names alone: only where neither has anything else. */
  return nothing && namesake->digits[0] == NULL && dbk_text_is_blank (namesake->email) &&
         namesake->birth_date == DBK_DATE_NONE;
}

static DbkNamesake *
namesake_of (const DbkClient *client)
{
  DbkNamesake *namesake = g_new0 (DbkNamesake, 1);
  g_autoptr (GPtrArray) digits = g_ptr_array_new ();

  namesake->email = g_strdup (client->email);
  namesake->birth_date = client->birth_date;
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];

      g_ptr_array_add (digits, dbk_import_store_phone_digits (phone->number));
    }
  g_ptr_array_add (digits, NULL);
  namesake->digits = (char **) g_ptr_array_steal (digits, NULL);
  return namesake;
}

/* The same person in an earlier row of this file. */
static Plan *
find_plan (GPtrArray *plans, const DbkClient *client)
{
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      Plan *plan = plans->pdata[i];
      DbkNamesake *namesake = namesake_of (plan->client);
      gboolean same = is_same_person (client, namesake);

      dbk_namesake_free (namesake);
      if (same)
        return plan;
    }
  return NULL;
}

static void
add_plan (CsvImport *csv, char *key, guint line, DbkClient *client, DbkClient *base)
{
  GPtrArray *plans = g_hash_table_lookup (csv->by_name, key);
  Plan *plan = g_new (Plan, 1);

  plan->line = line;
  plan->client = client;
  plan->base = base;
  plan->n_rows = 1;
  g_ptr_array_add (csv->plans, plan);
  if (plans == NULL)
    {
      plans = g_ptr_array_new ();
      g_hash_table_insert (csv->by_name, g_strdup (key), plans);
    }
  g_ptr_array_add (plans, plan);
}

/* Finds the stored client that is the same person; @row is 0 for none. */
static gboolean
match_stored (CsvImport *csv, const DbkClient *client, guint line, gint64 *row, GError **error)
{
  g_autoptr (GPtrArray) namesakes =
      dbk_import_store_find_namesakes (csv->import->connection, client, error);

  *row = 0;
  if (namesakes == NULL)
    return FALSE;
  for (guint i = 0; i < namesakes->len; i++)
    {
      const DbkNamesake *namesake = namesakes->pdata[i];

      if (!is_same_person (client, namesake))
        continue;
      if (*row == 0)
        *row = namesake->row;
      else
        {
          dbk_import_note (csv->import, line,
                           _ ("Several clients of this name have the same phone, e-mail address or "
                              "birth date; the one added first was taken."));
          break;
        }
    }
  return TRUE;
}

static gboolean
plan_client (CsvImport *csv, DbkClient *client, guint line, GError **error)
{
  g_autofree char *key = dbk_client_sort_key (client);
  Plan *earlier = find_plan (g_hash_table_lookup (csv->by_name, key), client);
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) wanted = NULL;
  gint64 row;

  if (earlier != NULL)
    {
      earlier->n_rows++;
      dbk_csv_client_update (earlier->client, client);
      return TRUE;
    }
  if (!match_stored (csv, client, line, &row, error))
    return FALSE;
  if (row == 0)
    {
      add_plan (csv, key, line, dbk_client_ref (client), NULL);
      return TRUE;
    }
  base = dbk_client_store_load (csv->import->connection, row, error);
  if (base == NULL)
    return FALSE;
  wanted = dbk_client_copy (base);
  dbk_csv_client_update (wanted, client);
  add_plan (csv, key, line, g_steal_pointer (&wanted), g_steal_pointer (&base));
  return TRUE;
}

/* A client counts once as added or brought up to date; further rows about them were there. */
static void
count_plans (CsvImport *csv)
{
  DbkImportCounts *counts = &csv->import->report->counts;

  for (guint i = 0; i < csv->plans->len; i++)
    {
      const Plan *plan = csv->plans->pdata[i];

      counts->unchanged += plan->n_rows - 1;
      if (plan->base == NULL)
        counts->added++;
      else if (dbk_record_equal (plan->base, plan->client))
        counts->unchanged++;
      else
        counts->updated++;
    }
}

static gboolean
plan_row (CsvImport *csv, guint row, GError **error)
{
  guint line = dbk_csv_row (csv->reader.table, row)->line;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DbkClient) client = dbk_csv_client_read (&csv->reader, row, notes, &problem);

  if (client == NULL)
    {
      dbk_import_refuse (csv->import, line, problem->message);
      return TRUE;
    }
  for (guint i = 0; i < notes->len; i++)
    dbk_import_note (csv->import, line, notes->pdata[i]);
  return plan_client (csv, client, line, error);
}

static gboolean
plan_rows (CsvImport *csv, guint header_row, GError **error)
{
  const DbkCsvTable *table = csv->reader.table;

  for (guint i = 0; i < table->unclosed->len; i++)
    dbk_import_refuse (csv->import, g_array_index (table->unclosed, guint, i),
                       _ ("A quotation mark is opened here and never closed."));
  for (guint row = header_row + 1; row < table->rows->len; row++)
    if (!plan_row (csv, row, error) ||
        g_cancellable_set_error_if_cancelled (csv->import->cancellable, error))
      return FALSE;
  return TRUE;
}

/* Takes back what was counted for a row that could not be written. */
static gboolean
uncount (CsvImport *csv, const Plan *plan, GError *problem, GError **error)
{
  DbkImportCounts *counts = &csv->import->report->counts;

  if (plan->base == NULL)
    counts->added--;
  else
    counts->updated--;
  return dbk_import_take_problem (csv->import, plan->line, problem, error);
}

static gboolean
write_plan (CsvImport *csv, Plan *plan, GError **error)
{
  DbkImport *import = csv->import;
  GError *problem = NULL;
  gboolean done;

  if (plan->base != NULL && dbk_record_equal (plan->base, plan->client))
    return TRUE;
  if (!dbk_import_step (import, error))
    return FALSE;
  if (plan->base == NULL)
    {
      plan->client->import_row = import->import_row;
      done = dbk_client_store_add (import->connection, import->who, plan->client, &problem);
    }
  else
    done = dbk_client_store_update (import->connection, import->who, plan->base, plan->client,
                                    &problem);
  return done || uncount (csv, plan, problem, error);
}

static gboolean
write_plans (CsvImport *csv, GError **error)
{
  if (csv->import->options->dry_run)
    return TRUE;
  if (!dbk_import_begin (csv->import, error))
    return FALSE;
  for (guint i = 0; i < csv->plans->len; i++)
    if (!write_plan (csv, csv->plans->pdata[i], error))
      return FALSE;
  return dbk_import_finish (csv->import, error);
}

gboolean
dbk_import_csv (DbkImport *import, const char *bytes, gsize size, GError **error)
{
  g_autofree char *text = dbk_decode (bytes, size, &import->report->encoding);
  g_autoptr (DbkCsvTable) table = dbk_csv_parse (text, 0);
  guint header_row = 0;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (plan_free);
  g_autoptr (GHashTable) by_name =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  CsvImport csv;

  import->report->delimiter = table->delimiter;
  columns = dbk_csv_find_header (table, import->options->map, &header_row, error);
  if (columns == NULL)
    return FALSE;
  csv = (CsvImport){ import,
                     { table, columns, DBK_DATE_ORDER_UNKNOWN,
                       dbk_clock_today (dbk_connection_get_clock (import->connection)) },
                     plans,
                     by_name };
  if (!decide_order (&csv, header_row, error))
    return FALSE;
  note_columns (&csv, header_row);
  if (!plan_rows (&csv, header_row, error))
    return FALSE;
  count_plans (&csv);
  return write_plans (&csv, error);
}
