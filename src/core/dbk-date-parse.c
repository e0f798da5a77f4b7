/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as people type them.
 *
 * The text is first taken apart into numbers and names (scan). With the month named, the two
 * numbers are the day and the year. Without, the three numbers (or one of six or eight digits) are
 * tried in each order; a reading is possible when its month is 1–12 and its day 1–31. The wanted
 * order is taken when it is possible, else the only possible one; two are refused. Only then is the
 * day looked up in its month, so "31.6.88" complains about June and never becomes another date. */
#include "config.h"

#include <string.h>

#include "dbk-gettext.h"

#include "dbk-date-private.h"
#include "dbk-text-private.h"

#define NUMBERS_MAX 3
#define DIGITS_MAX 8
/* Years a run of digits without marks may hold: birthdays and appointments. */
#define COMPACT_YEAR_FIRST 1800
#define COMPACT_YEAR_LAST 2199

typedef enum
{
  PART_UNKNOWN,
  PART_YEAR,
  PART_MONTH,
  PART_DAY,
} Part;

typedef struct
{
  int value;
  int digits;
  Part part; /* known from the sign behind it: "22日" */
} Number;

typedef struct
{
  const char *text;
  DbkDate today;
  Number numbers[NUMBERS_MAX];
  guint n_numbers;
  int month;   /* named; 0 when not */
  int weekday; /* named; 0 when not */
} Typed;

typedef struct
{
  int year;
  int month;
  int day;
} Reading;

static char *
example (void)
{
  return dbk_date_format_long (dbk_date_new (1983, 3, 12));
}

static gboolean
refuse_text (const Typed *typed, GError **error)
{
  g_autofree char *quoted = dbk_text_quote (typed->text);
  g_autofree char *date = example ();

  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("“%s” is not a date. Enter the day, the month and the year, for example %s."),
               quoted, date);
  return FALSE;
}

static gboolean
refuse_incomplete (GError **error)
{
  g_autofree char *date = example ();

  g_set_error (
      error, DBK_ERROR, DBK_ERROR_INVALID,
      _ ("The date is not complete. Enter the day, the month and the year, for example %s."), date);
  return FALSE;
}

static gboolean
refuse_year (GError **error)
{
  g_autofree char *date = example ();

  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("The year is not clear. Write it with four digits, for example %s."), date);
  return FALSE;
}

static gboolean
refuse_name (const char *name, GError **error)
{
  g_autofree char *quoted = dbk_text_quote (name);
  g_autofree char *date = example ();

  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("“%s” is not the name of a month. Enter the date like this: %s."), quoted, date);
  return FALSE;
}

static gboolean
refuse_ambiguous (const Typed *typed, const Reading *readings, guint n_readings, GError **error)
{
  g_autofree char *quoted = dbk_text_quote (typed->text);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < n_readings && second == NULL; i++)
    {
      DbkDate date = dbk_date_new (readings[i].year, readings[i].month, readings[i].day);

      if (date == DBK_DATE_NONE)
        continue;
      if (first == NULL)
        first = dbk_date_format_long (date);
      else
        second = dbk_date_format_long (date);
    }

  if (second != NULL)
    g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                 _ ("“%s” can be read as %s or as %s. Write the month as a word."), quoted, first,
                 second);
  else
    g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                 _ ("“%s” can be read in more than one way. Write the month as a word."), quoted);
  return FALSE;
}

static gboolean
refuse_day (const Reading *reading, GError **error)
{
  int days = g_date_get_days_in_month ((GDateMonth) reading->month, (GDateYear) reading->year);
  g_autofree char *name = NULL;
  g_autofree char *last = NULL;
  g_autofree char *next = NULL;
  DbkDate end = dbk_date_new (reading->year, reading->month, days);

  /* February's length hangs on its year. */
  /* xgettext:no-c-format */
  name = reading->month == 2 ? dbk_date_format_pattern (end, C_ ("month of a year", "%OB %Y"))
                             : dbk_date_month_name (reading->month);

  if (reading->day <= 31)
    {
      last = dbk_date_format_day_long (end);
      next = dbk_date_format_long (end + 1);
      g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                   ngettext ("%s has only %d day. Did you mean %s or %s?",
                             "%s has only %d days. Did you mean %s or %s?", (gulong) days),
                   name, days, last, next);
    }
  else
    g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                 ngettext ("%s has only %d day. Correct the day.",
                           "%s has only %d days. Correct the day.", (gulong) days),
                 name, days);
  return FALSE;
}

/* Words that say nothing: "the 12th of March", "12 de marzo de 1983". */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "st", "nd", "rd", "th", "of",  "the", "de", "del",
                                         "di", "d",  "le", "er", "den", "el",  NULL };

  return g_strv_contains (fillers, word);
}

