/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking a session: signing it, or bringing one in from paper. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-clinic-store.h"
#include "dbk-completeness.h"
#include "dbk-record-json.h"
#include "dbk-session-private.h"
#include "dbk-session-store.h"

#define DIGEST_SIZE 32

void
dbk_session_digest (const DbkSession *session, guint8 *digest)
{
  g_autofree char *json = dbk_record_to_json (session, DBK_JSON_UNSEALED);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = DIGEST_SIZE;

  g_checksum_update (checksum, (const guchar *) json, -1);
  g_checksum_get_digest (checksum, digest, &size);
}

char *
dbk_session_digest_text (const DbkSession *session)
{
  g_autofree char *json = dbk_record_to_json (session, DBK_JSON_UNSEALED);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
}

/* What is signed is what the records hold, with the signature it gets. */
static DbkSession *
load_to_lock (DbkConnection *connection, const DbkSession *signature, GError **error)
{
  DbkSession *stored = dbk_session_load (connection, signature->row, error);

  if (stored == NULL)
    return NULL;
  stored->signed_at = signature->signed_at;
  dbk_set_text (&stored->signed_by, signature->signed_by);
  dbk_set_text (&stored->signed_by_certificate, signature->signed_by_certificate);
  return stored;
}

gboolean
dbk_session_lock (DbkConnection *connection,
                  DbkSession *session,
                  const char *state,
                  gint64 signer_row,
                  GError **error)
{
  g_autoptr (DbkSession) stored = load_to_lock (connection, session, error);
  g_autoptr (DbkStatement) statement = NULL;
  guint8 digest[DIGEST_SIZE];

  if (stored == NULL)
    return FALSE;
  dbk_session_digest (stored, digest);
  statement = dbk_statement (connection, DBK_SQL_SESSION_LOCK, error);
  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, stored);
  dbk_bind_text (statement, "state", state);
  dbk_bind_id (statement, "signed_by_row", signer_row);
  dbk_bind_blob (statement, "digest", digest, sizeof digest);
  if (!dbk_run (statement, error))
    return FALSE;
  dbk_set_text (&session->state, state);
  session->revision = stored->revision + 1;
  return TRUE;
}

/* Signing is done by somebody: unlike other writing it is refused while nobody works. */
static DbkStaff *
load_signer (DbkConnection *connection, const DbkWho *who, GError **error)
{
  if (who->staff != 0)
    return dbk_staff_store_load (connection, who->staff, error);
  g_set_error_literal (
      error, DBK_ERROR, DBK_ERROR_REFUSED,
      _ ("A session is signed by a practitioner. Nothing was changed; choose who is "
         "working, then sign."));
  return NULL;
}

/* @missing: (transfer full) (element-type DbkMissing) */
static gboolean
require_complete (GPtrArray *missing, GError **error)
{
  g_autoptr (GPtrArray) list = missing;
  const DbkMissing *must = dbk_missing_first_must (list);

  if (must == NULL)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, must->message);
  return FALSE;
}

static gboolean
check_draft (DbkConnection *connection, const DbkWho *who, const DbkSession *draft, GError **error)
{
  g_autoptr (DbkCourse) course = NULL;
  DbkDate today = dbk_record_today (connection, who);

  if (!dbk_session_validate_day (draft, today, error))
    return FALSE;
  course = dbk_course_load (connection, draft->course_row, NULL, error);
  return course != NULL &&
         require_complete (dbk_session_missing (draft, course, NULL, today), error);
}

gboolean
dbk_session_store_sign (DbkConnection *connection,
                        const DbkWho *who,
                        gint64 session_row,
                        GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkStaff) signer = NULL;
  g_autoptr (DbkSession) draft = NULL;
  DbkSessionHead head;

  if (transaction == NULL || !dbk_session_head_load (connection, session_row, &head, error) ||
      !dbk_session_head_require_draft (&head, error))
    return FALSE;
  signer = load_signer (connection, who, error);
  if (signer == NULL)
    return FALSE;
  draft = dbk_session_load (connection, session_row, error);
  if (draft == NULL || !check_draft (connection, who, draft, error))
    return FALSE;
  draft->signed_at = dbk_store_now (connection, who);
  dbk_set_text (&draft->signed_by, signer->name);
  dbk_set_text (&draft->signed_by_certificate, signer->certificate_number);
  if (!dbk_session_lock (connection, draft, "signed", signer->row, error) ||
      !dbk_session_remember_batches (connection, who, draft, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, head.client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

static gboolean
fill_transcription (DbkConnection *connection,
                    const DbkWho *who,
                    DbkSession *session,
                    GError **error)
{
  g_autofree char *name = dbk_store_staff_name (connection, who->staff, error);

  if (name == NULL)
    return FALSE;
  dbk_set_text (&session->state, "draft");
  dbk_set_text (&session->entered_by, name);
  session->recorded_at = dbk_store_now (connection, who);
  dbk_scores_stamp (session->scores, session->recorded_at);
  session->signed_at = DBK_TIME_NONE;
  g_clear_pointer (&session->signed_by, g_free);
  g_clear_pointer (&session->signed_by_certificate, g_free);
  return TRUE;
}

gboolean
dbk_session_store_transcribe (DbkConnection *connection,
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
  if (!dbk_session_validate_day (session, today, error) ||
      !require_complete (dbk_session_missing_to_transcribe (session, today), error) ||
      !fill_transcription (connection, who, session, error))
    return FALSE;
  session->course_row = course_row;
  if (!dbk_session_insert (connection, session, error) ||
      !dbk_session_lock (connection, session, "transcribed", 0, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
