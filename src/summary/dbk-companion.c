/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The aftercare sheet, the due list and one session's page. */
#include "config.h"

#include "dbk-companion.h"
#include "dbk-summary-private.h"

#include "dbk-gettext.h"

#include "dbk-names.h"
#include "dbk-text.h"

/* Aftercare */

typedef struct
{
  const char *title;
  const char *version;
  const char *text;
} Sheet;

static void
add_rules (DbkSummaryBuild *build, const char *label, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text == NULL ? "" : text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (dbk_text_is_blank (lines[i]))
        continue;
      dbk_summary_add_dash (build, label, g_strstrip (lines[i]), label != NULL ? 22 : 2);
      label = NULL;
    }
}

static void
fill_aftercare (DbkSummaryBuild *build, gpointer data)
{
  const Sheet *sheet = data;
  const char *what = dbk_text_is_blank (sheet->title) ? _ ("Aftercare") : sheet->title;

  dbk_summary_add_letterhead (build, what);
  add_rules (build, _ ("At home"), sheet->text);
  if (!dbk_text_is_blank (sheet->version))
    {
      g_autofree char *version = g_strdup_printf (C_ ("of a sheet", "Version %s"), sheet->version);

      dbk_summary_keep_last (build, DBK_KEEP_SOFT);
      dbk_summary_add_text (build, NULL, DBK_TYPE_SMALL_DIM, version, 8);
    }
  if (!dbk_text_is_blank (build->clinic->phone))
    {
      g_autofree char *call = g_strdup_printf (_ ("Is something not as it should be? Call us: %s."),
                                               build->clinic->phone);

      dbk_summary_add_text (build, _ ("Questions"), DBK_TYPE_BODY_BOLD, call, build->section);
    }
}

DbkSummary *
dbk_companion_new_aftercare (const DbkClientRecord *record,
                             const char *title,
                             const char *version,
                             const char *text,
                             const DbkClinic *clinic,
                             const DbkSummaryOptions *options)
{
  DbkSummaryBuild build = { record, NULL, clinic, options };
  Sheet sheet = { title, version, text };
  g_auto (DbkLanguageScope) speaks = dbk_language_enter (options->language);
  DbkSummary *summary = dbk_summary_lay_out (&build, _ ("Aftercare"), fill_aftercare, &sheet);

  dbk_summary_set_title (summary, C_ ("in a file's name", "aftercare"));
  return summary;
}

DbkSummary *
dbk_companion_new_aftercare_given (const DbkClientRecord *record,
                                   const DbkClinic *clinic,
                                   const DbkSummaryOptions *options,
                                   GError **error)
{
  const DbkSession *newest = NULL;

  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        {
          const DbkSession *session = course->sessions->pdata[j];

          if (dbk_session_is_held (session) && session->aftercare_given &&
              (newest == NULL || session->treated_on >= newest->treated_on))
            newest = session;
        }
    }
  if (newest == NULL)
    {
      g_autofree char *name = dbk_client_display_name (record->client);

      g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                   _ ("No aftercare sheet was handed to %s yet. Sign a session with one first."),
                   name);
      return NULL;
    }
  return dbk_companion_new_aftercare (record, newest->aftercare_title, newest->aftercare_version,
                                      newest->aftercare_text, clinic, options);
}

/* Due list */

typedef struct
{
  const DbkDueEntry *entries;
  gsize n;
} Due;

static char *
due_text (const DbkDueEntry *entry)
{
  if (g_strcmp0 (entry->state, "draft") == 0)
    return g_strdup (_ ("a draft waits to be signed"));
  if (entry->first == DBK_DATE_NONE)
    return g_strdup ("–");
  if (entry->last == DBK_DATE_NONE || entry->last == entry->first)
    return dbk_date_format_medium (entry->first);
  return dbk_date_format_range (entry->first, entry->last, TRUE);
}

static char *
late_text (const DbkDueEntry *entry)
{
  if (entry->days_late == DBK_NONE || entry->days_late <= 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) entry->days_late),
                          entry->days_late);
}

