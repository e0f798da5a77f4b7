/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dermabookctl as a person and another program use it. */
#include <glib/gstdio.h>
#include <string.h>

#include "ctl-fixture.h"
#include "dbk-lock.h"

static const char *const commands[] = { "demo",      "find",   "due",        "show",
                                        "summary",   "import", "export",     "backup",
                                        "restore",   "verify", "review",     "archive",
                                        "anonymise", "erase",  "duplicates", "merge" };

static void
test_usage (CtlFixture *fixture, gconstpointer data)
{
  ctl_fixture_run_bare (fixture, NULL);
  assert_failed (fixture, 2, "--help");
  ctl_fixture_run (fixture, "frobnicate", NULL);
  assert_failed (fixture, 2, "frobnicate");
  ctl_fixture_run (fixture, "merge", "1", NULL);
  assert_failed (fixture, 2, "KEEP OTHER");
  ctl_fixture_run (fixture, "find", NULL);
  assert_failed (fixture, 2, "find --help");
  ctl_fixture_run (fixture, "find", "amelia", "hart", NULL);
  assert_failed (fixture, 2, "TEXT");
  ctl_fixture_run (fixture, "find", "--frob", "x", NULL);
  assert_failed (fixture, 2, "--frob. See");
  ctl_fixture_run (fixture, "find", "--limit", "0", "x", NULL);
  assert_failed (fixture, 2, "--limit");
  ctl_fixture_run (fixture, "verify", "x", NULL);
  assert_failed (fixture, 2, "verify");
  ctl_fixture_run (fixture, "summary", "1042", NULL);
  assert_failed (fixture, 2, "--output");
  ctl_fixture_run (fixture, "import", "x.csv", "--date-order", "xyz", NULL);
  assert_failed (fixture, 2, "--date-order");
  ctl_fixture_run (fixture, "demo", "--on", "tomorrow", NULL);
  assert_failed (fixture, 2, "--on");
  ctl_fixture_run (fixture, "demo", "--clients", "10", NULL);
  assert_failed (fixture, 2, "24");
  ctl_fixture_run_bare (fixture, "--data", NULL);
  assert_failed (fixture, 2, "--data");
  g_assert_false (g_file_test (fixture->records, G_FILE_TEST_EXISTS));
}

static void
test_help (CtlFixture *fixture, gconstpointer data)
{
  ctl_fixture_run_bare (fixture, "--help", NULL);
  assert_done (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *listed = g_strdup_printf ("\n  %s ", commands[i]);

      g_assert_nonnull (strstr (fixture->output, listed));
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      ctl_fixture_run_bare (fixture, commands[i], "--help", NULL);
      assert_done (fixture);
      g_assert_nonnull (strstr (fixture->output, commands[i]));
      g_assert_nonnull (strstr (fixture->output, "--json"));
    }
  ctl_fixture_run_bare (fixture, "--version", NULL);
  assert_done (fixture);
  g_assert_true (g_str_has_prefix (fixture->output, "dermabookctl "));
}

/* Looking at records that aren't there makes none. */
static void
test_no_records (CtlFixture *fixture, gconstpointer data)
{
  ctl_fixture_run (fixture, "find", "", NULL);
  assert_failed (fixture, 1, "--data");
  ctl_fixture_run (fixture, "verify", NULL);
  assert_failed (fixture, 1, "no records");
  ctl_fixture_run (fixture, "backup", "copy.db", NULL);
  assert_failed (fixture, 1, "no records");
  g_assert_false (g_file_test (fixture->records, G_FILE_TEST_EXISTS));
}

static void
test_demo (CtlFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;

  ctl_fixture_run (fixture, "--json", "demo", "--clients", "60", NULL);
  node = ctl_fixture_json (fixture);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "clients"), ==, 60);
  ctl_fixture_run (fixture, "demo", NULL);
  assert_failed (fixture, 1, "already");
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

