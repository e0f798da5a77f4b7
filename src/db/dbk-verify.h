/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the records are whole and what they were. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_FINDING_NOTE,    /* worth knowing: an orphaned photo file */
  DBK_FINDING_WARNING, /* somebody changed the records without Dermabook; nothing is broken */
  DBK_FINDING_ERROR,   /* damaged, altered or missing */
} DbkFindingSeverity;

/**
 * DbkFinding:
 * @code: stable, for programs: "integrity", "schema", "foreign-key", "audit-changed",
 *   "audit-missing", "audit-detail", "audit-unsealed", "audit-outside", "audit-cut",
 *   "audit-rewritten", "audit-head", "seal", "lasting", "signed-session", "photo-missing",
 *   "photo-changed", "photo-orphan"
 * @sentence: translated, whole
 * @table_name: (nullable): with @row: where
 */
typedef struct
{
  DbkFindingSeverity severity;
  char *code;
  char *sentence;
  char *table_name;
  gint64 row;
} DbkFinding;

/**
 * DbkVerifyReport:
 * @findings: (element-type DbkFinding): in the order of the checks
 *
 * The counts say how much was looked at, so "nothing found" can be told from "nothing looked at".
 */
typedef struct
{
  GPtrArray *findings;
  gint64 n_audit;
  gint64 n_seals;
  gint64 n_sessions; /* signed and transcribed ones */
  gint64 n_photos;
} DbkVerifyReport;

void dbk_verify_report_free (DbkVerifyReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkVerifyReport, dbk_verify_report_free)
/** TRUE when no finding is worse than a note. */
gboolean dbk_verify_report_is_clean (const DbkVerifyReport *report);

/**
 * DbkSessionDigestFunc:
 *
 * The store's: computes the digest of a locked session's record JSON as it stands now (hexadecimal
 * SHA-256). Caller frees.
 */
typedef char *(*DbkSessionDigestFunc) (DbkConnection *connection,
                                       gint64 session,
                                       gpointer data,
                                       GError **error);

/**
 * dbk_verify:
 * @digest: (nullable): without it, signed sessions are not compared
 *
 * Looks at everything: the file's integrity, its schema text, foreign keys, the audit chain (also
 * against the newest backup's head), signed sessions' digests, photos. Changes nothing.
 * Returns: the report; NULL with @error only when it couldn't look.
 */
DbkVerifyReport *
dbk_verify (DbkConnection *connection, DbkSessionDigestFunc digest, gpointer data, GError **error);

/**
 * dbk_verify_directory:
 *
 * The same for a data directory nobody has opened yet, also when its schema was altered so that
 * dbk_records_open() refuses it. Changes nothing on disk but for the lock file.
 */
DbkVerifyReport *dbk_verify_directory (const char *directory,
                                       DbkSessionDigestFunc digest,
                                       gpointer data,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
