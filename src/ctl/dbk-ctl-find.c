/* SPDX-License-Identifier: GPL-3.0-or-later */
/* find: clients, best first. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-search.h"

/* Summaries are read a page at a time: a clinic may have a hundred thousand clients. */
#define PAGE 500

/* One tab between columns, so that cut and awk can take them apart. */
static void
print_line (const DbkClientSummary *summary, gboolean similar)
{
  g_autofree char *birth = dbk_date_to_iso (summary->birth_date);
  g_autofree char *last = dbk_date_to_iso (summary->last_session);

  g_print ("%d\t%s\t%s\t%s\t%s%s%s\n", summary->number, summary->name, birth,
           summary->phone == NULL ? "" : summary->phone, last, similar ? "\t" : "",
           similar ? _ ("spelled alike") : "");
}

static gboolean
add_json (JsonBuilder *builder,
          DbkConnection *connection,
          const DbkClientSummary *summary,
          gboolean similar,
          GError **error)
{
  g_autoptr (DbkClient) client = dbk_client_store_load (connection, summary->row, error);

  if (client == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  dbk_ctl_add_client (builder, client, summary->last_session);
  dbk_ctl_add_text (builder, "due", summary->due_state);
  if (similar)
    {
      json_builder_set_member_name (builder, "similar");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
list (DbkCtl *ctl,
      DbkConnection *connection,
      GArray *found,
      gboolean similar,
      JsonBuilder *builder,
      GError **error)
{
  const gint64 *rows = (const gint64 *) (gpointer) found->data;

  for (guint first = 0; first < found->len; first += PAGE)
    {
      guint count = MIN (PAGE, found->len - first);
      g_autoptr (GPtrArray) page =
          dbk_search_load_summaries (connection, rows + first, count, dbk_ctl_today (ctl), error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        if (!ctl->json)
          print_line (page->pdata[i], similar);
        else if (!add_json (builder, connection, page->pdata[i], similar, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
find (DbkCtl *ctl, DbkConnection *connection, const char *text, int limit, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DbkSearchResult) result = dbk_search_clients (connection, text, DBK_CLIENT_FILTER_ALL,
                                                           dbk_ctl_today (ctl), limit, error);

  if (result == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  if (!list (ctl, connection, result->rows, FALSE, builder, error))
    return FALSE;
  if (!list (ctl, connection, result->similar, TRUE, builder, error))
    return FALSE;
  json_builder_end_array (builder);
  if (ctl->json)
    dbk_ctl_print_json (builder);
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
