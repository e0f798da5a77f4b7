/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs of clients: files first, rows afterwards. */
#include "config.h"

#include "dbk-photo-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dbk-file.h"
#include "dbk-record-private.h"
#include "dbk-records.h"

gboolean
dbk_photo_is_digest (const char *sha256)
{
  return sha256 != NULL && strlen (sha256) == 64 && strspn (sha256, "0123456789abcdef") == 64;
}

char *
dbk_photo_path (const char *directory, const char *sha256)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (dbk_photo_is_digest (sha256), NULL);

  folder = g_strndup (sha256, 2);
  return g_build_filename (directory, DBK_RECORDS_PHOTOS, folder, sha256, NULL);
}

/* Files */

static gboolean
write_through (int descriptor, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (descriptor, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return fsync (descriptor) == 0;
}

static gboolean
write_original (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int descriptor;
  int number = 0;

  if (!dbk_file_make_folder (folder, error) || !dbk_file_sync (above, error))
    return FALSE;
  /* For its owner alone, as everything here. */
  descriptor = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0600);
  if (descriptor < 0 || !write_through (descriptor, data, size))
    number = errno;
  if (descriptor >= 0 && close (descriptor) != 0 && number == 0)
    number = errno;
  if (number != 0)
    dbk_file_error_set (error, path, number);
  else if (dbk_file_move (part, path, TRUE, error))
    return TRUE;
  if (descriptor >= 0)
    g_unlink (part);
  return FALSE;
}

DbkPhoto *
dbk_photo_keep (const char *directory,
                GBytes *bytes,
                GdkPixbuf **small,
                GCancellable *cancellable,
                GError **error)
{
  DbkPicture picture;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (DbkPhoto) photo = NULL;
  g_autofree char *path = NULL;

  pixbuf = dbk_picture_load (bytes, DBK_PHOTO_SMALL, &picture, cancellable, error);
  if (pixbuf == NULL)
    return NULL;
  photo = dbk_photo_new ();
  photo->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  photo->media_type = g_strdup (picture.media_type);
  photo->bytes = (int) g_bytes_get_size (bytes);
  photo->taken_on = picture.taken_on;
  path = dbk_photo_path (directory, photo->sha256);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !write_original (path, bytes, error))
    return NULL;
  if (small != NULL)
    *small = g_steal_pointer (&pixbuf);
  return g_steal_pointer (&photo);
}

GBytes *
dbk_photo_read (const char *directory, const char *sha256, GError **error)
{
  g_autofree char *path = NULL;

  if (!dbk_photo_is_digest (sha256))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                           _ ("The file of this photograph is missing. What is said about it is "
                              "still in the record; bring the file back from a backup."));
      return NULL;
    }
  path = dbk_photo_path (directory, sha256);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return dbk_photo_read (directory, NULL, error);
  return dbk_picture_read_file (path, error);
}

/* Rows */

gboolean
dbk_photo_store_check_consent (DbkConnection *connection,
                               gint64 client_row,
                               DbkDate on,
                               GError **error)
{
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (dbk_record_unref);
  gboolean withdrawn = FALSE;

  if (!dbk_consents_load (connection, client_row, consents, error))
    return FALSE;
  if (dbk_consent_in_force (consents, "photographs", on) != NULL)
    return TRUE;
  for (guint i = 0; i < consents->len; i++)
    {
      const DbkConsent *consent = consents->pdata[i];

      withdrawn |= g_strcmp0 (consent->kind, "photographs") == 0 && consent->withdrawal != NULL;
    }
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_REFUSED,
                       withdrawn
                           ? _ ("The client has withdrawn the consent to photographs, so none can "
                                "be added. Nothing was changed; have a new consent signed first.")
                           : _ ("No consent to photographs is in force, so none can be added. "
                                "Nothing was changed; have the client sign it first."));
  return FALSE;
}

static gboolean
check_known (DbkConnection *connection, gint64 client_row, const char *sha256, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_PHOTO_KNOWN, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "client", client_row);
  dbk_bind_text (statement, "sha256", sha256);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                       _ ("This photograph is in the client’s record already. Nothing was added "
                          "twice."));
  return FALSE;
}

static gboolean
check_day (const DbkPhoto *photo, DbkDate today, GError **error)
{
  if (photo->taken_on <= today)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                       _ ("The day the photograph was taken is still to come. Nothing was saved; "
                          "check the day."));
  return FALSE;
}

/* Nothing may name a picture that isn't there: asked for while nobody else can write. */
static gboolean
check_file (DbkConnection *connection, const DbkPhoto *photo, GError **error)
{
  g_autofree char *path = NULL;

  if (dbk_photo_is_digest (photo->sha256))
    {
      path = dbk_photo_path (dbk_connection_get_directory (connection), photo->sha256);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                       _ ("The photograph was removed meanwhile. Nothing was changed; add it "
                          "again."));
  return FALSE;
}

