/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores made of parts: MASI, mMASI, Davey, the Fitzpatrick questionnaire. */
#pragma once

#include <glib.h>

#include "dbk-error.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_MASI_FOREHEAD,
  DBK_MASI_RIGHT_MALAR,
  DBK_MASI_LEFT_MALAR,
  DBK_MASI_CHIN,
  DBK_N_MASI_REGIONS,
} DbkMasiRegion;

/** A 0–6, D and H 0–4. */
typedef struct
{
  int area;
  int darkness;
  int homogeneity; /* not used by the modified score */
} DbkMasiPart;

/**
 * dbk_masi_total:
 * @parts: four, in the order of DbkMasiRegion
 * @modified: mMASI: homogeneity is left out
 * @total: (out): in tenths
 *
 * 0.3·A(D+H) for forehead and each malar region, 0.1·A(D+H) for the chin; range 0–48, modified
 * 0–24. FALSE with a sentence when a part is out of range, or A is 0 and D or H isn't, or the other
 * way round.
 */
gboolean dbk_masi_total (const DbkMasiPart *parts, gboolean modified, int *total, GError **error);
/** An assessment's parts: {"forehead":[2,3,2],"right_malar":…}. Caller frees. */
char *dbk_masi_parts_to_json (const DbkMasiPart *parts, gboolean modified);
gboolean
dbk_masi_parts_from_json (const char *json, gboolean modified, DbkMasiPart *parts, GError **error);

/** Stretch marks: four quadrants of 0–2 each; @total in tenths. */
gboolean dbk_davey_total (const int *quadrants, int *total, GError **error);
char *dbk_davey_parts_to_json (const int *quadrants);
gboolean dbk_davey_parts_from_json (const char *json, int *quadrants, GError **error);
/** Total (tenths) 3 and over is severe. */
gboolean dbk_davey_is_severe (int total);

/** The questions of the Fitzpatrick questionnaire as it is usually printed: four about the client,
 * four about what the sun does, two about habits, each answered with 0 to 4 points. The wording of
 * the answers differs from form to form and stands on the clinic's own. */
#define DBK_N_SKIN_QUESTIONS 10
#define DBK_SKIN_MOST_POINTS 4
/** What question @index is about, translated; with @section: (out) (nullable): the heading of the
 * part it begins, NULL within one. Static. */
const char *dbk_skin_question (guint index, const char **section);
/** Adds up @answers, DBK_N_SKIN_QUESTIONS of them. FALSE with a sentence when one is missing
 * (DBK_NONE) or can't be. @total: (out): 0–40 */
gboolean dbk_skin_total (const int *answers, int *total, GError **error);

/** The skin type 1–6 of a questionnaire's total: 0–6 I, 7–13 II, 14–20 III, 21–27 IV, 28–34 V, 35
 * and over VI (NBK481857); DBK_NONE for a negative total. */
int dbk_fitzpatrick_skin_type (int total);

G_END_DECLS
