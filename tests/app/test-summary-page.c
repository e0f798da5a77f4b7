/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page a print is looked at before it goes out, on the invented clinic. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-record-store.h"
#include "dbk-summary-page.h"

#define AMELIA "1042"
#define BEA "Bea Okafor" /* no course yet */

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static DbkClientRecord *
load (AppFixture *fixture, const char *client)
{
  gint64 row = app_find_client (fixture, client);

  return app_run (fixture, load_record, &row);
}

static char *
run_program (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

/* What the history says went out, as another program reads it. */
static char *
read_notes (AppFixture *fixture)
{
  g_autofree char *records = g_build_filename (fixture->directory, "records.db", NULL);
  const char *arguments[] = { "sqlite3", "-readonly", records,
                              "SELECT kind, client.number, json_extract (detail, '$.kind'),"
                              " json_extract (detail, '$.language') FROM activity"
                              " JOIN client ON client.row = client_row",
                              NULL };

  return run_program (arguments);
}

static gboolean
is_noted (gpointer data)
{
  g_autofree char *notes = read_notes (data);

  return notes[0] != '\0';
}

static void
test_summary (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  g_autofree char *path = g_build_filename (fixture->directory, "summary.pdf", NULL);
  const char *text_of[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autofree char *notes = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = dbk_summary_page_new (fixture->context);
  GtkWidget *chooser;
  guint for_client, for_record;

  gtk_window_set_child (GTK_WINDOW (window), page);
  g_assert_cmpuint (dbk_summary_page_get_n_pages (DBK_SUMMARY_PAGE (page)), ==, 0);
  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  for_client = dbk_summary_page_get_n_pages (DBK_SUMMARY_PAGE (page));
  g_assert_cmpuint (for_client, >=, 1);
  g_assert_nonnull (app_find (page, GTK_TYPE_LABEL, "label",
                              for_client == 1 ? "1 page" : "2 pages"));

  /* The clinic's own print tells more. */
  chooser = app_find (page, GTK_TYPE_TOGGLE_BUTTON, "label", "For the _Record");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chooser), TRUE);
  for_record = dbk_summary_page_get_n_pages (DBK_SUMMARY_PAGE (page));
  g_assert_cmpuint (for_record, >=, for_client);

  dbk_summary_page_save (DBK_SUMMARY_PAGE (page), path);
  app_wait (is_noted, fixture);
  notes = read_notes (fixture);
  g_assert_cmpstr (notes, ==, "pdf|1042|record|en\n");
  text = run_program (text_of);
  g_assert_nonnull (strstr (text, "Amelia Hart"));
  g_assert_nonnull (strstr (text, AMELIA));
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle (fixture);
}

static void
test_summary_without_course (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, BEA);
  GtkWidget *page = g_object_ref_sink (dbk_summary_page_new (fixture->context));
  GtkWidget *save;

  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  g_assert_cmpuint (dbk_summary_page_get_n_pages (DBK_SUMMARY_PAGE (page)), ==, 0);
  save = app_find (page, GTK_TYPE_BUTTON, "label", "Save _PDF…");
  g_assert_nonnull (save);
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_finalize_object (page);
}

static void
closed_cb (GtkWidget *page, gpointer data)
{
  (*(int *) data)++;
}

static gboolean
shows_four_pages_or_fewer (gpointer data)
{
  guint n = dbk_summary_page_get_n_pages (data);

  return n > 0 && n <= 4;
}

/* Every document of the list can be shown; what does not apply to it can't be chosen. */
static void
test_documents (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *page = g_object_ref_sink (dbk_summary_page_new (fixture->context));
  GtkWidget *documents;
  GtkWidget *kind;

  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  documents = app_find (page, GTK_TYPE_DROP_DOWN, "tooltip-text", "Document");
  kind = app_find (page, GTK_TYPE_TOGGLE_BUTTON, "label", "For the _Record");
  g_assert_nonnull (documents);
  g_assert_nonnull (kind);
  for (guint i = 5; i <= 5; i--)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (documents), i);
      app_settle (fixture);
      app_wait (shows_four_pages_or_fewer, page);
      g_assert_true (gtk_widget_is_sensitive (kind) == (i == 0));
    }
  app_settle (fixture);
  g_assert_finalize_object (page);
}

/* The choice is kept for each kind, and put back when a page is opened anew. */
static void
test_sections_remembered (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GSettings *settings = dbk_context_get_settings (fixture->context);
  GtkWidget *page = g_object_ref_sink (dbk_summary_page_new (fixture->context));
  GtkWidget *check;
  GtkWidget *scores;
  g_auto (GStrv) client = NULL;
  g_auto (GStrv) full = NULL;

  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  check = app_find (page, GTK_TYPE_CHECK_BUTTON, "label", "Products");
  scores = app_find (page, GTK_TYPE_CHECK_BUTTON, "label", "Scores");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_false (gtk_widget_get_visible (scores));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  client = g_settings_get_strv (settings, "client-sections");
  g_assert_false (g_strv_contains ((const char *const *) client, "products"));
  g_assert_true (g_strv_contains ((const char *const *) client, "sessions"));

  /* The other kind has its own. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (app_find (page, GTK_TYPE_TOGGLE_BUTTON, "label",
                                                             "For the _Record")),
                                TRUE);
  g_assert_true (gtk_widget_get_visible (scores));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  full = g_settings_get_strv (settings, "record-sections");
  g_assert_null (full[0]);
  g_assert_finalize_object (page);

  page = g_object_ref_sink (dbk_summary_page_new (fixture->context));
  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  check = app_find (page, GTK_TYPE_CHECK_BUTTON, "label", "Products");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_finalize_object (page);
}

/* More than one page: each has a small one beside it that leads there. */
static void
test_thumbnails (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *page = g_object_ref_sink (dbk_summary_page_new (fixture->context));
  GtkWidget *button;

  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (app_find (page, GTK_TYPE_TOGGLE_BUTTON, "label",
                                                             "For the _Record")),
                                TRUE);
  g_assert_cmpuint (dbk_summary_page_get_n_pages (DBK_SUMMARY_PAGE (page)), ==, 2);
  button = app_find (page, GTK_TYPE_LABEL, "label", "2");
  g_assert_nonnull (button);
  button = gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_object_set (page, "narrow", TRUE, NULL);
  g_assert_finalize_object (page);
}

