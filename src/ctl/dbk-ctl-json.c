/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one JSON document a command prints with --json. */
#include "dbk-ctl-json.h"

#include <stdio.h>
#include <string.h>

void
dbk_ctl_write (const char *text)
{
  fwrite (text, 1, strlen (text), stdout);
}

void
dbk_ctl_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  dbk_ctl_write (text);
  dbk_ctl_write ("\n");
}

void
dbk_ctl_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL || text[0] == '\0')
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

void
dbk_ctl_add_date (JsonBuilder *builder, const char *name, DbkDate date)
{
  g_autofree char *text = dbk_date_to_iso (date);

  dbk_ctl_add_text (builder, name, text);
}

void
dbk_ctl_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  if (value == DBK_NONE)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, value);
}

void
dbk_ctl_add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
dbk_ctl_add_client (JsonBuilder *builder, const DbkClient *client, DbkDate last_session)
{
  g_autofree char *name = dbk_client_display_name (client);

  dbk_ctl_add_int (builder, "number", client->number);
  dbk_ctl_add_text (builder, "name", name);
  dbk_ctl_add_date (builder, "birth_date", client->birth_date);
  json_builder_set_member_name (builder, "phones");
  json_builder_begin_array (builder);
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];

      json_builder_add_string_value (builder, phone->number == NULL ? "" : phone->number);
    }
  json_builder_end_array (builder);
  dbk_ctl_add_date (builder, "last_session", last_session);
  dbk_ctl_add_text (builder, "id", client->id);
}
