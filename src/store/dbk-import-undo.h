/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imports there were, and taking one back. */
#pragma once

#include "dbk-exchange-store.h"

G_BEGIN_DECLS

/** One import. */
typedef struct
{
  gint64 row; /* the number people see */
  char *file_name;
  char *imported_by; /* "" where nobody was working */
  DbkTime started_at;
  DbkTime finished_at; /* none: it was interrupted */
  DbkTime undone_at;
  DbkImportCounts counts;
} DbkImportRun;

void dbk_import_run_free (DbkImportRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkImportRun, dbk_import_run_free)

/** The newest @limit imports, the newest first. (element-type DbkImportRun) */
GPtrArray *dbk_import_store_list (DbkConnection *connection, guint limit, GError **error);
/** DBK_ERROR_NOT_FOUND when there is none. */
DbkImportRun *dbk_import_store_load (DbkConnection *connection, gint64 row, GError **error);

/** Keeps how a client was before an import brought them up to date. */
gboolean dbk_import_store_note_change (DbkConnection *connection,
                                       const DbkWho *who,
                                       gint64 import_row,
                                       const DbkClient *before,
                                       const DbkClient *after,
                                       GError **error);

/** What came of taking an import back. */
typedef struct
{
  guint removed;  /* clients it had added */
  guint restored; /* clients it had brought up to date, as they were before */
  guint kept;     /* clients something was recorded of since: they stay as they are */
  guint marked;   /* past sessions of clients who were there, now marked as entered in error */
  guint merged;   /* clients a file of the record format gave more: that stays */
} DbkUndoCounts;

/** What dbk_import_store_undo() would come to now. Changes nothing. */
gboolean dbk_import_store_preview_undo (DbkConnection *connection,
                                        gint64 import_row,
                                        DbkUndoCounts *counts,
                                        GError **error);

/**
 * dbk_import_store_undo:
 * @import_row: DBK_ERROR_CONFLICT when it was taken back already
 *
 * Takes the whole import back, in short transactions so that others may write meanwhile; cut short,
 * it can be done again. A client whose record was worked on since stays. What was merged in from a
 * file of the record format stays too.
 *
 * A past session is locked like a signed one. Where the import added the client as well, both go
 * through the gate of erasing, which leaves its own entry; one of a client who was there is marked
 * as entered in error and stays readable. With past sessions it is clinical.
 */
gboolean dbk_import_store_undo (DbkConnection *connection,
                                const DbkWho *who,
                                gint64 import_row,
                                DbkUndoCounts *counts,
                                GError **error);

G_END_DECLS
