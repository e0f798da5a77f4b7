/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether every photo is there, is what it was, and belongs to something. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dbk-connection-private.h"
#include "dbk-records.h"
#include "dbk-verify-private.h"

#define BUFFER_SIZE (256 * 1024)

/* The SHA-256 of a file in hexadecimal; NULL when it can't be read. */
static char *
file_digest (const char *path, GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  crypto_hash_sha256_state state;
  unsigned char hash[crypto_hash_sha256_BYTES];
  char *text;
  gssize n;

  if (stream == NULL)
    return NULL;
  crypto_hash_sha256_init (&state);
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, BUFFER_SIZE, cancellable,
                                   NULL)) > 0)
    crypto_hash_sha256_update (&state, buffer, (unsigned long long) n);
  if (n < 0)
    return NULL;
  crypto_hash_sha256_final (&state, hash);
  text = g_malloc (sizeof hash * 2 + 1);
  return sodium_bin2hex (text, sizeof hash * 2 + 1, hash, sizeof hash);
}

static void
check_photo (DbkConnection *connection, DbkVerifyReport *report, gint64 row, const char *sha256)
{
  g_autofree char *folder = g_strndup (sha256, 2);
  g_autofree char *path =
      g_build_filename (connection->directory, DBK_RECORDS_PHOTOS, folder, sha256, NULL);
  g_autofree char *digest = NULL;

  report->n_photos++;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      dbk_verify_add (report, DBK_FINDING_ERROR, "photo-missing", "photo", row,
                      g_strdup_printf (_ ("The picture of photo %" G_GINT64_FORMAT
                                          " is missing (%s)."),
                                       row, path));
      return;
    }
  digest = file_digest (path, connection->cancellable);
  if (g_strcmp0 (digest, sha256) != 0 && !g_cancellable_is_cancelled (connection->cancellable))
    dbk_verify_add (report, DBK_FINDING_ERROR, "photo-changed", "photo", row,
                    g_strdup_printf (_ ("The picture of photo %" G_GINT64_FORMAT
                                        " isn't what it was when it was added (%s)."),
                                     row, path));
}

static void
check_orphans (DbkConnection *connection, DbkVerifyReport *report, GHashTable *known)
{
  g_autofree char *photos = g_build_filename (connection->directory, DBK_RECORDS_PHOTOS, NULL);
  g_autoptr (GDir) dir = g_dir_open (photos, 0, NULL);
  const char *folder;

  while (dir != NULL && (folder = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (photos, folder, NULL);
      g_autoptr (GDir) inner = g_dir_open (path, 0, NULL);
      const char *name;

      while (inner != NULL && (name = g_dir_read_name (inner)) != NULL)
        if (!g_hash_table_contains (known, name))
          dbk_verify_add (
              report, DBK_FINDING_NOTE, "photo-orphan", NULL, 0,
              g_strdup_printf (_ ("The file “%s/%s” belongs to no photo in the records."), path,
                               name));
    }
}

gboolean
dbk_verify_photos (DbkConnection *connection, DbkVerifyReport *report, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_VERIFY_PHOTOS, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const char *sha256;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      sha256 = dbk_named_text (statement, "sha256");
      check_photo (connection, report, dbk_named_int (statement, "row"), sha256);
      g_hash_table_add (known, g_strdup (sha256));
    }
  check_orphans (connection, report, known);
  return TRUE;
}
