/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session being logged: its values, what is missing, and that it is saved. */
#pragma once

#include "dbk-autosave.h"
#include "dbk-client-record.h"
#include "dbk-completeness.h"
#include "dbk-context.h"
#include "dbk-contraindication.h"

G_BEGIN_DECLS

/** What has to be read anew from the draft because something else than its own field changed it. */
typedef enum
{
  DBK_DRAFT_HEAD = 1 << 0,     /* day, time, practitioner, device */
  DBK_DRAFT_CHECKS = 1 << 1,   /* what speaks against treating, answers */
  DBK_DRAFT_AREAS = 1 << 2,    /* which rows there are, treated or not */
  DBK_DRAFT_SETTINGS = 1 << 3, /* values in the rows */
  DBK_DRAFT_PRODUCTS = 1 << 4,
  DBK_DRAFT_REACTION = 1 << 5,
  DBK_DRAFT_SCORES = 1 << 6,
  DBK_DRAFT_NOTES = 1 << 7,
  DBK_DRAFT_PHOTOS = 1 << 8,
  DBK_DRAFT_ALL = (1 << 9) - 1,
} DbkDraftParts;

/** In the place of a course: a session without a plan, in a course of its own. */
#define DBK_DRAFT_SINGLE "single"

/**
 * DbkDraft:
 *
 * One draft of one course, edited in place and saved by itself at most a second after the first
 * unsaved change. A new one is stored only once something in it was changed. Knows no widgets;
 * belongs to the main thread.
 *
 * Signals:
 * - "changed" (guint DbkDraftParts): after every change, with what is missing brought up to date;
 *   0 when the one who changed it shows it already
 * - "save-state-changed"
 */
#define DBK_TYPE_DRAFT (dbk_draft_get_type ())
G_DECLARE_FINAL_TYPE (DbkDraft, dbk_draft, DBK, DRAFT, GObject)

/**
 * dbk_draft_new:
 * @course_id: or DBK_DRAFT_SINGLE: a course of one is stored with the draft, not before
 * @session_id: (nullable): a draft of that course; NULL begins one
 * @timer: (nullable): for tests
 *
 * DBK_ERROR_REFUSED for who may not log sessions and for a session that is locked,
 * DBK_ERROR_NOT_FOUND when the record has no such course or session.
 */
DbkDraft *dbk_draft_new (DbkContext *context,
                         DbkClientRecord *record,
                         const char *course_id,
                         const char *session_id,
                         const DbkTimer *timer,
                         GError **error);

DbkContext *dbk_draft_get_context (DbkDraft *self);
DbkClientRecord *dbk_draft_get_record (DbkDraft *self);
const DbkCourse *dbk_draft_get_course (DbkDraft *self);
/** To be edited in place, followed by dbk_draft_touch(). */
DbkSession *dbk_draft_get_session (DbkDraft *self);
/** (nullable): the session held before it. */
const DbkSession *dbk_draft_get_last (DbkDraft *self);
/** The row of @area in the session held before, or NULL. */
const DbkSessionArea *dbk_draft_get_last_area (DbkDraft *self, const char *area);
int dbk_draft_get_number (DbkDraft *self);
/** (nullable): the device in the clinic's list the draft names. */
const DbkDevice *dbk_draft_get_device (DbkDraft *self);
/** (element-type DbkMissing): what is missing just now, in the order of the work. */
GPtrArray *dbk_draft_get_missing (DbkDraft *self);
/** (element-type DbkContraindication): for the session's own day. */
GPtrArray *dbk_draft_get_contraindications (DbkDraft *self);
gboolean dbk_draft_avoids (DbkDraft *self, const char *area);
/** TRUE as long as @area is to be avoided and nobody gave a reason to treat it all the same.
 * @check: (out) (optional): the place among the session's checks of one that says so */
gboolean dbk_draft_refuses (DbkDraft *self, const char *area, guint *check);
/** The medical history has to be gone through again. */
gboolean dbk_draft_history_is_due (DbkDraft *self);
/** TRUE once it is in the records. */
gboolean dbk_draft_is_stored (DbkDraft *self);
DbkDate dbk_draft_get_today (DbkDraft *self);

/** @parts: what other fields have to show again */
void dbk_draft_touch (DbkDraft *self, DbkDraftParts parts);

DbkAutosaveState dbk_draft_get_save_state (DbkDraft *self);
/** When it was last saved here; DBK_TIME_NONE: not yet. */
DbkTime dbk_draft_get_saved_at (DbkDraft *self);
/** (nullable): why the last try to save failed. */
const GError *dbk_draft_get_save_error (DbkDraft *self);
/** After DBK_ERROR_CONFLICT: writes what stands here over what somebody else wrote, or takes
 * theirs and forgets what was typed here. */
void dbk_draft_resolve (DbkDraft *self, gboolean keep_mine);

/** Saves what is unsaved and waits for it; nothing to do is done at once. */
void dbk_draft_flush_async (DbkDraft *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean dbk_draft_flush_finish (DbkDraft *self, GAsyncResult *result, GError **error);
/** Saves everything, stored or not, then signs it in the name of who is working. */
void dbk_draft_sign_async (DbkDraft *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean dbk_draft_sign_finish (DbkDraft *self, GAsyncResult *result, GError **error);
void dbk_draft_discard_async (DbkDraft *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean dbk_draft_discard_finish (DbkDraft *self, GAsyncResult *result, GError **error);
/** Saves nothing any more. */
void dbk_draft_abandon (DbkDraft *self);

G_END_DECLS
