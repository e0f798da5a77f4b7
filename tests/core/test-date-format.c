/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dbk-date.h"

#include <locale.h>

#include "test-locale.h"

typedef char *(*Format) (DbkDate date);

static void
assert_date (Format format, int year, int month, int day, const char *expected)
{
  g_autofree char *text = format (dbk_date_new (year, month, day));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_range (const char *first, const char *last, gboolean with_year, const char *expected)
{
  DbkDate from = DBK_DATE_NONE, to = DBK_DATE_NONE;
  g_autofree char *text = NULL;

  if (first != NULL)
    g_assert_true (dbk_date_from_iso (first, &from));
  if (last != NULL)
    g_assert_true (dbk_date_from_iso (last, &to));
  text = dbk_date_format_range (from, to, with_year);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_clock (const char *moment, const char *expected)
{
  DbkTime time = DBK_TIME_NONE;
  g_autofree char *text = NULL;

  g_assert_true (dbk_time_from_iso (moment, &time));
  text = dbk_time_format_clock (time);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_plain (void)
{
  g_autofree char *none = NULL;

  g_assert_cmpint (dbk_date_order_of_locale (), ==, DBK_DATE_ORDER_UNKNOWN);
  assert_date (dbk_date_format_long, 1983, 3, 12, "12 March 1983");
  assert_date (dbk_date_format_long, 2026, 12, 3, "3 December 2026");
  assert_date (dbk_date_format_medium, 1983, 3, 12, "12 Mar 1983");
  assert_date (dbk_date_format_day, 2026, 10, 8, "8 Oct");
  assert_date (dbk_date_format_weekday, 2026, 10, 22, "Thursday 22 October 2026");

  assert_date (dbk_date_format_long, 0, 0, 0, "");
  assert_date (dbk_date_format_medium, 0, 0, 0, "");
  assert_date (dbk_date_format_day, 0, 0, 0, "");
  assert_date (dbk_date_format_weekday, 0, 0, 0, "");

  assert_clock ("2026-11-22T14:06:31.250Z", "14:06");
  assert_clock ("2026-06-22T08:06:59.999Z", "09:06");
  none = dbk_time_format_clock (DBK_TIME_NONE);
  g_assert_cmpstr (none, ==, "");
}

static void
test_range (void)
{
  assert_range ("2026-12-03", "2026-12-10", FALSE, "3–10 Dec");
  assert_range ("2026-11-28", "2026-12-05", FALSE, "28 Nov – 5 Dec");
  assert_range ("2026-12-03", "2026-12-10", TRUE, "3–10 Dec 2026");
  assert_range ("2026-11-28", "2026-12-05", TRUE, "28 Nov – 5 Dec 2026");
  assert_range ("2026-12-28", "2027-01-04", TRUE, "28 Dec 2026 – 4 Jan 2027");
  assert_range ("2026-12-28", "2027-01-04", FALSE, "28 Dec – 4 Jan");
  /* The same month of two years is not one month. */
  assert_range ("2026-12-03", "2027-12-10", TRUE, "3 Dec 2026 – 10 Dec 2027");
  assert_range ("2026-12-03", "2027-12-10", FALSE, "3 Dec – 10 Dec");
  assert_range ("2026-12-03", "2026-12-03", FALSE, "3 Dec");
  assert_range ("2026-12-03", "2026-12-03", TRUE, "3 Dec 2026");
  assert_range ("2026-12-10", "2026-12-03", FALSE, "3–10 Dec");
  assert_range ("2026-12-03", NULL, TRUE, "3 Dec 2026");
  assert_range (NULL, "2026-12-03", FALSE, "3 Dec");
  assert_range (NULL, NULL, TRUE, "");
}

static void
test_american (void)
{
  if (test_locale_use ("en_US"))
    {
      g_assert_cmpint (dbk_date_order_of_locale (), ==, DBK_DATE_ORDER_MDY);
      assert_date (dbk_date_format_long, 1983, 3, 12, "March 12, 1983");
      assert_date (dbk_date_format_medium, 1983, 3, 2, "Mar 2, 1983");
      assert_date (dbk_date_format_day, 2026, 10, 8, "Oct 8");
      assert_date (dbk_date_format_weekday, 2026, 10, 22, "Thursday, October 22, 2026");
      assert_range ("2026-12-03", "2026-12-10", FALSE, "Dec 3–10");
      assert_range ("2026-12-03", "2026-12-10", TRUE, "Dec 3–10, 2026");
      assert_range ("2026-11-28", "2026-12-05", FALSE, "Nov 28 – Dec 5");
      assert_range ("2026-11-28", "2026-12-05", TRUE, "Nov 28 – Dec 5, 2026");
      assert_range ("2026-12-28", "2027-01-04", TRUE, "Dec 28, 2026 – Jan 4, 2027");
      assert_clock ("2026-11-22T14:06:31.250Z", "2:06 PM");
      assert_clock ("2026-11-22T00:06:31.250Z", "12:06 AM");
    }
  test_locale_done ();
}

static void
test_british (void)
{
  if (test_locale_use ("en_GB"))
    {
      g_assert_cmpint (dbk_date_order_of_locale (), ==, DBK_DATE_ORDER_DMY);
      assert_date (dbk_date_format_long, 1983, 3, 12, "12 March 1983");
      assert_range ("2026-12-03", "2026-12-10", TRUE, "3–10 Dec 2026");
      assert_clock ("2026-11-22T14:06:31.250Z", "14:06");
    }
  test_locale_done ();
}

static void
test_german (void)
{
  if (test_locale_use ("de_DE"))
    {
      g_assert_cmpint (dbk_date_order_of_locale (), ==, DBK_DATE_ORDER_DMY);
      assert_date (dbk_date_format_long, 1983, 3, 12, "12 März 1983");
    }
  test_locale_done ();
}

static void
test_swedish (void)
{
  if (test_locale_use ("sv_SE"))
    {
      g_assert_cmpint (dbk_date_order_of_locale (), ==, DBK_DATE_ORDER_YMD);
      assert_date (dbk_date_format_long, 1983, 3, 12, "12 mars 1983");
    }
  test_locale_done ();
}

/* The week of Sunday 22 November 2026 ends on @day of it. */
static void
assert_week_ends (int day)
{
  DbkDate end = dbk_date_new (2026, 11, day);

  g_assert_cmpint (dbk_date_week_end (dbk_date_new (2026, 11, 22)), ==, end);
  g_assert_cmpint (dbk_date_week_end (end), ==, end);
  g_assert_cmpint (dbk_date_week_end (end + 1), ==, end + 7);
}

static void
test_week (void)
{
  static const struct
  {
    const char *locale;
    int day;
  } cases[] = {
    { "de_DE", 22 }, /* from Monday */
    { "en_US", 28 }, /* from Sunday */
    { "ar_EG", 27 }, /* from Saturday */
  };

  assert_week_ends (22);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (!test_locale_use (cases[i].locale))
        return;
      assert_week_ends (cases[i].day);
      test_locale_done ();
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date-format/plain", test_plain);
  g_test_add_func ("/core/date-format/range", test_range);
  g_test_add_func ("/core/date-format/american", test_american);
  g_test_add_func ("/core/date-format/british", test_british);
  g_test_add_func ("/core/date-format/german", test_german);
  g_test_add_func ("/core/date-format/swedish", test_swedish);
  g_test_add_func ("/core/date-format/week", test_week);

  return g_test_run ();
}
