/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: everything, or one client, to a folder. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-export.h"

static void
print_done (const DbkCtl *ctl, guint clients, const char *path)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json)
    {
      g_print (ngettext ("%u client is in %s.\n", "%u clients are in %s.\n", clients), clients,
               path);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dbk_ctl_add_int (builder, "clients", clients);
  dbk_ctl_add_text (builder, "directory", path);
  json_builder_end_object (builder);
  dbk_ctl_print_json (builder);
}

static gboolean export(DbkCtl *ctl,
                       const char *directory,
                       const char *client,
                       gboolean audit,
                       GError **error)
{
  g_autoptr (DbkConnection) connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  g_autofree char *path = g_canonicalize_filename (directory, NULL);
  DbkExportOptions options = { 0, audit };
  guint n_clients;

  if (connection == NULL)
    return FALSE;
  if (client != NULL)
    {
      options.client_row = dbk_ctl_find_client (ctl, connection, client, error);
      if (options.client_row == 0)
        return FALSE;
    }
  if (!dbk_export_directory (connection, path, &options, NULL, &n_clients, error))
    return FALSE;
  g_clear_pointer (&connection, dbk_connection_close);
  dbk_ctl_note (ctl, "export", options.client_row,
                client != NULL ? "{\"document\":\"client_record\"}"
                               : "{\"document\":\"everything\"}");
  print_done (ctl, n_clients, path);
  return TRUE;
}

gboolean
dbk_ctl_export (DbkCtl *ctl, GError **error)
{
  g_autofree char *client = NULL;
  gboolean audit = FALSE;
  const GOptionEntry entries[] = {
    { "client", 0, 0, G_OPTION_ARG_STRING, &client, N_ ("Only this client"), N_ ("CLIENT") },
    { "audit", 0, 0, G_OPTION_ARG_NONE, &audit, N_ ("Add the history of changes as audit.csv"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  return export(ctl, words[0], client, audit, error);
}
