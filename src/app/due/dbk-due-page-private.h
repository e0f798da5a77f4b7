/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the due page share. */
#pragma once

#include <adwaita.h>

#include "dbk-due-page.h"
#include "dbk-due-row.h"
#include "dbk-width-bin.h"

G_BEGIN_DECLS

struct _DbkDuePage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkDueList *list;
  int limits[DBK_N_DUE_GROUPS];    /* how many rows each group shows */
  gboolean open[DBK_N_DUE_GROUPS]; /* which of the folded groups are unfolded */
  DbkDueColumns columns;
  guint64 generation; /* counts loads; an older one's answer is dropped */
  gboolean narrow;
  gboolean stale; /* not asked for since it was hidden */
  DbkDate day;    /* "today" when it was asked for */

  DbkWidthBin *bin;
  AdwHeaderBar *header;
  GtkWidget *back;
  AdwWindowTitle *title;
  GtkStack *states;
  AdwStatusPage *failure;
  GtkWidget *scroller;
  GtkWidget *box;
};

/** Builds the groups from the list. */
void dbk_due_page_fill (DbkDuePage *self);
/** Asks the records again; at once when the page is on show, else when it is shown. */
void dbk_due_page_reload (DbkDuePage *self);

/** Asks for a printer, prints, and notes it in the history. */
void dbk_due_page_print (DbkDuePage *self);
/** Asks for a file and writes the list. */
void dbk_due_page_choose_file (DbkDuePage *self);

G_END_DECLS
