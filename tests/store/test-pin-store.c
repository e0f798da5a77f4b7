/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs: whose they are to set, wrong ones, and what the history may know of them. */
#include "record-fixture.h"

#include <string.h>

#include "dbk-clinic-store.h"
#include "dbk-pin-store.h"

static void
set_pin (RecordFixture *fixture, const DbkWho *who, gint64 staff, const char *now, const char *pin)
{
  GError *error = NULL;

  dbk_pin_store_set (fixture->connection, who, staff, now, pin, &error);
  g_assert_no_error (error);
}

static gboolean
is_right (RecordFixture *fixture, const DbkWho *person, const char *pin)
{
  return dbk_pin_store_check (fixture->connection, person->staff, pin, NULL);
}

static gboolean
has_pin (RecordFixture *fixture, const DbkWho *person)
{
  GError *error = NULL;
  g_autoptr (DbkStaff) staff = dbk_staff_store_load (fixture->connection, person->staff, &error);

  g_assert_no_error (error);
  return staff->has_pin;
}

static DbkWho
add_owner (RecordFixture *fixture)
{
  g_autoptr (DbkStaff) owner = dbk_staff_new ();
  GError *error = NULL;

  dbk_record_set_text (owner, "name", "Elin Berg");
  dbk_record_set_text (owner, "role", "owner");
  dbk_staff_store_add (fixture->connection, &fixture->practitioner, owner, &error);
  g_assert_no_error (error);
  return (DbkWho){ owner->row, DBK_TIME_NONE };
}

static void
test_own (RecordFixture *fixture, gconstpointer data)
{
  const DbkWho *priya = &fixture->practitioner;
  g_autoptr (GError) error = NULL;
  gboolean done;

  /* Without one nobody is asked. */
  g_assert_false (has_pin (fixture, priya));
  g_assert_true (is_right (fixture, priya, NULL));

  done = dbk_pin_store_set (fixture->connection, priya, priya->staff, NULL, "123", &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "4 to 12 digits");
  done = dbk_pin_store_set (fixture->connection, priya, priya->staff, NULL, "12a4", &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "4 to 12 digits");
  done =
      dbk_pin_store_set (fixture->connection, priya, priya->staff, NULL, "1234567890123", &error);
  assert_refused (done, error, DBK_ERROR_INVALID, "4 to 12 digits");
  g_assert_false (has_pin (fixture, priya));

  set_pin (fixture, priya, priya->staff, NULL, "4711");
  g_assert_true (has_pin (fixture, priya));
  g_assert_true (is_right (fixture, priya, "4711"));
  /* The same digits in another script. */
  g_assert_true (is_right (fixture, priya, "٤٧١١"));
  g_assert_false (is_right (fixture, priya, "4712"));
  record_fixture_reopen (fixture);
  g_assert_true (is_right (fixture, priya, "4711"));

  /* Whoever passes by an open window can't change it. */
  done = dbk_pin_store_set (fixture->connection, priya, priya->staff, NULL, "9999", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "PIN in use");
  done = dbk_pin_store_set (fixture->connection, priya, priya->staff, "0000", "9999", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "not the right PIN");
  set_pin (fixture, priya, priya->staff, "4711", "9999");
  g_assert_false (is_right (fixture, priya, "4711"));
  g_assert_true (is_right (fixture, priya, "9999"));
  set_pin (fixture, priya, priya->staff, "9999", NULL);
  g_assert_false (has_pin (fixture, priya));
}

