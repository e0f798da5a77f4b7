/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import assistant has done in a worker thread. */
#include "config.h"

#include "dbk-import-job.h"

#include "dbk-decode.h"

DbkImportJob *
dbk_import_job_new (DbkContext *context,
                    const DbkImportSet *set,
                    GCancellable *cancellable,
                    DbkImportProgress *told)
{
  DbkImportJob *job = g_new0 (DbkImportJob, 1);

  job->who = dbk_context_get_who (context);
  for (guint i = 0; i < DBK_IMPORT_N_PARTS; i++)
    job->set.paths[i] = g_strdup (set->paths[i]);
  job->cancellable = g_object_ref (cancellable);
  job->told = g_atomic_rc_box_acquire (told);
  return job;
}

void
dbk_import_job_free (DbkImportJob *job)
{
  if (job == NULL)
    return;
  for (guint i = 0; i < DBK_IMPORT_N_PARTS; i++)
    g_free (job->set.paths[i]);
  g_clear_pointer (&job->fields, g_array_unref);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->told, g_atomic_rc_box_release);
  g_free (job);
}

static void
job_free (gpointer data)
{
  dbk_import_job_free (data);
}

static void
progress_cb (double fraction, gpointer data)
{
  DbkImportProgress *told = data;

  g_atomic_int_set (&told->done, (int) (fraction * DBK_IMPORT_STEPS));
}

static gboolean
looking_cb (double fraction, gpointer data, GError **error)
{
  const DbkImportJob *job = data;

  progress_cb (fraction, job->told);
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

static gpointer
look (DbkConnection *connection, gpointer data, GError **error)
{
  DbkImportJob *job = data;
  const char *path = job->set.paths[DBK_IMPORT_PART_CLIENTS];
  gboolean is_csv;

  if (!dbk_import_check_file (path, error) || !dbk_import_is_csv (path, &is_csv, error))
    return NULL;
  if (is_csv)
    return dbk_csv_look (path, NULL, TRUE, looking_cb, job, error);
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND, "");
  return NULL;
}

static gpointer
run (DbkConnection *connection, gpointer data, GError **error)
{
  const DbkImportJob *job = data;
  const DbkImportOptions options = {
    .dry_run = job->dry_run,
    .date_order = job->order,
    .progress = progress_cb,
    .progress_data = job->told,
    .fields = job->fields == NULL ? NULL : (const DbkColumnField *) (gpointer) job->fields->data,
    .n_fields = job->fields == NULL ? 0 : job->fields->len,
  };

  return dbk_import_set (connection, &job->who, &job->set, &options, job->cancellable, error);
}

void
dbk_import_job_look (DbkContext *context,
                     DbkImportJob *job,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  dbk_engine_submit (dbk_context_get_engine (context), DBK_JOB_LONG_READ, look, job, job_free,
                     (GDestroyNotify) dbk_csv_look_free, job->cancellable, callback, user_data);
}

void
dbk_import_job_run (DbkContext *context,
                    DbkImportJob *job,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  dbk_engine_submit (dbk_context_get_engine (context),
                     job->dry_run ? DBK_JOB_LONG_READ : DBK_JOB_LONG_WRITE, run, job, job_free,
                     (GDestroyNotify) dbk_import_report_free, job->cancellable, callback,
                     user_data);
}

/* Taking back */

typedef struct
{
  DbkWho who;
  gint64 row;
} Undo;

static gpointer
foretell (DbkConnection *connection, gpointer data, GError **error)
{
  const Undo *undo = data;
  DbkUndoCounts counts;

  if (!dbk_import_store_preview_undo (connection, undo->row, &counts, error))
    return NULL;
  return dbk_import_undo_foretell (&counts);
}

static gpointer
take_back (DbkConnection *connection, gpointer data, GError **error)
{
  const Undo *undo = data;
  DbkUndoCounts counts;

  if (!dbk_import_store_undo (connection, &undo->who, undo->row, &counts, error))
    return NULL;
  return dbk_import_undo_describe (&counts);
}

static Undo *
undo_new (DbkContext *context, gint64 import_row)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->who = dbk_context_get_who (context);
  undo->row = import_row;
  return undo;
}

void
dbk_import_ask_undo (DbkContext *context,
                     gint64 import_row,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  dbk_engine_submit (dbk_context_get_engine (context), DBK_JOB_LONG_READ, foretell,
                     undo_new (context, import_row), g_free, g_free, NULL, callback, user_data);
}

void
dbk_import_undo (DbkContext *context,
                 gint64 import_row,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  dbk_engine_submit (dbk_context_get_engine (context), DBK_JOB_LONG_WRITE, take_back,
                     undo_new (context, import_row), g_free, g_free, NULL, callback, user_data);
}
