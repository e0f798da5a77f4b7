/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photograph in a frame of fixed size. */
#pragma once

#include "dbk-photo-cache.h"

G_BEGIN_DECLS

/**
 * DbkPhotoThumb:
 *
 * Asks the cache for what it shows and paints it whole, upright, in the middle. Its size never
 * depends on the photograph, so that nothing moves when one arrives.
 */
#define DBK_TYPE_PHOTO_THUMB (dbk_photo_thumb_get_type ())
G_DECLARE_FINAL_TYPE (DbkPhotoThumb, dbk_photo_thumb, DBK, PHOTO_THUMB, GtkWidget)

GtkWidget *dbk_photo_thumb_new (int width, int height);
/** @sha256: (nullable): NULL shows none and stops waiting for one. @name: (nullable): spoken */
void dbk_photo_thumb_show (DbkPhotoThumb *self,
                           DbkPhotoCache *cache,
                           const char *sha256,
                           const char *name);
/** One that is at hand already. */
void dbk_photo_thumb_show_texture (DbkPhotoThumb *self, GdkTexture *texture);
/** For tests: (nullable): what is painted just now. */
GdkTexture *dbk_photo_thumb_get_texture (DbkPhotoThumb *self);
/** (nullable): why there is none. */
const char *dbk_photo_thumb_get_problem (DbkPhotoThumb *self);

G_END_DECLS
