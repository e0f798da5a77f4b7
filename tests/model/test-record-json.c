/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as JSON: equal bytes for equal values, and refusals that name their member. */
#include <string.h>

#include "dbk-error.h"
#include "dbk-record-json.h"
#include "test-values.h"

static gpointer
read_json (const DbkRecordType *type, const char *json, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return dbk_record_from_node (type, node, error);
}

static void
assert_refused (const DbkRecordType *type, const char *json, const char *path)
{
  g_autoptr (GError) error = NULL;
  gpointer record = read_json (type, json, &error);

  g_assert_null (record);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, path))
    g_error ("“%s” should begin with “%s”", error->message, path);
}

static void
test_exact_bytes (void)
{
  g_autoptr (DbkAssessment) score = make_score ("chin", "baseline", "2026-10-01", 23);
  g_autofree char *json = NULL;

  score->row = 7;
  score->note = g_strdup ("quote \" back \\ line\nbell \a é 😀");
  json = dbk_record_to_json (score, DBK_JSON_DEFAULT);
  g_assert_cmpstr (json, ==,
                   "{\"area\":\"chin\",\"occasion\":\"baseline\",\"assessed_on\":\"2026-10-01\","
                   "\"scale\":\"lemperle\",\"score\":2.3,"
                   "\"note\":\"quote \\\" back \\\\ line\\nbell \\u0007 é 😀\"}");
}

static void
test_every_score (void)
{
  g_autoptr (DbkAssessment) score = make_score ("chin", "baseline", "2026-10-01", 0);

  for (int tenths = -20; tenths <= 1000; tenths++)
    {
      g_autofree char *json = NULL;
      g_autoptr (DbkAssessment) again = NULL;
      g_autoptr (GError) error = NULL;

      score->score = tenths;
      json = dbk_record_to_json (score, DBK_JSON_DEFAULT);
      again = read_json (&dbk_assessment_type, json, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again->score, ==, tenths);
    }
}

static DbkClientRecord *
make_full_record (void)
{
  DbkClientRecord *record = make_record ();
  DbkCourse *course = make_course ();
  DbkSession *session = add_session (course, "signed", "2026-10-08");
  DbkConsent *consent = dbk_consent_new ();
  DbkClientPhone *phone = dbk_client_phone_new ();
  DbkAddendum *addendum = dbk_addendum_new ();

  phone->number = g_strdup ("07700 900123");
  g_ptr_array_add (record->client->phones, phone);
  consent->kind = g_strdup ("treatment");
  consent->signed_on = day ("2026-10-01");
  consent->signature = g_bytes_new ("\0\1\2\377", 4);
  consent->withdrawal = dbk_consent_withdrawal_new ();
  consent->withdrawal->withdrawn_on = day ("2026-11-09");
  g_ptr_array_add (record->consents, consent);
  addendum->number = 1;
  addendum->reason = g_strdup ("forgotten");
  g_ptr_array_add (session->addenda, addendum);
  g_ptr_array_add (session->scores, make_score ("chin", "session", "2026-10-08", 35));
  add_area (session, "chin")->passes = 2;
  session->signed_at = 1791450000123;
  course->scores_due = codes ("3;6");
  g_ptr_array_add (record->courses, course);
  return record;
}

static void
test_round_trip (void)
{
  g_autoptr (DbkClientRecord) record = make_full_record ();
  g_autofree char *json = dbk_record_to_json (record, DBK_JSON_DEFAULT);
  g_autofree char *again_json = NULL;
  g_autoptr (DbkClientRecord) again = NULL;
  g_autoptr (GError) error = NULL;

  again = read_json (&dbk_client_record_type, json, &error);
  g_assert_no_error (error);
  g_assert_true (dbk_record_equal (record, again));
  again_json = dbk_record_to_json (again, DBK_JSON_DEFAULT);
  g_assert_cmpstr (json, ==, again_json);
  g_assert_null (strchr (json, '\n'));
  g_assert_nonnull (strstr (json, "\"signature\":\"AAEC/w==\""));
}

static void
test_left_out (void)
{
  g_autoptr (DbkSession) session = dbk_session_new ();
  g_autofree char *json = dbk_record_to_json (session, DBK_JSON_DEFAULT);

  g_assert_cmpstr (json, ==, "{\"aftercare_given\":false}");
}

