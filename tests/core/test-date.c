/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dbk-date.h"

#include <locale.h>

static void
test_new (void)
{
  static const int bad[][3] = {
    { 2023, 2, 29 },        { 1900, 2, 29 },  { 2026, 6, 31 },  { 2026, 0, 1 },
    { 2026, 13, 1 },        { 2026, 1, 0 },   { 2026, 1, 32 },  { 0, 1, 1 },
    { 10000, 1, 1 },        { -1, 1, 1 },     { 2026, -1, 1 },  { 2026, 1, -1 },
    { 65536 + 2026, 1, 1 }, { 2026, 257, 1 }, { 2026, 1, 257 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (dbk_date_new (bad[i][0], bad[i][1], bad[i][2]), ==, DBK_DATE_NONE);

  g_assert_cmpint (dbk_date_new (1, 1, 1), ==, 1);
  g_assert_cmpint (dbk_date_new (9999, 12, 31), ==, 3652059);
  g_assert_cmpint (dbk_date_new (2024, 2, 29), !=, DBK_DATE_NONE);
  g_assert_cmpint (dbk_date_new (2000, 2, 29), !=, DBK_DATE_NONE);
  g_assert_cmpint (dbk_date_new (2024, 3, 1) - dbk_date_new (2024, 2, 28), ==, 2);
  g_assert_cmpint (dbk_date_new (2023, 3, 1) - dbk_date_new (2023, 2, 28), ==, 1);
}

static void
test_split (void)
{
  int year = -1, month = -1, day = -1;

  for (DbkDate date = 1; date <= 3652059; date += 97)
    {
      dbk_date_split (date, &year, &month, &day);
      g_assert_cmpint (dbk_date_new (year, month, day), ==, date);
    }

  dbk_date_split (DBK_DATE_NONE, &year, &month, &day);
  g_assert_cmpint (year, ==, 0);
  g_assert_cmpint (month, ==, 0);
  g_assert_cmpint (day, ==, 0);

  dbk_date_split (dbk_date_new (1983, 3, 12), NULL, &month, NULL);
  g_assert_cmpint (month, ==, 3);
  dbk_date_split (-5, &year, NULL, NULL);
  g_assert_cmpint (year, ==, 0);
  dbk_date_split (G_MAXINT32, &year, NULL, NULL);
  g_assert_cmpint (year, ==, 0);
}

static void
test_weekday (void)
{
  g_assert_cmpint (dbk_date_weekday (dbk_date_new (2026, 11, 23)), ==, 1);
  g_assert_cmpint (dbk_date_weekday (dbk_date_new (2026, 10, 22)), ==, 4);
  g_assert_cmpint (dbk_date_weekday (dbk_date_new (2024, 2, 29)), ==, 4);
  g_assert_cmpint (dbk_date_weekday (dbk_date_new (2026, 11, 22)), ==, 7);
  g_assert_cmpint (dbk_date_weekday (DBK_DATE_NONE), ==, 0);
}

static void
test_age (void)
{
  DbkDate birth = dbk_date_new (1983, 3, 12);
  DbkDate leap = dbk_date_new (2004, 2, 29);

  g_assert_cmpint (dbk_date_age (birth, dbk_date_new (2026, 11, 23)), ==, 43);
  g_assert_cmpint (dbk_date_age (birth, dbk_date_new (2026, 3, 12)), ==, 43);
  g_assert_cmpint (dbk_date_age (birth, dbk_date_new (2026, 3, 11)), ==, 42);
  g_assert_cmpint (dbk_date_age (birth, birth), ==, 0);
  g_assert_cmpint (dbk_date_age (birth, birth - 1), ==, -1);
  g_assert_cmpint (dbk_date_age (DBK_DATE_NONE, birth), ==, -1);
  g_assert_cmpint (dbk_date_age (birth, DBK_DATE_NONE), ==, -1);
  g_assert_cmpint (dbk_date_age (leap, dbk_date_new (2022, 2, 28)), ==, 17);
  g_assert_cmpint (dbk_date_age (leap, dbk_date_new (2022, 3, 1)), ==, 18);
  g_assert_cmpint (dbk_date_age (leap, dbk_date_new (2024, 2, 28)), ==, 19);
  g_assert_cmpint (dbk_date_age (leap, dbk_date_new (2024, 2, 29)), ==, 20);
}

static void
assert_months (int year, int month, int day, int months, const char *expected)
{
  g_autofree char *iso =
      dbk_date_to_iso (dbk_date_add_months (dbk_date_new (year, month, day), months));

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_add_months (void)
{
  assert_months (2026, 1, 31, 1, "2026-02-28");
  assert_months (2024, 1, 31, 1, "2024-02-29");
  assert_months (2024, 2, 29, 12, "2025-02-28");
  assert_months (2024, 2, 29, 48, "2028-02-29");
  assert_months (2026, 3, 31, -1, "2026-02-28");
  assert_months (2026, 12, 15, 1, "2027-01-15");
  assert_months (2026, 1, 15, -1, "2025-12-15");
  assert_months (2026, 8, 31, 0, "2026-08-31");
  assert_months (2026, 8, 31, 13, "2027-09-30");
  assert_months (1, 1, 1, -1, "");
  assert_months (1, 2, 1, -1, "0001-01-01");
  assert_months (9999, 12, 31, 1, "");
  assert_months (9999, 11, 30, 1, "9999-12-30");
  assert_months (2026, 1, 1, G_MAXINT, "");
  assert_months (2026, 1, 1, G_MININT, "");
  g_assert_cmpint (dbk_date_add_months (DBK_DATE_NONE, 5), ==, DBK_DATE_NONE);
}

static void
test_iso (void)
{
  static const char *const bad[] = {
    "",           "2026-11-2",  "2026-11-222", " 2026-11-22", "2026-11-22 ", "2026/11/22",
    "26-11-22",   "2026-13-01", "2026-02-29",  "0000-01-01",  "20261122",    "2026-11-22T00:00",
    "-026-11-22", "2026-1 -22", "２026-11-22", "2026-11-+2",
  };
  static const char *const good[] = { "2026-11-22", "2024-02-29", "0001-01-01", "9999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      DbkDate date = 42;

      g_assert_false (dbk_date_from_iso (bad[i], &date));
      g_assert_cmpint (date, ==, 42);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *iso = NULL;
      DbkDate date = DBK_DATE_NONE;

      g_assert_true (dbk_date_from_iso (good[i], &date));
      iso = dbk_date_to_iso (date);
      g_assert_cmpstr (iso, ==, good[i]);
    }
  g_assert_false (dbk_date_from_iso (NULL, NULL));
}

static void
test_time_iso (void)
{
  static const char *const bad[] = {
    "",
    "2026-11-22",
    "2026-11-22T14:06:31.250",
    "2026-11-22 14:06:31.250Z",
    "2026-11-22T14:06:31.25Z",
    "2026-11-22T14:06:31.2500Z",
    "2026-11-22T24:00:00.000Z",
    "2026-11-22T14:60:00.000Z",
    "2026-11-22T14:06:60.000Z",
    "2026-02-29T14:06:31.250Z",
    "2026-11-22T14:06:31.250+00:00",
    "2026-11-22T14:06:31.250Zx",
    "1970-01-01T00:00:00.000Z",
  };
  static const struct
  {
    const char *text;
    DbkTime time;
  } good[] = {
    { "2026-11-22T14:06:31.250Z", G_GINT64_CONSTANT (1795356391250) },
    { "1970-01-01T00:00:00.001Z", 1 },
    { "1969-12-31T23:59:59.999Z", -1 },
    { "1900-01-01T00:00:00.000Z", G_GINT64_CONSTANT (-2208988800000) },
    { "0001-01-01T00:00:00.000Z", G_GINT64_CONSTANT (-62135596800000) },
    { "9999-12-31T23:59:59.999Z", G_GINT64_CONSTANT (253402300799999) },
  };
  g_autofree char *none = dbk_time_to_iso (DBK_TIME_NONE);
  g_autofree char *beyond = dbk_time_to_iso (G_MAXINT64);
  g_autofree char *before = dbk_time_to_iso (G_MININT64);
  DbkTime time = 42;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (dbk_time_from_iso (bad[i], &time));
      g_assert_cmpint (time, ==, 42);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *iso = dbk_time_to_iso (good[i].time);

      g_assert_cmpstr (iso, ==, good[i].text);
      g_assert_true (dbk_time_from_iso (good[i].text, &time));
      g_assert_cmpint (time, ==, good[i].time);
    }
  g_assert_true (dbk_time_from_iso ("1970-01-01T00:00:01Z", &time));
  g_assert_cmpint (time, ==, 1000);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (beyond, ==, "");
  g_assert_cmpstr (before, ==, "");
}

static DbkTime
now_of_data (gpointer data)
{
  return *(DbkTime *) data;
}

static void
assert_today (const char *moment, const char *expected)
{
  DbkTime time = 0;
  DbkClock clock = { now_of_data, &time };
  g_autofree char *iso = NULL;

  g_assert_true (dbk_time_from_iso (moment, &time));
  g_assert_cmpint (dbk_clock_now (&clock), ==, time);
  iso = dbk_date_to_iso (dbk_clock_today (&clock));
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_clock (void)
{
  DbkClock system = { 0 };
  gint64 before = g_get_real_time () / 1000;
  DbkTime now = dbk_clock_now (&system);
  DbkTime also = dbk_clock_now (NULL);
  gint64 after = g_get_real_time () / 1000;

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, also);
  g_assert_cmpint (also, <=, after);

  /* The tests run in London: summer time is an hour ahead. */
  assert_today ("2026-06-30T22:59:59.999Z", "2026-06-30");
  assert_today ("2026-06-30T23:00:00.000Z", "2026-07-01");
  assert_today ("2026-11-22T23:59:59.999Z", "2026-11-22");
  assert_today ("2026-11-23T00:00:00.000Z", "2026-11-23");
  assert_today ("1960-01-01T12:00:00.000Z", "1960-01-01");
  assert_today ("1960-01-01T23:59:59.999Z", "1960-01-01");

  g_assert_cmpint (dbk_time_local_date (DBK_TIME_NONE), ==, DBK_DATE_NONE);
  g_assert_cmpint (dbk_time_local_date (G_MAXINT64), ==, DBK_DATE_NONE);
  g_assert_cmpint (dbk_time_local_date (G_MININT64), ==, DBK_DATE_NONE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date/new", test_new);
  g_test_add_func ("/core/date/split", test_split);
  g_test_add_func ("/core/date/weekday", test_weekday);
  g_test_add_func ("/core/date/age", test_age);
  g_test_add_func ("/core/date/add-months", test_add_months);
  g_test_add_func ("/core/date/iso", test_iso);
  g_test_add_func ("/core/date/time-iso", test_time_iso);
  g_test_add_func ("/core/date/clock", test_clock);

  return g_test_run ();
}
