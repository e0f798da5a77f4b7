/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking records out: everything, or one client, to a folder anybody can read. */
#pragma once

#include "dbk-connection.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 client_row; /* 0: everybody */
  gboolean audit;    /* the history of changes as audit.csv */
} DbkExportOptions;

/**
 * dbk_export_directory:
 * @directory: a folder that is empty or isn't there yet
 * @cancellable: (nullable)
 * @n_clients: (out) (optional)
 *
 * Writes clients.json (the record format), one CSV for each table of the client record, photos/,
 * README.txt about the columns and, for everybody, clinic.json with the clinic's lists. One
 * moment's state; the same records give the same bytes. Written beside the folder and renamed: it
 * is there whole or not at all. Any thread that owns the connection.
 */
gboolean dbk_export_directory (DbkConnection *connection,
                               const char *directory,
                               const DbkExportOptions *options,
                               GCancellable *cancellable,
                               guint *n_clients,
                               GError **error);

G_END_DECLS
