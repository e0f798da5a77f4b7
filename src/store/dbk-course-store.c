/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Courses and skips. */
#include "config.h"

#include "dbk-course-store.h"

#include <glib/gi18n-lib.h>

#include "dbk-clinic-store.h"
#include "dbk-record-private.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* @earlier and @later: either may be unknown. */
static gboolean
in_order (int earlier, int later)
{
  return earlier == DBK_NONE || later == DBK_NONE || earlier <= later;
}

static gboolean
in_range (int number, int first, int last)
{
  return number == DBK_NONE || (number >= first && number <= last);
}

static gboolean
check_course (DbkCourse *course, GError **error)
{
  const char *problem = NULL;

  if (is_empty (course->status))
    dbk_set_text (&course->status, "active");
  if (is_empty (course->title))
    problem = _ ("A course needs a title. Nothing was saved; enter one.");
  else if (!in_range (course->planned_sessions, 1, 999))
    problem = _ ("A course has from 1 to 999 sessions. Nothing was saved; correct the number.");
  else if (!in_range (course->interval_min_days, 0, 3660) ||
           !in_range (course->interval_target_days, 0, 3660) ||
           !in_range (course->interval_max_days, 0, 3660) ||
           !in_range (course->maintenance_days, 0, 3660))
    problem = _ ("Intervals are from 0 to 3660 days. Nothing was saved; correct the number.");
  else if (!in_order (course->interval_min_days, course->interval_target_days) ||
           !in_order (course->interval_target_days, course->interval_max_days) ||
           !in_order (course->interval_min_days, course->interval_max_days))
    problem = _ ("The shortest interval can't be longer than the usual one, nor the usual one "
                 "longer than the longest. Nothing was saved; correct the intervals.");
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, problem);
  return FALSE;
}

gint64
dbk_course_find_concern (DbkConnection *connection,
                         gint64 course_row,
                         const char *id,
                         GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  statement = dbk_statement (connection, DBK_SQL_SESSION_CONCERN, error);
  if (statement == NULL)
    return 0;
  dbk_bind_int (statement, "course", course_row);
  dbk_bind_text (statement, "id", id);
  if (!dbk_step_row (statement, &has_row, error))
    return 0;
  if (has_row)
    return dbk_column_int (statement, 0);
  g_set_error_literal (
      error, DBK_ERROR, DBK_ERROR_INVALID,
      _ ("This names a concern the client doesn't have. Nothing was saved; add the "
         "concern to the client first."));
  return 0;
}

