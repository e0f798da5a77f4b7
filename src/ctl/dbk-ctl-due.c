/* SPDX-License-Identifier: GPL-3.0-or-later */
/* due: who is to be called, whoever has waited longest first. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl-list.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

static void
print_line (const DbkClientSummary *summary, const DbkCtlListed *listed)
{
  g_autofree char *first = dbk_date_to_iso (summary->due_first);
  g_autofree char *last = dbk_date_to_iso (summary->due_last);
  g_autofree char *treated = dbk_date_to_iso (summary->last_session);

  g_print ("%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", summary->number, summary->name,
           summary->phone == NULL ? "" : summary->phone,
           summary->contact_preference == NULL ? "" : summary->contact_preference,
           summary->due_state, first, last, treated);
}

static void
add_members (JsonBuilder *builder, const DbkClientSummary *summary, const DbkCtlListed *listed)
{
  dbk_ctl_add_text (builder, "contact_preference", summary->contact_preference);
  dbk_ctl_add_text (builder, "due", summary->due_state);
  dbk_ctl_add_date (builder, "due_first", summary->due_first);
  dbk_ctl_add_date (builder, "due_last", summary->due_last);
  dbk_ctl_add_int (builder, "days_late", summary->days_late);
}

static gboolean
list_due (DbkCtl *ctl, DbkConnection *connection, DbkDate today, GError **error)
{
  const DbkCtlListed listed = { print_line, add_members, FALSE };
  g_autoptr (JsonBuilder) builder = ctl->json ? json_builder_new () : NULL;
  g_autoptr (DbkSearchResult) result =
      dbk_search_clients (connection, "", DBK_CLIENT_FILTER_DUE, today, -1, error);

  if (result == NULL)
    return FALSE;
  if (builder != NULL)
    json_builder_begin_array (builder);
  if (!dbk_ctl_list (connection, result->rows, today, &listed, builder, error))
    return FALSE;
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      dbk_ctl_print_json (builder);
    }
  return TRUE;
}

gboolean
dbk_ctl_due (DbkCtl *ctl, GError **error)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("As it is on that day (today)"),
      N_ ("YYYY-MM-DD") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  DbkDate today = dbk_ctl_today (ctl);
  gboolean done;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  if (on != NULL && !dbk_date_from_iso (on, &today))
    return dbk_ctl_refuse_usage (error, _ ("--on takes a day written as 2026-11-22."));
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL || !dbk_read_begin (connection, error))
    return FALSE;
  done = list_due (ctl, connection, today, error);
  dbk_read_end (connection);
  return done;
}
