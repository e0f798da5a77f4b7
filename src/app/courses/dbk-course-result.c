/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether it helps: the chart, the maps and the table of areas of one course. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-course-card.h"
#include "dbk-improvement.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-progress-chart.h"
#include "dbk-table.h"
#include "dbk-text.h"

static char *
scale_text (const DbkConcernLine *line)
{
  g_autofree char *range = dbk_name_scale_range (line->scale_code);

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
  g_autofree char *said = line->scale == NULL
                              ? g_strdup ("")
                              : dbk_change_describe (line->scale, dbk_score (change->baseline),
                                                     dbk_score (change->latest));
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

/* The chart */

static GtkWidget *
make_chart (const DbkClientRecord *record, const DbkCourse *course, const DbkCardView *view)
{
  GtkWidget *card;
  GtkWidget *head;
  GtkWidget *label;
  GtkWidget *chart = g_object_ref_sink (dbk_chart_view_new ());

  if (!dbk_progress_chart_fill (DBK_CHART_VIEW (chart), record, course, view->today))
    {
      g_object_unref (chart);
      return NULL;
    }
  card = dbk_column_new (6, "card dbk-pad");
  head = dbk_row_new (12, NULL);
  label = dbk_label_new (_ ("Improvement on Baseline"), "heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (!view->narrow)
    gtk_box_append (GTK_BOX (head), dbk_label_new (_ ("dashed: still to go"), "caption dbk-dim"));
  gtk_box_append (GTK_BOX (card), head);
  gtk_widget_set_size_request (chart, -1, view->narrow ? 270 : 216);
  gtk_widget_set_vexpand (chart, TRUE);
  gtk_box_append (GTK_BOX (card), chart);
  gtk_widget_set_hexpand (card, TRUE);
  g_object_unref (chart);
  return card;
}

/* The maps */

static GtkWidget *
make_map (GtkWidget *picture, const char *title, DbkDate day)
{
  GtkWidget *column = dbk_column_new (0, NULL);
  g_autofree char *date = dbk_date_format_day (day);
  GtkWidget *label = dbk_label_new (title, "caption-heading");

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_box_append (GTK_BOX (column), label);
  label = dbk_label_new (date, "caption dbk-dim");
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_box_append (GTK_BOX (column), label);
  gtk_widget_set_size_request (picture, 120, 186);
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_box_append (GTK_BOX (column), picture);
  gtk_widget_set_hexpand (column, TRUE);
  return column;
}

static GtkWidget *
make_maps (const DbkClientRecord *record, const DbkCourse *course, const DbkCardView *view)
{
  GtkWidget *baseline = g_object_ref_sink (dbk_map_picture_new ());
  GtkWidget *latest = g_object_ref_sink (dbk_map_picture_new ());
  DbkDate baseline_day = DBK_DATE_NONE;
  DbkDate latest_day = DBK_DATE_NONE;
  const char *scale = dbk_progress_maps_fill (DBK_MAP_PICTURE (baseline), DBK_MAP_PICTURE (latest),
                                              record, course, &baseline_day, &latest_day);
  GtkWidget *card = NULL;

  dbk_map_picture_set_label (DBK_MAP_PICTURE (baseline), _ ("Map of the baseline scores"));
  dbk_map_picture_set_label (DBK_MAP_PICTURE (latest), _ ("Map of the latest scores"));
  if (scale != NULL)
    {
      GtkWidget *head = dbk_row_new (12, NULL);
      GtkWidget *maps = dbk_row_new (12, NULL);
      g_autofree char *range = dbk_name_scale_range (scale);
      GtkWidget *label = dbk_label_new (range, "heading");

      card = dbk_column_new (6, "card dbk-pad");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (head), label);
      gtk_box_append (GTK_BOX (head),
                      dbk_label_new (_ ("client’s right and left"), "caption dbk-dim"));
      gtk_box_append (GTK_BOX (card), head);
      gtk_box_set_homogeneous (GTK_BOX (maps), TRUE);
      gtk_box_append (GTK_BOX (maps), make_map (baseline, _ ("Baseline"), baseline_day));
      if (latest_day != DBK_DATE_NONE)
        gtk_box_append (GTK_BOX (maps), make_map (latest, _ ("Latest"), latest_day));
      gtk_box_append (GTK_BOX (card), maps);
    }
  g_object_unref (baseline);
  g_object_unref (latest);
  return card;
}

static GtkWidget *
make_pictures (const DbkClientRecord *record, const DbkCourse *course, const DbkCardView *view)
{
  GtkWidget *chart = make_chart (record, course, view);
  GtkWidget *maps = make_maps (record, course, view);
  GtkWidget *box;

  if (chart == NULL && maps == NULL)
    return NULL;
  box = gtk_box_new (view->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 12);
  if (chart != NULL)
    gtk_box_append (GTK_BOX (box), chart);
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
