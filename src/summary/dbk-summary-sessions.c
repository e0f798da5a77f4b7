/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions: in plain words for the client, with every setting for the record. */
#include "config.h"

#include "dbk-summary-private.h"

#include "dbk-gettext.h"
#include <stdlib.h>
#include <string.h>

#include "dbk-catalog.h"
#include "dbk-names.h"
#include "dbk-session-field.h"
#include "dbk-text.h"
#include "dbk-unit.h"

#define NUMBER_WIDTH 16

/* What a table shows between two lines: a session, a skip, a session entered in error. */
typedef struct
{
  const DbkSession *session;
  const DbkCourseSkip *skip;
  int number;
  DbkDate day;
} Entry;

static int
compare_entries (const void *a, const void *b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return left->number - right->number;
}

static GArray *
collect (DbkSummaryBuild *build)
{
  const DbkCourse *course = build->course;
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  for (guint i = 0; i < course->sessions->len; i++)
    {
      const DbkSession *session = course->sessions->pdata[i];
      Entry entry = { session, NULL, 0, session->treated_on };

      if ((build->only != NULL && session != build->only) || !dbk_session_is_locked (session) ||
          (session->entered_in_error != NULL && dbk_summary_is_for_client (build)))
        continue;
      entry.number = dbk_course_session_number (course, session);
      g_array_append_val (entries, entry);
    }
  for (guint i = 0; build->only == NULL && i < course->skips->len; i++)
    {
      const DbkCourseSkip *skip = course->skips->pdata[i];
      Entry entry = { NULL, skip, 0, skip->skipped_on };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static char **
treated_areas (const DbkSession *session)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *area = session->areas->pdata[i];

      if (area->treated)
        g_ptr_array_add (codes, g_strdup (area->area));
    }
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (codes, FALSE);
}

static gboolean
is_said_before (GPtrArray *said, const char *text)
{
  for (guint i = 0; i < said->len; i++)
    if (strcmp (said->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

/* Adverse reactions by name, then what was noted by area; "none" only where a person said so. */
static char *
reaction_text (const DbkSession *session)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  for (guint i = 0; i < session->reactions->len; i++)
    {
      const DbkSessionReaction *reaction = session->reactions->pdata[i];

      g_ptr_array_add (said, (gpointer) dbk_name (DBK_NAME_REACTION, reaction->code));
    }
  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *area = session->areas->pdata[i];

      if (area->treated && !dbk_text_is_blank (area->reaction) &&
          !is_said_before (said, area->reaction))
        g_ptr_array_add (said, area->reaction);
    }
  if (said->len == 0)
    return g_strdup (g_strcmp0 (session->reaction_answer, "none") == 0 ? C_ ("reaction", "none")
                                                                       : "–");
  g_ptr_array_add (said, NULL);
  return g_strjoinv (", ", (char **) said->pdata);
}

static char *
skip_text (const DbkCourseSkip *skip)
{
  return dbk_text_is_blank (skip->reason)
             ? g_strdup (C_ ("instead of a session", "skipped"))
             : g_strdup_printf (C_ ("instead of a session", "skipped: %s"), skip->reason);
}

/* What was left out on purpose, and why: one line a reason. */
static void
add_left_out (DbkTable *table, const DbkSession *session)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *area = session->areas->pdata[i];
      const char *reason = area->not_treated_reason == NULL ? "" : area->not_treated_reason;
      g_autoptr (GPtrArray) codes = g_ptr_array_new ();
      g_autofree char *names = NULL;
      g_autofree char *markup = NULL;

      if (area->treated || !g_hash_table_add (told, (gpointer) reason))
        continue;
      for (guint j = i; j < session->areas->len; j++)
        {
          const DbkSessionArea *other = session->areas->pdata[j];

          if (!other->treated &&
              g_strcmp0 (reason,
                         other->not_treated_reason == NULL ? "" : other->not_treated_reason) == 0)
            g_ptr_array_add (codes, other->area);
        }
      g_ptr_array_add (codes, NULL);
      names = dbk_names_areas_sentence ((char **) codes->pdata);
      markup =
          reason[0] == '\0'
              ? g_markup_printf_escaped (C_ ("areas", "Left out on purpose: %s"), names)
              : g_markup_printf_escaped (C_ ("areas, reason", "Left out on purpose: %1$s (%2$s)"),
                                         names, reason);
      dbk_table_add_note (table, DBK_TYPE_SMALL_DIM, markup, table->columns[2].x);
    }
}

