/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and the catalogue agree, and lists of areas read as people say them. */
#include <string.h>

#include "dbk-catalog.h"
#include "dbk-contraindication.h"
#include "dbk-error.h"
#include "dbk-names.h"
#include "dbk-scale.h"
#include "test-values.h"

/* Every code in the catalogue has a name of its own, and every name a code in the catalogue. */
static void
assert_named (DbkNameKind kind, const char *code)
{
  if (g_str_equal (dbk_name (kind, code), code))
    g_error ("“%s” has no name", code);
}

static guint
count_codes (DbkNameKind kind)
{
  return g_strv_length ((char **) dbk_name_codes (kind));
}

static void
test_catalog_is_named (void)
{
  guint n;
  guint n_words = 0;
  const DbkAreaInfo *areas = dbk_catalog_areas (&n);
  const DbkConcernInfo *concerns;
  const DbkScaleInfo *scales;
  const DbkConditionInfo *conditions;

  g_assert_cmpuint (n, ==, count_codes (DBK_NAME_AREA));
  g_assert_cmpuint (n, ==, count_codes (DBK_NAME_AREA_SENTENCE));
  for (guint i = 0; i < n; i++)
    {
      assert_named (DBK_NAME_AREA, areas[i].code);
      g_assert_cmpstr (dbk_name_codes (DBK_NAME_AREA)[i], ==, areas[i].code);
      g_assert_cmpstr (dbk_name_codes (DBK_NAME_AREA_SENTENCE)[i], ==, areas[i].code);
      if (areas[i].pair != NULL)
        assert_named (DBK_NAME_AREA, areas[i].pair);
    }
  concerns = dbk_catalog_concerns (&n);
  g_assert_cmpuint (n, ==, count_codes (DBK_NAME_CONCERN));
  for (guint i = 0; i < n; i++)
    {
      assert_named (DBK_NAME_CONCERN, concerns[i].code);
      for (guint j = 0; concerns[i].causes[j] != NULL; j++)
        assert_named (DBK_NAME_CAUSE, concerns[i].causes[j]);
    }
  scales = dbk_catalog_scales (&n);
  g_assert_cmpuint (n, ==, count_codes (DBK_NAME_SCALE));
  for (guint i = 0; i < n; i++)
    {
      assert_named (DBK_NAME_SCALE, scales[i].code);
      for (guint j = 0; scales[i].words[j] != NULL; j++, n_words++)
        assert_named (DBK_NAME_WORD, scales[i].words[j]);
    }
  g_assert_cmpuint (n_words, ==, count_codes (DBK_NAME_WORD));
  conditions = dbk_catalog_conditions (&n);
  g_assert_cmpuint (n, ==, count_codes (DBK_NAME_CONDITION));
  for (guint i = 0; i < n; i++)
    assert_named (DBK_NAME_CONDITION, conditions[i].code);
}

/* No two codes of a list may read the same: a person could not tell them apart. */
static void
test_names_differ (void)
{
  for (guint kind = 0; kind < DBK_N_NAMES; kind++)
    {
      const char *const *all = dbk_name_codes (kind);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_nonnull (all[0]);
      for (guint i = 0; all[i] != NULL; i++)
        if (!g_hash_table_add (seen, (gpointer) dbk_name (kind, all[i])))
          g_error ("two codes are called “%s”", dbk_name (kind, all[i]));
    }
}

static void
test_lookup (void)
{
  g_assert_cmpstr (dbk_name (DBK_NAME_AREA, "crows_feet_left"), ==, "Crow’s feet, left");
  g_assert_cmpstr (dbk_name (DBK_NAME_AREA, "crows_feet"), ==, "Crow’s feet, both");
  g_assert_cmpstr (dbk_name (DBK_NAME_AREA_SENTENCE, "cheek_left"), ==, "left cheek");
  g_assert_cmpstr (dbk_name (DBK_NAME_EFFECT, "block"), ==, "Blocks treatment");
  g_assert_cmpstr (dbk_name (DBK_NAME_AREA, "elbow"), ==, "elbow");
  g_assert_cmpstr (dbk_name (DBK_NAME_AREA, NULL), ==, "");
  g_assert_cmpstr (dbk_name (DBK_NAME_AREA, ""), ==, "");
  g_assert_cmpstr (dbk_name_concern ("other", "Milia"), ==, "Milia");
  g_assert_cmpstr (dbk_name_concern ("other", " "), ==, "Other");
  g_assert_cmpstr (dbk_name_concern ("melasma", "Milia"), ==, "Melasma");
}

