/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photographs of a client, those of sessions too, as a list. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-names.h"
#include "dbk-photo-item.h"

struct _DbkPhotoItem
{
  GObject parent_instance;

  DbkPhoto *photo;
  DbkSession *session;
  /* What a cell shows: asked for again each time one comes into view. */
  char *day;
  char *view;
  char *title;
};

G_DEFINE_FINAL_TYPE (DbkPhotoItem, dbk_photo_item, G_TYPE_OBJECT)

static void
dbk_photo_item_finalize (GObject *object)
{
  DbkPhotoItem *self = DBK_PHOTO_ITEM (object);

  dbk_photo_unref (self->photo);
  g_free (self->day);
  g_free (self->view);
  g_free (self->title);
  g_clear_pointer (&self->session, dbk_session_unref);
  G_OBJECT_CLASS (dbk_photo_item_parent_class)->finalize (object);
}

static void
dbk_photo_item_class_init (DbkPhotoItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dbk_photo_item_finalize;
}

static void
dbk_photo_item_init (DbkPhotoItem *self)
{
}

DbkPhotoItem *
dbk_photo_item_new (DbkPhoto *photo, DbkSession *session)
{
  DbkPhotoItem *self = g_object_new (DBK_TYPE_PHOTO_ITEM, NULL);

  self->photo = dbk_photo_ref (photo);
  self->session = session == NULL ? NULL : dbk_session_ref (session);
  return self;
}

const DbkPhoto *
dbk_photo_item_get_photo (DbkPhotoItem *self)
{
  return self->photo;
}

const DbkSession *
dbk_photo_item_get_session (DbkPhotoItem *self)
{
  return self->session;
}

gboolean
dbk_photo_item_is_locked (DbkPhotoItem *self)
{
  return self->session != NULL && dbk_session_is_locked (self->session);
}

DbkDate
dbk_photo_item_get_day (DbkPhotoItem *self)
{
  if (self->photo->taken_on == DBK_DATE_NONE && self->session != NULL)
    return self->session->treated_on;
  return self->photo->taken_on;
}

const char *
dbk_photo_item_get_day_text (DbkPhotoItem *self)
{
  DbkDate day = dbk_photo_item_get_day (self);

  if (self->day == NULL)
    self->day = day == DBK_DATE_NONE ? g_strdup (_ ("No day noted")) : dbk_date_format_medium (day);
  return self->day;
}

static char *
dup_view (DbkPhotoItem *self)
{
  const char *view = dbk_name (DBK_NAME_VIEW, self->photo->view);
  const char *area = dbk_name (DBK_NAME_AREA, self->photo->area);

  if (*view == '\0' || *area == '\0')
    return g_strconcat (view, area, NULL);
  return g_strdup_printf ("%s · %s", view, area);
}

const char *
dbk_photo_item_get_view_text (DbkPhotoItem *self)
{
  if (self->view == NULL)
    self->view = dup_view (self);
  return self->view;
}

const char *
dbk_photo_item_get_title (DbkPhotoItem *self)
{
  const char *day = dbk_photo_item_get_day_text (self);
  const char *view = dbk_photo_item_get_view_text (self);

  if (self->title == NULL)
    self->title = *view == '\0' ? g_strdup (day) : g_strdup_printf ("%s · %s", day, view);
  return self->title;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  DbkPhotoItem *left = *(DbkPhotoItem *const *) a;
  DbkPhotoItem *right = *(DbkPhotoItem *const *) b;
  DbkDate left_day = dbk_photo_item_get_day (left);
  DbkDate right_day = dbk_photo_item_get_day (right);

  if (left_day != right_day)
    return left_day > right_day ? -1 : 1;
  if (left->photo->added_at != right->photo->added_at)
    return left->photo->added_at > right->photo->added_at ? -1 : 1;
  return left->photo->row < right->photo->row ? -1 : left->photo->row > right->photo->row;
}

GPtrArray *
dbk_photo_items_of (const DbkClientRecord *record)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < record->photos->len; i++)
    g_ptr_array_add (items, dbk_photo_item_new (record->photos->pdata[i], NULL));
  for (guint i = 0; i < record->courses->len; i++)
    {
      const DbkCourse *course = record->courses->pdata[i];

      for (guint j = 0; j < course->sessions->len; j++)
        {
          DbkSession *session = course->sessions->pdata[j];

          for (guint k = 0; k < session->photos->len; k++)
            g_ptr_array_add (items, dbk_photo_item_new (session->photos->pdata[k], session));
        }
    }
  g_ptr_array_sort (items, compare);
  return items;
}
