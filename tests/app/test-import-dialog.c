/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a client list in through the window. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-client-store.h"
#include "dbk-import-dialog.h"
#include "dbk-import-list.h"
#include "dbk-import-remarks.h"

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
  const char *const paths[] = { path, NULL };
  GtkWidget *dialog = dbk_import_dialog_new (NULL, fixture->context, paths);

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
press (GtkWidget *dialog, const char *name)
{
  GtkWidget *button = GTK_WIDGET (CHILD (dialog, name));

  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_wait (is_ready, dialog);
}

static GtkWidget *
find_column (GtkWidget *dialog, const char *header)
{
  GtkWidget *row =
      app_find (GTK_WIDGET (CHILD (dialog, "columns")), ADW_TYPE_COMBO_ROW, "title", header);

  g_assert_nonnull (row);
  return row;
}

static void
choose_field (GtkWidget *dialog, const char *header, const char *field)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_column (dialog, header));
  GListModel *names = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

      if (g_str_equal (gtk_string_object_get_string (name), field))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
assert_says (GtkWidget *dialog, const char *part)
{
  const char *what = gtk_label_get_label (GTK_LABEL (CHILD (dialog, "what")));

  if (strstr (what, part) == NULL)
    g_error ("“%s” doesn't hold “%s”", what, part);
}

static gpointer
load_note (DbkConnection *connection, gpointer data, GError **error)
{
  g_autoptr (DbkClient) client = dbk_client_store_load (connection, *(gint64 *) data, error);

  return client == NULL ? NULL : g_strdup (client->desk_note == NULL ? "" : client->desk_note);
}

static void
test_import (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "First name,Last name,Phone\n"
                                            "Rosalind,Penhaligon,07700 900461\n"
                                            ",,07700 900462\n"
                                            "Tamsin,Ashe,07700 900463\n");
  int done = 0;

  g_signal_connect (dialog, "done", G_CALLBACK (done_cb), &done);
  app_wait (is_ready, dialog);
  g_assert_cmpstr (page (dialog), ==, "columns");
  /* First what would come of it; nothing is changed. */
  press (dialog, "next");
  g_assert_cmpstr (page (dialog), ==, "report");
  assert_says (dialog, "2 clients would be added");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (CHILD (dialog, "refused_group"))));
  g_assert_cmpint (n_clients (fixture), ==, 0);

  press (dialog, "next");
  assert_says (dialog, "2 clients added");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (CHILD (dialog, "next"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (CHILD (dialog, "back"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (CHILD (dialog, "save"))));
  g_assert_cmpint (n_clients (fixture), ==, 2);
  /* And all of it back. */
  press (dialog, "undo");
  assert_says (dialog, "2 clients taken out");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (CHILD (dialog, "undo"))));
  g_assert_cmpint (n_clients (fixture), ==, 0);
  close_dialog (dialog);
  g_assert_cmpint (done, ==, 1);
}

/* A list in which nothing is recognised: somebody says what is what. */
static void
test_columns (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "who & where,colour,secret\n"
                                            "Rosalind Penhaligon,red & blue,x\n");
  GtkWidget *next = GTK_WIDGET (CHILD (dialog, "next"));
  g_autofree char *note = NULL;
  gint64 row;

  app_wait (is_ready, dialog);
  g_assert_cmpstr (page (dialog), ==, "columns");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_column (dialog, "colour"))),
                   ==, "red & blue");
  g_assert_false (gtk_widget_is_sensitive (next));
  choose_field (dialog, "who & where", "Whole name");
  choose_field (dialog, "secret", "Leave out");
  press (dialog, "next");
  assert_says (dialog, "1 client would be added");
  /* Going back keeps what was chosen. */
  press (dialog, "back");
  g_assert_cmpstr (page (dialog), ==, "columns");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_column (dialog, "secret"))), ==,
                    1);
  press (dialog, "next");
  press (dialog, "next");
  row = app_find_client (fixture, "penhaligon");
  note = app_run (fixture, load_note, &row);
  g_assert_cmpstr (note, ==, "colour: red & blue");
  close_dialog (dialog);
}

static void
test_not_a_list (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "%PDF-1.4 <what & this>");
  int done = 0;

  g_signal_connect (dialog, "done", G_CALLBACK (done_cb), &done);
  app_wait (is_ready, dialog);
  g_assert_cmpstr (page (dialog), ==, "failed");
  close_dialog (dialog);
  g_assert_cmpint (done, ==, 2);
  g_assert_cmpint (n_clients (fixture), ==, 0);
}

/* Days that can be read in two ways are asked about, with an example. */
static void
test_date_order (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "First name,Last name,Birthday\n"
                                            "Rosalind,Penhaligon,03/04/1988\n");
  GtkWidget *columns;
  GtkWidget *row;

  app_wait (is_ready, dialog);
  g_assert_cmpstr (page (dialog), ==, "columns");
  columns = GTK_WIDGET (CHILD (dialog, "columns"));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (CHILD (dialog, "next"))));
  row = app_find (columns, ADW_TYPE_ACTION_ROW, "title", "Month first");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "March"));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
  press (dialog, "next");
  g_assert_cmpstr (page (dialog), ==, "report");
  /* A column that is no birth date asks nothing. */
  press (dialog, "back");
  choose_field (dialog, "Birthday", "Keep in the note");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_ancestor (row,
                                                                   ADW_TYPE_PREFERENCES_GROUP)));
  close_dialog (dialog);
}

