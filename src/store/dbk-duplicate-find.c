/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be the person that is being entered. */
#include "config.h"

#include "dbk-client-words.h"
#include "dbk-duplicate-crowd.h"
#include "dbk-duplicate-store.h"
#include "dbk-search-private.h"
#include "dbk-text.h"

/* Clients one beginning of a name is looked at for. */
#define NAMED_ALIKE_MAX 300

/* Adds what @statement's first column says. */
static gboolean
collect (DbkStatement *statement, DbkRowSet *set, GError **error)
{
  while (TRUE)
    {
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      dbk_row_set_add (set, dbk_column_int (statement, 0));
    }
}

static gboolean
collect_born (DbkConnection *connection, DbkDate birth_date, DbkRowSet *set, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  if (birth_date == DBK_DATE_NONE)
    return TRUE;
  statement = dbk_statement (connection, DBK_SQL_DUPLICATE_BORN, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_date (statement, "birth_date", birth_date);
  return collect (statement, set, error);
}

static gboolean
collect_by_birth_date (DbkConnection *connection,
                       const DbkClient *client,
                       DbkRowSet *set,
                       GError **error)
{
  int year, month, day;

  if (client->birth_date == DBK_DATE_NONE)
    return TRUE;
  dbk_date_split (client->birth_date, &year, &month, &day);
  return collect_born (connection, client->birth_date, set, error) &&
         (month == day || collect_born (connection, dbk_date_new (year, day, month), set, error));
}

static gboolean
collect_reached (DbkConnection *connection, const DbkClient *client, DbkRowSet *set, GError **error)
{
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      g_autofree char *digits = dbk_phone_national_digits (phone->number);
      g_autoptr (DbkStatement) statement =
          dbk_statement (connection, DBK_SQL_DUPLICATE_REACHED_BY_PHONE, error);

      if (statement == NULL)
        return FALSE;
      dbk_bind_text (statement, "digits", digits);
      if (!collect (statement, set, error))
        return FALSE;
    }
  if (!dbk_text_is_blank (client->email))
    {
      g_autoptr (DbkStatement) statement =
          dbk_statement (connection, DBK_SQL_DUPLICATE_REACHED_BY_EMAIL, error);

      if (statement == NULL)
        return FALSE;
      dbk_bind_text (statement, "email", client->email);
      return collect (statement, set, error);
    }
  return TRUE;
}

/* The first three letters of @name. Caller frees. */
static char *
beginning (const char *name)
{
  g_autofree char *folded = dbk_text_fold (name);

  return g_utf8_substring (folded, 0, MIN (3, g_utf8_strlen (folded, -1)));
}

static gboolean
collect_named (DbkConnection *connection,
               const char *one,
               const char *other,
               DbkRowSet *set,
               GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (DbkSearchResult) result = NULL;

  if (dbk_text_is_blank (one) || dbk_text_is_blank (other))
    return TRUE;
  text = g_strdup_printf ("%s %s", one, other);
  result = dbk_search_clients (connection, text, DBK_CLIENT_FILTER_ALL, DBK_DATE_NONE,
                               NAMED_ALIKE_MAX, error);
  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->rows->len; i++)
    dbk_row_set_add (set, g_array_index (result->rows, gint64, i));
  for (guint i = 0; i < result->similar->len; i++)
    dbk_row_set_add (set, g_array_index (result->similar, gint64, i));
  return TRUE;
}

/* A slip in one of the names leaves the other, and the beginning, as they were; which of the two
 * stands where doesn't matter to the search. */
static gboolean
collect_by_name (DbkConnection *connection, const DbkClient *client, DbkRowSet *set, GError **error)
{
  g_autofree char *given = beginning (client->given_name);
  g_autofree char *family = beginning (client->family_name);

  return collect_named (connection, client->given_name, client->family_name, set, error) &&
         collect_named (connection, given, client->family_name, set, error) &&
         collect_named (connection, client->given_name, family, set, error);
}

static gboolean
leave_out (DbkConnection *connection, gint64 row, DbkRowSet *set, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  g_autoptr (GHashTable) told = dbk_row_set_new ();
  GHashTableIter iter;
  gpointer key;

  if (row == 0)
    return TRUE;
  statement = dbk_statement (connection, DBK_SQL_DISTINCTIONS_OF, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", row);
  dbk_row_set_add (told, row);
  if (!collect (statement, told, error))
    return FALSE;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (told, key))
      g_hash_table_iter_remove (&iter);
  return TRUE;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const DbkDuplicateMatch *one = a, *other = b;

  if (one->evidence.score != other->evidence.score)
    return one->evidence.score > other->evidence.score ? -1 : 1;
  return one->other < other->other ? -1 : one->other > other->other;
}

static GArray *
rows_of (DbkRowSet *set)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 row = (gint64) GPOINTER_TO_SIZE (key);

      g_array_append_val (rows, row);
    }
  return rows;
}

GArray *
dbk_duplicate_store_find (DbkConnection *connection, const DbkClient *client, GError **error)
{
  g_autoptr (GHashTable) set = dbk_row_set_new ();
  g_autoptr (DbkDuplicatePerson) person = dbk_duplicate_person_new (client);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (DbkCrowd) crowd = NULL;
  GArray *matches;

  if (!collect_by_birth_date (connection, client, set, error) ||
      !collect_reached (connection, client, set, error) ||
      !collect_by_name (connection, client, set, error) ||
      !leave_out (connection, client->row, set, error))
    return NULL;
  rows = rows_of (set);
  crowd = dbk_crowd_load (connection, rows, error);
  if (crowd == NULL)
    return NULL;
  matches = g_array_new (FALSE, FALSE, sizeof (DbkDuplicateMatch));
  for (guint i = 0; i < crowd->people->len; i++)
    {
      DbkDuplicateMatch match = { client->row, g_array_index (crowd->rows, gint64, i), { { 0 } } };

      if (dbk_duplicate_compare (person, crowd->people->pdata[i], &match.evidence))
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  return matches;
}
