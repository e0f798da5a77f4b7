/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the course page says of a course, in words. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-course-text.h"
#include "dbk-names.h"
#include "dbk-text.h"

gboolean
dbk_course_is_running (const DbkCourse *course)
{
  return g_strcmp0 (course->status, "planned") == 0 || g_strcmp0 (course->status, "active") == 0;
}

GPtrArray *
dbk_courses_running (const DbkClientRecord *record)
{
  GPtrArray *running = g_ptr_array_new ();

  for (guint i = 0; i < record->courses->len; i++)
    if (dbk_course_is_running (record->courses->pdata[i]))
      g_ptr_array_add (running, record->courses->pdata[i]);
  return running;
}

static gboolean
has_draft (const DbkCourse *course)
{
  for (guint i = 0; i < course->sessions->len; i++)
    if (!dbk_session_is_locked (course->sessions->pdata[i]))
      return TRUE;
  return FALSE;
}

static int
rank (const DbkCourse *course)
{
  if (has_draft (course))
    return 0;
  if (dbk_course_is_running (course))
    return 1;
  return g_strcmp0 (course->status, "cancelled") == 0 ? 3 : 2;
}

const DbkCourse *
dbk_courses_first (const DbkClientRecord *record)
{
  const DbkCourse *best = NULL;

  for (guint i = 0; i < record->courses->len; i++)
    if (best == NULL || rank (record->courses->pdata[i]) < rank (best))
      best = record->courses->pdata[i];
  return best;
}

const char *
dbk_course_title (const DbkCourse *course)
{
  return dbk_text_is_blank (course->title) ? _ ("Course") : course->title;
}

char *
dbk_course_text_interval (int days)
{
  if (days == DBK_NONE || days <= 0)
    return NULL;
  if (days % 7 == 0)
    return g_strdup_printf (ngettext ("Every week", "Every %d weeks", days / 7), days / 7);
  return g_strdup_printf (ngettext ("Every day", "Every %d days", days), days);
}

static char *
interval_since (const char *interval, const DbkCourse *course)
{
  g_autofree char *start = dbk_date_format_long (course->starts_on);
  gboolean begun = dbk_course_previous_session (course, NULL) != NULL;

  if (course->starts_on == DBK_DATE_NONE)
    return g_strdup (interval);
  if (interval == NULL)
    /* Translators: of a course of sessions; %s is a day. */
    return g_strdup_printf (begun ? _ ("Since %s") : _ ("From %s"), start);
  /* Translators: "Every 2 weeks since 8 October 2026". */
  return g_strdup_printf (begun ? _ ("%1$s since %2$s") : _ ("%1$s from %2$s"), interval, start);
}

char *
dbk_course_text_plan (const DbkCourse *course)
{
  const DbkSession *last = dbk_course_previous_session (course, NULL);
  int days = course->interval_target_days != DBK_NONE ? course->interval_target_days
                                                      : course->interval_min_days;
  g_autofree char *interval = dbk_course_text_interval (days);
  g_autofree char *since = interval_since (interval, course);
  const char *parts[4] = { NULL };
  guint n = 0;

  if (since != NULL)
    parts[n++] = since;
  if (last != NULL && !dbk_text_is_blank (last->practitioner))
    parts[n++] = last->practitioner;
  return g_strjoinv (" · ", (char **) parts);
}

char *
dbk_course_text_done (const DbkCourseProgress *progress)
{
  if (progress->planned == DBK_NONE)
    return g_strdup_printf (ngettext ("%d session done", "%d sessions done", progress->done),
                            progress->done);
  return g_strdup_printf (_ ("%1$d of %2$d done"), progress->done, progress->planned);
}

static char *
days_until (int days)
{
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
}

static char *
note_of (const DbkCourseProgress *progress, DbkDate today)
{
  const DbkDueWindow *window = &progress->window;
  g_autofree char *when = NULL;

  switch (window->state)
    {
    case DBK_DUE_TOO_EARLY:
      when = days_until (window->days_until);
      break;

    case DBK_DUE_DUE:
      when = g_strdup (window->last == today ? _ ("due today, the last day") : _ ("due now"));
      break;

    case DBK_DUE_OVERDUE:
      when = g_strdup_printf (ngettext ("%d day late", "%d days late", window->days_late),
                              window->days_late);
      break;

    case DBK_DUE_LAPSED:
      when = g_strdup (_ ("lapsed"));
      break;

    case DBK_DUE_NONE:
    default:
      break;
    }
  if (window->maintenance)
    return g_steal_pointer (&when);
  if (when == NULL)
    return g_strdup_printf (_ ("session %d"), progress->next_number);
  /* Translators: %1$s is "in 10 days" or "2 days late". */
  return g_strdup_printf (_ ("%1$s · session %2$d"), when, progress->next_number);
}

void
dbk_course_text_next (const DbkCourse *course,
                      const DbkCourseProgress *progress,
                      DbkDate today,
                      DbkCourseNext *next)
{
  const DbkDueWindow *window = &progress->window;

  *next = (DbkCourseNext){ NULL, NULL, NULL };
  if (progress->next_number == 0 || progress->paused)
    {
      next->title = g_strdup (_ ("Course"));
      next->window = g_strdup (progress->next_number == 0 && dbk_course_is_running (course)
                                   ? _ ("All done")
                                   : dbk_name (DBK_NAME_COURSE_STATUS, course->status));
      if (!dbk_text_is_blank (course->status_reason))
        next->note = g_strdup (course->status_reason);
      return;
    }
  next->title = g_strdup (window->maintenance ? _ ("Maintenance") : _ ("Next session"));
  next->window = window->first == DBK_DATE_NONE
                     ? g_strdup (_ ("No date yet"))
                     : dbk_date_format_range (window->first, window->last, FALSE);
  next->note = note_of (progress, today);
}

void
dbk_course_next_clear (DbkCourseNext *next)
{
  g_clear_pointer (&next->title, g_free);
  g_clear_pointer (&next->window, g_free);
  g_clear_pointer (&next->note, g_free);
}
