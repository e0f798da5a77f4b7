/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients with their past treatments on the command line. */
#include <string.h>

#include "ctl-fixture.h"

static void
write_lists (CtlFixture *fixture)
{
  g_autofree char *clients = ctl_fixture_write (fixture, "clients.csv",
                                                "import_id,first_name,last_name\n"
                                                "C1,Rosalind,Penhaligon\nC2,Tamsin,Ashe\n");
  g_autofree char *treatments =
      ctl_fixture_write (fixture, "treatments.csv",
                         "client_import_id,treatment_date,treatment_notes\n"
                         "C1,2024-03-01,Facial\nC9,2024-03-01,Whose?\n");
}

static gint64
number (JsonNode *node, const char *name)
{
  return json_object_get_int_member (json_node_get_object (node), name);
}

static void
test_linked (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *clients = ctl_fixture_path (fixture, "clients.csv");
  g_autofree char *treatments = ctl_fixture_path (fixture, "treatments.csv");
  g_autoptr (JsonNode) report = NULL;
  g_autoptr (JsonNode) foretold = NULL;
  g_autoptr (JsonNode) undone = NULL;

  write_lists (fixture);
  /* What lies beside is named, not taken. */
  ctl_fixture_run (fixture, "import", clients, "--dry-run", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "treatments.csv"));
  g_assert_null (strstr (fixture->output, "past session"));
  ctl_fixture_run (fixture, "import", treatments, NULL);
  assert_failed (fixture, 1, "clients.csv");

  ctl_fixture_run (fixture, "import", clients, treatments, "--dry-run", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "1 past session would be added"));
  g_assert_nonnull (strstr (fixture->output, "treatments.csv, line 3:"));
  ctl_fixture_run (fixture, "--json", "import", clients, treatments, NULL);
  assert_done (fixture);
  report = ctl_fixture_json (fixture);
  g_assert_cmpint (number (report, "added"), ==, 2);
  g_assert_cmpint (number (report, "sessions"), ==, 1);
  ctl_fixture_run (fixture, "--json", "import", clients, treatments, NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "\"sessions_unchanged\" : 1"));

  ctl_fixture_run (fixture, "--json", "import", "--undo", "1", "--dry-run", NULL);
  assert_done (fixture);
  foretold = ctl_fixture_json (fixture);
  g_assert_cmpint (number (foretold, "removed"), ==, 2);
  ctl_fixture_run (fixture, "--json", "import", "--undo", "1", NULL);
  assert_done (fixture);
  undone = ctl_fixture_json (fixture);
  g_assert_cmpint (number (undone, "removed"), ==, 2);
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl-import/linked", CtlFixture, NULL, ctl_fixture_set_up, test_linked,
              ctl_fixture_tear_down);
  return g_test_run ();
}
