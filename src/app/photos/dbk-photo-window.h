/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with one photograph, or with two dates beside each other or under one slider. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"
#include "dbk-photo-compare.h"
#include "dbk-photo-item.h"

G_BEGIN_DECLS

/** DbkPhotoWindow: which photographs and how is chosen in it; those of outside sessions can be
 * edited from it. */
#define DBK_TYPE_PHOTO_WINDOW (dbk_photo_window_get_type ())
G_DECLARE_FINAL_TYPE (DbkPhotoWindow, dbk_photo_window, DBK, PHOTO_WINDOW, AdwWindow)

/**
 * dbk_photo_window_new:
 * @items: (element-type DbkPhotoItem): all that can be chosen, the newest first
 * @position: the one to show; beside it stands the oldest of the same view and area
 */
GtkWidget *dbk_photo_window_new (GtkWidget *from,
                                 DbkContext *context,
                                 GListModel *items,
                                 guint position,
                                 DbkCompareMode mode);
/** For tests. */
DbkPhotoCompare *dbk_photo_window_get_compare (DbkPhotoWindow *self);
/** For tests: the place in the list of one of the two. */
guint dbk_photo_window_get_chosen (DbkPhotoWindow *self, gboolean second);

G_END_DECLS
