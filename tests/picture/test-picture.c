/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs as cameras write them, and files that only look like some. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#include "dbk-error.h"
#include "dbk-picture.h"

#define SIDE 64

/* Upright: red above left, green above right, blue below left, white below right. */
static GdkPixbuf *
make_upright (int width, int height)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  static const guint32 colors[] = { 0xff0000ff, 0x00ff00ff, 0x0000ffff, 0xffffffff };

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GdkPixbuf) part =
          gdk_pixbuf_new_subpixbuf (pixbuf, i % 2 * width / 2, i / 2 * height / 2, width / 2,
                                    height / 2);

      gdk_pixbuf_fill (part, colors[i]);
    }
  return pixbuf;
}

static guint8
channel (GdkPixbuf *pixbuf, int x, int y, int c)
{
  return gdk_pixbuf_read_pixels (
      pixbuf)[y * gdk_pixbuf_get_rowstride (pixbuf) + x * gdk_pixbuf_get_n_channels (pixbuf) + c];
}

static void
assert_color (GdkPixbuf *pixbuf, double x, double y, guint32 wanted)
{
  int at_x = (int) (gdk_pixbuf_get_width (pixbuf) * x);
  int at_y = (int) (gdk_pixbuf_get_height (pixbuf) * y);

  for (int c = 0; c < 3; c++)
    g_assert_cmpint (ABS ((int) channel (pixbuf, at_x, at_y, c) -
                          (int) (wanted >> (16 - 8 * c) & 0xff)),
                     <, 40);
}

static void
assert_upright (GdkPixbuf *pixbuf)
{
  assert_color (pixbuf, 0.25, 0.25, 0xff0000);
  assert_color (pixbuf, 0.75, 0.25, 0x00ff00);
  assert_color (pixbuf, 0.25, 0.75, 0x0000ff);
  assert_color (pixbuf, 0.75, 0.75, 0xffffff);
}

/* What a camera stores for a picture that has to be turned by @orientation. */
static GdkPixbuf *
turn_back (GdkPixbuf *upright, int orientation)
{
  g_autoptr (GdkPixbuf) flipped = NULL;

  switch (orientation)
    {
    case 2:
      return gdk_pixbuf_flip (upright, TRUE);
    case 3:
      return gdk_pixbuf_rotate_simple (upright, GDK_PIXBUF_ROTATE_UPSIDEDOWN);
    case 4:
      return gdk_pixbuf_flip (upright, FALSE);
    case 5:
      flipped = gdk_pixbuf_flip (upright, TRUE);
      return gdk_pixbuf_rotate_simple (flipped, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE);
    case 6:
      return gdk_pixbuf_rotate_simple (upright, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE);
    case 7:
      flipped = gdk_pixbuf_flip (upright, FALSE);
      return gdk_pixbuf_rotate_simple (flipped, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE);
    case 8:
      return gdk_pixbuf_rotate_simple (upright, GDK_PIXBUF_ROTATE_CLOCKWISE);
    default:
      return g_object_ref (upright);
    }
}

/* A TIFF of one folder with the orientation and a day, in either byte order. */
static void
append_exif (GByteArray *to, int orientation, gboolean little)
{
  static const guint8 big_head[] = "MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01";
  static const guint8 little_head[] = "II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0";
  static const guint8 big_day[] = "\x01\x32\0\x02\0\0\0\x14\0\0\0\x26\0\0\0\0";
  static const guint8 little_day[] = "\x32\x01\x02\0\x14\0\0\0\x26\0\0\0\0\0\0\0";
  guint8 value[4] = { 0, 0, 0, 0 };

  value[little ? 0 : 1] = (guint8) orientation;
  g_byte_array_append (to, little ? little_head : big_head, 18);
  g_byte_array_append (to, value, 4);
  g_byte_array_append (to, little ? little_day : big_day, 16);
  g_byte_array_append (to, (const guint8 *) "2026:10:08 14:06:31", 20);
}

static GBytes *
make_jpeg (int orientation, gboolean little)
{
  g_autoptr (GdkPixbuf) upright = make_upright (2 * SIDE, SIDE);
  g_autoptr (GdkPixbuf) stored = turn_back (upright, orientation);
  g_autoptr (GByteArray) exif = g_byte_array_new ();
  GByteArray *file = g_byte_array_new ();
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  guint8 head[] = { 0xff, 0xd8, 0xff, 0xe1, 0, 0, 'E', 'x', 'i', 'f', 0, 0 };

  gdk_pixbuf_save_to_buffer (stored, &data, &size, "jpeg", &error, "quality", "95", NULL);
  g_assert_no_error (error);
  append_exif (exif, orientation, little);
  head[5] = (guint8) (exif->len + 8);
  g_byte_array_append (file, head, sizeof head);
  g_byte_array_append (file, exif->data, exif->len);
  g_byte_array_append (file, (const guint8 *) data + 2, (guint) size - 2);
  return g_byte_array_free_to_bytes (file);
}

