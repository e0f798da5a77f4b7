/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One section of the session page: a card that says everything in one line, or is open. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DbkSectionCard:
 *
 * A badge (number, or check when done), title, one-line summary, arrow; below it the content while
 * open. Properties:
 * - "open" (boolean)
 * - "narrow" (boolean): the summary stands below the title
 *
 * Signal "pressed": its head was pressed.
 */
#define DBK_TYPE_SECTION_CARD (dbk_section_card_get_type ())
G_DECLARE_FINAL_TYPE (DbkSectionCard, dbk_section_card, DBK, SECTION_CARD, GtkWidget)

GtkWidget *dbk_section_card_new (guint number, const char *title, GtkWidget *content);
void dbk_section_card_set_summary (DbkSectionCard *self, const char *summary);
/** At the end of the head while open: "last session 7 Nov". (nullable) */
void dbk_section_card_set_aside (DbkSectionCard *self, const char *aside);
void dbk_section_card_set_done (DbkSectionCard *self, gboolean done);
void dbk_section_card_set_open (DbkSectionCard *self, gboolean open);
gboolean dbk_section_card_get_open (DbkSectionCard *self);
void dbk_section_card_set_narrow (DbkSectionCard *self, gboolean narrow);
GtkWidget *dbk_section_card_get_content (DbkSectionCard *self);

G_END_DECLS
