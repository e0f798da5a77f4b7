/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the summary page shows: the document chosen, its sections, who is due. */
#include "config.h"

#include "dbk-summary-page-private.h"

#include <glib/gi18n-lib.h>

#include "dbk-activity-store.h"
#include "dbk-records.h"
#include "dbk-search.h"

/* In the order of DbkSummaryDocument. */
static const char *const documents[] = { "course_summary", "session",      "client_record",
                                         "aftercare",      "consultation", "due_list" };

DbkSummaryDocument
dbk_summary_page_get_document (DbkSummaryPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->documents);

  return chosen < G_N_ELEMENTS (documents) ? (DbkSummaryDocument) chosen
                                           : DBK_SUMMARY_DOCUMENT_COURSE;
}

DbkSummaryKind
dbk_summary_page_get_kind (DbkSummaryPage *self)
{
  /* The pair's other button is not pressed yet when this one springs back. */
  return gtk_toggle_button_get_active (self->for_client) ? DBK_SUMMARY_FOR_CLIENT
                                                         : DBK_SUMMARY_FOR_RECORD;
}

static const char *
newest_session (const DbkClientRecord *record, const char *course_id)
{
  const DbkSession *newest = NULL;

  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      if (course_id != NULL && g_strcmp0 (course->id, course_id) != 0)
        continue;
      for (guint j = 0; j < course->sessions->len; j++)
        {
          const DbkSession *session = course->sessions->pdata[j];

          if (dbk_session_is_held (session) &&
              (newest == NULL || session->treated_on >= newest->treated_on))
            newest = session;
        }
    }
  return newest == NULL ? "" : newest->id;
}

static DbkSummary *
make_due_list (DbkSummaryPage *self, const DbkClinic *clinic, const DbkSummaryOptions *options)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (DbkDueEntry));

  for (guint i = 0; self->due != NULL && i < self->due->len; i++)
    {
      const DbkClientSummary *client = self->due->pdata[i];
      DbkDueEntry entry = { client->name,        client->number,
                            client->phone,       client->contact_preference,
                            client->due_state,   client->due_first,
                            client->due_last,    client->days_late,
                            client->last_session };

      g_array_append_val (entries, entry);
    }
  return dbk_companion_new_due_list ((const DbkDueEntry *) entries->data, entries->len, clinic,
                                     options);
}

DbkSummary *
dbk_summary_page_make (DbkSummaryPage *self, const DbkPaper *paper, GError **error)
{
  const DbkClinic *clinic = dbk_context_get_lists (self->context)->clinic;
  g_autofree char *photos =
      g_build_filename (dbk_context_get_directory (self->context), DBK_RECORDS_PHOTOS, NULL);
  g_autoptr (DbkLanguage) language = dbk_summary_page_dup_language (self);
  DbkSummaryOptions options = {
    dbk_summary_page_get_kind (self),     *paper, dbk_context_get_today (self->context),
    dbk_summary_page_get_sections (self), photos, language
  };

  switch (dbk_summary_page_get_document (self))
    {
    case DBK_SUMMARY_DOCUMENT_SESSION:
      return dbk_companion_new_session (self->record,
                                        newest_session (self->record, self->course_id), clinic,
                                        &options, error);
    case DBK_SUMMARY_DOCUMENT_WHOLE:
      return dbk_companion_new_record (self->record, clinic, &options);
    case DBK_SUMMARY_DOCUMENT_AFTERCARE:
      return dbk_companion_new_aftercare_given (self->record, clinic, &options, error);
    case DBK_SUMMARY_DOCUMENT_CONSULTATION:
      return dbk_companion_new_consultation (self->record, clinic, &options);
    case DBK_SUMMARY_DOCUMENT_DUE:
      return make_due_list (self, clinic, &options);
    case DBK_SUMMARY_DOCUMENT_COURSE:
    default:
      return dbk_summary_new (self->record, self->course_id, clinic, &options, error);
    }
}

/* Sections */

static const char *
sections_key (DbkSummaryPage *self)
{
  return dbk_summary_page_get_kind (self) == DBK_SUMMARY_FOR_CLIENT ? "client-sections"
                                                                    : "record-sections";
}

