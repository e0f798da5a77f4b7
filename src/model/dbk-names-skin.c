/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of concerns, scales and their words. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-names-private.h"

const DbkNameEntry dbk_names_concern[] = {
  { "fine_lines", NC_ ("concern", "Fine lines") },
  { "wrinkles", NC_ ("concern", "Wrinkles") },
  { "crows_feet", NC_ ("concern", "Crow’s feet") },
  { "dullness", NC_ ("concern", "Dullness") },
  { "rough_texture", NC_ ("concern", "Rough texture") },
  { "uneven_pigmentation", NC_ ("concern", "Uneven pigmentation") },
  { "liver_spots", NC_ ("concern", "Liver spots") },
  { "discolouration_patches", NC_ ("concern", "Patches of discoloration") },
  { "melasma", NC_ ("concern", "Melasma") },
  { "stretch_marks", NC_ ("concern", "Stretch marks") },
  { "acne_scarring", NC_ ("concern", "Acne scarring") },
  { "enlarged_pores", NC_ ("concern", "Enlarged pores") },
  { "congestion", NC_ ("concern", "Congestion") },
  { "sun_damage", NC_ ("concern", "Sun damage") },
  { "other", NC_ ("concern", "Other") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_concern_status[] = {
  { "active", NC_ ("concern status", "Active") },
  { "improved", NC_ ("concern status", "Improved") },
  { "resolved", NC_ ("concern status", "Resolved") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_cause[] = {
  { "childbirth", NC_ ("cause", "Childbirth") },
  { "weight_loss", NC_ ("cause", "Weight loss") },
  { "growth", NC_ ("cause", "Growth") },
  { "other", NC_ ("cause", "Other") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_scale[] = {
  { "lemperle", NC_ ("scale", "Lemperle") },
  { "fitzpatrick_wrinkle", NC_ ("scale", "Fitzpatrick wrinkle") },
  { "glogau", NC_ ("scale", "Glogau") },
  { "masi", NC_ ("scale", "MASI") },
  { "mmasi", NC_ ("scale", "Modified MASI") },
  { "davey", NC_ ("scale", "Davey") },
  { "cea", NC_ ("scale", "Erythema") },
  { "vas", NC_ ("scale", "Visual analogue scale") },
  { "grade_0_4", NC_ ("scale", "Plain grade") },
  { "gais", NC_ ("scale", "Global improvement") },
  { "fitzpatrick_skin_type", NC_ ("scale", "Fitzpatrick skin type") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_scale_direction[] = {
  { "lower", NC_ ("scale direction", "Lower is better") },
  { "higher", NC_ ("scale direction", "Higher is better") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_scale_reach[] = {
  { "area", NC_ ("scale reach", "Each area by itself") },
  { "whole", NC_ ("scale reach", "The concern as a whole") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_occasion[] = {
  { "baseline", NC_ ("occasion", "Baseline") },
  { "session", NC_ ("occasion", "At a session") },
  { "follow_up", NC_ ("occasion", "Follow-up") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_word[] = {
  { "very_much_improved", NC_ ("grade", "Very much improved") },
  { "much_improved", NC_ ("grade", "Much improved") },
  { "improved", NC_ ("grade", "Improved") },
  { "no_change", NC_ ("grade", "No change") },
  { "worse", NC_ ("grade", "Worse") },
  { "glogau_1", NC_ ("grade", "I, no wrinkles") },
  { "glogau_2", NC_ ("grade", "II, wrinkles in motion") },
  { "glogau_3", NC_ ("grade", "III, wrinkles at rest") },
  { "glogau_4", NC_ ("grade", "IV, only wrinkles") },
  { "skin_type_1", NC_ ("grade", "Skin type I") },
  { "skin_type_2", NC_ ("grade", "Skin type II") },
  { "skin_type_3", NC_ ("grade", "Skin type III") },
  { "skin_type_4", NC_ ("grade", "Skin type IV") },
  { "skin_type_5", NC_ ("grade", "Skin type V") },
  { "skin_type_6", NC_ ("grade", "Skin type VI") },
  { NULL, NULL },
};

/* Wording of whole grades. Lemperle’s and the erythema’s were not read in the source; the
 * catalogue says so (wording_verified) and so does the window. */
static const DbkGradeEntry lemperle[] = {
  { 0, NC_ ("grade", "none") },
  { 1, NC_ ("grade", "just perceptible") },
  { 2, NC_ ("grade", "shallow") },
  { 3, NC_ ("grade", "moderately deep") },
  { 4, NC_ ("grade", "deep, with well-defined edges") },
  { 5, NC_ ("grade", "very deep, redundant fold") },
};
static const DbkGradeEntry fitzpatrick_wrinkle[] = {
  { 1, NC_ ("grade", "fine wrinkles, mild elastosis") },
  { 2, NC_ ("grade", "fine wrinkles, mild elastosis") },
  { 3, NC_ ("grade", "fine wrinkles, mild elastosis") },
  { 4, NC_ ("grade", "fine to moderate depth, moderate number") },
  { 5, NC_ ("grade", "fine to moderate depth, moderate number") },
  { 6, NC_ ("grade", "fine to moderate depth, moderate number") },
  { 7, NC_ ("grade", "fine to deep, many") },
  { 8, NC_ ("grade", "fine to deep, many") },
  { 9, NC_ ("grade", "fine to deep, many") },
};
static const DbkGradeEntry davey[] = {
  { 0, NC_ ("grade", "none or mild") }, { 1, NC_ ("grade", "none or mild") },
  { 2, NC_ ("grade", "none or mild") }, { 3, NC_ ("grade", "severe") },
  { 4, NC_ ("grade", "severe") },       { 5, NC_ ("grade", "severe") },
  { 6, NC_ ("grade", "severe") },       { 7, NC_ ("grade", "severe") },
  { 8, NC_ ("grade", "severe") },
};
static const DbkGradeEntry cea[] = {
  { 0, NC_ ("grade", "clear") },  { 1, NC_ ("grade", "almost clear") },
  { 2, NC_ ("grade", "mild") },   { 3, NC_ ("grade", "moderate") },
  { 4, NC_ ("grade", "severe") },
};

static const struct
{
  const char *scale;
  const DbkGradeEntry *grades;
  guint n;
} grade_tables[] = {
  { "lemperle", lemperle, G_N_ELEMENTS (lemperle) },
  { "fitzpatrick_wrinkle", fitzpatrick_wrinkle, G_N_ELEMENTS (fitzpatrick_wrinkle) },
  { "davey", davey, G_N_ELEMENTS (davey) },
  { "cea", cea, G_N_ELEMENTS (cea) },
};

const char *
dbk_name_grade (const char *scale, int score)
{
  if (score == DBK_NONE || score % 10 != 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (grade_tables); i++)
    {
      if (g_strcmp0 (grade_tables[i].scale, scale) != 0)
        continue;
      for (guint j = 0; j < grade_tables[i].n; j++)
        if (grade_tables[i].grades[j].grade == score / 10)
          return dbk_pgettext_of ("grade", grade_tables[i].grades[j].text);
    }
  return NULL;
}

const char *
dbk_name_endpoint (int endpoint)
{
  const char *name = endpoint == DBK_NONE ? NULL : dbk_name_grade ("cea", endpoint * 10);

  return name == NULL ? "" : name;
}
