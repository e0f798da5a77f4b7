/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other prints: what stands on them, how many pages they take, and that ink stays on paper. */
#include "summary-cases.h"
#include "summary-fixture.h"

#include <string.h>

#include "dbk-companion.h"

static DbkSummaryOptions
options_for (const char *name)
{
  DbkSummaryOptions options = { DBK_SUMMARY_FOR_RECORD };

  g_assert_true (dbk_paper_from_name (name, &options.paper));
  options.printed_on = dbk_date_new (2026, 11, 23);
  return options;
}

static void
assert_inside (DbkSummary *summary)
{
  const DbkPaper *paper = dbk_summary_get_paper (summary);

  for (guint i = 0; i < dbk_summary_get_n_pages (summary); i++)
    {
      cairo_surface_t *ink = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (ink);
      double x;
      double y;
      double width;
      double height;

      dbk_summary_draw_page (summary, cr, i);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (ink, &x, &y, &width, &height);
      cairo_surface_destroy (ink);
      g_assert_cmpfloat (width, >, 0);
      g_assert_cmpfloat (x, >=, paper->margin_side - 1);
      g_assert_cmpfloat (x + width, <=, paper->width - paper->margin_side + 1);
      g_assert_cmpfloat (y, >=, paper->margin_top - 6);
      g_assert_cmpfloat (y + height, <=, paper->height - 31);
    }
}

/* @facts: NULL-terminated; those after an empty one must not be there. */
static void
check (DbkSummary *summary, guint pages, const char *const *facts)
{
  g_autofree char *text = NULL;
  gboolean wanted = TRUE;

  g_assert_nonnull (summary);
  assert_inside (summary);
  g_assert_cmpuint (dbk_summary_get_n_pages (summary), ==, pages);
  text = fixture_text (summary);
  for (guint i = 0; text != NULL && facts[i] != NULL; i++)
    if (facts[i][0] == '\0')
      wanted = FALSE;
    else if ((strstr (text, facts[i]) != NULL) != wanted)
      g_error ("“%s” %s on paper:\n%s", facts[i], wanted ? "is not" : "is", text);
}

