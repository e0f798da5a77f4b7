/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Concerns and their scores outside sessions. */
#include "config.h"

#include "dbk-concern-store.h"

#include <glib/gi18n-lib.h>

#include "dbk-record-private.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
check_concern (DbkConcern *concern, GError **error)
{
  if (is_empty (concern->code))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("A concern needs its kind. Nothing was saved; choose one."));
      return FALSE;
    }
  if (is_empty (concern->status))
    dbk_set_text (&concern->status, "active");
  return TRUE;
}

gboolean
dbk_score_check (DbkAssessment *score, gboolean in_session, GError **error)
{
  const char *problem = NULL;

  if (in_session)
    dbk_set_text (&score->occasion, "session");
  else if (is_empty (score->occasion))
    dbk_set_text (&score->occasion, "follow_up");

  if (!in_session && g_strcmp0 (score->occasion, "session") == 0)
    problem = _ ("A score of a session is entered in that session. Nothing was saved.");
  else if (is_empty (score->scale))
    problem = _ ("A score needs the scale it is given on. Nothing was saved; choose a scale.");
  else if (score->assessed_on == DBK_DATE_NONE)
    problem = _ ("A score needs the day it was given. Nothing was saved; enter the day.");
  else if (score->score == DBK_NONE && is_empty (score->word))
    problem = _ ("A score needs a value. Nothing was saved; choose one.");
  else if (score->score != DBK_NONE && !is_empty (score->word))
    problem = _ ("A score is either a number or a word, not both. Nothing was saved.");
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, problem);
  return FALSE;
}

void
dbk_scores_stamp (GPtrArray *scores, DbkTime now)
{
  for (guint i = 0; i < scores->len; i++)
    {
      DbkAssessment *score = scores->pdata[i];

      if (score->recorded_at == DBK_TIME_NONE)
        score->recorded_at = now;
    }
}

gboolean
dbk_score_insert (DbkConnection *connection,
                  gint64 concern_row,
                  gint64 session_row,
                  DbkAssessment *score,
                  GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  if (!dbk_score_check (score, session_row != 0, error) || !dbk_store_ensure_id (&score->id, error))
    return FALSE;
  statement = dbk_statement (connection, DBK_SQL_CONCERN_SCORE_ADD, error);
  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, score);
  dbk_bind_int (statement, "concern_row", concern_row);
  dbk_bind_id (statement, "session", session_row);
  if (!dbk_run (statement, error))
    return FALSE;
  score->row = dbk_connection_last_id (connection);
  return TRUE;
}

gboolean
dbk_concern_insert (DbkConnection *connection,
                    gint64 client_row,
                    DbkConcern *concern,
                    GError **error)
{
  if (!check_concern (concern, error) ||
      !dbk_record_insert (connection, DBK_SQL_CONCERN_ADD, concern, "client", client_row, error))
    return FALSE;
  for (guint i = 0; i < concern->scores->len; i++)
    {
      DbkAssessment *score = concern->scores->pdata[i];

      dbk_set_text (&score->concern, concern->id);
      if (!dbk_score_insert (connection, concern->row, 0, score, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dbk_concern_store_add (DbkConnection *connection,
                       const DbkWho *who,
                       gint64 client_row,
                       DbkConcern *concern,
                       GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);

  if (transaction == NULL || !dbk_record_check_client (connection, client_row, error))
    return FALSE;
  if (concern->noted_on == DBK_DATE_NONE)
    concern->noted_on = dbk_record_today (connection, who);
  dbk_scores_stamp (concern->scores, dbk_store_now (connection, who));
  if (!dbk_concern_insert (connection, client_row, concern, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

static DbkConcern *
load_concern (DbkConnection *connection, gint64 row, gint64 *client_row, GError **error)
{
  return dbk_record_load_one (
      connection, DBK_SQL_CONCERN_BY_ROW, &dbk_concern_type, row, "client_row", client_row,
      _ ("This concern is not in the records any more. Nothing was changed."), error);
}

gboolean
dbk_concern_store_update (DbkConnection *connection,
                          const DbkWho *who,
                          const DbkConcern *base,
                          DbkConcern *concern,
                          GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkConcern) stored = NULL;
  g_autoptr (DbkConcern) merged = NULL;
  gint64 client_row;

  if (transaction == NULL || !check_concern (concern, error))
    return FALSE;
  stored = load_concern (connection, base->row, &client_row, error);
  if (stored == NULL)
    return FALSE;
  merged = dbk_concern_copy (concern);
  if (!dbk_record_merge (connection, DBK_SQL_CONCERN_UPDATE, base, stored, merged, error))
    return FALSE;
  merged->row = stored->row;
  merged->revision = stored->revision;
  if (dbk_record_fields_differ (stored, merged))
    {
      if (!dbk_record_run (connection, DBK_SQL_CONCERN_UPDATE, merged, error))
        return FALSE;
      merged->revision++;
      dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
    }
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  dbk_record_swap (concern, merged);
  return TRUE;
}

gboolean
dbk_concern_store_add_score (DbkConnection *connection,
                             const DbkWho *who,
                             gint64 concern_row,
                             DbkAssessment *score,
                             GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkConcern) concern = NULL;
  DbkDate today;
  gint64 client_row;

  if (transaction == NULL)
    return FALSE;
  concern = load_concern (connection, concern_row, &client_row, error);
  if (concern == NULL)
    return FALSE;
  today = dbk_record_today (connection, who);
  if (score->assessed_on == DBK_DATE_NONE)
    score->assessed_on = today;
  if (score->assessed_on > today)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("The day of this score lies in the future. Nothing was saved; enter "
                              "today or an earlier day."));
      return FALSE;
    }
  if (is_empty (score->assessed_by))
    {
      g_autofree char *name = dbk_store_staff_name (connection, who->staff, error);

      if (name == NULL)
        return FALSE;
      dbk_set_text (&score->assessed_by, name);
    }
  if (score->recorded_at == DBK_TIME_NONE)
    score->recorded_at = dbk_store_now (connection, who);
  dbk_set_text (&score->concern, concern->id);
  if (!dbk_score_insert (connection, concern_row, 0, score, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
