/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: clients from a file. */
#include "config.h"

#include "dbk-ctl-json.h"
#include "dbk-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-import.h"
#include "dbk-out.h"

static void
add_remarks (JsonBuilder *builder, const char *name, const char *text_name, GPtrArray *remarks)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < remarks->len; i++)
    {
      const DbkImportRemark *remark = remarks->pdata[i];

      json_builder_begin_object (builder);
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
  dbk_ctl_add_int (builder, "added", report->counts.added);
  dbk_ctl_add_int (builder, "updated", report->counts.updated);
  dbk_ctl_add_int (builder, "unchanged", report->counts.unchanged);
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

      if (remark->line > 0)
        g_print (_ ("  line %u: %s\n"), remark->line, remark->text);
      else
        g_print ("  %s\n", remark->text);
    }
}

static void
print_text (const DbkImportReport *report)
{
  g_autofree char *words = dbk_import_report_describe (report);

  g_print ("%s\n", words);
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
             const char *path,
             const char *as,
             const DbkImportOptions *options,
             GError **error)
{
  DbkWho who;

  if (connection == NULL || !dbk_ctl_who (connection, as, &who, error))
    return NULL;
  return dbk_import_file (connection, &who, path, options, NULL, error);
}

/* Neither a dry run nor a wrong file makes records where there are none: what would come of it is
 * found out in empty ones beside. */
static DbkImportReport *
try_without_records (DbkCtl *ctl, const char *path, const DbkImportOptions *options, GError **error)
{
  const DbkImportOptions dry = { TRUE, options->date_order, options->map };
  g_autofree char *directory = g_dir_make_tmp ("dermabookctl-XXXXXX", error);
  g_autoptr (DbkConnection) connection = NULL;
  DbkImportReport *report;

  if (directory == NULL)
    return NULL;
  connection = dbk_records_open (directory, DBK_CONNECTION_READ_WRITE_CREATE, &ctl->clock, error);
  report = import_into (connection, path, NULL, &dry, error);
  g_clear_pointer (&connection, dbk_connection_close);
  dbk_out_remove_folder (directory);
  return report;
}

static DbkImportReport *
run_import (DbkCtl *ctl,
            const char *path,
            const char *as,
            const DbkImportOptions *options,
            GError **error)
{
  g_autofree char *directory = dbk_ctl_directory (ctl);
  g_autoptr (DbkConnection) connection = NULL;

  if (!dbk_import_check_file (path, error))
    return NULL;
  if (!dbk_records_exist (directory))
    {
      g_autoptr (DbkImportReport) report = try_without_records (ctl, path, options, error);

      if (report == NULL || options->dry_run)
        return g_steal_pointer (&report);
    }
  connection = dbk_ctl_open (ctl, DBK_CONNECTION_READ_WRITE_CREATE, error);
  return import_into (connection, path, as, options, error);
}

static gboolean
import (DbkCtl *ctl,
        const char *path,
        const char *as,
        const DbkImportOptions *options,
        GError **error)
{
  g_autoptr (DbkImportReport) report = run_import (ctl, path, as, options, error);

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
  if (report->counts.refused == 0 ||
      report->counts.added + report->counts.updated + report->counts.unchanged > 0)
    return TRUE;
  g_set_error_literal (
      error, DBK_ERROR, DBK_ERROR_INVALID,
      _ ("Nothing was brought in: every row was left out, for the reasons listed."));
  return FALSE;
}

gboolean
dbk_ctl_import (DbkCtl *ctl, GError **error)
{
  DbkImportOptions options = { 0 };
  g_autofree char *order = NULL;
  g_autofree char *as = NULL;
  g_auto (GStrv) map = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Say what would be done, and change nothing"), NULL },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &order, N_ ("The order of day, month and year"),
      "dmy|mdy|ymd" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map,
      N_ ("Which column holds a field: family_name=Surname"), N_ ("FIELD=HEADER") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as,
      N_ ("Who is working, for the history (the owner, else a practitioner)"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;

  if (!dbk_ctl_parse (ctl, entries, &words, error) ||
      !read_order (order, &options.date_order, error))
    return FALSE;
  options.map = map;
  return import (ctl, words[0], as, &options, error);
}
