/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether photographs may be shown and added, in words. */
#pragma once

#include "dbk-client-record.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_PHOTO_CONSENT_IN_FORCE,
  DBK_PHOTO_CONSENT_NONE,      /* never asked */
  DBK_PHOTO_CONSENT_WITHDRAWN, /* the newest one was taken back */
  DBK_PHOTO_CONSENT_OVER,      /* it has run out */
} DbkPhotoConsent;

DbkPhotoConsent dbk_photo_consent_of (const DbkClientRecord *record, DbkDate today);
/** @n_photos: how many are in the record. A whole sentence or two; "" while it is in force. Caller
 * frees. */
char *dbk_photo_consent_dup_sentence (const DbkClientRecord *record, DbkDate today, guint n_photos);

G_END_DECLS
