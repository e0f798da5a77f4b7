/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions, consents, patch tests: the description of their fields. */
#include "dbk-health.h"

static const DbkField condition_fields[] = {
  DBK_FIELD_WITH (DbkCondition, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkCondition, TEXT, id),
  DBK_FIELD_WITH (DbkCondition, TEXT, code, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkCondition, TEXT, detail),
  DBK_FIELD (DbkCondition, DATE, started_on),
  DBK_FIELD (DbkCondition, DATE, ended_on),
  DBK_FIELD (DbkCondition, CODES, areas),
  DBK_FIELD (DbkCondition, TEXT, note),
  DBK_FIELD (DbkCondition, TIME, noted_at),
  DBK_FIELD (DbkCondition, TEXT, noted_by),
  DBK_FIELD_WITH (DbkCondition, INTEGER, revision, DBK_FIELD_LOCAL),
};
const DbkRecordType dbk_condition_type =
    DBK_RECORD_TYPE (DbkCondition, "condition", condition_fields);

static const DbkField history_confirmation_fields[] = {
  DBK_FIELD_WITH (DbkHistoryConfirmation, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkHistoryConfirmation, TEXT, id),
  DBK_FIELD_WITH (DbkHistoryConfirmation, DATE, confirmed_on, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkHistoryConfirmation, TEXT, answer),
  DBK_FIELD (DbkHistoryConfirmation, TEXT, confirmed_by),
};
const DbkRecordType dbk_history_confirmation_type =
    DBK_RECORD_TYPE (DbkHistoryConfirmation, "history_confirmation", history_confirmation_fields);

static const DbkField consent_withdrawal_fields[] = {
  DBK_FIELD_WITH (DbkConsentWithdrawal, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkConsentWithdrawal, TEXT, id),
  DBK_FIELD_WITH (DbkConsentWithdrawal, DATE, withdrawn_on, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkConsentWithdrawal, TEXT, reason),
  DBK_FIELD (DbkConsentWithdrawal, TEXT, taken_by),
  DBK_FIELD (DbkConsentWithdrawal, TIME, recorded_at),
};
const DbkRecordType dbk_consent_withdrawal_type =
    DBK_RECORD_TYPE (DbkConsentWithdrawal, "consent_withdrawal", consent_withdrawal_fields);

static const DbkField consent_fields[] = {
  DBK_FIELD_WITH (DbkConsent, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkConsent, TEXT, id),
  DBK_FIELD_WITH (DbkConsent, TEXT, kind, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkConsent, TEXT, form_title),
  DBK_FIELD (DbkConsent, TEXT, form_version),
  DBK_FIELD (DbkConsent, TEXT, form_text),
  DBK_FIELD (DbkConsent, DATE, signed_on),
  DBK_FIELD (DbkConsent, TIME, signed_at),
  DBK_FIELD (DbkConsent, TEXT, signed_by),
  DBK_FIELD (DbkConsent, TEXT, signer_relation),
  DBK_FIELD (DbkConsent, BYTES, signature),
  DBK_FIELD (DbkConsent, DATE, expires_on),
  DBK_FIELD (DbkConsent, TEXT, taken_by),
  DBK_FIELD_OF (DbkConsent, RECORD, withdrawal, &dbk_consent_withdrawal_type, DBK_FIELD_UNSTORED),
};
const DbkRecordType dbk_consent_type = DBK_RECORD_TYPE (DbkConsent, "consent", consent_fields);

static const DbkField patch_test_fields[] = {
  DBK_FIELD_WITH (DbkPatchTest, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkPatchTest, TEXT, id),
  DBK_FIELD_WITH (DbkPatchTest, DATE, tested_on, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkPatchTest, DATE, read_on),
  DBK_FIELD (DbkPatchTest, TEXT, area),
  DBK_FIELD (DbkPatchTest, TEXT, product),
  DBK_FIELD_WITH (DbkPatchTest, TEXT, outcome, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkPatchTest, DATE, valid_until),
  DBK_FIELD (DbkPatchTest, TEXT, note),
  DBK_FIELD (DbkPatchTest, TEXT, tested_by),
  DBK_FIELD_WITH (DbkPatchTest, INTEGER, revision, DBK_FIELD_LOCAL),
};
const DbkRecordType dbk_patch_test_type =
    DBK_RECORD_TYPE (DbkPatchTest, "patch_test", patch_test_fields);

static gboolean
is_in_force (const DbkConsent *consent, DbkDate on)
{
  if (consent->signed_on == DBK_DATE_NONE || consent->signed_on > on)
    return FALSE;
  if (consent->expires_on != DBK_DATE_NONE && consent->expires_on < on)
    return FALSE;
  return consent->withdrawal == NULL || consent->withdrawal->withdrawn_on > on;
}

const DbkConsent *
dbk_consent_in_force (GPtrArray *consents, const char *kind, DbkDate on)
{
  const DbkConsent *newest = NULL;

  for (guint i = 0; i < consents->len; i++)
    {
      const DbkConsent *consent = consents->pdata[i];

      if (g_strcmp0 (consent->kind, kind) == 0 && is_in_force (consent, on) &&
          (newest == NULL || consent->signed_on > newest->signed_on ||
           (consent->signed_on == newest->signed_on && consent->signed_at > newest->signed_at)))
        newest = consent;
    }
  return newest;
}

DbkDate
dbk_history_last_confirmed (GPtrArray *confirmations, DbkDate on)
{
  DbkDate last = DBK_DATE_NONE;

  for (guint i = 0; i < confirmations->len; i++)
    {
      const DbkHistoryConfirmation *one = confirmations->pdata[i];

      if (one->confirmed_on <= on && (last == DBK_DATE_NONE || one->confirmed_on > last))
        last = one->confirmed_on;
    }
  return last;
}

gboolean
dbk_history_is_due (GPtrArray *confirmations, int months, DbkDate on)
{
  DbkDate last = dbk_history_last_confirmed (confirmations, on);

  if (months == DBK_NONE || months <= 0)
    return FALSE;
  return last == DBK_DATE_NONE || on >= dbk_date_add_months (last, months);
}
