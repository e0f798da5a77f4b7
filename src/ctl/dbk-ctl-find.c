/* SPDX-License-Identifier: GPL-3.0-or-later */
/* find: clients, best first. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl-list.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

static void
print_line (const DbkClientSummary *summary, const DbkCtlListed *listed)
{
  g_autofree char *birth = dbk_date_to_iso (summary->birth_date);
  g_autofree char *last = dbk_date_to_iso (summary->last_session);

  g_print ("%d\t%s\t%s\t%s\t%s%s%s\n", summary->number, summary->name, birth,
           summary->phone == NULL ? "" : summary->phone, last, listed->similar ? "\t" : "",
           listed->similar ? _ ("spelled alike") : "");
}

static void
add_members (JsonBuilder *builder, const DbkClientSummary *summary, const DbkCtlListed *listed)
{
  dbk_ctl_add_text (builder, "due", summary->due_state);
  dbk_ctl_add_bool (builder, "similar", listed->similar);
}

static gboolean
find (DbkCtl *ctl, DbkConnection *connection, const char *text, int limit, GError **error)
{
  const DbkCtlListed exact = { print_line, add_members, FALSE };
  const DbkCtlListed similar = { print_line, add_members, TRUE };
  DbkDate today = dbk_ctl_today (ctl);
  g_autoptr (JsonBuilder) builder = ctl->json ? json_builder_new () : NULL;
  g_autoptr (DbkSearchResult) result =
      dbk_search_clients (connection, text, DBK_CLIENT_FILTER_ALL, today, limit, error);

  if (result == NULL)
    return FALSE;
  if (builder != NULL)
    json_builder_begin_array (builder);
  if (!dbk_ctl_list (connection, result->rows, today, &exact, builder, error) ||
      !dbk_ctl_list (connection, result->similar, today, &similar, builder, error))
    return FALSE;
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      dbk_ctl_print_json (builder);
    }
  return TRUE;
}

gboolean
dbk_ctl_find (DbkCtl *ctl, GError **error)
{
  int limit = -1;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("List at most N clients"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  gboolean done;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  if (limit < -1 || limit == 0)
    return dbk_ctl_refuse_usage (error, _ ("--limit takes a number above 0."));
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL || !dbk_read_begin (connection, error))
    return FALSE;
  done = find (ctl, connection, words[0], limit, error);
  dbk_read_end (connection);
  return done;
}
