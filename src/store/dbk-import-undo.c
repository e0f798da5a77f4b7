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
  run->started_at = named_time (statement, "started_at");
  run->finished_at = named_time (statement, "finished_at");
  run->undone_at = named_time (statement, "undone_at");
  run->counts.added = (guint) dbk_named_int (statement, "added");
  run->counts.updated = (guint) dbk_named_int (statement, "updated");
  run->counts.unchanged = (guint) dbk_named_int (statement, "unchanged");
  run->counts.refused = (guint) dbk_named_int (statement, "refused");
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

/* Taking back */

typedef struct
{
  DbkConnection *connection;
  const DbkWho *who;
  gint64 import_row;
  DbkUndoCounts *counts;
} Undo;

/** A row of a page, read before anything is written. */
typedef struct
{
  gint64 row;
  gint64 client_row;
  gboolean used;
  DbkClient *before;
  DbkClient *after;
} Item;

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->before, dbk_client_unref);
  g_clear_pointer (&item->after, dbk_client_unref);
}

static DbkClient *
read_client (DbkStatement *statement, const char *name, gint64 client_row, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (dbk_named_text (statement, name), error);
  DbkClient *client;

  if (node == NULL)
    return NULL;
  client = dbk_record_from_node (&dbk_client_type, node, error);
  if (client != NULL)
    client->row = client_row;
  return client;
}

static gboolean
read_change (DbkStatement *statement, Item *item, GError **error)
{
  item->client_row = dbk_named_int (statement, "client_row");
  item->before = read_client (statement, "before", item->client_row, error);
  if (item->before != NULL)
    item->after = read_client (statement, "after", item->client_row, error);
  return item->after != NULL;
}

static GArray *
read_page (Undo *undo, DbkSql sql, gint64 after, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (undo->connection, sql, error);
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (Item));
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (items, item_clear);
  dbk_bind_int (statement, "import_row", undo->import_row);
  dbk_bind_int (statement, "after", after);
  dbk_bind_int (statement, "limit", PAGE);
  while (TRUE)
    {
      Item item = { 0 };

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&items);
      item.row = dbk_named_int (statement, "row");
      if (sql == DBK_SQL_IMPORT_ADDED)
        item.used = dbk_named_int (statement, "used") != 0;
      g_array_append_val (items, item);
      if (sql == DBK_SQL_IMPORT_CHANGES &&
          !read_change (statement, &g_array_index (items, Item, items->len - 1), error))
        return NULL;
    }
}

static gboolean
run_for (Undo *undo, DbkSql sql, const char *name, gint64 row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (undo->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, name, row);
  return dbk_run (statement, error);
}

static gboolean
remove_client (Undo *undo, const Item *item, GError **error)
{
  if (item->used)
    {
      undo->counts->kept++;
      return TRUE;
    }
  /* A number that was on a print isn't given to somebody else. */
  if (!run_for (undo, DBK_SQL_ERASE_NUMBER_USED, "client", item->row, error) ||
      !run_for (undo, DBK_SQL_ERASE_IMPORT_CHANGES, "client", item->row, error) ||
      !run_for (undo, DBK_SQL_ERASE_PHONES, "client", item->row, error) ||
      !run_for (undo, DBK_SQL_ERASE_CLIENT, "client", item->row, error))
    return FALSE;
  undo->counts->removed++;
  dbk_connection_note_change (undo->connection, DBK_CHANGE_CLIENT, item->row);
  return TRUE;
}

/* The store merges: what was changed elsewhere since stays, the same field changed twice is a
 * conflict and the client stays as they are. */
static gboolean
restore_client (Undo *undo, const Item *item, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!dbk_client_store_update (undo->connection, undo->who, item->after, item->before, &problem))
    {
      if (!g_error_matches (problem, DBK_ERROR, DBK_ERROR_CONFLICT))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      undo->counts->kept++;
      return TRUE;
    }
  undo->counts->restored++;
  return run_for (undo, DBK_SQL_IMPORT_CHANGE_REMOVE, "row", item->row, error);
}

/* @after becomes the last row dealt with. */
static gboolean
undo_page (Undo *undo, DbkSql sql, const GArray *items, gint64 *after, GError **error)
{
  g_autoptr (DbkTransaction) batch = dbk_transaction_begin (undo->connection, undo->who, error);
  gint64 began = g_get_monotonic_time ();

  if (batch == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      gboolean done = sql == DBK_SQL_IMPORT_ADDED ? remove_client (undo, item, error)
                                                  : restore_client (undo, item, error);

      if (!done)
        return FALSE;
      *after = item->row;
      if (g_get_monotonic_time () - began >= BATCH_MICROSECONDS)
        break;
    }
  return dbk_transaction_commit (g_steal_pointer (&batch), error);
}

static gboolean
undo_all (Undo *undo, DbkSql sql, GError **error)
{
  gint64 after = 0;

  while (TRUE)
    {
      g_autoptr (GArray) items = read_page (undo, sql, after, error);

      if (items == NULL)
        return FALSE;
      if (items->len == 0)
        return TRUE;
      if (!undo_page (undo, sql, items, &after, error))
        return FALSE;
    }
}

static gboolean
mark_undone (Undo *undo, GError **error)
{
  g_autoptr (DbkTransaction) transaction =
      dbk_transaction_begin (undo->connection, undo->who, error);
  g_autoptr (DbkStatement) statement = NULL;

  if (transaction == NULL)
    return FALSE;
  statement = dbk_statement (undo->connection, DBK_SQL_IMPORT_UNDONE, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", undo->import_row);
  dbk_bind_time (statement, "undone_at", dbk_store_now (undo->connection, undo->who));
  return dbk_run (statement, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_import_store_undo (DbkConnection *connection,
                       const DbkWho *who,
                       gint64 import_row,
                       DbkUndoCounts *counts,
                       GError **error)
{
  Undo undo = { connection, who, import_row, counts };
  g_autoptr (DbkImportRun) run = dbk_import_store_load (connection, import_row, error);

  *counts = (DbkUndoCounts){ 0 };
  if (run == NULL)
    return FALSE;
  if (run->undone_at != DBK_TIME_NONE)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                   _ ("The import of “%s” was taken back already. Nothing was changed."),
                   run->file_name);
      return FALSE;
    }
  return undo_all (&undo, DBK_SQL_IMPORT_CHANGES, error) &&
         undo_all (&undo, DBK_SQL_IMPORT_ADDED, error) && mark_undone (&undo, error);
}
