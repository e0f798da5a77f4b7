/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transactions: all or nothing, named, audited and sealed. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

/**
 * DbkWho:
 * @staff: the id of who is working, or 0 where nobody is known yet (first start, import)
 * @at: the moment, or DBK_TIME_NONE for the connection's clock
 *
 * Who makes a change and when; written into the audit of every row the transaction changes.
 */
typedef struct
{
  gint64 staff;
  DbkTime at;
} DbkWho;

typedef struct _DbkTransaction DbkTransaction;

/**
 * dbk_transaction_begin:
 * @who: (nullable): required for the outermost one; inside another it may be NULL or the same
 *
 * The outermost one takes the write lock at once (BEGIN IMMEDIATE), waiting up to some seconds for
 * another program; inside another it is a savepoint.
 *
 * |[
 *   g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
 *   if (transaction == NULL)
 *     return FALSE;
 *   …any return here rolls back…
 *   return dbk_transaction_commit (g_steal_pointer (&transaction), error);
 * ]|
 */
DbkTransaction *
dbk_transaction_begin (DbkConnection *connection, const DbkWho *who, GError **error);
/**
 * dbk_transaction_commit:
 * @transaction: (transfer full): freed in any case; rolled back when the commit fails
 *
 * The outermost commit seals the audit rows first, and is durable when it returns TRUE.
 */
gboolean dbk_transaction_commit (DbkTransaction *transaction, GError **error);
/** Rolls back to where it began, and frees. NULL is allowed. */
void dbk_transaction_rollback (DbkTransaction *transaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkTransaction, dbk_transaction_rollback)

/**
 * dbk_transaction_hold_search:
 *
 * For many clients at once: those added from here on come into the search index together when the
 * outermost transaction commits, which is several times faster. Until then searching for words
 * doesn't find them.
 */
gboolean dbk_transaction_hold_search (DbkTransaction *transaction, GError **error);

/** Who the running transaction works for; NULL outside any. */
const DbkWho *dbk_transaction_who (DbkConnection *connection);

/**
 * dbk_read_begin:
 *
 * Everything read until dbk_read_end() is one moment's state. Nests; does nothing inside a
 * transaction. The engine's read jobs run inside one already.
 */
gboolean dbk_read_begin (DbkConnection *connection, GError **error);
void dbk_read_end (DbkConnection *connection);

G_END_DECLS
