/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: begun, saved by one and by two, discarded, listed. */
#include <string.h>

#include "dbk-concern.h"
#include "dbk-course-store.h"
#include "dbk-record-store.h"
#include "dbk-session-store.h"
#include "record-fixture.h"

static gint64
add_course (RecordFixture *fixture)
{
  return record_fixture_add_course (fixture, record_fixture_add_client (fixture, "Hart"), NULL);
}

static DbkSession *
load (RecordFixture *fixture, gint64 row)
{
  g_autoptr (GError) error = NULL;
  DbkSession *session = dbk_session_store_load (fixture->connection, row, &error);

  g_assert_no_error (error);
  return session;
}

static void
save (RecordFixture *fixture, const DbkSession *base, DbkSession *session)
{
  g_autoptr (GError) error = NULL;

  dbk_session_store_save (fixture->connection, &fixture->practitioner, base, session, &error);
  g_assert_no_error (error);
}

/* Everything a draft can hold. */
static DbkSession *
make_full_draft (const char *concern)
{
  DbkSession *session = record_fixture_make_draft ();
  DbkSessionReaction *reaction = dbk_session_reaction_new ();
  DbkSessionCheck *check = dbk_session_check_new ();
  DbkAssessment *score = dbk_assessment_new ();
  const char *areas[] = { "crows_feet_left", NULL };

  dbk_set_text (&reaction->code, "petechiae");
  reaction->areas = g_strdupv ((char **) areas);
  g_ptr_array_add (session->reactions, reaction);
  dbk_set_text (&check->condition, "rosacea");
  dbk_set_text (&check->effect, "sign_off");
  dbk_set_text (&check->override_reason, "Calm for months");
  g_ptr_array_add (session->checks, check);
  dbk_set_text (&score->concern, concern);
  dbk_set_text (&score->area, "crows_feet_left");
  dbk_set_text (&score->scale, "lemperle");
  score->score = 25;
  g_ptr_array_add (session->scores, score);
  return session;
}

static void
test_begin (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  g_autofree char *concern = record_fixture_add_concern (fixture, client);
  gint64 course = record_fixture_add_course (fixture, client, concern);
  g_autoptr (DbkSession) draft = make_full_draft (concern);
  g_autoptr (DbkSession) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_array_set_size (fixture->changed, 0);
  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (draft->row, >, 0);
  g_assert_cmpint (draft->revision, ==, 1);
  g_assert_cmpint (draft->recorded_at, ==, fixture->now);
  g_assert_cmpstr (draft->practitioner, ==, "Priya Nair");
  g_assert_cmpstr (draft->practitioner_certificate, ==, "HB-4417");
  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->changed, gint64, 0), ==, client);

  record_fixture_reopen (fixture);
  loaded = load (fixture, draft->row);
  g_assert_true (dbk_record_equal (loaded, draft));
  g_assert_cmpint (loaded->practitioner_row, ==, fixture->practitioner.staff);
  g_assert_cmpint (loaded->course_row, ==, course);
  g_assert_cmpint (((DbkAssessment *) loaded->scores->pdata[0])->assessed_on, ==,
                   day (2026, 11, 22));
}

static void
test_begin_refused (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_make_draft ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  draft->treated_on = day (2026, 11, 23);
  done =
      dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "future");
  draft->treated_on = day (2026, 11, 22);
  done =
      dbk_session_store_begin (fixture->connection, &fixture->receptionist, course, draft, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Mia Novak");
  done = dbk_session_store_begin (fixture->connection, &fixture->retired, course, draft, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "practitioner");
  done = dbk_session_store_begin (fixture->connection, &fixture->nobody, course, draft, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "nobody is working");
  done = dbk_session_store_begin (fixture->connection, &fixture->practitioner, 4711, draft, &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "course");
}

