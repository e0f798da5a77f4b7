/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of a draft's states, for the files of DbkDraft. */
#pragma once

#include "dbk-draft.h"

G_BEGIN_DECLS

/** States a person can go back and forth between. */
typedef struct _DbkDraftUndo DbkDraftUndo;

DbkDraftUndo *dbk_draft_undo_new (const DbkSession *session, const DbkTimer *timer);
void dbk_draft_undo_free (DbkDraftUndo *undo);
/** @session was changed by a person. */
void dbk_draft_undo_note (DbkDraftUndo *undo, const DbkSession *session);
/** @session is another one now, and there is no way back. */
void dbk_draft_undo_forget (DbkDraftUndo *undo, const DbkSession *session);

G_END_DECLS
