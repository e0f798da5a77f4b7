/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients: added, changed by two people at once, changed at the desk. */
#include "record-fixture.h"

#include <string.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-id.h"

static void
add_phone (DbkClient *client, const char *kind, const char *number)
{
  DbkClientPhone *phone = dbk_client_phone_new ();

  phone->kind = g_strdup (kind);
  phone->number = g_strdup (number);
  g_ptr_array_add (client->phones, phone);
}

static DbkClient *
make_client (void)
{
  DbkClient *client = dbk_client_new ();

  client->given_name = g_strdup ("Amelia");
  client->family_name = g_strdup ("Hart");
  client->birth_date = day (1983, 3, 12);
  client->town = g_strdup ("Norwich");
  client->email = g_strdup ("amelia.hart@example.org");
  add_phone (client, "mobile", "07700 900123");
  add_phone (client, "work", "+44 1603 555 0100");
  return client;
}

static DbkClient *
load (RecordFixture *fixture, gint64 row)
{
  g_autoptr (GError) error = NULL;
  DbkClient *client = dbk_client_store_load (fixture->connection, row, &error);

  g_assert_no_error (error);
  return client;
}

static gboolean
add (RecordFixture *fixture, const DbkWho *who, DbkClient *client, GError **error)
{
  return dbk_client_store_add (fixture->connection, who, client, error);
}

static gboolean
update (RecordFixture *fixture,
        const DbkWho *who,
        const DbkClient *base,
        DbkClient *client,
        GError **error)
{
  return dbk_client_store_update (fixture->connection, who, base, client, error);
}

/* Whatever is entered is there after closing and opening the records. */
static void
test_add (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) client = make_client ();
  g_autoptr (DbkClient) back = NULL;

  add_phone (client, "other", "  ");
  client->skin_type = 2;
  client->allergies = g_strdup ("latex");
  add (fixture, &fixture->practitioner, client, &error);
  g_assert_no_error (error);
  g_assert_cmpint (client->number, ==, 1001);
  g_assert_true (dbk_id_is_valid (client->id));
  g_assert_cmpint (client->added_at, ==, fixture->now);
  g_assert_cmpint (client->revision, ==, 1);
  g_assert_cmpuint (client->phones->len, ==, 2);
  g_assert_cmpuint (fixture->changed->len, ==, 1);

  record_fixture_reopen (fixture);
  back = load (fixture, client->row);
  g_assert_true (dbk_record_equal (client, back));
  g_assert_cmpint (back->revision, ==, 1);
  g_assert_cmpint (dbk_client_store_find_number (fixture->connection, 1001, &error), ==,
                   client->row);
  g_assert_cmpint (dbk_client_store_find_id (fixture->connection, client->id, &error), ==,
                   client->row);
  g_assert_cmpint (dbk_client_store_count (fixture->connection, &error), ==, 1);
  g_assert_no_error (error);
}

static void
test_numbers (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) given = make_client ();
  g_autoptr (DbkClient) next = make_client ();
  g_autoptr (DbkClient) taken = make_client ();
  g_autoptr (DbkClient) wrong = make_client ();
  g_autoptr (DbkClient) set = make_client ();
  gint64 row;

  given->number = 1207;
  add (fixture, &fixture->practitioner, given, &error);
  g_assert_no_error (error);
  add (fixture, &fixture->practitioner, next, &error);
  g_assert_no_error (error);
  g_assert_cmpint (next->number, ==, 1208);

  taken->number = 1207;
  assert_refused (add (fixture, &fixture->practitioner, taken, &error), error, DBK_ERROR_CONFLICT,
                  "1207");
  g_assert_cmpint (taken->row, ==, 0);
  g_assert_null (taken->id);
  wrong->number = 0;
  assert_refused (add (fixture, &fixture->practitioner, wrong, &error), error, DBK_ERROR_INVALID,
                  "client number");

  dbk_setting_set (fixture->connection, &fixture->practitioner, "next_client_number", "5000",
                   &error);
  add (fixture, &fixture->practitioner, set, &error);
  g_assert_no_error (error);
  g_assert_cmpint (set->number, ==, 5000);

  row = dbk_client_store_find_number (fixture->connection, 4999, &error);
  assert_refused (row != 0, error, DBK_ERROR_NOT_FOUND, "4999");
  row = dbk_client_store_find_id (fixture->connection, "nobody", &error);
  assert_refused (row != 0, error, DBK_ERROR_NOT_FOUND, "nobody");
  assert_refused (dbk_client_store_load (fixture->connection, 999, &error) != NULL, error,
                  DBK_ERROR_NOT_FOUND, "not in the records");
}

