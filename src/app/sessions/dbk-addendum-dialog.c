/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding to a locked session: an addendum, or the mark that it was entered in error. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-code-row.h"
#include "dbk-field-title.h"
#include "dbk-field.h"
#include "dbk-session-dialogs.h"
#include "dbk-session-store.h"
#include "dbk-session-text.h"
#include "dbk-spoken.h"
#include "dbk-text-row.h"
#include "dbk-text.h"

typedef struct
{
  DbkFormDialog *dialog;
  DbkSession *session;
  GtkWidget *field;
  GtkWidget *recorded;
  DbkEntryField *value;
  GtkWidget *reason;
  GtkWidget *text;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_session_unref (form->session);
  g_free (form);
}

/* Saving */

typedef struct
{
  DbkWho who;
  gint64 session;
  DbkAddendum *addendum; /* NULL: mark it */
  char *reason;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_addendum_unref (job->addendum);
  g_free (job->reason);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkAddendum) addendum = NULL;

  if (job->addendum == NULL)
    {
      dbk_session_store_mark_error (connection, &job->who, job->session, job->reason, error);
      return NULL;
    }
  addendum = dbk_addendum_copy (job->addendum);
  return dbk_session_store_add_addendum (connection, &job->who, job->session, addendum, error)
             ? g_steal_pointer (&addendum)
             : NULL;
}

static void
submit (Form *form, DbkAddendum *addendum, const char *reason, const char *done)
{
  Job *job = g_new0 (Job, 1);

  job->who = dbk_context_get_who (dbk_form_dialog_get_context (form->dialog));
  job->session = form->session->row;
  job->addendum = addendum;
  job->reason = g_strdup (reason);
  dbk_form_dialog_submit (form->dialog, store, job, job_free, (GDestroyNotify) dbk_addendum_unref,
                          done);
}

/* The addendum */

/* What was typed as the right value, in the form it is stored in; NULL with the field marked. */
static char *
read_value (Form *form, const char *path)
{
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));
  const DbkField *field;
  DbkDate day;
  g_autofree char *text = dbk_text_clean (dbk_entry_field_get_text (form->value));

  if (!dbk_session_find_field (form->session, path, NULL, &field))
    return NULL;
  if (field->type == DBK_FIELD_DATE)
    {
      if (!dbk_entry_field_get_date (form->value, today, &day))
        return NULL;
      return dbk_date_to_iso (day);
    }
  if (dbk_field_accepts_text (field, text))
    return g_steal_pointer (&text);
  dbk_entry_field_set_error (
      form->value, field->type == DBK_FIELD_INTEGER
                       ? _ ("Write a whole number.")
                       : _ ("This can’t stand in the field. Write it as it was recorded."));
  return NULL;
}

static gboolean
read_field (Form *form, DbkAddendum *addendum)
{
  const char *path = dbk_code_row_get_code (form->field);

  if (*path == '\0')
    return TRUE;
  dbk_set_text (&addendum->field, path);
  g_free (addendum->old_value);
  addendum->old_value = dbk_session_current_field (form->session, path);
  g_free (addendum->new_value);
  addendum->new_value = read_value (form, path);
  if (addendum->new_value == NULL)
    return FALSE;
  if (g_strcmp0 (addendum->old_value, addendum->new_value) != 0)
    return TRUE;
  dbk_entry_field_set_error (form->value, _ ("This is what stands there already."));
  return FALSE;
}

static void
save_addendum (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  g_autoptr (DbkAddendum) addendum = dbk_addendum_new ();
  g_autofree char *reason =
      dbk_text_clean (dbk_entry_field_get_text (DBK_ENTRY_FIELD (form->reason)));
  g_autofree char *typed = dbk_text_row_dup_text (DBK_TEXT_ROW (form->text));
  g_autofree char *text = dbk_text_clean (typed);
  GtkWidget *const fields[] = { form->reason, GTK_WIDGET (form->value), form->text };
  gboolean good = read_field (form, addendum);

  if (*reason == '\0')
    {
      dbk_entry_field_set_error (DBK_ENTRY_FIELD (form->reason),
                                 _ ("Write why this is added, in a few words."));
      good = FALSE;
    }
  if (*text == '\0' && dbk_text_is_blank (addendum->field))
    {
      dbk_field_set_error (form->text, _ ("Write what is to be added, or choose a field above."));
      good = FALSE;
    }
  if (!good)
    {
      dbk_field_focus_first_error (fields, G_N_ELEMENTS (fields));
      return;
    }
  dbk_set_text (&addendum->reason, reason);
  dbk_set_text (&addendum->text, text);
  submit (form, g_steal_pointer (&addendum), NULL, _ ("Addendum added"));
}

