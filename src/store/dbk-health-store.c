/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bears on whether a client may be treated: conditions, consents, patch tests. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dbk-concern-store.h"
#include "dbk-record-private.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
fail_invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, sentence);
  return FALSE;
}

/* Fills in the name of who is working where a record copies one. */
static gboolean
fill_name (DbkConnection *connection, const DbkWho *who, char **name, GError **error)
{
  if (!is_empty (*name))
    return TRUE;
  g_free (*name);
  *name = dbk_store_staff_name (connection, who->staff, error);
  return *name != NULL;
}

static gboolean
check_condition (const DbkCondition *condition, GError **error)
{
  if (is_empty (condition->code))
    return fail_invalid (error, _ ("A condition needs its kind. Nothing was saved; choose one."));
  if (condition->started_on != DBK_DATE_NONE && condition->ended_on != DBK_DATE_NONE &&
      condition->ended_on < condition->started_on)
    return fail_invalid (error, _ ("This condition ends before it begins. Nothing was saved; check "
                                   "the two days."));
  return TRUE;
}

gboolean
dbk_condition_insert (DbkConnection *connection,
                      gint64 client_row,
                      DbkCondition *condition,
                      GError **error)
{
  return check_condition (condition, error) &&
         dbk_record_insert (connection, DBK_SQL_CONDITION_ADD, condition, "client", client_row,
                            error);
}

gboolean
dbk_confirmation_insert (DbkConnection *connection,
                         gint64 client_row,
                         DbkHistoryConfirmation *confirmation,
                         GError **error)
{
  if (confirmation->confirmed_on == DBK_DATE_NONE)
    return fail_invalid (error, _ ("The day the history was gone through is missing. Nothing was "
                                   "saved; enter it."));
  if (is_empty (confirmation->answer))
    dbk_set_text (&confirmation->answer, "no_change");
  return dbk_record_insert (connection, DBK_SQL_HISTORY_CONFIRMATION_ADD, confirmation, "client",
                            client_row, error);
}

gboolean
dbk_withdrawal_insert (DbkConnection *connection,
                       gint64 consent_row,
                       DbkConsentWithdrawal *withdrawal,
                       GError **error)
{
  if (withdrawal->withdrawn_on == DBK_DATE_NONE)
    return fail_invalid (error, _ ("The day of the withdrawal is missing. Nothing was saved; enter "
                                   "it."));
  return dbk_record_insert (connection, DBK_SQL_CONSENT_WITHDRAWAL_ADD, withdrawal, "consent",
                            consent_row, error);
}

gboolean
dbk_consent_insert (DbkConnection *connection,
                    gint64 client_row,
                    DbkConsent *consent,
                    GError **error)
{
  if (is_empty (consent->kind))
    return fail_invalid (error, _ ("A consent needs what it is for: treatment, photographs or "
                                   "marketing. Nothing was saved; choose one."));
  if (is_empty (consent->signer_relation))
    dbk_set_text (&consent->signer_relation, "client");
  if (consent->signed_on == DBK_DATE_NONE && consent->signed_at != DBK_TIME_NONE)
    consent->signed_on = dbk_time_local_date (consent->signed_at);
  if (!dbk_record_insert (connection, DBK_SQL_CONSENT_ADD, consent, "client", client_row, error))
    return FALSE;
  return consent->withdrawal == NULL ||
         dbk_withdrawal_insert (connection, consent->row, consent->withdrawal, error);
}

static gboolean
check_patch_test (const DbkPatchTest *patch_test, GError **error)
{
  if (patch_test->tested_on == DBK_DATE_NONE)
    return fail_invalid (error, _ ("The day of the patch test is missing. Nothing was saved; enter "
                                   "it."));
  return TRUE;
}

gboolean
dbk_patch_test_insert (DbkConnection *connection,
                       gint64 client_row,
                       DbkPatchTest *patch_test,
                       GError **error)
{
  if (!check_patch_test (patch_test, error))
    return FALSE;
  if (is_empty (patch_test->outcome))
    dbk_set_text (&patch_test->outcome, "pending");
  return dbk_record_insert (connection, DBK_SQL_PATCH_TEST_ADD, patch_test, "client", client_row,
                            error);
}

/* The beginning and the end of all that adds one entry to a client. */
static DbkTransaction *
begin_for_client (DbkConnection *connection, const DbkWho *who, gint64 client_row, GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);

  if (transaction == NULL || !dbk_record_check_client (connection, client_row, error))
    return NULL;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return g_steal_pointer (&transaction);
}

