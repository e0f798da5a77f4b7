/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores given outside a session: at the baseline, or at a follow-up after the course. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-form-dialog.h"

G_BEGIN_DECLS

/**
 * dbk_assessment_dialog_new:
 * @concerns: (array zero-terminated=1): ids: of one concern, or of all of a course
 *
 * Asks each concern's areas for their score, with the grades' wording where they are chosen and the
 * score before beside them. All scores of a dialog are stored, or none.
 */
GtkWidget *dbk_assessment_dialog_new (GtkWidget *from,
                                      DbkContext *context,
                                      const DbkClientRecord *record,
                                      char *const *concerns);

G_END_DECLS
