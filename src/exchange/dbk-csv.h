/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV text as rows of cells. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

/** One row: where its cells stand, and the line of the file it begins on, from 1. */
typedef struct
{
  guint line;
  guint first_cell;
  guint n_cells;
} DbkCsvRow;

/**
 * DbkCsvTable:
 * @unclosed: (element-type guint): lines left out because a quotation mark opened there is never
 *   closed
 *
 * Rows in the order of the file, blank ones left out. Any thread.
 */
typedef struct
{
  char delimiter;
  GArray *rows;     /* of DbkCsvRow */
  GArray *cells;    /* of gsize: offsets into text */
  GByteArray *text; /* the cells, each ended by a zero */
  GArray *unclosed;
} DbkCsvTable;

DbkCsvTable *dbk_csv_table_new (char delimiter);
/** Takes all rows out. */
void dbk_csv_table_clear (DbkCsvTable *table);
/**
 * dbk_csv_parse:
 * @text: in UTF-8
 * @delimiter: 0 to find out: what "sep=" says, else what divides the rows most evenly
 *
 * Reads quoted cells with delimiters, doubled quotes and line ends in them; white space around an
 * unquoted cell is left out. Line ends may be LF, CR LF or CR.
 */
DbkCsvTable *dbk_csv_parse (const char *text, char delimiter);
void dbk_csv_table_free (DbkCsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkCsvTable, dbk_csv_table_free)

const DbkCsvRow *dbk_csv_row (const DbkCsvTable *table, guint row);
/** "" beyond the row's end. Owned by the table. */
const char *dbk_csv_cell (const DbkCsvTable *table, guint row, guint column);

/** A cell as it stands in a CSV file of ours: quoted where it has to be; a text a spreadsheet would
 * calculate (beginning with = + - @ or a tab) gets an apostrophe before it. Appends to @out. */
void dbk_csv_append_cell (GString *out, const char *text);

G_END_DECLS
