/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft and the records: stored at its first change, saved by itself, never lost. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-undo.h"
#include "dbk-record-store.h"
#include "dbk-session-store.h"
#include "hand-timer.h"

typedef struct
{
  AppFixture base;
  HandTimer *timer;
  DbkClientRecord *record;
  DbkDraft *draft;
  guint changes;
  guint parts;
} Fixture;

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static DbkClientRecord *
load (Fixture *fixture)
{
  gint64 row = app_find_client (&fixture->base, "amelia hart");

  return app_run (&fixture->base, load_record, &row);
}

static DbkStaff *
find_staff (Fixture *fixture, const char *role)
{
  GPtrArray *staff = dbk_context_get_lists (fixture->base.context)->staff;

  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (((DbkStaff *) staff->pdata[i])->role, role) == 0)
      return staff->pdata[i];
  return NULL;
}

static void
changed_cb (Fixture *fixture, guint parts)
{
  fixture->changes++;
  fixture->parts |= parts;
}

static DbkDraft *
open_draft (Fixture *fixture, const char *session_id)
{
  DbkTimer timer = hand_timer_get (fixture->timer);
  GError *error = NULL;
  const DbkCourse *course = fixture->record->courses->pdata[0];
  DbkDraft *draft = dbk_draft_new (fixture->base.context, fixture->record, course->id, session_id,
                                   &timer, &error);

  g_assert_no_error (error);
  return draft;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, APP_FIXTURE_DEMO);
  fixture->timer = hand_timer_new ();
  dbk_context_set_staff (fixture->base.context, find_staff (fixture, "practitioner"));
  fixture->record = load (fixture);
  fixture->draft = open_draft (fixture, NULL);
  g_signal_connect_swapped (fixture->draft, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->draft != NULL)
    g_assert_finalize_object (fixture->draft);
  dbk_client_record_unref (fixture->record);
  app_fixture_tear_down (&fixture->base, APP_FIXTURE_DEMO);
  hand_timer_free (fixture->timer);
}

static DbkSession *
session_of (Fixture *fixture)
{
  return dbk_draft_get_session (fixture->draft);
}

/* What the records hold of the draft. (transfer full); NULL when it isn't there. */
static DbkSession *
stored (Fixture *fixture)
{
  g_autoptr (DbkClientRecord) record = load (fixture);
  DbkSession *session = dbk_client_record_find_session (record, session_of (fixture)->id, NULL);

  return session == NULL ? NULL : dbk_session_ref (session);
}

static void
type_notes (Fixture *fixture, const char *text)
{
  dbk_set_text (&session_of (fixture)->notes, text);
  dbk_draft_touch (fixture->draft, 0);
}

static gboolean
is_idle (gpointer data)
{
  return dbk_draft_get_save_state (data) == DBK_AUTOSAVE_CLEAN;
}

static gboolean
has_failed (gpointer data)
{
  return dbk_draft_get_save_state (data) == DBK_AUTOSAVE_FAILED &&
         dbk_draft_get_save_error (data) != NULL;
}

/* Time goes on while one waits: what was typed during a save has its own second. */
static gboolean
is_saved (gpointer data)
{
  Fixture *fixture = data;

  hand_timer_pass (fixture->timer, 1);
  return is_idle (fixture->draft);
}

static void
save (Fixture *fixture)
{
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  app_wait (is_saved, fixture);
}

/* Opened, looked at, left: nothing of it is in the records. */
static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSession) session = NULL;

  hand_timer_pass (fixture->timer, 60000);
  app_settle (&fixture->base);
  session = stored (fixture);
  g_assert_null (session);
  g_assert_false (dbk_context_has_unsaved (fixture->base.context));
}

/* Nothing observed or asked today is filled in; the day, the person, the areas and the sheet are.
 */
static void
test_begins (Fixture *fixture, gconstpointer data)
{
  const DbkSession *session = session_of (fixture);
  DbkDate day = DBK_DATE_NONE;

  dbk_date_from_iso ("2026-11-23", &day);
  g_assert_cmpint (session->treated_on, ==, day);
  g_assert_cmpstr (session->practitioner, ==, dbk_context_get_staff (fixture->base.context)->name);
  g_assert_cmpuint (session->areas->len, ==, 6);
  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *row = session->areas->pdata[i];

      g_assert_true (row->treated);
      g_assert_null (row->tip);
      g_assert_cmpint (row->endpoint, ==, DBK_NONE);
    }
  g_assert_cmpstr (session->consent_version, ==, "Consent to microdermabrasion, version 2");
  g_assert_cmpstr (session->patch_test, ==, "passed");
  g_assert_cmpuint (session->checks->len, ==, 1);
  g_assert_null (session->checks_answer);
  g_assert_null (session->reaction_answer);
  g_assert_false (session->aftercare_given);
  g_assert_nonnull (session->aftercare_text);
  g_assert_cmpint (dbk_draft_get_number (fixture->draft), ==, 4);
  g_assert_true (dbk_draft_can_copy_last (fixture->draft));
}

