/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on a client's page. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-assessment-dialog.h"
#include "dbk-client-page-private.h"
#include "dbk-concern-dialog.h"
#include "dbk-course-dialog.h"
#include "dbk-session-dialogs.h"
#include "dbk-toast.h"

static void
log_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_client_page_log_session (DBK_CLIENT_PAGE (widget));
}

static void
print_summary_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_client_page_print_summary (DBK_CLIENT_PAGE (widget));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  /* Translators: a phone number or e-mail address was put into the clipboard. */
  text = g_strdup_printf (_ ("%s copied"), g_variant_get_string (parameter, NULL));
  dbk_toast (widget, text);
}

static void
open_draft_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.open-session", "s",
                              g_variant_get_string (parameter, NULL));
}

static void
show_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dbk_client_page_show_session (DBK_CLIENT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* Courses */

static void
present (GtkWidget *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
course_saved_cb (DbkClientPage *self, DbkCourse *course)
{
  dbk_course_page_set_course (self->course_page, course->id);
  dbk_client_page_set_tab (self, "course");
}

static void
plan_course_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  GtkWidget *dialog = dbk_course_dialog_new (widget, self->context, self->record, NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (course_saved_cb), self, G_CONNECT_SWAPPED);
  present (dialog);
}

/* Each course action names the course it is about: the menu may be older than the page. */
static void
course_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const struct
  {
    const char *action;
    const char *status;
  } changes[] = {
    { "client.pause-course", "paused" },
    { "client.resume-course", "active" },
    { "client.complete-course", "completed" },
    { "client.cancel-course", "cancelled" },
  };
  const DbkCourse *course =
      dbk_client_record_find_course (self->record, g_variant_get_string (parameter, NULL));

  if (course == NULL)
    return;
  if (g_str_equal (action, "client.edit-course"))
    present (dbk_course_dialog_new (widget, self->context, self->record, course));
  else if (g_str_equal (action, "client.add-skip"))
    present (dbk_skip_dialog_new (widget, self->context, course));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (action, changes[i].action))
      present (dbk_course_status_dialog_new (widget, self->context, course, changes[i].status));
}

/* Concerns */

static void
add_concern_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);

  present (dbk_concern_dialog_new (widget, self->context, self->record, NULL));
}

static void
edit_concern_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const DbkConcern *concern =
      dbk_client_record_find_concern (self->record, g_variant_get_string (parameter, NULL));

  if (concern != NULL)
    present (dbk_concern_dialog_new (widget, self->context, self->record, concern));
}

static void
assess_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  char *alone[] = { (char *) id, NULL };
  const DbkCourse *course = NULL;

  if (g_str_equal (action, "client.assess-course"))
    course = dbk_client_record_find_course (self->record, id);
  present (dbk_assessment_dialog_new (widget, self->context, self->record,
                                      course != NULL ? course->concerns : alone));
}

/* Sessions */

static void
session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const DbkSession *session =
      dbk_client_record_find_session (self->record, g_variant_get_string (parameter, NULL), NULL);

  if (session == NULL)
    return;
  if (g_str_equal (action, "client.add-addendum"))
    present (dbk_addendum_dialog_new (widget, self->context, session));
  else
    present (dbk_error_dialog_new (widget, self->context, session));
}

static void
logged_again_cb (DbkClientPage *self, const DbkLoggedAgain *logged)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_activate_action (widget, "win.show-client", "x", logged->client);
  gtk_widget_activate_action (widget, "win.open-session", "s", logged->session);
}

static void
log_again_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const DbkSession *session =
      dbk_client_record_find_session (self->record, g_variant_get_string (parameter, NULL), NULL);
  GtkWidget *dialog;

  if (session == NULL)
    return;
  dialog = dbk_again_dialog_new (widget, self->context, session);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (logged_again_cb), self, G_CONNECT_SWAPPED);
  present (dialog);
}

