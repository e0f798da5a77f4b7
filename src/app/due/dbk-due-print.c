/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The due list's ways out of the window: the printer and a file for a spreadsheet. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-activity-store.h"
#include "dbk-companion.h"
#include "dbk-due-file.h"
#include "dbk-due-page-private.h"
#include "dbk-due-text.h"
#include "dbk-file-dialog.h"
#include "dbk-toast.h"

/* Printing and writing take the list as a whole, not only what is on screen. */
typedef struct
{
  GWeakRef page;
  DbkWho who;
  DbkDate today;
  char *path; /* NULL: to the printer */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->page);
  g_free (job->path);
  g_free (job);
}

static gboolean
is_printed (DbkDueGroup group)
{
  return group <= DBK_DUE_GROUP_NEXT_WEEK || group == DBK_DUE_GROUP_DRAFTS;
}

static gpointer
load (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  int limits[DBK_N_DUE_GROUPS];
  g_autoptr (DbkDueList) list = NULL;

  for (guint i = 0; i < DBK_N_DUE_GROUPS; i++)
    limits[i] = job->path != NULL || is_printed (i) ? -1 : 0;
  list = dbk_due_store_load (connection, job->today, limits, error);
  if (list != NULL && job->path != NULL && !dbk_due_file_write (list->items, job->path, error))
    return NULL;
  return g_steal_pointer (&list);
}

/* The history says what left the house; that it could not be noted stops nobody's work. */
static gpointer
note (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;

  dbk_activity_store_note (connection, &job->who, job->path != NULL ? "export" : "print", 0,
                           "{\"document\":\"due\"}", error);
  return NULL;
}

static Job *
job_new (DbkDuePage *self, const char *path)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->page, self);
  job->who = dbk_context_get_who (self->context);
  job->today = dbk_context_get_today (self->context);
  job->path = g_strdup (path);
  return job;
}

static void
note_done (DbkDuePage *self, const char *path)
{
  dbk_context_write (self->context, note, job_new (self, path), job_free, NULL, NULL, NULL, NULL);
}

/* Printing */

static const char *
state_of (const DbkDueItem *item, DbkDate today)
{
  if (g_strcmp0 (item->kind, "draft") == 0)
    return "draft";
  if (item->days_late != DBK_NONE)
    return "overdue";
  return item->due_first <= today ? "due" : "too_early";
}

static DbkSummary *
make_summary (DbkDuePage *self, const DbkDueList *list, const DbkPaper *paper)
{
  DbkDate today = dbk_context_get_today (self->context);
  DbkSummaryOptions options = { DBK_SUMMARY_FOR_RECORD, *paper, today, 0, NULL, NULL };
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (DbkDueEntry));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->items->len; i++)
    {
      const DbkDueItem *item = list->items->pdata[i];
      DbkDueEntry entry = { item->name,
                            item->number,
                            item->phone,
                            item->contact_preference,
                            state_of (item, today),
                            item->due_first,
                            item->due_last,
                            g_strcmp0 (item->kind, "draft") == 0 ? DBK_NONE : item->days_late,
                            item->last_session,
                            item->what,
                            dbk_due_text_call (item) };

      if (entry.call != NULL)
        g_ptr_array_add (texts, (gpointer) entry.call);
      g_array_append_val (entries, entry);
    }
  return dbk_companion_new_due_list ((const DbkDueEntry *) (gpointer) entries->data, entries->len,
                                     dbk_context_get_lists (self->context)->clinic, &options);
}

typedef struct
{
  DbkDuePage *page;    /* owned */
  DbkDueList *list;    /* owned */
  DbkSummary *summary; /* owned */
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *print = data;

  g_object_unref (print->page);
  dbk_due_list_free (print->list);
  dbk_summary_free (print->summary);
  g_free (print);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  gboolean letter = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS) > 605;
  DbkPaper paper;

  dbk_paper_from_name (letter ? "letter" : "a4", &paper);
  print->summary = make_summary (print->page, print->list, &paper);
  gtk_print_operation_set_n_pages (operation, (int) dbk_summary_get_n_pages (print->summary));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  const DbkPaper *paper = dbk_summary_get_paper (print->summary);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / paper->width,
                      gtk_print_context_get_height (context) / paper->height);

  cairo_scale (cr, scale, scale);
  dbk_summary_draw_page (print->summary, cr, (guint) page);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Print *print)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GError) error = g_error_new_literal (
          DBK_ERROR, DBK_ERROR_IO,
          _ ("The printer did not take the pages. The records are untouched; check the printer "
             "and try again."));

      dbk_report_error (GTK_WIDGET (print->page), _ ("The List Was Not Printed"), error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    note_done (print->page, NULL);
}

static void
print_list (DbkDuePage *self, DbkDueList *list)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Print *print = g_new0 (Print, 1);

  print->page = g_object_ref (self);
  print->list = list;
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _ ("Due list"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  g_signal_connect_data (operation, "done", G_CALLBACK (printed_cb), print, print_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

/* Both */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (DbkDuePage) self = g_weak_ref_get (&job->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkDueList) list = dbk_context_finish (result, &error);

  if (self != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      if (list == NULL)
        dbk_report_error (GTK_WIDGET (self),
                          job->path != NULL ? _ ("The List Was Not Written")
                                            : _ ("The List Was Not Printed"),
                          error);
      else if (job->path == NULL)
        print_list (self, g_steal_pointer (&list));
      else
        {
          g_autofree char *name = g_filename_display_basename (job->path);
          g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

          note_done (self, job->path);
          dbk_toast (GTK_WIDGET (self), text);
        }
    }
  job_free (job);
}

static void
ask (DbkDuePage *self, const char *path)
{
  dbk_context_read (self->context, load, job_new (self, path), job_free,
                    (GDestroyNotify) dbk_due_list_free, NULL, loaded_cb, job_new (self, path));
}

void
dbk_due_page_print (DbkDuePage *self)
{
  ask (self, NULL);
}

void
dbk_due_page_export (DbkDuePage *self, const char *path)
{
  g_return_if_fail (DBK_IS_DUE_PAGE (self));
  g_return_if_fail (path != NULL);

  ask (self, path);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkDuePage) self = data;
  g_autoptr (GFile) file = dbk_file_dialog_finish (result);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (path != NULL)
    dbk_due_page_export (self, path);
}

void
dbk_due_page_choose_file (DbkDuePage *self)
{
  g_autoptr (GtkFileFilter) filter = dbk_file_filter_new (_ ("Spreadsheets"), "csv", NULL);
  GtkFileFilter *filters[] = { filter, NULL };
  g_autofree char *day = dbk_date_to_iso (dbk_context_get_today (self->context));
  /* Translators: a file's name; %s is a day, the ending stays. */
  g_autofree char *name = g_strdup_printf (_ ("due-%s.csv"), day);

  dbk_file_save_async (GTK_WIDGET (self), _ ("Export the Due List"), _ ("_Export"), name, filters,
                       chosen_cb, g_object_ref (self));
}
