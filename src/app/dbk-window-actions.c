/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-activity-note.h"
#include "dbk-alert.h"
#include "dbk-backup.h"
#include "dbk-client-dialog.h"
#include "dbk-client-store.h"
#include "dbk-export-action.h"
#include "dbk-file-dialog.h"
#include "dbk-import-dialog.h"
#include "dbk-import-list.h"
#include "dbk-keeping-dialog.h"
#include "dbk-outcome-window.h"
#include "dbk-preferences-window.h"
#include "dbk-session-page.h"
#include "dbk-set-up-dialog.h"
#include "dbk-staff-dialog.h"
#include "dbk-toast.h"
#include "dbk-window-private.h"

/* Clients */

static void
client_saved_cb (DbkWindow *self, gint64 row)
{
  dbk_window_show_client (self, row, TRUE);
}

static void
show_client_dialog (DbkWindow *self, const DbkClient *client)
{
  GtkWidget *dialog = dbk_client_dialog_new (GTK_WINDOW (self), self->context, client);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (client_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_client_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_client_dialog (DBK_WINDOW (widget), NULL);
}

static gpointer
load_client (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_client_store_load (connection, *(gint64 *) data, error);
}

static void
edit_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) client = dbk_context_finish (result, &error);

  if (client != NULL)
    show_client_dialog (self, client);
  else
    dbk_report_error (GTK_WIDGET (self), _ ("The Client Could Not Be Opened"), error);
}

static void
edit_client_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  dbk_context_read (self->context, load_client, g_memdup2 (&self->client, sizeof self->client),
                    g_free, (GDestroyNotify) dbk_client_unref, NULL, edit_loaded_cb,
                    g_object_ref (self));
}

static void
show_client_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_window_show_client (DBK_WINDOW (widget), g_variant_get_int64 (parameter), TRUE);
}

static void
close_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  /* A session first saves what is unsaved. */
  if (DBK_IS_SESSION_PAGE (page))
    dbk_session_page_close (DBK_SESSION_PAGE (page));
  else if (g_strcmp0 (dbk_window_get_page (self), "summary") == 0)
    dbk_window_close_page (self);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  /* From a page that takes the whole window: a session saves what is unsaved first. */
  if (g_strcmp0 (dbk_window_get_page (self), "records") != 0)
    {
      self->finds = TRUE;
      close_page_cb (widget, action, NULL);
      return;
    }
  dbk_split_view_set_show_content (self->split, FALSE);
  dbk_client_list_find (self->list);
}

static void
show_due_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  dbk_client_list_show_due (self->list);
  dbk_window_show_due (self);
  dbk_split_view_set_show_content (self->split, TRUE);
}

static void
show_duplicates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  dbk_window_show_duplicates (self);
  dbk_split_view_set_show_content (self->split, TRUE);
}

void
dbk_window_leave_client (DbkWindow *self)
{
  self->client = 0;
  dbk_client_list_set_selected (self->list, 0);
  gtk_stack_set_visible_child_name (self->content, "empty");
  dbk_split_view_set_show_content (self->split, FALSE);
  dbk_window_update_actions (self);
}

/* The client on screen is no more. */
static void
leave_client_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_window_leave_client (DBK_WINDOW (widget));
}

static void
lock_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_window_lock (DBK_WINDOW (widget));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_export_ask (widget, DBK_WINDOW (widget)->context, NULL);
}

static void
keeping_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (dbk_keeping_dialog_new (GTK_WINDOW (self), self->context)));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_split_view_set_show_content (DBK_WINDOW (widget)->split, FALSE);
}

/* Staff and the clinic */

static void
who_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  dbk_split_view_set_show_content (self->split, FALSE);
  dbk_who_button_popup (self->who);
}

static void
show_staff_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);
  GtkWidget *dialog = dbk_staff_dialog_new (GTK_WINDOW (self), self->context);

  if (g_str_equal (action, "win.add-staff"))
    dbk_staff_dialog_add (DBK_STAFF_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
preferences_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (dbk_preferences_window_new (GTK_WINDOW (self), self->context)));
}

