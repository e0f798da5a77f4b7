/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a client list in: what would be done, then doing it. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-import-dialog.h"
#include "dbk-import.h"
#include "dbk-spoken.h"

/* More remarks than anybody reads; the rest is counted. */
#define REMARKS_SHOWN 100
/* How often the bar moves, and what it counts in. */
#define TICK_MILLISECONDS 100
#define STEPS 1000

/** What the worker thread tells and the window shows. */
typedef struct
{
  int done; /* of STEPS; atomic */
} Progress;

struct _DbkImportDialog
{
  AdwWindow parent_instance;

  DbkContext *context;
  char *path;
  DbkDateOrder date_order;
  GCancellable *cancellable;
  gboolean imported;
  gint64 import_row; /* the one that can be taken back */
  Progress *told;    /* an atomic rc box */
  guint tick;

  AdwWindowTitle *title;
  GtkButton *cancel;
  GtkButton *import;
  GtkStack *stack;
  AdwStatusPage *failure;
  AdwStatusPage *question;
  GtkLabel *doing;
  GtkProgressBar *progress;
  GtkLabel *what;
  GtkLabel *how;
  GtkButton *take_back;
  GtkWidget *refused_group;
  GtkListBox *refused;
  GtkWidget *notes_group;
  GtkListBox *notes;
};

G_DEFINE_FINAL_TYPE (DbkImportDialog, dbk_import_dialog, ADW_TYPE_WINDOW)

static guint done_signal;

static void start (DbkImportDialog *self, gboolean dry_run);

/* In the worker thread */

typedef struct
{
  DbkWho who;
  char *path;
  DbkImportOptions options;
  GCancellable *cancellable;
  Progress *told;
  gint64 import_row; /* to be taken back */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->told, g_atomic_rc_box_release);
  g_free (job->path);
  g_free (job);
}

static void
progress_cb (double fraction, gpointer data)
{
  Progress *told = data;

  g_atomic_int_set (&told->done, (int) (fraction * STEPS));
}

static gpointer
run (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;

  return dbk_import_file (connection, &job->who, job->path, &job->options, job->cancellable, error);
}

static gpointer
take_back (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  DbkUndoCounts counts;

  if (!dbk_import_store_undo (connection, &job->who, job->import_row, &counts, error))
    return NULL;
  return dbk_import_undo_describe (&counts);
}

/* What came of it */

static void
add_remark (GtkListBox *list, const char *text, guint line)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (line > 0)
    {
      /* Translators: a line of a file. */
      g_autofree char *subtitle = g_strdup_printf (_ ("Line %u"), line);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  gtk_list_box_append (list, row);
}

static void
show_remarks (GtkListBox *list, GtkWidget *group, GPtrArray *remarks)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  gtk_widget_set_visible (group, remarks->len > 0);
  for (guint i = 0; i < MIN (remarks->len, REMARKS_SHOWN); i++)
    {
      const DbkImportRemark *remark = g_ptr_array_index (remarks, i);

      add_remark (list, remark->text, remark->line);
    }
  if (remarks->len > REMARKS_SHOWN)
    {
      guint rest = remarks->len - REMARKS_SHOWN;
      g_autofree char *text =
          g_strdup_printf (ngettext ("and %u more like these", "and %u more like these", rest),
                           rest);

      add_remark (list, text, 0);
    }
}

