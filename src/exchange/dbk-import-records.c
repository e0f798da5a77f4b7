/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of the record format: entries added, or merged into clients that are there. */
#include "config.h"

#include "dbk-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-photo-file.h"
#include "dbk-record-file.h"
#include "dbk-record-store.h"
#include "dbk-text.h"

/* Entries read before the write lock is taken. */
#define CHUNK 100

typedef struct
{
  guint line;
  DbkClientRecord *record;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  dbk_client_record_unref (entry->record);
  g_free (entry);
}

/* Reads up to CHUNK entries; @more is FALSE at the end of the file. */
static gboolean
read_chunk (DbkImport *import, DbkRecordReader *reader, GPtrArray *entries, gboolean *more)
{
  *more = TRUE;
  while (entries->len < CHUNK)
    {
      DbkClientRecord *record;
      g_autoptr (GError) problem = NULL;
      guint line;
      Entry *entry;

      switch (dbk_record_reader_next (reader, &record, &line, &problem))
        {
        case DBK_RECORD_READ_ENTRY:
          entry = g_new (Entry, 1);
          entry->line = line;
          entry->record = record;
          g_ptr_array_add (entries, entry);
          break;
        case DBK_RECORD_READ_BAD:
          dbk_import_refuse (import, line, problem->message);
          break;
        case DBK_RECORD_READ_FAILED:
          dbk_import_refuse (import, line, problem->message);
          *more = FALSE;
          return TRUE;
        case DBK_RECORD_READ_END:
        default:
          *more = FALSE;
          return TRUE;
        }
    }
  return TRUE;
}

/* NOT_FOUND is no failure here. */
static gboolean
forgive_not_found (GError *problem, GError **error)
{
  if (problem == NULL || g_error_matches (problem, DBK_ERROR, DBK_ERROR_NOT_FOUND))
    {
      g_clear_error (&problem);
      return TRUE;
    }
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
is_same_name (const DbkClient *a, const DbkClient *b)
{
  g_autofree char *a_key = dbk_client_sort_key (a);
  g_autofree char *b_key = dbk_client_sort_key (b);

  return strcmp (a_key, b_key) == 0;
}

/* An entry without an id may name its client by number and name. */
static gboolean
find_by_number (DbkImport *import, DbkClient *client, gint64 *row, GError **error)
{
  GError *problem = NULL;
  g_autoptr (DbkClient) stored = NULL;

  *row = dbk_client_store_find_number (import->connection, client->number, &problem);
  if (*row == 0)
    return forgive_not_found (problem, error);
  stored = dbk_client_store_load (import->connection, *row, error);
  if (stored == NULL)
    return FALSE;
  if (!is_same_name (stored, client))
    *row = 0;
  return TRUE;
}

static gboolean
find_client (DbkImport *import, DbkClient *client, gint64 *row, GError **error)
{
  GError *problem = NULL;

  *row = 0;
  if (!dbk_text_is_blank (client->id))
    {
      *row = dbk_client_store_find_id (import->connection, client->id, &problem);
      return *row != 0 || forgive_not_found (problem, error);
    }
  return client->number == DBK_NONE || find_by_number (import, client, row, error);
}

/* A number somebody else has already gives way: the id is what stays the same. */
static gboolean
free_number (DbkImport *import, DbkClient *client, guint line, GError **error)
{
  GError *problem = NULL;
  g_autofree char *text = NULL;

  if (client->number == DBK_NONE)
    return TRUE;
  if (dbk_client_store_find_number (import->connection, client->number, &problem) == 0)
    return forgive_not_found (problem, error);
  text = g_strdup_printf (_ ("Another client has the number %d already, so this one got a new "
                             "number."),
                          client->number);
  dbk_import_note (import, line, text);
  client->number = DBK_NONE;
  return TRUE;
}

static gboolean
add_record (DbkImport *import, Entry *entry, GError **error)
{
  DbkClientRecord *record = entry->record;

  if (!free_number (import, record->client, entry->line, error))
    return FALSE;
  record->client->import_row = import->import_row;
  if (!dbk_record_store_add (import->connection, import->who, record, error))
    return FALSE;
  import->report->counts.added++;
  return TRUE;
}

static gboolean
merge_record (DbkImport *import, Entry *entry, gint64 row, GError **error)
{
  guint n_added = 0;

  if (!dbk_record_store_merge_in (import->connection, import->who, row, entry->record, &n_added,
                                  error))
    return FALSE;
  if (n_added > 0)
    {
      import->report->counts.updated++;
      import->report->counts.merged++;
    }
  else
    import->report->counts.unchanged++;
  return TRUE;
}

static gboolean
write_entry (DbkImport *import, Entry *entry, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  GError *problem = NULL;
  gint64 row;
  gboolean done;

  /* Photos are there before the rows that name them. */
  if (!import->options->dry_run &&
      !dbk_photo_files_bring_in (import->path, dbk_connection_get_directory (import->connection),
                                 entry->record, missing, error))
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    dbk_import_note (import, entry->line, missing->pdata[i]);
  if (!dbk_import_step (import, error))
    return FALSE;
  done = find_client (import, entry->record->client, &row, &problem) &&
         (row == 0 ? add_record (import, entry, &problem)
                   : merge_record (import, entry, row, &problem));
  return done || dbk_import_take_problem (import, entry->line, problem, error);
}

gboolean
dbk_import_records (DbkImport *import, GError **error)
{
  g_autoptr (DbkRecordReader) reader = dbk_record_reader_open (import->path, error);
  gboolean more = TRUE;

  if (reader == NULL || !dbk_import_begin (import, error))
    return FALSE;
  while (more)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);

      if (!read_chunk (import, reader, entries, &more))
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        if (!write_entry (import, entries->pdata[i], error))
          return FALSE;
    }
  return dbk_import_finish (import, error);
}
