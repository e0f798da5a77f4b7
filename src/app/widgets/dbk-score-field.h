/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a score: grades with their wording to choose from, or a number to type. */
#pragma once

#include "dbk-catalog.h"
#include "dbk-form-dialog.h"

G_BEGIN_DECLS

/** A row for a score of @scale: its grades in a list where they are few, else a field; with a
 * button that works out a score of parts. */
GtkWidget *dbk_score_field_new (const DbkScaleInfo *scale, const char *title);
/**
 * dbk_score_field_get:
 * @score: (out): in tenths; DBK_NONE for none and for a scale of words
 * @word: (out): a word scale's code; NULL for none. Static
 *
 * Returns: FALSE when what was typed isn't on the scale; the row then says so
 */
gboolean
dbk_score_field_get (GtkWidget *row, const DbkScaleInfo *scale, int *score, const char **word);
/** (transfer full) (nullable): the parts @score was worked out from in this row, as JSON. */
char *dbk_score_field_dup_parts (GtkWidget *row, int score);
/** @word: (nullable) */
void dbk_score_field_set (GtkWidget *row, const DbkScaleInfo *scale, int score, const char *word);

G_END_DECLS
