/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sealed history of changes. Rows are written by triggers; this seals and reads them. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

/**
 * dbk_audit_note:
 * @action: a code: "print", "export", "backup", "restore" …
 * @table_name: (nullable): with @row: what it was about
 * @client: the client it was about, or 0
 * @detail: (nullable): JSON kept with it, erasable
 *
 * Writes a happening that changes no row into the history; inside a transaction only.
 */
gboolean dbk_audit_note (DbkConnection *connection,
                         const char *action,
                         const char *table_name,
                         gint64 row,
                         gint64 client,
                         const char *detail,
                         GError **error);

/** The head of the chain. */
typedef struct
{
  gint64 seal;       /* 0: nothing sealed yet */
  gint64 last_audit; /* the last row it covers */
  char hash[65];     /* hexadecimal SHA-256 */
} DbkAuditHead;

gboolean dbk_audit_get_head (DbkConnection *connection, DbkAuditHead *head, GError **error);
/** Text form, as written beside a backup. Caller frees. */
char *dbk_audit_head_to_text (const DbkAuditHead *head);
gboolean dbk_audit_head_from_text (const char *text, DbkAuditHead *head);

G_END_DECLS
