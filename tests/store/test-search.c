/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding clients by any scrap, in name order; who is due; what a list row shows. */
#include "record-fixture.h"

#include <string.h>

#include "dbk-client-store.h"
#include "dbk-clinic-store.h"
#include "dbk-concern-store.h"
#include "dbk-course-store.h"
#include "dbk-search.h"
#include "dbk-session-store.h"

typedef struct
{
  const char *given;
  const char *family;
  const char *preferred;
  const char *former;
  const char *birth;
  const char *phone;
  const char *email;
} Person;

/* In name order, so that the numbers 1001, 1002 … are too. */
static const Person people[] = {
  { "Aaron", "Adams", NULL, NULL, "1983-03-12", "07700 900123", "aaron@example.org" },
  { "Maria", "García López", NULL, NULL, "1990-12-03", "+34 655 500 100", NULL },
  { "Amelia", "Hart", "Milly", "Smithson", "1983-12-03", "+44 7700 900456",
    "starlight77@example.org" },
  { "Wei", "Li", NULL, NULL, NULL, NULL, NULL },
  { "Ana", "Lima", NULL, NULL, NULL, NULL, NULL },
  { "Siân", "O’Brien", NULL, NULL, "1988-06-30", "(01603) 555 0199", NULL },
  { "Jürgen", "Öztürk", NULL, NULL, NULL, NULL, "J.Oeztuerk@Example.org" },
  { "Aarav", "Smith", NULL, NULL, "1975-01-02", NULL, NULL },
  { "John", "Smith", NULL, NULL, "1975-01-02", "01603 550199", NULL },
  { "Zoë", "Smith-Jones", NULL, NULL, NULL, NULL, NULL },
  { "Łucja", "van Dyk", NULL, NULL, NULL, NULL, NULL },
  { "Мария", "Яковлева", NULL, NULL, NULL, NULL, NULL },
  { "小明", "王", NULL, NULL, NULL, NULL, NULL },
};

#define today (dbk_date_new (2026, 11, 22)) /* the fixture's clock */

static gint64
add_person (RecordFixture *fixture, const Person *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) client = dbk_client_new ();

  client->given_name = g_strdup (person->given);
  client->family_name = g_strdup (person->family);
  client->preferred_name = g_strdup (person->preferred);
  client->former_name = g_strdup (person->former);
  client->email = g_strdup (person->email);
  if (person->birth != NULL)
    g_assert_true (dbk_date_from_iso (person->birth, &client->birth_date));
  if (person->phone != NULL)
    {
      DbkClientPhone *phone = dbk_client_phone_new ();

      phone->number = g_strdup (person->phone);
      g_ptr_array_add (client->phones, phone);
    }
  dbk_client_store_add (fixture->connection, &fixture->practitioner, client, &error);
  g_assert_no_error (error);
  return client->row;
}

