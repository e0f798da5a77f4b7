/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of months and weekdays, in English and in the locale. */
#include <string.h>

#include "dbk-date-private.h"
#include "dbk-text.h"

char *
dbk_date_month_name (int month)
{
  return dbk_date_format_pattern (dbk_date_new (2024, month, 1), "%OB");
}

char *
dbk_date_weekday_name (int weekday)
{
  /* 1 January 2024 was a Monday. */
  return dbk_date_format_pattern (dbk_date_new (2024, 1, weekday), "%A");
}

static const char *english_months[] = {
  "january", "february", "march",     "april",   "may",      "june",
  "july",    "august",   "september", "october", "november", "december",
};
static const char *english_weekdays[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

/* The place (from 1) of the one name @word is, or the start of; 0 when there is none. */
static int
find_english (const char *const *names, guint n_names, const char *word)
{
  gsize length = strlen (word);

  for (guint i = 0; length >= 3 && i < n_names; i++)
    {
      if (strncmp (names[i], word, length) == 0)
        return (int) i + 1;
    }

  return 0;
}

/* The same among the locale's names, written after @patterns. */
static int
find_local (const char *const *patterns, int n_names, gboolean months, const char *word)
{
  int found = 0;
  gboolean several = FALSE;

  for (int i = 1; i <= n_names; i++)
    {
      DbkDate date = months ? dbk_date_new (2024, i, 1) : dbk_date_new (2024, 1, i);

      for (guint j = 0; patterns[j] != NULL; j++)
        {
          g_autofree char *name = dbk_date_format_pattern (date, patterns[j]);
          g_autofree char *folded = dbk_text_fold (name);

          if (g_str_equal (folded, word))
            return i;
          if (g_utf8_strlen (word, -1) >= 3 && g_str_has_prefix (folded, word))
            {
              several = several || (found != 0 && found != i);
              found = i;
            }
        }
    }

  return several ? 0 : found;
}

int
dbk_date_find_month (const char *word)
{
  static const char *patterns[] = { "%B", "%OB", "%b", "%Ob", NULL };
  int english = find_english (english_months, G_N_ELEMENTS (english_months), word);

  return english != 0 ? english : find_local (patterns, 12, TRUE, word);
}

int
dbk_date_find_weekday (const char *word)
{
  static const char *patterns[] = { "%A", "%a", NULL };
  int english = find_english (english_weekdays, G_N_ELEMENTS (english_weekdays), word);

  return english != 0 ? english : find_local (patterns, 7, FALSE, word);
}
