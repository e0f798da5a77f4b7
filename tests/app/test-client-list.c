/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left pane on real records. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-client-list.h"
#include "dbk-client-row.h"
#include "dbk-client-store.h"

typedef struct
{
  AppFixture base;
  GtkWindow *window;
  DbkClientList *list;
  DbkClientModel *model;
  gint64 opened;
  gboolean settled;
  int n_opened;
} Fixture;

static void
open_cb (DbkClientList *list, gint64 row, gboolean settled, Fixture *fixture)
{
  fixture->opened = row;
  fixture->settled = settled;
  fixture->n_opened++;
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

static gboolean
has_rows (gpointer data)
{
  return n_rows (data) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, data);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 320, 700);
  fixture->list = DBK_CLIENT_LIST (dbk_client_list_new (fixture->base.context));
  fixture->model = dbk_client_list_get_model (fixture->list);
  g_signal_connect (fixture->list, "open", G_CALLBACK (open_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->list));
  gtk_window_present (fixture->window);
  dbk_client_list_load (fixture->list);
  if (g_str_equal (data, APP_FIXTURE_DEMO))
    app_wait (has_rows, fixture);
  else
    app_settle (&fixture->base);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = fixture->window;
  DbkClientList *list = fixture->list;

  app_settle (&fixture->base);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  gtk_window_destroy (window);
  app_wait_gone ((gpointer *) &list);
  app_fixture_tear_down (&fixture->base, data);
}

static GtkWidget *
search_entry (Fixture *fixture)
{
  return app_find (GTK_WIDGET (fixture->list), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (search_entry (fixture)), text);
  app_settle (&fixture->base);
}

static const char *
label_of_matches (Fixture *fixture)
{
  GtkWidget *label = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->list),
                                                                DBK_TYPE_CLIENT_LIST, "matches"));

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static gboolean
row_is_filled (gpointer data)
{
  Fixture *fixture = data;

  return app_find (GTK_WIDGET (fixture->list), GTK_TYPE_INSCRIPTION, "text", "Amelia Hart") != NULL;
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name;
  GtkWidget *row;

  app_wait (row_is_filled, fixture);
  g_assert_cmpuint (n_rows (fixture), ==, 24);
  name = app_find (GTK_WIDGET (fixture->list), GTK_TYPE_INSCRIPTION, "text", "Amelia Hart");
  row = gtk_widget_get_parent (gtk_widget_get_ancestor (name, DBK_TYPE_CLIENT_ROW));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Amelia Hart, born 1983, caution");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_assert_null (label_of_matches (fixture));
  type (fixture, "sar whit");
  g_assert_cmpuint (n_rows (fixture), ==, 2);
  g_assert_cmpstr (label_of_matches (fixture), ==, "2 clients match");
  g_assert_cmpint (fixture->n_opened, ==, 0);

  /* Enter opens the first. */
  g_signal_emit_by_name (search_entry (fixture), "activate");
  g_assert_cmpint (fixture->opened, ==, dbk_client_model_get_row (fixture->model, 0));
  g_assert_true (fixture->settled);

  type (fixture, "");
  g_assert_cmpuint (n_rows (fixture), ==, 24);
  g_assert_null (label_of_matches (fixture));
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  type (fixture, "zyx");
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->list), ADW_TYPE_STATUS_PAGE, "title",
                              "No Clients Match “zyx”"));
  /* What was typed is shown as it is. */
  type (fixture, "zy<b>&x");
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->list), GTK_TYPE_LABEL, "label",
                              "No Clients Match “zy<b>&x”"));
  /* Enter has nothing to open. */
  g_signal_emit_by_name (search_entry (fixture), "activate");
  g_assert_cmpint (fixture->n_opened, ==, 0);
}

/* Letter after letter without waiting: the last one's answer stands. */
static void
test_superseded (Fixture *fixture, gconstpointer data)
{
  const char *typed[] = { "a", "am", "ame", "amel", "ameli", "amelia h" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    gtk_editable_set_text (GTK_EDITABLE (search_entry (fixture)), typed[i]);
  app_settle (&fixture->base);
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_cmpint (dbk_client_model_get_row (fixture->model, 0), ==,
                   app_find_client (&fixture->base, "amelia hart"));
}

static void
test_due (Fixture *fixture, gconstpointer data)
{
  GtkWidget *due = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->list),
                                                              DBK_TYPE_CLIENT_LIST, "filter_due"));
  GtkWidget *count = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->list),
                                                                DBK_TYPE_CLIENT_LIST, "due_count"));
  g_autofree char *wanted = NULL;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (due), TRUE);
  app_settle (&fixture->base);
  g_assert_cmpuint (n_rows (fixture), >, 0);
  g_assert_cmpuint (n_rows (fixture), <, 24);
  wanted = g_strdup_printf ("%u", n_rows (fixture));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, wanted);
}

static void
test_keys_select (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), 3, TRUE);
  g_assert_cmpint (fixture->n_opened, ==, 1);
  g_assert_cmpint (fixture->opened, ==, dbk_client_model_get_row (fixture->model, 3));
  g_assert_false (fixture->settled);
  /* The program's own changes are nobody's choice. */
  dbk_client_list_set_selected (fixture->list, dbk_client_model_get_row (fixture->model, 5));
  g_assert_cmpint (fixture->n_opened, ==, 1);
}

