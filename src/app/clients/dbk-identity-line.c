/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reception says on the phone: when the next session is due, and what was done last. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-identity-line.h"
#include "dbk-names.h"
#include "dbk-progress.h"
#include "dbk-session.h"

/* What was longer ago is told with its year. */
#define A_YEAR 330

static gboolean
is_to_come (const DbkCourseProgress *progress)
{
  return progress->window.state != DBK_DUE_NONE && progress->window.state != DBK_DUE_LAPSED;
}

/* A course under way before maintenance, then what is due first. */
static gboolean
presses_more (const DbkCourseProgress *progress, const DbkCourseProgress *than)
{
  if (than == NULL)
    return TRUE;
  if (progress->window.maintenance != than->window.maintenance)
    return !progress->window.maintenance;
  return progress->window.first < than->window.first;
}

static char *
describe_window (const DbkCourseProgress *progress)
{
  const DbkDueWindow *window = &progress->window;
  g_autofree char *range = dbk_date_format_range (window->first, window->last, FALSE);
  g_autofree char *late = NULL;

  if (window->state == DBK_DUE_OVERDUE)
    late = g_strdup_printf (ngettext (", %d day late", ", %d days late", window->days_late),
                            window->days_late);
  if (window->maintenance)
    /* Translators: %1$s is the days of a due window, %2$s nothing or ", 12 days late". */
    return g_strdup_printf (_ ("Next: maintenance, %1$s%2$s"), range, late == NULL ? "" : late);
  /* Translators: %2$s is the days of a due window, %3$s nothing or ", 12 days late". */
  return g_strdup_printf (_ ("Next: session %1$d, %2$s%3$s"), progress->next_number, range,
                          late == NULL ? "" : late);
}

/* NULL when nothing is to come. */
static char *
describe_next (const DbkClientRecord *record, DbkDate today)
{
  g_autoptr (DbkCourseProgress) most = NULL;
  gboolean paused = FALSE;

  for (guint i = 0; i < record->courses->len; i++)
    {
      g_autoptr (DbkCourseProgress) progress =
          dbk_course_progress_new (record->courses->pdata[i], today);

      paused = paused || progress->paused;
      if (!is_to_come (progress) || !presses_more (progress, most))
        continue;
      g_clear_pointer (&most, dbk_course_progress_free);
      most = g_steal_pointer (&progress);
    }
  if (most != NULL)
    return describe_window (most);
  return paused ? g_strdup (_ ("Next: the course is paused")) : NULL;
}

static const DbkSession *
find_last (const DbkClientRecord *record)
{
  const DbkSession *last = NULL;

  for (guint i = 0; i < record->courses->len; i++)
    {
      GPtrArray *sessions = ((const DbkCourse *) record->courses->pdata[i])->sessions;

      for (guint j = 0; j < sessions->len; j++)
        {
          const DbkSession *session = sessions->pdata[j];

          if (dbk_session_is_held (session) &&
              (last == NULL || session->treated_on >= last->treated_on))
            last = session;
        }
    }
  return last;
}

/* NULL before the first session. */
static char *
describe_last (const DbkClientRecord *record, DbkDate today)
{
  const DbkSession *last = find_last (record);
  g_autoptr (GStrvBuilder) treated = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  g_autofree char *day = NULL;
  g_autofree char *areas = NULL;

  if (last == NULL)
    return NULL;
  for (guint i = 0; i < last->areas->len; i++)
    {
      const DbkSessionArea *area = last->areas->pdata[i];

      if (area->treated)
        g_strv_builder_add (treated, area->area);
    }
  codes = g_strv_builder_end (treated);
  day = today - last->treated_on < A_YEAR ? dbk_date_format_day (last->treated_on)
                                          : dbk_date_format_medium (last->treated_on);
  areas = dbk_names_areas_sentence (codes);
  if (*areas == '\0')
    /* Translators: %s is the day of the last session. */
    return g_strdup_printf (_ ("Last: %s"), day);
  /* Translators: the day of the last session, and the areas that were treated. */
  return g_strdup_printf (_ ("Last: %1$s, %2$s"), day, areas);
}

char *
dbk_identity_text_line (const DbkClientRecord *record, DbkDate today)
{
  g_autofree char *next = describe_next (record, today);
  g_autofree char *last = describe_last (record, today);

  if (next != NULL && last != NULL)
    return g_strdup_printf ("%s · %s", next, last);
  if (next != NULL)
    return g_steal_pointer (&next);
  return last != NULL ? g_steal_pointer (&last) : g_strdup ("");
}
