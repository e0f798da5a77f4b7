/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in the records twice, and who is being entered a second time. */
#include "dbk-client-store.h"
#include "dbk-duplicate-store.h"
#include "dbk-merge-store.h"
#include "record-fixture.h"

static gint64
add (RecordFixture *fixture, const char *given, const char *family, DbkDate born, const char *phone)
{
  g_autoptr (DbkClient) client = dbk_client_new ();
  g_autoptr (GError) error = NULL;

  dbk_set_text (&client->given_name, given);
  dbk_set_text (&client->family_name, family);
  client->birth_date = born;
  if (phone != NULL)
    {
      DbkClientPhone *one = dbk_client_phone_new ();

      dbk_set_text (&one->number, phone);
      g_ptr_array_add (client->phones, one);
    }
  dbk_client_store_add (fixture->connection, &fixture->practitioner, client, &error);
  g_assert_no_error (error);
  return client->row;
}

static GArray *
list (RecordFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GArray *matches = dbk_duplicate_store_list (fixture->connection, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return matches;
}

static void
assert_rechecked (RecordFixture *fixture, const GArray *found, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) left = dbk_duplicate_store_recheck (fixture->connection, found, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, n);
}

static void
change_name (RecordFixture *fixture, gint64 row, const char *given, const char *family)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = dbk_client_store_load (fixture->connection, row, &error);
  g_autoptr (DbkClient) client = NULL;

  g_assert_no_error (error);
  client = dbk_client_copy (base);
  dbk_set_text (&client->given_name, given);
  dbk_set_text (&client->family_name, family);
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
}

static void
assert_listed (RecordFixture *fixture, guint n)
{
  g_autoptr (GArray) matches = list (fixture);

  g_assert_cmpuint (matches->len, ==, n);
}

/* The likeliest of those found for a client typed so; 0 for nobody. */
static gint64
find (RecordFixture *fixture,
      const char *given,
      const char *family,
      DbkDate born,
      const char *phone)
{
  g_autoptr (DbkClient) client = dbk_client_new ();
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GError) error = NULL;

  dbk_set_text (&client->given_name, given);
  dbk_set_text (&client->family_name, family);
  client->birth_date = born;
  if (phone != NULL)
    {
      DbkClientPhone *one = dbk_client_phone_new ();

      dbk_set_text (&one->number, phone);
      g_ptr_array_add (client->phones, one);
    }
  matches = dbk_duplicate_store_find (fixture->connection, client, &error);
  g_assert_no_error (error);
  return matches->len == 0 ? 0 : g_array_index (matches, DbkDuplicateMatch, 0).other;
}

static void
test_list (RecordFixture *fixture, gconstpointer data)
{
  gint64 amelia = add (fixture, "Amelia", "Hart", day (1983, 3, 12), "07700 900123");
  gint64 again = add (fixture, "Hart", "Ameila", day (1983, 3, 12), NULL);
  gint64 third = add (fixture, "Amelia", "Hart", DBK_DATE_NONE, "+44 7700 900123");
  g_autoptr (GArray) matches = NULL;
  const DbkDuplicateMatch *first;

  /* A brother, and a namesake. */
  add (fixture, "Peter", "Hart", day (1983, 3, 12), "07700 900123");
  add (fixture, "Amelia", "Hart", day (1990, 10, 30), "07700 900999");
  matches = list (fixture);
  g_assert_cmpuint (matches->len, ==, 2);
  first = &g_array_index (matches, DbkDuplicateMatch, 0);
  g_assert_cmpint (first->one, ==, amelia);
  g_assert_cmpint (first->other, ==, again);
  g_assert_true (first->evidence.names_swapped);
  g_assert_cmpint (g_array_index (matches, DbkDuplicateMatch, 1).other, ==, third);
}

static void
test_find (RecordFixture *fixture, gconstpointer data)
{
  DbkDate born = day (1983, 3, 12);
  gint64 amelia = add (fixture, "Amelia", "Hart", born, "07700 900123");
  g_autoptr (DbkClient) stored = NULL;
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (find (fixture, "Amelia", "Hart", born, NULL), ==, amelia);
  g_assert_cmpint (find (fixture, "Hart", "Amelia", born, NULL), ==, amelia);
  g_assert_cmpint (find (fixture, "Ameila", "Hart", day (1983, 3, 21), NULL), ==, amelia);
  g_assert_cmpint (find (fixture, "Amelia", "Heart", DBK_DATE_NONE, "7700900123"), ==, amelia);
  g_assert_cmpint (find (fixture, "Millie", "Hart", day (1983, 12, 3), NULL), ==, amelia);
  /* Not typed far enough, or somebody else. */
  g_assert_cmpint (find (fixture, "", "", DBK_DATE_NONE, NULL), ==, 0);
  g_assert_cmpint (find (fixture, "Amelia", "Hart", DBK_DATE_NONE, NULL), ==, 0);
  g_assert_cmpint (find (fixture, "Peter", "Hart", born, "07700 900123"), ==, 0);
  /* Nobody is their own duplicate. */
  stored = dbk_client_store_load (fixture->connection, amelia, &error);
  g_assert_no_error (error);
  matches = dbk_duplicate_store_find (fixture->connection, stored, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, ==, 0);
}

