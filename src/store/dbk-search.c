/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding clients: which way a text is looked for, and in which order. */
#include "config.h"

#include "dbk-search-private.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"

/* How many clients a sentence names that finds more than one. */
#define NAMED_MAX 4
/* Whoever finds more than a glance of clients didn't mistype. */
#define FEW 10
#define SIMILAR_MAX 20

DbkRowSet *
dbk_row_set_new (void)
{
  return g_hash_table_new (g_direct_hash, g_direct_equal);
}

gboolean
dbk_row_set_add (DbkRowSet *set, gint64 row)
{
  return g_hash_table_add (set, GSIZE_TO_POINTER ((gsize) row));
}

gboolean
dbk_row_set_has (DbkRowSet *set, gint64 row)
{
  return g_hash_table_contains (set, GSIZE_TO_POINTER ((gsize) row));
}

void
dbk_search_result_free (DbkSearchResult *result)
{
  if (result == NULL)
    return;
  g_array_unref (result->rows);
  g_array_unref (result->similar);
  g_free (result);
}

/* Everybody else than those in @rows, in name order. */
static gboolean
search_all (DbkConnection *connection, int limit, GArray *rows, gboolean *complete, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SEARCH_ALL, error);
  g_autoptr (GHashTable) leading = dbk_row_set_new ();
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    dbk_row_set_add (leading, g_array_index (rows, gint64, i));
  while (TRUE)
    {
      gint64 row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      *complete = !has_row;
      if (!has_row || (limit >= 0 && rows->len >= (guint) limit))
        return TRUE;
      row = dbk_column_int (statement, 0);
      if (!dbk_row_set_has (leading, row))
        g_array_append_val (rows, row);
    }
}

static gboolean
search_everybody (DbkConnection *connection,
                  DbkClientFilter filter,
                  DbkDate today,
                  int limit,
                  DbkSearchResult *result,
                  GError **error)
{
  if (filter == DBK_CLIENT_FILTER_ALL_RECENT_FIRST)
    {
      if (!dbk_search_recent (connection, today, DBK_SEARCH_RECENT_FIRST, result->rows, error))
        return FALSE;
      result->n_recent = result->rows->len;
    }
  if (!search_all (connection, limit, result->rows, &result->complete, error))
    return FALSE;
  /* Where everybody is recent, the order of names says more. */
  if (result->n_recent > 0 && result->complete && result->rows->len == result->n_recent)
    {
      g_array_set_size (result->rows, 0);
      result->n_recent = 0;
      return search_all (connection, limit, result->rows, &result->complete, error);
    }
  return TRUE;
}

/* Keeps of @rows, in their order, those the text finds. */
static gboolean
keep_found (DbkConnection *connection, const DbkSearchQuery *query, GArray *rows, GError **error)
{
  g_autoptr (GHashTable) set = dbk_row_set_new ();
  guint n_kept = 0;

  if (dbk_search_query_has_scrap (query))
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!dbk_search_scrap (connection, query, found, error))
        return FALSE;
      for (guint i = 0; i < found->len; i++)
        dbk_row_set_add (set, g_array_index (found, gint64, i));
    }
  else if (!dbk_search_words_set (connection, query, set, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      if (dbk_row_set_has (set, row))
        g_array_index (rows, gint64, n_kept++) = row;
    }
  g_array_set_size (rows, n_kept);
  return TRUE;
}

static gboolean
search_filtered (DbkConnection *connection,
                 const DbkSearchQuery *query,
                 DbkClientFilter filter,
                 DbkDate today,
                 GArray *rows,
                 GError **error)
{
  gboolean done = filter == DBK_CLIENT_FILTER_DUE
                      ? dbk_search_due (connection, today, rows, error)
                      : dbk_search_recent (connection, today, DBK_SEARCH_RECENT_MAX, rows, error);

  return done && (dbk_search_query_is_empty (query) || keep_found (connection, query, rows, error));
}

