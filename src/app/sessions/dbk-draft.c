/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session being logged. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-catalog.h"
#include "dbk-draft-private.h"
#include "dbk-draft-template.h"
#include "dbk-id.h"
#include "dbk-photo-store.h"
#include "dbk-progress.h"
#include "dbk-text.h"

G_DEFINE_FINAL_TYPE (DbkDraft, dbk_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SAVE_STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The clinic's interval is over: behind what the checks ask for already. */
static void
add_history (DbkDraft *self)
{
  DbkMissing *one = g_new (DbkMissing, 1);
  guint place = dbk_missing_count_section (self->missing, DBK_SECTION_CHECKS);

  *one = (DbkMissing){
    DBK_SHOULD,
    DBK_SECTION_CHECKS,
    g_strdup ("history"),
    g_strdup (_ ("Medical history")),
    g_strdup (_ ("Go through the medical history again and confirm it.")),
  };
  g_ptr_array_insert (self->missing, (int) place, one);
}

static void
refresh_missing (DbkDraft *self)
{
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  self->missing = dbk_session_missing (self->session, self->course, self->record,
                                       dbk_context_get_today (self->context));
  if (dbk_draft_history_is_due (self))
    add_history (self);
}

void
dbk_draft_announce (DbkDraft *self, DbkDraftParts parts)
{
  refresh_missing (self);
  g_signal_emit (self, signals[CHANGED], 0, (guint) parts);
}

void
dbk_draft_announce_save_state (DbkDraft *self)
{
  dbk_context_set_unsaved (self->context, G_OBJECT (self), !dbk_autosave_is_idle (self->autosave));
  g_signal_emit (self, signals[SAVE_STATE_CHANGED], 0);
}

typedef struct
{
  DbkWho who;
  GPtrArray *photos; /* of digest */
} Sweep;

static void
sweep_free (gpointer data)
{
  g_ptr_array_unref (((Sweep *) data)->photos);
  g_free (data);
}

static gpointer
sweep (DbkConnection *connection, gpointer data, GError **error)
{
  const Sweep *job = data;

  for (guint i = 0; i < job->photos->len; i++)
    dbk_photo_store_sweep (connection, &job->who, job->photos->pdata[i]);
  return NULL;
}

/* Behind the last save of the draft: what a row still names stays. */
static void
sweep_photos (DbkDraft *self)
{
  Sweep *job;

  if (self->context == NULL || self->removed_photos->len == 0)
    return;
  job = g_new0 (Sweep, 1);
  job->who = dbk_context_get_who (self->context);
  job->photos = g_ptr_array_ref (self->removed_photos);
  g_ptr_array_unref (self->removed_photos);
  self->removed_photos = g_ptr_array_new_with_free_func (g_free);
  dbk_context_write (self->context, sweep, job, sweep_free, NULL, NULL, NULL, NULL);
}

static void
dbk_draft_dispose (GObject *object)
{
  DbkDraft *self = DBK_DRAFT (object);

  sweep_photos (self);
  if (self->autosave != NULL)
    g_signal_handlers_disconnect_by_data (self->autosave, self);
  g_clear_object (&self->autosave);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (dbk_draft_parent_class)->dispose (object);
}

static void
dbk_draft_finalize (GObject *object)
{
  DbkDraft *self = DBK_DRAFT (object);

  g_clear_pointer (&self->lists, dbk_clinic_lists_unref);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_pointer (&self->single, dbk_course_unref);
  g_clear_pointer (&self->base, dbk_session_unref);
  g_clear_pointer (&self->session, dbk_session_unref);
  g_clear_pointer (&self->sent, dbk_session_unref);
  g_clear_pointer (&self->past_records, g_ptr_array_unref);
  g_clear_pointer (&self->contraindications, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->parked, g_hash_table_unref);
  g_clear_pointer (&self->undo, dbk_draft_undo_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->removed_photos, g_ptr_array_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (dbk_draft_parent_class)->finalize (object);
}

static void
dbk_draft_class_init (DbkDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dbk_draft_dispose;
  object_class->finalize = dbk_draft_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SAVE_STATE_CHANGED] =
      g_signal_new ("save-state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
dbk_draft_init (DbkDraft *self)
{
  self->parked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, dbk_record_unref);
  self->past_records = g_ptr_array_new_with_free_func (dbk_record_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed_photos = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
find_stored (DbkDraft *self, const char *session_id, GError **error)
{
  DbkCourse *course = NULL;
  DbkSession *stored = dbk_client_record_find_session (self->record, session_id, &course);

  if (stored == NULL || course != self->course)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("This draft is not in the records any more: it may have been "
                              "discarded meanwhile. Nothing was changed."));
      return FALSE;
    }
  if (dbk_session_is_locked (stored))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                           _ ("This session is signed: nothing in it can change any more. Write an "
                              "addendum instead."));
      return FALSE;
    }
  self->base = dbk_session_ref (stored);
  self->session = dbk_session_copy (stored);
  dbk_draft_refresh_checks (self);
  return TRUE;
}

static void
begin_new (DbkDraft *self)
{
  DbkTime now = dbk_clock_now (dbk_context_get_clock (self->context));

  self->session = dbk_session_new_draft (self->course, dbk_context_get_staff (self->context), now);
  if (dbk_text_is_blank (self->session->id))
    {
      g_free (self->session->id);
      self->session->id = dbk_id_new ();
    }
  dbk_draft_prepare (self);
}