static void
set_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (dbk_set_up_dialog_new (GTK_WINDOW (self), self->context)));
}

static void
outcome_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (dbk_outcome_window_new (GTK_WINDOW (self), self->context)));
}

/* What the courses of all clients came to is the owner's to see. */
static gboolean
is_owner (DbkWindow *self)
{
  const DbkStaff *staff = dbk_context_get_staff (self->context);

  return staff != NULL && g_strcmp0 (staff->role, "owner") == 0;
}

/* Backups */

static gpointer
write_backup (DbkConnection *connection, gpointer data, GError **error)
{
  dbk_backup_write (connection, data, TRUE, error);
  return NULL;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkWindow) self = data;
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (error == NULL)
    {
      dbk_note_activity (self->context, "backup", 0, NULL);
      dbk_toast (GTK_WIDGET (self), _ ("Backup written"));
    }
  else
    dbk_report_error (GTK_WIDGET (self), _ ("The Backup Was Not Written"), error);
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkWindow *self = DBK_WINDOW (source);
  g_autoptr (GFile) file = dbk_file_dialog_finish (result);

  if (file == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    {
      dbk_toast (GTK_WIDGET (self), _ ("Choose a folder of this computer"));
      return;
    }
  dbk_engine_submit (dbk_context_get_engine (self->context), DBK_JOB_LONG_READ, write_backup,
                     g_file_get_path (file), g_free, NULL, NULL, backed_up_cb, g_object_ref (self));
}

static GtkFileFilter *
backup_filter (void)
{
  return dbk_file_filter_new (_ ("Dermabook backups"), "db", NULL);
}

static void
back_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkWindow *self = DBK_WINDOW (widget);
  g_autoptr (GtkFileFilter) filter = backup_filter ();
  GtkFileFilter *filters[] = { filter, NULL };
  g_autofree char *day = dbk_date_to_iso (dbk_context_get_today (self->context));
  g_autofree char *name = g_strdup_printf ("dermabook-%s.db", day);

  dbk_file_save_async (widget, _ ("Back Up the Records"), _ ("_Back Up"), name, filters,
                       backup_chosen_cb, NULL);
}

static void
restore_sure_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = data;
  g_autofree char *response = dbk_alert_finish (result);

  if (g_str_equal (response, "restore"))
    gtk_widget_activate_action (GTK_WIDGET (source), "app.restore", "s", path);
}

static void
restore_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const DbkAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), DBK_ALERT_PLAIN },
    { "restore", _ ("_Restore"), DBK_ALERT_DESTRUCTIVE },
  };
  DbkWindow *self = DBK_WINDOW (source);
  g_autoptr (GFile) file = dbk_file_dialog_finish (result);
  const char *page = dbk_window_get_page (self);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  if (g_str_equal (page, "welcome") || g_str_equal (page, "failed"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.restore", "s", g_file_peek_path (file));
  else
    dbk_alert_async (GTK_WIDGET (self), _ ("Put the Backup in Place of These Records?"),
                     _ ("What was recorded since the backup was made is no longer shown then. It "
                        "isn’t deleted: these records are kept in a file beside the others."),
                     responses, G_N_ELEMENTS (responses), NULL, restore_sure_cb,
                     g_strdup (g_file_peek_path (file)));
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileFilter) filter = backup_filter ();
  GtkFileFilter *filters[] = { filter, NULL };

  dbk_file_open_async (widget, _ ("Restore a Backup"), _ ("_Restore"), filters, restore_chosen_cb,
                       NULL);
}

/* Import */

