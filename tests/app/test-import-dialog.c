/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a client list in through the window. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-client-store.h"
#include "dbk-import-dialog.h"

#define CHILD(widget, name)                                                                        \
  gtk_widget_get_template_child (GTK_WIDGET (widget), DBK_TYPE_IMPORT_DIALOG, name)

static char *
write_file (AppFixture *fixture, const char *text)
{
  char *path = g_build_filename (fixture->directory, "people & co.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static gpointer
count (DbkConnection *connection, gpointer data, GError **error)
{
  int n = dbk_client_store_count (connection, error);

  return n < 0 ? NULL : g_memdup2 (&n, sizeof n);
}

static int
n_clients (AppFixture *fixture)
{
  g_autofree int *n = app_run (fixture, count, NULL);

  return *n;
}

static GtkWidget *
open_dialog (AppFixture *fixture, const char *text)
{
  g_autofree char *path = write_file (fixture, text);
  GtkWidget *dialog = dbk_import_dialog_new (NULL, fixture->context, path);

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static const char *
page (GtkWidget *dialog)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (CHILD (dialog, "stack")));
}

static gboolean
is_ready (gpointer dialog)
{
  return !g_str_equal (page (dialog), "busy");
}

static void
done_cb (GtkWidget *dialog, gboolean imported, int *done)
{
  *done = imported ? 1 : 2;
}

static void
close_dialog (GtkWidget *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  app_wait_gone ((gpointer *) &dialog);
}

static void
test_import (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "First name,Last name,Phone\n"
                                            "Rosalind,Penhaligon,07700 900461\n"
                                            ",,07700 900462\n"
                                            "Tamsin,Ashe,07700 900463\n");
  GtkWidget *import = GTK_WIDGET (CHILD (dialog, "import"));
  int done = 0;

  g_signal_connect (dialog, "done", G_CALLBACK (done_cb), &done);
  app_wait (is_ready, dialog);
  /* First what would come of it; nothing is changed. */
  g_assert_cmpstr (page (dialog), ==, "report");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (CHILD (dialog, "what"))),
                            "2 clients would be added"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (CHILD (dialog, "refused_group"))));
  g_assert_cmpint (n_clients (fixture), ==, 0);

  g_signal_emit_by_name (import, "clicked");
  app_wait (is_ready, dialog);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (CHILD (dialog, "what"))),
                            "2 clients added"));
  g_assert_false (gtk_widget_get_visible (import));
  g_assert_cmpint (n_clients (fixture), ==, 2);
  /* And all of it back. */
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (CHILD (dialog, "take_back"))));
  g_signal_emit_by_name (CHILD (dialog, "take_back"), "clicked");
  app_wait (is_ready, dialog);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (CHILD (dialog, "what"))),
                            "2 clients taken out"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (CHILD (dialog, "take_back"))));
  g_assert_cmpint (n_clients (fixture), ==, 0);
  close_dialog (dialog);
  g_assert_cmpint (done, ==, 1);
}

static void
test_not_a_list (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "colour,size\nred & blue,4\n");
  int done = 0;

  g_signal_connect (dialog, "done", G_CALLBACK (done_cb), &done);
  app_wait (is_ready, dialog);
  g_assert_cmpstr (page (dialog), ==, "failed");
  close_dialog (dialog);
  g_assert_cmpint (done, ==, 2);
  g_assert_cmpint (n_clients (fixture), ==, 0);
}

/* Days that can be read in two ways are asked about. */
static void
test_date_order (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "First name,Last name,Birthday\n"
                                            "Rosalind,Penhaligon,03/04/1988\n");
  GtkWidget *question;

  app_wait (is_ready, dialog);
  g_assert_cmpstr (page (dialog), ==, "question");
  question = GTK_WIDGET (CHILD (dialog, "question"));
  g_signal_emit_by_name (app_find (question, GTK_TYPE_BUTTON, "label", "_Month First (12/31)"),
                         "clicked");
  app_wait (is_ready, dialog);
  g_assert_cmpstr (page (dialog), ==, "report");
  close_dialog (dialog);
}

#define ADD(path, what, func)                                                                      \
  g_test_add (path, AppFixture, what, app_fixture_set_up, func, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/import/import", APP_FIXTURE_CLINIC, test_import);
  ADD ("/import/not-a-list", APP_FIXTURE_CLINIC, test_not_a_list);
  ADD ("/import/date-order", APP_FIXTURE_CLINIC, test_date_order);
  return g_test_run ();
}
