/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs on their way in: chosen, dropped or pasted. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-context.h"
#include "dbk-session.h"

G_BEGIN_DECLS

/** One that was kept: what is known of it, and how it looks. */
typedef struct
{
  DbkPhoto *photo;
  GdkTexture *small;
} DbkPhotoIn;

/**
 * DbkPhotoIntakeFunc:
 * @photos: (element-type DbkPhotoIn): those that can be kept, in the order they were given; none
 *   when nothing was chosen
 * @problem: (nullable): sentences, each with the name of the file it is about
 *
 * In the main thread, as long as @widget stands in a window.
 */
typedef void (*DbkPhotoIntakeFunc) (GtkWidget *widget, GPtrArray *photos, const char *problem);

/** Asks for files. */
void dbk_photo_intake_choose (GtkWidget *widget, DbkContext *context, DbkPhotoIntakeFunc func);
/** From the clipboard: files, or a picture as the program it was copied from gives it. */
void dbk_photo_intake_paste (GtkWidget *widget, DbkContext *context, DbkPhotoIntakeFunc func);
/** @files: (element-type GFile) */
void dbk_photo_intake_take (GtkWidget *widget,
                            DbkContext *context,
                            GPtrArray *files,
                            DbkPhotoIntakeFunc func);
/** From now on files may be dropped on @widget; while @context says that nobody clinical works, and
 * while @may (nullable) says no, they may not. */
void dbk_photo_intake_accept_drops (GtkWidget *widget,
                                    DbkContext *context,
                                    gboolean (*may) (GtkWidget *widget),
                                    DbkPhotoIntakeFunc func);

G_END_DECLS
