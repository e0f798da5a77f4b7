/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data/dermabook-record.schema.json names exactly the fields there are. With DBK_WRITE_SCHEMA set
 * it is written anew from them. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "dbk-client-record.h"
#include "dbk-names.h"

/* What a text may hold where not every text will do. */
static const struct
{
  const char *type;
  const char *field;
  DbkNameKind kind;
} codes[] = {
  { "client_phone", "kind", DBK_NAME_PHONE_KIND },
  { "client", "contact_preference", DBK_NAME_CONTACT_PREFERENCE },
  { "consent", "kind", DBK_NAME_CONSENT_KIND },
  { "consent", "signer_relation", DBK_NAME_SIGNER_RELATION },
  { "concern", "status", DBK_NAME_CONCERN_STATUS },
  { "assessment", "occasion", DBK_NAME_OCCASION },
  { "course", "status", DBK_NAME_COURSE_STATUS },
  { "session", "state", DBK_NAME_SESSION_STATE },
  { "session", "device_kind", DBK_NAME_DEVICE_KIND },
  { "session", "checks_answer", DBK_NAME_CHECKS_ANSWER },
  { "session", "reaction_answer", DBK_NAME_REACTION_ANSWER },
  { "session_area", "direction", DBK_NAME_DIRECTION },
  { "session_area", "tip_care", DBK_NAME_TIP_CARE },
  { "session_product", "moment", DBK_NAME_MOMENT },
  { "session_reaction", "severity", DBK_NAME_SEVERITY },
  { "session_check", "effect", DBK_NAME_EFFECT },
};

static void
set (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_codes (JsonBuilder *builder, const DbkRecordType *type, const DbkField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *const *words;

      if (strcmp (codes[i].type, type->name) != 0 || strcmp (codes[i].field, field->name) != 0)
        continue;
      json_builder_set_member_name (builder, "enum");
      json_builder_begin_array (builder);
      words = dbk_name_codes (codes[i].kind);
      for (guint j = 0; words[j] != NULL; j++)
        json_builder_add_string_value (builder, words[j]);
      if ((field->flags & DBK_FIELD_REQUIRED) == 0)
        json_builder_add_string_value (builder, "");
      json_builder_end_array (builder);
      return;
    }
}

static void
add_reference (JsonBuilder *builder, const DbkRecordType *items)
{
  g_autofree char *reference = g_strconcat ("#/$defs/", items->name, NULL);

  set (builder, "$ref", reference);
}

static void
add_field (JsonBuilder *builder, const DbkRecordType *type, const DbkField *field)
{
  json_builder_set_member_name (builder, field->name);
  json_builder_begin_object (builder);
  switch (field->type)
    {
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_ROW:
      set (builder, "type", "integer");
      break;
    case DBK_FIELD_TENTHS:
      set (builder, "type", "number");
      set (builder, "description", "at most one decimal");
      break;
    case DBK_FIELD_FLAG:
      set (builder, "type", "boolean");
      break;
    case DBK_FIELD_DATE:
      set (builder, "type", "string");
      set (builder, "format", "date");
      break;
    case DBK_FIELD_TIME:
      set (builder, "type", "string");
      set (builder, "format", "date-time");
      break;
    case DBK_FIELD_CODES:
      set (builder, "type", "array");
      json_builder_set_member_name (builder, "items");
      json_builder_begin_object (builder);
      set (builder, "type", "string");
      json_builder_end_object (builder);
      break;
    case DBK_FIELD_BYTES:
      set (builder, "type", "string");
      set (builder, "contentEncoding", "base64");
      break;
    case DBK_FIELD_LIST:
      set (builder, "type", "array");
      json_builder_set_member_name (builder, "items");
      json_builder_begin_object (builder);
      add_reference (builder, field->items);
      json_builder_end_object (builder);
      break;
    case DBK_FIELD_RECORD:
      add_reference (builder, field->items);
      break;
    case DBK_FIELD_TEXT:
    default:
      set (builder, "type", "string");
      if (strcmp (field->name, "id") == 0)
        set (builder, "format", "uuid");
      add_codes (builder, type, field);
      break;
    }
  json_builder_end_object (builder);
}

static void
add_required (JsonBuilder *builder, const DbkRecordType *type)
{
  gboolean any = FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    {
      if ((type->fields[i].flags & DBK_FIELD_REQUIRED) == 0)
        continue;
      if (!any)
        {
          json_builder_set_member_name (builder, "required");
          json_builder_begin_array (builder);
        }
      any = TRUE;
      json_builder_add_string_value (builder, type->fields[i].name);
    }
  if (any)
    json_builder_end_array (builder);
}

static void
add_type (JsonBuilder *builder, GHashTable *done, const DbkRecordType *type)
{
  if (!g_hash_table_add (done, (gpointer) type))
    return;
  json_builder_set_member_name (builder, type->name);
  json_builder_begin_object (builder);
  set (builder, "type", "object");
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & DBK_FIELD_LOCAL) == 0)
      add_field (builder, type, &type->fields[i]);
  json_builder_end_object (builder);
  add_required (builder, type);
  json_builder_end_object (builder);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].items != NULL)
      add_type (builder, done, type->fields[i].items);
}

static char *
make_schema (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  set (builder, "$schema", "https://json-schema.org/draft/2020-12/schema");
  set (builder, "title", "Dermabook record format");
  set (builder, "description",
       "A list of clients with all there is about each, one client a line. Members that are empty "
       "or not known are left out. Moments are in UTC, left and right are the client's, and ids "
       "stay the same from export to import.");
  set (builder, "type", "array");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  add_reference (builder, &dbk_client_record_type);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "$defs");
  json_builder_begin_object (builder);
  add_type (builder, done, &dbk_client_record_type);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static void
test_schema (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DBK_TEST_SOURCE_ROOT"), "data",
                                            "dermabook-record.schema.json", NULL);
  g_autofree char *expected = make_schema ();
  g_autofree char *text = NULL;

  if (g_getenv ("DBK_WRITE_SCHEMA") != NULL)
    g_assert_true (g_file_set_contents (path, expected, -1, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-schema/names-the-fields", test_schema);
  return g_test_run ();
}
