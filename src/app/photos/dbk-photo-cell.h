/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photograph in the grid of the Photos tab. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"
#include "dbk-photo-item.h"

G_BEGIN_DECLS

/** Makes cells of a fixed size for items of DbkPhotoItem: the photograph, its day, its view. */
GtkListItemFactory *dbk_photo_cell_factory_new (DbkContext *context);
/** What activating one does. */
void dbk_photo_cell_open (GtkWidget *from, DbkContext *context, DbkPhotoItem *item);

G_END_DECLS
