/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into the search box, taken apart. */
#include "dbk-search-query.h"

#include <string.h>

#include "dbk-client-words.h"
#include "dbk-text.h"

#define TOKENS_MAX 16
#define NUMBER_DIGITS_MAX 9
/* Fewer digits begin too many phone numbers to be of use. */
#define PHONE_DIGITS_MIN 4
#define YEAR_DIGITS 4
/* "Sat 12 March 1983" */
#define DATE_TOKENS_MAX 4

typedef enum
{
  TOKEN_WORD,
  TOKEN_NUMBER,
  TOKEN_EMAIL,
} TokenKind;

typedef struct
{
  const char *text;
  TokenKind kind;
} Token;

void
dbk_search_query_free (DbkSearchQuery *query)
{
  if (query == NULL)
    return;
  g_strfreev (query->words);
  g_free (query->match);
  g_free (query->email);
  g_array_unref (query->dates);
  g_free (query->digits);
  g_free (query->national);
  g_free (query);
}

static TokenKind
token_kind (const char *text)
{
  gboolean has_digit = FALSE;
  gboolean has_letter = FALSE;

  if (strchr (text, '@') != NULL)
    return TOKEN_EMAIL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      has_digit = has_digit || g_unichar_isdigit (c);
      has_letter = has_letter || g_unichar_isalpha (c);
    }
  return has_digit && !has_letter ? TOKEN_NUMBER : TOKEN_WORD;
}

static char *
join_tokens (const Token *tokens, guint first, guint end)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append_c (text, ' ');
      g_string_append (text, tokens[i].text);
    }
  return g_string_free (text, FALSE);
}

/* All days @text can be read as, whichever order its parts are in. */
static gboolean
read_dates (DbkSearchQuery *query, const char *text, DbkDate today)
{
  DbkDateOrder orders[] = { dbk_date_order_of_locale (), DBK_DATE_ORDER_DMY, DBK_DATE_ORDER_MDY,
                            DBK_DATE_ORDER_YMD };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      DbkDate date = dbk_date_parse (text, orders[i], today, NULL);
      gboolean known = date == DBK_DATE_NONE;

      for (guint k = 0; k < query->dates->len; k++)
        known = known || g_array_index (query->dates, DbkDate, k) == date;
      if (!known)
        g_array_append_val (query->dates, date);
    }
  return query->dates->len > 0;
}

/* Looks for a day in the tokens: the longest run that is one and leaves out no token of digits, so
 * "hart 12 march 1983" is a name and a birthday. */
static void
find_date (DbkSearchQuery *query,
           const Token *tokens,
           guint n_tokens,
           guint *first,
           guint *end,
           DbkDate today)
{
  guint first_number = *first;
  guint end_number = *end;

  for (guint length = MIN (n_tokens, DATE_TOKENS_MAX); length >= end_number - first_number;
       length--)
    for (guint start = 0; start + length <= n_tokens; start++)
      {
        g_autofree char *text = NULL;

        if (start > first_number || start + length < end_number)
          continue;
        text = join_tokens (tokens, start, start + length);
        if (!read_dates (query, text, today))
          continue;
        *first = start;
        *end = start + length;
        return;
      }
}

static void
read_digits (DbkSearchQuery *query, const char *text, gboolean one_token)
{
  g_autofree char *national = dbk_phone_national_digits (text);
  g_autofree char *digits = dbk_text_phone_digits (text);
  gboolean is_number = one_token && g_ascii_isdigit (text[*text == '#' ? 1 : 0]);

  for (const char *p = *text == '#' ? text + 1 : text; is_number && *p != '\0'; p++)
    is_number = g_ascii_isdigit (*p);
  if (is_number && strlen (digits) <= NUMBER_DIGITS_MAX)
    query->number = g_ascii_strtoll (digits, NULL, 10);
  if (is_number && *text != '#' && strlen (digits) == YEAR_DIGITS)
    query->year = (int) query->number;
  if (strlen (digits) >= PHONE_DIGITS_MIN && *national != '\0')
    {
      query->digits = g_steal_pointer (&digits);
      query->national = g_steal_pointer (&national);
    }
}

