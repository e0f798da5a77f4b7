/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing in a client with all there is, as it was recorded elsewhere. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-list-check.h"
#include "dbk-record-store.h"
#include "dbk-scale.h"
#include "dbk-session-private.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
fail_invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, sentence);
  return FALSE;
}

/* The day of @moment anywhere on earth is at most one later than here. */
static gboolean
is_before_day (DbkTime moment, DbkDate day)
{
  return moment != DBK_TIME_NONE && dbk_time_local_date (moment) + 1 < day;
}

/* TRUE when the session holds what only a locked one can. */
static gboolean
has_later (const DbkSession *session)
{
  for (guint i = 0; i < session->reactions->len; i++)
    if (((const DbkSessionReaction *) session->reactions->pdata[i])->resolutions->len > 0)
      return TRUE;
  return session->addenda->len > 0 || session->entered_in_error != NULL;
}

/* A recorded state has to hold together: a signature names who and when. */
static gboolean
check_state (DbkSession *session, GError **error)
{
  if (is_empty (session->state))
    dbk_set_text (&session->state, "draft");
  if (g_str_equal (session->state, "signed"))
    {
      if (session->signed_at == DBK_TIME_NONE || is_empty (session->signed_by))
        return fail_invalid (error, _ ("A signed session doesn't say who signed it and when. This "
                                       "client was not brought in."));
    }
  else if (g_str_equal (session->state, "transcribed"))
    {
      if (is_empty (session->source))
        return fail_invalid (error, _ ("A transcribed session doesn't name its source. This client "
                                       "was not brought in."));
    }
  else if (!g_str_equal (session->state, "draft"))
    return fail_invalid (error, _ ("A session is neither a draft nor signed nor transcribed. This "
                                   "client was not brought in."));
  if (!g_str_equal (session->state, "signed") && session->signed_at != DBK_TIME_NONE)
    return fail_invalid (error, _ ("A session that isn't signed holds a signature. This client was "
                                   "not brought in."));
  if (g_str_equal (session->state, "draft") && has_later (session))
    return fail_invalid (error,
                         _ ("A draft holds addenda, a mark or how a reaction ended, "
                            "which belong to signed sessions. This client was not brought in."));
  if (is_before_day (session->signed_at, session->treated_on) ||
      is_before_day (session->recorded_at, session->treated_on))
    return fail_invalid (error, _ ("A session was recorded or signed before the day of its "
                                   "treatment. This client was not brought in."));
  return TRUE;
}

static gboolean
number_addenda (DbkSession *session, GError **error)
{
  for (guint i = 0; i < session->addenda->len; i++)
    {
      DbkAddendum *addendum = session->addenda->pdata[i];

      if (addendum->number == DBK_NONE)
        addendum->number = (int) i + 1;
      if (addendum->written_at == DBK_TIME_NONE || is_empty (addendum->written_by) ||
          is_empty (addendum->reason))
        return fail_invalid (error, _ ("An addendum doesn't say who wrote it, when and why. This "
                                       "client was not brought in."));
    }
  return TRUE;
}

gboolean
dbk_record_add_session (DbkConnection *connection,
                        gint64 course_row,
                        DbkSession *session,
                        GError **error)
{
  if (!check_state (session, error) || !number_addenda (session, error))
    return FALSE;
  session->course_row = course_row;
  session->practitioner_row = 0;
  session->device_row = 0;
  if (session->recorded_at == DBK_TIME_NONE)
    session->recorded_at = session->signed_at != DBK_TIME_NONE
                               ? session->signed_at
                               : dbk_store_now (connection, dbk_transaction_who (connection));
  if (!dbk_session_insert (connection, session, error))
    return FALSE;
  if (g_str_equal (session->state, "draft"))
    return TRUE;
  return dbk_session_lock (connection, session, session->state, 0, error) &&
         dbk_session_later_insert (connection, session, error);
}

