/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented records to print, made in memory. */
#include "summary-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "dbk-catalog.h"

DbkDate
fixture_day (guint n)
{
  return dbk_date_new (2026, 10, 8) + (DbkDate) n * 14;
}

static DbkAssessment *
make_score (const char *area, const char *occasion, DbkDate day, int score)
{
  DbkAssessment *value = dbk_assessment_new ();
  static guint n = 0;

  value->id = g_strdup_printf ("00000000-0000-4000-8000-%012u", ++n);
  value->concern = g_strdup ("c1");
  value->area = g_strdup (area);
  value->occasion = g_strdup (occasion);
  value->assessed_on = day;
  value->scale = g_strdup ("lemperle");
  value->scale_version = g_strdup ("1");
  value->score = score;
  return value;
}

static DbkSessionProduct *
make_product (const char *name, const char *batch)
{
  DbkSessionProduct *product = dbk_session_product_new ();

  product->step = g_strdup ("vitamin_c");
  product->moment = g_strdup ("after");
  product->name = g_strdup (name);
  product->batch_number = g_strdup (batch);
  product->expires_on = dbk_date_new (2027, 3, 1);
  return product;
}

static DbkSession *
make_session (guint n, guint n_areas)
{
  DbkSession *session = dbk_session_new ();
  guint n_known;
  const DbkAreaInfo *areas = dbk_catalog_areas (&n_known);
  DbkDate day = fixture_day (n);

  session->id = g_strdup_printf ("session-%u", n);
  session->state = g_strdup ("signed");
  session->treated_on = day;
  session->practitioner = g_strdup ("Priya Nair");
  session->practitioner_certificate = g_strdup ("41-2207");
  session->signed_by = g_strdup ("Priya Nair");
  session->signed_by_certificate = g_strdup ("41-2207");
  session->signed_at = (DbkTime) (day - dbk_date_new (1970, 1, 1)) * 86400000 + 52320000;
  session->reaction_answer = g_strdup ("none");
  session->aftercare_title = g_strdup ("After microdermabrasion");
  session->aftercare_version = g_strdup ("3");
  session->aftercare_text = g_strdup ("No sauna on the first day.\nNo scrub for 10 days.");
  session->aftercare_given = TRUE;
  for (guint i = 0; i < n_areas && i < n_known; i++)
    {
      DbkSessionArea *area = dbk_session_area_new ();

      area->area = g_strdup (areas[i].code);
      area->treated = TRUE;
      area->tip = g_strdup ("Diamond");
      area->grit = g_strdup ("120");
      area->vacuum = g_strdup_printf ("%u", 15 + i);
      area->vacuum_unit = g_strdup ("mmHg");
      area->passes = 2;
      area->direction = g_strdup ("single");
      area->endpoint = 1;
      g_ptr_array_add (session->areas, area);
    }
  g_ptr_array_add (session->products, make_product ("Vitamin C gel", "VC-2219"));
  g_ptr_array_add (session->scores,
                   make_score ("crows_feet_left", "session", day, n < 2 ? 40 - 10 * (int) n : 20));
  g_ptr_array_add (session->scores, make_score ("crows_feet_right", "session", day, 30));
  return session;
}

DbkClientRecord *
fixture_record (guint n_sessions, guint n_areas)
{
  static const char *const both[] = { "crows_feet_left", "crows_feet_right", NULL };
  static const char *const concerns[] = { "c1", NULL };
  DbkClientRecord *record = dbk_client_record_new ();
  DbkConcern *concern = dbk_concern_new ();
  DbkCourse *course = dbk_course_new ();

  record->client = dbk_client_new ();
  record->client->id = g_strdup ("00000000-0000-4000-8000-00000000c1e0");
  record->client->number = 1042;
  record->client->given_name = g_strdup ("Amelia");
  record->client->family_name = g_strdup ("Hart");
  record->client->birth_date = dbk_date_new (1983, 3, 12);
  record->client->skin_type = 2;
  concern->id = g_strdup ("c1");
  concern->code = g_strdup ("crows_feet");
  concern->areas = g_strdupv ((char **) both);
  concern->scale = g_strdup ("lemperle");
  concern->scale_version = g_strdup ("1");
  concern->target = 10;
  g_ptr_array_add (concern->scores, make_score (both[0], "baseline", fixture_day (0) - 7, 40));
  g_ptr_array_add (concern->scores, make_score (both[1], "baseline", fixture_day (0) - 7, 40));
  g_ptr_array_add (record->concerns, concern);
  course->id = g_strdup ("course-1");
  course->title = g_strdup ("Crow’s feet and fine lines");
  course->goal = g_strdup ("Softer corners of the eyes");
  course->status = g_strdup ("active");
  course->concerns = g_strdupv ((char **) concerns);
  course->planned_sessions = MAX (6, (int) n_sessions);
  course->interval_min_days = 14;
  course->interval_target_days = 14;
  course->interval_max_days = 21;
  course->starts_on = fixture_day (0);
  course->home_care = g_strdup ("Sun protection SPF 50 every morning.");
  for (guint i = 0; i < n_sessions; i++)
    g_ptr_array_add (course->sessions, make_session (i, n_areas));
  g_ptr_array_add (record->courses, course);
  return record;
}

DbkClinic *
fixture_clinic (void)
{
  DbkClinic *clinic = dbk_clinic_new ();

  clinic->name = g_strdup ("Linden House Skin Clinic");
  clinic->address = g_strdup ("14 Linden Row\nBath BA1 2QD");
  clinic->phone = g_strdup ("01225 960142");
  clinic->invented = TRUE;
  return clinic;
}

DbkSummary *
fixture_summary (const DbkClientRecord *record, DbkSummaryKind kind, const char *paper)
{
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  g_autoptr (GError) error = NULL;
  DbkSummaryOptions options = { kind };
  DbkSummary *summary;

  g_assert_true (dbk_paper_from_name (paper, &options.paper));
  options.printed_on = dbk_date_new (2026, 11, 23);
  summary = dbk_summary_new (record, NULL, clinic, &options, &error);
  g_assert_no_error (error);
  return summary;
}

char *
fixture_text (DbkSummary *summary)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("dermabook-summary-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "summary.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  char *text = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed (package poppler-utils)");
      fixture_remove (directory);
      return NULL;
    }
  g_assert_true (dbk_summary_write_pdf (summary, path, &error));
  g_assert_no_error (error);
  {
    g_autoptr (GSubprocess) process =
        g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "-layout", "-enc",
                          "UTF-8", path, "-", NULL);

    g_assert_no_error (error);
    g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
    g_assert_no_error (error);
  }
  fixture_remove (directory);
  return text;
}

void
fixture_remove (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
}
