/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bringing files in and taking records out asks of the records. */
#pragma once

#include "dbk-client.h"
#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** What came of one import. */
typedef struct
{
  guint added;
  guint updated;
  guint unchanged;
  guint refused;
  guint merged;   /* of those updated: given more by a file of the record format */
  guint sessions; /* past ones, transcribed */
} DbkImportCounts;

/** Notes that an import begins. Returns: its row, for DbkClient.import_row; 0 with @error */
gint64 dbk_import_store_begin (DbkConnection *connection,
                               const DbkWho *who,
                               const char *file_name,
                               GError **error);
gboolean dbk_import_store_finish (DbkConnection *connection,
                                  const DbkWho *who,
                                  gint64 import_row,
                                  const DbkImportCounts *counts,
                                  GError **error);

/** What a client of the same name can be told by. */
typedef struct
{
  gint64 row;
  char *email; /* "" for none */
  DbkDate birth_date;
  char **digits; /* the phones' digits, without country code and trunk zero */
} DbkNamesake;

void dbk_namesake_free (DbkNamesake *namesake);

/** Clients with the same given and family name as @client, spelling of accents and case aside;
 * merged and archived ones are left out. (element-type DbkNamesake) */
GPtrArray *dbk_import_store_find_namesakes (DbkConnection *connection,
                                            const DbkClient *client,
                                            GError **error);
/** Whether there is any client; TRUE when it can't be told. */
gboolean dbk_import_store_has_clients (DbkConnection *connection);
/** The form phone numbers are compared in. Caller frees. */
char *dbk_import_store_phone_digits (const char *number);

/** The rows of all clients but merged ones, by number. (element-type gint64) */
GArray *dbk_export_store_list_clients (DbkConnection *connection, GError **error);

/** One row of the history. */
typedef struct
{
  gint64 row;
  const char *at;
  const char *staff;
  gint64 client; /* the client's number, 0 for none */
  const char *action;
  const char *table_name;
  const char *table_row;
  const char *old_values; /* JSON, "" for none */
} DbkAuditEntry;

/** @entry is valid during the call. Returns: FALSE with @error ends the reading. */
typedef gboolean (*DbkAuditEntryFunc) (const DbkAuditEntry *entry, gpointer data, GError **error);

/** The history from its beginning. */
gboolean dbk_export_store_read_audit (DbkConnection *connection,
                                      DbkAuditEntryFunc func,
                                      gpointer data,
                                      GError **error);

G_END_DECLS
