/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart's geometry, its words and its paint. */
#include <glib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "dbk-chart-private.h"
#include "dbk-chart.h"

#define WIDTH 476.0
#define HEIGHT 190.0

static PangoContext *
new_context (double points)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell");

  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

static DbkChartLayout *
lay_out (DbkChart *chart, double width, double height, double points)
{
  PangoContext *context = new_context (points);
  DbkChartLayout *layout = dbk_chart_layout (chart, width, height, context);

  g_object_unref (context);
  return layout;
}

/* A course of six, three of them scored, the third skipped: three concerns that start together. */
static DbkChart *
new_window_chart (void)
{
  static const char *const notes[] = { "1 Oct",  "8 Oct",    "22 Oct", "skipped",
                                       "19 Nov", "3–10 Dec", "17 Dec" };
  static const char *const labels[] = { "Baseline", "1", "2", "3", "4", "5", "6" };
  static const double values[3][4] = { { 0, 0, 12.5, 37.5 }, { 0, 14, 29, 50 }, { 0, 0, 0, 20 } };
  static const double targets[] = { 75, 57, 40 };
  static const guint scored[] = { 0, 1, 2, 4 };
  DbkChart *chart = dbk_chart_new (DBK_CHART_LOOK_WINDOW);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    dbk_chart_add_tick (chart, labels[i], notes[i],
                        i == 3                       ? DBK_CHART_TICK_SKIPPED
                        : i == 1 || i == 2 || i == 4 ? DBK_CHART_TICK_DONE
                                                     : DBK_CHART_TICK_PLAIN);
  dbk_chart_add_series (chart, "Crow’s feet", "4 → 2.5, target 1", 0, DBK_CHART_SERIES_MAIN);
  dbk_chart_add_series (chart, "Dullness", "7 → 3.5, target 3", 1, DBK_CHART_SERIES_PLAIN);
  dbk_chart_add_series (chart, "Under-eye lines", "5 → 4, target 3", 2, DBK_CHART_SERIES_PLAIN);
  for (guint i = 0; i < 3; i++)
    {
      for (guint k = 0; k < 4; k++)
        dbk_chart_set_value (chart, i, scored[k], values[i][k]);
      dbk_chart_set_target (chart, i, 6, targets[i]);
    }
  return chart;
}

static DbkChart *
new_print_chart (void)
{
  static const char *const labels[] = { "start", "1", "2", "3", "4", "5", "6" };
  static const double values[2][7] = { { 4, 4, 4, 3, 3, 2, 2 }, { 4, 4, 4, 4, 3, 3, 3 } };
  DbkChart *chart = dbk_chart_new (DBK_CHART_LOOK_PRINT);

  dbk_chart_set_title (chart, "Crow’s feet", "score 0–5, lower is better");
  dbk_chart_set_tick_title (chart, "session");
  dbk_chart_set_axis_scale (chart, 0.0, 5.0, 0.0);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    dbk_chart_add_tick (chart, labels[i], NULL, DBK_CHART_TICK_PLAIN);
  dbk_chart_add_series (chart, "left", NULL, 0, DBK_CHART_SERIES_PLAIN);
  dbk_chart_add_series (chart, "right", NULL, 1, DBK_CHART_SERIES_HOLLOW);
  for (guint i = 0; i < 2; i++)
    {
      for (guint k = 0; k < 7; k++)
        dbk_chart_set_value (chart, i, k, values[i][k]);
      dbk_chart_set_target (chart, i, 6, 2.0);
    }
  return chart;
}

static DbkChart *
new_long_chart (guint n_sessions, guint n_series)
{
  DbkChart *chart = dbk_chart_new (DBK_CHART_LOOK_WINDOW);

  for (guint i = 0; i <= n_sessions; i++)
    {
      g_autofree char *label = i == 0 ? g_strdup ("Baseline") : g_strdup_printf ("%u", i);

      dbk_chart_add_tick (chart, label, "19 Nov", DBK_CHART_TICK_DONE);
    }
  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *name = g_strdup_printf ("Concern %u", i + 1);

      dbk_chart_add_series (chart, name, "4 → 2", i, DBK_CHART_SERIES_PLAIN);
      for (guint k = 0; k <= n_sessions; k++)
        dbk_chart_set_value (chart, i, k, 60.0 * k / n_sessions);
    }
  return chart;
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01 &&
         a->y < b->y + b->height - 0.01 && b->y < a->y + a->height - 0.01;
}

