/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing a person for good. */
#include "config.h"

#include "dbk-erase-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dbk-backup.h"
#include "dbk-erase-private.h"
#include "dbk-record-private.h"
#include "dbk-record-store.h"
#include "dbk-records.h"
#include "dbk-wipe.h"

/* From the leaves to the client: each row must still be told whose it is when its turn comes. */
static const DbkSql steps[] = {
  DBK_SQL_ERASE_RESOLUTIONS,      DBK_SQL_ERASE_ADDENDA,          DBK_SQL_ERASE_MARKS,
  DBK_SQL_ERASE_SESSION_AREAS,    DBK_SQL_ERASE_SESSION_PRODUCTS, DBK_SQL_ERASE_SESSION_REACTIONS,
  DBK_SQL_ERASE_SESSION_CHECKS,   DBK_SQL_ERASE_SESSION_PHOTOS,   DBK_SQL_ERASE_SCORES,
  DBK_SQL_ERASE_IMPORT_SESSIONS,  DBK_SQL_ERASE_SESSIONS,         DBK_SQL_ERASE_SKIPS,
  DBK_SQL_ERASE_COURSE_CONCERNS,  DBK_SQL_ERASE_RECALLS,          DBK_SQL_ERASE_COURSES,
  DBK_SQL_ERASE_CONCERNS,         DBK_SQL_ERASE_WITHDRAWALS,      DBK_SQL_ERASE_CONSENTS,
  DBK_SQL_ERASE_CONDITIONS,       DBK_SQL_ERASE_CONFIRMATIONS,    DBK_SQL_ERASE_PATCH_TESTS,
  DBK_SQL_ERASE_PHOTOS_OF_CLIENT, DBK_SQL_ERASE_MERGES,           DBK_SQL_ERASE_IMPORT_CHANGES,
  DBK_SQL_ERASE_DISTINCTIONS,     DBK_SQL_ERASE_ACTIVITY,         DBK_SQL_ERASE_PHONES,
  DBK_SQL_ERASE_CLIENT,           DBK_SQL_EVERY_ERASED_DETAIL,    DBK_SQL_EVERY_LENT_DETAIL,
};

static gboolean
run_for (DbkConnection *connection, DbkSql sql, gint64 client_row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", client_row);
  return dbk_run (statement, error);
}

/* (element-type gint64) */
static GArray *
load_rows (DbkConnection *connection, DbkSql sql, gint64 client_row, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  if (client_row != 0)
    dbk_bind_int (statement, "client", client_row);
  while (TRUE)
    {
      gint64 row;

      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      row = dbk_column_int (statement, 0);
      g_array_append_val (rows, row);
    }
}

static gboolean
collect_photos (DbkConnection *connection, gint64 client_row, GPtrArray *photos, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_ERASE_PHOTOS, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", client_row);
  while (TRUE)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (photos, dbk_column_dup_text (statement, 0));
    }
}

/* A picture two clients share stays for the other one. */
static gboolean
drop_kept (DbkConnection *connection, GPtrArray *photos, GError **error)
{
  for (guint i = photos->len; i > 0; i--)
    {
      g_autoptr (DbkStatement) statement =
          dbk_statement (connection, DBK_SQL_ERASE_PHOTO_KEPT, error);
      gboolean has_row;

      if (statement == NULL)
        return FALSE;
      dbk_bind_text (statement, "sha256", photos->pdata[i - 1]);
      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (dbk_column_bool (statement, 0))
        g_ptr_array_remove_index (photos, i - 1);
    }
  return TRUE;
}

/* Everything in @folder, and in the folders in it, whose name begins with the picture's sum: the
 * picture and what was made of it. */
static void
remove_named (const char *folder, const char *sum)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_named (path, sum);
      else if (g_str_has_prefix (name, sum) && g_unlink (path) != 0)
        g_message ("%s could not be removed", path);
    }
}

static void
remove_photos (DbkConnection *connection, GPtrArray *photos)
{
  g_autofree char *folder =
      g_build_filename (dbk_connection_get_directory (connection), DBK_RECORDS_PHOTOS, NULL);

  for (guint i = 0; i < photos->len; i++)
    remove_named (folder, photos->pdata[i]);
}

static gboolean
require_owner (DbkConnection *connection, const DbkWho *who, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_ERASE_ALLOWED, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "row", who->staff);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (dbk_named_bool (statement, "allowed"))
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                       _ ("Nothing was erased, as only the owner of the clinic can do this. Choose "
                          "the owner as who is working, then try again."));
  return FALSE;
}