/* What comes after signing must not change what the signature covers. */
static void
test_unsealed (void)
{
  g_autoptr (DbkClientRecord) record = make_full_record ();
  DbkCourse *course = record->courses->pdata[0];
  DbkSession *session = course->sessions->pdata[0];
  g_autofree char *sealed = dbk_record_to_json (session, DBK_JSON_UNSEALED);
  g_autofree char *later = NULL;
  g_autofree char *changed = NULL;

  mark_entered_in_error (session);
  g_ptr_array_set_size (session->addenda, 0);
  session->revision = 9;
  later = dbk_record_to_json (session, DBK_JSON_UNSEALED);
  g_assert_cmpstr (sealed, ==, later);
  ((DbkSessionArea *) session->areas->pdata[0])->passes = 3;
  changed = dbk_record_to_json (session, DBK_JSON_UNSEALED);
  g_assert_cmpstr (sealed, !=, changed);
}

static void
test_refusals (void)
{
  assert_refused (&dbk_client_record_type, "[]", "The entry");
  assert_refused (&dbk_client_record_type, "{}", "client is missing");
  assert_refused (&dbk_client_record_type, "{\"client\":7}", "client should be an object");
  assert_refused (&dbk_client_type, "{\"given_name\":7}", "given_name");
  assert_refused (&dbk_client_type, "{\"number\":\"7\"}", "number");
  assert_refused (&dbk_client_type, "{\"number\":7.5}", "number");
  assert_refused (&dbk_client_type, "{\"number\":99999999999}", "number");
  assert_refused (&dbk_client_type, "{\"birth_date\":\"2026-02-30\"}", "birth_date");
  assert_refused (&dbk_client_type, "{\"birth_date\":19830312}", "birth_date");
  assert_refused (&dbk_client_type, "{\"added_at\":\"yesterday\"}", "added_at");
  assert_refused (&dbk_client_type, "{\"phones\":{}}", "phones");
  assert_refused (&dbk_client_type, "{\"phones\":[{\"number\":\"1\"},{}]}", "phones[1].number");
  assert_refused (&dbk_concern_type, "{\"code\":\"melasma\",\"areas\":\"chin\"}", "areas");
  assert_refused (&dbk_concern_type, "{\"code\":\"melasma\",\"areas\":[\"chin\",1]}", "areas[1]");
  assert_refused (&dbk_concern_type, "{\"code\":\"melasma\",\"target\":2.25}", "target");
  assert_refused (&dbk_concern_type, "{\"code\":\"\"}", "code is missing");
  assert_refused (&dbk_consent_type, "{\"kind\":\"treatment\",\"signature\":\"AAEC/w=\"}",
                  "signature");
  assert_refused (&dbk_clinic_type, "{\"invented\":1}", "invented");
  assert_refused (&dbk_client_record_type,
                  "{\"client\":{},\"courses\":[{\"title\":\"a\",\"sessions\":[{\"state\":"
                  "\"signed\",\"treated_on\":\"2026-10-08\"},{\"state\":\"signed\",\"treated_on\":"
                  "\"2026-13-01\"}]}]}",
                  "courses[0].sessions[1].treated_on");
}

static void
test_forgiving (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) client =
      read_json (&dbk_client_type,
                 "{\"given_name\":\"Ana\",\"shoe_size\":38,\"revision\":5,\"row\":4,\"email\":null,"
                 "\"birth_date\":\"\",\"number\":7.0}",
                 &error);

  g_assert_no_error (error);
  g_assert_cmpstr (client->given_name, ==, "Ana");
  g_assert_cmpint (client->revision, ==, DBK_NONE);
  g_assert_cmpint (client->row, ==, 0);
  g_assert_null (client->email);
  g_assert_cmpint (client->birth_date, ==, DBK_DATE_NONE);
  g_assert_cmpint (client->number, ==, 7);
}

static void
test_invalid_utf8 (void)
{
  g_autoptr (DbkClient) client = dbk_client_new ();
  g_autofree char *json = NULL;

  client->given_name = g_strdup ("A\377");
  json = dbk_record_to_json (client, DBK_JSON_DEFAULT);
  g_assert_cmpstr (json, ==, "{\"given_name\":\"A\357\277\275\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-json/exact-bytes", test_exact_bytes);
  g_test_add_func ("/record-json/every-score", test_every_score);
  g_test_add_func ("/record-json/round-trip", test_round_trip);
  g_test_add_func ("/record-json/left-out", test_left_out);
  g_test_add_func ("/record-json/unsealed", test_unsealed);
  g_test_add_func ("/record-json/refusals", test_refusals);
  g_test_add_func ("/record-json/forgiving", test_forgiving);
  g_test_add_func ("/record-json/invalid-utf8", test_invalid_utf8);
  return g_test_run ();
}
