/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the modules of the session store share. None of these begins a transaction or asks who
 * works. */
#pragma once

#include "dbk-record-private.h"
#include "dbk-session.h"

G_BEGIN_DECLS

/** Where a session stands, without loading it. */
typedef struct
{
  gboolean locked;
  gboolean in_error;
  gint64 course_row;
  gint64 client_row;
} DbkSessionHead;

gboolean dbk_session_head_load (DbkConnection *connection,
                                gint64 session_row,
                                DbkSessionHead *head,
                                GError **error);
/** Refuses a session that is signed or transcribed. */
gboolean dbk_session_head_require_draft (const DbkSessionHead *head, GError **error);

/** Fills the lists of @sessions (element-type DbkSession), all with rows, in a fixed number of
 * statements. Lists are expected to be empty. */
gboolean dbk_session_children_load (DbkConnection *connection, GPtrArray *sessions, GError **error);
/** The same for what is kept beside a locked session: addenda, marks, resolutions. */
gboolean dbk_session_later_load (DbkConnection *connection, GPtrArray *sessions, GError **error);
/** A session with all it holds. */
DbkSession *dbk_session_load (DbkConnection *connection, gint64 session_row, GError **error);

/** Refuses what the records can't hold, in a sentence, and leaves out rows nothing was entered
 * in. */
gboolean dbk_session_validate (DbkSession *session, GError **error);
/** Refuses a day after @today. */
gboolean dbk_session_validate_day (const DbkSession *session, DbkDate today, GError **error);

/** Stores @session, with its course_row, as a draft with all it holds but addenda and marks. */
gboolean dbk_session_insert (DbkConnection *connection, DbkSession *session, GError **error);
gboolean
dbk_session_children_insert (DbkConnection *connection, DbkSession *session, GError **error);
gboolean dbk_session_score_insert (DbkConnection *connection,
                                   const DbkSession *session,
                                   DbkAssessment *score,
                                   GError **error);
gboolean dbk_session_reaction_insert (DbkConnection *connection,
                                      gint64 session_row,
                                      guint position,
                                      DbkSessionReaction *reaction,
                                      GError **error);
/** Writes what differs. @changed: (out): whether anything did */
gboolean dbk_session_children_update (DbkConnection *connection,
                                      const DbkSession *stored,
                                      DbkSession *session,
                                      gboolean *changed,
                                      GError **error);
/** Removes a draft with all it holds. */
gboolean dbk_session_remove (DbkConnection *connection, gint64 session_row, GError **error);
/** The batches of a session of today become the clinic's open ones, for the next session. */
gboolean dbk_session_remember_batches (DbkConnection *connection,
                                       const DbkWho *who,
                                       const DbkSession *session,
                                       GError **error);
/** Removes the course that was made together with @session, which is removed already; leaves any
 * other, and one that has got something else meanwhile. */
gboolean dbk_session_remove_single_course (DbkConnection *connection,
                                           const DbkSession *session,
                                           GError **error);
/** What came after signing: addenda, the mark, resolutions, as recorded. */
gboolean
dbk_session_later_insert (DbkConnection *connection, const DbkSession *session, GError **error);
gboolean dbk_session_addendum_insert (DbkConnection *connection,
                                      gint64 session_row,
                                      DbkAddendum *addendum,
                                      GError **error);
gboolean dbk_session_mark_insert (DbkConnection *connection,
                                  gint64 session_row,
                                  DbkEnteredInError *mark,
                                  GError **error);
gboolean dbk_session_resolution_insert (DbkConnection *connection,
                                        gint64 reaction_row,
                                        DbkReactionResolution *resolution,
                                        GError **error);

/**
 * dbk_session_merge:
 * @mine: an editable copy of what is wanted; gets what others changed since @base
 *
 * By field, and by child: area rows by area, products and checks by name, the rest by id.
 * DBK_ERROR_CONFLICT names the field both changed.
 */
gboolean dbk_session_merge (const DbkSession *base,
                            const DbkSession *theirs,
                            DbkSession *mine,
                            GError **error);

/** SHA-256 of the session's JSON without what comes after signing. @digest has 32 bytes. */
void dbk_session_digest (const DbkSession *session, guint8 *digest);
char *dbk_session_digest_text (const DbkSession *session);
/**
 * dbk_session_lock:
 * @session: a stored draft; its signature (signed_at, signed_by, certificate) is the one to set
 * @state: "signed" or "transcribed"
 * @signer_row: 0 where the signer is not on this computer's staff
 *
 * Computes the digest over what is stored now and locks it, with one UPDATE.
 */
gboolean dbk_session_lock (DbkConnection *connection,
                           DbkSession *session,
                           const char *state,
                           gint64 signer_row,
                           GError **error);

G_END_DECLS
