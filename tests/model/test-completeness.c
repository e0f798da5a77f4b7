/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing before signing: each thing alone, from a draft that lacks nothing. */
#include <string.h>

#include "dbk-completeness.h"
#include "dbk-names.h"
#include "test-values.h"

typedef struct
{
  DbkClientRecord *record;
  DbkCourse *course;
  DbkSession *draft;
  DbkSessionArea *area;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DbkConsent *consent = dbk_consent_new ();
  DbkSessionProduct *product = dbk_session_product_new ();

  fixture->record = make_record ();
  consent->kind = g_strdup ("treatment");
  consent->signed_on = day ("2026-10-01");
  consent->signer_relation = g_strdup ("client");
  g_ptr_array_add (fixture->record->consents, consent);
  fixture->course = make_course ();
  g_ptr_array_add (fixture->record->courses, fixture->course);
  fixture->draft = add_session (fixture->course, "draft", "2026-11-23");
  dbk_set_text (&fixture->draft->checks_answer, "no_change");
  dbk_set_text (&fixture->draft->reaction_answer, "none");
  fixture->draft->aftercare_given = TRUE;
  fixture->area = add_area (fixture->draft, "cheek_left");
  fixture->area->tip = g_strdup ("Diamond");
  fixture->area->vacuum = g_strdup ("15");
  fixture->area->passes = 2;
  fixture->area->endpoint = 0;
  product->name = g_strdup ("Toner");
  product->batch_number = g_strdup ("T1187");
  g_ptr_array_add (fixture->draft->products, product);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dbk_client_record_unref (fixture->record);
}

/* Exactly these fields, in this order, joined by a space; "!" before a must. */
static void
assert_missing (Fixture *fixture, const char *fields)
{
  g_autoptr (GPtrArray) missing =
      dbk_session_missing (fixture->draft, fixture->course, fixture->record, day ("2026-11-23"));
  g_autoptr (GString) found = g_string_new (NULL);
  const DbkMissing *must;

  for (guint i = 0; i < missing->len; i++)
    {
      const DbkMissing *one = missing->pdata[i];

      g_string_append_printf (found, "%s%s%s", i == 0 ? "" : " ",
                              one->weight == DBK_MUST ? "!" : "", one->field);
      g_assert_cmpstr (one->label, !=, "");
      g_assert_nonnull (strchr (one->message, '.'));
      if (i > 0)
        g_assert_cmpint (((DbkMissing *) missing->pdata[i - 1])->section, <=, one->section);
    }
  g_assert_cmpstr (found->str, ==, fields);
  must = dbk_missing_first_must (missing);
  g_assert_true ((must != NULL) == (strchr (fields, '!') != NULL));
}

static void
test_complete (Fixture *fixture, gconstpointer data)
{
  assert_missing (fixture, "");
}

static void
test_head (Fixture *fixture, gconstpointer data)
{
  fixture->draft->treated_on = DBK_DATE_NONE;
  assert_missing (fixture, "!treated_on");
  fixture->draft->treated_on = day ("2026-11-24");
  assert_missing (fixture, "!treated_on");
  fixture->draft->treated_on = day ("2026-11-23");
  dbk_set_text (&fixture->draft->practitioner, " ");
  assert_missing (fixture, "!practitioner");
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  dbk_set_text (&fixture->draft->checks_answer, NULL);
  dbk_set_text (&fixture->draft->reaction_answer, NULL);
  fixture->draft->aftercare_given = FALSE;
  assert_missing (fixture, "checks_answer reaction_answer aftercare_given");
  dbk_set_text (&fixture->draft->checks_answer, "changed");
  dbk_set_text (&fixture->draft->reaction_answer, "some");
  fixture->draft->aftercare_given = TRUE;
  assert_missing (fixture, "reactions");
  g_ptr_array_add (fixture->draft->reactions, dbk_session_reaction_new ());
  assert_missing (fixture, "");
}

