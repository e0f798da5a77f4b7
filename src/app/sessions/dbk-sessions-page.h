/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sessions tab: what was held, and the one that is chosen to read. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkSessionsPage:
 *
 * The table of all the client's sessions, newest first, and below it the chosen one. After a
 * refresh the same session is chosen, and the page is where it was.
 */
#define DBK_TYPE_SESSIONS_PAGE (dbk_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkSessionsPage, dbk_sessions_page, DBK, SESSIONS_PAGE, GtkWidget)

GtkWidget *dbk_sessions_page_new (DbkContext *context);
/** @record: (nullable) */
void dbk_sessions_page_show (DbkSessionsPage *self, DbkClientRecord *record, gboolean narrow);
/** (nullable): the id of the chosen session or skip. */
const char *dbk_sessions_page_get_selected (DbkSessionsPage *self);
void dbk_sessions_page_select (DbkSessionsPage *self, const char *id);
guint dbk_sessions_page_get_n_rows (DbkSessionsPage *self);

G_END_DECLS