static void
test_orientations (void)
{
  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) bytes = make_jpeg (orientation, orientation % 2 == 0);
      g_autoptr (GdkPixbuf) pixbuf = NULL;
      g_autoptr (GError) error = NULL;
      DbkPicture picture;

      g_assert_true (dbk_picture_examine (bytes, &picture, &error));
      g_assert_no_error (error);
      g_assert_cmpint (picture.orientation, ==, orientation);
      g_assert_cmpint (picture.taken_on, ==, dbk_date_new (2026, 10, 8));
      g_assert_cmpstr (picture.media_type, ==, "image/jpeg");
      pixbuf = dbk_picture_load (bytes, SIDE, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, SIDE);
      g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, SIDE / 2);
      assert_upright (pixbuf);
    }
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
test_small_says_nothing (void)
{
  g_autoptr (GBytes) bytes = make_jpeg (6, FALSE);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GBytes) small = NULL;
  g_autoptr (GError) error = NULL;

  pixbuf = dbk_picture_load (bytes, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  small = dbk_picture_to_jpeg (pixbuf, &error);
  g_assert_no_error (error);
  g_assert_true (holds (bytes, "Exif"));
  g_assert_true (holds (bytes, "2026:10:08"));
  g_assert_false (holds (small, "Exif"));
  g_assert_false (holds (small, "2026:10:08"));
  g_assert_null (gdk_pixbuf_get_option (pixbuf, "orientation"));
}

static void
assert_refused (GBytes *bytes, int code)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;

  pixbuf = dbk_picture_load (bytes, SIDE, NULL, NULL, &error);
  g_assert_error (error, DBK_ERROR, code);
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  g_assert_null (pixbuf);
}

/* At no length is a file that was cut off taken for a photograph, nor is a byte past it read. */
static void
test_cut_short (void)
{
  g_autoptr (GBytes) bytes = make_jpeg (1, FALSE);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize n = 3; n < size; n++)
    {
      /* A copy of its own, so that a sanitizer sees where it ends. */
      g_autoptr (GBytes) part = g_bytes_new (data, n);

      assert_refused (part, DBK_ERROR_CORRUPT);
    }
}

static void
change (guint8 *data, gsize size)
{
  for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
    data[g_test_rand_int_range (0, (int) size)] =
        g_test_rand_bit () ? 0xff : (guint8) g_test_rand_int_range (0, 256);
}

/* Whatever stands in a head: refused with a sentence or read, and no byte beside the file. */
static void
test_changed (void)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GdkPixbuf) pixbuf = make_upright (32, 32);
  static const char heif[] = "\0\0\0\x10"
                             "ftypheic\0\0\0\0"
                             "\0\0\0\x30"
                             "meta\0\0\0\0"
                             "\0\0\0\x24"
                             "iprp\0\0\0\x1c"
                             "ipco\0\0\0\x14"
                             "ispe\0\0\0\0"
                             "\0\0\x10\0\0\0\x0c\0Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0";
  static const char webp[] = "RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0\x3f\0\0\x3f\0\0"
                             "EXIF\x12\0\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\0\0\0\0";
  char *png = NULL;
  gsize png_size = 0;

  gdk_pixbuf_save_to_buffer (pixbuf, &png, &png_size, "png", NULL, NULL);
  g_ptr_array_add (files, make_jpeg (3, TRUE));
  g_ptr_array_add (files, g_bytes_new_take (png, png_size));
  g_ptr_array_add (files, g_bytes_new (heif, sizeof heif - 1));
  g_ptr_array_add (files, g_bytes_new (webp, sizeof webp - 1));
  for (guint i = 0; i < 8000; i++)
    {
      gsize size = 0;
      gconstpointer data = g_bytes_get_data (files->pdata[i % files->len], &size);
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = g_bytes_new_take (copy, size);
      g_autoptr (GError) error = NULL;
      DbkPicture picture;

      change (copy, MIN (size, 400));
      if (dbk_picture_examine (bytes, &picture, &error))
        {
          g_assert_cmpint (picture.orientation, >=, 1);
          g_assert_cmpint (picture.orientation, <=, 8);
          g_assert_cmpint (picture.width, >, 0);
          g_assert_cmpint (picture.height, >, 0);
        }
      else
        g_assert_true (error->domain == DBK_ERROR);
    }
}

/* A head that promises more than anybody wants to unpack. */
static void
test_bombs (void)
{
  static const guint8 png[] =
      "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff\x08\x02\0\0\0"
      "\0\0\0\0\0\0\0\0IDAT\0\0\0\0\0\0\0\0IEND\0\0\0\0";
  static const guint8 jpeg[] =
      "\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\x01\x22\0\x02\x11\x01"
      "\x03\x11\x01\xff\xda\0\x02\xff\xd9";
  static const guint8 webp[] = "RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff";
  g_autoptr (GBytes) first = g_bytes_new (png, sizeof png - 1);
  g_autoptr (GBytes) second = g_bytes_new (jpeg, sizeof jpeg - 1);
  g_autoptr (GBytes) third = g_bytes_new (webp, sizeof webp - 1);

  assert_refused (first, DBK_ERROR_INVALID);
  assert_refused (second, DBK_ERROR_INVALID);
  assert_refused (third, DBK_ERROR_INVALID);
}