static void
test_areas (Fixture *fixture, gconstpointer data)
{
  DbkSessionArea *bare = add_area (fixture->draft, "cheek_right");
  DbkSessionArea *left_out = add_area (fixture->draft, "glabella");

  left_out->treated = FALSE;
  assert_missing (fixture,
                  "areas/cheek_right/tip areas/cheek_right/vacuum areas/cheek_right/passes "
                  "areas/cheek_right/endpoint areas/glabella/not_treated_reason");
  bare->grit = g_strdup ("120");
  bare->vacuum = g_strdup ("3");
  bare->passes = 1;
  bare->endpoint = 4;
  left_out->not_treated_reason = g_strdup ("waxed");
  assert_missing (fixture, "");
  g_ptr_array_set_size (fixture->draft->areas, 0);
  assert_missing (fixture, "!areas");
}

static void
test_labels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) missing = NULL;
  const DbkMissing *first;

  fixture->area->endpoint = DBK_NONE;
  missing =
      dbk_session_missing (fixture->draft, fixture->course, fixture->record, day ("2026-11-23"));
  first = missing->pdata[0];
  g_assert_cmpstr (first->label, ==, "Endpoint, left cheek");
  g_assert_cmpstr (first->message, ==, "Grade the erythema seen, 0 to 4 (left cheek).");
  g_assert_cmpuint (dbk_missing_count_section (missing, DBK_SECTION_TREATMENT), ==, 1);
  g_assert_cmpuint (dbk_missing_count_section (missing, DBK_SECTION_SCORES), ==, 0);
  g_assert_null (dbk_missing_first_must (missing));
}

static DbkSessionCheck *
add_check (Fixture *fixture, const char *effect, const char *areas)
{
  DbkSessionCheck *check = dbk_session_check_new ();

  check->condition = g_strdup ("isotretinoin");
  check->effect = g_strdup (effect);
  check->text = g_strdup ("Do not treat.");
  check->areas = codes (areas);
  g_ptr_array_add (fixture->draft->checks, check);
  return check;
}

static void
test_checks (Fixture *fixture, gconstpointer data)
{
  DbkSessionCheck *sign_off;
  DbkSessionCheck *avoid;
  DbkSessionCheck *block;

  add_check (fixture, "note", "");
  add_check (fixture, "caution", "");
  add_check (fixture, "avoid_area", "chin");
  assert_missing (fixture, "");
  sign_off = add_check (fixture, "sign_off", "");
  avoid = add_check (fixture, "avoid_area", "cheek_left;chin");
  block = add_check (fixture, "block", "");
  assert_missing (fixture,
                  "checks/4/override_reason !checks/5/override_reason !checks/6/override_reason");
  fixture->area->treated = FALSE;
  dbk_set_text (&fixture->area->not_treated_reason, "filler");
  assert_missing (fixture, "checks/4/override_reason !checks/6/override_reason");
  dbk_set_text (&sign_off->override_reason, "no keloid on the face");
  dbk_set_text (&block->override_reason, "the doctor agreed");
  assert_missing (fixture, "");
  fixture->area->treated = TRUE;
  assert_missing (fixture, "!checks/5/override_reason");
  dbk_set_text (&avoid->override_reason, "healed");
  assert_missing (fixture, "");
}

static void
test_consent (Fixture *fixture, gconstpointer data)
{
  DbkConsent *consent = fixture->record->consents->pdata[0];
  g_autoptr (GPtrArray) without_record = NULL;

  consent->expires_on = day ("2026-11-22");
  assert_missing (fixture, "consent_version");
  consent->expires_on = DBK_DATE_NONE;
  fixture->record->client->birth_date = day ("2008-11-24");
  assert_missing (fixture, "consent_version");
  dbk_set_text (&consent->signer_relation, "guardian");
  assert_missing (fixture, "");
  dbk_set_text (&consent->signer_relation, "client");
  fixture->record->client->birth_date = day ("2008-11-23");
  assert_missing (fixture, "");
  g_ptr_array_set_size (fixture->record->consents, 0);
  without_record = dbk_session_missing (fixture->draft, fixture->course, NULL, day ("2026-11-23"));
  g_assert_cmpuint (without_record->len, ==, 0);
}

