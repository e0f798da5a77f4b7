/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole list looked through before anything is done with it: its columns and what stands in
 * them. */
#pragma once

#include <gio/gio.h>

#include "dbk-csv-dates.h"
#include "dbk-csv-header.h"

G_BEGIN_DECLS

#define DBK_CSV_N_SAMPLES 3

/** What stands in one column. */
typedef struct
{
  guint n_values;                   /* cells that say something */
  char *samples[DBK_CSV_N_SAMPLES]; /* the first different ones; NULL where there are fewer */
  DbkDateEvidence dates;
} DbkCsvValues;

typedef struct
{
  const char *encoding; /* static */
  char delimiter;
  guint header_row;   /* rows above it are titles */
  guint n_rows;       /* under the header */
  GPtrArray *columns; /* of DbkColumn, with the fields that were recognised */
  GArray *values;     /* of DbkCsvValues, one for each column */
} DbkCsvLook;

/** Told how much is read, 0 to 1. Returns: FALSE with @error ends the reading. */
typedef gboolean (*DbkCsvLookFunc) (double fraction, gpointer data, GError **error);

/**
 * dbk_csv_look:
 * @map: (nullable): see dbk_csv_find_header()
 * @anything: takes a list in which no column is a name as well
 * @func: (nullable): told after each part
 *
 * Reads the whole file once, in little memory. Any thread.
 * Returns: NULL with @error as dbk_csv_find_header() and dbk_csv_reader_read()
 */
DbkCsvLook *dbk_csv_look (const char *path,
                          char *const *map,
                          gboolean anything,
                          DbkCsvLookFunc func,
                          gpointer data,
                          GError **error);
void dbk_csv_look_free (DbkCsvLook *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkCsvLook, dbk_csv_look_free)

const DbkCsvValues *dbk_csv_look_values (const DbkCsvLook *look, guint column);
/**
 * dbk_csv_look_date_order:
 * @order: (out): of all birth dates; unknown where it makes no difference
 *
 * Returns: FALSE with DBK_ERROR_AMBIGUOUS when it must be asked
 */
gboolean dbk_csv_look_date_order (const DbkCsvLook *look, DbkDateOrder *order, GError **error);

G_END_DECLS
