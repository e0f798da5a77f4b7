/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a score: grades with their wording to choose from, or a number to type. */
#pragma once

#include "dbk-catalog.h"
#include "dbk-form-dialog.h"

G_BEGIN_DECLS

/** A row for a score of @scale: its grades in a list where they are few, else a field. */
GtkWidget *dbk_baseline_row_new (const DbkScaleInfo *scale, const char *title);
/**
 * dbk_baseline_row_get:
 * @score: (out): in tenths; DBK_NONE for none and for a scale of words
 * @word: (out): a word scale's code; NULL for none. Static
 *
 * Returns: FALSE when what was typed isn't on the scale; the row then says so
 */
gboolean
dbk_baseline_row_get (GtkWidget *row, const DbkScaleInfo *scale, int *score, const char **word);
/** @word: (nullable) */
void dbk_baseline_row_set (GtkWidget *row, const DbkScaleInfo *scale, int score, const char *word);

G_END_DECLS
