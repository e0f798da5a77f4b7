/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done with the records without changing them: looked at, printed, saved, exported. */
#pragma once

#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/**
 * dbk_activity_store_note:
 * @kind: view, print, pdf, export, backup, restore
 * @client_row: whom it was about, 0 for the whole clinic
 * @detail: (nullable): in words or JSON: what document, which sections
 *
 * Audited and sealed like any change. Anybody may.
 */
gboolean dbk_activity_store_note (DbkConnection *connection,
                                  const DbkWho *who,
                                  const char *kind,
                                  gint64 client_row,
                                  const char *detail,
                                  GError **error);

/**
 * dbk_activity_store_note_restore:
 * @directory: the data directory, closed, after a backup was put back into it
 * @detail: (nullable): what was put back
 *
 * Opens the records, notes that, and closes them: nobody of the staff is known then.
 */
gboolean dbk_activity_store_note_restore (const char *directory,
                                          const DbkClock *clock,
                                          const char *detail,
                                          GError **error);

/** One entry. */
typedef struct
{
  DbkTime at;
  char *staff_name; /* NULL where nobody was at work */
  char *kind;
  gint64 client_row; /* 0 for the whole clinic */
  char *detail;      /* "" for none */
} DbkActivity;

void dbk_activity_free (DbkActivity *activity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkActivity, dbk_activity_free)

/** What was done, the newest first: with @client_row (0: any), since the day @since
 * (DBK_DATE_NONE: ever), at most @limit (-1: all). Returns: (element-type DbkActivity) */
GPtrArray *dbk_activity_store_list (DbkConnection *connection,
                                    gint64 client_row,
                                    DbkDate since,
                                    int limit,
                                    GError **error);

G_END_DECLS
