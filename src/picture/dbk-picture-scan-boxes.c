/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of PNG and HEIF files. */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "dbk-picture-private.h"

#define PROFILE "Raw profile type exif"
#define MOST_PROFILE 65536

/* PNG */

/* ImageMagick writes EXIF as hexadecimal text: a line break, its name, its length, digits.
 * @text: ends with a zero */
static void
read_profile (const char *text, DbkPicture *picture)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const char *at = text;
  DbkSpan tiff;

  for (int lines = 0; lines < 3 && at != NULL; lines++)
    {
      at = strchr (at, '\n');
      at = at == NULL ? NULL : at + 1;
    }
  while (at != NULL && *at != '\0')
    {
      int high = g_ascii_xdigit_value (at[0]);
      int low = high < 0 ? -1 : g_ascii_xdigit_value (at[1]);
      guint8 byte = (guint8) (low < 0 ? 0 : high << 4 | low);

      if (low >= 0)
        g_byte_array_append (bytes, &byte, 1);
      at += low >= 0 ? 2 : 1;
    }
  tiff = (DbkSpan){ bytes->data, bytes->len };
  if (dbk_span_starts (&tiff, 0, "Exif\0\0", 6))
    dbk_span_part (&tiff, 6, tiff.size - 6, &tiff);
  if (tiff.size > 0)
    dbk_exif_read (&tiff, picture);
}

/* Packed where that is shorter. More than fits is no EXIF of a photograph; what fits is enough for
 * its first folder. */
static void
read_text (const DbkSpan *chunk, const DbkSpan *body, DbkPicture *picture)
{
  g_autofree char *text = NULL;
  DbkSpan rest;

  if (dbk_span_starts (chunk, 0, "tEXt", 4) && dbk_span_starts (body, 0, PROFILE, sizeof PROFILE) &&
      dbk_span_part (body, sizeof PROFILE, body->size - sizeof PROFILE, &rest))
    {
      text = g_strndup ((const char *) rest.data, MIN (rest.size, MOST_PROFILE));
      read_profile (text, picture);
    }
  else if (dbk_span_starts (chunk, 0, "zTXt", 4) &&
           dbk_span_starts (body, 0, PROFILE "\0", sizeof PROFILE + 1) &&
           dbk_span_part (body, sizeof PROFILE + 1, body->size - sizeof PROFILE - 1, &rest))
    {
      g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
      gsize read = 0;
      gsize written = 0;

      text = g_malloc0 (MOST_PROFILE + 1);
      if (g_converter_convert (G_CONVERTER (zlib), rest.data, rest.size, text, MOST_PROFILE,
                               G_CONVERTER_INPUT_AT_END, &read, &written,
                               NULL) != G_CONVERTER_ERROR)
        read_profile (text, picture);
    }
}

gboolean
dbk_picture_scan_png (const DbkSpan *file, DbkPicture *picture)
{
  gboolean pixels_seen = FALSE;
  gsize at = 8;
  guint32 size = 0;
  guint32 width = 0;
  guint32 height = 0;
  DbkSpan chunk;

  while (dbk_span_be32 (file, at, &size) && dbk_span_part (file, at + 4, (gsize) size + 8, &chunk))
    {
      DbkSpan body = { chunk.data + 4, size };

      if (dbk_span_starts (&chunk, 0, "IHDR", 4))
        {
          if (!dbk_span_be32 (&body, 0, &width) || !dbk_span_be32 (&body, 4, &height) ||
              width > G_MAXINT || height > G_MAXINT)
            return FALSE;
          picture->width = (int) width;
          picture->height = (int) height;
        }
      else if (dbk_span_starts (&chunk, 0, "IDAT", 4))
        pixels_seen = TRUE;
      else if (dbk_span_starts (&chunk, 0, "eXIf", 4))
        dbk_exif_read (&body, picture);
      else if (dbk_span_starts (&chunk, 0, "IEND", 4))
        return pixels_seen && width > 0 && height > 0;
      else
        read_text (&chunk, &body, picture);
      at += (gsize) size + 12;
    }
  return FALSE;
}

/* HEIF */

#define MOST_DEPTH 4

/* The largest picture in the file; a grid of tiles names its whole size as well. */
static void
read_size (const DbkSpan *body, DbkPicture *picture)
{
  guint32 width = 0;
  guint32 height = 0;

  if (dbk_span_be32 (body, 4, &width) && dbk_span_be32 (body, 8, &height) && width <= G_MAXINT &&
      height <= G_MAXINT &&
      (guint64) width * height > (guint64) picture->width * (guint64) picture->height)
    {
      picture->width = (int) width;
      picture->height = (int) height;
    }
}

static gboolean
walk (const DbkSpan *span, guint depth, DbkPicture *picture)
{
  gsize at = 0;

  while (at < span->size)
    {
      guint32 size = 0;
      gsize head = 8;
      guint64 whole;
      DbkSpan type;
      DbkSpan body;

      if (!dbk_span_be32 (span, at, &size) || !dbk_span_part (span, at + 4, 4, &type))
        return FALSE;
      whole = size;
      if (size == 0)
        whole = span->size - at;
      else if (size == 1)
        {
          guint32 high = 0;
          guint32 low = 0;

          if (!dbk_span_be32 (span, at + 8, &high) || !dbk_span_be32 (span, at + 12, &low))
            return FALSE;
          whole = (guint64) high << 32 | low;
          head = 16;
        }
      if (whole < head || !dbk_span_part (span, at, (gsize) whole, &body))
        return FALSE;
      dbk_span_part (&body, head, body.size - head, &body);
      if (memcmp (type.data, "ispe", 4) == 0)
        read_size (&body, picture);
      else if (depth < MOST_DEPTH && memcmp (type.data, "meta", 4) == 0 &&
               dbk_span_part (&body, 4, body.size < 4 ? 0 : body.size - 4, &body))
        {
          if (!walk (&body, depth + 1, picture))
            return FALSE;
        }
      else if (depth < MOST_DEPTH &&
               (memcmp (type.data, "iprp", 4) == 0 || memcmp (type.data, "ipco", 4) == 0))
        {
          if (!walk (&body, depth + 1, picture))
            return FALSE;
        }
      at += (gsize) whole;
    }
  return TRUE;
}

gboolean
dbk_picture_scan_heif (const DbkSpan *file, DbkPicture *picture)
{
  const guint8 *exif = memmem (file->data, file->size, "Exif\0\0", 6);
  DbkPicture noted = { .taken_on = DBK_DATE_NONE };
  DbkSpan tiff;

  if (!walk (file, 0, picture) || picture->width == 0 || picture->height == 0)
    return FALSE;
  /* The turn stands in a box of its own, and the decoder makes it; EXIF would turn it twice. */
  if (exif != NULL && dbk_span_part (file, (gsize) (exif - file->data) + 6,
                                     file->size - (gsize) (exif - file->data) - 6, &tiff))
    dbk_exif_read (&tiff, &noted);
  picture->taken_on = noted.taken_on;
  picture->orientation = 1;
  return TRUE;
}