static void
resolve_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < self->record->courses->len; i++)
    {
      GPtrArray *sessions = ((DbkCourse *) self->record->courses->pdata[i])->sessions;

      for (guint j = 0; j < sessions->len; j++)
        {
          const DbkSession *session = sessions->pdata[j];

          for (guint k = 0; k < session->reactions->len; k++)
            {
              const DbkSessionReaction *reaction = session->reactions->pdata[k];

              if (g_strcmp0 (reaction->id, id) == 0)
                present (dbk_resolve_dialog_new (widget, self->context, session, reaction));
            }
        }
    }
}

static void
transcribed_cb (DbkClientPage *self, DbkSession *session)
{
  dbk_client_page_show_session (self, session->id);
}

static void
transcribe_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DbkClientPage *self = DBK_CLIENT_PAGE (widget);
  GtkWidget *dialog = dbk_transcribe_dialog_new (widget, self->context, self->record);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (transcribed_cb), self, G_CONNECT_SWAPPED);
  present (dialog);
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  gboolean clinical; /* not for reception */
} actions[] = {
  { "client.log-session", NULL, log_session_cb, TRUE },
  { "client.print-summary", NULL, print_summary_cb, FALSE },
  { "client.copy", "s", copy_cb, FALSE },
  { "client.open-draft", "s", open_draft_cb, TRUE },
  { "client.show-session", "s", show_session_cb, FALSE },
  { "client.plan-course", NULL, plan_course_cb, TRUE },
  { "client.edit-course", "s", course_cb, TRUE },
  { "client.add-skip", "s", course_cb, FALSE },
  { "client.pause-course", "s", course_cb, TRUE },
  { "client.resume-course", "s", course_cb, TRUE },
  { "client.complete-course", "s", course_cb, TRUE },
  { "client.cancel-course", "s", course_cb, TRUE },
  { "client.add-concern", NULL, add_concern_cb, TRUE },
  { "client.edit-concern", "s", edit_concern_cb, TRUE },
  { "client.assess-concern", "s", assess_cb, TRUE },
  { "client.assess-course", "s", assess_cb, TRUE },
  { "client.add-addendum", "s", session_cb, TRUE },
  { "client.mark-error", "s", session_cb, TRUE },
  { "client.log-again", "s", log_again_cb, TRUE },
  { "client.resolve-reaction", "s", resolve_cb, TRUE },
  { "client.add-condition", NULL, dbk_client_page_condition_cb, TRUE },
  { "client.edit-condition", "s", dbk_client_page_condition_cb, TRUE },
  { "client.take-consent", NULL, dbk_client_page_consent_cb, TRUE },
  { "client.show-consent", "s", dbk_client_page_consent_cb, FALSE },
  { "client.withdraw-consent", "s", dbk_client_page_consent_cb, TRUE },
  { "client.add-patch-test", NULL, dbk_client_page_patch_test_cb, TRUE },
  { "client.edit-patch-test", "s", dbk_client_page_patch_test_cb, TRUE },
  { "client.confirm-history", NULL, dbk_client_page_confirm_history_cb, TRUE },
  { "client.transcribe", NULL, transcribe_cb, TRUE },
  { "client.export", NULL, dbk_client_page_export_cb, FALSE },
  { "client.archive", NULL, dbk_client_page_leave_cb, FALSE },
  { "client.bring-back", NULL, dbk_client_page_leave_cb, FALSE },
  { "client.anonymise", NULL, dbk_client_page_leave_cb, TRUE },
  { "client.erase", NULL, dbk_client_page_leave_cb, TRUE },
};

void
dbk_client_page_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}

void
dbk_client_page_update_actions (DbkClientPage *self)
{
  gboolean there = self->record != NULL;
  gboolean clinical = there && dbk_context_is_clinical (self->context);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   actions[i].clinical ? clinical : there);
  dbk_client_page_update_leave (self);
}
