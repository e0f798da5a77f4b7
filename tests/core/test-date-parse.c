/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dbk-date.h"

#include <locale.h>
#include <string.h>

#include "test-locale.h"

#define UNKNOWN DBK_DATE_ORDER_UNKNOWN
#define DMY DBK_DATE_ORDER_DMY
#define MDY DBK_DATE_ORDER_MDY
#define YMD DBK_DATE_ORDER_YMD

static DbkDate
today (void)
{
  return dbk_date_new (2026, 11, 23);
}

static void
assert_read (const char *text, DbkDateOrder order, const char *expected)
{
  g_autoptr (GError) error = NULL;
  DbkDate date = dbk_date_parse (text, order, today (), &error);
  g_autofree char *iso = dbk_date_to_iso (date);

  g_test_message ("%s", text);
  g_assert_no_error (error);
  g_assert_cmpstr (iso, ==, expected);
}

/* In any order. */
static void
assert_clear (const char *text, const char *expected)
{
  assert_read (text, UNKNOWN, expected);
  assert_read (text, DMY, expected);
  assert_read (text, MDY, expected);
  assert_read (text, YMD, expected);
}

static void
assert_refused (const char *text, DbkDateOrder order, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  DbkDate date = dbk_date_parse (text, order, today (), &error);

  g_test_message ("%s", text);
  g_assert_cmpint (date, ==, DBK_DATE_NONE);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (sentence != NULL)
    g_assert_cmpstr (error->message, ==, sentence);

  /* A caller that doesn't want to know why. */
  g_assert_cmpint (dbk_date_parse (text, order, today (), NULL), ==, DBK_DATE_NONE);
}

static void
test_empty (void)
{
  assert_clear ("", "");
  assert_clear (NULL, "");
  assert_clear ("  \t\u00a0", "");
}

