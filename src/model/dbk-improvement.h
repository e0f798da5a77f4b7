/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether it helped: change against the baseline, in exact arithmetic. */
#pragma once

#include "dbk-catalog.h"
#include "dbk-client-record.h"

G_BEGIN_DECLS

/** Sums of @n scores in tenths; n is 1 for one area. */
typedef struct
{
  int sum;
  int n;
} DbkScoreMean;

typedef enum
{
  DBK_CHANGE_UNKNOWN, /* no baseline, nothing after it, or a scale of words */
  DBK_CHANGE_NONE,    /* less than one whole step of the scale: "no clear change" */
  DBK_CHANGE_BETTER,
  DBK_CHANGE_WORSE,
} DbkChange;

/** Better or worse by at least one step, the scale's direction taken into account. */
DbkChange dbk_change_of (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now);
/**
 * dbk_smallest_change_find:
 * @changes: (nullable): what the clinic entered: "lemperle:15 vas:20", scores in tenths
 *
 * The smallest change of @scale that can be told from chance, as the clinic has it from its own
 * source. Returns: in tenths; DBK_NONE where none is entered, and one whole step counts
 */
int dbk_smallest_change_find (const char *changes, const char *scale);
/** @changes with @tenths for @scale; DBK_NONE takes it away. (transfer full) */
char *dbk_smallest_change_set (const char *changes, const char *scale, int tenths);

/**
 * dbk_improvement_tenths:
 *
 * (baseline − now) / baseline where lower is better; (now − baseline) / (maximum − baseline) where
 * higher is better; in tenths of a per cent, halves away from zero, negative when worse.
 * Returns: DBK_NONE when either is missing (n = 0), the divisor is 0, or the scale isn't charted
 */
int dbk_improvement_tenths (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now);
/** The same in whole per cent, rounded once. */
int dbk_improvement_percent (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now);
/** "50 % better", "25 % worse", "no clear change"; "better" or "worse" where no percentage can be
 * worked out; "" when unknown. Caller frees. */
char *dbk_change_describe (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now);
/** dbk_change_of() and dbk_change_describe() where the clinic entered a smallest change for the
 * scale (tenths; DBK_NONE for none): less than that, or than one step, is no clear change. */
DbkChange dbk_change_of_at_least (const DbkScaleInfo *scale,
                                  int smallest,
                                  DbkScoreMean baseline,
                                  DbkScoreMean now);
char *dbk_change_describe_at_least (const DbkScaleInfo *scale,
                                    int smallest,
                                    DbkScoreMean baseline,
                                    DbkScoreMean now);
/** A mean as a person reads it: "2.5", at most one decimal, the locale's mark. Caller frees. */
char *dbk_score_format (DbkScoreMean score);
/** One score in tenths as DbkScoreMean; DBK_NONE gives n = 0. */
DbkScoreMean dbk_score (int tenths);

/** Classes most trials use. */
typedef enum
{
  DBK_QUARTILE_NONE,
  DBK_QUARTILE_UNDER_25,
  DBK_QUARTILE_25_TO_50,
  DBK_QUARTILE_51_TO_75,
  DBK_QUARTILE_OVER_75,
} DbkQuartile;

/** Of the exact improvement: 25 and 50 belong to the second class, 75 to the third. */
DbkQuartile
dbk_improvement_quartile (const DbkScaleInfo *scale, DbkScoreMean baseline, DbkScoreMean now);
/** Static: "25–50 %". */
const char *dbk_quartile_name (DbkQuartile quartile);

/** Percentages of @counts that total 100, in tenths, by largest remainder, ties to the first.
 * All 0 when the counts are. */
void dbk_percentages (const guint *counts, guint n, int *tenths);

/** What one area of a concern did. */
typedef struct
{
  char *area; /* "" when the concern is scored as a whole */
  DbkDate baseline_on;
  DbkDate latest_on; /* DBK_DATE_NONE when there is nothing after the baseline */
  int baseline;      /* in tenths; DBK_NONE for a scale of words */
  int latest;
  char *baseline_word;
  char *latest_word;
} DbkAreaChange;

/** One day's mean over the areas known by then, each with its latest score. */
typedef struct
{
  DbkDate day;
  DbkScoreMean baseline; /* of the same areas */
  DbkScoreMean mean;
  int improvement; /* tenths of a per cent; DBK_NONE when it can't be worked out */
  char *session;   /* id of the session it was scored in; NULL outside one */
} DbkConcernPoint;

typedef struct
{
  char *concern; /* id */
  char *code;
  char *other_text;
  char *scale_code;
  const DbkScaleInfo *scale; /* owned; NULL for one that isn't known */
  int target;                /* in tenths, DBK_NONE when not set */
  int smallest_change;       /* the clinic's for the scale, in tenths; DBK_NONE without */
  GPtrArray *areas;          /* of DbkAreaChange, head to foot */
  GPtrArray *points;         /* of DbkConcernPoint by day, the baseline first; empty for words */
} DbkConcernLine;

/**
 * dbk_concern_line:
 *
 * From the concern's own scores and those in the client's held sessions (drafts and sessions
 * entered in error left out), of the concern's scale. An area's baseline is its first score of
 * occasion baseline, else its first score; of several on one day the last recorded counts.
 */
DbkConcernLine *dbk_concern_line (const DbkClientRecord *record, const DbkConcern *concern);
/** The same for each area alone, head to foot: every line has one area. A line of words has no
 * points. (element-type DbkConcernLine) (transfer full) */
GPtrArray *dbk_concern_area_lines (const DbkClientRecord *record, const DbkConcern *concern);
void dbk_concern_line_free (DbkConcernLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkConcernLine, dbk_concern_line_free)

/** Baseline and latest mean over all areas of the line; n = 0 when there is none. */
DbkScoreMean dbk_concern_line_baseline (const DbkConcernLine *line);
DbkScoreMean dbk_concern_line_latest (const DbkConcernLine *line);
/** The improvement (tenths of a per cent) the target would be; DBK_NONE without one. */
int dbk_concern_line_target_improvement (const DbkConcernLine *line);
/** Areas for a table: both sides of a pair as one row with the pair's code when all their figures
 * and days are equal. (element-type DbkAreaChange) (transfer full) */
GPtrArray *dbk_concern_line_merged_areas (const DbkConcernLine *line);
/** (transfer full) (nullable): the newest assessment of @area before or on @on ("" the whole), as
 * its addenda leave it. */
DbkAssessment *dbk_concern_latest_score (const DbkClientRecord *record,
                                         const DbkConcern *concern,
                                         const char *area,
                                         DbkDate on);
void dbk_area_change_free (DbkAreaChange *change);

G_END_DECLS
