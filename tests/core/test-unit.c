/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dbk-unit.h"

#include <locale.h>

#include "dbk-error.h"

#define UNITS_END (DBK_VACUUM_UNIT_LEVEL + 1)

static void
test_codes (void)
{
  for (int i = 0; i < UNITS_END; i++)
    g_assert_cmpint (dbk_vacuum_unit_from_code (dbk_vacuum_unit_code ((DbkVacuumUnit) i)), ==, i);

  g_assert_cmpstr (dbk_vacuum_unit_code (DBK_VACUUM_UNIT_MMHG), ==, "mmHg");
  g_assert_cmpstr (dbk_vacuum_unit_code (DBK_VACUUM_UNIT_INHG), ==, "inHg");
  g_assert_cmpstr (dbk_vacuum_unit_code (DBK_VACUUM_UNIT_KPA), ==, "kPa");
  g_assert_cmpstr (dbk_vacuum_unit_code (DBK_VACUUM_UNIT_MBAR), ==, "mbar");
  g_assert_cmpstr (dbk_vacuum_unit_code (DBK_VACUUM_UNIT_CMHG), ==, "cmHg");
  g_assert_cmpstr (dbk_vacuum_unit_code (DBK_VACUUM_UNIT_LEVEL), ==, "level");
  g_assert_cmpstr (dbk_vacuum_unit_code (DBK_VACUUM_UNIT_NONE), ==, "");
  g_assert_cmpstr (dbk_vacuum_unit_name (DBK_VACUUM_UNIT_LEVEL), ==, "level");
  g_assert_cmpstr (dbk_vacuum_unit_name (DBK_VACUUM_UNIT_NONE), ==, "");

  g_assert_cmpint (dbk_vacuum_unit_from_code (NULL), ==, DBK_VACUUM_UNIT_NONE);
  g_assert_cmpint (dbk_vacuum_unit_from_code ("psi"), ==, DBK_VACUUM_UNIT_NONE);
  g_assert_cmpint (dbk_vacuum_unit_from_code ("MMHG"), ==, DBK_VACUUM_UNIT_NONE);
}

static double
kilopascal (double value, DbkVacuumUnit unit)
{
  double result = -1;

  g_assert_true (dbk_vacuum_to_kilopascal (value, unit, &result));
  return result;
}

