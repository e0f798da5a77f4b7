/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of verify. */
#pragma once

#include "dbk-verify.h"

G_BEGIN_DECLS

DbkVerifyReport *dbk_verify_report_new (void);
/** Adds a finding; @sentence is taken. Of one code only the first hundred are kept. */
void dbk_verify_add (DbkVerifyReport *report,
                     DbkFindingSeverity severity,
                     const char *code,
                     const char *table_name,
                     gint64 row,
                     char *sentence);

/** Integrity, schema text, foreign keys, audit chain: what a file tells without its folder. */
DbkVerifyReport *dbk_verify_file (DbkConnection *connection, GError **error);
/** The audit chain of the file. */
gboolean dbk_verify_audit (DbkConnection *connection, DbkVerifyReport *report, GError **error);
/** The chain against the newest head beside a backup. */
gboolean dbk_verify_head (DbkConnection *connection, DbkVerifyReport *report, GError **error);
/** Photos in the data directory. */
gboolean dbk_verify_photos (DbkConnection *connection, DbkVerifyReport *report, GError **error);

G_END_DECLS