DbkSummarySections
dbk_summary_page_get_sections (DbkSummaryPage *self)
{
  guint chosen = 0;

  for (guint i = 0; i < DBK_N_SECTIONS; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      chosen |= 1u << i;
  return chosen & (guint) dbk_sections_of_kind (dbk_summary_page_get_kind (self));
}

void
dbk_summary_page_fill_sections (DbkSummaryPage *self)
{
  GSettings *settings = dbk_context_get_settings (self->context);
  DbkSummaryKind kind = dbk_summary_page_get_kind (self);
  g_auto (GStrv) codes = g_settings_get_strv (settings, sections_key (self));
  DbkSummarySections sections = 0;

  /* Nothing chosen yet, or by another version: what is usual. */
  if (!dbk_sections_from_codes ((const char *const *) codes, &sections) || sections == 0)
    sections = dbk_sections_default (kind);
  self->filling = TRUE;
  for (guint i = 0; i < DBK_N_SECTIONS; i++)
    {
      gtk_check_button_set_active (self->checks[i], (sections & (1u << i)) != 0);
      gtk_widget_set_visible (GTK_WIDGET (self->checks[i]),
                              (dbk_sections_of_kind (kind) & (1u << i)) != 0);
    }
  self->filling = FALSE;
}

static void
section_cb (DbkSummaryPage *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint sections = dbk_summary_page_get_sections (self);

  if (self->filling)
    return;
  for (guint i = 0; i < DBK_N_SECTIONS; i++)
    if ((sections & (1u << i)) != 0)
      g_ptr_array_add (codes, (gpointer) dbk_section_code (i));
  g_ptr_array_add (codes, NULL);
  g_settings_set_strv (dbk_context_get_settings (self->context), sections_key (self),
                       (const char *const *) codes->pdata);
  dbk_summary_page_rebuild (self);
}

void
dbk_summary_page_init_sections (DbkSummaryPage *self)
{
  for (guint i = 0; i < DBK_N_SECTIONS; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (dbk_section_name (i));

      gtk_box_append (self->sections, check);
      self->checks[i] = GTK_CHECK_BUTTON (check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (section_cb), self, G_CONNECT_SWAPPED);
    }
}

/* Who is due */

static gpointer
load_due (DbkConnection *connection, gpointer data, GError **error)
{
  DbkDate today = *(DbkDate *) data;
  g_autoptr (DbkSearchResult) found =
      dbk_search_clients (connection, "", DBK_CLIENT_FILTER_DUE, today, -1, error);

  return found == NULL ? NULL
                       : dbk_search_load_summaries (connection, (const gint64 *) found->rows->data,
                                                    found->rows->len, today, error);
}

static void
due_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DbkSummaryPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *due = dbk_context_finish (result, &error);

  if (due == NULL || self->box == NULL)
    {
      g_clear_pointer (&due, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->due, g_ptr_array_unref);
  self->due = due;
  dbk_summary_page_rebuild (self);
}

void
dbk_summary_page_ask_due (DbkSummaryPage *self)
{
  DbkDate today = dbk_context_get_today (self->context);

  dbk_context_read (self->context, load_due, g_memdup2 (&today, sizeof today), g_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, due_cb, g_object_ref (self));
}

/* History */

typedef struct
{
  DbkWho who;
  gint64 client;
  char *action;
  char *detail;
} Note;

static void
free_note (gpointer data)
{
  Note *note = data;

  g_free (note->action);
  g_free (note->detail);
  g_free (note);
}

static gpointer
note_job (DbkConnection *connection, gpointer data, GError **error)
{
  const Note *note = data;

  dbk_activity_store_note (connection, &note->who, note->action, note->client, note->detail, error);
  return NULL;
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dbk_context_finish (result, &error);
  if (error != NULL)
    g_warning ("the print was not noted: %s", error->message);
}

void
dbk_summary_page_note (DbkSummaryPage *self, const char *action)
{
  DbkSummaryDocument document = dbk_summary_page_get_document (self);
  g_autofree char *sections = dbk_sections_to_text (dbk_summary_get_sections (self->summary));
  Note *note = g_new0 (Note, 1);

  note->who = dbk_context_get_who (self->context);
  note->client = document == DBK_SUMMARY_DOCUMENT_DUE ? 0 : self->record->client->row;
  note->action = g_strdup (action);
  note->detail =
      g_strdup_printf ("{\"document\":\"%s\",\"kind\":\"%s\",\"course\":\"%s\",\"language\":\"%s\","
                       "\"sections\":\"%s\"}",
                       documents[document],
                       dbk_summary_page_get_kind (self) == DBK_SUMMARY_FOR_RECORD ? "record"
                                                                                  : "client",
                       dbk_summary_get_course_id (self->summary),
                       dbk_summary_get_language (self->summary), sections);
  dbk_context_write (self->context, note_job, note, free_note, NULL, NULL, noted_cb, NULL);
}
