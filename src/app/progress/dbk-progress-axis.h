/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands along the bottom of a course's charts, and down its table: the visits in order. */
#pragma once

#include "dbk-chart.h"
#include "dbk-client-record.h"
#include "dbk-improvement.h"

G_BEGIN_DECLS

/** One place in time: the baseline, a session, a skip, a follow-up after the course. */
typedef struct
{
  char *title;  /* "Baseline", "Session 3" */
  char *label;  /* "Baseline", "3" */
  char *note;   /* the day, or "skipped" */
  char *spoken; /* "session 3, 19 Nov" */
  DbkChartTickFlags flags;
  DbkDate day; /* DBK_DATE_NONE for the baseline */
} DbkProgressTick;

/**
 * DbkProgressAxis:
 * @last_planned: where the course ends as planned
 */
typedef struct
{
  GPtrArray *ticks;     /* of DbkProgressTick */
  GHashTable *sessions; /* id → index of its tick */
  DbkDate baseline_day;
  guint last_planned;
} DbkProgressAxis;

/** The course's concerns that can be charted: scored, on a scale of numbers. (element-type
 * DbkConcernLine) (transfer full) */
GPtrArray *dbk_progress_lines (const DbkClientRecord *record, const DbkCourse *course);

/** @lines: not empty: whatever is scored after the course gets a tick of its own. Main thread. */
DbkProgressAxis *dbk_progress_axis_new (GPtrArray *lines, const DbkCourse *course, DbkDate today);
void dbk_progress_axis_free (DbkProgressAxis *axis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkProgressAxis, dbk_progress_axis_free)

/** The ticks of a chart; @notes: with the days below. */
void dbk_progress_axis_add_to (const DbkProgressAxis *axis, DbkChart *chart, gboolean notes);
const DbkProgressTick *dbk_progress_axis_get (const DbkProgressAxis *axis, guint tick);
/** The tick of the line's point @index, -1 where it has none: a score between two sessions. */
int dbk_progress_axis_find (const DbkProgressAxis *axis, const DbkConcernLine *line, guint index);

G_END_DECLS
