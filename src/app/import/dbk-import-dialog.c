/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing clients in: what the columns hold, what would be done, then doing it. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-file-dialog.h"
#include "dbk-import-columns.h"
#include "dbk-import-dialog.h"
#include "dbk-import-job.h"
#include "dbk-import-remarks.h"
#include "dbk-label.h"
#include "dbk-spoken.h"
#include "dbk-toast.h"

/* What is shown beside the sum; the rest stands in a list of its own. */
#define REMARKS_SHOWN 6
/* How often the bar moves. */
#define TICK_MILLISECONDS 100

typedef enum
{
  STEP_BUSY,    /* reading, or taking back */
  STEP_COLUMNS, /* what they hold is chosen */
  STEP_DRY_RUN, /* what would come of it */
  STEP_WRITING, /* the import itself runs */
  STEP_DONE,    /* what came of it, or why nothing did */
} Step;

struct _DbkImportDialog
{
  AdwWindow parent_instance;

  DbkContext *context;
  DbkImportSet *set;
  DbkCsvLook *look; /* NULL for cards and records */
  DbkImportReport *report;
  GCancellable *cancellable;
  Step step;
  gboolean imported;
  gint64 import_row; /* the one that can be taken back */
  DbkImportProgress *told;
  guint tick;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkButton *cancel;
  GtkWidget *back;
  GtkButton *next;
  GtkStack *stack;
  DbkImportColumns *columns;
  DbkImportRemarks *remarks;
  AdwStatusPage *failure;
  GtkLabel *doing;
  GtkProgressBar *progress;
  GtkLabel *what;
  GtkLabel *how;
  GtkWidget *save;
  GtkWidget *undo;
  GtkWidget *refused_group;
  GtkListBox *refused;
  GtkWidget *notes_group;
  GtkListBox *notes;
};

G_DEFINE_FINAL_TYPE (DbkImportDialog, dbk_import_dialog, ADW_TYPE_WINDOW)

static guint done_signal;

static gboolean
is_gone (DbkImportDialog *self)
{
  return self->stack == NULL;
}

/* The buttons above say what can be done at this step. */
static void
set_step (DbkImportDialog *self, Step step, const char *page)
{
  guint wanted = self->report == NULL ? 0
                                      : self->report->counts.added + self->report->counts.updated +
                                            self->report->counts.sessions;

  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->next),
                          step == STEP_COLUMNS || (step == STEP_DRY_RUN && wanted > 0));
  gtk_button_set_label (self->next, step == STEP_COLUMNS ? _ ("C_ontinue") : _ ("_Import"));
  gtk_button_set_label (self->cancel, step == STEP_DONE || (step == STEP_DRY_RUN && wanted == 0)
                                          ? _ ("_Close")
                                          : _ ("_Cancel"));
  dbk_spoken_fix_button (self->next);
  dbk_spoken_fix_button (self->cancel);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next),
                            step != STEP_COLUMNS || dbk_import_columns_is_ready (self->columns));
  gtk_widget_set_visible (self->back, step == STEP_DRY_RUN && self->look != NULL);
}

/* What came of it */

static void
add_remark (GtkListBox *list, const DbkImportRemark *remark)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = dbk_import_remark_place (remark);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), remark->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (place != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  gtk_list_box_append (list, row);
}

static void
add_more (GtkListBox *list, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Show the %u There Is", "Show All %u", n), n);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
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
    add_remark (list, remarks->pdata[i]);
  if (remarks->len > REMARKS_SHOWN)
    add_more (list, remarks->len);
}

static void
show_all (DbkImportDialog *self, GPtrArray *remarks, const char *name)
{
  Step step = self->step;

  dbk_import_remarks_show (self->remarks, remarks, name);
  set_step (self, step, "remarks");
  gtk_widget_set_visible (GTK_WIDGET (self->next), FALSE);
  gtk_widget_set_visible (self->back, TRUE);
}

static void
show_refused_cb (DbkImportDialog *self)
{
  show_all (self, self->report->refused, _ ("Left Out"));
}

static void
show_notes_cb (DbkImportDialog *self)
{
  show_all (self, self->report->notes, _ ("Worth Knowing"));
}

static void
show_report (DbkImportDialog *self)
{
  const DbkImportReport *report = self->report;
  g_autofree char *what = dbk_import_report_describe (report);

  gtk_label_set_label (self->what, what);
  gtk_label_set_label (self->how, report->dry_run ? _ ("Nothing has been changed yet.")
                                                  : _ ("The clients are in the records now."));
  self->import_row = report->import_row;
  gtk_widget_set_visible (self->undo, report->import_row != 0);
  gtk_widget_set_visible (self->save, TRUE);
  show_remarks (self->refused, self->refused_group, report->refused);
  show_remarks (self->notes, self->notes_group, report->notes);
  set_step (self, report->dry_run ? STEP_DRY_RUN : STEP_DONE, "report");
}

