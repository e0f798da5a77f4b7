/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photographs of a client, those of sessions too, as a list. */
#pragma once

#include <gio/gio.h>

#include "dbk-client-record.h"

G_BEGIN_DECLS

/** DbkPhotoItem: one photograph, and the session it belongs to. */
#define DBK_TYPE_PHOTO_ITEM (dbk_photo_item_get_type ())
G_DECLARE_FINAL_TYPE (DbkPhotoItem, dbk_photo_item, DBK, PHOTO_ITEM, GObject)

DbkPhotoItem *dbk_photo_item_new (DbkPhoto *photo, DbkSession *session);
const DbkPhoto *dbk_photo_item_get_photo (DbkPhotoItem *self);
/** (nullable): NULL outside sessions. */
const DbkSession *dbk_photo_item_get_session (DbkPhotoItem *self);
/** It belongs to a signed session, and nothing about it can change. */
gboolean dbk_photo_item_is_locked (DbkPhotoItem *self);
/** The day it was taken; its session's, where it says none. */
DbkDate dbk_photo_item_get_day (DbkPhotoItem *self);
/** "8 Oct 2026" */
const char *dbk_photo_item_get_day_text (DbkPhotoItem *self);
/** "Left, 45° · Chin"; "" when nothing was said. */
const char *dbk_photo_item_get_view_text (DbkPhotoItem *self);
/** Both in a row. */
const char *dbk_photo_item_get_title (DbkPhotoItem *self);

/** (transfer full) (element-type DbkPhotoItem): the newest first. */
GPtrArray *dbk_photo_items_of (const DbkClientRecord *record);

G_END_DECLS