static gboolean
add_course (DbkConnection *connection, gint64 client_row, DbkCourse *course, GError **error)
{
  if (!dbk_course_insert (connection, client_row, course, error))
    return FALSE;
  for (guint i = 0; i < course->skips->len; i++)
    if (!dbk_skip_insert (connection, course->row, course->skips->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < course->sessions->len; i++)
    if (!dbk_record_add_session (connection, course->row, course->sessions->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_condition (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  return dbk_condition_insert (connection, client_row, record, error);
}

static gboolean
insert_confirmation (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  return dbk_confirmation_insert (connection, client_row, record, error);
}

static gboolean
insert_consent (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  return dbk_consent_insert (connection, client_row, record, error);
}

static gboolean
insert_patch_test (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  return dbk_patch_test_insert (connection, client_row, record, error);
}

static gboolean
insert_concern (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  return dbk_concern_insert (connection, client_row, record, error);
}

static gboolean
insert_course (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  return add_course (connection, client_row, record, error);
}

static gboolean
insert_photo (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  return dbk_record_insert (connection, DBK_SQL_RECORD_PHOTO_ADD, record, "client", client_row,
                            error);
}

static gboolean
insert_recall (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  return dbk_recall_insert (connection, client_row, record, error);
}

/* The clinic's own scales come with who is scored on them. What is known here already has to say
 * the same: a score means what it meant where it was given. */
static gboolean
insert_scale (DbkConnection *connection, gint64 client_row, gpointer record, GError **error)
{
  DbkScale *scale = record;
  g_autoptr (GPtrArray) known = dbk_list_store_load_all (connection, &dbk_scale_type, error);

  if (known == NULL)
    return FALSE;
  if (!dbk_scale_is_own (scale->info.code) || !dbk_list_check (scale, NULL, NULL))
    return fail_invalid (error, _ ("A scale of the clinic’s own makes no sense. This client was "
                                   "not brought in."));
  for (guint i = 0; i < known->len; i++)
    {
      const DbkScale *same = known->pdata[i];

      if (!dbk_scale_is_same (&same->info, &scale->info))
        continue;
      if (!dbk_list_says_other (same, scale))
        return TRUE;
      return fail_invalid (error, _ ("A scale of the clinic’s own says something else here than "
                                     "where the client comes from. This client was not brought "
                                     "in."));
    }
  dbk_connection_note_change (connection, DBK_CHANGE_LIST, 0);
  return dbk_store_ensure_id (&scale->id, error) &&
         dbk_store_insert (connection, DBK_SQL_SCALE_ADD, scale, &scale->row, error);
}

/* The kinds of things a client has, concerns before the courses that name them. */
const DbkRecordKind dbk_record_kinds[DBK_N_RECORD_KINDS] = {
  { G_STRUCT_OFFSET (DbkClientRecord, scales), insert_scale },
  { G_STRUCT_OFFSET (DbkClientRecord, conditions), insert_condition },
  { G_STRUCT_OFFSET (DbkClientRecord, confirmations), insert_confirmation },
  { G_STRUCT_OFFSET (DbkClientRecord, consents), insert_consent },
  { G_STRUCT_OFFSET (DbkClientRecord, patch_tests), insert_patch_test },
  { G_STRUCT_OFFSET (DbkClientRecord, concerns), insert_concern },
  { G_STRUCT_OFFSET (DbkClientRecord, courses), insert_course },
  { G_STRUCT_OFFSET (DbkClientRecord, photos), insert_photo },
  { G_STRUCT_OFFSET (DbkClientRecord, recalls), insert_recall },
};

/* Whatever the database says about an identifier it has already, a person reads this. */
gboolean
dbk_record_fail_known (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (
      error, DBK_ERROR, DBK_ERROR_CONFLICT,
      _ ("Something with the same identifier is in the records already. This client "
         "was not brought in."));
  return FALSE;
}

static gboolean
add_all (DbkConnection *connection, DbkClientRecord *record, GError **error)
{
  for (guint i = 0; i < DBK_N_RECORD_KINDS; i++)
    {
      const DbkRecordKind *kind = &dbk_record_kinds[i];
      GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, record, kind->offset);

      for (guint j = 0; j < list->len; j++)
        if (!kind->insert (connection, record->client->row, list->pdata[j], error))
          return FALSE;
    }
  return TRUE;
}

/* The file's number is kept unless another client has it here. */
static gboolean
keep_number (DbkConnection *connection, DbkClient *client, GError **error)
{
  g_autoptr (GError) not_found = NULL;

  if (client->number == DBK_NONE)
    return TRUE;
  if (dbk_client_store_find_number (connection, client->number, &not_found) != 0)
    client->number = DBK_NONE;
  else if (!g_error_matches (not_found, DBK_ERROR, DBK_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&not_found));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_known (DbkConnection *connection, const DbkClient *client)
{
  return !is_empty (client->id) && dbk_client_store_find_id (connection, client->id, NULL) != 0;
}

gboolean
dbk_record_store_add (DbkConnection *connection,
                      const DbkWho *who,
                      DbkClientRecord *record,
                      GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (GError) problem = NULL;

  if (transaction == NULL)
    return FALSE;
  if (record->client == NULL)
    return fail_invalid (error, _ ("A record names no client. Nothing was brought in."));
  if (is_known (connection, record->client))
    return dbk_record_fail_known (error);
  if (!keep_number (connection, record->client, error) ||
      !dbk_client_insert (connection, who, record->client, error))
    return FALSE;
  if (!add_all (connection, record, &problem))
    {
      /* A lock refuses a known identifier of a signed session before it is found to be double. */
      if (g_error_matches (problem, DBK_ERROR, DBK_ERROR_REFUSED) ||
          g_error_matches (problem, DBK_ERROR, DBK_ERROR_CONFLICT))
        return dbk_record_fail_known (error);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, record->client->row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
