/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The improvement chart and maps of a course, made from the record. No widgets of its own. */
#pragma once

#include "dbk-chart-view.h"
#include "dbk-client-record.h"
#include "dbk-map-picture.h"

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

/**
 * dbk_progress_maps_fill:
 * @baseline_day, @latest_day: (out): what the captions say; NONE for @latest_day when there is
 *   nothing after the baseline
 *
 * Scores of the course's first concern that has any by area, and of the others on its scale.
 * Returns: the scale's code, NULL when there is nothing to show
 */
const char *dbk_progress_maps_fill (DbkMapPicture *baseline,
                                    DbkMapPicture *latest,
                                    const DbkClientRecord *record,
                                    const DbkCourse *course,
                                    DbkDate *baseline_day,
                                    DbkDate *latest_day);

G_END_DECLS