/* A list may come in before the clinic has a name: then that is asked for. */
static void
imported_cb (DbkWindow *self, gboolean imported)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);

  if (!imported)
    return;
  dbk_context_reload (self->context);
  if (lists == NULL || lists->staff->len == 0)
    set_up_cb (GTK_WIDGET (self), "win.set-up", NULL);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkWindow *self = DBK_WINDOW (source);
  g_autoptr (GPtrArray) files = dbk_files_dialog_finish (result);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  GtkWidget *dialog;

  for (guint i = 0; i < files->len; i++)
    if (g_file_peek_path (files->pdata[i]) != NULL)
      g_ptr_array_add (paths, (gpointer) g_file_peek_path (files->pdata[i]));
  if (paths->len == 0)
    return;

  g_ptr_array_add (paths, NULL);
  dialog =
      dbk_import_dialog_new (GTK_WINDOW (self), self->context, (const char *const *) paths->pdata);
  g_signal_connect_object (dialog, "done", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileFilter) lists = dbk_file_filter_new (_ ("Client lists and records"), "csv",
                                                         "tsv", "txt", "vcf", "json", NULL);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  GtkFileFilter *filters[] = { lists, all, NULL };

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  dbk_files_open_async (widget, _ ("Import Clients"), NULL, filters, import_chosen_cb, NULL);
}

static void
past_imports_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (dbk_import_list_new (GTK_WINDOW (widget),
                                                       DBK_WINDOW (widget)->context)));
}

static void
log_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_window_log_session (DBK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_window_open_session (DBK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
print_summary_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_window_open_summary (DBK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
dbk_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-client", NULL, new_client_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-client", NULL, edit_client_cb);
  gtk_widget_class_install_action (widget_class, "win.show-client", "x", show_client_cb);
  gtk_widget_class_install_action (widget_class, "win.log-session", "s", log_session_cb);
  gtk_widget_class_install_action (widget_class, "win.open-session", "s", open_session_cb);
  gtk_widget_class_install_action (widget_class, "win.print-summary", "s", print_summary_cb);
  gtk_widget_class_install_action (widget_class, "win.show-due", NULL, show_due_cb);
  gtk_widget_class_install_action (widget_class, "win.show-duplicates", NULL, show_duplicates_cb);
  gtk_widget_class_install_action (widget_class, "win.leave-client", NULL, leave_client_cb);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_cb);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.keeping", NULL, keeping_cb);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.close-page", NULL, close_page_cb);
  gtk_widget_class_install_action (widget_class, "win.who", NULL, who_cb);
  gtk_widget_class_install_action (widget_class, "win.show-staff", NULL, show_staff_cb);
  gtk_widget_class_install_action (widget_class, "win.add-staff", NULL, show_staff_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.outcome", NULL, outcome_cb);
  gtk_widget_class_install_action (widget_class, "win.set-up", NULL, set_up_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.past-imports", NULL, past_imports_cb);
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up_cb);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_cb);
}

void
dbk_window_update_actions (DbkWindow *self)
{
  /* Nothing can be done in a locked window. */
  const char *page = self->locked ? NULL : dbk_window_get_page (self);
  gboolean records = g_strcmp0 (page, "records") == 0;
  gboolean client = records && self->client != 0;
  gboolean whole = g_strcmp0 (page, "session") == 0 || g_strcmp0 (page, "summary") == 0;
  const struct
  {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "win.new-client", records },
    { "win.edit-client", client },
    { "win.show-client", records },
    { "win.log-session", client && dbk_context_is_clinical (self->context) },
    { "win.open-session", client && dbk_context_is_clinical (self->context) },
    { "win.print-summary", client },
    { "win.close-page", whole },
    { "win.lock", dbk_window_can_lock (self) },
    { "win.show-due", records },
    { "win.show-duplicates", records },
    { "win.export", records },
    { "win.keeping", records },
    { "win.past-imports", records },
    { "win.find", records || whole },
    { "win.back", records && dbk_window_is_narrow (self) },
    { "win.who", records },
    { "win.show-staff", records },
    { "win.add-staff", records },
    { "win.preferences", records || g_strcmp0 (page, "session") == 0 },
    { "win.outcome", records && is_owner (self) },
    { "win.import", records || g_strcmp0 (page, "welcome") == 0 },
    { "win.back-up", records },
    { "win.set-up", g_strcmp0 (page, "welcome") == 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), states[i].name, states[i].enabled);
}
