/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: clients from a file. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-import-undo.h"
#include "dbk-import.h"
#include "dbk-out.h"

/* More than anybody looks back. */
#define RUNS_LISTED 100

static void
add_remarks (JsonBuilder *builder, const char *name, const char *text_name, GPtrArray *remarks)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < remarks->len; i++)
    {
      const DbkImportRemark *remark = remarks->pdata[i];

      json_builder_begin_object (builder);
      if (remark->file != NULL)
        dbk_ctl_add_text (builder, "file", remark->file);
      dbk_ctl_add_int (builder, "line", remark->line == 0 ? DBK_NONE : (gint64) remark->line);
      dbk_ctl_add_text (builder, text_name, remark->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const DbkImportReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char delimiter[] = { report->delimiter, '\0' };

  json_builder_begin_object (builder);
  dbk_ctl_add_bool (builder, "dry_run", report->dry_run);
  dbk_ctl_add_int (builder, "import", report->import_row == 0 ? DBK_NONE : report->import_row);
  dbk_ctl_add_int (builder, "added", report->counts.added);
  dbk_ctl_add_int (builder, "updated", report->counts.updated);
  dbk_ctl_add_int (builder, "unchanged", report->counts.unchanged);
  dbk_ctl_add_int (builder, "sessions", report->counts.sessions);
  dbk_ctl_add_int (builder, "sessions_unchanged", report->n_sessions_there);
  dbk_ctl_add_int (builder, "sales", report->n_sales);
  dbk_ctl_add_text (builder, "encoding", report->encoding);
  dbk_ctl_add_text (builder, "delimiter", delimiter);
  add_remarks (builder, "refused", "reason", report->refused);
  add_remarks (builder, "notes", "note", report->notes);
  json_builder_end_object (builder);
  dbk_ctl_print_json (builder);
}

static void
print_remarks (GPtrArray *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const DbkImportRemark *remark = remarks->pdata[i];

      if (remark->line > 0 && remark->file != NULL)
        g_print (_ ("  %s, line %u: %s\n"), remark->file, remark->line, remark->text);
      else if (remark->line > 0)
        g_print (_ ("  line %u: %s\n"), remark->line, remark->text);
      else if (remark->file != NULL)
        g_print ("  %s: %s\n", remark->file, remark->text);
      else
        g_print ("  %s\n", remark->text);
    }
}

static void
print_text (const DbkImportReport *report)
{
  g_autofree char *words = dbk_import_report_describe (report);

  g_print ("%s\n", words);
  if (report->counts.added + report->counts.updated + report->counts.sessions > 0 &&
      report->import_row > 0)
    g_print (_ ("To take it back: dermabookctl import --undo %d\n"), (int) report->import_row);
  if (report->refused->len > 0)
    g_print ("%s\n", _ ("Left out:"));
  print_remarks (report->refused);
  if (report->notes->len > 0)
    g_print ("%s\n", _ ("Worth knowing:"));
  print_remarks (report->notes);
}

static gboolean
read_order (const char *text, DbkDateOrder *order, GError **error)
{
  static const struct
  {
    const char *name;
    DbkDateOrder order;
  } orders[] = {
    { "dmy", DBK_DATE_ORDER_DMY },
    { "mdy", DBK_DATE_ORDER_MDY },
    { "ymd", DBK_DATE_ORDER_YMD },
  };

  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (strcmp (text, orders[i].name) == 0)
      {
        *order = orders[i].order;
        return TRUE;
      }
  return dbk_ctl_refuse_usage (error, _ ("--date-order takes dmy, mdy or ymd."));
}

/* The option is how it is said here; a window asks in its own way. */
static void
add_option_hint (GError *error)
{
  g_autofree char *text = NULL;

  if (!g_error_matches (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS))
    return;
  text = g_strdup_printf ("%s (--date-order)", error->message);
  g_free (error->message);
  error->message = g_steal_pointer (&text);
}

static DbkImportReport *
import_into (DbkConnection *connection,
             const DbkImportSet *set,
             const char *as,
             const DbkImportOptions *options,
             GError **error)
{
  DbkWho who;

  if (connection == NULL || !dbk_ctl_who (connection, as, &who, error))
    return NULL;
  return dbk_import_set (connection, &who, set, options, NULL, error);
}

