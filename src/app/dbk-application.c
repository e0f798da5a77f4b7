/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as the desktop sees it: one instance per data directory. */
#include "config.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "dbk-about.h"
#include "dbk-activity-store.h"
#include "dbk-application.h"
#include "dbk-backup.h"
#include "dbk-context.h"
#include "dbk-demo.h"
#include "dbk-file-dialog.h"
#include "dbk-records.h"
#include "dbk-spoken.h"
#include "dbk-toast.h"
#include "dbk-window.h"

#define RESOURCE_PATH "/org/dermabook/Dermabook"
#define EXIT_USAGE 2

struct _DbkApplication
{
  AdwApplication parent_instance;

  char *directory;
  gboolean demo;   /* the directory is ours alone, and goes with us */
  gint64 now_from; /* with --now: what is added to the system's clock, in milliseconds */
  gboolean now_given;
};

G_DEFINE_FINAL_TYPE (DbkApplication, dbk_application, ADW_TYPE_APPLICATION)

/* The clock */

static DbkTime
shifted_now (gpointer data)
{
  const DbkApplication *self = data;

  return g_get_real_time () / 1000 + self->now_from;
}

static void
get_clock (DbkApplication *self, DbkClock *clock)
{
  const DbkClock system = { NULL, NULL };
  const DbkClock shifted = { shifted_now, self };

  *clock = self->now_given ? shifted : system;
}

/* The same time of day, on @day. */
static void
set_now (DbkApplication *self, DbkDate day)
{
  DbkDate today = dbk_time_local_date (g_get_real_time () / 1000);

  self->now_given = TRUE;
  self->now_from = (gint64) (day - today) * 24 * 60 * 60 * 1000;
}

/* Windows */

static DbkContext *
make_context (DbkApplication *self)
{
  DbkClock clock;

  get_clock (self, &clock);
  return dbk_context_new (self->directory, &clock, NULL);
}

static GtkWidget *
make_window (DbkApplication *self)
{
  g_autoptr (DbkContext) context = make_context (self);

  return dbk_window_new (GTK_APPLICATION (self), context);
}

