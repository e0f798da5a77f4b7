/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of somebody's list as a client. */
#pragma once

#include "dbk-client.h"
#include "dbk-csv-header.h"

G_BEGIN_DECLS

/** What every row is read by. */
typedef struct
{
  const DbkCsvTable *table;
  GPtrArray *columns; /* of DbkColumn */
  DbkDateOrder order;
  DbkDate today;
} DbkCsvClientReader;

/**
 * dbk_csv_client_read:
 * @notes: (element-type utf8): gets sentences about what was kept in another place than its own
 * @error: why the row can't be taken
 *
 * Columns without a place of their own stand in the desk note as "Header: value".
 * Returns: (transfer full) (nullable)
 */
DbkClient *
dbk_csv_client_read (const DbkCsvClientReader *reader, guint row, GPtrArray *notes, GError **error);
/** Adds what @client, read from a list, says beyond @stored. TRUE when anything changed. */
gboolean dbk_csv_client_update (DbkClient *stored, const DbkClient *client);

G_END_DECLS
