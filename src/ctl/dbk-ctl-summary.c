/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary: what a clinic prints, as PDF. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-activity-store.h"
#include "dbk-clinic-store.h"
#include "dbk-companion.h"
#include "dbk-record-store.h"
#include "dbk-search.h"
#include "dbk-text.h"

typedef enum
{
  KIND_CLIENT,
  KIND_RECORD,
  KIND_SESSION,
  KIND_WHOLE,
  KIND_AFTERCARE,
  KIND_CONSULTATION,
  KIND_DUE,
  N_KINDS,
} Kind;

static const char *const kind_names[N_KINDS] = { "client",    "record",       "session", "whole",
                                                 "aftercare", "consultation", "due" };

typedef struct
{
  char *kind_name;
  char *course;
  char *session;
  char *sections;
  char *paper;
  char *language;
  char *output;
  char *as;
  gboolean for_record;
  Kind kind;
  DbkSummaryOptions options;
} Wanted;

/* What is at hand while documents are made. */
typedef struct
{
  DbkCtl *ctl;
  DbkConnection *connection;
  DbkClinic *clinic;
  DbkWho who;
  const Wanted *wanted;
} Run;

static gboolean
understand (DbkCtl *ctl, Wanted *wanted, guint n_clients, GError **error)
{
  wanted->options.printed_on = dbk_ctl_today (ctl);
  if (wanted->output == NULL)
    return dbk_ctl_refuse_usage (error, _ ("Name the file to write with --output."));
  if (!dbk_paper_from_name (wanted->paper == NULL ? "a4" : wanted->paper, &wanted->options.paper))
    return dbk_ctl_refuse_usage (error, _ ("--paper takes a4 or letter."));
  wanted->kind = wanted->for_record ? KIND_RECORD : KIND_CLIENT;
  if (wanted->kind_name != NULL)
    {
      guint kind = 0;

      while (kind < N_KINDS && strcmp (kind_names[kind], wanted->kind_name) != 0)
        kind++;
      if (kind == N_KINDS)
        return dbk_ctl_refuse_usage (error, _ ("--kind takes client, record, session, whole, "
                                               "aftercare, consultation or due."));
      wanted->kind = kind;
    }
  wanted->options.kind =
      wanted->kind == KIND_CLIENT ? DBK_SUMMARY_FOR_CLIENT : DBK_SUMMARY_FOR_RECORD;
  if (wanted->sections != NULL)
    {
      g_auto (GStrv) codes = g_strsplit (wanted->sections, ",", -1);

      if (!dbk_sections_from_codes ((const char *const *) codes, &wanted->options.sections) ||
          wanted->options.sections == 0)
        return dbk_ctl_refuse_usage (error, _ ("--sections takes result, figures, sessions, "
                                               "products, reactions, scores, checks, photos, "
                                               "aftercare, next and signatures, with commas."));
    }
  if (wanted->language != NULL)
    {
      if (!g_strv_contains (dbk_language_tags (), wanted->language))
        {
          g_autofree char *tags = g_strjoinv (", ", (char **) dbk_language_tags ());

          g_autofree char *sentence =
              g_strdup_printf (_ ("--language takes one of these: %s."), tags);

          return dbk_ctl_refuse_usage (error, sentence);
        }
      wanted->options.language = dbk_language_find (wanted->language);
    }
  if (wanted->kind == KIND_DUE && n_clients > 0)
    return dbk_ctl_refuse_usage (error, _ ("The due list takes no client."));
  if (n_clients == 0 && wanted->kind != KIND_DUE && wanted->kind != KIND_CONSULTATION)
    return dbk_ctl_refuse_usage (error, _ ("“summary” needs a client."));
  return TRUE;
}

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

/* The signed session with that number, or the newest one. */
static const char *
find_session (const DbkClientRecord *record, const DbkCourse *course, const char *number)
{
  const DbkCourse *from = course;
  const DbkSession *newest = NULL;
  guint64 wanted = 0;
  guint n = 0;

  if (number != NULL && !g_ascii_string_to_unsigned (number, 10, 1, 999, &wanted, NULL))
    return number; /* an id */
  for (guint i = 0; from == NULL && i < record->courses->len; i++)
    if (((DbkCourse *) record->courses->pdata[i])->sessions->len > 0)
      from = record->courses->pdata[i];
  for (guint i = 0; from != NULL && i < from->sessions->len; i++)
    {
      const DbkSession *session = from->sessions->pdata[i];

      if (!dbk_session_is_held (session))
        continue;
      n++;
      newest = session;
      if (wanted == n)
        return session->id;
    }
  return wanted != 0 || newest == NULL ? "" : newest->id;
}

