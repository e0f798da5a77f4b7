/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing clients in from a file: which kind it is, what came of it. */
#include "config.h"

#include "dbk-import-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dbk-decode.h"

/* Nobody else waits longer than this for the write lock. */
#define BATCH_MICROSECONDS (150 * 1000)
/* A list of a million clients is about 150 MB. */
#define TEXT_SIZE_MAX (512 * 1024 * 1024)
#define LOOK_SIZE 4096
#define TELL_MICROSECONDS (50 * 1000)

static void
remark_free (gpointer data)
{
  DbkImportRemark *remark = data;

  g_free (remark->text);
  g_free (remark);
}

static DbkImportReport *
report_new (gboolean dry_run)
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

char *
dbk_import_report_describe (const DbkImportReport *report)
{
  const DbkImportCounts *counts = &report->counts;
  g_autofree char *added = NULL;
  g_autofree char *updated = NULL;
  g_autofree char *unchanged = NULL;
  g_autofree char *refused = NULL;

  added = g_strdup_printf (report->dry_run
                               ? ngettext ("%u client would be added", "%u clients would be added",
                                           counts->added)
                               : ngettext ("%u client added", "%u clients added", counts->added),
                           counts->added);
  updated = g_strdup_printf (_ ("%u brought up to date"), counts->updated);
  unchanged = g_strdup_printf (_ ("%u there already"), counts->unchanged);
  refused = g_strdup_printf (ngettext ("%u row left out", "%u rows left out", counts->refused),
                             counts->refused);
  return g_strdup_printf (C_ ("what came of an import", "%s, %s, %s, %s."), added, updated,
                          unchanged, refused);
}

char *
dbk_import_undo_describe (const DbkUndoCounts *counts)
{
  g_autofree char *removed =
      g_strdup_printf (ngettext ("%u client taken out", "%u clients taken out", counts->removed),
                       counts->removed);
  g_autofree char *restored = g_strdup_printf (_ ("%u as they were before"), counts->restored);
  g_autofree char *kept = NULL;

  if (counts->kept == 0)
    return g_strdup_printf (C_ ("what came of taking an import back", "%s, %s."), removed,
                            restored);
  kept = g_strdup_printf (ngettext ("%u client stays: something was recorded of them since",
                                    "%u clients stay: something was recorded of them since",
                                    counts->kept),
                          counts->kept);
  return g_strdup_printf (C_ ("what came of taking an import back", "%s, %s, %s."), removed,
                          restored, kept);
}

static void
add_remark (GPtrArray *remarks, guint line, const char *text)
{
  DbkImportRemark *remark = g_new (DbkImportRemark, 1);

  remark->line = line;
  remark->text = g_strdup (text);
  g_ptr_array_add (remarks, remark);
}

void
dbk_import_refuse (DbkImport *import, guint line, const char *text)
{
  import->report->counts.refused++;
  add_remark (import->report->refused, line, text);
}

void
dbk_import_note (DbkImport *import, guint line, const char *text)
{
  add_remark (import->report->notes, line, text);
}

void
dbk_import_progress (DbkImport *import, double fraction)
{
  gint64 now = g_get_monotonic_time ();

  if (import->options->progress == NULL || now - import->told < TELL_MICROSECONDS)
    return;
  import->told = now;
  import->options->progress (fraction, import->options->progress_data);
}

gboolean
dbk_import_begin (DbkImport *import, GError **error)
{
  g_autofree char *name = g_path_get_basename (import->path);

  if (import->options->dry_run || import->import_row != 0)
    return TRUE;
  import->import_row = dbk_import_store_begin (import->connection, import->who, name, error);
  import->report->import_row = import->import_row;
  return import->import_row != 0;
}

gboolean
dbk_import_pause (DbkImport *import, GError **error)
{
  DbkTransaction *batch = g_steal_pointer (&import->batch);

  if (batch == NULL)
    return TRUE;
  /* What a dry run wrote to find out is taken back. */
  if (import->options->dry_run)
    {
      dbk_transaction_rollback (batch);
      return TRUE;
    }
  return dbk_transaction_commit (batch, error);
}

gboolean
dbk_import_step (DbkImport *import, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (import->cancellable, error))
    return FALSE;
  if (import->batch != NULL &&
      g_get_monotonic_time () - import->batch_began >= BATCH_MICROSECONDS &&
      !dbk_import_pause (import, error))
    return FALSE;
  if (import->batch != NULL)
    return TRUE;
  import->batch = dbk_transaction_begin (import->connection, import->who, error);
  import->batch_began = g_get_monotonic_time ();
  return import->batch != NULL && dbk_transaction_hold_search (import->batch, error);
}

