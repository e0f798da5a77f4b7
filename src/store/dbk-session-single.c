/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session without a plan: its course of one comes and goes with its draft. */
#include "config.h"

#include "dbk-course-store.h"
#include "dbk-session-private.h"
#include "dbk-session-store.h"

gboolean
dbk_session_store_begin_single (DbkConnection *connection,
                                const DbkWho *who,
                                gint64 client_row,
                                DbkCourse *course,
                                DbkSession *session,
                                GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);

  if (transaction == NULL)
    return FALSE;
  /* The same moment in both says that they were made together, see below. */
  if (session->recorded_at == DBK_TIME_NONE)
    session->recorded_at = dbk_store_now (connection, who);
  course->created_at = session->recorded_at;
  course->planned_sessions = 1;
  return dbk_course_store_add (connection, who, client_row, course, error) &&
         dbk_session_store_begin (connection, who, course->row, session, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_session_remove_single_course (DbkConnection *connection,
                                  const DbkSession *session,
                                  GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  statement = dbk_statement (connection, DBK_SQL_SESSION_SINGLE_COURSE_REMOVE, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "course", session->course_row);
  dbk_bind_time (statement, "recorded_at", session->recorded_at);
  return dbk_run (statement, error);
}
