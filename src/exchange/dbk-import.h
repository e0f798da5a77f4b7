/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing clients in from a file. */
#pragma once

#include "dbk-connection.h"
#include "dbk-csv-header.h"
#include "dbk-exchange-store.h"
#include "dbk-import-set.h"
#include "dbk-import-undo.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** Told some times a second, in the thread that imports: how much is done, 0 to 1. */
typedef void (*DbkImportProgressFunc) (double fraction, gpointer data);

/** How a file is to be read. */
typedef struct
{
  gboolean dry_run;               /* says what would be done, and changes nothing */
  DbkDateOrder date_order;        /* of a CSV's dates; unknown: what the column itself tells */
  char **map;                     /* (nullable): "FIELD=HEADER" texts, NULL-terminated; fields as in
                                     dbk_column_field_name() */
  DbkImportProgressFunc progress; /* (nullable) */
  gpointer progress_data;
  const DbkColumnField *fields; /* (nullable): of a CSV's columns, above what map says */
  guint n_fields;
} DbkImportOptions;

/** A row that was refused, or something worth knowing. */
typedef struct
{
  char *file; /* its name, where several are brought in together; else NULL */
  guint line; /* of the file, from 1; 0: the whole file */
  char *text; /* a sentence */
} DbkImportRemark;

/**
 * DbkImportReport:
 * @counts: clients added, brought up to date, there already; rows left out; past sessions added
 * @n_sessions_there: past sessions that were there already
 * @n_sales: rows of what was bought, kept in the clients' notes
 * @refused: (element-type DbkImportRemark): rows left out, and why
 * @notes: (element-type DbkImportRemark): what was kept in another place than its own
 * @encoding: "UTF-8", "UTF-16" or "Windows-1252". Static
 * @import_row: the number of the import, for dbk_import_store_undo(); 0 in a dry run
 * @delimiter: 0 for JSON and cards
 */
typedef struct
{
  DbkImportCounts counts;
  GPtrArray *refused;
  GPtrArray *notes;
  guint n_sessions_there;
  guint n_sales;
  const char *encoding;
  gint64 import_row;
  char delimiter;
  gboolean dry_run;
} DbkImportReport;

void dbk_import_report_free (DbkImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkImportReport, dbk_import_report_free)
/** "3 clients added, 1 brought up to date, 2 there already, 1 row left out." Caller frees. */
char *dbk_import_report_describe (const DbkImportReport *report);

/** All of it as a CSV text: the sum, every row left out, every note. Caller frees. */
char *dbk_import_report_to_csv (const DbkImportReport *report);
/** Writes it to a file, or replaces one. */
gboolean dbk_import_report_save (const DbkImportReport *report, const char *path, GError **error);

/** "3 clients taken out, 1 as before, 2 kept …" Caller frees. */
char *dbk_import_undo_describe (const DbkUndoCounts *counts);
/** What taking it back would come to, and what would stay. Caller frees. */
char *dbk_import_undo_foretell (const DbkUndoCounts *counts);

/** Looks at the file's beginning: whether it can be read, and can be a list at all. Opens no
 * records. */
gboolean dbk_import_check_file (const char *path, GError **error);
/** Whether it is a list of columns, not cards or records. Returns: FALSE with @error */
gboolean dbk_import_is_csv (const char *path, gboolean *is_csv, GError **error);

/**
 * dbk_import_file:
 * @path: a CSV, contact cards, or JSON in the record format with its photos in photos/ beside it
 * @cancellable: (nullable): what was written before is taken back
 *
 * Rows and cards are read and matched first, and then written in short transactions, so that others
 * may write meanwhile. One matches a client of the same name with the same e-mail address, phone
 * or birth date, unless their birth dates differ; a match is brought up to date. An entry of the
 * record format is added, or merged into the client with its id: see dbk_record_store_merge_in().
 *
 * Any thread that owns the connection.
 * Returns: NULL with @error: DBK_ERROR_AMBIGUOUS when the order of the dates must be asked,
 *   DBK_ERROR_FOREIGN when it is another kind of file, DBK_ERROR_INVALID when no column is a name
 */
DbkImportReport *dbk_import_file (DbkConnection *connection,
                                  const DbkWho *who,
                                  const char *path,
                                  const DbkImportOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);
/**
 * dbk_import_set:
 *
 * The same for files that belong together, under one import number: past treatments become
 * transcribed sessions of their clients, what was bought becomes lines of their notes, a list of
 * stock is refused. Past treatments are clinical. What was brought in before isn't doubled.
 */
DbkImportReport *dbk_import_set (DbkConnection *connection,
                                 const DbkWho *who,
                                 const DbkImportSet *set,
                                 const DbkImportOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
