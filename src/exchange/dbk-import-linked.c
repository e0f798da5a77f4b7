/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that speak of the clients of another list by its numbers: read, matched and written some
 * hundred rows at a time. */
#include "config.h"

#include "dbk-import-linked.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-csv-client.h"
#include "dbk-csv-dates.h"
#include "dbk-csv-reader.h"
#include "dbk-import-session.h"
#include "dbk-text.h"

/* Rows held at a time. */
#define CHUNK 500

typedef enum
{
  COLUMN_ID,
  COLUMN_DATE,
  COLUMN_TEXT,
  N_COLUMNS,
} LinkedColumn;

/** One row that can be written. */
typedef struct
{
  guint line;
  guint person;
  DbkDate date;
  char *text;
} Entry;

typedef struct _Linked Linked;

struct _Linked
{
  DbkImportPlans *plans;
  DbkImport *import;
  DbkDate today;
  const char *const *headers;
  int columns[N_COLUMNS];
  gboolean (*write) (Linked *linked, GError **error);
  GPtrArray *entries; /* of Entry */
  GHashTable *seen;   /* of guint: sums of sessions in earlier rows */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry);
}

int
dbk_linked_find_column (const DbkCsvTable *table, guint row, const char *header)
{
  for (guint i = 0; i < dbk_csv_row (table, row)->n_cells; i++)
    {
      g_autofree char *cell = dbk_text_clean (dbk_csv_cell (table, row, i));

      if (g_ascii_strcasecmp (cell, header) == 0)
        return (int) i;
    }
  return -1;
}

static char *
cell_text (const Linked *linked, const DbkCsvTable *table, guint row, LinkedColumn column)
{
  char *text = dbk_text_clean (dbk_csv_cell (table, row, (guint) linked->columns[column]));

  if (dbk_cell_is_nothing (text))
    text[0] = '\0';
  return text;
}

/* @text: (transfer full) */
static gboolean
refuse (Linked *linked, guint line, char *text)
{
  dbk_import_refuse (linked->import, line, text);
  g_free (text);
  return FALSE;
}

static gboolean
read_entry (Linked *linked, const DbkCsvTable *table, guint row, Entry *entry)
{
  g_autofree char *id = cell_text (linked, table, row, COLUMN_ID);
  g_autofree char *written = cell_text (linked, table, row, COLUMN_DATE);
  g_autofree char *day = dbk_cell_date_part (written);

  entry->line = dbk_csv_row (table, row)->line;
  entry->text = cell_text (linked, table, row, COLUMN_TEXT);
  entry->person = GPOINTER_TO_UINT (g_hash_table_lookup (linked->plans->ids, id));
  if (entry->person == 0)
    return refuse (
        linked, entry->line,
        g_strdup_printf (
            _ ("No client with the number “%s” was brought in; the row belongs to nobody."), id));
  if (!dbk_date_from_iso (day, &entry->date))
    return refuse (
        linked, entry->line,
        g_strdup_printf (
            _ ("The date “%s” can’t be read. This format has the year first: 2024-03-15."),
            written));
  if (entry->date > linked->today)
    return refuse (linked, entry->line,
                   g_strdup_printf (_ ("The date “%s” is in the future."), written));
  if (entry->text[0] == '\0')
    return refuse (linked, entry->line, g_strdup (_ ("The row says nothing but a date.")));
  return TRUE;
}

static gboolean
read_rows (Linked *linked, const DbkCsvTable *table, GError **error)
{
  for (guint i = 0; i < table->unclosed->len; i++)
    dbk_import_refuse (linked->import, g_array_index (table->unclosed, guint, i),
                       _ ("A quotation mark is opened here and never closed."));
  for (guint row = 0; row < table->rows->len; row++)
    {
      Entry *entry = g_new0 (Entry, 1);

      if (read_entry (linked, table, row, entry))
        g_ptr_array_add (linked->entries, entry);
      else
        entry_free (entry);
    }
  if (g_cancellable_set_error_if_cancelled (linked->import->cancellable, error) ||
      !linked->write (linked, error))
    return FALSE;
  g_ptr_array_set_size (linked->entries, 0);
  return dbk_import_pause (linked->import, error);
}

/* FALSE when one is missing: the list is refused as a whole. */
static gboolean
find_columns (Linked *linked, const DbkCsvTable *table)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      linked->columns[i] =
          table->rows->len == 0 ? -1 : dbk_linked_find_column (table, 0, linked->headers[i]);
      if (linked->columns[i] < 0)
        return refuse (linked, table->rows->len == 0 ? 1 : dbk_csv_row (table, 0)->line,
                       g_strdup_printf (_ ("The column “%s” is missing, so no row of this list was "
                                           "brought in."),
                                        linked->headers[i]));
    }
  return TRUE;
}

static gboolean
read_list (Linked *linked, const char *path, GError **error)
{
  g_autoptr (DbkCsvReader) reader = dbk_csv_reader_open (path, error);
  g_autoptr (DbkCsvTable) table = dbk_csv_table_new (',');
  guint n_read;

  if (reader == NULL || !dbk_csv_reader_read (reader, table, 1, error))
    return FALSE;
  if (!find_columns (linked, table))
    return TRUE;
  do
    {
      dbk_csv_table_clear (table);
      if (!dbk_csv_reader_read (reader, table, CHUNK, error) || !read_rows (linked, table, error))
        return FALSE;
      n_read = table->rows->len;
      dbk_import_progress (linked->import, dbk_csv_reader_get_fraction (reader));
    }
  while (n_read == CHUNK);
  return TRUE;
}

