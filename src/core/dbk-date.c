/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar arithmetic, the clock, and the ISO forms files and the database hold. */
#include "dbk-date.h"

#define MILLISECONDS_OF_DAY G_GINT64_CONSTANT (86400000)
#define JULIAN_OF_EPOCH 719163 /* 1970-01-01 */
#define JULIAN_LAST 3652059    /* 9999-12-31 */

DbkTime
dbk_clock_now (const DbkClock *clock)
{
  if (clock != NULL && clock->now != NULL)
    return clock->now (clock->data);

  return g_get_real_time () / 1000;
}

DbkDate
dbk_clock_today (const DbkClock *clock)
{
  return dbk_time_local_date (dbk_clock_now (clock));
}

static gboolean
is_day (DbkDate date)
{
  return date > DBK_DATE_NONE && date <= JULIAN_LAST;
}

DbkDate
dbk_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return DBK_DATE_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return DBK_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return (DbkDate) g_date_get_julian (&date);
}

void
dbk_date_split (DbkDate date, int *year, int *month, int *day)
{
  GDate split;
  int y = 0, m = 0, d = 0;

  if (is_day (date))
    {
      g_date_clear (&split, 1);
      g_date_set_julian (&split, (guint32) date);
      y = g_date_get_year (&split);
      m = (int) g_date_get_month (&split);
      d = g_date_get_day (&split);
    }

  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
}

int
dbk_date_weekday (DbkDate date)
{
  /* 1 January of the year 1 was a Monday. */
  return is_day (date) ? (date - 1) % 7 + 1 : 0;
}

int
dbk_date_age (DbkDate birth, DbkDate on)
{
  int birth_year, birth_month, birth_day;
  int year, month, day;
  int age;

  if (!is_day (birth) || !is_day (on) || birth > on)
    return -1;

  dbk_date_split (birth, &birth_year, &birth_month, &birth_day);
  dbk_date_split (on, &year, &month, &day);

  age = year - birth_year;
  if (month < birth_month || (month == birth_month && day < birth_day))
    age--;

  return age;
}

DbkDate
dbk_date_add_months (DbkDate date, int months)
{
  int year, month, day;
  gint64 count;

  if (!is_day (date))
    return DBK_DATE_NONE;

  dbk_date_split (date, &year, &month, &day);
  count = (gint64) year * 12 + (month - 1) + months;
  if (count < 12 || count >= (gint64) 10000 * 12)
    return DBK_DATE_NONE;

  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  day = MIN (day, (int) g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));

  return dbk_date_new (year, month, day);
}

/* Reads @count digits at *@text and moves it on; -1 when they aren't all digits. */
static int
take_digits (const char **text, int count)
{
  int number = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      number = number * 10 + g_ascii_digit_value (**text);
      (*text)++;
    }

  return number;
}

static gboolean
take_mark (const char **text, char mark)
{
  if (**text != mark)
    return FALSE;

  (*text)++;
  return TRUE;
}

static DbkDate
take_date (const char **text)
{
  int year, month, day;

  year = take_digits (text, 4);
  if (year < 0 || !take_mark (text, '-'))
    return DBK_DATE_NONE;
  month = take_digits (text, 2);
  if (month < 0 || !take_mark (text, '-'))
    return DBK_DATE_NONE;
  day = take_digits (text, 2);

  return dbk_date_new (year, month, day);
}

gboolean
dbk_date_from_iso (const char *text, DbkDate *date)
{
  DbkDate taken;

  if (text == NULL)
    return FALSE;

  taken = take_date (&text);
  if (taken == DBK_DATE_NONE || *text != '\0')
    return FALSE;

  *date = taken;
  return TRUE;
}

char *
dbk_date_to_iso (DbkDate date)
{
  int year, month, day;

  if (!is_day (date))
    return g_strdup ("");

  dbk_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

gboolean
dbk_time_from_iso (const char *text, DbkTime *time)
{
  DbkDate date;
  int hour, minute, second;
  int millisecond = 0;
  DbkTime taken;

  if (text == NULL)
    return FALSE;

  date = take_date (&text);
  if (date == DBK_DATE_NONE || !take_mark (&text, 'T'))
    return FALSE;
  hour = take_digits (&text, 2);
  if (hour < 0 || hour > 23 || !take_mark (&text, ':'))
    return FALSE;
  minute = take_digits (&text, 2);
  if (minute < 0 || minute > 59 || !take_mark (&text, ':'))
    return FALSE;
  second = take_digits (&text, 2);
  if (second < 0 || second > 59)
    return FALSE;
  if (take_mark (&text, '.'))
    {
      millisecond = take_digits (&text, 3);
      if (millisecond < 0)
        return FALSE;
    }
  if (!take_mark (&text, 'Z') || *text != '\0')
    return FALSE;

  taken = ((gint64) date - JULIAN_OF_EPOCH) * MILLISECONDS_OF_DAY +
          ((hour * 60 + minute) * 60 + second) * G_GINT64_CONSTANT (1000) + millisecond;
  if (taken == DBK_TIME_NONE)
    return FALSE;

  *time = taken;
  return TRUE;
}

char *
dbk_time_to_iso (DbkTime time)
{
  gint64 days, rest;
  g_autofree char *date = NULL;

  if (time == DBK_TIME_NONE)
    return g_strdup ("");

  days = time / MILLISECONDS_OF_DAY;
  rest = time % MILLISECONDS_OF_DAY;
  if (rest < 0)
    {
      days--;
      rest += MILLISECONDS_OF_DAY;
    }
  if (days < 1 - JULIAN_OF_EPOCH || days > JULIAN_LAST - JULIAN_OF_EPOCH)
    return g_strdup ("");

  date = dbk_date_to_iso ((DbkDate) (days + JULIAN_OF_EPOCH));
  return g_strdup_printf ("%sT%02d:%02d:%02d.%03dZ", date, (int) (rest / 3600000),
                          (int) (rest / 60000 % 60), (int) (rest / 1000 % 60), (int) (rest % 1000));
}

DbkDate
dbk_time_local_date (DbkTime time)
{
  g_autoptr (GDateTime) local = NULL;
  gint64 seconds;
  int year, month, day;

  if (time == DBK_TIME_NONE)
    return DBK_DATE_NONE;

  seconds = time / 1000 - (time % 1000 < 0 ? 1 : 0);
  local = g_date_time_new_from_unix_local (seconds);
  if (local == NULL)
    return DBK_DATE_NONE;

  g_date_time_get_ymd (local, &year, &month, &day);
  return dbk_date_new (year, month, day);
}
