/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a course: a skip, a pause, its end. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-course-dialog.h"
#include "dbk-course-store.h"
#include "dbk-course-text.h"
#include "dbk-field.h"
#include "dbk-spoken.h"
#include "dbk-text-row.h"
#include "dbk-text.h"

typedef struct
{
  DbkCourse *course;
  const char *status; /* static; NULL for a skip */
  const char *done;
  DbkEntryField *day;
  GtkWidget *reason;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_course_unref (form->course);
  g_free (form);
}

typedef struct
{
  DbkWho who;
  DbkCourse *base;
  DbkCourse *course;
  DbkCourseSkip *skip;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dbk_course_unref (job->base);
  dbk_course_unref (job->course);
  dbk_course_skip_unref (job->skip);
  g_free (job);
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;

  if (job->skip != NULL)
    {
      g_autoptr (DbkCourseSkip) skip = dbk_course_skip_copy (job->skip);

      return dbk_course_store_add_skip (connection, &job->who, job->base->row, skip, error)
                 ? g_steal_pointer (&skip)
                 : NULL;
    }
  else
    {
      g_autoptr (DbkCourse) course = dbk_course_copy (job->course);

      return dbk_course_store_update (connection, &job->who, job->base, course, error)
                 ? g_steal_pointer (&course)
                 : NULL;
    }
}

static gboolean
needs_reason (const Form *form)
{
  return form->status == NULL || g_str_equal (form->status, "paused") ||
         g_str_equal (form->status, "cancelled");
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  DbkContext *context = dbk_form_dialog_get_context (dialog);
  DbkDate today = dbk_context_get_today (context);
  DbkDate day = DBK_DATE_NONE;
  g_autofree char *typed = dbk_text_row_dup_text (DBK_TEXT_ROW (form->reason));
  g_autofree char *reason = dbk_text_clean (typed);
  GtkWidget *const fields[] = { GTK_WIDGET (form->day), form->reason };
  gboolean good = dbk_entry_field_get_date (form->day, today, &day);
  Job *job;

  if (good && day == DBK_DATE_NONE)
    {
      dbk_entry_field_set_error (form->day, _ ("Write the day."));
      good = FALSE;
    }
  else if (good && form->status != NULL && day > today)
    {
      dbk_entry_field_set_error (form->day, _ ("This day has not come yet."));
      good = FALSE;
    }
  if (*reason == '\0' && needs_reason (form))
    {
      dbk_field_set_error (form->reason, _ ("Write why, in a few words."));
      good = FALSE;
    }
  if (!good)
    {
      dbk_field_focus_first_error (fields, G_N_ELEMENTS (fields));
      return;
    }

  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (context);
  job->base = dbk_course_ref (form->course);
  if (form->status == NULL)
    {
      job->skip = dbk_course_skip_new ();
      job->skip->skipped_on = day;
      dbk_set_text (&job->skip->reason, reason);
      dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_course_skip_unref,
                              form->done);
      return;
    }
  job->course = dbk_course_copy (form->course);
  dbk_set_text (&job->course->status, form->status);
  dbk_set_text (&job->course->status_reason, reason);
  job->course->status_on = day;
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_course_unref,
                          form->done);
}

static GtkWidget *
make (GtkWidget *from,
      DbkContext *context,
      const DbkCourse *course,
      const char *title,
      const char *button,
      const char *explanation)
{
  GtkWidget *dialog = dbk_form_dialog_new (from, context, title, dbk_course_title (course), button);
  GtkWidget *group = dbk_form_dialog_add_group (DBK_FORM_DIALOG (dialog), NULL, explanation);
  Form *form = g_new0 (Form, 1);

  form->course = dbk_course_copy (course);
  form->day = DBK_ENTRY_FIELD (dbk_entry_field_new (_ ("Day")));
  form->reason = dbk_text_row_new (_ ("Reason"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->day));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->reason);
  dbk_entry_field_set_date (form->day, dbk_context_get_today (context));
  dbk_form_dialog_set_form (DBK_FORM_DIALOG (dialog), save, form, form_free);
  dbk_form_dialog_watch (DBK_FORM_DIALOG (dialog), GTK_WIDGET (form->day));
  dbk_form_dialog_watch (DBK_FORM_DIALOG (dialog), form->reason);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 440, 340);
  dbk_spoken_begin_at (dialog, form->reason);
  return dialog;
}

GtkWidget *
dbk_skip_dialog_new (GtkWidget *from, DbkContext *context, const DbkCourse *course)
{
  GtkWidget *dialog = make (from, context, course, _ ("Note a Skip"), _ ("_Note"),
                            _ ("A session that was left out. It uses up no session of the course, "
                               "and the next one stays due as it was."));
  Form *form = dbk_form_dialog_get_form (DBK_FORM_DIALOG (dialog));

  form->done = _ ("Skip noted");
  return dialog;
}

GtkWidget *
dbk_course_status_dialog_new (GtkWidget *from,
                              DbkContext *context,
                              const DbkCourse *course,
                              const char *status)
{
  const struct
  {
    const char *status;
    const char *title;
    const char *button;
    const char *explanation;
    const char *done;
  } kinds[] = {
    { "paused", _ ("Pause Course"), _ ("_Pause"),
      _ ("Nothing is due while the course is paused. It can be resumed at any time."),
      _ ("Course paused") },
    { "active", _ ("Resume Course"), _ ("_Resume"),
      _ ("The next session is due again, counted from the last one."), _ ("Course resumed") },
    { "completed", _ ("Complete Course"), _ ("_Complete"),
      _ ("The course is over. With a maintenance interval, follow-ups stay due."),
      _ ("Course completed") },
    { "cancelled", _ ("Cancel Course"), _ ("_Cancel Course"),
      _ ("The course ends here. What was recorded stays, and nothing of it is due any more."),
      _ ("Course canceled") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].status, status) == 0)
      {
        GtkWidget *dialog =
            make (from, context, course, kinds[i].title, kinds[i].button, kinds[i].explanation);
        Form *form = dbk_form_dialog_get_form (DBK_FORM_DIALOG (dialog));

        form->status = kinds[i].status;
        form->done = kinds[i].done;
        return dialog;
      }
  g_return_val_if_reached (NULL);
}
