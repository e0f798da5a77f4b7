/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a CSV file one after another, in little memory however long the file is. */
#pragma once

#include "dbk-csv.h"

G_BEGIN_DECLS

typedef struct _DbkCsvReader DbkCsvReader;

/**
 * dbk_csv_reader_open:
 *
 * Opens a file in UTF-8, UTF-16 or Windows-1252 (see dbk-decode.h) and finds out what divides its
 * cells: what "sep=" says, else what divides the first rows most evenly. One thread.
 */
DbkCsvReader *dbk_csv_reader_open (const char *path, GError **error);
/** @text: in UTF-8; @delimiter: 0 to find out */
DbkCsvReader *dbk_csv_reader_new_for_text (const char *text, char delimiter);
void dbk_csv_reader_free (DbkCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkCsvReader, dbk_csv_reader_free)

/**
 * dbk_csv_reader_read:
 * @table: gets them behind the rows it has
 *
 * Reads up to @n_rows rows; fewer is the end. See dbk_csv_parse() for what a row is.
 * Returns: FALSE with @error: DBK_ERROR_IO, DBK_ERROR_INVALID for a line of a size no list has
 */
gboolean dbk_csv_reader_read (DbkCsvReader *self, DbkCsvTable *table, guint n_rows, GError **error);

char dbk_csv_reader_get_delimiter (const DbkCsvReader *self);
/** As far as is known by now: "UTF-8", "UTF-16" or "Windows-1252". Static. */
const char *dbk_csv_reader_get_encoding (const DbkCsvReader *self);
/** The part of the file that was read, 0 to 1. */
double dbk_csv_reader_get_fraction (const DbkCsvReader *self);

G_END_DECLS