/* Neither a dry run nor a wrong file makes records where there are none: what would come of it is
 * found out in empty ones beside. */
static DbkImportReport *
try_without_records (DbkCtl *ctl,
                     const DbkImportSet *set,
                     const DbkImportOptions *options,
                     GError **error)
{
  const DbkImportOptions dry = { TRUE, options->date_order, options->map, NULL, NULL };
  g_autofree char *directory = g_dir_make_tmp ("dermabookctl-XXXXXX", error);
  g_autoptr (DbkConnection) connection = NULL;
  DbkImportReport *report;

  if (directory == NULL)
    return NULL;
  connection = dbk_records_open (directory, DBK_CONNECTION_READ_WRITE_CREATE, &ctl->clock, error);
  report = import_into (connection, set, NULL, &dry, error);
  g_clear_pointer (&connection, dbk_connection_close);
  dbk_out_remove_folder (directory);
  return report;
}

static DbkImportReport *
run_import (DbkCtl *ctl,
            const DbkImportSet *set,
            const char *as,
            const DbkImportOptions *options,
            GError **error)
{
  g_autofree char *directory = dbk_ctl_directory (ctl);
  g_autoptr (DbkConnection) connection = NULL;

  if (!dbk_import_check_file (set->paths[DBK_IMPORT_PART_CLIENTS], error))
    return NULL;
  if (!dbk_records_exist (directory))
    {
      g_autoptr (DbkImportReport) report = try_without_records (ctl, set, options, error);

      if (report == NULL || options->dry_run)
        return g_steal_pointer (&report);
    }
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_WRITE_CREATE, error);
  return import_into (connection, set, as, options, error);
}

/* What lies beside is brought in where it is named only. */
static void
tell_beside (DbkCtl *ctl, const DbkImportSet *set)
{
  g_autoptr (DbkImportSet) beside = dbk_import_set_beside (set->paths[DBK_IMPORT_PART_CLIENTS]);

  for (guint i = 0; beside != NULL && !ctl->json && i < DBK_IMPORT_N_PARTS; i++)
    if (beside->paths[i] != NULL && set->paths[i] == NULL)
      g_print (_ ("“%s” speaks of these clients: name it as well to bring it in.\n"),
               beside->paths[i]);
}

static gboolean
import (DbkCtl *ctl, char **paths, const char *as, const DbkImportOptions *options, GError **error)
{
  g_autoptr (DbkImportSet) set = dbk_import_set_new ((const char *const *) paths, error);
  g_autoptr (DbkImportReport) report =
      set == NULL ? NULL : run_import (ctl, set, as, options, error);

  if (report == NULL)
    {
      if (error != NULL)
        add_option_hint (*error);
      return FALSE;
    }
  if (ctl->json)
    print_json (report);
  else
    print_text (report);
  tell_beside (ctl, set);
  if (report->counts.refused == 0 ||
      report->counts.added + report->counts.updated + report->counts.unchanged > 0)
    return TRUE;
  g_set_error_literal (
      error, DBK_ERROR, DBK_ERROR_INVALID,
      _ ("Nothing was brought in: every row was left out, for the reasons listed."));
  return FALSE;
}

/* Imports there were */

