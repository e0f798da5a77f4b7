/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart in words. Every sentence is whole, so it can be turned into another language. */
#include "config.h"

#include "dbk-chart-private.h"

#include "dbk-gettext.h"
#include <math.h>

#include "dbk-text.h"

static guint
count_values (DbkChart *chart, guint series, double *first)
{
  guint n_values = 0;

  for (guint tick = 0; tick < chart->ticks->len; tick++)
    {
      double value = dbk_chart_get_value (chart, series, tick);

      if (isnan (value))
        continue;
      *first = n_values == 0 ? value : *first;
      n_values++;
    }
  return n_values;
}

static char *
describe_improvement (const char *name, double last, guint n_values)
{
  g_autofree char *number = dbk_number_format (fabs (last), 0);

  if (g_str_equal (number, "0"))
    return g_strdup_printf (ngettext ("%1$s: as it was at the start, after %2$u score.",
                                      "%1$s: as it was at the start, after %2$u scores.", n_values),
                            name, n_values);
  if (last > 0.0)
    return g_strdup_printf (ngettext ("%1$s: %2$s %% better than at the start, after %3$u score.",
                                      "%1$s: %2$s %% better than at the start, after %3$u scores.",
                                      n_values),
                            name, number, n_values);
  return g_strdup_printf (ngettext ("%1$s: %2$s %% worse than at the start, after %3$u score.",
                                    "%1$s: %2$s %% worse than at the start, after %3$u scores.",
                                    n_values),
                          name, number, n_values);
}

static char *
describe_scores (const char *name, double first, double last, guint n_values)
{
  g_autofree char *from = dbk_number_format (first, 2);
  g_autofree char *to = dbk_number_format (last, 2);

  if (n_values == 1)
    return g_strdup_printf (_ ("%1$s: scored once, at %2$s."), name, to);
  if (first == last)
    return g_strdup_printf (ngettext ("%1$s: still %2$s after %3$u score.",
                                      "%1$s: still %2$s after %3$u scores.", n_values),
                            name, to, n_values);
  return g_strdup_printf (ngettext ("%1$s: from %2$s to %3$s over %4$u score.",
                                    "%1$s: from %2$s to %3$s over %4$u scores.", n_values),
                          name, from, to, n_values);
}

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
add_series (GString *text, DbkChart *chart, guint index)
{
  const DbkChartSeries *series = dbk_chart_get_series (chart, index);
  double first = NAN, last;
  guint n_values = count_values (chart, index, &first);
  g_autofree char *target = NULL;

  if (n_values == 0)
    {
      add_sentence (text, g_strdup_printf (_ ("%s: no scores yet."), series->name));
      return;
    }
  last = dbk_chart_get_value (chart, index, (guint) dbk_chart_last_value (chart, index));
  if (chart->improvement)
    add_sentence (text, describe_improvement (series->name, last, n_values));
  else
    add_sentence (text, describe_scores (series->name, first, last, n_values));
  if (isnan (series->target))
    return;
  target = dbk_number_format (series->target, chart->improvement ? 0 : 2);
  add_sentence (text, chart->improvement
                          ? g_strdup_printf (_ ("Its target is %s %% better."), target)
                          : g_strdup_printf (_ ("Its target is %s."), target));
}

char *
dbk_chart_describe (DbkChart *chart)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_skipped = 0;

  g_return_val_if_fail (chart != NULL, NULL);

  if (chart->title != NULL && chart->note != NULL)
    add_sentence (text, g_strdup_printf (_ ("Chart of %1$s, %2$s."), chart->title, chart->note));
  else if (chart->title != NULL)
    add_sentence (text, g_strdup_printf (_ ("Chart of %s."), chart->title));
  else if (chart->improvement)
    add_sentence (text, g_strdup (_ ("Chart of the improvement since the start.")));
  else
    add_sentence (text, g_strdup (_ ("Chart of the scores.")));

  if (dbk_chart_is_empty (chart))
    {
      add_sentence (text, g_strdup (_ ("No scores have been recorded yet.")));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  for (guint i = 0; i < chart->series->len; i++)
    add_series (text, chart, i);
  for (guint i = 0; i < chart->ticks->len; i++)
    n_skipped += (dbk_chart_get_tick (chart, i)->flags & DBK_CHART_TICK_SKIPPED) != 0 ? 1 : 0;
  if (n_skipped > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u session was skipped.",
                                                   "%u sessions were skipped.", n_skipped),
                                         n_skipped));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
