/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: what it shows for what it finds, and how it closes. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-application.h"
#include "dbk-backup.h"
#include "dbk-client-list.h"
#include "dbk-records.h"
#include "dbk-split-view.h"
#include "dbk-width-bin.h"
#include "dbk-window.h"

typedef struct
{
  AppFixture base;
  DbkWindow *window; /* weak */
  DbkContext *context;
} Fixture;

static gboolean
is_past_loading (gpointer data)
{
  Fixture *fixture = data;

  return !g_str_equal (dbk_window_get_page (fixture->window), "loading");
}

static void
open_window (Fixture *fixture)
{
  fixture->window = DBK_WINDOW (dbk_window_new (NULL, fixture->context));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dbk_window_open (fixture->window);
  app_wait (is_past_loading, fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, data);
  fixture->context = app_fixture_new_context (&fixture->base);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  dbk_context_close_finish (DBK_CONTEXT (source), result, NULL);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The window has done so, but for the tests that take it away. */
static void
close_context (Fixture *fixture)
{
  gboolean closed = FALSE;

  dbk_context_close_async (fixture->context, closed_cb, &closed);
  app_wait (is_true, &closed);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  close_context (fixture);
  g_assert_finalize_object (fixture->context);
  app_fixture_tear_down (&fixture->base, data);
}

static DbkClientModel *
model_of (Fixture *fixture)
{
  GtkWidget *list = app_find (GTK_WIDGET (fixture->window), DBK_TYPE_CLIENT_LIST, NULL, NULL);

  return dbk_client_list_get_model (DBK_CLIENT_LIST (list));
}

static gboolean
has_clients (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model_of (data))) > 0;
}

static void
test_records (Fixture *fixture, gconstpointer data)
{
  gint64 row;

  open_window (fixture);
  g_assert_cmpstr (dbk_window_get_page (fixture->window), ==, "records");
  app_wait (has_clients, fixture);
  g_assert_cmpint (dbk_window_get_client (fixture->window), ==, 0);

  row = app_find_client (&fixture->base, "amelia hart");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-client", "x",
                                             row));
  g_assert_cmpint (dbk_window_get_client (fixture->window), ==, row);
  g_assert_cmpint (dbk_client_model_get_selected (model_of (fixture)), ==, row);
}

static void
test_first_start (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);
  g_assert_cmpstr (dbk_window_get_page (fixture->window), ==, "welcome");
}

/* The records can't be opened: a sentence, and not a byte is changed. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->base.directory, "other", NULL);
  g_autofree char *file = g_build_filename (other, DBK_RECORDS_FILE, NULL);
  g_autofree char *after = NULL;

  g_assert_cmpint (g_mkdir_with_parents (other, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "This is a letter.", -1, NULL));
  g_object_unref (fixture->context);
  fixture->context = dbk_context_new (other, NULL, NULL);
  open_window (fixture);
  g_assert_cmpstr (dbk_window_get_page (fixture->window), ==, "failed");
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->window);
  g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "This is a letter.");
}

static gboolean
is_narrow (gpointer data)
{
  return dbk_window_is_narrow (((Fixture *) data)->window);
}

static void
test_fold (Fixture *fixture, gconstpointer data)
{
  DbkSplitView *split;
  gint64 row;

  open_window (fixture);
  app_wait (has_clients, fixture);
  split = DBK_SPLIT_VIEW (app_find (GTK_WIDGET (fixture->window), DBK_TYPE_SPLIT_VIEW, NULL, NULL));
  g_assert_false (dbk_window_is_narrow (fixture->window));
  g_assert_false (dbk_split_view_get_folded (split));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 800);
  app_wait (is_narrow, fixture);
  g_assert_true (dbk_split_view_get_folded (split));
  row = app_find_client (&fixture->base, "amelia hart");
  /* The arrow keys stay with the list, a choice turns to the client, Back returns. */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (model_of (fixture)), 2, TRUE);
  g_assert_false (dbk_split_view_get_show_content (split));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-client", "x", row);
  g_assert_true (dbk_split_view_get_show_content (split));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  g_assert_false (dbk_split_view_get_show_content (split));
}

static gboolean
is_on_summary (gpointer data)
{
  return g_str_equal (dbk_window_get_page (((Fixture *) data)->window), "summary");
}

static gboolean
is_on_records (gpointer data)
{
  return g_str_equal (dbk_window_get_page (((Fixture *) data)->window), "records");
}