/* No label is cut by an edge and none covers another. Returns: how many first lines are shown. */
static guint
check_labels (DbkChartLayout *layout, guint n_ticks, guint n_series, double width, double height)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  cairo_rectangle_t box;
  guint n_first = 0;

  for (guint tick = 0; tick < n_ticks; tick++)
    {
      for (guint line = 0; line < 2; line++)
        {
          if (!dbk_chart_layout_get_tick_label (layout, tick, line, &box))
            continue;
          n_first += line == 0 ? 1 : 0;
          g_assert_cmpfloat (box.y + box.height, <=, height + 4.0);
          /* Two lines of one tick stand tight; only neighbors must not meet. */
          box.height = 8.0;
          g_array_append_val (boxes, box);
        }
    }
  for (guint i = 0; i < n_series; i++)
    {
      if (dbk_chart_layout_get_end_label (layout, i, &box))
        g_array_append_val (boxes, box);
    }
  for (guint i = 0; i < boxes->len; i++)
    {
      const cairo_rectangle_t *one = &g_array_index (boxes, cairo_rectangle_t, i);

      g_assert_cmpfloat (one->x, >=, 0.0);
      g_assert_cmpfloat (one->y, >=, -0.5);
      g_assert_cmpfloat (one->x + one->width, <=, width + 0.5);
      for (guint k = i + 1; k < boxes->len; k++)
        g_assert_false (overlap (one, &g_array_index (boxes, cairo_rectangle_t, k)));
    }
  return n_first;
}

static void
test_window (void)
{
  g_autoptr (DbkChart) chart = new_window_chart ();
  g_autoptr (DbkChartLayout) layout = lay_out (chart, WIDTH, HEIGHT, 11.0);
  cairo_rectangle_t plot, box;
  double minimum, maximum, x, y, zero, before = -1.0;

  dbk_chart_layout_get_range (layout, &minimum, &maximum);
  g_assert_cmpfloat (minimum, ==, 0.0);
  g_assert_cmpfloat (maximum, ==, 100.0);
  dbk_chart_layout_get_plot (layout, &plot);
  g_assert_cmpfloat (plot.x, >, 20.0);
  g_assert_cmpfloat (plot.width, >, WIDTH / 2.0);

  g_assert_true (dbk_chart_layout_get_point (layout, 0, 0, &x, &zero));
  g_assert_cmpfloat_with_epsilon (zero, plot.y + plot.height, 1e-6);
  /* Up is better, linearly. */
  g_assert_true (dbk_chart_layout_get_point (layout, 1, 4, &x, &y));
  g_assert_cmpfloat_with_epsilon (y, plot.y + plot.height / 2.0, 1e-6);
  g_assert_true (dbk_chart_layout_get_target (layout, 0, &x, &y));
  g_assert_cmpfloat_with_epsilon (y, plot.y + plot.height / 4.0, 1e-6);
  /* A skipped session has a tick and no point; one to come neither has a point. */
  g_assert_false (dbk_chart_layout_get_point (layout, 0, 3, &x, &y));
  g_assert_false (dbk_chart_layout_get_point (layout, 0, 5, &x, &y));
  g_assert_true (dbk_chart_layout_get_tick_label (layout, 3, 1, &box));
  for (guint tick = 0; tick < 5; tick++)
    {
      if (!dbk_chart_layout_get_point (layout, 0, tick, &x, &y))
        continue;
      g_assert_cmpfloat (x, >, before);
      before = x;
    }
  g_assert_cmpuint (check_labels (layout, 7, 3, WIDTH, HEIGHT), ==, 7);
  /* All dates have room at this size. */
  for (guint tick = 0; tick < 7; tick++)
    g_assert_true (dbk_chart_layout_get_tick_label (layout, tick, 1, &box));
}