static void
test_duplicates (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *list =
      ctl_fixture_write (fixture, "again.csv",
                         "Given name,Family name,Birth date\nHart,Ameila,1983-03-12\n");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *pair, *client;
  JsonArray *clients;

  /* The demo's two Sarah Whitfields are worth asking about: birthday and phone a digit apart. */
  ctl_fixture_run (fixture, "duplicates", NULL);
  assert_done (fixture);
  g_assert_true (g_str_has_prefix (fixture->output, "1054\tSarah Whitfield\t"));
  ctl_fixture_run (fixture, "import", list, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "duplicates", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "1042\tAmelia Hart\t1983-03-12\t"));
  g_assert_nonnull (strstr (fixture->output,
                            "\tGiven and family name changed places; Same birthday"));
  ctl_fixture_run (fixture, "--json", "duplicates", NULL);
  node = ctl_fixture_json (fixture);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 2);
  pair = json_array_get_object_element (json_node_get_array (node), 1);
  clients = json_object_get_array_member (pair, "clients");
  g_assert_cmpuint (json_array_get_length (clients), ==, 2);
  client = json_array_get_object_element (clients, 1);
  g_assert_cmpstr (json_object_get_string_member (client, "birth_date"), ==, "1983-03-12");
  g_assert_true (json_object_has_member (client, "last_session"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (pair, "fields"),
                                                  "birth_date"),
                   ==, "equal");
  g_assert_true (json_object_get_boolean_member (pair, "names_swapped"));
}

static void
test_merge (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  ctl_fixture_run (fixture, "show", "1042", NULL);
  before = g_strdup (fixture->output);
  ctl_fixture_run (fixture, "merge", "1042", "1043", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "--undo 1042 1043"));
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "merge", "1042", "1043", NULL);
  assert_failed (fixture, 1, "merged");
  ctl_fixture_run (fixture, "--json", "merge", "--undo", "1042", "1043", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "show", "1042", NULL);
  g_assert_cmpstr (fixture->output, ==, before);
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

static void
test_find (CtlFixture *fixture, gconstpointer data)
{
  static const char *const members[] = { "number", "name",         "birth_date",
                                         "phones", "last_session", "id" };
  g_autoptr (JsonNode) everybody = NULL;
  g_autoptr (JsonNode) nobody = NULL;
  g_autoptr (JsonNode) two = NULL;
  JsonObject *first;

  ctl_fixture_run (fixture, "find", "", "--json", NULL);
  everybody = ctl_fixture_json (fixture);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (everybody)), ==, 24);
  first = json_array_get_object_element (json_node_get_array (everybody), 0);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_true (json_object_has_member (first, members[i]));
  ctl_fixture_run (fixture, "--json", "find", "zzzz", NULL);
  nobody = ctl_fixture_json (fixture);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (nobody)), ==, 0);
  ctl_fixture_run (fixture, "find", "", "--limit", "2", "--json", NULL);
  two = ctl_fixture_json (fixture);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (two)), ==, 2);
  ctl_fixture_run (fixture, "find", "hart am", NULL);
  assert_done (fixture);
  g_assert_true (g_str_has_prefix (fixture->output, "1042\tAmelia Hart\t1983-03-12\t"));
  ctl_fixture_run (fixture, "find", "--", "-x", NULL);
  assert_done (fixture);

  /* A mistyped name finds who may be meant, and says so. */
  ctl_fixture_run (fixture, "find", "amleia hrat", NULL);
  assert_done (fixture);
  g_assert_true (g_str_has_prefix (fixture->output, "1042\tAmelia Hart\t1983-03-12\t"));
  g_assert_true (g_str_has_suffix (fixture->output, "\tspelled alike\n"));
  ctl_fixture_run (fixture, "find", "amleia hrat", "--json", NULL);
  {
    g_autoptr (JsonNode) alike = ctl_fixture_json (fixture);

    first = json_array_get_object_element (json_node_get_array (alike), 0);
    g_assert_true (json_object_get_boolean_member (first, "similar"));
  }
}

