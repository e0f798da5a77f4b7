/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of text and drawing, and how they flow over pages. Knows nothing of clients. */
#pragma once

#include "dbk-type.h"

G_BEGIN_DECLS

/**
 * DbkKeep:
 *
 * What a page break may come between. A run of blocks kept together moves to the next page as one;
 * a run taller than a page, or one that would leave three tenths of a page blank, is broken
 * at its KEEP_SOFT places.
 */
typedef enum
{
  DBK_KEEP_NONE,
  DBK_KEEP_SOFT,
  DBK_KEEP_HARD,
} DbkKeep;

typedef void (*DbkPaintFunc) (cairo_t *cr, gpointer data);

/** One horizontal band across the page. Positions inside are from its top left. */
typedef struct _DbkBlock DbkBlock;

DbkBlock *dbk_block_new (double height);
DbkBlock *dbk_block_ref (DbkBlock *block);
void dbk_block_unref (DbkBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkBlock, dbk_block_unref)

/** Space above it, dropped at the top of a page. */
void dbk_block_set_space (DbkBlock *block, double space);
void dbk_block_set_keep (DbkBlock *block, DbkKeep keep);
double dbk_block_get_height (DbkBlock *block);
void dbk_block_grow (DbkBlock *block, double height);
/** A block to repeat above this one where it begins a page (a table's head). */
void dbk_block_set_head (DbkBlock *block, DbkBlock *head);
/** The layout is taken over; @y is the top of its first line. */
void
dbk_block_add_layout (DbkBlock *block, PangoLayout *layout, DbkTypeStyle style, double x, double y);
/** The same, its right edge at @right. */
void dbk_block_add_layout_right (DbkBlock *block,
                                 PangoLayout *layout,
                                 DbkTypeStyle style,
                                 double right,
                                 double y);
/** One line of a longer text. */
void dbk_block_add_line (DbkBlock *block,
                         PangoLayout *layout,
                         int line,
                         DbkTypeStyle style,
                         double x,
                         double y);
void
dbk_block_add_rule (DbkBlock *block, double x1, double x2, double y, double width, guint color);
/** @func paints with @x, @y as origin; @data is freed with @data_free. */
void dbk_block_add_paint (DbkBlock *block,
                          double x,
                          double y,
                          DbkPaintFunc func,
                          gpointer data,
                          GDestroyNotify data_free);
void dbk_block_draw (DbkBlock *block, cairo_t *cr, double x, double y);

typedef struct
{
  DbkBlock *block;
  double y;
} DbkPlaced;

/**
 * dbk_flow_paginate:
 * @blocks: (element-type DbkBlock)
 * @first_top: where text begins on the first page; @top on the others; @bottom: where it ends
 *
 * Returns: (transfer full) (element-type GArray of DbkPlaced): one array a page, none empty but
 * that of an empty document
 */
GPtrArray *dbk_flow_paginate (GPtrArray *blocks, double first_top, double top, double bottom);

G_END_DECLS
