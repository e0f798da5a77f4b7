/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented clinic: reads data/demo/clinic.json, whose days count from @today. */
#include "config.h"

#include "dbk-demo.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-demo-resource.h"
#include "dbk-id.h"
#include "dbk-record-json.h"
#include "dbk-record-store.h"

typedef struct
{
  guint seed;
  DbkDate today;
} Demo;

/* A name always gives the same id for the same seed, so that concerns can be named by courses. */
static char *
id_of_name (const Demo *demo, const char *name)
{
  g_autofree char *text = g_strdup_printf ("%u %s", demo->seed, name);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  guint32 parts[8];
  g_autoptr (GRand) random = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char part[9] = { 0 };

      memcpy (part, sum + i * 8, 8);
      parts[i] = (guint32) g_ascii_strtoull (part, NULL, 16);
    }
  random = g_rand_new_with_seed_array (parts, G_N_ELEMENTS (parts));
  return dbk_id_new_from (random);
}

/* "@-46" is a day, "@-46T14:05" a moment of it, "@id:name" an id. */
static char *
resolve (const Demo *demo, const char *text)
{
  char *rest;
  DbkDate day;
  g_autofree char *iso = NULL;

  if (g_str_has_prefix (text, "@id:"))
    return id_of_name (demo, text + 4);
  day = demo->today + (DbkDate) strtol (text + 1, &rest, 10);
  iso = dbk_date_to_iso (day);
  return *rest == 'T' ? g_strdup_printf ("%s%s:00.000Z", iso, rest) : g_steal_pointer (&iso);
}

static void resolve_node (const Demo *demo, JsonNode *node);

static void
resolve_member (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  resolve_node (data, node);
}

static void
resolve_element (JsonArray *array, guint position, JsonNode *node, gpointer data)
{
  resolve_node (data, node);
}

static void
resolve_node (const Demo *demo, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), resolve_member, (gpointer) demo);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), resolve_element, (gpointer) demo);
  else if (json_node_get_value_type (node) == G_TYPE_STRING &&
           json_node_get_string (node)[0] == '@')
    {
      g_autofree char *text = resolve (demo, json_node_get_string (node));

      json_node_set_string (node, text);
    }
}

static gboolean
add_staff (DbkConnection *connection, DbkWho *who, JsonArray *list, GError **error)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autoptr (DbkStaff) staff =
          dbk_record_from_node (&dbk_staff_type, json_array_get_element (list, i), error);

      if (staff == NULL || !dbk_staff_store_add (connection, who, staff, error))
        return FALSE;
      /* The first one, a practitioner, adds the others. */
      if (who->staff == 0)
        who->staff = staff->row;
    }
  return TRUE;
}

static gboolean
add_entries (DbkConnection *connection,
             const DbkWho *who,
             const DbkRecordType *type,
             JsonArray *list,
             GError **error)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      gpointer entry = dbk_record_from_node (type, json_array_get_element (list, i), error);
      gboolean saved = entry != NULL && dbk_list_store_save (connection, who, entry, error);

      dbk_record_unref (entry);
      if (!saved)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_clients (DbkConnection *connection, const DbkWho *who, JsonArray *list, GError **error)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autoptr (DbkClientRecord) record =
          dbk_record_from_node (&dbk_client_record_type, json_array_get_element (list, i), error);

      if (record == NULL || !dbk_record_store_add (connection, who, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_all (DbkConnection *connection, DbkWho *who, JsonObject *root, GError **error)
{
  g_autoptr (DbkClinic) clinic =
      dbk_record_from_node (&dbk_clinic_type, json_object_get_member (root, "clinic"), error);

  if (clinic == NULL)
    return FALSE;
  /* The lists of the invented clinic come first: setting up fills only lists that are empty. */
  return add_staff (connection, who, json_object_get_array_member (root, "staff"), error) &&
         add_entries (connection, who, &dbk_device_type,
                      json_object_get_array_member (root, "devices"), error) &&
         add_entries (connection, who, &dbk_product_type,
                      json_object_get_array_member (root, "products"), error) &&
         dbk_clinic_store_set_up (connection, who, clinic, error) &&
         add_clients (connection, who, json_object_get_array_member (root, "clients"), error);
}

static gboolean
refuse_when_not_empty (DbkConnection *connection, GError **error)
{
  int count = dbk_client_store_count (connection, error);

  if (count > 0)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                         _ ("There are clients in these records already, so the invented clinic "
                            "was not added and nothing was changed. Choose an empty folder for "
                            "it."));
  return count == 0;
}

gboolean
dbk_demo_fill (DbkConnection *connection, guint seed, DbkDate today, GError **error)
{
  Demo demo = { seed, today };
  DbkWho who = { 0, DBK_TIME_NONE };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (DbkTransaction) transaction = NULL;
  gsize size;
  const char *text;

  bytes =
      g_resource_lookup_data (dbk_demo_get_resource (), "/org/dermabook/Dermabook/demo/clinic.json",
                              G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, text, (gssize) size, error))
    return FALSE;
  resolve_node (&demo, json_parser_get_root (parser));

  transaction = dbk_transaction_begin (connection, &who, error);
  if (transaction == NULL || !refuse_when_not_empty (connection, error) ||
      !add_all (connection, &who, json_node_get_object (json_parser_get_root (parser)), error))
    return FALSE;
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}
