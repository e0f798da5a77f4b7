/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session may hold: refused in a sentence before the records would refuse it without one. */
#include "config.h"

#include "dbk-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
in_range (int number, int first, int last)
{
  return number == DBK_NONE || (number >= first && number <= last);
}

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, sentence);
  return FALSE;
}

/* What step a product is for is chosen beforehand; a product begins with its name or its batch. */
static gboolean
is_open_product (const DbkSessionProduct *product)
{
  return is_empty (product->name) && is_empty (product->batch_number) &&
         product->expires_on == DBK_DATE_NONE;
}

static gboolean
is_open_reaction (const DbkSessionReaction *reaction)
{
  return is_empty (reaction->code) && is_empty (reaction->onset) &&
         is_empty (reaction->action_taken) && is_empty (reaction->note);
}

/* A score without a value or a note isn't one yet, whatever else was prepared in it. */
static gboolean
is_open_score (const DbkAssessment *score)
{
  return score->score == DBK_NONE && is_empty (score->word) && is_empty (score->note);
}

static void
drop_open_rows (DbkSession *session)
{
  for (guint i = session->products->len; i > 0; i--)
    if (is_open_product (session->products->pdata[i - 1]))
      g_ptr_array_remove_index (session->products, i - 1);
  for (guint i = session->reactions->len; i > 0; i--)
    if (is_open_reaction (session->reactions->pdata[i - 1]))
      g_ptr_array_remove_index (session->reactions, i - 1);
  for (guint i = session->scores->len; i > 0; i--)
    if (is_open_score (session->scores->pdata[i - 1]))
      g_ptr_array_remove_index (session->scores, i - 1);
}

static gboolean
check_areas (const DbkSession *session, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *row = session->areas->pdata[i];

      if (is_empty (row->area))
        return fail (error, _ ("A row of this session names no area. Nothing was saved; choose the "
                               "area or remove the row."));
      if (!g_hash_table_add (seen, row->area))
        return fail (error,
                     _ ("An area stands in this session twice. Nothing was saved; remove one "
                        "of the two rows."));
      if (!in_range (row->passes, 1, 99))
        return fail (error, _ ("Passes are from 1 to 99. Nothing was saved; correct the number."));
      if (!in_range (row->duration_seconds, 0, 36000))
        return fail (error,
                     _ ("An area is treated for at most ten hours. Nothing was saved; correct "
                        "the duration."));
      if (!in_range (row->endpoint, 0, 4))
        return fail (error,
                     _ ("The endpoint is a grade from 0 to 4. Nothing was saved; choose one."));
    }
  return TRUE;
}

static gboolean
check_lists (DbkSession *session, GError **error)
{
  for (guint i = 0; i < session->products->len; i++)
    if (is_empty (((const DbkSessionProduct *) session->products->pdata[i])->name))
      return fail (error,
                   _ ("A product has no name yet. Nothing was saved; enter the name or remove "
                      "the product."));
  for (guint i = 0; i < session->reactions->len; i++)
    if (is_empty (((const DbkSessionReaction *) session->reactions->pdata[i])->code))
      return fail (error, _ ("A reaction has no kind yet. Nothing was saved; choose one or remove "
                             "the reaction."));
  for (guint i = 0; i < session->checks->len; i++)
    if (is_empty (((const DbkSessionCheck *) session->checks->pdata[i])->effect))
      return fail (error, _ ("A check of this session doesn't say what it means for the treatment. "
                             "Nothing was saved."));
  for (guint i = 0; i < session->scores->len; i++)
    {
      DbkAssessment *score = session->scores->pdata[i];

      if (score->assessed_on == DBK_DATE_NONE)
        score->assessed_on = session->treated_on;
      if (!dbk_score_check (score, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_start (const DbkSession *session, GError **error)
{
  const char *text = session->started_at;

  if (is_empty (text) ||
      (strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) &&
       text[2] == ':' && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4]) &&
       (text[0] - '0') * 10 + (text[1] - '0') < 24 && text[3] < '6'))
    return TRUE;
  return fail (error,
               _ ("The time of the session isn't one. Nothing was saved; enter it like 14:05."));
}

gboolean
dbk_session_validate (DbkSession *session, GError **error)
{
  drop_open_rows (session);
  if (session->treated_on == DBK_DATE_NONE)
    return fail (error,
                 _ ("A session needs the day of the treatment. Nothing was saved; enter it."));
  if (!in_range (session->duration_minutes, 0, 1440))
    return fail (error,
                 _ ("A session lasts at most a day. Nothing was saved; correct its duration."));
  if (!in_range (session->satisfaction, 1, 5))
    return fail (error, _ ("Satisfaction is a grade from 1 to 5. Nothing was saved; choose one."));
  return check_start (session, error) && check_areas (session, error) &&
         check_lists (session, error);
}

gboolean
dbk_session_validate_day (const DbkSession *session, DbkDate today, GError **error)
{
  g_autofree char *day = NULL;

  if (session->treated_on <= today)
    return TRUE;
  day = dbk_date_format_long (session->treated_on);
  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("%s lies in the future, and a session is entered once it was held. Nothing was "
                  "saved; enter today or an earlier day."),
               day);
  return FALSE;
}
