/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions under the clinic's rules on one day. */
#include "config.h"

#include <string.h>

#include "dbk-catalog.h"
#include "dbk-contraindication-private.h"

static const char *const effect_codes[] = {
  [DBK_EFFECT_NONE] = "",
  [DBK_EFFECT_NOTE] = "note",
  [DBK_EFFECT_CAUTION] = "caution",
  [DBK_EFFECT_SIGN_OFF] = "sign_off",
  [DBK_EFFECT_AVOID_AREA] = "avoid_area",
  [DBK_EFFECT_BLOCK] = "block",
};

const char *
dbk_effect_code (DbkEffect effect)
{
  g_return_val_if_fail (effect < G_N_ELEMENTS (effect_codes), "");
  return effect_codes[effect];
}

DbkEffect
dbk_effect_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (effect_codes); i++)
    if (g_strcmp0 (effect_codes[i], code) == 0)
      return (DbkEffect) i;
  return DBK_EFFECT_NONE;
}

void
dbk_contraindication_free (DbkContraindication *contraindication)
{
  if (contraindication == NULL)
    return;
  g_free (contraindication->condition);
  g_free (contraindication->condition_id);
  g_free (contraindication->name);
  g_free (contraindication->rule_id);
  g_strfreev (contraindication->areas);
  g_free (contraindication->title);
  g_free (contraindication->reason);
  g_free (contraindication);
}

static void
set_dates (DbkContraindication *result,
           const DbkCondition *condition,
           DbkConditionKind kind,
           DbkDate on)
{
  gboolean begun = condition->started_on == DBK_DATE_NONE || condition->started_on <= on;

  result->ended_on = condition->ended_on;
  if (result->ended_on == DBK_DATE_NONE && kind == DBK_CONDITION_EVENT &&
      result->window_days != DBK_NONE)
    result->ended_on = condition->started_on;
  if (result->ended_on != DBK_DATE_NONE)
    result->clears_on =
        result->ended_on + (result->window_days == DBK_NONE ? 0 : result->window_days);
  result->active = result->effect != DBK_EFFECT_NONE && begun &&
                   (result->clears_on == DBK_DATE_NONE || on < result->clears_on);
}

static DbkContraindication *
evaluate (const DbkCondition *condition, const DbkRule *rule, DbkDate on)
{
  const DbkConditionInfo *info = dbk_catalog_find_condition (condition->code);
  DbkConditionKind kind = info == NULL ? DBK_CONDITION_STATE : info->kind;
  DbkContraindication *result = g_new0 (DbkContraindication, 1);

  result->condition = g_strdup (condition->code);
  result->condition_id = g_strdup (condition->id);
  result->window_days = DBK_NONE;
  result->areas = dbk_codes_copy (condition->areas);
  if (rule != NULL)
    {
      result->rule_id = g_strdup (rule->id);
      result->effect = dbk_effect_from_code (rule->effect);
      result->window_days = rule->window_days;
      if (rule->areas != NULL)
        {
          g_strfreev (result->areas);
          result->areas = dbk_codes_copy (rule->areas);
        }
    }
  set_dates (result, condition, kind, on);
  dbk_contraindication_set_words (result, condition, rule, kind, on);
  return result;
}

/* What never clears stands before what clears late. */
static int
compare_results (gconstpointer a, gconstpointer b)
{
  const DbkContraindication *one = *(const DbkContraindication *const *) a;
  const DbkContraindication *other = *(const DbkContraindication *const *) b;
  DbkDate one_clears = one->clears_on == DBK_DATE_NONE ? G_MAXINT32 : one->clears_on;
  DbkDate other_clears = other->clears_on == DBK_DATE_NONE ? G_MAXINT32 : other->clears_on;

  if (one->active != other->active)
    return one->active ? -1 : 1;
  if (one->effect != other->effect)
    return one->effect > other->effect ? -1 : 1;
  if (one_clears != other_clears)
    return one_clears > other_clears ? -1 : 1;
  return g_strcmp0 (one->name, other->name);
}

GPtrArray *
dbk_contraindications_evaluate (GPtrArray *conditions, GPtrArray *rules, DbkDate on)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_contraindication_free);

  for (guint i = 0; i < conditions->len; i++)
    {
      const DbkCondition *condition = conditions->pdata[i];
      gboolean found = FALSE;

      for (guint j = 0; j < rules->len; j++)
        {
          const DbkRule *rule = rules->pdata[j];
          gboolean retired = rule->retired_on != DBK_DATE_NONE && rule->retired_on <= on;

          if (retired || g_strcmp0 (rule->condition, condition->code) != 0)
            continue;
          g_ptr_array_add (results, evaluate (condition, rule, on));
          found = TRUE;
        }
      if (!found)
        g_ptr_array_add (results, evaluate (condition, NULL, on));
    }
  g_ptr_array_sort (results, compare_results);
  return results;
}

DbkEffect
dbk_contraindications_worst (GPtrArray *contraindications)
{
  DbkEffect worst = DBK_EFFECT_NONE;

  for (guint i = 0; i < contraindications->len; i++)
    {
      const DbkContraindication *result = contraindications->pdata[i];

      if (result->active)
        worst = MAX (worst, result->effect);
    }
  return worst;
}

static gboolean
is_avoiding (const DbkContraindication *result)
{
  return result->active && result->effect == DBK_EFFECT_AVOID_AREA;
}

gboolean
dbk_contraindications_avoid (GPtrArray *contraindications, const char *area)
{
  for (guint i = 0; i < contraindications->len; i++)
    {
      const DbkContraindication *result = contraindications->pdata[i];

      if (is_avoiding (result) &&
          (result->areas == NULL || dbk_codes_contain (result->areas, area)))
        return TRUE;
    }
  return FALSE;
}

char **
dbk_contraindications_avoided_areas (GPtrArray *contraindications)
{
  g_autoptr (GStrvBuilder) avoided = g_strv_builder_new ();
  guint n_areas;
  const DbkAreaInfo *areas = dbk_catalog_areas (&n_areas);
  gboolean any = FALSE;

  for (guint i = 0; i < n_areas; i++)
    for (guint j = 0; j < contraindications->len; j++)
      {
        const DbkContraindication *result = contraindications->pdata[j];

        if (!is_avoiding (result) || !dbk_codes_contain (result->areas, areas[i].code))
          continue;
        g_strv_builder_add (avoided, areas[i].code);
        any = TRUE;
        break;
      }
  return any ? g_strv_builder_end (avoided) : NULL;
}

DbkDate
dbk_contraindications_treatable_on (GPtrArray *contraindications, DbkDate on)
{
  DbkDate treatable = on;

  for (guint i = 0; i < contraindications->len; i++)
    {
      const DbkContraindication *result = contraindications->pdata[i];

      if (!result->active || result->effect != DBK_EFFECT_BLOCK)
        continue;
      if (result->clears_on == DBK_DATE_NONE)
        return DBK_DATE_NONE;
      treatable = MAX (treatable, result->clears_on);
    }
  return treatable;
}
