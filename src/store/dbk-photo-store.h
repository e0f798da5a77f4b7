/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs of clients: the files under their SHA-256, and the rows that name them. */
#pragma once

#include "dbk-connection.h"
#include "dbk-picture.h"
#include "dbk-session.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** What a photograph is shown small at: the longer side, in pixels. */
#define DBK_PHOTO_SMALL 288

/** A name from a file must not lead out of the folder: 64 hexadecimal digits and nothing else. */
gboolean dbk_photo_is_digest (const char *sha256);
/** Where the data directory keeps the picture. @sha256: a digest. Caller frees. */
char *dbk_photo_path (const char *directory, const char *sha256);

/**
 * dbk_photo_keep:
 * @directory: the data directory
 * @small: (out) (optional): the photograph as it is shown in a list
 *
 * Makes sure that the bytes are a photograph that can be shown, and writes them as they are under
 * their SHA-256: beside it, through to the disk, then renamed. One that is there already stays.
 * Needs no connection and may be called in any thread; the row comes afterwards.
 *
 * Returns: (transfer full): a photo with sha256, media_type, bytes and the day the camera noted;
 *   NULL with the sentence of dbk_picture_load() or of what went wrong while writing
 */
DbkPhoto *dbk_photo_keep (const char *directory,
                          GBytes *bytes,
                          GdkPixbuf **small,
                          GCancellable *cancellable,
                          GError **error);
/** The photograph as kept; DBK_ERROR_NOT_FOUND when its file is missing. Any thread. */
GBytes *dbk_photo_read (const char *directory, const char *sha256, GError **error);

/** DBK_ERROR_REFUSED unless a consent to photographs is in force on @on. */
gboolean dbk_photo_store_check_consent (DbkConnection *connection,
                                        gint64 client_row,
                                        DbkDate on,
                                        GError **error);
/**
 * dbk_photo_store_add:
 * @photo: from dbk_photo_keep(), with what is said about it; fills in id, row, added_at, added_by
 *
 * One that belongs to no session; a session's are part of its draft. DBK_ERROR_REFUSED without a
 * consent in force, DBK_ERROR_CONFLICT when the client has this photograph already,
 * DBK_ERROR_INVALID for a day to come.
 */
gboolean dbk_photo_store_add (DbkConnection *connection,
                              const DbkWho *who,
                              gint64 client_row,
                              DbkPhoto *photo,
                              GError **error);
/** The day, view, area and note of one outside sessions. */
gboolean dbk_photo_store_update (DbkConnection *connection,
                                 const DbkWho *who,
                                 const DbkPhoto *photo,
                                 GError **error);
/** Removes a kept file again unless a row names it: of what was not added in the end. What fails
 * leaves a file that verify tells of. */
void dbk_photo_store_sweep (DbkConnection *connection, const DbkWho *who, const char *sha256);
/** The same for all files that nobody names and that have been there since before @before: what a
 * crash left behind between a photograph and its row. A picture that is just being added is
 * younger. Returns: how many went */
guint dbk_photo_store_sweep_all (DbkConnection *connection, const DbkWho *who, DbkTime before);
/** Takes one outside sessions out of the records; its file goes unless another row names it. The
 * history keeps that it was there, by whom it was removed and when. */
gboolean dbk_photo_store_remove (DbkConnection *connection,
                                 const DbkWho *who,
                                 gint64 photo_row,
                                 GError **error);

G_END_DECLS
