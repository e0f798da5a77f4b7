/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely duplicates in the records, and those who were told apart. */
#include "config.h"

#include "dbk-duplicate-store.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-duplicate-crowd.h"
#include "dbk-record-private.h"

static char *
pair_key (gint64 one, gint64 other)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (one, other),
                          MAX (one, other));
}

static GHashTable *
load_distinctions (DbkConnection *connection, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_EVERY_DISTINCTION, error);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&told);
      g_hash_table_add (told,
                        pair_key (dbk_column_int (statement, 0), dbk_column_int (statement, 1)));
    }
}

typedef struct
{
  DbkDuplicateProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;
} Look;

static gboolean
go_on (double fraction, gpointer data)
{
  const Look *look = data;

  if (look->progress != NULL)
    look->progress (fraction, look->data);
  return !g_cancellable_is_cancelled (look->cancellable);
}

/* Nobody was told apart, and somebody is still among the clients. */
static gboolean
is_asked (GHashTable *told, const DbkCrowd *crowd, guint one, guint other)
{
  g_autofree char *key = pair_key (g_array_index (crowd->rows, gint64, one),
                                   g_array_index (crowd->rows, gint64, other));

  return !g_hash_table_contains (told, key) && !(g_array_index (crowd->archived, gboolean, one) &&
                                                 g_array_index (crowd->archived, gboolean, other));
}

GArray *
dbk_duplicate_store_list (DbkConnection *connection,
                          DbkDuplicateProgressFunc progress,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GHashTable) told = load_distinctions (connection, error);
  g_autoptr (DbkCrowd) crowd = told == NULL ? NULL : dbk_crowd_load_everybody (connection, error);
  g_autoptr (GArray) pairs = NULL;
  Look look = { progress, data, cancellable };
  GArray *matches;

  if (crowd == NULL)
    return NULL;
  pairs = dbk_duplicate_pairs (crowd->people, go_on, &look);
  if (pairs == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  matches = g_array_new (FALSE, FALSE, sizeof (DbkDuplicateMatch));
  for (guint i = 0; i < pairs->len; i++)
    {
      const DbkDuplicatePair *pair = &g_array_index (pairs, DbkDuplicatePair, i);
      DbkDuplicateMatch match = { g_array_index (crowd->rows, gint64, pair->one),
                                  g_array_index (crowd->rows, gint64, pair->other),
                                  pair->evidence };

      if (is_asked (told, crowd, pair->one, pair->other))
        g_array_append_val (matches, match);
    }
  return matches;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* Everybody in @matches, each once. */
static DbkCrowd *
load_matched (DbkConnection *connection, const GArray *matches, GError **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < matches->len; i++)
    {
      DbkDuplicateMatch *match = &g_array_index (matches, DbkDuplicateMatch, i);

      if (g_hash_table_add (set, &match->one))
        g_array_append_val (rows, match->one);
      if (g_hash_table_add (set, &match->other))
        g_array_append_val (rows, match->other);
    }
  g_array_sort (rows, compare_rows);
  return dbk_crowd_load (connection, rows, error);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const DbkDuplicateMatch *one = a, *other = b;

  if (one->one != other->one)
    return one->one < other->one ? -1 : 1;
  return one->other < other->other ? -1 : one->other > other->other;
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const DbkDuplicateMatch *one = a, *other = b;

  if (one->evidence.score != other->evidence.score)
    return one->evidence.score > other->evidence.score ? -1 : 1;
  return compare_pairs (a, b);
}

/* Adds whom the client of @row may be. One who is gone meanwhile is nobody any more. */
static gboolean
add_found (DbkConnection *connection, gint64 row, GArray *matches, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DbkClient) client = dbk_client_store_load (connection, row, &problem);
  g_autoptr (GArray) found = NULL;

  if (client == NULL && g_error_matches (problem, DBK_ERROR, DBK_ERROR_NOT_FOUND))
    return TRUE;
  if (client == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  found = dbk_duplicate_store_find (connection, client, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      DbkDuplicateMatch match = g_array_index (found, DbkDuplicateMatch, i);
      gint64 other = match.other;

      match.one = MIN (row, other);
      match.other = MAX (row, other);
      g_array_append_val (matches, match);
    }
  return TRUE;
}

