/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vacuum as typed, and its conversion for charts. */
#include "config.h"

#include <string.h>

#include "dbk-gettext.h"

#include "dbk-number-private.h"
#include "dbk-text-private.h"
#include "dbk-unit.h"

/* At 0 °C. */
#define KILOPASCAL_OF_INHG 3.386389
#define KILOPASCAL_OF_MMHG (KILOPASCAL_OF_INHG / 25.4)

static const struct
{
  const char *code;
  double kilopascal;
} units[] = {
  [DBK_VACUUM_UNIT_NONE] = { "", 0 },
  [DBK_VACUUM_UNIT_MMHG] = { "mmHg", KILOPASCAL_OF_MMHG },
  [DBK_VACUUM_UNIT_INHG] = { "inHg", KILOPASCAL_OF_INHG },
  [DBK_VACUUM_UNIT_KPA] = { "kPa", 1 },
  [DBK_VACUUM_UNIT_MBAR] = { "mbar", 0.1 },
  [DBK_VACUUM_UNIT_CMHG] = { "cmHg", KILOPASCAL_OF_MMHG * 10 },
  [DBK_VACUUM_UNIT_LEVEL] = { "level", 0 },
};

static gboolean
is_unit (DbkVacuumUnit unit)
{
  return (guint) unit < G_N_ELEMENTS (units);
}

const char *
dbk_vacuum_unit_code (DbkVacuumUnit unit)
{
  return is_unit (unit) ? units[unit].code : "";
}

DbkVacuumUnit
dbk_vacuum_unit_from_code (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_equal (units[i].code, code))
        return (DbkVacuumUnit) i;
    }

  return DBK_VACUUM_UNIT_NONE;
}

const char *
dbk_vacuum_unit_name (DbkVacuumUnit unit)
{
  if (unit == DBK_VACUUM_UNIT_LEVEL)
    return C_ ("unit of vacuum: the device's own steps", "level");

  return dbk_vacuum_unit_code (unit);
}

gboolean
dbk_vacuum_to_kilopascal (double value, DbkVacuumUnit unit, double *kilopascal)
{
  if (!is_unit (unit) || units[unit].kilopascal == 0)
    return FALSE;

  *kilopascal = value * units[unit].kilopascal;
  return TRUE;
}

/* The unit a folded word without its white space stands for; NONE for an unknown one. */
static DbkVacuumUnit
unit_of_word (const char *word)
{
  g_auto (GStrv) parts = dbk_text_words (word);
  g_autofree char *folded = g_strjoinv ("", parts);
  g_autofree char *level = dbk_text_fold (dbk_vacuum_unit_name (DBK_VACUUM_UNIT_LEVEL));

  for (guint i = DBK_VACUUM_UNIT_MMHG; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *code = dbk_text_fold (units[i].code);

      if (g_str_equal (code, folded))
        return (DbkVacuumUnit) i;
    }

  return g_str_equal (level, folded) ? DBK_VACUUM_UNIT_LEVEL : DBK_VACUUM_UNIT_NONE;
}

static gboolean
refuse (const char *text, GError **error)
{
  g_autofree char *quoted = dbk_text_quote (text);

  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("“%s” is not a vacuum. Enter a number and its unit, for example 15 mmHg, "
                  "8 inHg or level 3."),
               quoted);
  return FALSE;
}

gboolean
dbk_vacuum_parse (const char *text, DbkVacuumUnit *unit, char **value, GError **error)
{
  g_autofree char *clean = dbk_text_clean (text);
  g_autofree char *word = NULL;
  g_autofree char *number = NULL;
  g_autofree char *plain = NULL;
  DbkVacuumUnit typed = *unit;
  const char *first = NULL;
  const char *after = NULL;

  /* The number reaches from the first digit (or the sign before it) to the last digit. */
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (first == NULL &&
          (g_unichar_isdigit (c) || c == '-' || c == '+' || c == 0x2212 || c == '.' || c == ','))
        first = p;
      if (g_unichar_isdigit (c))
        after = g_utf8_next_char (p);
    }
  if (first == NULL || after == NULL)
    return refuse (text, error);

  word = g_strdup_printf ("%.*s %s", (int) (first - clean), clean, after);
  if (!dbk_text_is_blank (word))
    {
      typed = unit_of_word (word);
      if (typed == DBK_VACUUM_UNIT_NONE)
        return refuse (text, error);
    }

  number = g_strndup (first, (gsize) (after - first));
  plain = dbk_number_normalise (number, error);
  if (plain == NULL)
    return FALSE;
  if (plain[0] == '-')
    return refuse (text, error);

  *unit = typed;
  *value = g_steal_pointer (&plain);
  return TRUE;
}
