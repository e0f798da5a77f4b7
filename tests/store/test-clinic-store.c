/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First start, staff, lists and settings. */
#include "record-fixture.h"

#include <string.h>

#include "dbk-catalog.h"
#include "dbk-clinic-store.h"
#include "dbk-records.h"

static DbkClinic *
make_clinic (void)
{
  DbkClinic *clinic = dbk_clinic_new ();

  clinic->name = g_strdup ("Fern Street Skin Clinic");
  clinic->address = g_strdup ("1 Fern Street\nNorwich");
  clinic->invented = TRUE;
  return clinic;
}

static guint
n_defaults (GPtrArray *(*make) (void) )
{
  g_autoptr (GPtrArray) defaults = make ();

  return defaults->len;
}

static DbkClinicLists *
load_lists (RecordFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DbkClinicLists *lists = dbk_clinic_store_load_lists (fixture->connection, &error);

  g_assert_no_error (error);
  return lists;
}

/* Fresh records start with everything the program ships, once; what the clinic changed stays. */
static void
test_set_up (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClinic) clinic = make_clinic ();
  g_autoptr (DbkClinicLists) lists = NULL;
  g_autoptr (DbkClinicLists) again = NULL;
  guint n_rules = n_defaults (dbk_catalog_default_rules);
  guint n_tips = 0;
  DbkRule *rule;

  dbk_clinic_store_set_up (fixture->connection, &fixture->practitioner, clinic, &error);
  g_assert_no_error (error);
  lists = load_lists (fixture);
  g_assert_true (dbk_record_equal (lists->clinic, clinic));
  g_assert_cmpuint (lists->staff->len, ==, 2);
  g_assert_cmpuint (n_rules, >, 10);
  g_assert_cmpuint (lists->rules->len, ==, n_rules);
  g_assert_cmpuint (lists->course_templates->len, ==, n_defaults (dbk_catalog_default_templates));
  g_assert_cmpuint (lists->products->len, ==, n_defaults (dbk_catalog_default_products));
  g_assert_cmpuint (lists->devices->len, ==, n_defaults (dbk_catalog_default_devices));
  g_assert_cmpuint (lists->aftercare_sheets->len, ==,
                    n_defaults (dbk_catalog_default_aftercare_sheets));
  g_assert_cmpuint (lists->consent_forms->len, ==, 3);
  for (guint i = 0; i < lists->devices->len; i++)
    n_tips += ((DbkDevice *) lists->devices->pdata[i])->tips->len;
  g_assert_cmpuint (n_tips, >, 0);

  rule = lists->rules->pdata[0];
  rule->retired_on = day (2026, 11, 22);
  dbk_list_store_save (fixture->connection, &fixture->practitioner, rule, &error);
  g_assert_no_error (error);
  dbk_clinic_store_set_up (fixture->connection, &fixture->practitioner, clinic, &error);
  g_assert_no_error (error);
  again = load_lists (fixture);
  g_assert_cmpuint (again->rules->len, ==, n_rules - 1);
}

/* Nobody has to be at work to name the clinic and the first person, who must be able to sign. */
static void
test_first_start (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_build_filename (fixture->directory, "second", NULL);
  g_autoptr (DbkConnection) second =
      dbk_records_open (directory, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error);
  g_autoptr (DbkClinic) clinic = make_clinic ();
  g_autoptr (DbkStaff) desk = dbk_staff_new ();
  g_autoptr (DbkStaff) owner = dbk_staff_new ();
  g_autoptr (DbkStaff) stranger = dbk_staff_new ();
  gboolean set_up = TRUE;

  g_assert_no_error (error);
  dbk_clinic_store_is_set_up (second, &set_up, &error);
  g_assert_no_error (error);
  g_assert_false (set_up);
  dbk_clinic_store_set_up (second, &fixture->nobody, clinic, &error);
  g_assert_no_error (error);
  dbk_clinic_store_is_set_up (second, &set_up, &error);
  g_assert_true (set_up);

  desk->name = g_strdup ("Mia Novak");
  desk->role = g_strdup ("receptionist");
  assert_refused (dbk_staff_store_add (second, &fixture->nobody, desk, &error), error,
                  DBK_ERROR_REFUSED, "sign");
  owner->name = g_strdup ("Dana Ruiz");
  owner->role = g_strdup ("owner");
  dbk_staff_store_add (second, &fixture->nobody, owner, &error);
  g_assert_no_error (error);
  stranger->name = g_strdup ("Somebody Else");
  assert_refused (dbk_staff_store_add (second, &fixture->nobody, stranger, &error), error,
                  DBK_ERROR_REFUSED, "nobody is working");
  assert_refused (dbk_clinic_store_save (second, &fixture->nobody, clinic, &error), error,
                  DBK_ERROR_REFUSED, "nobody is working");
  dbk_set_text (&clinic->name, " ");
  assert_refused (dbk_clinic_store_save (second, &fixture->nobody, clinic, &error), error,
                  DBK_ERROR_INVALID, "name");
}

