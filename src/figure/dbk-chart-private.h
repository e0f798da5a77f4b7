/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chart's files share. */
#pragma once

#include "dbk-chart.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  char *note;
  DbkChartTickFlags flags;
} DbkChartTick;

typedef struct
{
  char *name;
  char *caption;
  guint color;
  DbkChartSeriesFlags flags;
  GArray *values; /* double for each tick, NAN for none; may be shorter than the ticks */
  double target;  /* NAN for none */
  guint target_tick;
} DbkChartSeries;

struct _DbkChart
{
  gatomicrefcount references;
  DbkChartLook look;
  char *title;
  char *note;
  char *tick_title;
  gboolean improvement;
  double minimum, maximum, step;
  double lowest;     /* the axis of improvement reaches down to it */
  GPtrArray *ticks;  /* DbkChartTick */
  GPtrArray *series; /* DbkChartSeries */
};

/* A text and the corner it is painted from. */
typedef struct
{
  PangoLayout *layout; /* NULL when not shown */
  double x, y;
  double width, height;
} DbkChartText;

typedef struct
{
  double value;
  double y;
  DbkChartText text;
} DbkChartLine;

typedef struct
{
  DbkChartText name;
  DbkChartText caption;
  double wanted; /* the height the label's middle would have alone */
  double middle;
  double anchor_x, anchor_y; /* where a leader comes from */
  gboolean leader, far;
  double shift; /* print look: lines that coincide part */
} DbkChartEnd;

struct _DbkChartLayout
{
  DbkChart *chart;
  PangoContext *context;
  PangoFontDescription *font;
  double small, caption, strong; /* factors on the font's size */
  double width, height;
  double line_height;
  double minimum, maximum;
  cairo_rectangle_t plot;
  double first_x, last_x; /* the outermost ticks */
  DbkChartText title, note, tick_title;
  DbkChartText empty; /* said when there is nothing to show */
  GArray *lines;      /* DbkChartLine, from the lowest value */
  GArray *labels;     /* DbkChartText, two for each tick */
  GArray *ends;       /* DbkChartEnd, one for each series */
  GArray *targets;    /* DbkChartLine, print look: one for each different target */
};

DbkChartTick *dbk_chart_get_tick (DbkChart *chart, guint index);
DbkChartSeries *dbk_chart_get_series (DbkChart *chart, guint index);
double dbk_chart_get_value (DbkChart *chart, guint series, guint tick);
/* The last tick with a value; -1 for none. */
int dbk_chart_last_value (DbkChart *chart, guint series);
/* Whether all series start at 0 per cent together, so one neutral mark stands for them. */
gboolean dbk_chart_has_common_start (DbkChart *chart);

/* No value and no target anywhere. */
gboolean dbk_chart_is_empty (DbkChart *chart);

double dbk_chart_layout_x (DbkChartLayout *layout, guint tick);
/* Held between the axis' ends. */
double dbk_chart_layout_y (DbkChartLayout *layout, double value);
DbkChartText
dbk_chart_layout_text (DbkChartLayout *layout, const char *text, double factor, gboolean bold);
void dbk_chart_text_clear (gpointer text);
/* Steps of the end labels' placing, in dbk-chart-ends.c. */
void dbk_chart_ends_measure (DbkChartLayout *layout);
double dbk_chart_ends_width (DbkChartLayout *layout);
void dbk_chart_ends_place (DbkChartLayout *layout, double x, double width);
void dbk_chart_ends_free (GArray *ends);
/* The print look's named target lines, in dbk-chart-targets.c. */
void dbk_chart_targets_place (DbkChartLayout *layout);
/* Marks, in dbk-chart-mark.c. */
void dbk_chart_set_color (cairo_t *cr, guint32 color, double alpha);
void dbk_chart_paint_mark (cairo_t *cr,
                           guint shape,
                           double x,
                           double y,
                           double radius,
                           guint32 color,
                           guint32 inside,
                           double line);
void
dbk_chart_paint_beyond (cairo_t *cr, double x, double y, double away, double size, guint32 color);
/* The axis' values and the ticks' labels, in dbk-chart-axis.c. */
void dbk_chart_axis_measure (DbkChartLayout *layout);
void dbk_chart_axis_place_lines (DbkChartLayout *layout);
void dbk_chart_axis_place_ticks (DbkChartLayout *layout);

G_END_DECLS
