/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary's ways out of the window: the printer and a PDF file. */
#include "config.h"

#include "dbk-summary-page-private.h"

#include <glib/gi18n-lib.h>

#include "dbk-file-dialog.h"
#include "dbk-toast.h"

typedef struct
{
  DbkSummaryPage *page;    /* owned */
  DbkClientRecord *record; /* owned */
  DbkSummary *summary;     /* owned: the printer's own */
} Job;

static void
free_job (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_object_unref (job->page);
  dbk_client_record_unref (job->record);
  dbk_summary_free (job->summary);
  g_free (job);
}

#define LEAST_WIDTH 400.0 /* below it the layout would be all breaks: it is shrunk instead */

/* The paper chosen in the dialog, within what the printer can reach on it. */
static DbkPaper
paper_of (GtkPageSetup *setup)
{
  DbkPaper paper;

  dbk_paper_from_name ("a4", &paper);
  paper.width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  paper.height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  dbk_paper_keep_off (&paper, gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS),
                      gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS),
                      gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS),
                      gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS));
  if (paper.width - 2 * paper.margin_side < LEAST_WIDTH || paper.height < LEAST_WIDTH)
    dbk_paper_from_name ("a4", &paper);
  return paper;
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  DbkPaper paper = paper_of (gtk_print_context_get_page_setup (context));
  DbkSummary *summary = NULL;

  /* Unless the page has gone on to another client meanwhile. */
  if (job->page->record == job->record)
    summary = dbk_summary_page_make (job->page, &paper, NULL);
  if (summary != NULL)
    {
      dbk_summary_free (job->summary);
      job->summary = summary;
    }
  gtk_print_operation_set_n_pages (operation, (int) dbk_summary_get_n_pages (job->summary));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  const DbkPaper *paper = dbk_summary_get_paper (job->summary);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / paper->width, height / paper->height);

  /* 1 unless the paper is too small to be laid out on. */
  cairo_translate (cr, (width - paper->width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  dbk_summary_draw_page (job->summary, cr, (guint) page);
}

static void
remember (DbkSummaryPage *page, GtkPrintOperation *operation)
{
  GSettings *settings = dbk_context_get_settings (dbk_summary_page_get_context (page));
  GtkPrintSettings *chosen = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GKeyFile) sheet = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autofree char *sheet_text = NULL;

  if (chosen == NULL)
    return;
  gtk_print_settings_to_key_file (chosen, file, "settings");
  text = g_key_file_to_data (file, NULL, NULL);
  g_settings_set_string (settings, "print-settings", text);
  if (setup == NULL)
    return;
  gtk_page_setup_to_key_file (setup, sheet, "page");
  sheet_text = g_key_file_to_data (sheet, NULL, NULL);
  g_settings_set_string (settings, "page-setup", sheet_text);
}

static GKeyFile *
remembered_file (DbkSummaryPage *page, const char *key)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text =
      g_settings_get_string (dbk_context_get_settings (dbk_summary_page_get_context (page)), key);

  if (text[0] == '\0' || !g_key_file_load_from_data (file, text, (gsize) -1, 0, NULL))
    return NULL;
  return g_steal_pointer (&file);
}

static GtkPrintSettings *
remembered (DbkSummaryPage *page)
{
  g_autoptr (GKeyFile) file = remembered_file (page, "print-settings");
  GtkPrintSettings *settings =
      file == NULL ? NULL : gtk_print_settings_new_from_key_file (file, "settings", NULL);

  return settings == NULL ? gtk_print_settings_new () : settings;
}

/* The margins of last time, on the paper of the preview. */
static GtkPageSetup *
remembered_setup (DbkSummaryPage *page)
{
  const DbkPaper *paper = dbk_summary_page_get_paper (page);
  g_autoptr (GKeyFile) file = remembered_file (page, "page-setup");
  GtkPageSetup *setup = file == NULL ? NULL : gtk_page_setup_new_from_key_file (file, "page", NULL);
  GtkPaperSize *size =
      gtk_paper_size_new (paper->width < 600 ? GTK_PAPER_NAME_A4 : GTK_PAPER_NAME_LETTER);

  if (setup == NULL)
    setup = gtk_page_setup_new ();
  if (!gtk_paper_size_is_equal (gtk_page_setup_get_paper_size (setup), size))
    gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return setup;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GError) shown = g_error_new_literal (
          DBK_ERROR, DBK_ERROR_IO,
          _ ("The printer did not take the pages. The records are untouched; check the printer "
             "and try again, or save a PDF."));

      gtk_print_operation_get_error (operation, &error);
      g_debug ("printing: %s", error == NULL ? "?" : error->message);
      dbk_report_error (GTK_WIDGET (job->page), _ ("The Summary Was Not Printed"), shown);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      remember (job->page, operation);
      dbk_summary_page_note (job->page, "print");
    }
}

void
dbk_summary_page_print (DbkSummaryPage *self)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = remembered_setup (self);
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Job *job = g_new0 (Job, 1);

  job->page = g_object_ref (self);
  job->record = dbk_client_record_ref (self->record);
  job->summary = dbk_summary_page_make (self, dbk_summary_page_get_paper (self), &error);
  if (job->summary == NULL)
    {
      free_job (job, NULL);
      dbk_report_error (GTK_WIDGET (self), _ ("The Summary Was Not Printed"), error);
      return;
    }
  settings = remembered (self);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, dbk_summary_get_title (job->summary));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, free_job, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DbkSummary *summary = data;
  GError *error = NULL;

  if (dbk_summary_write_pdf (summary, g_object_get_data (G_OBJECT (task), "path"), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DbkSummaryPage *self = DBK_SUMMARY_PAGE (source);
  g_autoptr (GError) error = NULL;
  const char *path = g_object_get_data (G_OBJECT (result), "path");

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

      dbk_summary_page_note (self, "pdf");
      dbk_toast (GTK_WIDGET (self), text);
    }
  else
    dbk_report_error (GTK_WIDGET (self), _ ("The PDF Was Not Saved"), error);
}

void
dbk_summary_page_save (DbkSummaryPage *self, const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  g_autoptr (GError) error = NULL;
  DbkSummary *summary = dbk_summary_page_make (self, dbk_summary_page_get_paper (self), &error);

  if (summary == NULL)
    {
      dbk_report_error (GTK_WIDGET (self), _ ("The PDF Was Not Saved"), error);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), "path", g_strdup (path), g_free);
  g_task_set_task_data (task, summary, (GDestroyNotify) dbk_summary_free);
  g_task_run_in_thread (task, write_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSummaryPage) self = data;
  g_autoptr (GFile) file = dbk_file_dialog_finish (result);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (path != NULL)
    dbk_summary_page_save (self, path);
}

void
dbk_summary_page_choose_file (DbkSummaryPage *self)
{
  g_autoptr (GtkFileFilter) filter = dbk_file_filter_new (_ ("PDF documents"), "pdf", NULL);
  GtkFileFilter *filters[] = { filter, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSummary) summary =
      dbk_summary_page_make (self, dbk_summary_page_get_paper (self), &error);
  g_autofree char *name = NULL;

  if (summary == NULL)
    return;
  name = g_strconcat (dbk_summary_get_title (summary), ".pdf", NULL);
  g_strdelimit (name, "/\\", '-');
  dbk_file_save_async (GTK_WIDGET (self), _ ("Save the Course Summary"), _ ("_Save"), name, filters,
                       chosen_cb, g_object_ref (self));
}