static void
test_grades (void)
{
  g_autofree char *range = dbk_scale_title (dbk_catalog_find_scale ("lemperle"), "lemperle");
  g_autofree char *words = dbk_scale_title (dbk_catalog_find_scale ("gais"), "gais");
  g_autofree char *skin_type = dbk_name_skin_type_long (2);

  g_assert_cmpstr (dbk_name_grade ("lemperle", 30), ==, "moderately deep");
  g_assert_cmpstr (dbk_name_grade ("fitzpatrick_wrinkle", 40), ==,
                   "fine to moderate depth, moderate number");
  g_assert_cmpstr (dbk_name_grade ("davey", 20), ==, "none or mild");
  g_assert_cmpstr (dbk_name_grade ("davey", 30), ==, "severe");
  g_assert_null (dbk_name_grade ("lemperle", 35));
  g_assert_null (dbk_name_grade ("lemperle", 60));
  g_assert_null (dbk_name_grade ("lemperle", DBK_NONE));
  g_assert_null (dbk_name_grade ("vas", 30));
  g_assert_cmpstr (dbk_name_endpoint (2), ==, "mild");
  g_assert_cmpstr (dbk_name_endpoint (5), ==, "");
  g_assert_cmpstr (dbk_name_endpoint (DBK_NONE), ==, "");
  g_assert_cmpstr (range, ==, "Lemperle 0–5");
  g_assert_cmpstr (words, ==, "Global improvement");
  g_assert_cmpstr (dbk_name_skin_type (6), ==, "VI");
  g_assert_cmpstr (dbk_name_skin_type (7), ==, "");
  g_assert_cmpstr (dbk_name_skin_type (DBK_NONE), ==, "");
  g_assert_cmpstr (skin_type, ==, "skin type II");
}

static void
assert_areas (const char *joined, const char *label, const char *sentence)
{
  g_auto (GStrv) areas = codes (joined);
  g_autofree char *found_label = dbk_names_areas (areas);
  g_autofree char *found_sentence = dbk_names_areas_sentence (areas);

  g_assert_cmpstr (found_label, ==, label);
  g_assert_cmpstr (found_sentence, ==, sentence);
}

static void
test_area_lists (void)
{
  g_auto (GStrv) three = codes ("chin;crows_feet_right;crows_feet_left");
  g_autofree char *plain = dbk_names_areas_plain (three);
  g_autofree char *nothing = dbk_names_areas_plain (NULL);

  assert_areas ("", "", "");
  assert_areas ("chin", "Chin", "chin");
  assert_areas ("crows_feet_right;crows_feet_left", "Crow’s feet, both", "crow’s feet");
  assert_areas ("chin;forehead_left", "Forehead, left; Chin", "left side of the forehead and chin");
  assert_areas ("chin;cheek_right;crows_feet_right;crows_feet_left;chin",
                "Crow’s feet, both; Cheek, right; Chin", "crow’s feet, right cheek and chin");
  assert_areas ("elbow;chin", "Chin; elbow", "chin and elbow");
  g_assert_cmpstr (plain, ==, "Crow’s feet and chin");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_area_table (void)
{
  guint n;
  const DbkAreaInfo *areas = dbk_catalog_areas (&n);

  g_assert_cmpuint (n, ==, 42);
  for (guint i = 0; i < n; i++)
    {
      const DbkAreaInfo *mirror;

      g_assert_cmpuint (dbk_catalog_area_position (areas[i].code), ==, i);
      g_assert_cmpint (areas[i].normally_excluded, ==,
                       g_str_has_prefix (areas[i].code, "upper_eyelid"));
      if (areas[i].side == DBK_SIDE_MIDDLE)
        {
          g_assert_null (areas[i].pair);
          g_assert_null (areas[i].mirror);
          continue;
        }
      mirror = dbk_catalog_find_area (areas[i].mirror);
      g_assert_nonnull (mirror);
      g_assert_cmpstr (mirror->mirror, ==, areas[i].code);
      g_assert_cmpstr (mirror->pair, ==, areas[i].pair);
      g_assert_cmpint (mirror->side, !=, areas[i].side);
    }
  g_assert_cmpint (dbk_catalog_find_area ("decolletage")->region, ==, DBK_REGION_FACE);
  g_assert_cmpint (dbk_catalog_find_area ("back")->region, ==, DBK_REGION_BODY);
  g_assert_null (dbk_catalog_find_area (NULL));
  g_assert_cmpuint (dbk_catalog_area_position ("elbow"), ==, G_MAXUINT);
}

static void
assert_score (const char *scale, int score, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  if (sentence == NULL)
    {
      g_assert_true (dbk_scale_check_score (dbk_catalog_find_scale (scale), score, &error));
      g_assert_no_error (error);
      return;
    }
  g_assert_false (dbk_scale_check_score (dbk_catalog_find_scale (scale), score, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_scores (void)
{
  assert_score ("lemperle", 0, NULL);
  assert_score ("lemperle", 50, NULL);
  assert_score ("lemperle", 60, "This scale goes from 0 to 5 in steps of 1.");
  assert_score ("lemperle", 35, "This scale goes from 0 to 5 in steps of 1.");
  assert_score ("lemperle", DBK_NONE, "This scale goes from 0 to 5 in steps of 1.");
  assert_score ("fitzpatrick_wrinkle", 0, "This scale goes from 1 to 9 in steps of 1.");
  assert_score ("fitzpatrick_wrinkle", 10, NULL);
  assert_score ("vas", 35, NULL);
  assert_score ("vas", 36, "This scale goes from 0 to 10 in steps of 0.5.");
  assert_score ("masi", 249, NULL);
  assert_score ("gais", 10, "This scale is one of words: choose one of them.");
}

static const DbkRule *
find_rule (GPtrArray *rules, const char *condition)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((DbkRule *) rules->pdata[i])->condition, condition) == 0)
      return rules->pdata[i];
  g_error ("no rule for %s", condition);
}

/* The shipped rules of the domain's table; see test-contraindication for what they do. */
static void
test_default_rules (void)
{
  static const struct
  {
    const char *condition;
    const char *effect;
    int window;
  } table[] = {
    { "herpes_simplex", "block", DBK_NONE },
    { "sunburn", "block", 14 },
    { "isotretinoin", "block", 365 },
    { "chemical_peel", "block", 10 },
    { "waxing", "avoid_area", 7 },
    { "topical_retinoid", "caution", 4 },
    { "adapalene", "caution", 42 },
    { "botulinum_toxin", "avoid_area", 1 },
    { "filler", "avoid_area", 7 },
    { "rosacea", "sign_off", DBK_NONE },
    { "acne_flare", "avoid_area", DBK_NONE },
    { "recent_scar_minor", "avoid_area", 180 },
    { "recent_scar_major", "avoid_area", 730 },
    { "pregnancy", "sign_off", DBK_NONE },
    { "cancer", "block", 183 },
  };
  g_autoptr (GPtrArray) rules = dbk_catalog_default_rules ();
  guint n_conditions;

  dbk_catalog_conditions (&n_conditions);
  /* "other" has no rule: nobody knows what it is. */
  g_assert_cmpuint (rules->len, ==, n_conditions - 1);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const DbkRule *rule = find_rule (rules, table[i].condition);

      g_assert_cmpstr (rule->effect, ==, table[i].effect);
      g_assert_cmpint (rule->window_days, ==, table[i].window);
      g_assert_null (rule->areas);
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const DbkRule *rule = rules->pdata[i];

      g_assert_cmpint (dbk_effect_from_code (rule->effect), !=, DBK_EFFECT_NONE);
      g_assert_cmpstr (rule->source, !=, NULL);
      g_assert_cmpstr (rule->source, !=, "");
    }
}