static void
test_refused (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) nameless = dbk_client_new ();
  g_autoptr (DbkClient) odd_id = make_client ();

  nameless->given_name = g_strdup (" \n");
  assert_refused (add (fixture, &fixture->practitioner, nameless, &error), error, DBK_ERROR_INVALID,
                  "needs a name");
  odd_id->id = g_strdup ("42");
  assert_refused (add (fixture, &fixture->practitioner, odd_id, &error), error, DBK_ERROR_INVALID,
                  "42");
  g_assert_cmpint (dbk_client_store_count (fixture->connection, &error), ==, 0);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
}

/* Two people change the same client: different fields are both kept, the same one is asked about.
 */
static void
test_both_change (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = make_client ();
  g_autoptr (DbkClient) first = NULL;
  g_autoptr (DbkClient) second = NULL;
  g_autoptr (DbkClient) third = NULL;
  g_autoptr (DbkClient) stored = NULL;

  add (fixture, &fixture->practitioner, base, &error);
  first = dbk_client_copy (base);
  second = dbk_client_copy (base);
  third = dbk_client_copy (base);

  dbk_set_text (&first->town, "Cromer");
  add_phone (first, "home", "01263 555 0100");
  update (fixture, &fixture->practitioner, base, first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->revision, ==, 2);

  dbk_set_text (&second->family_name, "Hart-Lee");
  update (fixture, &fixture->receptionist, base, second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->town, ==, "Cromer");
  g_assert_cmpuint (second->phones->len, ==, 3);
  g_assert_cmpint (second->revision, ==, 3);

  dbk_set_text (&third->town, "Holt");
  assert_refused (update (fixture, &fixture->practitioner, base, third, &error), error,
                  DBK_ERROR_CONFLICT, "Town");
  g_assert_cmpstr (third->town, ==, "Holt");
  stored = load (fixture, base->row);
  g_assert_true (dbk_record_equal (stored, second));
  g_assert_cmpint (stored->revision, ==, 3);
}

static void
test_phone_conflict (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = make_client ();
  g_autoptr (DbkClient) first = NULL;
  g_autoptr (DbkClient) second = NULL;

  add (fixture, &fixture->practitioner, base, &error);
  first = dbk_client_copy (base);
  second = dbk_client_copy (base);
  g_ptr_array_remove_index (first->phones, 0);
  update (fixture, &fixture->practitioner, base, first, &error);
  g_assert_no_error (error);
  add_phone (second, "home", "01263 555 0100");
  assert_refused (update (fixture, &fixture->practitioner, base, second, &error), error,
                  DBK_ERROR_CONFLICT, "Phone");
}

/* Saving what nobody changed writes nothing. */
static void
test_unchanged (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) client = make_client ();
  g_autoptr (DbkClient) same = NULL;

  add (fixture, &fixture->practitioner, client, &error);
  g_array_set_size (fixture->changed, 0);
  same = dbk_client_copy (client);
  update (fixture, &fixture->practitioner, client, same, &error);
  g_assert_no_error (error);
  g_assert_cmpint (same->revision, ==, 1);
  g_assert_cmpuint (fixture->changed->len, ==, 0);
}

/* The desk keeps everything but what is clinical. */
static void
test_reception (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) client = make_client ();
  g_autoptr (DbkClient) other = make_client ();
  g_autoptr (DbkClient) changed = NULL;
  g_autoptr (DbkClient) clinical = NULL;

  add (fixture, &fixture->receptionist, client, &error);
  g_assert_no_error (error);
  changed = dbk_client_copy (client);
  dbk_set_text (&changed->desk_note, "comes by bus");
  update (fixture, &fixture->receptionist, client, changed, &error);
  g_assert_no_error (error);

  clinical = dbk_client_copy (changed);
  clinical->skin_type = 3;
  assert_refused (update (fixture, &fixture->receptionist, changed, clinical, &error), error,
                  DBK_ERROR_REFUSED, "Mia Novak");
  assert_refused (update (fixture, &fixture->nobody, changed, clinical, &error), error,
                  DBK_ERROR_REFUSED, "nobody is working");
  assert_refused (update (fixture, &fixture->retired, changed, clinical, &error), error,
                  DBK_ERROR_REFUSED, "Tom Ellery");
  other->allergies = g_strdup ("latex");
  assert_refused (add (fixture, &fixture->receptionist, other, &error), error, DBK_ERROR_REFUSED,
                  "Mia Novak");
  update (fixture, &fixture->practitioner, changed, clinical, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clinical->skin_type, ==, 3);
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
  add_test ("/client/add", test_add);
  add_test ("/client/numbers", test_numbers);
  add_test ("/client/refused", test_refused);
  add_test ("/client/both-change", test_both_change);
  add_test ("/client/phone-conflict", test_phone_conflict);
  add_test ("/client/unchanged", test_unchanged);
  add_test ("/client/reception", test_reception);
  return g_test_run ();
}
