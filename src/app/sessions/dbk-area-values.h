/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An area row's values in words. */
#pragma once

#include "dbk-clinic.h"
#include "dbk-session.h"

G_BEGIN_DECLS

/* Caller frees the texts; "" where nothing is known. */

/** "Diamond 120" */
char *dbk_area_tip_text (const DbkSessionArea *row);
/** A key for the choice of tips; NULL when the row has none. */
char *dbk_area_tip_key (const char *tip, const char *grit, const char *care);
/** Puts the tip of a key into the row; NULL empties it. */
void dbk_area_take_tip_key (DbkSessionArea *row, const char *key);
/** "15 mmHg", "level 3", in the locale's way of writing numbers */
char *dbk_area_vacuum_text (const DbkSessionArea *row);
/** The same in another unit, to one decimal; NULL where that can't be, or is the row's own. Caller
 * frees. */
char *dbk_area_vacuum_text_in (const DbkSessionArea *row, const char *unit_code);
/** All that is set, in one line: "Diamond 120 · 15 mmHg · 2 × single · endpoint 2" */
char *dbk_area_settings_text (const DbkSessionArea *row);
/** As said of last time in a row that isn't treated now: "treated, 15 mmHg, 1 pass" */
char *dbk_area_history_text (const DbkSessionArea *row);
/** What the endpoint is spoken by: for DbkGradeBox. */
const char *dbk_area_endpoint_word (int grade, gpointer data);
/**
 * dbk_area_range_warning:
 *
 * The device's own range, never a global one. Returns: a sentence when the row's vacuum lies
 * outside it, NULL when it doesn't or can't be compared.
 */
char *dbk_area_range_warning (const DbkSessionArea *row, const DbkDevice *device);

G_END_DECLS