static gboolean
open_gate (DbkConnection *connection,
           const DbkWho *who,
           gint64 client_row,
           const char *reason,
           GError **error)
{
  g_autoptr (DbkStatement) statement =
      dbk_record_decision (connection, DBK_SQL_ERASE_OPEN, who, "erased_at", "erased_by", error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", client_row);
  dbk_bind_text (statement, "reason", reason);
  return dbk_run (statement, error);
}

gboolean
dbk_erase_one (DbkConnection *connection,
               const DbkWho *who,
               gint64 client_row,
               const char *reason,
               GError **error)
{
  if (!run_for (connection, DBK_SQL_ERASE_NUMBER_USED, client_row, error) ||
      !open_gate (connection, who, client_row, reason, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!run_for (connection, steps[i], client_row, error))
      return FALSE;
  return TRUE;
}

static gboolean
erase_person (DbkConnection *connection,
              const DbkWho *who,
              gint64 client_row,
              const char *reason,
              GPtrArray *photos,
              GError **error)
{
  g_autoptr (GArray) rows = load_rows (connection, DBK_SQL_ERASE_PERSON, client_row, error);
  g_autoptr (DbkStatement) rebuild = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!collect_photos (connection, g_array_index (rows, gint64, i), photos, error))
      return FALSE;
  /* Those merged into others first. */
  for (guint i = rows->len; i > 0; i--)
    if (!dbk_erase_one (connection, who, g_array_index (rows, gint64, i - 1), reason, error))
      return FALSE;
  rebuild = dbk_statement (connection, DBK_SQL_REBUILD_SEARCH, error);
  return rebuild != NULL && dbk_run (rebuild, error) && drop_kept (connection, photos, error);
}

static gboolean
check_reason (const char *reason, GError **error)
{
  if (reason != NULL && *reason != '\0')
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("Why the client is to be erased is missing. Nothing was erased; say why, "
                          "without the name: it stays in the records."));
  return FALSE;
}

/* One transaction: who is erased is gone whole, or there as before. */
static gboolean
let_go (DbkConnection *connection,
        const DbkWho *who,
        gint64 client_row,
        const char *reason,
        DbkClientRecord *nameless,
        GPtrArray *photos,
        GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);

  if (transaction == NULL || !check_reason (reason, error) ||
      !require_owner (connection, who, error) ||
      !dbk_record_check_client (connection, client_row, error) ||
      (nameless != NULL && !dbk_record_store_add (connection, who, nameless, error)) ||
      !erase_person (connection, who, client_row, reason, photos, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, 0);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

static gboolean
let_go_and_wipe (DbkConnection *connection,
                 const DbkWho *who,
                 gint64 client_row,
                 const char *reason,
                 DbkClientRecord *nameless,
                 gboolean *clean,
                 GError **error)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;

  if (!let_go (connection, who, client_row, reason, nameless, photos, error))
    return FALSE;
  remove_photos (connection, photos);
  /* The person is gone from the records already: a full disk only keeps the file from shrinking. */
  if (!dbk_connection_wipe (connection, clean, &problem))
    {
      g_message ("%s", problem->message);
      *clean = FALSE;
    }
  return TRUE;
}

gboolean
dbk_erase_store_erase (DbkConnection *connection,
                       const DbkWho *who,
                       gint64 client_row,
                       const char *reason,
                       gboolean *clean,
                       GError **error)
{
  return let_go_and_wipe (connection, who, client_row, reason, NULL, clean, error);
}

gboolean
dbk_erase_store_anonymise (DbkConnection *connection,
                           const DbkWho *who,
                           gint64 client_row,
                           const char *reason,
                           int *number,
                           gboolean *clean,
                           GError **error)
{
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (connection, client_row, error);

  if (record == NULL)
    return FALSE;
  dbk_record_make_nameless (record);
  if (!let_go_and_wipe (connection, who, client_row, reason, record, clean, error))
    return FALSE;
  if (number != NULL)
    *number = record->client->number;
  return TRUE;
}

/* Before and beside it */

DbkErasePreview *
dbk_erase_store_preview (DbkConnection *connection, gint64 client_row, GError **error)
{
  g_autoptr (DbkErasePreview) preview = g_new0 (DbkErasePreview, 1);
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (connection, client_row, error);

  if (record == NULL || !collect_photos (connection, client_row, photos, error))
    return NULL;
  for (guint i = 0; i < record->courses->len; i++)
    preview->n_sessions += (int) ((DbkCourse *) record->courses->pdata[i])->sessions->len;
  preview->n_photos = (int) photos->len;
  preview->backups = dbk_backup_list (dbk_connection_get_directory (connection));
  return g_steal_pointer (&preview);
}

void
dbk_erase_preview_free (DbkErasePreview *preview)
{
  if (preview == NULL)
    return;
  g_strfreev (preview->backups);
  g_free (preview);
}

GArray *
dbk_erase_store_load_archived (DbkConnection *connection, GError **error)
{
  return load_rows (connection, DBK_SQL_EVERY_ARCHIVED, 0, error);
}
