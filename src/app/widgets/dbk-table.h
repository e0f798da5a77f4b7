/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table of texts in a card. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DBK_TABLE_PLAIN = 0,
  DBK_TABLE_EXPAND = 1 << 0, /* takes what room is left */
  DBK_TABLE_END = 1 << 1,    /* figures: at the end of the column, tabular */
  DBK_TABLE_DIM = 1 << 2,
  DBK_TABLE_STRONG = 1 << 3,
  DBK_TABLE_FOLD = 1 << 4, /* while narrow: in a line below the first column */
} DbkTableFlags;

typedef struct
{
  const char *title; /* translated */
  DbkTableFlags flags;
} DbkTableColumn;

/**
 * DbkTable:
 *
 * For some dozen rows that are read, not chosen: each row is one list item with the whole row as
 * its spoken name.
 */
#define DBK_TYPE_TABLE (dbk_table_get_type ())
G_DECLARE_FINAL_TYPE (DbkTable, dbk_table, DBK, TABLE, GtkWidget)

/** @narrow: columns to fold are folded. */
GtkWidget *dbk_table_new (const DbkTableColumn *columns, guint n_columns, gboolean narrow);
/** @name: translated: what a screen reader calls the whole table. */
void dbk_table_set_name (DbkTable *self, const char *name);
/** @cells: Pango markup, one a column; NULL or "" shows an en dash. @dim: the whole row. */
void dbk_table_add (DbkTable *self, const char *const *cells, gboolean dim);
/** Makes all rows at once. Else those far down come with the frames after the first, so that a long
 * table keeps nobody waiting; they count and speak from the beginning. */
void dbk_table_finish (DbkTable *self);
guint dbk_table_get_n_rows (DbkTable *self);
/** What a row says to a screen reader: "Cheeks, both, baseline 7, latest 3.5". */
const char *dbk_table_get_spoken (DbkTable *self, guint row);

G_END_DECLS