/* Values no session can hold are refused in words, whichever list they stand in. */
static void
test_invalid (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  static const char *const said[] = {
    "Passes",  "ten hours",   "endpoint", "twice",         "names no area",   "no name",
    "no kind", "from 1 to 5", "14:05",    "lasts at most", "either a number", "concern the client",
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (DbkSession) draft = make_full_draft ("6f6c1c0e-3a0f-4b52-9f0a-0d5f1c2b3f99");
      DbkSessionArea *area = draft->areas->pdata[0];
      DbkAssessment *score = draft->scores->pdata[0];
      g_autoptr (GError) error = NULL;
      gboolean done;

      switch (i)
        {
        case 0:
          area->passes = 0;
          break;
        case 1:
          area->duration_seconds = 36001;
          break;
        case 2:
          area->endpoint = 5;
          break;
        case 3:
          record_fixture_add_area (draft, "crows_feet_left");
          break;
        case 4:
          record_fixture_add_area (draft, "");
          break;
        case 5:
          record_fixture_add_product (draft, "");
          break;
        case 6:
          dbk_set_text (&((DbkSessionReaction *) draft->reactions->pdata[0])->code, "");
          dbk_set_text (&((DbkSessionReaction *) draft->reactions->pdata[0])->note, "Red spots");
          break;
        case 7:
          draft->satisfaction = 6;
          break;
        case 8:
          dbk_set_text (&draft->started_at, "25:10");
          break;
        case 9:
          draft->duration_minutes = 1441;
          break;
        case 10:
          dbk_set_text (&score->word, "improved");
          break;
        default: /* the concern is nobody's */
          break;
        }
      done = dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft,
                                      &error);
      assert_refused (done, error, DBK_ERROR_INVALID, said[i]);
    }
}

/* A row nothing was entered in yet is no reason to refuse a save, and leaves nothing behind. */
static void
test_blank_rows (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_make_draft ();
  g_autoptr (GError) error = NULL;
  DbkAssessment *open = dbk_assessment_new ();

  DbkSessionProduct *product = dbk_session_product_new ();

  dbk_set_text (&product->step, "cleanse");
  g_ptr_array_add (draft->products, product);
  g_ptr_array_add (draft->reactions, dbk_session_reaction_new ());
  dbk_set_text (&open->scale, "lemperle");
  g_ptr_array_add (draft->scores, open);
  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (draft->products->len, ==, 1);
  g_assert_cmpuint (draft->reactions->len, ==, 0);
  g_assert_cmpuint (draft->scores->len, ==, 0);
}

/* What a save changes in each list is there afterwards, and nothing else. */
static void
test_save (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  g_autofree char *concern = record_fixture_add_concern (fixture, client);
  gint64 course = record_fixture_add_course (fixture, client, concern);
  g_autoptr (DbkSession) draft = make_full_draft (concern);
  g_autoptr (DbkSession) base = NULL;
  g_autoptr (DbkSession) loaded = NULL;
  g_autoptr (GError) error = NULL;
  DbkSessionReaction *second = dbk_session_reaction_new ();
  DbkAssessment *score = dbk_assessment_new ();
  gpointer first;

  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
  g_assert_no_error (error);
  base = dbk_session_copy (draft);

  /* A field; areas: changed, removed, added before; products: renamed, added. */
  dbk_set_text (&draft->notes, "Longer notes.");
  ((DbkSessionArea *) draft->areas->pdata[0])->passes = 3;
  g_ptr_array_remove_index (draft->areas, 1);
  record_fixture_add_area (draft, "chin");
  first = g_ptr_array_steal_index (draft->areas, 1);
  g_ptr_array_insert (draft->areas, 0, first);
  dbk_set_text (&((DbkSessionProduct *) draft->products->pdata[0])->name, "Rich moisturiser");
  record_fixture_add_product (draft, "Sun cream");
  /* Reactions trade places with a new one; a score is changed and one added; a check goes. */
  dbk_set_text (&second->code, "tightness");
  g_ptr_array_insert (draft->reactions, 0, second);
  ((DbkAssessment *) draft->scores->pdata[0])->score = 30;
  dbk_set_text (&score->concern, concern);
  dbk_set_text (&score->area, "crows_feet_right");
  dbk_set_text (&score->scale, "gais");
  dbk_set_text (&score->word, "improved");
  g_ptr_array_add (draft->scores, score);
  g_ptr_array_set_size (draft->checks, 0);
  save (fixture, base, draft);
  g_assert_cmpint (draft->revision, ==, 2);
  loaded = load (fixture, draft->row);
  g_assert_true (dbk_record_equal (loaded, draft));
  g_assert_cmpstr (((DbkSessionArea *) loaded->areas->pdata[0])->area, ==, "chin");

  /* Reactions trade places once more, everything else goes. */
  g_clear_pointer (&base, dbk_session_unref);
  base = dbk_session_copy (draft);
  first = g_ptr_array_steal_index (draft->reactions, 0);
  g_ptr_array_add (draft->reactions, first);
  g_ptr_array_set_size (draft->areas, 0);
  g_ptr_array_set_size (draft->products, 0);
  g_ptr_array_set_size (draft->scores, 0);
  save (fixture, base, draft);
  g_clear_pointer (&loaded, dbk_session_unref);
  loaded = load (fixture, draft->row);
  g_assert_true (dbk_record_equal (loaded, draft));
  g_assert_cmpstr (((DbkSessionReaction *) loaded->reactions->pdata[1])->code, ==, "tightness");
  g_assert_cmpint (((DbkSessionReaction *) loaded->reactions->pdata[1])->row, ==,
                   ((DbkSessionReaction *) draft->reactions->pdata[1])->row);
}

