/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of who is to be called, in groups, and the calls. Today is a Sunday. */
#include "search-fixture.h"

#include <string.h>

#include "dbk-client-store.h"
#include "dbk-concern-store.h"
#include "dbk-course-store.h"
#include "dbk-due-store.h"
#include "dbk-progress.h"
#include "dbk-session-store.h"
#include "test-locale.h"

static const int all[DBK_N_DUE_GROUPS] = { -1, -1, -1, -1, -1, -1, -1, -1, -1 };

static gint64
row_of (RecordFixture *fixture, int number)
{
  g_autoptr (GError) error = NULL;
  gint64 row = dbk_client_store_find_number (fixture->connection, number, &error);

  g_assert_no_error (error);
  return row;
}

/* Every 7 to 14 days; @last: DBK_DATE_NONE before the first session. */
static gint64
add_course (RecordFixture *fixture, int number, const char *status, DbkDate starts_on, DbkDate last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkCourse) course = dbk_course_new ();

  course->title = g_strdup_printf ("Course of %d", number);
  course->status = g_strdup ("active");
  course->planned_sessions = 6;
  course->interval_min_days = 7;
  course->interval_target_days = 10;
  course->interval_max_days = 14;
  course->maintenance_days = 28;
  course->starts_on = starts_on;
  dbk_course_store_add (fixture->connection, &fixture->practitioner, row_of (fixture, number),
                        course, &error);
  g_assert_no_error (error);
  if (last != DBK_DATE_NONE)
    {
      g_autoptr (DbkSession) session = record_fixture_make_draft ();

      session->treated_on = last;
      dbk_set_text (&session->source, "paper card");
      dbk_session_store_transcribe (fixture->connection, &fixture->practitioner, course->row,
                                    session, &error);
      g_assert_no_error (error);
    }
  if (strcmp (status, "active") != 0)
    {
      g_autoptr (DbkCourse) base = dbk_course_copy (course);

      dbk_set_text (&course->status, status);
      course->status_on = SEARCH_TODAY - 5;
      dbk_course_store_update (fixture->connection, &fixture->practitioner, base, course, &error);
      g_assert_no_error (error);
    }
  return course->row;
}

static void
add_draft (RecordFixture *fixture, gint64 course_row, DbkDate treated_on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSession) session = record_fixture_make_draft ();

  session->treated_on = treated_on;
  dbk_session_store_begin (fixture->connection, &fixture->practitioner, course_row, session,
                           &error);
  g_assert_no_error (error);
}

static void
add_consent (RecordFixture *fixture, int number, DbkDate signed_on, DbkDate expires_on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkConsent) consent = dbk_consent_new ();

  consent->kind = g_strdup ("treatment");
  consent->signed_on = signed_on;
  consent->expires_on = expires_on;
  dbk_health_store_add_consent (fixture->connection, &fixture->practitioner,
                                row_of (fixture, number), consent, &error);
  g_assert_no_error (error);
}

static void
add_patch_test (RecordFixture *fixture, int number, DbkDate tested_on, DbkDate valid_until)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkPatchTest) test = dbk_patch_test_new ();

  test->tested_on = tested_on;
  test->valid_until = valid_until;
  test->outcome = g_strdup ("passed");
  test->product = g_strdup ("Vitamin C gel");
  dbk_health_store_add_patch_test (fixture->connection, &fixture->practitioner,
                                   row_of (fixture, number), test, &error);
  g_assert_no_error (error);
}

static DbkDueList *
load (RecordFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DbkDueList *list = dbk_due_store_load (fixture->connection, SEARCH_TODAY, all, &error);

  g_assert_no_error (error);
  return list;
}

