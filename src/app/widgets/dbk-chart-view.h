/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A progress chart in the window. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-chart.h"

G_BEGIN_DECLS

/**
 * DbkChartView:
 *
 * Draws a chart at whatever size it gets, in the window's font and colors. The point under the
 * pointer, or the one the arrow keys are on, is ringed and told in words beside it and to a screen
 * reader; the whole is an image whose description is dbk_chart_describe().
 */
#define DBK_TYPE_CHART_VIEW (dbk_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DbkChartView, dbk_chart_view, DBK, CHART_VIEW, GtkWidget)

GtkWidget *dbk_chart_view_new (void);
/**
 * dbk_chart_view_set_chart:
 * @chart: (nullable): of the window's look
 * @points: (nullable) (element-type DbkChartPoint): what each point says, in the order the arrow
 * keys go; taken over
 */
void dbk_chart_view_set_chart (DbkChartView *self, DbkChart *chart, GPtrArray *points);

/** What it is called instead of “Progress chart”, where there are several. */
void dbk_chart_view_set_name (DbkChartView *self, const char *name);
/** One of several small ones: asks for less room. */
void dbk_chart_view_set_compact (DbkChartView *self, gboolean compact);

/** One point of a chart in words: "Crow’s feet, session 2, 22 October: 3.5". */
typedef struct
{
  guint series;
  guint tick;
  char *text;
} DbkChartPoint;

void dbk_chart_point_free (DbkChartPoint *point);
/** The point told just now, NULL for none. */
const char *dbk_chart_view_get_told (DbkChartView *self);

G_END_DECLS
