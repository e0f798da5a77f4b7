/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small chart an area, all with the same axes, so that sides and areas can be compared. */
#include "dbk-progress-chart.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-label.h"
#include "dbk-names.h"

#define MOST_IN_A_ROW 4

static double
lowest_of (GPtrArray *areas, double lowest)
{
  for (guint i = 0; i < areas->len; i++)
    {
      const DbkConcernLine *line = areas->pdata[i];

      for (guint j = 0; j < line->points->len; j++)
        {
          const DbkConcernPoint *point = line->points->pdata[j];

          if (point->improvement != DBK_NONE)
            lowest = MIN (lowest, point->improvement / 10.0);
        }
    }
  return lowest;
}

static GtkWidget *
make_chart (const DbkProgressAxis *axis, const DbkConcernLine *line, guint color, double lowest)
{
  const DbkAreaChange *change = line->areas->pdata[0];
  const char *concern = dbk_name_concern (line->code, line->other_text);
  const char *area = *change->area == '\0' ? concern : dbk_name (DBK_NAME_AREA, change->area);
  g_autoptr (DbkChart) chart = dbk_chart_new (DBK_CHART_LOOK_WINDOW);
  g_autofree char *caption = dbk_progress_caption (line);
  /* Translators: concern, area. */
  g_autofree char *spoken = g_strdup_printf (C_ ("a chart, spoken", "%1$s, %2$s"), concern, area);
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_chart_point_free);
  GtkWidget *view = dbk_chart_view_new ();

  dbk_chart_set_title (chart, area, caption);
  dbk_chart_set_lowest (chart, lowest);
  dbk_progress_axis_add_to (axis, chart, FALSE);
  dbk_progress_add_line (chart, axis, line, area, color,
                         DBK_CHART_SERIES_MAIN | DBK_CHART_SERIES_UNNAMED, points);
  dbk_chart_view_set_compact (DBK_CHART_VIEW (view), TRUE);
  dbk_chart_view_set_chart (DBK_CHART_VIEW (view), chart, points);
  dbk_chart_view_set_name (DBK_CHART_VIEW (view), spoken);
  return view;
}

static void
add_concern (GtkWidget *column,
             const DbkProgressAxis *axis,
             GPtrArray *areas,
             guint color,
             double lowest)
{
  const DbkConcernLine *first = areas->pdata[0];
  const char *name = dbk_name_concern (first->code, first->other_text);
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_box_append (GTK_BOX (column), dbk_label_new (name, "caption-heading"));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), MOST_IN_A_ROW);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);
  dbk_widget_set_name (flow, name);
  for (guint i = 0; i < areas->len; i++)
    {
      const DbkConcernLine *line = areas->pdata[i];
      GtkWidget *child;

      if (line->points->len == 0)
        continue;
      child = gtk_flow_box_child_new ();
      /* The chart takes the keyboard itself. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                    make_chart (axis, line, color, lowest));
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_box_append (GTK_BOX (column), flow);
}

GtkWidget *
dbk_progress_areas_new (const DbkClientRecord *record, const DbkCourse *course, DbkDate today)
{
  g_autoptr (GPtrArray) lines = dbk_progress_lines (record, course);
  g_autoptr (GPtrArray) concerns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (DbkProgressAxis) axis = NULL;
  double lowest = 0.0;
  guint most = 0;
  GtkWidget *column;

  for (guint i = 0; i < lines->len; i++)
    {
      const DbkConcernLine *line = lines->pdata[i];
      const DbkConcern *concern = dbk_client_record_find_concern (record, line->concern);
      GPtrArray *areas = dbk_concern_area_lines (record, concern);

      lowest = lowest_of (areas, lowest);
      most = MAX (most, areas->len);
      g_ptr_array_add (concerns, areas);
    }
  if (most < 2)
    return NULL;
  axis = dbk_progress_axis_new (lines, course, today);
  column = dbk_column_new (6, NULL);
  for (guint i = 0; i < concerns->len; i++)
    add_concern (column, axis, concerns->pdata[i], i, lowest);
  return column;
}
