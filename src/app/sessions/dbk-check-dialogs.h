/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the checks of a session ask for on the spot: consent, conditions, patch tests. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-form-dialog.h"
#include "dbk-signature-pad.h"

G_BEGIN_DECLS

/**
 * dbk_consent_dialog_new:
 * @kind: (nullable): treatment, photographs, marketing; NULL lets one choose among all forms
 * @on: the day of the session: whoever is under 18 on it has a guardian sign
 *
 * The clinic's form in its words and version, the name under it, and the signature,
 * drawn here or on paper. Signed on the day it is taken, which is today. "saved" has the
 * DbkConsent.
 */
GtkWidget *dbk_consent_dialog_new (GtkWidget *from,
                                   DbkContext *context,
                                   const DbkClientRecord *record,
                                   const char *kind,
                                   DbkDate on);
/** For tests: what is signed on. */
DbkSignaturePad *dbk_consent_dialog_get_pad (GtkWidget *dialog);
/** A window with a consent as it was signed: its text, who, when, the signature, and how it was
 * withdrawn. */
GtkWidget *dbk_consent_window_new (GtkWidget *from, const DbkConsent *consent);
/** A form's text in a box that scrolls. @label: (out) */
GtkWidget *dbk_consent_text_new (GtkLabel **label);
/** A picture of the signature under @consent, at least @width by @height (-1: as it comes); NULL
 * when it was signed on paper, and when the picture cannot be read. */
GtkWidget *dbk_consent_signature_new (const DbkConsent *consent, int width, int height);
/** The day a consent was taken back, and why. "saved" has the DbkConsentWithdrawal. */
GtkWidget *
dbk_withdraw_dialog_new (GtkWidget *from, DbkContext *context, const DbkConsent *consent);
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
/** @test: (nullable): one that was read meanwhile; NULL adds one. "saved" has the DbkPatchTest. */
GtkWidget *dbk_patch_test_dialog_new (GtkWidget *from,
                                      DbkContext *context,
                                      const DbkClientRecord *record,
                                      const DbkPatchTest *test);

G_END_DECLS
