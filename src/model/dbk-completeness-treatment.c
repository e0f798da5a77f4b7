/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still missing: checks, treated areas and scores. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-catalog.h"
#include "dbk-completeness-private.h"
#include "dbk-contraindication.h"
#include "dbk-names.h"
#include "dbk-progress.h"
#include "dbk-scale.h"
#include "dbk-text.h"

#define OF_AGE 18

/* The first area that is treated although the check says to avoid it. */
static const DbkSessionArea *
treated_against (const DbkSession *draft, const DbkSessionCheck *check)
{
  for (guint i = 0; i < draft->areas->len; i++)
    {
      const DbkSessionArea *row = draft->areas->pdata[i];

      if (row->treated && (check->areas == NULL || dbk_codes_contain (check->areas, row->area)))
        return row;
    }
  return NULL;
}

static void
check_one (DbkCompleteness *self, const DbkSessionCheck *check, guint number)
{
  const DbkSessionArea *against;
  char *field;

  if (!dbk_text_is_blank (check->override_reason))
    return;
  field = g_strdup_printf ("checks/%u/override_reason", number);
  switch (dbk_effect_from_code (check->effect))
    {
    case DBK_EFFECT_BLOCK:
      dbk_completeness_add (
          self, DBK_MUST, DBK_SECTION_CHECKS, field, g_strdup (_ ("Reason to treat")),
          g_strdup_printf (_ ("%s Type a reason to treat all the same, or discard the draft."),
                           check->text));
      return;
    case DBK_EFFECT_SIGN_OFF:
      dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_CHECKS, field, g_strdup (_ ("Sign-off")),
                            g_strdup_printf (_ ("%s Say why treating is all right today."),
                                             check->text));
      return;
    case DBK_EFFECT_AVOID_AREA:
      against = treated_against (self->draft, check);
      if (against != NULL)
        dbk_completeness_add (
            self, DBK_MUST, DBK_SECTION_CHECKS, g_steal_pointer (&field),
            g_strdup_printf (_ ("Avoid %s"), dbk_name (DBK_NAME_AREA_SENTENCE, against->area)),
            g_strdup_printf (_ ("%s Mark the area as not treated, or type a reason to treat it."),
                             check->text));
      break;
    case DBK_EFFECT_NONE:
    case DBK_EFFECT_NOTE:
    case DBK_EFFECT_CAUTION:
    default:
      break;
    }
  g_free (field);
}

static void
check_consent (DbkCompleteness *self)
{
  const DbkConsent *consent;
  const DbkClient *client;
  int age;

  if (self->record == NULL || self->draft->treated_on == DBK_DATE_NONE)
    return;
  client = self->record->client;
  consent = dbk_consent_in_force (self->record->consents, "treatment", self->draft->treated_on);
  age = client == NULL ? -1 : dbk_date_age (client->birth_date, self->draft->treated_on);
  if (consent == NULL)
    dbk_completeness_add (
        self, DBK_SHOULD, DBK_SECTION_CHECKS, g_strdup ("consent_version"),
        g_strdup (_ ("Consent")),
        g_strdup (_ ("No consent to treatment is in force on this day: have one signed.")));
  else if (age >= 0 && age < OF_AGE && g_strcmp0 (consent->signer_relation, "guardian") != 0)
    dbk_completeness_add (
        self, DBK_SHOULD, DBK_SECTION_CHECKS, g_strdup ("consent_version"),
        g_strdup (_ ("Guardian’s consent")),
        g_strdup (_ ("The client is under 18: a parent or guardian has to sign the consent.")));
}

/* What is said of the patch test that doesn't stand as it should; NULL when it does. */
static const char *
patch_test_problem (const char *standing)
{
  if (g_strcmp0 (standing, "required") == 0)
    return _ ("The clinic asks for a patch test before treating: make one, or say in the notes why "
              "not.");
  if (g_strcmp0 (standing, "pending") == 0)
    return _ ("The patch test was not read yet: read it before treating.");
  if (g_strcmp0 (standing, "failed") == 0)
    return _ ("The patch test failed: say in the notes why treating is all right.");
  if (g_strcmp0 (standing, "expired") == 0)
    return _ ("The patch test is too old: make another one, or say in the notes why not.");
  return NULL;
}

static void
check_patch_test (DbkCompleteness *self)
{
  const char *problem = patch_test_problem (self->draft->patch_test);

  if (problem != NULL)
    dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_CHECKS, g_strdup ("patch_test"),
                          g_strdup (_ ("Patch test")), g_strdup (problem));
}

void
dbk_completeness_check_checks (DbkCompleteness *self)
{
  if (dbk_text_is_blank (self->draft->checks_answer))
    dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_CHECKS, g_strdup ("checks_answer"),
                          g_strdup (_ ("Anything new?")),
                          g_strdup (_ ("Ask whether anything has changed since last time.")));
  for (guint i = 0; i < self->draft->checks->len; i++)
    check_one (self, self->draft->checks->pdata[i], i + 1);
  check_consent (self);
  check_patch_test (self);
}

