/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress chart: what it shows, where everything stands, how it is painted. */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * DbkChartLook:
 * @DBK_CHART_LOOK_WINDOW: markers, dashed on to a hollow target, name and caption at the end
 * @DBK_CHART_LOOK_PRINT: solid and filled or dashed and hollow lines, each named at its end with
 *   its last value; the target a dotted, named line across; lengths are points
 */
typedef enum
{
  DBK_CHART_LOOK_WINDOW,
  DBK_CHART_LOOK_PRINT,
} DbkChartLook;

/** DbkChartStyle: the colors to paint in. */
typedef enum
{
  DBK_CHART_STYLE_LIGHT,
  DBK_CHART_STYLE_DARK,
  DBK_CHART_STYLE_PRINT,
  DBK_CHART_STYLE_HIGH_CONTRAST,
  DBK_CHART_STYLE_HIGH_CONTRAST_DARK,
} DbkChartStyle;
#define DBK_CHART_N_STYLES 5

typedef enum
{
  DBK_CHART_TICK_PLAIN = 0,
  DBK_CHART_TICK_DONE = 1 << 0,    /* its first line is bold */
  DBK_CHART_TICK_SKIPPED = 1 << 1, /* never has a point */
} DbkChartTickFlags;

typedef enum
{
  DBK_CHART_SERIES_PLAIN = 0,
  DBK_CHART_SERIES_MAIN = 1 << 0,    /* the main concern: a thicker line */
  DBK_CHART_SERIES_HOLLOW = 1 << 1,  /* print look: dashed and hollow, the client's right side */
  DBK_CHART_SERIES_UNNAMED = 1 << 2, /* nothing at its end: the chart's title says it */
} DbkChartSeriesFlags;

/**
 * DbkChart:
 *
 * What is charted: ticks along the bottom (the course's sessions), an axis of values, lines. Build
 * it, then lay it out; it is not changed afterwards. Reference counted. One thread at a time.
 */
typedef struct _DbkChart DbkChart;

DbkChart *dbk_chart_new (DbkChartLook look);
DbkChart *dbk_chart_ref (DbkChart *chart);
void dbk_chart_unref (DbkChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkChart, dbk_chart_unref)

/** @title in bold with @note dim after it, above the chart; NULL for none. The note names the
 * direction on raw scores ("score 0–5, lower is better"). */
void dbk_chart_set_title (DbkChart *chart, const char *title, const char *note);
/** A word under the ticks ("session"); NULL for none. */
void dbk_chart_set_tick_title (DbkChart *chart, const char *title);
/** Values are improvement on baseline in per cent: 0 25 50 75 100 %, in quarters below 0 only
 * when a value is negative, -100 % at most. This is what a new chart has. */
void dbk_chart_set_axis_improvement (DbkChart *chart);
/** On an axis of improvement: reach down to @value at least, so that charts beside each other can
 * be compared. */
void dbk_chart_set_lowest (DbkChart *chart, double value);
/** Values are scores as given, @minimum < @maximum; a line every @step, 0 to choose. */
void dbk_chart_set_axis_scale (DbkChart *chart, double minimum, double maximum, double step);

/** @label is the first line ("Baseline", "3"), @note the second ("19 Nov", "skipped"; NULL for
 * none). Returns: the tick's index, from 0. */
guint
dbk_chart_add_tick (DbkChart *chart, const char *label, const char *note, DbkChartTickFlags flags);
/** @caption is the line under the name at the end ("4 → 2.5, target 1"); NULL for none. @color
 * counts the window's series colors from 0. Returns: the series' index, from 0. */
guint dbk_chart_add_series (DbkChart *chart,
                            const char *name,
                            const char *caption,
                            guint color,
                            DbkChartSeriesFlags flags);
/** Sets a series' value at a tick; NAN removes it. A value off the axis is drawn at its end. */
void dbk_chart_set_value (DbkChart *chart, guint series, guint tick, double value);
/** The value the series is meant to reach; @tick is where the window's look puts it (the last
 * planned session). NAN removes it. */
void dbk_chart_set_target (DbkChart *chart, guint series, guint tick, double value);

/**
 * dbk_chart_describe:
 *
 * The chart in whole translated sentences, for a screen reader.
 * Returns: (transfer full)
 */
char *dbk_chart_describe (DbkChart *chart);

/**
 * DbkChartLayout:
 *
 * A chart's positions at one size, measured with one font; holds a reference to the chart.
 */
typedef struct _DbkChartLayout DbkChartLayout;

/**
 * dbk_chart_layout:
 * @context: its font's family is used; in the window's look its size and resolution too, so the
 *   chart follows the desktop's text scale
 *
 * Places everything: margins as wide as their texts, ticks thinned and second lines left out where
 * they would touch, end labels spread apart.
 * Returns: (transfer full)
 */
DbkChartLayout *
dbk_chart_layout (DbkChart *chart, double width, double height, PangoContext *context);
void dbk_chart_layout_free (DbkChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkChartLayout, dbk_chart_layout_free)

/** Paints at the cairo_t's origin and leaves it as it was. */
void dbk_chart_paint (DbkChartLayout *layout, cairo_t *cr, DbkChartStyle style);
/** A ring around one point, for a keyboard or pointer on it. */
void dbk_chart_paint_focus (DbkChartLayout *layout,
                            cairo_t *cr,
                            DbkChartStyle style,
                            guint series,
                            guint tick);
/** The scored point nearest to a press, at most 16 away; FALSE when there is none. */
gboolean dbk_chart_hit (DbkChartLayout *layout, double x, double y, guint *series, guint *tick);

/** What was laid out where; FALSE when it is not there or not shown. */
gboolean
dbk_chart_layout_get_point (DbkChartLayout *layout, guint series, guint tick, double *x, double *y);
gboolean dbk_chart_layout_get_target (DbkChartLayout *layout, guint series, double *x, double *y);
gboolean dbk_chart_layout_get_tick_label (DbkChartLayout *layout,
                                          guint tick,
                                          guint line,
                                          cairo_rectangle_t *box);
gboolean
dbk_chart_layout_get_end_label (DbkChartLayout *layout, guint series, cairo_rectangle_t *box);
/** The rectangle between the axes' ends. */
void dbk_chart_layout_get_plot (DbkChartLayout *layout, cairo_rectangle_t *plot);
/** The axis' ends, as values. */
void dbk_chart_layout_get_range (DbkChartLayout *layout, double *minimum, double *maximum);

G_END_DECLS