static void
test_saves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSession) first = NULL;
  g_autoptr (DbkSession) second = NULL;

  type_notes (fixture, "a");
  g_assert_true (dbk_context_has_unsaved (fixture->base.context));
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS - 1);
  g_assert_cmpint (dbk_draft_get_save_state (fixture->draft), ==, DBK_AUTOSAVE_WAITING);
  hand_timer_pass (fixture->timer, 1);
  g_assert_cmpint (dbk_draft_get_save_state (fixture->draft), ==, DBK_AUTOSAVE_SAVING);
  app_wait (is_saved, fixture);
  g_assert_false (dbk_context_has_unsaved (fixture->base.context));
  g_assert_cmpint (dbk_draft_get_saved_at (fixture->draft), ==, fixture->base.now);
  first = stored (fixture);
  g_assert_cmpstr (first->notes, ==, "a");
  g_assert_cmpstr (first->state, ==, "draft");
  g_assert_cmpint (first->row, ==, session_of (fixture)->row);
  /* The same row again, not another session; what is typed during a save is saved by the next. */
  type_notes (fixture, "ab");
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  type_notes (fixture, "abc");
  save (fixture);
  second = stored (fixture);
  g_assert_cmpint (second->row, ==, first->row);
  g_assert_cmpstr (second->notes, ==, "abc");
  g_assert_cmpstr (session_of (fixture)->notes, ==, "abc");
}

