/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, moments and the clock. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/**
 * DbkDate:
 *
 * A day of the Gregorian calendar as GDate's Julian day number; 0 means "not known". Days subtract
 * to days. Valid years are 1 to 9999; the functions below refuse others.
 */
typedef gint32 DbkDate;
#define DBK_DATE_NONE ((DbkDate) 0)

/**
 * DbkTime:
 *
 * A moment in milliseconds since 1970-01-01 00:00 UTC; 0 means "not known".
 */
typedef gint64 DbkTime;
#define DBK_TIME_NONE ((DbkTime) 0)

/** DbkDateOrder: the order of day, month and year in a typed date whose parts are all numbers. */
typedef enum
{
  DBK_DATE_ORDER_UNKNOWN, /* refuse what can be read in two ways */
  DBK_DATE_ORDER_DMY,
  DBK_DATE_ORDER_MDY,
  DBK_DATE_ORDER_YMD,
} DbkDateOrder;

/**
 * DbkClock:
 * @now: returns the present moment
 * @data: handed to @now
 *
 * Where "now" comes from. Rooms take a clock instead of asking the system, so tests can set it.
 * A zeroed clock is the system's.
 */
typedef struct
{
  DbkTime (*now) (gpointer data);
  gpointer data;
} DbkClock;

DbkTime dbk_clock_now (const DbkClock *clock);
/** The local calendar day of dbk_clock_now(). */
DbkDate dbk_clock_today (const DbkClock *clock);

/** Returns DBK_DATE_NONE when the three don't make a day. */
DbkDate dbk_date_new (int year, int month, int day);
void dbk_date_split (DbkDate date, int *year, int *month, int *day);
/** 1 Monday … 7 Sunday; 0 for none. */
int dbk_date_weekday (DbkDate date);
/** Whole years lived on @on; -1 when either is not known or @birth is after @on. */
int dbk_date_age (DbkDate birth, DbkDate on);
/** Same day of the month @months later (or earlier), or that month's last day; none when the years
 * run out. */
DbkDate dbk_date_add_months (DbkDate date, int months);

/** "2026-11-22", exactly; FALSE and @date untouched otherwise. */
gboolean dbk_date_from_iso (const char *text, DbkDate *date);
/** Writes "2026-11-22", or "" for none. Caller frees. */
char *dbk_date_to_iso (DbkDate date);
/** "2026-11-22T14:06:31.250Z"; the milliseconds may be missing. The epoch itself is refused, as it
 * means "not known". */
gboolean dbk_time_from_iso (const char *text, DbkTime *time);
char *dbk_time_to_iso (DbkTime time);
DbkDate dbk_time_local_date (DbkTime time);

/**
 * dbk_date_parse:
 * @text: as a person types it: "12 March 1983", "12.3.83", "1983-03-12", "3/12/1983", "12031983";
 *   month names in English and in the locale, full or short; digits of any script; a weekday is
 *   allowed and must be the right one
 * @order: used where the parts are all numbers and could be read in two ways
 * @today: two-digit years land in the 100 years up to and including this day's year
 *
 * Returns: the day, or DBK_DATE_NONE with @error DBK_ERROR_INVALID whose sentence offers the fix
 *   where there is one ("June has only 30 days. Did you mean 30 June or 1 July 1988?").
 *   An empty text is DBK_DATE_NONE without an error.
 */
DbkDate dbk_date_parse (const char *text, DbkDateOrder order, DbkDate today, GError **error);
/** The locale's order, read from nl_langinfo (D_FMT); unknown in the C locale. */
DbkDateOrder dbk_date_order_of_locale (void);

/** The last day of the week @date is in, by the weekday the locale's weeks begin on (Monday where
 * it doesn't say). */
DbkDate dbk_date_week_end (DbkDate date);

/** "12 March 1983" in the locale's habit (en_US: "March 12, 1983"). Caller frees. "" for none. */
char *dbk_date_format_long (DbkDate date);
/** "12 Mar 1983". */
char *dbk_date_format_medium (DbkDate date);
/** "12 Mar", without the year. */
char *dbk_date_format_day (DbkDate date);
/** "Thursday 22 October 2026". */
char *dbk_date_format_weekday (DbkDate date);
/** "3–10 Dec", "28 Nov – 5 Dec"; with @with_year "3–10 Dec 2026" and, where the years differ, both:
 * "28 Dec 2026 – 4 Jan 2027". One day, or one that is not known, is written as a single day. */
char *dbk_date_format_range (DbkDate first, DbkDate last, gboolean with_year);
/** "14:06" local, in the locale's habit. */
char *dbk_time_format_clock (DbkTime time);

G_END_DECLS
