/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands do first: opening the records, finding the client, knowing who is working. */
#include "config.h"

#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-activity-store.h"
#include "dbk-clinic-store.h"
#include "dbk-search.h"
#include "dbk-text.h"

char *
dbk_ctl_directory (const DbkCtl *ctl)
{
  if (ctl->data != NULL)
    return g_canonicalize_filename (ctl->data, NULL);
  return dbk_records_default_directory ();
}

DbkConnection *
dbk_ctl_open (DbkCtl *ctl, DbkConnectionMode mode, GError **error)
{
  g_autofree char *directory = dbk_ctl_directory (ctl);

  if (mode != DBK_CONNECTION_READ_WRITE_CREATE && !dbk_records_exist (directory))
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                   _ ("There are no records in “%s”. Name their folder with --data, or begin with "
                      "“dermabookctl demo” or “dermabookctl import”."),
                   directory);
      return NULL;
    }
  return dbk_records_open (directory, mode, &ctl->clock, error);
}

DbkDate
dbk_ctl_today (const DbkCtl *ctl)
{
  return dbk_clock_today (&ctl->clock);
}

gint64
dbk_ctl_find_client (DbkCtl *ctl, DbkConnection *connection, const char *text, GError **error)
{
  return dbk_search_find_one (connection, text, dbk_ctl_today (ctl), error);
}

static const DbkStaff *
choose_staff (GPtrArray *staff, const char *name)
{
  const DbkStaff *chosen = NULL;
  g_autofree char *folded = name == NULL ? NULL : dbk_text_fold (name);

  for (guint i = 0; i < staff->len; i++)
    {
      const DbkStaff *person = staff->pdata[i];

      if (folded != NULL)
        {
          g_autofree char *other = dbk_text_fold (person->name);

          if (strcmp (folded, other) == 0)
            return person;
        }
      else if (strcmp (person->role, "owner") == 0)
        return person;
      else if (chosen == NULL && dbk_staff_is_clinical (person))
        chosen = person;
    }
  return chosen;
}

gboolean
dbk_ctl_who (DbkConnection *connection, const char *name, DbkWho *who, GError **error)
{
  g_autoptr (GPtrArray) staff = dbk_staff_store_list (connection, FALSE, error);
  const DbkStaff *chosen;

  *who = (DbkWho){ 0, DBK_TIME_NONE };
  if (staff == NULL)
    return FALSE;
  chosen = choose_staff (staff, name);
  if (chosen != NULL)
    who->staff = chosen->row;
  else if (name != NULL)
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                   _ ("Nobody named “%s” works here, so nothing was changed. Give the name as the "
                      "records have it."),
                   name);
      return FALSE;
    }
  return TRUE;
}

void
dbk_ctl_note (DbkCtl *ctl, const char *kind, gint64 client_row, const char *detail)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkConnection) connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_WRITE, &error);
  DbkWho who;

  if (connection == NULL || !dbk_ctl_who (connection, NULL, &who, &error) ||
      !dbk_activity_store_note (connection, &who, kind, client_row, detail, &error))
    g_debug ("%s", error->message);
}
