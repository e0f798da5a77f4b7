/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting a call to a client, or putting the client off. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-code-row.h"
#include "dbk-due-dialog.h"
#include "dbk-due-text.h"
#include "dbk-field.h"
#include "dbk-form-dialog.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-text-row.h"
#include "dbk-text.h"
#include "dbk-toast.h"

typedef struct
{
  gint64 client;
  GtkWidget *outcome; /* NULL when only snoozing */
  GtkWidget *until;
  GtkWidget *note;
} Form;

typedef struct
{
  DbkWho who;
  gint64 client;
  DbkRecall *recall;
} Job;

static Job *
job_new (DbkContext *context, gint64 client)
{
  Job *job = g_new0 (Job, 1);

  job->who = dbk_context_get_who (context);
  job->client = client;
  job->recall = dbk_recall_new ();
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_recall_unref (job->recall);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkRecall) recall = dbk_recall_copy (job->recall);

  return dbk_due_store_note_call (connection, &job->who, job->client, recall, error)
             ? g_steal_pointer (&recall)
             : NULL;
}

/* FALSE with the sentence at the field. */
static gboolean
read_until (Form *form, DbkDate today, DbkDate *until)
{
  DbkEntryField *field = DBK_ENTRY_FIELD (form->until);
  const char *problem = NULL;

  if (!dbk_entry_field_get_date (field, today, until))
    return FALSE;
  if (*until == DBK_DATE_NONE && form->outcome == NULL)
    problem = _ ("Write until when nobody asks.");
  else if (*until != DBK_DATE_NONE && *until <= today)
    problem = _ ("This day is not to come any more.");
  if (problem != NULL)
    dbk_entry_field_set_error (field, problem);
  return problem == NULL;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  DbkContext *context = dbk_form_dialog_get_context (dialog);
  DbkDate today = dbk_context_get_today (context);
  g_autofree char *typed = dbk_text_row_dup_text (DBK_TEXT_ROW (form->note));
  g_autofree char *note = dbk_text_clean (typed);
  const char *outcome = form->outcome == NULL ? "" : dbk_code_row_get_code (form->outcome);
  DbkDate until;
  Job *job;

  if (form->outcome != NULL && *outcome == '\0')
    {
      dbk_field_set_error (form->outcome, _ ("Choose what came of the call."));
      gtk_widget_grab_focus (form->outcome);
      return;
    }
  if (!read_until (form, today, &until))
    {
      gtk_widget_grab_focus (form->until);
      return;
    }
  job = job_new (context, form->client);
  dbk_set_text (&job->recall->outcome, outcome);
  dbk_set_text (&job->recall->note, note);
  job->recall->snoozed_until = until;
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_recall_unref,
                          form->outcome != NULL ? _ ("Call noted") : _ ("Snoozed"));
}

static void
outcome_cb (GtkWidget *row)
{
  dbk_field_set_error (row, NULL);
}

static GtkWidget *
make_outcome (void)
{
  GtkWidget *row = dbk_code_row_new (_ ("What came of it"));
  const char *const *codes = dbk_name_codes (DBK_NAME_CALL_OUTCOME);

  dbk_code_row_add (row, "", "–");
  for (guint i = 0; codes[i] != NULL; i++)
    dbk_code_row_add (row, codes[i], dbk_name (DBK_NAME_CALL_OUTCOME, codes[i]));
  dbk_code_row_set_code (row, "");
  g_signal_connect (row, "notify::selected", G_CALLBACK (outcome_cb), NULL);
  return row;
}

static void
soon_cb (GtkButton *button, gpointer data)
{
  dbk_entry_field_set_date (data, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day")));
}

static void
add_soon (GtkWidget *buttons, const char *label, DbkDate day, GtkWidget *field)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (day));
  g_signal_connect_object (button, "clicked", G_CALLBACK (soon_cb), field, 0);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (buttons), button);
}

static GtkWidget *
dialog_new (GtkWidget *from, DbkContext *context, const DbkDueItem *item, gboolean call)
{
  GtkWidget *dialog = dbk_form_dialog_new (from, context, call ? _ ("Note a Call") : _ ("Snooze"),
                                           item->name, call ? _ ("_Note") : _ ("_Snooze"));
  DbkFormDialog *self = DBK_FORM_DIALOG (dialog);
  DbkDate today = dbk_context_get_today (context);
  GtkWidget *buttons = dbk_row_new (6, NULL);
  Form *form = g_new0 (Form, 1);
  GtkWidget *group;

  form->client = item->row;
  dbk_form_dialog_set_form (self, save, form, g_free);
  group = dbk_form_dialog_add_group (self, NULL,
                                     call && dbk_due_text_is_quiet (item)
                                         ? _ ("This client asked not to be called.")
                                         : NULL);
  if (call)
    {
      form->outcome = make_outcome ();
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->outcome);
      dbk_form_dialog_watch (self, form->outcome);
    }
  form->note = dbk_text_row_new (_ ("Note"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->note);
  group = dbk_form_dialog_add_group (
      self, NULL, _ ("Till then the client is out of the list. A session held before ends it."));
  form->until = dbk_entry_field_new (_ ("Don’t ask before"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->until);
  add_soon (buttons, _ ("Tomorrow"), today + 1, form->until);
  add_soon (buttons, _ ("In a Week"), today + 7, form->until);
  add_soon (buttons, _ ("In a Month"), dbk_date_add_months (today, 1), form->until);
  dbk_form_dialog_add (self, buttons);
  dbk_form_dialog_watch (self, form->note);
  dbk_form_dialog_watch (self, form->until);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 460, call ? 480 : 400);
  return dialog;
}

GtkWidget *
dbk_call_dialog_new (GtkWidget *from, DbkContext *context, const DbkDueItem *item)
{
  return dialog_new (from, context, item, TRUE);
}

GtkWidget *
dbk_snooze_dialog_new (GtkWidget *from, DbkContext *context, const DbkDueItem *item)
{
  return dialog_new (from, context, item, FALSE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkRecall) recall = dbk_context_finish (result, &error);

  if (gtk_widget_get_root (from) == NULL)
    return;
  if (recall != NULL)
    dbk_toast (from, _ ("In the list again"));
  else
    dbk_report_error (from, _ ("The Client Is Still Snoozed"), error);
}

void
dbk_snooze_end (GtkWidget *from, DbkContext *context, const DbkDueItem *item)
{
  Job *job = job_new (context, item->row);

  job->recall->snoozed_until = dbk_context_get_today (context);
  dbk_context_write (context, store, job, job_free, (GDestroyNotify) dbk_recall_unref, NULL,
                     ended_cb, g_object_ref (from));
}