static gboolean
add_concerns (DbkConnection *connection, const DbkCourse *course, GError **error)
{
  for (guint i = 0; course->concerns != NULL && course->concerns[i] != NULL; i++)
    {
      gint64 concern_row =
          dbk_course_find_concern (connection, course->row, course->concerns[i], error);
      g_autoptr (DbkStatement) statement = NULL;

      if (concern_row == 0)
        return FALSE;
      statement = dbk_statement (connection, DBK_SQL_COURSE_CONCERN_ADD, error);
      if (statement == NULL)
        return FALSE;
      dbk_bind_int (statement, "course", course->row);
      dbk_bind_int (statement, "concern", concern_row);
      dbk_bind_int (statement, "position", i);
      if (!dbk_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replace_concerns (DbkConnection *connection, const DbkCourse *course, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  statement = dbk_statement (connection, DBK_SQL_COURSE_CONCERNS_REMOVE, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "course", course->row);
  return dbk_run (statement, error) && add_concerns (connection, course, error);
}

static gboolean
check_cancelled (const DbkCourse *course, GError **error)
{
  if (g_strcmp0 (course->status, "cancelled") != 0 || !is_empty (course->status_reason))
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("A cancelled course needs the reason. Nothing was saved; enter it."));
  return FALSE;
}

gboolean
dbk_course_insert (DbkConnection *connection, gint64 client_row, DbkCourse *course, GError **error)
{
  return check_course (course, error) &&
         dbk_record_insert (connection, DBK_SQL_COURSE_ADD, course, "client", client_row, error) &&
         add_concerns (connection, course, error);
}

gboolean
dbk_skip_insert (DbkConnection *connection, gint64 course_row, DbkCourseSkip *skip, GError **error)
{
  if (skip->skipped_on != DBK_DATE_NONE)
    return dbk_record_insert (connection, DBK_SQL_COURSE_SKIP_ADD, skip, "course", course_row,
                              error);
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("A skip needs its day. Nothing was saved; enter the day."));
  return FALSE;
}

DbkCourse *
dbk_course_load (DbkConnection *connection, gint64 course_row, gint64 *client_row, GError **error)
{
  g_autoptr (DbkCourse) course = NULL;
  g_autoptr (DbkStatement) statement = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gint64 parent_row;

  course =
      dbk_record_load_one (connection, DBK_SQL_COURSE_BY_ROW, &dbk_course_type, course_row,
                           "client_row", &parent_row,
                           _ ("This course is not in the records any more. Nothing was changed."),
                           error);
  if (course == NULL)
    return NULL;
  statement = dbk_statement (connection, DBK_SQL_COURSE_CONCERNS, error);
  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "course", course_row);
  while (TRUE)
    {
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_ptr_array_add (ids, dbk_column_dup_text (statement, 0));
    }
  if (ids->len > 0)
    {
      g_ptr_array_add (ids, NULL);
      course->concerns = (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
    }
  if (client_row != NULL)
    *client_row = parent_row;
  return g_steal_pointer (&course);
}

gboolean
dbk_course_store_add (DbkConnection *connection,
                      const DbkWho *who,
                      gint64 client_row,
                      DbkCourse *course,
                      GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);

  if (transaction == NULL || !dbk_record_check_client (connection, client_row, error) ||
      !check_cancelled (course, error))
    return FALSE;
  if (course->created_at == DBK_TIME_NONE)
    course->created_at = dbk_store_now (connection, who);
  if (is_empty (course->created_by))
    {
      g_autofree char *name = dbk_store_staff_name (connection, who->staff, error);

      if (name == NULL)
        return FALSE;
      dbk_set_text (&course->created_by, name);
    }
  if (!dbk_course_insert (connection, client_row, course, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

static gboolean
write_update (DbkConnection *connection,
              const DbkCourse *stored,
              DbkCourse *merged,
              gint64 client_row,
              GError **error)
{
  const DbkField *concerns = dbk_record_type_find (&dbk_course_type, "concerns");
  gboolean same_concerns = dbk_record_field_equal (stored, merged, concerns);

  merged->row = stored->row;
  merged->revision = stored->revision;
  if (same_concerns && !dbk_record_fields_differ (stored, merged))
    return TRUE;
  if (!same_concerns && !replace_concerns (connection, merged, error))
    return FALSE;
  if (!dbk_record_run (connection, DBK_SQL_COURSE_UPDATE, merged, error))
    return FALSE;
  merged->revision++;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return TRUE;
}

gboolean
dbk_course_store_update (DbkConnection *connection,
                         const DbkWho *who,
                         const DbkCourse *base,
                         DbkCourse *course,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkCourse) stored = NULL;
  g_autoptr (DbkCourse) merged = NULL;
  gint64 client_row;

  if (transaction == NULL)
    return FALSE;
  stored = dbk_course_load (connection, base->row, &client_row, error);
  if (stored == NULL)
    return FALSE;
  merged = dbk_course_copy (course);
  if (!dbk_record_merge (connection, DBK_SQL_COURSE_UPDATE, base, stored, merged, error))
    return FALSE;
  if (!dbk_rows_merge_field (base, stored, merged, "concerns"))
    {
      dbk_rows_set_conflict (error, "concerns");
      return FALSE;
    }
  if (g_strcmp0 (merged->status, stored->status) != 0 && merged->status_on == stored->status_on)
    merged->status_on = dbk_record_today (connection, who);
  if (!check_course (merged, error) || !check_cancelled (merged, error) ||
      !write_update (connection, stored, merged, client_row, error) ||
      !dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  dbk_record_swap (course, merged);
  return TRUE;
}

gboolean
dbk_course_store_add_skip (DbkConnection *connection,
                           const DbkWho *who,
                           gint64 course_row,
                           DbkCourseSkip *skip,
                           GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkCourse) course = NULL;
  gint64 client_row;

  if (transaction == NULL || !dbk_store_require_staff (connection, who, error))
    return FALSE;
  course = dbk_course_load (connection, course_row, &client_row, error);
  if (course == NULL)
    return FALSE;
  if (skip->noted_at == DBK_TIME_NONE)
    skip->noted_at = dbk_store_now (connection, who);
  if (is_empty (skip->noted_by))
    {
      g_autofree char *name = dbk_store_staff_name (connection, who->staff, error);

      if (name == NULL)
        return FALSE;
      dbk_set_text (&skip->noted_by, name);
    }
  if (!dbk_skip_insert (connection, course_row, skip, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
