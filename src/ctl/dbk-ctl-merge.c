/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge: two records of one person become one, or are taken apart again. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-merge-store.h"

/* Who was merged away is not found by name any more, but by number. */
static gboolean
run_merge (DbkCtl *ctl,
           DbkConnection *connection,
           char **words,
           const char *as,
           gboolean undo,
           GError **error)
{
  DbkWho who;
  gint64 kept, other;

  if (!dbk_ctl_who (connection, as, &who, error))
    return FALSE;
  kept = dbk_ctl_find_client (ctl, connection, words[0], error);
  if (kept == 0)
    return FALSE;
  other = dbk_ctl_find_client (ctl, connection, words[1], error);
  if (other == 0)
    return FALSE;
  return undo ? dbk_merge_store_undo (connection, &who, kept, other, error)
              : dbk_merge_store_merge (connection, &who, kept, other, NULL, error);
}

static void
print_result (DbkCtl *ctl, char **words, gboolean undo)
{
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dbk_ctl_add_text (builder, "kept", words[0]);
      dbk_ctl_add_text (builder, "other", words[1]);
      dbk_ctl_add_bool (builder, "merged", !undo);
      json_builder_end_object (builder);
      dbk_ctl_print_json (builder);
    }
  else if (undo)
    g_print (_ ("The two are separate clients again.\n"));
  else
    g_print (_ ("Merged. “dermabookctl merge --undo %s %s” takes it back, also later.\n"), words[0],
             words[1]);
}

gboolean
dbk_ctl_merge (DbkCtl *ctl, GError **error)
{
  gboolean undo = FALSE;
  g_autofree char *as = NULL;
  const GOptionEntry entries[] = {
    { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_ ("Take the merge of the two back"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as,
      N_ ("Who is working, for the history (the owner, else a practitioner)"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_WRITE, error);
  if (connection == NULL || !run_merge (ctl, connection, words, as, undo, error))
    return FALSE;
  print_result (ctl, words, undo);
  return TRUE;
}
