/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the client list asks the records, beside the main loop. */
#include "config.h"

#include "dbk-client-query.h"

typedef struct
{
  char *text;
  DbkClientFilter filter;
  DbkDate today;
  int limit;
  GArray *rows;
} Query;

static Query *
query_new (DbkContext *context)
{
  Query *query = g_new0 (Query, 1);

  query->today = dbk_context_get_today (context);
  return query;
}

static void
query_free (gpointer data)
{
  Query *query = data;

  g_clear_pointer (&query->rows, g_array_unref);
  g_free (query->text);
  g_free (query);
}

static gpointer
search (DbkConnection *connection, gpointer data, GError **error)
{
  const Query *query = data;

  return dbk_search_clients (connection, query->text, query->filter, query->today, query->limit,
                             error);
}

static void
result_free (gpointer result)
{
  dbk_search_result_free (result);
}

void
dbk_client_query_search (DbkContext *context,
                         const char *text,
                         DbkClientFilter filter,
                         int limit,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Query *query = query_new (context);

  query->text = g_strdup (text);
  query->filter = filter;
  query->limit = limit;
  dbk_context_read (context, search, query, query_free, result_free, cancellable, callback,
                    user_data);
}

static gpointer
count_due (DbkConnection *connection, gpointer data, GError **error)
{
  const Query *query = data;
  int due = dbk_search_count_due (connection, query->today, error);

  return due < 0 ? NULL : g_memdup2 (&due, sizeof due);
}

void
dbk_client_query_count_due (DbkContext *context, GAsyncReadyCallback callback, gpointer user_data)
{
  dbk_context_read (context, count_due, query_new (context), query_free, g_free, NULL, callback,
                    user_data);
}

static gpointer
load_summaries (DbkConnection *connection, gpointer data, GError **error)
{
  const Query *query = data;

  return dbk_search_load_summaries (connection, (const gint64 *) (void *) query->rows->data,
                                    query->rows->len, query->today, error);
}

static void
array_free (gpointer array)
{
  g_ptr_array_unref (array);
}

void
dbk_client_query_summaries (DbkContext *context,
                            GArray *rows,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Query *query = query_new (context);

  query->rows = g_array_ref (rows);
  dbk_context_read (context, load_summaries, query, query_free, array_free, NULL, callback,
                    user_data);
}
