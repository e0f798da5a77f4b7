/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients in the records. */
#include "config.h"

#include "dbk-client-store.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-words.h"
#include "dbk-name-order.h"
#include "dbk-record-private.h"
#include "dbk-rows.h"
#include "dbk-text.h"

#define NUMBER_MAX 999999999

static gboolean
load_phones (DbkConnection *connection, DbkClient *client, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_CLIENT_PHONES, error);
  GPtrArray *phones;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client_row", client->row);
  phones = dbk_rows_read_all (statement, &dbk_client_phone_type, error);
  if (phones == NULL)
    return FALSE;
  g_ptr_array_unref (client->phones);
  client->phones = phones;
  return TRUE;
}

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                       _ ("This client is not in the records any more."));
}

DbkClient *
dbk_client_store_load (DbkConnection *connection, gint64 row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_CLIENT_BY_ROW, error);
  g_autoptr (DbkClient) client = NULL;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "row", row);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      set_not_found (error);
      return NULL;
    }
  client = dbk_rows_read (statement, &dbk_client_type);
  if (!load_phones (connection, client, error))
    return NULL;
  return g_steal_pointer (&client);
}

/* The row with this number; 0 without @error when there is none. */
static gboolean
look_up_number (DbkConnection *connection, gint64 number, gint64 *row, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_CLIENT_ROW_OF_NUMBER, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "number", number);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  *row = has_row ? dbk_column_int (statement, 0) : 0;
  return TRUE;
}

gint64
dbk_client_store_find_number (DbkConnection *connection, int number, GError **error)
{
  gint64 row = 0;

  if (look_up_number (connection, number, &row, error) && row == 0)
    g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND, _ ("No client has the number %d."), number);
  return row;
}

gint64
dbk_client_store_find_id (DbkConnection *connection, const char *id, GError **error)
{
  return dbk_store_find_id (connection, DBK_SQL_CLIENT_ROW_OF_ID, id, error);
}

int
dbk_client_store_count (DbkConnection *connection, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_CLIENT_COUNT, error);
  gboolean has_row;

  if (statement == NULL || !dbk_step_row (statement, &has_row, error))
    return -1;
  return (int) dbk_column_int (statement, 0);
}

static gboolean
next_number (DbkConnection *connection, int *number, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_CLIENT_NEXT_NUMBER, error);
  gboolean has_row;
  gint64 next;

  if (statement == NULL || !dbk_step_row (statement, &has_row, error))
    return FALSE;
  next = dbk_column_int (statement, 0);
  if (next > NUMBER_MAX)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FAILED,
                           _ ("The client numbers are used up, so the client was not added. Give "
                              "the client with the highest number a smaller one."));
      return FALSE;
    }
  *number = (int) next;
  return TRUE;
}

/* Whether @client can have its number: it is one, and nobody else's. */
static gboolean
check_number (DbkConnection *connection, const DbkClient *client, GError **error)
{
  gint64 row;

  if (client->number < 1 || client->number > NUMBER_MAX)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                   _ ("%d can’t be a client number. Nothing was saved; use a number from 1 to %d."),
                   client->number, NUMBER_MAX);
      return FALSE;
    }
  if (!look_up_number (connection, client->number, &row, error))
    return FALSE;
  if (row == 0 || row == client->row)
    return TRUE;
  g_set_error (error, DBK_ERROR, DBK_ERROR_CONFLICT,
               _ ("Another client has the number %d already. Nothing was saved; choose another "
                  "number."),
               client->number);
  return FALSE;
}

static gboolean
check_name (const DbkClient *client, GError **error)
{
  if (!dbk_text_is_blank (client->given_name) || !dbk_text_is_blank (client->family_name))
    return TRUE;
  g_set_error_literal (
      error, DBK_ERROR, DBK_ERROR_INVALID,
      _ ("A client needs a name. Nothing was saved; type a given or a family name."));
  return FALSE;
}

static gboolean
has_clinical_fields (const DbkClient *client)
{
  return !dbk_text_is_blank (client->allergies) || !dbk_text_is_blank (client->clinical_note) ||
         client->skin_type != DBK_NONE;
}

static gboolean
write_client (DbkConnection *connection, DbkSql sql, const DbkClient *client, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  g_autofree char *sort_key = dbk_client_sort_key (client);
  g_autofree char *words = dbk_client_search_words (client);

  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, client);
  dbk_bind_text (statement, "sort_key", sort_key);
  dbk_bind_int (statement, "name_order", dbk_name_order (sort_key));
  dbk_bind_text (statement, "search_words", words);
  return dbk_run (statement, error);
}

