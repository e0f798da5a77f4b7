/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person made one, and taken apart again. */
#include "dbk-client-store.h"
#include "dbk-concern-store.h"
#include "dbk-merge-store.h"
#include "dbk-record-store.h"
#include "dbk-search.h"
#include "record-fixture.h"

typedef struct
{
  gint64 kept;
  gint64 other;
  DbkClientRecord *kept_before;
  DbkClientRecord *other_before;
} Two;

static DbkClientRecord *
load (RecordFixture *fixture, gint64 client)
{
  g_autoptr (GError) error = NULL;
  DbkClientRecord *record = dbk_record_store_load (fixture->connection, client, &error);

  g_assert_no_error (error);
  return record;
}

static void
edit (RecordFixture *fixture, gint64 row, const char *email, const char *note, const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = dbk_client_store_load (fixture->connection, row, &error);
  g_autoptr (DbkClient) client = NULL;

  g_assert_no_error (error);
  client = dbk_client_copy (base);
  if (email != NULL)
    dbk_set_text (&client->email, email);
  if (note != NULL)
    dbk_set_text (&client->desk_note, note);
  if (phone != NULL)
    {
      DbkClientPhone *one = dbk_client_phone_new ();

      dbk_set_text (&one->number, phone);
      g_ptr_array_add (client->phones, one);
    }
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
}

/* Both with a concern, a course and a signed session. */
static void
set_up_two (RecordFixture *fixture, Two *two)
{
  gint64 *rows[] = { &two->kept, &two->other };

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *concern = NULL;
      g_autoptr (DbkSession) session = NULL;

      *rows[i] = record_fixture_add_client (fixture, "Hart");
      concern = record_fixture_add_concern (fixture, *rows[i]);
      session =
          record_fixture_sign (fixture, record_fixture_add_course (fixture, *rows[i], concern));
      g_assert_nonnull (session);
    }
  edit (fixture, two->kept, NULL, "Likes the blue room", "07700 900111");
  edit (fixture, two->other, "amelia@example.org", "Comes by bus", "07700 900222");
  two->kept_before = load (fixture, two->kept);
  two->other_before = load (fixture, two->other);
}

static void
clear_two (Two *two)
{
  dbk_client_record_unref (two->kept_before);
  dbk_client_record_unref (two->other_before);
}

static void
merge (RecordFixture *fixture, gint64 kept, gint64 other)
{
  g_autoptr (GError) error = NULL;

  dbk_merge_store_merge (fixture->connection, &fixture->practitioner, kept, other, NULL, &error);
  g_assert_no_error (error);
}

static void
undo (RecordFixture *fixture, gint64 kept, gint64 other)
{
  g_autoptr (GError) error = NULL;

  dbk_merge_store_undo (fixture->connection, &fixture->practitioner, kept, other, &error);
  g_assert_no_error (error);
}

static void
assert_same (RecordFixture *fixture, gint64 row, const DbkClientRecord *before)
{
  g_autoptr (DbkClientRecord) now = load (fixture, row);

  g_assert_true (dbk_record_equal (now, before));
}

static guint
count_found (RecordFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSearchResult) result =
      dbk_search_clients (fixture->connection, "hart", DBK_CLIENT_FILTER_ALL, day (2026, 11, 22),
                          -1, &error);

  g_assert_no_error (error);
  return result->rows->len;
}

static void
test_merge (RecordFixture *fixture, gconstpointer data)
{
  Two two;
  g_autoptr (DbkClientRecord) merged = NULL;

  set_up_two (fixture, &two);
  g_assert_cmpuint (count_found (fixture), ==, 2);
  merge (fixture, two.kept, two.other);
  merged = load (fixture, two.kept);
  g_assert_cmpuint (merged->concerns->len, ==, 2);
  g_assert_cmpuint (merged->courses->len, ==, 2);
  for (int i = 0; i < 2; i++)
    {
      const DbkCourse *course = merged->courses->pdata[i];

      g_assert_cmpuint (course->sessions->len, ==, 1);
    }
  g_assert_cmpstr (merged->client->email, ==, "amelia@example.org");
  g_assert_cmpstr (merged->client->desk_note, ==, "Likes the blue room\nComes by bus");
  g_assert_cmpuint (merged->client->phones->len, ==, 2);
  g_assert_cmpint (merged->client->number, ==, two.kept_before->client->number);
  g_assert_cmpuint (count_found (fixture), ==, 1);
  /* Signed digests and the chain of history still prove whole. */
  record_fixture_verify (fixture);
  undo (fixture, two.kept, two.other);
  assert_same (fixture, two.kept, two.kept_before);
  assert_same (fixture, two.other, two.other_before);
  g_assert_cmpuint (count_found (fixture), ==, 2);
  record_fixture_verify (fixture);
  clear_two (&two);
}

