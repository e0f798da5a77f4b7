/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing clients in from a file: which kind it is, what came of it. */
#include "config.h"

#include "dbk-import-linked.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dbk-decode.h"
#include "dbk-import-session.h"

/* Nobody else waits longer than this for the write lock. */
#define BATCH_MICROSECONDS (150 * 1000)
/* A list of a million clients is about 150 MB. */
#define TEXT_SIZE_MAX (512 * 1024 * 1024)
#define LOOK_SIZE 4096
#define TELL_MICROSECONDS (50 * 1000)

static void
add_remark (DbkImport *import, GPtrArray *remarks, guint line, const char *text)
{
  DbkImportRemark *remark = g_new (DbkImportRemark, 1);

  remark->file = import->several ? g_strdup (import->file) : NULL;
  remark->line = line;
  remark->text = g_strdup (text);
  g_ptr_array_add (remarks, remark);
}

void
dbk_import_refuse (DbkImport *import, guint line, const char *text)
{
  import->report->counts.refused++;
  add_remark (import, import->report->refused, line, text);
}

void
dbk_import_note (DbkImport *import, guint line, const char *text)
{
  add_remark (import, import->report->notes, line, text);
}

void
dbk_import_progress (DbkImport *import, double fraction)
{
  gint64 now = g_get_monotonic_time ();

  if (import->options->progress == NULL || now - import->told < TELL_MICROSECONDS)
    return;
  import->told = now;
  import->options->progress (import->start + fraction * import->share,
                             import->options->progress_data);
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

gboolean
dbk_import_is_csv (const char *path, gboolean *is_csv, GError **error)
{
  DbkContent content;

  if (!look (path, &content, error))
    return FALSE;
  *is_csv = content == DBK_CONTENT_TEXT;
  return TRUE;
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

/* Takes up one file of the set; its part of the whole is what it weighs. */
static void
turn_to (DbkImport *import, const DbkImportSet *set, DbkImportPart part)
{
  gsize sizes[DBK_IMPORT_N_PARTS] = { 0 };
  gsize before = 0;
  gsize all = 1;

  for (guint i = 0; i < DBK_IMPORT_N_PARTS; i++)
    {
      GStatBuf status;

      if (set->paths[i] != NULL && g_stat (set->paths[i], &status) == 0)
        sizes[i] = (gsize) status.st_size;
      before += i < part ? sizes[i] : 0;
      all += sizes[i];
    }
  import->path = set->paths[part];
  import->start = (double) before / (double) all;
  import->share = (double) sizes[part] / (double) all;
}

static gboolean
import_lists (DbkImport *import, const DbkImportSet *set, GError **error)
{
  static gboolean (*const readers[DBK_IMPORT_N_PARTS]) (DbkImportPlans *, const char *,
                                                        GError **) = {
    [DBK_IMPORT_PART_TREATMENTS] = dbk_import_treatments,
    [DBK_IMPORT_PART_SALES] = dbk_import_sales,
  };
  g_auto (DbkImportPlans) plans = { 0 };

  dbk_import_plans_init (&plans, import);
  if (!dbk_import_csv (&plans, error))
    return FALSE;
  for (DbkImportPart part = DBK_IMPORT_PART_TREATMENTS; part < DBK_IMPORT_N_PARTS; part++)
    {
      g_autofree char *name = NULL;
      gboolean done = TRUE;

      if (set->paths[part] == NULL)
        continue;
      name = g_path_get_basename (set->paths[part]);
      import->file = name;
      turn_to (import, set, part);
      if (readers[part] == NULL)
        dbk_import_refuse (import, 0,
                           _ ("This is a list of products in stock; Dermabook keeps no stock."));
      else
        done = check_size (import->path, error) && readers[part](&plans, import->path, error);
      import->file = NULL;
      if (!done)
        return FALSE;
    }
  import->path = set->paths[DBK_IMPORT_PART_CLIENTS];
  return dbk_import_finish (import, error);
}

static gboolean
import_set (DbkImport *import, const DbkImportSet *set, GError **error)
{
  const char *path = set->paths[DBK_IMPORT_PART_CLIENTS];
  DbkContent content;

  if (set->paths[DBK_IMPORT_PART_TREATMENTS] != NULL &&
      !dbk_import_store_may_add_sessions (import->connection, import->who, error))
    return FALSE;
  if (!dbk_import_check_file (path, error) || !look (path, &content, error))
    return FALSE;
  turn_to (import, set, DBK_IMPORT_PART_CLIENTS);
  if (content == DBK_CONTENT_JSON)
    return dbk_import_records (import, error);
  if (!check_size (path, error))
    return FALSE;
  return content == DBK_CONTENT_CARDS ? import_cards (import, error)
                                      : import_lists (import, set, error);
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

static guint
count_files (const DbkImportSet *set)
{
  guint n_files = 0;

  for (guint i = 0; i < DBK_IMPORT_N_PARTS; i++)
    n_files += set->paths[i] != NULL;
  return n_files;
}

DbkImportReport *
dbk_import_set (DbkConnection *connection,
                const DbkWho *who,
                const DbkImportSet *set,
                const DbkImportOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (DbkImportReport) report = dbk_import_report_new (options->dry_run);
  const char *path = set->paths[DBK_IMPORT_PART_CLIENTS];
  g_autofree char *file = g_path_get_basename (path);
  DbkImport import = { .connection = connection,
                       .who = who,
                       .options = options,
                       .cancellable = cancellable,
                       .path = path,
                       .file = file,
                       .several = count_files (set) > 1,
                       .report = report };
  g_autoptr (GError) problem = NULL;
  gboolean done = import_set (&import, set, &problem);

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

DbkImportReport *
dbk_import_file (DbkConnection *connection,
                 const DbkWho *who,
                 const char *path,
                 const DbkImportOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  const DbkImportSet set = { { (char *) path } };

  return dbk_import_set (connection, who, &set, options, cancellable, error);
}
