/* SPDX-License-Identifier: GPL-3.0-or-later */
/* demo: the invented clinic. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-demo-bulk.h"
#include "dbk-demo.h"

/* Of data/demo/clinic.json. */
#define BASE_CLIENTS 24

static gboolean
fill (DbkConnection *connection, int clients, guint seed, DbkDate today, GError **error)
{
  int base;

  if (!dbk_demo_fill (connection, seed, today, error))
    return FALSE;
  base = dbk_client_store_count (connection, error);
  if (base < 0)
    return FALSE;
  return clients <= base || dbk_demo_fill_bulk (connection, (guint) (clients - base), seed, error);
}

static void
print_done (DbkCtl *ctl, int count)
{
  g_autofree char *directory = dbk_ctl_directory (ctl);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json)
    {
      g_print (ngettext ("%d invented client is in %s.\n", "%d invented clients are in %s.\n",
                         (gulong) count),
               count, directory);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dbk_ctl_add_int (builder, "clients", count);
  dbk_ctl_add_text (builder, "data", directory);
  json_builder_end_object (builder);
  dbk_ctl_print_json (builder);
}

gboolean
dbk_ctl_demo (DbkCtl *ctl, GError **error)
{
  int clients = 0;
  int seed = DBK_DEMO_SEED;
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "clients", 0, 0, G_OPTION_ARG_INT, &clients,
      N_ ("Make N clients in all: the 24, and simple ones beside them"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_ ("Make another clinic (1)"), N_ ("S") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("The day the invented past ends on (today)"),
      N_ ("YYYY-MM-DD") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  DbkDate today = dbk_ctl_today (ctl);
  int count;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  if (on != NULL && !dbk_date_from_iso (on, &today))
    return dbk_ctl_refuse_usage (error, _ ("--on takes a day written as 2026-11-22."));
  if (clients != 0 && clients < BASE_CLIENTS)
    return dbk_ctl_refuse_usage (error, _ ("--clients takes a number from 24: as many there are "
                                           "always."));
  if (seed < 0)
    return dbk_ctl_refuse_usage (error, _ ("--seed takes a number from 0."));
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_WRITE_CREATE, error);
  if (connection == NULL || !fill (connection, clients, (guint) seed, today, error))
    return FALSE;
  count = dbk_client_store_count (connection, error);
  if (count < 0)
    return FALSE;
  print_done (ctl, count);
  return TRUE;
}