/* "overdue:1001 drafts:1005 …". Caller frees. */
static char *
text_of (const DbkDueList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->items->len; i++)
    {
      const DbkDueItem *item = list->items->pdata[i];

      g_string_append_printf (text, "%s%s:%d", i == 0 ? "" : " ", item->group, item->number);
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (RecordFixture *fixture, const char *expected)
{
  g_autoptr (DbkDueList) list = load (fixture);
  g_autofree char *text = text_of (list);

  g_assert_cmpstr (text, ==, expected);
}

static const DbkDueItem *
find_item (const DbkDueList *list, const char *group, int number)
{
  for (guint i = 0; i < list->items->len; i++)
    {
      const DbkDueItem *item = list->items->pdata[i];

      if (g_str_equal (item->group, group) && item->number == number)
        return item;
    }
  g_error ("%d isn't in %s", number, group);
}

static void
test_groups (RecordFixture *fixture, gconstpointer data)
{
  const int two[DBK_N_DUE_GROUPS] = { 1, 0, 0, 0, 0, 0, 0, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkDueList) list = NULL;
  g_autoptr (DbkDueList) few = NULL;
  const DbkDueItem *item;

  add_course (fixture, 1001, "active", SEARCH_TODAY - 90, SEARCH_TODAY - 20);
  add_course (fixture, 1002, "active", SEARCH_TODAY - 90, SEARCH_TODAY - 7);
  add_course (fixture, 1003, "active", SEARCH_TODAY - 90, SEARCH_TODAY - 3);
  add_course (fixture, 1004, "active", SEARCH_TODAY + 8, DBK_DATE_NONE);
  add_draft (fixture, add_course (fixture, 1005, "active", SEARCH_TODAY + 9, DBK_DATE_NONE),
             SEARCH_TODAY - 1);
  add_draft (fixture, add_course (fixture, 1013, "active", SEARCH_TODAY + 10, DBK_DATE_NONE),
             SEARCH_TODAY);
  add_course (fixture, 1006, "paused", SEARCH_TODAY - 90, SEARCH_TODAY - 30);
  /* Maintenance: due after 28 days, overdue after 35, lapsed after 56 more. */
  add_course (fixture, 1007, "completed", SEARCH_TODAY - 190, SEARCH_TODAY - 91);
  add_course (fixture, 1008, "completed", SEARCH_TODAY - 190, SEARCH_TODAY - 92);
  add_course (fixture, 1009, "completed", SEARCH_TODAY - 990, SEARCH_TODAY - 900);
  /* An unfinished course waits for somebody to say that it is cancelled. */
  add_course (fixture, 1010, "active", SEARCH_TODAY - 990, SEARCH_TODAY - 900);

  list = load (fixture);
  {
    g_autofree char *text = text_of (list);

    g_assert_cmpstr (text, ==,
                     "overdue:1010 overdue:1007 overdue:1001 this_week:1002 next_week:1003 "
                     "later:1004 later:1005 later:1013 drafts:1005 paused:1006 lapsed:1008 "
                     "lapsed:1009");
  }
  g_assert_cmpint (list->counts[DBK_DUE_GROUP_OVERDUE], ==, 3);
  g_assert_cmpint (list->counts[DBK_DUE_GROUP_LAPSED], ==, 2);
  item = find_item (list, "overdue", 1001);
  g_assert_cmpstr (item->kind, ==, "course");
  g_assert_cmpstr (item->what, ==, "Course of 1001");
  g_assert_cmpint (item->session_number, ==, 2);
  g_assert_cmpint (item->planned_sessions, ==, 6);
  g_assert_cmpint (item->days_late, ==, 6);
  g_assert_cmpint (item->last_session, ==, SEARCH_TODAY - 20);
  g_assert_nonnull (item->phone);
  item = find_item (list, "overdue", 1007);
  g_assert_cmpstr (item->kind, ==, "maintenance");
  item = find_item (list, "drafts", 1005);
  g_assert_cmpint (item->due_first, ==, SEARCH_TODAY - 1);
  g_assert_cmpuint (strlen (item->session_id), ==, 36);
  item = find_item (list, "paused", 1006);
  g_assert_cmpint (item->due_first, ==, SEARCH_TODAY - 5);

  few = dbk_due_store_load (fixture->connection, SEARCH_TODAY, two, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (few->items->len, ==, 1);
  g_assert_cmpint (few->counts[DBK_DUE_GROUP_OVERDUE], ==, 3);
  g_assert_cmpint (few->counts[DBK_DUE_GROUP_PAUSED], ==, 1);

  /* Whose maintenance lapsed isn't in the list beside the search either. */
  {
    g_autofree char *found = search_fixture_found (fixture, "", DBK_CLIENT_FILTER_DUE);

    g_assert_cmpstr (found, ==, "1010 1007 1001 1002 1005 1013");
  }
}

static void
test_expiring (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkDueList) list = NULL;

  add_course (fixture, 1001, "active", SEARCH_TODAY + 20, DBK_DATE_NONE);
  add_course (fixture, 1002, "active", SEARCH_TODAY + 21, DBK_DATE_NONE);
  add_consent (fixture, 1001, SEARCH_TODAY - 360, SEARCH_TODAY - 2);
  add_patch_test (fixture, 1001, SEARCH_TODAY - 90, SEARCH_TODAY + DBK_DUE_EXPIRY_DAYS);
  /* Renewed, still long valid, of nobody who comes again. */
  add_consent (fixture, 1002, SEARCH_TODAY - 360, SEARCH_TODAY - 2);
  add_consent (fixture, 1002, SEARCH_TODAY - 2, SEARCH_TODAY + 360);
  add_patch_test (fixture, 1002, SEARCH_TODAY - 90, SEARCH_TODAY + DBK_DUE_EXPIRY_DAYS + 1);
  add_consent (fixture, 1003, SEARCH_TODAY - 360, SEARCH_TODAY - 2);
  assert_list (fixture, "later:1001 later:1002 expiring:1001 expiring:1001");

  list = load (fixture);
  g_assert_cmpstr (((DbkDueItem *) list->items->pdata[2])->kind, ==, "consent");
  g_assert_cmpstr (((DbkDueItem *) list->items->pdata[2])->what, ==, "treatment");
  g_assert_cmpint (((DbkDueItem *) list->items->pdata[2])->days_late, ==, 2);
  g_assert_cmpstr (((DbkDueItem *) list->items->pdata[3])->kind, ==, "patch_test");
  g_assert_cmpstr (((DbkDueItem *) list->items->pdata[3])->what, ==, "Vitamin C gel");
  g_assert_cmpint (((DbkDueItem *) list->items->pdata[3])->days_late, ==, DBK_NONE);
}

static void
note (RecordFixture *fixture, const DbkWho *who, int number, const char *outcome, DbkDate until)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkRecall) recall = dbk_recall_new ();

  fixture->now += 60000;
  dbk_set_text (&recall->outcome, outcome);
  recall->snoozed_until = until;
  dbk_due_store_note_call (fixture->connection, who, row_of (fixture, number), recall, &error);
  g_assert_no_error (error);
  g_assert_cmpint (recall->row, >, 0);
}

