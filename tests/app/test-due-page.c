/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The due list in the window: what it says, and what reception does from it. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-client-store.h"
#include "dbk-code-row.h"
#include "dbk-course-store.h"
#include "dbk-due-page.h"
#include "dbk-due-row.h"
#include "dbk-due-store.h"
#include "dbk-due-text.h"
#include "dbk-field.h"
#include "dbk-form-dialog.h"
#include "dbk-staff-dialog.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  DbkDuePage *page;
} Fixture;

static gboolean
has_rows (gpointer data)
{
  return app_find (data, GTK_TYPE_LABEL, "label", "Overdue") != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, APP_FIXTURE_DEMO);
  fixture->window = gtk_window_new ();
  fixture->page = DBK_DUE_PAGE (dbk_due_page_new (fixture->base.context));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_wait (has_rows, fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_settle (&fixture->base);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->page);
  app_fixture_tear_down (&fixture->base, data);
}

/* The row whose client has the number, anywhere below @from. */
static GtkWidget *
find_row (GtkWidget *from, int number, const char *group)
{
  const DbkDueItem *item = dbk_due_row_get_item (from);

  if (item != NULL && item->number == number && g_str_equal (item->group, group))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, number, group);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
row_of (Fixture *fixture, int number, const char *group)
{
  return find_row (GTK_WIDGET (fixture->page), number, group);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  return app_find (widget, GTK_TYPE_LABEL, "label", text) != NULL;
}

static GtkWidget *
dialog_of (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DBK_IS_FORM_DIALOG (window) && g_strcmp0 (gtk_window_get_title (window), title) == 0)
        found = GTK_WIDGET (window);
    }
  return found;
}

static gboolean
dialog_is_gone (gpointer data)
{
  return dialog_of (data) == NULL;
}

static GtkWidget *
open_dialog (Fixture *fixture, const char *action, int number, const char *group, const char *title)
{
  GtkWidget *row = row_of (fixture, number, group);
  GtkWidget *dialog;

  g_assert_nonnull (row);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "x",
                              dbk_due_row_get_item (row)->row);
  dialog = dialog_of (title);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
work_as (Fixture *fixture, const char *role)
{
  DbkClinicLists *lists = dbk_context_get_lists (fixture->base.context);

  for (guint i = 0; i < lists->staff->len; i++)
    if (g_strcmp0 (((DbkStaff *) lists->staff->pdata[i])->role, role) == 0)
      dbk_context_set_staff (fixture->base.context, lists->staff->pdata[i]);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *catrin = row_of (fixture, 1044, "overdue");
  GtkWidget *fiona = row_of (fixture, 1047, "overdue");

  g_assert_true (says (GTK_WIDGET (fixture->page), "This Week"));
  g_assert_true (says (GTK_WIDGET (fixture->page), "Not Signed Yet"));
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->page), ADW_TYPE_EXPANDER_ROW, "title",
                              "Lapsed"));
  g_assert_nonnull (catrin);
  g_assert_true (says (catrin, "Catrin Lloyd"));
  g_assert_true (says (catrin, "07700 900318"));
  g_assert_true (says (catrin, "Text message"));
  g_assert_true (says (catrin, "12 days late"));
  g_assert_true (says (catrin, "Last 21 Oct"));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (catrin), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Catrin Lloyd, Pigmentation with vitamin C, session 5 of 6, 12 days late, 07700 900318, Text "
      "message");
  /* The number of who is not to be called is not offered. */
  g_assert_nonnull (fiona);
  g_assert_true (says (fiona, "Do not call"));
  g_assert_false (says (fiona, "07700 900610"));
}

static gboolean
is_noted (gpointer data)
{
  GtkWidget *row = find_row (data, 1044, "overdue");

  return row != NULL && says (row, "No answer, 23 Nov");
}

/* Nothing clinical: reception does it. */
static void
test_call (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *outcome;
  GtkWidget *other;

  work_as (fixture, "receptionist");
  g_assert_false (dbk_context_is_clinical (fixture->base.context));

  dialog = open_dialog (fixture, "due.note-call", 1044, "overdue", "Note a Call");
  outcome = app_find (dialog, ADW_TYPE_COMBO_ROW, "title", "What came of it");
  /* Without an outcome there is nothing to note. */
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_cmpstr (dbk_field_get_error (outcome), ==, "Choose what came of the call.");
  dbk_code_row_set_code (outcome, "no_answer");
  g_assert_null (dbk_field_get_error (outcome));
  /* A day that is past puts nobody off. */
  other = app_find (dialog, DBK_TYPE_ENTRY_FIELD, "title", "Don’t ask before");
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (other), "1 January 2020");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_nonnull (dbk_entry_field_get_error (DBK_ENTRY_FIELD (other)));
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (other), "");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (dialog_is_gone, (gpointer) "Note a Call");
  app_wait (is_noted, fixture->page);
}

static gboolean
is_snoozed (gpointer data)
{
  return find_row (data, 1044, "snoozed") != NULL && find_row (data, 1044, "overdue") == NULL;
}