static void
test_aftercare (void)
{
  static const char *const facts[] = { "Amelia Hart",
                                       "After microdermabrasion",
                                       "No sauna",
                                       "No scrub for 10 days",
                                       "Version 3",
                                       "01225 960142",
                                       "",
                                       "Signed by",
                                       NULL };
  g_autoptr (DbkClientRecord) record = fixture_record (2, 2);
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  DbkSummaryOptions options = options_for ("a4");
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSummary) summary =
      dbk_companion_new_aftercare_given (record, clinic, &options, &error);
  g_autoptr (DbkClientRecord) fresh = fixture_record (0, 0);

  check (summary, 1, facts);
  g_assert_null (dbk_companion_new_aftercare_given (fresh, clinic, &options, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
}

static void
test_consultation (void)
{
  static const char *const filled[] = { "Amelia Hart",  "12 March 1983",     "Melasma",
                                        "Isotretinoin", "Draw what you see", NULL };
  static const char *const blank[] = { "Consultation", "Birth date", "Endpoint", "",
                                       "Amelia",       "12 March",   NULL };
  g_autoptr (DbkClientRecord) record = fixture_record (0, 0);
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  static const char *const papers[] = { "a4", "letter" };

  for (guint i = 0; i < 2; i++)
    {
      DbkSummaryOptions options = options_for (papers[i]);
      g_autoptr (DbkSummary) one = dbk_companion_new_consultation (record, clinic, &options);
      g_autoptr (DbkSummary) two = dbk_companion_new_consultation (NULL, clinic, &options);

      check (one, 2, filled);
      check (two, 2, blank);
    }
}

static void
test_due_list (void)
{
  static const char *const facts[] = { "Due list",
                                       "Amelia Hart, no. 1042",
                                       "07700 900123",
                                       "12 days late",
                                       "Do not call",
                                       "3–10 Nov 2026",
                                       "",
                                       "07700 900999",
                                       NULL };
  static const char *const nobody[] = { "Nobody is due", NULL };
  DbkDueEntry entries[62];
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  DbkSummaryOptions options = options_for ("a4");
  g_autoptr (DbkSummary) summary = NULL;
  g_autoptr (DbkSummary) empty = dbk_companion_new_due_list (NULL, 0, clinic, &options);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    entries[i] = (DbkDueEntry){ .name = i == 0 ? "Amelia Hart" : "Bea Okafor",
                                .number = 1042 + (int) i,
                                .phone = i == 1 ? "07700 900999" : "07700 900123",
                                .contact_preference = i == 1 ? "do_not_call" : "",
                                .state = "overdue",
                                .first = dbk_date_new (2026, 11, 3),
                                .last = dbk_date_new (2026, 11, 10),
                                .days_late = 12,
                                .last_session = dbk_date_new (2026, 10, 20) };
  summary = dbk_companion_new_due_list (entries, G_N_ELEMENTS (entries), clinic, &options);
  check (summary, 4, facts);
  check (empty, 1, nobody);
  g_assert_cmpstr (dbk_summary_get_title (summary), ==, "due list 2026-11-23");
}

static void
test_session (void)
{
  static const char *const facts[] = {
    "Amelia Hart", "22 Oct 2026", "15 mmHg", "VC-2219", "Signed by", "Contraindications", "",
    "8 Oct 2026",  "Next step",   NULL
  };
  g_autoptr (DbkClientRecord) record = fixture_record (3, 2);
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  DbkSummaryOptions options = options_for ("a4");
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSummary) summary =
      dbk_companion_new_session (record, "session-1", clinic, &options, &error);
  DbkSession *session = ((DbkCourse *) record->courses->pdata[0])->sessions->pdata[2];

  check (summary, 1, facts);
  g_assert_null (dbk_companion_new_session (record, "no-such", clinic, &options, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  dbk_set_text (&session->state, "draft");
  g_assert_null (dbk_companion_new_session (record, "session-2", clinic, &options, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_NOT_FOUND);
}

static void
test_record (void)
{
  static const char *const facts[] = {
    "Client record", "hart@clients.example", "Penicillin",     "Isotretinoin",
    "1 March 2026",  "withdrawn on",         "Crow’s feet",    "Signed by",
    "VC-2219",       "Jo Farrow: No answer", "in the evening", NULL
  };
  g_autoptr (DbkClientRecord) record = fixture_record (2, 2);
  g_autoptr (DbkClinic) clinic = fixture_clinic ();
  DbkSummaryOptions options = options_for ("letter");
  DbkCondition *condition = dbk_condition_new ();
  DbkConsent *consent = dbk_consent_new ();
  DbkRecall *call = dbk_recall_new ();
  g_autoptr (DbkSummary) summary = NULL;

  record->client->email = g_strdup ("hart@clients.example");
  record->client->allergies = g_strdup ("Penicillin");
  condition->code = g_strdup ("isotretinoin");
  condition->ended_on = dbk_date_new (2026, 3, 1);
  g_ptr_array_add (record->conditions, condition);
  consent->kind = g_strdup ("photographs");
  consent->form_title = g_strdup ("Photographs");
  consent->form_version = g_strdup ("1");
  consent->signed_by = g_strdup ("Amelia Hart");
  consent->signed_on = dbk_date_new (2026, 9, 30);
  consent->withdrawal = dbk_consent_withdrawal_new ();
  consent->withdrawal->withdrawn_on = dbk_date_new (2026, 10, 30);
  g_ptr_array_add (record->consents, consent);
  call->called_at = (DbkTime) (dbk_date_new (2026, 11, 12) - dbk_date_new (1970, 1, 1)) * 86400000;
  call->called_by = g_strdup ("Jo Farrow");
  call->outcome = g_strdup ("no_answer");
  call->note = g_strdup ("in the evening");
  g_ptr_array_add (record->recalls, call);
  summary = dbk_companion_new_record (record, clinic, &options);
  check (summary, 2, facts);
}

/* The hard cases again: whole records of them stay on paper. */
static void
test_hard_cases (void)
{
  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (DbkClientRecord) record = summary_case_record (i);
      g_autoptr (DbkClinic) clinic = summary_case_clinic (i);
      DbkSummaryOptions options = options_for (i % 2 == 0 ? "a4" : "letter");
      g_autoptr (DbkSummary) whole = dbk_companion_new_record (record, clinic, &options);
      g_autoptr (DbkSummary) sheet = dbk_companion_new_consultation (record, clinic, &options);

      g_test_message ("%s", summary_cases[i].name);
      assert_inside (whole);
      assert_inside (sheet);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/companion/aftercare", test_aftercare);
  g_test_add_func ("/summary/companion/consultation", test_consultation);
  g_test_add_func ("/summary/companion/due-list", test_due_list);
  g_test_add_func ("/summary/companion/session", test_session);
  g_test_add_func ("/summary/companion/record", test_record);
  g_test_add_func ("/summary/companion/hard-cases", test_hard_cases);
  return g_test_run ();
}