/* The clients each group begins with, by what is said above them. */
static char *
headings (Fixture *fixture)
{
  GString *said = g_string_new (NULL);
  GtkWidget *view = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->list),
                                                               DBK_TYPE_CLIENT_LIST, "view"));

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *client = gtk_widget_get_first_child (row);
      GtkWidget *heading;
      gint64 shown;

      if (client == NULL || !gtk_widget_get_mapped (row))
        continue;
      shown = dbk_client_row_get_row (DBK_CLIENT_ROW (client));
      heading = GTK_WIDGET (gtk_widget_get_template_child (client, DBK_TYPE_CLIENT_ROW, "heading"));
      if (gtk_widget_get_visible (heading))
        g_string_append_printf (said, "%u %s;", dbk_client_model_find (fixture->model, shown),
                                gtk_label_get_label (GTK_LABEL (heading)));
    }
  return g_string_free (said, FALSE);
}

static void
test_recent_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *changed = NULL;
  gint64 last;

  app_wait (row_is_filled, fixture);
  first = headings (fixture);
  g_assert_cmpstr (first, ==, "0 Recent;5 All others;");

  type (fixture, "a");
  typed = headings (fixture);
  g_assert_cmpstr (typed, ==, "");

  /* One who is added is recent at once, and the headings stay with their places. */
  type (fixture, "");
  last = app_add_client (&fixture->base, "Zzoe", "Zzyzx");
  app_settle (&fixture->base);
  g_assert_cmpuint (dbk_client_model_find (fixture->model, last), ==, 0);
  changed = headings (fixture);
  g_assert_cmpstr (changed, ==, "0 Recent;5 All others;");
  /* And the list, which stood at its top, shows them. */
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (
                         gtk_widget_get_template_child (GTK_WIDGET (fixture->list),
                                                        DBK_TYPE_CLIENT_LIST, "view")))),
                     ==, 0.0);
}

static gpointer
add_hundred (DbkConnection *connection, gpointer data, GError **error)
{
  const DbkWho *who = data;
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);

  if (transaction == NULL)
    return NULL;
  for (int i = 0; i < 100; i++)
    {
      g_autoptr (DbkClient) client = dbk_client_new ();

      client->given_name = g_strdup_printf ("Number %d", i);
      dbk_record_set_text (client, "family_name", "Aardvark");
      if (!dbk_client_store_add (connection, who, client, error))
        return NULL;
    }
  dbk_transaction_commit (g_steal_pointer (&transaction), error);
  return NULL;
}

static gboolean
is_124 (gpointer data)
{
  return n_rows (data) == 124;
}

/* 100 clients come in above the selected one: it is still the same client. */
static void
test_selection_stays (Fixture *fixture, gconstpointer data)
{
  gint64 amelia = app_find_client (&fixture->base, "amelia hart");
  guint before = dbk_client_model_find (fixture->model, amelia);
  DbkWho who = dbk_context_get_who (fixture->base.context);
  guint after;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), before, TRUE);
  g_assert_cmpint (fixture->opened, ==, amelia);
  app_run_write (&fixture->base, add_hundred, &who);
  app_wait (is_124, fixture);
  after = dbk_client_model_find (fixture->model, amelia);
  /* The newest of them lead, and she may have stood there herself. */
  g_assert_cmpuint (after, >, 90);
  g_assert_cmpint (dbk_client_model_get_row (fixture->model, after), ==, amelia);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->model), after));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->model), before));
  g_assert_cmpint (dbk_client_model_get_selected (fixture->model), ==, amelia);
  g_assert_cmpint (fixture->n_opened, ==, 1);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page =
      app_find (GTK_WIDGET (fixture->list), ADW_TYPE_STATUS_PAGE, "title", "No Clients Yet");

  g_assert_nonnull (page);
  g_assert_true (gtk_widget_get_mapped (page));
  app_add_client (&fixture->base, "Rosalind", "Penhaligon");
  app_wait (has_rows, fixture);
  g_assert_false (gtk_widget_get_child_visible (page));
}

#define ADD(path, what, func) g_test_add (path, Fixture, what, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/client-list/rows", APP_FIXTURE_DEMO, test_rows);
  ADD ("/client-list/search", APP_FIXTURE_DEMO, test_search);
  ADD ("/client-list/nothing-found", APP_FIXTURE_DEMO, test_nothing_found);
  ADD ("/client-list/superseded", APP_FIXTURE_DEMO, test_superseded);
  ADD ("/client-list/due", APP_FIXTURE_DEMO, test_due);
  ADD ("/client-list/keys-select", APP_FIXTURE_DEMO, test_keys_select);
  ADD ("/client-list/recent-first", APP_FIXTURE_DEMO, test_recent_first);
  ADD ("/client-list/selection-stays", APP_FIXTURE_DEMO, test_selection_stays);
  ADD ("/client-list/empty", APP_FIXTURE_CLINIC, test_empty);
  return g_test_run ();
}
