/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one client: identity above, tabs below. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkClientPage:
 *
 * The content pane of the records: a header bar of its own with the tabs, who the client is and
 * what speaks against treating (never scrolls away), the tabs' pages. Asks the records by itself
 * and again when they change; a load that comes late for another client is dropped.
 *
 * Properties:
 * - "context" (DbkContext, construct only)
 * - "client-row" (int64): the client on show; 0 for none
 * - "record" (pointer, read-only): DbkClientRecord; NULL while loading the first time
 * - "narrow" (boolean): one column: a back button, the tabs at the bottom
 *
 * Actions its tabs use, all "client.": log-session, print-summary, copy (s: text),
 * open-draft (s: session), show-session (s), plan-course, edit-course (s), add-skip (s),
 * pause-course, resume-course, complete-course, cancel-course (s), add-concern, edit-concern (s),
 * assess-concern (s), assess-course (s), add-addendum (s), mark-error (s), transcribe.
 */
#define DBK_TYPE_CLIENT_PAGE (dbk_client_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkClientPage, dbk_client_page, DBK, CLIENT_PAGE, GtkWidget)

GtkWidget *dbk_client_page_new (DbkContext *context);
gint64 dbk_client_page_get_client (DbkClientPage *self);
void dbk_client_page_set_client (DbkClientPage *self, gint64 row);
/** (transfer none) (nullable) */
DbkClientRecord *dbk_client_page_get_record (DbkClientPage *self);
/** Asks the records again. */
void dbk_client_page_reload (DbkClientPage *self);

/** "course", "skin", "sessions" or "details". */
const char *dbk_client_page_get_tab (DbkClientPage *self);
void dbk_client_page_set_tab (DbkClientPage *self, const char *tab);
/** Turns to the Sessions tab with this session chosen. */
void dbk_client_page_show_session (DbkClientPage *self, const char *session_id);
/**
 * dbk_client_page_log_session:
 *
 * What the button Log Session does: continues the one draft there is, or logs in the one running
 * course, or asks which, or offers to plan one or make a course of one; in the end activates
 * "win.log-session" or "win.open-session".
 */
void dbk_client_page_log_session (DbkClientPage *self);
/** Activates "win.print-summary" with the course on show. */
void dbk_client_page_print_summary (DbkClientPage *self);

G_END_DECLS
