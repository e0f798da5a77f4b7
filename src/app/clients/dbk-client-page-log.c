/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Log Session: which course, which draft, or what to begin with. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-alert.h"
#include "dbk-client-page-private.h"
#include "dbk-course-text.h"
#include "dbk-draft.h"
#include "dbk-label.h"

/* The draft of a course, NULL for none. */
static const DbkSession *
find_draft (const DbkCourse *course)
{
  for (guint i = 0; i < course->sessions->len; i++)
    if (!dbk_session_is_locked (course->sessions->pdata[i]))
      return course->sessions->pdata[i];
  return NULL;
}

static void
log_in_course (DbkClientPage *self, const char *course_id)
{
  const DbkCourse *course = dbk_client_record_find_course (self->record, course_id);
  const DbkSession *draft = course != NULL ? find_draft (course) : NULL;

  if (course == NULL)
    return;
  /* A second draft of the same course would hide the first one's text. */
  if (draft != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "s", draft->id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.log-session", "s", course_id);
}

static void
begin_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkClientPage) self = data;
  g_autofree char *response = dbk_alert_finish (result);

  if (g_str_equal (response, "plan"))
    gtk_widget_activate_action (GTK_WIDGET (self), "client.plan-course", NULL);
  else if (g_str_equal (response, "single") && self->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.log-session", "s", DBK_DRAFT_SINGLE);
}

static void
ask_to_begin (DbkClientPage *self)
{
  const DbkAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), DBK_ALERT_PLAIN },
    { "single", _ ("_Single Session"), DBK_ALERT_PLAIN },
    { "plan", _ ("_Plan a Course"), DBK_ALERT_SUGGESTED },
  };

  dbk_alert_async (GTK_WIDGET (self), _ ("No Course Is Running"),
                   _ ("Plan a course of sessions first, or log a single session without one."),
                   responses, G_N_ELEMENTS (responses), NULL, begin_cb, g_object_ref (self));
}

/* Several courses */

typedef struct
{
  DbkClientPage *page;
  GtkWidget *chooser;
} Question;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autofree char *response = dbk_alert_finish (result);

  if (g_str_equal (response, "log") && question->page->record != NULL)
    for (GtkWidget *row = gtk_widget_get_first_child (question->chooser); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
        log_in_course (question->page, g_object_get_data (G_OBJECT (row), "dbk-course"));
  g_object_unref (question->chooser);
  g_object_unref (question->page);
  g_free (question);
}

static void
ask_which (DbkClientPage *self, GPtrArray *running)
{
  const DbkAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), DBK_ALERT_PLAIN },
    { "log", _ ("_Log Session"), DBK_ALERT_SUGGESTED },
  };
  Question *question = g_new0 (Question, 1);
  GtkWidget *first = NULL;
  const char *shown = dbk_course_page_get_course (self->course_page);

  question->page = g_object_ref (self);
  question->chooser = g_object_ref_sink (dbk_column_new (6, NULL));
  for (guint i = 0; i < running->len; i++)
    {
      const DbkCourse *course = running->pdata[i];
      GtkWidget *row = gtk_check_button_new_with_label (dbk_course_title (course));

      g_object_set_data_full (G_OBJECT (row), "dbk-course", g_strdup (course->id), g_free);
      gtk_widget_set_size_request (row, -1, 34);
      if (first == NULL)
        first = row;
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (row), GTK_CHECK_BUTTON (first));
      if (first == row || g_strcmp0 (course->id, shown) == 0)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (row), TRUE);
      gtk_box_append (GTK_BOX (question->chooser), row);
    }
  dbk_alert_async (GTK_WIDGET (self), _ ("Which Course?"),
                   _ ("More than one course is running. The session belongs to one of them."),
                   responses, G_N_ELEMENTS (responses), question->chooser, chosen_cb, question);
}

void
dbk_client_page_log_session (DbkClientPage *self)
{
  g_autoptr (GPtrArray) running = NULL;

  g_return_if_fail (DBK_IS_CLIENT_PAGE (self));

  if (self->record == NULL || !dbk_context_is_clinical (self->context))
    return;
  running = dbk_courses_running (self->record);
  if (running->len == 0)
    ask_to_begin (self);
  else if (running->len == 1)
    log_in_course (self, ((DbkCourse *) running->pdata[0])->id);
  else
    ask_which (self, running);
}

void
dbk_client_page_print_summary (DbkClientPage *self)
{
  const char *course;

  g_return_if_fail (DBK_IS_CLIENT_PAGE (self));

  if (self->record == NULL)
    return;
  course = dbk_course_page_get_course (self->course_page);
  if (course == NULL)
    {
      const DbkCourse *first = dbk_courses_first (self->record);

      course = first != NULL ? first->id : "";
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.print-summary", "s", course);
}
