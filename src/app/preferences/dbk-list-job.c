/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the records for entries of the clinic's lists, and writing them. */
#include "config.h"

#include "dbk-list-job.h"

struct _DbkListJob
{
  DbkWho who;
  gpointer base;
  gpointer entry;
};

DbkListJob *
dbk_list_job_new (DbkContext *context, gconstpointer base, gconstpointer entry)
{
  DbkListJob *job = g_new0 (DbkListJob, 1);

  job->who = dbk_context_get_who (context);
  job->base = dbk_record_copy (base);
  job->entry = dbk_record_copy (entry);
  return job;
}

void
dbk_list_job_free (gpointer data)
{
  DbkListJob *job = data;

  dbk_record_unref (job->base);
  dbk_record_unref (job->entry);
  g_free (job);
}

gpointer
dbk_list_write (DbkConnection *connection, gpointer data, GError **error)
{
  const DbkListJob *job = data;
  gpointer entry = dbk_record_copy (job->entry);
  gboolean done;

  if (((DbkRecord *) entry)->type == &dbk_clinic_type)
    done = dbk_clinic_store_update (connection, &job->who, job->base, entry, error);
  else if (job->base != NULL)
    done = dbk_list_store_update (connection, &job->who, job->base, entry, error);
  else
    done = dbk_list_store_save (connection, &job->who, entry, error);
  if (done)
    return entry;
  dbk_record_unref (entry);
  return NULL;
}

gpointer
dbk_list_load_now (DbkConnection *connection, gpointer data, GError **error)
{
  if (((DbkRecord *) data)->type == &dbk_clinic_type)
    return dbk_clinic_store_load (connection, error);
  return dbk_list_store_load_now (connection, data, error);
}

gpointer
dbk_list_load_all (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_list_store_load_all (connection, data, error);
}
