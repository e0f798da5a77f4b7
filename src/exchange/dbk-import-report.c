/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import, or of taking one back, in words and as a file. */
#include "config.h"

#include "dbk-import-private.h"

#include <glib/gi18n-lib.h>

#include "dbk-csv.h"

static void
remark_free (gpointer data)
{
  DbkImportRemark *remark = data;

  g_free (remark->file);
  g_free (remark->text);
  g_free (remark);
}

DbkImportReport *
dbk_import_report_new (gboolean dry_run)
{
  DbkImportReport *report = g_new0 (DbkImportReport, 1);

  report->refused = g_ptr_array_new_with_free_func (remark_free);
  report->notes = g_ptr_array_new_with_free_func (remark_free);
  report->encoding = "UTF-8";
  report->dry_run = dry_run;
  return report;
}

void
dbk_import_report_free (DbkImportReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->refused);
  g_ptr_array_unref (report->notes);
  g_free (report);
}

/* "12 past sessions added, 2 there already." */
static char *
describe_sessions (const DbkImportReport *report)
{
  guint n = report->counts.sessions;
  g_autofree char *added =
      g_strdup_printf (report->dry_run
                           ? ngettext ("%u past session would be added",
                                       "%u past sessions would be added", n)
                           : ngettext ("%u past session added", "%u past sessions added", n),
                       n);
  g_autofree char *there = g_strdup_printf (_ ("%u there already"), report->n_sessions_there);

  return g_strdup_printf (C_ ("past sessions of an import", "%1$s, %2$s."), added, there);
}

char *
dbk_import_report_describe (const DbkImportReport *report)
{
  const DbkImportCounts *counts = &report->counts;
  g_autofree char *added = NULL;
  g_autofree char *updated = NULL;
  g_autofree char *unchanged = NULL;
  g_autofree char *refused = NULL;
  GString *all;

  added = g_strdup_printf (report->dry_run
                               ? ngettext ("%u client would be added", "%u clients would be added",
                                           counts->added)
                               : ngettext ("%u client added", "%u clients added", counts->added),
                           counts->added);
  updated = g_strdup_printf (_ ("%u brought up to date"), counts->updated);
  unchanged = g_strdup_printf (_ ("%u there already"), counts->unchanged);
  refused = g_strdup_printf (ngettext ("%u row left out", "%u rows left out", counts->refused),
                             counts->refused);
  all = g_string_new (NULL);
  g_string_printf (all, C_ ("what came of an import", "%s, %s, %s, %s."), added, updated, unchanged,
                   refused);
  if (counts->sessions + report->n_sessions_there > 0)
    {
      g_autofree char *sessions = describe_sessions (report);

      g_string_append_printf (all, "\n%s", sessions);
    }
  if (report->n_sales > 0)
    {
      g_string_append_c (all, '\n');
      g_string_append_printf (all,
                              ngettext ("%u purchase is kept in the client’s note.",
                                        "%u purchases are kept in the clients’ notes.",
                                        report->n_sales),
                              report->n_sales);
    }
  return g_string_free (all, FALSE);
}

static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* What no taking back reaches. */
static void
add_what_stays (GString *text, const DbkUndoCounts *counts, gboolean preview)
{
  if (counts->kept > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u client stays: more than the import brought was "
                                             "recorded of them, a session for example.",
                                             "%u clients stay: more than the import brought was "
                                             "recorded of them, a session for example.",
                                             counts->kept),
                                   counts->kept));
  if (counts->marked > 0)
    add_sentence (
        text,
        g_strdup_printf (
            preview ? ngettext ("%u past session of a client who was there before stays readable, "
                                "marked as entered in error.",
                                "%u past sessions of clients who were there before stay readable, "
                                "marked as entered in error.",
                                counts->marked)
                    : ngettext ("%u past session of a client who was there before is marked as "
                                "entered in error.",
                                "%u past sessions of clients who were there before are marked as "
                                "entered in error.",
                                counts->marked),
            counts->marked));
  if (counts->merged > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("What %u client who was there before was given from "
                                             "the file stays with them.",
                                             "What %u clients who were there before were given "
                                             "from the file stays with them.",
                                             counts->merged),
                                   counts->merged));
}

char *
dbk_import_undo_describe (const DbkUndoCounts *counts)
{
  g_autofree char *removed =
      g_strdup_printf (ngettext ("%u client taken out", "%u clients taken out", counts->removed),
                       counts->removed);
  g_autofree char *restored = g_strdup_printf (_ ("%u as they were before"), counts->restored);
  GString *text = g_string_new (NULL);

  g_string_printf (text, C_ ("what came of taking an import back", "%s, %s."), removed, restored);
  add_what_stays (text, counts, FALSE);
  return g_string_free (text, FALSE);
}

char *
dbk_import_undo_foretell (const DbkUndoCounts *counts)
{
  GString *text = g_string_new (NULL);

  add_sentence (text,
                g_strdup_printf (ngettext ("%u client it added is taken out.",
                                           "%u clients it added are taken out.", counts->removed),
                                 counts->removed));
  if (counts->restored > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u client it brought up to date becomes as "
                                             "they were before; what was changed since stays.",
                                             "%u clients it brought up to date become as "
                                             "they were before; what was changed since stays.",
                                             counts->restored),
                                   counts->restored));
  add_what_stays (text, counts, TRUE);
  return g_string_free (text, FALSE);
}

/* As a file */

static void
add_cells (GString *out, const char *kind, const DbkImportRemark *remark)
{
  g_autofree char *line = remark->line == 0 ? g_strdup ("") : g_strdup_printf ("%u", remark->line);

  dbk_csv_append_cell (out, kind);
  g_string_append_c (out, ',');
  dbk_csv_append_cell (out, remark->file == NULL ? "" : remark->file);
  g_string_append_printf (out, ",%s,", line);
  dbk_csv_append_cell (out, remark->text);
  g_string_append (out, "\r\n");
}

char *
dbk_import_report_to_csv (const DbkImportReport *report)
{
  GString *out = g_string_new (NULL);
  g_autofree char *words = dbk_import_report_describe (report);
  const DbkImportRemark sum = { NULL, 0, words };

  dbk_csv_append_cell (out, C_ ("report of an import", "What"));
  g_string_append_c (out, ',');
  dbk_csv_append_cell (out, C_ ("report of an import", "File"));
  g_string_append_c (out, ',');
  dbk_csv_append_cell (out, C_ ("report of an import", "Line"));
  g_string_append_c (out, ',');
  dbk_csv_append_cell (out, C_ ("report of an import", "Text"));
  g_string_append (out, "\r\n");
  add_cells (out, C_ ("report of an import", "Result"), &sum);
  for (guint i = 0; i < report->refused->len; i++)
    add_cells (out, C_ ("report of an import", "Left out"), report->refused->pdata[i]);
  for (guint i = 0; i < report->notes->len; i++)
    add_cells (out, C_ ("report of an import", "Worth knowing"), report->notes->pdata[i]);
  return g_string_free (out, FALSE);
}

gboolean
dbk_import_report_save (const DbkImportReport *report, const char *path, GError **error)
{
  g_autofree char *text = dbk_import_report_to_csv (report);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) cause = NULL;

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &cause))
    return TRUE;
  g_set_error (
      error, DBK_ERROR, DBK_ERROR_IO,
      _ ("The report could not be written to “%s” (%s). The import is not affected; choose "
         "another folder."),
      name, cause->message);
  return FALSE;
}
