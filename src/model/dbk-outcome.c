/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to, over all clients of the clinic. */
#include "config.h"

#include "dbk-outcome.h"

#include <string.h>

#include "dbk-gettext.h"
#include "dbk-text.h"

static void
row_free (gpointer data)
{
  DbkOutcomeRow *row = data;

  g_free (row->concern);
  g_free (row->template);
  g_free (row);
}

DbkOutcome *
dbk_outcome_new (void)
{
  DbkOutcome *outcome = g_new0 (DbkOutcome, 1);

  outcome->rows = g_ptr_array_new_with_free_func (row_free);
  return outcome;
}

void
dbk_outcome_free (DbkOutcome *outcome)
{
  if (outcome == NULL)
    return;
  g_ptr_array_unref (outcome->rows);
  g_free (outcome);
}

static guint
concern_position (const char *code)
{
  guint n;
  const DbkConcernInfo *infos = dbk_catalog_concerns (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (infos[i].code, code))
      return i;
  return n;
}

static int
compare_to (const DbkOutcomeRow *row, const char *concern, const char *template)
{
  guint one = concern_position (row->concern);
  guint other = concern_position (concern);
  int order = one < other ? -1 : one > other;

  if (order == 0)
    order = strcmp (row->concern, concern);
  return order != 0 ? order : g_utf8_collate (row->template, template);
}

static DbkOutcomeRow *
find_row (DbkOutcome *outcome, const char *concern, const char *template)
{
  DbkOutcomeRow *row;
  guint at = 0;

  while (at < outcome->rows->len && compare_to (outcome->rows->pdata[at], concern, template) < 0)
    at++;
  if (at < outcome->rows->len)
    {
      row = outcome->rows->pdata[at];
      if (g_str_equal (row->concern, concern) && g_str_equal (row->template, template))
        return row;
    }
  row = g_new0 (DbkOutcomeRow, 1);
  row->concern = g_strdup (concern);
  row->template = g_strdup (template);
  g_ptr_array_insert (outcome->rows, (int) at, row);
  return row;
}

static gboolean
treats (const DbkCourse *course, const char *concern)
{
  for (char **id = course->concerns; id != NULL && *id != NULL; id++)
    if (g_str_equal (*id, concern))
      return TRUE;
  return FALSE;
}

/* The first and the last day of its held sessions; DBK_DATE_NONE without any. */
static void
days_of (const DbkCourse *course, DbkDate *first, DbkDate *last)
{
  *first = DBK_DATE_NONE;
  *last = DBK_DATE_NONE;
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const DbkSession *session = course->sessions->pdata[i];

      if (!dbk_session_is_held (session))
        continue;
      if (*first == DBK_DATE_NONE || session->treated_on < *first)
        *first = session->treated_on;
      *last = MAX (*last, session->treated_on);
    }
}

/* The day before which a score still speaks of @course. */
static DbkDate
next_course_begins (const DbkClientRecord *record, const DbkCourse *course, const char *concern)
{
  DbkDate first, last, next = G_MAXINT32;

  days_of (course, &first, &last);
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *other = record->courses->pdata[i];
      DbkDate begins, ends;

      if (other == course || !treats (other, concern))
        continue;
      days_of (other, &begins, &ends);
      if (begins != DBK_DATE_NONE && begins > last)
        next = MIN (next, begins);
    }
  return next;
}

static DbkQuartile
improvement_in (const DbkClientRecord *record, const DbkCourse *course, const DbkConcern *concern)
{
  g_autoptr (DbkConcernLine) line = dbk_concern_line (record, concern);
  DbkDate end = next_course_begins (record, course, concern->id);
  DbkDate first, last;
  const DbkConcernPoint *before = NULL;
  const DbkConcernPoint *after = NULL;

  days_of (course, &first, &last);
  for (guint i = 0; i < line->points->len; i++)
    {
      const DbkConcernPoint *point = line->points->pdata[i];

      if (before == NULL || point->day < first)
        before = point;
      else if (point->day < end)
        after = point;
    }
  if (before == NULL || after == NULL)
    return DBK_QUARTILE_NONE;
  /* The baseline of the areas that were scored again; a later course begins where the one before
   * it ended. */
  return dbk_improvement_quartile (line->scale,
                                   before == line->points->pdata[0] ? after->baseline
                                                                    : before->mean,
                                   after->mean);
}

static gboolean
had_reaction (const DbkSession *session)
{
  return session->reactions->len > 0;
}

static void
add_course (DbkOutcome *outcome, const DbkClientRecord *record, const DbkCourse *course)
{
  const char *template =
      dbk_text_is_blank (course->template_title) ? course->title : course->template_title;
  guint sessions = 0;
  gboolean reaction = FALSE;

  for (guint i = 0; i < course->sessions->len; i++)
    {
      const DbkSession *session = course->sessions->pdata[i];

      if (!dbk_session_is_held (session))
        continue;
      sessions++;
      reaction = reaction || had_reaction (session);
    }
  outcome->courses++;
  outcome->sessions += sessions;
  outcome->reactions += reaction ? 1 : 0;
  for (char **id = course->concerns; id != NULL && *id != NULL; id++)
    {
      const DbkConcern *concern = dbk_client_record_find_concern (record, *id);
      DbkOutcomeRow *row;
      DbkQuartile quartile;

      if (concern == NULL)
        continue;
      row = find_row (outcome, concern->code, template == NULL ? "" : template);
      quartile = improvement_in (record, course, concern);
      row->courses++;
      row->sessions += sessions;
      row->reactions += reaction ? 1 : 0;
      if (quartile == DBK_QUARTILE_NONE)
        row->unscored++;
      else
        row->classes[quartile - DBK_QUARTILE_UNDER_25]++;
    }
}

void
dbk_outcome_add (DbkOutcome *outcome, const DbkClientRecord *record)
{
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      if (g_strcmp0 (course->status, "completed") == 0)
        add_course (outcome, record, course);
    }
}

guint
dbk_outcome_row_scored (const DbkOutcomeRow *row)
{
  return row->courses - row->unscored;
}

void
dbk_outcome_row_shares (const DbkOutcomeRow *row, int shares[DBK_OUTCOME_N_CLASSES])
{
  memset (shares, 0, DBK_OUTCOME_N_CLASSES * sizeof shares[0]);
  if (dbk_outcome_row_scored (row) >= DBK_OUTCOME_FEWEST_FOR_SHARES)
    dbk_percentages (row->classes, DBK_OUTCOME_N_CLASSES, shares);
}

char *
dbk_outcome_row_class_text (const DbkOutcomeRow *row, guint index)
{
  int shares[DBK_OUTCOME_N_CLASSES];
  g_autofree char *share = NULL;

  g_return_val_if_fail (index < DBK_OUTCOME_N_CLASSES, NULL);

  if (dbk_outcome_row_scored (row) < DBK_OUTCOME_FEWEST_FOR_SHARES)
    return g_strdup_printf ("%u", row->classes[index]);
  dbk_outcome_row_shares (row, shares);
  share = dbk_number_format (shares[index] / 10.0, 1);
  /* Translators: a number of courses and its share: "9 (37.5 %)". */
  return g_strdup_printf (C_ ("courses", "%1$u (%2$s %%)"), row->classes[index], share);
}
