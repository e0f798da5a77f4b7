/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logo and color at the head of a print, and pictures that are none. */
#include "summary-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dbk-error.h"
#include "dbk-logo.h"

#define RED 0xd02020

/* A red picture as a PNG file in a directory of the test. Caller frees the path. */
static char *
write_picture (const char *directory, int width, int height)
{
  char *path = g_build_filename (directory, "logo.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, (RED >> 16) / 255.0, (RED >> 8 & 0xff) / 255.0, (RED & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return path;
}

#define SCALE 4 /* pixels a point: thin letters keep their color */

/* How many pixels of the first page's top 110 are @color, and how wide they reach. */
static guint
count (DbkSummary *summary, guint32 color, int *left, int *right)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595 * SCALE, 110 * SCALE);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  dbk_summary_draw_page (summary, cr, 0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  *left = 595;
  *right = 0;
  for (int y = 0; y < 110 * SCALE; y++)
    for (int x = 0; x < 595 * SCALE; x++)
      {
        guint32 pixel;

        memcpy (&pixel,
                cairo_image_surface_get_data (surface) +
                    y * cairo_image_surface_get_stride (surface) + x * 4,
                sizeof pixel);
        if ((pixel & 0xffffff) != color)
          continue;
        n++;
        *left = MIN (*left, x / SCALE);
        *right = MAX (*right, x / SCALE);
      }
  cairo_surface_destroy (surface);
  return n;
}

static DbkSummary *
print_with (const DbkClinic *clinic)
{
  g_autoptr (DbkClientRecord) record = fixture_record (1, 1);
  DbkSummaryOptions options = { .kind = DBK_SUMMARY_FOR_CLIENT, .printed_on = fixture_day (1) };
  g_autoptr (GError) error = NULL;
  DbkSummary *summary;

  dbk_paper_from_name ("a4", &options.paper);
  summary = dbk_summary_new (record, NULL, clinic, &options, &error);
  g_assert_no_error (error);
  return summary;
}

static void
test_logo (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dbk-logo-XXXXXX", NULL);
  g_autofree char *path = write_picture (directory, 4000, 1000);
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  g_autoptr (DbkSummary) with = NULL;
  g_autoptr (DbkSummary) without = print_with (clinic);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *kept;
  int left, right;

  g_assert_cmpuint (count (without, RED, &left, &right), ==, 0);
  clinic->logo = dbk_logo_read (path, &error);
  g_assert_no_error (error);
  kept = dbk_logo_to_surface (clinic->logo);
  g_assert_cmpint (cairo_image_surface_get_width (kept), ==, 1000);
  g_assert_cmpint (cairo_image_surface_get_height (kept), ==, 250);
  cairo_surface_destroy (kept);
  with = print_with (clinic);
  /* 4 : 1, as high as it may be, at the margin. */
  g_assert_cmpuint (count (with, RED, &left, &right), >, 60 * 15 * SCALE * SCALE);
  g_assert_cmpint (left, >=, 50);
  g_assert_cmpint (left, <=, 52);
  g_assert_cmpint (right - left, >=, 79);
  g_assert_cmpint (right - left, <=, 121);
  g_assert_cmpuint (dbk_summary_get_n_pages (with), ==, 1);
  fixture_remove (directory);
}

static void
test_color (void)
{
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  g_autoptr (DbkSummary) summary = NULL;
  int left, right;

  dbk_set_text (&clinic->color, "#8a3b66");
  summary = print_with (clinic);
  /* The rule under the letterhead goes from margin to margin. */
  g_assert_cmpuint (count (summary, 0x8a3b66, &left, &right), >, 0);
  g_assert_cmpint (left, <=, 52);
  g_assert_cmpint (right, >=, 542);
  g_assert_cmpuint (dbk_letterhead_ink ("#8a3b66"), ==, 0x8a3b66);
  g_assert_cmpuint (dbk_letterhead_ink (NULL), ==, 0);
  g_assert_cmpuint (dbk_letterhead_ink (""), ==, 0);
  g_assert_cmpuint (dbk_letterhead_ink ("plum"), ==, 0);
  g_assert_cmpuint (dbk_letterhead_ink ("#8a3b6g"), ==, 0);
  g_assert_cmpuint (dbk_letterhead_ink ("#-a3b66"), ==, 0);
  /* Yellow can't be read on white. */
  g_assert_cmpuint (dbk_letterhead_ink ("#ffee00") >> 16, <, 0xa0);
  g_assert_cmpuint (dbk_letterhead_ink ("#ffffff") >> 16, <, 0x80);
}

static void
assert_refused (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dbk_logo_read (path, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "The logo stays as it was"));
}

/* What is no picture is refused; what became one no more is left off, not the whole print. */
static void
test_bad (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dbk-logo-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (directory, "missing.png", NULL);
  g_autofree char *text = g_build_filename (directory, "text.png", NULL);
  g_autofree char *bomb = g_build_filename (directory, "bomb.png", NULL);
  g_autofree char *cut = g_build_filename (directory, "cut.png", NULL);
  g_autofree char *picture = write_picture (directory, 300, 100);
  g_autofree char *data = NULL;
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  g_autoptr (DbkSummary) summary = NULL;
  /* A header that promises 60,000 × 60,000 pixels. */
  static const guint8 header[] = { 0x89, 'P',  'N', 'G', '\r', '\n', 0x1a, '\n', 0,    0,    0,
                                   13,   'I',  'H', 'D', 'R',  0,    0,    0xea, 0x60, 0,    0,
                                   0xea, 0x60, 8,   6,   0,    0,    0,    0x0e, 0x5f, 0x3f, 0x30 };
  gsize size;
  int left, right;

  g_assert_true (g_file_set_contents (text, "a note, not a picture", -1, NULL));
  g_assert_true (g_file_set_contents (bomb, (const char *) header, sizeof header, NULL));
  g_assert_true (g_file_get_contents (picture, &data, &size, NULL));
  g_assert_true (g_file_set_contents (cut, data, (gssize) size / 2, NULL));
  assert_refused (missing);
  assert_refused (directory);
  assert_refused (text);
  assert_refused (bomb);
  assert_refused (cut);

  clinic->logo = g_bytes_new (data, size / 2);
  summary = print_with (clinic);
  g_assert_cmpuint (count (summary, RED, &left, &right), ==, 0);
  g_assert_null (dbk_logo_to_surface (NULL));
  fixture_remove (directory);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letterhead/logo", test_logo);
  g_test_add_func ("/letterhead/color", test_color);
  g_test_add_func ("/letterhead/bad", test_bad);
  return g_test_run ();
}
