/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every shipped rule on the day before, the day of and the day after it clears. */
#include <string.h>

#include "dbk-catalog.h"
#include "dbk-contraindication.h"
#include "test-values.h"

static GPtrArray *
list_of (gpointer value)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (dbk_record_unref);

  if (value != NULL)
    g_ptr_array_add (list, value);
  return list;
}

/* The one result for one condition under the shipped rules. */
static GPtrArray *
evaluate (DbkCondition *condition, const char *on)
{
  g_autoptr (GPtrArray) conditions = list_of (condition);
  g_autoptr (GPtrArray) rules = dbk_catalog_default_rules ();
  GPtrArray *results = dbk_contraindications_evaluate (conditions, rules, day (on));

  g_assert_cmpuint (results->len, ==, 1);
  return results;
}

static gboolean
is_active (const char *code, const char *started, const char *ended, DbkDate on)
{
  g_autofree char *iso = dbk_date_to_iso (on);
  g_autoptr (GPtrArray) results = evaluate (make_condition (code, started, ended, ""), iso);

  return ((DbkContraindication *) results->pdata[0])->active;
}

/* The domain's table again, written by hand: code, effect, window, and whether it is something done
 * on a day. */
static const struct
{
  const char *code;
  DbkEffect effect;
  int window;
  gboolean event;
} table[] = {
  { "herpes_simplex", DBK_EFFECT_BLOCK, DBK_NONE, FALSE },
  { "impetigo", DBK_EFFECT_BLOCK, DBK_NONE, FALSE },
  { "infection", DBK_EFFECT_BLOCK, DBK_NONE, FALSE },
  { "flat_warts", DBK_EFFECT_BLOCK, DBK_NONE, FALSE },
  { "molluscum", DBK_EFFECT_BLOCK, DBK_NONE, FALSE },
  { "sunburn", DBK_EFFECT_BLOCK, 14, FALSE },
  { "suspicious_lesion", DBK_EFFECT_BLOCK, DBK_NONE, FALSE },
  { "isotretinoin", DBK_EFFECT_BLOCK, 365, FALSE },
  { "chemical_peel", DBK_EFFECT_BLOCK, 10, TRUE },
  { "laser", DBK_EFFECT_BLOCK, 10, TRUE },
  { "other_procedure", DBK_EFFECT_BLOCK, 10, TRUE },
  { "waxing", DBK_EFFECT_AVOID_AREA, 7, TRUE },
  { "electrolysis", DBK_EFFECT_AVOID_AREA, 7, TRUE },
  { "laser_hair_removal", DBK_EFFECT_AVOID_AREA, 7, TRUE },
  { "topical_retinoid", DBK_EFFECT_CAUTION, 4, FALSE },
  { "alpha_hydroxy_acid", DBK_EFFECT_CAUTION, 4, FALSE },
  { "benzoyl_peroxide", DBK_EFFECT_CAUTION, 4, FALSE },
  { "adapalene", DBK_EFFECT_CAUTION, 42, FALSE },
  { "botulinum_toxin", DBK_EFFECT_AVOID_AREA, 1, TRUE },
  { "filler", DBK_EFFECT_AVOID_AREA, 7, TRUE },
  { "rosacea", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "telangiectasia", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "pustular_acne", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "keloid_tendency", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "diabetes", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "anticoagulant", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "autoimmune_disease", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "steroid_use", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "acne_flare", DBK_EFFECT_AVOID_AREA, DBK_NONE, FALSE },
  { "semi_permanent_makeup", DBK_EFFECT_AVOID_AREA, DBK_NONE, FALSE },
  { "recent_scar_minor", DBK_EFFECT_AVOID_AREA, 180, TRUE },
  { "recent_scar_major", DBK_EFFECT_AVOID_AREA, 730, TRUE },
  { "pregnancy", DBK_EFFECT_SIGN_OFF, DBK_NONE, FALSE },
  { "cancer", DBK_EFFECT_BLOCK, 183, FALSE },
};

