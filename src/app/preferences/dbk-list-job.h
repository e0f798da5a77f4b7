/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the records for entries of the clinic's lists, and writing them. */
#pragma once

#include "dbk-context.h"
#include "dbk-list-kind.h"

G_BEGIN_DECLS

/** What a job of dbk_list_write() needs; all of it is copied or referenced. */
typedef struct _DbkListJob DbkListJob;

/** @base: (nullable): NULL adds @entry. The clinic itself is an entry too. */
DbkListJob *dbk_list_job_new (DbkContext *context, gconstpointer base, gconstpointer entry);
void dbk_list_job_free (gpointer job);
/** A DbkJobFunc; returns the entry as it is stored. */
gpointer dbk_list_write (DbkConnection *connection, gpointer job, GError **error);
/** A DbkJobFunc: the entry (@data) as it is stored now, the newest version of it. */
gpointer dbk_list_load_now (DbkConnection *connection, gpointer data, GError **error);
/** A DbkJobFunc: all entries of the DbkRecordType @data, retired ones too. (element-type DbkRecord)
 */
gpointer dbk_list_load_all (DbkConnection *connection, gpointer data, GError **error);

G_END_DECLS
