/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, order and validation of clients; small questions asked of other values. */
#include <string.h>

#include "dbk-client.h"
#include "test-values.h"

static DbkClient *
make_client (const char *given, const char *family, const char *preferred)
{
  DbkClient *client = dbk_client_new ();

  client->given_name = g_strdup (given);
  client->family_name = g_strdup (family);
  client->preferred_name = g_strdup (preferred);
  return client;
}

static void
assert_name (const char *given, const char *family, const char *preferred, const char *name)
{
  g_autoptr (DbkClient) client = make_client (given, family, preferred);
  g_autofree char *shown = dbk_client_display_name (client);

  g_assert_cmpstr (shown, ==, name);
}

static void
test_display_name (void)
{
  assert_name ("Amelia", "Hart", NULL, "Amelia Hart");
  assert_name ("Amelia", "Hart", "Millie", "Millie Hart");
  assert_name ("Amelia", "Hart", "  ", "Amelia Hart");
  assert_name ("Amelia", NULL, NULL, "Amelia");
  assert_name (NULL, "Hart", NULL, "Hart");
  assert_name ("", "Hart", "Millie", "Millie Hart");
  assert_name ("明", "王", NULL, "王明");
  assert_name ("민준", "김", NULL, "김민준");
  assert_name ("はなこ", "山田", NULL, "山田はなこ");
  assert_name ("Ming", "王", NULL, "Ming 王");
  assert_name ("明", "王", "Ming", "Ming 王");
  assert_name ("Анна", "Петрова", NULL, "Анна Петрова");
  assert_name ("12", "34", NULL, "12 34");
  assert_name (NULL, NULL, NULL, "");
}

static void
assert_before (const char *given,
               const char *family,
               const char *then_given,
               const char *then_family)
{
  g_autoptr (DbkClient) one = make_client (given, family, NULL);
  g_autoptr (DbkClient) other = make_client (then_given, then_family, NULL);
  g_autofree char *one_key = dbk_client_sort_key (one);
  g_autofree char *other_key = dbk_client_sort_key (other);

  g_assert_cmpstr (one_key, <, other_key);
}

static void
test_sort_key (void)
{
  g_autoptr (DbkClient) accented = make_client ("ÉLODIE", "Müller", NULL);
  g_autoptr (DbkClient) plain = make_client ("elodie", "muller", NULL);
  g_autofree char *accented_key = dbk_client_sort_key (accented);
  g_autofree char *plain_key = dbk_client_sort_key (plain);

  g_assert_cmpstr (accented_key, ==, plain_key);
  assert_before ("Zoe", "Adams", "Amy", "Baker");
  assert_before ("Amy", "Baker", "Zoe", "Baker");
  assert_before ("Wei", "Li", "Ana", "Lima");
  assert_before ("Zoe", "Li", "Ana", "Li Wei");
  assert_before ("Amy", NULL, "Ann", "Baker");
}

static void
test_phone (void)
{
  g_autoptr (DbkClient) client = dbk_client_new ();

  g_assert_cmpstr (dbk_client_phone (client), ==, "");
  for (int i = 0; i < 2; i++)
    {
      DbkClientPhone *phone = dbk_client_phone_new ();

      phone->number = g_strdup (i == 0 ? "07700 900123" : "020 7946 0000");
      g_ptr_array_add (client->phones, phone);
    }
  g_assert_cmpstr (dbk_client_phone (client), ==, "07700 900123");
}

/* The only problem of @client: its field and what its sentence holds. */
static void
assert_problem (const DbkClient *client, const char *field, const char *words)
{
  g_autoptr (GPtrArray) problems = dbk_client_validate (client, day ("2026-11-23"));
  const DbkFieldProblem *problem;

  if (field == NULL)
    {
      g_assert_cmpuint (problems->len, ==, 0);
      return;
    }
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->field, ==, field);
  if (strstr (problem->message, words) == NULL)
    g_error ("“%s” should hold “%s”", problem->message, words);
}

static void
test_validate (void)
{
  g_autoptr (DbkClient) client = make_client ("Amelia", NULL, NULL);
  DbkClientPhone *phone = dbk_client_phone_new ();

  g_ptr_array_add (client->phones, phone);
  assert_problem (client, NULL, NULL);
  client->birth_date = day ("2026-11-23");
  assert_problem (client, NULL, NULL);
  client->birth_date = day ("2026-11-24");
  assert_problem (client, "birth_date", "Did you mean 24 November 1926?");
  client->birth_date = day ("2083-03-12");
  assert_problem (client, "birth_date", "Did you mean 12 March 1983?");
  client->birth_date = day ("1896-11-23");
  assert_problem (client, NULL, NULL);
  client->birth_date = day ("1895-11-23");
  assert_problem (client, "birth_date", "Did you mean 23 November 1995?");
  client->birth_date = day ("0983-03-12");
  assert_problem (client, "birth_date", "Check the year.");
  client->birth_date = day ("2383-03-12");
  assert_problem (client, "birth_date", "Check the year.");
  client->birth_date = DBK_DATE_NONE;
  dbk_set_text (&phone->number, "call the shop");
  assert_problem (client, "phones", "“call the shop”");
  dbk_set_text (&phone->number, " ");
  assert_problem (client, NULL, NULL);
  dbk_set_text (&client->email, "amelia@example.org");
  assert_problem (client, NULL, NULL);
  dbk_set_text (&client->email, "amelia@example,org");
  assert_problem (client, "email", "Did you mean amelia@example.org?");
  dbk_set_text (&client->email, "amelia.example.org");
  assert_problem (client, "email", "The @ is missing.");
  dbk_set_text (&client->email, "amelia@");
  assert_problem (client, "email", "name@example.org");
  dbk_set_text (&client->email, NULL);
  dbk_set_text (&client->given_name, " ");
  assert_problem (client, "given_name", "needs a name");
  dbk_set_text (&client->family_name, "Hart");
  assert_problem (client, NULL, NULL);
}

