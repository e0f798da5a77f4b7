/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting a person go: nothing of them is left in the files, and the history still proves whole. */
#include "record-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-due-store.h"
#include "dbk-erase-store.h"
#include "dbk-merge-store.h"
#include "dbk-record-store.h"
#include "dbk-records.h"
#include "dbk-search.h"
#include "dbk-text.h"

#define PHOTO "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* All bytes of the database and what stands beside it. */
static GByteArray *
read_files (RecordFixture *fixture)
{
  static const char *const names[] = { DBK_RECORDS_FILE, DBK_RECORDS_FILE "-wal",
                                       DBK_RECORDS_FILE "-shm" };
  GByteArray *all = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->directory, names[i], NULL);
      g_autofree char *text = NULL;
      gsize size;

      if (g_file_get_contents (path, &text, &size, NULL))
        g_byte_array_append (all, (const guint8 *) text, (guint) size);
    }
  g_assert_cmpuint (all->len, >, 0);
  return all;
}

static gboolean
holds (const GByteArray *files, const char *text)
{
  return memmem (files->data, files->len, text, strlen (text)) != NULL;
}

/* Every text a record holds, as it stands and as it is searched for. */
static void
collect_texts (gconstpointer record, GPtrArray *texts)
{
  const DbkRecordType *type = ((const DbkRecord *) record)->type;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];

      if (field->type == DBK_FIELD_LIST)
        {
          GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, record, field->offset);

          for (guint j = 0; j < list->len; j++)
            collect_texts (list->pdata[j], texts);
        }
      else if (field->type == DBK_FIELD_RECORD)
        {
          if (G_STRUCT_MEMBER (gpointer, record, field->offset) != NULL)
            collect_texts (G_STRUCT_MEMBER (gpointer, record, field->offset), texts);
        }
      else if (field->type == DBK_FIELD_TEXT || field->type == DBK_FIELD_TIME)
        g_ptr_array_add (texts, dbk_record_get_text (record, field));
    }
}

/* What of the person can be told apart from what was in the records before. */
static GPtrArray *
make_traces (RecordFixture *fixture, const DbkClientRecord *record)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) before = read_files (fixture);
  GPtrArray *traces = g_ptr_array_new_with_free_func (g_free);

  collect_texts (record, all);
  for (guint i = 0, n = all->len; i < n; i++)
    g_ptr_array_add (all, dbk_text_fold (all->pdata[i]));
  /* Shorter ones are anywhere by chance. As they are searched for, forwards and from the end. */
  g_ptr_array_add (all, g_strdup ("7700900142"));
  g_ptr_array_add (all, g_strdup ("2410090077"));
  g_ptr_array_add (all, g_strdup ("1983-03-12"));
  g_ptr_array_add (all, g_strdup (PHOTO));
  for (guint i = 0; i < all->len; i++)
    if (strlen (all->pdata[i]) >= 5 && !holds (before, all->pdata[i]))
      g_ptr_array_add (traces, g_strdup (all->pdata[i]));
  g_assert_cmpuint (traces->len, >, 80);
  return traces;
}

static char *
write_photo (RecordFixture *fixture, const char *folder, const char *name)
{
  char *path = g_build_filename (fixture->directory, DBK_RECORDS_PHOTOS, folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  return path;
}

/* The client of the fixture with a picture, calls, old values in the history, and searched for. */
static gint64
add_person (RecordFixture *fixture, DbkClientRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) client = NULL;
  DbkPhoto *photo = dbk_photo_new ();

  photo->sha256 = g_strdup (PHOTO);
  photo->note = g_strdup ("Before the first session.");
  g_ptr_array_add (record->photos, photo);
  dbk_record_store_add (fixture->connection, &fixture->practitioner, record, &error);
  g_assert_no_error (error);
  base = dbk_client_store_load (fixture->connection, record->client->row, &error);
  client = dbk_client_copy (base);
  dbk_set_text (&client->address, "9 Quarry Steps");
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
  return record->client->row;
}

static void
erase (RecordFixture *fixture, gint64 row)
{
  g_autoptr (GError) error = NULL;
  gboolean clean = FALSE;

  dbk_erase_store_erase (fixture->connection, &fixture->practitioner, row,
                         "Asked for by the client", &clean, &error);
  g_assert_no_error (error);
  g_assert_true (clean);
}