static DbkSummary *
make_due_list (Run *run, GError **error)
{
  DbkDate today = dbk_ctl_today (run->ctl);
  g_autoptr (DbkSearchResult) found =
      dbk_search_clients (run->connection, "", DBK_CLIENT_FILTER_DUE, today, -1, error);
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (DbkDueEntry));

  if (found != NULL)
    clients = dbk_search_load_summaries (run->connection, (const gint64 *) found->rows->data,
                                         found->rows->len, today, error);
  if (clients == NULL)
    return NULL;
  for (guint i = 0; i < clients->len; i++)
    {
      const DbkClientSummary *client = clients->pdata[i];
      DbkDueEntry entry = { client->name,        client->number,
                            client->phone,       client->contact_preference,
                            client->due_state,   client->due_first,
                            client->due_last,    client->days_late,
                            client->last_session };

      g_array_append_val (entries, entry);
    }
  return dbk_companion_new_due_list ((const DbkDueEntry *) entries->data, entries->len, run->clinic,
                                     &run->wanted->options);
}

/* What a client reads is in the client's language unless another was asked for. */
static gboolean
is_for_client (Kind kind)
{
  return kind == KIND_CLIENT || kind == KIND_WHOLE || kind == KIND_AFTERCARE;
}

static DbkSummary *
make_for_client (Run *run, const DbkClientRecord *record, GError **error)
{
  const Wanted *wanted = run->wanted;
  const DbkCourse *course = NULL;
  DbkSummaryOptions options = wanted->options;
  g_autoptr (DbkLanguage) own = NULL;

  if (wanted->language == NULL && is_for_client (wanted->kind))
    options.language = own = dbk_language_find (record->client->language);

  if (wanted->course != NULL)
    {
      course = find_course (record, wanted->course, error);
      if (course == NULL)
        return NULL;
    }
  switch (wanted->kind)
    {
    case KIND_SESSION:
      return dbk_companion_new_session (record, find_session (record, course, wanted->session),
                                        run->clinic, &options, error);
    case KIND_WHOLE:
      return dbk_companion_new_record (record, run->clinic, &options);
    case KIND_AFTERCARE:
      return dbk_companion_new_aftercare_given (record, run->clinic, &options, error);
    case KIND_CONSULTATION:
      return dbk_companion_new_consultation (record, run->clinic, &options);
    case KIND_CLIENT:
    case KIND_RECORD:
      return dbk_summary_new (record, course == NULL ? NULL : course->id, run->clinic, &options,
                              error);
    case KIND_DUE:
    case N_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Who took which print of whom, and what was on it. */
static gboolean
note (Run *run, DbkSummary *summary, gint64 client, GError **error)
{
  g_autofree char *sections = dbk_sections_to_text (dbk_summary_get_sections (summary));
  g_autofree char *detail =
      g_strdup_printf ("{\"document\":\"%s\",\"course\":\"%s\",\"language\":\"%s\","
                       "\"sections\":\"%s\"}",
                       kind_names[run->wanted->kind], dbk_summary_get_course_id (summary),
                       dbk_summary_get_language (summary), sections);

  return dbk_activity_store_note (run->connection, &run->who, "pdf", client, detail, error);
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

/* @client: (nullable); @folder: where to put it under its own name, else the file of --output. */
static gboolean
write_one (Run *run, const char *client, const char *folder, GError **error)
{
  g_autoptr (DbkClientRecord) record = NULL;
  g_autoptr (DbkSummary) summary = NULL;
  g_autofree char *path = NULL;

  if (client != NULL)
    {
      gint64 row = dbk_ctl_find_client (run->ctl, run->connection, client, error);

      record = row == 0 ? NULL : dbk_record_store_load (run->connection, row, error);
      if (record == NULL)
        return FALSE;
      summary = make_for_client (run, record, error);
    }
  else if (run->wanted->kind == KIND_DUE)
    summary = make_due_list (run, error);
  else
    summary = dbk_companion_new_consultation (NULL, run->clinic, &run->wanted->options);
  if (summary == NULL)
    return FALSE;
  if (folder == NULL)
    path = g_canonicalize_filename (run->wanted->output, NULL);
  else
    {
      g_autofree char *name =
          g_strdup_printf ("%d %s.pdf", record->client->number, dbk_summary_get_title (summary));

      g_strdelimit (name, "/\\", '-');
      path = g_build_filename (folder, name, NULL);
    }
  if (!dbk_summary_write_pdf (summary, path, error) ||
      !note (run, summary, record == NULL ? 0 : record->client->row, error))
    return FALSE;
  print_done (run->ctl, summary, path);
  return TRUE;
}

static gboolean
write_all (Run *run, char **clients, GError **error)
{
  g_autofree char *folder = NULL;

  if (clients[0] == NULL || clients[1] == NULL)
    return write_one (run, clients[0], NULL, error);
  /* Several: a folder with one file each. */
  folder = g_canonicalize_filename (run->wanted->output, NULL);
  if (g_mkdir (folder, 0700) != 0 && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DBK_ERROR, DBK_ERROR_IO,
                   _ ("The folder “%s” could not be made, so nothing was written. With several "
                      "clients --output names a folder."),
                   folder);
      return FALSE;
    }
  for (guint i = 0; clients[i] != NULL; i++)
    if (!write_one (run, clients[i], folder, error))
      {
        g_prefix_error (error, "%s: ", clients[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
run_summary (DbkCtl *ctl, char **clients, Wanted *wanted, GError **error)
{
  g_autoptr (DbkConnection) connection = NULL;
  g_autoptr (DbkClinic) clinic = NULL;
  g_autofree char *directory = dbk_ctl_directory (ctl);
  g_autofree char *photos = g_build_filename (directory, DBK_RECORDS_PHOTOS, NULL);
  Run run = { ctl, NULL, NULL, { 0, DBK_TIME_NONE }, wanted };

  if (!understand (ctl, wanted, g_strv_length (clients), error))
    return FALSE;
  wanted->options.photos = photos;
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_WRITE, error);
  clinic = connection == NULL ? NULL : dbk_clinic_store_load (connection, error);
  run.connection = connection;
  run.clinic = clinic;
  return clinic != NULL && dbk_ctl_who (connection, wanted->as, &run.who, error) &&
         write_all (&run, clients, error);
}

gboolean
dbk_ctl_summary (DbkCtl *ctl, GError **error)
{
  Wanted wanted = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &wanted.kind_name,
      N_ ("client (plain words), record (everything), session, whole, aftercare, consultation or "
          "due"),
      N_ ("KIND") },
    { "course", 0, 0, G_OPTION_ARG_STRING, &wanted.course, N_ ("The course as “show” numbers it"),
      N_ ("N") },
    { "session", 0, 0, G_OPTION_ARG_STRING, &wanted.session,
      N_ ("With --kind session: its number in the course (the newest)"), N_ ("N") },
    { "sections", 0, 0, G_OPTION_ARG_STRING, &wanted.sections,
      N_ ("Only these sections, with commas"), N_ ("LIST") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &wanted.paper, N_ ("The size of the paper (a4)"),
      "a4|letter" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &wanted.language,
      N_ ("The language it is written in: en-US, en-GB, fr (the client’s)"), N_ ("TAG") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wanted.output,
      N_ ("The file to write; with several clients, the folder"), N_ ("FILE.pdf") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &wanted.as, N_ ("Who is working (the owner)"), N_ ("NAME") },
    { "record", 0, 0, G_OPTION_ARG_NONE, &wanted.for_record,
      N_ ("The clinic’s own print, with settings and raw scores"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  gboolean done =
      dbk_ctl_parse (ctl, entries, &words, error) && run_summary (ctl, words, &wanted, error);

  g_free (wanted.kind_name);
  g_free (wanted.course);
  g_free (wanted.session);
  g_free (wanted.sections);
  g_free (wanted.paper);
  g_free (wanted.language);
  g_clear_pointer (&wanted.options.language, dbk_language_unref);
  g_free (wanted.output);
  g_free (wanted.as);
  return done;
}
