/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose record is older than the clinic keeps records; putting clients away. */
#include "config.h"

#include "dbk-clinic-store.h"
#include "dbk-client-store.h"
#include "dbk-erase-store.h"
#include "dbk-record-private.h"

/* Who is younger than this has a guardian's consent. */
#define OF_AGE 18

/* The last day a record is kept. */
static DbkDate
kept_until (const DbkClinic *clinic, DbkDate birth_date, DbkDate last_entry)
{
  DbkDate until = dbk_date_add_months (last_entry, 12 * clinic->retention_years);

  /* Whoever was a child then may ask what was done long after growing up. */
  if (birth_date != DBK_DATE_NONE && clinic->retention_minor_age != DBK_NONE &&
      dbk_date_age (birth_date, last_entry) < OF_AGE)
    until = MAX (until, dbk_date_add_months (birth_date, 12 * clinic->retention_minor_age));
  return until;
}

static gboolean
collect (DbkConnection *connection,
         const DbkClinic *clinic,
         DbkDate today,
         GArray *review,
         GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_EVERY_RETAINED, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      DbkRetained one = { 0 };

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      one.row = dbk_named_int (statement, "row");
      one.last_entry = dbk_named_date (statement, "last_entry");
      one.kept_until =
          kept_until (clinic, dbk_named_date (statement, "birth_date"), one.last_entry);
      one.archived = !dbk_named_is_null (statement, "archived_on");
      if (one.last_entry != DBK_DATE_NONE && one.kept_until < today)
        g_array_append_val (review, one);
    }
}

GArray *
dbk_erase_store_load_review (DbkConnection *connection, DbkDate today, GError **error)
{
  g_autoptr (GArray) review = g_array_new (FALSE, FALSE, sizeof (DbkRetained));
  g_autoptr (DbkClinic) clinic = dbk_clinic_store_load (connection, error);

  if (clinic == NULL)
    return NULL;
  if (clinic->retention_years != DBK_NONE && clinic->retention_years > 0 &&
      !collect (connection, clinic, today, review, error))
    return NULL;
  return g_steal_pointer (&review);
}

gboolean
dbk_erase_store_archive (DbkConnection *connection,
                         const DbkWho *who,
                         gint64 client_row,
                         gboolean archived,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) client = NULL;

  if (transaction == NULL || !dbk_store_require_staff (connection, who, error) ||
      !dbk_record_check_client (connection, client_row, error))
    return FALSE;
  base = dbk_client_store_load (connection, client_row, error);
  if (base == NULL)
    return FALSE;
  client = dbk_client_copy (base);
  client->archived_on = archived ? dbk_record_today (connection, who) : DBK_DATE_NONE;
  return dbk_client_store_update (connection, who, base, client, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