/* However many rows are left out: some of them, and all in a list that can be searched. */
static void
test_many_refused (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,Birthday\nRosalind Penhaligon,1988-04-03\n");
  GtkWidget *dialog;
  GtkWidget *list;
  GtkWidget *remarks;
  GtkWidget *row;
  GListModel *shown;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "Person %u,day %u\n", i, i + 1000);
  dialog = open_dialog (fixture, text->str);
  app_wait (is_ready, dialog);
  press (dialog, "next");
  list = GTK_WIDGET (CHILD (dialog, "refused"));
  row = app_find (list, ADW_TYPE_ACTION_ROW, "title", "Show All 2000");
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (page (dialog), ==, "remarks");
  remarks = GTK_WIDGET (CHILD (dialog, "remarks"));
  shown =
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (app_find (remarks, GTK_TYPE_LIST_VIEW,
                                                                      NULL, NULL))));
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 2000);
  gtk_editable_set_text (GTK_EDITABLE (app_find (remarks, GTK_TYPE_SEARCH_ENTRY, NULL, NULL)),
                         "day 2999");
  g_signal_emit_by_name (app_find (remarks, GTK_TYPE_SEARCH_ENTRY, NULL, NULL), "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  press (dialog, "back");
  g_assert_cmpstr (page (dialog), ==, "report");
  close_dialog (dialog);
}

static gboolean
is_under_way (gpointer dialog)
{
  return gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (CHILD (dialog, "progress"))) > 0.05;
}

/* Stopped half way, the import leaves nothing, and what was chosen is still there. */
static void
test_cancel (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,Phone,colour\n");
  GtkWidget *dialog;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Person%u Number%u,07700 9%05u,red\n", i, i % 97, i);
  dialog = open_dialog (fixture, text->str);
  app_wait (is_ready, dialog);
  choose_field (dialog, "colour", "Leave out");
  press (dialog, "next");
  g_signal_emit_by_name (CHILD (dialog, "next"), "clicked");
  app_wait (is_under_way, dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  app_wait (is_ready, dialog);
  g_assert_cmpstr (page (dialog), ==, "columns");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_column (dialog, "colour"))), ==,
                    1);
  g_assert_cmpint (n_clients (fixture), ==, 0);
  close_dialog (dialog);
}

static gboolean
is_listed (gpointer data)
{
  return app_find (data, ADW_TYPE_ACTION_ROW, NULL, NULL) != NULL;
}

/* Clients with the treatments that lie beside; the list of past imports names them. */
static void
test_linked (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *clients = g_build_filename (fixture->directory, "clients.csv", NULL);
  g_autofree char *treatments = g_build_filename (fixture->directory, "treatments.csv", NULL);
  const char *const paths[] = { clients, NULL };
  GtkWidget *dialog;
  GtkWidget *list;

  g_assert_true (g_file_set_contents (clients,
                                      "import_id,first_name,last_name\nC1,Rosalind,Penhaligon\n",
                                      -1, NULL));
  g_assert_true (g_file_set_contents (
      treatments, "client_import_id,treatment_date,treatment_notes\nC1,2024-03-01,Facial\n", -1,
      NULL));
  dialog = dbk_import_dialog_new (NULL, fixture->context, paths);
  gtk_window_present (GTK_WINDOW (dialog));
  app_wait (is_ready, dialog);
  g_assert_nonnull (app_find (GTK_WIDGET (CHILD (dialog, "columns")), ADW_TYPE_ACTION_ROW, "title",
                              "treatments.csv"));
  press (dialog, "next");
  assert_says (dialog, "1 past session would be added");
  press (dialog, "next");
  assert_says (dialog, "1 past session added");
  close_dialog (dialog);

  list = dbk_import_list_new (NULL, fixture->context);
  gtk_window_present (GTK_WINDOW (list));
  app_wait (is_listed, list);
  g_assert_nonnull (app_find (list, ADW_TYPE_ACTION_ROW, "title", "clients.csv"));
  g_assert_nonnull (app_find (list, GTK_TYPE_BUTTON, "label", "Take Back…"));
  close_dialog (list);
}

static void
test_finalizes (AppFixture *fixture, gconstpointer data)
{
  app_assert_finalizes (g_object_new (DBK_TYPE_IMPORT_REMARKS, NULL));
}

#define ADD(path, what, func)                                                                      \
  g_test_add (path, AppFixture, what, app_fixture_set_up, func, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/import/import", APP_FIXTURE_CLINIC, test_import);
  ADD ("/import/columns", APP_FIXTURE_CLINIC, test_columns);
  ADD ("/import/many-refused", APP_FIXTURE_CLINIC, test_many_refused);
  ADD ("/import/cancel", APP_FIXTURE_CLINIC, test_cancel);
  ADD ("/import/linked", APP_FIXTURE_CLINIC, test_linked);
  ADD ("/import/finalizes", APP_FIXTURE_EMPTY, test_finalizes);
  ADD ("/import/not-a-list", APP_FIXTURE_CLINIC, test_not_a_list);
  ADD ("/import/date-order", APP_FIXTURE_CLINIC, test_date_order);
  return g_test_run ();
}
