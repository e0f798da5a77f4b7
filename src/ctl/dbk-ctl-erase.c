/* SPDX-License-Identifier: GPL-3.0-or-later */
/* erase, anonymise, archive, review: letting people go. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-erase-store.h"

typedef struct
{
  DbkConnection *connection;
  DbkClient *client;
  DbkWho who;
  char *as;
  char *reason;
  int confirm;
} Erasing;

static void
erasing_clear (Erasing *erasing)
{
  dbk_connection_close (erasing->connection);
  dbk_client_unref (erasing->client);
  g_free (erasing->as);
  g_free (erasing->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Erasing, erasing_clear)

static gboolean
begin (DbkCtl *ctl, Erasing *erasing, const char *text, GError **error)
{
  gint64 row;

  erasing->connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_WRITE, error);
  if (erasing->connection == NULL ||
      !dbk_ctl_who (erasing->connection, erasing->as, &erasing->who, error))
    return FALSE;
  row = dbk_ctl_find_client (ctl, erasing->connection, text, error);
  if (row == 0)
    return FALSE;
  erasing->client = dbk_client_store_load (erasing->connection, row, error);
  return erasing->client != NULL;
}

/* The first time it is only said what would go, and where the person still is afterwards. */
static gboolean
ask_again (Erasing *erasing, GError **error)
{
  g_autoptr (DbkErasePreview) preview =
      dbk_erase_store_preview (erasing->connection, erasing->client->row, error);
  g_autofree char *name = dbk_client_display_name (erasing->client);

  if (preview == NULL)
    return FALSE;
  g_print (ngettext ("%1$s, no. %2$d, with %3$d session: this can’t be taken back.\n",
                     "%1$s, no. %2$d, with %3$d sessions: this can’t be taken back.\n",
                     (gulong) preview->n_sessions),
           name, erasing->client->number, preview->n_sessions);
  for (guint i = 0; preview->backups[i] != NULL; i++)
    g_print (_ ("Still in this copy afterwards: %s\n"), preview->backups[i]);
  g_print (_ ("Still in other backups, exports and prints made before.\n"));
  g_set_error (error, DBK_ERROR, DBK_ERROR_REFUSED,
               _ ("Nothing was erased yet. Say it once more with “--confirm %d”."),
               erasing->client->number);
  return FALSE;
}

static void
print_done (const DbkCtl *ctl, const char *sentence, gboolean clean, int number)
{
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dbk_ctl_add_bool (builder, "clean", clean);
      dbk_ctl_add_int (builder, "number", number);
      json_builder_end_object (builder);
      dbk_ctl_print_json (builder);
      return;
    }
  g_print ("%s\n", sentence);
  if (!clean)
    g_print ("%s\n", _ ("The records are open elsewhere: what is left in their file goes when they "
                        "are closed there."));
}

static gboolean
let_go (DbkCtl *ctl, gboolean keep_treatments, GError **error)
{
  g_auto (Erasing) erasing = { NULL };
  g_auto (GStrv) words = NULL;
  gboolean clean = FALSE;
  int number = DBK_NONE;
  const GOptionEntry entries[] = {
    { "confirm", 0, 0, G_OPTION_ARG_INT, &erasing.confirm,
      N_ ("The client’s number once more; without it only what would go is said"), N_ ("NUMBER") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &erasing.reason,
      N_ ("Why, without the name: it stays in the records"), N_ ("TEXT") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &erasing.as, N_ ("Who is working (the owner)"),
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  gboolean done;

  if (!dbk_ctl_parse (ctl, entries, &words, error) || !begin (ctl, &erasing, words[0], error))
    return FALSE;
  if (erasing.confirm != erasing.client->number)
    return ask_again (&erasing, error);
  if (keep_treatments)
    done = dbk_erase_store_anonymise (erasing.connection, &erasing.who, erasing.client->row,
                                      erasing.reason, &number, &clean, error);
  else
    done = dbk_erase_store_erase (erasing.connection, &erasing.who, erasing.client->row,
                                  erasing.reason, &clean, error);
  if (!done)
    return FALSE;
  print_done (ctl,
              keep_treatments ? _ ("Erased; the treatments are kept without a name.")
                              : _ ("Erased."),
              clean, number);
  return TRUE;
}

gboolean
dbk_ctl_erase (DbkCtl *ctl, GError **error)
{
  return let_go (ctl, FALSE, error);
}

gboolean
dbk_ctl_anonymise (DbkCtl *ctl, GError **error)
{
  return let_go (ctl, TRUE, error);
}

gboolean
dbk_ctl_archive (DbkCtl *ctl, GError **error)
{
  g_auto (Erasing) archiving = { NULL };
  g_auto (GStrv) words = NULL;
  gboolean undo = FALSE;
  const GOptionEntry entries[] = {
    { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_ ("Back into the list"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &archiving.as, N_ ("Who is working (the owner)"),
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dbk_ctl_parse (ctl, entries, &words, error) || !begin (ctl, &archiving, words[0], error) ||
      !dbk_erase_store_archive (archiving.connection, &archiving.who, archiving.client->row, !undo,
                                error))
    return FALSE;
  print_done (ctl, undo ? _ ("Back in the list.") : _ ("Put away; “--undo” brings it back."), TRUE,
              archiving.client->number);
  return TRUE;
}

static gboolean
print_review (DbkCtl *ctl, DbkConnection *connection, GArray *review, GError **error)
{
  g_autoptr (JsonBuilder) builder = ctl->json ? json_builder_new () : NULL;

  if (builder != NULL)
    json_builder_begin_array (builder);
  for (guint i = 0; i < review->len; i++)
    {
      const DbkRetained *one = &g_array_index (review, DbkRetained, i);
      g_autoptr (DbkClient) client = dbk_client_store_load (connection, one->row, error);
      g_autofree char *last = dbk_date_to_iso (one->last_entry);
      g_autofree char *until = dbk_date_to_iso (one->kept_until);
      g_autofree char *name = NULL;

      if (client == NULL)
        return FALSE;
      name = dbk_client_display_name (client);
      if (builder == NULL)
        {
          g_print ("%d\t%s\t%s\t%s\n", client->number, name, last, until);
          continue;
        }
      json_builder_begin_object (builder);
      dbk_ctl_add_client (builder, client, DBK_DATE_NONE);
      dbk_ctl_add_date (builder, "last_entry", one->last_entry);
      dbk_ctl_add_date (builder, "kept_until", one->kept_until);
      dbk_ctl_add_bool (builder, "archived", one->archived);
      json_builder_end_object (builder);
    }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      dbk_ctl_print_json (builder);
    }
  return TRUE;
}

gboolean
dbk_ctl_review (DbkCtl *ctl, GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (GArray) review = NULL;

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL)
    return FALSE;
  review = dbk_erase_store_load_review (connection, dbk_ctl_today (ctl), error);
  return review != NULL && print_review (ctl, connection, review, error);
}