/* Each pair once, in the order of the rows. */
static GArray *
collect_candidates (DbkConnection *connection,
                    const GArray *matches,
                    const GArray *changed,
                    GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DbkDuplicateMatch));
  guint n = 0;

  if (matches->len > 0)
    g_array_append_vals (all, matches->data, matches->len);
  for (guint i = 0; changed != NULL && i < changed->len; i++)
    if (!add_found (connection, g_array_index (changed, gint64, i), all, error))
      return NULL;
  g_array_sort (all, compare_pairs);
  for (guint i = 0; i < all->len; i++)
    if (n == 0 || compare_pairs (&g_array_index (all, DbkDuplicateMatch, i),
                                 &g_array_index (all, DbkDuplicateMatch, n - 1)) != 0)
      g_array_index (all, DbkDuplicateMatch, n++) = g_array_index (all, DbkDuplicateMatch, i);
  g_array_set_size (all, n);
  return g_steal_pointer (&all);
}

GArray *
dbk_duplicate_store_recheck (DbkConnection *connection,
                             const GArray *matches,
                             const GArray *changed,
                             GError **error)
{
  g_autoptr (GHashTable) told = load_distinctions (connection, error);
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (DbkCrowd) crowd = NULL;
  GArray *left;

  if (told == NULL)
    return NULL;
  candidates = collect_candidates (connection, matches, changed, error);
  if (candidates == NULL)
    return NULL;
  crowd = load_matched (connection, candidates, error);
  if (crowd == NULL)
    return NULL;
  left = g_array_new (FALSE, FALSE, sizeof (DbkDuplicateMatch));
  for (guint i = 0; i < candidates->len; i++)
    {
      DbkDuplicateMatch match = g_array_index (candidates, DbkDuplicateMatch, i);
      guint one, other;

      if (g_array_binary_search (crowd->rows, &match.one, compare_rows, &one) &&
          g_array_binary_search (crowd->rows, &match.other, compare_rows, &other) &&
          is_asked (told, crowd, one, other) &&
          dbk_duplicate_compare (crowd->people->pdata[one], crowd->people->pdata[other],
                                 &match.evidence))
        g_array_append_val (left, match);
    }
  g_array_sort (left, compare_scores);
  return left;
}

static gboolean
is_told_apart (DbkConnection *connection, gint64 one, gint64 other, gboolean *told, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_DISTINCTION_FIND, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "one", one);
  dbk_bind_int (statement, "other", other);
  return dbk_step_row (statement, told, error);
}

static gboolean
add_distinction (DbkConnection *connection,
                 const DbkWho *who,
                 gint64 one,
                 gint64 other,
                 GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_record_decision (connection, DBK_SQL_DISTINCTION_ADD,
                                                            who, "decided_at", "decided_by", error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "one", one);
  dbk_bind_int (statement, "other", other);
  return dbk_run (statement, error);
}

gboolean
dbk_duplicate_store_tell_apart (DbkConnection *connection,
                                const DbkWho *who,
                                gint64 one,
                                gint64 other,
                                GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  gboolean told;

  if (transaction == NULL || !dbk_store_require_staff (connection, who, error) ||
      !dbk_record_check_two (connection, one, other, error) ||
      !is_told_apart (connection, one, other, &told, error))
    return FALSE;
  if (!told && !add_distinction (connection, who, one, other, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, one);
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, other);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_duplicate_store_ask_again (DbkConnection *connection,
                               const DbkWho *who,
                               gint64 one,
                               gint64 other,
                               GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkStatement) statement = NULL;

  if (transaction == NULL || !dbk_store_require_staff (connection, who, error))
    return FALSE;
  statement = dbk_statement (connection, DBK_SQL_DISTINCTION_REMOVE, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "one", one);
  dbk_bind_int (statement, "other", other);
  if (!dbk_run (statement, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, one);
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, other);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
