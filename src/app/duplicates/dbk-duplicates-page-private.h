/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the page of possible duplicates share. */
#pragma once

#include <adwaita.h>

#include "dbk-duplicates-page.h"
#include "dbk-duplicates.h"
#include "dbk-width-bin.h"

G_BEGIN_DECLS

/** How far the look is: an atomic rc box, written in the worker thread. */
typedef struct
{
  int done; /* atomic; of DBK_LOOK_STEPS */
} DbkLook;
#define DBK_LOOK_STEPS 1000

struct _DbkDuplicatesPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  GCancellable *looking; /* NULL when nobody is looked for just now */
  DbkLook *look;
  guint tick;
  GArray *found;   /* of DbkDuplicateMatch; NULL before the first look; never changed */
  GArray *changed; /* of gint64: clients changed since that was checked */
  DbkDuplicates *duplicates;
  guint limit;        /* how many pairs are shown */
  guint64 generation; /* counts loads; an older one's answer is dropped */
  gboolean narrow;
  gboolean stale; /* not loaded since it was hidden */

  DbkWidthBin *bin;
  AdwHeaderBar *header;
  GtkWidget *back;
  AdwWindowTitle *title;
  GtkStack *states;
  GtkProgressBar *progress;
  AdwStatusPage *failure;
  GtkWidget *box;
};

/** Builds the list from what was loaded. */
void dbk_duplicates_page_fill (DbkDuplicatesPage *self);
/** Checks what was found again; at once when the page is on show, else when it is shown. */
void dbk_duplicates_page_reload (DbkDuplicatesPage *self);

G_END_DECLS
