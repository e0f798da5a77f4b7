/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a course has come and when its next session is due: derived, never stored. */
#pragma once

#include "dbk-course.h"
#include "dbk-session.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_DUE_NONE,      /* nothing is due: paused, cancelled, all done without maintenance, no date */
  DBK_DUE_LAPSED,    /* maintenance nobody came for: two more of its intervals went by */
  DBK_DUE_TOO_EARLY, /* before the window */
  DBK_DUE_DUE,       /* in the window, first and last day included */
  DBK_DUE_OVERDUE,   /* after it */
} DbkDueState;

/** "", "lapsed", "too_early", "due", "overdue". Static. */
const char *dbk_due_state_code (DbkDueState state);

/**
 * DbkDueFigures:
 *
 * All the due window depends on, so that a list can work it out without loading courses.
 */
typedef struct
{
  const char *status; /* the course's */
  int planned;        /* DBK_NONE: open-ended */
  int done;           /* held sessions */
  DbkDate starts_on;
  DbkDate last_treated_on; /* of the held sessions; DBK_DATE_NONE before the first */
  int interval_min_days;   /* each DBK_NONE when not set */
  int interval_target_days;
  int interval_max_days;
  int maintenance_days;
} DbkDueFigures;

/**
 * DbkDueWindow:
 *
 * Window: last treatment + minimum … + maximum days, the target between them. Before the first
 * session the start date stands for first and target, and the window closes at start + maximum.
 * After the last planned session (or in a completed course): last treatment + maintenance interval,
 * open for as many days as the course's own windows (maximum − minimum). Without a minimum the
 * target is the first day; without a target the first day is; without a maximum the window stays
 * open (last is DBK_DATE_NONE) and nothing is ever overdue. Skips don't move it.
 *
 * A finished course is not called about for ever: when nobody came for two more maintenance
 * intervals after the window it is lapsed, no longer overdue. A course with sessions left never
 * lapses: somebody has to say that it is cancelled.
 */
typedef struct
{
  DbkDueState state;
  gboolean maintenance;
  DbkDate first;
  DbkDate target;
  DbkDate last;
  int days_late;  /* days after last when overdue or lapsed, else 0 */
  int days_until; /* days to first when too early, else 0 */
} DbkDueWindow;

void dbk_due_window_compute (const DbkDueFigures *figures, DbkDate today, DbkDueWindow *window);

typedef enum
{
  DBK_NODE_DONE,
  DBK_NODE_SKIPPED,
  DBK_NODE_DRAFT,
  DBK_NODE_OVERDUE, /* the next session, late */
  DBK_NODE_NEXT,
  DBK_NODE_PLANNED,
} DbkNodeKind;

/** One disc of the strip. */
typedef struct
{
  DbkNodeKind kind;
  int number; /* the session's number; 0 for a skip */
  DbkDate first;
  DbkDate last;         /* equal to first but for the next session's window; NONE when open */
  char *id;             /* the session's (done, draft) or the skip's; NULL otherwise */
  gboolean transcribed; /* done: brought in from paper, not signed here */
} DbkCourseNode;

typedef struct
{
  int planned; /* DBK_NONE: open-ended */
  int done;
  int left; /* never below 0; DBK_NONE when open-ended */
  int skipped;
  gboolean paused;
  int next_number; /* the next session's number; 0 when none follows */
  DbkDate last_treated_on;
  char *last_session; /* id of the last held session, NULL before the first */
  char *draft;        /* id of the first unsigned draft, NULL when none */
  DbkDueWindow window;
  GPtrArray *nodes; /* of DbkCourseNode, in order */
} DbkCourseProgress;

/** Sessions entered in error are left out everywhere; transcribed ones count. Any thread. */
DbkCourseProgress *dbk_course_progress_new (const DbkCourse *course, DbkDate today);
void dbk_course_progress_free (DbkCourseProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkCourseProgress, dbk_course_progress_free)

/** One or two spoken sentences: "3 of 6 sessions done. Session 4 is due between 3 December 2026
 * and 10 December 2026." Caller frees. */
char *dbk_course_progress_describe (const DbkCourseProgress *progress);

/** 1, 2, … by treated-on among the held sessions; a draft has the numbers after them; 0 for one
 * entered in error or not of this course. */
int dbk_course_session_number (const DbkCourse *course, const DbkSession *session);
/** The last held session before @session (by treated-on), or the last of all when @session is
 * NULL; NULL when there is none. Owned by the course. */
DbkSession *dbk_course_previous_session (const DbkCourse *course, const DbkSession *session);
/** Whether scores (photos) are due at session @number; @numbers: course->scores_due, photos_due. */
gboolean dbk_course_is_due_at (char *const *numbers, int number);
/** Fills @figures from @course; its texts stay the course's. */
void dbk_course_due_figures (const DbkCourse *course, DbkDueFigures *figures);

G_END_DECLS
