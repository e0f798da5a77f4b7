/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What phone numbers, e-mail addresses and initials come to. */
#include "dbk-text.h"

#include <string.h>

/* The letters at @text are "x", "ext", "extn" or "extension". */
static gboolean
starts_extension (const char *text)
{
  static const char *words[] = { "x", "ext", "extn", "extension" };
  gsize length = 0;

  while (g_ascii_isalpha (text[length]))
    length++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (length == strlen (words[i]) && g_ascii_strncasecmp (text, words[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

char *
dbk_text_phone_digits (const char *number)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean abroad = FALSE;
  gboolean in_word = FALSE;

  if (number == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (number, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);
      gboolean letter = g_unichar_isalpha (c);

      if (digit >= 0)
        g_string_append_c (digits, (char) ('0' + digit));
      else if (c == '+' || c == 0xff0b)
        abroad = abroad || digits->len == 0;
      /* The trunk 0 in "+44 (0)20" is not dialled from abroad. */
      else if (g_str_has_prefix (p, "(0)") && (abroad || g_str_has_prefix (digits->str, "00")))
        p += 2;
      else if (c == '#' || c == ';' || c == ',')
        {
          if (digits->len > 0)
            break;
        }
      else if (letter && !in_word && (digits->len > 0 || starts_extension (p)))
        break;
      in_word = letter;
    }

  if (!abroad && g_str_has_prefix (digits->str, "00"))
    g_string_erase (digits, 0, 2);

  return g_strdup (digits->str);
}

gboolean
dbk_text_is_email (const char *text)
{
  const char *at;
  gsize length;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  at = strchr (text, '@');
  if (at == NULL || at == text || strchr (at + 1, '@') != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == ',' || c == ';' || c == '<' ||
          c == '>')
        return FALSE;
    }

  length = strlen (at + 1);
  return length >= 3 && strchr (at + 1, '.') != NULL && at[1] != '.' && at[length] != '.' &&
         strstr (at + 1, "..") == NULL;
}

/* One sign as its reader sees it: a letter with its marks, or a whole emoji. */
static const char *
end_of_sign (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  const char *p = g_utf8_next_char (text);

  /* A flag is two regional letters. */
  if (first >= 0x1f1e6 && first <= 0x1f1ff)
    {
      gunichar second = g_utf8_get_char (p);

      return second >= 0x1f1e6 && second <= 0x1f1ff ? g_utf8_next_char (p) : p;
    }

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || (c >= 0x1f3fb && c <= 0x1f3ff))
        p = g_utf8_next_char (p);
      else if (c == 0x200d && !g_unichar_isalpha (first) && *g_utf8_next_char (p) != '\0')
        p = g_utf8_next_char (g_utf8_next_char (p));
      else
        break;
    }

  return p;
}

static void
append_initial (GString *initials, const char *letter)
{
  const char *after = end_of_sign (letter);

  g_string_append_unichar (initials, g_unichar_totitle (g_utf8_get_char (letter)));
  letter = g_utf8_next_char (letter);
  g_string_append_len (initials, letter, after - letter);
}

static gboolean
is_joined_script (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_SYRIAC ||
         script == G_UNICODE_SCRIPT_MONGOLIAN || script == G_UNICODE_SCRIPT_NKO;
}

char *
dbk_text_initials (const char *name)
{
  g_autofree char *clean = dbk_text_clean (name);
  g_autoptr (GString) initials = g_string_new (NULL);
  const char *first = NULL;
  const char *last = NULL;
  gboolean in_word = FALSE;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        in_word = FALSE;
      else if (!in_word && g_unichar_isalnum (c))
        {
          in_word = TRUE;
          if (first == NULL)
            first = p;
          else
            last = p;
        }
    }

  if (first == NULL)
    return *clean == '\0' ? g_strdup ("")
                          : g_strndup (clean, (gsize) (end_of_sign (clean) - clean));

  append_initial (initials, first);
  /* Two such letters side by side join to what reads as a word. */
  if (last != NULL && !is_joined_script (g_utf8_get_char (first)))
    append_initial (initials, last);

  return g_strdup (initials->str);
}
