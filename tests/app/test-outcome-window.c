/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcome of courses, on the invented clinic. */
#include <adwaita.h>

#include "app-fixture.h"
#include "dbk-outcome-window.h"
#include "dbk-table.h"

static gboolean
is_there (gpointer data)
{
  return app_find (data, DBK_TYPE_TABLE, NULL, NULL) != NULL;
}

static void
test_table (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = dbk_outcome_window_new (NULL, fixture->context);
  GtkWidget *copy;
  DbkTable *table;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  copy = app_find (window, GTK_TYPE_BUTTON, "label", "_Copy as CSV");
  g_assert_false (gtk_widget_get_sensitive (copy));
  app_wait (is_there, window);
  table = DBK_TABLE (app_find (window, DBK_TYPE_TABLE, NULL, NULL));
  g_assert_cmpuint (dbk_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (dbk_table_get_spoken (table, 0), ==,
                   "Forehead lines, Courses: 1, Sessions: 6, under 25 %: 0, 25–50 %: 0, "
                   "51–75 %: 1, over 75 %: 0, No figure: 0, Reactions: 0");
  g_assert_nonnull (app_find (window, GTK_TYPE_LABEL, "label",
                              "1 finished course · 6 sessions held · no adverse reaction"));
  g_assert_true (gtk_widget_get_sensitive (copy));
  gtk_window_destroy (GTK_WINDOW (window));
  app_wait_gone ((gpointer *) &window);
}

/* Closed while the courses are read: nothing comes back to a window that is gone. */
static void
test_closed_early (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = dbk_outcome_window_new (NULL, fixture->context);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  app_wait_gone ((gpointer *) &window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/outcome-window/table", AppFixture, APP_FIXTURE_DEMO, app_fixture_set_up, test_table,
              app_fixture_tear_down);
  g_test_add ("/outcome-window/closed-early", AppFixture, APP_FIXTURE_DEMO, app_fixture_set_up,
              test_closed_early, app_fixture_tear_down);
  return g_test_run ();
}
