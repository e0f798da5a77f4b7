/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether it helps, three ways: one chart, a chart an area, a table. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-client-record.h"
#include "dbk-map-stepper.h"

G_BEGIN_DECLS

/**
 * DbkProgressCard:
 *
 * The card of a course's improvement. The chart stands first; charts by area and the table are made
 * when they are asked for.
 */
#define DBK_TYPE_PROGRESS_CARD (dbk_progress_card_get_type ())
G_DECLARE_FINAL_TYPE (DbkProgressCard, dbk_progress_card, DBK, PROGRESS_CARD, GtkWidget)

/**
 * dbk_progress_card_new:
 * @state: which of the three is shown, kept up to date; must outlive the widget
 *
 * Returns: (nullable): NULL where nothing can be charted
 */
GtkWidget *dbk_progress_card_new (const DbkClientRecord *record,
                                  const DbkCourse *course,
                                  DbkDate today,
                                  gboolean narrow,
                                  DbkProgressState *state);

G_END_DECLS
