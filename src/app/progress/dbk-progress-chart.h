/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course's scores as pictures and as figures, made from the record. */
#pragma once

#include "dbk-chart-view.h"
#include "dbk-client-record.h"
#include "dbk-progress-axis.h"

G_BEGIN_DECLS

/**
 * dbk_progress_chart_fill:
 *
 * Improvement on baseline of the course's concerns over its strip: baseline, sessions done,
 * skipped, due, planned; dashed on to each target. Better is always up. Returns: FALSE when nothing
 * is scored: hide the chart
 */
gboolean dbk_progress_chart_fill (DbkChartView *view,
                                  const DbkClientRecord *record,
                                  const DbkCourse *course,
                                  DbkDate today);

/** "4 → 2.5, target 1" in the line's own scores. (transfer full) */
char *dbk_progress_caption (const DbkConcernLine *line);

/**
 * dbk_progress_add_line:
 * @name: what the points' words begin with: the concern or the area
 * @points: (element-type DbkChartPoint): takes the line's points in words
 *
 * Adds a line with its points and its target. Returns: its number
 */
guint dbk_progress_add_line (DbkChart *chart,
                             const DbkProgressAxis *axis,
                             const DbkConcernLine *line,
                             const char *name,
                             guint color,
                             DbkChartSeriesFlags flags,
                             GPtrArray *points);

/** A small chart for each area of each concern, all with the same axes; (nullable): where no
 * concern is scored by more than one area. */
GtkWidget *
dbk_progress_areas_new (const DbkClientRecord *record, const DbkCourse *course, DbkDate today);

/** The same figures as a table: a row a visit, a column a concern. (nullable) */
GtkWidget *dbk_progress_table_new (const DbkClientRecord *record,
                                   const DbkCourse *course,
                                   DbkDate today,
                                   gboolean narrow);

G_END_DECLS