static void
field_cb (GtkWidget *row, GParamSpec *spec, Form *form)
{
  const char *path;
  const DbkField *field;
  g_autofree char *value = NULL;
  g_autofree char *shown = NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (form->dialog)))
    return;
  path = dbk_code_row_get_code (row);
  dbk_entry_field_set_error (form->value, NULL);
  gtk_widget_set_visible (form->recorded, *path != '\0');
  gtk_widget_set_visible (GTK_WIDGET (form->value), *path != '\0');
  if (!dbk_session_find_field (form->session, path, NULL, &field))
    return;
  value = dbk_session_current_field (form->session, path);
  shown = dbk_field_value_text (field, value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (form->recorded), shown);
  if (field->type == DBK_FIELD_DATE)
    {
      DbkDate day = DBK_DATE_NONE;

      dbk_date_from_iso (value, &day);
      dbk_entry_field_set_date (form->value, day);
    }
  else
    dbk_entry_field_set_text (form->value, value);
}

static void
add_field_rows (Form *form, GtkWidget *group)
{
  g_auto (GStrv) paths = dbk_session_list_fields (form->session);

  form->field = dbk_code_row_new (_ ("Corrects"));
  dbk_code_row_add (form->field, "", _ ("No field, only adds a text"));
  for (char **path = paths; *path != NULL; path++)
    {
      g_autofree char *title = dbk_session_field_title (form->session, *path);

      dbk_code_row_add (form->field, *path, title);
    }
  g_signal_connect (form->field, "notify::selected", G_CALLBACK (field_cb), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->field);
  form->recorded = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->recorded), _ ("Recorded"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (form->recorded), FALSE);
  gtk_widget_set_visible (form->recorded, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->recorded);
  form->value = DBK_ENTRY_FIELD (dbk_entry_field_new (_ ("Right value")));
  gtk_widget_set_visible (GTK_WIDGET (form->value), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->value));
}

static char *
session_line (const DbkSession *session)
{
  g_autofree char *day = dbk_date_format_long (session->treated_on);

  return g_strdup_printf (_ ("Session of %s"), day);
}

GtkWidget *
dbk_addendum_dialog_new (GtkWidget *from, DbkContext *context, const DbkSession *session)
{
  g_autofree char *line = session_line (session);
  GtkWidget *dialog = dbk_form_dialog_new (from, context, _ ("Add Addendum"), line, _ ("_Add"));
  DbkFormDialog *window = DBK_FORM_DIALOG (dialog);
  GtkWidget *group = dbk_form_dialog_add_group (
      window, NULL,
      _ ("What was signed stays as it is. The addendum stands below it with your name and the "
         "time; a value it corrects is shown struck through."));
  Form *form = g_new0 (Form, 1);

  form->dialog = window;
  form->session = dbk_session_copy (session);
  dbk_form_dialog_set_form (window, save_addendum, form, form_free);
  form->reason = dbk_entry_field_new (_ ("Reason"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->reason);
  add_field_rows (form, group);
  form->text = dbk_text_row_new (_ ("Text"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->text);
  dbk_form_dialog_watch (window, form->reason);
  dbk_form_dialog_watch (window, form->field);
  dbk_form_dialog_watch (window, GTK_WIDGET (form->value));
  dbk_form_dialog_watch (window, form->text);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 520);
  return dialog;
}

/* The mark of an error */

static void
save_mark (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  g_autofree char *typed = dbk_text_row_dup_text (DBK_TEXT_ROW (form->text));
  g_autofree char *reason = dbk_text_clean (typed);

  if (*reason == '\0')
    {
      dbk_field_set_error (form->text, _ ("Write why it should not be here, in a few words."));
      gtk_widget_grab_focus (form->text);
      return;
    }
  submit (form, NULL, reason, _ ("Session marked as entered in error"));
}

GtkWidget *
dbk_error_dialog_new (GtkWidget *from, DbkContext *context, const DbkSession *session)
{
  g_autofree char *line = session_line (session);
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, _ ("Mark as Entered in Error"), line, _ ("_Mark"));
  DbkFormDialog *window = DBK_FORM_DIALOG (dialog);
  GtkWidget *group = dbk_form_dialog_add_group (
      window, NULL,
      _ ("For a session signed for the wrong client or twice. It stays, struck through with your "
         "name and reason, and is left out of counts, charts and what the client is given. This "
         "can’t be taken back."));
  Form *form = g_new0 (Form, 1);

  form->dialog = window;
  form->session = dbk_session_copy (session);
  dbk_form_dialog_set_form (window, save_mark, form, form_free);
  dbk_form_dialog_set_destructive (window);
  form->text = dbk_text_row_new (_ ("Reason"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->text);
  dbk_form_dialog_watch (window, form->text);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 460, 340);
  dbk_spoken_begin_at (dialog, form->text);
  return dialog;
}
