/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a merge comes to, in words. */
#include "config.h"

#include "dbk-merge-text.h"

#include <glib/gi18n.h>

static guint
count (const DbkClientRecord *record, guint *n_photos)
{
  guint n = 0;

  *n_photos = record->photos->len;
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      n += course->sessions->len;
      for (guint j = 0; j < course->sessions->len; j++)
        *n_photos += ((const DbkSession *) course->sessions->pdata[j])->photos->len;
    }
  return n;
}

guint
dbk_merge_text_n_sessions (const DbkClientRecord *record)
{
  guint n_photos;

  return count (record, &n_photos);
}

/* @text: (transfer full) */
static void
add (GPtrArray *parts, guint n, char *text)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

char *
dbk_merge_text_belongings (const DbkClientRecord *record)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_photos;
  guint n = count (record, &n_photos);
  guint health = record->conditions->len + record->confirmations->len;

  add (parts, record->concerns->len,
       g_strdup_printf (ngettext ("%u concern", "%u concerns", record->concerns->len),
                        record->concerns->len));
  add (parts, record->courses->len,
       g_strdup_printf (ngettext ("%u course", "%u courses", record->courses->len),
                        record->courses->len));
  add (parts, n, g_strdup_printf (ngettext ("%u session", "%u sessions", n), n));
  add (parts, n_photos, g_strdup_printf (ngettext ("%u photo", "%u photos", n_photos), n_photos));
  add (parts, record->consents->len,
       g_strdup_printf (ngettext ("%u consent", "%u consents", record->consents->len),
                        record->consents->len));
  add (parts, record->patch_tests->len,
       g_strdup_printf (ngettext ("%u patch test", "%u patch tests", record->patch_tests->len),
                        record->patch_tests->len));
  add (parts, health,
       g_strdup_printf (ngettext ("%u entry of the medical history",
                                  "%u entries of the medical history", health),
                        health));
  add (parts, record->recalls->len,
       g_strdup_printf (ngettext ("%u call", "%u calls", record->recalls->len),
                        record->recalls->len));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static DbkDate
find_last_session (const DbkClientRecord *record)
{
  DbkDate last = DBK_DATE_NONE;

  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        {
          const DbkSession *session = course->sessions->pdata[j];

          if (last == DBK_DATE_NONE || session->treated_on > last)
            last = session->treated_on;
        }
    }
  return last;
}

char *
dbk_merge_text_since (const DbkClientRecord *record)
{
  DbkDate last_day = find_last_session (record);
  g_autofree char *since = dbk_date_format_medium (dbk_time_local_date (record->client->added_at));
  g_autofree char *last = dbk_date_format_medium (last_day);

  if (last_day == DBK_DATE_NONE)
    return g_strdup_printf (_ ("In the records since %s, no session yet"), since);
  return g_strdup_printf (_ ("In the records since %1$s, last session %2$s"), since, last);
}
