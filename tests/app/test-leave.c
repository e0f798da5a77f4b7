/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a record out of the window, and letting the client go. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-client-page.h"
#include "dbk-client-store.h"
#include "dbk-erase-store.h"
#include "dbk-export-action.h"
#include "dbk-field.h"
#include "dbk-form-dialog.h"
#include "dbk-identity-line.h"
#include "dbk-keeping-dialog.h"
#include "dbk-leave-dialog.h"
#include "dbk-record-store.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  DbkClientPage *page;
  gint64 row;
} Fixture;

static gboolean
has_record (gpointer data)
{
  return dbk_client_page_get_record (DBK_CLIENT_PAGE (data)) != NULL;
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
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, APP_FIXTURE_DEMO);
  fixture->window = gtk_window_new ();
  fixture->page = DBK_CLIENT_PAGE (dbk_client_page_new (fixture->base.context));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->row = app_find_client (&fixture->base, "Amelia Hart");
  dbk_client_page_set_client (fixture->page, fixture->row);
  app_wait (has_record, fixture->page);
  work_as (fixture, "owner");
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

static gboolean
says (Fixture *fixture, const char *text)
{
  return app_find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "label", text) != NULL;
}

static GtkWindow *
find_window (GType type, const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) &&
          (title == NULL || g_strcmp0 (gtk_window_get_title (window), title) == 0))
        found = window;
    }
  return found;
}

static gboolean
form_is_there (gpointer data)
{
  return find_window (DBK_TYPE_FORM_DIALOG, data) != NULL;
}

static gboolean
form_is_gone (gpointer data)
{
  return find_window (DBK_TYPE_FORM_DIALOG, data) == NULL;
}

static gboolean
is_archived (gpointer data)
{
  return says (data, "Put away on 23 November 2026.") ||
         app_find (GTK_WIDGET (((Fixture *) data)->page), GTK_TYPE_BUTTON, "label", "Bring Back") !=
             NULL;
}

static gboolean
is_back (gpointer data)
{
  return !is_archived (data);
}

static void
test_archive (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "client.archive", NULL);
  app_wait (is_archived, fixture);
  /* Listed where it can be brought back. */
  dialog = dbk_keeping_dialog_new (GTK_WINDOW (fixture->window), fixture->base.context);
  gtk_window_present (GTK_WINDOW (dialog));
  app_settle (&fixture->base);
  g_assert_nonnull (app_find (dialog, ADW_TYPE_ACTION_ROW, "title", "Amelia Hart, no. 1042"));
  g_signal_emit_by_name (app_find (dialog, GTK_TYPE_BUTTON, "label", "Bring Back"), "clicked");
  app_settle (&fixture->base);
  app_wait (is_back, fixture);
  app_settle (&fixture->base);
  g_assert_null (app_find (dialog, ADW_TYPE_ACTION_ROW, "title", "Amelia Hart, no. 1042"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gpointer
load_client (DbkConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DbkClient *client = dbk_client_store_load (connection, *(gint64 *) data, &problem);

  return client;
}

static gboolean
alert_is_there (gpointer data)
{
  return find_window (ADW_TYPE_MESSAGE_DIALOG, NULL) != NULL;
}

/* Asked for the number, then once more. */
static void
test_erase (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *number;
  DbkClient *client;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "client.erase", NULL);
  app_wait (form_is_there, (gpointer) "Erase for Good");
  dialog = GTK_WIDGET (find_window (DBK_TYPE_FORM_DIALOG, "Erase for Good"));
  number = app_find (dialog, DBK_TYPE_ENTRY_FIELD, "title", "The client’s number, 1042");
  g_assert_nonnull (number);
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (number), "1043");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  g_assert_cmpstr (dbk_entry_field_get_error (DBK_ENTRY_FIELD (number)), ==,
                   "This is not the client’s number.");
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (number), "1042");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (alert_is_there, NULL);
  client = app_run (&fixture->base, load_client, &fixture->row);
  g_assert_nonnull (client);
  dbk_client_unref (client);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG, NULL)),
                               "erase");
  app_wait (form_is_gone, (gpointer) "Erase for Good");
  app_settle (&fixture->base);
  g_assert_null (app_run (&fixture->base, load_client, &fixture->row));
}

static void
test_anonymise (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *number;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "client.anonymise", NULL);
  app_wait (form_is_there, (gpointer) "Anonymize");
  dialog = GTK_WIDGET (find_window (DBK_TYPE_FORM_DIALOG, "Anonymize"));
  number = app_find (dialog, DBK_TYPE_ENTRY_FIELD, "title", "The client’s number, 1042");
  dbk_entry_field_set_text (DBK_ENTRY_FIELD (number), "1042");
  dbk_form_dialog_save (DBK_FORM_DIALOG (dialog));
  app_wait (alert_is_there, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG, NULL)),
                               "erase");
  app_wait (form_is_gone, (gpointer) "Anonymize");
  app_settle (&fixture->base);
  g_assert_cmpint (app_find_client (&fixture->base, "Anonymous"), >, fixture->row);
}

static gboolean
is_written (gpointer data)
{
  g_autofree char *pdf = g_build_filename (data, "dermabook-1042-2026-11-23", "record.pdf", NULL);

  return g_file_test (pdf, G_FILE_TEST_EXISTS);
}

static gboolean
is_written_again (gpointer data)
{
  g_autofree char *file =
      g_build_filename (data, "dermabook-1042-2026-11-23-2", "README.txt", NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static gboolean
is_whole (gpointer data)
{
  g_autofree char *file = g_build_filename (data, "dermabook-2026-11-23", "clinic.json", NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  GtkWidget *from = GTK_WIDGET (fixture->page);
  const DbkClient *client = dbk_client_page_get_record (fixture->page)->client;
  char *folder = fixture->base.directory;

  dbk_export_to (from, fixture->base.context, client, folder);
  app_wait (is_written, folder);
  app_settle (&fixture->base);
  /* What was written before stays. */
  dbk_export_to (from, fixture->base.context, client, folder);
  app_wait (is_written_again, folder);
  dbk_export_to (from, fixture->base.context, NULL, folder);
  app_wait (is_whole, folder);
}

static void
test_reception (Fixture *fixture, gconstpointer data)
{
  work_as (fixture, "receptionist");
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "client.erase", NULL) &&
                  form_is_there ((gpointer) "Erase for Good"));
  app_settle (&fixture->base);
  g_assert_true (form_is_gone ((gpointer) "Erase for Good"));
}

/* What reception says on the phone, in one line at the top. */
static void
test_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line = dbk_identity_text_line (dbk_client_page_get_record (fixture->page),
                                                  dbk_date_new (2026, 11, 23));

  g_assert_true (g_str_has_prefix (line, "Next: session 4, 3–10 Dec · Last: 19 Nov, "));
  g_assert_true (says (fixture, line));
  g_assert_true (says (fixture, "Phone"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/leave/archive", test_archive);
  ADD ("/leave/erase", test_erase);
  ADD ("/leave/anonymise", test_anonymise);
  ADD ("/leave/export", test_export);
  ADD ("/leave/reception", test_reception);
  ADD ("/leave/line", test_line);
#undef ADD
  return g_test_run ();
}