static void
test_call (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkDueList) list = NULL;
  g_autoptr (DbkRecall) empty = dbk_recall_new ();
  g_autoptr (DbkRecall) retired = dbk_recall_new ();
  const DbkDueItem *item;
  gint64 course = add_course (fixture, 1001, "active", SEARCH_TODAY - 90, SEARCH_TODAY - 20);

  note (fixture, &fixture->practitioner, 1001, "message_left", DBK_DATE_NONE);
  g_array_set_size (fixture->changed, 0);
  note (fixture, &fixture->receptionist, 1001, "will_call", DBK_DATE_NONE);
  g_assert_cmpuint (fixture->changed->len, ==, 1);
  assert_list (fixture, "overdue:1001");
  list = load (fixture);
  item = list->items->pdata[0];
  g_assert_cmpstr (item->call_outcome, ==, "will_call");
  g_assert_cmpstr (item->called_by, ==, "Mia Novak");
  g_assert_cmpint (item->called_at, ==, fixture->now);

  /* Out of the way until that day, in both lists; the last call stays readable. */
  note (fixture, &fixture->receptionist, 1001, NULL, SEARCH_TODAY + 7);
  assert_list (fixture, "snoozed:1001");
  g_assert_cmpint (dbk_search_count_due (fixture->connection, SEARCH_TODAY, &error), ==, 0);
  g_assert_cmpint (dbk_search_count_due (fixture->connection, SEARCH_TODAY + 7, &error), ==, 1);
  dbk_due_list_free (g_steal_pointer (&list));
  list = load (fixture);
  item = list->items->pdata[0];
  g_assert_cmpint (item->snoozed_until, ==, SEARCH_TODAY + 7);
  g_assert_cmpstr (item->call_outcome, ==, "will_call");
  /* Asked for again, and put off once more. */
  note (fixture, &fixture->receptionist, 1001, NULL, SEARCH_TODAY);
  assert_list (fixture, "overdue:1001");
  note (fixture, &fixture->receptionist, 1001, "no_answer", SEARCH_TODAY + 2);
  assert_list (fixture, "snoozed:1001");
  /* A draft is not put off with the call. */
  add_draft (fixture, course, SEARCH_TODAY - 2);
  assert_list (fixture, "drafts:1001 snoozed:1001");
  g_assert_cmpint (dbk_search_count_due (fixture->connection, SEARCH_TODAY, &error), ==, 1);

  assert_refused (dbk_due_store_note_call (fixture->connection, &fixture->receptionist,
                                           row_of (fixture, 1001), empty, &error),
                  error, DBK_ERROR_INVALID, "nothing to note");
  dbk_set_text (&retired->outcome, "booked");
  assert_refused (dbk_due_store_note_call (fixture->connection, &fixture->retired,
                                           row_of (fixture, 1001), retired, &error),
                  error, DBK_ERROR_REFUSED, "Nothing was changed");
}

