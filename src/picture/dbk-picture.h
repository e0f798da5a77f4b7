/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs: what a file is, how large, which way up, and its pixels. */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

#include "dbk-date.h"

G_BEGIN_DECLS

/* Files larger than this are refused unread. */
#define DBK_PICTURE_MOST_BYTES (64 * 1024 * 1024)
/* Decoding a JPEG costs little for what is left out; every other kind is unpacked whole first. */
#define DBK_PICTURE_MOST_PIXELS_JPEG (100 * 1000 * 1000)
#define DBK_PICTURE_MOST_PIXELS (50 * 1000 * 1000)

/**
 * DbkPicture:
 * @media_type: static: "image/jpeg", "image/png", "image/webp", "image/heic" or "image/avif"
 * @width, @height: in pixels, as stored
 * @orientation: 1 to 8 as in EXIF: how the pixels have to be turned; 1 where the decoder does it
 * @taken_on: the day the camera noted; DBK_DATE_NONE where it noted none
 *
 * What the head of a file says, found without decoding a pixel. All functions here may be called in
 * any thread.
 */
typedef struct
{
  const char *media_type;
  int width;
  int height;
  int orientation;
  DbkDate taken_on;
} DbkPicture;

/** The bytes of a file; DBK_ERROR_INVALID for one that is empty or larger than
 * DBK_PICTURE_MOST_BYTES, which is found out before it is read. */
GBytes *dbk_picture_read_file (const char *path, GError **error);
/**
 * dbk_picture_examine:
 * @picture: (out)
 *
 * Goes by the content, never by a name. DBK_ERROR_INVALID for what is no photograph of a kind known
 * here and for one of too many pixels; DBK_ERROR_CORRUPT for one that is cut short or damaged.
 */
gboolean dbk_picture_examine (GBytes *bytes, DbkPicture *picture, GError **error);
/**
 * dbk_picture_load:
 * @longest: pixels of the longer side; 0: as many as there are. Nothing is enlarged.
 *
 * Examines and decodes; upright, on white, without transparency, and with nothing the file said
 * about where, when and by what it was taken. @picture: (out) (optional)
 */
GdkPixbuf *dbk_picture_load (GBytes *bytes,
                             int longest,
                             DbkPicture *picture,
                             GCancellable *cancellable,
                             GError **error);
/** A JPEG of the pixels alone, for a file that leaves the records: a thumbnail. */
GBytes *dbk_picture_to_jpeg (GdkPixbuf *pixbuf, GError **error);
/** The media types this computer can show, of those named above. NULL-terminated; caller frees the
 * array alone. */
const char **dbk_picture_media_types (void);

G_END_DECLS
