/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients found by digits: a birthday, a client number, a phone number; or by an e-mail address. */
#include "dbk-search-private.h"

#include <string.h>

#include "dbk-client-words.h"

/* So many last digits tell a phone number whatever is written in front of them. */
#define ENDING_DIGITS 8
/* With so many digits the first ones may be a country code typed without its plus. */
#define COUNTRY_DIGITS 6

typedef struct
{
  gint64 row;
  char *sort_key;
} Found;

static void
clear_found (gpointer data)
{
  Found *found = data;

  g_free (found->sort_key);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a;
  const Found *other = b;
  int order = strcmp (one->sort_key, other->sort_key);

  if (order != 0)
    return order;
  return one->row < other->row ? -1 : one->row > other->row;
}

static gboolean
add_all (DbkStatement *statement, DbkRowSet *set, GError **error)
{
  gboolean has_row;

  while (TRUE)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      dbk_row_set_add (set, dbk_column_int (statement, 0));
    }
}

/* Adds what @sql finds between :first and the end of what begins with it. */
static gboolean
add_beginning (DbkConnection *connection,
               DbkSql sql,
               const char *beginning,
               DbkRowSet *set,
               GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  g_autofree char *end = NULL;

  if (*beginning == '\0')
    return TRUE;
  statement = dbk_statement (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  /* U+10FFFF stands behind every other letter. */
  end = g_strconcat (beginning, "\364\217\277\277", NULL);
  dbk_bind_text (statement, "first", beginning);
  dbk_bind_text (statement, "end", end);
  return add_all (statement, set, error);
}

static gboolean
add_dates (DbkConnection *connection, const DbkSearchQuery *query, DbkRowSet *set, GError **error)
{
  for (guint i = 0; i < query->dates->len; i++)
    {
      g_autoptr (DbkStatement) statement =
          dbk_statement (connection, DBK_SQL_SEARCH_BIRTH_DATE, error);

      if (statement == NULL)
        return FALSE;
      dbk_bind_date (statement, "birth_date", g_array_index (query->dates, DbkDate, i));
      if (!add_all (statement, set, error))
        return FALSE;
    }
  return TRUE;
}

/* Everybody born in the year; the words typed beside it are looked at afterwards. */
static gboolean
add_year (DbkConnection *connection, const DbkSearchQuery *query, DbkRowSet *set, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  if (query->year == 0)
    return TRUE;
  statement = dbk_statement (connection, DBK_SQL_SEARCH_BIRTH_YEAR, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_date (statement, "first", dbk_date_new (query->year, 1, 1));
  dbk_bind_date (statement, "last", dbk_date_new (query->year, 12, 31));
  return add_all (statement, set, error);
}

static gboolean
add_phones (DbkConnection *connection, const DbkSearchQuery *query, DbkRowSet *set, GError **error)
{
  g_autofree char *ending = NULL;

  if (query->digits == NULL)
    return TRUE;
  if (!add_beginning (connection, DBK_SQL_SEARCH_PHONE_DIGITS, query->national, set, error))
    return FALSE;
  if (strlen (query->digits) >= COUNTRY_DIGITS && query->digits[0] != '0' &&
      !add_beginning (connection, DBK_SQL_SEARCH_PHONE_DIGITS,
                      dbk_phone_after_country_code (query->digits), set, error))
    return FALSE;
  ending = dbk_phone_reversed (query->digits);
  if (strlen (ending) > ENDING_DIGITS)
    ending[ENDING_DIGITS] = '\0';
  return add_beginning (connection, DBK_SQL_SEARCH_PHONE_ENDING, ending, set, error);
}

/* The row of the client whose number was typed, 0 for none. */
static gboolean
find_number (DbkConnection *connection, const DbkSearchQuery *query, gint64 *row, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  *row = 0;
  if (query->number == 0)
    return TRUE;
  statement = dbk_statement (connection, DBK_SQL_CLIENT_ROW_OF_NUMBER, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "number", query->number);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *row = dbk_column_int (statement, 0);
  return TRUE;
}

/* Of @set those who are listed and have the words, in name order with @first_row in front. */
static gboolean
append_listed (DbkConnection *connection,
               const DbkSearchQuery *query,
               DbkRowSet *set,
               gint64 first_row,
               GArray *rows,
               GError **error)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (DbkStatement) statement = NULL;
  GHashTableIter iter;
  gpointer key;

  g_array_set_clear_func (found, clear_found);
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 row = (gint64) GPOINTER_TO_SIZE (key);

      g_array_append_val (wanted, row);
    }
  if (wanted->len == 0)
    return TRUE;
  statement = dbk_statement (connection, DBK_SQL_SEARCH_LISTED, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_ids (statement, "rows", (const gint64 *) (gpointer) wanted->data, wanted->len);
  while (TRUE)
    {
      gboolean has_row;
      Found one = { 0 };

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      one.row = dbk_column_int (statement, 0);
      if (!dbk_search_query_meets_words (query, dbk_column_text (statement, 2)))
        continue;
      /* An empty key stands before all others. */
      one.sort_key = one.row == first_row ? g_strdup ("") : dbk_column_dup_text (statement, 1);
      g_array_append_val (found, one);
    }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (rows, g_array_index (found, Found, i).row);
  return TRUE;
}

/* Keeps in @set what is in @other too. */
static void
keep_common (DbkRowSet *set, DbkRowSet *other)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (other, key))
      g_hash_table_iter_remove (&iter);
}

gboolean
dbk_search_scrap (DbkConnection *connection,
                  const DbkSearchQuery *query,
                  GArray *rows,
                  GError **error)
{
  g_autoptr (GHashTable) set = dbk_row_set_new ();
  gint64 first_row;

  if (!add_dates (connection, query, set, error) || !add_year (connection, query, set, error) ||
      !add_phones (connection, query, set, error) ||
      !find_number (connection, query, &first_row, error))
    return FALSE;
  if (first_row != 0)
    dbk_row_set_add (set, first_row);
  if (query->email != NULL)
    {
      g_autoptr (GHashTable) by_email = dbk_row_set_new ();

      if (!add_beginning (connection, DBK_SQL_SEARCH_EMAIL, query->email, by_email, error))
        return FALSE;
      if (query->has_numbers)
        keep_common (set, by_email);
      else
        {
          g_autoptr (GHashTable) none = set;

          set = g_steal_pointer (&by_email);
        }
    }
  return append_listed (connection, query, set, first_row, rows, error);
}
