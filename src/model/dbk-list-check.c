/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of one of the clinic's lists must have. */
#include "config.h"

#include "dbk-list-check.h"

#include "dbk-gettext.h"
#include <string.h>

#include "dbk-scale.h"
#include "dbk-text.h"
#include "dbk-unit.h"

#define WINDOW_MOST 36600 /* days, as the records hold them */
#define INTERVAL_MOST 3660
#define SCORE_MOST 10000 /* in tenths */

typedef struct
{
  const char *field;
  const char *sentence;
} Problem;

static const Problem none;

static Problem
problem (const char *field, const char *sentence)
{
  return (Problem){ field, sentence };
}

static const DbkRecordType *
type_of (gconstpointer record)
{
  return ((const DbkRecord *) record)->type;
}

/* Two parts that would look the same on the session page. */
static gboolean
has_twin (GPtrArray *parts, guint index)
{
  gconstpointer part = parts->pdata[index];
  const DbkRecordType *type = type_of (part);

  for (guint i = 0; i < index; i++)
    {
      gboolean same = TRUE;

      for (guint j = 0; j < type->n_fields; j++)
        if (strcmp (type->fields[j].name, "retired_on") != 0)
          same = same && dbk_record_field_equal (parts->pdata[i], part, &type->fields[j]);
      if (same)
        return TRUE;
    }
  return FALSE;
}

static Problem
check_device (gconstpointer entry)
{
  const DbkDevice *device = entry;
  gboolean ranged =
      !dbk_text_is_blank (device->vacuum_min) || !dbk_text_is_blank (device->vacuum_max);

  if (dbk_text_is_blank (device->kind))
    return problem ("kind", _ ("Choose what kind of device it is."));
  if (ranged && dbk_text_is_blank (device->vacuum_unit))
    return problem ("vacuum_unit", _ ("Choose the unit the range is meant in."));
  if (!dbk_text_is_blank (device->vacuum_min) && !dbk_text_is_blank (device->vacuum_max) &&
      g_ascii_strtod (device->vacuum_min, NULL) > g_ascii_strtod (device->vacuum_max, NULL))
    return problem ("vacuum_max", _ ("The most is less than the least. Exchange the two."));
  for (guint i = 0; i < device->tips->len; i++)
    {
      const DbkDeviceTip *tip = device->tips->pdata[i];

      if (dbk_text_is_blank (tip->name))
        return problem ("tips", _ ("A tip needs a name. What does the box say?"));
      if (has_twin (device->tips, i))
        return problem ("tips", _ ("Two tips are the same. Give one another name or grit, or take "
                                   "it out."));
    }
  return none;
}

static Problem
check_product (gconstpointer entry)
{
  const DbkProduct *product = entry;

  if (dbk_text_is_blank (product->name))
    return problem ("name", _ ("A product needs a name."));
  for (guint i = 0; i < product->batches->len; i++)
    {
      const DbkProductBatch *batch = product->batches->pdata[i];

      if (dbk_text_is_blank (batch->number))
        return problem ("batches", _ ("A batch needs its number. It is printed on the package."));
      if (has_twin (product->batches, i))
        return problem ("batches", _ ("The same batch is there twice. Take one out."));
    }
  return none;
}

static Problem
check_rule (gconstpointer entry)
{
  const DbkRule *rule = entry;

  if (dbk_text_is_blank (rule->condition))
    return problem ("condition", _ ("Say what the rule is about: a condition, a medicine or "
                                    "something that was done."));
  if (dbk_text_is_blank (rule->effect))
    return problem ("effect", _ ("Choose what the rule does."));
  if (rule->window_days != DBK_NONE && (rule->window_days < 0 || rule->window_days > WINDOW_MOST))
    return problem ("window_days", _ ("Write a whole number of days, or leave it empty when it "
                                      "holds until the condition is over."));
  return none;
}

static Problem
check_text (const char *title, const char *body)
{
  if (dbk_text_is_blank (title))
    return problem ("title", _ ("Give it a title: it stands above the text."));
  if (dbk_text_is_blank (body))
    return problem ("body", _ ("The text is missing. Write what the client is to read."));
  return none;
}

static Problem
check_aftercare_sheet (gconstpointer entry)
{
  const DbkAftercareSheet *sheet = entry;

  return check_text (sheet->title, sheet->body);
}

