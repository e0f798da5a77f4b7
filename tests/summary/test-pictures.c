/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as pictures, compared with those kept in reference/. What is compared is the grey of small
 * squares, so that another version of a font or of the painter passes and a moved, missing or
 * overlapping thing does not. With DBK_SUMMARY_RENEW set the pictures are written anew there. */
#include "summary-cases.h"
#include "summary-fixture.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "dbk-companion.h"
#include "dbk-type.h"

#define RESOLUTION "48"
#define SQUARE 12        /* pixels */
#define MOST_SQUARE 36.0 /* of 255, of one square */
#define MOST_MEAN 1.5    /* of 255, over all squares */

typedef enum
{
  PRINT_CASE,
  PRINT_CONSULTATION,
} Print;

typedef struct
{
  const char *name;
  Print print;
  guint index; /* of the case */
  DbkSummaryKind kind;
  const char *paper;
  guint page; /* from 1 */
} Picture;

static const Picture pictures[] = {
  { "six-sessions-client", PRINT_CASE, 2, DBK_SUMMARY_FOR_CLIENT, "a4", 1 },
  { "six-sessions-record-1", PRINT_CASE, 2, DBK_SUMMARY_FOR_RECORD, "a4", 1 },
  { "six-sessions-record-2", PRINT_CASE, 2, DBK_SUMMARY_FOR_RECORD, "a4", 2 },
  { "body-client-letter", PRINT_CASE, 16, DBK_SUMMARY_FOR_CLIENT, "letter", 1 },
  { "reactions-client", PRINT_CASE, 14, DBK_SUMMARY_FOR_CLIENT, "a4", 1 },
  { "consultation", PRINT_CONSULTATION, 0, DBK_SUMMARY_FOR_RECORD, "a4", 1 },
};

static DbkSummary *
make (const Picture *picture)
{
  DbkPaper paper;

  g_assert_true (dbk_paper_from_name (picture->paper, &paper));
  if (picture->print == PRINT_CONSULTATION)
    {
      g_autoptr (DbkClinic) clinic = fixture_clinic ();
      DbkSummaryOptions options = { picture->kind, paper, dbk_date_new (2026, 11, 23), 0 };

      return dbk_companion_new_consultation (NULL, clinic, &options);
    }
  return summary_case_print (picture->index, picture->kind, &paper);
}

/* The page as pdftoppm shows it: path of a PNG without its ending. */
static char *
render (const Picture *picture, const char *program, const char *directory)
{
  g_autoptr (DbkSummary) summary = make (picture);
  g_autofree char *pdf = g_build_filename (directory, "page.pdf", NULL);
  g_autofree char *page = g_strdup_printf ("%u", picture->page);
  char *stem = g_build_filename (directory, picture->name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_assert_true (dbk_summary_write_pdf (summary, pdf, &error));
  process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "-png", "-gray", "-singlefile",
                        "-r", RESOLUTION, "-f", page, "-l", page, pdf, stem, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  return stem;
}

static cairo_surface_t *
load (const char *path)
{
  cairo_surface_t *read = cairo_image_surface_create_from_png (path);
  cairo_surface_t *drawn;
  cairo_t *cr;

  if (cairo_surface_status (read) != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", path, cairo_status_to_string (cairo_surface_status (read)));
  drawn = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (read),
                                      cairo_image_surface_get_height (read));
  cr = cairo_create (drawn);
  cairo_set_source_surface (cr, read, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (read);
  cairo_surface_flush (drawn);
  return drawn;
}

static double
grey (cairo_surface_t *picture, int left, int top)
{
  const guchar *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  double sum = 0;

  for (int y = top; y < top + SQUARE; y++)
    for (int x = left; x < left + SQUARE; x++)
      sum += data[y * stride + x * 4 + 1];
  return sum / (SQUARE * SQUARE);
}

static void
compare (const char *name, cairo_surface_t *found, cairo_surface_t *kept)
{
  int width = cairo_image_surface_get_width (kept);
  int height = cairo_image_surface_get_height (kept);
  double worst = 0;
  double sum = 0;
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (found), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (found), ==, height);
  for (int y = 0; y + SQUARE <= height; y += SQUARE)
    for (int x = 0; x + SQUARE <= width; x += SQUARE)
      {
        double difference = ABS (grey (found, x, y) - grey (kept, x, y));

        worst = MAX (worst, difference);
        sum += difference;
        n++;
      }
  g_test_message ("%s: mean %.2f, worst %.1f", name, sum / n, worst);
  g_assert_cmpfloat (sum / n, <=, MOST_MEAN);
  g_assert_cmpfloat (worst, <=, MOST_SQUARE);
}

static gboolean
has_the_font (void)
{
  PangoContext *context = dbk_type_context_new ();
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 9");
  PangoFont *loaded = pango_context_load_font (context, font);
  PangoFontDescription *got = loaded == NULL ? NULL : pango_font_describe (loaded);
  gboolean has =
      got != NULL && g_strcmp0 (pango_font_description_get_family (got), "Cantarell") == 0;

  g_clear_pointer (&got, pango_font_description_free);
  g_clear_object (&loaded);
  pango_font_description_free (font);
  g_object_unref (context);
  return has;
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  const char *renew = g_getenv ("DBK_SUMMARY_RENEW");
  g_autofree char *program = g_find_program_in_path ("pdftoppm");
  g_autofree char *directory = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *path = NULL;
  g_autofree char *kept_path = NULL;
  cairo_surface_t *found;
  cairo_surface_t *kept;

  if (program == NULL || !has_the_font ())
    {
      g_test_skip ("needs pdftoppm (poppler-utils) and the font Cantarell (fonts-cantarell)");
      return;
    }
  if (renew != NULL)
    {
      g_autofree char *written = render (picture, program, renew);

      return;
    }
  directory = g_dir_make_tmp ("dermabook-summary-XXXXXX", NULL);
  stem = render (picture, program, directory);
  path = g_strconcat (stem, ".png", NULL);
  kept_path = g_strdup_printf ("%s/%s.png", REFERENCE_DIR, picture->name);
  found = load (path);
  kept = load (kept_path);
  compare (picture->name, found, kept);
  cairo_surface_destroy (found);
  cairo_surface_destroy (kept);
  fixture_remove (directory);
}

/* The comparison itself sees a line that is not there, and one that moved by a quarter of an inch.
 */
static void
test_comparison_sees (void)
{
  cairo_surface_t *blank = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 240, 240);
  cairo_t *cr = cairo_create (blank);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_surface_flush (blank);
  g_assert_cmpfloat (grey (blank, 0, 0), ==, 255);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_rectangle (cr, 12, 12, 24, 4);
  cairo_fill (cr);
  cairo_surface_flush (blank);
  g_assert_cmpfloat (255 - grey (blank, 12, 12), >, MOST_SQUARE);
  cairo_destroy (cr);
  cairo_surface_destroy (blank);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/pictures/comparison", test_comparison_sees);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/summary/pictures/", pictures[i].name, NULL);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  return g_test_run ();
}
