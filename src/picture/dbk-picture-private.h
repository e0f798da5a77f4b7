/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that read the heads of photographs share. */
#pragma once

#include "dbk-picture.h"

G_BEGIN_DECLS

/** A piece of a file. Reading past its end gives FALSE, never another byte. */
typedef struct
{
  const guint8 *data;
  gsize size;
} DbkSpan;

/** FALSE, and @part untouched, when there are no @size bytes at @offset. */
gboolean dbk_span_part (const DbkSpan *span, gsize offset, gsize size, DbkSpan *part);
gboolean dbk_span_starts (const DbkSpan *span, gsize offset, const char *text, gsize length);
/** Big-endian numbers of 2 and 4 bytes, and little-endian ones. */
gboolean dbk_span_be16 (const DbkSpan *span, gsize offset, guint *value);
gboolean dbk_span_be32 (const DbkSpan *span, gsize offset, guint32 *value);
gboolean dbk_span_le32 (const DbkSpan *span, gsize offset, guint32 *value);

/** @tiff: from its byte order mark on. What can't be read is left as it is. */
void dbk_exif_read (const DbkSpan *tiff, DbkPicture *picture);

/* Each fills in @picture when the whole file has that kind's shape; FALSE when it is damaged. The
 * signature was seen already. */
gboolean dbk_picture_scan_jpeg (const DbkSpan *file, DbkPicture *picture);
gboolean dbk_picture_scan_png (const DbkSpan *file, DbkPicture *picture);
gboolean dbk_picture_scan_webp (const DbkSpan *file, DbkPicture *picture);
gboolean dbk_picture_scan_heif (const DbkSpan *file, DbkPicture *picture);

G_END_DECLS
