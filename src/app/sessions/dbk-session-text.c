/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages say of a session that was held, in words. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-field-title.h"
#include "dbk-names.h"
#include "dbk-progress.h"
#include "dbk-session-text.h"
#include "dbk-text.h"
#include "dbk-unit.h"

char *
dbk_session_text_treated (const DbkSession *session)
{
  guint n = session->areas->len;

  if (n == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%1$u of %2$u area", "%1$u of %2$u areas", n),
                          dbk_session_count_treated (session), n);
}

static char *
one_reaction (const DbkSessionReaction *reaction)
{
  const char *name = dbk_name (DBK_NAME_REACTION, reaction->code);

  if (dbk_text_is_blank (reaction->severity))
    return g_strdup (name);
  /* Translators: a reaction of the skin and how bad it was: "Tightness, mild". */
  return g_strdup_printf (C_ ("reaction", "%1$s, %2$s"), name,
                          dbk_name (DBK_NAME_SEVERITY, reaction->severity));
}

char *
dbk_session_text_reaction (const DbkSession *session)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < session->reactions->len; i++)
    g_ptr_array_add (names, one_reaction (session->reactions->pdata[i]));
  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      return g_strjoinv ("; ", (char **) names->pdata);
    }
  if (g_strcmp0 (session->reaction_answer, "none") == 0)
    return g_strdup (C_ ("reaction", "None"));
  return g_strdup ("");
}

char *
dbk_session_text_state (const DbkSession *session)
{
  guint n = session->addenda->len;
  const char *state = dbk_name (DBK_NAME_SESSION_STATE, session->state);

  if (session->entered_in_error != NULL)
    return g_strdup (_ ("Entered in error"));
  if (n == 0)
    return g_strdup (state);
  /* Translators: %1$s is "Signed" or "Transcribed". */
  return g_strdup_printf (ngettext ("%1$s, %2$u addendum", "%1$s, %2$u addenda", n), state, n);
}

char *
dbk_session_text_title (const DbkCourse *course, const DbkSession *session)
{
  int number = dbk_course_session_number (course, session);

  if (session->entered_in_error != NULL || number == 0)
    return g_strdup (_ ("Session Entered in Error"));
  if (course->planned_sessions == 1 && number == 1)
    return g_strdup (_ ("Single Session"));
  if (course->planned_sessions == DBK_NONE || number > course->planned_sessions)
    return g_strdup_printf (_ ("Session %d"), number);
  return g_strdup_printf (_ ("Session %1$d of %2$d"), number, course->planned_sessions);
}

char *
dbk_session_text_line (const DbkSession *session)
{
  g_autofree char *day = dbk_date_format_weekday (session->treated_on);
  GString *line = g_string_new (day);

  if (!dbk_text_is_blank (session->started_at))
    g_string_append_printf (line, ", %s", session->started_at);
  if (session->duration_minutes != DBK_NONE)
    {
      g_string_append (line, ", ");
      g_string_append_printf (line, ngettext ("%d minute", "%d minutes", session->duration_minutes),
                              session->duration_minutes);
    }
  if (!dbk_text_is_blank (session->practitioner))
    g_string_append_printf (line, " · %s", session->practitioner);
  return g_string_free (line, FALSE);
}

static char *
transcribed (const DbkSession *session)
{
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (session->recorded_at));
  const char *source = dbk_text_is_blank (session->source) ? _ ("paper") : session->source;

  if (dbk_text_is_blank (session->entered_by))
    /* Translators: %1$s is what a past session was copied from ("paper card"), %2$s a day. */
    return g_strdup_printf (_ ("Transcribed from %1$s on %2$s; it carries no signature."), source,
                            day);
  return g_strdup_printf (_ ("Transcribed from %1$s by %2$s on %3$s; it carries no signature."),
                          source, session->entered_by, day);
}

char *
dbk_session_text_locked (const DbkSession *session)
{
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (session->signed_at));
  g_autofree char *clock = dbk_time_format_clock (session->signed_at);

  if (g_strcmp0 (session->state, "transcribed") == 0)
    return transcribed (session);
  return g_strdup_printf (_ ("Signed by %1$s on %2$s at %3$s."), session->signed_by, day, clock);
}

char *
dbk_session_text_vacuum (const char *vacuum, const char *unit)
{
  DbkVacuumUnit known = dbk_vacuum_unit_from_code (unit);

  if (dbk_text_is_blank (vacuum))
    return g_strdup ("");
  if (known == DBK_VACUUM_UNIT_LEVEL)
    return g_strdup_printf ("%s %s", dbk_vacuum_unit_name (known), vacuum);
  return g_strdup_printf ("%s %s", vacuum, dbk_vacuum_unit_name (known));
}

int
dbk_session_text_corrected (const DbkSession *session, const char *path)
{
  int number = 0;

  for (guint i = 0; i < session->addenda->len; i++)
    {
      const DbkAddendum *addendum = session->addenda->pdata[i];

      if (g_strcmp0 (addendum->field, path) == 0)
        number = addendum->number;
    }
  return number;
}

char *
dbk_session_text_markup (const DbkSession *session, const char *path, const char *shown)
{
  int number = dbk_session_text_corrected (session, path);

  if (number == 0)
    return g_markup_escape_text (shown != NULL ? shown : "", -1);
  return g_markup_printf_escaped ("<s>%s</s> <sup>%d</sup>",
                                  dbk_text_is_blank (shown) ? "–" : shown, number);
}

char *
dbk_session_text_area_markup (const DbkSession *session,
                              const DbkSessionArea *area,
                              const char *name,
                              const char *shown)
{
  g_autofree char *path = g_strdup_printf ("areas/%s/%s", area->area, name);

  return dbk_session_text_markup (session, path, shown);
}
