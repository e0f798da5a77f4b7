/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show: everything about one client. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>

#include "dbk-names.h"
#include "dbk-progress.h"
#include "dbk-record-json.h"
#include "dbk-record-store.h"

/* "  Name: value", left out when there is no value. */
static void
print_pair (const char *name, const char *value)
{
  g_auto (GStrv) lines = NULL;

  if (value == NULL || value[0] == '\0')
    return;
  lines = g_strsplit (value, "\n", -1);
  g_print ("  %s: %s\n", name, lines[0]);
  for (guint i = 1; lines[i] != NULL; i++)
    g_print ("    %s\n", lines[i]);
}

static void
print_date_pair (const char *name, DbkDate date)
{
  g_autofree char *text = dbk_date_format_long (date);

  print_pair (name, text);
}

static void
print_client (const DbkClient *client, DbkDate today)
{
  g_autofree char *name = dbk_client_display_name (client);
  g_autofree char *skin = dbk_name_skin_type_long (client->skin_type);
  int age = dbk_date_age (client->birth_date, today);

  g_print (_ ("%s, no. %d\n"), name, client->number);
  print_date_pair (_ ("Birth date"), client->birth_date);
  if (age >= 0)
    {
      g_autofree char *years = g_strdup_printf ("%d", age);

      print_pair (_ ("Age"), years);
    }
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];

      print_pair (_ ("Phone"), phone->number);
    }
  print_pair (_ ("E-mail"), client->email);
  print_pair (_ ("Address"), client->address);
  print_pair (_ ("Town"), client->town);
  print_pair (_ ("Postcode"), client->postcode);
  print_pair (_ ("Reach by"), dbk_name (DBK_NAME_CONTACT_PREFERENCE, client->contact_preference));
  print_pair (_ ("Note"), client->desk_note);
  print_pair (_ ("Skin"), skin);
  print_pair (_ ("Allergies"), client->allergies);
  print_pair (_ ("Clinical note"), client->clinical_note);
}

static void
print_health (const DbkClientRecord *record)
{
  if (record->conditions->len == 0)
    return;
  g_print ("\n%s\n", _ ("Health"));
  for (guint i = 0; i < record->conditions->len; i++)
    {
      const DbkCondition *condition = record->conditions->pdata[i];
      const char *name = dbk_name (DBK_NAME_CONDITION, condition->code);
      g_autofree char *ended = dbk_date_format_long (condition->ended_on);

      print_pair (name, condition->detail == NULL ? "–" : condition->detail);
      print_pair (_ ("Ended"), ended);
    }
}

static void
print_concerns (const DbkClientRecord *record)
{
  if (record->concerns->len == 0)
    return;
  g_print ("\n%s\n", _ ("Concerns"));
  for (guint i = 0; i < record->concerns->len; i++)
    {
      const DbkConcern *concern = record->concerns->pdata[i];
      g_autofree char *areas = dbk_names_areas (concern->areas);

      print_pair (dbk_name_concern (concern->code, concern->other_text),
                  areas[0] == '\0' ? "–" : areas);
    }
}

static void
print_session (const DbkCourse *course, const DbkSession *session)
{
  g_autofree char *day = dbk_date_format_medium (session->treated_on);
  int number = dbk_course_session_number (course, session);
  const char *state = dbk_name (DBK_NAME_SESSION_STATE, session->state);

  if (session->entered_in_error != NULL)
    g_print ("    –  %s  %s\n", day, _ ("entered in error"));
  else
    g_print ("    %d  %s  %s  %s\n", number, day, state,
             session->practitioner == NULL ? "" : session->practitioner);
  for (guint i = 0; i < session->addenda->len; i++)
    {
      const DbkAddendum *addendum = session->addenda->pdata[i];

      g_print (_ ("       Addendum %d by %s: %s\n"), addendum->number, addendum->written_by,
               addendum->reason);
    }
}

static void
print_courses (const DbkClientRecord *record, DbkDate today)
{
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];
      g_autoptr (DbkCourseProgress) progress = dbk_course_progress_new (course, today);
      g_autofree char *words = dbk_course_progress_describe (progress);

      g_print (_ ("\nCourse %u: %s\n"), i + 1, course->title);
      print_pair (_ ("Status"), dbk_name (DBK_NAME_COURSE_STATUS, course->status));
      g_print ("  %s\n", words);
      for (guint j = 0; j < course->sessions->len; j++)
        print_session (course, course->sessions->pdata[j]);
    }
}

gboolean
dbk_ctl_show (DbkCtl *ctl, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (DbkClientRecord) record = NULL;
  gint64 row;

  if (!dbk_ctl_parse (ctl, NULL, &words, error))
    return FALSE;
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL)
    return FALSE;
  row = dbk_ctl_find_client (ctl, connection, words[0], error);
  if (row == 0)
    return FALSE;
  record = dbk_record_store_load (connection, row, error);
  if (record == NULL)
    return FALSE;
  if (ctl->json)
    {
      g_autofree char *json = dbk_record_to_json (record, DBK_JSON_DEFAULT);

      dbk_ctl_write (json);
      dbk_ctl_write ("\n");
      return TRUE;
    }
  print_client (record->client, dbk_ctl_today (ctl));
  print_health (record);
  print_concerns (record);
  print_courses (record, dbk_ctl_today (ctl));
  return TRUE;
}