static void
test_save_nothing (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) base = dbk_session_copy (draft);

  g_array_set_size (fixture->changed, 0);
  save (fixture, base, draft);
  g_assert_cmpint (draft->revision, ==, 1);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
}

/* Two windows on one draft: each changed something else, both stay. */
static void
test_save_by_two (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) base = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) theirs = dbk_session_copy (base);
  g_autoptr (DbkSession) mine = dbk_session_copy (base);
  g_autoptr (DbkSession) loaded = NULL;
  DbkSessionArea *left;

  dbk_set_text (&theirs->feedback, "“Softer already.”");
  ((DbkSessionArea *) theirs->areas->pdata[0])->passes = 4;
  record_fixture_add_area (theirs, "chin");
  g_ptr_array_remove_index (theirs->areas, 1);
  dbk_set_text (&((DbkSessionProduct *) theirs->products->pdata[0])->batch_number, "B-9");
  save (fixture, base, theirs);

  dbk_set_text (&mine->notes, "Mine.");
  dbk_set_text (&((DbkSessionArea *) mine->areas->pdata[0])->note, "Mine too.");
  record_fixture_add_area (mine, "glabella");
  record_fixture_add_product (mine, "Sun cream");
  save (fixture, base, mine);

  loaded = load (fixture, base->row);
  g_assert_true (dbk_record_equal (loaded, mine));
  g_assert_cmpint (loaded->revision, ==, 3);
  g_assert_cmpint (mine->revision, ==, 3);
  g_assert_cmpstr (loaded->feedback, ==, "“Softer already.”");
  g_assert_cmpstr (loaded->notes, ==, "Mine.");
  left = dbk_session_find_area (loaded, "crows_feet_left");
  g_assert_cmpint (left->passes, ==, 4);
  g_assert_cmpstr (left->note, ==, "Mine too.");
  g_assert_null (dbk_session_find_area (loaded, "crows_feet_right"));
  g_assert_nonnull (dbk_session_find_area (loaded, "chin"));
  g_assert_nonnull (dbk_session_find_area (loaded, "glabella"));
  g_assert_cmpuint (loaded->products->len, ==, 2);
  g_assert_cmpstr (((DbkSessionProduct *) loaded->products->pdata[0])->batch_number, ==, "B-9");
}

typedef void (*EditFunc) (DbkSession *session, const char *value);

static void
edit_notes (DbkSession *session, const char *value)
{
  dbk_set_text (&session->notes, value);
}

static void
edit_passes (DbkSession *session, const char *value)
{
  dbk_set_text (&dbk_session_find_area (session, "crows_feet_left")->tip, value);
}

/* One removes what the other changes. */
static void
edit_or_remove_area (DbkSession *session, const char *value)
{
  if (g_str_equal (value, "mine"))
    g_ptr_array_remove_index (session->areas, 0);
  else
    edit_passes (session, value);
}

static void
remove_or_edit_area (DbkSession *session, const char *value)
{
  edit_or_remove_area (session, g_str_equal (value, "mine") ? "theirs" : "mine");
}

static void
edit_product (DbkSession *session, const char *value)
{
  dbk_set_text (&((DbkSessionProduct *) session->products->pdata[0])->batch_number, value);
}

static void
add_same_area (DbkSession *session, const char *value)
{
  DbkSessionArea *area = record_fixture_add_area (session, "chin");

  dbk_set_text (&area->note, value);
}