/* Whoever came in the meantime isn't put off any more. */
static void
test_snooze_ends (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkSession) session = record_fixture_make_draft ();
  gint64 course = add_course (fixture, 1001, "active", SEARCH_TODAY - 90, SEARCH_TODAY - 20);
  g_autoptr (DbkDueList) list = NULL;
  g_autofree char *text = NULL;

  note (fixture, &fixture->receptionist, 1001, "will_call", SEARCH_TODAY + 90);
  assert_list (fixture, "snoozed:1001");
  fixture->now += 3 * G_GINT64_CONSTANT (86400000);
  session->treated_on = SEARCH_TODAY + 2;
  dbk_set_text (&session->source, "paper card");
  dbk_session_store_transcribe (fixture->connection, &fixture->practitioner, course, session,
                                &error);
  g_assert_no_error (error);
  list = dbk_due_store_load (fixture->connection, SEARCH_TODAY + 30, all, &error);
  g_assert_no_error (error);
  text = text_of (list);
  g_assert_cmpstr (text, ==, "overdue:1001");
}

static void
test_archived (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) client = NULL;

  add_course (fixture, 1001, "active", SEARCH_TODAY - 90, SEARCH_TODAY - 20);
  base = dbk_client_store_load (fixture->connection, row_of (fixture, 1001), &error);
  client = dbk_client_copy (base);
  client->archived_on = SEARCH_TODAY;
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
  assert_list (fixture, "");
}

static void
add_test (const char *path, void (*func) (RecordFixture *fixture, gconstpointer data))
{
  g_test_add (path, RecordFixture, NULL, search_fixture_set_up, func, record_fixture_tear_down);
}

/* What is due within the week is the locale's week: on this Sunday the German one ends, the
 * American one begins. */
static void
test_weeks (RecordFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *locale;
    const char *text;
  } cases[] = {
    { "de_DE", "this_week:1001 next_week:1002 next_week:1003 later:1004" },
    { "en_US", "this_week:1001 this_week:1002 next_week:1003 next_week:1004" },
  };

  add_course (fixture, 1001, "active", SEARCH_TODAY, DBK_DATE_NONE);
  add_course (fixture, 1002, "active", SEARCH_TODAY + 6, DBK_DATE_NONE);
  add_course (fixture, 1003, "active", SEARCH_TODAY + 7, DBK_DATE_NONE);
  add_course (fixture, 1004, "active", SEARCH_TODAY + 13, DBK_DATE_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (!test_locale_use (cases[i].locale))
        return;
      {
        g_autoptr (DbkDueList) list = load (fixture);
        g_autofree char *text = text_of (list);

        g_assert_cmpstr (text, ==, cases[i].text);
      }
      test_locale_done ();
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/due-list/groups", test_groups);
  add_test ("/due-list/weeks", test_weeks);
  add_test ("/due-list/expiring", test_expiring);
  add_test ("/due-list/call", test_call);
  add_test ("/due-list/snooze-ends", test_snooze_ends);
  add_test ("/due-list/archived", test_archived);
  return g_test_run ();
}
