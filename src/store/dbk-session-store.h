/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions: draft, sign, and what may be added afterwards. All clinical. */
#pragma once

#include "dbk-connection.h"
#include "dbk-course.h"
#include "dbk-session.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** Stores a new draft with all it holds; fills in ids, row, recorded_at, revision, and who works as
 * the practitioner when it names none. Its treated_on is not in the future. Products without name
 * and batch, reactions without a kind and scores without a value are no entries yet: they are left
 * out, here and in a save. */
gboolean dbk_session_store_begin (DbkConnection *connection,
                                  const DbkWho *who,
                                  gint64 course_row,
                                  DbkSession *session,
                                  GError **error);
/**
 * dbk_session_store_begin_single:
 * @course: a new one; becomes a course of one session
 *
 * The same for a session without a plan: stores @course and the draft in it, or neither. Discarding
 * the draft takes the course away again.
 */
gboolean dbk_session_store_begin_single (DbkConnection *connection,
                                         const DbkWho *who,
                                         gint64 client_row,
                                         DbkCourse *course,
                                         DbkSession *session,
                                         GError **error);
/**
 * dbk_session_store_save:
 * @base: (nullable): the draft as last stored or loaded here
 * @session: the whole draft; its children replace the stored ones (only differences are written)
 *
 * DBK_ERROR_CONFLICT when the same field was changed elsewhere since @base; other changes made
 * elsewhere are kept and come back in @session, which then is the @base of the next save. Without
 * @base, @session is taken whole over the revision it names. DBK_ERROR_REFUSED once it is locked,
 * DBK_ERROR_NOT_FOUND once it was discarded.
 */
gboolean dbk_session_store_save (DbkConnection *connection,
                                 const DbkWho *who,
                                 const DbkSession *base,
                                 DbkSession *session,
                                 GError **error);
/** Removes a draft; the audit keeps that it was. */
gboolean dbk_session_store_discard (DbkConnection *connection,
                                    const DbkWho *who,
                                    gint64 session_row,
                                    GError **error);
/**
 * dbk_session_store_sign:
 *
 * Locks the draft with all it holds, in the name of who is working (clinical staff, not retired).
 * DBK_ERROR_INVALID with the first thing that must not be missing (see dbk-completeness.h).
 */
gboolean dbk_session_store_sign (DbkConnection *connection,
                                 const DbkWho *who,
                                 gint64 session_row,
                                 GError **error);
/**
 * dbk_session_store_transcribe:
 * @session: from a paper card: needs treated_on, some text (notes or areas) and source
 *
 * Stores and locks it at once as transcribed; entered_by is who is working; no signature is
 * claimed.
 */
gboolean dbk_session_store_transcribe (DbkConnection *connection,
                                       const DbkWho *who,
                                       gint64 course_row,
                                       DbkSession *session,
                                       GError **error);
/** To a locked session; needs a reason and a text or a field with its new value (see
 * dbk-session-field.h); number, author, time and the old value are filled in: what stood there
 * until now, also by an earlier addendum. */
gboolean dbk_session_store_add_addendum (DbkConnection *connection,
                                         const DbkWho *who,
                                         gint64 session_row,
                                         DbkAddendum *addendum,
                                         GError **error);
gboolean dbk_session_store_mark_error (DbkConnection *connection,
                                       const DbkWho *who,
                                       gint64 session_row,
                                       const char *reason,
                                       GError **error);
gboolean dbk_session_store_resolve_reaction (DbkConnection *connection,
                                             const DbkWho *who,
                                             gint64 reaction_row,
                                             DbkReactionResolution *resolution,
                                             GError **error);
DbkSession *dbk_session_store_load (DbkConnection *connection, gint64 session_row, GError **error);

/** An unsigned draft somewhere: for "continue" and Due. */
typedef struct
{
  DbkRecord record;
  gint64 session_row;
  gint64 client_row;
  char *session; /* ids */
  char *client_name;
  char *course_title;
  DbkDate treated_on;
  DbkTime recorded_at;
  char *practitioner;
} DbkDraftSummary;

DBK_DECLARE_RECORD (DbkDraftSummary, draft_summary)

/** @staff_row: 0 for everybody's. (element-type DbkDraftSummary), oldest first. */
GPtrArray *
dbk_session_store_list_drafts (DbkConnection *connection, gint64 staff_row, GError **error);

G_END_DECLS
