/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of DbkDraft share. */
#pragma once

#include "dbk-draft-undo-private.h"
#include "dbk-draft.h"

G_BEGIN_DECLS

struct _DbkDraft
{
  GObject parent_instance;

  DbkContext *context;
  DbkClinicLists *lists; /* as last looked at */
  DbkClientRecord *record;
  const DbkCourse *course; /* of record, or single */
  DbkCourse *single;       /* a course of one that is stored with the draft; else NULL */
  DbkSession *base;        /* as last stored or loaded; NULL before it is stored */
  DbkSession *session;
  GPtrArray *past_records; /* of DbkClientRecord: what sections still point into */
  GPtrArray *contraindications;
  GPtrArray *missing;
  GHashTable *parked; /* rows of areas taken back, by code: choosing one again brings it back */
  DbkAutosave *autosave;
  DbkDraftUndo *undo;
  DbkSession *sent; /* what the save under way writes */
  guint heard; /* changes of the client told while that save is under way, its own among them */
  gint64 course_row;
  DbkTime saved_at;
  GError *error;
  GPtrArray *waiting;        /* of GTask: for the draft to be saved */
  GPtrArray *removed_photos; /* of digest: their files may go when the draft is left */
};

/** Puts @session in the place of the draft, as a change of @parts. */
void dbk_draft_restore (DbkDraft *self, const DbkSession *session, DbkDraftParts parts);
/** The parts of a draft that follow from its day: checks, patch test, consent. */
void dbk_draft_refresh_checks (DbkDraft *self);
/** The moments the store gave the scores of @from, in the same scores of @to. */
void dbk_draft_take_stamps (const DbkSession *from, DbkSession *to);
/** What a new draft starts with beyond the template. */
void dbk_draft_prepare (DbkDraft *self);
/** Tip, vacuum, passes or direction. */
gboolean dbk_draft_has_settings (const DbkSessionArea *row);
/** Keeps to the client's record as it is changed elsewhere. */
void dbk_draft_follow_record (DbkDraft *self);
/** Keeps to the clinic's lists as they are changed elsewhere. */
void dbk_draft_follow_lists (DbkDraft *self);
/** Reads the client's record again, and takes what is new in it. */
void dbk_draft_look (DbkDraft *self);
/** Begins a save of the draft as it is now; the autosave's "save". */
void dbk_draft_save (DbkDraft *self);
void dbk_draft_announce (DbkDraft *self, DbkDraftParts parts);
/** Ends those waiting when there is nothing left to wait for. */
void dbk_draft_wake (DbkDraft *self);
void dbk_draft_announce_save_state (DbkDraft *self);

G_END_DECLS
