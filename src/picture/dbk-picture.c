/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a photograph: first its head, then, when that is harmless, its pixels. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dbk-error.h"
#include "dbk-picture-private.h"

#define STEP 65536
#define JPEG_QUALITY "88"

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CORRUPT,
                       _ ("The photograph is damaged or cut short. Nothing was changed; take it "
                          "from the camera again."));
  return FALSE;
}

/* Files */

static GBytes *
read_all (int descriptor, gsize size)
{
  guint8 *data = g_try_malloc (size);
  gsize n = 0;

  while (data != NULL && n < size)
    {
      gssize part = read (descriptor, data + n, size - n);

      if (part < 0 && errno == EINTR)
        continue;
      if (part <= 0)
        break;
      n += (gsize) part;
    }
  if (data == NULL || n < size)
    {
      g_free (data);
      return NULL;
    }
  return g_bytes_new_take (data, size);
}

GBytes *
dbk_picture_read_file (const char *path, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat status = { 0 };
  GBytes *bytes = NULL;

  if (descriptor < 0 || fstat (descriptor, &status) != 0)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                         _ ("The file isn’t there any more or can’t be read by you. Nothing was "
                            "changed; check that it can be opened."));
  else if (!S_ISREG (status.st_mode) || status.st_size == 0)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                         _ ("There is nothing in this file. Nothing was changed; choose a "
                            "photograph."));
  else if (status.st_size > DBK_PICTURE_MOST_BYTES)
    g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                 _ ("The file is larger than %d MB, more than a photograph needs. Nothing was "
                    "changed; save a smaller copy of it."),
                 DBK_PICTURE_MOST_BYTES / (1024 * 1024));
  else if ((bytes = read_all (descriptor, (gsize) status.st_size)) == NULL)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_IO,
                         _ ("Reading the file failed. Nothing was changed; check the disk or the "
                            "card, then try again."));
  if (descriptor >= 0)
    close (descriptor);
  return bytes;
}

/* Kinds */

typedef struct
{
  const char *media_type;
  const char *loader; /* the media type gdk-pixbuf's reader goes by */
  const char *name;
  gboolean (*scan) (const DbkSpan *file, DbkPicture *picture);
  guint64 most_pixels;
} Kind;

static const Kind kinds[] = {
  { "image/jpeg", "image/jpeg", "JPEG", dbk_picture_scan_jpeg, DBK_PICTURE_MOST_PIXELS_JPEG },
  { "image/png", "image/png", "PNG", dbk_picture_scan_png, DBK_PICTURE_MOST_PIXELS },
  { "image/webp", "image/webp", "WebP", dbk_picture_scan_webp, DBK_PICTURE_MOST_PIXELS },
  { "image/heic", "image/heic", "HEIF", dbk_picture_scan_heif, DBK_PICTURE_MOST_PIXELS },
  { "image/avif", "image/avif", "AVIF", dbk_picture_scan_heif, DBK_PICTURE_MOST_PIXELS },
};

static const Kind *
kind_of (const DbkSpan *file)
{
  static const char *const heif[] = { "heic", "heix", "heim", "heis", "hevc", "mif1" };

  if (dbk_span_starts (file, 0, "\xff\xd8\xff", 3))
    return &kinds[0];
  if (dbk_span_starts (file, 0, "\x89PNG\r\n\x1a\n", 8))
    return &kinds[1];
  if (dbk_span_starts (file, 0, "RIFF", 4) && dbk_span_starts (file, 8, "WEBP", 4))
    return &kinds[2];
  if (!dbk_span_starts (file, 4, "ftyp", 4))
    return NULL;
  if (dbk_span_starts (file, 8, "avif", 4))
    return &kinds[4];
  for (guint i = 0; i < G_N_ELEMENTS (heif); i++)
    if (dbk_span_starts (file, 8, heif[i], 4))
      return &kinds[3];
  return NULL;
}

static gboolean
can_read (const char *loader)
{
  GSList *formats = gdk_pixbuf_get_formats ();
  gboolean found = FALSE;

  for (GSList *item = formats; item != NULL && !found; item = item->next)
    {
      g_auto (GStrv) types = gdk_pixbuf_format_get_mime_types (item->data);

      found = !gdk_pixbuf_format_is_disabled (item->data) &&
              g_strv_contains ((const char *const *) types, loader);
    }
  g_slist_free (formats);
  return found;
}

const char **
dbk_picture_media_types (void)
{
  const char **types = g_new0 (const char *, G_N_ELEMENTS (kinds) + 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (can_read (kinds[i].loader))
      types[n++] = kinds[i].media_type;
  return types;
}

static const Kind *
examine (const DbkSpan *file, DbkPicture *picture, GError **error)
{
  const Kind *kind = kind_of (file);

  *picture = (DbkPicture){ .orientation = 1, .taken_on = DBK_DATE_NONE };
  if (kind == NULL)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("This isn’t a photograph Dermabook can keep. Nothing was changed; "
                              "choose a JPEG, PNG, WebP or HEIF file."));
      return NULL;
    }
  picture->media_type = kind->media_type;
  if (!kind->scan (file, picture))
    {
      fail_damaged (error);
      return NULL;
    }
  if ((guint64) picture->width * (guint64) picture->height > kind->most_pixels)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                   _ ("The photograph has %1$d × %2$d pixels, more than Dermabook opens. Nothing "
                      "was changed; save a smaller copy of it."),
                   picture->width, picture->height);
      return NULL;
    }
  return kind;
}

gboolean
dbk_picture_examine (GBytes *bytes, DbkPicture *picture, GError **error)
{
  DbkSpan file = { 0 };

  file.data = g_bytes_get_data (bytes, &file.size);
  return examine (&file, picture, error) != NULL;
}

