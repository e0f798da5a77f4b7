/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of sessions: begun, saved, discarded, listed. */
#include "config.h"

#include "dbk-session-store.h"

#include <glib/gi18n-lib.h>

#include "dbk-clinic-store.h"
#include "dbk-photo-store.h"
#include "dbk-session-private.h"

static const DbkField draft_summary_fields[] = {
  DBK_FIELD (DbkDraftSummary, ROW, session_row),   DBK_FIELD (DbkDraftSummary, ROW, client_row),
  DBK_FIELD (DbkDraftSummary, TEXT, session),      DBK_FIELD (DbkDraftSummary, TEXT, client_name),
  DBK_FIELD (DbkDraftSummary, TEXT, course_title), DBK_FIELD (DbkDraftSummary, DATE, treated_on),
  DBK_FIELD (DbkDraftSummary, TIME, recorded_at),  DBK_FIELD (DbkDraftSummary, TEXT, practitioner),
};
const DbkRecordType dbk_draft_summary_type =
    DBK_RECORD_TYPE (DbkDraftSummary, "session", draft_summary_fields);

gboolean
dbk_session_head_load (DbkConnection *connection,
                       gint64 session_row,
                       DbkSessionHead *head,
                       GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  statement = dbk_statement (connection, DBK_SQL_SESSION_HEAD, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "session", session_row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("This session is not in the records any more: a draft may have been "
                              "discarded meanwhile. Nothing was changed."));
      return FALSE;
    }
  head->locked = g_strcmp0 (dbk_named_text (statement, "state"), "draft") != 0;
  head->in_error = dbk_named_bool (statement, "in_error");
  head->course_row = dbk_named_int (statement, "course_row");
  head->client_row = dbk_named_int (statement, "client_row");
  return TRUE;
}

gboolean
dbk_session_head_require_draft (const DbkSessionHead *head, GError **error)
{
  if (!head->locked)
    return TRUE;
  g_set_error_literal (
      error, DBK_ERROR, DBK_ERROR_REFUSED,
      _ ("This session is signed: nothing in it can change any more. Write an addendum instead."));
  return FALSE;
}

/* Who works is the practitioner unless the draft names one. */
static gboolean
fill_practitioner (DbkConnection *connection,
                   const DbkWho *who,
                   DbkSession *session,
                   GError **error)
{
  g_autoptr (DbkStaff) staff = NULL;

  if (who->staff == 0 || session->practitioner_row != 0 ||
      (session->practitioner != NULL && *session->practitioner != '\0'))
    return TRUE;
  staff = dbk_staff_store_load (connection, who->staff, error);
  if (staff == NULL)
    return FALSE;
  session->practitioner_row = staff->row;
  dbk_set_text (&session->practitioner, staff->name);
  dbk_set_text (&session->practitioner_certificate, staff->certificate_number);
  return TRUE;
}

gboolean
dbk_session_insert (DbkConnection *connection, DbkSession *session, GError **error)
{
  if (!dbk_session_validate (session, error) || !dbk_store_ensure_id (&session->id, error) ||
      !dbk_store_insert (connection, DBK_SQL_SESSION_ADD, session, &session->row, error))
    return FALSE;
  session->revision = 1;
  return dbk_session_children_insert (connection, session, error);
}

/* Only what is new needs one: a photograph stays in the record it is part of when the consent is
 * withdrawn; it is not shown. @stored: (nullable) */
static gboolean
check_photo_consent (DbkConnection *connection,
                     const DbkWho *who,
                     gint64 client_row,
                     const DbkSession *stored,
                     const DbkSession *session,
                     GError **error)
{
  gboolean added = FALSE;

  for (guint i = 0; i < session->photos->len && !added; i++)
    {
      const DbkPhoto *photo = session->photos->pdata[i];

      added = TRUE;
      for (guint j = 0; stored != NULL && j < stored->photos->len && added; j++)
        added = g_strcmp0 (((const DbkPhoto *) stored->photos->pdata[j])->id, photo->id) != 0;
    }
  return !added || dbk_photo_store_check_consent (connection, client_row,
                                                  dbk_record_today (connection, who), error);
}

static void
clear_signature (DbkSession *session)
{
  dbk_set_text (&session->state, "draft");
  session->signed_at = DBK_TIME_NONE;
  g_clear_pointer (&session->signed_by, g_free);
  g_clear_pointer (&session->signed_by_certificate, g_free);
}