static void
test_every_rule (void)
{
  guint n_conditions;

  dbk_catalog_conditions (&n_conditions);
  g_assert_cmpuint (G_N_ELEMENTS (table), ==, n_conditions - 1);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *code = table[i].code;
      DbkDate ended = day ("2026-03-01");
      DbkDate clears = ended + (table[i].window == DBK_NONE ? 0 : table[i].window);
      g_autoptr (GPtrArray) results =
          evaluate (make_condition (code, "2026-02-01", "2026-03-01", ""), "2026-02-15");
      const DbkContraindication *result = results->pdata[0];

      g_assert_cmpint (result->effect, ==, table[i].effect);
      g_assert_cmpint (result->window_days, ==, table[i].window);
      g_assert_cmpint (result->clears_on, ==, clears);
      g_assert_true (result->active);
      g_assert_false (is_active (code, "2026-02-01", "2026-03-01", day ("2026-01-31")));
      g_assert_true (is_active (code, "2026-02-01", "2026-03-01", day ("2026-02-01")));
      g_assert_true (is_active (code, "2026-02-01", "2026-03-01", clears - 1));
      g_assert_false (is_active (code, "2026-02-01", "2026-03-01", clears));
      g_assert_false (is_active (code, "2026-02-01", "2026-03-01", clears + 1));
      /* Without an end it holds; what was done on a day ended that day. */
      if (table[i].event)
        {
          g_assert_true (is_active (code, "2026-03-01", "", clears - 1));
          g_assert_false (is_active (code, "2026-03-01", "", clears));
        }
      else
        g_assert_true (is_active (code, "2026-03-01", "", day ("2036-03-01")));
      g_assert_true (is_active (code, "", "", day ("2036-03-01")));
    }
}

static void
assert_words (DbkCondition *condition,
              const char *detail,
              const char *on,
              const char *title,
              const char *reason)
{
  g_autoptr (GPtrArray) results = NULL;
  const DbkContraindication *result;

  dbk_set_text (&condition->detail, detail);
  results = evaluate (condition, on);
  result = results->pdata[0];
  g_assert_cmpstr (result->title, ==, title);
  g_assert_cmpstr (result->reason, ==, reason);
}

static void
test_words (void)
{
  assert_words (make_condition ("adapalene", "", "2026-11-02", ""), "Adapalene gel", "2026-11-23",
                "Caution until 14 December 2026.",
                "Adapalene gel stopped 2 November 2026; wait 42 days.");
  assert_words (make_condition ("isotretinoin", "", "2026-03-01", ""), NULL, "2026-11-23",
                "Do not treat before 1 March 2027.",
                "Isotretinoin stopped 1 March 2026; wait 365 days.");
  assert_words (make_condition ("isotretinoin", "2026-01-01", "", ""), NULL, "2026-11-23",
                "Do not treat.", "Isotretinoin is in use; wait 365 days after it is stopped.");
  assert_words (make_condition ("waxing", "2026-11-20", "", "crows_feet_left;crows_feet_right"),
                NULL, "2026-11-23", "Until 27 November 2026 avoid treating: crow’s feet.",
                "Waxing on 20 November 2026; wait 7 days.");
  assert_words (make_condition ("botulinum_toxin", "2026-11-23", "", ""), "Botulinum toxin, brows",
                "2026-11-23", "Avoid the area until 24 November 2026.",
                "Botulinum toxin, brows on 23 November 2026; wait 1 day.");
  assert_words (make_condition ("waxing", "", "", "chin"), NULL, "2026-11-23",
                "Avoid treating: chin.", "Waxing, day not known; wait 7 days after it.");
  assert_words (make_condition ("keloid_tendency", "2012-05-01", "", ""), NULL, "2026-11-23",
                "Sign-off needed.", "Keloid tendency since 1 May 2012.");
  assert_words (make_condition ("sunburn", "", "", ""), NULL, "2026-11-23", "Do not treat.",
                "Sunburn is present; wait 14 days after it is over.");
  assert_words (make_condition ("cancer", "", "2026-12-01", ""), NULL, "2026-11-23",
                "Do not treat before 2 June 2027.",
                "Cancer until 1 December 2026; then wait 183 days.");
  assert_words (make_condition ("herpes_simplex", "2026-06-12", "2026-06-20", ""),
                "Herpes simplex, lip", "2026-11-23", "Clear since 20 June 2026.",
                "Herpes simplex, lip ended 20 June 2026.");
  assert_words (make_condition ("other", "", "", ""), "Hay fever", "2026-11-23", "No rule.",
                "Hay fever.");
}

