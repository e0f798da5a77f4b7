/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back what was changed in a draft: one stack for all of it. */
#pragma once

#include "dbk-draft.h"

G_BEGIN_DECLS

/** Typing in one field goes on being one step as long as no pause is longer than this. */
#define DBK_UNDO_PAUSE_MS 2000

/*
 * Every change of the draft's values is a step, whoever made it: typed, chosen, copied. Each saves
 * itself like any other change. What somebody else wrote into the draft empties the stack: going
 * back behind it would take their text away.
 */

gboolean dbk_draft_can_undo (DbkDraft *self);
gboolean dbk_draft_can_redo (DbkDraft *self);
/** Returns: what was changed, 0 when there was nothing to take back. */
DbkDraftParts dbk_draft_undo (DbkDraft *self);
DbkDraftParts dbk_draft_redo (DbkDraft *self);

G_END_DECLS
