/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Photos tab: what was taken of the client, where a consent to it is in force. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/** DbkPhotosPage: a grid, the newest first; files are added by choosing, dropping and pasting. */
#define DBK_TYPE_PHOTOS_PAGE (dbk_photos_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkPhotosPage, dbk_photos_page, DBK, PHOTOS_PAGE, GtkWidget)

GtkWidget *dbk_photos_page_new (DbkContext *context);
/** @record: (nullable) */
void dbk_photos_page_show (DbkPhotosPage *self, DbkClientRecord *record, gboolean narrow);
/** For tests and the benchmark: what is shown just now, "photos", "empty" or "consent". */
const char *dbk_photos_page_get_state (DbkPhotosPage *self);
/** For the benchmark: what moves the grid. */
GtkAdjustment *dbk_photos_page_get_adjustment (DbkPhotosPage *self);

G_END_DECLS
