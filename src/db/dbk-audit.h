/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sealed history of changes. Triggers write its rows; a transaction's commit seals them. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

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