static void
set_up (RecordFixture *fixture, gconstpointer data)
{
  record_fixture_set_up (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    add_person (fixture, &people[i]);
}

static DbkSearchResult *
search (RecordFixture *fixture, const char *text, DbkClientFilter filter, int limit)
{
  g_autoptr (GError) error = NULL;
  DbkSearchResult *result =
      dbk_search_clients (fixture->connection, text, filter, today, limit, &error);

  g_assert_no_error (error);
  return result;
}

static GPtrArray *
summaries (RecordFixture *fixture, const DbkSearchResult *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = dbk_search_load_summaries (fixture->connection,
                                               (const gint64 *) (gpointer) result->rows->data,
                                               result->rows->len, today, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, result->rows->len);
  return list;
}

/* The numbers found, "1001 1003". */
static char *
found (RecordFixture *fixture, const char *text, DbkClientFilter filter)
{
  g_autoptr (DbkSearchResult) result = search (fixture, text, filter, -1);
  g_autoptr (GPtrArray) list = summaries (fixture, result);
  GString *numbers = g_string_new (NULL);

  g_assert_true (result->complete);
  g_assert_cmpint (result->total, ==, result->rows->len);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (numbers, "%s%d", i > 0 ? " " : "",
                            ((DbkClientSummary *) list->pdata[i])->number);
  return g_string_free (numbers, FALSE);
}

static void
assert_found (RecordFixture *fixture, const char *text, const char *expected)
{
  g_autofree char *numbers = found (fixture, text, DBK_CLIENT_FILTER_ALL);

  if (strcmp (numbers, expected) != 0)
    g_error ("“%s” finds %s instead of %s", text, numbers, expected);
}

static void
test_words (RecordFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *numbers;
  } cases[] = {
    { "", "1001 1002 1003 1004 1005 1006 1007 1008 1009 1010 1011 1012 1013" },
    { "  ", "1001 1002 1003 1004 1005 1006 1007 1008 1009 1010 1011 1012 1013" },
    { "smi", "1003 1008 1009 1010" },
    { "aar smi", "1008" },
    { "SMI  aar", "1008" },
    { "smi smith s", "1003 1008 1009 1010" },
    { "aar", "1001 1008" },
    { "milly", "1003" },
    { "smithson", "1003" },
    { "jones", "1010" },
    { "smith-j", "1010" },
    { "smithjones", "1010" },
    { "zoe", "1010" },
    { "ZOË", "1010" },
    { "o'brien", "1006" },
    { "obrien", "1006" },
    { "brien", "1006" },
    { "sian o", "1006" },
    { "ozturk", "1007" },
    { "öztürk jürgen", "1007" },
    { "lucja", "1011" },
    { "vandyk", "1011" },
    { "van d", "1011" },
    { "lopez maria", "1002" },
    { "li", "1004 1005" },
    { "яков", "1012" },
    { "МАР", "1012" },
    { "王", "1013" },
    { "王小", "1013" },
    { "小明", "1013" },
    { "starlight", "1003" },
    { "nobody", "" },
    { "smith nobody", "" },
    { "\"", "1001 1002 1003 1004 1005 1006 1007 1008 1009 1010 1011 1012 1013" },
    { "smi* OR aar", "" },
    { "smith NEAR(", "" },
    { "a\"b", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture, cases[i].text, cases[i].numbers);
}

static void
test_scraps (RecordFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *numbers;
  } cases[] = {
    /* phone */
    { "0123", "1001" },
    { "0199", "1006 1009" },
    { "07700 900123", "1001" },
    { "07700900123", "1001" },
    { "+44 7700 900 123", "1001" },
    { "00447700900123", "1001" },
    { "447700900123", "1001" },
    { "447700", "1001 1003" },
    { "07700", "1001 1003" },
    { "0770", "1001 1003" },
    { "7700900456", "1003" },
    { "0034655500100", "1002" },
    { "655500100", "1002" },
    { "(01603) 555 0199", "1006" },
    { "01603", "1006 1009" },
    { "hart 0456", "1003" },
    { "0456 hart", "1003" },
    { "jones 0456", "" },
    { "smithson 07700", "1003" },
    { "9999", "" },
    /* client number */
    { "1004", "1004" },
    { "#1004", "1004" },
    { "100", "" },
    /* birthday, in every order it can be read */
    { "12 March 1983", "1001" },
    { "march 12 1983", "1001" },
    { "1983-03-12", "1001" },
    { "12.3.83", "1001 1003" },
    { "3/12/1983", "1001 1003" },
    { "12/3/1983", "1001 1003" },
    { "12031983", "1001 1003" },
    { "30.6.1988", "1006" },
    { "hart 3.12.1983", "1003" },
    { "adams 12 march 1983", "1001" },
    { "12 march 1983 aaron", "1001" },
    { "2.1.1975", "1008 1009" },
    { "31.6.1988", "" },
    /* still being typed */
    { "hart 3", "1003" },
    { "12.3", "" },
    /* e-mail */
    { "aaron@example.org", "1001" },
    { "AARON@ex", "1001" },
    { "j.oeztuerk@example.org", "1007" },
    { "starlight77@", "1003" },
    { "amelia starlight77@", "1003" },
    { "aaron starlight77@", "" },
    { "@", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture, cases[i].text, cases[i].numbers);
}

/* Whatever is typed is looked for, never understood as the database's language. */
static void
test_odd_texts (RecordFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "'; DROP TABLE client; --",
    "\"*\"",
    "-smith",
    "^smith",
    "{a b} : c",
    "राम",
    "नमस्ते दुनिया",
    "\u200f\u200e",
    "👩\u200d⚕️ 👍🏽",
    "ﷺ",
    "Ⅷ",
    "\xff\xfe",
    "a\xcc\x81\xcc\x81",
    "%",
    "_",
    "\001",
    "ÅÄÖ\001",
    "０７７００",
    "١٢٣٤",
    "1e309",
    "99999999999999999999999999",
    "+",
    "()",
    "\t\n",
    "@@",
    "٣٫١٤",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4",
  };
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint filter = DBK_CLIENT_FILTER_ALL; filter <= DBK_CLIENT_FILTER_RECENT; filter++)
      {
        g_autoptr (DbkSearchResult) result = search (fixture, texts[i], filter, 64);

        g_assert_nonnull (result);
        g_string_append (all, texts[i]);
      }
  dbk_search_result_free (search (fixture, all->str, DBK_CLIENT_FILTER_ALL, 64));
}

