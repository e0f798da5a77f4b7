/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the sessions' table: a session, or a skip between two. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-course-text.h"
#include "dbk-progress.h"
#include "dbk-session-entry.h"
#include "dbk-session-text.h"
#include "dbk-text.h"

struct _DbkSessionEntry
{
  GObject parent_instance;

  DbkClientRecord *record;
  const DbkCourse *course;
  const DbkSession *session;
  const DbkCourseSkip *skip;
};

G_DEFINE_FINAL_TYPE (DbkSessionEntry, dbk_session_entry, G_TYPE_OBJECT)

static void
dbk_session_entry_finalize (GObject *object)
{
  dbk_client_record_unref (DBK_SESSION_ENTRY (object)->record);

  G_OBJECT_CLASS (dbk_session_entry_parent_class)->finalize (object);
}

static void
dbk_session_entry_class_init (DbkSessionEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dbk_session_entry_finalize;
}

static void
dbk_session_entry_init (DbkSessionEntry *self)
{
}

static void
add (GListStore *store,
     DbkClientRecord *record,
     const DbkCourse *course,
     const DbkSession *session,
     const DbkCourseSkip *skip)
{
  g_autoptr (DbkSessionEntry) entry = g_object_new (DBK_TYPE_SESSION_ENTRY, NULL);

  entry->record = dbk_client_record_ref (record);
  entry->course = course;
  entry->session = session;
  entry->skip = skip;
  g_list_store_append (store, entry);
}

static DbkDate
day_of (const DbkSessionEntry *entry)
{
  return entry->session != NULL ? entry->session->treated_on : entry->skip->skipped_on;
}

static DbkTime
moment_of (const DbkSessionEntry *entry)
{
  return entry->session != NULL ? entry->session->recorded_at : entry->skip->noted_at;
}

/* Newest first; of one day what was recorded last. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const DbkSessionEntry *one = a;
  const DbkSessionEntry *other = b;

  if (day_of (one) != day_of (other))
    return day_of (one) < day_of (other) ? 1 : -1;
  if (moment_of (one) != moment_of (other))
    return moment_of (one) < moment_of (other) ? 1 : -1;
  return g_strcmp0 (dbk_session_entry_get_id ((DbkSessionEntry *) one),
                    dbk_session_entry_get_id ((DbkSessionEntry *) other));
}

GListStore *
dbk_session_entries_new (DbkClientRecord *record)
{
  GListStore *store = g_list_store_new (DBK_TYPE_SESSION_ENTRY);

  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        add (store, record, course, course->sessions->pdata[j], NULL);
      for (guint j = 0; j < course->skips->len; j++)
        add (store, record, course, NULL, course->skips->pdata[j]);
    }
  g_list_store_sort (store, compare, NULL);
  return store;
}

const DbkCourse *
dbk_session_entry_get_course (DbkSessionEntry *self)
{
  return self->course;
}

const DbkSession *
dbk_session_entry_get_session (DbkSessionEntry *self)
{
  return self->session;
}

const DbkCourseSkip *
dbk_session_entry_get_skip (DbkSessionEntry *self)
{
  return self->skip;
}

const char *
dbk_session_entry_get_id (DbkSessionEntry *self)
{
  return self->session != NULL ? self->session->id : self->skip->id;
}

static char *
skip_text (DbkSessionEntry *self, DbkEntryColumn column)
{
  switch (column)
    {
    case DBK_ENTRY_TREATED:
      /* Translators: a session that was left out, and why. */
      return g_strdup_printf (_ ("Skipped: %s"), self->skip->reason);
    case DBK_ENTRY_STATE:
      return g_strdup (_ ("Skipped"));
    case DBK_ENTRY_NUMBER:
    case DBK_ENTRY_DATE:
    case DBK_ENTRY_COURSE:
    case DBK_ENTRY_PRACTITIONER:
    case DBK_ENTRY_REACTION:
    case DBK_N_ENTRY_COLUMNS:
    default:
      return NULL;
    }
}

static char *
session_text (DbkSessionEntry *self, DbkEntryColumn column)
{
  const DbkSession *session = self->session;
  int number;

  switch (column)
    {
    case DBK_ENTRY_NUMBER:
      number = dbk_course_session_number (self->course, session);
      return number > 0 ? g_strdup_printf ("%d", number) : NULL;
    case DBK_ENTRY_PRACTITIONER:
      return g_strdup (session->practitioner);
    case DBK_ENTRY_TREATED:
      return session->areas->len > 0 || dbk_text_is_blank (session->notes)
                 ? dbk_session_text_treated (session)
                 : g_strdup (session->notes);
    case DBK_ENTRY_REACTION:
      return dbk_session_text_reaction (session);
    case DBK_ENTRY_STATE:
      return dbk_session_text_state (session);
    case DBK_ENTRY_DATE:
    case DBK_ENTRY_COURSE:
    case DBK_N_ENTRY_COLUMNS:
    default:
      return NULL;
    }
}

char *
dbk_session_entry_dup_text (DbkSessionEntry *self, DbkEntryColumn column)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (DBK_IS_SESSION_ENTRY (self), NULL);

  if (column == DBK_ENTRY_DATE)
    text = dbk_date_format_medium (day_of (self));
  else if (column == DBK_ENTRY_COURSE)
    text = g_strdup (dbk_course_title (self->course));
  else if (self->session != NULL)
    text = session_text (self, column);
  else
    text = skip_text (self, column);
  return dbk_text_is_blank (text) ? g_strdup ("–") : g_steal_pointer (&text);
}

const char *
dbk_session_entry_get_icon (DbkSessionEntry *self)
{
  g_return_val_if_fail (DBK_IS_SESSION_ENTRY (self), NULL);

  if (self->session == NULL)
    return "dbk-skip-symbolic";
  if (self->session->entered_in_error != NULL)
    return "action-unavailable-symbolic";
  return dbk_session_is_locked (self->session) ? "changes-prevent-symbolic"
                                               : "document-edit-symbolic";
}

char *
dbk_session_entry_dup_spoken (DbkSessionEntry *self)
{
  GString *spoken = g_string_new (NULL);

  for (guint i = 0; i < DBK_N_ENTRY_COLUMNS; i++)
    {
      g_autofree char *text = dbk_session_entry_dup_text (self, i);

      if (i == DBK_ENTRY_NUMBER && !g_str_equal (text, "–"))
        g_string_append_printf (spoken, _ ("Session %s"), text);
      else if (!g_str_equal (text, "–"))
        g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "", text);
    }
  return g_string_free (spoken, FALSE);
}
