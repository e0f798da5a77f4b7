/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One score of one concern in one area: last time's grade beside today's. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_GRADE_ROW (dbk_grade_row_get_type ())
G_DECLARE_FINAL_TYPE (DbkGradeRow, dbk_grade_row, DBK, GRADE_ROW, GtkWidget)

/** @area: "" when the concern is scored as a whole */
GtkWidget *dbk_grade_row_new (DbkDraft *draft, const DbkConcern *concern, const char *area);
void dbk_grade_row_refresh (DbkGradeRow *self);
void dbk_grade_row_set_narrow (DbkGradeRow *self, gboolean narrow);
gboolean dbk_grade_row_is_for (DbkGradeRow *self, const char *concern_id, const char *area);
/** "3", "much improved": a score as a person reads it; "" for none. Caller frees. */
char *dbk_grade_row_text (const DbkAssessment *score);

G_END_DECLS
