/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft's way into the records: saved, signed, discarded. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-draft-private.h"
#include "dbk-names.h"
#include "dbk-session-store.h"
#include "dbk-text.h"

/* A job of the writer thread; the records in it are its own. */
typedef struct
{
  DbkWho who;
  gint64 client_row;
  gint64 course_row;
  gint64 session_row;
  DbkCourse *single; /* to be stored with the first save */
  DbkSession *base;
  DbkSession *session;
} DraftJob;

static void
draft_job_free (gpointer data)
{
  DraftJob *job = data;

  g_clear_pointer (&job->single, dbk_course_unref);
  g_clear_pointer (&job->base, dbk_session_unref);
  g_clear_pointer (&job->session, dbk_session_unref);
  g_free (job);
}

static gpointer
save_job (DbkConnection *connection, gpointer data, GError **error)
{
  DraftJob *job = data;
  gboolean done;

  if (job->base != NULL)
    done = dbk_session_store_save (connection, &job->who, job->base, job->session, error);
  else if (job->single != NULL)
    done = dbk_session_store_begin_single (connection, &job->who, job->client_row, job->single,
                                           job->session, error);
  else
    done = dbk_session_store_begin (connection, &job->who, job->course_row, job->session, error);
  return done ? dbk_session_ref (job->session) : NULL;
}

static gpointer
load_job (DbkConnection *connection, gpointer data, GError **error)
{
  DraftJob *job = data;

  return dbk_session_store_load (connection, job->session_row, error);
}

static gpointer
sign_job (DbkConnection *connection, gpointer data, GError **error)
{
  DraftJob *job = data;

  return dbk_session_store_sign (connection, &job->who, job->session_row, error) ? data : NULL;
}

static gpointer
discard_job (DbkConnection *connection, gpointer data, GError **error)
{
  DraftJob *job = data;

  return dbk_session_store_discard (connection, &job->who, job->session_row, error) ? data : NULL;
}

static DraftJob *
draft_job_new (DbkDraft *self)
{
  DraftJob *job = g_new0 (DraftJob, 1);

  job->who = dbk_context_get_who (self->context);
  job->client_row = self->record->client->row;
  job->course_row = self->course_row;
  job->session_row = self->session->row;
  return job;
}

/* What is stored differs from what stands on the page in rows still without a name. */
static DbkSession *
storable (DbkDraft *self)
{
  DbkSession *session = dbk_session_copy (self->session);

  for (guint i = session->products->len; i > 0; i--)
    {
      DbkSessionProduct *product = session->products->pdata[i - 1];

      if (!dbk_text_is_blank (product->name))
        continue;
      if (dbk_text_is_blank (product->batch_number) && product->expires_on == DBK_DATE_NONE)
        g_ptr_array_remove_index (session->products, i - 1);
      else
        dbk_set_text (&product->name, dbk_name (DBK_NAME_STEP, product->step));
    }
  return session;
}

static DbkSaveResult
result_of (const GError *error)
{
  if (error == NULL)
    return DBK_SAVE_DONE;
  if (g_error_matches (error, DBK_ERROR, DBK_ERROR_INVALID) ||
      g_error_matches (error, DBK_ERROR, DBK_ERROR_REFUSED) ||
      g_error_matches (error, DBK_ERROR, DBK_ERROR_CONFLICT) ||
      g_error_matches (error, DBK_ERROR, DBK_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return DBK_SAVE_STUCK;
  return DBK_SAVE_RETRY;
}

void
dbk_draft_take_stamps (const DbkSession *from, DbkSession *to)
{
  for (guint i = 0; i < from->scores->len; i++)
    for (guint j = 0; j < to->scores->len; j++)
      {
        const DbkAssessment *stamped = from->scores->pdata[i];
        DbkAssessment *score = to->scores->pdata[j];

        if (g_strcmp0 (stamped->id, score->id) == 0)
          score->recorded_at = stamped->recorded_at;
      }
}

/* What the store made of it, while typing may have gone on. */
static void
take_saved (DbkDraft *self, DbkSession *saved)
{
  g_autoptr (DbkSession) mine = NULL;
  gboolean same;
  gboolean typed;

  /* That the store says when a score was given is nobody's change. */
  dbk_draft_take_stamps (saved, self->sent);
  dbk_draft_take_stamps (saved, self->session);
  self->sent->recorded_at = saved->recorded_at;
  self->session->recorded_at = saved->recorded_at;
  mine = storable (self);
  same = dbk_record_equal (saved, self->sent);
  typed = !dbk_record_equal (mine, self->sent);
  g_clear_pointer (&self->base, dbk_session_unref);
  if (same || !typed)
    self->base = dbk_session_ref (saved);
  else
    {
      /* Somebody else's changes came back and typing went on: the next save merges the two, by
       * what was sent. */
      self->base = dbk_session_copy (self->sent);
      self->base->row = saved->row;
      self->base->revision = 0;
    }
  if (!same && !typed)
    {
      dbk_session_unref (self->session);
      self->session = dbk_session_copy (saved);
      dbk_draft_refresh_checks (self);
      dbk_draft_undo_forget (self->undo, self->session);
      dbk_draft_announce (self, DBK_DRAFT_ALL);
    }
  self->course_row = saved->course_row;
  if (self->single != NULL)
    self->single->row = saved->course_row;
  self->session->row = saved->row;
  self->session->course_row = saved->course_row;
  self->session->recorded_at = saved->recorded_at;
  self->session->revision = saved->revision;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DbkDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSession) saved = dbk_context_finish (result, &error);
  guint own = saved != NULL && (self->base == NULL || self->base->revision != saved->revision);

  if (self->heard > own)
    dbk_draft_look (self);
  g_clear_error (&self->error);
  if (saved != NULL)
    {
      take_saved (self, saved);
      self->saved_at = dbk_clock_now (dbk_context_get_clock (self->context));
    }
  else
    self->error = g_error_copy (error);
  g_clear_pointer (&self->sent, dbk_session_unref);
  dbk_autosave_finished (self->autosave, result_of (error));
  dbk_draft_wake (self);
}

void
dbk_draft_save (DbkDraft *self)
{
  DraftJob *job = draft_job_new (self);

  self->sent = storable (self);
  self->heard = 0;
  job->base = self->base == NULL ? NULL : dbk_session_copy (self->base);
  job->single = self->base != NULL || self->single == NULL ? NULL : dbk_course_copy (self->single);
  job->session = dbk_session_copy (self->sent);
  dbk_context_write (self->context, save_job, job, draft_job_free, dbk_record_unref, NULL, saved_cb,
                     g_object_ref (self));
}

/* Ends the waiting when the last try failed, or nothing is unsaved. */
void
dbk_draft_wake (DbkDraft *self)
{
  g_autoptr (GPtrArray) waiting = NULL;

  if (self->sent != NULL || (self->error == NULL && !dbk_autosave_is_idle (self->autosave)))
    return;
  waiting = self->waiting;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      if (self->error != NULL)
        g_task_return_error (waiting->pdata[i], g_error_copy (self->error));
      else
        g_task_return_boolean (waiting->pdata[i], TRUE);
    }
}

