/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painted maps show, looked for pixel by pixel. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "dbk-map-painter.h"

#define WIDTH 360
#define HEIGHT 600

static cairo_surface_t *
new_paper (guint32 color)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, (color >> 16) / 255.0, ((color >> 8) & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guchar *data;

  cairo_surface_flush (surface);
  data =
      cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);
  return ((const guint32 *) (gconstpointer) data)[(int) x] & 0xffffff;
}

static guint
count_pixels (cairo_surface_t *surface, const DbkMapBox *box, guint32 color)
{
  guint n_found = 0;

  for (int y = (int) box->y; y < (int) (box->y + box->height); y++)
    {
      for (int x = (int) box->x; x < (int) (box->x + box->width); x++)
        n_found += pixel_at (surface, x, y) == color ? 1 : 0;
    }
  return n_found;
}

static void
paint_map (cairo_surface_t *surface,
           DbkMapView view,
           DbkMapStyle style,
           const DbkMapMark *marks,
           guint n_marks)
{
  cairo_t *cr = cairo_create (surface);

  dbk_map_paint (cr, view, style, marks, n_marks, WIDTH, NULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
}

static void
get_bounds (DbkMapView view, const char *code, DbkMapBox *box)
{
  guint index;

  g_assert_true (dbk_area_map_find (view, code, &index));
  dbk_area_map_bounds (view, index, box);
}

static void
test_score_step (void)
{
  const struct
  {
    double value, minimum, maximum;
    int step;
  } cases[] = {
    { 0, 0, 5, 0 },
    { 1, 0, 5, 1 },
    { 2.4, 0, 5, 2 },
    { 2.5, 0, 5, 3 },
    { 5, 0, 5, 5 },
    { -1, 0, 5, 0 },
    { 9, 0, 5, 5 },
    { 0, 0, 4, 0 },
    { 1, 0, 4, 1 },
    { 2, 0, 4, 3 },
    { 3, 0, 4, 4 },
    { 4, 0, 4, 5 },
    { 1, 1, 9, 0 },
    { 5, 1, 9, 3 },
    { 9, 1, 9, 5 },
    { 4.7, 0, 48, 0 },
    { 4.8, 0, 48, 1 },
    { 24, 0, 48, 3 },
    { 48, 0, 48, 5 },
    { 3, 2, 2, DBK_MAP_STEP_NONE },
    { 3, 5, 0, DBK_MAP_STEP_NONE },
    { NAN, 0, 5, DBK_MAP_STEP_NONE },
    { 3, 0, NAN, DBK_MAP_STEP_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dbk_map_score_step (cases[i].value, cases[i].minimum, cases[i].maximum), ==,
                     cases[i].step);
}

static double
get_luminance (guint32 color)
{
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0.0;

  for (guint i = 0; i < 3; i++)
    {
      double part = ((color >> (16 - 8 * i)) & 0xff) / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* The ramp is even enough for a grey printer, and a number is readable on each of its steps. */
static void
test_ramp (void)
{
  for (guint style = 0; style < DBK_MAP_N_STYLES; style++)
    {
      double before = -1.0;
      gboolean dark = style == DBK_MAP_STYLE_DARK || style == DBK_MAP_STYLE_HIGH_CONTRAST_DARK;

      for (int step = 0; step < DBK_MAP_N_STEPS; step++)
        {
          double light = get_luminance (dbk_map_step_color ((DbkMapStyle) style, step));
          double digit = get_luminance (dbk_map_step_text_color ((DbkMapStyle) style, step));
          double lightness = 116.0 * cbrt (light) - 16.0;
          double contrast = (MAX (light, digit) + 0.05) / (MIN (light, digit) + 0.05);

          g_assert_cmpfloat (contrast, >=, 4.6);
          if (step > 0)
            g_assert_cmpfloat (dark ? lightness - before : before - lightness, >=, 5.5);
          before = lightness;
        }
    }
  g_assert_cmphex (dbk_map_step_color (DBK_MAP_STYLE_PRINT, 5), ==, 0x66264f);
  g_assert_cmphex (dbk_map_step_color (DBK_MAP_STYLE_DARK, 5), ==, 0xf7c6df);
}

/* A score colors its own area, prints its number and colors nothing else. */
static void
test_scores (void)
{
  const DbkMapMark mark = { "crows_feet_left", DBK_MAP_AREA_FREE, 5, "5" };

  for (guint style = 0; style < DBK_MAP_N_STYLES; style++)
    {
      cairo_surface_t *surface = new_paper (0xffffff);
      const DbkMapBox all = { 0, 0, WIDTH, HEIGHT };
      DbkMapBox own, other;
      guint32 color = dbk_map_step_color ((DbkMapStyle) style, 5);
      guint32 digit = dbk_map_step_text_color ((DbkMapStyle) style, 5);
      const DbkMapBox at_anchor = { 270, 211, 20, 20 };

      paint_map (surface, DBK_MAP_VIEW_FACE_FRONT, (DbkMapStyle) style, &mark, 1);
      get_bounds (DBK_MAP_VIEW_FACE_FRONT, "crows_feet_left", &own);
      get_bounds (DBK_MAP_VIEW_FACE_FRONT, "crows_feet_right", &other);
      g_assert_cmpuint (count_pixels (surface, &own, color), >, 1200);
      g_assert_cmpuint (count_pixels (surface, &other, color), ==, 0);
      g_assert_cmpuint (count_pixels (surface, &all, color), ==,
                        count_pixels (surface, &own, color));
      g_assert_cmpuint (count_pixels (surface, &at_anchor, digit), >, 5);
      cairo_surface_destroy (surface);
    }
}

/* Not scored is not scored 0. */
static void
test_zero_is_a_score (void)
{
  const DbkMapMark mark = { "cheek_left", DBK_MAP_AREA_FREE, 0, "0" };
  cairo_surface_t *surface = new_paper (0xffffff);

  paint_map (surface, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_PRINT, &mark, 1);
  g_assert_cmphex (pixel_at (surface, 246, 290), ==, dbk_map_step_color (DBK_MAP_STYLE_PRINT, 0));
  g_assert_cmphex (pixel_at (surface, 114, 290), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

/* States differ in shape, not in color alone: each has its own border and its own inside. */
static void
test_states (void)
{
  const DbkMapAreaState states[] = {
    DBK_MAP_AREA_FREE,
    DBK_MAP_AREA_HOVER,
    DBK_MAP_AREA_SELECTED,
    DBK_MAP_AREA_AVOIDED,
    DBK_MAP_AREA_SELECTED | DBK_MAP_AREA_FOCUS,
  };

  for (guint style = 0; style < DBK_MAP_N_STYLES; style++)
    {
      cairo_surface_t *surfaces[G_N_ELEMENTS (states)];
      gsize size = 0;

      for (guint i = 0; i < G_N_ELEMENTS (states); i++)
        {
          DbkMapMark mark = { "cheek_left", states[i], DBK_MAP_STEP_NONE, NULL };

          surfaces[i] = new_paper (0xffffff);
          paint_map (surfaces[i], DBK_MAP_VIEW_FACE_FRONT, (DbkMapStyle) style, &mark, 1);
          cairo_surface_flush (surfaces[i]);
          size = (gsize) cairo_image_surface_get_stride (surfaces[i]) * HEIGHT;
        }
      for (guint i = 0; i < G_N_ELEMENTS (states); i++)
        {
          for (guint k = i + 1; k < G_N_ELEMENTS (states); k++)
            g_assert_false (memcmp (cairo_image_surface_get_data (surfaces[i]),
                                    cairo_image_surface_get_data (surfaces[k]), size) == 0);
        }
      for (guint i = 0; i < G_N_ELEMENTS (states); i++)
        cairo_surface_destroy (surfaces[i]);
    }
}

static void
test_hatch (void)
{
  const DbkMapMark mark = { "nose", DBK_MAP_AREA_NOT_TREATED, DBK_MAP_STEP_NONE, NULL };
  cairo_surface_t *surface = new_paper (0xffffff);
  guint n_dark = 0, n_light = 0;

  paint_map (surface, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_LIGHT, &mark, 1);
  /* Down the middle of the nose lines and gaps take turns, about one line in 6.5 units. */
  for (int y = 215; y < 280; y++)
    {
      gboolean dark = (pixel_at (surface, 180, y) & 0xff) < 0xb0;

      n_dark += dark ? 1 : 0;
      n_light += dark ? 0 : 1;
    }
  g_assert_cmpuint (n_dark, >=, 8);
  g_assert_cmpuint (n_dark, <=, 24);
  g_assert_cmpuint (n_light, >=, 40);
  cairo_surface_destroy (surface);
}

/* On paper a free area leaves no trace: the picture is the ground and the outline. */
static void
test_print_has_no_borders (void)
{
  cairo_surface_t *surface = new_paper (0xffffff);

  paint_map (surface, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_PRINT, NULL, 0);
  /* Across the border of forehead and forehead. */
  for (int x = 170; x < 190; x++)
    g_assert_cmphex (pixel_at (surface, x, 110), ==, 0xffffff);
  cairo_surface_destroy (surface);
  surface = new_paper (0xffffff);
  paint_map (surface, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_LIGHT, NULL, 0);
  g_assert_cmphex (pixel_at (surface, 180, 110), !=, pixel_at (surface, 175, 110));
  cairo_surface_destroy (surface);
}

/* The sides are lettered beside the neck; a side view has only its own letter. */
static void
test_sides (void)
{
  const DbkMapBox right = { 20, 400, 30, 40 }, left = { 310, 400, 30, 40 };
  const DbkMapBox profile = { 70, 450, 36, 40 }, none = { 254, 450, 36, 40 };
  cairo_surface_t *surface = new_paper (0xffffff);

  paint_map (surface, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_PRINT, NULL, 0);
  g_assert_cmpuint (count_pixels (surface, &right, 0xffffff), <, 30 * 40 - 10);
  g_assert_cmpuint (count_pixels (surface, &left, 0xffffff), <, 30 * 40 - 10);
  cairo_surface_destroy (surface);
  surface = new_paper (0xffffff);
  paint_map (surface, DBK_MAP_VIEW_FACE_LEFT, DBK_MAP_STYLE_PRINT, NULL, 0);
  g_assert_cmpuint (count_pixels (surface, &profile, 0xffffff), <, 36 * 40 - 10);
  g_assert_cmpuint (count_pixels (surface, &none, 0xffffff), ==, 36 * 40);
  cairo_surface_destroy (surface);
}

/* The layers one by one give the same picture as the whole: the window paints them, paper the
 * whole. */
static void
test_layers (void)
{
  const DbkMapMark mark = { "chin", DBK_MAP_AREA_SELECTED, DBK_MAP_STEP_NONE, "3" };
  cairo_surface_t *whole = new_paper (0xffffff), *layered = new_paper (0xffffff);
  cairo_t *cr = cairo_create (layered);
  guint chin;

  paint_map (whole, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_LIGHT, &mark, 1);
  g_assert_true (dbk_area_map_find (DBK_MAP_VIEW_FACE_FRONT, "chin", &chin));
  dbk_map_paint_ground (cr, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_LIGHT);
  for (guint i = 0; i < dbk_area_map_n_areas (DBK_MAP_VIEW_FACE_FRONT); i++)
    {
      if (i != chin)
        dbk_map_paint_area (cr, DBK_MAP_VIEW_FACE_FRONT, i, DBK_MAP_STYLE_LIGHT, DBK_MAP_AREA_FREE,
                            DBK_MAP_STEP_NONE);
    }
  dbk_map_paint_area (cr, DBK_MAP_VIEW_FACE_FRONT, chin, DBK_MAP_STYLE_LIGHT, mark.state,
                      mark.step);
  dbk_map_paint_outline (cr, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_LIGHT);
  dbk_map_paint_text (cr, DBK_MAP_VIEW_FACE_FRONT, chin, DBK_MAP_STYLE_LIGHT, mark.state, mark.step,
                      mark.text, NULL);
  dbk_map_paint_sides (cr, DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_STYLE_LIGHT, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (layered);
  g_assert_cmpmem (cairo_image_surface_get_data (whole),
                   (gsize) cairo_image_surface_get_stride (whole) * HEIGHT,
                   cairo_image_surface_get_data (layered),
                   (gsize) cairo_image_surface_get_stride (layered) * HEIGHT);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (layered);
  g_assert_cmpint (dbk_map_area_order (DBK_MAP_AREA_SELECTED, DBK_MAP_STEP_NONE), >,
                   dbk_map_area_order (DBK_MAP_AREA_AVOIDED, DBK_MAP_STEP_NONE));
}

static void
test_all_views (void)
{
  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      for (guint style = 0; style < DBK_MAP_N_STYLES; style++)
        {
          const DbkMapBox all = { 0, 0, WIDTH, HEIGHT };
          cairo_surface_t *surface = new_paper (0x00ff00);
          cairo_t *cr = cairo_create (surface);

          /* An area the view does not show and one without a code do no harm. */
          const DbkMapMark marks[] = { { "elbow", DBK_MAP_AREA_SELECTED, 3, "3" },
                                       { NULL, DBK_MAP_AREA_FOCUS, 1, "1" } };

          dbk_map_paint (cr, (DbkMapView) view, (DbkMapStyle) style, marks, G_N_ELEMENTS (marks),
                         100.0, "Sans");
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_destroy (cr);
          g_assert_cmpuint (count_pixels (surface, &all, 0x00ff00), <, WIDTH * HEIGHT - 4000);
          cairo_surface_destroy (surface);
        }
    }
}

static void
test_legend (void)
{
  cairo_surface_t *surface = new_paper (0xffffff);
  cairo_t *cr = cairo_create (surface);
  double height = dbk_map_paint_legend (cr, DBK_MAP_STYLE_PRINT, 0.0, 5.0, 78.0, NULL);

  g_assert_cmpfloat (height, >, 12.0);
  g_assert_cmpfloat (height, <, 24.0);
  for (int step = 0; step < DBK_MAP_N_STEPS; step++)
    g_assert_cmphex (pixel_at (surface, 13 * step + 6, 3), ==,
                     dbk_map_step_color (DBK_MAP_STYLE_PRINT, step));
  dbk_map_paint_swatch (cr, DBK_MAP_STYLE_LIGHT, DBK_MAP_AREA_FREE, 4, 100, 100, 20, 14);
  g_assert_cmphex (pixel_at (surface, 110, 107), ==, dbk_map_step_color (DBK_MAP_STYLE_LIGHT, 4));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/map-painter/score-step", test_score_step);
  g_test_add_func ("/figure/map-painter/ramp", test_ramp);
  g_test_add_func ("/figure/map-painter/scores", test_scores);
  g_test_add_func ("/figure/map-painter/zero-is-a-score", test_zero_is_a_score);
  g_test_add_func ("/figure/map-painter/states", test_states);
  g_test_add_func ("/figure/map-painter/hatch", test_hatch);
  g_test_add_func ("/figure/map-painter/print-has-no-borders", test_print_has_no_borders);
  g_test_add_func ("/figure/map-painter/sides", test_sides);
  g_test_add_func ("/figure/map-painter/layers", test_layers);
  g_test_add_func ("/figure/map-painter/all-views", test_all_views);
  g_test_add_func ("/figure/map-painter/legend", test_legend);

  return g_test_run ();
}
