/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients in the records. */
#pragma once

#include "dbk-client.h"
#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/*
 * Stores are plain functions on a connection, callable from any thread that owns it. One that
 * writes takes who is working, runs in a transaction of its own (a savepoint inside another), notes
 * the change, and is durable when it returns TRUE and no transaction is around it. On failure
 * nothing has changed and @error has a sentence for a person. What is clinical refuses with
 * DBK_ERROR_REFUSED when the one working is a receptionist (or nobody, unless no staff exist yet).
 */

/** Fills in id, number, row, added_at and revision. Reception may, with the clinical fields empty.
 */
gboolean dbk_client_store_add (DbkConnection *connection,
                               const DbkWho *who,
                               DbkClient *client,
                               GError **error);
/**
 * dbk_client_store_update:
 * @base: the client as it was when editing began
 * @client: as it is wanted; updated to what is stored
 *
 * When somebody else changed other fields meanwhile both changes are kept; when the same field was
 * changed, DBK_ERROR_CONFLICT naming it and nothing is written. A receptionist may change
 * everything but allergies, clinical note and skin type.
 */
gboolean dbk_client_store_update (DbkConnection *connection,
                                  const DbkWho *who,
                                  const DbkClient *base,
                                  DbkClient *client,
                                  GError **error);
/** DBK_ERROR_NOT_FOUND when there is none. */
DbkClient *dbk_client_store_load (DbkConnection *connection, gint64 row, GError **error);
/** 0 with DBK_ERROR_NOT_FOUND when no client has this number, id. */
gint64 dbk_client_store_find_number (DbkConnection *connection, int number, GError **error);
gint64 dbk_client_store_find_id (DbkConnection *connection, const char *id, GError **error);
/** All clients not merged or archived. -1 on failure. */
int dbk_client_store_count (DbkConnection *connection, GError **error);

G_END_DECLS
