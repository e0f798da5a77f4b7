/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scrolled column of cards a tab consists of. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DbkPage: a box in a scroller, with the page's margins; keeps its place while rebuilt at once. */
#define DBK_TYPE_PAGE (dbk_page_get_type ())
G_DECLARE_FINAL_TYPE (DbkPage, dbk_page, DBK, PAGE, GtkWidget)

GtkWidget *dbk_page_new (void);
/** What stands between a scrolled window and a long column of texts: answers a question about its
 * height that nobody needs answered without breaking every text into lines. Holds @content. */
GtkWidget *dbk_page_holder_new (GtkWidget *content);
/** (transfer none): what the cards are put into, one below the other. */
GtkWidget *dbk_page_get_box (DbkPage *self);
void dbk_page_set_narrow (DbkPage *self, gboolean narrow);
void dbk_page_scroll_to_top (DbkPage *self);
double dbk_page_get_place (DbkPage *self);
void dbk_page_set_place (DbkPage *self, double place);

G_END_DECLS
