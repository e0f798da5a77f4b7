/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip of a course: what was, what is next, what is planned. */
#include "config.h"

#include "dbk-progress.h"

/* A course without an end, or with a thousand sessions, doesn't get a thousand discs. */
#define MOST_PLANNED 60

static void
free_node (gpointer data)
{
  DbkCourseNode *node = data;

  g_free (node->id);
  g_free (node);
}

void
dbk_course_progress_free (DbkCourseProgress *progress)
{
  if (progress == NULL)
    return;
  g_free (progress->last_session);
  g_free (progress->draft);
  g_ptr_array_unref (progress->nodes);
  g_free (progress);
}

static DbkCourseNode *
add_node (DbkCourseProgress *progress, DbkNodeKind kind, DbkDate day, const char *id)
{
  DbkCourseNode *node = g_new0 (DbkCourseNode, 1);

  node->kind = kind;
  node->first = node->last = day;
  node->id = g_strdup (id);
  g_ptr_array_add (progress->nodes, node);
  return node;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const DbkCourseNode *one = *(const DbkCourseNode *const *) a;
  const DbkCourseNode *other = *(const DbkCourseNode *const *) b;
  gboolean one_is_draft = one->kind == DBK_NODE_DRAFT;

  /* A draft is the newest number, whatever day it carries. */
  if (one_is_draft != (other->kind == DBK_NODE_DRAFT))
    return one_is_draft ? 1 : -1;
  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  /* On one day a session stands before a skip. */
  if ((one->kind == DBK_NODE_SKIPPED) != (other->kind == DBK_NODE_SKIPPED))
    return one->kind == DBK_NODE_SKIPPED ? 1 : -1;
  if (one->number != other->number)
    return one->number < other->number ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

static void
add_sessions (DbkCourseProgress *progress, const DbkCourse *course)
{
  int first_draft = 0;

  for (guint i = 0; i < course->sessions->len; i++)
    {
      const DbkSession *session = course->sessions->pdata[i];
      gboolean held = dbk_session_is_held (session);
      DbkCourseNode *node;

      if (session->entered_in_error != NULL)
        continue;
      node = add_node (progress, held ? DBK_NODE_DONE : DBK_NODE_DRAFT, session->treated_on,
                       session->id);
      node->number = dbk_course_session_number (course, session);
      node->transcribed = g_strcmp0 (session->state, "transcribed") == 0;
      if (!held && (first_draft == 0 || node->number < first_draft))
        {
          first_draft = node->number;
          dbk_set_text (&progress->draft, session->id);
        }
    }
}

/* Where the sessions after the next one are counted from: a target that has passed can't be met
 * any more, so the plan moves on to today. */
static DbkDate
plan_from (const DbkCourseProgress *progress, DbkDate draft_day, DbkDate today)
{
  if (draft_day != DBK_DATE_NONE)
    return draft_day;
  if (progress->window.target == DBK_DATE_NONE)
    return DBK_DATE_NONE;
  return MAX (progress->window.target, today);
}

static DbkNodeKind
next_kind (const DbkCourseProgress *progress)
{
  if (progress->window.state == DBK_DUE_OVERDUE)
    return DBK_NODE_OVERDUE;
  return progress->paused ? DBK_NODE_PLANNED : DBK_NODE_NEXT;
}

/* Everything that is still to come: the next session, unless a draft is it, and the planned ones.
 */
static void
add_future (DbkCourseProgress *progress,
            const DbkCourse *course,
            int n_drafts,
            DbkDate draft_day,
            DbkDate today)
{
  int number = progress->done + n_drafts + 1;
  int last_number = progress->planned == DBK_NONE ? number : progress->planned;
  int interval = course->interval_target_days != DBK_NONE ? course->interval_target_days
                                                          : course->interval_min_days;
  DbkDate day;

  if (progress->next_number == 0)
    return;
  if (n_drafts == 0)
    {
      DbkCourseNode *node = add_node (progress, next_kind (progress), progress->window.first, NULL);

      node->last = progress->window.last;
      node->number = number;
      number++;
    }
  day = plan_from (progress, draft_day, today);
  for (int i = 0; number <= last_number && i < MOST_PLANNED; i++, number++)
    {
      if (day != DBK_DATE_NONE)
        day = interval == DBK_NONE ? DBK_DATE_NONE : day + interval;
      add_node (progress, DBK_NODE_PLANNED, day, NULL)->number = number;
    }
}

/* Whether anything follows the sessions held so far. */
static gboolean
goes_on (const DbkCourseProgress *progress, const DbkCourse *course)
{
  if (g_strcmp0 (course->status, "cancelled") == 0)
    return FALSE;
  if (progress->window.maintenance)
    return TRUE;
  return g_strcmp0 (course->status, "completed") != 0 && progress->left != 0;
}

DbkCourseProgress *
dbk_course_progress_new (const DbkCourse *course, DbkDate today)
{
  DbkCourseProgress *progress = g_new0 (DbkCourseProgress, 1);
  DbkDueFigures figures;
  const DbkSession *last = dbk_course_previous_session (course, NULL);
  DbkDate draft_day = DBK_DATE_NONE;
  int n_drafts = 0;

  dbk_course_due_figures (course, &figures);
  dbk_due_window_compute (&figures, today, &progress->window);
  progress->planned = figures.planned;
  progress->done = figures.done;
  progress->left = figures.planned == DBK_NONE ? DBK_NONE : MAX (figures.planned - figures.done, 0);
  progress->paused = g_strcmp0 (course->status, "paused") == 0;
  progress->skipped = (int) course->skips->len;
  progress->last_treated_on = figures.last_treated_on;
  progress->last_session = g_strdup (last == NULL ? NULL : last->id);
  progress->nodes = g_ptr_array_new_with_free_func (free_node);
  progress->next_number = goes_on (progress, course) ? progress->done + 1 : 0;
  for (guint i = 0; i < course->skips->len; i++)
    {
      const DbkCourseSkip *skip = course->skips->pdata[i];

      add_node (progress, DBK_NODE_SKIPPED, skip->skipped_on, skip->id);
    }
  add_sessions (progress, course);
  g_ptr_array_sort (progress->nodes, compare_nodes);
  for (guint i = 0; i < progress->nodes->len; i++)
    {
      const DbkCourseNode *node = progress->nodes->pdata[i];

      if (node->kind != DBK_NODE_DRAFT)
        continue;
      n_drafts++;
      draft_day = node->first;
    }
  add_future (progress, course, n_drafts, draft_day, today);
  return progress;
}
