/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change against a baseline. Means stay sums and counts, so every comparison is between whole
 * numbers and nothing is rounded but what a person reads. */
#include "config.h"

#include <string.h>

#include "dbk-gettext.h"

#include "dbk-improvement.h"
#include "dbk-scale.h"
#include "dbk-text.h"

/* An improvement as a fraction; the divisor is positive. */
typedef struct
{
  gint64 over;
  gint64 under;
} Fraction;

DbkScoreMean
dbk_score (int tenths)
{
  return tenths == DBK_NONE ? (DbkScoreMean){ 0, 0 } : (DbkScoreMean){ tenths, 1 };
}

static gboolean
is_charted (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now)
{
  return scale != NULL && dbk_scale_is_charted (scale) && baseline.n > 0 && now.n > 0;
}

/* How much better @now is, in tenths of a score, as a fraction. */
static Fraction
gain_of (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now)
{
  gint64 before = (gint64) baseline.sum * now.n;
  gint64 after = (gint64) now.sum * baseline.n;

  return (Fraction){ scale->lower_is_better ? before - after : after - before,
                     (gint64) baseline.n * now.n };
}

static gboolean
improvement_of (const DbkScaleInfo *scale,
                DbkScoreMean baseline,
                DbkScoreMean now,
                Fraction *improvement)
{
  Fraction gain;
  gint64 room; /* how much better it could have become, over baseline.n */

  if (!is_charted (scale, baseline, now))
    return FALSE;
  gain = gain_of (scale, baseline, now);
  room =
      scale->lower_is_better ? baseline.sum : (gint64) scale->maximum * baseline.n - baseline.sum;
  if (room <= 0)
    return FALSE;
  *improvement = (Fraction){ gain.over, room * now.n };
  return TRUE;
}

/* Halves away from zero. */
static int
round_fraction (gint64 over, gint64 under)
{
  gint64 rounded = (2 * ABS (over) + under) / (2 * under);

  return (int) (over < 0 ? -rounded : rounded);
}

int
dbk_smallest_change_find (const char *changes, const char *scale)
{
  g_auto (GStrv) entries = g_strsplit (changes == NULL ? "" : changes, " ", -1);

  for (char **entry = entries; *entry != NULL; entry++)
    {
      char *colon = strchr (*entry, ':');
      gint64 tenths;

      if (colon == NULL || scale == NULL ||
          strncmp (*entry, scale, (gsize) (colon - *entry)) != 0 || scale[colon - *entry] != '\0')
        continue;
      tenths = g_ascii_strtoll (colon + 1, NULL, 10);
      return tenths > 0 && tenths < 100000 ? (int) tenths : DBK_NONE;
    }
  return DBK_NONE;
}

char *
dbk_smallest_change_set (const char *changes, const char *scale, int tenths)
{
  g_auto (GStrv) entries = g_strsplit (changes == NULL ? "" : changes, " ", -1);
  g_autofree char *prefix = g_strconcat (scale, ":", NULL);
  GString *text = g_string_new (NULL);

  for (char **entry = entries; *entry != NULL; entry++)
    if (**entry != '\0' && !g_str_has_prefix (*entry, prefix))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", *entry);
  if (tenths != DBK_NONE)
    g_string_append_printf (text, "%s%s%d", text->len > 0 ? " " : "", prefix, tenths);
  return g_string_free (text, FALSE);
}

DbkChange
dbk_change_of_at_least (const DbkScaleInfo *scale,
                        int smallest,
                        DbkScoreMean baseline,
                        DbkScoreMean now)
{
  Fraction gain;
  int least;

  if (!is_charted (scale, baseline, now))
    return DBK_CHANGE_UNKNOWN;
  least = smallest == DBK_NONE ? scale->step : MAX (scale->step, smallest);
  gain = gain_of (scale, baseline, now);
  if (ABS (gain.over) < least * gain.under)
    return DBK_CHANGE_NONE;
  return gain.over > 0 ? DBK_CHANGE_BETTER : DBK_CHANGE_WORSE;
}