static void
show_report (DbkImportDialog *self, const DbkImportReport *report)
{
  g_autofree char *what = dbk_import_report_describe (report);
  g_autofree char *name = g_path_get_basename (self->path);
  guint wanted = report->counts.added + report->counts.updated;

  gtk_label_set_label (self->what, what);
  gtk_label_set_label (self->how, report->dry_run ? _ ("Nothing has been changed yet.")
                                                  : _ ("The clients are in the records now."));
  self->import_row = report->import_row;
  gtk_widget_set_visible (GTK_WIDGET (self->take_back), report->import_row != 0 && wanted > 0);
  adw_window_title_set_subtitle (self->title, name);
  show_remarks (self->refused, self->refused_group, report->refused);
  show_remarks (self->notes, self->notes_group, report->notes);
  gtk_widget_set_visible (GTK_WIDGET (self->import), report->dry_run && wanted > 0);
  gtk_button_set_label (self->cancel, report->dry_run && wanted > 0 ? _ ("_Cancel") : _ ("_Close"));
  dbk_spoken_fix_button (self->cancel);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
show_failure (DbkImportDialog *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  gtk_widget_set_visible (GTK_WIDGET (self->import), FALSE);
  if (g_error_matches (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS) &&
      self->date_order == DBK_DATE_ORDER_UNKNOWN)
    {
      adw_status_page_set_description (self->question, markup);
      gtk_stack_set_visible_child_name (self->stack, "question");
      return;
    }
  adw_status_page_set_description (self->failure, markup);
  gtk_button_set_label (self->cancel, _ ("_Close"));
  dbk_spoken_fix_button (self->cancel);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
stop_progress (DbkImportDialog *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
}

static gboolean
tick_cb (gpointer data)
{
  DbkImportDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress,
                                 (double) g_atomic_int_get (&self->told->done) / STEPS);
  return G_SOURCE_CONTINUE;
}

static void
show_progress (DbkImportDialog *self, const char *doing)
{
  stop_progress (self);
  g_clear_pointer (&self->told, g_atomic_rc_box_release);
  self->told = g_atomic_rc_box_new0 (Progress);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_label_set_label (self->doing, doing);
  gtk_widget_set_visible (GTK_WIDGET (self->import), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  self->tick = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = dbk_context_finish (result, &error);

  if (self->stack == NULL)
    return;
  stop_progress (self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  if (what == NULL)
    {
      show_failure (self, error);
      return;
    }
  gtk_label_set_label (self->what, what);
  gtk_label_set_label (self->how, _ ("The import was taken back."));
  gtk_widget_set_visible (self->refused_group, FALSE);
  gtk_widget_set_visible (self->notes_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->take_back), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
take_back_cb (DbkImportDialog *self)
{
  Job *job = g_new0 (Job, 1);

  show_progress (self, _ ("Taking the import back…"));
  /* How long it takes isn't known. */
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  job->who = dbk_context_get_who (self->context);
  job->import_row = self->import_row;
  dbk_engine_submit (dbk_context_get_engine (self->context), DBK_JOB_LONG_WRITE, take_back, job,
                     job_free, g_free, NULL, taken_back_cb, g_object_ref (self));
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkImportReport) report = dbk_context_finish (result, &error);

  if (self->stack != NULL)
    stop_progress (self);
  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report == NULL)
    show_failure (self, error);
  else
    {
      self->imported = self->imported || !report->dry_run;
      show_report (self, report);
    }
}

static void
start (DbkImportDialog *self, gboolean dry_run)
{
  Job *job = g_new0 (Job, 1);

  show_progress (self, dry_run ? _ ("Reading the file…") : _ ("Bringing the clients in…"));
  job->told = g_atomic_rc_box_acquire (self->told);
  job->options.progress = progress_cb;
  job->options.progress_data = job->told;
  job->who = dbk_context_get_who (self->context);
  job->path = g_strdup (self->path);
  job->options.dry_run = dry_run;
  job->options.date_order = self->date_order;
  job->cancellable = g_object_ref (self->cancellable);
  dbk_engine_submit (dbk_context_get_engine (self->context),
                     dry_run ? DBK_JOB_LONG_READ : DBK_JOB_LONG_WRITE, run, job, job_free,
                     (GDestroyNotify) dbk_import_report_free, self->cancellable, ran_cb,
                     g_object_ref (self));
}

static void
import_cb (DbkImportDialog *self)
{
  start (self, FALSE);
}

static void
choose_order (DbkImportDialog *self, DbkDateOrder order)
{
  self->date_order = order;
  start (self, TRUE);
}

static void
day_first_cb (DbkImportDialog *self)
{
  choose_order (self, DBK_DATE_ORDER_DMY);
}

static void
month_first_cb (DbkImportDialog *self)
{
  choose_order (self, DBK_DATE_ORDER_MDY);
}

static gboolean
dbk_import_dialog_close_request (GtkWindow *window)
{
  DbkImportDialog *self = DBK_IMPORT_DIALOG (window);

  /* What was written is taken back. */
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, done_signal, 0, self->imported);
  return GTK_WINDOW_CLASS (dbk_import_dialog_parent_class)->close_request (window);
}

static void
dbk_import_dialog_dispose (GObject *object)
{
  DbkImportDialog *self = DBK_IMPORT_DIALOG (object);

  stop_progress (self);
  g_clear_pointer (&self->told, g_atomic_rc_box_release);
  g_clear_object (&self->context);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (dbk_import_dialog_parent_class)->dispose (object);
}

static void
dbk_import_dialog_finalize (GObject *object)
{
  g_object_unref (DBK_IMPORT_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (dbk_import_dialog_parent_class)->finalize (object);
}

static void
dbk_import_dialog_class_init (DbkImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dbk_import_dialog_dispose;
  object_class->finalize = dbk_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dbk_import_dialog_close_request;

  done_signal = g_signal_new ("done", DBK_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/welcome/dbk-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, import);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, question);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, take_back);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, how);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, refused_group);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, notes_group);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, notes);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_first_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_import_dialog_init (DbkImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_import_dialog_new (GtkWindow *parent, DbkContext *context, const char *path)
{
  DbkImportDialog *self = g_object_new (DBK_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->path = g_strdup (path);
  start (self, TRUE);
  return GTK_WIDGET (self);
}
