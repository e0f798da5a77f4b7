/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list row shows of one client. Each aspect is one query for the whole page. */
#include "dbk-search-private.h"

#include <string.h>

#include "dbk-clinic-store.h"
#include "dbk-contraindication.h"
#include "dbk-rows.h"

static const DbkField client_summary_fields[] = {
  DBK_FIELD_WITH (DbkClientSummary, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkClientSummary, TEXT, id),
  DBK_FIELD (DbkClientSummary, INTEGER, number),
  DBK_FIELD_WITH (DbkClientSummary, TEXT, name, DBK_FIELD_UNSTORED),
  DBK_FIELD (DbkClientSummary, TEXT, given_name),
  DBK_FIELD (DbkClientSummary, TEXT, former_name),
  DBK_FIELD (DbkClientSummary, TEXT, email),
  DBK_FIELD (DbkClientSummary, DATE, birth_date),
  DBK_FIELD (DbkClientSummary, TEXT, phone),
  DBK_FIELD (DbkClientSummary, TEXT, town),
  DBK_FIELD (DbkClientSummary, TEXT, contact_preference),
  DBK_FIELD_WITH (DbkClientSummary, DATE, last_session, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkClientSummary, TEXT, mark, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkClientSummary, TEXT, due_state, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkClientSummary, DATE, due_first, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkClientSummary, DATE, due_last, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkClientSummary, INTEGER, days_late, DBK_FIELD_UNSTORED),
  DBK_FIELD_WITH (DbkClientSummary, INTEGER, namesakes, DBK_FIELD_UNSTORED),
};
const DbkRecordType dbk_client_summary_type =
    DBK_RECORD_TYPE (DbkClientSummary, "client_summary", client_summary_fields);

typedef struct
{
  DbkConnection *connection;
  const gint64 *rows;
  gsize n_rows;
  DbkDate today;
  GHashTable *summaries; /* row → DbkClientSummary */
} Page;

static DbkClientSummary *
find_summary (const Page *page, gint64 row)
{
  return g_hash_table_lookup (page->summaries, GSIZE_TO_POINTER ((gsize) row));
}

static DbkStatement *
page_statement (const Page *page, DbkSql sql, GError **error)
{
  DbkStatement *statement = dbk_statement (page->connection, sql, error);

  if (statement != NULL)
    dbk_bind_ids (statement, "rows", page->rows, page->n_rows);
  return statement;
}

static gboolean
count_namesakes (const Page *page,
                 gint64 name_order,
                 const char *sort_key,
                 int *namesakes,
                 GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (page->connection, DBK_SQL_SUMMARY_NAMESAKES, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "name_order", name_order);
  dbk_bind_text (statement, "sort_key", sort_key);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  *namesakes = MAX ((int) dbk_column_int (statement, 0) - 1, 0);
  return TRUE;
}

/* The name is put together as the client's page does it. */
static char *
read_name (DbkStatement *statement)
{
  g_autoptr (DbkClient) client = dbk_client_new ();

  client->given_name = dbk_named_dup_text (statement, "given_name");
  client->family_name = dbk_named_dup_text (statement, "family_name");
  client->preferred_name = dbk_named_dup_text (statement, "preferred_name");
  return dbk_client_display_name (client);
}

static gboolean
load_clients (const Page *page, GError **error)
{
  g_autoptr (DbkStatement) statement = page_statement (page, DBK_SQL_SUMMARY_CLIENTS, error);
  /* Namesakes stand side by side in the list, so one count serves them all. */
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      g_autoptr (DbkClientSummary) summary = NULL;
      const char *sort_key;
      gpointer count;
      gint64 row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      summary = dbk_rows_read (statement, &dbk_client_summary_type);
      summary->name = read_name (statement);
      sort_key = dbk_named_text (statement, "sort_key");
      if (g_hash_table_lookup_extended (counts, sort_key, NULL, &count))
        summary->namesakes = GPOINTER_TO_INT (count);
      else
        {
          if (!count_namesakes (page, dbk_named_int (statement, "name_order"), sort_key,
                                &summary->namesakes, error))
            return FALSE;
          g_hash_table_insert (counts, g_strdup (sort_key), GINT_TO_POINTER (summary->namesakes));
        }
      row = summary->row;
      g_hash_table_insert (page->summaries, GSIZE_TO_POINTER ((gsize) row),
                           g_steal_pointer (&summary));
    }
}

