/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on which a session is logged, from the checks to the signature. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"
#include "dbk-draft.h"

G_BEGIN_DECLS

/**
 * DbkSessionPage:
 *
 * Takes the whole window and has its own header bar. Everything typed saves itself; leaving keeps
 * the draft. Signal "closed": the person is done with it (left, signed, discarded), and nothing is
 * unsaved.
 *
 * Actions for what stands in it: "session.undo", "session.redo", "session.copy-last",
 * "session.sign", "session.discard", "session.close", "session.next".
 */
#define DBK_TYPE_SESSION_PAGE (dbk_session_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkSessionPage, dbk_session_page, DBK, SESSION_PAGE, GtkWidget)

GtkWidget *dbk_session_page_new (DbkContext *context);
/**
 * dbk_session_page_open:
 * @course_id: or DBK_DRAFT_SINGLE
 * @session_id: (nullable): a draft to go on with; NULL begins one, stored at its first change
 *
 * Where it can't be opened (reception at work, signed meanwhile) the page says why.
 */
void dbk_session_page_open (DbkSessionPage *self,
                            DbkClientRecord *record,
                            const char *course_id,
                            const char *session_id);
/** As the back button: saves what is unsaved, then "closed". Stays where saving fails. */
void dbk_session_page_close (DbkSessionPage *self);
/** (nullable): NULL while nothing is open. */
DbkDraft *dbk_session_page_get_draft (DbkSessionPage *self);
/** The open section, or -1. */
int dbk_session_page_get_open_section (DbkSessionPage *self);
void dbk_session_page_open_section (DbkSessionPage *self, DbkSessionSection section);
/** Opens the section, moves the focus to the field and lights its area. @field as in DbkMissing. */
void dbk_session_page_jump (DbkSessionPage *self, const char *field, DbkSessionSection section);
/** The content of a section: DbkChecksSection, DbkTreatmentSection …; NULL where it has none. */
GtkWidget *dbk_session_page_get_section (DbkSessionPage *self, DbkSessionSection section);

G_END_DECLS