/* Rows still without a name wait on the page; named ones are saved. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  DbkSession *session = session_of (fixture);
  GPtrArray *products = dbk_context_get_lists (fixture->base.context)->products;
  g_autoptr (DbkSession) one = NULL;
  g_autoptr (DbkSession) two = NULL;

  dbk_draft_add_product (fixture->draft, products->pdata[0]);
  dbk_draft_add_product (fixture->draft, NULL);
  dbk_draft_add_reaction (fixture->draft, "petechiae");
  save (fixture);
  one = stored (fixture);
  g_assert_cmpuint (one->products->len, ==, 1);
  g_assert_cmpuint (session->products->len, ==, 2);
  g_assert_cmpuint (one->reactions->len, ==, 1);
  dbk_set_text (&((DbkSessionReaction *) session->reactions->pdata[0])->severity, "mild");
  dbk_set_text (&((DbkSessionProduct *) session->products->pdata[1])->batch_number, "X 1");
  dbk_draft_touch (fixture->draft, 0);
  save (fixture);
  two = stored (fixture);
  g_assert_cmpuint (two->products->len, ==, 2);
  g_assert_cmpuint (two->reactions->len, ==, 1);
  g_assert_cmpstr (((DbkSessionReaction *) two->reactions->pdata[0])->id, ==,
                   ((DbkSessionReaction *) one->reactions->pdata[0])->id);
  g_assert_cmpstr (((DbkSessionReaction *) two->reactions->pdata[0])->severity, ==, "mild");
}

static void
test_scores (Fixture *fixture, gconstpointer data)
{
  const DbkConcern *concern = fixture->record->concerns->pdata[0];
  g_autoptr (DbkSession) session = NULL;
  const DbkAssessment *last =
      dbk_draft_find_last_score (fixture->draft, concern, concern->areas[0]);

  g_assert_nonnull (last);
  dbk_draft_set_score (fixture->draft, concern, concern->areas[0], 20, NULL);
  dbk_draft_set_score (fixture->draft, concern, concern->areas[0], 10, NULL);
  save (fixture);
  session = stored (fixture);
  g_assert_cmpuint (session->scores->len, ==, 1);
  g_assert_cmpint (((DbkAssessment *) session->scores->pdata[0])->score, ==, 10);
  dbk_draft_set_score (fixture->draft, concern, concern->areas[0], DBK_NONE, NULL);
  save (fixture);
  g_clear_pointer (&session, dbk_session_unref);
  session = stored (fixture);
  g_assert_cmpuint (session->scores->len, ==, 0);
}

/* Reception takes over with text unsaved: the store refuses, the text stays and is saved later. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  DbkStaff *practitioner = dbk_context_get_staff (fixture->base.context);
  g_autoptr (DbkSession) session = NULL;

  type_notes (fixture, "half a sentence");
  dbk_context_set_staff (fixture->base.context, find_staff (fixture, "receptionist"));
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  app_wait (has_failed, fixture->draft);
  g_assert_error (dbk_draft_get_save_error (fixture->draft), DBK_ERROR, DBK_ERROR_REFUSED);
  g_assert_true (dbk_context_has_unsaved (fixture->base.context));
  g_assert_cmpstr (session_of (fixture)->notes, ==, "half a sentence");
  dbk_context_set_staff (fixture->base.context, practitioner);
  g_signal_emit_by_name (fixture->base.context, "flush");
  app_wait (is_saved, fixture);
  session = stored (fixture);
  g_assert_cmpstr (session->notes, ==, "half a sentence");
}

typedef struct
{
  DbkWho who;
  gint64 row;
  const char *field;
  const char *text;
} Elsewhere;

static gpointer
change_elsewhere (DbkConnection *connection, gpointer data, GError **error)
{
  const Elsewhere *change = data;
  g_autoptr (DbkSession) base = dbk_session_store_load (connection, change->row, error);
  g_autoptr (DbkSession) mine = base == NULL ? NULL : dbk_session_copy (base);

  if (mine == NULL)
    return NULL;
  dbk_record_set_text (mine, change->field, change->text);
  dbk_session_store_save (connection, &change->who, base, mine, error);
  return NULL;
}

static void
change_in_records (Fixture *fixture, const char *field, const char *text)
{
  Elsewhere change = { dbk_context_get_who (fixture->base.context), session_of (fixture)->row,
                       field, text };

  app_run_write (&fixture->base, change_elsewhere, &change);
}

/* Two at one draft: another field comes along, the same field is asked about. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSession) session = NULL;

  type_notes (fixture, "mine");
  save (fixture);
  change_in_records (fixture, "feedback", "theirs");
  fixture->parts = 0;
  type_notes (fixture, "mine 2");
  save (fixture);
  g_assert_cmpstr (session_of (fixture)->feedback, ==, "theirs");
  g_assert_cmpstr (session_of (fixture)->notes, ==, "mine 2");
  g_assert_cmpuint (fixture->parts & DBK_DRAFT_ALL, ==, DBK_DRAFT_ALL);

  /* Merged while typing goes on: neither is lost. */
  change_in_records (fixture, "feedback", "theirs 2");
  type_notes (fixture, "mine 3");
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  type_notes (fixture, "mine 4");
  save (fixture);
  save (fixture);
  session = stored (fixture);
  g_assert_cmpstr (session->feedback, ==, "theirs 2");
  g_assert_cmpstr (session->notes, ==, "mine 4");
  g_assert_cmpstr (session_of (fixture)->feedback, ==, "theirs 2");
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSession) session = NULL;

  type_notes (fixture, "mine");
  save (fixture);
  change_in_records (fixture, "notes", "theirs");
  type_notes (fixture, "mine 2");
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  app_wait (has_failed, fixture->draft);
  g_assert_error (dbk_draft_get_save_error (fixture->draft), DBK_ERROR, DBK_ERROR_CONFLICT);
  g_assert_cmpstr (session_of (fixture)->notes, ==, "mine 2");
  dbk_draft_resolve (fixture->draft, TRUE);
  app_wait (is_saved, fixture);
  session = stored (fixture);
  g_assert_cmpstr (session->notes, ==, "mine 2");

  change_in_records (fixture, "notes", "theirs 2");
  type_notes (fixture, "mine 3");
  hand_timer_pass (fixture->timer, DBK_AUTOSAVE_DELAY_MS);
  app_wait (has_failed, fixture->draft);
  dbk_draft_resolve (fixture->draft, FALSE);
  app_wait (is_saved, fixture);
  g_assert_cmpstr (session_of (fixture)->notes, ==, "theirs 2");
}

