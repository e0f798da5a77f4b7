/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading everything about a client, and bringing clients in. */
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-record-json.h"
#include "dbk-record-store.h"
#include "dbk-session-store.h"
#include "record-fixture.h"

#define AMELIA "6f6c1c0e-3a0f-4b52-9f0a-0d5f1c2b3a01"

static gint64
add_whole_client (RecordFixture *fixture)
{
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (GError) error = NULL;

  dbk_record_store_add (fixture->connection, &fixture->practitioner, record, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->client->row, >, 0);
  return record->client->row;
}

static DbkClientRecord *
load (RecordFixture *fixture, gint64 row)
{
  g_autoptr (GError) error = NULL;
  DbkClientRecord *record = dbk_record_store_load (fixture->connection, row, &error);

  g_assert_no_error (error);
  return record;
}

static char *
to_json (const DbkClientRecord *record)
{
  return dbk_record_to_json (record, DBK_JSON_DEFAULT);
}

/* Says where they part, not all of both. */
static void
assert_same (const char *got, const char *wanted)
{
  gsize at = 0;
  gsize from;

  while (got[at] != '\0' && got[at] == wanted[at])
    at++;
  if (got[at] == wanted[at])
    return;
  from = at > 60 ? at - 60 : 0;
  g_error ("“%.120s” is not “%.120s”", got + from, wanted + from);
}

/* What goes in comes out, byte for byte, also after the file was closed. */
static void
test_add_and_load (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) wanted = record_fixture_read_whole_client ();
  gint64 row = add_whole_client (fixture);
  g_autoptr (DbkClientRecord) record = NULL;
  g_autofree char *wanted_json = to_json (wanted);
  g_autofree char *json = NULL;

  record_fixture_reopen (fixture);
  record = load (fixture, row);
  json = to_json (record);
  assert_same (json, wanted_json);
  g_assert_cmpint (record_fixture_verify (fixture), ==, 3);
}

/* A record without its ids gets new ones and loses nothing else. */
static void
test_add_twice_without_ids (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = dbk_client_record_new ();
  DbkCondition *condition = dbk_condition_new ();
  DbkCourse *course = dbk_course_new ();

  record->client = dbk_client_new ();
  dbk_set_text (&record->client->family_name, "Okafor");
  dbk_set_text (&condition->code, "diabetes");
  g_ptr_array_add (record->conditions, condition);
  dbk_set_text (&course->title, "One facial");
  g_ptr_array_add (course->sessions, record_fixture_make_draft ());
  g_ptr_array_add (record->courses, course);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DbkClientRecord) copy = dbk_client_record_copy (record);

      dbk_record_store_add (fixture->connection, &fixture->practitioner, copy, &error);
      g_assert_no_error (error);
      g_assert_cmpint (copy->client->number, ==, 1001 + i);
      g_assert_nonnull (((DbkCondition *) copy->conditions->pdata[0])->id);
    }
}

static void
test_add_known (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) again = record_fixture_read_whole_client ();
  g_autoptr (GError) error = NULL;
  gint64 row = add_whole_client (fixture);
  g_autoptr (DbkClientRecord) before = load (fixture, row);
  gboolean done;

  done = dbk_record_store_add (fixture->connection, &fixture->practitioner, again, &error);
  assert_refused (done, error, DBK_ERROR_CONFLICT, "identifier");
  /* Another client with the same signed session is refused as a whole. */
  dbk_set_text (&again->client->id, "6f6c1c0e-3a0f-4b52-9f0a-0d5f1c2b3a02");
  g_ptr_array_set_size (again->conditions, 0);
  g_ptr_array_set_size (again->confirmations, 0);
  g_ptr_array_set_size (again->consents, 0);
  g_ptr_array_set_size (again->patch_tests, 0);
  g_ptr_array_set_size (again->concerns, 0);
  for (guint i = 0; i < again->courses->len; i++)
    {
      DbkCourse *course = again->courses->pdata[i];

      g_clear_pointer (&course->id, g_free);
      g_clear_pointer (&course->concerns, g_strfreev);
      g_ptr_array_set_size (course->skips, 0);
    }
  done = dbk_record_store_add (fixture->connection, &fixture->practitioner, again, &error);
  assert_refused (done, error, DBK_ERROR_CONFLICT, "identifier");
  g_assert_cmpint (dbk_client_store_count (fixture->connection, &error), ==, 1);
  g_assert_no_error (error);
  g_autoptr (DbkClientRecord) after = load (fixture, row);
  g_assert_true (dbk_record_equal (before, after));
}

