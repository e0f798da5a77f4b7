/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of JPEG and WebP files. */
#include "config.h"

#include <string.h>

#include "dbk-picture-private.h"

/* JPEG */

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
stands_alone (guint8 marker)
{
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/* Of a segment that has one; its own length is part of it. */
static void
read_segment (guint8 marker, const DbkSpan *segment, DbkPicture *picture, gboolean *exif_seen)
{
  guint width = 0;
  guint height = 0;
  DbkSpan tiff;

  if (is_frame (marker) && picture->width == 0)
    {
      if (dbk_span_be16 (segment, 3, &height) && dbk_span_be16 (segment, 5, &width))
        {
          picture->width = (int) width;
          picture->height = (int) height;
        }
    }
  else if (marker == 0xe1 && !*exif_seen && dbk_span_starts (segment, 2, "Exif\0\0", 6) &&
           dbk_span_part (segment, 8, segment->size - 8, &tiff))
    {
      *exif_seen = TRUE;
      dbk_exif_read (&tiff, picture);
    }
}

/* Goes over all of it: one without its end is cut short, whatever a decoder would make of it. */
gboolean
dbk_picture_scan_jpeg (const DbkSpan *file, DbkPicture *picture)
{
  gboolean exif_seen = FALSE;
  gboolean pixels_seen = FALSE;
  gsize at = 2;

  while (at + 1 < file->size)
    {
      guint8 marker = file->data[at + 1];
      guint length = 0;
      DbkSpan segment;

      if (file->data[at] != 0xff)
        {
          const guint8 *next = memchr (file->data + at, 0xff, file->size - at);

          if (next == NULL)
            return FALSE;
          at = (gsize) (next - file->data);
          continue;
        }
      if (marker == 0xff)
        at++;
      else if (stands_alone (marker))
        at += 2;
      else if (marker == 0xd9)
        return pixels_seen && picture->width > 0 && picture->height > 0;
      else if (!dbk_span_be16 (file, at + 2, &length) || length < 2 ||
               !dbk_span_part (file, at + 2, length, &segment))
        return FALSE;
      else
        {
          if (!pixels_seen)
            read_segment (marker, &segment, picture, &exif_seen);
          pixels_seen |= marker == 0xda;
          at += 2 + length;
        }
    }
  return FALSE;
}

/* WebP */

static guint
le24 (const guint8 *data)
{
  return data[0] | (guint) data[1] << 8 | (guint) data[2] << 16;
}

static void
read_chunk (const DbkSpan *file, gsize at, const DbkSpan *body, DbkPicture *picture)
{
  DbkSpan tiff = *body;

  if (dbk_span_starts (file, at, "VP8X", 4) && body->size >= 10)
    {
      picture->width = (int) le24 (body->data + 4) + 1;
      picture->height = (int) le24 (body->data + 7) + 1;
    }
  else if (dbk_span_starts (file, at, "VP8 ", 4) && picture->width == 0 &&
           dbk_span_starts (body, 3, "\x9d\x01\x2a", 3) && body->size >= 10)
    {
      picture->width = (body->data[6] | (int) body->data[7] << 8) & 0x3fff;
      picture->height = (body->data[8] | (int) body->data[9] << 8) & 0x3fff;
    }
  else if (dbk_span_starts (file, at, "VP8L", 4) && picture->width == 0 && body->size >= 5 &&
           body->data[0] == 0x2f)
    {
      guint32 bits = 0;

      dbk_span_le32 (body, 1, &bits);
      picture->width = (int) (bits & 0x3fff) + 1;
      picture->height = (int) (bits >> 14 & 0x3fff) + 1;
    }
  else if (dbk_span_starts (file, at, "EXIF", 4))
    {
      if (dbk_span_starts (body, 0, "Exif\0\0", 6))
        dbk_span_part (body, 6, body->size - 6, &tiff);
      dbk_exif_read (&tiff, picture);
    }
}

gboolean
dbk_picture_scan_webp (const DbkSpan *file, DbkPicture *picture)
{
  guint32 size = 0;
  DbkSpan riff;
  gsize at = 12;

  if (!dbk_span_le32 (file, 4, &size) || !dbk_span_part (file, 0, (gsize) size + 8, &riff))
    return FALSE;
  while (at + 8 <= riff.size)
    {
      DbkSpan body;

      if (!dbk_span_le32 (&riff, at + 4, &size) || !dbk_span_part (&riff, at + 8, size, &body))
        return FALSE;
      read_chunk (&riff, at, &body, picture);
      at += 8 + (gsize) size + (size & 1);
    }
  return picture->width > 0 && picture->height > 0;
}
