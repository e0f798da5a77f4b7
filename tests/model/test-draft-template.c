/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draft begins with, and what it never takes over. */
#include <string.h>

#include "dbk-catalog.h"
#include "dbk-completeness.h"
#include "dbk-draft-template.h"
#include "dbk-record-json.h"
#include "test-values.h"

#define NOW (1795435560000) /* 23 November 2026, 12:06 */

/* A session with something in every field a draft could take. */
static DbkSession *
make_last (DbkCourse *course)
{
  DbkSession *last = add_session (course, "signed", "2026-11-07");
  DbkSessionArea *row = add_area (last, "cheek_left");
  DbkSessionArea *left_out = add_area (last, "glabella");
  DbkSessionProduct *gel = dbk_session_product_new ();
  DbkSessionReaction *reaction = dbk_session_reaction_new ();

  dbk_set_text (&last->device_kind, "diamond");
  dbk_set_text (&last->device_model, "D2");
  last->device_row = 4;
  last->duration_minutes = 40;
  dbk_set_text (&last->started_at, "14:05");
  dbk_set_text (&last->before_treatment, "Conventional facial");
  dbk_set_text (&last->checks_answer, "no_change");
  dbk_set_text (&last->patch_test, "passed");
  dbk_set_text (&last->consent_version, "Consent, version 1");
  dbk_set_text (&last->reaction_answer, "none");
  dbk_set_text (&last->aftercare_title, "After");
  last->aftercare_given = TRUE;
  dbk_set_text (&last->feedback, "soft");
  last->satisfaction = 5;
  dbk_set_text (&last->notes, "long note");
  last->next_recommended_on = day ("2026-11-21");
  row->tip = g_strdup ("Diamond");
  row->grit = g_strdup ("120");
  row->tip_care = g_strdup ("sterilised");
  row->vacuum = g_strdup ("15");
  row->vacuum_unit = g_strdup ("mmHg");
  row->passes = 2;
  row->direction = g_strdup ("single");
  row->duration_seconds = 90;
  row->endpoint = 2;
  row->reaction = g_strdup ("slight pink");
  row->note = g_strdup ("thin skin");
  left_out->treated = FALSE;
  left_out->not_treated_reason = g_strdup ("waxed");
  gel->name = g_strdup ("Vitamin C gel");
  gel->step = g_strdup ("vitamin_c");
  gel->moment = g_strdup ("after");
  gel->batch_number = g_strdup ("OLD");
  gel->expires_on = day ("2026-11-10");
  g_ptr_array_add (last->products, gel);
  reaction->id = g_strdup ("reaction");
  reaction->code = g_strdup ("erythema");
  g_ptr_array_add (last->reactions, reaction);
  g_ptr_array_add (last->checks, dbk_session_check_new ());
  g_ptr_array_add (last->scores, make_score ("cheek_left", "session", "2026-11-07", 20));
  g_ptr_array_add (last->photos, dbk_photo_new ());
  g_ptr_array_add (last->addenda, dbk_addendum_new ());
  last->signed_at = 5;
  dbk_set_text (&last->signed_by, "Priya Nair");
  return last;
}

static DbkStaff *
make_staff (void)
{
  DbkStaff *staff = dbk_staff_new ();

  staff->row = 3;
  staff->name = g_strdup ("Maya Lindqvist");
  staff->certificate_number = g_strdup ("41-2207");
  return staff;
}

static void
test_new_draft (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkStaff) staff = make_staff ();
  g_autoptr (DbkSession) draft = NULL;
  g_autofree char *json = NULL;

  course->row = 9;
  course->areas = codes ("cheek_left;cheek_right;cheek_left");
  course->home_care = g_strdup ("Sun protection every day.");
  draft = dbk_session_new_draft (course, staff, NOW);
  g_assert_cmpint (draft->course_row, ==, 9);
  g_assert_cmpint (draft->practitioner_row, ==, 3);
  json = dbk_record_to_json (draft, DBK_JSON_DEFAULT);
  g_assert_cmpstr (json, ==,
                   "{\"state\":\"draft\",\"treated_on\":\"2026-11-23\","
                   "\"practitioner\":\"Maya Lindqvist\",\"practitioner_certificate\":\"41-2207\","
                   "\"aftercare_given\":false,\"home_care\":\"Sun protection every day.\","
                   "\"recorded_at\":\"2026-11-23T12:06:00.000Z\",\"areas\":["
                   "{\"area\":\"cheek_left\",\"treated\":true},"
                   "{\"area\":\"cheek_right\",\"treated\":true}]}");
}