gboolean
dbk_session_store_begin (DbkConnection *connection,
                         const DbkWho *who,
                         gint64 course_row,
                         DbkSession *session,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkCourse) course = NULL;
  gint64 client_row;
  DbkDate today;

  if (transaction == NULL)
    return FALSE;
  course = dbk_course_load (connection, course_row, &client_row, error);
  if (course == NULL)
    return FALSE;
  today = dbk_record_today (connection, who);
  if (session->treated_on == DBK_DATE_NONE)
    session->treated_on = today;
  if (!dbk_session_validate_day (session, today, error) ||
      !check_photo_consent (connection, who, client_row, NULL, session, error) ||
      !fill_practitioner (connection, who, session, error))
    return FALSE;
  clear_signature (session);
  session->course_row = course_row;
  if (session->recorded_at == DBK_TIME_NONE)
    session->recorded_at = dbk_store_now (connection, who);
  dbk_scores_stamp (session->scores, dbk_store_now (connection, who));
  if (!dbk_session_insert (connection, session, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

/* Brings @mine up to what is stored, or says why it can't be saved. */
static gboolean
merge_draft (DbkConnection *connection,
             const DbkWho *who,
             const DbkSession *base,
             const DbkSession *stored,
             DbkSession *mine,
             GError **error)
{
  if (base == NULL && mine->revision != stored->revision)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                           _ ("This draft was changed by somebody else meanwhile. Nothing was "
                              "saved and what you typed is still here. Look at what they wrote, "
                              "then decide which to keep."));
      return FALSE;
    }
  return dbk_session_merge (base, stored, mine, error) &&
         dbk_session_validate_day (mine, dbk_record_today (connection, who), error) &&
         dbk_session_validate (mine, error);
}

gboolean
dbk_session_store_save (DbkConnection *connection,
                        const DbkWho *who,
                        const DbkSession *base,
                        DbkSession *session,
                        GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  gint64 row = base == NULL ? session->row : base->row;
  g_autoptr (DbkSession) stored = NULL;
  g_autoptr (DbkSession) mine = NULL;
  DbkSessionHead head;
  gboolean changed;

  if (transaction == NULL || !dbk_session_head_load (connection, row, &head, error) ||
      !dbk_session_head_require_draft (&head, error))
    return FALSE;
  stored = dbk_session_load (connection, row, error);
  if (stored == NULL)
    return FALSE;
  mine = dbk_session_copy (session);
  dbk_scores_stamp (mine->scores, dbk_store_now (connection, who));
  if (!merge_draft (connection, who, base, stored, mine, error) ||
      !check_photo_consent (connection, who, head.client_row, stored, mine, error) ||
      !dbk_session_children_update (connection, stored, mine, &changed, error))
    return FALSE;
  if (changed || dbk_record_fields_differ (stored, mine))
    {
      if (!dbk_record_run (connection, DBK_SQL_SESSION_UPDATE, mine, error))
        return FALSE;
      mine->revision = stored->revision + 1;
      dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, head.client_row);
    }
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  dbk_record_swap (session, mine);
  return TRUE;
}

gboolean
dbk_session_store_discard (DbkConnection *connection,
                           const DbkWho *who,
                           gint64 session_row,
                           GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkSession) session = NULL;
  DbkSessionHead head;

  if (transaction == NULL || !dbk_session_head_load (connection, session_row, &head, error) ||
      !dbk_session_head_require_draft (&head, error))
    return FALSE;
  session = dbk_session_load (connection, session_row, error);
  if (session == NULL || !dbk_session_remove (connection, session_row, error) ||
      !dbk_session_remove_single_course (connection, session, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, head.client_row);
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  for (guint i = 0; i < session->photos->len; i++)
    dbk_photo_store_sweep (connection, who, ((const DbkPhoto *) session->photos->pdata[i])->sha256);
  return TRUE;
}

DbkSession *
dbk_session_store_load (DbkConnection *connection, gint64 session_row, GError **error)
{
  g_autoptr (DbkSession) session = NULL;

  if (!dbk_read_begin (connection, error))
    return NULL;
  session = dbk_session_load (connection, session_row, error);
  dbk_read_end (connection);
  return g_steal_pointer (&session);
}

GPtrArray *
dbk_session_store_list_drafts (DbkConnection *connection, gint64 staff_row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SESSION_DRAFTS, error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (dbk_record_unref);

  if (statement == NULL)
    return NULL;
  dbk_bind_id (statement, "staff", staff_row);
  while (TRUE)
    {
      g_autoptr (DbkClient) client = NULL;
      DbkDraftSummary *draft;
      gboolean has_row;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&drafts);
      draft = dbk_rows_read (statement, &dbk_draft_summary_type);
      client = dbk_rows_read (statement, &dbk_client_type);
      draft->client_name = dbk_client_display_name (client);
      g_ptr_array_add (drafts, draft);
    }
}