/* A number that is taken here gives way; the client is brought in all the same. */
static void
test_add_taken_number (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) first = dbk_client_record_new ();
  g_autoptr (GError) error = NULL;
  gint64 row;

  first->client = dbk_client_new ();
  dbk_set_text (&first->client->family_name, "Okafor");
  first->client->number = 1042;
  dbk_record_store_add (fixture->connection, &fixture->practitioner, first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->client->number, ==, 1042);
  row = add_whole_client (fixture);
  g_autoptr (DbkClientRecord) second = load (fixture, row);
  g_assert_cmpint (second->client->number, ==, 1043);
}

/* Bringing in is done by the program itself too, before anybody is chosen. */
static void
test_add_by_nobody (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (GError) error = NULL;

  dbk_record_store_add (fixture->connection, &fixture->nobody, record, &error);
  g_assert_no_error (error);
}

typedef void (*SpoilFunc) (DbkClientRecord *record);

static DbkSession *
session_at (DbkClientRecord *record, guint i)
{
  DbkCourse *course = record->courses->pdata[0];

  return course->sessions->pdata[i];
}

static void
spoil_state (DbkClientRecord *record)
{
  dbk_set_text (&session_at (record, 1)->state, "half");
}

static void
spoil_signer (DbkClientRecord *record)
{
  dbk_set_text (&session_at (record, 1)->signed_by, "");
}

static void
spoil_source (DbkClientRecord *record)
{
  dbk_set_text (&session_at (record, 0)->source, "");
}

static void
spoil_transcribed (DbkClientRecord *record)
{
  session_at (record, 0)->signed_at = 1000;
}

static void
spoil_day (DbkClientRecord *record)
{
  session_at (record, 1)->treated_on = dbk_date_new (2026, 8, 26);
}

static void
spoil_draft (DbkClientRecord *record)
{
  dbk_set_text (&session_at (record, 2)->state, "draft");
  session_at (record, 2)->signed_at = DBK_TIME_NONE;
}

static void
spoil_draft_reaction (DbkClientRecord *record)
{
  DbkSession *session = session_at (record, 1);

  dbk_set_text (&session->state, "draft");
  session->signed_at = DBK_TIME_NONE;
  g_ptr_array_set_size (session->addenda, 0);
}

static void
spoil_passes (DbkClientRecord *record)
{
  DbkSessionArea *area = session_at (record, 1)->areas->pdata[0];

  area->passes = 500;
}

static void
spoil_concern (DbkClientRecord *record)
{
  DbkAssessment *score = session_at (record, 1)->scores->pdata[0];

  dbk_set_text (&score->concern, "6f6c1c0e-3a0f-4b52-9f0a-0d5f1c2b3fff");
}

static void
spoil_id (DbkClientRecord *record)
{
  dbk_set_text (&session_at (record, 1)->id, "seventeen");
}

static void
spoil_addendum (DbkClientRecord *record)
{
  DbkAddendum *addendum = session_at (record, 1)->addenda->pdata[0];

  dbk_set_text (&addendum->reason, NULL);
}

static void
spoil_course (DbkClientRecord *record)
{
  DbkCourse *course = record->courses->pdata[1];

  dbk_set_text (&course->title, "");
}

static void
spoil_client (DbkClientRecord *record)
{
  g_clear_pointer (&record->client, dbk_record_unref);
}