/* The whole copied draft as JSON: a field added later shows here. */
static void
test_copy_settings (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkSession) draft = NULL;
  DbkSession *last = make_last (course);
  g_autofree char *json = NULL;

  draft = dbk_session_new_draft (course, NULL, NOW);
  g_assert_true (dbk_session_copy_settings (draft, last, NULL));
  g_assert_cmpint (draft->device_row, ==, 4);
  json = dbk_record_to_json (draft, DBK_JSON_DEFAULT);
  g_assert_cmpstr (
      json, ==,
      "{\"state\":\"draft\",\"treated_on\":\"2026-11-23\",\"device_kind\":\"diamond\","
      "\"device_model\":\"D2\",\"before_treatment\":\"Conventional facial\","
      "\"aftercare_given\":false,\"recorded_at\":\"2026-11-23T12:06:00.000Z\",\"areas\":["
      "{\"area\":\"cheek_left\",\"treated\":true,\"tip\":\"Diamond\",\"grit\":\"120\","
      "\"tip_care\":\"sterilised\",\"vacuum\":\"15\",\"vacuum_unit\":\"mmHg\",\"passes\":2,"
      "\"direction\":\"single\",\"duration_seconds\":90}],\"products\":[{\"step\":\"vitamin_c\","
      "\"moment\":\"after\",\"name\":\"Vitamin C gel\"}]}");
  g_assert_false (dbk_session_copy_settings (draft, last, NULL));
}

static void
test_copy_keeps_what_is_there (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkSession) draft = NULL;
  DbkSession *last = make_last (course);
  DbkSessionArea *row;
  DbkSessionArea *nose;

  draft = dbk_session_new_draft (course, NULL, NOW);
  dbk_set_text (&draft->device_kind, "crystal");
  dbk_set_text (&draft->before_treatment, "Toner");
  row = add_area (draft, "cheek_left");
  row->grit = g_strdup ("80");
  row->vacuum = g_strdup ("3");
  row->vacuum_unit = g_strdup ("level");
  row->endpoint = 1;
  nose = add_area (draft, "glabella");
  nose->treated = FALSE;
  g_assert_true (dbk_session_copy_settings (draft, last, NULL));
  g_assert_cmpstr (draft->device_kind, ==, "crystal");
  g_assert_null (draft->device_model);
  g_assert_cmpstr (draft->before_treatment, ==, "Toner");
  g_assert_cmpuint (draft->areas->len, ==, 2);
  g_assert_null (row->tip);
  g_assert_cmpstr (row->grit, ==, "80");
  g_assert_cmpstr (row->vacuum_unit, ==, "level");
  g_assert_cmpint (row->passes, ==, 2);
  g_assert_cmpint (row->endpoint, ==, 1);
  g_assert_null (nose->not_treated_reason);
}

/* An area left untreated today stays so, whatever was done last time. */
static void
test_copy_leaves_untreated (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkSession) draft = NULL;
  DbkSessionArea *row;

  draft = dbk_session_new_draft (course, NULL, NOW);
  row = add_area (draft, "cheek_left");
  row->treated = FALSE;
  dbk_session_copy_settings (draft, make_last (course), NULL);
  g_assert_false (row->treated);
  g_assert_null (row->tip);
  g_assert_cmpuint (draft->areas->len, ==, 1);
}

static void
test_batches (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkSession) draft = NULL;
  DbkSession *last = make_last (course);
  g_autoptr (GPtrArray) products = g_ptr_array_new_with_free_func (dbk_record_unref);
  const DbkSessionProduct *copied;

  for (int i = 0; i < 2; i++)
    {
      DbkProduct *product = dbk_product_new ();

      product->name = g_strdup ("vitamin c gel");
      product->open_batch_number = g_strdup (i == 0 ? "GONE" : "OPEN");
      product->open_expires_on = day ("2027-02-28");
      product->retired_on = i == 0 ? day ("2026-01-01") : DBK_DATE_NONE;
      g_ptr_array_add (products, product);
    }
  draft = dbk_session_new_draft (course, NULL, NOW);
  dbk_session_copy_settings (draft, last, products);
  copied = draft->products->pdata[0];
  g_assert_cmpstr (copied->batch_number, ==, "OPEN");
  g_assert_cmpint (copied->expires_on, ==, day ("2027-02-28"));
  g_assert_cmpstr (copied->name, ==, "Vitamin C gel");
}