static void
add_client_row (DbkTable *table, const Entry *entry)
{
  /* The client reads what holds; the addendum below says what was written before. */
  g_autoptr (DbkSession) corrected =
      entry->session == NULL ? NULL : dbk_session_as_corrected (entry->session);
  g_autofree char *number = g_strdup_printf ("%d", entry->number);
  g_autofree char *day =
      dbk_date_format_medium (corrected == NULL ? entry->day : corrected->treated_on);
  const char *texts[4] = { number, day, NULL, NULL };
  g_autofree char *areas = NULL;
  g_autofree char *reaction = NULL;

  if (entry->skip != NULL)
    {
      texts[0] = "";
      areas =
          dbk_text_is_blank (entry->skip->reason)
              ? g_strdup (C_ ("instead of a session", "skipped"))
              : g_strdup_printf (C_ ("instead of a session", "skipped: %s"), entry->skip->reason);
    }
  else
    {
      g_auto (GStrv) codes = treated_areas (corrected);

      areas = dbk_names_areas_plain (codes);
      reaction = reaction_text (corrected);
      if (areas[0] == '\0' && !dbk_text_is_blank (corrected->notes))
        dbk_set_text (&areas, corrected->notes);
    }
  texts[2] = areas;
  texts[3] = reaction;
  dbk_table_add_row (table, texts, entry->skip != NULL ? DBK_TYPE_BODY_DIM : DBK_TYPE_BODY);
  if (entry->session == NULL)
    return;
  add_left_out (table, corrected);
  dbk_summary_add_addenda (table, entry->session, table->columns[2].x);
}

static void
add_for_client (DbkSummaryBuild *build, GArray *entries)
{
  double reaction = build->content * 0.29;
  double areas_x = NUMBER_WIDTH + 62;
  DbkTableColumn columns[] = {
    { "", 0, NUMBER_WIDTH, FALSE },
    { C_ ("column", "Date"), NUMBER_WIDTH, 58, FALSE },
    { C_ ("column", "Areas"), areas_x, build->content - reaction - areas_x - 8, FALSE },
    { C_ ("column", "How your skin reacted"), build->content - reaction, reaction, FALSE },
  };
  DbkTable table;

  dbk_table_begin (&table, build, _ ("Your sessions"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < entries->len; i++)
    add_client_row (&table, &g_array_index (entries, Entry, i));
  dbk_table_end (&table);
}

static void
add_line (DbkTable *table, DbkTypeStyle style, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  dbk_table_add_note (table, style, markup, 0);
}

static char *
signed_text (const DbkSession *session)
{
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (session->signed_at));
  g_autofree char *clock = dbk_time_format_clock (session->signed_at);

  if (g_strcmp0 (session->state, "transcribed") == 0)
    return dbk_text_is_blank (session->entered_by)
               ? g_strdup_printf (_ ("Transcribed from: %s."), session->source)
               : g_strdup_printf (_ ("Transcribed from: %1$s, by %2$s."), session->source,
                                  session->entered_by);
  if (dbk_text_is_blank (session->signed_by_certificate))
    return g_strdup_printf (_ ("Signed by %1$s on %2$s at %3$s."), session->signed_by, day, clock);
  return g_strdup_printf (_ ("Signed by %1$s, certificate %2$s, on %3$s at %4$s."),
                          session->signed_by, session->signed_by_certificate, day, clock);
}

/* Who treated, where the signature below does not say it. */
static char *
treated_text (const DbkSession *session)
{
  if (dbk_text_is_blank (session->practitioner) ||
      (g_strcmp0 (session->practitioner, session->signed_by) == 0 &&
       g_strcmp0 (session->practitioner_certificate, session->signed_by_certificate) == 0))
    return NULL;
  if (dbk_text_is_blank (session->practitioner_certificate))
    return g_strdup_printf (_ ("Treated by %s."), session->practitioner);
  return g_strdup_printf (_ ("Treated by %1$s, certificate %2$s."), session->practitioner,
                          session->practitioner_certificate);
}

static void
add_treated_by (DbkTable *table, const DbkSession *session, const DbkSession *corrected)
{
  g_autofree char *recorded = treated_text (session);
  g_autofree char *now = treated_text (corrected);
  g_autofree char *markup = NULL;

  if (recorded == NULL && now == NULL)
    return;
  markup = dbk_summary_corrected_markup (recorded, now,
                                         dbk_session_correction (session, "practitioner"));
  dbk_table_add_note (table, DBK_TYPE_SMALL_DIM, markup, 0);
}

static void
add_optional (DbkTable *table,
              const char *format_translated,
              const char *text,
              const char *corrected,
              int addendum)
{
  g_autofree char *markup = NULL;
  g_autofree char *format = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *line = NULL;

  if (dbk_text_is_blank (text) && (addendum == 0 || dbk_text_is_blank (corrected)))
    return;
  markup = dbk_summary_corrected_markup (text, corrected, addendum);
  format = g_markup_escape_text (format_translated, -1);
  parts = g_strsplit (format, "%s", 2);
  line = g_strconcat (parts[0], markup, parts[1], NULL);
  dbk_table_add_note (table, DBK_TYPE_SMALL_DIM, line, 0);
}

static void
add_error_mark (DbkTable *table, const DbkSession *session)
{
  const DbkEnteredInError *mark = session->entered_in_error;
  g_autofree char *day = dbk_date_format_long (dbk_time_local_date (mark->marked_at));
  g_autofree char *text = g_strdup_printf (_ ("Entered in error, marked by %1$s on %2$s: %3$s"),
                                           mark->marked_by, day, mark->reason);

  add_line (table, DBK_TYPE_SMALL, text);
}