static void
test_due (CtlFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) today = NULL;
  g_autoptr (JsonNode) later = NULL;
  JsonArray *due;
  gint64 waited = G_MAXINT64;
  gboolean has_fiona = FALSE;
  gboolean has_lapsed = FALSE;

  ctl_fixture_run (fixture, "due", "--json", NULL);
  today = ctl_fixture_json (fixture);
  due = json_node_get_array (today);
  g_assert_cmpuint (json_array_get_length (due), >, 2);
  for (guint i = 0; i < json_array_get_length (due); i++)
    {
      JsonObject *client = json_array_get_object_element (due, i);
      const char *state = json_object_get_string_member_with_default (client, "due", "");

      has_fiona = has_fiona || json_object_get_int_member (client, "number") == 1047;
      if (strcmp (state, "overdue") != 0)
        continue;
      /* Whoever has waited longest comes first. */
      g_assert_cmpint (json_object_get_int_member (client, "days_late"), <=, waited);
      waited = json_object_get_int_member (client, "days_late");
    }
  g_assert_true (has_fiona);
  /* Ten years on, nobody is called any more about courses that were finished. */
  ctl_fixture_run (fixture, "due", "--on", "2036-01-01", "--all", "--json", NULL);
  later = ctl_fixture_json (fixture);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (later)), >,
                    json_array_get_length (due));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (later)); i++)
    {
      JsonObject *client = json_array_get_object_element (json_node_get_array (later), i);

      if (g_str_equal (json_object_get_string_member (client, "group"), "overdue"))
        g_assert_cmpstr (json_object_get_string_member (client, "kind"), ==, "course");
      has_lapsed =
          has_lapsed || g_str_equal (json_object_get_string_member (client, "group"), "lapsed");
    }
  g_assert_true (has_lapsed);
  ctl_fixture_run (fixture, "due", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "1047\tFiona Braithwaite\t07700 900610\t"));
  ctl_fixture_run (fixture, "due", "--on", "soon", NULL);
  assert_failed (fixture, 2, "--on");
}

/* A name that a spreadsheet would calculate stays a text; who isn't to be called has no number. */
static void
test_due_file (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *input = ctl_fixture_path (fixture, "one.json");
  g_autofree char *output = ctl_fixture_path (fixture, "due.csv");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (
      input,
      "[{\"client\":{\"given_name\":\"=1+1\",\"family_name\":\"Nobody\",\"contact_preference\":"
      "\"do_not_call\",\"phones\":[{\"number\":\"07700 900999\"}]},\"courses\":[{\"title\":"
      "\"Facials\",\"status\":\"active\",\"planned_sessions\":3,\"interval_max_days\":7,"
      "\"starts_on\":\"2026-10-01\"}],\"recalls\":[{\"called_at\":\"2026-11-12T09:05:00.000Z\","
      "\"called_by\":\"Jo Farrow\",\"outcome\":\"no_answer\"}]}]",
      -1, &error);
  g_assert_no_error (error);
  ctl_fixture_run (fixture, "import", input, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "due", "--output", output, NULL);
  assert_done (fixture);
  g_file_get_contents (output, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "group,client_id,number,name,"));
  g_assert_nonnull (strstr (text, ",\"'=1+1 Nobody\","));
  g_assert_nonnull (strstr (text, ",,,do_not_call,course,Facials,"));
  g_assert_nonnull (strstr (text, ",Jo Farrow,no_answer,"));
  g_assert_null (strstr (text, "900999"));
  ctl_fixture_run (fixture, "due", "--output", "no/such/folder/due.csv", NULL);
  assert_failed (fixture, 1, "could not be written");
}

/* The invented clinic has one finished course. */
static void
test_outcome (CtlFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *row;

  ctl_fixture_run (fixture, "outcome", NULL);
  assert_done (fixture);
  g_assert_true (g_str_has_prefix (fixture->output, "concern,template,courses,sessions,"));
  g_assert_nonnull (strstr (fixture->output,
                            "\r\nwrinkles,Forehead lines,1,6,0,0,1,0,,,,,0,0\r\n"));
  ctl_fixture_run (fixture, "--json", "outcome", NULL);
  assert_done (fixture);
  node = ctl_fixture_json (fixture);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "courses"), ==, 1);
  row = json_array_get_object_element (json_object_get_array_member (json_node_get_object (node),
                                                                     "rows"),
                                       0);
  g_assert_cmpstr (json_object_get_string_member (row, "concern"), ==, "wrinkles");
  g_assert_cmpint (json_object_get_int_member (row, "from_51_to_75"), ==, 1);
  /* Of one course there are no shares. */
  g_assert_false (json_object_has_member (row, "shares"));
  ctl_fixture_run (fixture, "outcome", "1042", NULL);
  assert_failed (fixture, 2, "");
}

