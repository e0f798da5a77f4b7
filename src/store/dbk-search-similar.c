/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients whose words are spelled almost as typed.
 *
 * What was meant is looked for among the words there are (client_word): the table is walked like a
 * tree of letters. Up to the letter that is wrong everything is as typed, so at each place only the
 * letters that really follow there are tried, a few hundred steps for a word however many words
 * there are. */
#include "dbk-search-private.h"
#include "dbk-transaction.h"

#include <string.h>

/* A wrong letter in fewer than these leaves too little to go by. */
#define WHOLE_MIN 3
#define BEGINNING_MIN 4
/* Nobody types more by mistake; a pasted line isn't one. */
#define LETTERS_MAX 24
#define MEANT_MAX 64

typedef struct
{
  DbkStatement *next;
  gunichar *typed;
  glong n_typed;
  GPtrArray *whole;      /* words one letter away */
  GPtrArray *beginnings; /* beginnings one letter away */
} Walk;

/* The first word that doesn't come before @from; empty at the end. */
static gboolean
next_word (Walk *walk, const char *from, GString *word, GError **error)
{
  gboolean has_row;

  dbk_statement_reset (walk->next);
  dbk_bind_text (walk->next, "from", from);
  if (!dbk_step_row (walk->next, &has_row, error))
    return FALSE;
  g_string_assign (word, has_row ? dbk_column_text (walk->next, 0) : "");
  return TRUE;
}

static void
add (GPtrArray *meant, const char *word)
{
  if (meant->len < MEANT_MAX && !g_ptr_array_find_with_equal_func (meant, word, g_str_equal, NULL))
    g_ptr_array_add (meant, g_strdup (word));
}

/* The letters before @place, @instead (0: none) and those from @rest on. */
static char *
spell (const Walk *walk, glong place, gunichar instead, glong rest)
{
  GString *word = g_string_sized_new (64);

  for (glong i = 0; i < place; i++)
    g_string_append_unichar (word, walk->typed[i]);
  if (instead != 0)
    g_string_append_unichar (word, instead);
  for (glong i = rest; i < walk->n_typed; i++)
    g_string_append_unichar (word, walk->typed[i]);
  return g_string_free (word, FALSE);
}

/* Takes @meant if there is such a word, or one that begins so. */
static gboolean
try (Walk *walk, const char *meant, gboolean may_begin, GError **error)
{
  g_autoptr (GString) word = g_string_sized_new (64);

  if (!next_word (walk, meant, word, error))
    return FALSE;
  if (strcmp (word->str, meant) == 0)
    add (walk->whole, meant);
  if (may_begin && walk->n_typed >= BEGINNING_MIN && g_str_has_prefix (word->str, meant))
    add (walk->beginnings, meant);
  return TRUE;
}

