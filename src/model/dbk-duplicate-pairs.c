/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely duplicates among many people, without comparing everybody with everybody. */
#include "config.h"

#include "dbk-duplicate.h"

/* A key that more than these share tells too little; the others they share find the pair. */
#define SHARED_MAX 48
/* Comparisons, and people, between two looks at whether to go on. */
#define GO_ON_EVERY 4096
/* The part of the time that goes into the keys. */
#define KEYS_PART 0.25

typedef struct
{
  guint64 key;
  guint person;
} Shared;

static int
compare_shared (gconstpointer a, gconstpointer b)
{
  const Shared *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

/* NULL when told to end. */
static GArray *
collect_keys (const GPtrArray *people, DbkDuplicateGoOn go_on, gpointer data)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Shared));

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (GArray) keys = dbk_duplicate_keys (people->pdata[i]);

      if (go_on != NULL && i % GO_ON_EVERY == GO_ON_EVERY - 1 &&
          !go_on (KEYS_PART * i / people->len, data))
        return NULL;
      for (guint j = 0; j < keys->len; j++)
        {
          Shared shared = { g_array_index (keys, guint64, j), i };

          g_array_append_val (all, shared);
        }
    }
  g_array_sort (all, compare_shared);
  return g_steal_pointer (&all);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const DbkDuplicatePair *one = a, *other = b;

  if (one->one != other->one)
    return one->one < other->one ? -1 : 1;
  return one->other < other->other ? -1 : one->other > other->other;
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const DbkDuplicatePair *one = a, *other = b;

  if (one->evidence.score != other->evidence.score)
    return one->evidence.score > other->evidence.score ? -1 : 1;
  return compare_pairs (a, b);
}

/* The same two meet under every key they share. */
static void
drop_repeated (GArray *pairs)
{
  guint n = 0;

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (n == 0 || compare_pairs (&g_array_index (pairs, DbkDuplicatePair, i),
                                 &g_array_index (pairs, DbkDuplicatePair, n - 1)) != 0)
      g_array_index (pairs, DbkDuplicatePair, n++) = g_array_index (pairs, DbkDuplicatePair, i);
  g_array_set_size (pairs, n);
}

static void
compare_group (const GPtrArray *people, const Shared *group, guint n, GArray *pairs)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        DbkDuplicatePair pair = { group[i].person, group[j].person, { { 0 } } };

        if (dbk_duplicate_compare (people->pdata[pair.one], people->pdata[pair.other],
                                   &pair.evidence))
          g_array_append_val (pairs, pair);
      }
}

GArray *
dbk_duplicate_pairs (const GPtrArray *people, DbkDuplicateGoOn go_on, gpointer data)
{
  g_autoptr (GArray) all = collect_keys (people, go_on, data);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (DbkDuplicatePair));
  const Shared *shared;
  guint n_compared = 0;

  if (all == NULL)
    return NULL;
  shared = (const Shared *) all->data;
  for (guint begin = 0, end; begin < all->len; begin = end)
    {
      guint n;

      for (end = begin + 1; end < all->len && shared[end].key == shared[begin].key; end++)
        ;
      n = end - begin;
      if (n < 2 || n > SHARED_MAX)
        continue;
      compare_group (people, shared + begin, n, pairs);
      n_compared += n * (n - 1) / 2;
      if (n_compared < GO_ON_EVERY)
        continue;
      n_compared = 0;
      if (go_on != NULL && !go_on (KEYS_PART + (1 - KEYS_PART) * end / all->len, data))
        return NULL;
    }
  drop_repeated (pairs);
  g_array_sort (pairs, compare_scores);
  return g_steal_pointer (&pairs);
}
