/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales as pages and prints use them: the catalogue's, and those the clinic added. */
#pragma once

#include "dbk-catalog.h"

G_BEGIN_DECLS

/**
 * DbkScale:
 *
 * One version of a scale of the clinic's own: numbers, not validated, with a name and perhaps a
 * label for each grade. What it says is never changed in place: scores keep the version they were
 * given on. Its code begins with "own-" and is the same in all its versions.
 */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  DbkScaleInfo info;
  char *replaces; /* id of the version before */
  DbkDate retired_on;
  int revision;
} DbkScale;

DBK_DECLARE_RECORD (DbkScale, scale)

/** The most grades one may have: more than anybody tells apart. */
#define DBK_SCALE_MOST_GRADES 1000

/**
 * dbk_scale_find:
 * @own: (element-type DbkScale) (nullable): the clinic's that may be meant
 * @version: of one of the clinic's; NULL for any
 *
 * Returns: (nullable) (transfer none): static, or as long as @own: dbk_scale_info_ref() keeps it
 */
const DbkScaleInfo *dbk_scale_find (GPtrArray *own, const char *code, const char *version);
/** Keeps a scale beyond the list it was found in. Takes NULL. */
const DbkScaleInfo *dbk_scale_info_ref (const DbkScaleInfo *scale);
void dbk_scale_info_unref (const DbkScaleInfo *scale);
/** TRUE for a code of the clinic's, known here or not. Takes NULL. */
gboolean dbk_scale_is_own (const char *code);
/** Gives a new scale of the clinic's its code. */
void dbk_scale_ensure_code (DbkScale *scale);
/** TRUE when both are one version of one scale. Takes NULL. */
gboolean dbk_scale_is_same (const DbkScaleInfo *a, const DbkScaleInfo *b);
/** FALSE for a scale of words: its grades are shown as words, never charted or in per cent. */
gboolean dbk_scale_is_charted (const DbkScaleInfo *scale);
/** TRUE when @area of a concern is scored on @scale: "" for a concern scored as a whole. */
gboolean dbk_scale_asks_for (const DbkScaleInfo *scale, const char *area);
/** How many grades it has; 0 for one that makes no sense. */
guint dbk_scale_count_grades (const DbkScaleInfo *scale);

/** "Lemperle", "Glow"; without a @scale what @code is called. Never NULL. */
const char *dbk_scale_name (const DbkScaleInfo *scale, const char *code);
/** With its range where it has one: "Lemperle 0–5". Caller frees. */
char *dbk_scale_title (const DbkScaleInfo *scale, const char *code);
/** The wording of a grade; NULL when it has none. */
const char *dbk_scale_grade (const DbkScaleInfo *scale, int score);

G_END_DECLS
