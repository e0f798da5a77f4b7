/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is due, who was here lately, and what a list row shows. */
#include "search-fixture.h"

#include <string.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-concern-store.h"
#include "dbk-course-store.h"
#include "dbk-session-store.h"

static DbkClientSummary *
summary_of (RecordFixture *fixture, gint64 row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
      dbk_search_load_summaries (fixture->connection, &row, 1, SEARCH_TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  return dbk_record_ref (list->pdata[0]);
}

static gint64
row_of (RecordFixture *fixture, int number)
{
  g_autoptr (GError) error = NULL;
  gint64 row = dbk_client_store_find_number (fixture->connection, number, &error);

  g_assert_no_error (error);
  return row;
}

/* A course every 7 to 14 days; what is left out is not set. */
static DbkCourse *
add_course (RecordFixture *fixture, gint64 client_row, const char *status, DbkDate starts_on)
{
  g_autoptr (GError) error = NULL;
  DbkCourse *course = dbk_course_new ();

  course->title = g_strdup ("Crow’s feet");
  course->status = g_strdup (status);
  course->planned_sessions = 6;
  course->interval_min_days = 7;
  course->interval_target_days = 10;
  course->interval_max_days = 14;
  course->starts_on = starts_on;
  dbk_course_store_add (fixture->connection, &fixture->practitioner, client_row, course, &error);
  g_assert_no_error (error);
  return course;
}

static DbkSession *
add_session (RecordFixture *fixture, const DbkCourse *course, DbkDate treated_on, gboolean held)
{
  g_autoptr (GError) error = NULL;
  DbkSession *session = record_fixture_make_draft ();

  session->treated_on = treated_on;
  if (held)
    {
      dbk_set_text (&session->source, "paper card");
      dbk_session_store_transcribe (fixture->connection, &fixture->practitioner, course->row,
                                    session, &error);
    }
  else
    dbk_session_store_begin (fixture->connection, &fixture->practitioner, course->row, session,
                             &error);
  g_assert_no_error (error);
  return session;
}

static void
assert_due (RecordFixture *fixture, int number, const char *state, DbkDate first, int days_late)
{
  g_autoptr (DbkClientSummary) summary = summary_of (fixture, row_of (fixture, number));

  g_assert_cmpstr (summary->due_state == NULL ? "" : summary->due_state, ==, state);
  g_assert_cmpint (summary->due_first, ==, first);
  g_assert_cmpint (summary->days_late, ==, days_late);
}

static void
test_due (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkCourse) overdue =
      add_course (fixture, row_of (fixture, 1001), "active", SEARCH_TODAY - 90);
  g_autoptr (DbkCourse) later =
      add_course (fixture, row_of (fixture, 1002), "active", SEARCH_TODAY - 60);
  g_autoptr (DbkCourse) due =
      add_course (fixture, row_of (fixture, 1003), "active", SEARCH_TODAY - 60);
  g_autoptr (DbkCourse) early =
      add_course (fixture, row_of (fixture, 1004), "active", SEARCH_TODAY - 60);
  g_autoptr (DbkCourse) draft =
      add_course (fixture, row_of (fixture, 1005), "active", SEARCH_TODAY - 60);
  g_autoptr (DbkCourse) paused =
      add_course (fixture, row_of (fixture, 1006), "paused", SEARCH_TODAY - 90);
  g_autoptr (DbkCourse) planned =
      add_course (fixture, row_of (fixture, 1007), "planned", SEARCH_TODAY - 2);
  g_autoptr (DbkCourse) other =
      add_course (fixture, row_of (fixture, 1003), "completed", SEARCH_TODAY - 90);
  g_autoptr (DbkSession) overdue_last = add_session (fixture, overdue, SEARCH_TODAY - 34, TRUE);
  g_autoptr (DbkSession) later_last = add_session (fixture, later, SEARCH_TODAY - 16, TRUE);
  g_autoptr (DbkSession) due_last = add_session (fixture, due, SEARCH_TODAY - 8, TRUE);
  g_autoptr (DbkSession) early_last = add_session (fixture, early, SEARCH_TODAY - 3, TRUE);
  g_autoptr (DbkSession) draft_last = add_session (fixture, draft, SEARCH_TODAY, FALSE);
  g_autoptr (DbkSession) wrong = NULL;
  g_autofree char *numbers = search_fixture_found (fixture, "", DBK_CLIENT_FILTER_DUE);
  g_autofree char *filtered = NULL;
  g_autofree char *by_phone = NULL;
  g_autoptr (DbkSearchResult) page = search_fixture_search (fixture, "", DBK_CLIENT_FILTER_DUE, 2);

  assert_due (fixture, 1001, "overdue", SEARCH_TODAY - 27, 20);
  assert_due (fixture, 1002, "overdue", SEARCH_TODAY - 9, 2);
  assert_due (fixture, 1003, "due", SEARCH_TODAY - 1, DBK_NONE);
  assert_due (fixture, 1004, "too_early", SEARCH_TODAY + 4, DBK_NONE);
  assert_due (fixture, 1006, "", DBK_DATE_NONE, DBK_NONE);
  assert_due (fixture, 1007, "due", SEARCH_TODAY - 2, DBK_NONE);
  {
    g_autoptr (DbkClientSummary) summary = summary_of (fixture, row_of (fixture, 1005));

    g_assert_cmpstr (summary->due_state, ==, "draft");
    g_assert_cmpint (summary->last_session, ==, DBK_DATE_NONE);
  }
  g_assert_cmpstr (numbers, ==, "1005 1001 1002 1003 1007");
  g_assert_cmpint (dbk_search_count_due (fixture->connection, SEARCH_TODAY, &error), ==, 5);
  g_assert_no_error (error);
  g_assert_cmpuint (page->rows->len, ==, 2);
  g_assert_false (page->complete);
  filtered = search_fixture_found (fixture, "a", DBK_CLIENT_FILTER_DUE);
  g_assert_cmpstr (filtered, ==, "1005 1001 1003");
  by_phone = search_fixture_found (fixture, "0123", DBK_CLIENT_FILTER_DUE);
  g_assert_cmpstr (by_phone, ==, "1001");

  /* A session entered in error doesn't count. */
  wrong = add_session (fixture, overdue, SEARCH_TODAY - 1, TRUE);
  assert_due (fixture, 1001, "too_early", SEARCH_TODAY + 6, DBK_NONE);
  dbk_session_store_mark_error (fixture->connection, &fixture->practitioner, wrong->row,
                                "wrong client", &error);
  g_assert_no_error (error);
  assert_due (fixture, 1001, "overdue", SEARCH_TODAY - 27, 20);
}