static DbkRule *
make_rule (const char *condition, const char *effect, int window)
{
  DbkRule *rule = dbk_rule_new ();

  rule->id = g_strdup (effect);
  rule->condition = g_strdup (condition);
  rule->effect = g_strdup (effect);
  rule->window_days = window;
  return rule;
}

/* Two rules for one condition, one of them retired later, and a name of the clinic's own. */
static void
test_own_rules (void)
{
  g_autoptr (GPtrArray) conditions = list_of (make_condition ("sauna", "", "2026-11-20", "chin"));
  g_autoptr (GPtrArray) rules = list_of (make_rule ("sauna", "caution", 10));
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  DbkRule *block = make_rule ("sauna", "block", 3);
  const DbkContraindication *worst;

  g_ptr_array_add (rules, block);
  block->name = g_strdup ("Sauna and steam bath");
  block->areas = codes ("nose");
  results = dbk_contraindications_evaluate (conditions, rules, day ("2026-11-21"));
  g_assert_cmpuint (results->len, ==, 2);
  worst = results->pdata[0];
  g_assert_cmpint (worst->effect, ==, DBK_EFFECT_BLOCK);
  g_assert_cmpstr (worst->name, ==, "Sauna and steam bath");
  g_assert_cmpstr (worst->rule_id, ==, "block");
  g_assert_cmpstr (worst->areas[0], ==, "nose");
  g_assert_cmpstr (((DbkContraindication *) results->pdata[1])->areas[0], ==, "chin");
  g_assert_cmpint (dbk_contraindications_treatable_on (results, day ("2026-11-21")), ==,
                   day ("2026-11-23"));
  block->retired_on = day ("2026-11-22");
  before = dbk_contraindications_evaluate (conditions, rules, day ("2026-11-21"));
  g_assert_cmpint (dbk_contraindications_worst (before), ==, DBK_EFFECT_BLOCK);
  after = dbk_contraindications_evaluate (conditions, rules, day ("2026-11-22"));
  g_assert_cmpint (dbk_contraindications_worst (after), ==, DBK_EFFECT_CAUTION);
  g_assert_cmpint (dbk_contraindications_treatable_on (after, day ("2026-11-22")), ==,
                   day ("2026-11-22"));
}

