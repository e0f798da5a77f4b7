/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of CSV, of cards and of the record format share. */
#pragma once

#include "dbk-import.h"

G_BEGIN_DECLS

/** One run. */
typedef struct
{
  DbkConnection *connection;
  const DbkWho *who;
  const DbkImportOptions *options;
  GCancellable *cancellable;
  const char *path; /* being read */
  const char *file; /* its name */
  gboolean several; /* files */
  double start;     /* the part of the whole that was done before this file */
  double share;     /* what this file is of the whole */
  DbkImportReport *report;
  gint64 import_row;
  DbkTransaction *batch; /* NULL between two */
  gint64 batch_began;    /* monotonic microseconds */
  gint64 told;           /* when progress was told, likewise */
} DbkImport;

DbkImportReport *dbk_import_report_new (gboolean dry_run);
void dbk_import_refuse (DbkImport *import, guint line, const char *text);
void dbk_import_note (DbkImport *import, guint line, const char *text);

/** Tells how far it is, 0 to 1, some times a second. */
void dbk_import_progress (DbkImport *import, double fraction);
/** Notes that the import begins, once; not in a dry run. */
gboolean dbk_import_begin (DbkImport *import, GError **error);
/** Opens a transaction where none is open, and closes one that has been open long enough. */
gboolean dbk_import_step (DbkImport *import, GError **error);
/** Commits what is open: others may write while more is read. */
gboolean dbk_import_pause (DbkImport *import, GError **error);
/** Commits what is open and notes the counts. */
gboolean dbk_import_finish (DbkImport *import, GError **error);
/**
 * dbk_import_take_problem:
 * @problem: (transfer full): why one row couldn't be written
 *
 * TRUE when it concerns the row alone: it is listed, and the import goes on. FALSE with @error when
 * nothing more can be written.
 */
gboolean dbk_import_take_problem (DbkImport *import, guint line, GError *problem, GError **error);

/** Brings a stored client up to date, and keeps beside how they were. */
gboolean dbk_import_update_client (DbkImport *import,
                                   const DbkClient *base,
                                   DbkClient *wanted,
                                   GError **error);

gboolean dbk_import_cards (DbkImport *import, const char *bytes, gsize size, GError **error);
gboolean dbk_import_records (DbkImport *import, GError **error);

G_END_DECLS