/* The same field changed twice is never decided by who came last. */
static void
test_save_conflicts (RecordFixture *fixture, gconstpointer data)
{
  static const struct
  {
    EditFunc edit;
    const char *said;
  } cases[] = {
    { edit_notes, "Notes" },          { edit_passes, "Tip" },
    { edit_or_remove_area, "Areas" }, { remove_or_edit_area, "Areas" },
    { edit_product, "Batch number" }, { add_same_area, "Note" },
  };
  gint64 course = add_course (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DbkSession) base = record_fixture_begin (fixture, course);
      g_autoptr (DbkSession) theirs = dbk_session_copy (base);
      g_autoptr (DbkSession) mine = dbk_session_copy (base);
      g_autoptr (DbkSession) mine_before = NULL;
      g_autoptr (DbkSession) loaded = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done;

      cases[i].edit (theirs, "theirs");
      save (fixture, base, theirs);
      cases[i].edit (mine, "mine");
      dbk_set_text (&mine->home_care, "Not saved either.");
      mine_before = dbk_session_copy (mine);
      done =
          dbk_session_store_save (fixture->connection, &fixture->practitioner, base, mine, &error);
      assert_refused (done, error, DBK_ERROR_CONFLICT, cases[i].said);
      g_assert_true (dbk_record_equal (mine, mine_before));
      loaded = load (fixture, base->row);
      g_assert_true (dbk_record_equal (loaded, theirs));
    }
}

/* Saving twice from what the first save returned is no conflict with oneself; the same change made
 * twice is none either. */
static void
test_save_twice (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) first_base = dbk_session_copy (draft);
  g_autoptr (DbkSession) same = dbk_session_copy (draft);

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (DbkSession) base = dbk_session_copy (draft);
      g_autofree char *notes = g_strdup_printf ("Typed %d", i);

      dbk_set_text (&draft->notes, notes);
      save (fixture, base, draft);
    }
  dbk_set_text (&same->notes, "Typed 4");
  save (fixture, first_base, same);
  g_assert_cmpint (same->revision, ==, 6);
}

/* Without a base the draft is taken as it is, but only over the revision it was loaded at. */
static void
test_save_without_base (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) old = dbk_session_copy (draft);
  g_autoptr (GError) error = NULL;
  gboolean done;

  dbk_set_text (&draft->notes, "Whole.");
  save (fixture, NULL, draft);
  dbk_set_text (&old->notes, "From an old copy.");
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, NULL, old, &error);
  assert_refused (done, error, DBK_ERROR_CONFLICT, "meanwhile");
}

static void
test_save_refused (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) base = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) mine = dbk_session_copy (base);
  g_autoptr (DbkSession) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  dbk_set_text (&mine->notes, "Never stored.");
  done = dbk_session_store_save (fixture->connection, &fixture->receptionist, base, mine, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Mia Novak");
  mine->treated_on = day (2026, 12, 1);
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, base, mine, &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "future");
  mine->treated_on = base->treated_on;
  mine->satisfaction = 9;
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, base, mine, &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "from 1 to 5");
  mine->satisfaction = 3;
  loaded = load (fixture, base->row);
  g_assert_true (dbk_record_equal (loaded, base));

  dbk_session_store_discard (fixture->connection, &fixture->practitioner, base->row, &error);
  g_assert_no_error (error);
  done = dbk_session_store_save (fixture->connection, &fixture->practitioner, base, mine, &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "discarded");
}

/* What a save never decides is not taken from the caller's copy. */
static void
test_save_keeps_fixed (RecordFixture *fixture, gconstpointer data)
{
  gint64 course = add_course (fixture);
  g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) base = dbk_session_copy (draft);
  g_autoptr (DbkSession) loaded = NULL;

  dbk_set_text (&draft->state, "signed");
  dbk_set_text (&draft->signed_by, "Nobody");
  draft->signed_at = fixture->now;
  draft->recorded_at = 1000;
  draft->course_row = 0;
  dbk_set_text (&draft->notes, "Typed.");
  save (fixture, base, draft);
  loaded = load (fixture, base->row);
  g_assert_cmpstr (loaded->state, ==, "draft");
  g_assert_cmpint (loaded->recorded_at, ==, fixture->now);
  g_assert_cmpstr (loaded->notes, ==, "Typed.");
  g_assert_true (dbk_record_equal (loaded, draft));
}