static DbkWindow *
get_window (DbkApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DBK_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* Runs in a thread: fills fresh records with the invented clinic. */
static void
fill_demo (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DbkApplication *self = source;
  GError *error = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  DbkClock clock;

  get_clock (self, &clock);
  connection = dbk_records_open (self->directory, DBK_CONNECTION_READ_WRITE_CREATE, &clock, &error);
  if (connection != NULL &&
      dbk_demo_fill (connection, DBK_DEMO_SEED, dbk_clock_today (&clock), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    dbk_window_open (window);
  else
    dbk_window_fail (window, error);
}

static void
dbk_application_activate (GApplication *application)
{
  DbkApplication *self = DBK_APPLICATION (application);
  DbkWindow *window = get_window (self);
  g_autoptr (GTask) task = NULL;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  window = DBK_WINDOW (make_window (self));
  gtk_window_present (GTK_WINDOW (window));
  if (!self->demo || dbk_records_exist (self->directory))
    {
      dbk_window_open (window);
      return;
    }
  task = g_task_new (self, NULL, filled_cb, g_object_ref (window));
  g_task_run_in_thread (task, fill_demo);
}

/* Putting a backup back */

typedef struct
{
  DbkWindow *window; /* the one to go */
  char *file;
  char *kept;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_clear_object (&restore->window);
  g_free (restore->file);
  g_free (restore->kept);
  g_free (restore);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DbkApplication *self = source;
  Restore *restore = data;
  GError *error = NULL;
  DbkClock clock;

  get_clock (self, &clock);
  if (dbk_backup_restore (self->directory, restore->file, dbk_clock_now (&clock), &restore->kept,
                          &error))
    {
      g_autoptr (GError) problem = NULL;

      /* What was put back is there whether or not that can be noted. */
      if (!dbk_activity_store_note_restore (self->directory, &clock, NULL, &problem))
        g_message ("%s", problem->message);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkApplication *self = DBK_APPLICATION (source);
  Restore *restore = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  GtkWidget *window = make_window (self);

  gtk_window_destroy (GTK_WINDOW (restore->window));
  gtk_window_present (GTK_WINDOW (window));
  dbk_window_open (DBK_WINDOW (window));
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    dbk_report_error (window, _ ("The Backup Was Not Put Back"), error);
  else if (restore->kept != NULL)
    {
      g_autofree char *name = g_filename_display_basename (restore->kept);
      /* Translators: %s is a file's name. */
      g_autofree char *text =
          g_strdup_printf (_ ("Backup put back; what was there is kept as %s"), name);

      dbk_toast (window, text);
    }
  else
    dbk_toast (window, _ ("Backup put back"));
}

static void
closed_for_restore_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;

  /* Even records that could not be closed tidily are let go of by now. */
  dbk_context_close_finish (DBK_CONTEXT (source), result, NULL);
  g_task_run_in_thread (task, restore_thread);
  g_object_unref (task);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DbkApplication *self = data;
  DbkWindow *window = get_window (self);
  Restore *restore;
  GTask *task;

  if (window == NULL)
    return;

  restore = g_new0 (Restore, 1);
  restore->window = g_object_ref (window);
  restore->file = g_variant_dup_string (parameter, NULL);
  task = g_task_new (self, NULL, restored_cb, NULL);
  g_task_set_task_data (task, restore, restore_free);
  dbk_window_let_go (window);
  dbk_context_close_async (dbk_window_get_context (window), closed_for_restore_cb, task);
}

/* Other instances */

static void
start_another (DbkApplication *self, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *arguments[] = { program != NULL ? program : "dermabook", option, value, NULL };
  DbkWindow *window = get_window (self);

  if (!g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                      &error) &&
      window != NULL)
    dbk_report_error (GTK_WIDGET (window), _ ("The Window Could Not Be Opened"), error);
}

static void
demo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  start_another (data, "--demo", NULL);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkApplication) self = data;
  g_autoptr (GFile) folder = dbk_file_dialog_finish (result);

  if (folder != NULL)
    start_another (self, "--data", g_file_peek_path (folder));
}

static void
choose_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DbkApplication *self = data;
  DbkWindow *window = get_window (self);

  if (window != NULL)
    dbk_folder_open_async (GTK_WIDGET (window), _ ("Open the Records in a Folder"), NULL,
                           folder_chosen_cb, g_object_ref (self));
}

/* Other actions */

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DbkWindow *window = get_window (data);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dbk_about_present (gtk_application_get_active_window (data));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dbk_shortcuts_present (gtk_application_get_active_window (data));
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },
  { "about", about_cb },
  { "shortcuts", shortcuts_cb },
  { "demo", demo_cb },
  { "choose-folder", choose_folder_cb },
  { "restore", restore_cb, "s" },
};

static const struct
{
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "win.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question", "F1" } },
  { "win.find", { "<Control>f" } },
  { "win.show-due", { "<Control>d" } },
  { "win.new-client", { "<Control>n" } },
  { "win.edit-client", { "<Control>e" } },
  { "win.log-session::", { "<Control>l" } },
  { "win.print-summary::", { "<Control>p" } },
  { "win.who", { "<Control>u" } },
  { "win.lock", { "<Control><Shift>l" } },
  { "win.back", { "<Alt>Left" } },
  { "win.import", { "<Control>i" } },
  { "window.close", { "<Control>w" } },
};

static gboolean
terminated_cb (gpointer data)
{
  DbkWindow *window = get_window (data);

  if (window != NULL)
    dbk_window_terminate (window);
  else
    g_application_quit (data);
  return G_SOURCE_CONTINUE;
}

static void
dbk_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (dbk_application_parent_class)->startup (application);

  dbk_spoken_install ();
  gtk_window_set_default_icon_name (DBK_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].keys);
  g_unix_signal_add (SIGTERM, terminated_cb, application);
  g_unix_signal_add (SIGINT, terminated_cb, application);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  if (dir != NULL)
    for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
      {
        g_autofree char *child = g_build_filename (path, name, NULL);

        remove_tree (child);
      }
  g_remove (path);
}

