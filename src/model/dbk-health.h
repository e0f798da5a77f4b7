/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bears on whether a client may be treated: conditions, consents, patch tests. */
#pragma once

#include "dbk-record.h"

G_BEGIN_DECLS

/** A condition, medication or recent procedure; its code names the contraindication rule. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *code;   /* a contraindication rule's condition: "isotretinoin"; "other" */
  char *detail; /* "Adapalene gel 0.1 %" */
  DbkDate started_on;
  DbkDate ended_on; /* a window counts from here; none: still present */
  char **areas;     /* where it is, for conditions of an area; NULL: everywhere */
  char *note;
  DbkTime noted_at;
  char *noted_by; /* name as it stood */
  int revision;
} DbkCondition;

/** "The medical history was gone through on this day": an answer a person gave. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  DbkDate confirmed_on;
  char *answer; /* no_change, changed */
  char *confirmed_by;
} DbkHistoryConfirmation;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  DbkDate withdrawn_on;
  char *reason;
  char *taken_by;
  DbkTime recorded_at;
} DbkConsentWithdrawal;

/** A consent in the words and version as signed; closed once signed_at is set. */
typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  char *kind; /* treatment, photographs, marketing */
  char *form_title;
  char *form_version;
  char *form_text;
  DbkDate signed_on;
  DbkTime signed_at;
  char *signed_by;       /* the name written under it */
  char *signer_relation; /* client, guardian */
  GBytes *signature;     /* PNG, or NULL when signed on paper */
  DbkDate expires_on;
  char *taken_by;
  DbkConsentWithdrawal *withdrawal;
} DbkConsent;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  DbkDate tested_on;
  DbkDate read_on;
  char *area;
  char *product;
  char *outcome; /* pending, passed, failed */
  DbkDate valid_until;
  char *note;
  char *tested_by;
  int revision;
} DbkPatchTest;

DBK_DECLARE_RECORD (DbkCondition, condition)
DBK_DECLARE_RECORD (DbkHistoryConfirmation, history_confirmation)
DBK_DECLARE_RECORD (DbkConsentWithdrawal, consent_withdrawal)
DBK_DECLARE_RECORD (DbkConsent, consent)
DBK_DECLARE_RECORD (DbkPatchTest, patch_test)

/** The newest consent of @kind in force on @on (signed, not expired, not withdrawn), or NULL.
 * @consents: (element-type DbkConsent). Owned by the array. */
const DbkConsent *dbk_consent_in_force (GPtrArray *consents, const char *kind, DbkDate on);

/**
 * dbk_history_last_confirmed:
 * @confirmations: (element-type DbkHistoryConfirmation)
 *
 * The newest day up to @on on which the medical history was gone through; DBK_DATE_NONE: never.
 */
DbkDate dbk_history_last_confirmed (GPtrArray *confirmations, DbkDate on);
/** Whether it has to be gone through again on @on: @months after the last time, or never done yet.
 * @months: the clinic's; DBK_NONE: nobody is asked */
gboolean dbk_history_is_due (GPtrArray *confirmations, int months, DbkDate on);

G_END_DECLS
