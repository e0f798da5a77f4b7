/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs as textures, made beside the main thread. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkPhotoCache:
 *
 * Reads and decodes in one thread of its own, one photograph at a time, so that memory stays
 * bounded however many are asked for. Small ones are kept: some in memory, all as JPEG files
 * without any of what the camera wrote in the person's cache folder, readable by that person alone.
 * Those of photographs that have gone are taken out of it at the start.
 * Belongs to the main thread.
 */
#define DBK_TYPE_PHOTO_CACHE (dbk_photo_cache_get_type ())
G_DECLARE_FINAL_TYPE (DbkPhotoCache, dbk_photo_cache, DBK, PHOTO_CACHE, GObject)

/** (transfer none): the context's, which is made when it is first asked for. */
DbkPhotoCache *dbk_photo_cache_get (DbkContext *context);
/** (transfer none) (nullable): a small one of that size, when it is in memory. */
GdkTexture *dbk_photo_cache_peek (DbkPhotoCache *self, const char *sha256, int width, int height);
/** @width, @height: pixels it has to fit in, and is made for: painting it as large as it is costs
 * least. Up to DBK_PHOTO_SMALL it is a small one, which is kept. What is larger is read before all
 * small ones that still wait. */
void dbk_photo_cache_load_async (DbkPhotoCache *self,
                                 const char *sha256,
                                 int width,
                                 int height,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/** Returns: (transfer full): NULL with a sentence when it can't be shown. */
GdkTexture *dbk_photo_cache_load_finish (GAsyncResult *result, GError **error);
/** Takes the small one away, from memory and from the cache folder. */
void dbk_photo_cache_forget (DbkPhotoCache *self, const char *sha256);
/** The same pixels as a texture; any thread. */
GdkTexture *dbk_photo_texture_new (GdkPixbuf *pixbuf);

G_END_DECLS
