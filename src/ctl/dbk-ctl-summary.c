/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary: a course summary as PDF. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-clinic-store.h"
#include "dbk-record-store.h"
#include "dbk-summary.h"
#include "dbk-text.h"

typedef struct
{
  char *course;
  char *paper;
  char *output;
  gboolean for_record;
} Wanted;

/* The course as show numbers it, or its id. */
static const DbkCourse *
find_course (const DbkClientRecord *record, const char *text, GError **error)
{
  guint64 number;

  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      if (g_strcmp0 (course->id, text) == 0)
        return course;
    }
  if (g_ascii_string_to_unsigned (text, 10, 1, MAX (record->courses->len, 1), &number, NULL) &&
      record->courses->len > 0)
    return record->courses->pdata[number - 1];
  g_set_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
               _ ("This client has no course %s. “dermabookctl show” numbers the courses."), text);
  return NULL;
}

static DbkSummary *
make_summary (DbkCtl *ctl,
              DbkConnection *connection,
              const char *client,
              const Wanted *wanted,
              GError **error)
{
  DbkSummaryOptions options = {
    wanted->for_record ? DBK_SUMMARY_FOR_RECORD : DBK_SUMMARY_FOR_CLIENT, { 0 }, dbk_ctl_today (ctl)
  };
  g_autoptr (DbkClientRecord) record = NULL;
  g_autoptr (DbkClinic) clinic = NULL;
  const DbkCourse *course = NULL;
  gint64 row;

  if (!dbk_paper_from_name (wanted->paper == NULL ? "a4" : wanted->paper, &options.paper))
    {
      dbk_ctl_refuse_usage (error, _ ("--paper takes a4 or letter."));
      return NULL;
    }
  row = dbk_ctl_find_client (ctl, connection, client, error);
  if (row == 0)
    return NULL;
  record = dbk_record_store_load (connection, row, error);
  clinic = record == NULL ? NULL : dbk_clinic_store_load (connection, error);
  if (clinic == NULL)
    return NULL;
  if (wanted->course != NULL)
    {
      course = find_course (record, wanted->course, error);
      if (course == NULL)
        return NULL;
    }
  return dbk_summary_new (record, course == NULL ? NULL : course->id, clinic, &options, error);
}

static void
print_done (const DbkCtl *ctl, DbkSummary *summary, const char *path)
{
  g_autoptr (JsonBuilder) builder = NULL;
  guint pages = dbk_summary_get_n_pages (summary);

  if (!ctl->json)
    {
      g_print (ngettext ("%u page is in %s.\n", "%u pages are in %s.\n", pages), pages, path);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dbk_ctl_add_text (builder, "title", dbk_summary_get_title (summary));
  dbk_ctl_add_text (builder, "course", dbk_summary_get_course_id (summary));
  dbk_ctl_add_int (builder, "pages", pages);
  dbk_ctl_add_text (builder, "output", path);
  json_builder_end_object (builder);
  dbk_ctl_print_json (builder);
}

static gboolean
write_summary (DbkCtl *ctl, const char *client, const Wanted *wanted, GError **error)
{
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (DbkSummary) summary = NULL;
  g_autofree char *path = NULL;

  if (wanted->output == NULL)
    return dbk_ctl_refuse_usage (error, _ ("Name the file to write with --output."));
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  if (connection == NULL)
    return FALSE;
  summary = make_summary (ctl, connection, client, wanted, error);
  if (summary == NULL)
    return FALSE;
  path = g_canonicalize_filename (wanted->output, NULL);
  if (!dbk_summary_write_pdf (summary, path, error))
    return FALSE;
  print_done (ctl, summary, path);
  return TRUE;
}

gboolean
dbk_ctl_summary (DbkCtl *ctl, GError **error)
{
  Wanted wanted = { 0 };
  const GOptionEntry entries[] = {
    { "course", 0, 0, G_OPTION_ARG_STRING, &wanted.course, N_ ("The course as “show” numbers it"),
      N_ ("N") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &wanted.paper, N_ ("The size of the paper (a4)"),
      "a4|letter" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wanted.output, N_ ("The file to write"),
      N_ ("FILE.pdf") },
    { "record", 0, 0, G_OPTION_ARG_NONE, &wanted.for_record,
      N_ ("The clinic’s own print, with settings and raw scores"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  gboolean done =
      dbk_ctl_parse (ctl, entries, &words, error) && write_summary (ctl, words[0], &wanted, error);

  g_free (wanted.course);
  g_free (wanted.paper);
  g_free (wanted.output);
  return done;
}
