/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session holds: reading it for any number of sessions at once, and adding it. */
#include "config.h"

#include "dbk-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST(session, offset) (*(GPtrArray **) ((char *) (session) + (offset)))

static DbkStatement *
prepare_for (DbkConnection *connection, DbkSql sql, GPtrArray *sessions, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  g_autofree gint64 *rows = NULL;

  if (statement == NULL)
    return NULL;
  rows = g_new (gint64, sessions->len);
  for (guint i = 0; i < sessions->len; i++)
    rows[i] = ((const DbkSession *) sessions->pdata[i])->row;
  dbk_bind_ids (statement, "sessions", rows, sessions->len);
  return g_steal_pointer (&statement);
}

/* The session the current row belongs to: the queries give its place in the list first. */
static DbkSession *
session_of_row (DbkStatement *statement, GPtrArray *sessions)
{
  guint place = (guint) dbk_column_int (statement, 0);

  g_return_val_if_fail (place < sessions->len, NULL);
  return sessions->pdata[place];
}

static gboolean
load_list (DbkConnection *connection,
           GPtrArray *sessions,
           DbkSql sql,
           const DbkRecordType *type,
           gsize offset,
           GError **error)
{
  g_autoptr (DbkStatement) statement = prepare_for (connection, sql, sessions, error);

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (LIST (session_of_row (statement, sessions), offset),
                       dbk_rows_read (statement, type));
    }
}

static gboolean
load_scores (DbkConnection *connection, GPtrArray *sessions, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  int concern;

  statement = prepare_for (connection, DBK_SQL_SESSION_SCORES, sessions, error);
  if (statement == NULL)
    return FALSE;
  concern = dbk_column_index (statement, "concern");
  while (TRUE)
    {
      DbkAssessment *score;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      score = dbk_rows_read (statement, &dbk_assessment_type);
      score->concern = dbk_column_dup_text (statement, concern);
      g_ptr_array_add (session_of_row (statement, sessions)->scores, score);
    }
}

gboolean
dbk_session_children_load (DbkConnection *connection, GPtrArray *sessions, GError **error)
{
  static const struct
  {
    DbkSql sql;
    const DbkRecordType *type;
    gsize offset;
  } lists[] = {
    { DBK_SQL_SESSION_AREAS, &dbk_session_area_type, G_STRUCT_OFFSET (DbkSession, areas) },
    { DBK_SQL_SESSION_PRODUCTS, &dbk_session_product_type, G_STRUCT_OFFSET (DbkSession, products) },
    { DBK_SQL_SESSION_REACTIONS, &dbk_session_reaction_type,
      G_STRUCT_OFFSET (DbkSession, reactions) },
    { DBK_SQL_SESSION_CHECKS, &dbk_session_check_type, G_STRUCT_OFFSET (DbkSession, checks) },
    { DBK_SQL_SESSION_PHOTOS, &dbk_photo_type, G_STRUCT_OFFSET (DbkSession, photos) },
  };

  if (sessions->len == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!load_list (connection, sessions, lists[i].sql, lists[i].type, lists[i].offset, error))
      return FALSE;
  return load_scores (connection, sessions, error);
}

static gboolean
load_marks (DbkConnection *connection, GPtrArray *sessions, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  statement = prepare_for (connection, DBK_SQL_SESSION_ERRORS, sessions, error);
  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      DbkSession *session;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      session = session_of_row (statement, sessions);
      dbk_record_unref (session->entered_in_error);
      session->entered_in_error = dbk_rows_read (statement, &dbk_entered_in_error_type);
    }
}

static gboolean
load_resolutions (DbkConnection *connection, GPtrArray *sessions, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  int reaction_row;

  statement = prepare_for (connection, DBK_SQL_SESSION_RESOLUTIONS, sessions, error);
  if (statement == NULL)
    return FALSE;
  reaction_row = dbk_column_index (statement, "reaction_row");
  while (TRUE)
    {
      DbkSession *session;
      gint64 row;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      session = session_of_row (statement, sessions);
      row = dbk_column_int (statement, reaction_row);
      for (guint i = 0; i < session->reactions->len; i++)
        {
          DbkSessionReaction *reaction = session->reactions->pdata[i];

          if (reaction->row == row)
            g_ptr_array_add (reaction->resolutions,
                             dbk_rows_read (statement, &dbk_reaction_resolution_type));
        }
    }
}