/* Names in scripts whose vowels are marks of their own are found too. */
static void
test_marks (RecordFixture *fixture, gconstpointer data)
{
  static const Person rama = { "राम", "शर्मा", NULL, NULL, NULL, NULL, NULL };
  static const Person kim = { "민준", "김", NULL, NULL, NULL, NULL, NULL };
  static const Person kana = { "さくら", "ガルシア", NULL, NULL, NULL, NULL, NULL };

  add_person (fixture, &rama);
  add_person (fixture, &kim);
  add_person (fixture, &kana);
  assert_found (fixture, "राम", "1014");
  assert_found (fixture, "शर्", "1014");
  assert_found (fixture, "김민", "1015");
  assert_found (fixture, "민준", "1015");
  assert_found (fixture, "ガルシ", "1016");
}

/* Pages of any length are the beginning of the whole. */
static void
test_limits (RecordFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "s", "smi", "a", "07700", "12.3.83" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DbkSearchResult) whole = search (fixture, texts[i], DBK_CLIENT_FILTER_ALL, -1);

      for (guint limit = 0; limit <= whole->rows->len + 1; limit++)
        {
          g_autoptr (DbkSearchResult) page =
              search (fixture, texts[i], DBK_CLIENT_FILTER_ALL, (int) limit);
          guint n_expected = MIN (limit, whole->rows->len);

          g_assert_cmpuint (page->rows->len, ==, n_expected);
          g_assert_cmpint (page->complete, ==, limit >= whole->rows->len);
          if (page->complete || page->total != -1)
            g_assert_cmpint (page->total, ==, (int) whole->rows->len);
          g_assert_cmpmem (page->rows->data, n_expected * sizeof (gint64), whole->rows->data,
                           n_expected * sizeof (gint64));
        }
    }
}

/* Very many people whose names begin alike: more than are sorted at once. */
static void
test_crowd (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkTransaction) transaction =
      dbk_transaction_begin (fixture->connection, &fixture->practitioner, &error);
  g_autoptr (DbkSearchResult) whole = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_no_error (error);
  /* One name_order for all: the beginning is longer than the number holds. */
  for (int i = 0; i < 1500; i++)
    {
      g_autofree char *given =
          g_strdup_printf ("Maximiliana%c%c", 'a' + (i * 7) % 26, 'a' + (i * 11) % 26);
      Person person = { given, "Featherstonehaugh", NULL, NULL, NULL, NULL, NULL };

      add_person (fixture, &person);
    }
  dbk_transaction_commit (g_steal_pointer (&transaction), &error);
  g_assert_no_error (error);

  whole = search (fixture, "feather", DBK_CLIENT_FILTER_ALL, -1);
  g_assert_cmpuint (whole->rows->len, ==, 1500);
  list = summaries (fixture, whole);
  for (guint i = 1; i < list->len; i++)
    {
      const DbkClientSummary *one = list->pdata[i - 1];
      const DbkClientSummary *other = list->pdata[i];
      int order = strcmp (one->name, other->name);

      g_assert_cmpint (order, <=, 0);
      if (order == 0)
        g_assert_cmpint (one->row, <, other->row);
    }
  for (int limit = 1; limit <= 1024; limit *= 2)
    {
      g_autoptr (DbkSearchResult) page =
          search (fixture, "maxi feather", DBK_CLIENT_FILTER_ALL, limit);

      g_assert_cmpmem (page->rows->data, page->rows->len * sizeof (gint64), whole->rows->data,
                       (gsize) limit * sizeof (gint64));
      g_assert_false (page->complete);
    }
}

