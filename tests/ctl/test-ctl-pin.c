/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forgotten PIN, and where PINs may not turn up. */
#include <string.h>

#include "ctl-fixture.h"
#include "dbk-clinic-store.h"
#include "dbk-pin-store.h"
#include "dbk-records.h"

static void
give_pins (CtlFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const DbkClock clock = { NULL, NULL };
  g_autoptr (DbkConnection) connection =
      dbk_records_open (fixture->records, DBK_CONNECTION_READ_WRITE, &clock, &error);
  g_autoptr (GPtrArray) staff = NULL;

  g_assert_no_error (error);
  staff = dbk_staff_store_list (connection, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < staff->len; i++)
    {
      const DbkStaff *person = g_ptr_array_index (staff, i);
      const DbkWho who = { person->row, DBK_TIME_NONE };

      dbk_pin_store_set (connection, &who, person->row, NULL, "4711", &error);
      g_assert_no_error (error);
    }
}

static void
test_reset (CtlFixture *fixture, gconstpointer data)
{
  give_pins (fixture);
  ctl_fixture_run (fixture, "reset-pin", "Nobody Here", NULL);
  assert_failed (fixture, 1, "Nobody named");
  ctl_fixture_run (fixture, "reset-pin", "tom ellery", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "Tom Ellery is not asked for a PIN any more"));
  ctl_fixture_run (fixture, "reset-pin", "Tom Ellery", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "has no PIN"));
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

static void
assert_free_of_hashes (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_free_of_hashes (path);
          continue;
        }
      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      if (strstr (text, "argon2") != NULL)
        g_error ("“%s” holds a hash", path);
    }
}

/* Everything a clinic can take out of the program, the history of changes too. */
static void
test_export (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ctl_fixture_path (fixture, "out");

  give_pins (fixture);
  ctl_fixture_run (fixture, "reset-pin", "Tom Ellery", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "export", "--audit", folder, NULL);
  assert_done (fixture);
  assert_free_of_hashes (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add (path, CtlFixture, NULL, ctl_fixture_set_up_demo, test, ctl_fixture_tear_down)
  ADD ("/ctl/pin/reset", test_reset);
  ADD ("/ctl/pin/export", test_export);
#undef ADD
  return g_test_run ();
}
