/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts, maps and the printed summary as widgets, on the invented clinic. */
#include <glib/gstdio.h>

#include "app-fixture.h"
#include "dbk-chart-view.h"
#include "dbk-map-picture.h"
#include "dbk-progress-chart.h"
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

/* What a key does, by the widget's own bindings. */
static gboolean
press (GtkWidget *widget, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, key))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_error ("The widget has no binding for %s", key);
}

/* Lays @widget out and paints it, without a window. */
static void
paint (GtkWidget *widget, int width, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ 0, 0, width, height }, -1);
  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
}

/* The chart */

/* Amelia Hart's course: baseline on 1 October, sessions on 8 and 22 October and 19 November, one
 * skipped in between. The fine lines were not scored at the second. */
static const char *const amelia_points[] = {
  "Crow’s feet, baseline: 4",
  "Crow’s feet, session 1, 8 Oct: 4, no clear change",
  "Crow’s feet, session 2, 22 Oct: 3.5, no clear change",
  "Crow’s feet, session 3, 19 Nov: 2.5, 38 % better",
};

static void
test_chart_points (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *view = g_object_ref_sink (dbk_chart_view_new ());
  DbkCourse *course = record->courses->pdata[0];
  GPtrArray *told = g_ptr_array_new_with_free_func (g_free);

  g_assert_null (dbk_chart_view_get_told (DBK_CHART_VIEW (view)));
  g_assert_false (press (view, "Right"));
  g_assert_true (dbk_progress_chart_fill (DBK_CHART_VIEW (view), record, course,
                                          dbk_context_get_today (fixture->context)));
  g_assert_null (dbk_chart_view_get_told (DBK_CHART_VIEW (view)));

  for (;;)
    {
      const char *text;

      g_assert_true (press (view, "Right"));
      text = dbk_chart_view_get_told (DBK_CHART_VIEW (view));
      g_assert_nonnull (text);
      gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
      if (told->len > 0 && g_str_equal (told->pdata[told->len - 1], text))
        break; /* at the last one it stays */
      g_test_message ("%s", text);
      g_ptr_array_add (told, g_strdup (text));
      paint (view, 480, 220);
    }
  g_assert_cmpuint (told->len, ==, 4 + 3 + 4);
  for (guint i = 0; i < G_N_ELEMENTS (amelia_points); i++)
    g_assert_cmpstr (told->pdata[i], ==, amelia_points[i]);
  /* No point where there was no score, none for the skip. */
  for (guint i = 4; i < 7; i++)
    {
      g_assert_true (g_str_has_prefix (told->pdata[i], "Fine lines, "));
      g_assert_null (strstr (told->pdata[i], "session 2"));
    }

  g_assert_true (press (view, "Left"));
  g_assert_cmpstr (dbk_chart_view_get_told (DBK_CHART_VIEW (view)), ==, told->pdata[told->len - 2]);
  g_assert_true (press (view, "Escape"));
  g_assert_null (dbk_chart_view_get_told (DBK_CHART_VIEW (view)));
  g_assert_false (press (view, "Escape"));
  /* From nowhere, Left begins at the end. */
  g_assert_true (press (view, "Left"));
  g_assert_cmpstr (dbk_chart_view_get_told (DBK_CHART_VIEW (view)), ==, told->pdata[told->len - 1]);

  g_ptr_array_unref (told);
  g_assert_finalize_object (view);
}

static void
test_chart_spoken (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *view = g_object_ref_sink (dbk_chart_view_new ());

  dbk_progress_chart_fill (DBK_CHART_VIEW (view), record, record->courses->pdata[0],
                           dbk_context_get_today (fixture->context));
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Progress chart");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (gtk_widget_get_focusable (view));
  g_assert_finalize_object (view);
}

static void
test_chart_nothing_scored (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  g_autoptr (DbkCourse) bare = dbk_course_copy (record->courses->pdata[0]);
  GtkWidget *view = g_object_ref_sink (dbk_chart_view_new ());
  DbkDate today = dbk_context_get_today (fixture->context);

  g_assert_true (dbk_progress_chart_fill (DBK_CHART_VIEW (view), record, record->courses->pdata[0],
                                          today));
  press (view, "Right");
  g_clear_pointer (&bare->concerns, g_strfreev);
  g_assert_false (dbk_progress_chart_fill (DBK_CHART_VIEW (view), record, bare, today));
  g_assert_null (dbk_chart_view_get_told (DBK_CHART_VIEW (view)));
  g_assert_false (press (view, "Right"));
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  g_assert_finalize_object (view);
}

/* Maps */

static void
test_maps (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *baseline = g_object_ref_sink (dbk_map_picture_new ());
  GtkWidget *latest = g_object_ref_sink (dbk_map_picture_new ());
  DbkDate before, after;
  int minimum, natural, high;

  g_assert_cmpstr (dbk_progress_maps_fill (DBK_MAP_PICTURE (baseline), DBK_MAP_PICTURE (latest),
                                           record, record->courses->pdata[0], &before, &after),
                   ==, "lemperle");
  g_assert_cmpint (before, ==, dbk_date_new (2026, 10, 1));
  g_assert_cmpint (after, ==, dbk_date_new (2026, 11, 19));
  gtk_test_accessible_assert_role (baseline, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (baseline, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Crow’s feet, left: 4; Crow’s feet, right: 4");
  gtk_test_accessible_assert_property (latest, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Crow’s feet, left: 2; Crow’s feet, right: 3");
  dbk_map_picture_set_label (DBK_MAP_PICTURE (latest), "Latest, 19 November");
  gtk_test_accessible_assert_property (latest, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Latest, 19 November");

  gtk_widget_measure (latest, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, natural);
  gtk_widget_measure (latest, GTK_ORIENTATION_VERTICAL, natural, &minimum, &high, NULL, NULL);
  g_assert_cmpint (high, >, natural); /* a face is higher than wide */
  paint (latest, natural, high);
  g_assert_finalize_object (baseline);
  g_assert_finalize_object (latest);
}

static void
test_maps_every_view (void)
{
  GtkWidget *picture = g_object_ref_sink (dbk_map_picture_new ());

  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      dbk_map_picture_clear (DBK_MAP_PICTURE (picture), view);
      paint (picture, 130, 200);
    }
  g_assert_finalize_object (picture);
}

/* The summary */

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
                              "SELECT kind, client.number, json_extract (detail, '$.kind') FROM "
                              "activity JOIN client ON client.row = client_row",
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
  g_assert_cmpstr (notes, ==, "pdf|1042|record\n");
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

  add ("/figures/chart/points", APP_FIXTURE_DEMO, test_chart_points);
  add ("/figures/chart/spoken", APP_FIXTURE_DEMO, test_chart_spoken);
  add ("/figures/chart/nothing-scored", APP_FIXTURE_DEMO, test_chart_nothing_scored);
  add ("/figures/maps/scores", APP_FIXTURE_DEMO, test_maps);
  g_test_add_func ("/figures/maps/every-view", test_maps_every_view);
  add ("/figures/summary/pdf", APP_FIXTURE_DEMO, test_summary);
  add ("/figures/summary/no-course", APP_FIXTURE_DEMO, test_summary_without_course);
  add ("/figures/summary/documents", APP_FIXTURE_DEMO, test_documents);
  add ("/figures/summary/sections-remembered", APP_FIXTURE_DEMO, test_sections_remembered);
  add ("/figures/summary/thumbnails", APP_FIXTURE_DEMO, test_thumbnails);
  add ("/figures/summary/finalizes", APP_FIXTURE_DEMO, test_summary_finalizes);
  return g_test_run ();
}
