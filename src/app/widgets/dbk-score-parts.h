/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score that is made of parts: MASI, mMASI, Davey. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-catalog.h"

G_BEGIN_DECLS

/**
 * DbkScoreParts:
 *
 * The grades a total is worked out from, each as a row of buttons. Until all are given and go
 * together, a sentence says what is wrong or still open.
 *
 * Signals:
 * - "scored" (int total in tenths, string parts): a grade was given, and all go together now; the
 *   parts are an assessment's, as JSON
 */
#define DBK_TYPE_SCORE_PARTS (dbk_score_parts_get_type ())
G_DECLARE_FINAL_TYPE (DbkScoreParts, dbk_score_parts, DBK, SCORE_PARTS, GtkWidget)

/**
 * dbk_score_parts_new:
 * @scale: a composite one
 * @total: what @parts make, in tenths; DBK_NONE without
 * @parts: (nullable): those the score was given with, as JSON
 */
GtkWidget *dbk_score_parts_new (const DbkScaleInfo *scale, int total, const char *parts);
/** As if the person pressed @grade in the @part (0, 1, …) of the @place (region or quadrant). */
void dbk_score_parts_choose (DbkScoreParts *self, guint place, guint part, int grade);
/** What is said below the parts: the total, what is open, or what doesn't go together. */
const char *dbk_score_parts_get_text (DbkScoreParts *self);
/** A button for a popover with one in it: what @opened returns when it is pressed, every time
 * anew. @data is freed with the button. */
GtkWidget *dbk_score_parts_button_new (GtkWidget *(*opened) (gpointer data),
                                       gpointer data,
                                       GDestroyNotify data_free);

G_END_DECLS
