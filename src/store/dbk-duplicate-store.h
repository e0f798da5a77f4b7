/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely duplicates in the records, and those who were told apart. */
#pragma once

#include "dbk-connection.h"
#include "dbk-duplicate.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** Two clients likely one person. */
typedef struct
{
  gint64 one; /* the row that is lower: the client who was there first */
  gint64 other;
  DbkDuplicateEvidence evidence;
} DbkDuplicateMatch;

/** How far the look is, 0 to 1; in the thread that looks. */
typedef void (*DbkDuplicateProgressFunc) (double fraction, gpointer data);

/**
 * dbk_duplicate_store_list:
 * @progress: (nullable): told now and then, with @data
 * @cancellable: (nullable): looked at while comparing; fails with G_IO_ERROR_CANCELLED
 *
 * Everybody who isn't merged, compared with those they share something rare with: seconds for a
 * hundred thousand, so a long read. Left out are who was told apart, and pairs where both are
 * archived.
 * Returns: (transfer full) (element-type DbkDuplicateMatch): the likeliest first
 */
GArray *dbk_duplicate_store_list (DbkConnection *connection,
                                  DbkDuplicateProgressFunc progress,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
/**
 * dbk_duplicate_store_recheck:
 * @matches: (element-type DbkDuplicateMatch): found before
 * @changed: (element-type gint64) (nullable): clients who came in or were changed since
 *
 * Those of @matches that still are likely one person and may be asked about, as the records are
 * now, and whoever @changed may be besides: milliseconds, where finding them took seconds.
 * Returns: (transfer full) (element-type DbkDuplicateMatch): the likeliest first
 */
GArray *dbk_duplicate_store_recheck (DbkConnection *connection,
                                     const GArray *matches,
                                     const GArray *changed,
                                     GError **error);
/**
 * dbk_duplicate_store_find:
 * @client: as far as it is typed; one with a row is not its own duplicate, and those it was told
 *   apart from are left out
 *
 * Who may be the same person, archived ones too: found by birthday, phone, e-mail and the
 * beginnings of the names through their indexes, so within milliseconds.
 * Returns: (transfer full) (element-type DbkDuplicateMatch): the likeliest first; @one is @client's
 *   row (0 while it has none)
 */
GArray *
dbk_duplicate_store_find (DbkConnection *connection, const DbkClient *client, GError **error);

/** Remembers that the two are two people. Reception may. Twice is once. */
gboolean dbk_duplicate_store_tell_apart (DbkConnection *connection,
                                         const DbkWho *who,
                                         gint64 one,
                                         gint64 other,
                                         GError **error);
/** Forgets it again. */
gboolean dbk_duplicate_store_ask_again (DbkConnection *connection,
                                        const DbkWho *who,
                                        gint64 one,
                                        gint64 other,
                                        GError **error);

G_END_DECLS