static gboolean
take_part_sign (Typed *typed, const char *word)
{
  static const struct
  {
    const char *sign;
    Part part;
  } signs[] = {
    { "年", PART_YEAR }, { "月", PART_MONTH }, { "日", PART_DAY },
    { "년", PART_YEAR }, { "월", PART_MONTH }, { "일", PART_DAY },
  };

  for (guint i = 0; typed->n_numbers > 0 && i < G_N_ELEMENTS (signs); i++)
    {
      if (g_str_equal (signs[i].sign, word))
        {
          typed->numbers[typed->n_numbers - 1].part = signs[i].part;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
take_word (Typed *typed, const char *word, GError **error)
{
  g_autofree char *folded = dbk_text_fold (word);
  int month, weekday;

  if (is_filler (folded) || take_part_sign (typed, word))
    return TRUE;

  month = dbk_date_find_month (folded);
  if (month != 0 && typed->month == 0)
    {
      typed->month = month;
      return TRUE;
    }
  weekday = month == 0 ? dbk_date_find_weekday (folded) : 0;
  if (weekday != 0 && typed->weekday == 0)
    {
      typed->weekday = weekday;
      return TRUE;
    }

  return month != 0 || weekday != 0 ? refuse_text (typed, error) : refuse_name (word, error);
}

/* Takes the digits at @text; returns their end, or NULL when they are too many. */
static const char *
take_number (Typed *typed, const char *text)
{
  Number number = { 0 };

  for (; g_unichar_digit_value (g_utf8_get_char (text)) >= 0; text = g_utf8_next_char (text))
    {
      if (++number.digits > DIGITS_MAX)
        return NULL;
      number.value = number.value * 10 + g_unichar_digit_value (g_utf8_get_char (text));
    }
  if (typed->n_numbers == NUMBERS_MAX)
    return NULL;

  typed->numbers[typed->n_numbers++] = number;
  return text;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
is_between (gunichar c)
{
  switch (c)
    {
    case '.':
    case ',':
    case '/':
    case '-':
    case '\'':
    case 0x060c: /* Arabic comma */
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2019:
    case 0x2212:
    case 0xff0d: /* the same in full width */
    case 0xff0e:
    case 0xff0f:
      return TRUE;
    default:
      return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
    }
}

static gboolean
scan (Typed *typed, GError **error)
{
  const char *p = typed->text;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_digit_value (c) >= 0)
        {
          p = take_number (typed, p);
          if (p == NULL)
            return refuse_text (typed, error);
        }
      else if (is_letter (c))
        {
          g_autofree char *word = NULL;
          const char *start = p;

          while (is_letter (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = g_strndup (start, (gsize) (p - start));
          if (!take_word (typed, word, error))
            return FALSE;
        }
      else if (is_between (c))
        p = g_utf8_next_char (p);
      else
        return refuse_text (typed, error);
    }

  return TRUE;
}

/* The whole year @number stands for; 0 when it can't be one. */
static int
year_of (const Number *number, DbkDate today)
{
  int this_year;
  int year;

  if (number->digits == 4)
    return number->value;

  dbk_date_split (today, &this_year, NULL, NULL);
  if (number->digits != 2 || this_year == 0)
    return 0;

  year = this_year - this_year % 100 + number->value;
  return year > this_year ? year - 100 : year;
}

/* Tries the three in @order; FALSE when no calendar has such a day. */
static gboolean
read_in_order (const Number *numbers, DbkDateOrder order, DbkDate today, Reading *reading)
{
  const Number *year = &numbers[order == DBK_DATE_ORDER_YMD ? 0 : 2];
  const Number *month = &numbers[order == DBK_DATE_ORDER_MDY ? 0 : 1];
  const Number *day = &numbers[order == DBK_DATE_ORDER_DMY   ? 0
                               : order == DBK_DATE_ORDER_MDY ? 1
                                                             : 2];

  *reading = (Reading){ year_of (year, today), month->value, day->value };

  return reading->year > 0 && month->digits <= 2 && day->digits <= 2 && reading->month >= 1 &&
         reading->month <= 12 && reading->day >= 1 && reading->day <= 31;
}

/* Cuts one run of six or eight digits into three numbers in @order. */
static void
cut (const Number *run, DbkDateOrder order, Number *numbers)
{
  int year_digits = run->digits - 4;
  int value = run->value;

  for (int i = 2; i >= 0; i--)
    {
      gboolean is_year = i == (order == DBK_DATE_ORDER_YMD ? 0 : 2);
      int digits = is_year ? year_digits : 2;
      int power = digits == 4 ? 10000 : 100;

      numbers[i] = (Number){ value % power, digits, PART_UNKNOWN };
      value /= power;
    }
}

static gboolean
read_numbers (const Typed *typed, DbkDateOrder order, Reading *reading, GError **error)
{
  static const DbkDateOrder orders[] = { DBK_DATE_ORDER_DMY, DBK_DATE_ORDER_MDY,
                                         DBK_DATE_ORDER_YMD };
  Reading readings[G_N_ELEMENTS (orders)];
  guint n_readings = 0;
  gboolean short_year_first = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      Number parts[NUMBERS_MAX];
      Reading next;
      gboolean known = FALSE;

      if (typed->n_numbers == 1)
        cut (&typed->numbers[0], orders[i], parts);
      else
        memcpy (parts, typed->numbers, sizeof parts);

      if (!read_in_order (parts, orders[i], typed->today, &next))
        continue;
      if (typed->n_numbers == 1 &&
          (next.year < COMPACT_YEAR_FIRST || next.year > COMPACT_YEAR_LAST))
        continue;
      if (orders[i] == order)
        {
          *reading = next;
          return TRUE;
        }
      /* "32/3/12" where the day comes first is a slip, not the year 1932. */
      if (orders[i] == DBK_DATE_ORDER_YMD && parts[0].digits == 2 &&
          order != DBK_DATE_ORDER_UNKNOWN)
        {
          short_year_first = TRUE;
          continue;
        }
      for (guint j = 0; j < n_readings; j++)
        known = known || (readings[j].year == next.year && readings[j].month == next.month &&
                          readings[j].day == next.day);
      if (!known)
        readings[n_readings++] = next;
    }

  if (n_readings > 1)
    return refuse_ambiguous (typed, readings, n_readings, error);
  if (n_readings == 0)
    {
      const Number *last = &typed->numbers[2];

      if (short_year_first || (typed->n_numbers == 3 && typed->numbers[0].digits <= 2 &&
                               year_of (last, typed->today) == 0))
        return refuse_year (error);
      return refuse_text (typed, error);
    }

  *reading = readings[0];
  return TRUE;
}

/* Two numbers beside a month that is named. */
static gboolean
read_with_month (const Typed *typed, Reading *reading, GError **error)
{
  const Number *day = &typed->numbers[0];
  const Number *year = &typed->numbers[1];
  gboolean swap;

  if (day->digits == 4 || year->digits == 4)
    swap = day->digits == 4;
  else
    swap = day->value > 31 && year->value <= 31;
  if (swap)
    {
      day = &typed->numbers[1];
      year = &typed->numbers[0];
    }

  *reading = (Reading){ year_of (year, typed->today), typed->month, day->value };
  if (reading->year == 0)
    return refuse_year (error);
  if (day->value == 0 || day->digits > 2)
    return refuse_text (typed, error);

  return TRUE;
}

/* Three numbers with their signs behind them: "2026年11月22日". */
static gboolean
read_parts (const Typed *typed, Reading *reading, GError **error)
{
  *reading = (Reading){ 0 };

  for (guint i = 0; i < typed->n_numbers; i++)
    {
      const Number *number = &typed->numbers[i];

      if (number->part == PART_YEAR)
        reading->year = year_of (number, typed->today);
      else if (number->part == PART_MONTH)
        reading->month = number->value;
      else if (number->part == PART_DAY)
        reading->day = number->value;
    }

  if (typed->n_numbers < 3)
    return refuse_incomplete (error);
  if (reading->year == 0 || reading->month < 1 || reading->month > 12 || reading->day < 1)
    return refuse_text (typed, error);
  return TRUE;
}

static gboolean
read_typed (const Typed *typed, DbkDateOrder order, Reading *reading, GError **error)
{
  const Number *only = &typed->numbers[0];

  for (guint i = 0; i < typed->n_numbers; i++)
    {
      if (typed->numbers[i].part != PART_UNKNOWN)
        return typed->month == 0 ? read_parts (typed, reading, error) : refuse_text (typed, error);
    }

  if (typed->month != 0)
    {
      if (typed->n_numbers == 2)
        return read_with_month (typed, reading, error);
      return typed->n_numbers < 2 ? refuse_incomplete (error) : refuse_text (typed, error);
    }

  if (typed->n_numbers == 3)
    return read_numbers (typed, order, reading, error);
  if (typed->n_numbers == 1 && (only->digits == 6 || only->digits == 8))
    return read_numbers (typed, order, reading, error);
  if (typed->n_numbers == 0 && typed->weekday == 0)
    return refuse_text (typed, error);

  return refuse_incomplete (error);
}

DbkDate
dbk_date_parse (const char *text, DbkDateOrder order, DbkDate today, GError **error)
{
  g_autofree char *clean = dbk_text_clean (text);
  Typed typed = { .text = clean, .today = today };
  Reading reading = { 0 };
  DbkDate date;

  if (*clean == '\0')
    return DBK_DATE_NONE;

  if (!scan (&typed, error) || !read_typed (&typed, order, &reading, error))
    return DBK_DATE_NONE;

  date = dbk_date_new (reading.year, reading.month, reading.day);
  if (date == DBK_DATE_NONE)
    {
      refuse_day (&reading, error);
      return DBK_DATE_NONE;
    }

  if (typed.weekday != 0 && typed.weekday != dbk_date_weekday (date))
    {
      g_autofree char *written = dbk_date_format_long (date);
      g_autofree char *real = dbk_date_weekday_name (dbk_date_weekday (date));
      g_autofree char *wrong = dbk_date_weekday_name (typed.weekday);

      /* Translators: "8 October 2026 is a Thursday, not a Friday." */
      g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                   _ ("%s is a %s, not a %s. Correct the day or leave the weekday out."), written,
                   real, wrong);
      return DBK_DATE_NONE;
    }

  return date;
}
