/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fresh records start with, made from the catalogue's tables. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-catalog-private.h"

/* What was read about a rule whose sources disagree, or whose window the code alone doesn't tell.
 */
static const struct
{
  const char *condition;
  const char *text;
} rule_sources[] = {
  { "isotretinoin", N_ ("Sources say 6 or 12 months; the longer is set.") },
  { "chemical_peel", N_ ("Sources say 7 to 10 days; the longer is set.") },
  { "laser", N_ ("Sources say 7 to 10 days; the longer is set.") },
  { "other_procedure", N_ ("Sources say 7 to 10 days; the longer is set.") },
  { "topical_retinoid", N_ ("Sources say 1 to 4 days; the longest is set.") },
  { "alpha_hydroxy_acid", N_ ("Sources say 1 to 4 days; the longest is set.") },
  { "benzoyl_peroxide", N_ ("Sources say 1 to 4 days; the longest is set.") },
  { "recent_scar_minor", N_ ("A source says 6 months for minor scars.") },
  { "recent_scar_major", N_ ("A source says 2 years for major scars.") },
  { "pregnancy", N_ ("Sources say both “no” and “fine”: decide each time.") },
  { "cancer", N_ ("A source says after 6 months’ remission.") },
};

static char *
rule_source (const DbkRuleDefault *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule_sources); i++)
    if (g_str_equal (rule_sources[i].condition, rule->condition))
      return g_strdup (_ (rule_sources[i].text));
  if (rule->window_days == DBK_NONE)
    return g_strdup (_ ("No source gives a time: it holds until the condition is over."));
  return g_strdup_printf (ngettext ("A source says %d day.", "A source says %d days.",
                                    (gulong) rule->window_days),
                          rule->window_days);
}

GPtrArray *
dbk_catalog_default_rules (void)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (dbk_record_unref);

  for (guint i = 0; i < dbk_catalog_rule_table_n; i++)
    {
      const DbkRuleDefault *entry = &dbk_catalog_rule_table[i];
      DbkRule *rule = dbk_rule_new ();

      rule->condition = g_strdup (entry->condition);
      rule->effect = g_strdup (entry->effect);
      rule->window_days = entry->window_days;
      rule->source = rule_source (entry);
      g_ptr_array_add (rules, rule);
    }
  return rules;
}

static const struct
{
  const char *code;
  const char *title;
} template_titles[] = {
  { "weekly_6", N_ ("Six sessions, weekly") },
  { "fortnightly_6", N_ ("Six sessions, every two weeks") },
  { "weekly_8", N_ ("Eight sessions, weekly") },
  { "weekly_5", N_ ("Five sessions, weekly") },
  { "fortnightly_10", N_ ("Ten sessions, every two weeks") },
  { "stretch_marks_8", N_ ("Stretch marks, eight sessions every three weeks") },
  { "single", N_ ("Single session") },
};

static const char *
template_title (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (template_titles); i++)
    if (g_str_equal (template_titles[i].code, code))
      return _ (template_titles[i].title);
  return code;
}

GPtrArray *
dbk_catalog_default_templates (void)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func (dbk_record_unref);

  for (guint i = 0; i < dbk_catalog_template_table_n; i++)
    {
      const DbkTemplateDefault *entry = &dbk_catalog_template_table[i];
      DbkCourseTemplate *course_template = dbk_course_template_new ();

      course_template->title = g_strdup (template_title (entry->code));
      course_template->concerns = dbk_codes_copy ((char *const *) entry->concerns);
      course_template->planned_sessions = entry->planned_sessions;
      course_template->interval_min_days = entry->interval_min_days;
      course_template->interval_target_days = entry->interval_target_days;
      course_template->interval_max_days = entry->interval_max_days;
      course_template->maintenance_days = entry->maintenance_days;
      course_template->scores_due = dbk_codes_copy ((char *const *) entry->scores_due);
      course_template->photos_due = dbk_codes_copy ((char *const *) entry->photos_due);
      course_template->home_care = g_strdup (_ ("Sun protection every day."));
      course_template->source =
          g_strdup (_ ("Seen in published trials and on clinics’ pages; make it your own."));
      g_ptr_array_add (templates, course_template);
    }
  return templates;
}

static const struct
{
  const char *code;
  const char *name;
} supply_names[] = {
  { "cleanser", N_ ("Cleanser") },
  { "conventional_facial", N_ ("Conventional facial") },
  { "toner", N_ ("Toner") },
  { "vitamin_c", N_ ("Vitamin C gel") },
  { "moisturiser", N_ ("Moisturizer") },
  { "sun_protection", N_ ("Sun protection") },
  { "diamond_fine", N_ ("Diamond, fine") },
  { "diamond_medium", N_ ("Diamond, medium") },
  { "diamond_coarse", N_ ("Diamond, coarse") },
  { "crystals", N_ ("Crystals") },
};

static const char *
supply_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (supply_names); i++)
    if (g_str_equal (supply_names[i].code, code))
      return _ (supply_names[i].name);
  return code;
}

GPtrArray *
dbk_catalog_default_products (void)
{
  GPtrArray *products = g_ptr_array_new_with_free_func (dbk_record_unref);

  for (guint i = 0; i < dbk_catalog_product_table_n; i++)
    {
      const DbkProductDefault *entry = &dbk_catalog_product_table[i];
      DbkProduct *product = dbk_product_new ();

      product->name = g_strdup (supply_name (entry->code));
      product->step = g_strdup (entry->step);
      product->moment = g_strdup (entry->moment);
      g_ptr_array_add (products, product);
    }
  return products;
}

GPtrArray *
dbk_catalog_default_devices (void)
{
  GPtrArray *devices = g_ptr_array_new_with_free_func (dbk_record_unref);

  for (guint i = 0; i < dbk_catalog_device_table_n; i++)
    {
      const DbkDeviceDefault *entry = &dbk_catalog_device_table[i];
      DbkDevice *device = dbk_device_new ();

      device->kind = g_strdup (entry->kind);
      for (guint j = 0; entry->tips[j] != NULL; j++)
        {
          DbkDeviceTip *tip = dbk_device_tip_new ();

          tip->name = g_strdup (supply_name (entry->tips[j]));
          g_ptr_array_add (device->tips, tip);
        }
      g_ptr_array_add (devices, device);
    }
  return devices;
}
