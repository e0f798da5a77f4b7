/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing in a past session from a paper card. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-area-list.h"
#include "dbk-code-row.h"
#include "dbk-course-store.h"
#include "dbk-course-text.h"
#include "dbk-field.h"
#include "dbk-session-dialogs.h"
#include "dbk-session-store.h"
#include "dbk-text-row.h"
#include "dbk-text.h"

typedef struct
{
  DbkFormDialog *dialog;
  DbkClientRecord *record;
  GtkWidget *course;
  DbkEntryField *day;
  DbkEntryField *source;
  DbkEntryField *practitioner;
  GtkWidget *text;
  DbkAreaList *areas;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_client_record_unref (form->record);
  g_free (form);
}

typedef struct
{
  DbkWho who;
  gint64 client;
  gint64 course_row;     /* 0: into a course of its own */
  DbkCourse *new_course; /* then */
  DbkSession *session;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_course_unref (job->new_course);
  dbk_session_unref (job->session);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &job->who, error);
  g_autoptr (DbkSession) session = dbk_session_copy (job->session);
  gint64 course_row = job->course_row;

  if (transaction == NULL)
    return NULL;
  if (course_row == 0)
    {
      g_autoptr (DbkCourse) course = dbk_course_copy (job->new_course);

      if (!dbk_course_store_add (connection, &job->who, job->client, course, error))
        return NULL;
      course_row = course->row;
    }
  if (!dbk_session_store_transcribe (connection, &job->who, course_row, session, error) ||
      !dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return NULL;
  return g_steal_pointer (&session);
}

/* A past session without a course was a course of one, and that one is over. */
static DbkCourse *
single_course (DbkDate day)
{
  DbkCourse *course = dbk_course_new ();

  dbk_set_text (&course->title, _ ("Single session"));
  dbk_set_text (&course->status, "completed");
  course->planned_sessions = 1;
  course->starts_on = day;
  course->status_on = day;
  return course;
}

static gboolean
read_day (Form *form, DbkDate today, DbkDate *day)
{
  if (!dbk_entry_field_get_date (form->day, today, day))
    return FALSE;
  if (*day == DBK_DATE_NONE)
    dbk_entry_field_set_error (form->day, _ ("Write the day of the session."));
  else if (*day > today)
    dbk_entry_field_set_error (form->day, _ ("This day has not come yet."));
  else
    return TRUE;
  return FALSE;
}

static void
add_areas (DbkSession *session, char *const *areas)
{
  for (char *const *area = areas; area != NULL && *area != NULL; area++)
    {
      DbkSessionArea *row = dbk_session_area_new ();

      dbk_set_text (&row->area, *area);
      row->treated = TRUE;
      g_ptr_array_add (session->areas, row);
    }
}

static DbkSession *
read_form (Form *form)
{
  DbkDate today = dbk_context_get_today (dbk_form_dialog_get_context (form->dialog));
  g_autoptr (DbkSession) session = dbk_session_new ();
  g_autofree char *source = dbk_text_clean (dbk_entry_field_get_text (form->source));
  g_autofree char *typed = dbk_text_row_dup_text (DBK_TEXT_ROW (form->text));
  g_autofree char *text = dbk_text_clean (typed);
  g_auto (GStrv) areas = dbk_area_list_dup_areas (form->areas);
  gboolean good = read_day (form, today, &session->treated_on);

  if (*source == '\0')
    {
      dbk_entry_field_set_error (form->source, _ ("Write what it is copied from: “paper card”."));
      good = FALSE;
    }
  if (*text == '\0' && areas == NULL)
    {
      dbk_field_set_error (form->text, _ ("Copy the text, or choose the areas below."));
      good = FALSE;
    }
  if (!good)
    return NULL;

  dbk_set_text (&session->source, source);
  dbk_set_text (&session->notes, text);
  dbk_set_text (&session->practitioner, dbk_entry_field_get_text (form->practitioner));
  add_areas (session, areas);
  return g_steal_pointer (&session);
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  GtkWidget *const fields[] = { GTK_WIDGET (form->day), GTK_WIDGET (form->source), form->text };
  g_autoptr (DbkSession) session = read_form (form);
  const DbkCourse *course;
  Job *job;

  if (session == NULL)
    {
      dbk_field_focus_first_error (fields, G_N_ELEMENTS (fields));
      return;
    }
  course = dbk_client_record_find_course (form->record, dbk_code_row_get_code (form->course));
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (dbk_form_dialog_get_context (dialog));
  job->client = form->record->client->row;
  if (course != NULL)
    job->course_row = course->row;
  else
    job->new_course = single_course (session->treated_on);
  job->session = g_steal_pointer (&session);
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_session_unref,
                          _ ("Past session transcribed"));
}

static DbkEntryField *
add_field (Form *form, GtkWidget *group, const char *title)
{
  GtkWidget *field = dbk_entry_field_new (title);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), field);
  dbk_form_dialog_watch (form->dialog, field);
  return DBK_ENTRY_FIELD (field);
}

GtkWidget *
dbk_transcribe_dialog_new (GtkWidget *from, DbkContext *context, const DbkClientRecord *record)
{
  g_autofree char *name = dbk_client_display_name (record->client);
  GtkWidget *dialog =
      dbk_form_dialog_new (from, context, _ ("Transcribe a Past Session"), name, _ ("_Transcribe"));
  DbkFormDialog *window = DBK_FORM_DIALOG (dialog);
  GtkWidget *group = dbk_form_dialog_add_group (
      window, NULL,
      _ ("A session held before, copied from paper or another program. It is locked at once, "
         "names who copied it, and claims no signature."));
  Form *form = g_new0 (Form, 1);

  form->dialog = window;
  form->record = dbk_client_record_ref ((DbkClientRecord *) record);
  dbk_form_dialog_set_form (window, save, form, form_free);
  form->day = add_field (form, group, _ ("Treated on"));
  form->source = add_field (form, group, _ ("Copied from"));
  form->practitioner = add_field (form, group, _ ("Practitioner"));
  form->course = dbk_code_row_new (_ ("Course"));
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      dbk_code_row_add (form->course, course->id, dbk_course_title (course));
    }
  dbk_code_row_add (form->course, "", _ ("None, a single session"));
  dbk_form_dialog_watch (window, form->course);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->course);
  form->text = dbk_text_row_new (_ ("Text"));
  dbk_form_dialog_watch (window, form->text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->text);
  form->areas = DBK_AREA_LIST (dbk_area_list_new ());
  g_signal_connect_object (form->areas, "changed", G_CALLBACK (dbk_form_dialog_touch), window,
                           G_CONNECT_SWAPPED);
  dbk_form_dialog_add (window, GTK_WIDGET (form->areas));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 720);
  return dialog;
}
