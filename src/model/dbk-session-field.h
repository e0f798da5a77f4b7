/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Naming one field of a session: what an addendum corrects. */
#pragma once

#include "dbk-session.h"

G_BEGIN_DECLS

/**
 * dbk_session_find_field:
 * @path: "notes", "areas/cheek_left/passes", "products/2/batch_number" (products, reactions, checks
 *   and scores are counted 0, 1, …)
 * @record: (out) (optional): the value the field is in; owned by @session
 * @field: (out) (optional): its description; static
 *
 * Returns: FALSE when the session has no such field, or it is one that can't be corrected: what the
 *   program makes itself (ids, state, moments, signature), a list as a whole, what came later
 */
gboolean dbk_session_find_field (const DbkSession *session,
                                 const char *path,
                                 gconstpointer *record,
                                 const DbkField **field);
/** The field's recorded value as dbk_record_get_text() gives it; NULL when there is no such field.
 * Caller frees. */
char *dbk_session_get_field (const DbkSession *session, const char *path);
/**
 * dbk_session_current_field:
 *
 * What stands there now: the value the last addendum gave it, else the recorded one. NULL when
 * there is no such field. Caller frees.
 */
char *dbk_session_current_field (const DbkSession *session, const char *path);
/**
 * dbk_session_as_corrected:
 *
 * Returns: (transfer full): @session itself when no addendum corrects a field, else a copy with
 *   every corrected field as it now is
 */
DbkSession *dbk_session_as_corrected (const DbkSession *session);
/** The number of the last addendum that corrects a field whose path begins with @start
 * ("areas/chin/", "notes"); 0 for none. */
int dbk_session_correction (const DbkSession *session, const char *start);
/** TRUE when @text can stand in @field: a whole number, a score, a day … "" always can. */
gboolean dbk_field_accepts_text (const DbkField *field, const char *text);

G_END_DECLS
