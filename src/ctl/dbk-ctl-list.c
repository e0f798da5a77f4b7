/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of clients, as find and due print them. */
#include "config.h"

#include "dbk-ctl-list.h"

#include "dbk-client-store.h"
#include "dbk-ctl-json.h"

/* Summaries are read a page at a time: a clinic may have a hundred thousand clients. */
#define PAGE 500

static gboolean
add_json (JsonBuilder *builder,
          DbkConnection *connection,
          const DbkClientSummary *summary,
          const DbkCtlListed *listed,
          GError **error)
{
  g_autoptr (DbkClient) client = dbk_client_store_load (connection, summary->row, error);

  if (client == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  dbk_ctl_add_client (builder, client, summary->last_session);
  listed->add (builder, summary, listed);
  json_builder_end_object (builder);
  return TRUE;
}

gboolean
dbk_ctl_list (DbkConnection *connection,
              GArray *rows,
              DbkDate today,
              const DbkCtlListed *listed,
              JsonBuilder *builder,
              GError **error)
{
  const gint64 *row = (const gint64 *) (gpointer) rows->data;

  for (guint first = 0; first < rows->len; first += PAGE)
    {
      g_autoptr (GPtrArray) page =
          dbk_search_load_summaries (connection, row + first, MIN (PAGE, rows->len - first), today,
                                     error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        if (builder == NULL)
          listed->print (page->pdata[i], listed);
        else if (!add_json (builder, connection, page->pdata[i], listed, error))
          return FALSE;
    }
  return TRUE;
}
