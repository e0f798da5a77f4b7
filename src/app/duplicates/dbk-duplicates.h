/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of possible duplicates shows, read in a worker thread. */
#pragma once

#include "dbk-client.h"
#include "dbk-duplicate-store.h"
#include "dbk-merge-store.h"

G_BEGIN_DECLS

/** Two who may be one person. */
typedef struct
{
  DbkDuplicateEvidence evidence;
  DbkClient *clients[2];    /* who was there first, first */
  DbkDate last_sessions[2]; /* the day of the last one */
} DbkDuplicate;

typedef struct
{
  GArray *found;     /* of DbkDuplicateMatch: all that may be asked about, the likeliest first */
  GPtrArray *pairs;  /* of DbkDuplicate: the first of them */
  GPtrArray *merges; /* of DbkMerge, the latest first */
} DbkDuplicates;

/**
 * dbk_duplicates_load:
 * @found: (element-type DbkDuplicateMatch): by dbk_duplicate_store_list(), or by this before
 * @changed: (element-type gint64): the clients that changed since
 * @limit: how many pairs at most
 *
 * Those of @found that are still to be asked about, and the merges that hold.
 */
DbkDuplicates *dbk_duplicates_load (DbkConnection *connection,
                                    const GArray *found,
                                    const GArray *changed,
                                    guint limit,
                                    DbkDate today,
                                    GError **error);
/** Takes NULL. */
void dbk_duplicates_free (DbkDuplicates *duplicates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkDuplicates, dbk_duplicates_free)

/** "Amelia Hart, no. 1042". Caller frees. */
char *dbk_duplicate_text_client (const DbkClient *client);
/** "Same birthday · Same phone number": what speaks for one person, then what against. Caller
 * frees. */
char *dbk_duplicate_text_evidence (const DbkDuplicateEvidence *evidence);

G_END_DECLS
