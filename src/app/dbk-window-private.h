/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window's class share. */
#pragma once

#include "dbk-client-list.h"
#include "dbk-client-page.h"
#include "dbk-idle-watch.h"
#include "dbk-lock-page.h"
#include "dbk-split-view.h"
#include "dbk-who-button.h"
#include "dbk-width-bin.h"
#include "dbk-window.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_CLOSING_NOT,
  DBK_CLOSING_ASKED, /* waiting for the last saves and the copy */
  DBK_CLOSING_DONE,  /* the next close request goes through */
} DbkClosing;

struct _DbkWindow
{
  AdwApplicationWindow parent_instance;

  DbkContext *context;
  DbkClosing closing;
  gboolean opened;
  gboolean hurry; /* nobody is there to be asked */
  int flushes;    /* how often "closing" has waited for unsaved text */

  /* Locking */
  DbkIdleWatch *idle;
  DbkLockPage *lock_page;
  GPtrArray *shades;     /* windows hidden until the one who opened them is back */
  GtkWidget *lock_focus; /* weak: what had the keyboard */
  gboolean locked;
  gboolean worked;      /* somebody has worked since the program was started */
  int lock_flushes;     /* how often "locked" has waited for unsaved text */
  GtkWidget *open_side; /* all but the lock */
  AdwBin *lock_bin;

  DbkWidthBin *bin;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkWidget *failure_restore;
  DbkSplitView *split;
  AdwHeaderBar *sidebar_header;
  AdwBin *list_bin;
  GtkStack *content;
  AdwHeaderBar *empty_header;
  GtkWidget *empty_back;

  DbkClientList *list;
  DbkWhoButton *who;
  gint64 client;
  guint refocus;       /* waits to give the keyboard to the page */
  gboolean finds;      /* the page is closed to look for a client */
  gboolean page_asked; /* the client page is saying which course is meant */
};

/** Installs the "win." actions; for class_init. */
void dbk_window_install_actions (GtkWidgetClass *widget_class);
/** Which actions make sense just now. */
void dbk_window_update_actions (DbkWindow *self);

/** GtkWindow's close_request. */
gboolean dbk_window_close_request (GtkWindow *window);

/** Makes the window one that can be locked; for the constructor, and undone by the other. */
void dbk_window_add_lock (DbkWindow *self);
void dbk_window_clear_lock (DbkWindow *self);
/** Asks who starts the program, where the one who worked last has a PIN. */
void dbk_window_lock_at_start (DbkWindow *self);
gboolean dbk_window_can_lock (DbkWindow *self);
/** A window of somebody who isn't working is still there. */
gboolean dbk_window_has_shaded (DbkWindow *self);
/** Says on the locked window why it stays open. */
void dbk_window_refuse_to_close (DbkWindow *self);
/** No client is on screen any more. */
void dbk_window_leave_client (DbkWindow *self);

/** Shows a client in the content pane; @settled: a folded window turns to it. */
void dbk_window_show_client (DbkWindow *self, gint64 row, gboolean settled);
/** Shows who is due in the content pane; nobody is on screen then. */
void dbk_window_show_due (DbkWindow *self);
/** Shows who may be in the records twice; nobody is on screen then. */
void dbk_window_show_duplicates (DbkWindow *self);
void dbk_window_show_page (DbkWindow *self, const char *page);
/** Sets a page's property "narrow" where it has one. */
void dbk_window_tell_narrow (GtkWidget *page, gboolean narrow);

/** The whole-window pages; for the client on screen. */
void dbk_window_open_summary (DbkWindow *self, const char *course_id);
void dbk_window_log_session (DbkWindow *self, const char *course_id);
void dbk_window_open_session (DbkWindow *self, const char *session_id);
/** Back to the records. */
void dbk_window_close_page (DbkWindow *self);

/** From now on the keyboard is never on nothing; until it is let go. */
void dbk_window_keep_focus (DbkWindow *self);
void dbk_window_let_focus_go (DbkWindow *self);

G_END_DECLS
