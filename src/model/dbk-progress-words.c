/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course's progress as somebody would say it. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-progress.h"

static char *
describe_done (const DbkCourseProgress *progress)
{
  if (progress->planned == DBK_NONE)
    return g_strdup_printf (ngettext ("%d session done.", "%d sessions done.", progress->done),
                            progress->done);
  /* Translators: the second number is how many are planned. */
  return g_strdup_printf (ngettext ("%d of %d session done.", "%d of %d sessions done.",
                                    progress->planned),
                          progress->done, progress->planned);
}

static char *
describe_open_window (const DbkCourseProgress *progress, const char *first)
{
  if (progress->window.maintenance)
    return g_strdup_printf (_ ("A maintenance session is due from %s."), first);
  return g_strdup_printf (_ ("Session %d is due from %s."), progress->next_number, first);
}

static char *
describe_closed_window (const DbkCourseProgress *progress, const char *first, const char *last)
{
  gboolean one_day = progress->window.first == progress->window.last;

  if (progress->window.maintenance)
    return one_day ? g_strdup_printf (_ ("A maintenance session is due on %s."), first)
                   : g_strdup_printf (_ ("A maintenance session is due between %s and %s."), first,
                                      last);
  return one_day ? g_strdup_printf (_ ("Session %d is due on %s."), progress->next_number, first)
                 : g_strdup_printf (_ ("Session %d is due between %s and %s."),
                                    progress->next_number, first, last);
}

static char *
describe_overdue (const DbkCourseProgress *progress, const char *last)
{
  int late = progress->window.days_late;

  if (progress->window.maintenance)
    return g_strdup_printf (ngettext ("The maintenance session was due by %s, %d day ago.",
                                      "The maintenance session was due by %s, %d days ago.", late),
                            last, late);
  return g_strdup_printf (ngettext ("Session %d was due by %s, %d day ago.",
                                    "Session %d was due by %s, %d days ago.", late),
                          progress->next_number, last, late);
}

static char *
describe_next (const DbkCourseProgress *progress)
{
  g_autofree char *first = dbk_date_format_long (progress->window.first);
  g_autofree char *last = dbk_date_format_long (progress->window.last);

  if (progress->draft != NULL)
    return g_strdup (_ ("A draft is waiting to be signed."));
  if (progress->paused)
    return g_strdup (_ ("The course is paused."));
  switch (progress->window.state)
    {
    case DBK_DUE_TOO_EARLY:
    case DBK_DUE_DUE:
      return progress->window.last == DBK_DATE_NONE
                 ? describe_open_window (progress, first)
                 : describe_closed_window (progress, first, last);
    case DBK_DUE_OVERDUE:
      return describe_overdue (progress, last);
    case DBK_DUE_LAPSED:
      return g_strdup (_ ("Maintenance has lapsed."));
    case DBK_DUE_NONE:
    default:
      return g_strdup (progress->next_number == 0 ? _ ("No session follows.")
                                                  : _ ("The next session has no date."));
    }
}

char *
dbk_course_progress_describe (const DbkCourseProgress *progress)
{
  g_autofree char *done = describe_done (progress);
  g_autofree char *next = describe_next (progress);

  /* Translators: two sentences after each other. */
  return g_strdup_printf (_ ("%s %s"), done, next);
}