/* After copying a follow-up, what is left to do is what the budget of presses counts. */
static void
test_presses (void)
{
  g_autoptr (DbkClientRecord) record = make_record ();
  DbkCourse *course = make_course ();
  g_autoptr (DbkSession) draft = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  DbkSession *last;

  g_ptr_array_add (record->courses, course);
  last = make_last (course);
  g_ptr_array_set_size (last->products, 0);
  draft = dbk_session_new_draft (course, NULL, NOW);
  dbk_set_text (&draft->practitioner, "Maya Lindqvist");
  dbk_session_copy_settings (draft, last, NULL);
  missing = dbk_session_missing (draft, course, NULL, day ("2026-11-23"));
  g_assert_cmpuint (missing->len, ==, 4);
  g_assert_cmpstr (((DbkMissing *) missing->pdata[0])->field, ==, "checks_answer");
  g_assert_cmpstr (((DbkMissing *) missing->pdata[1])->field, ==, "areas/cheek_left/endpoint");
  g_assert_cmpstr (((DbkMissing *) missing->pdata[2])->field, ==, "reaction_answer");
  g_assert_cmpstr (((DbkMissing *) missing->pdata[3])->field, ==, "aftercare_given");
}

static void
test_log_again (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  g_autoptr (DbkStaff) staff = make_staff ();
  DbkSession *wrong = make_last (course);
  g_autoptr (DbkSession) draft = NULL;

  mark_entered_in_error (wrong);
  wrong->row = 12;
  draft = dbk_session_log_again (wrong, staff, NOW);
  g_assert_cmpint (draft->row, ==, 0);
  g_assert_null (draft->id);
  g_assert_cmpstr (draft->state, ==, "draft");
  g_assert_cmpint (draft->treated_on, ==, day ("2026-11-07"));
  g_assert_cmpint (draft->recorded_at, ==, NOW);
  g_assert_cmpint (draft->signed_at, ==, DBK_TIME_NONE);
  g_assert_null (draft->signed_by);
  g_assert_null (draft->entered_in_error);
  g_assert_cmpstr (draft->practitioner, ==, "Priya Nair");
  g_assert_cmpstr (draft->notes, ==, "long note");
  g_assert_null (draft->checks_answer);
  g_assert_cmpuint (draft->areas->len, ==, 2);
  g_assert_cmpint (dbk_session_find_area (draft, "cheek_left")->endpoint, ==, 2);
  g_assert_cmpuint (draft->reactions->len, ==, 1);
  g_assert_null (((DbkSessionReaction *) draft->reactions->pdata[0])->id);
  g_assert_cmpuint (draft->photos->len, ==, 1);
  g_assert_cmpuint (draft->scores->len, ==, 0);
  g_assert_cmpuint (draft->checks->len, ==, 0);
  g_assert_cmpuint (draft->addenda->len, ==, 0);
  g_assert_cmpuint (wrong->scores->len, ==, 1);
}

static void
test_takes (void)
{
  g_autoptr (DbkSession) draft = dbk_session_new ();
  g_autoptr (DbkAftercareSheet) sheet = dbk_aftercare_sheet_new ();
  g_autoptr (DbkDevice) device = dbk_device_new ();
  g_autoptr (GPtrArray) templates = dbk_catalog_default_templates ();
  g_autoptr (DbkCourse) course =
      dbk_course_new_from_template (templates->pdata[0], day ("2026-11-23"));

  sheet->title = g_strdup ("After");
  sheet->version = g_strdup ("3");
  sheet->body = g_strdup ("No sauna.");
  dbk_session_take_aftercare (draft, sheet);
  g_assert_cmpstr (draft->aftercare_text, ==, "No sauna.");
  g_assert_cmpstr (draft->aftercare_version, ==, "3");
  g_assert_false (draft->aftercare_given);
  device->row = 8;
  device->kind = g_strdup ("diamond");
  device->serial = g_strdup ("20-11873");
  dbk_session_take_device (draft, device);
  g_assert_cmpint (draft->device_row, ==, 8);
  g_assert_cmpstr (draft->device_serial, ==, "20-11873");
  g_assert_cmpstr (course->title, ==, "Six sessions, weekly");
  g_assert_cmpstr (course->status, ==, "active");
  g_assert_cmpint (course->planned_sessions, ==, 6);
  g_assert_cmpint (course->starts_on, ==, day ("2026-11-23"));
  g_assert_cmpstr (course->scores_due[1], ==, "6");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/new", test_new_draft);
  g_test_add_func ("/draft/copy-settings", test_copy_settings);
  g_test_add_func ("/draft/copy-keeps-what-is-there", test_copy_keeps_what_is_there);
  g_test_add_func ("/draft/copy-leaves-untreated", test_copy_leaves_untreated);
  g_test_add_func ("/draft/batches", test_batches);
  g_test_add_func ("/draft/presses", test_presses);
  g_test_add_func ("/draft/log-again", test_log_again);
  g_test_add_func ("/draft/takes", test_takes);
  return g_test_run ();
}