/* A finished course with a maintenance interval is due again, but not beside one under way. */
static void
test_maintenance (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkCourse) finished =
      add_course (fixture, row_of (fixture, 1001), "active", SEARCH_TODAY - 90);
  g_autoptr (DbkCourse) base = dbk_course_copy (finished);
  g_autoptr (DbkSession) session = add_session (fixture, finished, SEARCH_TODAY - 30, TRUE);
  g_autoptr (DbkCourse) next = NULL;

  dbk_set_text (&finished->status, "completed");
  finished->maintenance_days = 28;
  dbk_course_store_update (fixture->connection, &fixture->practitioner, base, finished, &error);
  g_assert_no_error (error);
  assert_due (fixture, 1001, "due", SEARCH_TODAY - 2, DBK_NONE);
  g_assert_cmpint (dbk_search_count_due (fixture->connection, SEARCH_TODAY, &error), ==, 1);

  next = add_course (fixture, row_of (fixture, 1001), "active", SEARCH_TODAY + 3);
  assert_due (fixture, 1001, "too_early", SEARCH_TODAY + 3, DBK_NONE);
  g_assert_cmpint (dbk_search_count_due (fixture->connection, SEARCH_TODAY, &error), ==, 0);
}

static void
test_summary (RecordFixture *fixture, gconstpointer data)
{
  static const SearchPerson namesake = { "AMELIA", "hart", NULL, NULL, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkRule) rule = dbk_rule_new ();
  g_autoptr (DbkCondition) condition = dbk_condition_new ();
  g_autoptr (DbkClientSummary) summary = NULL;
  g_autoptr (DbkClientSummary) marked = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gint64 row = row_of (fixture, 1003);
  gint64 rows[] = { row_of (fixture, 1013), 4711, row };

  search_fixture_add (fixture, &namesake);
  summary = summary_of (fixture, row);
  g_assert_cmpstr (summary->name, ==, "Milly Hart");
  g_assert_cmpint (summary->number, ==, 1003);
  g_assert_cmpint (summary->birth_date, ==, day (1983, 12, 3));
  g_assert_cmpstr (summary->phone, ==, "+44 7700 900456");
  g_assert_cmpint (summary->namesakes, ==, 1);
  g_assert_cmpint (summary->last_session, ==, DBK_DATE_NONE);
  g_assert_cmpint (summary->days_late, ==, DBK_NONE);
  g_assert_null (summary->mark);

  rule->condition = g_strdup ("isotretinoin");
  rule->effect = g_strdup ("block");
  rule->window_days = 365;
  dbk_list_store_save (fixture->connection, &fixture->practitioner, rule, &error);
  g_assert_no_error (error);
  condition->code = g_strdup ("isotretinoin");
  condition->ended_on = SEARCH_TODAY - 100;
  dbk_health_store_add_condition (fixture->connection, &fixture->practitioner, row, condition,
                                  &error);
  g_assert_no_error (error);
  marked = summary_of (fixture, row);
  g_assert_cmpstr (marked->mark, ==, "block");

  list = dbk_search_load_summaries (fixture->connection, rows, G_N_ELEMENTS (rows), SEARCH_TODAY,
                                    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((DbkClientSummary *) list->pdata[0])->number, ==, 1013);
  g_assert_cmpint (((DbkClientSummary *) list->pdata[1])->number, ==, 1003);
}