static void
test_order_and_areas (void)
{
  g_autoptr (GPtrArray) conditions = list_of (make_condition ("adapalene", "", "2026-11-02", ""));
  g_autoptr (GPtrArray) rules = dbk_catalog_default_rules ();
  g_autoptr (GPtrArray) results = NULL;
  g_auto (GStrv) avoided = NULL;
  static const char *const order[] = {
    "chemical_peel", "filler", "waxing", "keloid_tendency", "adapalene", "sunburn",
  };

  g_ptr_array_add (conditions, make_condition ("waxing", "2026-11-18", "", "upper_lip"));
  g_ptr_array_add (conditions, make_condition ("sunburn", "2026-06-01", "2026-06-05", ""));
  g_ptr_array_add (conditions, make_condition ("filler", "2026-11-20", "", "cheek_right;chin"));
  g_ptr_array_add (conditions, make_condition ("keloid_tendency", "", "", ""));
  g_ptr_array_add (conditions, make_condition ("chemical_peel", "2026-11-20", "", ""));
  results = dbk_contraindications_evaluate (conditions, rules, day ("2026-11-23"));
  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (((DbkContraindication *) results->pdata[i])->condition, ==, order[i]);
  g_assert_cmpint (dbk_contraindications_worst (results), ==, DBK_EFFECT_BLOCK);
  avoided = dbk_contraindications_avoided_areas (results);
  g_assert_cmpuint (g_strv_length (avoided), ==, 3);
  g_assert_cmpstr (avoided[0], ==, "cheek_right");
  g_assert_cmpstr (avoided[1], ==, "upper_lip");
  g_assert_cmpstr (avoided[2], ==, "chin");
  g_assert_true (dbk_contraindications_avoid (results, "chin"));
  g_assert_false (dbk_contraindications_avoid (results, "nose"));
  g_assert_cmpint (dbk_contraindications_treatable_on (results, day ("2026-11-23")), ==,
                   day ("2026-11-30"));
  g_ptr_array_add (conditions, make_condition ("acne_flare", "", "", ""));
  g_ptr_array_add (conditions, make_condition ("impetigo", "", "", ""));
  g_ptr_array_unref (results);
  results = dbk_contraindications_evaluate (conditions, rules, day ("2026-11-23"));
  g_assert_true (dbk_contraindications_avoid (results, "nose"));
  g_assert_cmpint (dbk_contraindications_treatable_on (results, day ("2026-11-23")), ==,
                   DBK_DATE_NONE);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) none = list_of (NULL);
  g_autoptr (GPtrArray) results = dbk_contraindications_evaluate (none, none, day ("2026-11-23"));

  g_assert_cmpuint (results->len, ==, 0);
  g_assert_cmpint (dbk_contraindications_worst (results), ==, DBK_EFFECT_NONE);
  g_assert_null (dbk_contraindications_avoided_areas (results));
  g_assert_false (dbk_contraindications_avoid (results, "chin"));
  for (int effect = DBK_EFFECT_NONE; effect <= DBK_EFFECT_BLOCK; effect++)
    g_assert_cmpint (dbk_effect_from_code (dbk_effect_code (effect)), ==, effect);
  g_assert_cmpint (dbk_effect_from_code ("explode"), ==, DBK_EFFECT_NONE);
  g_assert_cmpint (dbk_effect_from_code (NULL), ==, DBK_EFFECT_NONE);
}

/* Overrides stay with their condition when the checks are worked out again. */
static void
test_update_checks (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  DbkSession *draft = add_session (course, "draft", "2026-11-23");
  g_autoptr (GPtrArray) conditions =
      list_of (make_condition ("waxing", "2026-11-20", "", "upper_lip"));
  g_autoptr (GPtrArray) rules = dbk_catalog_default_rules ();
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  DbkSessionCheck *check;

  g_ptr_array_add (conditions, make_condition ("waxing", "2026-11-21", "", "chin"));
  g_ptr_array_add (conditions, make_condition ("sunburn", "", "2026-06-05", ""));
  first = dbk_contraindications_evaluate (conditions, rules, draft->treated_on);
  dbk_session_update_checks (draft, first);
  g_assert_cmpuint (draft->checks->len, ==, 2);
  check = draft->checks->pdata[1];
  g_assert_cmpstr (check->areas[0], ==, "upper_lip");
  g_assert_cmpstr (check->effect, ==, "avoid_area");
  g_assert_cmpint (check->clears_on, ==, day ("2026-11-27"));
  g_assert_nonnull (strstr (check->text, "Waxing on 20 November 2026; wait 7 days."));
  dbk_set_text (&check->override_reason, "healed");
  dbk_set_text (&check->override_by, "Priya Nair");
  check->override_at = 7;
  dbk_session_update_checks (draft, first);
  check = draft->checks->pdata[0];
  g_assert_null (check->override_reason);
  check = draft->checks->pdata[1];
  g_assert_cmpstr (check->override_reason, ==, "healed");
  g_assert_cmpint (check->override_at, ==, 7);
  draft->treated_on = day ("2026-11-27");
  second = dbk_contraindications_evaluate (conditions, rules, draft->treated_on);
  dbk_session_update_checks (draft, second);
  g_assert_cmpuint (draft->checks->len, ==, 1);
  check = draft->checks->pdata[0];
  g_assert_cmpstr (check->areas[0], ==, "chin");
  g_assert_null (check->override_reason);
}

