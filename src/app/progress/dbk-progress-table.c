/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the progress chart, for who would rather read them. */
#include "dbk-progress-chart.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-names.h"
#include "dbk-table.h"

/* (transfer full) (nullable): Pango markup of the line's figure at @tick. */
static char *
figure_at (const DbkProgressAxis *axis, const DbkConcernLine *line, guint tick)
{
  for (guint i = 0; i < line->points->len; i++)
    {
      const DbkConcernPoint *point = line->points->pdata[i];
      g_autofree char *score = NULL;
      g_autofree char *change = NULL;
      g_autofree char *escaped = NULL;

      if (dbk_progress_axis_find (axis, line, i) != (int) tick)
        continue;
      score = dbk_score_format (point->mean);
      if (i == 0)
        return g_strdup_printf ("<b>%s</b>", score);
      change = dbk_change_describe_at_least (line->scale, line->smallest_change, point->baseline,
                                             point->mean);
      escaped = g_markup_escape_text (change, -1);
      /* Translators: markup: a score and the change since the baseline. */
      return g_strdup_printf (C_ ("table of scores", "<b>%1$s</b>  %2$s"), score, escaped);
    }
  return NULL;
}

static char *
when_text (const DbkProgressTick *tick)
{
  g_autoptr (GString) day = g_string_new (tick->note);

  /* A day is not broken. */
  g_string_replace (day, " ", "\u00a0", 0);
  /* Translators: what and when, in a table: "Baseline, 1 Oct". */
  return g_markup_printf_escaped (C_ ("table of scores", "%1$s, %2$s"), tick->title, day->str);
}

static void
add_row (DbkTable *table, const DbkProgressAxis *axis, GPtrArray *lines, guint tick)
{
  guint n = lines->len + 1;
  g_auto (GStrv) cells = g_new0 (char *, n + 1);
  gboolean any = FALSE;

  cells[0] = when_text (dbk_progress_axis_get (axis, tick));
  for (guint i = 0; i < lines->len; i++)
    {
      char *figure = figure_at (axis, lines->pdata[i], tick);

      any = any || figure != NULL;
      cells[i + 1] = figure == NULL ? g_strdup ("") : figure;
    }
  /* Sessions to come and sessions nobody scored at have no figures. */
  if (any)
    dbk_table_add (table, (const char *const *) cells, FALSE);
}

GtkWidget *
dbk_progress_table_new (const DbkClientRecord *record,
                        const DbkCourse *course,
                        DbkDate today,
                        gboolean narrow)
{
  g_autoptr (GPtrArray) lines = dbk_progress_lines (record, course);
  g_autoptr (DbkProgressAxis) axis = NULL;
  g_autofree DbkTableColumn *columns = g_new0 (DbkTableColumn, lines->len + 1);
  GtkWidget *table;

  if (lines->len == 0)
    return NULL;
  axis = dbk_progress_axis_new (lines, course, today);
  columns[0] = (DbkTableColumn){ C_ ("table of scores", "When"), DBK_TABLE_EXPAND };
  for (guint i = 0; i < lines->len; i++)
    {
      const DbkConcernLine *line = lines->pdata[i];

      columns[i + 1] = (DbkTableColumn){ dbk_name_concern (line->code, line->other_text),
                                         i == 0 ? DBK_TABLE_END : DBK_TABLE_END | DBK_TABLE_FOLD };
    }
  table = dbk_table_new (columns, lines->len + 1, narrow);
  gtk_widget_add_css_class (table, "dbk-inset");
  gtk_widget_set_valign (table, GTK_ALIGN_START);
  dbk_table_set_name (DBK_TABLE (table), _ ("Scores by visit"));
  for (guint i = 0; i < axis->ticks->len; i++)
    add_row (DBK_TABLE (table), axis, lines, i);
  return table;
}