/* Large type, small charts and both: nothing is cut and nothing covers anything. */
static void
test_sizes (void)
{
  const double points[] = { 8.0, 11.0, 13.75, 22.0 };
  const double widths[] = { 280.0, 340.0, 476.0, 900.0 };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
        {
          g_autoptr (DbkChart) chart = new_window_chart ();
          g_autoptr (DbkChartLayout) layout = lay_out (chart, widths[k], 220.0, points[i]);

          g_test_message ("%g points in %g pixels", points[i], widths[k]);
          check_labels (layout, 7, 3, widths[k], 220.0);
        }
    }
}

static void
test_end_labels (void)
{
  g_autoptr (DbkChart) chart = new_window_chart ();
  g_autoptr (DbkChartLayout) layout = NULL;
  cairo_rectangle_t boxes[3];

  /* Three targets at one value: the labels spread around it, in their order. */
  for (guint i = 0; i < 3; i++)
    dbk_chart_set_target (chart, i, 6, 50.0);
  layout = lay_out (chart, WIDTH, HEIGHT, 11.0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (dbk_chart_layout_get_end_label (layout, i, &boxes[i]));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat (boxes[i].y + boxes[i].height, <=, boxes[i + 1].y + 0.01);
  {
    double x, y;

    g_assert_true (dbk_chart_layout_get_target (layout, 1, &x, &y));
    g_assert_cmpfloat_with_epsilon (boxes[1].y + boxes[1].height / 2.0, y, 1.0);
    g_assert_cmpfloat (boxes[0].x, >, x);
  }
}

/* Many concerns: captions give way before names do, and still nothing overlaps. */
static void
test_many_series (void)
{
  g_autoptr (DbkChart) chart = new_long_chart (12, 8);
  g_autoptr (DbkChartLayout) layout = lay_out (chart, WIDTH, 200.0, 11.0);

  check_labels (layout, 13, 8, WIDTH, 200.0);
}

static void
test_negative (void)
{
  g_autoptr (DbkChart) chart = new_window_chart ();
  double minimum, maximum, x, y, zero;
  cairo_rectangle_t plot;

  dbk_chart_set_value (chart, 2, 4, -12.0);
  {
    g_autoptr (DbkChartLayout) layout = lay_out (chart, WIDTH, HEIGHT, 11.0);

    dbk_chart_layout_get_range (layout, &minimum, &maximum);
    g_assert_cmpfloat (minimum, ==, -25.0);
    dbk_chart_layout_get_plot (layout, &plot);
    g_assert_true (dbk_chart_layout_get_point (layout, 2, 4, &x, &y));
    g_assert_true (dbk_chart_layout_get_point (layout, 2, 0, &x, &zero));
    g_assert_cmpfloat (y, >, zero);
    g_assert_cmpfloat (y, <, plot.y + plot.height);
  }
  /* Far worse: held at the axis' end. */
  dbk_chart_set_value (chart, 2, 4, -150.0);
  {
    g_autoptr (DbkChartLayout) layout = lay_out (chart, WIDTH, HEIGHT, 11.0);

    dbk_chart_layout_get_range (layout, &minimum, &maximum);
    g_assert_cmpfloat (minimum, ==, -100.0);
    dbk_chart_layout_get_plot (layout, &plot);
    g_assert_true (dbk_chart_layout_get_point (layout, 2, 4, &x, &y));
    g_assert_cmpfloat_with_epsilon (y, plot.y + plot.height, 1e-6);
  }
}

static void
test_print (void)
{
  g_autoptr (DbkChart) chart = new_print_chart ();
  g_autoptr (DbkChartLayout) layout = lay_out (chart, 173.0, 165.0, 11.0);
  double left_x, left_y, right_x, right_y, minimum, maximum;
  cairo_rectangle_t plot, left, right;

  dbk_chart_layout_get_range (layout, &minimum, &maximum);
  g_assert_cmpfloat (minimum, ==, 0.0);
  g_assert_cmpfloat (maximum, ==, 5.0);
  dbk_chart_layout_get_plot (layout, &plot);
  /* Lines that coincide part by 1.8 points, the one that ends higher above. */
  g_assert_true (dbk_chart_layout_get_point (layout, 0, 0, &left_x, &left_y));
  g_assert_true (dbk_chart_layout_get_point (layout, 1, 0, &right_x, &right_y));
  g_assert_cmpfloat_with_epsilon (left_y - right_y, 1.8, 1e-6);
  g_assert_cmpfloat_with_epsilon ((left_y + right_y) / 2.0, plot.y + plot.height / 5.0, 1e-6);
  /* Each is named at its end, at its own height. */
  g_assert_true (dbk_chart_layout_get_end_label (layout, 0, &left));
  g_assert_true (dbk_chart_layout_get_end_label (layout, 1, &right));
  g_assert_true (dbk_chart_layout_get_point (layout, 0, 6, &left_x, &left_y));
  g_assert_true (dbk_chart_layout_get_point (layout, 1, 6, &right_x, &right_y));
  g_assert_cmpfloat_with_epsilon (left.y + left.height / 2.0, left_y, 0.5);
  g_assert_cmpfloat_with_epsilon (right.y + right.height / 2.0, right_y, 0.5);
  g_assert_cmpfloat (left.x, >, left_x);
  g_assert_cmpfloat (left.x + left.width, <=, 173.5);
  g_assert_cmpuint (check_labels (layout, 7, 2, 173.0, 165.0), ==, 7);
}

/* Lines that never meet stay where their values are. */
static void
test_print_apart (void)
{
  g_autoptr (DbkChart) chart = new_print_chart ();
  g_autoptr (DbkChartLayout) layout = NULL;
  cairo_rectangle_t plot;
  double x, y;

  for (guint tick = 0; tick < 7; tick++)
    dbk_chart_set_value (chart, 1, tick, 5.0);
  layout = lay_out (chart, 173.0, 165.0, 11.0);
  dbk_chart_layout_get_plot (layout, &plot);
  g_assert_true (dbk_chart_layout_get_point (layout, 1, 3, &x, &y));
  g_assert_cmpfloat_with_epsilon (y, plot.y, 1e-6);
}

static void
test_hit (void)
{
  g_autoptr (DbkChart) chart = new_window_chart ();
  g_autoptr (DbkChartLayout) layout = lay_out (chart, WIDTH, HEIGHT, 11.0);
  guint series = 99, tick = 99;
  double x, y;

  g_assert_true (dbk_chart_layout_get_point (layout, 1, 2, &x, &y));
  g_assert_true (dbk_chart_hit (layout, x + 3.0, y - 4.0, &series, &tick));
  g_assert_cmpuint (series, ==, 1);
  g_assert_cmpuint (tick, ==, 2);
  /* Of two points at one place the first series is taken. */
  g_assert_true (dbk_chart_layout_get_point (layout, 2, 1, &x, &y));
  g_assert_true (dbk_chart_hit (layout, x, y, &series, &tick));
  g_assert_cmpuint (series, ==, 0);
  g_assert_cmpuint (tick, ==, 1);
  series = 99;
  g_assert_false (dbk_chart_hit (layout, x, y - 150.0, &series, &tick));
  g_assert_cmpuint (series, ==, 99);
  g_assert_true (dbk_chart_layout_get_point (layout, 1, 4, &x, &y));
  g_assert_true (dbk_chart_hit (layout, x, y - 15.9, &series, &tick));
  g_assert_false (dbk_chart_hit (layout, x, y - 16.1, &series, &tick));
}

static void
test_long_course (void)
{
  g_autoptr (DbkChart) chart = new_long_chart (60, 2);
  g_autoptr (DbkChartLayout) layout = lay_out (chart, WIDTH, HEIGHT, 11.0);
  cairo_rectangle_t box;
  guint n_shown = check_labels (layout, 61, 2, WIDTH, HEIGHT);

  g_assert_cmpuint (n_shown, >=, 5);
  g_assert_cmpuint (n_shown, <=, 16);
  g_assert_true (dbk_chart_layout_get_tick_label (layout, 0, 0, &box));
  g_assert_true (dbk_chart_layout_get_tick_label (layout, 60, 0, &box));
  /* A date never stands without its number. */
  for (guint tick = 0; tick <= 60; tick++)
    {
      if (dbk_chart_layout_get_tick_label (layout, tick, 1, &box))
        g_assert_true (dbk_chart_layout_get_tick_label (layout, tick, 0, &box));
    }
}

static cairo_surface_t *
paint (DbkChart *chart, DbkChartStyle style)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 480, 200);
  g_autoptr (DbkChartLayout) layout = lay_out (chart, WIDTH, HEIGHT, 11.0);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  dbk_chart_paint (layout, cr, style);
  dbk_chart_paint_focus (layout, cr, style, 0, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_color (cairo_surface_t *surface, guint32 color)
{
  guint n_found = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guchar *row =
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
      const guint32 *pixels = (const guint32 *) (gconstpointer) row;

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        n_found += (pixels[x] & 0xffffff) == color ? 1 : 0;
    }
  return n_found;
}

