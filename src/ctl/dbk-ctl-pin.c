/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reset-pin: for one who forgot it. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-clinic-store.h"
#include "dbk-pin-store.h"

static void
print_result (const DbkCtl *ctl, const DbkStaff *staff)
{
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dbk_ctl_add_text (builder, "name", staff->name);
      dbk_ctl_add_bool (builder, "had_pin", staff->has_pin);
      json_builder_end_object (builder);
      dbk_ctl_print_json (builder);
    }
  else if (staff->has_pin)
    g_print (_ ("%s is not asked for a PIN any more. Set a new one in the window, under Staff.\n"),
             staff->name);
  else
    g_print (_ ("%s has no PIN, so nothing was changed.\n"), staff->name);
}

gboolean
dbk_ctl_reset_pin (DbkCtl *ctl, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (DbkStaff) staff = NULL;
  /* Whoever can run this is at the file, not logged in: the history says that nobody was. */
  const DbkWho nobody = { 0, DBK_TIME_NONE };
  DbkWho person;

  if (!dbk_ctl_parse (ctl, NULL, &words, error))
    return FALSE;
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_WRITE, error);
  if (connection == NULL || !dbk_ctl_who (connection, words[0], &person, error))
    return FALSE;
  staff = dbk_staff_store_load (connection, person.staff, error);
  if (staff == NULL ||
      (staff->has_pin && !dbk_pin_store_reset (connection, &nobody, staff->row, error)))
    return FALSE;
  print_result (ctl, staff);
  return TRUE;
}