/* Without a plan: nobody named areas or concerns yet. */
static DbkCourse *
make_single (DbkContext *context)
{
  DbkCourse *course = dbk_course_new ();
  DbkDate today = dbk_context_get_today (context);

  course->id = dbk_id_new ();
  course->title = g_strdup (_ ("Single session"));
  course->status = g_strdup ("active");
  course->planned_sessions = 1;
  course->starts_on = today;
  course->status_on = today;
  return course;
}

DbkDraft *
dbk_draft_new (DbkContext *context,
               DbkClientRecord *record,
               const char *course_id,
               const char *session_id,
               const DbkTimer *timer,
               GError **error)
{
  g_autoptr (DbkDraft) self = NULL;

  g_return_val_if_fail (DBK_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  if (!dbk_context_is_clinical (context))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                           _ ("Sessions are logged by practitioners. Choose who is working in the "
                              "header, then log the session."));
      return NULL;
    }
  self = g_object_new (DBK_TYPE_DRAFT, NULL);
  self->context = g_object_ref (context);
  self->record = dbk_client_record_ref (record);
  if (g_strcmp0 (course_id, DBK_DRAFT_SINGLE) == 0)
    self->single = make_single (context);
  self->course =
      self->single != NULL ? self->single : dbk_client_record_find_course (record, course_id);
  if (self->course == NULL)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("This course is not in the client’s record any more. Nothing was "
                              "changed; plan a course first."));
      return NULL;
    }
  self->course_row = self->course->row;
  if (session_id == NULL)
    begin_new (self);
  else if (!find_stored (self, session_id, error))
    return NULL;
  refresh_missing (self);
  self->undo = dbk_draft_undo_new (self->session, timer);
  self->autosave = dbk_autosave_new (timer);
  g_signal_connect_object (self->autosave, "save", G_CALLBACK (dbk_draft_save), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autosave, "state-changed",
                           G_CALLBACK (dbk_draft_announce_save_state), self, G_CONNECT_SWAPPED);
  dbk_draft_follow_record (self);
  dbk_draft_follow_lists (self);
  g_signal_connect_object (context, "flush", G_CALLBACK (dbk_autosave_flush), self->autosave,
                           G_CONNECT_SWAPPED);
  return g_steal_pointer (&self);
}

DbkContext *
dbk_draft_get_context (DbkDraft *self)
{
  return self->context;
}

DbkClientRecord *
dbk_draft_get_record (DbkDraft *self)
{
  return self->record;
}

const DbkCourse *
dbk_draft_get_course (DbkDraft *self)
{
  return self->course;
}

DbkSession *
dbk_draft_get_session (DbkDraft *self)
{
  return self->session;
}

const DbkSession *
dbk_draft_get_last (DbkDraft *self)
{
  return dbk_course_previous_session (self->course, self->session);
}

const DbkSessionArea *
dbk_draft_get_last_area (DbkDraft *self, const char *area)
{
  const DbkSession *last = dbk_draft_get_last (self);

  return last == NULL ? NULL : dbk_session_find_area (last, area);
}

int
dbk_draft_get_number (DbkDraft *self)
{
  int number = dbk_course_session_number (self->course, self->session);
  DbkDueFigures figures;

  if (number > 0)
    return number;
  dbk_course_due_figures (self->course, &figures);
  return figures.done + 1;
}

const DbkDevice *
dbk_draft_get_device (DbkDraft *self)
{
  GPtrArray *devices = dbk_context_get_lists (self->context)->devices;

  for (guint i = 0; i < devices->len; i++)
    {
      const DbkDevice *device = devices->pdata[i];

      if (g_strcmp0 (device->kind, self->session->device_kind) == 0 &&
          g_strcmp0 (device->make, self->session->device_make) == 0 &&
          g_strcmp0 (device->model, self->session->device_model) == 0 &&
          g_strcmp0 (device->serial, self->session->device_serial) == 0)
        return device;
    }
  return NULL;
}

GPtrArray *
dbk_draft_get_missing (DbkDraft *self)
{
  return self->missing;
}

GPtrArray *
dbk_draft_get_contraindications (DbkDraft *self)
{
  return self->contraindications;
}

gboolean
dbk_draft_avoids (DbkDraft *self, const char *area)
{
  return dbk_contraindications_avoid (self->contraindications, area);
}

gboolean
dbk_draft_is_stored (DbkDraft *self)
{
  return self->base != NULL;
}

DbkDate
dbk_draft_get_today (DbkDraft *self)
{
  return dbk_context_get_today (self->context);
}

void
dbk_draft_touch (DbkDraft *self, DbkDraftParts parts)
{
  g_return_if_fail (DBK_IS_DRAFT (self));

  dbk_draft_undo_note (self->undo, self->session);
  dbk_autosave_touch (self->autosave);
  dbk_draft_announce (self, parts);
}

DbkAutosaveState
dbk_draft_get_save_state (DbkDraft *self)
{
  return dbk_autosave_get_state (self->autosave);
}

DbkTime
dbk_draft_get_saved_at (DbkDraft *self)
{
  return self->saved_at;
}

const GError *
dbk_draft_get_save_error (DbkDraft *self)
{
  return self->error;
}

void
dbk_draft_abandon (DbkDraft *self)
{
  dbk_autosave_stop (self->autosave);
}