static void
test_paint (void)
{
  g_autoptr (DbkChart) window = new_window_chart ();
  g_autoptr (DbkChart) print = new_print_chart ();
  cairo_surface_t *surface = paint (window, DBK_CHART_STYLE_LIGHT);

  g_assert_cmpuint (count_color (surface, 0x8a3b66), >, 150);
  g_assert_cmpuint (count_color (surface, 0x1c71d8), >, 100);
  g_assert_cmpuint (count_color (surface, 0x865e3c), >, 60);
  cairo_surface_destroy (surface);
  surface = paint (window, DBK_CHART_STYLE_DARK);
  g_assert_cmpuint (count_color (surface, 0xf0a6cc), >, 150);
  g_assert_cmpuint (count_color (surface, 0x8a3b66), ==, 0);
  cairo_surface_destroy (surface);
  surface = paint (print, DBK_CHART_STYLE_PRINT);
  g_assert_cmpuint (count_color (surface, 0x66264f), >, 100);
  g_assert_cmpuint (count_color (surface, 0x974b77), >, 30);
  cairo_surface_destroy (surface);
}

/* Charts with next to nothing in them, in each look and style, at sizes down to nothing. */
static void
test_odd_charts (void)
{
  for (guint look = 0; look < 2; look++)
    {
      for (guint kind = 0; kind < 6; kind++)
        {
          g_autoptr (DbkChart) chart = dbk_chart_new ((DbkChartLook) look);
          g_autoptr (DbkChartLayout) tiny = NULL;
          g_autofree char *words = NULL;
          double x, y;

          if (kind == 5)
            dbk_chart_set_axis_scale (chart, 0.0, 48.0, 0.001);
          if (kind >= 1)
            dbk_chart_add_tick (chart, "Baseline", NULL, DBK_CHART_TICK_PLAIN);
          if (kind >= 2)
            dbk_chart_add_series (chart, "Dullness", NULL, 7, DBK_CHART_SERIES_HOLLOW);
          if (kind == 3)
            dbk_chart_set_value (chart, 0, 0, 0.0);
          if (kind == 4)
            dbk_chart_set_target (chart, 0, 0, 200.0);
          if (kind == 5)
            dbk_chart_set_value (chart, 0, 0, INFINITY);
          for (guint style = 0; style < DBK_CHART_N_STYLES; style++)
            cairo_surface_destroy (paint (chart, (DbkChartStyle) style));
          tiny = lay_out (chart, 0.0, 0.0, 11.0);
          g_assert_cmpint (dbk_chart_layout_get_point (tiny, 0, 0, &x, &y), ==, kind == 3);
          words = dbk_chart_describe (chart);
          g_assert_cmpstr (words, !=, "");
        }
    }
}

