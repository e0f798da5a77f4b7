/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one client in one go, and what a signature covers. */
#include "config.h"

#include "dbk-record-store.h"

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-scale.h"
#include "dbk-session-private.h"

/* A query about one client, run to its end. */
static DbkStatement *
prepare_for (DbkConnection *connection, DbkSql sql, gint64 client_row, GError **error)
{
  DbkStatement *statement = dbk_statement (connection, sql, error);

  if (statement != NULL)
    dbk_bind_int (statement, "client", client_row);
  return statement;
}

static gboolean
load_list (DbkConnection *connection,
           DbkSql sql,
           gint64 client_row,
           const DbkRecordType *type,
           GPtrArray *list,
           GError **error)
{
  g_autoptr (DbkStatement) statement = prepare_for (connection, sql, client_row, error);

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (list, dbk_rows_read (statement, type));
    }
}

static DbkConsent *
find_consent (GPtrArray *consents, gint64 row)
{
  for (guint i = 0; i < consents->len; i++)
    if (((DbkConsent *) consents->pdata[i])->row == row)
      return consents->pdata[i];
  return NULL;
}

static gboolean
load_withdrawals (DbkConnection *connection, gint64 client_row, GPtrArray *consents, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  int consent_row;

  if (consents->len == 0)
    return TRUE;
  statement = prepare_for (connection, DBK_SQL_RECORD_WITHDRAWALS, client_row, error);
  if (statement == NULL)
    return FALSE;
  consent_row = dbk_column_index (statement, "consent_row");
  while (TRUE)
    {
      DbkConsent *consent;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      consent = find_consent (consents, dbk_column_int (statement, consent_row));
      if (consent != NULL && consent->withdrawal == NULL)
        consent->withdrawal = dbk_rows_read (statement, &dbk_consent_withdrawal_type);
    }
}

gboolean
dbk_consents_load (DbkConnection *connection,
                   gint64 client_row,
                   GPtrArray *consents,
                   GError **error)
{
  return load_list (connection, DBK_SQL_RECORD_CONSENTS, client_row, &dbk_consent_type, consents,
                    error) &&
         load_withdrawals (connection, client_row, consents, error);
}

static gboolean
load_scores (DbkConnection *connection, DbkClientRecord *record, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  int concern;

  if (record->concerns->len == 0)
    return TRUE;
  statement = prepare_for (connection, DBK_SQL_RECORD_SCORES, record->client->row, error);
  if (statement == NULL)
    return FALSE;
  concern = dbk_column_index (statement, "concern");
  while (TRUE)
    {
      DbkConcern *of;
      DbkAssessment *score;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      of = dbk_client_record_find_concern (record, dbk_column_text (statement, concern));
      if (of == NULL)
        continue;
      score = dbk_rows_read (statement, &dbk_assessment_type);
      dbk_set_text (&score->concern, of->id);
      g_ptr_array_add (of->scores, score);
    }
}

static DbkCourse *
find_course (GHashTable *courses, DbkStatement *statement, int column)
{
  gint64 row = dbk_column_int (statement, column);

  return g_hash_table_lookup (courses, &row);
}

static gboolean
load_course_concerns (DbkConnection *connection,
                      DbkClientRecord *record,
                      GHashTable *courses,
                      GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  DbkCourse *current = NULL;

  statement = prepare_for (connection, DBK_SQL_RECORD_COURSE_CONCERNS, record->client->row, error);
  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      DbkCourse *course = NULL;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (has_row)
        course = find_course (courses, statement, 0);
      if (course != current && current != NULL)
        current->concerns = g_strv_builder_end (ids);
      if (!has_row)
        return TRUE;
      current = course;
      if (course != NULL)
        g_strv_builder_add (ids, dbk_column_text (statement, 1));
    }
}

static gboolean
load_skips (DbkConnection *connection, DbkClientRecord *record, GHashTable *courses, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  int course_row;

  statement = prepare_for (connection, DBK_SQL_RECORD_SKIPS, record->client->row, error);
  if (statement == NULL)
    return FALSE;
  course_row = dbk_column_index (statement, "course_row");
  while (TRUE)
    {
      DbkCourse *course;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      course = find_course (courses, statement, course_row);
      if (course != NULL)
        g_ptr_array_add (course->skips, dbk_rows_read (statement, &dbk_course_skip_type));
    }
}

static gboolean
load_sessions (DbkConnection *connection,
               DbkClientRecord *record,
               GHashTable *courses,
               GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (dbk_record_unref);

  if (!load_list (connection, DBK_SQL_RECORD_SESSIONS, record->client->row, &dbk_session_type,
                  sessions, error) ||
      !dbk_session_children_load (connection, sessions, error) ||
      !dbk_session_later_load (connection, sessions, error))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      DbkSession *session = sessions->pdata[i];
      DbkCourse *course = g_hash_table_lookup (courses, &session->course_row);

      if (course != NULL)
        g_ptr_array_add (course->sessions, dbk_session_ref (session));
    }
  return TRUE;
}

