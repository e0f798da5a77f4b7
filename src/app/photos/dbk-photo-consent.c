/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether photographs may be shown and added, in words. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-photo-consent.h"

static const DbkConsent *
newest (const DbkClientRecord *record)
{
  const DbkConsent *found = NULL;

  for (guint i = 0; i < record->consents->len; i++)
    {
      const DbkConsent *consent = record->consents->pdata[i];

      if (g_strcmp0 (consent->kind, "photographs") == 0 &&
          (found == NULL || consent->signed_on >= found->signed_on))
        found = consent;
    }
  return found;
}

DbkPhotoConsent
dbk_photo_consent_of (const DbkClientRecord *record, DbkDate today)
{
  const DbkConsent *last = newest (record);

  if (dbk_consent_in_force (record->consents, "photographs", today) != NULL)
    return DBK_PHOTO_CONSENT_IN_FORCE;
  if (last == NULL)
    return DBK_PHOTO_CONSENT_NONE;
  return last->withdrawal != NULL ? DBK_PHOTO_CONSENT_WITHDRAWN : DBK_PHOTO_CONSENT_OVER;
}

static char *
dup_kept (guint n_photos)
{
  if (n_photos == 0)
    return g_strdup (_ ("None can be added before a new one is signed."));
  return g_strdup_printf (
      ngettext ("The photograph stays in the record as it is; it is shown again, and more can be "
                "added, once a new one is signed.",
                "The %u photographs stay in the record as they are; they are shown again, and more "
                "can be added, once a new one is signed.",
                n_photos),
      n_photos);
}

char *
dbk_photo_consent_dup_sentence (const DbkClientRecord *record, DbkDate today, guint n_photos)
{
  g_autofree char *kept = dup_kept (n_photos);
  g_autofree char *day = NULL;
  g_autofree char *what = NULL;

  switch (dbk_photo_consent_of (record, today))
    {
    case DBK_PHOTO_CONSENT_WITHDRAWN:
      day = dbk_date_format_long (newest (record)->withdrawal->withdrawn_on);
      what = g_strdup_printf (_ ("The client withdrew the consent to photographs on %s."), day);
      return g_strdup_printf ("%s %s", what, kept);
    case DBK_PHOTO_CONSENT_OVER:
      return g_strdup_printf ("%s %s", _ ("The consent to photographs is not in force any more."),
                              kept);
    case DBK_PHOTO_CONSENT_NONE:
      if (n_photos > 0)
        return g_strdup_printf ("%s %s", _ ("No consent to photographs was signed."), kept);
      return g_strdup (_ ("Photographs are taken and kept only with the client’s written consent. "
                          "Have it signed first."));
    case DBK_PHOTO_CONSENT_IN_FORCE:
    default:
      return g_strdup ("");
    }
}