static void
set_due (DbkClientSummary *summary, const DbkClientDue *due)
{
  if (summary == NULL)
    return;
  summary->last_session = due->last_treated_on;
  /* A draft waits for its signature, whatever else is due. */
  dbk_set_text (&summary->due_state,
                due->has_draft ? "draft" : dbk_due_state_code (due->window.state));
  summary->due_first = due->window.first;
  summary->due_last = due->window.last;
  if (due->window.state == DBK_DUE_OVERDUE)
    summary->days_late = due->window.days_late;
}

/* Courses come client by client. */
static gboolean
load_due (const Page *page, GError **error)
{
  g_autoptr (DbkStatement) statement = page_statement (page, DBK_SQL_SUMMARY_COURSES, error);
  DbkClientDue due = { 0 };
  gint64 client = 0;
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      DbkDueFigures figures;
      gint64 row = 0;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (has_row)
        row = dbk_column_int (statement, 0);
      if (row != client)
        {
          if (client != 0)
            set_due (find_summary (page, client), &due);
          client = row;
          due = (DbkClientDue){ 0 };
        }
      if (!has_row)
        break;
      dbk_due_read_figures (statement, &figures);
      dbk_client_due_add (&due, dbk_due_read_course (statement), &figures, page->today);
      due.has_draft = due.has_draft || dbk_named_int (statement, "drafts") > 0;
    }
  return TRUE;
}

static void
set_mark (DbkClientSummary *summary, GPtrArray *conditions, GPtrArray *rules, DbkDate today)
{
  g_autoptr (GPtrArray) found = dbk_contraindications_evaluate (conditions, rules, today);
  DbkEffect worst = dbk_contraindications_worst (found);

  if (worst >= DBK_EFFECT_CAUTION)
    dbk_set_text (&summary->mark, dbk_effect_code (worst));
}

static gboolean
load_marks (const Page *page, GError **error)
{
  g_autoptr (DbkStatement) statement = page_statement (page, DBK_SQL_SUMMARY_CONDITIONS, error);
  g_autoptr (GHashTable) by_client = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                                            (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) rules = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer conditions;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      key = GSIZE_TO_POINTER ((gsize) dbk_column_int (statement, 0));
      conditions = g_hash_table_lookup (by_client, key);
      if (conditions == NULL)
        {
          conditions = g_ptr_array_new_with_free_func (dbk_record_unref);
          g_hash_table_insert (by_client, key, conditions);
        }
      g_ptr_array_add (conditions, dbk_rows_read (statement, &dbk_condition_type));
    }
  if (g_hash_table_size (by_client) == 0)
    return TRUE;
  rules = dbk_list_store_load (page->connection, &dbk_rule_type, error);
  if (rules == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, by_client);
  while (g_hash_table_iter_next (&iter, &key, &conditions))
    {
      DbkClientSummary *summary = g_hash_table_lookup (page->summaries, key);

      if (summary != NULL)
        set_mark (summary, conditions, rules, page->today);
    }
  return TRUE;
}

GPtrArray *
dbk_search_load_summaries (DbkConnection *connection,
                           const gint64 *rows,
                           gsize n_rows,
                           DbkDate today,
                           GError **error)
{
  g_autoptr (GHashTable) summaries =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, dbk_record_unref);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (dbk_record_unref);
  Page page = { connection, rows, n_rows, today, summaries };

  if (n_rows == 0)
    return g_steal_pointer (&list);
  if (!load_clients (&page, error) || !load_due (&page, error) || !load_marks (&page, error))
    return NULL;
  for (gsize i = 0; i < n_rows; i++)
    {
      DbkClientSummary *summary = find_summary (&page, rows[i]);

      if (summary != NULL)
        g_ptr_array_add (list, dbk_record_ref (summary));
    }
  return g_steal_pointer (&list);
}
