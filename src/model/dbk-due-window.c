/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the next session of a course is due. */
#include "config.h"

#include "dbk-progress.h"

const char *
dbk_due_state_code (DbkDueState state)
{
  switch (state)
    {
    case DBK_DUE_LAPSED:
      return "lapsed";
    case DBK_DUE_TOO_EARLY:
      return "too_early";
    case DBK_DUE_DUE:
      return "due";
    case DBK_DUE_OVERDUE:
      return "overdue";
    case DBK_DUE_NONE:
    default:
      return "";
    }
}

static int
or_else (int number, int fallback)
{
  return number == DBK_NONE ? fallback : number;
}

/* How many maintenance intervals go by after the window before nobody is called about it. */
#define LAPSES_AFTER 2

static gboolean
is_status (const DbkDueFigures *figures, const char *status)
{
  return g_strcmp0 (figures->status, status) == 0;
}

/* The session after the planned ones: as long as the course's own windows, so a clinic that calls
 * within a week calls within a week here too. */
static void
open_maintenance_window (const DbkDueFigures *figures, DbkDueWindow *window)
{
  int minimum = or_else (figures->interval_min_days, 0);

  window->maintenance = TRUE;
  window->first = window->target = figures->last_treated_on + figures->maintenance_days;
  if (figures->interval_max_days != DBK_NONE)
    window->last = window->first + MAX (figures->interval_max_days - minimum, 0);
}

static void
open_course_window (const DbkDueFigures *figures, DbkDueWindow *window)
{
  DbkDate from = figures->last_treated_on;
  int minimum = or_else (figures->interval_min_days, or_else (figures->interval_target_days, 0));
  int target = or_else (figures->interval_target_days, minimum);

  if (from == DBK_DATE_NONE)
    {
      from = figures->starts_on;
      minimum = target = 0;
    }
  window->first = from + minimum;
  window->target = from + target;
  if (figures->interval_max_days != DBK_NONE)
    window->last = from + MAX (figures->interval_max_days, target);
}

static gboolean
is_lapsed (const DbkDueFigures *figures, const DbkDueWindow *window, DbkDate today)
{
  DbkDate end = window->last != DBK_DATE_NONE ? window->last : window->first;

  return window->maintenance && today > end + LAPSES_AFTER * figures->maintenance_days;
}

void
dbk_due_window_compute (const DbkDueFigures *figures, DbkDate today, DbkDueWindow *window)
{
  gboolean all_done = is_status (figures, "completed") ||
                      (figures->planned != DBK_NONE && figures->done >= figures->planned);

  *window = (DbkDueWindow){ DBK_DUE_NONE };
  if (is_status (figures, "paused") || is_status (figures, "cancelled"))
    return;
  if (all_done)
    {
      if (figures->last_treated_on == DBK_DATE_NONE || or_else (figures->maintenance_days, 0) <= 0)
        return;
      open_maintenance_window (figures, window);
    }
  else
    {
      if (figures->last_treated_on == DBK_DATE_NONE && figures->starts_on == DBK_DATE_NONE)
        return;
      open_course_window (figures, window);
    }
  if (is_lapsed (figures, window, today))
    {
      window->state = DBK_DUE_LAPSED;
      window->days_late = today - (window->last != DBK_DATE_NONE ? window->last : window->first);
    }
  else if (today < window->first)
    {
      window->state = DBK_DUE_TOO_EARLY;
      window->days_until = window->first - today;
    }
  else if (window->last != DBK_DATE_NONE && today > window->last)
    {
      window->state = DBK_DUE_OVERDUE;
      window->days_late = today - window->last;
    }
  else
    window->state = DBK_DUE_DUE;
}