DbkSearchResult *
dbk_search_clients (DbkConnection *connection,
                    const char *text,
                    DbkClientFilter filter,
                    DbkDate today,
                    int limit,
                    GError **error)
{
  g_autoptr (DbkSearchQuery) query = dbk_search_query_new (text, today);
  g_autoptr (DbkSearchResult) result = g_new0 (DbkSearchResult, 1);
  gboolean done;
  int similar;

  result->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->similar = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->complete = TRUE;
  result->total = -1;
  if (filter == DBK_CLIENT_FILTER_DUE || filter == DBK_CLIENT_FILTER_RECENT)
    done = search_filtered (connection, query, filter, today, result->rows, error);
  else if (dbk_search_query_is_empty (query))
    done = search_everybody (connection, filter, today, limit, result, error);
  else if (dbk_search_query_has_scrap (query))
    done = dbk_search_scrap (connection, query, result->rows, error);
  else
    done = dbk_search_words (connection, query, limit, result->rows, &result->complete, error);
  if (!done)
    return NULL;

  if (result->complete)
    result->total = (int) result->rows->len;
  similar = filter != DBK_CLIENT_FILTER_DUE && filter != DBK_CLIENT_FILTER_RECENT &&
                    result->complete && result->rows->len < FEW && query->n_words > 0 &&
                    !dbk_search_query_has_scrap (query)
                ? SIMILAR_MAX
                : 0;
  if (limit >= 0)
    similar = MIN (similar, limit - (int) result->rows->len);
  if (similar > 0 && !dbk_search_similar (connection, query, result->rows, (guint) similar,
                                          result->similar, error))
    return NULL;
  if (limit >= 0 && result->rows->len > (guint) limit)
    {
      g_array_set_size (result->rows, (guint) limit);
      result->complete = FALSE;
    }
  return g_steal_pointer (&result);
}

int
dbk_search_count_due (DbkConnection *connection, DbkDate today, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  return dbk_search_due (connection, today, rows, error) ? (int) rows->len : -1;
}

/* "Amelia Hart (number 1001, born 12 March 1983)" */
static char *
describe_client (const DbkClientSummary *client)
{
  g_autofree char *birth = dbk_date_format_long (client->birth_date);

  if (*birth == '\0')
    return g_strdup_printf (_ ("%s (number %d)"), client->name, client->number);
  return g_strdup_printf (_ ("%s (number %d, born %s)"), client->name, client->number, birth);
}

/* "Amelia Hart (number 1001); Amelia Hartley (number 1002) …" Caller frees. */
static char *
name_clients (DbkConnection *connection, GArray *rows, DbkDate today, GError **error)
{
  g_autoptr (GPtrArray) clients =
      dbk_search_load_summaries (connection, (const gint64 *) (gpointer) rows->data,
                                 MIN (rows->len, NAMED_MAX), today, error);
  GString *names;

  if (clients == NULL)
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; i < clients->len; i++)
    {
      g_autofree char *name = describe_client (clients->pdata[i]);

      if (i > 0)
        /* Translators: stands between the names of clients in a list. */
        g_string_append (names, C_ ("between names", "; "));
      g_string_append (names, name);
    }
  if (rows->len > clients->len)
    g_string_append (names, C_ ("after the first few names", " …"));
  return g_string_free (names, FALSE);
}

static void
set_ambiguous (DbkConnection *connection,
               const char *text,
               const DbkSearchResult *result,
               DbkDate today,
               GError **error)
{
  g_autofree char *names = name_clients (connection, result->rows, today, error);

  if (names != NULL)
    g_set_error (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS,
                 _ ("“%s” finds more than one client: %s. Give more of the name, or the client "
                    "number."),
                 text, names);
}

static void
set_not_found (DbkConnection *connection,
               const char *text,
               const DbkSearchResult *result,
               DbkDate today,
               GError **error)
{
  g_autofree char *names = NULL;

  if (result == NULL || result->similar->len == 0)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND, _ ("“%s” finds no client."), text);
      return;
    }
  names = name_clients (connection, result->similar, today, error);
  if (names != NULL)
    g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                 _ ("“%s” finds no client. Spelled alike: %s."), text, names);
}

gint64
dbk_search_find_one (DbkConnection *connection, const char *text, DbkDate today, GError **error)
{
  g_autoptr (DbkSearchQuery) query = dbk_search_query_new (text, today);
  g_autoptr (DbkSearchResult) result = NULL;
  gint64 row;

  if (query->number > 0 && query->n_words == 0)
    {
      g_autoptr (GError) local_error = NULL;

      row = dbk_client_store_find_number (connection, (int) query->number, &local_error);
      if (row != 0)
        return row;
      if (!g_error_matches (local_error, DBK_ERROR, DBK_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return 0;
        }
    }
  if (!dbk_search_query_is_empty (query))
    {
      result =
          dbk_search_clients (connection, text, DBK_CLIENT_FILTER_ALL, today, NAMED_MAX + 1, error);
      if (result == NULL)
        return 0;
    }
  if (result == NULL || result->rows->len == 0)
    {
      set_not_found (connection, text, result, today, error);
      return 0;
    }
  if (result->rows->len == 1)
    return g_array_index (result->rows, gint64, 0);
  set_ambiguous (connection, text, result, today, error);
  return 0;
}
