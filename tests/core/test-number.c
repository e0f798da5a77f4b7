/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dbk-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "test-locale.h"

static void
assert_number (const char *text, double expected)
{
  g_autoptr (GError) error = NULL;
  double number = NAN;

  g_test_message ("%s", text);
  g_assert_true (dbk_number_parse (text, &number, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (number, ==, expected);
}

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  double number = 42;

  g_assert_false (dbk_number_parse (text, &number, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpfloat (number, ==, 42);
}

static void
test_parse (void)
{
  assert_number ("12.5", 12.5);
  assert_number ("12,5", 12.5);
  assert_number (" 12.5\t", 12.5);
  assert_number ("\u00a012,5\u202f", 12.5);
  assert_number ("0", 0);
  assert_number ("007", 7);
  assert_number (".5", 0.5);
  assert_number (",5", 0.5);
  assert_number ("0,125", 0.125);
  assert_number ("1.125", 1.125);
  assert_number ("1234,125", 1234.125);
  assert_number ("1,25", 1.25);
  assert_number ("-3", -3);
  assert_number ("−3,5", -3.5);
  assert_number ("+3", 3);
  assert_number ("-0", 0);
  assert_number ("١٢٫٥", 12.5);
  assert_number ("१२.५", 12.5);
  assert_number ("１２", 12);
  assert_number ("999999999999999", 999999999999999.0);
}

static void
test_refuse (void)
{
  static const char *const bad[] = {
    "",        " ",     "abc",     ".",     ",",     "-",      "12.",
    "1.204,5", "1,204", "1,204.5", "1 204", "1'204", "12.5.1", "12,,5",
    "1e3",     "0x1F",  "inf",     "nan",   "12 mm", "--3",    "3-",
    "12 5",    "½",     "١٬٢٠٤",   "Ⅳ",     "\xff",  "12\xff", "1234567890123456",
    "12.5abc",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%u", i);
      assert_refused (bad[i]);
    }
  assert_refused (NULL);
}

static void
test_refuse_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  double number;

  for (int i = 0; i < 5000; i++)
    g_string_append (text, "é");
  g_assert_false (dbk_number_parse (text->str, &number, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

static void
assert_format (double number, int decimals, const char *expected)
{
  g_autofree char *plain = dbk_number_format_plain (number, decimals);
  g_autofree char *shown = dbk_number_format (number, decimals);

  g_assert_cmpstr (plain, ==, expected);
  g_assert_cmpstr (shown, ==, expected);
}

static void
test_format (void)
{
  assert_format (12.5, 1, "12.5");
  assert_format (12.5, 3, "12.5");
  assert_format (12.0, 2, "12");
  assert_format (100, 0, "100");
  assert_format (1200, 2, "1200");
  assert_format (12.34567, 2, "12.35");
  assert_format (0.96, 1, "1");
  assert_format (99.96, 1, "100");
  assert_format (-0.04, 1, "0");
  assert_format (-0.0, 0, "0");
  assert_format (-1.5, 1, "-1.5");
  assert_format (0.1, 15, "0.1");
  assert_format (1e15, 2, "1000000000000000");
  assert_format (5, -3, "5");
  assert_format (NAN, 2, "");
  assert_format (INFINITY, 2, "");
}

static void
test_german (void)
{
  g_autofree char *shown = NULL;
  g_autofree char *plain = NULL;

  if (test_locale_use ("de_DE"))
    {
      shown = dbk_number_format (12.5, 1);
      plain = dbk_number_format_plain (12.5, 1);
      g_assert_cmpstr (shown, ==, "12,5");
      g_assert_cmpstr (plain, ==, "12.5");
      assert_number ("12,5", 12.5);
      assert_number ("12.5", 12.5);
      assert_number ("1,204", 1.204);
      assert_refused ("1.204");
      assert_refused ("1.204,5");
    }
  test_locale_done ();
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/number/parse", test_parse);
  g_test_add_func ("/core/number/refuse", test_refuse);
  g_test_add_func ("/core/number/refuse-long", test_refuse_long);
  g_test_add_func ("/core/number/format", test_format);
  g_test_add_func ("/core/number/german", test_german);

  return g_test_run ();
}
