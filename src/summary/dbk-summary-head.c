/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary's first third below the letterhead: goals, result in one sentence. */
#include "config.h"

#include "dbk-summary-private.h"

#include "dbk-gettext.h"
#include <math.h>
#include <string.h>

#include "dbk-names.h"
#include "dbk-scale.h"
#include "dbk-text.h"

char *
dbk_summary_continued (const char *label)
{
  /* Translators: a section that goes on from the page before; cont. is short for continued. */
  return g_strdup_printf (_ ("%s, cont."), label);
}

/* "Priya Nair (certificate 41-2207) and Tom Ellery": everyone who treated, in order. */
static char *
practitioners (DbkSummaryBuild *build)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < build->sessions->len; i++)
    {
      const DbkSession *session = build->sessions->pdata[i];
      g_autofree char *name = NULL;

      if (dbk_text_is_blank (session->practitioner))
        continue;
      name = dbk_text_is_blank (session->practitioner_certificate)
                 ? g_strdup (session->practitioner)
                 : g_strdup_printf (C_ ("practitioner", "%1$s (certificate %2$s)"),
                                    session->practitioner, session->practitioner_certificate);
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_add (names, NULL);
  return dbk_names_join ((char **) names->pdata);
}

/* "Concerns: crow's feet and dullness. Areas: Crow's feet, under eyes and cheeks." */
static char *
concerns_sentence (DbkSummaryBuild *build)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *concerns = NULL;
  g_autofree char *areas = NULL;

  for (guint i = 0; i < build->lines->len; i++)
    {
      const DbkConcernLine *line = build->lines->pdata[i];
      const DbkConcern *concern = dbk_client_record_find_concern (build->record, line->concern);

      g_ptr_array_add (names, (gpointer) dbk_name_concern (line->code, line->other_text));
      for (guint j = 0; concern != NULL && concern->areas != NULL && concern->areas[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (codes, concern->areas[j], g_str_equal, NULL))
          g_ptr_array_add (codes, concern->areas[j]);
    }
  for (guint i = 0; build->course->areas != NULL && build->course->areas[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (codes, build->course->areas[i], g_str_equal, NULL))
      g_ptr_array_add (codes, build->course->areas[i]);
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (codes, NULL);
  concerns = dbk_names_join ((char **) names->pdata);
  areas = dbk_names_areas_plain ((char **) codes->pdata);
  if (concerns[0] == '\0')
    return areas[0] == '\0' ? g_strdup ("") : g_strdup_printf (_ ("Areas: %s."), areas);
  return areas[0] == '\0' ? g_strdup_printf (_ ("Concerns: %s."), concerns)
                          : g_strdup_printf (_ ("Concerns: %1$s. Areas: %2$s."), concerns, areas);
}

/* "3 of 6 sessions, 8 October to 19 November 2026, with Priya Nair." */
static char *
course_sentence (DbkSummaryBuild *build)
{
  int done = build->progress->done;
  int planned = build->progress->planned;
  g_autofree char *held = NULL;
  g_autofree char *first = NULL;
  g_autofree char *range = NULL;
  g_autofree char *people = NULL;
  const DbkSession *newest;

  if (planned == DBK_NONE)
    held = g_strdup_printf (ngettext ("%d session", "%d sessions", (gulong) done), done);
  else if (done >= planned)
    held =
        g_strdup_printf (ngettext ("All %d session done", "All %d sessions done", (gulong) planned),
                         planned);
  else
    held = g_strdup_printf (ngettext ("%1$d of %2$d session done", "%1$d of %2$d sessions done",
                                      (gulong) planned),
                            done, planned);
  if (build->sessions->len == 0)
    return g_strdup_printf (C_ ("a whole sentence", "%s."), held);
  newest = build->sessions->pdata[build->sessions->len - 1];
  first = dbk_date_format_long (((DbkSession *) build->sessions->pdata[0])->treated_on);
  range = dbk_date_format_range (((DbkSession *) build->sessions->pdata[0])->treated_on,
                                 newest->treated_on, TRUE);
  people = practitioners (build);
  if (build->sessions->len == 1)
    return people[0] == '\0'
               ? g_strdup_printf (_ ("%1$s, on %2$s."), held, first)
               : g_strdup_printf (_ ("%1$s, on %2$s with %3$s."), held, first, people);
  if (people[0] == '\0')
    return g_strdup_printf (_ ("%1$s, %2$s."), held, range);
  /* Translators: how many sessions, first to last day, practitioners. */
  return g_strdup_printf (_ ("%1$s, %2$s, with %3$s."), held, range, people);
}

void
dbk_summary_add_goals (DbkSummaryBuild *build)
{
  const DbkCourse *course = build->course;
  g_autofree char *sentence = course_sentence (build);
  g_autofree char *concerns = concerns_sentence (build);

  dbk_summary_add_text (build, _ ("Course"), DBK_TYPE_BODY_BOLD, course->title,
                        22 - 5 * (int) build->air);
  dbk_summary_keep_last (build, DBK_KEEP_SOFT);
  if (!dbk_text_is_blank (course->goal))
    {
      g_autofree char *goal = g_strdup_printf (_ ("Goal: %s"), course->goal);

      dbk_summary_add_text (build, NULL, DBK_TYPE_BODY, goal, 0);
    }
  if (concerns[0] != '\0')
    {
      dbk_summary_keep_last (build, DBK_KEEP_SOFT);
      dbk_summary_add_text (build, NULL, DBK_TYPE_BODY_DIM, concerns, 0);
    }
  dbk_summary_keep_last (build, DBK_KEEP_SOFT);
  dbk_summary_add_text (build, NULL, DBK_TYPE_BODY_DIM, sentence, 0);
}

static char *
goal_sentence (const DbkConcernLine *line, DbkScoreMean now)
{
  g_autofree char *target = NULL;
  gboolean reached;

  if (line->target == DBK_NONE || now.n == 0)
    return g_strdup ("");
  target = dbk_score_format (dbk_score (line->target));
  reached = line->scale->lower_is_better ? now.sum <= line->target * now.n
                                         : now.sum >= line->target * now.n;
  return reached ? g_strdup_printf (_ ("The goal of %s is reached."), target)
                 : g_strdup_printf (_ ("The goal is %s."), target);
}

/* What can honestly be said of one concern: no claim beyond the figures. */
static char *
result_sentence (const DbkConcernLine *line)
{
  DbkScoreMean baseline = dbk_concern_line_baseline (line);
  DbkScoreMean now = dbk_concern_line_latest (line);
  const char *name = dbk_name_concern (line->code, line->other_text);
  g_autofree char *then_text = dbk_score_format (baseline);
  g_autofree char *now_text = dbk_score_format (now);
  g_autofree char *goal = NULL;

  if (line->scale == NULL || !dbk_scale_is_charted (line->scale) || baseline.n == 0)
    return NULL;
  if (now.n == 0)
    return g_strdup_printf (_ ("%1$s stood at %2$s at the start and was not scored since."), name,
                            then_text);
  goal = goal_sentence (line, now);
  switch (dbk_change_of_at_least (line->scale, line->smallest_change, baseline, now))
    {
    case DBK_CHANGE_BETTER:
      return g_strdup_printf (_ ("%1$s improved from %2$s to %3$s. %4$s"), name, then_text,
                              now_text, goal);
    case DBK_CHANGE_WORSE:
      return g_strdup_printf (_ ("%1$s went from %2$s to %3$s, worse than at the start. %4$s"),
                              name, then_text, now_text, goal);
    case DBK_CHANGE_NONE:
      return g_strdup_printf (
          _ ("%1$s shows no clear change so far: %2$s at the start, %3$s now. %4$s"), name,
          then_text, now_text, goal);
    case DBK_CHANGE_UNKNOWN:
    default:
      return NULL;
    }
}

/* "Crow’s feet, left" says the concern already when that is the area's own name. */
static char *
detail_name (const DbkConcernLine *line, const char *area)
{
  const char *concern = dbk_name_concern (line->code, line->other_text);
  const char *name = dbk_name (DBK_NAME_AREA, area);

  if (name[0] == '\0')
    return g_strdup (concern);
  if (g_str_has_prefix (name, concern))
    return g_strdup (name);
  return g_strdup_printf (C_ ("concern, area", "%1$s, %2$s"), concern, name);
}

static char *
detail (const DbkConcernLine *line, const char *area, DbkScoreMean baseline, DbkScoreMean now)
{
  g_autofree char *name = detail_name (line, area);
  g_autofree char *then_text = dbk_score_format (baseline);
  g_autofree char *now_text = dbk_score_format (now);
  g_autofree char *words =
      dbk_change_describe_at_least (line->scale, line->smallest_change, baseline, now);

  if (words[0] == '\0')
    return NULL;
  /* Translators: concern and area, score at the start, score now, the change in words. */
  return g_strdup_printf (_ ("%1$s: %2$s, then %3$s (%4$s)"), name, then_text, now_text, words);
}

static void
add_detail (DbkSummaryBuild *build, const char *text)
{
  if (text == NULL)
    return;
  dbk_summary_keep_last (build, DBK_KEEP_SOFT);
  dbk_summary_add_text (build, NULL, DBK_TYPE_BODY_DIM, text, 0);
}

/* The record names every area; the client reads one line for each further concern, since the areas
 * of the first stand on the maps. */
static void
add_details (DbkSummaryBuild *build, const DbkConcernLine *line, gboolean first)
{
  g_autoptr (GPtrArray) changes = dbk_concern_line_merged_areas (line);

  if (line->scale == NULL || !dbk_scale_is_charted (line->scale))
    return;
  if (dbk_summary_is_for_client (build))
    {
      g_autofree char *text = NULL;

      if (!first)
        text = detail (line, "", dbk_concern_line_baseline (line), dbk_concern_line_latest (line));
      add_detail (build, text);
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const DbkAreaChange *change = changes->pdata[i];
      g_autofree char *text =
          detail (line, change->area, dbk_score (change->baseline), dbk_score (change->latest));

      add_detail (build, text);
    }
}

static void
add_words (DbkSummaryBuild *build, const DbkConcernLine *line)
{
  for (guint i = 0; i < line->areas->len; i++)
    {
      const DbkAreaChange *change = line->areas->pdata[i];
      g_autofree char *text = NULL;

      if (dbk_text_is_blank (change->latest_word))
        continue;
      text = g_strdup_printf (C_ ("concern: word of a scale", "%1$s: %2$s"),
                              dbk_name_concern (line->code, line->other_text),
                              dbk_name (DBK_NAME_WORD, change->latest_word));
      dbk_summary_keep_last (build, DBK_KEEP_SOFT);
      dbk_summary_add_text (build, NULL, DBK_TYPE_BODY, text, 0);
    }
}

void
dbk_summary_add_result (DbkSummaryBuild *build)
{
  g_autofree char *sentence = NULL;
  guint told = 0;

  for (guint i = 0; i < build->lines->len && sentence == NULL; i++)
    {
      sentence = result_sentence (build->lines->pdata[i]);
      told = i;
    }
  if (sentence != NULL)
    dbk_summary_add_text (build, _ ("Result"), DBK_TYPE_TITLE_LIGHT, g_strstrip (sentence),
                          build->section - 5);
  else
    dbk_summary_add_text (build, _ ("Result"), DBK_TYPE_BODY_DIM,
                          _ ("No scores were taken yet, so there is no result to show."),
                          build->section);
  for (guint i = 0; i < build->lines->len; i++)
    {
      add_details (build, build->lines->pdata[i], i == told);
      add_words (build, build->lines->pdata[i]);
    }
}
