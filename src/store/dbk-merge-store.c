/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making two records of one person one, and taking it back. */
#include "config.h"

#include "dbk-merge-store.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "dbk-client-store.h"
#include "dbk-merge-private.h"
#include "dbk-record-private.h"

static const struct
{
  const char *table;
  DbkSql move;
} belongings[] = {
  { "condition", DBK_SQL_MERGE_MOVE_CONDITION },
  { "history_confirmation", DBK_SQL_MERGE_MOVE_HISTORY_CONFIRMATION },
  { "consent", DBK_SQL_MERGE_MOVE_CONSENT },
  { "patch_test", DBK_SQL_MERGE_MOVE_PATCH_TEST },
  { "concern", DBK_SQL_MERGE_MOVE_CONCERN },
  { "course", DBK_SQL_MERGE_MOVE_COURSE },
  { "photo", DBK_SQL_MERGE_MOVE_PHOTO },
  { "recall", DBK_SQL_MERGE_MOVE_RECALL },
};

static JsonNode *
load_belongings (DbkConnection *connection, gint64 client, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_MERGE_BELONGINGS, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "client", client);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  return json_from_string (dbk_column_text (statement, 0), error);
}

static gboolean
move_belongings (DbkConnection *connection,
                 JsonObject *rows,
                 gint64 from,
                 gint64 client,
                 GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    {
      g_autoptr (DbkStatement) statement = NULL;
      g_autofree char *text = NULL;
      JsonNode *list = json_object_get_member (rows, belongings[i].table);

      if (list == NULL)
        continue;
      text = json_to_string (list, FALSE);
      statement = dbk_statement (connection, belongings[i].move, error);
      if (statement == NULL)
        return FALSE;
      dbk_bind_int (statement, "client", client);
      dbk_bind_int (statement, "from", from);
      dbk_bind_text (statement, "rows", text);
      if (!dbk_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_audit_end (DbkConnection *connection, gint64 *row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_MERGE_AUDIT_END, error);
  gboolean has_row;

  if (statement == NULL || !dbk_step_row (statement, &has_row, error))
    return FALSE;
  *row = dbk_column_int (statement, 0);
  return TRUE;
}

static gboolean
point (DbkConnection *connection, gint64 client, gint64 into, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_MERGE_POINT, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", client);
  dbk_bind_id (statement, "into", into);
  return dbk_run (statement, error);
}

/* Brings @kept to what is wanted; @first and @last: where the history tells of it. */
static gboolean
fill_in (DbkConnection *connection,
         const DbkWho *who,
         gint64 kept,
         gint64 other,
         const DbkClient *wanted,
         gint64 *first,
         gint64 *last,
         GError **error)
{
  g_autoptr (DbkClient) base = dbk_client_store_load (connection, kept, error);
  g_autoptr (DbkClient) from = NULL;
  g_autoptr (DbkClient) client = NULL;

  if (base == NULL)
    return FALSE;
  from = dbk_client_store_load (connection, other, error);
  if (from == NULL)
    return FALSE;
  if (wanted != NULL && wanted->revision != base->revision)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                           _ ("The record was changed meanwhile. Nothing was merged; look at both "
                              "again, then merge them."));
      return FALSE;
    }
  client = wanted == NULL ? dbk_client_merged (base, from) : dbk_client_copy (wanted);
  client->row = base->row;
  return read_audit_end (connection, first, error) &&
         dbk_client_store_update (connection, who, base, client, error) &&
         read_audit_end (connection, last, error);
}

static char *
describe (JsonNode *rows, gint64 first, gint64 last)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) detail = json_object_new ();

  json_object_set_member (detail, "moved", json_node_copy (rows));
  json_object_set_int_member (detail, "audit_first", first);
  json_object_set_int_member (detail, "audit_last", last);
  json_node_set_object (node, detail);
  return json_to_string (node, FALSE);
}

static gboolean
add_merge (DbkConnection *connection,
           const DbkWho *who,
           gint64 kept,
           gint64 other,
           const char *detail,
           GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_record_decision (connection, DBK_SQL_MERGE_ADD, who, "merged_at", "merged_by", error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "kept", kept);
  dbk_bind_int (statement, "other", other);
  dbk_bind_text (statement, "detail", detail);
  return dbk_run (statement, error);
}

