/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a whole import back. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-erase-private.h"
#include "dbk-import-undo.h"
#include "dbk-record-json.h"
#include "dbk-rows.h"
#include "dbk-session-private.h"

/* Rows between two looks at the clock, and how long nobody else can write. */
#define PAGE 50
#define BATCH_MICROSECONDS (150 * 1000)

typedef struct
{
  DbkConnection *connection;
  const DbkWho *who;
  const DbkImportRun *run;
  gboolean preview; /* counts, and changes nothing */
  DbkUndoCounts *counts;
} Undo;

/** A row of a page, read before anything is written. */
typedef struct
{
  gint64 row;
  gint64 client_row;
  gboolean used;
  gboolean treated;
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
  dbk_bind_int (statement, "import_row", undo->run->row);
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
        {
          item.used = dbk_named_bool (statement, "used");
          item.treated = dbk_named_bool (statement, "treated");
        }
      if (sql == DBK_SQL_IMPORT_SESSIONS)
        item.client_row = dbk_named_int (statement, "client_row");
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

/* Past sessions are locked: they go with their client through the one gate. */
static gboolean
remove_treated (Undo *undo, const Item *item, GError **error)
{
  g_autofree char *reason = g_strdup_printf (_ ("Import %d was taken back."), (int) undo->run->row);

  return dbk_erase_one (undo->connection, undo->who, item->row, reason, error);
}

static gboolean
remove_untreated (Undo *undo, const Item *item, GError **error)
{
  /* A number that was on a print isn't given to somebody else. */
  return run_for (undo, DBK_SQL_ERASE_NUMBER_USED, "client", item->row, error) &&
         run_for (undo, DBK_SQL_ERASE_IMPORT_CHANGES, "client", item->row, error) &&
         run_for (undo, DBK_SQL_ERASE_PHONES, "client", item->row, error) &&
         run_for (undo, DBK_SQL_ERASE_CLIENT, "client", item->row, error);
}

static gboolean
remove_client (Undo *undo, const Item *item, GError **error)
{
  if (item->used)
    {
      undo->counts->kept++;
      return TRUE;
    }
  undo->counts->removed++;
  if (undo->preview)
    return TRUE;
  if (!(item->treated ? remove_treated : remove_untreated) (undo, item, error))
    return FALSE;
  dbk_connection_note_change (undo->connection, DBK_CHANGE_CLIENT, item->row);
  return TRUE;
}

/* What is locked stays readable, and counts no more. */
static gboolean
mark_session (Undo *undo, const Item *item, GError **error)
{
  g_autoptr (DbkEnteredInError) mark = dbk_entered_in_error_new ();
  g_autofree char *name = NULL;

  undo->counts->marked++;
  if (undo->preview)
    return TRUE;
  name = dbk_store_staff_name (undo->connection, undo->who->staff, error);
  if (name == NULL)
    return FALSE;
  /* Before the clinic has staff there is no name to give. */
  dbk_set_text (&mark->marked_by, *name == '\0' ? "–" : name);
  mark->marked_at = dbk_store_now (undo->connection, undo->who);
  mark->reason = g_strdup_printf (_ ("Import %d was taken back."), (int) undo->run->row);
  dbk_connection_note_change (undo->connection, DBK_CHANGE_CLIENT, item->client_row);
  return dbk_session_mark_insert (undo->connection, item->row, mark, error);
}

/* The store merges: what was changed elsewhere since stays, the same field changed twice is a
 * conflict and the client stays as they are. */
static gboolean
restore_client (Undo *undo, const Item *item, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (undo->preview)
    {
      undo->counts->restored++;
      return TRUE;
    }
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

static gboolean
undo_item (Undo *undo, DbkSql sql, const Item *item, GError **error)
{
  if (sql == DBK_SQL_IMPORT_ADDED)
    return remove_client (undo, item, error);
  return sql == DBK_SQL_IMPORT_SESSIONS ? mark_session (undo, item, error)
                                        : restore_client (undo, item, error);
}

/* @after becomes the last row dealt with. */
static gboolean
undo_page (Undo *undo, DbkSql sql, const GArray *items, gint64 *after, GError **error)
{
  g_autoptr (DbkTransaction) batch = NULL;
  gint64 began = g_get_monotonic_time ();

  if (!undo->preview)
    {
      batch = dbk_transaction_begin (undo->connection, undo->who, error);
      if (batch == NULL)
        return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if (!undo_item (undo, sql, item, error))
        return FALSE;
      *after = item->row;
      if (g_get_monotonic_time () - began >= BATCH_MICROSECONDS)
        break;
    }
  return batch == NULL || dbk_transaction_commit (g_steal_pointer (&batch), error);
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
  dbk_bind_int (statement, "row", undo->run->row);
  dbk_bind_time (statement, "undone_at", dbk_store_now (undo->connection, undo->who));
  return dbk_run (statement, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

/* Clients it added last: what else it changed hangs on others. */
static gboolean
undo_parts (Undo *undo, GError **error)
{
  *undo->counts = (DbkUndoCounts){ .merged = undo->run->counts.merged };
  return undo_all (undo, DBK_SQL_IMPORT_SESSIONS, error) &&
         undo_all (undo, DBK_SQL_IMPORT_CHANGES, error) &&
         undo_all (undo, DBK_SQL_IMPORT_ADDED, error);
}

static DbkImportRun *
load_standing (DbkConnection *connection, gint64 import_row, GError **error)
{
  g_autoptr (DbkImportRun) run = dbk_import_store_load (connection, import_row, error);

  if (run == NULL || run->undone_at == DBK_TIME_NONE)
    return g_steal_pointer (&run);
  g_set_error (error, DBK_ERROR, DBK_ERROR_CONFLICT,
               _ ("The import of “%s” was taken back already. Nothing was changed."),
               run->file_name);
  return NULL;
}

gboolean
dbk_import_store_preview_undo (DbkConnection *connection,
                               gint64 import_row,
                               DbkUndoCounts *counts,
                               GError **error)
{
  g_autoptr (DbkImportRun) run = load_standing (connection, import_row, error);
  Undo undo = { connection, NULL, run, TRUE, counts };

  return run != NULL && undo_parts (&undo, error);
}

/* An import that was cut short has no counts yet. */
static gboolean
has_sessions (Undo *undo, gboolean *found, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (undo->connection, DBK_SQL_IMPORT_HAS_SESSIONS, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "import_row", undo->run->row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  *found = dbk_column_bool (statement, 0);
  return TRUE;
}

gboolean
dbk_import_store_undo (DbkConnection *connection,
                       const DbkWho *who,
                       gint64 import_row,
                       DbkUndoCounts *counts,
                       GError **error)
{
  g_autoptr (DbkImportRun) run = load_standing (connection, import_row, error);
  Undo undo = { connection, who, run, FALSE, counts };
  gboolean clinical;

  *counts = (DbkUndoCounts){ 0 };
  return run != NULL && has_sessions (&undo, &clinical, error) &&
         (!clinical || dbk_store_require_clinical (connection, who, error)) &&
         undo_parts (&undo, error) && mark_undone (&undo, error);
}