/* The session states and who may write, which everything else leans on. */
static void
test_states (void)
{
  g_autoptr (DbkCourse) course = make_course ();
  DbkSession *draft = add_session (course, "draft", "2026-10-08");
  DbkSession *held = add_session (course, "signed", "2026-10-08");
  DbkSession *transcribed = add_session (course, "transcribed", "2026-10-08");
  g_autoptr (DbkStaff) staff = dbk_staff_new ();

  g_assert_false (dbk_session_is_locked (draft));
  g_assert_false (dbk_session_is_held (draft));
  g_assert_true (dbk_session_is_held (held));
  g_assert_true (dbk_session_is_held (transcribed));
  mark_entered_in_error (held);
  g_assert_true (dbk_session_is_locked (held));
  g_assert_false (dbk_session_is_held (held));
  add_area (draft, "chin");
  add_area (draft, "nose")->treated = FALSE;
  g_assert_cmpuint (dbk_session_count_treated (draft), ==, 1);
  g_assert_cmpstr (dbk_session_find_area (draft, "nose")->area, ==, "nose");
  g_assert_null (dbk_session_find_area (draft, "back"));
  g_assert_false (dbk_staff_is_clinical (staff));
  dbk_set_text (&staff->role, "receptionist");
  g_assert_false (dbk_staff_is_clinical (staff));
  dbk_set_text (&staff->role, "practitioner");
  g_assert_true (dbk_staff_is_clinical (staff));
  dbk_set_text (&staff->role, "owner");
  g_assert_true (dbk_staff_is_clinical (staff));
}

static void
test_find (void)
{
  g_autoptr (DbkClientRecord) record = make_record ();
  DbkConcern *concern = dbk_concern_new ();
  DbkCourse *first = make_course ();
  DbkCourse *second = make_course ();
  DbkSession *session = add_session (second, "signed", "2026-10-08");
  DbkCourse *found = NULL;

  concern->id = g_strdup ("concern");
  dbk_set_text (&first->id, "another");
  g_ptr_array_add (record->concerns, concern);
  g_ptr_array_add (record->courses, first);
  g_ptr_array_add (record->courses, second);
  g_assert_true (dbk_client_record_find_concern (record, "concern") == concern);
  g_assert_null (dbk_client_record_find_concern (record, "course"));
  g_assert_true (dbk_client_record_find_course (record, "course") == second);
  g_assert_true (dbk_client_record_find_session (record, session->id, &found) == session);
  g_assert_true (found == second);
  g_assert_null (dbk_client_record_find_session (record, "nothing", &found));
  g_assert_null (found);
}

static DbkConsent *
add_consent (GPtrArray *consents, const char *kind, const char *signed_on)
{
  DbkConsent *consent = dbk_consent_new ();

  consent->kind = g_strdup (kind);
  consent->signed_on = signed_on == NULL ? DBK_DATE_NONE : day (signed_on);
  g_ptr_array_add (consents, consent);
  return consent;
}

static void
test_consent_in_force (void)
{
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (dbk_record_unref);
  DbkConsent *old = add_consent (consents, "treatment", "2026-01-01");
  DbkConsent *newer = add_consent (consents, "treatment", "2026-06-01");

  add_consent (consents, "treatment", NULL);
  add_consent (consents, "photographs", "2026-07-01");
  g_assert_null (dbk_consent_in_force (consents, "treatment", day ("2025-12-31")));
  g_assert_true (dbk_consent_in_force (consents, "treatment", day ("2026-01-01")) == old);
  g_assert_true (dbk_consent_in_force (consents, "treatment", day ("2026-06-01")) == newer);
  newer->expires_on = day ("2026-09-30");
  g_assert_true (dbk_consent_in_force (consents, "treatment", day ("2026-09-30")) == newer);
  g_assert_true (dbk_consent_in_force (consents, "treatment", day ("2026-10-01")) == old);
  old->withdrawal = dbk_consent_withdrawal_new ();
  old->withdrawal->withdrawn_on = day ("2026-11-09");
  g_assert_true (dbk_consent_in_force (consents, "treatment", day ("2026-11-08")) == old);
  g_assert_null (dbk_consent_in_force (consents, "treatment", day ("2026-11-09")));
  g_assert_null (dbk_consent_in_force (consents, "marketing", day ("2026-11-09")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/display-name", test_display_name);
  g_test_add_func ("/client/sort-key", test_sort_key);
  g_test_add_func ("/client/phone", test_phone);
  g_test_add_func ("/client/validate", test_validate);
  g_test_add_func ("/client/states", test_states);
  g_test_add_func ("/client/find", test_find);
  g_test_add_func ("/client/consent-in-force", test_consent_in_force);
  return g_test_run ();
}