static Problem
check_consent_form (gconstpointer entry)
{
  const DbkConsentForm *form = entry;

  if (dbk_text_is_blank (form->kind))
    return problem ("kind", _ ("Choose what the client agrees to."));
  return check_text (form->title, form->body);
}

static gboolean
is_outside (int number, int least, int most)
{
  return number != DBK_NONE && (number < least || number > most);
}

static Problem
check_intervals (const DbkCourseTemplate *plan)
{
  const char *days = _ ("Write a whole number of days, or leave it empty.");
  int least = plan->interval_min_days;
  int target = plan->interval_target_days;
  int most = plan->interval_max_days;

  if (is_outside (least, 0, INTERVAL_MOST))
    return problem ("interval_min_days", days);
  if (is_outside (target, 0, INTERVAL_MOST))
    return problem ("interval_target_days", days);
  if (is_outside (most, 0, INTERVAL_MOST))
    return problem ("interval_max_days", days);
  if (is_outside (plan->maintenance_days, 1, INTERVAL_MOST))
    return problem ("maintenance_days", days);
  if (target != DBK_NONE && least != DBK_NONE && target < least)
    return problem ("interval_target_days", _ ("This is less than the fewest days."));
  /* DBK_NONE is less than any number. */
  if (most != DBK_NONE && most < MAX (least, target))
    return problem ("interval_max_days", _ ("This is less than the days it is meant to be."));
  return none;
}

static gboolean
are_sessions (char *const *numbers, int planned)
{
  for (guint i = 0; numbers != NULL && numbers[i] != NULL; i++)
    {
      gint64 number = g_ascii_strtoll (numbers[i], NULL, 10);

      if (number < 1 || (planned != DBK_NONE && number > planned))
        return FALSE;
    }
  return TRUE;
}

static Problem
check_course_template (gconstpointer entry)
{
  const DbkCourseTemplate *plan = entry;
  Problem found;

  if (dbk_text_is_blank (plan->title))
    return problem ("title", _ ("Give the template a name, such as “Six sessions, weekly”."));
  if (is_outside (plan->planned_sessions, 1, 999))
    return problem ("planned_sessions", _ ("Write a whole number of sessions, or leave it empty "
                                           "for as many as it takes."));
  found = check_intervals (plan);
  if (found.sentence != NULL)
    return found;
  if (!are_sessions (plan->scores_due, plan->planned_sessions))
    return problem ("scores_due", _ ("The course has fewer sessions than that."));
  if (!are_sessions (plan->photos_due, plan->planned_sessions))
    return problem ("photos_due", _ ("The course has fewer sessions than that."));
  return none;
}

static Problem
check_scale (gconstpointer entry)
{
  const DbkScaleInfo *scale = &((const DbkScale *) entry)->info;
  guint n_labels = scale->labels == NULL ? 0 : g_strv_length ((char **) scale->labels);
  guint n_grades;

  if (dbk_text_is_blank (scale->name))
    return problem ("name", _ ("Give the scale a name, such as “Glow”."));
  if (scale->minimum == DBK_NONE || scale->minimum < 0 || scale->minimum > SCORE_MOST)
    return problem ("minimum", _ ("Write the lowest score there is, a number from 0 to 1000."));
  if (scale->maximum == DBK_NONE || scale->maximum > SCORE_MOST)
    return problem ("maximum", _ ("Write the highest score there is, up to 1000."));
  if (scale->maximum <= scale->minimum)
    return problem ("maximum", _ ("The highest score has to be above the lowest."));
  if (scale->step == DBK_NONE || scale->step <= 0)
    return problem ("step", _ ("Write how far one grade is from the next, such as 1 or 0.5."));
  n_grades = dbk_scale_count_grades (scale);
  if (n_grades == 0)
    return problem ("step", _ ("Steps of this size don’t end at the highest score."));
  if (n_grades > DBK_SCALE_MOST_GRADES)
    return problem ("step", _ ("This would be more than 1000 grades. Take larger steps."));
  if (n_labels > 0 && n_labels != n_grades)
    return problem ("labels", _ ("Write one line for each grade, from the lowest score to the "
                                 "highest, or leave all of it empty."));
  return none;
}

