/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether it helps: the chart, the maps and the table of areas of one course. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-course-card.h"
#include "dbk-improvement.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-progress-card.h"
#include "dbk-scale.h"
#include "dbk-table.h"
#include "dbk-text.h"

static char *
scale_text (const DbkConcernLine *line)
{
  g_autofree char *range = dbk_scale_title (line->scale, line->scale_code);

  if (line->scale != NULL && !line->scale->validated)
    /* Translators: %s is a scale with its range: "Plain grade 0–4". */
    return g_strdup_printf (_ ("%s, not validated"), range);
  return g_steal_pointer (&range);
}

static char *
score_text (int score, const char *word)
{
  if (score != DBK_NONE)
    return dbk_score_format (dbk_score (score));
  return g_strdup (dbk_name (DBK_NAME_WORD, word));
}

static void
add_area (DbkTable *table, const DbkConcernLine *line, const DbkAreaChange *change)
{
  g_autofree char *scale = scale_text (line);
  g_autofree char *baseline = score_text (change->baseline, change->baseline_word);
  g_autofree char *latest = score_text (change->latest, change->latest_word);
  g_autofree char *target = score_text (line->target, NULL);
  g_autofree char *said =
      line->scale == NULL
          ? g_strdup ("")
          : dbk_change_describe_at_least (line->scale, line->smallest_change,
                                          dbk_score (change->baseline), dbk_score (change->latest));
  const char *area = *change->area == '\0' ? dbk_name_concern (line->code, line->other_text)
                                           : dbk_name (DBK_NAME_AREA, change->area);
  const char *texts[] = { area, scale, baseline, latest, target, said };
  char *cells[G_N_ELEMENTS (texts)];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    cells[i] = g_markup_escape_text (texts[i], -1);
  dbk_table_add (table, (const char *const *) cells, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_free (cells[i]);
}

static GtkWidget *
make_table (GPtrArray *lines, const DbkCardView *view)
{
  const DbkTableColumn columns[] = {
    { _ ("Area"), DBK_TABLE_EXPAND },
    { _ ("Scale"), DBK_TABLE_EXPAND | DBK_TABLE_DIM | DBK_TABLE_FOLD },
    { _ ("Baseline"), DBK_TABLE_END },
    { _ ("Latest"), DBK_TABLE_END | DBK_TABLE_STRONG },
    { _ ("Target"), DBK_TABLE_END | DBK_TABLE_FOLD },
    { _ ("Change"), DBK_TABLE_END | DBK_TABLE_STRONG },
  };
  GtkWidget *table = dbk_table_new (columns, G_N_ELEMENTS (columns), view->narrow);

  dbk_table_set_name (DBK_TABLE (table), _ ("Scores by area"));
  for (guint i = 0; i < lines->len; i++)
    {
      const DbkConcernLine *line = lines->pdata[i];
      g_autoptr (GPtrArray) areas = dbk_concern_line_merged_areas (line);

      for (guint j = 0; j < areas->len; j++)
        add_area (DBK_TABLE (table), line, areas->pdata[j]);
    }
  if (view->state->at_once)
    dbk_table_finish (DBK_TABLE (table));
  return table;
}

/* The course's concerns that were scored at all. */
static GPtrArray *
scored_lines (const DbkClientRecord *record, const DbkCourse *course)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_concern_line_free);

  for (char **id = course->concerns; id != NULL && *id != NULL; id++)
    {
      const DbkConcern *concern = dbk_client_record_find_concern (record, *id);
      DbkConcernLine *line;

      if (concern == NULL)
        continue;
      line = dbk_concern_line (record, concern);
      if (line->areas->len > 0)
        g_ptr_array_add (lines, line);
      else
        dbk_concern_line_free (line);
    }
  return lines;
}

static GtkWidget *
make_maps (const DbkClientRecord *record, const DbkCourse *course, const DbkCardView *view)
{
  GtkWidget *stepper = dbk_map_stepper_new (record, course, view->state);
  GtkWidget *card;

  if (stepper == NULL)
    return NULL;
  card = dbk_column_new (6, "card dbk-pad");
  gtk_box_append (GTK_BOX (card), stepper);
  return card;
}

static GtkWidget *
make_pictures (const DbkClientRecord *record, const DbkCourse *course, const DbkCardView *view)
{
  GtkWidget *chart = dbk_progress_card_new (record, course, view->today, view->narrow, view->state);
  GtkWidget *maps = make_maps (record, course, view);
  GtkWidget *box;

  if (chart == NULL && maps == NULL)
    return NULL;
  box = gtk_box_new (view->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 12);
  if (chart != NULL)
    {
      gtk_widget_set_hexpand (chart, TRUE);
      gtk_box_append (GTK_BOX (box), chart);
    }
  if (maps != NULL)
    gtk_box_append (GTK_BOX (box), maps);
  return box;
}

GtkWidget *
dbk_course_result_new (const DbkClientRecord *record,
                       const DbkCourse *course,
                       const DbkCardView *view)
{
  g_autoptr (GPtrArray) lines = scored_lines (record, course);
  GtkWidget *column;
  GtkWidget *pictures;

  if (lines->len == 0)
    return NULL;
  column = dbk_column_new (12, NULL);
  pictures = make_pictures (record, course, view);
  if (pictures != NULL)
    gtk_box_append (GTK_BOX (column), pictures);
  gtk_box_append (GTK_BOX (column), make_table (lines, view));
  return column;
}
