/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the stores of a client's record share: adding beneath a parent, updating by merging. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-rows.h"

G_BEGIN_DECLS

/** Begins a transaction for what only clinical staff may do; refuses anybody else. */
DbkTransaction *
dbk_record_begin_clinical (DbkConnection *connection, const DbkWho *who, GError **error);
/** The local day of @who's moment. */
DbkDate dbk_record_today (DbkConnection *connection, const DbkWho *who);
/** Refuses a client that isn't there, and one that was merged into another. */
gboolean dbk_record_check_client (DbkConnection *connection, gint64 client_row, GError **error);
/** The same for two, who have to be two. */
gboolean dbk_record_check_two (DbkConnection *connection, gint64 one, gint64 other, GError **error);
/**
 * dbk_record_decision:
 * @sql: an INSERT of what somebody decided
 * @at: the parameter that takes when
 * @by: the parameter that takes the name of who is working, "" for nobody
 *
 * The statement, with a new :id where it has one; the rest is to be bound.
 */
DbkStatement *dbk_record_decision (DbkConnection *connection,
                                   DbkSql sql,
                                   const DbkWho *who,
                                   const char *at,
                                   const char *by,
                                   GError **error);
/** Where a client's record is kept: the client itself, or the one it was merged into at last. 0
 * with DBK_ERROR_NOT_FOUND. */
gint64 dbk_record_follow_merges (DbkConnection *connection, gint64 client_row, GError **error);

/**
 * dbk_record_insert:
 * @sql: an INSERT whose parameters are fields of @record and @parent
 * @parent: the parameter that takes @parent_row
 *
 * Makes the id where one is missing, and fills in the row and revision.
 */
gboolean dbk_record_insert (DbkConnection *connection,
                            DbkSql sql,
                            gpointer record,
                            const char *parent,
                            gint64 parent_row,
                            GError **error);
/** Binds every field of @record and runs @sql, an UPDATE by :row. */
gboolean
dbk_record_run (DbkConnection *connection, DbkSql sql, gconstpointer record, GError **error);

/**
 * dbk_record_load_one:
 * @sql: gives one row by :row
 * @parent: (nullable): a column whose number goes to @parent_row
 * @not_found: the sentence for a row that isn't there
 */
gpointer dbk_record_load_one (DbkConnection *connection,
                              DbkSql sql,
                              const DbkRecordType *type,
                              gint64 row,
                              const char *parent,
                              gint64 *parent_row,
                              const char *not_found,
                              GError **error);
/**
 * dbk_record_merge:
 * @stored: as it is in the records now
 * @mine: as it is wanted; gets what others changed since @base
 *
 * What @sql doesn't write is taken from @stored.
 */
gboolean dbk_record_merge (DbkConnection *connection,
                           DbkSql sql,
                           gconstpointer base,
                           gconstpointer stored,
                           gpointer mine,
                           GError **error);
/** TRUE when a stored field that isn't local differs. */
gboolean dbk_record_fields_differ (gconstpointer a, gconstpointer b);
/** Exchanges all of two values of one type, so that a caller's value becomes what is stored. */
void dbk_record_swap (gpointer a, gpointer b);

/* What the stores and the adding of whole records share: no permission, no transaction. Each fills
 * in ids and rows. */
gboolean
dbk_client_insert (DbkConnection *connection, const DbkWho *who, DbkClient *client, GError **error);
gboolean dbk_condition_insert (DbkConnection *connection,
                               gint64 client_row,
                               DbkCondition *condition,
                               GError **error);
gboolean dbk_confirmation_insert (DbkConnection *connection,
                                  gint64 client_row,
                                  DbkHistoryConfirmation *confirmation,
                                  GError **error);
gboolean dbk_consent_insert (DbkConnection *connection,
                             gint64 client_row,
                             DbkConsent *consent,
                             GError **error);
/** The consents of a client with their withdrawals, into @consents (element-type DbkConsent). */
gboolean dbk_consents_load (DbkConnection *connection,
                            gint64 client_row,
                            GPtrArray *consents,
                            GError **error);
gboolean dbk_withdrawal_insert (DbkConnection *connection,
                                gint64 consent_row,
                                DbkConsentWithdrawal *withdrawal,
                                GError **error);
gboolean dbk_patch_test_insert (DbkConnection *connection,
                                gint64 client_row,
                                DbkPatchTest *patch_test,
                                GError **error);
gboolean
dbk_recall_insert (DbkConnection *connection, gint64 client_row, DbkRecall *recall, GError **error);
/** With its scores. */
gboolean dbk_concern_insert (DbkConnection *connection,
                             gint64 client_row,
                             DbkConcern *concern,
                             GError **error);
/** @session_row: 0 outside sessions. */
gboolean dbk_score_insert (DbkConnection *connection,
                           gint64 concern_row,
                           gint64 session_row,
                           DbkAssessment *score,
                           GError **error);
/** Scores (element-type DbkAssessment) entered here and now get their moment; brought in ones keep
 * theirs, also none. */
void dbk_scores_stamp (GPtrArray *scores, DbkTime now);
/** A score needs a scale, a day, and a number or a word; fills in what can be left to the store. */
gboolean dbk_score_check (DbkAssessment *score, gboolean in_session, GError **error);
/** With its concerns; without skips and sessions. */
gboolean
dbk_course_insert (DbkConnection *connection, gint64 client_row, DbkCourse *course, GError **error);
/** The row of the concern with this id of the course's client; refuses another. */
gint64 dbk_course_find_concern (DbkConnection *connection,
                                gint64 course_row,
                                const char *id,
                                GError **error);
gboolean
dbk_skip_insert (DbkConnection *connection, gint64 course_row, DbkCourseSkip *skip, GError **error);
/** With its concerns; without skips and sessions. @client_row: (out) (optional) */
DbkCourse *
dbk_course_load (DbkConnection *connection, gint64 course_row, gint64 *client_row, GError **error);

/** One kind of things a client has: where the list is, and what adds one of it as recorded. */
typedef struct
{
  gsize offset; /* in DbkClientRecord */
  gboolean (*insert) (DbkConnection *connection,
                      gint64 client_row,
                      gpointer record,
                      GError **error);
} DbkRecordKind;

#define DBK_N_RECORD_KINDS 9
/** Concerns before the courses that name them. */
extern const DbkRecordKind dbk_record_kinds[DBK_N_RECORD_KINDS];
/** Adds @session in its recorded state: as a draft, then locked, then what came later. */
gboolean dbk_record_add_session (DbkConnection *connection,
                                 gint64 course_row,
                                 DbkSession *session,
                                 GError **error);
/** Replaces @error by the sentence for an identifier that is there already; returns FALSE. */
gboolean dbk_record_fail_known (GError **error);

G_END_DECLS
