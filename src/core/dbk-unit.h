/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of vacuum. A value is stored as typed with its unit and converted only to be drawn. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DBK_VACUUM_UNIT_NONE,
  DBK_VACUUM_UNIT_MMHG,
  DBK_VACUUM_UNIT_INHG,
  DBK_VACUUM_UNIT_KPA,
  DBK_VACUUM_UNIT_MBAR,
  DBK_VACUUM_UNIT_CMHG,
  DBK_VACUUM_UNIT_LEVEL, /* the device's own steps: converts to nothing */
} DbkVacuumUnit;

/** The stored code: "mmHg", "inHg", "kPa", "mbar", "cmHg", "level"; "" for none. Static. */
const char *dbk_vacuum_unit_code (DbkVacuumUnit unit);
DbkVacuumUnit dbk_vacuum_unit_from_code (const char *code);
/** As shown to a person; "level" is translated. Static. */
const char *dbk_vacuum_unit_name (DbkVacuumUnit unit);
/**
 * dbk_vacuum_to_kilopascal:
 * Source: 1 inHg = 3.386389 kPa = 25.4 mmHg at 0 °C; 1 mbar = 0.1 kPa; 1 cmHg = 10 mmHg.
 * Returns: FALSE for none and level.
 */
gboolean dbk_vacuum_to_kilopascal (double value, DbkVacuumUnit unit, double *kilopascal);
/**
 * dbk_vacuum_parse:
 * @text: "15", "12,5", "15 mmHg", "8inHg", "level 3", "3"
 * @unit: (inout): the unit to assume when none is typed; set to the typed one
 * @value: (out): canonical text with a point, no trailing zeros: "12.5"
 * Returns: FALSE with DBK_ERROR_INVALID for anything that isn't a number ≥ 0.
 */
gboolean dbk_vacuum_parse (const char *text, DbkVacuumUnit *unit, char **value, GError **error);

G_END_DECLS
