/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of looking, printing and taking out, and how it is read back. */
#include <string.h>

#include "ctl-fixture.h"

/* The kinds of the entries, newest first, with the client they are about: "pdf 1042;export;". */
static char *
kinds (CtlFixture *fixture, const char *client)
{
  g_autoptr (JsonNode) list = NULL;
  GString *told = g_string_new (NULL);
  JsonArray *entries;

  if (client != NULL)
    ctl_fixture_run (fixture, "--json", "activity", client, NULL);
  else
    ctl_fixture_run (fixture, "--json", "activity", NULL);
  assert_done (fixture);
  list = ctl_fixture_json (fixture);
  entries = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);

      g_string_append (told, json_object_get_string_member (entry, "kind"));
      if (!json_object_get_null_member (entry, "client"))
        g_string_append_printf (told, " %" G_GINT64_FORMAT,
                                json_object_get_int_member (entry, "client"));
      g_string_append_c (told, ';');
    }
  return g_string_free (told, FALSE);
}

static void
test_listed (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = ctl_fixture_path (fixture, "print.pdf");
  g_autofree char *folder = ctl_fixture_path (fixture, "all");
  g_autofree char *one = ctl_fixture_path (fixture, "one");
  g_autofree char *backup = ctl_fixture_path (fixture, "copy.db");
  g_autofree char *none = kinds (fixture, NULL);
  g_autofree char *all = NULL;
  g_autofree char *hers = NULL;
  g_autofree char *restored = NULL;

  g_assert_cmpstr (none, ==, "");
  ctl_fixture_run (fixture, "summary", "1042", "--as", "Tom Ellery", "-o", pdf, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "export", folder, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "export", one, "--client", "1042", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "backup", backup, NULL);
  assert_done (fixture);
  all = kinds (fixture, NULL);
  g_assert_cmpstr (all, ==, "backup;export 1042;export;pdf 1042;");
  hers = kinds (fixture, "1042");
  g_assert_cmpstr (hers, ==, "export 1042;pdf 1042;");

  ctl_fixture_run (fixture, "activity", "1042", "--limit", "1", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "\texport\t1042\tAmelia Hart\t"));
  g_assert_null (strstr (fixture->output, "Tom Ellery"));
  ctl_fixture_run (fixture, "activity", NULL);
  g_assert_nonnull (strstr (fixture->output, "\tTom Ellery\tpdf\t1042\tAmelia Hart\t{"));
  ctl_fixture_run (fixture, "activity", "--since", "2999-01-01", NULL);
  assert_done (fixture);
  g_assert_cmpstr (fixture->output, ==, "");

  /* A backup that is put back knows that it was. */
  ctl_fixture_run (fixture, "restore", backup, NULL);
  assert_done (fixture);
  restored = kinds (fixture, NULL);
  g_assert_cmpstr (restored, ==, "restore;export 1042;export;pdf 1042;");
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

static void
test_refused (CtlFixture *fixture, gconstpointer data)
{
  ctl_fixture_run (fixture, "activity", "--since", "yesterday", NULL);
  assert_failed (fixture, 2, "2026-11-22");
  ctl_fixture_run (fixture, "activity", "--limit", "0", NULL);
  assert_failed (fixture, 2, "--limit");
  ctl_fixture_run (fixture, "activity", "nobody at all", NULL);
  assert_failed (fixture, 1, "nobody at all");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add (path, CtlFixture, NULL, ctl_fixture_set_up_demo, test, ctl_fixture_tear_down)
  ADD ("/ctl/activity/listed", test_listed);
  ADD ("/ctl/activity/refused", test_refused);
#undef ADD
  return g_test_run ();
}
