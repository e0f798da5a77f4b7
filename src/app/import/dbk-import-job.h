/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import assistant has done in a worker thread. */
#pragma once

#include "dbk-context.h"
#include "dbk-csv-look.h"
#include "dbk-import.h"

G_BEGIN_DECLS

/** How far a job is; an atomic rc box. */
typedef struct
{
  int done; /* of DBK_IMPORT_STEPS; atomic */
} DbkImportProgress;

#define DBK_IMPORT_STEPS 1000

/** What is asked for, copied for the worker thread. */
typedef struct
{
  DbkWho who;
  DbkImportSet set;
  gboolean dry_run;
  DbkDateOrder order;
  GArray *fields; /* of DbkColumnField (nullable) */
  GCancellable *cancellable;
  DbkImportProgress *told;
} DbkImportJob;

/** @set: copied. @told: a reference is taken. */
DbkImportJob *dbk_import_job_new (DbkContext *context,
                                  const DbkImportSet *set,
                                  GCancellable *cancellable,
                                  DbkImportProgress *told);
void dbk_import_job_free (DbkImportJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkImportJob, dbk_import_job_free)

/** Takes @job. The result is a DbkCsvLook; DBK_ERROR_NOT_FOUND for what is no CSV. */
void dbk_import_job_look (DbkContext *context,
                          DbkImportJob *job,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/** Takes @job. The result is a DbkImportReport. */
void dbk_import_job_run (DbkContext *context,
                         DbkImportJob *job,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/** The result is a sentence: what taking the import back would come to. */
void dbk_import_ask_undo (DbkContext *context,
                          gint64 import_row,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/** The result is a sentence: what came of it. */
void dbk_import_undo (DbkContext *context,
                      gint64 import_row,
                      GAsyncReadyCallback callback,
                      gpointer user_data);

G_END_DECLS
