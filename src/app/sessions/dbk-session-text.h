/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages say of a session that was held, in words. Pure. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-session-field.h"

G_BEGIN_DECLS

/** "6 of 6 areas"; "" without rows. Caller frees. */
char *dbk_session_text_treated (const DbkSession *session);
/** "Mild redness", "None"; "" where nobody said. Caller frees. */
char *dbk_session_text_reaction (const DbkSession *session);
/** "Signed, 1 addendum", "Draft", "Entered in error". Caller frees. */
char *dbk_session_text_state (const DbkSession *session);
/** "Session 2 of 6", "Session 2", "Single session". Caller frees. */
char *dbk_session_text_title (const DbkCourse *course, const DbkSession *session);
/** "Thursday 22 October 2026, 14:05, 40 minutes · Priya Nair". Caller frees. */
char *dbk_session_text_line (const DbkSession *session);
/** "Signed by Priya Nair on 22 October 2026 at 14:52." Caller frees. */
char *dbk_session_text_locked (const DbkSession *session);
/** "14 kPa"; "" for none. Caller frees. */
char *dbk_session_text_vacuum (const char *vacuum, const char *unit);

/** The number of the last addendum that corrects @path, 0 for none. */
int dbk_session_text_corrected (const DbkSession *session, const char *path);
/** Pango markup of @shown, struck through with the addendum's number where @path was corrected.
 * Caller frees. */
char *dbk_session_text_markup (const DbkSession *session, const char *path, const char *shown);
/** The same for a field of one area's row: "areas/cheek_left/@name". Caller frees. */
char *dbk_session_text_area_markup (const DbkSession *session,
                                    const DbkSessionArea *area,
                                    const char *name,
                                    const char *shown);

G_END_DECLS
