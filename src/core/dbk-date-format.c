/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and moments as people read them. */
#include "config.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "dbk-gettext.h"

#include "dbk-date-private.h"
#include "dbk-language.h"

/* No locale was chosen: its forms are those of no country. */
static gboolean
is_plain_locale (void)
{
  const char *locale = setlocale (LC_TIME, NULL);

  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ||
         g_str_has_prefix (locale, "C.");
}

/* 1 for Monday to 7 for Sunday. The locale counts from a day of its own, a Sunday or a Monday that
 * it names by its date where a pointer is expected. */
static int
first_weekday (void)
{
#ifdef __GLIBC__
  if (!is_plain_locale ())
    {
      int day = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
      gboolean from_sunday = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY)) == 19971130;

      if (day >= 1 && day <= 7)
        return (day - 1 + (from_sunday ? 6 : 0)) % 7 + 1;
    }
#endif
  return 1;
}

DbkDate
dbk_date_week_end (DbkDate date)
{
  /* 1 January 2024 was a Monday. */
  DbkDate begin = dbk_date_new (2024, 1, first_weekday ());
  int day = ((date - begin) % 7 + 7) % 7;

  return date + 6 - day;
}

DbkDateOrder
dbk_date_order_of_locale (void)
{
  const char *format = nl_langinfo (D_FMT);

  if (is_plain_locale () || format == NULL)
    return DBK_DATE_ORDER_UNKNOWN;

  /* The first part tells the order: nobody puts the year second, or the month after the year's
   * day. */
  for (const char *p = strchr (format, '%'); p != NULL && p[1] != '\0'; p = strchr (p + 1, '%'))
    {
      p++;
      p += strspn (p, "-_0^#EO");
      switch (*p)
        {
        case 'd':
        case 'e':
          return DBK_DATE_ORDER_DMY;
        case 'm':
        case 'b':
        case 'B':
        case 'h':
        case 'D':
          return DBK_DATE_ORDER_MDY;
        case 'y':
        case 'Y':
        case 'C':
        case 'F':
          return DBK_DATE_ORDER_YMD;
        default:
          break;
        }
    }

  return DBK_DATE_ORDER_UNKNOWN;
}

static gboolean
is_month_first (void)
{
  if (dbk_language_current () != NULL)
    /* Translators: "month first" or "day first": how days are written: March 12 or 12 March. */
    return g_str_equal (C_ ("order in a day", "month first"), "month first");
  return dbk_date_order_of_locale () == DBK_DATE_ORDER_MDY;
}

/* The locale's names are the window's: a print in another language has its own. */
static const char *const months[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};
static const char *const short_months[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};
static const char *const weekdays[] = {
  NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};
static const char *const short_weekdays[] = {
  NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
  NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
  NC_ ("short weekday", "Sun"),
};

/* @pattern with the names the locale would choose written out in the thread's language; what is
 * left are figures. Caller frees. */