static void
test_no_picture (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("GIF89a and so on", 16);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (text, DBK_ERROR_INVALID);
  assert_refused (nothing, DBK_ERROR_INVALID);
  none = dbk_picture_read_file ("/nowhere/at/all.jpg", &error);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  none = dbk_picture_read_file (g_get_tmp_dir (), &error);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
}

/* What others have collected: good ones are shown, the rest is refused in a sentence. */

static GdkPixbuf *
load_file (const char *path, int longest, GError **error)
{
  g_autoptr (GBytes) bytes = dbk_picture_read_file (path, error);

  return bytes == NULL ? NULL : dbk_picture_load (bytes, longest, NULL, NULL, error);
}

static char *
collection (const char *name)
{
  char *path = g_build_filename (g_getenv ("DBK_TEST_SHARED_DATA"), "07-images", name, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return path;
  g_test_skip ("The collected pictures are not here.");
  g_free (path);
  return NULL;
}

static int
difference (GdkPixbuf *a, GdkPixbuf *b)
{
  int width = gdk_pixbuf_get_width (a);
  int height = gdk_pixbuf_get_height (a);
  int sum = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < 3; c++)
        sum += ABS ((int) channel (a, x, y, c) - (int) channel (b, x, y, c));
  return sum / (width * height * 3);
}

static void
test_collected_orientations (void)
{
  g_autofree char *folder = collection ("exif-orientation");
  g_autoptr (GdkPixbuf) first = NULL;

  for (int i = 0; folder != NULL && i <= 8; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/Landscape_%d.jpg", folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPixbuf) pixbuf = load_file (path, 300, &error);

      g_assert_no_error (error);
      g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 300);
      g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 200);
      if (first == NULL)
        first = g_object_ref (pixbuf);
      /* Each bears its number in the picture; the landscape around it is the same. */
      g_assert_cmpint (difference (first, pixbuf), <, 12);
    }
}

static gboolean
is_broken_on_purpose (const char *name)
{
  return g_str_has_prefix (name, "x");
}

static void
test_collected_png (void)
{
  g_autofree char *folder = collection ("pngsuite");
  g_autoptr (GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPixbuf) pixbuf = NULL;

      if (!g_str_has_suffix (name, ".png"))
        continue;
      pixbuf = load_file (path, SIDE, &error);
      g_test_message ("%s: %s", name, pixbuf != NULL ? "shown" : error->message);
      g_assert_true ((pixbuf == NULL) == is_broken_on_purpose (name));
      g_assert_true (pixbuf != NULL || error->domain == DBK_ERROR);
    }
}

/* EXIF as ImageMagick packs it into a PNG. */
static void
assert_magick (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "exif_imagemagick_orientation.png", NULL);
  g_autoptr (GBytes) bytes = dbk_picture_read_file (path, NULL);
  DbkPicture picture;

  g_assert_true (dbk_picture_examine (bytes, &picture, NULL));
  g_assert_cmpint (picture.orientation, ==, 3);
}

static void
test_collected_rest (void)
{
  static const char *const refused[] = {
    "broken.png",

    "decompression_bomb.ico",
    "hopper.bmp",
    "hopper.tif",
    "oom-225817ca0f8c663be7ab4b9e717b02c661e66834.tif",
    "truncated_end_chunk.png",
    "truncated_image.png",
    "ultrahdr.jpg" /* all but its pixels */,
    "SOURCE.txt",
  };
  g_autofree char *folder = collection ("pillow");
  g_autoptr (GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  const char **types = dbk_picture_media_types ();
  const char *name;
  struct rusage usage;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPixbuf) pixbuf = load_file (path, SIDE, &error);
      gboolean expected = TRUE;

      for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
        expected &= !g_str_equal (name, refused[i]);
      /* Where the system has no reader for them, a sentence says so. */
      if (g_str_has_suffix (name, ".heif"))
        expected = g_strv_contains (types, "image/heic");
      if (g_str_has_suffix (name, ".avif"))
        expected = g_strv_contains (types, "image/avif");
      g_test_message ("%s: %s", name, pixbuf != NULL ? "shown" : error->message);
      g_assert_true ((pixbuf != NULL) == expected);
      if (pixbuf == NULL)
        g_assert_true (error->domain == DBK_ERROR);
      else
        g_assert_cmpint (MAX (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf)), <=,
                         SIDE);
    }
  g_free (types);
  if (folder != NULL)
    assert_magick (folder);
  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("at most %ld MB", usage.ru_maxrss / 1024);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (usage.ru_maxrss / 1024, <, 150);
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/orientations", test_orientations);
  g_test_add_func ("/picture/small-says-nothing", test_small_says_nothing);
  g_test_add_func ("/picture/cut-short", test_cut_short);
  g_test_add_func ("/picture/changed", test_changed);
  g_test_add_func ("/picture/bombs", test_bombs);
  g_test_add_func ("/picture/no-picture", test_no_picture);
  g_test_add_func ("/picture/collected-orientations", test_collected_orientations);
  g_test_add_func ("/picture/collected-png", test_collected_png);
  g_test_add_func ("/picture/collected-rest", test_collected_rest);
  return g_test_run ();
}