static DbkPatchTest *
make_patch_test (const char *tested, const char *read_on, const char *outcome, const char *until)
{
  DbkPatchTest *test = dbk_patch_test_new ();

  test->tested_on = day (tested);
  test->read_on = read_on == NULL ? DBK_DATE_NONE : day (read_on);
  test->outcome = g_strdup (outcome);
  test->valid_until = until == NULL ? DBK_DATE_NONE : day (until);
  return test;
}

static void
test_patch_tests (void)
{
  g_autoptr (GPtrArray) tests = list_of (NULL);

  g_assert_cmpstr (dbk_patch_test_standing (tests, day ("2026-11-23")), ==, "not_required");
  g_ptr_array_add (tests, make_patch_test ("2026-11-02", "2026-11-04", "passed", "2026-12-31"));
  g_assert_cmpstr (dbk_patch_test_standing (tests, day ("2026-11-01")), ==, "not_required");
  g_assert_cmpstr (dbk_patch_test_standing (tests, day ("2026-11-03")), ==, "pending");
  g_assert_cmpstr (dbk_patch_test_standing (tests, day ("2026-11-04")), ==, "passed");
  g_assert_cmpstr (dbk_patch_test_standing (tests, day ("2026-12-31")), ==, "passed");
  g_assert_cmpstr (dbk_patch_test_standing (tests, day ("2027-01-01")), ==, "expired");
  g_ptr_array_add (tests, make_patch_test ("2026-11-10", NULL, "pending", NULL));
  g_assert_cmpstr (dbk_patch_test_standing (tests, day ("2026-11-23")), ==, "pending");
  g_ptr_array_add (tests, make_patch_test ("2026-11-12", "2026-11-14", "failed", NULL));
  g_assert_cmpstr (dbk_patch_test_standing (tests, day ("2026-11-23")), ==, "failed");
}

/* By the clinic's rule: the day before, the day of and the day after a test is too old. */
static void
test_patch_test_rule (void)
{
  g_autoptr (GPtrArray) tests = list_of (NULL);
  DbkPatchTest *test = make_patch_test ("2026-05-23", NULL, "passed", NULL);

  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, DBK_NONE, day ("2026-11-23")), ==,
                   "not_required");
  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, 6, day ("2026-11-23")), ==, "required");
  g_ptr_array_add (tests, test);
  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, 6, day ("2026-05-22")), ==, "required");
  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, 6, day ("2026-11-22")), ==, "passed");
  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, 6, day ("2026-11-23")), ==, "expired");
  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, 6, day ("2026-11-24")), ==, "expired");
  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, DBK_NONE, day ("2026-11-24")), ==,
                   "passed");
  /* An end of its own counts alone. */
  test->valid_until = day ("2026-12-31");
  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, 6, day ("2026-12-31")), ==, "passed");
  g_assert_cmpstr (dbk_patch_test_standing_by_rule (tests, 6, day ("2027-01-01")), ==, "expired");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contraindication/every-rule", test_every_rule);
  g_test_add_func ("/contraindication/words", test_words);
  g_test_add_func ("/contraindication/own-rules", test_own_rules);
  g_test_add_func ("/contraindication/order-and-areas", test_order_and_areas);
  g_test_add_func ("/contraindication/nothing", test_nothing);
  g_test_add_func ("/contraindication/update-checks", test_update_checks);
  g_test_add_func ("/contraindication/patch-tests", test_patch_tests);
  g_test_add_func ("/contraindication/patch-test-rule", test_patch_test_rule);
  return g_test_run ();
}