/* A letter too much, or two that changed places. */
static gboolean
try_fewer (Walk *walk, glong place, GError **error)
{
  g_autofree char *without = spell (walk, place, 0, place + 1);
  gboolean is_last = place == walk->n_typed - 1;

  if (!try (walk, without, !is_last, error))
    return FALSE;
  if (!is_last)
    {
      GString *swapped = g_string_sized_new (64);
      g_autofree char *rest = NULL;

      for (glong i = 0; i < place; i++)
        g_string_append_unichar (swapped, walk->typed[i]);
      g_string_append_unichar (swapped, walk->typed[place + 1]);
      g_string_append_unichar (swapped, walk->typed[place]);
      for (glong i = place + 2; i < walk->n_typed; i++)
        g_string_append_unichar (swapped, walk->typed[i]);
      rest = g_string_free (swapped, FALSE);
      if (!try (walk, rest, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

/* Another letter in this place, or one more: all that words have there. */
static gboolean
try_letters (Walk *walk, glong place, const char *before, gboolean *goes_on, GError **error)
{
  g_autoptr (GString) word = g_string_sized_new (64);
  g_autofree char *from = g_strdup (before);
  gboolean is_last = place == walk->n_typed - 1;

  *goes_on = FALSE;
  while (TRUE)
    {
      g_autofree char *other = NULL;
      g_autofree char *more = NULL;
      gunichar letter;

      if (!next_word (walk, from, word, error))
        return FALSE;
      if (word->len == 0 || !g_str_has_prefix (word->str, before))
        return TRUE;
      letter = g_utf8_get_char (word->str + strlen (before));
      if (letter == 0)
        {
          /* The beginning is itself a word; its longer ones come next, and "!" is the first of all
           * letters a word can have. */
          g_free (from);
          from = g_strconcat (before, "!", NULL);
          continue;
        }
      if (letter == walk->typed[place])
        *goes_on = TRUE;
      else
        {
          other = spell (walk, place, letter, place + 1);
          if (!try (walk, other, !is_last, error))
            return FALSE;
        }
      more = spell (walk, place, letter, place);
      if (!try (walk, more, TRUE, error))
        return FALSE;
      g_free (from);
      {
        char after[8] = { 0 };

        g_unichar_to_utf8 (letter + 1, after);
        from = g_strconcat (before, after, NULL);
      }
    }
}

static gboolean
walk_word (DbkConnection *connection,
           const char *typed,
           GPtrArray *whole,
           GPtrArray *beginnings,
           GError **error)
{
  g_autoptr (DbkStatement) next = dbk_statement (connection, DBK_SQL_SEARCH_NEXT_WORD, error);
  glong n_typed;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (typed, -1, &n_typed);
  Walk walk = { next, letters, n_typed, whole, beginnings };
  gboolean goes_on = TRUE;

  if (next == NULL)
    return FALSE;
  if (n_typed < WHOLE_MIN || n_typed > LETTERS_MAX)
    return TRUE;
  for (glong place = 0; place < n_typed && goes_on; place++)
    {
      g_autofree char *before = spell (&walk, place, 0, n_typed);

      if (!try_fewer (&walk, place, error) || !try_letters (&walk, place, before, &goes_on, error))
        return FALSE;
    }
  return TRUE;
}

/* ("smiht"* OR "smith" OR "smit") AND (…) */
static void
add_to_match (GString *match, const char *typed, GPtrArray *meant, const char *star)
{
  if (match->len > 0)
    g_string_append (match, " AND ");
  g_string_append_printf (match, "(\"%s\"*", typed);
  for (guint i = 0; i < meant->len; i++)
    g_string_append_printf (match, " OR \"%s\"%s", (const char *) meant->pdata[i], star);
  g_string_append_c (match, ')');
}

static gboolean
append_new (DbkConnection *connection,
            const char *match,
            DbkRowSet *known,
            guint limit,
            GArray *rows,
            GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dbk_search_matches (connection, match, limit + g_hash_table_size (known), found, error))
    return FALSE;
  for (guint i = 0; i < found->len && rows->len < limit; i++)
    if (dbk_row_set_add (known, g_array_index (found, gint64, i)))
      g_array_append_val (rows, g_array_index (found, gint64, i));
  return TRUE;
}

static gboolean
search (DbkConnection *connection,
        const DbkSearchQuery *query,
        GArray *exact,
        guint limit,
        GArray *rows,
        GError **error)
{
  g_autoptr (GHashTable) known = dbk_row_set_new ();
  g_autoptr (GString) whole_match = g_string_new (NULL);
  g_autoptr (GString) match = g_string_new (NULL);
  guint n_whole = 0;
  guint n_beginnings = 0;

  for (guint i = 0; i < exact->len; i++)
    dbk_row_set_add (known, g_array_index (exact, gint64, i));
  for (guint i = 0; i < query->n_words; i++)
    {
      g_autoptr (GPtrArray) whole = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) beginnings = g_ptr_array_new_with_free_func (g_free);

      if (!walk_word (connection, query->words[i], whole, beginnings, error))
        return FALSE;
      add_to_match (whole_match, query->words[i], whole, "");
      add_to_match (match, query->words[i], beginnings, "*");
      n_whole += whole->len;
      n_beginnings += beginnings->len;
    }
  if (n_whole > 0 && !append_new (connection, whole_match->str, known, limit, rows, error))
    return FALSE;
  return n_beginnings == 0 || rows->len >= limit ||
         append_new (connection, match->str, known, limit, rows, error);
}

gboolean
dbk_search_similar (DbkConnection *connection,
                    const DbkSearchQuery *query,
                    GArray *exact,
                    guint limit,
                    GArray *rows,
                    GError **error)
{
  gboolean done;

  /* One snapshot for all steps, which are many and short. */
  if (!dbk_read_begin (connection, error))
    return FALSE;
  done = search (connection, query, exact, limit, rows, error);
  dbk_read_end (connection);
  return done;
}