static gboolean
has_keyboard (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((Fixture *) data)->window));

  return focus != NULL && gtk_widget_get_mapped (focus);
}

/* What had the keyboard goes with its page: it is given to the one that comes. */
static void
test_keyboard_stays (Fixture *fixture, gconstpointer data)
{
  gint64 row;

  open_window (fixture);
  app_wait (has_clients, fixture);
  row = app_find_client (&fixture->base, "amelia hart");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-client", "x", row);
  app_settle (&fixture->base);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.print-summary", "s",
                                             ""));
  app_wait (is_on_summary, fixture);
  app_wait (has_keyboard, fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-page", NULL));
  app_wait (is_on_records, fixture);
  app_wait (has_keyboard, fixture);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  app_wait (has_keyboard, fixture);
}

static void
test_closing_keeps_a_copy (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) before = dbk_backup_list (fixture->base.directory);
  g_auto (GStrv) after = NULL;

  g_assert_cmpuint (g_strv_length (before), ==, 0);
  open_window (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->window);
  after = dbk_backup_list (fixture->base.directory);
  g_assert_cmpuint (g_strv_length (after), ==, 1);
}

/* What a page has not saved keeps the window open. */
static void
test_closing_with_unsaved (Fixture *fixture, gconstpointer data)
{
  GObject *page = g_object_new (G_TYPE_OBJECT, NULL);
  GtkWidget *child;

  open_window (fixture);
  child = gtk_window_get_child (GTK_WINDOW (fixture->window));
  dbk_context_set_unsaved (fixture->context, page, TRUE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_settle (&fixture->base);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (fixture->window);
  g_assert_true (gtk_widget_is_sensitive (child));
  g_object_unref (page);
  /* It asks what to do; closed all the same, the question goes with it. */
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

typedef struct
{
  Fixture *fixture;
  GObject *page;
} Flush;

static gpointer
nothing (DbkConnection *connection, gpointer data, GError **error)
{
  return NULL;
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Flush *flush = data;

  dbk_context_finish (result, NULL);
  dbk_context_set_unsaved (flush->fixture->context, flush->page, FALSE);
}

static void
flush_cb (DbkContext *context, Flush *flush)
{
  dbk_context_write (context, nothing, NULL, NULL, NULL, NULL, flushed_cb, flush);
}

/* And what it hands over at the last moment is waited for. */
static void
test_closing_flushes (Fixture *fixture, gconstpointer data)
{
  Flush flush = { fixture, g_object_new (G_TYPE_OBJECT, NULL) };

  open_window (fixture);
  g_signal_connect (fixture->context, "flush", G_CALLBACK (flush_cb), &flush);
  dbk_context_set_unsaved (fixture->context, flush.page, TRUE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->window);
  g_assert_false (dbk_context_has_unsaved (fixture->context));
  g_object_unref (flush.page);
}

static void
test_ids (void)
{
  g_autofree char *plain = dbk_application_id_for_directory (NULL);
  g_autofree char *one = dbk_application_id_for_directory ("/home/priya/records");
  g_autofree char *same = dbk_application_id_for_directory ("/home/priya/records");
  g_autofree char *other = dbk_application_id_for_directory ("/home/priya/others");

  g_assert_cmpstr (plain, ==, "org.dermabook.Dermabook");
  g_assert_true (g_application_id_is_valid (one));
  g_assert_true (g_str_has_prefix (one, "org.dermabook.Dermabook."));
  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

#define ADD(path, what, func) g_test_add (path, Fixture, what, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/window/records", APP_FIXTURE_DEMO, test_records);
  ADD ("/window/first-start", APP_FIXTURE_EMPTY, test_first_start);
  ADD ("/window/failure", APP_FIXTURE_EMPTY, test_failure);
  ADD ("/window/fold", APP_FIXTURE_DEMO, test_fold);
  ADD ("/window/keyboard-stays", APP_FIXTURE_DEMO, test_keyboard_stays);
  ADD ("/window/closing-keeps-a-copy", APP_FIXTURE_CLINIC, test_closing_keeps_a_copy);
  ADD ("/window/closing-with-unsaved", APP_FIXTURE_CLINIC, test_closing_with_unsaved);
  ADD ("/window/closing-flushes", APP_FIXTURE_CLINIC, test_closing_flushes);
  g_test_add_func ("/window/ids", test_ids);
  return g_test_run ();
}
