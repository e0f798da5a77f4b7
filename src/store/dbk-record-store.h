/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one client in one go, and what a session's signature covers. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** One moment's state (one read snapshot), in a fixed number of statements whatever its size. */
DbkClientRecord *
dbk_record_store_load (DbkConnection *connection, gint64 client_row, GError **error);

/**
 * dbk_record_store_add:
 * @record: as from a file: ids, timestamps and signers are kept; missing ids are made; courses and
 *   their sessions come in their recorded state (as draft, then locked, with the signer named)
 *
 * Adds a client with all there is. DBK_ERROR_CONFLICT when one of the ids is there already.
 */
gboolean dbk_record_store_add (DbkConnection *connection,
                               const DbkWho *who,
                               DbkClientRecord *record,
                               GError **error);

/**
 * dbk_record_store_merge_in:
 * @record: of a client that is there already (same id)
 *
 * Adds what the client doesn't have yet (by id: concerns, courses, skips, sessions, addenda,
 * health) and leaves what is there as it is; a draft with the same id is replaced by a draft.
 * @n_added: (out) (optional): how many things were added
 */
gboolean dbk_record_store_merge_in (DbkConnection *connection,
                                    const DbkWho *who,
                                    gint64 client_row,
                                    DbkClientRecord *record,
                                    guint *n_added,
                                    GError **error);

/** For dbk_verify(): hexadecimal SHA-256 of the session's JSON without what comes after signing. */
char *dbk_record_store_session_digest (DbkConnection *connection,
                                       gint64 session_row,
                                       gpointer data,
                                       GError **error);

G_END_DECLS
