/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is working, the staff, and setting up a clinic. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-clinic-store.h"
#include "dbk-field.h"
#include "dbk-set-up-dialog.h"
#include "dbk-staff-dialog.h"
#include "dbk-welcome-page.h"
#include "dbk-who-button.h"

#define CHILD(widget, type, name) gtk_widget_get_template_child (GTK_WIDGET (widget), type, name)

static gpointer
list_staff (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_staff_store_list (connection, TRUE, error);
}

static DbkStaff *
find (GPtrArray *staff, const char *name)
{
  for (guint i = 0; i < staff->len; i++)
    if (g_str_equal (((DbkStaff *) g_ptr_array_index (staff, i))->name, name))
      return g_ptr_array_index (staff, i);
  return NULL;
}

static void
test_who_button (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *button = g_object_ref_sink (dbk_who_button_new (fixture->context));
  GPtrArray *staff = dbk_context_get_lists (fixture->context)->staff;
  DbkStaff *tom = find (staff, "Tom Ellery");
  GtkLabel *name = GTK_LABEL (CHILD (button, DBK_TYPE_WHO_BUTTON, "name"));
  GtkLabel *clinic = GTK_LABEL (CHILD (button, DBK_TYPE_WHO_BUTTON, "clinic"));
  GtkWidget *menu = GTK_WIDGET (CHILD (button, DBK_TYPE_WHO_BUTTON, "button"));
  GtkWidget *list = GTK_WIDGET (CHILD (button, DBK_TYPE_WHO_BUTTON, "list"));
  GtkWidget *row;

  g_assert_cmpstr (gtk_label_get_label (clinic), ==, "Invented clinic");
  g_assert_cmpstr (gtk_label_get_label (name), ==, dbk_context_get_staff (fixture->context)->name);
  /* One press changes it. */
  g_assert_nonnull (tom);
  row = app_find (list, ADW_TYPE_ACTION_ROW, "title", "Tom Ellery");
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_true (dbk_context_get_staff (fixture->context)->row == tom->row);
  g_assert_cmpstr (gtk_label_get_label (name), ==, "Tom Ellery");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tom Ellery, Practitioner, is working");
  dbk_context_set_staff (fixture->context, NULL);
  g_assert_cmpstr (gtk_label_get_label (name), ==, "Who Is Working?");
  g_assert_finalize_object (button);
}

static gboolean
is_listed (gpointer data)
{
  return app_find (data, ADW_TYPE_ACTION_ROW, "title", "Priya Nair") != NULL;
}

static gboolean
is_added (gpointer data)
{
  return app_find (data, ADW_TYPE_ACTION_ROW, "title", "Mia Novak") != NULL;
}

static gboolean
is_refused (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (CHILD (data, DBK_TYPE_STAFF_DIALOG, "refusal")));
}

static void
test_staff_dialog (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = dbk_staff_dialog_new (NULL, fixture->context);
  DbkEntryField *name = DBK_ENTRY_FIELD (CHILD (dialog, DBK_TYPE_STAFF_DIALOG, "name"));
  AdwComboRow *role = ADW_COMBO_ROW (CHILD (dialog, DBK_TYPE_STAFF_DIALOG, "role"));
  GtkWidget *save = GTK_WIDGET (CHILD (dialog, DBK_TYPE_STAFF_DIALOG, "save"));
  g_autoptr (GPtrArray) staff = NULL;
  DbkStaff *mia;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  app_wait (is_listed, dialog);

  dbk_staff_dialog_add (DBK_STAFF_DIALOG (dialog));
  g_signal_emit_by_name (save, "clicked");
  g_assert_true (dbk_entry_field_has_error (name));
  dbk_entry_field_set_text (name, "Mia Novak");
  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (role)); i++)
    {
      adw_combo_row_set_selected (role, i);
      if (g_str_equal (gtk_string_object_get_string (
                           GTK_STRING_OBJECT (adw_combo_row_get_selected_item (role))),
                       "Receptionist"))
        break;
    }
  g_signal_emit_by_name (save, "clicked");
  app_wait (is_added, dialog);
  staff = app_run (fixture, list_staff, NULL);
  mia = find (staff, "Mia Novak");
  g_assert_nonnull (mia);
  g_assert_cmpstr (mia->role, ==, "receptionist");

  /* With a receptionist at work the store refuses, in a sentence; what was typed stays. */
  dbk_context_set_staff (fixture->context, mia);
  dbk_staff_dialog_add (DBK_STAFF_DIALOG (dialog));
  dbk_entry_field_set_text (name, "Eve Park");
  g_signal_emit_by_name (save, "clicked");
  app_wait (is_refused, dialog);
  g_assert_cmpstr (dbk_entry_field_get_text (name), ==, "Eve Park");
  dbk_context_set_staff (fixture->context, NULL);

  gtk_window_destroy (GTK_WINDOW (dialog));
  app_wait_gone ((gpointer *) &dialog);
}

static void
test_set_up (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = dbk_set_up_dialog_new (NULL, fixture->context);
  DbkEntryField *clinic = DBK_ENTRY_FIELD (CHILD (dialog, DBK_TYPE_SET_UP_DIALOG, "clinic"));
  DbkEntryField *name = DBK_ENTRY_FIELD (CHILD (dialog, DBK_TYPE_SET_UP_DIALOG, "name"));

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_emit_by_name (clinic, "entry-activated");
  g_assert_true (dbk_entry_field_has_error (clinic));
  g_assert_true (dbk_entry_field_has_error (name));
  dbk_entry_field_set_text (clinic, "Harbour Skin Clinic");
  dbk_entry_field_set_text (name, "Priya Nair");
  g_signal_emit_by_name (clinic, "entry-activated");
  app_wait_gone ((gpointer *) &dialog);
  app_settle (fixture);

  g_assert_true (dbk_context_is_set_up (fixture->context));
  g_assert_true (dbk_context_is_clinical (fixture->context));
  g_assert_cmpstr (dbk_context_get_staff (fixture->context)->name, ==, "Priya Nair");
  g_assert_cmpstr (dbk_context_get_lists (fixture->context)->clinic->name, ==,
                   "Harbour Skin Clinic");
  g_assert_cmpuint (dbk_context_get_lists (fixture->context)->course_templates->len, >, 0);
}

static void
test_welcome (void)
{
  app_assert_finalizes (dbk_welcome_page_new ());
}

#define ADD(path, what, func)                                                                      \
  g_test_add (path, AppFixture, what, app_fixture_set_up, func, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/staff/who-button", APP_FIXTURE_DEMO, test_who_button);
  ADD ("/staff/dialog", APP_FIXTURE_CLINIC, test_staff_dialog);
  ADD ("/staff/set-up", APP_FIXTURE_EMPTY, test_set_up);
  g_test_add_func ("/staff/welcome", test_welcome);
  return g_test_run ();
}
