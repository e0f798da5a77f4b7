/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client is found by. */
#include "dbk-client-words.h"

#include <string.h>

#include "dbk-text.h"

/* A pasted page in a name field shall not fill the index. */
#define WORDS_MAX 64

static void
add_word (GPtrArray *words, const char *word)
{
  if (*word != '\0' && words->len < WORDS_MAX &&
      !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, g_strdup (word));
}

static void
add_words (GPtrArray *words, const char *text)
{
  g_auto (GStrv) parts = dbk_text_words (text);

  for (guint i = 0; parts[i] != NULL; i++)
    add_word (words, parts[i]);
}

/* "Smith-Jones", "O’Brien" with their parts standing apart; folding joins them. */
static char *
take_apart (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *apart = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (apart, g_unichar_ispunct (c) && !g_unichar_ismark (c) ? ' ' : c);
    }
  return g_string_free (apart, FALSE);
}

static void
add_name (GPtrArray *words, const char *name)
{
  g_autofree char *apart = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;

  if (dbk_text_is_blank (name))
    return;
  add_words (words, name);
  apart = take_apart (name);
  add_words (words, apart);
  /* "van Dyk" is typed "vandyk" as well. */
  folded = dbk_text_fold (name);
  parts = g_strsplit (folded, " ", -1);
  joined = g_strjoinv ("", parts);
  add_word (words, joined);
}

char *
dbk_client_search_words (const DbkClient *client)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *display = dbk_client_display_name (client);

  add_name (words, client->family_name);
  add_name (words, client->given_name);
  add_name (words, client->preferred_name);
  add_name (words, client->former_name);
  /* Adds a word of its own where names are written without a space. */
  add_words (words, display);
  if (client->email != NULL)
    {
      const char *at = strchr (client->email, '@');
      g_autofree char *local = at == NULL ? g_strdup (client->email)
                                          : g_strndup (client->email, (gsize) (at - client->email));

      add_words (words, local);
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/* Country codes of two digits (ITU-T E.164); 1 and 7 have one, the others three. */
static const char two_digit_codes[] = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 "
                                      "53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 "
                                      "93 94 95 98";

const char *
dbk_phone_after_country_code (const char *digits)
{
  gsize length = strlen (digits);
  char code[3] = { 0 };
  gsize skip = 3;

  if (*digits == '1' || *digits == '7')
    skip = 1;
  else if (length >= 2)
    {
      memcpy (code, digits, 2);
      if (strstr (two_digit_codes, code) != NULL)
        skip = 2;
    }
  return digits + MIN (skip, length);
}

static gboolean
is_international (const char *number)
{
  while (*number != '\0' && !g_ascii_isdigit (*number) && *number != '+' &&
         !g_str_has_prefix (number, "＋"))
    number++;
  return *number == '+' || g_str_has_prefix (number, "＋") || g_str_has_prefix (number, "00");
}

char *
dbk_phone_national_digits (const char *number)
{
  g_autofree char *digits = dbk_text_phone_digits (number);
  const char *national = digits;

  if (number != NULL && is_international (number))
    national = dbk_phone_after_country_code (digits);
  while (*national == '0')
    national++;
  return g_strdup (national);
}

char *
dbk_phone_reversed (const char *digits)
{
  return g_strreverse (g_strdup (digits));
}