/* Asked twice, then gone; who wants to know later reads that it was done, not who it was. */
static void
test_erase (CtlFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) left = NULL;
  g_autofree char *records = g_build_filename (fixture->records, "records.db", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  ctl_fixture_run (fixture, "erase", "1042", "--reason", "Asked for", NULL);
  assert_failed (fixture, 1, "--confirm 1042");
  g_assert_nonnull (strstr (fixture->output, "Amelia Hart, no. 1042, with 3 sessions"));
  g_assert_nonnull (strstr (fixture->output, "Still in other backups"));
  ctl_fixture_run (fixture, "erase", "1042", "--reason", "Asked for", "--confirm", "1043", NULL);
  assert_failed (fixture, 1, "--confirm 1042");
  ctl_fixture_run (fixture, "erase", "1042", "--confirm", "1042", NULL);
  assert_failed (fixture, 1, "Why");
  ctl_fixture_run (fixture, "erase", "1042", "--reason", "Asked for", "--confirm", "1042", "--as",
                   "Jo Farrow", NULL);
  assert_failed (fixture, 1, "owner");
  ctl_fixture_run (fixture, "show", "1042", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "erase", "1042", "--reason", "Asked for", "--confirm", "1042", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "show", "1042", NULL);
  assert_failed (fixture, 1, "1042");
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
  g_file_get_contents (records, &text, &size, &error);
  g_assert_no_error (error);
  g_assert_null (memmem (text, size, "amelia.hart@", 12));

  ctl_fixture_run (fixture, "anonymise", "1044", "--reason", "Asked for", "--confirm", "1044",
                   "--json", NULL);
  left = ctl_fixture_json (fixture);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (left), "clean"));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (left), "number"), >, 1065);
  ctl_fixture_run (fixture, "find", "catrin lloyd", NULL);
  assert_done (fixture);
  g_assert_cmpstr (fixture->output, ==, "");
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

static void
test_archive (CtlFixture *fixture, gconstpointer data)
{
  ctl_fixture_run (fixture, "archive", "1042", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "find", "amelia hart", NULL);
  g_assert_cmpstr (fixture->output, ==, "");
  ctl_fixture_run (fixture, "archive", "1042", "--undo", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "find", "amelia hart", NULL);
  g_assert_nonnull (strstr (fixture->output, "Amelia Hart"));
  ctl_fixture_run (fixture, "review", NULL);
  assert_done (fixture);
  g_assert_cmpstr (fixture->output, ==, "");
}

static void
test_show (CtlFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *client;

  ctl_fixture_run (fixture, "show", "1042", "--json", NULL);
  node = ctl_fixture_json (fixture);
  client = json_object_get_object_member (json_node_get_object (node), "client");
  g_assert_cmpstr (json_object_get_string_member (client, "given_name"), ==, "Amelia");
  ctl_fixture_run (fixture, "show", "amelia", NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "Amelia Hart, no. 1042"));
  ctl_fixture_run (fixture, "show", "whitfield", NULL);
  assert_failed (fixture, 1, "Whitfield");
  ctl_fixture_run (fixture, "show", "nobody at all", NULL);
  assert_failed (fixture, 1, "nobody at all");
  ctl_fixture_run (fixture, "show", "999999", NULL);
  assert_failed (fixture, 1, "999999");
}

static void
test_import (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *list = ctl_fixture_write (fixture, "list.csv",
                                             "Who,Tel,Born\nAna Lima,1234567,04/07/1990\n"
                                             ",7654321,04/08/1990\n");
  g_autofree char *bad = ctl_fixture_write (fixture, "bad.csv", "Name,Phone\n,1\n");
  g_autofree char *text = ctl_fixture_write (fixture, "text.json", "not json");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *report;

  /* A wrong file and a dry run make no records. */
  ctl_fixture_run (fixture, "import", "no-such-file.csv", NULL);
  assert_failed (fixture, 1, "no-such-file.csv");
  ctl_fixture_run (fixture, "import", list, "--map", "name=Who", "--date-order", "dmy", "-n", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "import", list, NULL);
  assert_failed (fixture, 1, "list of clients");
  g_assert_false (g_file_test (fixture->records, G_FILE_TEST_EXISTS));

  ctl_fixture_run (fixture, "import", list, NULL);
  assert_failed (fixture, 1, "list of clients");
  ctl_fixture_run (fixture, "import", list, "--map", "name=Who", NULL);
  assert_failed (fixture, 1, "--date-order");
  ctl_fixture_run (fixture, "import", list, "--map", "name=Who", "--date-order", "dmy", "--dry-run",
                   NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "--json", "import", list, "--map", "name=Who", "--date-order", "dmy",
                   NULL);
  node = ctl_fixture_json (fixture);
  report = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (report, "added"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "refused")), ==,
                    1);
  ctl_fixture_run (fixture, "import", bad, NULL);
  assert_failed (fixture, 1, "every row");
  ctl_fixture_run (fixture, "import", text, NULL);
  assert_failed (fixture, 1, "list of clients");
  ctl_fixture_run (fixture, "import", "no-such-file.csv", NULL);
  assert_failed (fixture, 1, "no-such-file.csv");
  ctl_fixture_run (fixture, "import", list, "--as", "Nobody Known", NULL);
  assert_failed (fixture, 1, "Nobody Known");
}

