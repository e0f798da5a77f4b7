/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Concerns, their scores outside sessions, and health entries of one client. All clinical. */
#pragma once

#include "dbk-concern.h"
#include "dbk-connection.h"
#include "dbk-health.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** Adds @concern with the scores in it (baseline); fills in ids, row, revision. */
gboolean dbk_concern_store_add (DbkConnection *connection,
                                const DbkWho *who,
                                gint64 client_row,
                                DbkConcern *concern,
                                GError **error);
/** Fields only, not scores; see dbk_client_store_update() for @base. */
gboolean dbk_concern_store_update (DbkConnection *connection,
                                   const DbkWho *who,
                                   const DbkConcern *base,
                                   DbkConcern *concern,
                                   GError **error);
/** A baseline or follow-up score outside any session. */
gboolean dbk_concern_store_add_score (DbkConnection *connection,
                                      const DbkWho *who,
                                      gint64 concern_row,
                                      DbkAssessment *score,
                                      GError **error);

gboolean dbk_health_store_add_condition (DbkConnection *connection,
                                         const DbkWho *who,
                                         gint64 client_row,
                                         DbkCondition *condition,
                                         GError **error);
gboolean dbk_health_store_update_condition (DbkConnection *connection,
                                            const DbkWho *who,
                                            const DbkCondition *base,
                                            DbkCondition *condition,
                                            GError **error);
gboolean dbk_health_store_add_confirmation (DbkConnection *connection,
                                            const DbkWho *who,
                                            gint64 client_row,
                                            DbkHistoryConfirmation *confirmation,
                                            GError **error);
/** A consent that has signed_at is closed from here on. */
gboolean dbk_health_store_add_consent (DbkConnection *connection,
                                       const DbkWho *who,
                                       gint64 client_row,
                                       DbkConsent *consent,
                                       GError **error);
gboolean dbk_health_store_withdraw_consent (DbkConnection *connection,
                                            const DbkWho *who,
                                            gint64 consent_row,
                                            DbkConsentWithdrawal *withdrawal,
                                            GError **error);
gboolean dbk_health_store_add_patch_test (DbkConnection *connection,
                                          const DbkWho *who,
                                          gint64 client_row,
                                          DbkPatchTest *patch_test,
                                          GError **error);
/** One that is read after days; see dbk_client_store_update() for @base. */
gboolean dbk_health_store_update_patch_test (DbkConnection *connection,
                                             const DbkWho *who,
                                             const DbkPatchTest *base,
                                             DbkPatchTest *patch_test,
                                             GError **error);

G_END_DECLS
