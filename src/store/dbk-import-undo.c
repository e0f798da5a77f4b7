/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imports there were, and taking one back. */
#include "config.h"

#include "dbk-import-undo.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-record-json.h"
#include "dbk-rows.h"

/* Rows between two looks at the clock, and how long nobody else can write. */
#define PAGE 50
#define BATCH_MICROSECONDS (150 * 1000)

void
dbk_import_run_free (DbkImportRun *run)
{
  if (run == NULL)
    return;
  g_free (run->file_name);
  g_free (run->imported_by);
  g_free (run);
}

static DbkTime
named_time (DbkStatement *statement, const char *name)
{
  const char *text = dbk_named_text (statement, name);
  DbkTime time = DBK_TIME_NONE;

  if (text != NULL)
    dbk_time_from_iso (text, &time);
  return time;
}

static DbkImportRun *
read_run (DbkStatement *statement)
{
  DbkImportRun *run = g_new0 (DbkImportRun, 1);

  run->row = dbk_named_int (statement, "row");
  run->file_name = dbk_named_dup_text (statement, "file_name");
  run->imported_by = dbk_named_dup_text (statement, "imported_by");
  run->started_at = named_time (statement, "started_at");
  run->finished_at = named_time (statement, "finished_at");
  run->undone_at = named_time (statement, "undone_at");
  run->counts.added = (guint) dbk_named_int (statement, "added");
  run->counts.updated = (guint) dbk_named_int (statement, "updated");
  run->counts.unchanged = (guint) dbk_named_int (statement, "unchanged");
  run->counts.refused = (guint) dbk_named_int (statement, "refused");
  run->counts.merged = (guint) dbk_named_int (statement, "merged");
  run->counts.sessions = (guint) dbk_named_int (statement, "sessions");
  return run;
}

GPtrArray *
dbk_import_store_list (DbkConnection *connection, guint limit, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_EVERY_IMPORT, error);
  g_autoptr (GPtrArray) runs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_import_run_free);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "limit", limit);
  while (has_row)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (runs, read_run (statement));
    }
  return g_steal_pointer (&runs);
}

DbkImportRun *
dbk_import_store_load (DbkConnection *connection, gint64 row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_IMPORT_BY_ROW, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "row", row);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_run (statement);
  g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
               _ ("There is no import with the number %d. Nothing was changed."), (int) row);
  return NULL;
}

gboolean
dbk_import_store_note_change (DbkConnection *connection,
                              const DbkWho *who,
                              gint64 import_row,
                              const DbkClient *before,
                              const DbkClient *after,
                              GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkStatement) statement = NULL;
  g_autofree char *old_text = dbk_record_to_json (before, DBK_JSON_DEFAULT);
  g_autofree char *new_text = dbk_record_to_json (after, DBK_JSON_DEFAULT);

  if (transaction == NULL)
    return FALSE;
  statement = dbk_statement (connection, DBK_SQL_IMPORT_NOTE_CHANGE, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "import_row", import_row);
  dbk_bind_int (statement, "client_row", before->row);
  dbk_bind_text (statement, "before", old_text);
  dbk_bind_text (statement, "after", new_text);
  return dbk_run (statement, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