static void
test_default_lists (void)
{
  g_autoptr (GPtrArray) templates = dbk_catalog_default_templates ();
  g_autoptr (GPtrArray) products = dbk_catalog_default_products ();
  g_autoptr (GPtrArray) devices = dbk_catalog_default_devices ();
  g_autoptr (GPtrArray) sheets = dbk_catalog_default_aftercare_sheets ();
  g_autoptr (GPtrArray) forms = dbk_catalog_default_consent_forms ();
  const DbkCourseTemplate *second = templates->pdata[1];
  const char *kinds[] = { "treatment", "photographs", "marketing" };

  g_assert_cmpstr (second->title, ==, "Six sessions, every two weeks");
  g_assert_cmpint (second->planned_sessions, ==, 6);
  g_assert_cmpint (second->interval_target_days, ==, 14);
  g_assert_cmpint (second->maintenance_days, ==, 28);
  g_assert_cmpstr (second->scores_due[0], ==, "3");
  for (guint i = 0; i < templates->len; i++)
    g_assert_nonnull (strchr (((DbkCourseTemplate *) templates->pdata[i])->title, ' '));
  for (guint i = 0; i < products->len; i++)
    {
      const DbkProduct *product = products->pdata[i];

      assert_named (DBK_NAME_STEP, product->step);
      assert_named (DBK_NAME_MOMENT, product->moment);
      g_assert_true (g_unichar_isupper (g_utf8_get_char (product->name)));
      g_assert_null (product->open_batch_number);
    }
  for (guint i = 0; i < devices->len; i++)
    {
      const DbkDevice *device = devices->pdata[i];

      assert_named (DBK_NAME_DEVICE_KIND, device->kind);
      g_assert_cmpuint (device->tips->len, >, 0);
      g_assert_null (device->vacuum_max);
    }
  g_assert_cmpuint (sheets->len, ==, 1);
  g_assert_nonnull (strstr (((DbkAftercareSheet *) sheets->pdata[0])->body, "48 hours"));
  g_assert_cmpuint (forms->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < forms->len; i++)
    {
      g_assert_cmpstr (((DbkConsentForm *) forms->pdata[i])->kind, ==, kinds[i]);
      g_assert_nonnull (strstr (((DbkConsentForm *) forms->pdata[i])->body, "own words"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/catalog-is-named", test_catalog_is_named);
  g_test_add_func ("/names/names-differ", test_names_differ);
  g_test_add_func ("/names/lookup", test_lookup);
  g_test_add_func ("/names/grades", test_grades);
  g_test_add_func ("/names/area-lists", test_area_lists);
  g_test_add_func ("/catalog/area-table", test_area_table);
  g_test_add_func ("/catalog/scores", test_scores);
  g_test_add_func ("/catalog/default-rules", test_default_rules);
  g_test_add_func ("/catalog/default-lists", test_default_lists);
  return g_test_run ();
}
