/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the checks of a session ask for on the spot: consent, conditions, patch tests. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-form-dialog.h"
#include "dbk-signature-pad.h"

G_BEGIN_DECLS

/**
 * dbk_consent_dialog_new:
 * @on: the day of the session: whoever is under 18 on it has a guardian sign
 *
 * The clinic's consent to treatment in its words and version, the name under it, and the signature,
 * drawn here or on paper. Signed on the day it is taken, which is today. "saved" has the
 * DbkConsent.
 */
GtkWidget *dbk_consent_dialog_new (GtkWidget *from,
                                   DbkContext *context,
                                   const DbkClientRecord *record,
                                   DbkDate on);
/** For tests: what is signed on. */
DbkSignaturePad *dbk_consent_dialog_get_pad (GtkWidget *dialog);
/** A window with a consent as it was signed: its text, who, when, and the signature. */
GtkWidget *dbk_consent_window_new (GtkWidget *from, const DbkConsent *consent);
/**
 * dbk_condition_dialog_new:
 * @condition: (nullable): NULL adds one
 *
 * A condition, medication or recent procedure with its days. "saved" has the DbkCondition.
 */
GtkWidget *dbk_condition_dialog_new (GtkWidget *from,
                                     DbkContext *context,
                                     const DbkClientRecord *record,
                                     const DbkCondition *condition);
/** "saved" has the DbkPatchTest. */
GtkWidget *
dbk_patch_test_dialog_new (GtkWidget *from, DbkContext *context, const DbkClientRecord *record);

G_END_DECLS
