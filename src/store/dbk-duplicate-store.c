/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely duplicates in the records, and those who were told apart. */
#include "config.h"

#include "dbk-duplicate-store.h"

#include <glib/gi18n-lib.h>

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

static gboolean
go_on (gpointer data)
{
  return !g_cancellable_is_cancelled (data);
}

GArray *
dbk_duplicate_store_list (DbkConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) told = load_distinctions (connection, error);
  g_autoptr (DbkCrowd) crowd = told == NULL ? NULL : dbk_crowd_load_everybody (connection, error);
  g_autoptr (GArray) pairs = NULL;
  GArray *matches;

  if (crowd == NULL)
    return NULL;
  pairs = dbk_duplicate_pairs (crowd->people, cancellable == NULL ? NULL : go_on, cancellable);
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
      g_autofree char *key = pair_key (match.one, match.other);

      if (g_hash_table_contains (told, key) ||
          (g_array_index (crowd->archived, gboolean, pair->one) &&
           g_array_index (crowd->archived, gboolean, pair->other)))
        continue;
      g_array_append_val (matches, match);
    }
  return matches;
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
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_DISTINCTION_ADD, error);
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;

  if (statement == NULL || !dbk_store_ensure_id (&id, error))
    return FALSE;
  name = dbk_store_staff_name (connection, who->staff, error);
  if (name == NULL)
    return FALSE;
  dbk_bind_text (statement, "id", id);
  dbk_bind_int (statement, "one", one);
  dbk_bind_int (statement, "other", other);
  dbk_bind_time (statement, "decided_at", dbk_store_now (connection, who));
  dbk_bind_text (statement, "decided_by", name);
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
      !dbk_record_check_client (connection, one, error) ||
      !dbk_record_check_client (connection, other, error) ||
      !is_told_apart (connection, one, other, &told, error))
    return FALSE;
  if (one == other)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("That is one and the same client. Nothing was changed; choose two."));
      return FALSE;
    }
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