static gboolean
load_courses (DbkConnection *connection, DbkClientRecord *record, GError **error)
{
  g_autoptr (GHashTable) courses = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!load_list (connection, DBK_SQL_RECORD_COURSES, record->client->row, &dbk_course_type,
                  record->courses, error))
    return FALSE;
  if (record->courses->len == 0)
    return TRUE;
  for (guint i = 0; i < record->courses->len; i++)
    {
      DbkCourse *course = record->courses->pdata[i];

      g_hash_table_insert (courses, &course->row, course);
    }
  return load_course_concerns (connection, record, courses, error) &&
         load_skips (connection, record, courses, error) &&
         load_sessions (connection, record, courses, error);
}

static gboolean
is_scored_on (const DbkClientRecord *record, const DbkScaleInfo *scale)
{
  for (guint i = 0; i < record->concerns->len; i++)
    {
      const DbkConcern *concern = record->concerns->pdata[i];

      if (g_strcmp0 (concern->scale, scale->code) == 0 &&
          g_strcmp0 (concern->scale_version, scale->version) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_score_on (GPtrArray *scores, const DbkScaleInfo *scale)
{
  for (guint i = 0; i < scores->len; i++)
    {
      const DbkAssessment *score = scores->pdata[i];

      if (g_strcmp0 (score->scale, scale->code) == 0 &&
          g_strcmp0 (score->scale_version, scale->version) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_used (const DbkClientRecord *record, const DbkScaleInfo *scale)
{
  if (is_scored_on (record, scale))
    return TRUE;
  for (guint i = 0; i < record->concerns->len; i++)
    if (has_score_on (((const DbkConcern *) record->concerns->pdata[i])->scores, scale))
      return TRUE;
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        if (has_score_on (((const DbkSession *) course->sessions->pdata[j])->scores, scale))
          return TRUE;
    }
  return FALSE;
}

/* The clinic's own scales this client is scored on, retired ones and old versions too. */
static gboolean
load_scales (DbkConnection *connection, DbkClientRecord *record, GError **error)
{
  g_autoptr (GPtrArray) scales = dbk_list_store_load_all (connection, &dbk_scale_type, error);

  if (scales == NULL)
    return FALSE;
  for (guint i = 0; i < scales->len; i++)
    if (is_used (record, &((const DbkScale *) scales->pdata[i])->info))
      g_ptr_array_add (record->scales, dbk_record_ref (scales->pdata[i]));
  return TRUE;
}

static DbkClientRecord *
load_record (DbkConnection *connection, gint64 client_row, GError **error)
{
  g_autoptr (DbkClientRecord) record = dbk_client_record_new ();

  record->client = dbk_client_store_load (connection, client_row, error);
  if (record->client == NULL ||
      !load_list (connection, DBK_SQL_RECORD_CONDITIONS, client_row, &dbk_condition_type,
                  record->conditions, error) ||
      !load_list (connection, DBK_SQL_RECORD_CONFIRMATIONS, client_row,
                  &dbk_history_confirmation_type, record->confirmations, error) ||
      !dbk_consents_load (connection, client_row, record->consents, error) ||
      !load_list (connection, DBK_SQL_RECORD_PATCH_TESTS, client_row, &dbk_patch_test_type,
                  record->patch_tests, error) ||
      !load_list (connection, DBK_SQL_RECORD_CONCERNS, client_row, &dbk_concern_type,
                  record->concerns, error) ||
      !load_scores (connection, record, error) || !load_courses (connection, record, error) ||
      !load_list (connection, DBK_SQL_RECORD_PHOTOS, client_row, &dbk_photo_type, record->photos,
                  error) ||
      !load_list (connection, DBK_SQL_RECORD_RECALLS, client_row, &dbk_recall_type, record->recalls,
                  error) ||
      !load_scales (connection, record, error))
    return NULL;
  record->smallest_changes = dbk_setting_get (connection, "clinic.smallest_changes", error);
  return record->smallest_changes == NULL ? NULL : g_steal_pointer (&record);
}

DbkClientRecord *
dbk_record_store_load (DbkConnection *connection, gint64 client_row, GError **error)
{
  DbkClientRecord *record;

  if (!dbk_read_begin (connection, error))
    return NULL;
  record = load_record (connection, client_row, error);
  dbk_read_end (connection);
  return record;
}

char *
dbk_record_store_session_digest (DbkConnection *connection,
                                 gint64 session_row,
                                 gpointer data,
                                 GError **error)
{
  g_autoptr (DbkSession) session = dbk_session_load (connection, session_row, error);

  return session == NULL ? NULL : dbk_session_digest_text (session);
}
