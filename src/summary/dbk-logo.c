/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures become logos here, and colors ink. */
#include "config.h"

#include "dbk-logo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "dbk-error.h"
#include "dbk-gettext.h"

#define BYTES_MAX (20 * 1000 * 1000)
#define PIXELS_MAX (40 * 1000 * 1000) /* of the file: decoded it takes four bytes each */
#define WIDTH_MAX 1000
#define HEIGHT_MAX 400
#define CONTRAST_MIN 4.5

static void
refuse (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("“%s” is not a picture Dermabook can read. The logo stays as it was; choose a "
                  "PNG, JPEG or SVG file."),
               name);
}

GBytes *
dbk_logo_read (const char *path, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  GStatBuf info;
  char *data = NULL;
  gsize size = 0;
  int width = 0;
  int height = 0;

  /* The header tells the size, before anything is decoded. */
  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) ||
      gdk_pixbuf_get_file_info (path, &width, &height) == NULL || width <= 0 || height <= 0)
    {
      refuse (error, path);
      return NULL;
    }
  if (info.st_size > BYTES_MAX || (gint64) width * height > PIXELS_MAX)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                   _ ("“%s” is too large for a logo. The logo stays as it was; choose a smaller "
                      "picture."),
                   name);
      return NULL;
    }
  if (width > WIDTH_MAX || height > HEIGHT_MAX)
    pixbuf = gdk_pixbuf_new_from_file_at_scale (path, WIDTH_MAX, HEIGHT_MAX, TRUE, NULL);
  else
    pixbuf = gdk_pixbuf_new_from_file (path, NULL);
  upright = pixbuf == NULL ? NULL : gdk_pixbuf_apply_embedded_orientation (pixbuf);
  if (upright == NULL || !gdk_pixbuf_save_to_buffer (upright, &data, &size, "png", NULL, NULL))
    {
      refuse (error, path);
      return NULL;
    }
  return g_bytes_new_take (data, size);
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Source;

static cairo_status_t
read_some (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
dbk_logo_to_surface (GBytes *logo)
{
  Source source;
  cairo_surface_t *surface;

  if (logo == NULL)
    return NULL;
  source.data = g_bytes_get_data (logo, &source.left);
  surface = cairo_image_surface_create_from_png_stream (read_some, &source);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

/* Of WCAG 2, "relative luminance". */
static double
linear (guint channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
contrast_on_white (guint color)
{
  double luminance = 0.2126 * linear (color >> 16 & 0xff) + 0.7152 * linear (color >> 8 & 0xff) +
                     0.0722 * linear (color & 0xff);

  return 1.05 / (luminance + 0.05);
}

guint
dbk_letterhead_ink (const char *color)
{
  guint64 parsed;
  guint ink;

  if (color == NULL || color[0] != '#' || strlen (color) != 7 ||
      !g_ascii_string_to_unsigned (color + 1, 16, 0, 0xffffff, &parsed, NULL))
    return 0x000000;
  ink = (guint) parsed;
  while (contrast_on_white (ink) < CONTRAST_MIN)
    ink = (ink >> 16 & 0xff) * 95 / 100 << 16 | (ink >> 8 & 0xff) * 95 / 100 << 8 |
          (ink & 0xff) * 95 / 100;
  return ink;
}
