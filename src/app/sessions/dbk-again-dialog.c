/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Log again for…": a session that was entered in error, as a draft under the right client. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-code-row.h"
#include "dbk-course-text.h"
#include "dbk-draft-template.h"
#include "dbk-field.h"
#include "dbk-label.h"
#include "dbk-record-store.h"
#include "dbk-search.h"
#include "dbk-session-dialogs.h"
#include "dbk-session-store.h"
#include "dbk-text.h"

/* Who isn't among so many is found by typing more. */
#define MOST_HITS 6

typedef struct
{
  DbkFormDialog *dialog;
  DbkSession *session;
  GtkWidget *search;
  GtkWidget *hits;
  GtkWidget *nobody;
  GtkWidget *course_group;
  GtkWidget *course;
  guint64 generation; /* of searches */
  gint64 client;      /* chosen; 0 for none */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  dbk_session_unref (form->session);
  g_free (form);
}

/* Storing */

typedef struct
{
  DbkWho who;
  gint64 client;
  char *course; /* id, "" for a single session */
  DbkSession *session;
  DbkCourse *single;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->course);
  dbk_session_unref (job->session);
  dbk_course_unref (job->single);
  g_free (job);
}

static gboolean
store_draft (DbkConnection *connection, const Job *job, DbkSession *draft, GError **error)
{
  g_autoptr (DbkCourse) single = dbk_course_copy (job->single);
  g_autoptr (DbkClientRecord) record = NULL;
  const DbkCourse *course;

  if (*job->course == '\0')
    return dbk_session_store_begin_single (connection, &job->who, job->client, single, draft,
                                           error);
  record = dbk_record_store_load (connection, job->client, error);
  if (record == NULL)
    return FALSE;
  course = dbk_client_record_find_course (record, job->course);
  if (course != NULL)
    return dbk_session_store_begin (connection, &job->who, course->row, draft, error);
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                       _ ("This course is not in the client’s record any more. Nothing was "
                          "changed; choose another one."));
  return FALSE;
}

static gpointer
store (DbkConnection *connection, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (DbkSession) draft = dbk_session_copy (job->session);
  g_autoptr (DbkLoggedAgain) logged = NULL;

  if (!store_draft (connection, job, draft, error))
    return NULL;
  logged = g_new0 (DbkLoggedAgain, 1);
  logged->client = job->client;
  logged->session = g_strdup (draft->id);
  return g_steal_pointer (&logged);
}

void
dbk_logged_again_free (DbkLoggedAgain *logged)
{
  g_free (logged->session);
  g_free (logged);
}

static DbkCourse *
make_single (DbkDate day, DbkDate today)
{
  DbkCourse *course = dbk_course_new ();

  dbk_set_text (&course->title, _ ("Single session"));
  dbk_set_text (&course->status, "active");
  course->starts_on = day;
  course->status_on = today;
  return course;
}

static void
save (DbkFormDialog *dialog, gpointer data)
{
  Form *form = data;
  DbkContext *context = dbk_form_dialog_get_context (dialog);
  Job *job;

  if (form->client == 0)
    {
      dbk_form_dialog_set_problem (dialog, _ ("Choose the client the session was held with."));
      gtk_widget_grab_focus (form->search);
      return;
    }
  job = g_new0 (Job, 1);
  job->who = dbk_context_get_who (context);
  job->client = form->client;
  job->course = g_strdup (dbk_code_row_get_code (form->course));
  job->session = dbk_session_log_again (form->session, dbk_context_get_staff (context),
                                        dbk_clock_now (dbk_context_get_clock (context)));
  job->single = make_single (form->session->treated_on, dbk_context_get_today (context));
  dbk_form_dialog_submit (dialog, store, job, job_free, (GDestroyNotify) dbk_logged_again_free,
                          NULL);
}

/* Asking the records. Both hold the dialog, and so the form, until they are answered. */

typedef struct
{
  DbkFormDialog *dialog;
  guint64 generation;
  gint64 client;
} Asked;

static Asked *
asked_new (Form *form)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ g_object_ref (form->dialog), form->generation, form->client };
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->dialog);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static gboolean
is_gone (const Asked *asked)
{
  return gtk_widget_in_destruction (GTK_WIDGET (asked->dialog)) ||
         !gtk_widget_get_realized (GTK_WIDGET (asked->dialog));
}

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static void
record_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = dbk_context_finish (result, &error);
  g_autoptr (GPtrArray) running = NULL;
  Form *form = dbk_form_dialog_get_form (asked->dialog);

  if (is_gone (asked) || form->client != asked->client)
    return;
  if (record == NULL)
    {
      dbk_form_dialog_set_problem (form->dialog, error->message);
      return;
    }
  running = dbk_courses_running (record);
  dbk_code_row_clear (form->course);
  for (guint i = 0; i < running->len; i++)
    dbk_code_row_add (form->course, ((DbkCourse *) running->pdata[i])->id,
                      dbk_course_title (running->pdata[i]));
  dbk_code_row_add (form->course, "", _ ("None, a single session"));
  gtk_widget_set_visible (form->course_group, TRUE);
}