/* Takes @label and @message. */
static void
add_for_area (DbkCompleteness *self,
              const DbkSessionArea *row,
              const char *field,
              char *label,
              char *message)
{
  dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_TREATMENT,
                        g_strdup_printf ("areas/%s/%s", row->area, field), label, message);
}

static void
check_treated (DbkCompleteness *self, const DbkSessionArea *row)
{
  const char *area = dbk_name (DBK_NAME_AREA_SENTENCE, row->area);

  if (dbk_text_is_blank (row->tip) && dbk_text_is_blank (row->grit))
    add_for_area (self, row, "tip", g_strdup_printf (_ ("Tip, %s"), area),
                  g_strdup_printf (_ ("Choose the tip or grit used (%s)."), area));
  if (dbk_text_is_blank (row->vacuum))
    add_for_area (self, row, "vacuum", g_strdup_printf (_ ("Vacuum, %s"), area),
                  g_strdup_printf (_ ("Type the vacuum or the device’s level (%s)."), area));
  if (row->passes == DBK_NONE)
    add_for_area (self, row, "passes", g_strdup_printf (_ ("Passes, %s"), area),
                  g_strdup_printf (_ ("Type how many passes were made (%s)."), area));
  if (row->endpoint == DBK_NONE)
    add_for_area (self, row, "endpoint", g_strdup_printf (_ ("Endpoint, %s"), area),
                  g_strdup_printf (_ ("Grade the erythema seen, 0 to 4 (%s)."), area));
}

void
dbk_completeness_check_areas (DbkCompleteness *self)
{
  if (self->draft->areas->len == 0)
    dbk_completeness_add (self, DBK_MUST, DBK_SECTION_TREATMENT, g_strdup ("areas"),
                          g_strdup (_ ("Areas")),
                          g_strdup (_ ("Choose at least one area on the map or in the list.")));
  for (guint i = 0; i < self->draft->areas->len; i++)
    {
      const DbkSessionArea *row = self->draft->areas->pdata[i];
      const char *area = dbk_name (DBK_NAME_AREA_SENTENCE, row->area);

      if (row->treated)
        check_treated (self, row);
      else if (dbk_text_is_blank (row->not_treated_reason))
        add_for_area (self, row, "not_treated_reason", g_strdup_printf (_ ("Reason, %s"), area),
                      g_strdup_printf (_ ("Say why the area was not treated (%s)."), area));
    }
}

static gboolean
has_score (const DbkSession *draft, const char *concern, const char *area)
{
  for (guint i = 0; i < draft->scores->len; i++)
    {
      const DbkAssessment *score = draft->scores->pdata[i];

      if (g_strcmp0 (score->concern, concern) == 0 &&
          g_strcmp0 (score->area == NULL ? "" : score->area, area) == 0 &&
          (score->score != DBK_NONE || !dbk_text_is_blank (score->word)))
        return TRUE;
    }
  return FALSE;
}

static void
check_score (DbkCompleteness *self, const DbkConcern *concern, const char *area)
{
  const char *name = dbk_name_concern (concern->code, concern->other_text);
  const char *where = dbk_name (DBK_NAME_AREA_SENTENCE, area);

  if (has_score (self->draft, concern->id, area))
    return;
  if (area[0] == '\0')
    dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_SCORES,
                          g_strdup_printf ("scores/%s/", concern->id),
                          g_strdup_printf (_ ("Score, %s"), name),
                          g_strdup_printf (_ ("A score is due at this session: %s."), name));
  else
    dbk_completeness_add (self, DBK_SHOULD, DBK_SECTION_SCORES,
                          g_strdup_printf ("scores/%s/%s", concern->id, area),
                          g_strdup_printf (_ ("Score, %s"), where),
                          g_strdup_printf (_ ("A score is due at this session: %s, %s."), name,
                                           where));
}

void
dbk_completeness_check_scores (DbkCompleteness *self)
{
  if (self->record == NULL || !dbk_course_is_due_at (self->course->scores_due, self->number))
    return;
  for (guint i = 0; self->course->concerns != NULL && self->course->concerns[i] != NULL; i++)
    {
      const DbkConcern *concern =
          dbk_client_record_find_concern (self->record, self->course->concerns[i]);
      const DbkScaleInfo *scale;

      if (concern == NULL)
        continue;
      scale = dbk_client_record_find_scale (self->record, concern);
      if (concern->areas == NULL || (scale != NULL && !scale->per_area))
        check_score (self, concern, "");
      else
        for (guint j = 0; concern->areas[j] != NULL; j++)
          if (dbk_scale_asks_for (scale, concern->areas[j]))
            check_score (self, concern, concern->areas[j]);
    }
}