static void
test_import_undo (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *cards =
      ctl_fixture_write (fixture, "cards.vcf",
                         "BEGIN:VCARD\nFN:Ana Lima\nEND:VCARD\nBEGIN:VCARD\nFN:Bo "
                         "Lee\nEND:VCARD\n");
  g_autoptr (JsonNode) counts = NULL;
  g_autoptr (JsonNode) runs = NULL;
  g_autoptr (JsonNode) found = NULL;

  ctl_fixture_run (fixture, "import", cards, NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "import --undo 1"));
  ctl_fixture_run (fixture, "--json", "import", "--undo", "1", NULL);
  counts = ctl_fixture_json (fixture);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (counts), "removed"), ==, 2);
  ctl_fixture_run (fixture, "--json", "find", "", NULL);
  found = ctl_fixture_json (fixture);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (found)), ==, 0);
  ctl_fixture_run (fixture, "--json", "import", "--list", NULL);
  runs = ctl_fixture_json (fixture);
  g_assert_true (json_object_get_boolean_member (
      json_array_get_object_element (json_node_get_array (runs), 0), "undone"));
  ctl_fixture_run (fixture, "import", "--undo", "1", NULL);
  assert_failed (fixture, 1, "taken back already");
  ctl_fixture_run (fixture, "import", NULL);
  assert_failed (fixture, 2, "--undo");
}

static void
test_export (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ctl_fixture_path (fixture, "out");
  g_autofree char *one = ctl_fixture_path (fixture, "one");
  g_autofree char *clients = g_build_filename (folder, "clients.json", NULL);

  ctl_fixture_run (fixture, "export", folder, "--audit", NULL);
  assert_done (fixture);
  g_assert_true (g_file_test (clients, G_FILE_TEST_EXISTS));
  ctl_fixture_run (fixture, "export", folder, NULL);
  assert_failed (fixture, 1, "not empty");
  ctl_fixture_run (fixture, "export", "--client", "1042", one, NULL);
  assert_done (fixture);
  g_assert_true (g_str_has_prefix (fixture->output, "1 client is in "));
}

/* The other prints, several clients in one go, and what is left in the history of it. */
static void
test_prints (CtlFixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "client", "record",    "session",
                                       "whole",  "aftercare", "consultation" };
  g_autofree char *output = ctl_fixture_path (fixture, "print.pdf");
  g_autofree char *folder = ctl_fixture_path (fixture, "prints");
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      ctl_fixture_run (fixture, "summary", "1042", "--kind", kinds[i], "-o", output, NULL);
      assert_done (fixture);
    }
  ctl_fixture_run (fixture, "summary", "--kind", "due", "-o", output, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "summary", "--kind", "consultation", "-o", output, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "summary", "1042", "--sections", "result,next", "--as", "Tom Ellery",
                   "-o", output, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "summary", "1042", "1044", "1046", "-o", folder, NULL);
  assert_done (fixture);
  dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_assert_true (g_str_has_suffix (name, ".pdf"));
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
  ctl_fixture_run (fixture, "summary", "1042", "--kind", "poster", "-o", output, NULL);
  assert_failed (fixture, 2, "--kind");
  ctl_fixture_run (fixture, "summary", "1042", "--sections", "result,colour", "-o", output, NULL);
  assert_failed (fixture, 2, "--sections");
  ctl_fixture_run (fixture, "summary", "--kind", "whole", "-o", output, NULL);
  assert_failed (fixture, 2, "client");
  ctl_fixture_run (fixture, "summary", "1042", "--kind", "due", "-o", output, NULL);
  assert_failed (fixture, 2, "no client");
  ctl_fixture_run (fixture, "summary", "1045", "--kind", "session", "-o", output, NULL);
  assert_failed (fixture, 1, "signed session");
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