static void
archive (RecordFixture *fixture, gint64 row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = dbk_client_store_load (fixture->connection, row, &error);
  g_autoptr (DbkClient) client = NULL;

  g_assert_no_error (error);
  client = dbk_client_copy (base);
  client->archived_on = day (2026, 11, 22);
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
}

/* Who left and comes back is found; two who left are nobody's concern. */
static void
test_archived (RecordFixture *fixture, gconstpointer data)
{
  DbkDate born = day (1983, 3, 12);
  gint64 one = add (fixture, "Amelia", "Hart", born, NULL);
  gint64 other;

  archive (fixture, one);
  g_assert_cmpint (find (fixture, "Amelia", "Hart", born, NULL), ==, one);
  other = add (fixture, "Amelia", "Hart", born, NULL);
  assert_listed (fixture, 1);
  archive (fixture, other);
  assert_listed (fixture, 0);
}

static void
test_told_apart (RecordFixture *fixture, gconstpointer data)
{
  DbkDate born = day (1983, 3, 12);
  gint64 one = add (fixture, "Amelia", "Hart", born, NULL);
  gint64 other = add (fixture, "Amelia", "Hart", born, NULL);
  g_autoptr (DbkClient) stored = NULL;
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  assert_listed (fixture, 1);
  g_array_set_size (fixture->changed, 0);
  /* In whichever order, and more than once; the desk may. */
  for (int i = 0; i < 2; i++)
    {
      dbk_duplicate_store_tell_apart (fixture->connection, &fixture->receptionist, other, one,
                                      &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (fixture->changed->len, ==, 4);
  assert_listed (fixture, 0);
  stored = dbk_client_store_load (fixture->connection, other, &error);
  g_assert_no_error (error);
  matches = dbk_duplicate_store_find (fixture->connection, stored, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, ==, 0);
  dbk_duplicate_store_ask_again (fixture->connection, &fixture->receptionist, one, other, &error);
  g_assert_no_error (error);
  assert_listed (fixture, 1);

  done =
      dbk_duplicate_store_tell_apart (fixture->connection, &fixture->retired, one, other, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "");
  done = dbk_duplicate_store_tell_apart (fixture->connection, &fixture->practitioner, one, one,
                                         &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "one and the same");
  done = dbk_duplicate_store_tell_apart (fixture->connection, &fixture->practitioner, one, 999,
                                         &error);
  assert_refused (done, error, DBK_ERROR_NOT_FOUND, "");
}

/* The list found once, as the records are now. */
static void
test_recheck (RecordFixture *fixture, gconstpointer data)
{
  DbkDate born = day (1983, 3, 12);
  gint64 one = add (fixture, "Amelia", "Hart", born, NULL);
  gint64 other = add (fixture, "Amelia", "Hart", born, NULL);
  gint64 gone = 999;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) left = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "Grace", "Adeyemi", born, "07700 900444");
  add (fixture, "Grace", "Adeyemi", born, "07700 900444");
  found = list (fixture);
  g_assert_cmpuint (found->len, ==, 2);
  assert_rechecked (fixture, found, 2);
  dbk_duplicate_store_tell_apart (fixture->connection, &fixture->receptionist, one, other, &error);
  g_assert_no_error (error);
  assert_rechecked (fixture, found, 1);
  dbk_duplicate_store_ask_again (fixture->connection, &fixture->receptionist, one, other, &error);
  g_assert_no_error (error);
  assert_rechecked (fixture, found, 2);
  dbk_merge_store_merge (fixture->connection, &fixture->practitioner, one, other, NULL, &error);
  g_assert_no_error (error);
  assert_rechecked (fixture, found, 1);
  dbk_merge_store_undo (fixture->connection, &fixture->practitioner, one, other, &error);
  g_assert_no_error (error);
  assert_rechecked (fixture, found, 2);
  /* Entered wrong the first time: they are not alike any more. */
  change_name (fixture, other, "Winifred", "Okonkwo");
  assert_rechecked (fixture, found, 1);
  /* Who came in since, and one who is gone, is told of. */
  g_array_append_val (changed, one);
  g_array_append_val (changed, gone);
  left = dbk_duplicate_store_recheck (fixture->connection, found, changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 1);
  change_name (fixture, other, "Ameila", "Hart");
  g_array_set_size (found, 0);
  g_array_unref (left);
  left = dbk_duplicate_store_recheck (fixture->connection, found, changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (g_array_index (left, DbkDuplicateMatch, 0).one, ==, one);
  g_assert_cmpint (g_array_index (left, DbkDuplicateMatch, 0).other, ==, other);
}

static void
note_fraction (double fraction, gpointer data)
{
  *(double *) data = fraction;
}

static void
test_cancelled (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GError) error = NULL;
  double told = 0;

  /* Enough with one name and birthday to be asked in between. */
  for (int i = 0; i < 48; i++)
    add (fixture, "Amelia", "Hart", day (1983, 3, 12), "07700 900123");
  g_cancellable_cancel (cancellable);
  matches =
      dbk_duplicate_store_list (fixture->connection, note_fraction, &told, cancellable, &error);
  g_assert_null (matches);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (told, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/duplicate-store/" name, RecordFixture, NULL, record_fixture_set_up, function,      \
              record_fixture_tear_down)
  ADD ("list", test_list);
  ADD ("find", test_find);
  ADD ("archived", test_archived);
  ADD ("told-apart", test_told_apart);
  ADD ("recheck", test_recheck);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