static char *
name_in_pattern (const char *pattern, int month, int weekday)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    {
      const char *kind = p + 1 + (*p == '%' ? strspn (p + 1, "O") : 0);

      if (*p != '%' || strchr ("BbhAa%", *kind) == NULL || *kind == '\0')
        {
          g_string_append_c (text, *p);
          continue;
        }
      p = kind;
      if (*kind == 'B')
        g_string_append (text, dbk_pgettext_of ("month", months[month - 1]));
      else if (*kind == 'A')
        g_string_append (text, dbk_pgettext_of ("weekday", weekdays[weekday - 1]));
      else if (*kind == 'a')
        g_string_append (text, dbk_pgettext_of ("short weekday", short_weekdays[weekday - 1]));
      else if (*kind == '%')
        g_string_append (text, "%%");
      else
        g_string_append (text, dbk_pgettext_of ("short month", short_months[month - 1]));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dbk_date_format_pattern (DbkDate date, const char *pattern)
{
  g_autofree char *named = NULL;
  g_autoptr (GDateTime) noon = NULL;
  char *text = NULL;
  int year, month, day;

  dbk_date_split (date, &year, &month, &day);
  if (year == 0)
    return g_strdup ("");

  noon = g_date_time_new_utc (year, month, day, 12, 0, 0);
  if (dbk_language_current () != NULL)
    named = name_in_pattern (pattern, month, g_date_time_get_day_of_week (noon));
  text = g_date_time_format (noon, named != NULL ? named : pattern);

  /* A translation may hold a pattern GLib doesn't know. */
  return text != NULL ? text : dbk_date_to_iso (date);
}

char *
dbk_date_format_long (DbkDate date)
{
  return dbk_date_format_pattern (date, is_month_first ()
                                            /* xgettext:no-c-format */
                                            ? C_ ("date with the month first", "%B %-d, %Y")
                                            /* xgettext:no-c-format */
                                            : C_ ("date", "%-d %B %Y"));
}

char *
dbk_date_format_medium (DbkDate date)
{
  return dbk_date_format_pattern (date, is_month_first ()
                                            /* xgettext:no-c-format */
                                            ? C_ ("date with the month first", "%b %-d, %Y")
                                            /* xgettext:no-c-format */
                                            : C_ ("date", "%-d %b %Y"));
}

char *
dbk_date_format_day (DbkDate date)
{
  return dbk_date_format_pattern (date, is_month_first ()
                                            /* xgettext:no-c-format */
                                            ? C_ ("date with the month first", "%b %-d")
                                            /* xgettext:no-c-format */
                                            : C_ ("date", "%-d %b"));
}

char *
dbk_date_format_day_long (DbkDate date)
{
  return dbk_date_format_pattern (date, is_month_first ()
                                            /* xgettext:no-c-format */
                                            ? C_ ("date with the month first", "%B %-d")
                                            /* xgettext:no-c-format */
                                            : C_ ("date", "%-d %B"));
}

char *
dbk_date_format_weekday (DbkDate date)
{
  return dbk_date_format_pattern (date, is_month_first ()
                                            /* xgettext:no-c-format */
                                            ? C_ ("date with the month first", "%A, %B %-d, %Y")
                                            /* xgettext:no-c-format */
                                            : C_ ("date", "%A %-d %B %Y"));
}

/* A range whose two days stand in the same month and year. */
static char *
format_days_of_month (DbkDate first, DbkDate last, gboolean with_year)
{
  gboolean month_first = is_month_first ();
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (month_first)
    {
      start = dbk_date_format_day (first);
      end = dbk_date_format_pattern (
          last, with_year
                    /* xgettext:no-c-format */
                    ? C_ ("last day of a range within one month, with the month first", "%-d, %Y")
                    /* xgettext:no-c-format */
                    : C_ ("last day of a range within one month, with the month first", "%-d"));
    }
  else
    {
      /* xgettext:no-c-format */
      start = dbk_date_format_pattern (first, C_ ("first day of a range within one month", "%-d"));
      end = with_year ? dbk_date_format_medium (last) : dbk_date_format_day (last);
    }

  /* Translators: two days of one month: "3–10 Dec". */
  return g_strdup_printf (C_ ("days of one month", "%s–%s"), start, end);
}

char *
dbk_date_format_range (DbkDate first, DbkDate last, gboolean with_year)
{
  int first_year, first_month, last_year, last_month;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (first == DBK_DATE_NONE || last == DBK_DATE_NONE || first == last)
    {
      DbkDate only = first != DBK_DATE_NONE ? first : last;

      return with_year ? dbk_date_format_medium (only) : dbk_date_format_day (only);
    }
  if (first > last)
    {
      DbkDate swap = first;

      first = last;
      last = swap;
    }

  dbk_date_split (first, &first_year, &first_month, NULL);
  dbk_date_split (last, &last_year, &last_month, NULL);
  if (first_year == last_year && first_month == last_month)
    return format_days_of_month (first, last, with_year);

  start = with_year && first_year != last_year ? dbk_date_format_medium (first)
                                               : dbk_date_format_day (first);
  end = with_year ? dbk_date_format_medium (last) : dbk_date_format_day (last);

  /* Translators: two days of different months: "28 Nov – 5 Dec". */
  return g_strdup_printf (C_ ("days of two months", "%s – %s"), start, end);
}

/* The locale counts to twelve twice a day. */
static gboolean
is_twelve_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  if (dbk_language_current () != NULL)
    /* Translators: "twelve hours" or "twenty-four hours": how the time of day is written. */
    return g_str_equal (C_ ("clock", "twelve hours"), "twelve hours");
  if (is_plain_locale () || format == NULL)
    return FALSE;

  return strstr (format, "%r") != NULL || strstr (format, "%I") != NULL ||
         strstr (format, "%l") != NULL || strstr (format, "%-I") != NULL;
}

/* (transfer full): the clock of twelve hours; the C library knows the words of the window's
 * language only. */
static char *
format_twelve_hours (GDateTime *local)
{
  /* xgettext:no-c-format */
  const char *format = C_ ("time of day, twelve hours", "%-I:%M %p");
  g_autoptr (GString) own = NULL;

  if (dbk_language_current () == NULL)
    return g_date_time_format (local, format);
  own = g_string_new (format);
  g_string_replace (own, "%p",
                    g_date_time_get_hour (local) < 12 ? C_ ("time of day", "AM")
                                                      : C_ ("time of day", "PM"),
                    0);
  return g_date_time_format (local, own->str);
}

char *
dbk_time_format_clock (DbkTime time)
{
  g_autoptr (GDateTime) local = NULL;
  char *text = NULL;

  if (time == DBK_TIME_NONE)
    return g_strdup ("");

  local = g_date_time_new_from_unix_local (time / 1000 - (time % 1000 < 0 ? 1 : 0));
  if (local != NULL && is_twelve_hours ())
    text = format_twelve_hours (local);
  else if (local != NULL)
    /* xgettext:no-c-format */
    text = g_date_time_format (local, C_ ("time of day", "%H:%M"));

  return text != NULL ? text : g_strdup ("");
}
