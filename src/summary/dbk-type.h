/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print's type: one family, three sizes, two greys. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  DBK_TYPE_BODY, /* 9 */
  DBK_TYPE_BODY_BOLD,
  DBK_TYPE_BODY_DIM,
  DBK_TYPE_BODY_STRUCK, /* struck through: a value that was corrected */
  DBK_TYPE_SMALL,       /* 7.25 */
  DBK_TYPE_SMALL_BOLD,
  DBK_TYPE_SMALL_DIM,
  DBK_TYPE_TITLE_LIGHT, /* 15: letterhead and result */
  DBK_TYPE_TITLE_BOLD,  /* 15: the client's name */
} DbkTypeStyle;

#define DBK_TYPE_LINE 13.5 /* from line to line of body text */
#define DBK_TYPE_FAMILY "Cantarell, Noto Sans, sans-serif"

/** Fonts of their own, so that a document can be laid out in any thread. */
PangoContext *dbk_type_context_new (void);
/**
 * dbk_type_layout:
 * @width: to wrap at, in points; ≤ 0 for one line
 *
 * Lines are DBK_TYPE_LINE apart (body), whatever fonts a script needs.
 */
PangoLayout *
dbk_type_layout (PangoContext *context, DbkTypeStyle style, const char *text, double width);
/** One line of at most @width; what is too long ends in "…". */
PangoLayout *
dbk_type_layout_cut (PangoContext *context, DbkTypeStyle style, const char *text, double width);
/** The same as dbk_type_layout() with Pango markup in @markup (struck through values). */
PangoLayout *dbk_type_layout_markup (PangoContext *context,
                                     DbkTypeStyle style,
                                     const char *markup,
                                     double width);
double dbk_type_width (PangoLayout *layout);
/** Lines × line step: what the text takes in a column of rows. */
double dbk_type_height (PangoLayout *layout, DbkTypeStyle style);
double dbk_type_line_step (DbkTypeStyle style);
/** Where the first line's baseline lies below the top of its line. */
double dbk_type_baseline (DbkTypeStyle style);
/** 0xRRGGBB. */
guint dbk_type_color (DbkTypeStyle style);

G_END_DECLS