/* A changed name is found under the new one and no more under the old one; who is archived isn't
 * found, and is again when brought back. */
static void
test_changes (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) client = NULL;
  gint64 row = dbk_client_store_find_number (fixture->connection, 1003, &error);
  g_autofree char *check = NULL;

  base = dbk_client_store_load (fixture->connection, row, &error);
  g_assert_no_error (error);
  client = dbk_client_copy (base);
  dbk_set_text (&client->family_name, "Zimmermann");
  dbk_set_text (&((DbkClientPhone *) client->phones->pdata[0])->number, "07700 900777");
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
  assert_found (fixture, "hart", "");
  assert_found (fixture, "zimm", "1003");
  assert_found (fixture, "0456", "");
  assert_found (fixture, "0777", "1003");
  assert_found (fixture, "", "1001 1002 1004 1005 1006 1007 1008 1009 1010 1011 1003 1012 1013");

  dbk_client_unref (g_steal_pointer (&base));
  base = dbk_client_copy (client);
  client->archived_on = today;
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
  assert_found (fixture, "zimm", "");
  assert_found (fixture, "0777", "");
  assert_found (fixture, "1003", "");
  assert_found (fixture, "", "1001 1002 1004 1005 1006 1007 1008 1009 1010 1011 1012 1013");
  g_assert_cmpint (dbk_client_store_count (fixture->connection, &error), ==, 12);

  dbk_client_unref (g_steal_pointer (&base));
  base = dbk_client_copy (client);
  client->archived_on = DBK_DATE_NONE;
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
  assert_found (fixture, "zimm", "1003");
  /* The index itself says it fits the clients. */
  check = record_fixture_plain_sql (
      fixture, "INSERT INTO client_search (client_search, rank) VALUES ('integrity-check', 1);");
  g_assert_cmpstr (check, ==, "");
  record_fixture_allow_outside (fixture);
}

/* Many at once: found once the transaction is over, also when changed or archived within it; a part
 * rolled back leaves nothing behind. */
static void
test_held (RecordFixture *fixture, gconstpointer data)
{
  static const Person first = { "Ines", "Quell", NULL, NULL, NULL, NULL, NULL };
  static const Person second = { "Otto", "Quell", NULL, NULL, NULL, NULL, NULL };
  static const Person third = { "Vera", "Quell", NULL, NULL, NULL, NULL, NULL };
  static const Person later = { "Wanda", "Quell", NULL, NULL, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkTransaction) transaction =
      dbk_transaction_begin (fixture->connection, &fixture->practitioner, &error);
  g_autoptr (DbkTransaction) part = NULL;
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) client = NULL;
  g_autofree char *check = NULL;
  gint64 row;

  g_assert_no_error (error);
  dbk_transaction_hold_search (transaction, &error);
  g_assert_no_error (error);
  add_person (fixture, &first);
  row = add_person (fixture, &second);
  part = dbk_transaction_begin (fixture->connection, NULL, &error);
  g_assert_no_error (error);
  add_person (fixture, &third);
  dbk_transaction_rollback (g_steal_pointer (&part));
  base = dbk_client_store_load (fixture->connection, row, &error);
  client = dbk_client_copy (base);
  dbk_set_text (&client->given_name, "Ottilie");
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
  assert_found (fixture, "quell", "");
  dbk_transaction_commit (g_steal_pointer (&transaction), &error);
  g_assert_no_error (error);
  assert_found (fixture, "quell", "1014 1015");
  assert_found (fixture, "otto", "");
  assert_found (fixture, "ottilie", "1015");

  transaction = dbk_transaction_begin (fixture->connection, &fixture->practitioner, &error);
  dbk_transaction_hold_search (transaction, &error);
  g_assert_no_error (error);
  add_person (fixture, &third);
  dbk_transaction_rollback (g_steal_pointer (&transaction));
  assert_found (fixture, "quell", "1014 1015");
  add_person (fixture, &later);
  assert_found (fixture, "quell", "1014 1015 1016");
  check = record_fixture_plain_sql (
      fixture, "INSERT INTO client_search (client_search, rank) VALUES ('integrity-check', 1);");
  g_assert_cmpstr (check, ==, "");
  record_fixture_allow_outside (fixture);
}

