/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Health tab says of conditions, consents and patch tests, in words. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-catalog.h"
#include "dbk-health-text.h"
#include "dbk-names.h"
#include "dbk-text.h"

static void
add_part (GPtrArray *parts, const char *text)
{
  if (!dbk_text_is_blank (text))
    g_ptr_array_add (parts, g_strdup (text));
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
days_text (const DbkCondition *condition)
{
  const DbkConditionInfo *info = dbk_catalog_find_condition (condition->code);
  g_autofree char *first = dbk_date_format_long (condition->started_on);
  g_autofree char *last = dbk_date_format_long (condition->ended_on);
  gboolean event = info != NULL && info->kind == DBK_CONDITION_EVENT;

  if (*first != '\0' && *last != '\0' && condition->started_on != condition->ended_on)
    /* Translators: two days. */
    return g_strdup_printf (_ ("%1$s to %2$s"), first, last);
  if (event && (*first != '\0' || *last != '\0'))
    /* Translators: a procedure was done on this day. */
    return g_strdup_printf (C_ ("procedure", "on %s"), *first != '\0' ? first : last);
  if (*last != '\0')
    /* Translators: a condition was over, or a medication stopped, on this day. */
    return g_strdup_printf (_ ("until %s"), last);
  if (*first != '\0')
    /* Translators: a condition began, or a medication is used, since this day. */
    return g_strdup_printf (_ ("since %s"), first);
  return g_strdup (event ? _ ("day not known") : _ ("present"));
}

char *
dbk_health_text_condition (const DbkCondition *condition)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *days = days_text (condition);
  g_autofree char *areas = dbk_names_areas_plain (condition->areas);

  add_part (parts, days);
  /* With "other" the detail is its name, and stands above. */
  if (g_strcmp0 (condition->code, "other") != 0)
    add_part (parts, condition->detail);
  add_part (parts, areas);
  add_part (parts, condition->note);
  return join (parts);
}

const char *
dbk_health_text_effect (const DbkContraindication *from)
{
  if (from->effect == DBK_EFFECT_NONE)
    return _ ("No rule");
  return from->active ? dbk_name (DBK_NAME_EFFECT, dbk_effect_code (from->effect)) : _ ("Clear");
}

/* The newest signed session in which somebody answered for treating all the same. */
static const DbkSessionCheck *
find_last_override (const DbkClientRecord *record, const char *condition, DbkDate *on)
{
  const DbkSessionCheck *found = NULL;

  *on = DBK_DATE_NONE;
  for (guint i = 0; i < record->courses->len; i++)
    {
      GPtrArray *sessions = ((DbkCourse *) record->courses->pdata[i])->sessions;

      for (guint j = 0; j < sessions->len; j++)
        {
          const DbkSession *session = sessions->pdata[j];

          if (!dbk_session_is_locked (session) || session->entered_in_error != NULL ||
              (found != NULL && session->treated_on <= *on))
            continue;
          for (guint k = 0; k < session->checks->len; k++)
            {
              const DbkSessionCheck *check = session->checks->pdata[k];

              if (g_strcmp0 (check->condition, condition) != 0 ||
                  dbk_text_is_blank (check->override_reason))
                continue;
              found = check;
              *on = session->treated_on;
            }
        }
    }
  return found;
}

char *
dbk_health_text_clearing (const DbkContraindication *from, const DbkClientRecord *record)
{
  g_autofree char *day = dbk_date_format_long (from->clears_on);
  const DbkSessionCheck *last;
  DbkDate on;

  if (from->effect == DBK_EFFECT_NONE)
    return g_strdup (_ ("not in the clinic’s rules"));
  if (!from->active)
    return *day != '\0' ? g_strdup_printf (_ ("clear since %s"), day)
                        : g_strdup (_ ("no limit today"));
  last = find_last_override (record, from->condition, &on);
  if (*day == '\0' && last != NULL)
    {
      g_autofree char *when = dbk_date_format_long (on);

      /* Translators: who answered for treating all the same the last time, and on which day. */
      return g_strdup_printf (_ ("last by %1$s, %2$s"), last->override_by, when);
    }
  if (*day != '\0')
    return g_strdup_printf (_ ("clear from %s"), day);
  if (from->window_days != DBK_NONE && from->window_days > 0)
    return g_strdup_printf (ngettext ("until %d day after its end", "until %d days after its end",
                                      (unsigned long) from->window_days),
                            from->window_days);
  return g_strdup (_ ("as long as it is present"));
}

/* Consents */

DbkConsentStanding
dbk_health_consent_standing (GPtrArray *consents, const DbkConsent *consent, DbkDate on)
{
  if (consent->withdrawal != NULL && consent->withdrawal->withdrawn_on <= on)
    return DBK_CONSENT_WITHDRAWN;
  if (consent->expires_on != DBK_DATE_NONE && consent->expires_on < on)
    return DBK_CONSENT_EXPIRED;
  return dbk_consent_in_force (consents, consent->kind, on) == consent ? DBK_CONSENT_IN_FORCE
                                                                       : DBK_CONSENT_REPLACED;
}

const char *
dbk_health_text_standing (DbkConsentStanding standing)
{
  switch (standing)
    {
    case DBK_CONSENT_IN_FORCE:
      return C_ ("consent", "In force");
    case DBK_CONSENT_REPLACED:
      return C_ ("consent", "Replaced");
    case DBK_CONSENT_EXPIRED:
      return C_ ("consent", "Expired");
    case DBK_CONSENT_WITHDRAWN:
    default:
      return C_ ("consent", "Withdrawn");
    }
}

char *
dbk_health_text_consent (const DbkConsent *consent)
{
  g_autofree char *signed_on = dbk_date_format_long (consent->signed_on);

  if (consent->withdrawal != NULL)
    {
      g_autofree char *day = dbk_date_format_long (consent->withdrawal->withdrawn_on);

      return g_strdup_printf (_ ("withdrawn %s"), day);
    }
  if (dbk_text_is_blank (consent->form_version))
    return g_steal_pointer (&signed_on);
  /* Translators: of a form that was signed: its version, and the day. */
  return g_strdup_printf (_ ("version %1$s, %2$s"), consent->form_version, signed_on);
}

/* Patch tests */

char *
dbk_health_text_patch_test (const DbkPatchTest *test)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = dbk_date_format_long (test->tested_on);

  if (!dbk_text_is_blank (test->area))
    add_part (parts, dbk_name (DBK_NAME_AREA, test->area));
  add_part (parts, day);
  add_part (parts, test->note);
  return join (parts);
}

char *
dbk_health_text_patch_test_read (const DbkPatchTest *test, DbkDate on)
{
  g_autofree char *read_on = dbk_date_format_long (test->read_on);
  g_autofree char *until = dbk_date_format_long (test->valid_until);

  if (test->valid_until != DBK_DATE_NONE && test->valid_until < on)
    /* Translators: the last day a patch test was valid. */
    return g_strdup_printf (_ ("expired %s"), until);
  if (g_strcmp0 (test->outcome, "pending") == 0)
    return g_strdup (_ ("read it and note the outcome"));
  if (*until != '\0')
    return g_strdup_printf (_ ("valid until %s"), until);
  return *read_on != '\0' ? g_strdup_printf (_ ("read %s"), read_on) : g_strdup ("");
}
