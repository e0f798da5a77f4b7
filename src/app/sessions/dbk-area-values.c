/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An area row's values in words. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dbk-area-values.h"
#include "dbk-names.h"
#include "dbk-text.h"
#include "dbk-unit.h"

static const char *
text_of (const char *text)
{
  return text == NULL ? "" : text;
}

char *
dbk_area_tip_text (const DbkSessionArea *row)
{
  if (dbk_text_is_blank (row->tip))
    return g_strdup (text_of (row->grit));
  if (dbk_text_is_blank (row->grit))
    return g_strdup (row->tip);
  /* Translators: a tip and its grit: "Diamond 120". */
  return g_strdup_printf (C_ ("tip", "%s %s"), row->tip, row->grit);
}

char *
dbk_area_tip_key (const char *tip, const char *grit, const char *care)
{
  if (dbk_text_is_blank (tip) && dbk_text_is_blank (grit))
    return NULL;
  return g_strdup_printf ("%s\t%s\t%s", text_of (tip), text_of (grit), text_of (care));
}

void
dbk_area_take_tip_key (DbkSessionArea *row, const char *key)
{
  g_auto (GStrv) parts = key == NULL ? NULL : g_strsplit (key, "\t", 3);
  gboolean whole = parts != NULL && g_strv_length (parts) == 3;

  dbk_set_text (&row->tip, whole ? parts[0] : NULL);
  dbk_set_text (&row->grit, whole ? parts[1] : NULL);
  dbk_set_text (&row->tip_care, whole ? parts[2] : NULL);
}

static char *
vacuum_words (const char *value, const char *unit_code)
{
  DbkVacuumUnit unit = dbk_vacuum_unit_from_code (unit_code);
  g_autofree char *number = NULL;

  if (dbk_text_is_blank (value))
    return g_strdup ("");
  number = dbk_number_format (g_ascii_strtod (value, NULL), 3);
  if (unit == DBK_VACUUM_UNIT_NONE)
    return g_steal_pointer (&number);
  if (unit == DBK_VACUUM_UNIT_LEVEL)
    return g_strdup_printf ("%s %s", dbk_vacuum_unit_name (unit), number);
  return g_strdup_printf ("%s %s", number, dbk_vacuum_unit_name (unit));
}

char *
dbk_area_vacuum_text (const DbkSessionArea *row)
{
  return vacuum_words (row->vacuum, row->vacuum_unit);
}

char *
dbk_area_vacuum_text_in (const DbkSessionArea *row, const char *unit_code)
{
  DbkVacuumUnit unit = dbk_vacuum_unit_from_code (row->vacuum_unit);
  DbkVacuumUnit wanted = dbk_vacuum_unit_from_code (unit_code);
  g_autofree char *value = NULL;
  double kilopascal;
  double one;

  if (unit == wanted || dbk_text_is_blank (row->vacuum) ||
      !dbk_vacuum_to_kilopascal (g_ascii_strtod (row->vacuum, NULL), unit, &kilopascal) ||
      !dbk_vacuum_to_kilopascal (1, wanted, &one))
    return NULL;
  value = dbk_number_format_plain (kilopascal / one, 1);
  return vacuum_words (value, unit_code);
}

static void
add (GPtrArray *parts, char *part)
{
  if (*part == '\0')
    g_free (part);
  else
    g_ptr_array_add (parts, part);
}

static char *
lower_first (const char *text)
{
  g_autofree char *first = g_utf8_strdown (text, (gssize) (g_utf8_next_char (text) - text));

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static char *
passes_text (const DbkSessionArea *row)
{
  const char *direction = dbk_name (DBK_NAME_DIRECTION, row->direction);
  g_autofree char *lower = *direction == '\0' ? g_strdup ("") : lower_first (direction);

  if (row->passes == DBK_NONE)
    return g_steal_pointer (&lower);
  if (*lower == '\0')
    return g_strdup_printf (ngettext ("%d pass", "%d passes", (gulong) row->passes), row->passes);
  /* Translators: passes and their direction: "2 × single". */
  return g_strdup_printf (_ ("%d × %s"), row->passes, lower);
}

char *
dbk_area_settings_text (const DbkSessionArea *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, dbk_area_tip_text (row));
  add (parts, dbk_area_vacuum_text (row));
  add (parts, passes_text (row));
  if (row->endpoint != DBK_NONE)
    g_ptr_array_add (parts, g_strdup_printf (_ ("endpoint %d"), row->endpoint));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
dbk_area_history_text (const DbkSessionArea *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (!row->treated)
    return g_strdup (_ ("not treated"));
  g_ptr_array_add (parts, g_strdup (_ ("treated")));
  add (parts, dbk_area_vacuum_text (row));
  if (row->passes != DBK_NONE)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%d pass", "%d passes", (gulong) row->passes),
                                      row->passes));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

const char *
dbk_area_endpoint_word (int grade, gpointer data)
{
  return dbk_name_endpoint (grade);
}

/* In kilopascal, or as they are where both are the device's own levels. */
static gboolean
comparable (const char *value, DbkVacuumUnit unit, gboolean levels, double *number)
{
  double typed;

  if (dbk_text_is_blank (value))
    return FALSE;
  typed = g_ascii_strtod (value, NULL);
  if (levels)
    {
      *number = typed;
      return TRUE;
    }
  return dbk_vacuum_to_kilopascal (typed, unit, number);
}

char *
dbk_area_range_warning (const DbkSessionArea *row, const DbkDevice *device)
{
  DbkVacuumUnit unit = dbk_vacuum_unit_from_code (row->vacuum_unit);
  DbkVacuumUnit range_unit;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  gboolean levels;
  double value;
  double bound;

  if (device == NULL)
    return NULL;
  range_unit = dbk_vacuum_unit_from_code (device->vacuum_unit);
  levels = unit == DBK_VACUUM_UNIT_LEVEL && range_unit == DBK_VACUUM_UNIT_LEVEL;
  if (!comparable (row->vacuum, unit, levels, &value))
    return NULL;
  least = vacuum_words (device->vacuum_min, device->vacuum_unit);
  most = vacuum_words (device->vacuum_max, device->vacuum_unit);
  if (comparable (device->vacuum_max, range_unit, levels, &bound) && value > bound + 1e-9)
    return g_strdup_printf (_ ("above this device’s range (%s at most)"), most);
  if (comparable (device->vacuum_min, range_unit, levels, &bound) && value < bound - 1e-9)
    return g_strdup_printf (_ ("below this device’s range (%s at least)"), least);
  return NULL;
}
