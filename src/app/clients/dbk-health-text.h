/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Health tab says of conditions, consents and patch tests, in words. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-contraindication.h"

G_BEGIN_DECLS

/* Callers free every text; none is NULL. */

/** "1 February 2025 to 1 March 2026 · scar on left shoulder": its days, detail, areas and note. */
char *dbk_health_text_condition (const DbkCondition *condition);
/** "Blocks treatment", "Clear", "No rule". */
const char *dbk_health_text_effect (const DbkContraindication *from);
/** What follows the effect: "clear from 1 March 2027", "last by Priya Nair, 2 November 2026". */
char *dbk_health_text_clearing (const DbkContraindication *from, const DbkClientRecord *record);

/** How a consent stands on a day. */
typedef enum
{
  DBK_CONSENT_IN_FORCE,
  DBK_CONSENT_REPLACED, /* a newer one of its kind is in force */
  DBK_CONSENT_EXPIRED,
  DBK_CONSENT_WITHDRAWN,
} DbkConsentStanding;

DbkConsentStanding
dbk_health_consent_standing (GPtrArray *consents, const DbkConsent *consent, DbkDate on);
const char *dbk_health_text_standing (DbkConsentStanding standing);
/** "version 3, 2 November 2026"; of one withdrawn the day of that. */
char *dbk_health_text_consent (const DbkConsent *consent);

/** "Cheek, left · 2 November 2026". */
char *dbk_health_text_patch_test (const DbkPatchTest *test);
/** What follows the outcome: "read 4 November 2026", "expired 2 May 2027". */
char *dbk_health_text_patch_test_read (const DbkPatchTest *test, DbkDate on);

G_END_DECLS
