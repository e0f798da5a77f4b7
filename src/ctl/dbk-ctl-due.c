/* SPDX-License-Identifier: GPL-3.0-or-later */
/* due: who is to be called, whoever has waited longest first. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-due-file.h"
#include "dbk-due-store.h"

static const char *
or_empty (const char *text)
{
  return text == NULL ? "" : text;
}

static gboolean
is_group (const DbkDueItem *item, DbkDueGroup group)
{
  return g_str_equal (item->group, dbk_due_group_code (group));
}

/* "" where nobody is called about it yet, or any more. */
static const char *
state_of (const DbkDueItem *item, DbkDate today)
{
  if (is_group (item, DBK_DUE_GROUP_DRAFTS))
    return "draft";
  if (is_group (item, DBK_DUE_GROUP_OVERDUE) || is_group (item, DBK_DUE_GROUP_LAPSED))
    return item->group;
  if (item->due_first == DBK_DATE_NONE || is_group (item, DBK_DUE_GROUP_PAUSED))
    return "";
  if (item->days_late != DBK_NONE)
    return "overdue";
  return item->due_first <= today ? "due" : "too_early";
}

static void
print_item (const DbkDueItem *item, DbkDate today)
{
  g_autofree char *first = dbk_date_to_iso (item->due_first);
  g_autofree char *last = dbk_date_to_iso (item->due_last);
  g_autofree char *treated = dbk_date_to_iso (item->last_session);
  g_autofree char *called =
      dbk_date_to_iso (item->called_at == DBK_TIME_NONE ? DBK_DATE_NONE
                                                        : dbk_time_local_date (item->called_at));

  g_print ("%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", item->number, item->name,
           or_empty (item->phone), or_empty (item->contact_preference), state_of (item, today),
           first, last, treated, item->group, or_empty (item->what), called,
           or_empty (item->call_outcome));
}

static gboolean
add_item (JsonBuilder *builder,
          DbkConnection *connection,
          const DbkDueItem *item,
          DbkDate today,
          GError **error)
{
  g_autoptr (DbkClient) client = dbk_client_store_load (connection, item->row, error);
  g_autofree char *called =
      item->called_at == DBK_TIME_NONE ? NULL : dbk_time_to_iso (item->called_at);

  if (client == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  dbk_ctl_add_client (builder, client, item->last_session);
  dbk_ctl_add_text (builder, "contact_preference", item->contact_preference);
  dbk_ctl_add_text (builder, "group", item->group);
  dbk_ctl_add_text (builder, "due", state_of (item, today));
  dbk_ctl_add_text (builder, "kind", item->kind);
  dbk_ctl_add_text (builder, "what", item->what);
  dbk_ctl_add_int (builder, "session_number", item->session_number);
  dbk_ctl_add_date (builder, "due_first", item->due_first);
  dbk_ctl_add_date (builder, "due_last", item->due_last);
  dbk_ctl_add_int (builder, "days_late", item->days_late);
  dbk_ctl_add_date (builder, "snoozed_until", item->snoozed_until);
  dbk_ctl_add_text (builder, "called_at", called);
  dbk_ctl_add_text (builder, "called_by", item->called_by);
  dbk_ctl_add_text (builder, "call_outcome", item->call_outcome);
  dbk_ctl_add_text (builder, "call_note", item->call_note);
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
print_json (DbkConnection *connection, const DbkDueList *list, DbkDate today, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->items->len; i++)
    if (!add_item (builder, connection, list->items->pdata[i], today, error))
      return FALSE;
  json_builder_end_array (builder);
  dbk_ctl_print_json (builder);
  return TRUE;
}

/* Whom one calls now; --all adds what is to come, waits or has lapsed. */
static void
set_limits (int *limits, gboolean all)
{
  for (guint i = 0; i < DBK_N_DUE_GROUPS; i++)
    limits[i] = all ? -1 : 0;
  limits[DBK_DUE_GROUP_OVERDUE] = -1;
  limits[DBK_DUE_GROUP_THIS_WEEK] = -1;
  limits[DBK_DUE_GROUP_DRAFTS] = -1;
}

static gboolean
list_due (DbkCtl *ctl,
          DbkConnection *connection,
          DbkDate today,
          gboolean all,
          const char *output,
          GError **error)
{
  int limits[DBK_N_DUE_GROUPS];
  g_autoptr (DbkDueList) list = NULL;

  set_limits (limits, all);
  list = dbk_due_store_load (connection, today, limits, error);
  if (list == NULL)
    return FALSE;
  if (output != NULL)
    return dbk_due_file_write (list->items, output, error);
  if (ctl->json)
    return print_json (connection, list, today, error);
  for (guint i = 0; i < list->items->len; i++)
    print_item (list->items->pdata[i], today);
  return TRUE;
}

gboolean
dbk_ctl_due (DbkCtl *ctl, GError **error)
{
  g_autofree char *on = NULL;
  g_autofree char *output = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("As it is on that day (today)"),
      N_ ("YYYY-MM-DD") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all,
      N_ ("Also what is to come, expires, is paused, snoozed or lapsed"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write a CSV file for a spreadsheet"),
      N_ ("FILE.csv") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  DbkDate today = dbk_ctl_today (ctl);

  if (!dbk_ctl_parse (ctl, entries, &words, error))
    return FALSE;
  if (on != NULL && !dbk_date_from_iso (on, &today))
    return dbk_ctl_refuse_usage (error, _ ("--on takes a day written as 2026-11-22."));
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  return connection != NULL && list_due (ctl, connection, today, all, output, error);
}
