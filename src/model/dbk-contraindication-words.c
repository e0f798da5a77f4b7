/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contraindications in words: what to do until when, and why. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-contraindication-private.h"
#include "dbk-names.h"
#include "dbk-text.h"

static const char *
name_of (const DbkCondition *condition, const DbkRule *rule)
{
  if (!dbk_text_is_blank (condition->detail))
    return condition->detail;
  if (rule != NULL && !dbk_text_is_blank (rule->name))
    return rule->name;
  return dbk_name (DBK_NAME_CONDITION, condition->code);
}

static char *
title_to_avoid (const DbkContraindication *result, const char *clears)
{
  g_autofree char *areas = dbk_names_areas_sentence (result->areas);

  if (result->areas == NULL)
    return clears == NULL ? g_strdup (_ ("Avoid the area."))
                          : g_strdup_printf (_ ("Avoid the area until %s."), clears);
  /* Translators: %s are areas as they stand inside a sentence, then a date. */
  return clears == NULL ? g_strdup_printf (_ ("Avoid treating: %s."), areas)
                        : g_strdup_printf (_ ("Until %2$s avoid treating: %1$s."), areas, clears);
}

static char *
title_of_active (const DbkContraindication *result, const char *clears)
{
  switch (result->effect)
    {
    case DBK_EFFECT_BLOCK:
      return clears == NULL ? g_strdup (_ ("Do not treat."))
                            : g_strdup_printf (_ ("Do not treat before %s."), clears);
    case DBK_EFFECT_AVOID_AREA:
      return title_to_avoid (result, clears);
    case DBK_EFFECT_SIGN_OFF:
      return clears == NULL ? g_strdup (_ ("Sign-off needed."))
                            : g_strdup_printf (_ ("Sign-off needed until %s."), clears);
    case DBK_EFFECT_CAUTION:
      return clears == NULL ? g_strdup (_ ("Caution."))
                            : g_strdup_printf (_ ("Caution until %s."), clears);
    case DBK_EFFECT_NOTE:
      return clears == NULL ? g_strdup (_ ("Note."))
                            : g_strdup_printf (_ ("Note until %s."), clears);
    case DBK_EFFECT_NONE:
    default:
      return g_strdup ("");
    }
}

static char *
title_of (const DbkContraindication *result, DbkDate on)
{
  g_autofree char *clears =
      result->clears_on == DBK_DATE_NONE ? NULL : dbk_date_format_long (result->clears_on);

  if (result->active)
    return title_of_active (result, clears);
  if (result->effect == DBK_EFFECT_NONE)
    return g_strdup (_ ("No rule."));
  if (clears != NULL && result->clears_on <= on)
    return g_strdup_printf (_ ("Clear since %s."), clears);
  return g_strdup (_ ("Clear."));
}

/* Wording for each way a condition ends; the days agree with their number. */
static char *
reason_with_window (const DbkContraindication *result, DbkConditionKind kind, DbkDate on)
{
  const char *name = result->name;
  int days = result->window_days;
  gulong n = (gulong) days;
  g_autofree char *ended = dbk_date_format_long (result->ended_on);

  if (kind == DBK_CONDITION_EVENT)
    return result->ended_on == DBK_DATE_NONE
               ? g_strdup_printf (ngettext ("%s, day not known; wait %d day after it.",
                                            "%s, day not known; wait %d days after it.", n),
                                  name, days)
               : g_strdup_printf (ngettext ("%s on %s; wait %d day.", "%s on %s; wait %d days.", n),
                                  name, ended, days);
  if (result->ended_on == DBK_DATE_NONE)
    return kind == DBK_CONDITION_MEDICATION
               ? g_strdup_printf (ngettext ("%s is in use; wait %d day after it is stopped.",
                                            "%s is in use; wait %d days after it is stopped.", n),
                                  name, days)
               : g_strdup_printf (ngettext ("%s is present; wait %d day after it is over.",
                                            "%s is present; wait %d days after it is over.", n),
                                  name, days);
  if (result->ended_on > on)
    return g_strdup_printf (ngettext ("%s until %s; then wait %d day.",
                                      "%s until %s; then wait %d days.", n),
                            name, ended, days);
  return kind == DBK_CONDITION_MEDICATION
             ? g_strdup_printf (ngettext ("%s stopped %s; wait %d day.",
                                          "%s stopped %s; wait %d days.", n),
                                name, ended, days)
             : g_strdup_printf (ngettext ("%s ended %s; wait %d day.", "%s ended %s; wait %d days.",
                                          n),
                                name, ended, days);
}

static char *
reason_without_window (const DbkContraindication *result,
                       const DbkCondition *condition,
                       DbkConditionKind kind,
                       DbkDate on)
{
  g_autofree char *started = dbk_date_format_long (condition->started_on);
  g_autofree char *ended = dbk_date_format_long (result->ended_on);

  if (result->ended_on != DBK_DATE_NONE)
    return result->ended_on > on
               ? g_strdup_printf (_ ("%s until %s."), result->name, ended)
               : g_strdup_printf (kind == DBK_CONDITION_MEDICATION ? _ ("%s stopped %s.")
                                                                   : _ ("%s ended %s."),
                                  result->name, ended);
  if (kind == DBK_CONDITION_EVENT && started[0] != '\0')
    return g_strdup_printf (_ ("%s on %s."), result->name, started);
  if (started[0] != '\0')
    return g_strdup_printf (_ ("%s since %s."), result->name, started);
  return kind == DBK_CONDITION_MEDICATION ? g_strdup_printf (_ ("%s is in use."), result->name)
                                          : g_strdup_printf (_ ("%s."), result->name);
}

void
dbk_contraindication_set_words (DbkContraindication *result,
                                const DbkCondition *condition,
                                const DbkRule *rule,
                                DbkConditionKind kind,
                                DbkDate on)
{
  result->name = g_strdup (name_of (condition, rule));
  result->title = title_of (result, on);
  result->reason = result->window_days != DBK_NONE
                       ? reason_with_window (result, kind, on)
                       : reason_without_window (result, condition, kind, on);
}
