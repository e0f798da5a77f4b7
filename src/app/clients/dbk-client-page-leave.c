/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a client's record out, and letting the client go. */
#include "config.h"

#include "dbk-client-page-private.h"
#include "dbk-export-action.h"
#include "dbk-leave-dialog.h"

void
dbk_client_page_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);

  dbk_export_ask (widget, self->context, self->record->client);
}

void
dbk_client_page_leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);

  if (g_str_equal (action, "client.archive") || g_str_equal (action, "client.bring-back"))
    dbk_leave_archive (widget, self->context, self->row, g_str_equal (action, "client.archive"));
  else
    dbk_leave_ask (widget, self->context, self->record->client,
                   g_str_equal (action, "client.anonymise"));
}

/* The owner; where there is none, a practitioner. The store refuses everybody else. */
static gboolean
may_erase (DbkContext *context)
{
  DbkClinicLists *lists = dbk_context_get_lists (context);
  DbkStaff *staff = dbk_context_get_staff (context);

  if (staff != NULL && g_strcmp0 (staff->role, "owner") == 0)
    return TRUE;
  for (guint i = 0; lists != NULL && i < lists->staff->len; i++)
    {
      const DbkStaff *one = lists->staff->pdata[i];

      if (g_strcmp0 (one->role, "owner") == 0 && one->retired_on == DBK_DATE_NONE)
        return FALSE;
    }
  return dbk_context_is_clinical (context);
}

void
dbk_client_page_update_leave (DbkClientPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean there = self->record != NULL;
  gboolean archived = there && self->record->client->archived_on != DBK_DATE_NONE;
  gboolean staff = there && dbk_context_get_staff (self->context) != NULL;

  gtk_widget_action_set_enabled (widget, "client.archive", staff && !archived);
  gtk_widget_action_set_enabled (widget, "client.bring-back", staff && archived);
  gtk_widget_action_set_enabled (widget, "client.anonymise", there && may_erase (self->context));
  gtk_widget_action_set_enabled (widget, "client.erase", there && may_erase (self->context));
}