gboolean
dbk_session_later_load (DbkConnection *connection, GPtrArray *sessions, GError **error)
{
  if (sessions->len == 0)
    return TRUE;
  return load_list (connection, sessions, DBK_SQL_SESSION_ADDENDA, &dbk_addendum_type,
                    G_STRUCT_OFFSET (DbkSession, addenda), error) &&
         load_marks (connection, sessions, error) && load_resolutions (connection, sessions, error);
}

DbkSession *
dbk_session_load (DbkConnection *connection, gint64 session_row, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  g_autoptr (GPtrArray) one = NULL;
  gboolean has_row;

  statement = dbk_statement (connection, DBK_SQL_SESSION_BY_ROW, error);
  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "session", session_row);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("This session is not in the records any more. Nothing was changed."));
      return NULL;
    }
  one = g_ptr_array_new_with_free_func (dbk_record_unref);
  g_ptr_array_add (one, dbk_rows_read (statement, &dbk_session_type));
  if (!dbk_session_children_load (connection, one, error) ||
      !dbk_session_later_load (connection, one, error))
    return NULL;
  return g_ptr_array_steal_index (one, 0);
}

/* Runs @sql for each value of @list, with :session and its :position. */
static gboolean
insert_list (DbkConnection *connection,
             DbkSql sql,
             gint64 session_row,
             GPtrArray *list,
             GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  if (list->len == 0)
    return TRUE;
  statement = dbk_statement (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      dbk_rows_bind (statement, list->pdata[i]);
      dbk_bind_int (statement, "session", session_row);
      if (dbk_has_parameter (statement, "position"))
        dbk_bind_int (statement, "position", i);
      if (!dbk_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dbk_session_score_insert (DbkConnection *connection,
                          const DbkSession *session,
                          DbkAssessment *score,
                          GError **error)
{
  gint64 concern_row;

  concern_row = dbk_course_find_concern (connection, session->course_row, score->concern, error);
  return concern_row != 0 && dbk_score_insert (connection, concern_row, session->row, score, error);
}

gboolean
dbk_session_reaction_insert (DbkConnection *connection,
                             gint64 session_row,
                             guint position,
                             DbkSessionReaction *reaction,
                             GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  if (!dbk_store_ensure_id (&reaction->id, error))
    return FALSE;
  statement = dbk_statement (connection, DBK_SQL_SESSION_REACTION_ADD, error);
  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, reaction);
  dbk_bind_int (statement, "session", session_row);
  dbk_bind_int (statement, "position", position);
  if (!dbk_run (statement, error))
    return FALSE;
  reaction->row = dbk_connection_last_id (connection);
  return TRUE;
}

gboolean
dbk_session_children_insert (DbkConnection *connection, DbkSession *session, GError **error)
{
  if (!insert_list (connection, DBK_SQL_SESSION_AREA_ADD, session->row, session->areas, error) ||
      !insert_list (connection, DBK_SQL_SESSION_PRODUCT_ADD, session->row, session->products,
                    error) ||
      !insert_list (connection, DBK_SQL_SESSION_CHECK_ADD, session->row, session->checks, error))
    return FALSE;
  for (guint i = 0; i < session->reactions->len; i++)
    if (!dbk_session_reaction_insert (connection, session->row, i, session->reactions->pdata[i],
                                      error))
      return FALSE;
  for (guint i = 0; i < session->scores->len; i++)
    if (!dbk_session_score_insert (connection, session, session->scores->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < session->photos->len; i++)
    if (!dbk_record_insert (connection, DBK_SQL_SESSION_PHOTO_ADD, session->photos->pdata[i],
                            "session", session->row, error))
      return FALSE;
  return TRUE;
}