static void
test_summary (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *output = ctl_fixture_path (fixture, "hart.pdf");
  g_autofree char *bytes = NULL;
  g_autoptr (JsonNode) node = NULL;

  ctl_fixture_run (fixture, "summary", "1042", "--output", output, NULL);
  assert_done (fixture);
  g_assert_true (g_file_get_contents (output, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  ctl_fixture_run (fixture, "--json", "summary", "amelia", "--course", "1", "--paper", "letter",
                   "--record", "-o", output, NULL);
  node = ctl_fixture_json (fixture);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "pages"), >=, 1);
  ctl_fixture_run (fixture, "summary", "1042", "--paper", "a3", "--output", output, NULL);
  assert_failed (fixture, 2, "--paper");
  ctl_fixture_run (fixture, "summary", "1042", "--course", "9", "--output", output, NULL);
  assert_failed (fixture, 1, "course 9");
  ctl_fixture_run (fixture, "summary", "1045", "--output", output, NULL);
  assert_failed (fixture, 1, "course");
  ctl_fixture_run (fixture, "summary", "1042", "--output", "no/such/folder/x.pdf", NULL);
  assert_failed (fixture, 1, "x.pdf");
}

static void
test_backup (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = ctl_fixture_path (fixture, "copy.db");
  g_autofree char *elsewhere = ctl_fixture_path (fixture, "elsewhere");
  g_autofree char *garbage = ctl_fixture_write (fixture, "garbage.db", "nothing of the kind");
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkLock) lock = NULL;

  ctl_fixture_run (fixture, "backup", copy, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "backup", copy, NULL);
  assert_failed (fixture, 1, "copy.db");
  ctl_fixture_run (fixture, "backup", copy, "--replace", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "backup", "no/such/folder/copy.db", NULL);
  assert_failed (fixture, 1, "copy.db");

  ctl_fixture_run (fixture, "restore", garbage, NULL);
  assert_failed (fixture, 1, "");
  ctl_fixture_run (fixture, "restore", "missing.db", NULL);
  assert_failed (fixture, 1, "");
  /* As a window has them open. */
  lock = dbk_lock_take (fixture->records, DBK_LOCK_SHARED, &error);
  g_assert_no_error (error);
  ctl_fixture_run (fixture, "restore", copy, NULL);
  assert_failed (fixture, 1, "lose");
  ctl_fixture_run (fixture, "find", "hart", NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "backup", copy, "--replace", NULL);
  assert_done (fixture);
  g_clear_pointer (&lock, dbk_lock_release);

  ctl_fixture_run (fixture, "restore", copy, NULL);
  assert_done (fixture);
  g_assert_nonnull (strstr (fixture->output, "kept"));
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
  g_free (fixture->records);
  fixture->records = g_steal_pointer (&elsewhere);
  ctl_fixture_run (fixture, "restore", copy, NULL);
  assert_done (fixture);
  ctl_fixture_run (fixture, "find", "hart", NULL);
  assert_done (fixture);
  g_assert_cmpstr (fixture->output, !=, "");
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add (path, CtlFixture, NULL, set_up, func, ctl_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl/usage", ctl_fixture_set_up, test_usage);
  ADD ("/ctl/help", ctl_fixture_set_up, test_help);
  ADD ("/ctl/no-records", ctl_fixture_set_up, test_no_records);
  ADD ("/ctl/demo", ctl_fixture_set_up, test_demo);
  ADD ("/ctl/find", ctl_fixture_set_up_demo, test_find);
  ADD ("/ctl/duplicates", ctl_fixture_set_up_demo, test_duplicates);
  ADD ("/ctl/merge", ctl_fixture_set_up_demo, test_merge);
  ADD ("/ctl/due", ctl_fixture_set_up_demo, test_due);
  ADD ("/ctl/erase", ctl_fixture_set_up_demo, test_erase);
  ADD ("/ctl/archive", ctl_fixture_set_up_demo, test_archive);
  ADD ("/ctl/due-file", ctl_fixture_set_up_demo, test_due_file);
  ADD ("/ctl/show", ctl_fixture_set_up_demo, test_show);
  ADD ("/ctl/outcome", ctl_fixture_set_up_demo, test_outcome);
  ADD ("/ctl/import", ctl_fixture_set_up, test_import);
  ADD ("/ctl/import-undo", ctl_fixture_set_up, test_import_undo);
  ADD ("/ctl/export", ctl_fixture_set_up_demo, test_export);
  ADD ("/ctl/summary", ctl_fixture_set_up_demo, test_summary);
  ADD ("/ctl/prints", ctl_fixture_set_up_demo, test_prints);
  ADD ("/ctl/backup", ctl_fixture_set_up_demo, test_backup);
  return g_test_run ();
}
