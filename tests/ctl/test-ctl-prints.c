/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a print is written in, and what the history keeps of it. */
#include <string.h>

#include "ctl-fixture.h"

/* The words of a PDF. Caller frees. */
static char *
words_of (const char *path)
{
  const char *arguments[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *words = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &words, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return words;
}

/* The newest entry of the history of prints, as plain sqlite3 tells it. Caller frees. */
static char *
newest_note (CtlFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->records, "records.db", NULL);
  const char *arguments[] = {
    "sqlite3", "-readonly", path,
    "SELECT activity.kind, staff.name, client.number, activity.detail FROM activity"
    " LEFT JOIN staff ON staff.row = staff_row LEFT JOIN client ON client.row = client_row"
    " ORDER BY activity.row DESC LIMIT 1",
    NULL
  };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_strchomp (text);
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

static void
test_language (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *output = ctl_fixture_path (fixture, "print.pdf");
  g_autofree char *french = NULL;
  g_autofree char *british = NULL;

  ctl_fixture_run (fixture, "summary", "1042", "--language", "fr", "-o", output, NULL);
  assert_done (fixture);
  french = words_of (output);
  assert_holds (french, "Bilan de la cure · pour le client");
  assert_holds (french, "né(e) le 12 mars 1983");
  assert_holds (french, "amélioration de 4 à 2,5");
  assert_holds (french, "page 1 sur 1");
  g_assert_null (strstr (french, "Course summary"));

  ctl_fixture_run (fixture, "summary", "1042", "--language", "en-GB", "-o", output, NULL);
  assert_done (fixture);
  british = words_of (output);
  assert_holds (british, "born 12 March 1983");
  assert_holds (british, "from 4 to 2.5");

  ctl_fixture_run (fixture, "summary", "1042", "--language", "tlh", "-o", output, NULL);
  assert_failed (fixture, 2, "fr");
}

/* No sentence of the source is left on a French print of anybody. */
static void
test_whole_language (CtlFixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "client", "record", "session", "whole", "consultation" };
  g_autofree char *output = ctl_fixture_path (fixture, "print.pdf");
  g_autoptr (JsonNode) everyone = NULL;
  guint n_done = 0;

  ctl_fixture_run (fixture, "--json", "find", "", "--limit", "100", NULL);
  everyone = ctl_fixture_json (fixture);
  g_setenv ("G_MESSAGES_DEBUG", "dbk-core", TRUE);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (everyone)); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        JsonObject *client = json_array_get_object_element (json_node_get_array (everyone), i);
        g_autofree char *number =
            g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (client, "number"));

        ctl_fixture_run (fixture, "summary", number, "--language", "fr", "--kind", kinds[j], "-o",
                         output, NULL);
        n_done += fixture->status == 0 ? 1 : 0;
        if (strstr (fixture->output, "no fr for") != NULL ||
            strstr (fixture->complaint, "no fr for") != NULL)
          g_error ("%s of %s: %s%s", kinds[j], number, fixture->output, fixture->complaint);
      }
  g_unsetenv ("G_MESSAGES_DEBUG");
  /* Who has no course or no signed session has no summary of it. */
  g_assert_cmpuint (n_done, >=, 70);
}

static void
test_history (CtlFixture *fixture, gconstpointer data)
{
  g_autofree char *output = ctl_fixture_path (fixture, "print.pdf");
  g_autofree char *note = NULL;
  g_autofree char *due = NULL;

  ctl_fixture_run (fixture, "summary", "1042", "--sections", "result,next", "--as", "Tom Ellery",
                   "--language", "fr", "-o", output, NULL);
  assert_done (fixture);
  note = newest_note (fixture);
  g_assert_true (g_str_has_prefix (note, "pdf|Tom Ellery|1042|"));
  assert_holds (note, "\"document\":\"client\"");
  assert_holds (note, "\"language\":\"fr\"");
  assert_holds (note, "\"sections\":\"result,next\"");

  ctl_fixture_run (fixture, "summary", "--kind", "due", "-o", output, NULL);
  assert_done (fixture);
  due = newest_note (fixture);
  assert_holds (due, "\"document\":\"due\"");

  /* A print that failed was not given to anybody. */
  ctl_fixture_run (fixture, "summary", "1042", "-o", "no/such/folder/x.pdf", NULL);
  assert_failed (fixture, 1, "written");
  g_free (note);
  note = newest_note (fixture);
  g_assert_cmpstr (note, ==, due);
  ctl_fixture_run (fixture, "verify", NULL);
  assert_done (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add (path, CtlFixture, NULL, ctl_fixture_set_up_demo, test, ctl_fixture_tear_down)
  ADD ("/ctl/prints/language", test_language);
  ADD ("/ctl/prints/whole-language", test_whole_language);
  ADD ("/ctl/prints/history", test_history);
#undef ADD
  return g_test_run ();
}
