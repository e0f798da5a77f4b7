/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of DbkSessionPage share. */
#pragma once

#include <adwaita.h>

#include "dbk-area-map-view.h"
#include "dbk-area-map-widget.h"
#include "dbk-missing-strip.h"
#include "dbk-section-card.h"
#include "dbk-session-page.h"
#include "dbk-width-bin.h"

G_BEGIN_DECLS

struct _DbkSessionPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkDraft *draft;

  DbkWidthBin *bin;
  AdwWindowTitle *title;
  GtkLabel *saved;
  GtkWidget *copy;
  GtkWidget *copy_label;
  GtkWidget *menu;
  GtkWidget *trouble;
  GtkLabel *trouble_text;
  GtkWidget *keep_mine;
  GtkWidget *take_theirs;
  GtkStack *stack;
  AdwStatusPage *refused;
  GtkWidget *pane;
  GtkWidget *pane_separator;
  DbkAreaMapView *map;
  GtkScrolledWindow *scroller;
  DbkWidthBin *sections_bin;
  GtkBox *sections;
  GtkWidget *areas_card; /* narrow: the small map and what stands beside it */
  DbkAreaMapWidget *small_map;
  GtkLabel *areas_text;
  GtkLabel *sides_text;
  DbkMissingStrip *strip;

  DbkSectionCard *cards[DBK_N_SECTIONS]; /* NULL where there is none */
  int open;                              /* a section, or -1 */
  guint missing_before;                  /* in the open section */
  GtkWindow *areas_window;               /* narrow: choosing areas */
  gboolean busy;                         /* signing or discarding */
  gboolean going_back;                   /* taking a step back, or doing it again */
};

/** Lets the draft and its cards go. */
void dbk_session_page_clear (DbkSessionPage *self);
/** Opens one section and closes the others; -1 closes all. */
void dbk_session_page_set_open (DbkSessionPage *self, int section);
/** The first section with something missing; -1 when nothing is. */
int dbk_session_page_first_missing (DbkSessionPage *self);
/** Goes to the next thing that is missing. */
void dbk_session_page_go_on (DbkSessionPage *self);

/** The header, the strip about trouble with saving, and the title. */
void dbk_session_page_update_header (DbkSessionPage *self);
/** Everything that follows from the draft's values. */
void dbk_session_page_update (DbkSessionPage *self);
void dbk_session_page_update_maps (DbkSessionPage *self);
void dbk_session_page_fold (DbkSessionPage *self);

void dbk_session_page_make_cards (DbkSessionPage *self);
void dbk_session_page_remove_cards (DbkSessionPage *self);

void dbk_session_page_install_actions (GtkWidgetClass *widget_class);
void dbk_session_page_add_keys (DbkSessionPage *self);
/** Whether there is anything to take back or to do again. */
void dbk_session_page_update_undo (DbkSessionPage *self);
void dbk_session_page_copy_last (DbkSessionPage *self);
void dbk_session_page_sign (DbkSessionPage *self);
/** The dialog with the big map, for narrow windows. */
void dbk_session_page_choose_areas (DbkSessionPage *self);

G_END_DECLS