gboolean
dbk_health_store_add_condition (DbkConnection *connection,
                                const DbkWho *who,
                                gint64 client_row,
                                DbkCondition *condition,
                                GError **error)
{
  g_autoptr (DbkTransaction) transaction = NULL;

  transaction = begin_for_client (connection, who, client_row, error);
  if (transaction == NULL || !fill_name (connection, who, &condition->noted_by, error))
    return FALSE;
  if (condition->noted_at == DBK_TIME_NONE)
    condition->noted_at = dbk_store_now (connection, who);
  return dbk_condition_insert (connection, client_row, condition, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_health_store_update_condition (DbkConnection *connection,
                                   const DbkWho *who,
                                   const DbkCondition *base,
                                   DbkCondition *condition,
                                   GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkCondition) stored = NULL;
  g_autoptr (DbkCondition) merged = NULL;
  gint64 client_row;

  if (transaction == NULL)
    return FALSE;
  stored = dbk_record_load_one (
      connection, DBK_SQL_CONDITION_BY_ROW, &dbk_condition_type, base->row, "client_row",
      &client_row, _ ("This condition is not in the records any more. Nothing was changed."),
      error);
  if (stored == NULL)
    return FALSE;
  merged = dbk_condition_copy (condition);
  if (!dbk_record_merge (connection, DBK_SQL_CONDITION_UPDATE, base, stored, merged, error) ||
      !check_condition (merged, error))
    return FALSE;
  merged->row = stored->row;
  merged->revision = stored->revision;
  if (dbk_record_fields_differ (stored, merged))
    {
      if (!dbk_record_run (connection, DBK_SQL_CONDITION_UPDATE, merged, error))
        return FALSE;
      merged->revision++;
      dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
    }
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  dbk_record_swap (condition, merged);
  return TRUE;
}

gboolean
dbk_health_store_add_confirmation (DbkConnection *connection,
                                   const DbkWho *who,
                                   gint64 client_row,
                                   DbkHistoryConfirmation *confirmation,
                                   GError **error)
{
  g_autoptr (DbkTransaction) transaction = NULL;

  transaction = begin_for_client (connection, who, client_row, error);
  if (transaction == NULL || !fill_name (connection, who, &confirmation->confirmed_by, error))
    return FALSE;
  if (confirmation->confirmed_on == DBK_DATE_NONE)
    confirmation->confirmed_on = dbk_record_today (connection, who);
  return dbk_confirmation_insert (connection, client_row, confirmation, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_health_store_add_consent (DbkConnection *connection,
                              const DbkWho *who,
                              gint64 client_row,
                              DbkConsent *consent,
                              GError **error)
{
  g_autoptr (DbkTransaction) transaction = NULL;

  transaction = begin_for_client (connection, who, client_row, error);
  if (transaction == NULL || !fill_name (connection, who, &consent->taken_by, error))
    return FALSE;
  if (consent->signed_on > dbk_record_today (connection, who))
    return fail_invalid (error,
                         _ ("The day this consent was signed lies in the future. Nothing was "
                            "saved; enter today or an earlier day."));
  return dbk_consent_insert (connection, client_row, consent, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

static gboolean
check_withdrawal (DbkConnection *connection, gint64 consent_row, gint64 *client_row, GError **error)
{
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  statement = dbk_statement (connection, DBK_SQL_CONSENT_HEAD, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_int (statement, "consent", consent_row);
  if (!dbk_step_row (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_NOT_FOUND,
                         _ ("This consent is not in the records any more. Nothing was changed."));
  else if (!dbk_named_is_null (statement, "withdrawal_row"))
    g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                         _ ("This consent was already withdrawn. Nothing was changed."));
  else
    {
      *client_row = dbk_named_int (statement, "client_row");
      return TRUE;
    }
  return FALSE;
}

gboolean
dbk_health_store_withdraw_consent (DbkConnection *connection,
                                   const DbkWho *who,
                                   gint64 consent_row,
                                   DbkConsentWithdrawal *withdrawal,
                                   GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  gint64 client_row;

  if (transaction == NULL || !check_withdrawal (connection, consent_row, &client_row, error) ||
      !fill_name (connection, who, &withdrawal->taken_by, error))
    return FALSE;
  if (withdrawal->withdrawn_on == DBK_DATE_NONE)
    withdrawal->withdrawn_on = dbk_record_today (connection, who);
  if (withdrawal->recorded_at == DBK_TIME_NONE)
    withdrawal->recorded_at = dbk_store_now (connection, who);
  if (!dbk_withdrawal_insert (connection, consent_row, withdrawal, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_health_store_add_patch_test (DbkConnection *connection,
                                 const DbkWho *who,
                                 gint64 client_row,
                                 DbkPatchTest *patch_test,
                                 GError **error)
{
  g_autoptr (DbkTransaction) transaction = NULL;

  transaction = begin_for_client (connection, who, client_row, error);
  if (transaction == NULL || !fill_name (connection, who, &patch_test->tested_by, error))
    return FALSE;
  return dbk_patch_test_insert (connection, client_row, patch_test, error) &&
         dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_health_store_update_patch_test (DbkConnection *connection,
                                    const DbkWho *who,
                                    const DbkPatchTest *base,
                                    DbkPatchTest *patch_test,
                                    GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_record_begin_clinical (connection, who, error);
  g_autoptr (DbkPatchTest) stored = NULL;
  g_autoptr (DbkPatchTest) merged = NULL;
  gint64 client_row;

  if (transaction == NULL)
    return FALSE;
  stored = dbk_record_load_one (
      connection, DBK_SQL_PATCH_TEST_BY_ROW, &dbk_patch_test_type, base->row, "client_row",
      &client_row, _ ("This patch test is not in the records any more. Nothing was changed."),
      error);
  if (stored == NULL)
    return FALSE;
  merged = dbk_patch_test_copy (patch_test);
  if (!dbk_record_merge (connection, DBK_SQL_PATCH_TEST_UPDATE, base, stored, merged, error) ||
      !check_patch_test (merged, error))
    return FALSE;
  merged->row = stored->row;
  merged->revision = stored->revision;
  if (dbk_record_fields_differ (stored, merged))
    {
      if (!dbk_record_run (connection, DBK_SQL_PATCH_TEST_UPDATE, merged, error))
        return FALSE;
      merged->revision++;
      dbk_connection_note_change (connection, DBK_CHANGE_CLIENT, client_row);
    }
  if (!dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  dbk_record_swap (patch_test, merged);
  return TRUE;
}
