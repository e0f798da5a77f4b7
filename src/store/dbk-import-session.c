/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Past sessions an import brings along from another program. */
#include "config.h"

#include "dbk-import-session.h"

#include <glib/gi18n-lib.h>

#include "dbk-course-store.h"
#include "dbk-record-private.h"
#include "dbk-session-store.h"

gboolean
dbk_import_store_find_session (DbkConnection *connection,
                               gint64 client_row,
                               const DbkPastSession *past,
                               gboolean *found,
                               GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_IMPORT_SESSION_FIND, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", client_row);
  dbk_bind_date (statement, "treated_on", past->treated_on);
  dbk_bind_text (statement, "notes", past->notes);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  *found = dbk_column_bool (statement, 0);
  return TRUE;
}

/* The course past treatments go into; 0 without @error when there is none. */
static gboolean
find_course (DbkConnection *connection, gint64 client_row, gint64 *course_row, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_IMPORT_SESSION_COURSE, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", client_row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  *course_row = has_row ? dbk_column_int (statement, 0) : 0;
  return TRUE;
}

static gboolean
add_course (DbkConnection *connection,
            const DbkWho *who,
            gint64 client_row,
            gint64 *course_row,
            GError **error)
{
  g_autoptr (DbkCourse) course = dbk_course_new ();

  dbk_set_text (&course->title, _ ("Past treatments"));
  dbk_set_text (&course->status, "completed");
  course->status_on = dbk_record_today (connection, who);
  if (!dbk_course_store_add (connection, who, client_row, course, error))
    return FALSE;
  *course_row = course->row;
  return TRUE;
}

static gboolean
note_session (DbkConnection *connection, gint64 import_row, gint64 session_row, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_IMPORT_SESSION_ADD, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "session", session_row);
  dbk_bind_int (statement, "import", import_row);
  return dbk_run (statement, error);
}

gboolean
dbk_import_store_add_session (DbkConnection *connection,
                              const DbkWho *who,
                              gint64 import_row,
                              gint64 client_row,
                              const DbkPastSession *past,
                              GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkSession) session = dbk_session_new ();
  gint64 course_row;

  if (transaction == NULL || !find_course (connection, client_row, &course_row, error) ||
      (course_row == 0 && !add_course (connection, who, client_row, &course_row, error)))
    return FALSE;
  session->treated_on = past->treated_on;
  dbk_set_text (&session->notes, past->notes);
  dbk_set_text (&session->source, past->source);
  return dbk_session_store_transcribe (connection, who, course_row, session, error) &&
         note_session (connection, import_row, session->row, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_import_store_may_add_sessions (DbkConnection *connection, const DbkWho *who, GError **error)
{
  return dbk_store_require_clinical (connection, who, error);
}
