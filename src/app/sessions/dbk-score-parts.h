/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score that is made of parts: MASI, mMASI, Davey. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-catalog.h"
#include "dbk-draft.h"

G_BEGIN_DECLS

/**
 * DbkScoreParts:
 *
 * The grades a total is worked out from, each as a row of buttons. Once all are given and go
 * together, the total becomes the draft's score and the parts are kept with it; until then a
 * sentence says what is wrong or still open.
 */
#define DBK_TYPE_SCORE_PARTS (dbk_score_parts_get_type ())
G_DECLARE_FINAL_TYPE (DbkScoreParts, dbk_score_parts, DBK, SCORE_PARTS, GtkWidget)

/** @scale: a composite one */
GtkWidget *dbk_score_parts_new (DbkDraft *draft,
                                const DbkConcern *concern,
                                const char *area,
                                const DbkScaleInfo *scale);
/** As if the person pressed @grade in the @part (0, 1, …) of the @place (region or quadrant). */
void dbk_score_parts_choose (DbkScoreParts *self, guint place, guint part, int grade);
/** What is said below the parts: the total, what is open, or what doesn't go together. */
const char *dbk_score_parts_get_text (DbkScoreParts *self);
/** A button whose popover holds one. */
GtkWidget *dbk_score_parts_button_new (DbkDraft *draft,
                                       const DbkConcern *concern,
                                       const char *area,
                                       const DbkScaleInfo *scale);

G_END_DECLS