static void
dbk_application_shutdown (GApplication *application)
{
  DbkApplication *self = DBK_APPLICATION (application);

  G_APPLICATION_CLASS (dbk_application_parent_class)->shutdown (application);

  if (self->demo)
    remove_tree (self->directory);
}

/* The command line */

static const GOptionEntry options[] = {
  { "data", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use the records in this folder"), N_ ("DIR") },
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open an invented clinic, gone when closed"), NULL },
  { "now", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Take this day for today, for demonstrations (2026-11-23)"), N_ ("DATE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and leave"), NULL },
  { NULL },
};

/* Two spellings of one folder are one instance. */
static char *
absolute (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  char *real = realpath (canonical, NULL);
  char *result = g_strdup (real != NULL ? real : canonical);

  free (real);
  return result;
}

static gboolean
use_directory (DbkApplication *self, GVariantDict *given, GError **error)
{
  g_autofree char *standard = dbk_records_default_directory ();
  g_autofree char *usual = absolute (standard);
  g_autofree char *id = NULL;
  const char *data = NULL;

  if (self->demo)
    self->directory = g_dir_make_tmp ("dermabook-demo-XXXXXX", error);
  else if (g_variant_dict_lookup (given, "data", "^&ay", &data))
    self->directory = absolute (data);
  else
    self->directory = g_strdup (usual);
  if (self->directory == NULL)
    return FALSE;

  id = dbk_application_id_for_directory (g_str_equal (self->directory, usual) ? NULL
                                                                              : self->directory);
  g_application_set_application_id (G_APPLICATION (self), id);
  return TRUE;
}

static int
dbk_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  DbkApplication *self = DBK_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  const char *now = NULL;
  DbkDate day;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("Dermabook %s\n", DBK_VERSION);
      return EXIT_SUCCESS;
    }
  self->demo = g_variant_dict_contains (given, "demo");
  if (self->demo && g_variant_dict_contains (given, "data"))
    {
      g_printerr ("%s\n", _ ("--demo makes a folder of its own: leave --data out."));
      return EXIT_USAGE;
    }
  if (g_variant_dict_lookup (given, "now", "&s", &now))
    {
      if (!dbk_date_from_iso (now, &day))
        {
          g_printerr (_ ("“%s” is not a day. Write it like 2026-11-23.\n"), now);
          return EXIT_USAGE;
        }
      set_now (self, day);
    }
  if (!use_directory (self, given, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return -1;
}

static void
dbk_application_finalize (GObject *object)
{
  g_free (DBK_APPLICATION (object)->directory);

  G_OBJECT_CLASS (dbk_application_parent_class)->finalize (object);
}

static void
dbk_application_class_init (DbkApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dbk_application_finalize;
  application_class->activate = dbk_application_activate;
  application_class->startup = dbk_application_startup;
  application_class->shutdown = dbk_application_shutdown;
  application_class->handle_local_options = dbk_application_handle_local_options;
}

static void
dbk_application_init (DbkApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Client records of a skin clinic, kept in one file on this computer."));
}

GApplication *
dbk_application_new (void)
{
  bindtextdomain (GETTEXT_PACKAGE, DBK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (DBK_APPLICATION_ID);

  return g_object_new (DBK_TYPE_APPLICATION, "application-id", DBK_APPLICATION_ID,
                       "resource-base-path", RESOURCE_PATH, NULL);
}

char *
dbk_application_id_for_directory (const char *directory)
{
  g_autofree char *digest = NULL;

  if (directory == NULL)
    return g_strdup (DBK_APPLICATION_ID);

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, directory, -1);
  digest[16] = '\0';
  /* A letter first: a part of an id may not begin with a digit. */
  return g_strdup_printf ("%s.d%s", DBK_APPLICATION_ID, digest);
}
