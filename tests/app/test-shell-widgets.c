/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small widgets the window is built from. */
#include "app-fixture.h"
#include "dbk-field.h"
#include "dbk-split-view.h"
#include "dbk-toast.h"
#include "dbk-width-bin.h"

/* Fields */

static void
test_field_error (void)
{
  GtkWidget *group = g_object_ref_sink (adw_preferences_group_new ());
  GtkWidget *field = dbk_entry_field_new ("Birthday");
  GtkWidget *below = dbk_entry_field_new ("Phone");
  GtkWidget *sentence;
  GtkAccessible *text;

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), field);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), below);
  g_assert_false (dbk_entry_field_has_error (DBK_ENTRY_FIELD (field)));

  dbk_entry_field_set_error (DBK_ENTRY_FIELD (field), "June has only 30 days.");
  g_assert_cmpstr (dbk_entry_field_get_error (DBK_ENTRY_FIELD (field)), ==,
                   "June has only 30 days.");
  /* Directly under its field, above the next. */
  sentence = gtk_widget_get_next_sibling (field);
  g_assert_true (gtk_widget_has_css_class (sentence, "dbk-field-error"));
  g_assert_true (gtk_widget_get_next_sibling (sentence) == below);
  g_assert_nonnull (app_find (sentence, GTK_TYPE_LABEL, "label", "June has only 30 days."));
  g_assert_true (gtk_widget_has_css_class (field, "error"));
  text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (field)));
  gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "June has only 30 days.");

  dbk_entry_field_set_error (DBK_ENTRY_FIELD (field), "Another sentence.");
  g_assert_true (gtk_widget_get_next_sibling (field) == sentence);
  g_assert_nonnull (app_find (sentence, GTK_TYPE_LABEL, "label", "Another sentence."));

  /* Typing takes it away. */
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (field), "30 June 1988");
  g_assert_null (dbk_entry_field_get_error (DBK_ENTRY_FIELD (field)));
  g_assert_true (gtk_widget_get_next_sibling (field) == below);
  g_assert_false (gtk_widget_has_css_class (field, "error"));
  g_assert_finalize_object (group);
}

static void
test_field_goes_with_its_error (void)
{
  GtkWidget *group = g_object_ref_sink (adw_preferences_group_new ());
  GtkWidget *field = dbk_entry_field_new ("Birthday");

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), field);
  dbk_entry_field_set_error (DBK_ENTRY_FIELD (field), "Wrong.");
  g_object_add_weak_pointer (G_OBJECT (field), (gpointer *) &field);
  g_assert_finalize_object (group);
  g_assert_null (field);

  app_assert_finalizes (dbk_entry_field_new ("Alone"));
}

static void
test_field_date (void)
{
  GtkWidget *field = g_object_ref_sink (dbk_entry_field_new ("Birthday"));
  DbkDate today = dbk_date_new (2026, 11, 23);
  DbkDate date = today;

  g_assert_true (dbk_entry_field_get_date (DBK_ENTRY_FIELD (field), today, &date));
  g_assert_cmpint (date, ==, DBK_DATE_NONE);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (field), "12 March 1983");
  g_assert_true (dbk_entry_field_get_date (DBK_ENTRY_FIELD (field), today, &date));
  g_assert_cmpint (date, ==, dbk_date_new (1983, 3, 12));
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (field), "31 June 1988");
  g_assert_false (dbk_entry_field_get_date (DBK_ENTRY_FIELD (field), today, &date));
  g_assert_cmpint (date, ==, dbk_date_new (1983, 3, 12));
  g_assert_nonnull (strstr (dbk_entry_field_get_error (DBK_ENTRY_FIELD (field)), "30 June"));
  g_assert_finalize_object (field);
}

static void
test_field_focus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *rows[3];

  gtk_window_set_child (GTK_WINDOW (window), group);
  for (int i = 0; i < 3; i++)
    {
      rows[i] = dbk_entry_field_new ("Field");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows[i]);
    }
  g_assert_false (dbk_field_focus_first_error (rows, 3));
  dbk_field_set_error (rows[1], "One.");
  dbk_field_set_error (rows[2], "Two.");
  g_assert_true (dbk_field_focus_first_error (rows, 3));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), rows[1]));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Split view */