gboolean
dbk_merge_store_merge (DbkConnection *connection,
                       const DbkWho *who,
                       gint64 kept,
                       gint64 other,
                       const DbkClient *wanted,
                       GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (JsonNode) rows = NULL;
  g_autofree char *detail = NULL;
  gint64 first, last;

  if (transaction == NULL || !dbk_record_check_two (connection, kept, other, error) ||
      !fill_in (connection, who, kept, other, wanted, &first, &last, error))
    return FALSE;
  rows = load_belongings (connection, other, error);
  if (rows == NULL)
    return FALSE;
  detail = describe (rows, first, last);
  if (!move_belongings (connection, json_node_get_object (rows), other, kept, error) ||
      !point (connection, other, kept, error) ||
      !add_merge (connection, who, kept, other, detail, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, kept);
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, other);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

/* @row: 0 when there is none. */
static JsonNode *
find_merge (DbkConnection *connection, gint64 kept, gint64 other, gint64 *row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_MERGE_FIND, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "kept", kept);
  dbk_bind_int (statement, "other", other);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("These two clients were not merged, or it was taken back already. "
                              "Nothing was changed."));
      return NULL;
    }
  *row = dbk_column_int (statement, 0);
  return json_from_string (dbk_column_text (statement, 1), error);
}

static gboolean
mark_undone (DbkConnection *connection, const DbkWho *who, gint64 row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_MERGE_UNDONE, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", row);
  dbk_bind_time (statement, "undone_at", dbk_store_now (connection, who));
  return dbk_run (statement, error);
}

/* The merge is taken back from where its rows are. */
static gboolean
check_kept (DbkConnection *connection, gint64 kept, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (dbk_record_check_client (connection, kept, &problem))
    return TRUE;
  if (g_error_matches (problem, DBK_ERROR, DBK_ERROR_REFUSED))
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                         _ ("The record that was kept was itself merged with another one since. "
                            "Nothing was changed; take that merge back first, then this one."));
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
dbk_merge_store_undo (DbkConnection *connection,
                      const DbkWho *who,
                      gint64 kept,
                      gint64 other,
                      GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *detail;
  gint64 row;

  if (transaction == NULL || !check_kept (connection, kept, error))
    return FALSE;
  node = find_merge (connection, kept, other, &row, error);
  if (node == NULL)
    return FALSE;
  detail = json_node_get_object (node);
  if (!move_belongings (connection, json_object_get_object_member (detail, "moved"), kept, other,
                        error) ||
      !point (connection, other, 0, error) ||
      !dbk_merge_restore_fields (connection, who, kept,
                                 json_object_get_int_member (detail, "audit_first"),
                                 json_object_get_int_member (detail, "audit_last"), error) ||
      !mark_undone (connection, who, row, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, kept);
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, other);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

/* Those that hold */

void
dbk_merge_free (DbkMerge *merge)
{
  dbk_client_unref (merge->kept);
  dbk_client_unref (merge->other);
  g_free (merge->merged_by);
  g_free (merge);
}

static DbkMerge *
read_merge (DbkConnection *connection, DbkStatement *statement, GError **error)
{
  g_autoptr (DbkClient) kept = NULL;
  g_autoptr (DbkClient) other = NULL;
  DbkMerge *merge;

  kept = dbk_client_store_load (connection, dbk_named_int (statement, "kept_row"), error);
  if (kept == NULL)
    return NULL;
  other = dbk_client_store_load (connection, dbk_named_int (statement, "other_row"), error);
  if (other == NULL)
    return NULL;
  merge = g_new0 (DbkMerge, 1);
  merge->kept = g_steal_pointer (&kept);
  merge->other = g_steal_pointer (&other);
  merge->merged_at = dbk_named_time (statement, "merged_at");
  merge->merged_by = g_strdup (dbk_named_text (statement, "merged_by"));
  merge->kept_into = dbk_named_int (statement, "kept_into");
  return merge;
}

GPtrArray *
dbk_merge_store_list (DbkConnection *connection, gint64 kept, int limit, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, kept == 0 ? DBK_SQL_EVERY_MERGE : DBK_SQL_MERGE_OF, error);
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_merge_free);

  if (statement == NULL)
    return NULL;
  if (kept != 0)
    dbk_bind_int (statement, "client", kept);
  dbk_bind_int (statement, "limit", limit);
  while (TRUE)
    {
      gboolean has_row;
      DbkMerge *merge;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&merges);
      merge = read_merge (connection, statement, error);
      if (merge == NULL)
        return NULL;
      g_ptr_array_add (merges, merge);
    }
}
