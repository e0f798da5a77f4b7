/* SPDX-License-Identifier: GPL-3.0-or-later */
/* activity: who looked at, printed or took out what. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-activity-store.h"
#include "dbk-client-store.h"

/* A client who was erased since has no name any more. */
static DbkClient *
load_client (DbkConnection *connection, const DbkActivity *activity, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DbkClient *client;

  if (activity->client_row == 0)
    return NULL;
  client = dbk_client_store_load (connection, activity->client_row, &local_error);
  if (client == NULL && !g_error_matches (local_error, DBK_ERROR, DBK_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return client;
}

static void
print_line (const DbkActivity *activity, const DbkClient *client)
{
  g_autofree char *at = dbk_time_to_iso (activity->at);
  g_autofree char *number = client == NULL ? NULL : g_strdup_printf ("%d", client->number);
  g_autofree char *name = client == NULL ? NULL : dbk_client_display_name (client);

  g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", at, activity->staff_name == NULL ? "" : activity->staff_name,
           activity->kind, number == NULL ? "" : number, name == NULL ? "" : name,
           activity->detail);
}

static void
add_entry (JsonBuilder *builder, const DbkActivity *activity, const DbkClient *client)
{
  g_autofree char *at = dbk_time_to_iso (activity->at);
  g_autofree char *name = client == NULL ? NULL : dbk_client_display_name (client);

  json_builder_begin_object (builder);
  dbk_ctl_add_text (builder, "at", at);
  dbk_ctl_add_text (builder, "staff", activity->staff_name);
  dbk_ctl_add_text (builder, "kind", activity->kind);
  dbk_ctl_add_int (builder, "client", client == NULL ? DBK_NONE : client->number);
  dbk_ctl_add_text (builder, "name", name);
  dbk_ctl_add_text (builder, "detail", activity->detail);
  json_builder_end_object (builder);
}

static gboolean
list_entries (DbkCtl *ctl, DbkConnection *connection, GPtrArray *list, GError **error)
{
  g_autoptr (JsonBuilder) builder = ctl->json ? json_builder_new () : NULL;

  if (builder != NULL)
    json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      GError *problem = NULL;
      g_autoptr (DbkClient) client = load_client (connection, list->pdata[i], &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (builder != NULL)
        add_entry (builder, list->pdata[i], client);
      else
        print_line (list->pdata[i], client);
    }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      dbk_ctl_print_json (builder);
    }
  return TRUE;
}

gboolean
dbk_ctl_activity (DbkCtl *ctl, GError **error)
{
  g_autofree char *since = NULL;
  int limit = -1;
  const GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("From that day on"), N_ ("YYYY-MM-DD") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("List at most N entries"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (GPtrArray) list = NULL;
  DbkDate first = DBK_DATE_NONE;
  gint64 client = 0;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  if (limit < -1 || limit == 0)
    return dbk_ctl_refuse_usage (error, _ ("--limit takes a number above 0."));
  if (since != NULL && !dbk_date_from_iso (since, &first))
    return dbk_ctl_refuse_usage (error, _ ("--since takes a day like 2026-11-22."));
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL)
    return FALSE;
  if (words[0] != NULL)
    {
      client = dbk_ctl_find_client (ctl, connection, words[0], error);
      if (client == 0)
        return FALSE;
    }
  list = dbk_activity_store_list (connection, client, first, limit, error);
  return list != NULL && list_entries (ctl, connection, list, error);
}
