/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photograph, or two of them seen together. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DBK_COMPARE_ONE,    /* the second alone */
  DBK_COMPARE_BESIDE, /* the first at the left, the second at the right */
  DBK_COMPARE_SLIDER, /* the first left of a line, the second right of it */
} DbkCompareMode;

/**
 * DbkPhotoCompare:
 *
 * Both have the same zoom and show the same part, always: by wheel, pinch and drag, and by keyboard
 * (plus, minus, 0, arrows). Zoom 1 shows them whole.
 *
 * Signal "changed": zoom, place or split are others now.
 */
#define DBK_TYPE_PHOTO_COMPARE (dbk_photo_compare_get_type ())
G_DECLARE_FINAL_TYPE (DbkPhotoCompare, dbk_photo_compare, DBK, PHOTO_COMPARE, GtkWidget)

GtkWidget *dbk_photo_compare_new (void);
void dbk_photo_compare_set_mode (DbkPhotoCompare *self, DbkCompareMode mode);
/** @texture: (nullable); @second: which of the two */
void dbk_photo_compare_set_texture (DbkPhotoCompare *self, gboolean second, GdkTexture *texture);
/** Where the line stands, 0 to 1. */
void dbk_photo_compare_set_split (DbkPhotoCompare *self, double split);
double dbk_photo_compare_get_split (DbkPhotoCompare *self);
/** Around the middle of what is shown. */
void dbk_photo_compare_zoom (DbkPhotoCompare *self, double factor);
double dbk_photo_compare_get_zoom (DbkPhotoCompare *self);
/** By parts of the photograph's size. */
void dbk_photo_compare_pan (DbkPhotoCompare *self, double x, double y);
/**
 * dbk_photo_compare_locate:
 * @x, @y: in the widget
 * @at_x, @at_y: (out): the part of the photograph there, 0 to 1 within it
 *
 * Returns: -1 where there is none, 0 for the first, 1 for the second
 */
int
dbk_photo_compare_locate (DbkPhotoCompare *self, double x, double y, double *at_x, double *at_y);

G_END_DECLS
