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

/** What the columns ask for with all there is around them, at @widget's text size. */
int dbk_row_columns_width (GtkWidget *widget);
/** The width one column has at @widget's text size. */
int dbk_row_column_width (GtkWidget *widget, DbkColumn column);

G_END_DECLS