static void
test_staff (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkStaff) added = dbk_staff_new ();
  g_autoptr (DbkStaff) base = NULL;
  g_autoptr (DbkStaff) nameless = dbk_staff_new ();
  g_autoptr (DbkStaff) desk = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) here = NULL;

  added->name = g_strdup ("Éva Lakatos");
  assert_refused (dbk_staff_store_add (fixture->connection, &fixture->receptionist, added, &error),
                  error, DBK_ERROR_REFUSED, "Mia Novak");
  dbk_staff_store_add (fixture->connection, &fixture->practitioner, added, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (added->role, ==, "practitioner");
  assert_refused (dbk_staff_store_add (fixture->connection, &fixture->practitioner, nameless,
                                       &error),
                  error, DBK_ERROR_INVALID, "name");

  base = dbk_staff_copy (added);
  dbk_set_text (&added->certificate_number, "HB-9");
  dbk_staff_store_update (fixture->connection, &fixture->practitioner, base, added, &error);
  g_assert_no_error (error);
  g_assert_cmpint (added->revision, ==, 2);

  all = dbk_staff_store_list (fixture->connection, TRUE, &error);
  here = dbk_staff_store_list (fixture->connection, FALSE, &error);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpuint (here->len, ==, 3);
  g_assert_cmpstr (((DbkStaff *) here->pdata[0])->name, ==, "Éva Lakatos");
  g_assert_cmpstr (((DbkStaff *) here->pdata[0])->certificate_number, ==, "HB-9");
  g_assert_cmpstr (((DbkStaff *) all->pdata[3])->name, ==, "Tom Ellery");

  /* One may go while another stays; the last one who can sign stays, in that role. */
  dbk_staff_store_retire (fixture->connection, &fixture->practitioner, added->row, &error);
  g_assert_no_error (error);
  assert_refused (dbk_staff_store_retire (fixture->connection, &fixture->practitioner,
                                          fixture->practitioner.staff, &error),
                  error, DBK_ERROR_REFUSED, "sign");
  g_clear_pointer (&base, dbk_staff_unref);
  base = dbk_staff_store_load (fixture->connection, fixture->practitioner.staff, &error);
  desk = dbk_staff_copy (base);
  dbk_set_text (&desk->role, "receptionist");
  assert_refused (dbk_staff_store_update (fixture->connection, &fixture->practitioner, base, desk,
                                          &error),
                  error, DBK_ERROR_REFUSED, "sign");
}

static void
test_lists (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkDevice) device = dbk_device_new ();
  g_autoptr (DbkDevice) stale = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  DbkDeviceTip *tip = dbk_device_tip_new ();

  device->kind = g_strdup ("diamond");
  device->make = g_strdup ("Fern");
  tip->name = g_strdup ("Diamond");
  tip->grit = g_strdup ("120");
  g_ptr_array_add (device->tips, tip);
  assert_refused (dbk_list_store_save (fixture->connection, &fixture->receptionist, device, &error),
                  error, DBK_ERROR_REFUSED, "Mia Novak");
  g_assert_cmpint (device->row, ==, 0);
  dbk_list_store_save (fixture->connection, &fixture->practitioner, device, &error);
  g_assert_no_error (error);
  stale = dbk_device_copy (device);

  dbk_set_text (&device->model, "Two");
  /* The save has put tips of its own in place of the one added. */
  tip = dbk_record_copy (device->tips->pdata[0]);
  dbk_set_text (&tip->grit, "60");
  g_ptr_array_insert (device->tips, 0, tip);
  dbk_list_store_save (fixture->connection, &fixture->practitioner, device, &error);
  g_assert_no_error (error);
  g_assert_cmpint (device->revision, ==, 2);
  devices = dbk_list_store_load (fixture->connection, &dbk_device_type, &error);
  g_assert_cmpuint (devices->len, ==, 1);
  g_assert_true (dbk_record_equal (devices->pdata[0], device));

  dbk_set_text (&stale->model, "Three");
  assert_refused (dbk_list_store_save (fixture->connection, &fixture->practitioner, stale, &error),
                  error, DBK_ERROR_CONFLICT, "meanwhile");
}

static void
test_settings (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nothing = dbk_setting_get (fixture->connection, "paper", &error);
  g_autofree char *value = NULL;
  g_autofree char *removed = NULL;

  g_assert_cmpstr (nothing, ==, "");
  dbk_setting_set (fixture->connection, &fixture->receptionist, "paper", "letter", &error);
  dbk_setting_set (fixture->connection, &fixture->receptionist, "paper", "a4", &error);
  g_assert_no_error (error);
  value = dbk_setting_get (fixture->connection, "paper", &error);
  g_assert_cmpstr (value, ==, "a4");
  dbk_setting_set (fixture->connection, &fixture->receptionist, "paper", NULL, &error);
  removed = dbk_setting_get (fixture->connection, "paper", &error);
  g_assert_cmpstr (removed, ==, "");
  g_assert_no_error (error);
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
  add_test ("/clinic/set-up", test_set_up);
  add_test ("/clinic/first-start", test_first_start);
  add_test ("/clinic/staff", test_staff);
  add_test ("/clinic/lists", test_lists);
  add_test ("/clinic/settings", test_settings);
  return g_test_run ();
}
