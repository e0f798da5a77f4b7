/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of possible duplicates shows, read in a worker thread. */
#include "config.h"

#include "dbk-duplicates.h"

#include <glib/gi18n.h>

#include "dbk-client-store.h"
#include "dbk-search.h"

/* Nobody looks for an older one in a list; the command line takes back any. */
#define MOST_MERGES 50

static void
duplicate_free (gpointer data)
{
  DbkDuplicate *pair = data;

  for (guint i = 0; i < G_N_ELEMENTS (pair->clients); i++)
    dbk_client_unref (pair->clients[i]);
  g_free (pair);
}

void
dbk_duplicates_free (DbkDuplicates *duplicates)
{
  if (duplicates == NULL)
    return;
  g_clear_pointer (&duplicates->found, g_array_unref);
  g_clear_pointer (&duplicates->pairs, g_ptr_array_unref);
  g_clear_pointer (&duplicates->merges, g_ptr_array_unref);
  g_free (duplicates);
}

static gboolean
find_last_session (DbkConnection *connection,
                   gint64 row,
                   DbkDate today,
                   DbkDate *last,
                   GError **error)
{
  g_autoptr (GPtrArray) summaries = dbk_search_load_summaries (connection, &row, 1, today, error);

  if (summaries == NULL)
    return FALSE;
  if (summaries->len > 0)
    *last = ((const DbkClientSummary *) summaries->pdata[0])->last_session;
  return TRUE;
}

static DbkDuplicate *
load_pair (DbkConnection *connection, const DbkDuplicateMatch *match, DbkDate today, GError **error)
{
  const gint64 rows[] = { match->one, match->other };
  DbkDuplicate *pair = g_new0 (DbkDuplicate, 1);

  pair->evidence = match->evidence;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      pair->last_sessions[i] = DBK_DATE_NONE;
      pair->clients[i] = dbk_client_store_load (connection, rows[i], error);
      if (pair->clients[i] == NULL ||
          !find_last_session (connection, rows[i], today, &pair->last_sessions[i], error))
        {
          duplicate_free (pair);
          return NULL;
        }
    }
  return pair;
}

DbkDuplicates *
dbk_duplicates_load (DbkConnection *connection,
                     const GArray *found,
                     const GArray *changed,
                     guint limit,
                     DbkDate today,
                     GError **error)
{
  g_autoptr (DbkDuplicates) duplicates = g_new0 (DbkDuplicates, 1);

  duplicates->found = dbk_duplicate_store_recheck (connection, found, changed, error);
  if (duplicates->found == NULL)
    return NULL;
  duplicates->pairs = g_ptr_array_new_with_free_func (duplicate_free);
  for (guint i = 0; i < MIN (limit, duplicates->found->len); i++)
    {
      const DbkDuplicateMatch *match = &g_array_index (duplicates->found, DbkDuplicateMatch, i);
      DbkDuplicate *pair = load_pair (connection, match, today, error);

      if (pair == NULL)
        return NULL;
      g_ptr_array_add (duplicates->pairs, pair);
    }
  duplicates->merges = dbk_merge_store_list (connection, 0, MOST_MERGES, error);
  return duplicates->merges == NULL ? NULL : g_steal_pointer (&duplicates);
}

char *
dbk_duplicate_text_client (const DbkClient *client)
{
  g_autofree char *name = dbk_client_display_name (client);

  return g_strdup_printf (C_ ("client, number", "%1$s, no. %2$d"), name, client->number);
}

char *
dbk_duplicate_text_evidence (const DbkDuplicateEvidence *evidence)
{
  g_auto (GStrv) words = dbk_duplicate_evidence_words (evidence);

  return g_strjoinv (" · ", words);
}
