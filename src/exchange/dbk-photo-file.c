/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of photos beside a record file and in the data directory. */
#include "config.h"

#include "dbk-photo-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-file.h"
#include "dbk-out.h"
#include "dbk-photo-store.h"
#include "dbk-records.h"

static void
visit_list (GPtrArray *photos, void (*func) (const DbkPhoto *photo, gpointer data), gpointer data)
{
  for (guint i = 0; i < photos->len; i++)
    func (photos->pdata[i], data);
}

void
dbk_photo_foreach (const DbkClientRecord *record,
                   void (*func) (const DbkPhoto *photo, gpointer data),
                   gpointer data)
{
  visit_list (record->photos, func, data);
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        {
          const DbkSession *session = course->sessions->pdata[j];

          visit_list (session->photos, func, data);
        }
    }
}

char *
dbk_photo_export_name (const DbkPhoto *photo)
{
  static const struct
  {
    const char *type;
    const char *ending;
  } endings[] = {
    { "image/jpeg", ".jpg" }, { "image/png", ".png" },   { "image/webp", ".webp" },
    { "image/tiff", ".tif" }, { "image/heic", ".heic" }, { "image/avif", ".avif" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_strcmp0 (photo->media_type, endings[i].type) == 0)
      return g_strconcat (photo->sha256, endings[i].ending, NULL);
  return g_strdup (photo->sha256);
}

static gboolean
has_digest (const char *path, const char *sha256)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (65536);
  FILE *file = g_fopen (path, "re");
  gsize size;

  if (file == NULL)
    return FALSE;
  while ((size = fread (buffer, 1, 65536, file)) > 0)
    g_checksum_update (checksum, buffer, (gssize) size);
  fclose (file);
  return strcmp (g_checksum_get_string (checksum), sha256) == 0;
}

typedef struct
{
  const char *from; /* the folder of pictures, or the data directory */
  const char *to;
  GPtrArray *missing;
  GError *error;
} Copying;

static void
bring_in (const DbkPhoto *photo, gpointer data)
{
  Copying *copying = data;
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *part = NULL;
  g_autofree char *folder = NULL;

  if (copying->error != NULL || !dbk_photo_is_digest (photo->sha256))
    return;
  name = dbk_photo_export_name (photo);
  from = g_build_filename (copying->from, name, NULL);
  to = dbk_photo_path (copying->to, photo->sha256);
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return;
  if (!has_digest (from, photo->sha256))
    {
      g_ptr_array_add (copying->missing,
                       g_strdup_printf (_ ("The picture %s isn’t in photos/ beside the file, or "
                                           "isn’t what it was; only what is said about it was "
                                           "brought in."),
                                        name));
      return;
    }
  folder = g_path_get_dirname (to);
  part = g_strconcat (to, ".part", NULL);
  g_unlink (part);
  if (dbk_file_make_folder (folder, &copying->error) && dbk_out_copy (from, part, &copying->error))
    dbk_file_move (part, to, TRUE, &copying->error);
}

gboolean
dbk_photo_files_bring_in (const char *record_file,
                          const char *directory,
                          const DbkClientRecord *record,
                          GPtrArray *missing,
                          GError **error)
{
  g_autofree char *beside = g_path_get_dirname (record_file);
  g_autofree char *folder = g_build_filename (beside, DBK_RECORDS_PHOTOS, NULL);
  Copying copying = { folder, directory, missing, NULL };

  dbk_photo_foreach (record, bring_in, &copying);
  if (copying.error == NULL)
    return TRUE;
  g_propagate_error (error, copying.error);
  return FALSE;
}

static void
take_out (const DbkPhoto *photo, gpointer data)
{
  Copying *copying = data;
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (copying->error != NULL || !dbk_photo_is_digest (photo->sha256))
    return;
  name = dbk_photo_export_name (photo);
  from = dbk_photo_path (copying->from, photo->sha256);
  to = g_build_filename (copying->to, name, NULL);
  /* A missing picture is named by verify; the rest is still worth having. Two rows may share one.
   */
  if (!g_file_test (from, G_FILE_TEST_EXISTS) || g_file_test (to, G_FILE_TEST_EXISTS))
    return;
  if (dbk_file_make_folder (copying->to, &copying->error))
    dbk_out_copy (from, to, &copying->error);
}

gboolean
dbk_photo_files_take_out (const char *directory,
                          const char *folder,
                          const DbkClientRecord *record,
                          GError **error)
{
  Copying copying = { directory, folder, NULL, NULL };

  dbk_photo_foreach (record, take_out, &copying);
  if (copying.error == NULL)
    return TRUE;
  g_propagate_error (error, copying.error);
  return FALSE;
}