/* The draft comes back as it was, in another run of the program as well. */
static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (session_of (fixture)->id);
  g_autofree char *long_text = g_strnfill (100000, 'x');
  DbkSession *session;

  memcpy (long_text + 50, "\360\237\247\264", 4);
  dbk_draft_copy_last (fixture->draft);
  dbk_draft_set_treated (fixture->draft, "cheek_left", FALSE);
  type_notes (fixture, long_text);
  save (fixture);
  g_assert_finalize_object (fixture->draft);
  dbk_client_record_unref (fixture->record);
  fixture->record = load (fixture);
  fixture->draft = open_draft (fixture, id);
  session = session_of (fixture);
  g_assert_cmpstr (session->notes, ==, long_text);
  g_assert_false (dbk_session_find_area (session, "cheek_left")->treated);
  g_assert_cmpstr (dbk_session_find_area (session, "crows_feet_left")->vacuum, ==, "15");
  g_assert_cmpint (dbk_draft_get_number (fixture->draft), ==, 4);
  g_assert_true (dbk_draft_is_stored (fixture->draft));
  /* Reopening is no change. */
  hand_timer_pass (fixture->timer, 60000);
  g_assert_cmpint (dbk_draft_get_save_state (fixture->draft), ==, DBK_AUTOSAVE_CLEAN);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_sign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSession) session = NULL;
  gboolean done;

  type_notes (fixture, "signed at once");
  dbk_draft_sign_async (fixture->draft, ready_cb, &result);
  app_wait (is_there, &result);
  done = dbk_draft_sign_finish (fixture->draft, result, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  session = stored (fixture);
  g_assert_cmpstr (session->state, ==, "signed");
  g_assert_cmpstr (session->notes, ==, "signed at once");
  g_assert_cmpstr (session->signed_by, ==, dbk_context_get_staff (fixture->base.context)->name);
  g_assert_cmpuint (session->checks->len, ==, 1);
  g_assert_false (dbk_context_has_unsaved (fixture->base.context));
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSession) session = NULL;

  type_notes (fixture, "not to be kept");
  save (fixture);
  type_notes (fixture, "nor this");
  dbk_draft_discard_async (fixture->draft, ready_cb, &result);
  app_wait (is_there, &result);
  dbk_draft_discard_finish (fixture->draft, result, &error);
  g_assert_no_error (error);
  session = stored (fixture);
  g_assert_null (session);
  type_notes (fixture, "after the end");
  hand_timer_pass (fixture->timer, 60000);
  app_settle (&fixture->base);
  g_assert_null (stored (fixture));
}

static void
test_areas (Fixture *fixture, gconstpointer data)
{
  const char *fewer[] = { "cheek_left", "nose", NULL };
  const char *again[] = { "crows_feet_left", "cheek_left", "nose", NULL };
  DbkSessionArea *row;
  g_auto (GStrv) codes = NULL;

  row = dbk_session_find_area (session_of (fixture), "crows_feet_left");
  row->passes = 3;
  dbk_draft_touch (fixture->draft, 0);
  dbk_draft_choose_areas (fixture->draft, (char *const *) fewer);
  g_assert_cmpuint (session_of (fixture)->areas->len, ==, 2);
  g_assert_cmpstr (((DbkSessionArea *) session_of (fixture)->areas->pdata[0])->area, ==, "nose");
  /* Taken back by mistake: what was typed in it is still there. */
  dbk_draft_choose_areas (fixture->draft, (char *const *) again);
  row = dbk_session_find_area (session_of (fixture), "crows_feet_left");
  g_assert_cmpint (row->passes, ==, 3);
  dbk_draft_set_endpoints (fixture->draft, 2);
  row->endpoint = 1;
  dbk_draft_set_endpoints (fixture->draft, 3);
  g_assert_cmpint (row->endpoint, ==, 1);
  g_assert_cmpint (dbk_session_find_area (session_of (fixture), "nose")->endpoint, ==, 2);
  dbk_draft_choose_areas (fixture->draft, NULL);
  g_assert_cmpuint (session_of (fixture)->areas->len, ==, 0);
  codes = dbk_draft_dup_areas (fixture->draft);
  g_assert_null (codes);
}

