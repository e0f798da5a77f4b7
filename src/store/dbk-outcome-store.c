/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finished courses came to, read from the records. */
#include "config.h"

#include "dbk-outcome-store.h"

#include "dbk-record-private.h"
#include "dbk-record-store.h"

static GArray *
load_clients (DbkConnection *connection, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_COURSE_CLIENTS_COMPLETED, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;
  do
    {
      gint64 row;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      row = dbk_column_int (statement, 0);
      g_array_append_val (rows, row);
    }
  while (has_row);
  return g_steal_pointer (&rows);
}

DbkOutcome *
dbk_outcome_store_load (DbkConnection *connection, GError **error)
{
  g_autoptr (DbkOutcome) outcome = dbk_outcome_new ();
  g_autoptr (GArray) rows = load_clients (connection, error);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (DbkClientRecord) record =
          dbk_record_store_load (connection, g_array_index (rows, gint64, i), error);

      if (record == NULL)
        return NULL;
      dbk_outcome_add (outcome, record);
    }
  return g_steal_pointer (&outcome);
}
