/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an adverse reaction ended, noted after the session was signed. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-field.h"
#include "dbk-names.h"
#include "dbk-session-dialogs.h"
#include "dbk-session-store.h"
#include "dbk-text-row.h"
#include "dbk-text.h"

typedef struct
{
  DbkFormDialog *dialog;
  gint64 reaction;
  DbkDate since;
  GtkWidget *day;
  GtkWidget *text;
} Form;

typedef struct
{
  DbkWho who;
  gint64 reaction;
  DbkReactionResolution *resolution;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_reaction_resolution_unref (job->resolution);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkReactionResolution) resolution = dbk_reaction_resolution_copy (job->resolution);

  return dbk_session_store_resolve_reaction (connection, &job->who, job->reaction, resolution,
                                             error)
             ? g_steal_pointer (&resolution)
             : NULL;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  DbkContext *context = dbk_form_dialog_get_context (dialog);
  DbkDate today = dbk_context_get_today (context);
  g_autofree char *typed = dbk_text_row_dup_text (DBK_TEXT_ROW (form->text));
  g_autofree char *text = dbk_text_clean (typed);
  const char *problem = NULL;
  DbkDate day;
  Job *job;

  if (!dbk_entry_field_get_date (DBK_ENTRY_FIELD (form->day), today, &day))
    {
      gtk_widget_grab_focus (form->day);
      return;
    }
  if (day == DBK_DATE_NONE)
    problem = _ ("Write on which day it was over.");
  else if (day > today)
    problem = _ ("This day is still to come.");
  else if (day < form->since)
    problem = _ ("This day lies before the session.");
  if (problem != NULL)
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->day), problem);
      gtk_widget_grab_focus (form->day);
      return;
    }
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (context);
  job->reaction = form->reaction;
  job->resolution = dbk_reaction_resolution_new ();
  job->resolution->resolved_on = day;
  dbk_set_text (&job->resolution->text, text);
  dbk_form_dialog_submit (dialog, store, job, job_free,
                          (GDestroyNotify) dbk_reaction_resolution_unref, _ ("Reaction is over"));
}

GtkWidget *
dbk_resolve_dialog_new (GtkWidget *from,
                        DbkContext *context,
                        const DbkSession *session,
                        const DbkSessionReaction *reaction)
{
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, _ ("Reaction Is Over"),
                           dbk_name (DBK_NAME_REACTION, reaction->code), _ ("_Save"));
  Form *form = g_new0 (Form, 1);
  GtkWidget *group;

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->reaction = reaction->row;
  form->since = session->treated_on;
  dbk_form_dialog_set_form (form->dialog, save, form, g_free);
  group = dbk_form_dialog_add_group (
      form->dialog, NULL,
      _ ("What was signed stays as it is; how the reaction ended stands beside it."));
  form->day = dbk_entry_field_new (_ ("Over on"));
  dbk_entry_field_set_date (DBK_ENTRY_FIELD (form->day), dbk_context_get_today (context));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->day);
  form->text = dbk_text_row_new (_ ("How it ended, what was done"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->text);
  dbk_form_dialog_watch (form->dialog, form->day);
  dbk_form_dialog_watch (form->dialog, form->text);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 460, 340);
  return dialog;
}
