/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to a draft in one go. Each tells the page by "changed". */
#pragma once

#include "dbk-draft.h"

G_BEGIN_DECLS

/** Gives the draft one row for each of @codes (nullable); a row taken back is kept aside, and comes
 * back with what was typed in it. */
void dbk_draft_choose_areas (DbkDraft *self, char *const *codes);
/** The codes of all rows, head to foot. Caller frees; NULL for none. */
char **dbk_draft_dup_areas (DbkDraft *self);
/** Of the rows not treated. */
char **dbk_draft_dup_not_treated (DbkDraft *self);
/** Of all areas that are to be avoided on the draft's day and weren't given a reason to treat them
 * all the same. */
char **dbk_draft_dup_avoided (DbkDraft *self);
/** FALSE, with nothing changed, for an area that is refused: see dbk_draft_refuses(). */
gboolean dbk_draft_set_treated (DbkDraft *self, const char *area, gboolean treated);
/** Settings and products of the session before into what is still empty; never what is observed or
 * asked. FALSE when there was nothing to take. */
gboolean dbk_draft_copy_last (DbkDraft *self);
/** TRUE while a copy would help: there is a session before, and no row has a setting yet. */
gboolean dbk_draft_can_copy_last (DbkDraft *self);
/** @endpoint for every treated row that has none. */
void dbk_draft_set_endpoints (DbkDraft *self, int endpoint);
/** One setting of one row (tip and grit, or vacuum and unit, or passes, direction, duration) for
 * all treated rows. @field: "tip", "vacuum", "passes", "direction", "duration_seconds"; NULL: all
 * of them. */
void dbk_draft_set_all (DbkDraft *self, const DbkSessionArea *from, const char *field);
/** The day, with the checks as they stand on it. */
void dbk_draft_set_day (DbkDraft *self, DbkDate day);
void dbk_draft_set_practitioner (DbkDraft *self, const DbkStaff *staff);
/** Gives the override of the check at @index its reason, in the name of who is working. */
void dbk_draft_override (DbkDraft *self, guint index, const char *reason);
/** @product: (nullable): from the clinic's list; NULL for one that isn't */
void dbk_draft_add_product (DbkDraft *self, const DbkProduct *product);
void dbk_draft_remove_product (DbkDraft *self, guint index);
void dbk_draft_add_reaction (DbkDraft *self, const char *code);
void dbk_draft_remove_reaction (DbkDraft *self, guint index);
/** @photos: (element-type DbkPhoto): kept already; copied, in the name of who is working. */
void dbk_draft_add_photos (DbkDraft *self, GPtrArray *photos);
/** Takes what @photo says in place of what the one with its id said; nothing when that is gone. */
void dbk_draft_change_photo (DbkDraft *self, const DbkPhoto *photo);
void dbk_draft_remove_photo (DbkDraft *self, guint index);
/** @score: in tenths, or DBK_NONE; @word: (nullable): for a scale of words. Neither takes the
 * score back. */
void dbk_draft_set_score (DbkDraft *self,
                          const DbkConcern *concern,
                          const char *area,
                          int score,
                          const char *word);
/** The same for a score worked out from its parts; @parts: JSON, see dbk-composite.h */
void dbk_draft_set_score_parts (DbkDraft *self,
                                const DbkConcern *concern,
                                const char *area,
                                int score,
                                const char *parts);
/** The draft's score, or NULL. */
DbkAssessment *dbk_draft_find_score (DbkDraft *self, const char *concern_id, const char *area);
/** The newest score given before this session, or NULL. */
const DbkAssessment *
dbk_draft_find_last_score (DbkDraft *self, const DbkConcern *concern, const char *area);
/** The day the course proposes for the session after this one; DBK_DATE_NONE where it doesn't. */
DbkDate dbk_draft_propose_next (DbkDraft *self);

G_END_DECLS
