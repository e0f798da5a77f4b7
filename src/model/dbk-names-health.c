/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of conditions and of everything else on the Health page. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-names-private.h"

const DbkNameEntry dbk_names_condition[] = {
  { "herpes_simplex", NC_ ("condition", "Active herpes simplex") },
  { "impetigo", NC_ ("condition", "Impetigo") },
  { "infection", NC_ ("condition", "Other infection") },
  { "flat_warts", NC_ ("condition", "Flat warts") },
  { "molluscum", NC_ ("condition", "Molluscum") },
  { "sunburn", NC_ ("condition", "Sunburn") },
  { "suspicious_lesion", NC_ ("condition", "Suspicious lesion") },
  { "isotretinoin", NC_ ("condition", "Isotretinoin") },
  { "chemical_peel", NC_ ("condition", "Chemical peel") },
  { "laser", NC_ ("condition", "Laser treatment") },
  { "other_procedure", NC_ ("condition", "Other procedure") },
  { "waxing", NC_ ("condition", "Waxing") },
  { "electrolysis", NC_ ("condition", "Electrolysis") },
  { "laser_hair_removal", NC_ ("condition", "Laser hair removal") },
  { "topical_retinoid", NC_ ("condition", "Topical retinoid") },
  { "alpha_hydroxy_acid", NC_ ("condition", "Alpha hydroxy acid") },
  { "benzoyl_peroxide", NC_ ("condition", "Benzoyl peroxide") },
  { "adapalene", NC_ ("condition", "Adapalene") },
  { "botulinum_toxin", NC_ ("condition", "Botulinum toxin") },
  { "filler", NC_ ("condition", "Filler") },
  { "rosacea", NC_ ("condition", "Rosacea") },
  { "telangiectasia", NC_ ("condition", "Telangiectasia") },
  { "pustular_acne", NC_ ("condition", "Active pustular acne") },
  { "keloid_tendency", NC_ ("condition", "Keloid tendency") },
  { "diabetes", NC_ ("condition", "Diabetes") },
  { "anticoagulant", NC_ ("condition", "Anticoagulant") },
  { "autoimmune_disease", NC_ ("condition", "Autoimmune disease") },
  { "steroid_use", NC_ ("condition", "Steroid use") },
  { "acne_flare", NC_ ("condition", "Acne flare") },
  { "semi_permanent_makeup", NC_ ("condition", "Semi-permanent make-up") },
  { "recent_scar_minor", NC_ ("condition", "Recent scar, minor") },
  { "recent_scar_major", NC_ ("condition", "Recent scar, major") },
  { "pregnancy", NC_ ("condition", "Pregnancy") },
  { "cancer", NC_ ("condition", "Cancer") },
  { "other", NC_ ("condition", "Other") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_effect[] = {
  { "note", NC_ ("effect", "Note") },
  { "caution", NC_ ("effect", "Caution") },
  { "sign_off", NC_ ("effect", "Sign-off each time") },
  { "avoid_area", NC_ ("effect", "Avoid the area") },
  { "block", NC_ ("effect", "Blocks treatment") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_patch_test[] = {
  { "not_required", NC_ ("patch test", "Not required") },
  { "required", NC_ ("patch test", "Required, not done yet") },
  { "pending", NC_ ("patch test", "Not read yet") },
  { "passed", NC_ ("patch test", "Passed") },
  { "failed", NC_ ("patch test", "Failed") },
  { "expired", NC_ ("patch test", "Expired") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_consent_kind[] = {
  { "treatment", NC_ ("consent", "Treatment") },
  { "photographs", NC_ ("consent", "Photographs") },
  { "marketing", NC_ ("consent", "Marketing") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_signer_relation[] = {
  { "client", NC_ ("signer", "Client") },
  { "guardian", NC_ ("signer", "Parent or guardian") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_checks_answer[] = {
  { "no_change", NC_ ("checks answer", "No change since last time") },
  { "changed", NC_ ("checks answer", "Something has changed") },
  { NULL, NULL },
};