static void
test_find_one (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 row = dbk_search_find_one (fixture->connection, "1003", today, &error);
  gint64 none;

  g_assert_no_error (error);
  g_assert_cmpint (dbk_search_find_one (fixture->connection, "milly", today, &error), ==, row);
  g_assert_cmpint (dbk_search_find_one (fixture->connection, "hart 0456", today, &error), ==, row);
  g_assert_no_error (error);
  none = dbk_search_find_one (fixture->connection, "nobody", today, &error);
  assert_refused (none != 0, error, DBK_ERROR_NOT_FOUND, "nobody");
  none = dbk_search_find_one (fixture->connection, "", today, &error);
  assert_refused (none != 0, error, DBK_ERROR_NOT_FOUND, "no client");
  none = dbk_search_find_one (fixture->connection, "4711", today, &error);
  assert_refused (none != 0, error, DBK_ERROR_NOT_FOUND, "4711");
  none = dbk_search_find_one (fixture->connection, "smith", today, &error);
  g_assert_cmpint (none, ==, 0);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "Aarav Smith (number 1008, born 2 January 1975)"));
}

static DbkClientSummary *
summary_of (RecordFixture *fixture, gint64 row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
      dbk_search_load_summaries (fixture->connection, &row, 1, today, &error);

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
      add_course (fixture, row_of (fixture, 1001), "active", today - 90);
  g_autoptr (DbkCourse) later = add_course (fixture, row_of (fixture, 1002), "active", today - 60);
  g_autoptr (DbkCourse) due = add_course (fixture, row_of (fixture, 1003), "active", today - 60);
  g_autoptr (DbkCourse) early = add_course (fixture, row_of (fixture, 1004), "active", today - 60);
  g_autoptr (DbkCourse) draft = add_course (fixture, row_of (fixture, 1005), "active", today - 60);
  g_autoptr (DbkCourse) paused = add_course (fixture, row_of (fixture, 1006), "paused", today - 90);
  g_autoptr (DbkCourse) planned =
      add_course (fixture, row_of (fixture, 1007), "planned", today - 2);
  g_autoptr (DbkCourse) other =
      add_course (fixture, row_of (fixture, 1003), "completed", today - 90);
  g_autoptr (DbkSession) overdue_last = add_session (fixture, overdue, today - 34, TRUE);
  g_autoptr (DbkSession) later_last = add_session (fixture, later, today - 16, TRUE);
  g_autoptr (DbkSession) due_last = add_session (fixture, due, today - 8, TRUE);
  g_autoptr (DbkSession) early_last = add_session (fixture, early, today - 3, TRUE);
  g_autoptr (DbkSession) draft_last = add_session (fixture, draft, today, FALSE);
  g_autoptr (DbkSession) wrong = NULL;
  g_autofree char *numbers = found (fixture, "", DBK_CLIENT_FILTER_DUE);
  g_autofree char *filtered = NULL;
  g_autofree char *by_phone = NULL;
  g_autoptr (DbkSearchResult) page = search (fixture, "", DBK_CLIENT_FILTER_DUE, 2);

  assert_due (fixture, 1001, "overdue", today - 27, 20);
  assert_due (fixture, 1002, "overdue", today - 9, 2);
  assert_due (fixture, 1003, "due", today - 1, DBK_NONE);
  assert_due (fixture, 1004, "too_early", today + 4, DBK_NONE);
  assert_due (fixture, 1006, "", DBK_DATE_NONE, DBK_NONE);
  assert_due (fixture, 1007, "due", today - 2, DBK_NONE);
  {
    g_autoptr (DbkClientSummary) summary = summary_of (fixture, row_of (fixture, 1005));

    g_assert_cmpstr (summary->due_state, ==, "draft");
    g_assert_cmpint (summary->last_session, ==, DBK_DATE_NONE);
  }
  g_assert_cmpstr (numbers, ==, "1005 1001 1002 1003 1007");
  g_assert_cmpint (dbk_search_count_due (fixture->connection, today, &error), ==, 5);
  g_assert_no_error (error);
  g_assert_cmpuint (page->rows->len, ==, 2);
  g_assert_false (page->complete);
  filtered = found (fixture, "a", DBK_CLIENT_FILTER_DUE);
  g_assert_cmpstr (filtered, ==, "1005 1001 1003");
  by_phone = found (fixture, "0123", DBK_CLIENT_FILTER_DUE);
  g_assert_cmpstr (by_phone, ==, "1001");

  /* A session entered in error doesn't count. */
  wrong = add_session (fixture, overdue, today - 1, TRUE);
  assert_due (fixture, 1001, "too_early", today + 6, DBK_NONE);
  dbk_session_store_mark_error (fixture->connection, &fixture->practitioner, wrong->row,
                                "wrong client", &error);
  g_assert_no_error (error);
  assert_due (fixture, 1001, "overdue", today - 27, 20);
}