/* On paper nothing can be pointed at: a name too long for one line takes two. */
static void
test_long_name_on_paper (void)
{
  g_autoptr (DbkChart) chart = dbk_chart_new (DBK_CHART_LOOK_PRINT);
  g_autoptr (DbkChartLayout) layout = NULL;
  const DbkChartEnd *end;

  dbk_chart_add_tick (chart, "start", NULL, DBK_CHART_TICK_PLAIN);
  dbk_chart_add_tick (chart, "1", NULL, DBK_CHART_TICK_PLAIN);
  dbk_chart_set_axis_improvement (chart);
  dbk_chart_add_series (chart, "Uneven pigmentation", NULL, 0, DBK_CHART_SERIES_PLAIN);
  dbk_chart_set_value (chart, 0, 0, 0.0);
  dbk_chart_set_value (chart, 0, 1, 33.0);
  layout = lay_out (chart, 165.0, 110.0, 7.25);
  end = &g_array_index (layout->ends, DbkChartEnd, 0);
  g_assert_cmpint (pango_layout_get_line_count (end->name.layout), ==, 2);
  g_assert_false (pango_layout_is_ellipsized (end->name.layout));
  g_assert_cmpfloat (end->name.x + end->name.width, <=, 165.5);
}

static void
test_one_and_gaps (void)
{
  g_autoptr (DbkChart) chart = new_window_chart ();
  g_autoptr (DbkChartLayout) layout = NULL;
  double x, y;

  dbk_chart_set_value (chart, 1, 2, NAN);
  dbk_chart_set_value (chart, 1, 3, 60.0);
  layout = lay_out (chart, WIDTH, HEIGHT, 11.0);
  g_assert_false (dbk_chart_layout_get_point (layout, 1, 2, &x, &y));
  /* A value on a skipped session is no point. */
  g_assert_false (dbk_chart_layout_get_point (layout, 1, 3, &x, &y));
  g_assert_true (dbk_chart_layout_get_point (layout, 1, 4, &x, &y));
}

