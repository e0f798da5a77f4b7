/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs as textures, made beside the main thread. */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dbk-photo-cache.h"
#include "dbk-photo-store.h"

#define KEY "dbk-photo-cache"
/* In a grid, some 90 kB each on an ordinary screen and four times that on a dense one. */
#define MOST_KEPT 160

struct _DbkPhotoCache
{
  GObject parent_instance;

  char *directory; /* of the records */
  char *folder;    /* of the small ones */
  GThreadPool *pool;
  GCancellable *closing;
  GHashTable *kept; /* key → GdkTexture */
  GQueue order;     /* of the keys of kept, the one asked for last at the head */
  guint serial;
};

G_DEFINE_FINAL_TYPE (DbkPhotoCache, dbk_photo_cache, G_TYPE_OBJECT)

typedef struct
{
  GWeakRef cache;
  GCancellable *closing;
  char *directory;
  char *folder;
  char *sha256;
  int width;
  int height;
  guint serial;
} Load;

static gboolean
is_small (const Load *load)
{
  return MAX (load->width, load->height) <= DBK_PHOTO_SMALL;
}

static char *
dup_key (const char *sha256, int width, int height)
{
  return g_strdup_printf ("%s/%dx%d", sha256, width, height);
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_weak_ref_clear (&load->cache);
  g_object_unref (load->closing);
  g_free (load->directory);
  g_free (load->folder);
  g_free (load->sha256);
  g_free (load);
}

/* Without transparency, as they come: GTK has a short way from this form to the one cairo paints,
 * but goes through floating point from that one to itself, each time it paints. */
GdkTexture *
dbk_photo_texture_new (GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8
                                                                   : GDK_MEMORY_R8G8B8,
                                 bytes, (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

/* In the thread */

static char *
small_path (const char *folder, const char *sha256)
{
  g_autofree char *name = g_strconcat (sha256, ".jpg", NULL);

  return g_build_filename (folder, name, NULL);
}

static void
write_small (const Load *load, GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) bytes = dbk_picture_to_jpeg (pixbuf, NULL);
  g_autofree char *path = small_path (load->folder, load->sha256);
  gsize size = 0;
  gconstpointer data;

  /* It can be made again: what fails here costs time alone. */
  if (bytes == NULL || g_mkdir_with_parents (load->folder, 0700) != 0)
    return;
  data = g_bytes_get_data (bytes, &size);
  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static GdkPixbuf *
read_small (const Load *load)
{
  g_autofree char *path = small_path (load->folder, load->sha256);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  bytes = dbk_picture_read_file (path, NULL);
  return bytes == NULL ? NULL : dbk_picture_load (bytes, DBK_PHOTO_SMALL, NULL, NULL, NULL);
}

/* Into the frame it is made for; nothing is enlarged. */
static void
fit (const Load *load, GdkPixbuf **pixbuf)
{
  int width = gdk_pixbuf_get_width (*pixbuf);
  int height = gdk_pixbuf_get_height (*pixbuf);
  double scale = MIN ((double) load->width / width, (double) load->height / height);
  g_autoptr (GdkPixbuf) whole = NULL;

  if (scale >= 1)
    return;
  whole = *pixbuf;
  *pixbuf = gdk_pixbuf_scale_simple (whole, MAX (1, (int) (width * scale + 0.5)),
                                     MAX (1, (int) (height * scale + 0.5)), GDK_INTERP_BILINEAR);
}

static GdkPixbuf *
decode (const Load *load, GCancellable *cancellable, GError **error)
{
  gboolean small = is_small (load);
  g_autoptr (GBytes) bytes = NULL;
  GdkPixbuf *pixbuf = NULL;

  if (!dbk_photo_is_digest (load->sha256))
    bytes = dbk_photo_read (load->directory, NULL, error);
  else if (small && (pixbuf = read_small (load)) != NULL)
    return pixbuf;
  else
    bytes = dbk_photo_read (load->directory, load->sha256, error);
  if (bytes == NULL)
    return NULL;
  pixbuf = dbk_picture_load (bytes, small ? DBK_PHOTO_SMALL : MAX (load->width, load->height), NULL,
                             cancellable, error);
  if (pixbuf != NULL && small)
    write_small (load, pixbuf);
  return pixbuf;
}

static GError *
no_memory (void)
{
  return g_error_new_literal (DBK_ERROR, DBK_ERROR_FAILED,
                              _ ("The photograph can’t be shown: there is too little memory. "
                                 "Nothing was changed; close something else first."));
}

static void
work (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;
  const Load *load = g_task_get_task_data (task);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (load->closing, &error) ||
      g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  pixbuf = decode (load, g_task_get_cancellable (task), &error);
  if (pixbuf != NULL)
    fit (load, &pixbuf);
  if (pixbuf == NULL)
    g_task_return_error (task, error != NULL ? error : no_memory ());
  else
    g_task_return_pointer (task, dbk_photo_texture_new (pixbuf), g_object_unref);
}

/* Large ones first, for somebody waits for that one alone. */
static int
compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  const Load *left = g_task_get_task_data ((GTask *) a);
  const Load *right = g_task_get_task_data ((GTask *) b);
  gboolean left_large = !is_small (left);
  gboolean right_large = !is_small (right);

  if (left_large != right_large)
    return left_large ? -1 : 1;
  return left->serial < right->serial ? -1 : left->serial > right->serial;
}

/* In the main thread */

GdkTexture *
dbk_photo_cache_peek (DbkPhotoCache *self, const char *sha256, int width, int height)
{
  g_autofree char *key = dup_key (sha256, width, height);

  g_return_val_if_fail (DBK_IS_PHOTO_CACHE (self), NULL);

  return g_hash_table_lookup (self->kept, key);
}

static void
drop (DbkPhotoCache *self, const char *key)
{
  GList *link = g_queue_find_custom (&self->order, key, (GCompareFunc) g_strcmp0);

  if (link != NULL)
    g_queue_delete_link (&self->order, link);
  g_hash_table_remove (self->kept, key);
}

static void
keep (DbkPhotoCache *self, const Load *load, GdkTexture *texture)
{
  char *key = dup_key (load->sha256, load->width, load->height);

  drop (self, key);
  g_hash_table_insert (self->kept, key, g_object_ref (texture));
  g_queue_push_head (&self->order, key);
  while (self->order.length > MOST_KEPT)
    drop (self, g_queue_peek_tail (&self->order));
}

void
dbk_photo_cache_load_async (DbkPhotoCache *self,
                            const char *sha256,
                            int width,
                            int height,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  Load *load;

  g_return_if_fail (DBK_IS_PHOTO_CACHE (self));

  task = g_task_new (NULL, cancellable, callback, user_data);
  load = g_new0 (Load, 1);
  g_weak_ref_init (&load->cache, self);
  load->closing = g_object_ref (self->closing);
  load->directory = g_strdup (self->directory);
  load->folder = g_strdup (self->folder);
  load->sha256 = g_strdup (sha256);
  load->width = width;
  load->height = height;
  load->serial = self->serial++;
  g_task_set_task_data (task, load, load_free);
  g_thread_pool_push (self->pool, task, NULL);
}

GdkTexture *
dbk_photo_cache_load_finish (GAsyncResult *result, GError **error)
{
  const Load *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (DbkPhotoCache) self = g_weak_ref_get ((GWeakRef *) &load->cache);
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), error);

  if (self != NULL && texture != NULL && is_small (load))
    keep (self, load, texture);
  return texture;
}

