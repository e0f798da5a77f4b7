/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two things wanted of EXIF: which way up, and the day. */
#include "config.h"

#include <string.h>

#include "dbk-picture-private.h"

#define TAG_ORIENTATION 0x0112
#define TAG_CHANGED 0x0132
#define TAG_EXIF_FOLDER 0x8769
#define TAG_TAKEN 0x9003
#define TAG_DIGITIZED 0x9004
#define TYPE_TEXT 2
#define TYPE_SHORT 3
#define ENTRY_SIZE 12
#define DAY_LENGTH 10 /* "2026:11:28" */

gboolean
dbk_span_part (const DbkSpan *span, gsize offset, gsize size, DbkSpan *part)
{
  if (offset > span->size || size > span->size - offset)
    return FALSE;
  *part = (DbkSpan){ span->data + offset, size };
  return TRUE;
}

gboolean
dbk_span_starts (const DbkSpan *span, gsize offset, const char *text, gsize length)
{
  DbkSpan part;

  return dbk_span_part (span, offset, length, &part) && memcmp (part.data, text, length) == 0;
}

gboolean
dbk_span_be16 (const DbkSpan *span, gsize offset, guint *value)
{
  DbkSpan part;

  if (!dbk_span_part (span, offset, 2, &part))
    return FALSE;
  *value = (guint) part.data[0] << 8 | part.data[1];
  return TRUE;
}

gboolean
dbk_span_be32 (const DbkSpan *span, gsize offset, guint32 *value)
{
  DbkSpan part;

  if (!dbk_span_part (span, offset, 4, &part))
    return FALSE;
  *value = (guint32) part.data[0] << 24 | (guint32) part.data[1] << 16 |
           (guint32) part.data[2] << 8 | part.data[3];
  return TRUE;
}

gboolean
dbk_span_le32 (const DbkSpan *span, gsize offset, guint32 *value)
{
  guint32 other;

  if (!dbk_span_be32 (span, offset, &other))
    return FALSE;
  *value = GUINT32_SWAP_LE_BE (other);
  return TRUE;
}

typedef struct
{
  DbkSpan tiff;
  gboolean little;
  DbkPicture *picture;
  guint day_tag; /* the one the day was taken from; 0: none yet */
} Reading;

static gboolean
get16 (const Reading *reading, gsize offset, guint *value)
{
  guint big;

  if (!dbk_span_be16 (&reading->tiff, offset, &big))
    return FALSE;
  *value = reading->little ? (big >> 8 | (big & 0xff) << 8) : big;
  return TRUE;
}

static gboolean
get32 (const Reading *reading, gsize offset, guint32 *value)
{
  return reading->little ? dbk_span_le32 (&reading->tiff, offset, value)
                         : dbk_span_be32 (&reading->tiff, offset, value);
}

/* The moment the shutter opened says more than the one a file was written. */
static gboolean
is_better (guint tag, guint than)
{
  return than == 0 || tag == TAG_TAKEN || (tag == TAG_DIGITIZED && than == TAG_CHANGED);
}

static void
read_day (Reading *reading, guint tag, gsize entry)
{
  guint32 offset = 0;
  DbkSpan text;
  char day[DAY_LENGTH + 1] = "";
  DbkDate date = DBK_DATE_NONE;

  if (!is_better (tag, reading->day_tag) || !get32 (reading, entry + 8, &offset) ||
      !dbk_span_part (&reading->tiff, offset, DAY_LENGTH, &text))
    return;
  memcpy (day, text.data, DAY_LENGTH);
  if (day[4] != ':' || day[7] != ':')
    return;
  day[4] = '-';
  day[7] = '-';
  if (!dbk_date_from_iso (day, &date))
    return;
  reading->picture->taken_on = date;
  reading->day_tag = tag;
}

static void
read_folder (Reading *reading, gsize offset, gboolean inner)
{
  guint n = 0;

  if (!get16 (reading, offset, &n))
    return;
  for (guint i = 0; i < n; i++)
    {
      gsize entry = offset + 2 + (gsize) i * ENTRY_SIZE;
      guint tag = 0;
      guint type = 0;
      guint value = 0;
      guint32 where = 0;

      if (!get16 (reading, entry, &tag) || !get16 (reading, entry + 2, &type))
        return;
      if (tag == TAG_ORIENTATION && type == TYPE_SHORT && !inner)
        {
          if (get16 (reading, entry + 8, &value) && value >= 1 && value <= 8)
            reading->picture->orientation = (int) value;
        }
      else if (type == TYPE_TEXT &&
               (tag == TAG_CHANGED || tag == TAG_TAKEN || tag == TAG_DIGITIZED))
        read_day (reading, tag, entry);
      else if (tag == TAG_EXIF_FOLDER && !inner && get32 (reading, entry + 8, &where))
        read_folder (reading, where, TRUE);
    }
}

void
dbk_exif_read (const DbkSpan *tiff, DbkPicture *picture)
{
  Reading reading = { *tiff, FALSE, picture, 0 };
  guint32 first = 0;

  if (dbk_span_starts (tiff, 0, "II*\0", 4))
    reading.little = TRUE;
  else if (!dbk_span_starts (tiff, 0, "MM\0*", 4))
    return;
  if (get32 (&reading, 4, &first))
    read_folder (&reading, first, FALSE);
}