/* Pixels */

typedef struct
{
  int longest;
  guint64 most_pixels;
  gboolean too_many;
} Wanted;

/* The decoder's word on the size counts: it is what it sets memory aside for. */
static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Wanted *wanted = data;
  int longer = MAX (width, height);

  if (width <= 0 || height <= 0)
    return;
  if ((guint64) width * (guint64) height > wanted->most_pixels)
    {
      wanted->too_many = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
    }
  else if (wanted->longest > 0 && longer > wanted->longest)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * wanted->longest / longer)),
                                MAX (1, (int) ((gint64) height * wanted->longest / longer)));
}

static GdkPixbuf *
decode (const DbkSpan *file, const Kind *kind, int longest, GCancellable *cancellable)
{
  Wanted wanted = { longest, kind->most_pixels, FALSE };
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (kind->loader, NULL);
  GdkPixbuf *pixbuf = NULL;
  gboolean good = TRUE;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), &wanted);
  for (gsize at = 0; at < file->size && good && !wanted.too_many; at += STEP)
    good = !g_cancellable_is_cancelled (cancellable) &&
           gdk_pixbuf_loader_write (loader, file->data + at, MIN (STEP, file->size - at), NULL);
  /* It has to be closed in any case. */
  if (gdk_pixbuf_loader_close (loader, NULL) && good && !wanted.too_many)
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf == NULL ? NULL : g_object_ref (pixbuf);
}

/* Not every reader goes by the size it was asked for. */
static void
shrink (GdkPixbuf **pixbuf, int longest)
{
  int width = *pixbuf == NULL ? 0 : gdk_pixbuf_get_width (*pixbuf);
  int height = *pixbuf == NULL ? 0 : gdk_pixbuf_get_height (*pixbuf);
  int longer = MAX (width, height);
  GdkPixbuf *small;

  if (longest <= 0 || longer <= longest)
    return;
  small = gdk_pixbuf_scale_simple (*pixbuf, MAX (1, (int) ((gint64) width * longest / longer)),
                                   MAX (1, (int) ((gint64) height * longest / longer)),
                                   GDK_INTERP_BILINEAR);
  g_object_unref (*pixbuf);
  *pixbuf = small;
}

static GdkPixbuf *
turn (GdkPixbuf *pixbuf, int orientation)
{
  static const GdkPixbufRotation turns[] = {
    GDK_PIXBUF_ROTATE_NONE,       GDK_PIXBUF_ROTATE_NONE,
    GDK_PIXBUF_ROTATE_UPSIDEDOWN, GDK_PIXBUF_ROTATE_NONE,
    GDK_PIXBUF_ROTATE_CLOCKWISE,  GDK_PIXBUF_ROTATE_CLOCKWISE,
    GDK_PIXBUF_ROTATE_CLOCKWISE,  GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE,
  };
  GdkPixbufRotation rotation = turns[orientation - 1];
  g_autoptr (GdkPixbuf) turned = rotation == GDK_PIXBUF_ROTATE_NONE
                                     ? g_object_ref (pixbuf)
                                     : gdk_pixbuf_rotate_simple (pixbuf, rotation);

  if (turned == NULL)
    return NULL;
  if (orientation == 2 || orientation == 5)
    return gdk_pixbuf_flip (turned, TRUE);
  if (orientation == 4 || orientation == 7)
    return gdk_pixbuf_flip (turned, FALSE);
  return g_steal_pointer (&turned);
}

/* A copy, so that none of what the decoder hung to the picture goes on with it. */
static GdkPixbuf *
flatten (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  GdkPixbuf *flat = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  if (flat == NULL)
    return NULL;
  if (gdk_pixbuf_get_has_alpha (pixbuf))
    {
      gdk_pixbuf_fill (flat, 0xffffffff);
      gdk_pixbuf_composite (pixbuf, flat, 0, 0, width, height, 0, 0, 1, 1, GDK_INTERP_NEAREST, 255);
    }
  else
    gdk_pixbuf_copy_area (pixbuf, 0, 0, width, height, flat, 0, 0);
  return flat;
}

GdkPixbuf *
dbk_picture_load (GBytes *bytes,
                  int longest,
                  DbkPicture *picture,
                  GCancellable *cancellable,
                  GError **error)
{
  DbkPicture own = { 0 };
  DbkPicture *head = picture == NULL ? &own : picture;
  DbkSpan file = { 0 };
  const Kind *kind;
  g_autoptr (GdkPixbuf) stored = NULL;
  g_autoptr (GdkPixbuf) turned = NULL;
  GdkPixbuf *upright = NULL;

  file.data = g_bytes_get_data (bytes, &file.size);
  kind = examine (&file, head, error);
  if (kind == NULL)
    return NULL;
  if (!can_read (kind->loader))
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                   _ ("This computer can’t show %s files yet. Nothing was changed; save the "
                      "photograph as JPEG, or have the system’s reader for %s installed."),
                   kind->name, kind->name);
      return NULL;
    }
  stored = decode (&file, kind, longest, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  shrink (&stored, longest);
  turned = stored == NULL ? NULL : turn (stored, head->orientation);
  upright = turned == NULL ? NULL : flatten (turned);
  if (upright == NULL)
    fail_damaged (error);
  return upright;
}

GBytes *
dbk_picture_to_jpeg (GdkPixbuf *pixbuf, GError **error)
{
  char *data = NULL;
  gsize size = 0;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, "quality", JPEG_QUALITY,
                                  NULL))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FAILED,
                           _ ("A small picture of the photograph can’t be made. Nothing was "
                              "changed; there may be too little memory."));
      return NULL;
    }
  return g_bytes_new_take (data, size);
}