static void
assert_no_trace (RecordFixture *fixture, GPtrArray *traces)
{
  g_autoptr (GByteArray) after = read_files (fixture);

  for (guint i = 0; i < traces->len; i++)
    if (holds (after, traces->pdata[i]))
      g_error ("“%s” is still in the files", (char *) traces->pdata[i]);
}

static void
test_no_trace (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (GPtrArray) traces = NULL;
  g_autoptr (DbkErasePreview) preview = NULL;
  g_autoptr (GByteArray) with = NULL;
  g_autofree char *photo = NULL;
  g_autofree char *thumbnail = NULL;
  gint64 other = record_fixture_add_client (fixture, "Stays");
  gint64 row;
  int before;

  traces = make_traces (fixture, record);
  g_ptr_array_add (traces, g_strdup ("9 Quarry Steps"));
  row = add_person (fixture, record);
  photo = write_photo (fixture, "e3", PHOTO);
  thumbnail = write_photo (fixture, "thumbnails", PHOTO "-128.png");
  with = read_files (fixture);
  /* The test can find what it looks for. */
  g_assert_true (holds (with, "12 Linden Row"));
  before = record_fixture_verify (fixture);
  g_assert_cmpint (before, ==, 3);

  preview = dbk_erase_store_preview (fixture->connection, row, &error);
  g_assert_no_error (error);
  g_assert_cmpint (preview->n_sessions, ==, 4);
  g_assert_cmpint (preview->n_photos, ==, 1);
  erase (fixture, row);

  assert_no_trace (fixture, traces);
  g_assert_false (g_file_test (photo, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (thumbnail, G_FILE_TEST_EXISTS));
  g_assert_cmpint (record_fixture_verify (fixture), ==, 0);
  g_assert_null (dbk_client_store_load (fixture->connection, row, NULL));
  {
    g_autoptr (DbkClient) stays = dbk_client_store_load (fixture->connection, other, &error);
    g_autoptr (DbkSearchResult) found =
        dbk_search_clients (fixture->connection, "amelia", DBK_CLIENT_FILTER_ALL,
                            day (2026, 11, 22), -1, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (found->rows->len, ==, 1);
    g_assert_cmpstr (stays->family_name, ==, "Stays");
  }
  /* Nothing comes back when the records are opened again. */
  record_fixture_reopen (fixture);
  assert_no_trace (fixture, traces);
  {
    g_autofree char *said =
        record_fixture_plain_sql (fixture, "SELECT client_row, erased_by, reason FROM erasure");

    g_assert_nonnull (strstr (said, "|Priya Nair|Asked for by the client"));
  }
  /* Their number is nobody else's afterwards. */
  {
    g_autoptr (DbkClient) next = dbk_client_new ();

    next->given_name = g_strdup ("Next");
    dbk_client_store_add (fixture->connection, &fixture->practitioner, next, &error);
    g_assert_no_error (error);
    g_assert_cmpint (next->number, ==, 1043);
  }
}

static void
merge (RecordFixture *fixture, gint64 kept, gint64 other)
{
  g_autoptr (GError) error = NULL;

  dbk_merge_store_merge (fixture->connection, &fixture->practitioner, kept, other, NULL, &error);
  g_assert_no_error (error);
}

static void
set_email (RecordFixture *fixture, gint64 row, const char *email)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = dbk_client_store_load (fixture->connection, row, &error);
  g_autoptr (DbkClient) client = dbk_client_copy (base);

  dbk_set_text (&client->email, email);
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
}

/* Two records that were made one are one person: both go, and what the history has of either. */
static void
test_merged (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (GPtrArray) traces = NULL;
  g_autofree char *photo = NULL;
  gint64 stays = record_fixture_add_client (fixture, "Stays");
  gint64 kept, other;

  traces = make_traces (fixture, record);
  g_ptr_array_add (traces, g_strdup ("9 Quarry Steps"));
  g_ptr_array_add (traces, g_strdup ("Quenneville"));
  g_ptr_array_add (traces, g_strdup ("quenneville"));
  g_ptr_array_add (traces, g_strdup ("before-the-merge@example.org"));
  g_ptr_array_add (traces, g_strdup ("after-the-merge@example.org"));
  kept = record_fixture_add_client (fixture, "Quenneville");
  set_email (fixture, kept, "before-the-merge@example.org");
  set_email (fixture, kept, "");
  other = add_person (fixture, record);
  photo = write_photo (fixture, "e3", PHOTO);
  merge (fixture, kept, other);
  /* Now the other one's is an old value of this one. */
  set_email (fixture, kept, "after-the-merge@example.org");
  record_fixture_verify (fixture);
  erase (fixture, kept);
  assert_no_trace (fixture, traces);
  g_assert_null (dbk_client_store_load (fixture->connection, kept, NULL));
  g_assert_null (dbk_client_store_load (fixture->connection, other, NULL));
  g_assert_cmpint (record_fixture_verify (fixture), ==, 0);
  record_fixture_reopen (fixture);
  assert_no_trace (fixture, traces);
  {
    g_autoptr (DbkClient) there = dbk_client_store_load (fixture->connection, stays, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (there->family_name, ==, "Stays");
  }
}

/* Merged by mistake and taken apart again: what was the other one's for a while is an old value in
 * this one's history, and goes with the other one. */
static void
test_merged_by_mistake (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (DbkClientRecord) before = NULL;
  g_autoptr (DbkClientRecord) after = NULL;
  g_autoptr (GPtrArray) traces = NULL;
  g_autoptr (GByteArray) files = NULL;
  g_autofree char *photo = NULL;
  gint64 kept = record_fixture_add_client (fixture, "Quenneville");
  gint64 other;

  set_email (fixture, kept, "long-ago@example.org");
  set_email (fixture, kept, "");
  traces = make_traces (fixture, record);
  g_ptr_array_add (traces, g_strdup ("9 Quarry Steps"));
  other = add_person (fixture, record);
  photo = write_photo (fixture, "e3", PHOTO);
  before = dbk_record_store_load (fixture->connection, kept, &error);
  g_assert_no_error (error);
  merge (fixture, kept, other);
  dbk_merge_store_undo (fixture->connection, &fixture->practitioner, kept, other, &error);
  g_assert_no_error (error);
  erase (fixture, other);
  assert_no_trace (fixture, traces);
  record_fixture_verify (fixture);
  after = dbk_record_store_load (fixture->connection, kept, &error);
  g_assert_no_error (error);
  g_assert_true (dbk_record_equal (after, before));
  /* What has nothing to do with it stays in the history. */
  files = read_files (fixture);
  g_assert_true (holds (files, "long-ago@example.org"));
}

/* Two were merged into one, and the first of them is taken out and erased: what the one said before
 * the second came is known no more, so taking that back leaves the phones as they are. */
static void
test_merged_meanwhile (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (DbkClient) after = NULL;
  g_autofree char *photo = write_photo (fixture, "e3", PHOTO);
  gint64 kept = record_fixture_add_client (fixture, "Quenneville");
  gint64 other = add_person (fixture, record);
  gint64 last;

  {
    g_autoptr (DbkClient) client = dbk_client_new ();
    DbkClientPhone *phone = dbk_client_phone_new ();

    client->given_name = g_strdup ("Third");
    phone->number = g_strdup ("07700 900999");
    g_ptr_array_add (client->phones, phone);
    dbk_client_store_add (fixture->connection, &fixture->practitioner, client, &error);
    g_assert_no_error (error);
    last = client->row;
  }
  merge (fixture, kept, other);
  merge (fixture, kept, last);
  dbk_merge_store_undo (fixture->connection, &fixture->practitioner, kept, other, &error);
  g_assert_no_error (error);
  erase (fixture, other);
  dbk_merge_store_undo (fixture->connection, &fixture->practitioner, kept, last, &error);
  g_assert_no_error (error);
  after = dbk_client_store_load (fixture->connection, kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->phones->len, >, 0);
  record_fixture_verify (fixture);
}

/* A picture that is another client's too stays for that one. */
static void
test_shared_photo (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (DbkClientRecord) other = dbk_client_record_new ();
  g_autofree char *path = write_photo (fixture, "e3", PHOTO);
  DbkPhoto *photo = dbk_photo_new ();
  gint64 row = add_person (fixture, record);

  other->client = dbk_client_new ();
  other->client->given_name = g_strdup ("Twin");
  photo->sha256 = g_strdup (PHOTO);
  g_ptr_array_add (other->photos, photo);
  dbk_record_store_add (fixture->connection, &fixture->practitioner, other, &error);
  g_assert_no_error (error);
  erase (fixture, row);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
add_owner (RecordFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkStaff) owner = dbk_staff_new ();

  owner->name = g_strdup ("Maya Lindqvist");
  owner->role = g_strdup ("owner");
  dbk_staff_store_add (fixture->connection, &fixture->practitioner, owner, &error);
  g_assert_no_error (error);
}

static void
test_refused (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 row = record_fixture_add_client (fixture, "Hart");
  g_autoptr (DbkClient) kept = NULL;
  gboolean clean = FALSE;

  assert_refused (dbk_erase_store_erase (fixture->connection, &fixture->receptionist, row, "Why",
                                         &clean, &error),
                  error, DBK_ERROR_REFUSED, "owner");
  assert_refused (dbk_erase_store_erase (fixture->connection, &fixture->practitioner, row, "",
                                         &clean, &error),
                  error, DBK_ERROR_INVALID, "Why");
  add_owner (fixture);
  assert_refused (dbk_erase_store_erase (fixture->connection, &fixture->practitioner, row, "Why",
                                         &clean, &error),
                  error, DBK_ERROR_REFUSED, "owner");
  assert_refused (dbk_erase_store_anonymise (fixture->connection, &fixture->practitioner, row,
                                             "Why", NULL, &clean, &error),
                  error, DBK_ERROR_REFUSED, "owner");
  kept = dbk_client_store_load (fixture->connection, row, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept);
}

static void
test_anonymise (RecordFixture *fixture, gconstpointer data)
{
  static const char *const gone[] = {
    "Hart",
    "Lowe",
    "07700 900142",
    "Linden Row",
    "amelia.hart",
    "1983-03-12",
    "Lanolin",
    "From the pharmacy",
    "I agree to the",
    "Too many letters",
    "Nothing to see",
    "Left is deeper",
    "At rest.",
    "mark from a helmet",
    "Away",
    "Softer lines",
    "A cold",
    "old card",
    "paper card",
    "Softer already",
    "Two passes were",
    "On holiday",
    PHOTO,
    "6f6c1c0e-3a0f",
    "9 Quarry Steps",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  g_autoptr (DbkClientRecord) left = NULL;
  g_autoptr (GByteArray) before = NULL;
  g_autoptr (GByteArray) after = NULL;
  const DbkCourse *course;
  const DbkSession *session;
  gboolean clean = FALSE;
  int number = 0;
  gint64 row = add_person (fixture, record);
  gint64 left_row;

  before = read_files (fixture);
  dbk_erase_store_anonymise (fixture->connection, &fixture->practitioner, row,
                             "Asked for by the client", &number, &clean, &error);
  g_assert_no_error (error);
  g_assert_true (clean);
  after = read_files (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      if (!holds (before, gone[i]))
        g_error ("“%s” was never in the files", gone[i]);
      if (holds (after, gone[i]))
        g_error ("“%s” is still in the files", gone[i]);
    }
  g_assert_null (dbk_client_store_load (fixture->connection, row, NULL));
  /* The treatments are there, locked and whole. */
  g_assert_cmpint (record_fixture_verify (fixture), ==, 3);
  g_assert_cmpint (number, !=, 1042);
  left_row = dbk_client_store_find_number (fixture->connection, number, &error);
  left = dbk_record_store_load (fixture->connection, left_row, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (left->client->family_name, ==, "Anonymous");
  g_assert_cmpint (left->client->skin_type, ==, 2);
  g_assert_cmpuint (left->consents->len, ==, 0);
  g_assert_cmpuint (left->photos->len, ==, 0);
  g_assert_cmpuint (left->recalls->len, ==, 0);
  g_assert_cmpuint (left->concerns->len, ==, 2);
  g_assert_cmpuint (left->courses->len, ==, 2);
  course = left->courses->pdata[0];
  g_assert_cmpuint (course->sessions->len, ==, 4);
  g_assert_nonnull (dbk_client_record_find_concern (left, course->concerns[0]));
  session = course->sessions->pdata[1];
  g_assert_cmpstr (session->state, ==, "signed");
  g_assert_cmpstr (session->signed_by, ==, "Priya Nair");
  g_assert_cmpint (session->treated_on, ==, day (2026, 8, 24));
  g_assert_cmpint (((DbkSessionArea *) session->areas->pdata[0])->passes, ==, 2);
}

static void
test_archive (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) archived = NULL;
  g_autoptr (GArray) none = NULL;
  gint64 row = record_fixture_add_client (fixture, "Hart");

  dbk_erase_store_archive (fixture->connection, &fixture->receptionist, row, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dbk_client_store_count (fixture->connection, &error), ==, 0);
  archived = dbk_erase_store_load_archived (fixture->connection, &error);
  g_assert_cmpuint (archived->len, ==, 1);
  g_assert_cmpint (g_array_index (archived, gint64, 0), ==, row);
  dbk_erase_store_archive (fixture->connection, &fixture->receptionist, row, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dbk_client_store_count (fixture->connection, &error), ==, 1);
  none = dbk_erase_store_load_archived (fixture->connection, &error);
  g_assert_cmpuint (none->len, ==, 0);
  assert_refused (dbk_erase_store_archive (fixture->connection, &fixture->retired, row, TRUE,
                                           &error),
                  error, DBK_ERROR_REFUSED, "Nothing was changed");
}

static gint64
add_born (RecordFixture *fixture, const char *name, DbkDate birth_date, const char *added_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) client = dbk_client_new ();

  client->given_name = g_strdup (name);
  client->birth_date = birth_date;
  g_assert_true (dbk_time_from_iso (added_at, &client->added_at));
  dbk_client_store_add (fixture->connection, &fixture->practitioner, client, &error);
  g_assert_no_error (error);
  return client->row;
}

static void
assert_review (RecordFixture *fixture, DbkDate today, guint n, gint64 first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) review = dbk_erase_store_load_review (fixture->connection, today, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (review->len, ==, n);
  if (n > 0)
    g_assert_cmpint (g_array_index (review, DbkRetained, 0).row, ==, first);
}

static void
test_review (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClinic) base = dbk_clinic_new ();
  g_autoptr (DbkClinic) clinic = dbk_clinic_new ();
  g_autoptr (DbkRecall) recall = dbk_recall_new ();
  gint64 adult = add_born (fixture, "Adult", day (1980, 1, 1), "2018-03-01T09:00:00.000Z");
  gint64 child = add_born (fixture, "Child", day (2003, 5, 1), "2018-04-01T09:00:00.000Z");
  DbkRecall *call = recall;

  /* Nothing is asked while the clinic set no years. */
  assert_review (fixture, day (2026, 11, 22), 0, 0);
  clinic->name = g_strdup ("Harbour Skin Clinic");
  clinic->retention_years = 8;
  clinic->retention_minor_age = 25;
  dbk_clinic_store_update (fixture->connection, &fixture->practitioner, base, clinic, &error);
  g_assert_no_error (error);
  assert_review (fixture, day (2026, 3, 1), 0, 0);
  assert_review (fixture, day (2026, 3, 2), 1, adult);
  /* Eight years are over for both, but the second was fourteen then. */
  assert_review (fixture, day (2026, 11, 22), 1, adult);
  assert_review (fixture, day (2028, 5, 1), 1, adult);
  assert_review (fixture, day (2028, 5, 2), 2, adult);
  /* A later entry counts anew. */
  dbk_set_text (&call->outcome, "declined");
  dbk_due_store_note_call (fixture->connection, &fixture->receptionist, adult, call, &error);
  g_assert_no_error (error);
  assert_review (fixture, day (2028, 5, 2), 1, child);
  /* Nothing went by itself. */
  g_assert_cmpint (dbk_client_store_count (fixture->connection, &error), ==, 2);
}

static void
add_test (const char *path, void (*func) (RecordFixture *fixture, gconstpointer data))
{
  g_test_add (path, RecordFixture, NULL, record_fixture_set_up, func, record_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/erase/no-trace", test_no_trace);
  add_test ("/erase/merged", test_merged);
  add_test ("/erase/merged-by-mistake", test_merged_by_mistake);
  add_test ("/erase/merged-meanwhile", test_merged_meanwhile);
  add_test ("/erase/shared-photo", test_shared_photo);
  add_test ("/erase/refused", test_refused);
  add_test ("/erase/anonymise", test_anonymise);
  add_test ("/erase/archive", test_archive);
  add_test ("/erase/review", test_review);
  return g_test_run ();
}