static void
hang_number (DbkSummaryBuild *build, DbkBlock *block, const Entry *entry, DbkDate corrected)
{
  g_autofree char *number = g_strdup_printf ("%d", entry->number);
  g_autofree char *day = dbk_date_format_medium (entry->day);
  g_autofree char *now = dbk_date_format_medium (corrected);
  gboolean struck = corrected != entry->day ||
                    (entry->session != NULL && entry->session->entered_in_error != NULL);

  if (entry->number > 0)
    dbk_block_add_layout (block, dbk_type_layout (build->type, DBK_TYPE_BODY_BOLD, number, 0),
                          DBK_TYPE_BODY_BOLD, 0, 0);
  dbk_block_add_layout (block,
                        dbk_type_layout (build->type, struck ? DBK_TYPE_BODY_STRUCK : DBK_TYPE_BODY,
                                         day, 0),
                        DBK_TYPE_BODY, NUMBER_WIDTH, 0);
  if (corrected != entry->day)
    dbk_block_add_layout (block, dbk_type_layout (build->type, DBK_TYPE_BODY, now, 0),
                          DBK_TYPE_BODY, NUMBER_WIDTH, DBK_TYPE_LINE);
}

static void
add_record_entry (DbkTable *table, const Entry *entry, gboolean is_first)
{
  DbkSummaryBuild *build = table->build;
  guint first = build->blocks->len;
  const DbkSession *session = entry->session;
  g_autoptr (DbkSession) corrected = session == NULL ? NULL : dbk_session_as_corrected (session);
  DbkBlock *block;

  if (session == NULL)
    {
      g_autofree char *skipped = skip_text (entry->skip);
      const char *texts[7] = { skipped };
      double width = table->columns[0].width;

      table->columns[0].width = build->content;
      dbk_table_add_row (table, texts, DBK_TYPE_BODY_DIM);
      table->columns[0].width = width;
    }
  else if (session->entered_in_error != NULL)
    add_error_mark (table, session);
  else
    {
      g_autofree char *signature = signed_text (session);

      dbk_summary_add_areas (table, session, corrected);
      add_treated_by (table, session, corrected);
      add_optional (table, _ ("Before: %s"), session->before_treatment, corrected->before_treatment,
                    dbk_session_correction (session, "before_treatment"));
      add_optional (table, _ ("Client’s words: “%s”"), session->feedback, corrected->feedback,
                    dbk_session_correction (session, "feedback"));
      add_optional (table, _ ("Notes: %s"), session->notes, corrected->notes,
                    dbk_session_correction (session, "notes"));
      add_line (table, DBK_TYPE_SMALL_DIM, signature);
    }
  block = build->blocks->pdata[first];
  hang_number (build, block, entry, corrected == NULL ? entry->day : corrected->treated_on);
  if (session != NULL)
    dbk_summary_add_addenda (table, session, 10);
  /* A hairline between sessions. */
  if (!is_first)
    {
      dbk_block_set_space (block, 7);
      dbk_block_add_rule (block, 0, build->width, -4, 0.25, DBK_SUMMARY_RULE_LIGHT);
    }
  dbk_summary_keep_last (build, DBK_KEEP_NONE);
}

static void
add_for_record (DbkSummaryBuild *build, GArray *entries)
{
  double stretch = build->content / 397;
  DbkTableColumn columns[] = {
    { C_ ("column", "Area"), 0, 84 * stretch - 4, FALSE },
    { C_ ("column", "Tip"), 84 * stretch, 60 * stretch - 4, FALSE },
    { C_ ("column", "Vacuum"), 144 * stretch, 52 * stretch - 4, FALSE },
    { C_ ("column", "Passes"), 196 * stretch, 34 * stretch - 4, FALSE },
    { C_ ("column", "Direction"), 230 * stretch, 59 * stretch - 4, FALSE },
    { C_ ("column", "Endpoint"), 289 * stretch, 40 * stretch - 4, FALSE },
    { C_ ("column", "Reaction"), 331 * stretch, 66 * stretch, FALSE },
  };
  DbkTable table;

  dbk_table_begin (&table, build, _ ("Sessions"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < entries->len; i++)
    add_record_entry (&table, &g_array_index (entries, Entry, i), i == 0);
  dbk_table_end (&table);
}

void
dbk_summary_add_sessions (DbkSummaryBuild *build)
{
  g_autoptr (GArray) entries = collect (build);

  if (entries->len == 0)
    {
      dbk_summary_add_text (build,
                            dbk_summary_is_for_client (build) ? _ ("Your sessions")
                                                              : _ ("Sessions"),
                            DBK_TYPE_BODY_DIM, _ ("No session yet."), build->section);
      return;
    }
  if (dbk_summary_is_for_client (build))
    add_for_client (build, entries);
  else
    add_for_record (build, entries);
}