static void
add_due_row (DbkTable *table, const DbkDueEntry *entry)
{
  g_autofree char *client =
      g_strdup_printf (C_ ("client, number", "%1$s, no. %2$d"), entry->name, entry->number);
  const char *reach = dbk_name (DBK_NAME_CONTACT_PREFERENCE, entry->contact_preference);
  /* "Do not call" stands in place of the number. */
  g_autofree char *phone =
      g_strcmp0 (entry->contact_preference, "do_not_call") == 0 || dbk_text_is_blank (entry->phone)
          ? g_strdup (reach)
      : reach[0] == '\0' ? g_strdup (entry->phone)
                         : g_strdup_printf ("%s\n%s", entry->phone, reach);
  g_autofree char *due = due_text (entry);
  g_autofree char *late = late_text (entry);
  g_autofree char *both = late[0] == '\0' ? g_strdup (due) : g_strdup_printf ("%s\n%s", due, late);
  g_autofree char *last = entry->last_session == DBK_DATE_NONE
                              ? g_strdup ("–")
                              : dbk_date_format_medium (entry->last_session);
  g_autofree char *who =
      dbk_text_is_blank (entry->what) ? NULL : g_strdup_printf ("%s\n%s", client, entry->what);
  const char *texts[5] = { who != NULL ? who : client, phone, both, last, entry->call };
  DbkBlock *block;

  block = dbk_table_add_row (table, texts, DBK_TYPE_BODY);
  dbk_block_grow (block, dbk_block_get_height (block) + 5);
  dbk_block_add_rule (block, -DBK_SUMMARY_LABEL_WIDTH + DBK_SUMMARY_LABEL_WIDTH,
                      table->build->width, dbk_block_get_height (block) - 2.5, 0.25,
                      DBK_SUMMARY_RULE_LIGHT);
}

static void
fill_due_list (DbkSummaryBuild *build, gpointer data)
{
  const Due *due = data;
  double left = -DBK_SUMMARY_LABEL_WIDTH;
  double part = build->width / 100;
  DbkTableColumn columns[] = {
    { C_ ("column", "Client"), left, 30 * part - 6, FALSE },
    { C_ ("column", "Reach"), left + 30 * part, 18 * part - 6, FALSE },
    { C_ ("column", "Due"), left + 48 * part, 20 * part - 6, FALSE },
    { C_ ("column", "Last session"), left + 68 * part, 14 * part - 6, FALSE },
    { C_ ("column", "Called"), left + 82 * part, 18 * part, FALSE },
  };
  DbkTable table;

  dbk_summary_add_letterhead (build, _ ("Due list"));
  if (due->n == 0)
    {
      dbk_summary_add_text (build, NULL, DBK_TYPE_BODY_DIM, _ ("Nobody is due."), build->section);
      return;
    }
  dbk_table_begin (&table, build, NULL, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < due->n; i++)
    add_due_row (&table, &due->entries[i]);
  dbk_table_end (&table);
}

DbkSummary *
dbk_companion_new_due_list (const DbkDueEntry *entries,
                            gsize n_entries,
                            const DbkClinic *clinic,
                            const DbkSummaryOptions *options)
{
  DbkSummaryBuild build = { NULL, NULL, clinic, options };
  Due due = { entries, n_entries };
  g_auto (DbkLanguageScope) speaks = dbk_language_enter (options->language);
  DbkSummary *summary = dbk_summary_lay_out (&build, _ ("Due list"), fill_due_list, &due);

  dbk_summary_set_title (summary, C_ ("in a file's name", "due list"));
  return summary;
}

/* One session */

static void
fill_session (DbkSummaryBuild *build, gpointer data)
{
  dbk_summary_add_letterhead (build, _ ("One session · for the record"));
  dbk_summary_add_text (build, _ ("Course"), DBK_TYPE_BODY_BOLD, build->course->title, 22);
  dbk_summary_add_sessions (build);
  dbk_summary_add_products (build);
  dbk_summary_add_scores (build);
  dbk_summary_add_checks (build);
  dbk_summary_add_reactions (build);
  dbk_summary_add_end (build);
}

DbkSummary *
dbk_companion_new_session (const DbkClientRecord *record,
                           const char *session_id,
                           const DbkClinic *clinic,
                           const DbkSummaryOptions *options,
                           GError **error)
{
  DbkSummaryOptions full = *options;
  DbkSummaryBuild build = { record, NULL, clinic, &full };
  DbkCourse *course = NULL;
  const DbkSession *session = dbk_client_record_find_session (record, session_id, &course);
  g_auto (DbkLanguageScope) speaks = dbk_language_enter (NULL);
  DbkSummary *summary;

  if (session == NULL || !dbk_session_is_locked (session))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("There is no signed session to print. Sign it first, or choose "
                              "another one."));
      return NULL;
    }
  speaks = dbk_language_enter (options->language);
  full.kind = DBK_SUMMARY_FOR_RECORD;
  build.only = session;
  build.sections = dbk_sections_default (full.kind) & ~(guint) DBK_PRINT_SECTION_NEXT;
  dbk_summary_enter_course (&build, course);
  summary = dbk_summary_lay_out (&build, C_ ("document", "Session"), fill_session, NULL);
  dbk_summary_set_title (summary, C_ ("in a file's name", "session"));
  dbk_summary_leave_course (&build);
  return summary;
}