static void
test_discard (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  g_autofree char *concern = record_fixture_add_concern (fixture, client);
  gint64 course = record_fixture_add_course (fixture, client, concern);
  g_autoptr (DbkSession) draft = make_full_draft (concern);
  g_autoptr (DbkSession) signed_session = record_fixture_sign (fixture, course);
  g_autoptr (GError) error = NULL;
  gboolean done;

  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, draft, &error);
  g_assert_no_error (error);
  done =
      dbk_session_store_discard (fixture->connection, &fixture->receptionist, draft->row, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Mia Novak");
  done = dbk_session_store_discard (fixture->connection, &fixture->practitioner,
                                    signed_session->row, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "signed");
  dbk_session_store_discard (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
  g_assert_null (dbk_session_store_load (fixture->connection, draft->row, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
}

static guint
count_courses (RecordFixture *fixture, gint64 client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (fixture->connection, client, &error);

  g_assert_no_error (error);
  return record->courses->len;
}

/* Course and draft come together or not at all, and go together. */
static void
test_single (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  g_autoptr (DbkSession) draft = record_fixture_make_draft ();
  g_autoptr (DbkSession) other = record_fixture_make_draft ();
  g_autoptr (DbkCourse) course = dbk_course_new ();
  g_autoptr (DbkCourse) kept = dbk_course_new ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  dbk_set_text (&course->title, "Single session");
  dbk_set_text (&course->status, "active");
  dbk_set_text (&kept->title, "Single session");
  dbk_set_text (&kept->status, "active");
  draft->treated_on = day (2026, 11, 23);
  done = dbk_session_store_begin_single (fixture->connection, &fixture->practitioner, client,
                                         course, draft, &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "");
  g_assert_cmpuint (count_courses (fixture, client), ==, 0);
  done = dbk_session_store_begin_single (fixture->connection, &fixture->receptionist, client,
                                         course, draft, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Mia Novak");
  draft->treated_on = day (2026, 11, 22);
  dbk_session_store_begin_single (fixture->connection, &fixture->practitioner, client, course,
                                  draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (draft->course_row, ==, course->row);
  g_assert_cmpint (course->planned_sessions, ==, 1);
  g_assert_cmpuint (count_courses (fixture, client), ==, 1);
  dbk_session_store_discard (fixture->connection, &fixture->practitioner, draft->row, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_courses (fixture, client), ==, 0);

  /* A course that was planned stays when its draft goes. */
  kept->planned_sessions = 1;
  dbk_course_store_add (fixture->connection, &fixture->practitioner, client, kept, &error);
  g_assert_no_error (error);
  fixture->now += 1000;
  dbk_session_store_begin (fixture->connection, &fixture->practitioner, kept->row, other, &error);
  g_assert_no_error (error);
  dbk_session_store_discard (fixture->connection, &fixture->practitioner, other->row, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_courses (fixture, client), ==, 1);
}

static void
test_list_drafts (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = record_fixture_add_client (fixture, "Hart");
  gint64 course = record_fixture_add_course (fixture, client, NULL);
  g_autoptr (DbkSession) newer = record_fixture_begin (fixture, course);
  g_autoptr (DbkSession) older = record_fixture_make_draft ();
  g_autoptr (DbkSession) done = record_fixture_sign (fixture, course);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  const DbkDraftSummary *first;

  older->treated_on = day (2026, 11, 3);
  dbk_set_text (&older->practitioner, "Someone from before");
  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course, older, &error);
  g_assert_no_error (error);

  drafts = dbk_session_store_list_drafts (fixture->connection, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 2);
  first = drafts->pdata[0];
  g_assert_cmpint (first->session_row, ==, older->row);
  g_assert_cmpint (first->client_row, ==, client);
  g_assert_cmpstr (first->session, ==, older->id);
  g_assert_cmpstr (first->client_name, ==, "Amelia Hart");
  g_assert_cmpstr (first->course_title, ==, "Crow’s feet and fine lines");
  g_assert_cmpint (first->treated_on, ==, day (2026, 11, 3));
  g_assert_cmpint (first->recorded_at, ==, fixture->now);
  g_assert_cmpstr (first->practitioner, ==, "Someone from before");

  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = dbk_session_store_list_drafts (fixture->connection, fixture->practitioner.staff, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpint (((const DbkDraftSummary *) drafts->pdata[0])->session_row, ==, newer->row);
  g_assert_cmpint (done->row, >, 0);
}

#define TEST(name, func)                                                                           \
  g_test_add ("/session-store/" name, RecordFixture, NULL, record_fixture_set_up, func,            \
              record_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("begin", test_begin);
  TEST ("begin-refused", test_begin_refused);
  TEST ("invalid", test_invalid);
  TEST ("blank-rows", test_blank_rows);
  TEST ("save", test_save);
  TEST ("save-nothing", test_save_nothing);
  TEST ("save-by-two", test_save_by_two);
  TEST ("save-conflicts", test_save_conflicts);
  TEST ("save-twice", test_save_twice);
  TEST ("save-without-base", test_save_without_base);
  TEST ("save-refused", test_save_refused);
  TEST ("save-keeps-fixed", test_save_keeps_fixed);
  TEST ("discard", test_discard);
  TEST ("single", test_single);
  TEST ("list-drafts", test_list_drafts);
  return g_test_run ();
}
