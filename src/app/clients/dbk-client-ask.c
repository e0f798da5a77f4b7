/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody about to be added is in the records already. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-client-ask.h"
#include "dbk-client-store.h"
#include "dbk-duplicate-store.h"

typedef struct
{
  DbkClient *client; /* who is there already */
  char **evidence;
  DbkClientAnswer answer;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  dbk_client_unref (found->client);
  g_strfreev (found->evidence);
  g_free (found);
}

static gpointer
look (DbkConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GArray) matches = dbk_duplicate_store_find (connection, data, error);
  const DbkDuplicateMatch *likeliest;
  DbkClient *client;
  Found *found;

  if (matches == NULL || matches->len == 0)
    return NULL;
  likeliest = &g_array_index (matches, DbkDuplicateMatch, 0);
  client = dbk_client_store_load (connection, likeliest->other, error);
  if (client == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->client = client;
  found->evidence = dbk_duplicate_evidence_words (&likeliest->evidence);
  return found;
}

static char *
describe (const Found *found)
{
  g_autofree char *name = dbk_client_display_name (found->client);
  g_autofree char *born = dbk_date_format_long (found->client->birth_date);
  g_autofree char *evidence = g_strjoinv ("\n", found->evidence);
  g_autofree char *who = NULL;

  if (*born != '\0')
    who = g_strdup_printf (_ ("%s (number %d, born %s) is in the records already."), name,
                           found->client->number, born);
  else
    who = g_strdup_printf (_ ("%s (number %d) is in the records already."), name,
                           found->client->number);
  return g_strdup_printf ("%s\n\n%s", who, evidence);
}

/* The question closes itself after it was answered: whoever asked may only then close the window
 * it stands over. */
static void
return_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  Found *found = g_task_get_task_data (task);

  g_task_return_int (task, found->answer);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Found *found = g_task_get_task_data (task);
  g_autofree char *response = dbk_alert_finish (result);

  if (g_str_equal (response, "same"))
    found->answer = DBK_CLIENT_ASK_SAME;
  else if (g_str_equal (response, "other"))
    found->answer = DBK_CLIENT_ASK_SOMEONE_ELSE;
  else
    found->answer = DBK_CLIENT_ASK_KEEP_EDITING;
  g_idle_add_once (return_cb, task);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const DbkAlertResponse responses[] = {
    { "keep", _ ("_Keep Editing"), DBK_ALERT_PLAIN },
    { "other", _ ("_Someone Else"), DBK_ALERT_PLAIN },
    { "same", _ ("S_ame Person"), DBK_ALERT_SUGGESTED },
  };
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Found *found = dbk_context_finish (result, &error);
  g_autofree char *body = NULL;

  if (found == NULL)
    {
      if (error != NULL)
        g_message ("Not looked for duplicates: %s", error->message);
      g_task_return_int (task, DBK_CLIENT_ASK_ADD);
      return;
    }
  g_task_set_task_data (task, found, found_free);
  body = describe (found);
  dbk_alert_async (g_task_get_source_object (task), _ ("Is This the Same Person?"), body, responses,
                   G_N_ELEMENTS (responses), NULL, answered_cb, g_object_ref (task));
}

void
dbk_client_ask_async (GtkWidget *from,
                      DbkContext *context,
                      const DbkClient *client,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (from, NULL, callback, user_data);

  g_task_set_source_tag (task, dbk_client_ask_async);
  dbk_context_read (context, look, dbk_client_copy (client), (GDestroyNotify) dbk_client_unref,
                    found_free, NULL, looked_cb, task);
}

DbkClientAnswer
dbk_client_ask_finish (GAsyncResult *result, DbkClient **client)
{
  const Found *found = g_task_get_task_data (G_TASK (result));
  gssize answer = g_task_propagate_int (G_TASK (result), NULL);

  *client = found == NULL ? NULL : dbk_client_ref (found->client);
  return answer < 0 ? DBK_CLIENT_ASK_ADD : (DbkClientAnswer) answer;
}
