/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing: shared by the commit and by verify. */
#pragma once

#include "dbk-audit.h"
#include "dbk-statement.h"

G_BEGIN_DECLS

#define DBK_AUDIT_HASH_SIZE 32
/* The form of what is hashed; a change of it is a new number, the old one stays verifiable. */
#define DBK_AUDIT_FORM 1

/** SHA-256 of @salt and @payload. */
void dbk_audit_digest (const void *salt,
                       gsize salt_size,
                       const char *payload,
                       gsize payload_size,
                       guint8 digest[DBK_AUDIT_HASH_SIZE]);

typedef struct _DbkAuditHasher DbkAuditHasher;

/** @previous: the hash of the seal before; NULL for the first. */
DbkAuditHasher *dbk_audit_hasher_new (const guint8 *previous, gboolean outside);
void dbk_audit_hasher_free (DbkAuditHasher *hasher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkAuditHasher, dbk_audit_hasher_free)
/** @row: on a row of DBK_SQL_AUDIT_ROWS; @digest: of its detail, NULL where it has none. */
void dbk_audit_hasher_add (DbkAuditHasher *hasher, DbkStatement *row, const guint8 *digest);
void dbk_audit_hasher_finish (DbkAuditHasher *hasher, guint8 hash[DBK_AUDIT_HASH_SIZE]);

/** Seals every audit row that isn't yet; @outside: they were written without Dermabook. */
gboolean dbk_audit_seal (DbkConnection *connection, gboolean outside, GError **error);

G_END_DECLS