/* What can't be mended by choosing again. */
static void
show_failure (DbkImportDialog *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failure, markup);
  set_step (self, STEP_DONE, "failed");
}

/* With columns there is something to go back to: nothing that was chosen is lost. */
static void
show_problem (DbkImportDialog *self, const GError *error)
{
  if (self->look == NULL)
    {
      show_failure (self, error);
      return;
    }
  dbk_import_columns_set_problem (self->columns, error->message);
  set_step (self, STEP_COLUMNS, "columns");
}

/* Jobs */

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
                                 (double) g_atomic_int_get (&self->told->done) / DBK_IMPORT_STEPS);
  return G_SOURCE_CONTINUE;
}

/* @measured: whether it is known how long it takes. */
static void
show_busy (DbkImportDialog *self, Step step, const char *doing, gboolean measured)
{
  stop_progress (self);
  g_clear_pointer (&self->told, g_atomic_rc_box_release);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->told = g_atomic_rc_box_new0 (DbkImportProgress);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), measured);
  gtk_label_set_label (self->doing, doing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  set_step (self, step, "busy");
  self->tick = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  DbkImportReport *report = dbk_context_finish (result, &error);

  if (is_gone (self))
    {
      dbk_import_report_free (report);
      return;
    }
  stop_progress (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  if (report != NULL)
    {
      g_clear_pointer (&self->report, dbk_import_report_free);
      self->report = report;
      self->imported = self->imported || !report->dry_run;
      show_report (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (GError) stopped = g_error_new_literal (
          DBK_ERROR, DBK_ERROR_REFUSED,
          _ ("The import was cancelled and taken back: nothing of it is in the records."));

      show_problem (self, stopped);
    }
  else
    show_problem (self, error);
}

static void
start (DbkImportDialog *self, gboolean dry_run)
{
  DbkImportSet chosen = { { self->set->paths[DBK_IMPORT_PART_CLIENTS] } };
  DbkImportJob *job;

  for (DbkImportPart part = DBK_IMPORT_PART_TREATMENTS; part < DBK_IMPORT_N_PARTS; part++)
    if (self->look != NULL && dbk_import_columns_wants (self->columns, part))
      chosen.paths[part] = self->set->paths[part];
  show_busy (self, dry_run ? STEP_BUSY : STEP_WRITING,
             dry_run ? _ ("Reading the file…") : _ ("Bringing the clients in…"), TRUE);
  job = dbk_import_job_new (self->context, &chosen, self->cancellable, self->told);
  job->dry_run = dry_run;
  if (self->look != NULL)
    {
      job->order = dbk_import_columns_get_order (self->columns);
      job->fields = g_array_new (FALSE, FALSE, sizeof (DbkColumnField));
      for (guint i = 0; i < self->look->columns->len; i++)
        g_array_append_val (job->fields, ((DbkColumn *) self->look->columns->pdata[i])->field);
    }
  dbk_import_job_run (self->context, job, ran_cb, g_object_ref (self));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  DbkCsvLook *look = dbk_context_finish (result, &error);

  if (is_gone (self))
    {
      dbk_csv_look_free (look);
      return;
    }
  stop_progress (self);
  if (look != NULL)
    {
      self->look = look;
      dbk_import_columns_show (self->columns, look, self->set);
      set_step (self, STEP_COLUMNS, "columns");
    }
  else if (g_error_matches (error, DBK_ERROR, DBK_ERROR_NOT_FOUND))
    start (self, TRUE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error);
}

static void
look_through (DbkImportDialog *self)
{
  show_busy (self, STEP_BUSY, _ ("Reading the file…"), TRUE);
  dbk_import_job_look (self->context,
                       dbk_import_job_new (self->context, self->set, self->cancellable, self->told),
                       looked_cb, g_object_ref (self));
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = dbk_context_finish (result, &error);

  if (is_gone (self))
    return;
  stop_progress (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  if (what == NULL)
    {
      show_failure (self, error);
      return;
    }
  gtk_label_set_label (self->what, what);
  gtk_label_set_label (self->how, _ ("The import was taken back."));
  gtk_widget_set_visible (self->refused_group, FALSE);
  gtk_widget_set_visible (self->notes_group, FALSE);
  gtk_widget_set_visible (self->undo, FALSE);
  gtk_widget_set_visible (self->save, FALSE);
  set_step (self, STEP_DONE, "report");
}

static void
undo_cb (DbkImportDialog *self)
{
  show_busy (self, STEP_BUSY, _ ("Taking the import back…"), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  dbk_import_undo (self->context, self->import_row, taken_back_cb, g_object_ref (self));
}

/* The report as a file */

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkImportDialog) self = data;
  g_autoptr (GFile) file = dbk_file_dialog_finish (result);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (path == NULL || is_gone (self))
    return;
  if (dbk_import_report_save (self->report, path, &error))
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

      dbk_toast (GTK_WIDGET (self->stack), text);
    }
  else
    dbk_report_error (GTK_WIDGET (self), _ ("The Report Was Not Saved"), error);
}

static void
save_cb (DbkImportDialog *self)
{
  g_autoptr (GtkFileFilter) filter = dbk_file_filter_new (_ ("Spreadsheets"), "csv", NULL);
  GtkFileFilter *filters[] = { filter, NULL };
  g_autofree char *day = dbk_date_to_iso (dbk_context_get_today (self->context));
  /* Translators: a file's name; %s is a day, the ending stays. */
  g_autofree char *name = g_strdup_printf (_ ("import-%s.csv"), day);

  dbk_file_save_async (GTK_WIDGET (self), _ ("Save the Report"), _ ("_Save"), name, filters,
                       save_chosen_cb, g_object_ref (self));
}

/* Going on, back and out */

static void
next_cb (DbkImportDialog *self)
{
  start (self, self->step == STEP_COLUMNS);
}

static void
back_cb (DbkImportDialog *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "remarks"))
    set_step (self, self->step, "report");
  else
    set_step (self, STEP_COLUMNS, "columns");
}

