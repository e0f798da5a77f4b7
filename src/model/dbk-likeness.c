/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two spellings, names and birthdays are. */
#include "config.h"

#include "dbk-likeness-private.h"

#include <string.h>

#include "dbk-text.h"

void
dbk_spelling_init (DbkSpelling *spelling, char **words)
{
  glong n;

  spelling->words = words;
  spelling->joined = g_strjoinv ("", words);
  spelling->letters = g_utf8_to_ucs4_fast (spelling->joined, -1, &n);
  spelling->n_letters = (int) MIN (n, DBK_SPELLING_MAX);
}

void
dbk_spelling_clear (DbkSpelling *spelling)
{
  g_clear_pointer (&spelling->words, g_strfreev);
  g_clear_pointer (&spelling->joined, g_free);
  g_clear_pointer (&spelling->letters, g_free);
}

DbkSpelling *
dbk_spelling_new (const char *text)
{
  DbkSpelling *spelling = g_new0 (DbkSpelling, 1);

  dbk_spelling_init (spelling, dbk_text_words (text));
  return spelling;
}

void
dbk_spelling_free (DbkSpelling *spelling)
{
  if (spelling == NULL)
    return;
  dbk_spelling_clear (spelling);
  g_free (spelling);
}

int
dbk_spelling_distance (const DbkSpelling *one, const DbkSpelling *other)
{
  int rows[3][DBK_SPELLING_MAX + 1];
  int *before = rows[0], *last = rows[1], *now = rows[2];

  for (int j = 0; j <= other->n_letters; j++)
    last[j] = j;
  for (int i = 1; i <= one->n_letters; i++)
    {
      int *spare = before;

      now[0] = i;
      for (int j = 1; j <= other->n_letters; j++)
        {
          int change = last[j - 1] + (one->letters[i - 1] != other->letters[j - 1]);

          now[j] = MIN (MIN (last[j], now[j - 1]) + 1, change);
          if (i > 1 && j > 1 && one->letters[i - 1] == other->letters[j - 2] &&
              one->letters[i - 2] == other->letters[j - 1])
            now[j] = MIN (now[j], before[j - 2] + 1);
        }
      before = last;
      last = now;
      now = spare;
    }
  return last[other->n_letters];
}

DbkLikeness
dbk_spelling_likeness (const DbkSpelling *one, const DbkSpelling *other)
{
  int longer = MAX (one->n_letters, other->n_letters);
  int distance;

  if (one->n_letters == 0 || other->n_letters == 0)
    return DBK_LIKENESS_UNKNOWN;
  if (strcmp (one->joined, other->joined) == 0)
    return DBK_LIKENESS_EQUAL;
  /* The longer the word, the more slips leave no doubt of what was meant. */
  if (ABS (one->n_letters - other->n_letters) > 3)
    return DBK_LIKENESS_DIFFERENT;
  distance = dbk_spelling_distance (one, other);
  if (distance == 1 && (longer >= 4 || (longer == 3 && one->letters[0] == other->letters[0])))
    return DBK_LIKENESS_NEAR;
  if ((distance == 2 && longer >= 6) || (distance == 3 && longer >= 10))
    return DBK_LIKENESS_NEAR;
  return DBK_LIKENESS_DIFFERENT;
}

/* An initial, or the beginning of the longer name. */
static gboolean
is_beginning (const DbkSpelling *one, const DbkSpelling *other)
{
  const DbkSpelling *shorter = one->n_letters <= other->n_letters ? one : other;
  const DbkSpelling *longer = shorter == one ? other : one;

  if (shorter->n_letters == 2)
    return FALSE;
  return g_str_has_prefix (longer->joined, shorter->joined);
}

/* The same letters in a muddle: "areceih" for "archie". */
static gboolean
is_garbled (const DbkSpelling *one, const DbkSpelling *other)
{
  int longer = MAX (one->n_letters, other->n_letters);
  gboolean taken[DBK_SPELLING_MAX] = { FALSE };
  int common = 0;

  if (MIN (one->n_letters, other->n_letters) < 4)
    return FALSE;
  for (int i = 0; i < one->n_letters; i++)
    for (int j = 0; j < other->n_letters; j++)
      if (!taken[j] && one->letters[i] == other->letters[j])
        {
          taken[j] = TRUE;
          common++;
          break;
        }
  return common * 4 >= longer * 3 && dbk_spelling_distance (one, other) <= MAX (2, longer / 2);
}

