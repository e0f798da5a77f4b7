/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Fitzpatrick questionnaire. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DbkSkinParts:
 *
 * The ten answers in points, their total and the skin type it makes; in words what is missing.
 *
 * Signals:
 * - "typed" (int type): all are answered; the skin type 1–6.
 */
#define DBK_TYPE_SKIN_PARTS (dbk_skin_parts_get_type ())
G_DECLARE_FINAL_TYPE (DbkSkinParts, dbk_skin_parts, DBK, SKIN_PARTS, GtkWidget)

GtkWidget *dbk_skin_parts_new (void);
/** As a press on the button would. */
void dbk_skin_parts_answer (DbkSkinParts *self, guint question, int points);
/** The total and its type, or what is missing. */
const char *dbk_skin_parts_get_text (DbkSkinParts *self);

G_END_DECLS