static void
test_products (Fixture *fixture, gconstpointer data)
{
  DbkSessionProduct *toner = fixture->draft->products->pdata[0];
  DbkSessionProduct *facial = dbk_session_product_new ();
  DbkSessionProduct *gel = dbk_session_product_new ();

  facial->name = g_strdup ("Conventional facial");
  facial->step = g_strdup ("facial");
  gel->name = g_strdup ("Vitamin C gel");
  g_ptr_array_add (fixture->draft->products, facial);
  g_ptr_array_add (fixture->draft->products, gel);
  assert_missing (fixture, "products/3/batch_number");
  dbk_set_text (&gel->batch_number, "V0642");
  toner->expires_on = day ("2026-11-23");
  assert_missing (fixture, "");
  toner->expires_on = day ("2026-11-22");
  assert_missing (fixture, "products/1/expires_on");
}

static DbkConsent *
make_photo_consent (void)
{
  DbkConsent *consent = dbk_consent_new ();

  consent->kind = g_strdup ("photographs");
  consent->signed_on = day ("2026-10-01");
  consent->signer_relation = g_strdup ("client");
  return consent;
}

static void
test_scores_due (Fixture *fixture, gconstpointer data)
{
  DbkConcern *concern = dbk_concern_new ();
  DbkAssessment *score = make_score ("cheek_left", "session", "2026-11-23", 20);

  concern->id = g_strdup ("concern");
  concern->code = g_strdup ("dullness");
  concern->scale = g_strdup ("vas");
  concern->areas = codes ("cheek_left;cheek_right");
  g_ptr_array_add (fixture->record->concerns, concern);
  fixture->course->concerns = codes ("concern;gone");
  fixture->course->scores_due = codes ("3");
  fixture->course->photos_due = codes ("2");
  assert_missing (fixture, "");
  add_session (fixture->course, "signed", "2026-10-08");
  /* Who didn't agree to them isn't photographed. */
  assert_missing (fixture, "");
  g_ptr_array_add (fixture->record->consents, make_photo_consent ());
  assert_missing (fixture, "photos");
  g_ptr_array_add (fixture->draft->photos, dbk_photo_new ());
  assert_missing (fixture, "");
  add_session (fixture->course, "signed", "2026-10-22");
  assert_missing (fixture, "scores/concern/cheek_left scores/concern/cheek_right");
  score->concern = g_strdup ("concern");
  g_ptr_array_add (fixture->draft->scores, score);
  assert_missing (fixture, "scores/concern/cheek_right");
  score->score = DBK_NONE;
  assert_missing (fixture, "scores/concern/cheek_left scores/concern/cheek_right");
  /* A scale of the whole face asks once. */
  dbk_set_text (&concern->scale, "mmasi");
  assert_missing (fixture, "scores/concern/");
  dbk_set_text (&score->area, NULL);
  score->score = 84;
  assert_missing (fixture, "");
}

/* A draft that was never stored is the next of its course. */
static void
test_unstored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSession) draft = dbk_session_copy (fixture->draft);
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  dbk_set_text (&draft->id, NULL);
  course->photos_due = codes ("2");
  g_ptr_array_add (fixture->record->consents, make_photo_consent ());
  first = dbk_session_missing (draft, course, fixture->record, day ("2026-11-23"));
  g_assert_cmpuint (first->len, ==, 0);
  add_session (course, "signed", "2026-10-08");
  second = dbk_session_missing (draft, course, fixture->record, day ("2026-11-23"));
  g_assert_cmpuint (second->len, ==, 1);
}

static void
test_transcribe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSession) session = dbk_session_new ();
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) something = NULL;

  nothing = dbk_session_missing_to_transcribe (session, day ("2026-11-23"));
  g_assert_cmpuint (nothing->len, ==, 3);
  g_assert_cmpstr (dbk_missing_first_must (nothing)->field, ==, "treated_on");
  session->treated_on = day ("2019-05-01");
  session->source = g_strdup ("paper card");
  session->notes = g_strdup ("forehead, diamond 120");
  something = dbk_session_missing_to_transcribe (session, day ("2026-11-23"));
  g_assert_cmpuint (something->len, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/completeness/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("complete", test_complete);
  ADD ("head", test_head);
  ADD ("answers", test_answers);
  ADD ("areas", test_areas);
  ADD ("labels", test_labels);
  ADD ("checks", test_checks);
  ADD ("consent", test_consent);
  ADD ("products", test_products);
  ADD ("scores-due", test_scores_due);
  ADD ("unstored", test_unstored);
  ADD ("transcribe", test_transcribe);
  return g_test_run ();
}