/* Copying takes settings and products with the open batch, nothing observed or asked; and back. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  const DbkSessionArea *row;

  g_assert_true (dbk_draft_copy_last (fixture->draft));
  g_assert_false (dbk_draft_can_copy_last (fixture->draft));
  row = dbk_session_find_area (session_of (fixture), "crows_feet_left");
  g_assert_cmpstr (row->grit, ==, "120");
  g_assert_cmpint (row->endpoint, ==, DBK_NONE);
  g_assert_null (row->reaction);
  g_assert_cmpuint (session_of (fixture)->products->len, ==, 5);
  g_assert_cmpstr (((DbkSessionProduct *) session_of (fixture)->products->pdata[0])->batch_number,
                   ==, "C2291");
  g_assert_null (session_of (fixture)->checks_answer);
  g_assert_cmpuint (session_of (fixture)->scores->len, ==, 0);
  g_assert_cmpint (dbk_draft_undo (fixture->draft), !=, 0);
  g_assert_true (dbk_draft_can_copy_last (fixture->draft));
  g_assert_cmpuint (session_of (fixture)->products->len, ==, 0);
}

/* The checks are those of the session's own day. */
static void
test_day (Fixture *fixture, gconstpointer data)
{
  DbkDate today = dbk_draft_get_today (fixture->draft);

  g_assert_cmpuint (session_of (fixture)->checks->len, ==, 1);
  dbk_draft_set_day (fixture->draft, today - 54);
  g_assert_null (session_of (fixture)->consent_version);
  dbk_draft_set_day (fixture->draft, today);
  g_assert_nonnull (session_of (fixture)->consent_version);
  dbk_draft_override (fixture->draft, 0, "Patch of it behind the ear was fine");
  g_assert_cmpstr (((DbkSessionCheck *) session_of (fixture)->checks->pdata[0])->override_by, ==,
                   dbk_context_get_staff (fixture->base.context)->name);
}

static void
test_reception (Fixture *fixture, gconstpointer data)
{
  const DbkCourse *course = fixture->record->courses->pdata[0];
  const DbkSession *locked = course->sessions->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) locked_error = NULL;
  DbkDraft *draft = dbk_draft_new (fixture->base.context, fixture->record, course->id, locked->id,
                                   NULL, &locked_error);

  g_assert_null (draft);
  g_assert_error (locked_error, DBK_ERROR, DBK_ERROR_REFUSED);
  dbk_context_set_staff (fixture->base.context, find_staff (fixture, "receptionist"));
  draft = dbk_draft_new (fixture->base.context, fixture->record, course->id, NULL, NULL, &error);
  g_assert_null (draft);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_REFUSED);
}

/* Without a plan: nothing is stored before something is typed, and nothing stays behind. */
static void
test_single (Fixture *fixture, gconstpointer data)
{
  DbkTimer timer = hand_timer_get (fixture->timer);
  g_autoptr (DbkClientRecord) untouched = NULL;
  g_autoptr (DbkClientRecord) saved = NULL;
  g_autoptr (DbkClientRecord) discarded = NULL;
  g_autoptr (GError) error = NULL;
  DbkCourse *course = NULL;

  g_assert_finalize_object (fixture->draft);
  fixture->draft = dbk_draft_new (fixture->base.context, fixture->record, DBK_DRAFT_SINGLE, NULL,
                                  &timer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dbk_draft_get_number (fixture->draft), ==, 1);
  g_assert_cmpuint (session_of (fixture)->areas->len, ==, 0);
  hand_timer_pass (fixture->timer, 60000);
  app_settle (&fixture->base);
  untouched = load (fixture);
  g_assert_cmpuint (untouched->courses->len, ==, 1);

  type_notes (fixture, "a");
  save (fixture);
  type_notes (fixture, "ab");
  save (fixture);
  saved = load (fixture);
  g_assert_cmpuint (saved->courses->len, ==, 2);
  g_assert_nonnull (dbk_client_record_find_session (saved, session_of (fixture)->id, &course));
  g_assert_cmpstr (course->id, ==, dbk_draft_get_course (fixture->draft)->id);
  g_assert_cmpint (course->planned_sessions, ==, 1);
  g_assert_cmpuint (course->sessions->len, ==, 1);
  g_assert_cmpstr (((DbkSession *) course->sessions->pdata[0])->notes, ==, "ab");

  dbk_draft_discard_async (fixture->draft, NULL, NULL);
  app_settle (&fixture->base);
  discarded = load (fixture);
  g_assert_cmpuint (discarded->courses->len, ==, 1);
}

