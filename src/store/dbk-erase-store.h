/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting a person go: put away, made nameless, or erased for good. */
#pragma once

#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** What is said before anybody is erased, and what is left afterwards. */
typedef struct
{
  int n_sessions;
  int n_photos;
  char **backups; /* the copies in the records' own folder that still hold the person: paths */
} DbkErasePreview;

void dbk_erase_preview_free (DbkErasePreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkErasePreview, dbk_erase_preview_free)

DbkErasePreview *
dbk_erase_store_preview (DbkConnection *connection, gint64 client_row, GError **error);

/**
 * dbk_erase_store_erase:
 * @reason: why, without naming the person: it stays
 * @clean: (out): see dbk_connection_wipe()
 *
 * Removes the client, everybody merged into it, all that was recorded of them, old values in the
 * history and their pictures. What stays is that somebody was erased, when, by whom and why; the
 * chain of the history still proves whole. Copies made before are not touched. The owner may; where
 * there is no owner, a practitioner. Outside any transaction.
 */
gboolean dbk_erase_store_erase (DbkConnection *connection,
                                const DbkWho *who,
                                gint64 client_row,
                                const char *reason,
                                gboolean *clean,
                                GError **error);
/**
 * dbk_erase_store_anonymise:
 * @number: (out) (optional): the number the nameless record has
 *
 * Adds the treatments anew under no name (codes, figures, days and products; no text anybody wrote,
 * no picture, no consent, no call), then erases the person as above. Nothing leads from one to the
 * other.
 */
gboolean dbk_erase_store_anonymise (DbkConnection *connection,
                                    const DbkWho *who,
                                    gint64 client_row,
                                    const char *reason,
                                    int *number,
                                    gboolean *clean,
                                    GError **error);

/** Puts a client away (out of lists and search), or back. Everybody who works here may. */
gboolean dbk_erase_store_archive (DbkConnection *connection,
                                  const DbkWho *who,
                                  gint64 client_row,
                                  gboolean archived,
                                  GError **error);

/** One client of the list of those due for review. */
typedef struct
{
  gint64 row;
  DbkDate last_entry;
  DbkDate kept_until; /* the last day the clinic keeps the record */
  gboolean archived;
} DbkRetained;

/**
 * dbk_erase_store_load_review:
 *
 * Whose record is older than the clinic keeps records, oldest entry first. Counted from the last
 * entry by the clinic's retention_years; who was under 18 then is kept at least to the clinic's
 * retention_minor_age. Empty while the clinic set no years. Nothing is ever deleted by itself.
 * Returns: (element-type DbkRetained)
 */
GArray *dbk_erase_store_load_review (DbkConnection *connection, DbkDate today, GError **error);
/** The rows of archived clients, the last one first. (element-type gint64) */
GArray *dbk_erase_store_load_archived (DbkConnection *connection, GError **error);

G_END_DECLS
