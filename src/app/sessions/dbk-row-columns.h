/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the treatment section. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DBK_COLUMN_AREA,
  DBK_COLUMN_TIP,
  DBK_COLUMN_VACUUM,
  DBK_COLUMN_PASSES,
  DBK_COLUMN_DIRECTION,
  DBK_COLUMN_ENDPOINT,
  DBK_N_COLUMNS,
} DbkColumn;

/** One size group a column, so that heads and rows stay in line at any text size. The treatment
 * section owns them; rows borrow them while they are in it. */
typedef struct
{
  GtkSizeGroup *groups[DBK_N_COLUMNS];
} DbkRowColumns;

/** What the columns ask for with all there is around them, at the ordinary text size. */
#define DBK_ROW_COLUMNS_WIDTH 836

/** The width a column has at the ordinary text size. */
static inline int
dbk_row_column_width (DbkColumn column)
{
  static const int widths[DBK_N_COLUMNS] = { 132, 124, 114, 70, 126, 156 };

  return widths[column];
}

G_END_DECLS