static void
chosen_cb (GtkCheckButton *check, GParamSpec *spec, Form *form)
{
  const gint64 *client = g_object_get_data (G_OBJECT (check), "client");
  DbkContext *context;

  if (gtk_widget_in_destruction (GTK_WIDGET (form->dialog)) || !gtk_check_button_get_active (check))
    return;
  form->client = *client;
  context = dbk_form_dialog_get_context (form->dialog);
  dbk_form_dialog_set_problem (form->dialog, NULL);
  dbk_form_dialog_touch (form->dialog);
  dbk_context_read (context, load_record, g_memdup2 (client, sizeof *client), g_free,
                    (GDestroyNotify) dbk_client_record_unref, NULL, record_cb, asked_new (form));
}

typedef struct
{
  char *text;
  DbkDate today;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_free (search);
}

static gpointer
find_clients (DbkConnection *connection, gpointer data, GError **error)
{
  const Search *search = data;
  g_autoptr (DbkSearchResult) found =
      dbk_search_clients (connection, search->text, DBK_CLIENT_FILTER_ALL, search->today, MOST_HITS,
                          error);

  if (found == NULL)
    return NULL;
  return dbk_search_load_summaries (connection, (const gint64 *) (const void *) found->rows->data,
                                    found->rows->len, search->today, error);
}

static void
add_hit (Form *form, const DbkClientSummary *client, GtkCheckButton **group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *born = dbk_date_format_long (client->birth_date);
  g_autofree char *line = NULL;

  if (client->birth_date == DBK_DATE_NONE)
    line = g_strdup_printf (_ ("no. %d"), client->number);
  else
    /* Translators: a client's number and birthday. */
    line = g_strdup_printf (_ ("no. %1$d · born %2$s"), client->number, born);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), client->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  dbk_widget_set_name (check, client->name);
  if (*group == NULL)
    *group = GTK_CHECK_BUTTON (check);
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), *group);
  g_object_set_data_full (G_OBJECT (check), "client", g_memdup2 (&client->row, sizeof client->row),
                          g_free);
  g_signal_connect (check, "notify::active", G_CALLBACK (chosen_cb), form);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (form->hits), row);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clients = dbk_context_finish (result, &error);
  GtkCheckButton *group = NULL;
  Form *form = dbk_form_dialog_get_form (asked->dialog);
  GtkWidget *row;

  if (is_gone (asked) || form->generation != asked->generation)
    return;
  while ((row = gtk_widget_get_first_child (form->hits)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (form->hits), row);
  form->client = 0;
  gtk_widget_set_visible (form->course_group, FALSE);
  for (guint i = 0; clients != NULL && i < clients->len; i++)
    add_hit (form, clients->pdata[i], &group);
  gtk_widget_set_visible (form->hits, group != NULL);
  gtk_widget_set_visible (form->nobody, group == NULL);
}

static void
search_cb (GtkWidget *entry, Form *form)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  DbkContext *context = dbk_form_dialog_get_context (form->dialog);
  Search *search;

  form->generation++;
  if (dbk_text_is_blank (text))
    {
      gtk_widget_set_visible (form->hits, FALSE);
      gtk_widget_set_visible (form->nobody, FALSE);
      return;
    }
  search = g_new (Search, 1);
  *search = (Search){ g_strdup (text), dbk_context_get_today (context) };
  dbk_context_read (context, find_clients, search, search_free, (GDestroyNotify) g_ptr_array_unref,
                    NULL, found_cb, asked_new (form));
}

GtkWidget *
dbk_again_dialog_new (GtkWidget *from, DbkContext *context, const DbkSession *session)
{
  g_autofree char *day = dbk_date_format_long (session->treated_on);
  g_autofree char *line = g_strdup_printf (_ ("Session of %s"), day);
  GtkWidget *dialog = dbk_form_dialog_new (from, context, _ ("Log Again"), line, _ ("_Log Again"));
  GtkWidget *group;
  Form *form = g_new0 (Form, 1);

  form->dialog = DBK_FORM_DIALOG (dialog);
  form->session = dbk_session_copy (session);
  dbk_form_dialog_set_form (form->dialog, save, form, form_free);
  dbk_form_dialog_add (
      form->dialog,
      dbk_text_new (_ ("Everything that was recorded is copied into a draft of the right client, "
                       "but no scores, checks or signature. Look through it, then sign it."),
                    NULL));
  form->search = gtk_search_entry_new ();
  dbk_widget_set_name (form->search, _ ("Find the right client"));
  g_object_set (form->search, "placeholder-text", _ ("Name, number, phone or birthday"), NULL);
  g_signal_connect (form->search, "search-changed", G_CALLBACK (search_cb), form);
  dbk_form_dialog_add (form->dialog, form->search);
  form->hits = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (form->hits), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (form->hits, "boxed-list");
  gtk_widget_set_visible (form->hits, FALSE);
  dbk_widget_set_name (form->hits, _ ("Clients found"));
  dbk_form_dialog_add (form->dialog, form->hits);
  form->nobody = dbk_text_new (_ ("No client is called that."), "dbk-dim");
  gtk_widget_set_visible (form->nobody, FALSE);
  dbk_form_dialog_add (form->dialog, form->nobody);
  group = dbk_form_dialog_add_group (form->dialog, NULL, NULL);
  form->course_group = group;
  form->course = dbk_code_row_new (_ ("Course"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->course);
  gtk_widget_set_visible (group, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 560);
  return dialog;
}