/* The client worked on last stands first. */
static void
test_recent (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *added = search_fixture_found (fixture, "", DBK_CLIENT_FILTER_RECENT);
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) client = NULL;
  g_autoptr (DbkSearchResult) page = NULL;
  g_autofree char *filtered = NULL;

  g_assert_true (g_str_has_prefix (added, "1013 1012 1011 "));
  fixture->now += 60000;
  base = dbk_client_store_load (fixture->connection, row_of (fixture, 1005), &error);
  client = dbk_client_copy (base);
  dbk_set_text (&client->town, "Cromer");
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
  page = search_fixture_search (fixture, "", DBK_CLIENT_FILTER_RECENT, 2);
  g_assert_cmpint (g_array_index (page->rows, gint64, 0), ==, client->row);
  g_assert_cmpint (g_array_index (page->rows, gint64, 1), ==, row_of (fixture, 1013));
  filtered = search_fixture_found (fixture, "li", DBK_CLIENT_FILTER_RECENT);
  g_assert_cmpstr (filtered, ==, "1005 1004");
}

/* With nothing typed a few recent ones lead and everybody else follows in name order, once. */
static void
test_recent_first (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSearchResult) recent =
      search_fixture_search (fixture, "", DBK_CLIENT_FILTER_RECENT, DBK_SEARCH_RECENT_FIRST);
  g_autoptr (DbkSearchResult) named =
      search_fixture_search (fixture, "", DBK_CLIENT_FILTER_ALL, -1);
  g_autofree char *typed = search_fixture_found (fixture, "li", DBK_CLIENT_FILTER_ALL);
  g_autofree char *typed_first =
      search_fixture_found (fixture, "li", DBK_CLIENT_FILTER_ALL_RECENT_FIRST);
  g_autoptr (DbkSearchResult) result =
      search_fixture_search (fixture, "", DBK_CLIENT_FILTER_ALL_RECENT_FIRST, -1);
  g_autoptr (DbkSearchResult) page =
      search_fixture_search (fixture, "", DBK_CLIENT_FILTER_ALL_RECENT_FIRST, 7);
  guint place = DBK_SEARCH_RECENT_FIRST;

  g_assert_cmpuint (result->n_recent, ==, DBK_SEARCH_RECENT_FIRST);
  g_assert_cmpuint (result->rows->len, ==, named->rows->len);
  for (guint i = 0; i < DBK_SEARCH_RECENT_FIRST; i++)
    g_assert_cmpint (g_array_index (result->rows, gint64, i), ==,
                     g_array_index (recent->rows, gint64, i));
  for (guint i = 0; i < named->rows->len; i++)
    {
      gint64 row = g_array_index (named->rows, gint64, i);
      gboolean leads = FALSE;

      for (guint k = 0; k < DBK_SEARCH_RECENT_FIRST; k++)
        leads = leads || g_array_index (recent->rows, gint64, k) == row;
      if (!leads)
        g_assert_cmpint (g_array_index (result->rows, gint64, place++), ==, row);
    }
  g_assert_cmpuint (place, ==, result->rows->len);
  g_assert_cmpmem (page->rows->data, page->rows->len * sizeof (gint64), result->rows->data,
                   7 * sizeof (gint64));
  g_assert_false (page->complete);
  /* What is typed decides the order, when something is. */
  g_assert_cmpstr (typed_first, ==, typed);
}

/* Where all are recent there is nothing to lead. */
static void
test_few_recent (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkSearchResult) result = NULL;
  const char *names[] = { "Zoe", "Amy" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DbkClient) client = dbk_client_new ();

      client->given_name = g_strdup (names[i]);
      client->family_name = g_strdup ("Few");
      dbk_client_store_add (fixture->connection, &fixture->practitioner, client, &error);
      g_assert_no_error (error);
    }
  result = search_fixture_search (fixture, "", DBK_CLIENT_FILTER_ALL_RECENT_FIRST, -1);
  g_assert_cmpuint (result->n_recent, ==, 0);
  g_assert_cmpuint (result->rows->len, ==, 2);
  g_assert_cmpint (g_array_index (result->rows, gint64, 0), >,
                   g_array_index (result->rows, gint64, 1));
}

static void
add_test (const char *path, void (*func) (RecordFixture *fixture, gconstpointer data))
{
  g_test_add (path, RecordFixture, NULL, search_fixture_set_up, func, record_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/due/filter", test_due);
  add_test ("/due/maintenance", test_maintenance);
  add_test ("/due/summary", test_summary);
  add_test ("/due/recent", test_recent);
  add_test ("/due/recent-first", test_recent_first);
  g_test_add ("/due/few-recent", RecordFixture, NULL, record_fixture_set_up, test_few_recent,
              record_fixture_tear_down);
  return g_test_run ();
}