gboolean
dbk_import_finish (DbkImport *import, GError **error)
{
  if (!dbk_import_pause (import, error))
    return FALSE;
  return import->options->dry_run ||
         dbk_import_store_finish (import->connection, import->who, import->import_row,
                                  &import->report->counts, error);
}

gboolean
dbk_import_take_problem (DbkImport *import, guint line, GError *problem, GError **error)
{
  g_autoptr (GError) owned = problem;

  if (g_error_matches (owned, DBK_ERROR, DBK_ERROR_INVALID) ||
      g_error_matches (owned, DBK_ERROR, DBK_ERROR_CONFLICT) ||
      g_error_matches (owned, DBK_ERROR, DBK_ERROR_REFUSED) ||
      g_error_matches (owned, DBK_ERROR, DBK_ERROR_NOT_FOUND))
    {
      dbk_import_refuse (import, line, owned->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&owned));
  return FALSE;
}

static gboolean
set_read_error (GError **error, const char *path)
{
  g_set_error (error, DBK_ERROR, DBK_ERROR_IO,
               _ ("“%s” can’t be read, so nothing was brought in. Check that it is there and that "
                  "you may open it."),
               path);
  return FALSE;
}

/* The file's beginning tells what it is. */
static gboolean
look (const char *path, DbkContent *content, GError **error)
{
  char bytes[LOOK_SIZE];
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize size = descriptor < 0 || g_file_test (path, G_FILE_TEST_IS_DIR)
                    ? -1
                    : read (descriptor, bytes, sizeof bytes);

  if (descriptor >= 0)
    close (descriptor);
  if (size < 0)
    return set_read_error (error, path);
  *content = dbk_content_guess (bytes, (gsize) size);
  return TRUE;
}

gboolean
dbk_import_check_file (const char *path, GError **error)
{
  DbkContent content;

  if (!look (path, &content, error))
    return FALSE;
  if (content == DBK_CONTENT_TEXT || content == DBK_CONTENT_JSON || content == DBK_CONTENT_CARDS)
    return TRUE;
  dbk_content_refuse (content, error);
  return FALSE;
}

static gboolean
import_cards (DbkImport *import, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize size;

  if (!g_file_get_contents (import->path, &bytes, &size, NULL))
    return set_read_error (error, import->path);
  return dbk_import_cards (import, bytes, size, error);
}

static gboolean
check_size (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return set_read_error (error, path);
  if (status.st_size <= TEXT_SIZE_MAX)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("The file is larger than 512 MB, so nothing was brought in. Divide it "
                          "into several files, a list with the same first line in each."));
  return FALSE;
}

static gboolean
import_file (DbkImport *import, GError **error)
{
  DbkContent content;

  if (!dbk_import_check_file (import->path, error) || !look (import->path, &content, error))
    return FALSE;
  if (content == DBK_CONTENT_JSON)
    return dbk_import_records (import, error);
  if (!check_size (import->path, error))
    return FALSE;
  return content == DBK_CONTENT_CARDS ? import_cards (import, error)
                                      : dbk_import_csv (import, error);
}

/* What was committed before stays, and the sentence says so. */
static void
tell_what_stays (DbkImport *import, GError **error)
{
  const DbkImportCounts *counts = &import->report->counts;
  g_autofree char *text = NULL;

  if (import->import_row == 0 || counts->added + counts->updated == 0)
    return;
  text = g_strdup_printf (_ ("%s Rows before that may have been brought in already; bring the file "
                             "in again for the rest, or take import %d back."),
                          (*error)->message, (int) import->import_row);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&text);
}

/* Whoever cancels wants nothing of it. */
static void
take_back (DbkImport *import, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DbkUndoCounts counts;

  /* What was cancelled must not stop this. */
  dbk_connection_set_cancellable (import->connection, NULL);
  if (import->import_row == 0 || dbk_import_store_undo (import->connection, import->who,
                                                        import->import_row, &counts, &problem))
    return;
  tell_what_stays (import, error);
}

DbkImportReport *
dbk_import_file (DbkConnection *connection,
                 const DbkWho *who,
                 const char *path,
                 const DbkImportOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (DbkImportReport) report = report_new (options->dry_run);
  DbkImport import = { connection, who, options, cancellable, path, report, 0, NULL, 0, 0 };
  g_autoptr (GError) problem = NULL;
  gboolean done = import_file (&import, &problem);

  dbk_transaction_rollback (import.batch);
  if (done)
    return g_steal_pointer (&report);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_back (&import, &problem);
  else
    tell_what_stays (&import, &problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