static gboolean
write_phones (DbkConnection *connection, const DbkClient *client, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;

  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      g_autofree char *digits = NULL;
      g_autofree char *ending = NULL;

      if (statement == NULL)
        statement = dbk_statement (connection, DBK_SQL_CLIENT_PHONE_ADD, error);
      if (statement == NULL)
        return FALSE;
      digits = dbk_phone_national_digits (phone->number);
      ending = dbk_phone_reversed (digits);
      dbk_rows_bind (statement, phone);
      dbk_bind_int (statement, "client_row", client->row);
      dbk_bind_int (statement, "position", i);
      dbk_bind_text (statement, "digits", digits);
      dbk_bind_text (statement, "ending", ending);
      if (!dbk_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_phones (DbkConnection *connection, gint64 client_row, GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, DBK_SQL_CLIENT_PHONES_REMOVE, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client_row", client_row);
  return dbk_run (statement, error);
}

/* A line left empty on the page is no phone. */
static void
drop_blank_phones (DbkClient *client)
{
  for (guint i = client->phones->len; i > 0; i--)
    {
      const DbkClientPhone *phone = client->phones->pdata[i - 1];

      if (dbk_text_is_blank (phone->number))
        g_ptr_array_remove_index (client->phones, i - 1);
    }
}

gboolean
dbk_client_insert (DbkConnection *connection, const DbkWho *who, DbkClient *client, GError **error)
{
  client->row = 0;
  drop_blank_phones (client);
  if (!check_name (client, error) || !dbk_store_ensure_id (&client->id, error))
    return FALSE;
  if (client->number == DBK_NONE)
    {
      if (!next_number (connection, &client->number, error))
        return FALSE;
    }
  else if (!check_number (connection, client, error))
    return FALSE;
  if (client->added_at == DBK_TIME_NONE)
    client->added_at = dbk_store_now (connection, who);
  if (!write_client (connection, DBK_SQL_CLIENT_ADD, client, error))
    return FALSE;
  client->row = dbk_connection_last_id (connection);
  client->revision = 1;
  return write_phones (connection, client, error);
}

/* Makes every field of @to that of @from. */
static void
take_over (DbkClient *to, const DbkClient *from)
{
  for (guint i = 0; i < dbk_client_type.n_fields; i++)
    dbk_record_copy_field (to, from, &dbk_client_type.fields[i]);
}

gboolean
dbk_client_store_add (DbkConnection *connection,
                      const DbkWho *who,
                      DbkClient *client,
                      GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkClient) added = NULL;

  if (transaction == NULL)
    return FALSE;
  added = dbk_client_copy (client);
  if (has_clinical_fields (added) && !dbk_store_require_clinical (connection, who, error))
    return FALSE;
  if (!dbk_client_insert (connection, who, added, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, added->row);
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  take_over (client, added);
  return TRUE;
}

static gboolean
clinical_fields_equal (const DbkClient *a, const DbkClient *b)
{
  static const char *const names[] = { "allergies", "clinical_note", "skin_type" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!dbk_record_field_equal (a, b, dbk_record_type_find (&dbk_client_type, names[i])))
      return FALSE;
  return TRUE;
}

/* Brings what was stored meanwhile into @client. */
static gboolean
merge_client (const DbkClient *base, const DbkClient *theirs, DbkClient *client, GError **error)
{
  const char *field = "phones";

  if (dbk_rows_merge_field (base, theirs, client, field) &&
      dbk_rows_merge_fields (base, theirs, client, &field))
    return TRUE;
  dbk_rows_set_conflict (error, field);
  return FALSE;
}

static gboolean
update_client (DbkConnection *connection,
               const DbkWho *who,
               const DbkClient *base,
               DbkClient *client,
               GError **error)
{
  const DbkField *phones = dbk_record_type_find (&dbk_client_type, "phones");
  g_autoptr (DbkClient) theirs = dbk_client_store_load (connection, base->row, error);

  if (theirs == NULL || !merge_client (base, theirs, client, error))
    return FALSE;
  if (!clinical_fields_equal (theirs, client) &&
      !dbk_store_require_clinical (connection, who, error))
    return FALSE;
  if (dbk_record_equal (theirs, client))
    return TRUE;
  if (!check_name (client, error) || !check_number (connection, client, error))
    return FALSE;
  if (!write_client (connection, DBK_SQL_CLIENT_UPDATE, client, error))
    return FALSE;
  client->revision++;
  if (!dbk_record_field_equal (theirs, client, phones) &&
      (!remove_phones (connection, client->row, error) ||
       !write_phones (connection, client, error)))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client->row);
  return TRUE;
}

gboolean
dbk_client_store_update (DbkConnection *connection,
                         const DbkWho *who,
                         const DbkClient *base,
                         DbkClient *client,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkClient) merged = NULL;

  if (transaction == NULL)
    return FALSE;
  merged = dbk_client_copy (client);
  drop_blank_phones (merged);
  if (!update_client (connection, who, base, merged, error) ||
      !dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  take_over (client, merged);
  return TRUE;
}