/* What stands in tokens without letters: a day, a client number, a phone number. */
static void
read_numbers (DbkSearchQuery *query,
              const Token *tokens,
              guint n_tokens,
              guint *first,
              guint *end,
              DbkDate today)
{
  guint n_numbers = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  *first = n_tokens;
  *end = 0;
  for (guint i = 0; i < n_tokens; i++)
    {
      if (tokens[i].kind != TOKEN_NUMBER)
        continue;
      *first = MIN (*first, i);
      *end = i + 1;
      n_numbers++;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, tokens[i].text);
    }
  if (n_numbers == 0)
    return;
  query->has_numbers = TRUE;
  read_digits (query, text->str, n_numbers == 1);
  find_date (query, tokens, n_tokens, first, end, today);
}

/* A beginning that begins another one too says nothing more. */
static gboolean
is_needless (char *const *words, guint n_words, guint which)
{
  for (guint i = 0; i < n_words; i++)
    if (i != which && g_str_has_prefix (words[i], words[which]) &&
        (strlen (words[i]) > strlen (words[which]) || i < which))
      return TRUE;
  return FALSE;
}

static void
set_words (DbkSearchQuery *query, const char *text)
{
  g_auto (GStrv) words = dbk_text_words (text);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GString) match = g_string_new (NULL);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < n_words && kept->len < TOKENS_MAX; i++)
    {
      if (*words[i] == '\0' || is_needless (words, n_words, i))
        continue;
      /* Folded words hold no quotation mark. */
      g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " " : "", words[i]);
      g_ptr_array_add (kept, g_strdup (words[i]));
    }
  query->n_words = kept->len;
  g_ptr_array_add (kept, NULL);
  query->words = (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
  if (query->n_words > 0)
    query->match = g_string_free (g_steal_pointer (&match), FALSE);
}

DbkSearchQuery *
dbk_search_query_new (const char *text, DbkDate today)
{
  DbkSearchQuery *query = g_new0 (DbkSearchQuery, 1);
  g_autofree char *clean = dbk_text_clean (text);
  g_auto (GStrv) parts = g_strsplit_set (clean, " \t\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);
  Token tokens[TOKENS_MAX];
  guint n_tokens = 0;
  guint first = 0;
  guint end = 0;

  query->dates = g_array_new (FALSE, FALSE, sizeof (DbkDate));
  for (guint i = 0; parts[i] != NULL && n_tokens < TOKENS_MAX; i++)
    if (*parts[i] != '\0')
      tokens[n_tokens++] = (Token){ parts[i], token_kind (parts[i]) };
  read_numbers (query, tokens, n_tokens, &first, &end, today);
  for (guint i = 0; i < n_tokens; i++)
    {
      if (tokens[i].kind == TOKEN_EMAIL && query->email == NULL)
        query->email = g_ascii_strdown (tokens[i].text, -1);
      else if (tokens[i].kind == TOKEN_WORD && (query->dates->len == 0 || i < first || i >= end))
        g_string_append_printf (words, " %s", tokens[i].text);
    }
  set_words (query, words->str);
  if (query->n_words == 0)
    query->year = 0;
  return query;
}

gboolean
dbk_search_query_is_empty (const DbkSearchQuery *query)
{
  return query->n_words == 0 && !dbk_search_query_has_scrap (query);
}

gboolean
dbk_search_query_has_scrap (const DbkSearchQuery *query)
{
  return query->email != NULL || query->dates->len > 0 || query->digits != NULL ||
         (query->has_numbers && query->n_words == 0);
}

/* Whether one of the words in @search_words begins with @word. */
static gboolean
has_beginning (const char *search_words, const char *word, gsize length)
{
  for (const char *p = search_words; p != NULL; p = strchr (p, ' '))
    {
      if (*p == ' ')
        p++;
      if (strncmp (p, word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
dbk_search_query_meets_words (const DbkSearchQuery *query, const char *search_words)
{
  for (guint i = 0; i < query->n_words; i++)
    if (!has_beginning (search_words, query->words[i], strlen (query->words[i])))
      return FALSE;
  return TRUE;
}