static void
test_split_folds (void)
{
  DbkSplitView *split = g_object_ref_sink (DBK_SPLIT_VIEW (dbk_split_view_new ()));
  GtkWidget *sidebar = gtk_button_new_with_label ("list");
  GtkWidget *content = gtk_button_new_with_label ("client");

  dbk_split_view_set_sidebar (split, sidebar);
  dbk_split_view_set_content (split, content);
  g_assert_true (gtk_widget_get_child_visible (sidebar));
  g_assert_true (gtk_widget_get_child_visible (content));

  dbk_split_view_set_folded (split, TRUE);
  g_assert_true (gtk_widget_get_child_visible (sidebar));
  g_assert_false (gtk_widget_get_child_visible (content));
  dbk_split_view_set_show_content (split, TRUE);
  g_assert_false (gtk_widget_get_child_visible (sidebar));
  g_assert_true (gtk_widget_get_child_visible (content));
  dbk_split_view_set_folded (split, FALSE);
  g_assert_true (gtk_widget_get_child_visible (sidebar));
  g_assert_true (gtk_widget_get_child_visible (content));

  g_object_add_weak_pointer (G_OBJECT (sidebar), (gpointer *) &sidebar);
  g_assert_finalize_object (split);
  g_assert_null (sidebar);
}

static void
test_split_sizes (void)
{
  DbkSplitView *split = g_object_ref_sink (DBK_SPLIT_VIEW (dbk_split_view_new ()));
  GtkWidget *content = gtk_button_new ();
  int minimum, natural;

  gtk_widget_set_size_request (content, 700, -1);
  dbk_split_view_set_sidebar (split, gtk_button_new ());
  dbk_split_view_set_content (split, content);
  gtk_widget_measure (GTK_WIDGET (split), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, ==, 320 + 1 + 700);
  dbk_split_view_set_folded (split, TRUE);
  gtk_widget_measure (GTK_WIDGET (split), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, <, 320);
  g_assert_finalize_object (split);
}

/* Width bin */

static void
count_cb (GObject *object, GParamSpec *spec, gpointer data)
{
  (*(int *) data)++;
}

static void
test_bin_folds (void)
{
  DbkWidthBin *bin = g_object_ref_sink (DBK_WIDTH_BIN (dbk_width_bin_new ()));
  GtkWidget *child = gtk_button_new ();
  int minimum, natural;
  int notified = 0;

  gtk_widget_set_size_request (child, 700, -1);
  dbk_width_bin_set_child (bin, child);
  g_signal_connect (bin, "notify::narrow", G_CALLBACK (count_cb), &notified);
  gtk_widget_measure (GTK_WIDGET (bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, ==, 360);
  g_assert_cmpint (natural, >=, 700);

  gtk_widget_size_allocate (GTK_WIDGET (bin), &(GtkAllocation){ 0, 0, 860, 600 }, -1);
  g_assert_false (dbk_width_bin_get_narrow (bin));
  gtk_widget_measure (GTK_WIDGET (bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  gtk_widget_size_allocate (GTK_WIDGET (bin), &(GtkAllocation){ 0, 0, 859, 600 }, -1);
  g_assert_true (dbk_width_bin_get_narrow (bin));
  g_assert_cmpint (notified, ==, 1);
  g_assert_finalize_object (bin);
}

/* Toasts */

static void
test_toast (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *dialog = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), button);
  /* What it says is no markup. */
  dbk_toast (button, "Ash & <Elm> added");
  g_assert_nonnull (app_find (overlay, GTK_TYPE_LABEL, "label", "Ash &amp; &lt;Elm&gt; added"));

  /* From a dialog it lands in the window below. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  dbk_toast (dialog, "Person added");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/field/error", test_field_error);
  g_test_add_func ("/field/goes-with-its-error", test_field_goes_with_its_error);
  g_test_add_func ("/field/date", test_field_date);
  g_test_add_func ("/field/focus", test_field_focus);
  g_test_add_func ("/split-view/folds", test_split_folds);
  g_test_add_func ("/split-view/sizes", test_split_sizes);
  g_test_add_func ("/width-bin/folds", test_bin_folds);
  g_test_add_func ("/toast", test_toast);
  return g_test_run ();
}
