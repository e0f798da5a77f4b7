/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One column that holds a whole name. */
#include "dbk-csv-name.h"

#include <string.h>

#include "dbk-text.h"

static gboolean
is_one_of (const char *word, const char *const *words)
{
  g_autofree char *folded = dbk_text_fold (word);

  return g_strv_contains (words, folded);
}

static gboolean
is_title (const char *word)
{
  static const char *const titles[] = { "mr",   "mrs",  "ms",  "miss",   "mx",        "dr", "prof",
                                        "herr", "frau", "mme", "madame", "mlle",      "sr", "sra",
                                        "sig",  "rev",  "sir", "dame",   "professor", NULL };

  return is_one_of (word, titles);
}

static gboolean
is_suffix (const char *word)
{
  static const char *const suffixes[] = { "jr", "sr", "ii", "iii", "iv", "phd", "md", NULL };

  return is_one_of (word, suffixes);
}

/* Small words that begin a family name; written with a capital they are names like others. */
static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = { "van", "von", "de",  "da",  "do",  "dos", "di",
                                           "del", "der", "den", "du",  "la",  "le",  "della",
                                           "al",  "el",  "bin", "ibn", "ter", "ten", "zu",
                                           "af",  "av",  "y",   "e",   "das", "des", NULL };

  return g_unichar_islower (g_utf8_get_char (word)) && is_one_of (word, particles);
}

static gboolean
is_family_first (const char *word)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (word));

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL ||
         script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

static char *
join (char **words, guint first, guint end)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (text, "%s%s", i == first ? "" : " ", words[i]);
  return g_string_free (text, FALSE);
}

/* Where the family name begins in @words[first…count). */
static guint
find_family (char **words, guint first, guint count)
{
  guint start = count - 1;

  if (start > first + 1 && is_suffix (words[start]))
    start--;
  while (start > first + 1 && is_particle (words[start - 1]))
    start--;
  return start;
}

static char **
words_of (const char *name)
{
  g_autofree char *clean = dbk_text_clean (name);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (GStrv) parts = g_strsplit_set (clean, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

static void
split_comma (const char *name, const char *comma, char **given, char **family)
{
  g_autofree char *before = g_strndup (name, (gsize) (comma - name));

  *family = dbk_text_clean (before);
  *given = dbk_text_clean (comma + 1);
}

void
dbk_name_split (const char *name, char **title, char **given, char **family)
{
  const char *comma = strchr (name, ',');
  g_auto (GStrv) words = NULL;
  guint first = 0;
  guint count;
  guint start;

  *title = g_strdup ("");
  /* "Smith, Jr." has no first name behind the comma. */
  if (comma != NULL && strchr (comma + 1, ',') == NULL && !is_suffix (comma + 1))
    {
      split_comma (name, comma, given, family);
      return;
    }
  words = words_of (name);
  count = g_strv_length (words);
  if (count > 1 && is_title (words[0]))
    {
      g_free (*title);
      *title = g_strdup (words[first++]);
    }
  if (count - first < 2)
    {
      *given = join (words, first, count);
      *family = g_strdup ("");
      return;
    }
  if (is_family_first (words[first]))
    {
      *family = g_strdup (words[first]);
      *given = join (words, first + 1, count);
      return;
    }
  start = find_family (words, first, count);
  *given = join (words, first, start);
  *family = join (words, start, count);
}