/* A finished course with a maintenance interval is due again, but not beside one under way. */
static void
test_maintenance (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkCourse) finished =
      add_course (fixture, row_of (fixture, 1001), "active", today - 90);
  g_autoptr (DbkCourse) base = dbk_course_copy (finished);
  g_autoptr (DbkSession) session = add_session (fixture, finished, today - 30, TRUE);
  g_autoptr (DbkCourse) next = NULL;

  dbk_set_text (&finished->status, "completed");
  finished->maintenance_days = 28;
  dbk_course_store_update (fixture->connection, &fixture->practitioner, base, finished, &error);
  g_assert_no_error (error);
  assert_due (fixture, 1001, "due", today - 2, DBK_NONE);
  g_assert_cmpint (dbk_search_count_due (fixture->connection, today, &error), ==, 1);

  next = add_course (fixture, row_of (fixture, 1001), "active", today + 3);
  assert_due (fixture, 1001, "too_early", today + 3, DBK_NONE);
  g_assert_cmpint (dbk_search_count_due (fixture->connection, today, &error), ==, 0);
}

static void
test_summary (RecordFixture *fixture, gconstpointer data)
{
  static const Person namesake = { "AMELIA", "hart", NULL, NULL, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkRule) rule = dbk_rule_new ();
  g_autoptr (DbkCondition) condition = dbk_condition_new ();
  g_autoptr (DbkClientSummary) summary = NULL;
  g_autoptr (DbkClientSummary) marked = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gint64 row = row_of (fixture, 1003);
  gint64 rows[] = { row_of (fixture, 1013), 4711, row };

  add_person (fixture, &namesake);
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
  condition->ended_on = today - 100;
  dbk_health_store_add_condition (fixture->connection, &fixture->practitioner, row, condition,
                                  &error);
  g_assert_no_error (error);
  marked = summary_of (fixture, row);
  g_assert_cmpstr (marked->mark, ==, "block");

  list = dbk_search_load_summaries (fixture->connection, rows, G_N_ELEMENTS (rows), today, &error);
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
  g_autofree char *added = found (fixture, "", DBK_CLIENT_FILTER_RECENT);
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
  page = search (fixture, "", DBK_CLIENT_FILTER_RECENT, 2);
  g_assert_cmpint (g_array_index (page->rows, gint64, 0), ==, client->row);
  g_assert_cmpint (g_array_index (page->rows, gint64, 1), ==, row_of (fixture, 1013));
  filtered = found (fixture, "li", DBK_CLIENT_FILTER_RECENT);
  g_assert_cmpstr (filtered, ==, "1005 1004");
}

static void
test_cancelled (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DbkSearchResult) result = NULL;

  g_cancellable_cancel (cancellable);
  dbk_connection_set_cancellable (fixture->connection, cancellable);
  result =
      dbk_search_clients (fixture->connection, "smi", DBK_CLIENT_FILTER_ALL, today, 64, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dbk_connection_set_cancellable (fixture->connection, NULL);
  assert_found (fixture, "aar smi", "1008");
}

static void
add_test (const char *path, void (*func) (RecordFixture *fixture, gconstpointer data))
{
  g_test_add (path, RecordFixture, NULL, set_up, func, record_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/search/words", test_words);
  add_test ("/search/scraps", test_scraps);
  add_test ("/search/odd-texts", test_odd_texts);
  add_test ("/search/marks", test_marks);
  add_test ("/search/limits", test_limits);
  add_test ("/search/crowd", test_crowd);
  add_test ("/search/changes", test_changes);
  add_test ("/search/held", test_held);
  add_test ("/search/find-one", test_find_one);
  add_test ("/search/due", test_due);
  add_test ("/search/maintenance", test_maintenance);
  add_test ("/search/summary", test_summary);
  add_test ("/search/recent", test_recent);
  add_test ("/search/cancelled", test_cancelled);
  return g_test_run ();
}