void
dbk_draft_flush_async (DbkDraft *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DBK_IS_DRAFT (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (dbk_autosave_is_idle (self->autosave))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  g_ptr_array_add (self->waiting, task);
  dbk_autosave_flush (self->autosave);
}

gboolean
dbk_draft_flush_finish (DbkDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DbkDraft *self = g_task_get_source_object (task);
  GError *error = NULL;

  dbk_context_finish (result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dbk_draft_abandon (self);
  g_task_return_boolean (task, TRUE);
}

static void
sign_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DbkDraft *self = DBK_DRAFT (source);
  GError *error = NULL;

  if (!dbk_draft_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dbk_context_write (self->context, sign_job, draft_job_new (self), draft_job_free, NULL, NULL,
                     job_done_cb, g_object_ref (task));
}

void
dbk_draft_sign_async (DbkDraft *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DBK_IS_DRAFT (self));

  /* The checks may have been brought up to date since: what is signed is what stands here. */
  if (self->base == NULL || !dbk_record_equal (self->base, self->session))
    dbk_autosave_touch (self->autosave);
  dbk_draft_flush_async (self, sign_saved_cb, g_task_new (self, NULL, callback, user_data));
}

gboolean
dbk_draft_sign_finish (DbkDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
discard_flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DbkDraft *self = DBK_DRAFT (source);
  g_autoptr (GError) error = NULL;

  /* What couldn't be saved is to be discarded anyway. */
  dbk_draft_flush_finish (self, result, &error);
  if (self->base == NULL)
    {
      dbk_draft_abandon (self);
      g_task_return_boolean (task, TRUE);
      return;
    }
  dbk_context_write (self->context, discard_job, draft_job_new (self), draft_job_free, NULL, NULL,
                     job_done_cb, g_object_ref (task));
}

void
dbk_draft_discard_async (DbkDraft *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DBK_IS_DRAFT (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (self->base == NULL && self->sent == NULL)
    {
      dbk_draft_abandon (self);
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  dbk_draft_flush_async (self, discard_flushed_cb, task);
}

gboolean
dbk_draft_discard_finish (DbkDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  DbkDraft *draft;
  gboolean keep_mine;
} Resolve;

static void
resolve_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Resolve *resolve = user_data;
  g_autoptr (DbkDraft) self = resolve->draft;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSession) theirs = dbk_context_finish (result, &error);

  if (theirs == NULL || dbk_session_is_locked (theirs))
    {
      if (error != NULL)
        {
          g_clear_error (&self->error);
          self->error = g_steal_pointer (&error);
        }
      dbk_autosave_flush (self->autosave);
      dbk_draft_announce_save_state (self);
      return;
    }
  g_clear_pointer (&self->base, dbk_session_unref);
  self->base = dbk_session_ref (theirs);
  if (!resolve->keep_mine)
    {
      dbk_session_unref (self->session);
      self->session = dbk_session_copy (theirs);
      dbk_draft_refresh_checks (self);
      dbk_draft_undo_forget (self->undo, self->session);
    }
  /* Saved even when nothing is left to write: that is what clears the failure. */
  dbk_draft_touch (self, resolve->keep_mine ? 0 : DBK_DRAFT_ALL);
  dbk_autosave_flush (self->autosave);
}

void
dbk_draft_resolve (DbkDraft *self, gboolean keep_mine)
{
  Resolve *resolve;

  g_return_if_fail (DBK_IS_DRAFT (self));
  g_return_if_fail (self->base != NULL);

  resolve = g_new (Resolve, 1);
  *resolve = (Resolve){ g_object_ref (self), keep_mine };
  dbk_context_read (self->context, load_job, draft_job_new (self), draft_job_free, dbk_record_unref,
                    NULL, resolve_loaded_cb, resolve);
}