DbkChange
dbk_change_of (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now)
{
  return dbk_change_of_at_least (scale, DBK_NONE, baseline, now);
}

int
dbk_improvement_tenths (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now)
{
  Fraction improvement;

  if (!improvement_of (scale, baseline, now, &improvement))
    return DBK_NONE;
  return round_fraction (improvement.over * 1000, improvement.under);
}

int
dbk_improvement_percent (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now)
{
  Fraction improvement;

  if (!improvement_of (scale, baseline, now, &improvement))
    return DBK_NONE;
  return round_fraction (improvement.over * 100, improvement.under);
}

char *
dbk_change_describe_at_least (const DbkScaleInfo *scale,
                              int smallest,
                              DbkScoreMean baseline,
                              DbkScoreMean now)
{
  DbkChange change = dbk_change_of_at_least (scale, smallest, baseline, now);
  int percent = dbk_improvement_percent (scale, baseline, now);

  switch (change)
    {
    case DBK_CHANGE_NONE:
      return g_strdup (_ ("no clear change"));
    case DBK_CHANGE_BETTER:
      /* Translators: a no-break space stands between the number and the per cent sign. */
      return percent == DBK_NONE ? g_strdup (C_ ("change", "better"))
                                 : g_strdup_printf (_ ("%d %% better"), percent);
    case DBK_CHANGE_WORSE:
      return percent == DBK_NONE ? g_strdup (C_ ("change", "worse"))
                                 : g_strdup_printf (_ ("%d %% worse"), -percent);
    case DBK_CHANGE_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

char *
dbk_change_describe (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now)
{
  return dbk_change_describe_at_least (scale, DBK_NONE, baseline, now);
}

char *
dbk_score_format (DbkScoreMean score)
{
  if (score.n == 0)
    return g_strdup ("");
  return dbk_number_format (round_fraction (score.sum, score.n) / 10.0, 1);
}

DbkQuartile
dbk_improvement_quartile (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now)
{
  Fraction improvement;

  if (!improvement_of (scale, baseline, now, &improvement))
    return DBK_QUARTILE_NONE;
  if (improvement.over * 4 < improvement.under)
    return DBK_QUARTILE_UNDER_25;
  if (improvement.over * 2 <= improvement.under)
    return DBK_QUARTILE_25_TO_50;
  if (improvement.over * 4 <= improvement.under * 3)
    return DBK_QUARTILE_51_TO_75;
  return DBK_QUARTILE_OVER_75;
}

const char *
dbk_quartile_name (DbkQuartile quartile)
{
  switch (quartile)
    {
    case DBK_QUARTILE_UNDER_25:
      return C_ ("improvement", "under 25 %");
    case DBK_QUARTILE_25_TO_50:
      return C_ ("improvement", "25–50 %");
    case DBK_QUARTILE_51_TO_75:
      return C_ ("improvement", "51–75 %");
    case DBK_QUARTILE_OVER_75:
      return C_ ("improvement", "over 75 %");
    case DBK_QUARTILE_NONE:
    default:
      return "";
    }
}

void
dbk_percentages (const guint *counts, guint n, int *tenths)
{
  g_autofree guint64 *remainders = g_new0 (guint64, n + 1);
  guint64 total = 0;
  int given = 0;

  for (guint i = 0; i < n; i++)
    total += counts[i];
  for (guint i = 0; i < n; i++)
    {
      tenths[i] = total == 0 ? 0 : (int) (counts[i] * G_GUINT64_CONSTANT (1000) / total);
      remainders[i] = total == 0 ? 0 : counts[i] * G_GUINT64_CONSTANT (1000) % total;
      given += tenths[i];
    }
  for (; total > 0 && given < 1000; given++)
    {
      guint largest = 0;

      for (guint i = 1; i < n; i++)
        if (remainders[i] > remainders[largest])
          largest = i;
      tenths[largest]++;
      remainders[largest] = 0;
    }
}
