/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about photographs: the day, the view, the area. */
#pragma once

#include "dbk-form-dialog.h"
#include "dbk-photo-intake.h"

G_BEGIN_DECLS

/** Gets copies of what was given with what was said about it (element-type DbkPhoto). */
typedef void (*DbkPhotoTakeFunc) (GtkWidget *widget, GPtrArray *photos);

/**
 * dbk_photo_add_dialog_new:
 * @photos: (element-type DbkPhotoIn): kept already; their files go again when it is cancelled
 *
 * Adds them to the client, all or none. "saved" has nothing.
 */
GtkWidget *dbk_photo_add_dialog_new (GtkWidget *from,
                                     DbkContext *context,
                                     gint64 client_row,
                                     GPtrArray *photos);
/** The same for a draft: @take gets them, with @from, and nothing is written here. */
GtkWidget *dbk_photo_take_dialog_new (GtkWidget *from,
                                      DbkContext *context,
                                      GPtrArray *photos,
                                      DbkPhotoTakeFunc take);
/** Changes what is said about one of a draft: @take gets the changed one. */
GtkWidget *dbk_photo_change_dialog_new (GtkWidget *from,
                                        DbkContext *context,
                                        const DbkPhoto *photo,
                                        DbkPhotoTakeFunc take);
/** Changes what is said about one outside sessions, or removes it. */
GtkWidget *dbk_photo_edit_dialog_new (GtkWidget *from, DbkContext *context, const DbkPhoto *photo);

G_END_DECLS
