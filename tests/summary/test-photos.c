/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs on a print: upright, and with nothing but their pixels. */
#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-summary.h"
#include "summary-fixture.h"

#define DIGEST "00000000000000000000000000000000000000000000000000000000000000aa"
#define MAKER "Invented camera at 51.5007 N 0.1246 W"

/* Red at the left and blue at the right, to be turned by a quarter: upright, red is above. */
static void
write_turned (const char *path)
{
  static const guint8 exif[] =
      "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 400, 200);
  g_autoptr (GdkPixbuf) right = gdk_pixbuf_new_subpixbuf (pixbuf, 200, 0, 200, 200);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;
  guint8 head[] = { 0xff, 0xd8, 0xff, 0xe1, 0, sizeof exif - 1 + sizeof MAKER + 2 };

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  gdk_pixbuf_fill (right, 0x0000ffff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", &error, "quality", "95", NULL);
  g_assert_no_error (error);
  g_byte_array_append (file, head, sizeof head);
  g_byte_array_append (file, exif, sizeof exif - 1);
  g_byte_array_append (file, (const guint8 *) MAKER, sizeof MAKER);
  g_byte_array_append (file, (const guint8 *) data + 2, (guint) size - 2);
  g_file_set_contents (path, (const char *) file->data, (gssize) file->len, &error);
  g_assert_no_error (error);
}

static DbkClientRecord *
make_record (void)
{
  DbkClientRecord *record = fixture_record (2, 2);
  DbkConsent *consent = dbk_consent_new ();
  DbkPhoto *photo = dbk_photo_new ();

  consent->kind = g_strdup ("photographs");
  consent->signed_on = dbk_date_new (2026, 9, 30);
  consent->signed_by = g_strdup ("Amelia Hart");
  g_ptr_array_add (record->consents, consent);
  photo->sha256 = g_strdup (DIGEST);
  photo->taken_on = dbk_date_new (2026, 10, 8);
  g_ptr_array_add (record->photos, photo);
  return record;
}

typedef struct
{
  double x;
  double y;
  guint n;
} Middle;

static void
add_pixel (Middle *middle, int x, int y)
{
  middle->x += x;
  middle->y += y;
  middle->n++;
}

/* Where what is red and what is blue lies on the pages. */
static void
look (DbkSummary *summary, Middle *red, Middle *blue)
{
  for (guint page = 0; page < dbk_summary_get_n_pages (summary); page++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
      cairo_t *cr = cairo_create (surface);
      const guint8 *data;

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      dbk_summary_draw_page (summary, cr, page);
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      for (int y = 0; y < 842; y++)
        for (int x = 0; x < 595; x++)
          {
            guint32 pixel;

            memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + x * 4, 4);
            if ((pixel >> 16 & 0xff) > 230 && (pixel & 0xff) < 40 && (pixel >> 8 & 0xff) < 40)
              add_pixel (red, x, y);
            if ((pixel & 0xff) > 230 && (pixel >> 16 & 0xff) < 40 && (pixel >> 8 & 0xff) < 40)
              add_pixel (blue, x, y);
          }
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* The pictures in the file as it is, not as poppler shows them: an original would be a JPEG. */
static void
assert_pixels_alone (const char *pdf)
{
  g_autofree char *command = NULL;
  g_autofree char *list = NULL;
  g_autofree char *program = g_find_program_in_path ("pdfimages");
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  g_file_get_contents (pdf, &file, &size, &error);
  g_assert_no_error (error);
  g_assert_null (memmem (file, size, "Exif", 4));
  g_assert_null (memmem (file, size, MAKER, strlen (MAKER)));
  g_assert_null (memmem (file, size, "DCTDecode", 9));
  if (program == NULL)
    return;
  command = g_strdup_printf ("%s -list %s", program, pdf);
  g_spawn_command_line_sync (command, &list, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (list, " image "));
  g_assert_null (strstr (list, " jpeg "));
}

static void
test_photo (void)
{
  g_autofree char *directory = g_dir_make_tmp ("dermabook-summary-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (directory, "00", NULL);
  g_autofree char *path = g_build_filename (folder, DIGEST, NULL);
  g_autofree char *pdf = g_build_filename (directory, "summary.pdf", NULL);
  g_autoptr (DbkClientRecord) record = make_record ();
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  DbkSummaryOptions options = { DBK_SUMMARY_FOR_CLIENT };
  g_autoptr (DbkSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  Middle red = { 0 };
  Middle blue = { 0 };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_turned (path);
  dbk_paper_from_name ("a4", &options.paper);
  options.printed_on = dbk_date_new (2026, 11, 23);
  options.sections = dbk_sections_of_kind (options.kind);
  options.photos = directory;
  summary = dbk_summary_new (record, NULL, clinic, &options, &error);
  g_assert_no_error (error);
  look (summary, &red, &blue);
  g_assert_cmpuint (red.n, >, 500);
  g_assert_cmpuint (blue.n, >, 500);
  g_assert_cmpfloat (red.y / red.n + 20, <, blue.y / blue.n);
  g_assert_cmpfloat_with_epsilon (red.x / red.n, blue.x / blue.n, 4);
  g_assert_true (dbk_summary_write_pdf (summary, pdf, &error));
  g_assert_no_error (error);
  assert_pixels_alone (pdf);
  g_unlink (pdf);
  fixture_remove (folder);
  fixture_remove (directory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/photo", test_photo);
  return g_test_run ();
}
