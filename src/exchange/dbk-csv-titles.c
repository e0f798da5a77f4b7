/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields of a list are called. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-csv-header.h"

static const char *const titles[DBK_N_COLUMNS] = {
  [DBK_COLUMN_UNKNOWN] = N_ ("Keep in the note"),
  [DBK_COLUMN_GIVEN_NAME] = N_ ("First name"),
  [DBK_COLUMN_MIDDLE_NAME] = N_ ("Middle name"),
  [DBK_COLUMN_FAMILY_NAME] = N_ ("Last name"),
  [DBK_COLUMN_FULL_NAME] = N_ ("Whole name"),
  [DBK_COLUMN_PREFERRED_NAME] = N_ ("Preferred name"),
  [DBK_COLUMN_FORMER_NAME] = N_ ("Former name"),
  [DBK_COLUMN_BIRTH_DATE] = N_ ("Birth date"),
  [DBK_COLUMN_EMAIL] = N_ ("E-mail"),
  [DBK_COLUMN_PHONE] = N_ ("Phone"),
  [DBK_COLUMN_MOBILE_PHONE] = N_ ("Mobile phone"),
  [DBK_COLUMN_HOME_PHONE] = N_ ("Home phone"),
  [DBK_COLUMN_WORK_PHONE] = N_ ("Work phone"),
  [DBK_COLUMN_OTHER_PHONE] = N_ ("Other phone"),
  [DBK_COLUMN_PHONE_KIND] = N_ ("Kind of phone beside it"),
  [DBK_COLUMN_ADDRESS] = N_ ("Street and number"),
  [DBK_COLUMN_TOWN] = N_ ("Town"),
  [DBK_COLUMN_REGION] = N_ ("County or state"),
  [DBK_COLUMN_POSTCODE] = N_ ("Postcode"),
  [DBK_COLUMN_COUNTRY] = N_ ("Country"),
  [DBK_COLUMN_LANGUAGE] = N_ ("Language"),
  [DBK_COLUMN_HEARD_OF_US] = N_ ("Heard of us"),
  [DBK_COLUMN_NOTE] = N_ ("Note"),
  [DBK_COLUMN_ALLERGIES] = N_ ("Allergies"),
  [DBK_COLUMN_CLINICAL_NOTE] = N_ ("Clinical note"),
  [DBK_COLUMN_IMPORT_ID] = N_ ("Old client number"),
  [DBK_COLUMN_IDENTITY] = N_ ("Leave out"),
  [DBK_COLUMN_LEFT_OUT] = N_ ("Leave out"),
};

const char *
dbk_column_field_title (DbkColumnField field)
{
  return _ (titles[field]);
}
