/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking records out from the window: one client's, or everything. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-activity-note.h"
#include "dbk-clinic-store.h"
#include "dbk-companion.h"
#include "dbk-export-action.h"
#include "dbk-export.h"
#include "dbk-file-dialog.h"
#include "dbk-record-store.h"
#include "dbk-records.h"
#include "dbk-toast.h"

typedef struct
{
  GtkWidget *from;
  DbkContext *context;
  DbkDate today;
  gint64 client; /* 0: everything */
  char *folder;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->from);
  g_object_unref (job->context);
  g_free (job->folder);
  g_free (job);
}

static Job *
job_copy (const Job *job)
{
  Job *copy = g_memdup2 (job, sizeof *job);

  g_object_ref (copy->from);
  g_object_ref (copy->context);
  copy->folder = g_strdup (job->folder);
  return copy;
}

/* The whole record to read, beside the files that machines read. */
static gboolean
write_pdf (DbkConnection *connection, const Job *job, GError **error)
{
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (connection, job->client, error);
  g_autoptr (DbkClinic) clinic = dbk_clinic_store_load (connection, error);
  g_autofree char *photos =
      g_build_filename (dbk_connection_get_directory (connection), DBK_RECORDS_PHOTOS, NULL);
  g_autofree char *path = g_build_filename (job->folder, "record.pdf", NULL);
  DbkSummaryOptions options = { DBK_SUMMARY_FOR_RECORD };
  g_autoptr (DbkSummary) summary = NULL;

  if (record == NULL || clinic == NULL)
    return FALSE;
  dbk_paper_from_name ("a4", &options.paper);
  options.printed_on = job->today;
  options.photos = photos;
  summary = dbk_companion_new_record (record, clinic, &options);
  return dbk_summary_write_pdf (summary, path, error);
}

static gpointer export(DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  const DbkExportOptions options = { job->client, FALSE };

  if (!dbk_export_directory (connection, job->folder, &options, NULL, NULL, error) ||
      (job->client != 0 && !write_pdf (connection, job, error)))
    return NULL;
  return g_strdup (job->folder);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = dbk_context_finish (result, &error);

  if (folder != NULL)
    {
      g_autofree char *name = g_filename_display_basename (folder);
      /* Translators: %s is a folder. */
      g_autofree char *text = g_strdup_printf (_ ("Exported to “%s”"), name);

      dbk_note_activity (job->context, "export", job->client,
                         job->client != 0 ? "{\"document\":\"client_record\"}"
                                          : "{\"document\":\"everything\"}");
      if (gtk_widget_get_root (job->from) != NULL)
        dbk_toast (job->from, text);
    }
  else if (gtk_widget_get_root (job->from) != NULL)
    dbk_report_error (job->from, _ ("The Records Were Not Exported"), error);
  job_free (job);
}

/* A name nothing has yet: what was exported before stays. */
static char *
free_folder (const char *parent, const DbkClient *client, DbkDate today)
{
  g_autofree char *day = dbk_date_to_iso (today);
  g_autofree char *name = client != NULL ? g_strdup_printf ("dermabook-%d-%s", client->number, day)
                                         : g_strdup_printf ("dermabook-%s", day);
  char *path = g_build_filename (parent, name, NULL);

  for (int i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *next = g_strdup_printf ("%s-%d", name, i);

      g_free (path);
      path = g_build_filename (parent, next, NULL);
    }
  return path;
}

void
dbk_export_to (GtkWidget *from, DbkContext *context, const DbkClient *client, const char *parent)
{
  Job *job = g_new0 (Job, 1);

  job->from = g_object_ref (from);
  job->context = g_object_ref (context);
  job->today = dbk_context_get_today (context);
  job->client = client != NULL ? client->row : 0;
  job->folder = free_folder (parent, client, job->today);
  dbk_engine_submit (dbk_context_get_engine (context), DBK_JOB_LONG_READ, export, job_copy (job),
                     job_free, g_free, NULL, exported_cb, job);
}

typedef struct
{
  DbkContext *context;
  DbkClient *client;
} Ask;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Ask *ask = data;
  g_autoptr (DbkContext) context = ask->context;
  g_autoptr (DbkClient) client = ask->client;
  g_autoptr (GFile) folder = dbk_file_dialog_finish (result);

  if (folder == NULL)
    return;
  if (g_file_peek_path (folder) == NULL)
    dbk_toast (GTK_WIDGET (source), _ ("Choose a folder of this computer"));
  else
    dbk_export_to (GTK_WIDGET (source), context, client, g_file_peek_path (folder));
}

void
dbk_export_ask (GtkWidget *from, DbkContext *context, const DbkClient *client)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->context = g_object_ref (context);
  ask->client = client != NULL ? dbk_client_copy (client) : NULL;
  dbk_folder_open_async (from,
                         client != NULL ? _ ("Export the Record Into a New Folder In")
                                        : _ ("Export Everything Into a New Folder In"),
                         _ ("_Export"), chosen_cb, ask);
}