static void
test_named_month (void)
{
  static const char *const spellings[] = {
    "12 March 1983",
    "12 march 1983",
    "12 MARCH 1983",
    "  12   Mar   1983 ",
    "12. Mar. 1983",
    "12-Mar-1983",
    "12/Mar/1983",
    "12Mar1983",
    "12mar83",
    "12-Mar-83",
    "12 March ’83",
    "March 12, 1983",
    "March 12 1983",
    "Mar 12th, 1983",
    "12th of March 1983",
    "the 12th of March, 1983",
    "1983 March 12",
    "1983-Mar-12",
    "83 March 12",
    "Saturday 12 March 1983",
    "Sat, 12 Mar 1983",
    "Saturday, March 12, 1983",
    "١٢ March ١٩٨٣",
    "１２ Ｍａｒｃｈ １９８３",
    "\ufeff12 March 1983",
    "\u200e12 March 1983\u200f",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    assert_clear (spellings[i], "1983-03-12");

  assert_clear ("1 Sept 2026", "2026-09-01");
  assert_clear ("1 Septem 2026", "2026-09-01");
  assert_clear ("1 May 2026", "2026-05-01");
  assert_clear ("29 Feb 2024", "2024-02-29");
  assert_clear ("22nd November 2026", "2026-11-22");
  assert_clear ("3rd Dec 2026", "2026-12-03");
  assert_clear ("1st January 2000", "2000-01-01");
}

static void
test_numbers (void)
{
  assert_clear ("1983-03-12", "1983-03-12");
  assert_clear ("1983-3-12", "1983-03-12");
  assert_clear ("1983/03/12", "1983-03-12");
  assert_clear ("1983.03.12", "1983-03-12");
  assert_clear ("1983 03 12", "1983-03-12");
  assert_clear ("25.3.1983", "1983-03-25");
  assert_clear ("3/25/1983", "1983-03-25");
  assert_clear ("7/7/1983", "1983-07-07");
  assert_clear ("١٩٨٣-٠٣-١٢", "1983-03-12");
  assert_clear ("１９８３／03／12", "1983-03-12");
  assert_clear ("1983年3月12日", "1983-03-12");
  assert_clear ("1983년 3월 12일", "1983-03-12");
  assert_clear ("29.2.2024", "2024-02-29");

  assert_read ("12.3.1983", DMY, "1983-03-12");
  assert_read ("12.3.1983", MDY, "1983-12-03");
  assert_read ("12/03/83", DMY, "1983-03-12");
  assert_read ("3/12/1983", MDY, "1983-03-12");
  assert_read ("12.3.83", DMY, "1983-03-12");
  assert_read ("12. 3. 83", DMY, "1983-03-12");
  assert_read ("12–3–83", DMY, "1983-03-12");
  assert_read ("12 3 83", DMY, "1983-03-12");
  assert_read ("٣/١٢/١٩٨٣", MDY, "1983-03-12");
  assert_read ("83-03-12", YMD, "1983-03-12");
  assert_read ("83-03-12", UNKNOWN, "1983-03-12");
  assert_read ("12/03/11", DMY, "2011-03-12");
  assert_read ("12/03/11", MDY, "2011-12-03");
  assert_read ("12/03/11", YMD, "2012-03-11");
}

static void
test_compact (void)
{
  assert_clear ("19830312", "1983-03-12");
  assert_clear ("25031983", "1983-03-25");
  assert_clear ("03251983", "1983-03-25");
  assert_clear ("20101211", "2010-12-11");
  assert_clear ("07071983", "1983-07-07");
  assert_read ("12031983", DMY, "1983-03-12");
  assert_read ("12031983", MDY, "1983-12-03");
  assert_read ("120383", DMY, "1983-03-12");
  assert_read ("031283", MDY, "1983-03-12");
  assert_read ("830312", YMD, "1983-03-12");
  assert_read ("20112012", DMY, "2012-11-20");
  assert_read ("29022024", DMY, "2024-02-29");

  assert_refused ("12031983", UNKNOWN,
                  "“12031983” can be read as 12 March 1983 or as 3 December 1983. Write the month "
                  "as a word.");
  assert_refused ("12031983", YMD, NULL);
  assert_refused ("1203198", DMY, NULL);
  assert_refused ("00000000", DMY, NULL);
  assert_refused ("99999999", DMY, NULL);
  assert_refused ("123456789", DMY, NULL);
  assert_refused ("12031234", DMY, NULL);
  assert_refused ("31061988", DMY, "June has only 30 days. Did you mean 30 June or 1 July 1988?");
}

static void
test_short_year (void)
{
  /* The hundred years up to and including 2026. */
  assert_clear ("1 Jan 26", "2026-01-01");
  assert_clear ("31 Dec 26", "2026-12-31");
  assert_clear ("1 Jan 27", "1927-01-01");
  assert_clear ("1 Jan 00", "2000-01-01");
  assert_clear ("1 Jan 99", "1999-01-01");
  assert_read ("1.1.27", DMY, "1927-01-01");
  assert_clear ("29 Feb 28", "1928-02-29");
  assert_clear ("29 Feb 00", "2000-02-29");

  assert_refused ("1 Jan 3", DMY,
                  "The year is not clear. Write it with four digits, for example 12 March 1983.");
  assert_refused ("1 Jan 983", DMY, NULL);
  assert_refused ("12.3.983", DMY,
                  "The year is not clear. Write it with four digits, for example 12 March 1983.");
  assert_refused ("12.3.3", DMY, NULL);
  assert_refused ("1 Jan 12345", DMY, NULL);
  assert_refused ("1 Jan 0000", DMY, NULL);

  g_assert_cmpint (dbk_date_parse ("1 Jan 26", DMY, DBK_DATE_NONE, NULL), ==, DBK_DATE_NONE);
  g_assert_cmpint (dbk_date_parse ("1 Jan 00", DMY, dbk_date_new (1999, 12, 31), NULL), ==,
                   dbk_date_new (1900, 1, 1));
  g_assert_cmpint (dbk_date_parse ("1 Jan 00", DMY, dbk_date_new (2000, 1, 1), NULL), ==,
                   dbk_date_new (2000, 1, 1));
}

static void
test_no_such_day (void)
{
  const char *june = "June has only 30 days. Did you mean 30 June or 1 July 1988?";
  const char *february = "February 1983 has only 28 days. Did you mean 28 February or "
                         "1 March 1983?";

  assert_refused ("31 June 1988", UNKNOWN, june);
  assert_refused ("June 31, 1988", UNKNOWN, june);
  assert_refused ("31.6.1988", UNKNOWN, june);
  assert_refused ("31.6.88", DMY, june);
  assert_refused ("6/31/88", MDY, june);
  assert_refused ("6/31/1988", DMY, june);
  assert_refused ("1988-06-31", DMY, june);
  assert_refused ("1988年6月31日", DMY, june);
  assert_refused ("29 Feb 1983", DMY, february);
  assert_refused ("29/2/83", DMY, february);
  assert_refused ("30 Feb 2024", DMY,
                  "February 2024 has only 29 days. Did you mean 29 February or 1 March 2024?");
  assert_refused ("29 Feb 1900", DMY, NULL);
  assert_refused ("45 June 1988", DMY, "June has only 30 days. Correct the day.");
  assert_refused ("32 December 1988", DMY, "December has only 31 days. Correct the day.");
  /* A slip of the day must not become another year. */
  assert_refused ("31.6.12", DMY, "June has only 30 days. Did you mean 30 June or 1 July 2012?");
  assert_refused ("32.3.12", DMY, NULL);
  assert_refused ("32/3/12", MDY, NULL);
  assert_refused ("0 June 1988", DMY, NULL);
  assert_refused ("0.6.1988", DMY, NULL);
  assert_refused ("13.13.1983", DMY, NULL);
  assert_refused ("1983-13-01", DMY, NULL);
  assert_refused ("1983-00-10", DMY, NULL);
  assert_refused ("1983年13月1日", DMY, NULL);
}

static void
test_ambiguous (void)
{
  assert_refused ("3/12/1983", UNKNOWN,
                  "“3/12/1983” can be read as 3 December 1983 or as 12 March 1983. Write the month "
                  "as a word.");
  assert_refused ("12.3.83", UNKNOWN, NULL);
  assert_refused ("3/12/1983", YMD, NULL);
  assert_refused ("01/02/03", UNKNOWN, NULL);
  assert_refused ("25-03-11", UNKNOWN,
                  "“25-03-11” can be read as 25 March 2011 or as 11 March 2025. Write the month as "
                  "a word.");
  assert_refused ("31/6/12", UNKNOWN,
                  "“31/6/12” can be read in more than one way. Write the month as a word.");
  assert_refused ("120383", UNKNOWN, NULL);
}

static void
test_weekday (void)
{
  assert_clear ("Thursday 22 October 2026", "2026-10-22");
  assert_clear ("thurs 22 oct 2026", "2026-10-22");
  assert_refused ("Friday 22 October 2026", DMY,
                  "22 October 2026 is a Thursday, not a Friday. Correct the day or leave the "
                  "weekday out.");
  assert_refused ("Friday", DMY, NULL);
  assert_refused ("Thursday Friday 22 October 2026", DMY, NULL);
}

static void
test_nonsense (void)
{
  static const char *const bad[] = {
    "x",
    "yesterday",
    "12",
    "1983",
    "12/3",
    "12 March",
    "March 1983",
    "March",
    "3/1983",
    "12 March April 1983",
    "12 March March 1983",
    "12 13 March 1983",
    "1983 March 1984",
    "12 ju 1983",
    "12 m 1983",
    "12 Marchh 1983",
    "1.2.3.4",
    "12:03:1983",
    "1983-03-12T00:00:00Z",
    "12 March 1983?",
    "12 March 1983 10:30",
    "¹² March 1983",
    "\xff\xfe",
    "12 \xff March 1983",
    "--",
    "...",
    "💖",
    "99999999999999999999999999",
    "年月日",
    "3月12日",
    "3月 March 12",
  };
  g_autoptr (GString) flood = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      assert_refused (bad[i], UNKNOWN, NULL);
      assert_refused (bad[i], DMY, NULL);
      assert_refused (bad[i], MDY, NULL);
      assert_refused (bad[i], YMD, NULL);
    }

  assert_refused ("12 Marchh 1983", DMY,
                  "“Marchh” is not the name of a month. Enter the date like this: 12 March 1983.");
  assert_refused ("12 March", DMY,
                  "The date is not complete. Enter the day, the month and the year, for example "
                  "12 March 1983.");

  for (int i = 0; i < 20000; i++)
    g_string_append (flood, "ß");
  g_assert_cmpint (dbk_date_parse (flood->str, DMY, today (), &error), ==, DBK_DATE_NONE);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

/* What the program writes, it reads. */
static void
assert_round_trip (void)
{
  for (DbkDate date = dbk_date_new (1950, 1, 1); date < today (); date += 17)
    {
      char *written[] = {
        dbk_date_format_long (date),
        dbk_date_format_medium (date),
        dbk_date_format_weekday (date),
        dbk_date_to_iso (date),
      };

      for (guint i = 0; i < G_N_ELEMENTS (written); i++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_cmpint (dbk_date_parse (written[i], UNKNOWN, today (), &error), ==, date);
          g_assert_no_error (error);
          g_free (written[i]);
        }
    }
}

static void
test_round_trip (void)
{
  assert_round_trip ();
}

/* Random signs: never a crash, and never a day without a valid message otherwise. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1983);
  static const char *const pieces[] = {
    "1",  "2",  "31", "12", "1983", "0", "/", ".",   "-",  " ",  "March",  "feb",
    "年", "月", "日", "٣",  "\xff", "é", "ß", "sat", "th", "of", "\u0301", "\u200f",
  };

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      int n = g_rand_int_range (random, 1, 9);
      DbkDate date;

      for (int j = 0; j < n; j++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

      date = dbk_date_parse (text->str, (DbkDateOrder) g_rand_int_range (random, 0, 4), today (),
                             &error);
      if (date != DBK_DATE_NONE)
        g_assert_no_error (error);
      else if (error != NULL)
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
      else
        g_assert_cmpstr (g_strstrip (text->str), ==, "");
    }
}

static void
test_german (void)
{
  if (test_locale_use ("de_DE"))
    {
      assert_clear ("12. März 1983", "1983-03-12");
      assert_clear ("12. Marz 1983", "1983-03-12");
      assert_clear ("12. Mär 1983", "1983-03-12");
      assert_clear ("3. Dezember 2026", "2026-12-03");
      assert_clear ("3. Dez. 2026", "2026-12-03");
      assert_clear ("Donnerstag, 22. Oktober 2026", "2026-10-22");
      assert_clear ("12 March 1983", "1983-03-12");
      assert_refused ("31 Juni 1988", DMY,
                      "Juni has only 30 days. Did you mean 30 Juni or 1 Juli 1988?");
      assert_round_trip ();
    }
  test_locale_done ();
}

static void
test_spanish (void)
{
  if (test_locale_use ("es_ES"))
    {
      assert_clear ("12 de marzo de 1983", "1983-03-12");
      assert_clear ("1 ene 2026", "2026-01-01");
      assert_clear ("22 de octubre de 2026", "2026-10-22");
    }
  test_locale_done ();
}

static void
test_polish (void)
{
  if (test_locale_use ("pl_PL"))
    {
      assert_clear ("12 marca 1983", "1983-03-12");
      assert_clear ("12 marzec 1983", "1983-03-12");
      assert_clear ("5 października 2026", "2026-10-05");
      assert_clear ("5 pazdziernika 2026", "2026-10-05");
      assert_round_trip ();
    }
  test_locale_done ();
}

static void
test_american (void)
{
  if (test_locale_use ("en_US"))
    {
      assert_refused ("June 31, 1988", MDY,
                      "June has only 30 days. Did you mean June 30 or July 1, 1988?");
      assert_round_trip ();
    }
  test_locale_done ();
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date-parse/empty", test_empty);
  g_test_add_func ("/core/date-parse/named-month", test_named_month);
  g_test_add_func ("/core/date-parse/numbers", test_numbers);
  g_test_add_func ("/core/date-parse/compact", test_compact);
  g_test_add_func ("/core/date-parse/short-year", test_short_year);
  g_test_add_func ("/core/date-parse/no-such-day", test_no_such_day);
  g_test_add_func ("/core/date-parse/ambiguous", test_ambiguous);
  g_test_add_func ("/core/date-parse/weekday", test_weekday);
  g_test_add_func ("/core/date-parse/nonsense", test_nonsense);
  g_test_add_func ("/core/date-parse/round-trip", test_round_trip);
  g_test_add_func ("/core/date-parse/random", test_random);
  g_test_add_func ("/core/date-parse/german", test_german);
  g_test_add_func ("/core/date-parse/spanish", test_spanish);
  g_test_add_func ("/core/date-parse/polish", test_polish);
  g_test_add_func ("/core/date-parse/american", test_american);

  return g_test_run ();
}