void
dbk_photo_cache_forget (DbkPhotoCache *self, const char *sha256)
{
  g_autofree char *path = NULL;

  g_return_if_fail (DBK_IS_PHOTO_CACHE (self));

  if (!dbk_photo_is_digest (sha256))
    return;
  for (GList *link = self->order.head; link != NULL;)
    {
      const char *key = link->data;

      link = link->next;
      if (g_str_has_prefix (key, sha256))
        drop (self, key);
    }
  path = small_path (self->folder, sha256);
  g_unlink (path);
}

/* Small ones whose photograph has gone meanwhile, removed or erased by whatever program. */

static void
sweep (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Load *load = data;
  g_autoptr (GDir) dir = g_dir_open (load->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *sha256 = g_strndup (name, strcspn (name, "."));
      g_autofree char *path = NULL;

      if (dbk_photo_is_digest (sha256))
        {
          path = dbk_photo_path (load->directory, sha256);
          if (g_file_test (path, G_FILE_TEST_EXISTS))
            continue;
        }
      g_free (path);
      path = g_build_filename (load->folder, name, NULL);
      g_unlink (path);
    }
  g_task_return_boolean (task, TRUE);
}

static void
start_sweep (DbkPhotoCache *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Load *load = g_new0 (Load, 1);

  g_weak_ref_init (&load->cache, self);
  load->closing = g_object_ref (self->closing);
  load->directory = g_strdup (self->directory);
  load->folder = g_strdup (self->folder);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, sweep);
}

static void
dbk_photo_cache_finalize (GObject *object)
{
  DbkPhotoCache *self = DBK_PHOTO_CACHE (object);

  /* What still waits is told so by the thread, at once. */
  g_cancellable_cancel (self->closing);
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_object_unref (self->closing);
  g_queue_clear (&self->order);
  g_hash_table_unref (self->kept);
  g_free (self->directory);
  g_free (self->folder);
  G_OBJECT_CLASS (dbk_photo_cache_parent_class)->finalize (object);
}

static void
dbk_photo_cache_class_init (DbkPhotoCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dbk_photo_cache_finalize;
}

static void
dbk_photo_cache_init (DbkPhotoCache *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->closing = g_cancellable_new ();
  self->folder = g_build_filename (g_get_user_cache_dir (), "dermabook", "photographs", NULL);
  self->pool = g_thread_pool_new (work, NULL, 1, FALSE, NULL);
  g_thread_pool_set_sort_function (self->pool, compare, NULL);
}

DbkPhotoCache *
dbk_photo_cache_get (DbkContext *context)
{
  DbkPhotoCache *self = g_object_get_data (G_OBJECT (context), KEY);

  if (self == NULL)
    {
      self = g_object_new (DBK_TYPE_PHOTO_CACHE, NULL);
      self->directory = g_strdup (dbk_context_get_directory (context));
      g_object_set_data_full (G_OBJECT (context), KEY, self, g_object_unref);
      start_sweep (self);
    }
  return self;
}
