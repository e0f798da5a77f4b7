/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a field, as a person reads it. */
#include "config.h"

#include "dbk-field-title.h"

#include "dbk-gettext.h"
#include "dbk-names.h"
#include "dbk-session-field.h"
#include "dbk-text.h"

static const struct
{
  const char *field;
  DbkNameKind kind;
} codes[] = {
  { "direction", DBK_NAME_DIRECTION },
  { "tip_care", DBK_NAME_TIP_CARE },
  { "device_kind", DBK_NAME_DEVICE_KIND },
  { "checks_answer", DBK_NAME_CHECKS_ANSWER },
  { "reaction_answer", DBK_NAME_REACTION_ANSWER },
  { "patch_test", DBK_NAME_PATCH_TEST },
  { "severity", DBK_NAME_SEVERITY },
  { "step", DBK_NAME_STEP },
  { "moment", DBK_NAME_MOMENT },
  { "effect", DBK_NAME_EFFECT },
  { "condition", DBK_NAME_CONDITION },
  { "code", DBK_NAME_REACTION },
  { "word", DBK_NAME_WORD },
  { "area", DBK_NAME_AREA },
};

static char *
list_of_areas (const char *text)
{
  g_auto (GStrv) areas = g_strsplit (text, ";", -1);

  return dbk_names_areas (areas);
}

char *
dbk_field_value_text (const DbkField *field, const char *text)
{
  DbkDate day;

  if (dbk_text_is_blank (text))
    return g_strdup ("–");
  switch (field->type)
    {
    case DBK_FIELD_DATE:
      return dbk_date_from_iso (text, &day) ? dbk_date_format_long (day) : g_strdup (text);

    case DBK_FIELD_FLAG:
      return g_strdup (g_str_equal (text, "0") || g_str_equal (text, "false") ? _ ("no")
                                                                              : _ ("yes"));

    case DBK_FIELD_CODES:
      return list_of_areas (text);

    case DBK_FIELD_TEXT:
      for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
        if (g_str_equal (codes[i].field, field->name))
          return g_strdup (dbk_name (codes[i].kind, text));
      return g_strdup (text);

    case DBK_FIELD_ROW:
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
    case DBK_FIELD_TIME:
    case DBK_FIELD_BYTES:
    case DBK_FIELD_LIST:
    case DBK_FIELD_RECORD:
    default:
      return g_strdup (text);
    }
}

char *
dbk_addendum_correction_text (const DbkSession *session, const DbkAddendum *addendum)
{
  const DbkField *field;
  g_autofree char *title = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (dbk_text_is_blank (addendum->field))
    return NULL;
  title = dbk_session_field_title (session, addendum->field);
  if (dbk_session_find_field (session, addendum->field, NULL, &field))
    {
      before = dbk_field_value_text (field, addendum->old_value);
      after = dbk_field_value_text (field, addendum->new_value);
    }
  else
    {
      before = g_strdup (addendum->old_value);
      after = g_strdup (addendum->new_value);
    }
  /* Translators: a field of a session, the value that was recorded and the right one. */
  return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), title, before, after);
}