gboolean
dbk_photo_store_add (DbkConnection *connection,
                     const DbkWho *who,
                     gint64 client_row,
                     DbkPhoto *photo,
                     GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  DbkDate today;

  if (transaction == NULL || !dbk_record_check_client (connection, client_row, error))
    return FALSE;
  today = dbk_record_today (connection, who);
  if (!dbk_photo_store_check_consent (connection, client_row, today, error) ||
      !check_day (photo, today, error) || !check_file (connection, photo, error) ||
      !check_known (connection, client_row, photo->sha256, error))
    return FALSE;
  if (photo->added_at == DBK_TIME_NONE)
    photo->added_at = dbk_store_now (connection, who);
  if (photo->added_by == NULL)
    photo->added_by = dbk_store_staff_name (connection, who->staff, error);
  if (photo->added_by == NULL ||
      !dbk_record_insert (connection, DBK_SQL_RECORD_PHOTO_ADD, photo, "client", client_row, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

static DbkPhoto *
load (DbkConnection *connection, gint64 row, gint64 *client_row, GError **error)
{
  return dbk_record_load_one (
      connection, DBK_SQL_PHOTO_BY_ROW, &dbk_photo_type, row, "client_row", client_row,
      _ ("This photograph is not in the records any more. Nothing was changed."), error);
}

gboolean
dbk_photo_store_update (DbkConnection *connection,
                        const DbkWho *who,
                        const DbkPhoto *photo,
                        GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkPhoto) stored = NULL;
  gint64 client_row = 0;

  if (transaction == NULL)
    return FALSE;
  stored = load (connection, photo->row, &client_row, error);
  if (stored == NULL || !check_day (photo, dbk_record_today (connection, who), error) ||
      !dbk_record_run (connection, DBK_SQL_PHOTO_UPDATE, photo, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

/* In a transaction of its own: a file must not go before it is certain that its row has gone, and
 * nobody may name it meanwhile. */
void
dbk_photo_store_sweep (DbkConnection *connection, const DbkWho *who, const char *sha256)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, NULL);
  g_autoptr (DbkStatement) statement = NULL;
  g_autofree char *path = NULL;
  gboolean has_row = TRUE;

  if (transaction == NULL || !dbk_photo_is_digest (sha256))
    return;
  statement = dbk_statement (connection, DBK_SQL_PHOTO_NAMED, NULL);
  if (statement == NULL)
    return;
  dbk_bind_text (statement, "sha256", sha256);
  if (!dbk_step_row (statement, &has_row, NULL) || has_row)
    return;
  path = dbk_photo_path (dbk_connection_get_directory (connection), sha256);
  g_unlink (path);
}

static gboolean
is_older (const char *path, DbkTime before)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) &&
         (DbkTime) status.st_mtime * 1000 < before;
}

/* What was being written when the program ended bears the digest with an ending. */
static void
sweep_file (DbkConnection *connection, const DbkWho *who, const char *path, const char *name)
{
  g_autofree char *digest = g_strndup (name, 64);

  if (dbk_photo_is_digest (name))
    dbk_photo_store_sweep (connection, who, name);
  else if (dbk_photo_is_digest (digest) && name[64] == '.')
    g_unlink (path);
}

guint
dbk_photo_store_sweep_all (DbkConnection *connection, const DbkWho *who, DbkTime before)
{
  g_autofree char *photos =
      g_build_filename (dbk_connection_get_directory (connection), DBK_RECORDS_PHOTOS, NULL);
  g_autoptr (GDir) all = g_dir_open (photos, 0, NULL);
  guint n = 0;

  for (const char *part; all != NULL && (part = g_dir_read_name (all)) != NULL;)
    {
      g_autofree char *folder = g_build_filename (photos, part, NULL);
      g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);

      for (const char *name; files != NULL && (name = g_dir_read_name (files)) != NULL;)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (!is_older (path, before))
            continue;
          sweep_file (connection, who, path, name);
          n += !g_file_test (path, G_FILE_TEST_EXISTS);
        }
    }
  return n;
}

gboolean
dbk_photo_store_remove (DbkConnection *connection,
                        const DbkWho *who,
                        gint64 photo_row,
                        GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkPhoto) stored = NULL;
  gint64 client_row = 0;

  if (transaction == NULL)
    return FALSE;
  stored = load (connection, photo_row, &client_row, error);
  if (stored == NULL || !dbk_record_run (connection, DBK_SQL_PHOTO_REMOVE, stored, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  dbk_photo_store_sweep (connection, who, stored->sha256);
  return TRUE;
}
