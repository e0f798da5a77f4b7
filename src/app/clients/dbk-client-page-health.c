/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the Health tab. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-check-dialogs.h"
#include "dbk-client-page-private.h"
#include "dbk-concern-store.h"
#include "dbk-toast.h"

/* The entry of @list whose id @parameter is. */
#define FIND(type, list, parameter)                                                                \
  (type *) find ((list), G_STRUCT_OFFSET (type, id), g_variant_get_string ((parameter), NULL))

static gpointer
find (GPtrArray *list, gsize offset, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (G_STRUCT_MEMBER (char *, list->pdata[i], offset), id) == 0)
      return list->pdata[i];
  return NULL;
}

static void
present (GtkWidget *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dbk_client_page_condition_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const DbkCondition *condition = NULL;

  if (parameter != NULL)
    {
      condition = FIND (DbkCondition, self->record->conditions, parameter);
      if (condition == NULL)
        return;
    }
  present (dbk_condition_dialog_new (widget, self->context, self->record, condition));
}

void
dbk_client_page_patch_test_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const DbkPatchTest *test = NULL;

  if (parameter != NULL)
    {
      test = FIND (DbkPatchTest, self->record->patch_tests, parameter);
      if (test == NULL)
        return;
    }
  present (dbk_patch_test_dialog_new (widget, self->context, self->record, test));
}

void
dbk_client_page_consent_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const DbkConsent *consent;

  if (parameter == NULL)
    {
      present (dbk_consent_dialog_new (widget, self->context, self->record, NULL,
                                       dbk_context_get_today (self->context)));
      return;
    }
  consent = FIND (DbkConsent, self->record->consents, parameter);
  if (consent == NULL)
    return;
  if (g_str_equal (action, "client.withdraw-consent"))
    present (dbk_withdraw_dialog_new (widget, self->context, consent));
  else
    present (dbk_consent_window_new (widget, consent));
}

/* "No change": one press, made by a person. */

typedef struct
{
  DbkWho who;
  gint64 client;
} Confirmation;

static gpointer
confirm_job (DbkConnection *connection, gpointer data, GError **error)
{
  const Confirmation *job = data;
  g_autoptr (DbkHistoryConfirmation) confirmation = dbk_history_confirmation_new ();

  dbk_set_text (&confirmation->answer, "no_change");
  dbk_health_store_add_confirmation (connection, &job->who, job->client, confirmation, error);
  return NULL;
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (error != NULL)
    dbk_report_error (widget, _ ("The History Was Not Confirmed"), error);
  else
    dbk_toast (widget, _ ("Medical history confirmed: no change"));
}

void
dbk_client_page_confirm_history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  Confirmation *job = g_new0 (Confirmation, 1);

  job->who = dbk_context_get_who (self->context);
  job->client = self->record->client->row;
  dbk_context_write (self->context, confirm_job, job, g_free, NULL, NULL, confirmed_cb,
                     g_object_ref (widget));
}