static void
print_runs (DbkCtl *ctl, GPtrArray *runs)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < runs->len; i++)
    {
      const DbkImportRun *run = runs->pdata[i];
      g_autofree char *day = dbk_date_to_iso (dbk_time_local_date (run->started_at));
      const char *state = run->undone_at != DBK_TIME_NONE     ? _ ("taken back")
                          : run->finished_at == DBK_TIME_NONE ? _ ("interrupted")
                                                              : "";

      if (!ctl->json)
        {
          g_print (_ ("%d  %s  %s: %u added, %u brought up to date  %s\n"), (int) run->row, day,
                   run->file_name, run->counts.added, run->counts.updated, state);
          if (run->imported_by[0] != '\0')
            g_print (_ ("    by %s\n"), run->imported_by);
          continue;
        }
      json_builder_begin_object (builder);
      dbk_ctl_add_int (builder, "import", run->row);
      dbk_ctl_add_text (builder, "file", run->file_name);
      dbk_ctl_add_text (builder, "day", day);
      dbk_ctl_add_text (builder, "by", run->imported_by);
      dbk_ctl_add_int (builder, "added", run->counts.added);
      dbk_ctl_add_int (builder, "updated", run->counts.updated);
      dbk_ctl_add_int (builder, "unchanged", run->counts.unchanged);
      dbk_ctl_add_int (builder, "refused", run->counts.refused);
      dbk_ctl_add_int (builder, "sessions", run->counts.sessions);
      dbk_ctl_add_bool (builder, "finished", run->finished_at != DBK_TIME_NONE);
      dbk_ctl_add_bool (builder, "undone", run->undone_at != DBK_TIME_NONE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    dbk_ctl_print_json (builder);
}

static gboolean
list_imports (DbkCtl *ctl, GError **error)
{
  g_autoptr (DbkConnection) connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_ONLY, error);
  g_autoptr (GPtrArray) runs =
      connection == NULL ? NULL : dbk_import_store_list (connection, RUNS_LISTED, error);

  if (runs == NULL)
    return FALSE;
  print_runs (ctl, runs);
  return TRUE;
}

static gboolean
take_back (DbkConnection *connection,
           int number,
           const char *as,
           gboolean dry_run,
           DbkUndoCounts *counts,
           GError **error)
{
  DbkWho who;

  if (dry_run)
    return dbk_import_store_preview_undo (connection, number, counts, error);
  return dbk_ctl_who (connection, as, &who, error) &&
         dbk_import_store_undo (connection, &who, number, counts, error);
}

static gboolean
undo_import (DbkCtl *ctl, int number, const char *as, gboolean dry_run, GError **error)
{
  g_autoptr (DbkConnection) connection =
      dbk_ctl_open (ctl, dry_run ? DBK_CONNECTION_READ_ONLY : DBK_CONNECTION_READ_WRITE, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DbkUndoCounts counts;

  if (connection == NULL || !take_back (connection, number, as, dry_run, &counts, error))
    return FALSE;
  if (!ctl->json)
    {
      g_autofree char *words =
          dry_run ? dbk_import_undo_foretell (&counts) : dbk_import_undo_describe (&counts);

      g_print ("%s\n", words);
      return TRUE;
    }
  json_builder_begin_object (builder);
  dbk_ctl_add_bool (builder, "dry_run", dry_run);
  dbk_ctl_add_int (builder, "removed", counts.removed);
  dbk_ctl_add_int (builder, "restored", counts.restored);
  dbk_ctl_add_int (builder, "kept", counts.kept);
  dbk_ctl_add_int (builder, "marked", counts.marked);
  dbk_ctl_add_int (builder, "merged", counts.merged);
  json_builder_end_object (builder);
  dbk_ctl_print_json (builder);
  return TRUE;
}

gboolean
dbk_ctl_import (DbkCtl *ctl, GError **error)
{
  DbkImportOptions options = { 0 };
  g_autofree char *order = NULL;
  g_autofree char *as = NULL;
  g_auto (GStrv) map = NULL;
  gboolean list = FALSE;
  int undo = 0;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Say what would be done, and change nothing"), NULL },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &order, N_ ("The order of day, month and year"),
      "dmy|mdy|ymd" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map,
      N_ ("Which column holds a field: family_name=Surname"), N_ ("FIELD=HEADER") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as,
      N_ ("Who is working, for the history (the owner, else a practitioner)"), N_ ("NAME") },
    { "undo", 0, 0, G_OPTION_ARG_INT, &undo, N_ ("Take the import with this number back"),
      N_ ("NUMBER") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List the imports there were"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;

  if (!dbk_ctl_parse (ctl, entries, &words, error) ||
      !read_order (order, &options.date_order, error))
    return FALSE;
  if ((words[0] != NULL) + list + (undo != 0) != 1)
    return dbk_ctl_refuse_usage (error, _ ("import takes files, or --undo NUMBER, or --list."));
  if (list)
    return list_imports (ctl, error);
  if (undo != 0)
    return undo_import (ctl, undo, as, options.dry_run, error);
  options.map = map;
  return import (ctl, words, as, &options, error);
}
