/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a client back to before a merge, by what the history has of old values. */
#include "config.h"

#include "dbk-merge-private.h"

#include "dbk-client-store.h"
#include "dbk-record-json.h"
#include "dbk-rows.h"

static DbkStatement *
prepare (DbkConnection *connection,
         DbkSql sql,
         gint64 client,
         gint64 first,
         gint64 last,
         GError **error)
{
  DbkStatement *statement = dbk_statement (connection, sql, error);

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "client", client);
  dbk_bind_int (statement, "last", last);
  if (dbk_has_parameter (statement, "first"))
    dbk_bind_int (statement, "first", first);
  return statement;
}

/* The objects @statement's first column holds. (transfer full) (element-type JsonNode) */
static GPtrArray *
read_payloads (DbkStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) payloads =
      g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  while (TRUE)
    {
      gboolean has_row;
      JsonNode *node;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&payloads);
      node = json_from_string (dbk_column_text (statement, 0), error);
      if (node == NULL)
        return NULL;
      g_ptr_array_add (payloads, node);
    }
}

static gboolean
has_changed (GPtrArray *later, const char *name)
{
  for (guint i = 0; i < later->len; i++)
    if (json_object_has_member (json_node_get_object (later->pdata[i]), name))
      return TRUE;
  return FALSE;
}

/* What was not known is null in the history and left out of the record format. */
static DbkClient *
read_old (JsonNode *payload, GError **error)
{
  g_autoptr (JsonNode) node = json_node_copy (payload);
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    if (json_object_get_null_member (object, name->data))
      json_object_remove_member (object, name->data);
  return dbk_record_from_node (&dbk_client_type, node, error);
}

static gboolean
restore_texts (GPtrArray *old, GPtrArray *later, DbkClient *client, GError **error)
{
  for (guint i = old->len; i > 0; i--)
    {
      JsonNode *payload = old->pdata[i - 1];
      /* An object of its own: removing members mustn't touch what is asked below. */
      g_autofree char *text = json_to_string (payload, FALSE);
      g_autoptr (JsonNode) copy = json_from_string (text, error);
      g_autoptr (DbkClient) before = copy == NULL ? NULL : read_old (copy, error);

      if (before == NULL)
        return FALSE;
      for (guint j = 0; j < dbk_client_type.n_fields; j++)
        {
          const DbkField *field = &dbk_client_type.fields[j];

          if ((field->flags & (DBK_FIELD_LOCAL | DBK_FIELD_UNSTORED)) == 0 &&
              json_object_has_member (json_node_get_object (payload), field->name) &&
              !has_changed (later, field->name))
            dbk_record_copy_field (client, before, field);
        }
    }
  return TRUE;
}

static gboolean
restore_phones (GPtrArray *old, DbkClient *client, GError **error)
{
  g_ptr_array_set_size (client->phones, 0);
  for (guint i = 0; i < old->len; i++)
    {
      DbkClientPhone *phone = dbk_record_from_node (&dbk_client_phone_type, old->pdata[i], error);

      if (phone == NULL)
        return FALSE;
      g_ptr_array_add (client->phones, phone);
    }
  return TRUE;
}

/* Whether @sql finds phones in the history's rows above @first up to @last. */
static gboolean
look_for_phones (DbkConnection *connection,
                 DbkSql sql,
                 gint64 client,
                 gint64 first,
                 gint64 last,
                 gboolean *found,
                 GError **error)
{
  g_autoptr (DbkStatement) statement = prepare (connection, sql, client, first, last, error);

  return statement != NULL && dbk_step_row (statement, found, error);
}

static GPtrArray *
load_payloads (DbkConnection *connection,
               DbkSql sql,
               gint64 client,
               gint64 first,
               gint64 last,
               GError **error)
{
  g_autoptr (DbkStatement) statement = prepare (connection, sql, client, first, last, error);

  return statement == NULL ? NULL : read_payloads (statement, error);
}

static gboolean
take_back_phones (DbkConnection *connection,
                  gint64 first,
                  gint64 last,
                  DbkClient *client,
                  GError **error)
{
  g_autoptr (GPtrArray) old = NULL;
  gboolean merged, later, forgotten;

  if (!look_for_phones (connection, DBK_SQL_MERGE_PHONE_CHANGES, client->row, first, last, &merged,
                        error) ||
      !look_for_phones (connection, DBK_SQL_MERGE_PHONE_CHANGES, client->row, last, G_MAXINT64,
                        &later, error) ||
      !look_for_phones (connection, DBK_SQL_MERGE_PHONES_FORGOTTEN, client->row, first, last,
                        &forgotten, error))
    return FALSE;
  if (!merged || later || forgotten)
    return TRUE;
  old = load_payloads (connection, DBK_SQL_MERGE_OLD_PHONES, client->row, first, last, error);
  return old != NULL && restore_phones (old, client, error);
}

gboolean
dbk_merge_restore_fields (DbkConnection *connection,
                          const DbkWho *who,
                          gint64 client,
                          gint64 first,
                          gint64 last,
                          GError **error)
{
  g_autoptr (DbkClient) base = dbk_client_store_load (connection, client, error);
  g_autoptr (DbkClient) wanted = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) later = NULL;

  if (base == NULL)
    return FALSE;
  old = load_payloads (connection, DBK_SQL_MERGE_OLD_FIELDS, client, first, last, error);
  if (old == NULL)
    return FALSE;
  later = load_payloads (connection, DBK_SQL_MERGE_LATER_FIELDS, client, first, last, error);
  if (later == NULL)
    return FALSE;
  wanted = dbk_client_copy (base);
  return restore_texts (old, later, wanted, error) &&
         take_back_phones (connection, first, last, wanted, error) &&
         dbk_client_store_update (connection, who, base, wanted, error);
}