static void
test_convert (void)
{
  double untouched = 42;

  g_assert_cmpfloat_with_epsilon (kilopascal (1, DBK_VACUUM_UNIT_INHG), 3.386389, 1e-9);
  g_assert_cmpfloat_with_epsilon (kilopascal (25.4, DBK_VACUUM_UNIT_MMHG), 3.386389, 1e-9);
  g_assert_cmpfloat_with_epsilon (kilopascal (2.54, DBK_VACUUM_UNIT_CMHG), 3.386389, 1e-9);
  g_assert_cmpfloat_with_epsilon (kilopascal (1, DBK_VACUUM_UNIT_MBAR), 0.1, 1e-12);
  g_assert_cmpfloat (kilopascal (30, DBK_VACUUM_UNIT_KPA), ==, 30);

  /* A vendor's 8–12 inHg is 203–305 mmHg and 27.1–40.6 kPa. */
  g_assert_cmpfloat_with_epsilon (kilopascal (8, DBK_VACUUM_UNIT_INHG), 27.1, 0.05);
  g_assert_cmpfloat_with_epsilon (kilopascal (12, DBK_VACUUM_UNIT_INHG), 40.6, 0.05);
  g_assert_cmpfloat_with_epsilon (kilopascal (203, DBK_VACUUM_UNIT_MMHG), 27.1, 0.05);
  g_assert_cmpfloat_with_epsilon (kilopascal (305, DBK_VACUUM_UNIT_MMHG), 40.6, 0.1);
  /* The study's 30 mmHg is far below. */
  g_assert_cmpfloat_with_epsilon (kilopascal (30, DBK_VACUUM_UNIT_MMHG), 4.0, 0.01);

  g_assert_false (dbk_vacuum_to_kilopascal (3, DBK_VACUUM_UNIT_LEVEL, &untouched));
  g_assert_false (dbk_vacuum_to_kilopascal (3, DBK_VACUUM_UNIT_NONE, &untouched));
  g_assert_false (dbk_vacuum_to_kilopascal (3, (DbkVacuumUnit) 99, &untouched));
  g_assert_cmpfloat (untouched, ==, 42);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    DbkVacuumUnit assumed;
    DbkVacuumUnit unit;
    const char *value;
  } good[] = {
    { "15", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_MMHG, "15" },
    { "15", DBK_VACUUM_UNIT_NONE, DBK_VACUUM_UNIT_NONE, "15" },
    { "12,5", DBK_VACUUM_UNIT_INHG, DBK_VACUUM_UNIT_INHG, "12.5" },
    { "12.50", DBK_VACUUM_UNIT_INHG, DBK_VACUUM_UNIT_INHG, "12.5" },
    { "15 mmHg", DBK_VACUUM_UNIT_NONE, DBK_VACUUM_UNIT_MMHG, "15" },
    { "15 mmHg", DBK_VACUUM_UNIT_KPA, DBK_VACUUM_UNIT_MMHG, "15" },
    { "15 MMHG", DBK_VACUUM_UNIT_KPA, DBK_VACUUM_UNIT_MMHG, "15" },
    { "15 mm Hg", DBK_VACUUM_UNIT_KPA, DBK_VACUUM_UNIT_MMHG, "15" },
    { "15 mm-Hg", DBK_VACUUM_UNIT_KPA, DBK_VACUUM_UNIT_MMHG, "15" },
    { "8inHg", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_INHG, "8" },
    { "30 kpa", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_KPA, "30" },
    { "300\u00a0mbar", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_MBAR, "300" },
    { "3,25 cmHg", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_CMHG, "3.25" },
    { "level 3", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_LEVEL, "3" },
    { "Level3", DBK_VACUUM_UNIT_NONE, DBK_VACUUM_UNIT_LEVEL, "3" },
    { "3 level", DBK_VACUUM_UNIT_NONE, DBK_VACUUM_UNIT_LEVEL, "3" },
    { "3", DBK_VACUUM_UNIT_LEVEL, DBK_VACUUM_UNIT_LEVEL, "3" },
    { "  0 ", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_MMHG, "0" },
    { "-0", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_MMHG, "0" },
    { "١٥", DBK_VACUUM_UNIT_MMHG, DBK_VACUUM_UNIT_MMHG, "15" },
    { "0.1", DBK_VACUUM_UNIT_KPA, DBK_VACUUM_UNIT_KPA, "0.1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      DbkVacuumUnit unit = good[i].assumed;
      gboolean taken = dbk_vacuum_parse (good[i].text, &unit, &value, &error);

      g_test_message ("%s", good[i].text);
      g_assert_no_error (error);
      g_assert_true (taken);
      g_assert_cmpint (unit, ==, good[i].unit);
      g_assert_cmpstr (value, ==, good[i].value);
    }
}

static void
test_refuse (void)
{
  static const char *const bad[] = {
    "",          "  ",      "mmHg",     "level",     "-5",      "−5 mmHg", "15 psi",
    "15 mmHg 2", "1.204,5", "1,204",    "8–12 inHg", "8-12",    "1e3",     "15 mmHg kPa",
    "inf",       "12..5",   "level -1", "\xff",      "15 \xff", "15mm",    "0x10",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      char *value = NULL;
      DbkVacuumUnit unit = DBK_VACUUM_UNIT_KPA;

      g_test_message ("%u", i);
      g_assert_false (dbk_vacuum_parse (bad[i], &unit, &value, &error));
      g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (value);
      g_assert_cmpint (unit, ==, DBK_VACUUM_UNIT_KPA);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/unit/codes", test_codes);
  g_test_add_func ("/core/unit/convert", test_convert);
  g_test_add_func ("/core/unit/parse", test_parse);
  g_test_add_func ("/core/unit/refuse", test_refuse);

  return g_test_run ();
}
