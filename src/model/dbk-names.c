/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking names up. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-catalog.h"
#include "dbk-names-private.h"
#include "dbk-text.h"

static const struct
{
  const char *context;
  const DbkNameEntry *entries;
  const DbkNameEntry *pairs; /* names of both sides together, NULL for what has no sides */
} tables[DBK_N_NAMES] = {
  [DBK_NAME_AREA] = { "area", dbk_names_area, dbk_names_area_pair },
  [DBK_NAME_AREA_SENTENCE] = { "area in a sentence", dbk_names_area_sentence,
                               dbk_names_area_pair_sentence },
  [DBK_NAME_CONCERN] = { "concern", dbk_names_concern, NULL },
  [DBK_NAME_CONCERN_STATUS] = { "concern status", dbk_names_concern_status, NULL },
  [DBK_NAME_CAUSE] = { "cause", dbk_names_cause, NULL },
  [DBK_NAME_SCALE] = { "scale", dbk_names_scale, NULL },
  [DBK_NAME_SCALE_DIRECTION] = { "scale direction", dbk_names_scale_direction, NULL },
  [DBK_NAME_SCALE_REACH] = { "scale reach", dbk_names_scale_reach, NULL },
  [DBK_NAME_CONDITION] = { "condition", dbk_names_condition, NULL },
  [DBK_NAME_EFFECT] = { "effect", dbk_names_effect, NULL },
  [DBK_NAME_REACTION] = { "reaction", dbk_names_reaction, NULL },
  [DBK_NAME_SEVERITY] = { "severity", dbk_names_severity, NULL },
  [DBK_NAME_DIRECTION] = { "direction", dbk_names_direction, NULL },
  [DBK_NAME_STEP] = { "step", dbk_names_step, NULL },
  [DBK_NAME_MOMENT] = { "moment", dbk_names_moment, NULL },
  [DBK_NAME_VIEW] = { "view", dbk_names_view, NULL },
  [DBK_NAME_SESSION_STATE] = { "session state", dbk_names_session_state, NULL },
  [DBK_NAME_COURSE_STATUS] = { "course status", dbk_names_course_status, NULL },
  [DBK_NAME_ROLE] = { "role", dbk_names_role, NULL },
  [DBK_NAME_CONTACT_PREFERENCE] = { "contact preference", dbk_names_contact_preference, NULL },
  [DBK_NAME_CALL_OUTCOME] = { "call outcome", dbk_names_call_outcome, NULL },
  [DBK_NAME_PATCH_TEST] = { "patch test", dbk_names_patch_test, NULL },
  [DBK_NAME_CONSENT_KIND] = { "consent", dbk_names_consent_kind, NULL },
  [DBK_NAME_SIGNER_RELATION] = { "signer", dbk_names_signer_relation, NULL },
  [DBK_NAME_TIP_CARE] = { "tip care", dbk_names_tip_care, NULL },
  [DBK_NAME_DEVICE_KIND] = { "device", dbk_names_device_kind, NULL },
  [DBK_NAME_PHONE_KIND] = { "phone", dbk_names_phone_kind, NULL },
  [DBK_NAME_OCCASION] = { "occasion", dbk_names_occasion, NULL },
  [DBK_NAME_CHECKS_ANSWER] = { "checks answer", dbk_names_checks_answer, NULL },
  [DBK_NAME_REACTION_ANSWER] = { "reaction answer", dbk_names_reaction_answer, NULL },
  [DBK_NAME_WORD] = { "grade", dbk_names_word, NULL },
  [DBK_NAME_STRIP] = { "strip", dbk_names_strip, NULL },
};

static const char *
find (const DbkNameEntry *entries, const char *context, const char *code)
{
  for (guint i = 0; entries != NULL && entries[i].code != NULL; i++)
    if (g_str_equal (entries[i].code, code))
      return dbk_pgettext_of (context, entries[i].text);
  return NULL;
}

const char *
dbk_name (DbkNameKind kind, const char *code)
{
  const char *name;

  g_return_val_if_fail (kind < DBK_N_NAMES, "");
  if (code == NULL || code[0] == '\0')
    return "";
  name = find (tables[kind].entries, tables[kind].context, code);
  if (name == NULL)
    name = find (tables[kind].pairs, tables[kind].context, code);
  return name == NULL ? code : name;
}

static gpointer
make_codes (gpointer data)
{
  const char ***all = g_new (const char **, DBK_N_NAMES);

  for (guint kind = 0; kind < DBK_N_NAMES; kind++)
    {
      GPtrArray *codes = g_ptr_array_new ();

      for (guint i = 0; tables[kind].entries[i].code != NULL; i++)
        g_ptr_array_add (codes, (gpointer) tables[kind].entries[i].code);
      g_ptr_array_add (codes, NULL);
      all[kind] = (const char **) g_ptr_array_free (codes, FALSE);
    }
  return all;
}

const char *const *
dbk_name_codes (DbkNameKind kind)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (kind < DBK_N_NAMES, NULL);
  g_once (&once, make_codes, NULL);
  return ((const char *const *const *) once.retval)[kind];
}

const char *
dbk_name_skin_type (int skin_type)
{
  static const char *const numerals[] = { "I", "II", "III", "IV", "V", "VI" };

  if (skin_type < 1 || skin_type > (int) G_N_ELEMENTS (numerals))
    return "";
  return numerals[skin_type - 1];
}

char *
dbk_name_skin_type_long (int skin_type)
{
  const char *numeral = dbk_name_skin_type (skin_type);

  if (numeral[0] == '\0')
    return g_strdup ("");
  /* Translators: %s is a roman numeral. */
  return g_strdup_printf (_ ("skin type %s"), numeral);
}

const char *
dbk_name_concern (const char *code, const char *other_text)
{
  if (g_strcmp0 (code, "other") == 0 && !dbk_text_is_blank (other_text))
    return other_text;
  return dbk_name (DBK_NAME_CONCERN, code);
}