/* One stack for all fields: typing in one of them is a step, a pause or another field begins the
 * next. Each way is saved like any change. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSession) kept = NULL;

  g_assert_false (dbk_draft_can_undo (fixture->draft));
  g_assert_cmpint (dbk_draft_undo (fixture->draft), ==, 0);
  type_notes (fixture, "a");
  type_notes (fixture, "ab");
  dbk_set_text (&session_of (fixture)->feedback, "soft");
  dbk_draft_touch (fixture->draft, 0);
  type_notes (fixture, "abc");
  hand_timer_pass (fixture->timer, DBK_UNDO_PAUSE_MS + 1);
  app_settle (&fixture->base);
  type_notes (fixture, "abcd");
  dbk_draft_set_endpoints (fixture->draft, 2);
  dbk_draft_choose_areas (fixture->draft, NULL);
  /* A touch that changed nothing is no step. */
  dbk_draft_touch (fixture->draft, 0);

  g_assert_cmpint (dbk_draft_undo (fixture->draft), ==, DBK_DRAFT_AREAS);
  g_assert_cmpuint (session_of (fixture)->areas->len, ==, 6);
  g_assert_cmpint (dbk_draft_undo (fixture->draft), ==, DBK_DRAFT_SETTINGS);
  g_assert_cmpint (((DbkSessionArea *) session_of (fixture)->areas->pdata[0])->endpoint, ==,
                   DBK_NONE);
  g_assert_cmpint (dbk_draft_undo (fixture->draft), ==, DBK_DRAFT_NOTES);
  g_assert_cmpstr (session_of (fixture)->notes, ==, "abc");
  g_assert_cmpint (dbk_draft_undo (fixture->draft), ==, DBK_DRAFT_NOTES);
  g_assert_cmpstr (session_of (fixture)->notes, ==, "ab");
  g_assert_cmpint (dbk_draft_undo (fixture->draft), ==, DBK_DRAFT_REACTION);
  g_assert_cmpstr (session_of (fixture)->notes, ==, "ab");
  g_assert_cmpint (dbk_draft_undo (fixture->draft), ==, DBK_DRAFT_NOTES);
  g_assert_null (session_of (fixture)->notes);
  g_assert_false (dbk_draft_can_undo (fixture->draft));
  save (fixture);

  while (dbk_draft_can_redo (fixture->draft))
    g_assert_cmpint (dbk_draft_redo (fixture->draft), !=, 0);
  g_assert_cmpuint (session_of (fixture)->areas->len, ==, 0);
  g_assert_cmpstr (session_of (fixture)->notes, ==, "abcd");
  dbk_draft_undo (fixture->draft);
  save (fixture);
  kept = stored (fixture);
  g_assert_cmpstr (kept->notes, ==, "abcd");
  g_assert_cmpstr (kept->feedback, ==, "soft");
  g_assert_cmpuint (kept->areas->len, ==, 6);
  g_assert_cmpint (((DbkSessionArea *) kept->areas->pdata[0])->endpoint, ==, 2);
  /* A new change ends what could be done again. */
  g_assert_true (dbk_draft_can_redo (fixture->draft));
  type_notes (fixture, "x");
  g_assert_false (dbk_draft_can_redo (fixture->draft));
}

/* Scores get their moment from the store; what is taken back and given again is stored again. */
static void
test_undo_scores (Fixture *fixture, gconstpointer data)
{
  const DbkConcern *concern = fixture->record->concerns->pdata[0];
  g_autoptr (DbkSession) with = NULL;
  g_autoptr (DbkSession) without = NULL;
  g_autoptr (DbkSession) again = NULL;

  dbk_draft_set_score (fixture->draft, concern, "crows_feet_left", 20, NULL);
  save (fixture);
  g_assert_true (dbk_draft_can_undo (fixture->draft));
  with = stored (fixture);
  g_assert_cmpuint (with->scores->len, ==, 1);
  g_assert_cmpint (dbk_draft_undo (fixture->draft), ==, DBK_DRAFT_SCORES);
  save (fixture);
  without = stored (fixture);
  g_assert_cmpuint (without->scores->len, ==, 0);
  dbk_draft_redo (fixture->draft);
  save (fixture);
  again = stored (fixture);
  g_assert_cmpuint (again->scores->len, ==, 1);
  g_assert_cmpint (((DbkAssessment *) again->scores->pdata[0])->score, ==, 20);
}

#define ADD(name, func) g_test_add ("/draft/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("untouched", test_untouched);
  ADD ("begins", test_begins);
  ADD ("saves", test_saves);
  ADD ("lists", test_lists);
  ADD ("scores", test_scores);
  ADD ("refused", test_refused);
  ADD ("elsewhere", test_elsewhere);
  ADD ("conflict", test_conflict);
  ADD ("reopen", test_reopen);
  ADD ("sign", test_sign);
  ADD ("discard", test_discard);
  ADD ("areas", test_areas);
  ADD ("copy", test_copy);
  ADD ("day", test_day);
  ADD ("reception", test_reception);
  ADD ("single", test_single);
  ADD ("undo", test_undo);
  ADD ("undo-scores", test_undo_scores);

  return g_test_run ();
}