static gboolean
is_overdue (gpointer data)
{
  return find_row (data, 1044, "overdue") != NULL && find_row (data, 1044, "snoozed") == NULL;
}

static void
test_snooze (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "due.snooze", 1044, "overdue", "Snooze");
  GtkWidget *until = app_find (dialog, DBK_TYPE_ENTRY_FIELD, "title", "Don’t ask before");
  GtkWidget *week = app_find (dialog, GTK_TYPE_BUTTON, "label", "In a Week");
  GtkWidget *row;

  g_assert_null (app_find (dialog, ADW_TYPE_COMBO_ROW, "title", "What came of it"));
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_nonnull (dbk_entry_field_get_error (DBK_ENTRY_FIELD (until)));
  g_signal_emit_by_name (week, "clicked");
  g_assert_cmpstr (dbk_entry_field_get_text (DBK_ENTRY_FIELD (until)), ==, "30 November 2026");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (is_snoozed, fixture->page);
  row = row_of (fixture, 1044, "snoozed");
  g_assert_true (says (row, "till 30 Nov"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "due.wake", "x",
                              dbk_due_row_get_item (row)->row);
  app_wait (is_overdue, fixture->page);
}

static gboolean
is_written (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.directory, "due.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  dbk_due_page_export (fixture->page, path);
  app_wait (is_written, path);
  app_settle (&fixture->base);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Catrin Lloyd"));
  g_assert_null (strstr (text, "07700 900610"));
}

/* More than thirty of a group come a portion at a time. */
static gpointer
add_many (DbkConnection *connection, gpointer data, GError **error)
{
  const DbkWho *who = data;
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (DbkClient) client = dbk_client_new ();
      g_autoptr (DbkCourse) course = dbk_course_new ();

      client->given_name = g_strdup_printf ("Number %d", i);
      client->family_name = g_strdup ("Waiting");
      dbk_client_store_add (connection, who, client, error);
      course->title = g_strdup ("Facials");
      course->status = g_strdup ("active");
      course->starts_on = dbk_date_new (2026, 1, 1);
      course->interval_max_days = 7;
      dbk_course_store_add (connection, who, client->row, course, error);
    }
  dbk_transaction_commit (g_steal_pointer (&transaction), error);
  return NULL;
}

static gboolean
has_more (gpointer data)
{
  return says (data, "Show 12 more");
}

static gboolean
has_all (gpointer data)
{
  return says (data, "Catrin Lloyd") && !says (data, "Show 12 more");
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  DbkWho who;

  work_as (fixture, "practitioner");
  who = dbk_context_get_who (fixture->base.context);
  app_run_write (&fixture->base, add_many, &who);
  app_wait (has_more, fixture->page);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "due.more", "u",
                              (guint) DBK_DUE_GROUP_OVERDUE);
  app_wait (has_all, fixture->page);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  g_assert_true (says (row_of (fixture, 1044, "overdue"), "07700 900318"));
  g_object_set (fixture->page, "narrow", FALSE, NULL);
  g_assert_true (says (row_of (fixture, 1044, "overdue"), "07700 900318"));
}

static void
check_when (DbkDueItem *item, const char *text, const char *style)
{
  const char *found = NULL;
  g_autofree char *when = dbk_due_text_when (item, dbk_date_new (2026, 11, 23), &found);

  g_assert_cmpstr (when, ==, text);
  g_assert_cmpstr (found, ==, style);
}

static void
test_text (void)
{
  g_autoptr (DbkDueItem) item = dbk_due_item_new ();
  g_autofree char *what = NULL;

  dbk_set_text (&item->group, "this_week");
  dbk_set_text (&item->kind, "course");
  dbk_set_text (&item->what, "Facials");
  item->session_number = 3;
  what = dbk_due_text_what (item);
  g_assert_cmpstr (what, ==, "Facials, session 3");
  item->due_first = dbk_date_new (2026, 11, 24);
  item->due_last = dbk_date_new (2026, 12, 3);
  check_when (item, "from 24 Nov", NULL);
  item->due_first = dbk_date_new (2026, 11, 23);
  check_when (item, "by 3 Dec", "due");
  item->due_last = item->due_first;
  check_when (item, "today", "due");
  item->due_last = DBK_DATE_NONE;
  check_when (item, "due now", "due");
  item->days_late = 1;
  check_when (item, "1 day late", "overdue");
  dbk_set_text (&item->group, "expiring");
  item->due_last = dbk_date_new (2026, 11, 20);
  check_when (item, "expired 20 Nov", "overdue");
  item->days_late = DBK_NONE;
  item->due_last = dbk_date_new (2026, 11, 23);
  check_when (item, "expires today", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/due-page/rows", test_rows);
  ADD ("/due-page/call", test_call);
  ADD ("/due-page/snooze", test_snooze);
  ADD ("/due-page/export", test_export);
  ADD ("/due-page/many", test_many);
  ADD ("/due-page/narrow", test_narrow);
#undef ADD
  g_test_add_func ("/due-page/text", test_text);
  return g_test_run ();
}
