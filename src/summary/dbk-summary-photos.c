/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs, where a consent to them is in force. */
#include "config.h"

#include "dbk-summary-private.h"

#include <string.h>

#include "dbk-gettext.h"

#include "dbk-names.h"
#include "dbk-picture.h"

#define A_ROW 3
#define GAP 9.0
#define PIXELS_A_POINT (200.0 / 72) /* enough for a desk printer */

static cairo_surface_t *
surface_of (const GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);
  int from_stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *to = cairo_image_surface_get_data (surface);
  int to_stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; to != NULL && y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *pixel = from + (gsize) y * (gsize) from_stride + (gsize) x * (gsize) channels;
        guint32 value = (guint32) pixel[0] << 16 | (guint32) pixel[1] << 8 | pixel[2];

        memcpy (to + (gsize) y * (gsize) to_stride + (gsize) x * 4, &value, sizeof value);
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* NULL when it is not there, or no picture. */
static cairo_surface_t *
load (DbkSummaryBuild *build, const DbkPhoto *photo, double points)
{
  int pixels = (int) (points * PIXELS_A_POINT);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  /* A name from a file must not lead out of the folder. */
  if (photo->sha256 == NULL || strspn (photo->sha256, "0123456789abcdef") != 64)
    return NULL;
  folder = g_strndup (photo->sha256, 2);
  path = g_build_filename (build->options->photos, folder, photo->sha256, NULL);
  bytes = dbk_picture_read_file (path, NULL);
  pixbuf = bytes == NULL ? NULL : dbk_picture_load (bytes, pixels, NULL, NULL, NULL);
  return pixbuf == NULL ? NULL : surface_of (pixbuf);
}

typedef struct
{
  cairo_surface_t *surface;
  double scale;
} Picture;

static void
free_picture (gpointer data)
{
  Picture *picture = data;

  cairo_surface_destroy (picture->surface);
  g_free (picture);
}

static void
paint_picture (cairo_t *cr, gpointer data)
{
  const Picture *picture = data;

  cairo_scale (cr, picture->scale, picture->scale);
  cairo_set_source_surface (cr, picture->surface, 0, 0);
  cairo_paint (cr);
}

static int
compare_photos (gconstpointer a, gconstpointer b)
{
  const DbkPhoto *left = *(const DbkPhoto *const *) a;
  const DbkPhoto *right = *(const DbkPhoto *const *) b;

  return left->taken_on != right->taken_on ? (left->taken_on < right->taken_on ? -1 : 1)
                                           : g_strcmp0 (left->sha256, right->sha256);
}

/* Those of the course's sessions and those outside any, oldest first. */
static GPtrArray *
collect (DbkSummaryBuild *build)
{
  GPtrArray *photos = g_ptr_array_new ();

  for (guint i = 0; i < build->record->photos->len; i++)
    g_ptr_array_add (photos, build->record->photos->pdata[i]);
  for (guint i = 0; i < build->sessions->len; i++)
    {
      const DbkSession *session = build->sessions->pdata[i];

      for (guint j = 0; j < session->photos->len; j++)
        g_ptr_array_add (photos, session->photos->pdata[j]);
    }
  g_ptr_array_sort (photos, compare_photos);
  return photos;
}

static void
add_caption (DbkSummaryBuild *build, DbkBlock *block, const DbkPhoto *photo, double x, double width)
{
  g_autofree char *day = dbk_date_format_medium (photo->taken_on);
  const char *view = dbk_name (DBK_NAME_VIEW, photo->view);
  const char *area = dbk_name (DBK_NAME_AREA, photo->area);
  g_autoptr (GString) text = g_string_new (photo->taken_on == DBK_DATE_NONE ? "" : day);

  if (view[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", view);
  if (area[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", area);
  dbk_block_add_layout (block, dbk_type_layout_cut (build->type, DBK_TYPE_SMALL, text->str, width),
                        DBK_TYPE_SMALL, x, dbk_block_get_height (block) - 11);
}

void
dbk_summary_add_photos (DbkSummaryBuild *build)
{
  double width = (build->content - (A_ROW - 1) * GAP) / A_ROW;
  g_autoptr (GPtrArray) photos = NULL;
  DbkBlock *block = NULL;
  guint shown = 0;
  guint unreadable = 0;

  if (build->options->photos == NULL ||
      dbk_consent_in_force (build->record->consents, "photographs", build->options->printed_on) ==
          NULL)
    return;
  photos = collect (build);
  for (guint i = 0; i < photos->len; i++)
    {
      const DbkPhoto *photo = photos->pdata[i];
      cairo_surface_t *surface = load (build, photo, width);
      double x = DBK_SUMMARY_LABEL_WIDTH + (shown % A_ROW) * (width + GAP);
      Picture *picture;
      int pixels;

      if (surface == NULL)
        {
          unreadable++;
          continue;
        }
      if (shown % A_ROW == 0)
        {
          block = dbk_summary_add_block (build, width + 13, shown == 0 ? build->section : 6);
          dbk_summary_hang_label (build, block, shown == 0 ? _ ("Photographs") : NULL);
        }
      pixels =
          MAX (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));
      picture = g_new (Picture, 1);
      picture->surface = surface;
      picture->scale = width / pixels;
      /* They stand on one line, whatever their shape. */
      dbk_block_add_paint (block, x,
                           width - cairo_image_surface_get_height (surface) * picture->scale,
                           paint_picture, picture, free_picture);
      add_caption (build, block, photo, x, width);
      shown++;
    }
  if (unreadable > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u photograph could not be read and is not shown.",
                                     "%u photographs could not be read and are not shown.",
                                     unreadable),
                           unreadable);

      dbk_summary_add_text (build, shown == 0 ? _ ("Photographs") : NULL, DBK_TYPE_SMALL_DIM, text,
                            shown == 0 ? build->section : 2);
    }
}