/* Days later: what was done since stays with the client that was kept. */
static void
test_undo_later (RecordFixture *fixture, gconstpointer data)
{
  Two two;
  g_autoptr (DbkClientRecord) kept = NULL;
  g_autofree char *concern = NULL;

  set_up_two (fixture, &two);
  merge (fixture, two.kept, two.other);
  record_fixture_reopen (fixture);
  fixture->now += G_GINT64_CONSTANT (30) * 24 * 3600 * 1000;
  edit (fixture, two.kept, NULL, "Moved to the green room", NULL);
  concern = record_fixture_add_concern (fixture, two.kept);
  undo (fixture, two.kept, two.other);
  assert_same (fixture, two.other, two.other_before);
  kept = load (fixture, two.kept);
  g_assert_cmpuint (kept->concerns->len, ==, 2);
  g_assert_cmpuint (kept->courses->len, ==, 1);
  g_assert_cmpstr (kept->client->desk_note, ==, "Moved to the green room");
  g_assert_true (kept->client->email == NULL || *kept->client->email == '\0');
  g_assert_cmpuint (kept->client->phones->len, ==, 1);
  clear_two (&two);
}

/* As chosen field by field. */
static void
test_chosen (RecordFixture *fixture, gconstpointer data)
{
  Two two;
  g_autoptr (DbkClient) wanted = NULL;
  g_autoptr (DbkClient) after = NULL;
  g_autoptr (GError) error = NULL;

  set_up_two (fixture, &two);
  wanted = dbk_client_merged (two.kept_before->client, two.other_before->client);
  dbk_set_text (&wanted->desk_note, "Comes by bus");
  dbk_set_text (&wanted->preferred_name, "Millie");
  dbk_merge_store_merge (fixture->connection, &fixture->practitioner, two.kept, two.other, wanted,
                         &error);
  g_assert_no_error (error);
  after = dbk_client_store_load (fixture->connection, two.kept, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->desk_note, ==, "Comes by bus");
  g_assert_cmpstr (after->preferred_name, ==, "Millie");
  undo (fixture, two.kept, two.other);
  assert_same (fixture, two.kept, two.kept_before);
  clear_two (&two);
}

static void
test_refused (RecordFixture *fixture, gconstpointer data)
{
  Two two;
  g_autoptr (GError) error = NULL;
  gboolean done;

  set_up_two (fixture, &two);
  done = dbk_merge_store_merge (fixture->connection, &fixture->receptionist, two.kept, two.other,
                                NULL, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "");
  done = dbk_merge_store_merge (fixture->connection, &fixture->practitioner, two.kept, two.kept,
                                NULL, &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "one and the same");
  done = dbk_merge_store_undo (fixture->connection, &fixture->practitioner, two.kept, two.other,
                               &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "not merged");
  merge (fixture, two.kept, two.other);
  done = dbk_merge_store_merge (fixture->connection, &fixture->practitioner, two.kept, two.other,
                                NULL, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "merged");
  done = dbk_merge_store_undo (fixture->connection, &fixture->receptionist, two.kept, two.other,
                               &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "");
  clear_two (&two);
}

/* Put together before somebody changed the record: nothing of that is lost. */
static void
test_changed_meanwhile (RecordFixture *fixture, gconstpointer data)
{
  Two two;
  g_autoptr (DbkClient) wanted = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  set_up_two (fixture, &two);
  wanted = dbk_client_merged (two.kept_before->client, two.other_before->client);
  edit (fixture, two.kept, NULL, "Moved to the green room", NULL);
  done = dbk_merge_store_merge (fixture->connection, &fixture->practitioner, two.kept, two.other,
                                wanted, &error);
  assert_refused (done, error, DBK_ERROR_CONFLICT, "changed meanwhile");
  assert_same (fixture, two.other, two.other_before);
  clear_two (&two);
}

static void
assert_listed (RecordFixture *fixture, gint64 kept, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) merges = dbk_merge_store_list (fixture->connection, kept, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (merges->len, ==, n);
}

/* One after the other, and taken back from the last to the first. */
static void
test_chain (RecordFixture *fixture, gconstpointer data)
{
  Two two;
  gint64 third = record_fixture_add_client (fixture, "Hart");
  g_autoptr (GPtrArray) merges = NULL;
  g_autoptr (GError) error = NULL;
  const DbkMerge *first;
  gboolean done;

  set_up_two (fixture, &two);
  merge (fixture, two.kept, two.other);
  merge (fixture, third, two.kept);
  assert_listed (fixture, 0, 2);
  assert_listed (fixture, third, 1);
  merges = dbk_merge_store_list (fixture->connection, two.kept, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merges->len, ==, 1);
  first = merges->pdata[0];
  g_assert_cmpint (first->kept->row, ==, two.kept);
  g_assert_cmpint (first->other->row, ==, two.other);
  g_assert_cmpint (first->merged_at, ==, fixture->now);
  g_assert_cmpstr (first->merged_by, ==, "Priya Nair");
  g_assert_cmpint (first->kept_into, ==, third);
  done = dbk_merge_store_undo (fixture->connection, &fixture->practitioner, two.kept, two.other,
                               &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "take that merge back first");
  undo (fixture, third, two.kept);
  undo (fixture, two.kept, two.other);
  assert_same (fixture, two.kept, two.kept_before);
  assert_same (fixture, two.other, two.other_before);
  assert_listed (fixture, 0, 0);
  clear_two (&two);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/merge-store/" name, RecordFixture, NULL, record_fixture_set_up, function,          \
              record_fixture_tear_down)
  ADD ("merge", test_merge);
  ADD ("undo-later", test_undo_later);
  ADD ("chosen", test_chosen);
  ADD ("refused", test_refused);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("chain", test_chain);
  return g_test_run ();
}