static void
changed_cb (DbkImportDialog *self)
{
  if (self->step == STEP_COLUMNS)
    gtk_widget_set_sensitive (GTK_WIDGET (self->next), dbk_import_columns_is_ready (self->columns));
}

/* An import under way is stopped and taken back before anything else; the window waits for that. */
static gboolean
dbk_import_dialog_close_request (GtkWindow *window)
{
  DbkImportDialog *self = DBK_IMPORT_DIALOG (window);

  if (self->step == STEP_WRITING)
    {
      gtk_label_set_label (self->doing, _ ("Taking back what was written…"));
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, done_signal, 0, self->imported);
  return GTK_WINDOW_CLASS (dbk_import_dialog_parent_class)->close_request (window);
}

static void
dbk_import_dialog_dispose (GObject *object)
{
  DbkImportDialog *self = DBK_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  stop_progress (self);
  g_clear_pointer (&self->told, g_atomic_rc_box_release);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->set, dbk_import_set_free);
  g_clear_pointer (&self->report, dbk_import_report_free);
  self->stack = NULL;

  G_OBJECT_CLASS (dbk_import_dialog_parent_class)->dispose (object);
}

/* The columns' rows point into it until they are gone. */
static void
dbk_import_dialog_finalize (GObject *object)
{
  dbk_csv_look_free (DBK_IMPORT_DIALOG (object)->look);

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
      widget_class, "/org/dermabook/Dermabook/ui/import/dbk-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, back);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, next);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, remarks);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, how);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, undo);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, refused_group);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, notes_group);
  gtk_widget_class_bind_template_child (widget_class, DbkImportDialog, notes);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_notes_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dbk_import_dialog_init (DbkImportDialog *self)
{
  g_type_ensure (DBK_TYPE_IMPORT_COLUMNS);
  g_type_ensure (DBK_TYPE_IMPORT_REMARKS);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What lies beside a list of clients is offered with it. */
static DbkImportSet *
gather (const char *const *paths, GError **error)
{
  g_autoptr (DbkImportSet) set = dbk_import_set_new (paths, error);
  DbkImportSet *beside = NULL;

  if (set != NULL && paths[0] != NULL && paths[1] == NULL)
    beside = dbk_import_set_beside (set->paths[DBK_IMPORT_PART_CLIENTS]);
  for (guint i = 0; beside != NULL && i < DBK_IMPORT_N_PARTS; i++)
    if (beside->paths[i] == NULL)
      beside->paths[i] = g_steal_pointer (&set->paths[i]);
  return beside != NULL ? beside : g_steal_pointer (&set);
}

GtkWidget *
dbk_import_dialog_new (GtkWindow *parent, DbkContext *context, const char *const *paths)
{
  DbkImportDialog *self = g_object_new (DBK_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GError) error = NULL;

  self->context = g_object_ref (context);
  self->set = gather (paths, &error);
  if (self->set != NULL)
    {
      g_autofree char *name = g_path_get_basename (self->set->paths[DBK_IMPORT_PART_CLIENTS]);

      adw_window_title_set_subtitle (self->title, name);
      look_through (self);
    }
  else
    show_failure (self, error);
  return GTK_WIDGET (self);
}