static gboolean
run (Linked *linked, DbkImportPlans *plans, const char *path, GError **error)
{
  gboolean done;

  linked->plans = plans;
  linked->import = plans->import;
  linked->today = dbk_clock_today (dbk_connection_get_clock (plans->import->connection));
  linked->entries = g_ptr_array_new_with_free_func (entry_free);
  linked->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = read_list (linked, path, error);
  g_ptr_array_unref (linked->entries);
  g_hash_table_unref (linked->seen);
  return done;
}

/* Treatments */

/* Whether it is there already: in an earlier row, or in the records. */
static gboolean
find_session (Linked *linked,
              const Entry *entry,
              const DbkPastSession *past,
              gboolean *found,
              GError **error)
{
  gint64 row = dbk_import_index_get (&linked->plans->index, entry->person)->row;
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, entry->text, -1);

  *found = !g_hash_table_add (linked->seen, g_strdup_printf ("%x %x %s", entry->person,
                                                             (guint) entry->date, sum));
  return *found || row == 0 ||
         dbk_import_store_find_session (linked->import->connection, row, past, found, error);
}

static gboolean
write_session (Linked *linked, const Entry *entry, const DbkPastSession *past, GError **error)
{
  DbkImport *import = linked->import;
  gint64 row = dbk_import_index_get (&linked->plans->index, entry->person)->row;
  GError *problem = NULL;

  if (import->options->dry_run)
    {
      import->report->counts.sessions++;
      return TRUE;
    }
  if (!dbk_import_begin (import, error) || !dbk_import_step (import, error))
    return FALSE;
  if (!dbk_import_store_add_session (import->connection, import->who, import->import_row, row, past,
                                     &problem))
    return dbk_import_take_problem (import, entry->line, problem, error);
  import->report->counts.sessions++;
  return TRUE;
}

static gboolean
write_sessions (Linked *linked, GError **error)
{
  for (guint i = 0; i < linked->entries->len; i++)
    {
      const Entry *entry = linked->entries->pdata[i];
      g_autofree char *source = g_strdup_printf ("Cosmetics Records (%s)", linked->import->file);
      const DbkPastSession past = { entry->date, entry->text, source };
      gboolean found;

      if (!find_session (linked, entry, &past, &found, error))
        return FALSE;
      if (found)
        linked->import->report->n_sessions_there++;
      else if (!write_session (linked, entry, &past, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dbk_import_treatments (DbkImportPlans *plans, const char *path, GError **error)
{
  static const char *const headers[] = { "client_import_id", "treatment_date", "treatment_notes" };
  Linked linked = { .headers = headers, .write = write_sessions };

  return run (&linked, plans, path, error);
}

/* Sales */

static char *
sale_line (const Entry *entry)
{
  g_autofree char *day = dbk_date_to_iso (entry->date);
  g_auto (GStrv) lines = g_strsplit (entry->text, "\n", -1);
  g_autofree char *text = g_strjoinv ("; ", lines);

  /* Translators: a day, and what was bought then. */
  return g_strdup_printf (_ ("Bought on %1$s: %2$s"), day, text);
}

/* The lines of everybody in this part of the list. (person number → DbkClient with a note) */
static GHashTable *
gather_notes (Linked *linked)
{
  GHashTable *notes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dbk_client_unref);

  for (guint i = 0; i < linked->entries->len; i++)
    {
      const Entry *entry = linked->entries->pdata[i];
      g_autoptr (DbkClient) one = dbk_client_new ();
      DbkClient *client = g_hash_table_lookup (notes, GUINT_TO_POINTER (entry->person));
      g_autofree char *line = sale_line (entry);

      dbk_set_text (&one->desk_note, line);
      linked->import->report->n_sales++;
      if (client == NULL)
        g_hash_table_insert (notes, GUINT_TO_POINTER (entry->person), g_steal_pointer (&one));
      else
        dbk_csv_client_update (client, one);
    }
  return notes;
}

static gboolean
write_note (Linked *linked, guint number, const DbkClient *note, GError **error)
{
  DbkImport *import = linked->import;
  DbkImportPerson *person = dbk_import_index_get (&linked->plans->index, number);
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) wanted = NULL;

  /* In a dry run the client isn't there yet. */
  if (person->row == 0)
    return TRUE;
  base = dbk_client_store_load (import->connection, person->row, error);
  if (base == NULL)
    return FALSE;
  wanted = dbk_client_copy (base);
  if (!dbk_csv_client_update (wanted, note))
    return TRUE;
  if (!import->options->dry_run &&
      (!dbk_import_begin (import, error) || !dbk_import_step (import, error) ||
       !dbk_import_update_client (import, base, wanted, error)))
    return FALSE;
  if (!person->added && !person->changed)
    {
      person->changed = TRUE;
      import->report->counts.updated++;
      import->report->counts.unchanged--;
    }
  return TRUE;
}

static gboolean
write_sales (Linked *linked, GError **error)
{
  g_autoptr (GHashTable) notes = gather_notes (linked);
  GHashTableIter iter;
  gpointer number;
  gpointer note;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &number, &note))
    if (!write_note (linked, GPOINTER_TO_UINT (number), note, error))
      return FALSE;
  return TRUE;
}

gboolean
dbk_import_sales (DbkImportPlans *plans, const char *path, GError **error)
{
  static const char *const headers[] = { "client_import_id", "product_date", "product_text" };
  Linked linked = { .headers = headers, .write = write_sales };

  return run (&linked, plans, path, error);
}