static void
test_summary_finalizes (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *page = g_object_ref_sink (dbk_summary_page_new (fixture->context));
  int closed = 0;

  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), &closed);
  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  gtk_widget_activate_action (page, "summary.zoom-in", NULL);
  gtk_widget_activate_action (page, "summary.zoom-fit", NULL);
  g_object_set (page, "narrow", TRUE, NULL);
  gtk_widget_activate_action (page, "summary.close", NULL);
  g_assert_cmpint (closed, ==, 1);
  app_settle (fixture);
  g_assert_finalize_object (page);
}

static gboolean
remembers_french (gpointer data)
{
  g_autoptr (DbkClientRecord) record = load (data, AMELIA);

  return g_strcmp0 (record->client->language, "fr") == 0;
}

static gboolean
remembers_no_language (gpointer data)
{
  return !remembers_french (data);
}

/* What the client reads is in the client's language, chosen once; the clinic's own print is not. */
static void
test_language (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  g_autoptr (DbkClientRecord) later = NULL;
  g_autofree char *path = g_build_filename (fixture->directory, "summary.pdf", NULL);
  const char *text_of[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autofree char *notes = NULL;
  GtkWidget *page = g_object_ref_sink (dbk_summary_page_new (fixture->context));
  GtkDropDown *languages;
  GtkWidget *kind;

  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  languages = GTK_DROP_DOWN (app_find (page, GTK_TYPE_DROP_DOWN, "tooltip-text",
                                       "Language of the Print, Remembered with the Client"));
  g_assert_nonnull (languages);
  g_assert_cmpuint (gtk_drop_down_get_selected (languages), ==, 0);
  gtk_drop_down_set_selected (languages, 3);
  app_wait (remembers_french, fixture);
  dbk_summary_page_save (DBK_SUMMARY_PAGE (page), path);
  app_wait (is_noted, fixture);
  notes = read_notes (fixture);
  g_assert_cmpstr (notes, ==, "pdf|1042|client|fr\n");
  text = run_program (text_of);
  g_assert_nonnull (strstr (text, "Bilan de la cure"));

  kind = app_find (page, GTK_TYPE_TOGGLE_BUTTON, "label", "For the _Record");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kind), TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (languages), ==, 0);
  /* Choosing for the clinic's own eyes changes nothing about the client. */
  gtk_drop_down_set_selected (languages, 1);
  app_settle (fixture);
  g_assert_true (remembers_french (fixture));

  later = load (fixture, AMELIA);
  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), later, NULL);
  kind = app_find (page, GTK_TYPE_TOGGLE_BUTTON, "label", "For the _Client");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kind), TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (languages), ==, 3);
  gtk_drop_down_set_selected (languages, 0);
  app_wait (remembers_no_language, fixture);
  app_settle (fixture);
  g_assert_finalize_object (page);
}

/* Nothing that can be chosen is out of reach in a narrow window. */
static void
test_narrow (AppFixture *fixture, gconstpointer data)
{
  static const char *const tips[] = { "Document", "What Stands on It", "Paper",
                                      "Language of the Print, Remembered with the Client" };
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = dbk_summary_page_new (fixture->context);
  int width;

  gtk_window_set_child (GTK_WINDOW (window), page);
  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, NULL);
  g_object_set (page, "narrow", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tips); i++)
    {
      GtkWidget *control = app_find (page, GTK_TYPE_WIDGET, "tooltip-text", tips[i]);

      g_assert_nonnull (control);
      for (GtkWidget *up = control; up != page; up = gtk_widget_get_parent (up))
        g_assert_true (gtk_widget_get_visible (up));
    }
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle (fixture);
}

static void
add (const char *path, const char *what, void (*test) (AppFixture *, gconstpointer))
{
  g_test_add (path, AppFixture, what, app_fixture_set_up, test, app_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/summary-page/pdf", APP_FIXTURE_DEMO, test_summary);
  add ("/summary-page/no-course", APP_FIXTURE_DEMO, test_summary_without_course);
  add ("/summary-page/documents", APP_FIXTURE_DEMO, test_documents);
  add ("/summary-page/sections-remembered", APP_FIXTURE_DEMO, test_sections_remembered);
  add ("/summary-page/thumbnails", APP_FIXTURE_DEMO, test_thumbnails);
  add ("/summary-page/finalizes", APP_FIXTURE_DEMO, test_summary_finalizes);
  add ("/summary-page/language", APP_FIXTURE_DEMO, test_language);
  add ("/summary-page/narrow", APP_FIXTURE_DEMO, test_narrow);
  return g_test_run ();
}
