/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consent is taken back. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-check-dialogs.h"
#include "dbk-concern-store.h"
#include "dbk-field.h"
#include "dbk-text-row.h"
#include "dbk-text.h"

typedef struct
{
  DbkFormDialog *dialog;
  gint64 consent;
  DbkDate since;
  GtkWidget *day;
  GtkWidget *reason;
} Form;

typedef struct
{
  DbkWho who;
  gint64 consent;
  DbkConsentWithdrawal *withdrawal;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_consent_withdrawal_unref (job->withdrawal);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkConsentWithdrawal) withdrawal = dbk_consent_withdrawal_copy (job->withdrawal);

  return dbk_health_store_withdraw_consent (connection, &job->who, job->consent, withdrawal, error)
             ? g_steal_pointer (&withdrawal)
             : NULL;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  DbkContext *context = dbk_form_dialog_get_context (dialog);
  DbkDate today = dbk_context_get_today (context);
  g_autofree char *typed = dbk_text_row_dup_text (DBK_TEXT_ROW (form->reason));
  g_autofree char *reason = dbk_text_clean (typed);
  const char *problem = NULL;
  DbkDate day;
  Job *job;

  if (!dbk_entry_field_get_date (DBK_ENTRY_FIELD (form->day), today, &day))
    {
      gtk_widget_grab_focus (form->day);
      return;
    }
  if (day == DBK_DATE_NONE)
    problem = _ ("Write on which day it was taken back.");
  else if (day > today)
    problem = _ ("This day is still to come.");
  else if (form->since != DBK_DATE_NONE && day < form->since)
    problem = _ ("This day lies before the consent was signed.");
  if (problem != NULL)
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->day), problem);
      gtk_widget_grab_focus (form->day);
      return;
    }
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (context);
  job->consent = form->consent;
  job->withdrawal = dbk_consent_withdrawal_new ();
  job->withdrawal->withdrawn_on = day;
  dbk_set_text (&job->withdrawal->reason, reason);
  dbk_form_dialog_submit (dialog, store, job, job_free,
                          (GDestroyNotify) dbk_consent_withdrawal_unref, _ ("Consent withdrawn"));
}

GtkWidget *
dbk_withdraw_dialog_new (GtkWidget *from, DbkContext *context, const DbkConsent *consent)
{
  GtkWidget *dialog = dbk_form_dialog_new (from, context, _ ("Withdraw Consent"),
                                           consent->form_title, _ ("_Withdraw"));
  Form *form = g_new0 (Form, 1);
  GtkWidget *group;

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->consent = consent->row;
  form->since = consent->signed_on;
  dbk_form_dialog_set_form (form->dialog, save, form, g_free);
  dbk_form_dialog_set_destructive (form->dialog);
  group = dbk_form_dialog_add_group (
      form->dialog, NULL,
      _ ("What was signed is kept with its text and signature; from this day on it is not in force "
         "any more. This can’t be taken back: a new consent is signed anew."));
  form->day = dbk_entry_field_new (_ ("Taken back on"));
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->day), dbk_context_get_today (context));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->day);
  form->reason = dbk_text_row_new (_ ("Reason, if one was given"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->reason);
  dbk_form_dialog_watch (form->dialog, form->day);
  dbk_form_dialog_watch (form->dialog, form->reason);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 460, 400);
  return dialog;
}