static Problem
check_clinic (gconstpointer entry)
{
  const DbkClinic *clinic = entry;

  if (dbk_text_is_blank (clinic->name))
    return problem ("name", _ ("The clinic needs a name: it heads every print."));
  if (!dbk_text_is_blank (clinic->email) && !dbk_text_is_email (clinic->email))
    return problem ("email", _ ("This doesn’t look like an e-mail address. Is something "
                                "missing?"));
  if (!dbk_text_is_blank (clinic->color) &&
      !g_regex_match_simple ("^#[0-9A-Fa-f]{6}$", clinic->color, G_REGEX_DEFAULT, 0))
    return problem ("color", _ ("A color is written as #8a3b66: a sharp and six digits from 0 to 9 "
                                "and a to f. Empty is black."));
  if (clinic->history_interval_months != DBK_NONE &&
      (clinic->history_interval_months < 1 || clinic->history_interval_months > 120))
    return problem ("history_interval_months", _ ("Write a whole number of months from 1 to 120, "
                                                  "or leave it empty to ask nobody."));
  if (clinic->patch_test_interval_months != DBK_NONE &&
      (clinic->patch_test_interval_months < 1 || clinic->patch_test_interval_months > 120))
    return problem ("patch_test_interval_months",
                    _ ("Write a whole number of months from 1 to 120, "
                       "or leave it empty to ask nobody."));
  if (clinic->retention_years != DBK_NONE &&
      (clinic->retention_years < 1 || clinic->retention_years > 100))
    return problem ("retention_years", _ ("Write a whole number of years from 1 to 100, or leave "
                                          "it empty to look at nobody again."));
  if (clinic->retention_minor_age != DBK_NONE &&
      (clinic->retention_minor_age < 18 || clinic->retention_minor_age > 100))
    return problem ("retention_minor_age", _ ("Write an age from 18 to 100, or leave it empty."));
  if (clinic->lock_minutes != DBK_NONE && (clinic->lock_minutes < 1 || clinic->lock_minutes > 240))
    return problem ("lock_minutes", _ ("Write a whole number of minutes from 1 to 240, or leave it "
                                       "empty to lock by hand only."));
  return none;
}

static const struct
{
  const DbkRecordType *type;
  Problem (*check) (gconstpointer entry);
} checks[] = {
  { &dbk_device_type, check_device },
  { &dbk_product_type, check_product },
  { &dbk_rule_type, check_rule },
  { &dbk_aftercare_sheet_type, check_aftercare_sheet },
  { &dbk_consent_form_type, check_consent_form },
  { &dbk_course_template_type, check_course_template },
  { &dbk_scale_type, check_scale },
  { &dbk_clinic_type, check_clinic },
};

gboolean
dbk_list_check (gconstpointer entry, const char **field, GError **error)
{
  Problem found = none;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].type == type_of (entry))
      found = checks[i].check (entry);
  if (found.sentence == NULL)
    return TRUE;
  if (field != NULL)
    *field = found.field;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, found.sentence);
  return FALSE;
}

gboolean
dbk_list_has_versions (const DbkRecordType *type)
{
  return type == &dbk_aftercare_sheet_type || type == &dbk_consent_form_type ||
         type == &dbk_scale_type;
}

gboolean
dbk_list_says_other (gconstpointer a, gconstpointer b)
{
  static const char *const said[] = {
    "kind", "title",           "body",   "name",     "minimum", "maximum",
    "step", "lower_is_better", "labels", "per_area", "areas",   "source",
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const DbkField *field = dbk_record_type_find (type_of (a), said[i]);

      if (field != NULL && !dbk_record_field_equal (a, b, field))
        return TRUE;
    }
  return FALSE;
}

char *
dbk_list_next_version (const char *version)
{
  gsize length = version == NULL ? 0 : strlen (version);
  gsize digits = length;

  while (digits > 0 && g_ascii_isdigit (version[digits - 1]))
    digits--;
  /* A number nobody counts with: a text follows it. */
  if (digits == length || length - digits > 9)
    return length == 0 ? g_strdup ("1") : g_strdup_printf ("%s 2", version);
  return g_strdup_printf ("%.*s%" G_GINT64_FORMAT, (int) digits, version,
                          g_ascii_strtoll (version + digits, NULL, 10) + 1);
}
