/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photograph in the grid of the Photos tab. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"
#include "dbk-photo-item.h"

G_BEGIN_DECLS

#define DBK_PHOTO_CELL_WIDTH 176
#define DBK_PHOTO_CELL_HEIGHT 132

/** Makes cells of a fixed size for items of DbkPhotoItem: the photograph, its day, its view. */
GtkListItemFactory *dbk_photo_cell_factory_new (DbkContext *context);

G_END_DECLS
