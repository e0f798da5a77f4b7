/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client page, and the pages that take the whole window: session and course summary. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-client-page.h"
#include "dbk-due-page.h"
#include "dbk-duplicates-page.h"
#include "dbk-record-store.h"
#include "dbk-session-page.h"
#include "dbk-summary-page.h"
#include "dbk-toast.h"
#include "dbk-window-private.h"

/* Both pages work on the client as stored when they are opened. */
typedef struct
{
  DbkWindow *window;
  char *course;
  char *session;
  gint64 client;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_object_unref (wanted->window);
  g_free (wanted->course);
  g_free (wanted->session);
  g_free (wanted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static void
ask_record (DbkWindow *self, const char *course, const char *session, GAsyncReadyCallback callback)
{
  Wanted *wanted = g_new (Wanted, 1);

  wanted->window = g_object_ref (self);
  wanted->course = g_strdup (course);
  wanted->session = g_strdup (session);
  wanted->client = self->client;
  dbk_context_read (self->context, load_record, g_memdup2 (&self->client, sizeof self->client),
                    g_free, (GDestroyNotify) dbk_client_record_unref, NULL, callback, wanted);
}

/* (transfer full): NULL when there is nothing to show any more. */
static DbkClientRecord *
take_record (Wanted *wanted, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClientRecord) record = dbk_context_finish (result, &error);

  if (record == NULL)
    {
      if (gtk_widget_get_root (GTK_WIDGET (wanted->window)) != NULL)
        dbk_report_error (GTK_WIDGET (wanted->window), _ ("The Client Could Not Be Opened"), error);
      return NULL;
    }
  /* Another client was chosen meanwhile. */
  if (wanted->window->stack == NULL || wanted->window->client != wanted->client)
    return NULL;
  return g_steal_pointer (&record);
}

static GtkWidget *
ensure_page (DbkWindow *self, const char *name, GtkWidget *(*make) (DbkContext *) )
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page != NULL)
    return page;

  page = make (self->context);
  g_signal_connect_object (page, "closed", G_CALLBACK (dbk_window_close_page), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, page, name);
  dbk_window_tell_narrow (page, dbk_window_is_narrow (self));
  return page;
}

static void
summary_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wanted) wanted = data;
  g_autoptr (DbkClientRecord) record = take_record (wanted, result);
  GtkWidget *page;

  if (record == NULL)
    return;
  page = ensure_page (wanted->window, "summary", dbk_summary_page_new);
  dbk_summary_page_open (DBK_SUMMARY_PAGE (page), record, wanted->course);
  dbk_window_show_page (wanted->window, "summary");
}

void
dbk_window_open_summary (DbkWindow *self, const char *course_id)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, "client");

  /* The course on show is the one that is meant; the page names it and comes back here. */
  if (*course_id == '\0' && page != NULL && !self->page_asked)
    {
      self->page_asked = TRUE;
      dbk_client_page_print_summary (DBK_CLIENT_PAGE (page));
      self->page_asked = FALSE;
      return;
    }
  ask_record (self, course_id, NULL, summary_cb);
}

static void
session_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wanted) wanted = data;
  g_autoptr (DbkClientRecord) record = take_record (wanted, result);
  const char *course_id = wanted->course;
  GtkWidget *page;

  if (record == NULL)
    return;
  if (wanted->session != NULL)
    {
      DbkCourse *course = NULL;

      if (dbk_client_record_find_session (record, wanted->session, &course) == NULL)
        return;
      course_id = course->id;
    }
  page = ensure_page (wanted->window, "session", dbk_session_page_new);
  dbk_session_page_open (DBK_SESSION_PAGE (page), record, course_id, wanted->session);
  dbk_window_show_page (wanted->window, "session");
}

void
dbk_window_log_session (DbkWindow *self, const char *course_id)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, "client");

  if (*course_id != '\0')
    ask_record (self, course_id, NULL, session_cb);
  else if (page != NULL)
    /* It knows the courses, or asks which; then it comes back here with one. */
    dbk_client_page_log_session (DBK_CLIENT_PAGE (page));
}

void
dbk_window_open_session (DbkWindow *self, const char *session_id)
{
  ask_record (self, NULL, session_id, session_cb);
}

/* The keyboard */

static gboolean
refocus_idle (gpointer data)
{
  DbkWindow *self = data;
  GtkWidget *page;

  self->refocus = 0;
  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL || self->closing != DBK_CLOSING_NOT ||
      self->locked)
    return G_SOURCE_REMOVE;

  page = gtk_stack_get_visible_child (self->stack);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "records") == 0 &&
      gtk_widget_get_child_visible (GTK_WIDGET (self->content)))
    page = gtk_stack_get_visible_child (self->content);
  if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* What had the keyboard went away: a page was closed, or shows its record anew. */
static void
focus_widget_cb (DbkWindow *self)
{
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL && self->refocus == 0)
    self->refocus = g_idle_add (refocus_idle, self);
}

void
dbk_window_keep_focus (DbkWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_widget_cb), NULL);
}

void
dbk_window_let_focus_go (DbkWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, focus_widget_cb, NULL);
  g_clear_handle_id (&self->refocus, g_source_remove);
}

/* Back */

void
dbk_window_close_page (DbkWindow *self)
{
  dbk_window_show_page (self, "records");
  focus_widget_cb (self);
  if (self->finds)
    {
      self->finds = FALSE;
      dbk_split_view_set_show_content (self->split, FALSE);
      dbk_client_list_find (self->list);
    }
}

/* The client page: made for the first client, not for the first frame. */

static void
ensure_client_page (DbkWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, "client");

  if (page != NULL)
    return;
  page = dbk_client_page_new (self->context);
  gtk_stack_add_named (self->content, page, "client");
  dbk_window_tell_narrow (page, dbk_window_is_narrow (self));
}

void
dbk_window_show_client (DbkWindow *self, gint64 row, gboolean settled)
{
  ensure_client_page (self);
  self->client = row;
  dbk_client_list_set_selected (self->list, row);
  dbk_client_page_set_client (DBK_CLIENT_PAGE (gtk_stack_get_child_by_name (self->content,
                                                                            "client")),
                              row);
  gtk_stack_set_visible_child_name (self->content, "client");
  if (settled)
    dbk_split_view_set_show_content (self->split, TRUE);
  dbk_window_update_actions (self);
}

/* Lists of many clients */

static void
show_list (DbkWindow *self, const char *name, GtkWidget *(*make) (DbkContext *) )
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, name);

  if (page == NULL)
    {
      page = make (self->context);
      gtk_stack_add_named (self->content, page, name);
      dbk_window_tell_narrow (page, dbk_window_is_narrow (self));
    }
  self->client = 0;
  dbk_client_list_set_selected (self->list, 0);
  gtk_stack_set_visible_child_name (self->content, name);
  dbk_window_update_actions (self);
}

void
dbk_window_show_due (DbkWindow *self)
{
  show_list (self, "due", dbk_due_page_new);
}

void
dbk_window_show_duplicates (DbkWindow *self)
{
  show_list (self, "duplicates", dbk_duplicates_page_new);
}
