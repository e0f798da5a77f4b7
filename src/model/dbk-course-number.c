/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a course's sessions, and the numbers it gives them. */
#include "config.h"

#include <string.h>

#include "dbk-progress.h"

static gboolean
is_draft (const DbkSession *session)
{
  return !dbk_session_is_locked (session) && session->entered_in_error == NULL;
}

/* By treated-on; two on one day in the order they were recorded; the id decides what is left, so
 * every reader counts the same. Drafts come after all held sessions. */
static int
compare_sessions (const DbkSession *a, const DbkSession *b)
{
  if (is_draft (a) != is_draft (b))
    return is_draft (a) ? 1 : -1;
  if (a->treated_on != b->treated_on)
    return a->treated_on < b->treated_on ? -1 : 1;
  if (a->recorded_at != b->recorded_at)
    return a->recorded_at < b->recorded_at ? -1 : 1;
  return g_strcmp0 (a->id, b->id);
}

static gboolean
is_counted (const DbkSession *session)
{
  return session->entered_in_error == NULL;
}

static gboolean
is_same (const DbkSession *a, const DbkSession *b)
{
  return a == b || (a->id != NULL && g_strcmp0 (a->id, b->id) == 0);
}

int
dbk_course_session_number (const DbkCourse *course, const DbkSession *session)
{
  const DbkSession *own = NULL;
  int number = 1;

  for (guint i = 0; i < course->sessions->len && own == NULL; i++)
    if (is_same (course->sessions->pdata[i], session))
      own = course->sessions->pdata[i];
  if (own == NULL || !is_counted (own))
    return 0;
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const DbkSession *other = course->sessions->pdata[i];

      if (other != own && is_counted (other) && compare_sessions (other, own) < 0)
        number++;
    }
  return number;
}

DbkSession *
dbk_course_previous_session (const DbkCourse *course, const DbkSession *session)
{
  DbkSession *previous = NULL;

  for (guint i = 0; i < course->sessions->len; i++)
    {
      DbkSession *other = course->sessions->pdata[i];

      if (!dbk_session_is_held (other) || (session != NULL && is_same (other, session)))
        continue;
      /* A draft dated back stands behind what was held before its day only. */
      if (session != NULL && (other->treated_on > session->treated_on ||
                              (!is_draft (session) && compare_sessions (other, session) > 0)))
        continue;
      if (previous == NULL || compare_sessions (previous, other) < 0)
        previous = other;
    }
  return previous;
}

gboolean
dbk_course_is_due_at (char *const *numbers, int number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", number);
  return dbk_codes_contain (numbers, text);
}

void
dbk_course_due_figures (const DbkCourse *course, DbkDueFigures *figures)
{
  *figures = (DbkDueFigures){
    .status = course->status,
    .planned = course->planned_sessions,
    .starts_on = course->starts_on,
    .interval_min_days = course->interval_min_days,
    .interval_target_days = course->interval_target_days,
    .interval_max_days = course->interval_max_days,
    .maintenance_days = course->maintenance_days,
  };
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const DbkSession *session = course->sessions->pdata[i];

      if (!dbk_session_is_held (session))
        continue;
      figures->done++;
      figures->last_treated_on = MAX (figures->last_treated_on, session->treated_on);
    }
}