static void
test_add_spoilt (RecordFixture *fixture, gconstpointer data)
{
  static const struct
  {
    SpoilFunc spoil;
    const char *said;
  } cases[] = {
    { spoil_state, "neither a draft nor signed" },
    { spoil_signer, "who signed it" },
    { spoil_source, "source" },
    { spoil_transcribed, "holds a signature" },
    { spoil_day, "before the day" },
    { spoil_draft, "belong to signed" },
    { spoil_draft_reaction, "how a reaction ended" },
    { spoil_passes, "from 1 to 99" },
    { spoil_concern, "concern the client doesn't have" },
    { spoil_id, "seventeen" },
    { spoil_addendum, "who wrote it" },
    { spoil_course, "title" },
    { spoil_client, "names no client" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
      g_autoptr (GError) error = NULL;
      gboolean done;

      cases[i].spoil (record);
      done = dbk_record_store_add (fixture->connection, &fixture->nobody, record, &error);
      assert_refused (done, error, DBK_ERROR_INVALID, cases[i].said);
      g_assert_cmpint (dbk_client_store_count (fixture->connection, &error), ==, 0);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (fixture->changed->len, ==, 0);
}

static guint
merge_in (RecordFixture *fixture, gint64 row, DbkClientRecord *record)
{
  g_autoptr (GError) error = NULL;
  guint n_added = 99;

  dbk_record_store_merge_in (fixture->connection, &fixture->nobody, row, record, &n_added, &error);
  g_assert_no_error (error);
  return n_added;
}

static void
test_merge_in_same (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  gint64 row = add_whole_client (fixture);
  g_autoptr (DbkClientRecord) before = load (fixture, row);
  g_autoptr (DbkClientRecord) after = NULL;

  g_array_set_size (fixture->changed, 0);
  g_assert_cmpuint (merge_in (fixture, row, record), ==, 0);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
  after = load (fixture, row);
  g_assert_true (dbk_record_equal (before, after));
}

/* Every kind of thing the client doesn't have is added, into what is there at any depth. */
static void
test_merge_in_more (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) poor = record_fixture_read_whole_client ();
  g_autoptr (DbkClientRecord) rich = record_fixture_read_whole_client ();
  g_autoptr (DbkClientRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = to_json (rich);
  g_autofree char *got = NULL;
  DbkConcern *concern = poor->concerns->pdata[0];
  DbkCourse *course = poor->courses->pdata[0];
  DbkSession *session = session_at (poor, 1);
  DbkConsent *consent = poor->consents->pdata[1];

  g_ptr_array_set_size (poor->conditions, 1);
  g_ptr_array_set_size (poor->confirmations, 0);
  g_ptr_array_set_size (poor->patch_tests, 0);
  g_clear_pointer (&consent->withdrawal, dbk_record_unref);
  g_ptr_array_set_size (concern->scores, 1);
  g_ptr_array_set_size (course->skips, 0);
  g_ptr_array_set_size (session->addenda, 0);
  g_ptr_array_set_size (((DbkSessionReaction *) session->reactions->pdata[0])->resolutions, 0);
  g_clear_pointer (&session_at (poor, 2)->entered_in_error, dbk_record_unref);
  g_ptr_array_set_size (course->sessions, 3);
  g_ptr_array_set_size (poor->courses, 1);
  dbk_record_store_add (fixture->connection, &fixture->practitioner, poor, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (merge_in (fixture, poor->client->row, rich), ==, 11);
  after = load (fixture, poor->client->row);
  got = to_json (after);
  assert_same (got, wanted);
}

/* A draft is replaced by the draft of the same id; what is locked stays as it was locked. */
static void
test_merge_in_draft (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  gint64 row = add_whole_client (fixture);
  g_autoptr (DbkClientRecord) after = NULL;

  dbk_set_text (&session_at (record, 3)->notes, "Finished at home.");
  dbk_set_text (&session_at (record, 1)->notes, "Changed behind the signature.");
  dbk_set_text (&record->client->family_name, "Other");
  g_assert_cmpuint (merge_in (fixture, row, record), ==, 1);
  after = load (fixture, row);
  g_assert_cmpstr (session_at (after, 3)->notes, ==, "Finished at home.");
  g_assert_cmpstr (session_at (after, 1)->notes, ==, "Two passes were enough.");
  g_assert_cmpstr (after->client->family_name, ==, "Hart");
}

/* Two clinics wrote an addendum 1 each: both stay, the second one as number 2. */
static void
test_merge_in_addendum (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  gint64 row = add_whole_client (fixture);
  g_autoptr (DbkClientRecord) after = NULL;
  DbkAddendum *addendum = session_at (record, 1)->addenda->pdata[0];

  dbk_set_text (&addendum->id, "6f6c1c0e-3a0f-4b52-9f0a-0d5f1c2b63ff");
  dbk_set_text (&addendum->text, "From the other clinic.");
  g_assert_cmpuint (merge_in (fixture, row, record), ==, 1);
  after = load (fixture, row);
  g_assert_cmpuint (session_at (after, 1)->addenda->len, ==, 2);
  addendum = session_at (after, 1)->addenda->pdata[1];
  g_assert_cmpint (addendum->number, ==, 2);
  g_assert_cmpstr (addendum->text, ==, "From the other clinic.");
}

static void
test_not_found (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_null (dbk_record_store_load (fixture->connection, 4711, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  done =
      dbk_record_store_merge_in (fixture->connection, &fixture->nobody, 4711, record, NULL, &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "not in the records");
  g_assert_null (dbk_record_store_session_digest (fixture->connection, 4711, NULL, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
}

/* What the signature covers: everything but what may come later. */
static void
test_digest (RecordFixture *fixture, gconstpointer data)
{
  gint64 row = add_whole_client (fixture);
  g_autoptr (DbkClientRecord) record = load (fixture, row);
  g_autoptr (DbkAddendum) addendum = dbk_addendum_new ();
  g_autoptr (GError) error = NULL;
  gint64 session = session_at (record, 1)->row;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = dbk_record_store_session_digest (fixture->connection, session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (before), ==, 64);
  dbk_set_text (&addendum->reason, "Forgotten");
  dbk_set_text (&addendum->text, "Slept well.");
  dbk_session_store_add_addendum (fixture->connection, &fixture->practitioner, session, addendum,
                                  &error);
  g_assert_no_error (error);
  dbk_session_store_mark_error (fixture->connection, &fixture->practitioner, session, "Twice",
                                &error);
  g_assert_no_error (error);
  after = dbk_record_store_session_digest (fixture->connection, session, NULL, &error);
  g_assert_cmpstr (after, ==, before);
}

/* The file of a picture, named by what is in it; its name. */
static char *
write_picture (RecordFixture *fixture, const char *content)
{
  char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *start = g_strndup (sha256, 2);
  g_autofree char *folder = g_build_filename (fixture->directory, "photos", start, NULL);
  g_autofree char *path = g_build_filename (folder, sha256, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return sha256;
}

static DbkPhoto *
make_photo (const char *sha256, const char *view)
{
  DbkPhoto *photo = dbk_photo_new ();

  dbk_set_text (&photo->sha256, sha256);
  dbk_set_text (&photo->media_type, "image/png");
  photo->bytes = 4;
  dbk_set_text (&photo->view, view);
  photo->added_at = 1000;
  return photo;
}

static DbkConsent *
make_consent (void)
{
  DbkConsent *consent = dbk_consent_new ();

  dbk_set_text (&consent->kind, "photographs");
  dbk_set_text (&consent->signed_by, "Whole Client");
  dbk_set_text (&consent->signer_relation, "client");
  consent->signed_on = day (2026, 8, 1);
  consent->signed_at = 1000;
  return consent;
}

/* A client's pictures and a session's: in the record, in the digest, locked with the session. */
static void
test_photos (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (DbkClientRecord) loaded = NULL;
  g_autofree char *first = write_picture (fixture, "one");
  g_autofree char *second = write_picture (fixture, "two");
  g_autofree char *wanted = NULL;
  g_autofree char *got = NULL;
  g_autofree char *said = NULL;
  g_autoptr (DbkSession) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (record->consents, make_consent ());
  g_ptr_array_add (record->photos, make_photo (first, "front"));
  g_ptr_array_add (session_at (record, 1)->photos, make_photo (second, "left_45"));
  g_ptr_array_add (session_at (record, 1)->photos, make_photo (first, "front"));
  g_ptr_array_add (session_at (record, 3)->photos, make_photo (first, "right"));
  g_ptr_array_add (session_at (record, 3)->photos, make_photo (second, "left"));
  dbk_record_store_add (fixture->connection, &fixture->practitioner, record, &error);
  g_assert_no_error (error);
  wanted = to_json (record);
  loaded = load (fixture, record->client->row);
  got = to_json (loaded);
  assert_same (got, wanted);
  said = record_fixture_plain_sql (fixture, "DELETE FROM photo WHERE view = 'left_45'");
  g_assert_cmpstr (said, !=, "");

  /* In a draft they come and go. */
  draft = dbk_session_copy (session_at (loaded, 3));
  g_ptr_array_remove_index (draft->photos, 0);
  dbk_set_text (&((DbkPhoto *) draft->photos->pdata[0])->note, "After washing");
  g_ptr_array_add (draft->photos, make_photo (first, "front"));
  dbk_session_store_save (fixture->connection, &fixture->practitioner, session_at (loaded, 3),
                          draft, &error);
  g_assert_no_error (error);
  g_autoptr (DbkSession) stored = dbk_session_store_load (fixture->connection, draft->row, &error);
  g_assert_no_error (error);
  g_assert_true (dbk_record_equal (stored, draft));
  g_assert_cmpuint (stored->photos->len, ==, 2);
}

#define TEST(name, func)                                                                           \
  g_test_add ("/record-store/" name, RecordFixture, NULL, record_fixture_set_up, func,             \
              record_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("add-and-load", test_add_and_load);
  TEST ("add-twice-without-ids", test_add_twice_without_ids);
  TEST ("add-known", test_add_known);
  TEST ("add-taken-number", test_add_taken_number);
  TEST ("add-by-nobody", test_add_by_nobody);
  TEST ("add-spoilt", test_add_spoilt);
  TEST ("merge-in-same", test_merge_in_same);
  TEST ("merge-in-more", test_merge_in_more);
  TEST ("merge-in-draft", test_merge_in_draft);
  TEST ("merge-in-addendum", test_merge_in_addendum);
  TEST ("not-found", test_not_found);
  TEST ("digest", test_digest);
  TEST ("photos", test_photos);
  return g_test_run ();
}
