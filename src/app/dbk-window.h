/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on one clinic's records. */
#pragma once

#include <adwaita.h>

#include "dbk-autosave.h"
#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkWindow:
 *
 * One stack of whole-window pages: "loading", "failed", "welcome", "records" (client list and
 * client page), "session", "summary". Below 860 px the records fold to one column; property
 * "narrow" says so, and a page with a boolean property "narrow" of its own is told.
 *
 * Actions, to be activated through the widget tree (gtk_widget_activate_action()):
 * "win.new-client", "win.edit-client" (the client shown), "win.show-client" (x: row),
 * "win.log-session" (s: course id or ""), "win.open-session" (s: session id: opens a draft),
 * "win.print-summary" (s: course id or ""), "win.back" (narrow: to the list), "win.find", "win.who"
 * (opens the list of staff), "win.show-staff", "win.add-staff", "win.preferences", "win.import",
 * "win.back-up", "win.restore", "win.set-up", "win.close-page" (session or summary page).
 */
#define DBK_TYPE_WINDOW (dbk_window_get_type ())
G_DECLARE_FINAL_TYPE (DbkWindow, dbk_window, DBK, WINDOW, AdwApplicationWindow)

GtkWidget *dbk_window_new (GtkApplication *application, DbkContext *context);
/** Opens the records of the context and shows what there is, or why it can't. */
void dbk_window_open (DbkWindow *window);
/** Shows why the records can't be opened and what to do. */
void dbk_window_fail (DbkWindow *window, const GError *error);
/** Takes the pages away: somebody else is about to close the context. */
void dbk_window_let_go (DbkWindow *window);

/** Closes as the person would, but asks nothing: the session is ending. */
void dbk_window_terminate (DbkWindow *window);

DbkContext *dbk_window_get_context (DbkWindow *window);
gboolean dbk_window_is_narrow (DbkWindow *window);
/** The client on screen, 0 for none. */
gint64 dbk_window_get_client (DbkWindow *window);
/** The name of the whole-window page shown. */
const char *dbk_window_get_page (DbkWindow *window);

/** Hides everything of the records and asks who is working; what is typed is saved or kept. */
void dbk_window_lock (DbkWindow *window);
/** Counts by @timer (nullable: the system's) when to lock by itself; for tests. */
void dbk_window_watch_idle (DbkWindow *window, const DbkTimer *timer);

G_END_DECLS