static void
test_describe (void)
{
  g_autoptr (DbkChart) window = new_window_chart ();
  g_autoptr (DbkChart) print = new_print_chart ();
  g_autoptr (DbkChart) empty = dbk_chart_new (DBK_CHART_LOOK_WINDOW);
  g_autofree char *none = dbk_chart_describe (empty);
  g_autofree char *raw = dbk_chart_describe (print);
  g_autofree char *words = NULL;

  g_assert_cmpstr (none, ==,
                   "Chart of the improvement since the start. No scores have been recorded yet.");
  g_assert_cmpstr (raw, ==,
                   "Chart of Crow’s feet, score 0–5, lower is better. "
                   "left: from 4 to 2 over 7 scores. Its target is 2. "
                   "right: from 4 to 3 over 7 scores. Its target is 2.");
  dbk_chart_set_value (window, 2, 4, -20.0);
  dbk_chart_set_target (window, 2, 6, NAN);
  for (guint tick = 1; tick < 5; tick++)
    dbk_chart_set_value (window, 0, tick, NAN);
  words = dbk_chart_describe (window);
  g_assert_cmpstr (words, ==,
                   "Chart of the improvement since the start. "
                   "Crow’s feet: as it was at the start, after 1 score. "
                   "Its target is 75 % better. "
                   "Dullness: 50 % better than at the start, after 4 scores. "
                   "Its target is 57 % better. "
                   "Under-eye lines: 20 % worse than at the start, after 4 scores. "
                   "1 session was skipped.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/chart/window", test_window);
  g_test_add_func ("/figure/chart/sizes", test_sizes);
  g_test_add_func ("/figure/chart/end-labels", test_end_labels);
  g_test_add_func ("/figure/chart/many-series", test_many_series);
  g_test_add_func ("/figure/chart/negative", test_negative);
  g_test_add_func ("/figure/chart/print", test_print);
  g_test_add_func ("/figure/chart/print-apart", test_print_apart);
  g_test_add_func ("/figure/chart/hit", test_hit);
  g_test_add_func ("/figure/chart/long-course", test_long_course);
  g_test_add_func ("/figure/chart/paint", test_paint);
  g_test_add_func ("/figure/chart/odd-charts", test_odd_charts);
  g_test_add_func ("/figure/chart/long-name-on-paper", test_long_name_on_paper);
  g_test_add_func ("/figure/chart/one-and-gaps", test_one_and_gaps);
  g_test_add_func ("/figure/chart/describe", test_describe);

  return g_test_run ();
}
