/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients read from the records to be compared. */
#include "config.h"

#include "dbk-duplicate-crowd.h"

#include "dbk-rows.h"

static DbkCrowd *
crowd_new (void)
{
  DbkCrowd *crowd = g_new0 (DbkCrowd, 1);

  crowd->people = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_duplicate_person_free);
  crowd->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  crowd->archived = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return crowd;
}

void
dbk_crowd_free (DbkCrowd *crowd)
{
  g_ptr_array_unref (crowd->people);
  g_array_unref (crowd->rows);
  g_array_unref (crowd->archived);
  g_free (crowd);
}
static void
crowd_add (DbkCrowd *crowd, const DbkClient *client)
{
  gboolean archived = client->archived_on != DBK_DATE_NONE;

  g_ptr_array_add (crowd->people, dbk_duplicate_person_new (client));
  g_array_append_val (crowd->rows, client->row);
  g_array_append_val (crowd->archived, archived);
}

/* Gives @client its phones; @phones is at the first that is not an earlier client's. */
static gboolean
take_phones (DbkStatement *phones, gboolean *has_phone, DbkClient *client, GError **error)
{
  while (*has_phone && dbk_column_int (phones, 0) <= client->row)
    {
      if (dbk_column_int (phones, 0) == client->row)
        {
          DbkClientPhone *phone = dbk_client_phone_new ();

          phone->number = dbk_column_dup_text (phones, 1);
          g_ptr_array_add (client->phones, phone);
        }
      if (!dbk_step_row (phones, has_phone, error))
        return FALSE;
    }
  return TRUE;
}

/* Both are in the order of the clients' rows. */
static gboolean
read_crowd (DbkStatement *clients, DbkStatement *phones, DbkCrowd *crowd, GError **error)
{
  gboolean has_phone;

  if (!dbk_step_row (phones, &has_phone, error))
    return FALSE;
  while (TRUE)
    {
      g_autoptr (DbkClient) client = NULL;
      gboolean has_row;

      if (!dbk_step_row (clients, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      client = dbk_rows_read (clients, &dbk_client_type);
      if (!take_phones (phones, &has_phone, client, error))
        return FALSE;
      crowd_add (crowd, client);
    }
}

DbkCrowd *
dbk_crowd_load_everybody (DbkConnection *connection, GError **error)
{
  g_autoptr (DbkStatement) clients =
      dbk_statement (connection, DBK_SQL_EVERY_DUPLICATE_PERSON, error);
  g_autoptr (DbkStatement) phones = NULL;
  g_autoptr (DbkCrowd) crowd = crowd_new ();

  if (clients == NULL)
    return NULL;
  phones = dbk_statement (connection, DBK_SQL_EVERY_DUPLICATE_PHONE, error);
  if (phones == NULL || !read_crowd (clients, phones, crowd, error))
    return NULL;
  return g_steal_pointer (&crowd);
}

DbkCrowd *
dbk_crowd_load (DbkConnection *connection, GArray *rows, GError **error)
{
  g_autoptr (DbkStatement) clients = dbk_statement (connection, DBK_SQL_DUPLICATE_PEOPLE, error);
  g_autoptr (DbkStatement) phones = NULL;
  g_autoptr (DbkCrowd) crowd = crowd_new ();
  const gint64 *first = (const gint64 *) (gpointer) rows->data;

  if (clients == NULL)
    return NULL;
  phones = dbk_statement (connection, DBK_SQL_DUPLICATE_PHONES, error);
  if (phones == NULL)
    return NULL;
  dbk_bind_ids (clients, "rows", first, rows->len);
  dbk_bind_ids (phones, "rows", first, rows->len);
  if (!read_crowd (clients, phones, crowd, error))
    return NULL;
  return g_steal_pointer (&crowd);
}