static void
test_rights (RecordFixture *fixture, gconstpointer data)
{
  const DbkWho *priya = &fixture->practitioner;
  const DbkWho *mia = &fixture->receptionist;
  DbkWho owner = add_owner (fixture);
  g_autoptr (GError) error = NULL;
  gboolean done;

  set_pin (fixture, mia, mia->staff, NULL, "2222");
  done = dbk_pin_store_set (fixture->connection, priya, mia->staff, NULL, "3333", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Only the owner");
  done = dbk_pin_store_set (fixture->connection, mia, owner.staff, NULL, "3333", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Only the owner");
  done = dbk_pin_store_set (fixture->connection, &fixture->nobody, mia->staff, NULL, NULL, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Only the owner");
  g_assert_true (is_right (fixture, mia, "2222"));

  /* The owner needs none but their own. */
  set_pin (fixture, &owner, mia->staff, NULL, "5555");
  g_assert_true (is_right (fixture, mia, "5555"));
  set_pin (fixture, &owner, owner.staff, NULL, "8888");
  done = dbk_pin_store_set (fixture->connection, &owner, owner.staff, NULL, NULL, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "PIN in use");

  dbk_pin_store_reset (fixture->connection, &fixture->nobody, owner.staff, &error);
  g_assert_no_error (error);
  g_assert_false (has_pin (fixture, &owner));
}

/* Nobody makes themself the owner, who needs no PIN but their own, nor unseats one. */
static void
test_owners (RecordFixture *fixture, gconstpointer data)
{
  const DbkWho *priya = &fixture->practitioner;
  DbkWho owner = add_owner (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkStaff) before = dbk_staff_store_load (fixture->connection, priya->staff, &error);
  g_autoptr (DbkStaff) after = dbk_staff_copy (before);
  g_autoptr (DbkStaff) second = dbk_staff_new ();
  gboolean done;

  dbk_record_set_text (second, "name", "Ann Other");
  dbk_record_set_text (second, "role", "owner");
  done = dbk_staff_store_add (fixture->connection, priya, second, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Only an owner");
  dbk_record_set_text (after, "role", "owner");
  done = dbk_staff_store_update (fixture->connection, priya, before, after, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Only an owner");
  done = dbk_staff_store_retire (fixture->connection, priya, owner.staff, &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Only an owner");

  dbk_staff_store_update (fixture->connection, &owner, before, after, &error);
  g_assert_no_error (error);
  dbk_staff_store_retire (fixture->connection, priya, owner.staff, &error);
  g_assert_no_error (error);
}

/* Wrong ones are noted and slowed down; the right one doesn't help while one has to wait. */
static void
test_failures (RecordFixture *fixture, gconstpointer data)
{
  const DbkWho *priya = &fixture->practitioner;
  g_autoptr (GError) error = NULL;
  g_autofree char *noted = NULL;
  gboolean done;

  set_pin (fixture, priya, priya->staff, NULL, "4711");
  g_assert_false (is_right (fixture, priya, "1"));
  g_assert_false (is_right (fixture, priya, "1111"));
  done = dbk_pin_store_check (fixture->connection, priya->staff, "2222", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Try again in 5 seconds");
  done = dbk_pin_store_check (fixture->connection, priya->staff, "4711", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "too many");
  fixture->now += 4999;
  done = dbk_pin_store_check (fixture->connection, priya->staff, "4711", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "1 second");
  fixture->now += 1;
  done = dbk_pin_store_check (fixture->connection, priya->staff, "3333", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "Try again in 10 seconds");
  /* The wait lasts from one start to the next, and ends. */
  record_fixture_reopen (fixture);
  fixture->now += 9000;
  g_assert_false (is_right (fixture, priya, "4711"));
  fixture->now += 1000;
  g_assert_true (is_right (fixture, priya, "4711"));
  /* From the beginning again. */
  done = dbk_pin_store_check (fixture->connection, priya->staff, "3333", &error);
  assert_refused (done, error, DBK_ERROR_REFUSED, "not the right PIN.");

  noted = record_fixture_plain_sql (fixture, "SELECT count (*) || ' ' || min (staff.name)"
                                             " FROM activity JOIN staff ON staff.row = staff_row"
                                             " WHERE kind = 'pin_failed'");
  g_assert_cmpstr (g_strchomp (noted), ==, "5 Priya Nair");
}

/* The history tells that it was changed, never what it was; and of a change by other hands. */
static void
test_history (RecordFixture *fixture, gconstpointer data)
{
  const DbkWho *priya = &fixture->practitioner;
  g_autofree char *told = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *outside = NULL;

  set_pin (fixture, priya, priya->staff, NULL, "4711");
  fixture->now += 60 * 1000;
  set_pin (fixture, priya, priya->staff, "4711", "4712");
  g_assert_false (is_right (fixture, priya, "0000"));
  set_pin (fixture, priya, priya->staff, "4712", NULL);

  told =
      record_fixture_plain_sql (fixture, "SELECT group_concat (action) FROM"
                                         " (SELECT action FROM audit WHERE table_name = 'staff_pin'"
                                         "  ORDER BY row)");
  g_assert_cmpstr (g_strchomp (told), ==, "insert,update,delete");
  kept =
      record_fixture_plain_sql (fixture, "SELECT count (*) FROM audit_detail"
                                         " WHERE payload LIKE '%argon%' OR payload LIKE '%hash%'");
  g_assert_cmpstr (g_strchomp (kept), ==, "0");

  set_pin (fixture, priya, priya->staff, NULL, "4711");
  record_fixture_allow_outside (fixture);
  outside = record_fixture_plain_sql (fixture,
                                      "UPDATE staff_pin SET hash = 'x';"
                                      "SELECT count (*) FROM audit WHERE table_name = 'staff_pin'");
  g_assert_cmpstr (g_strchomp (outside), ==, "5");
  g_assert_false (is_right (fixture, priya, "4711"));
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
  add_test ("/pin/own", test_own);
  add_test ("/pin/rights", test_rights);
  add_test ("/pin/owners", test_owners);
  add_test ("/pin/failures", test_failures);
  add_test ("/pin/history", test_history);
  return g_test_run ();
}
