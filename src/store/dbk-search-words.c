/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients found by the beginnings of words.
 *
 * The full-text index gives the hits by place: the client's name_order, then the row. So the first
 * page is there after as many steps as it has rows, however many hits there are; only those with
 * the same name_order are still to be put in order by their sort keys. */
#include "dbk-search-private.h"

#include <string.h>

#define ROW_BITS 24
#define ROW_MASK ((G_GINT64_CONSTANT (1) << ROW_BITS) - 1)
/* More hits than this with one name_order, and the rest of them are walked in the list's own order
 * instead of being sorted. */
#define SAME_ORDER_MAX 512

typedef struct
{
  gint64 name_order;
  gint64 row;
  const char *sort_key; /* NULL where no other hit has the same name_order */
} Hit;

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *one = a;
  const Hit *other = b;
  int order;

  if (one->name_order != other->name_order)
    return one->name_order < other->name_order ? -1 : 1;
  order = g_strcmp0 (one->sort_key, other->sort_key);
  if (order != 0)
    return order;
  return one->row < other->row ? -1 : one->row > other->row;
}

/* The sort keys of @rows, by row. */
static GHashTable *
load_sort_keys (DbkConnection *connection, GArray *rows, GStringChunk *texts, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  if (rows->len == 0)
    return g_steal_pointer (&keys);
  statement = dbk_statement (connection, DBK_SQL_SEARCH_SORT_KEYS, error);
  if (statement == NULL)
    return NULL;
  dbk_bind_ids (statement, "rows", (const gint64 *) (gpointer) rows->data, rows->len);
  while (TRUE)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&keys);
      g_hash_table_insert (keys, GSIZE_TO_POINTER ((gsize) dbk_column_int (statement, 0)),
                           g_string_chunk_insert (texts, dbk_column_text (statement, 1)));
    }
}

/* Puts hits that come by name_order into name order and appends them to @rows. */
static gboolean
append_in_order (DbkConnection *connection, GArray *hits, GArray *rows, GError **error)
{
  g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GHashTable) keys = NULL;
  Hit *hit = (Hit *) (gpointer) hits->data;

  for (guint i = 0; i < hits->len; i++)
    if ((i > 0 && hit[i - 1].name_order == hit[i].name_order) ||
        (i + 1 < hits->len && hit[i + 1].name_order == hit[i].name_order))
      g_array_append_val (same, hit[i].row);
  keys = load_sort_keys (connection, same, texts, error);
  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    hit[i].sort_key = g_hash_table_lookup (keys, GSIZE_TO_POINTER ((gsize) hit[i].row));
  if (same->len > 0)
    g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (rows, hit[i].row);
  return TRUE;
}

/* Appends hits with one name_order by walking all clients who have it, in order. */
static gboolean
walk_name_order (DbkConnection *connection,
                 const DbkSearchQuery *query,
                 gint64 name_order,
                 guint limit,
                 GArray *rows,
                 GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SEARCH_NAME_ORDER, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "name_order", name_order);
  while (rows->len < limit)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (dbk_search_query_meets_words (query, dbk_column_text (statement, 1)))
        {
          gint64 row = dbk_column_int (statement, 0);

          g_array_append_val (rows, row);
        }
    }
  return TRUE;
}

/* One page and one more, which tells whether it was the last. Without @query a crowd of the same
 * name may be cut short. */
static gboolean
search_page (DbkConnection *connection,
             DbkStatement *statement,
             const DbkSearchQuery *query,
             guint wanted,
             GArray *rows,
             GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  guint same_max = MAX (SAME_ORDER_MAX, 4 * wanted);
  guint same_first = 0; /* the first hit with the last one's name_order */
  gboolean has_row;

  while (TRUE)
    {
      Hit hit = { 0 };
      gint64 place;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return append_in_order (connection, hits, rows, error);
      place = dbk_column_int (statement, 0);
      hit.name_order = place >> ROW_BITS;
      hit.row = place & ROW_MASK;
      if (hits->len > 0 && g_array_index (hits, Hit, hits->len - 1).name_order != hit.name_order)
        {
          if (hits->len >= wanted)
            return append_in_order (connection, hits, rows, error);
          same_first = hits->len;
        }
      g_array_append_val (hits, hit);
      if (hits->len - same_first > same_max)
        {
          if (query == NULL)
            return append_in_order (connection, hits, rows, error);
          g_array_set_size (hits, same_first);
          return append_in_order (connection, hits, rows, error) &&
                 walk_name_order (connection, query, hit.name_order, wanted, rows, error);
        }
    }
}

gboolean
dbk_search_matches (DbkConnection *connection,
                    const char *match,
                    guint wanted,
                    GArray *rows,
                    GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SEARCH_PLACES, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_text (statement, "match", match);
  return search_page (connection, statement, NULL, wanted, rows, error);
}

gboolean
dbk_search_words_set (DbkConnection *connection,
                      const DbkSearchQuery *query,
                      DbkRowSet *set,
                      GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SEARCH_PLACES, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_text (statement, "match", query->match);
  while (TRUE)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      dbk_row_set_add (set, dbk_column_int (statement, 0) & ROW_MASK);
    }
}

/* All hits: everybody is walked in name order, which is faster than sorting many. */
static gboolean
search_every (DbkConnection *connection, const DbkSearchQuery *query, GArray *rows, GError **error)
{
  g_autoptr (GHashTable) set = dbk_row_set_new ();
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  if (!dbk_search_words_set (connection, query, set, error))
    return FALSE;
  statement = dbk_statement (connection, DBK_SQL_SEARCH_ALL, error);
  if (statement == NULL)
    return FALSE;
  while (rows->len < g_hash_table_size (set))
    {
      gint64 row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      row = dbk_column_int (statement, 0);
      if (dbk_row_set_has (set, row))
        g_array_append_val (rows, row);
    }
  return TRUE;
}

gboolean
dbk_search_words (DbkConnection *connection,
                  const DbkSearchQuery *query,
                  int limit,
                  GArray *rows,
                  gboolean *complete,
                  GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  *complete = TRUE;
  if (limit < 0)
    {
      /* Few hits are quicker sorted than everybody walked. */
      guint few = SAME_ORDER_MAX;

      statement = dbk_statement (connection, DBK_SQL_SEARCH_PLACES, error);
      if (statement == NULL)
        return FALSE;
      dbk_bind_text (statement, "match", query->match);
      if (!search_page (connection, statement, query, few, rows, error))
        return FALSE;
      if (rows->len < few)
        return TRUE;
      g_array_set_size (rows, 0);
      return search_every (connection, query, rows, error);
    }
  statement = dbk_statement (connection, DBK_SQL_SEARCH_PLACES, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_text (statement, "match", query->match);
  if (!search_page (connection, statement, query, (guint) limit + 1, rows, error))
    return FALSE;
  if (rows->len > (guint) limit)
    {
      *complete = FALSE;
      g_array_set_size (rows, (guint) limit);
    }
  return TRUE;
}
