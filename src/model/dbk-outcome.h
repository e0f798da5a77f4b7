/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to, over all clients of the clinic. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-improvement.h"

G_BEGIN_DECLS

/** The four classes of improvement, worst first: DBK_QUARTILE_UNDER_25 is the first. */
#define DBK_OUTCOME_N_CLASSES 4
/** Below so many scored courses a share says less than the counts do: counts alone are shown. */
#define DBK_OUTCOME_FEWEST_FOR_SHARES 20

/**
 * DbkOutcomeRow: the finished courses of one template in which one concern was treated.
 *
 * A course for two concerns is in two rows.
 */
typedef struct
{
  char *concern;  /* code */
  char *template; /* the template's title; the course's own where it was planned by hand */
  guint courses;
  guint sessions; /* held in them, all together */
  guint classes[DBK_OUTCOME_N_CLASSES];
  guint unscored;  /* courses without a figure: no baseline, nothing after it, a scale of words */
  guint reactions; /* courses with an adverse reaction in any session */
} DbkOutcomeRow;

/**
 * DbkOutcome:
 * @rows: by concern, then by template
 * @courses, @sessions, @reactions: each finished course counted once
 */
typedef struct
{
  GPtrArray *rows; /* of DbkOutcomeRow */
  guint courses;
  guint sessions;
  guint reactions;
} DbkOutcome;

DbkOutcome *dbk_outcome_new (void);
void dbk_outcome_free (DbkOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkOutcome, dbk_outcome_free)

/**
 * dbk_outcome_add:
 *
 * Adds a client's completed courses. A concern's improvement in a course is from the last score up
 * to the first session (the baseline, for the first course) to the last one before the client's
 * next course for the same concern, follow-ups among them.
 */
void dbk_outcome_add (DbkOutcome *outcome, const DbkClientRecord *record);

/** The scored courses of the row. */
guint dbk_outcome_row_scored (const DbkOutcomeRow *row);
/** "9", or "9 (37.5 %)" where there are enough; shares of a row total 100. Caller frees. */
char *dbk_outcome_row_class_text (const DbkOutcomeRow *row, guint index);
/** In tenths of a per cent, totalling 1000; all 0 where there are too few. */
void dbk_outcome_row_shares (const DbkOutcomeRow *row, int shares[DBK_OUTCOME_N_CLASSES]);

G_END_DECLS
