/* SPDX-License-Identifier: GPL-3.0-or-later */
/* More ways out: the program for PDF files, and a summary for everyone who is due. */
#include "config.h"

#include "dbk-summary-page-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dbk-activity-store.h"
#include "dbk-file-dialog.h"
#include "dbk-record-store.h"
#include "dbk-search.h"
#include "dbk-toast.h"

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSummaryPage) self = data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error) || self->box == NULL)
    return;
  g_debug ("opening a PDF: %s", error->message);
  g_clear_error (&error);
  g_set_error_literal (&error, DBK_ERROR, DBK_ERROR_FAILED,
                       _ ("No program for PDF files answered. Save a PDF and open it from its "
                          "folder."));
  dbk_report_error (GTK_WIDGET (self), _ ("The Viewer Did Not Open"), error);
}

void
dbk_summary_page_view (DbkSummaryPage *self)
{
  /* The session's own folder: nobody else reads it, and it is gone after logging out. */
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "dermabook", NULL);
  g_autofree char *name = g_strconcat (dbk_summary_get_title (self->summary), ".pdf", NULL);
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_strdelimit (name, "/\\", '-');
  path = g_build_filename (folder, name, NULL);
  uri = g_filename_to_uri (path, NULL, &error);
  if (uri == NULL || !dbk_summary_write_pdf (self->summary, path, &error))
    {
      dbk_report_error (GTK_WIDGET (self), _ ("The Viewer Did Not Open"), error);
      return;
    }
  if (self->viewed == NULL)
    self->viewed = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->viewed, g_strdup (path));
  dbk_summary_page_note (self, "pdf");
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb, g_object_ref (self));
}

/* Everyone who is due */

typedef struct
{
  char *folder;
  DbkClinic *clinic;
  DbkSummaryOptions options;
  DbkWho who;
} Batch;

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  g_free (batch->folder);
  dbk_clinic_unref (batch->clinic);
  g_free (batch);
}

static gboolean
write_one (DbkConnection *connection, const Batch *batch, gint64 row, guint *n, GError **error)
{
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (connection, row, error);
  g_autoptr (DbkSummary) summary = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sections = NULL;
  g_autofree char *detail = NULL;

  if (record == NULL)
    return FALSE;
  /* Who has no course yet has nothing to take home. */
  summary = dbk_summary_new (record, NULL, batch->clinic, &batch->options, NULL);
  if (summary == NULL)
    return TRUE;
  name = g_strdup_printf ("%d %s.pdf", record->client->number, dbk_summary_get_title (summary));
  g_strdelimit (name, "/\\", '-');
  path = g_build_filename (batch->folder, name, NULL);
  if (!dbk_summary_write_pdf (summary, path, error))
    return FALSE;
  (*n)++;
  sections = dbk_sections_to_text (dbk_summary_get_sections (summary));
  detail = g_strdup_printf (
      "{\"document\":\"course_summary\",\"kind\":\"client\",\"course\":\"%s\",\"sections\":\"%s\"}",
      dbk_summary_get_course_id (summary), sections);
  return dbk_activity_store_note (connection, &batch->who, "pdf", row, detail, error);
}

static gpointer
write_batch (DbkConnection *connection, gpointer data, GError **error)
{
  const Batch *batch = data;
  g_autoptr (DbkSearchResult) found = dbk_search_clients (connection, "", DBK_CLIENT_FILTER_DUE,
                                                          batch->options.printed_on, -1, error);
  guint n = 0;

  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->rows->len; i++)
    if (!write_one (connection, batch, g_array_index (found->rows, gint64, i), &n, error))
      return NULL;
  return g_memdup2 (&n, sizeof n);
}

static void
batch_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSummaryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = dbk_context_finish (result, &error);

  if (self->box == NULL)
    return;
  if (n == NULL)
    dbk_report_error (GTK_WIDGET (self), _ ("Not All Summaries Were Saved"), error);
  else
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u summary saved", "%u summaries saved", *n), *n);

      dbk_toast (GTK_WIDGET (self), text);
    }
}

static void
folder_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSummaryPage) self = data;
  g_autoptr (GFile) file = dbk_file_dialog_finish (result);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);
  Batch *batch;

  if (path == NULL || self->box == NULL)
    return;
  batch = g_new0 (Batch, 1);
  batch->folder = g_steal_pointer (&path);
  batch->clinic = dbk_clinic_copy (dbk_context_get_lists (self->context)->clinic);
  batch->options.kind = DBK_SUMMARY_FOR_CLIENT;
  batch->options.paper = self->paper;
  batch->options.printed_on = dbk_context_get_today (self->context);
  batch->who = dbk_context_get_who (self->context);
  dbk_context_write (self->context, write_batch, batch, free_batch, g_free, NULL, batch_cb,
                     g_object_ref (self));
}

void
dbk_summary_page_save_due (DbkSummaryPage *self)
{
  dbk_folder_open_async (GTK_WIDGET (self), _ ("Save Summaries of Everyone Due"), _ ("_Save"),
                         folder_cb, g_object_ref (self));
}