DbkLikeness
dbk_name_likeness (const DbkSpelling *one, const DbkSpelling *other)
{
  DbkLikeness likeness = dbk_spelling_likeness (one, other);

  if (likeness == DBK_LIKENESS_DIFFERENT && (is_beginning (one, other) || is_garbled (one, other)))
    return DBK_LIKENESS_LOOSE;
  return likeness;
}

DbkLikeness
dbk_given_name_likeness (const DbkSpelling *one, const DbkSpelling *other)
{
  DbkLikeness likeness = dbk_name_likeness (one, other);
  const char *first, *other_first;

  if (likeness == DBK_LIKENESS_UNKNOWN || likeness == DBK_LIKENESS_EQUAL)
    return likeness;
  first = one->words[0];
  other_first = other->words[0];
  if (dbk_given_names_related (first, other_first))
    return DBK_LIKENESS_NICKNAME;
  /* "Anna" is "Anna Maria" where nobody asked for the second name. */
  if (strcmp (first, other_first) == 0 && g_utf8_strlen (first, -1) >= 3 &&
      (one->words[1] == NULL || other->words[1] == NULL))
    return DBK_LIKENESS_NEAR;
  /* Two names of their own, one letter apart: sisters rather than a slip. */
  if (dbk_given_name_known (first) && dbk_given_name_known (other_first) &&
      strcmp (first, other_first) != 0)
    return DBK_LIKENESS_DIFFERENT;
  return likeness;
}

DbkLikeness
dbk_digits_likeness (const char *one, const char *other)
{
  gsize n = strlen (one);
  gsize first = 0, n_wrong = 0;

  if (strlen (other) != n)
    return DBK_LIKENESS_DIFFERENT;
  for (gsize i = n; i > 0; i--)
    if (one[i - 1] != other[i - 1])
      {
        first = i - 1;
        n_wrong++;
      }
  if (n_wrong == 0)
    return DBK_LIKENESS_EQUAL;
  if (n_wrong == 1)
    return DBK_LIKENESS_NEAR;
  if (n_wrong == 2 && one[first] == other[first + 1] && one[first + 1] == other[first])
    return DBK_LIKENESS_SWAPPED;
  return DBK_LIKENESS_DIFFERENT;
}

/* Days between the two within a year, whichever the year. */
static int
days_apart_in_year (int month, int day, int other_month, int other_day)
{
  int apart = ABS (dbk_date_new (2000, month, day) - dbk_date_new (2000, other_month, other_day));

  return MIN (apart, 366 - apart);
}

DbkLikeness
dbk_birth_date_likeness (const DbkDuplicatePerson *one, const DbkDuplicatePerson *other)
{
  int year, month, day, other_year, other_month, other_day;
  int years_apart;
  DbkLikeness likeness;

  if (one->birth_date == DBK_DATE_NONE || other->birth_date == DBK_DATE_NONE)
    return DBK_LIKENESS_UNKNOWN;
  if (one->birth_date == other->birth_date)
    return DBK_LIKENESS_EQUAL;
  dbk_date_split (one->birth_date, &year, &month, &day);
  dbk_date_split (other->birth_date, &other_year, &other_month, &other_day);
  if (year == other_year && month == other_day && day == other_month)
    return DBK_LIKENESS_SWAPPED;
  likeness = dbk_digits_likeness (one->birth_digits, other->birth_digits);
  if (likeness != DBK_LIKENESS_DIFFERENT)
    return likeness;
  if (year == other_year && (month == other_month || day == other_day))
    return DBK_LIKENESS_NEAR;
  if (month == other_month && day == other_day)
    return DBK_LIKENESS_LOOSE;
  /* One more or less in a part or two, or in the decade. */
  years_apart = ABS (year - other_year);
  if ((years_apart <= 1 || years_apart == 10) &&
      days_apart_in_year (month, day, other_month, other_day) <= 45)
    return DBK_LIKENESS_LOOSE;
  return DBK_LIKENESS_DIFFERENT;
}
