/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What backup, restore and verify share. */
#pragma once

#include "dbk-audit.h"
#include "dbk-backup.h"

G_BEGIN_DECLS

/** Copies what @connection sees now to @path, replacing it; @head: of the copy's audit chain. */
gboolean
dbk_backup_copy (DbkConnection *connection, const char *path, DbkAuditHead *head, GError **error);
/** "2026-11-22T14-06-31Z". Caller frees. */
char *dbk_backup_stamp (DbkTime now);
/** Files "records-STAMP" and @suffix in backups/, newest first. */
char **dbk_backup_list_suffix (const char *directory, const char *suffix);

G_END_DECLS
