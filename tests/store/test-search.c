/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding clients by any scrap, in name order. */
#include "dbk-statement.h"
#include "search-fixture.h"

#include <string.h>

#include "dbk-client-store.h"

static void
assert_found (RecordFixture *fixture, const char *text, const char *expected)
{
  g_autofree char *numbers = search_fixture_found (fixture, text, DBK_CLIENT_FILTER_ALL);

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
    /* the year beside a name, as the list shows it */
    { "adams 1983", "1001" },
    { "1983 adams", "1001" },
    { "adams 1984", "" },
    { "#1983 adams", "" },
    { "1983", "" },
    { "adams 9999", "" },
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
        g_autoptr (DbkSearchResult) result = search_fixture_search (fixture, texts[i], filter, 64);

        g_assert_nonnull (result);
        g_string_append (all, texts[i]);
      }
  dbk_search_result_free (search_fixture_search (fixture, all->str, DBK_CLIENT_FILTER_ALL, 64));
}

/* Names in scripts whose vowels are marks of their own are found too. */
static void
test_marks (RecordFixture *fixture, gconstpointer data)
{
  static const SearchPerson rama = { "राम", "शर्मा", NULL, NULL, NULL, NULL, NULL };
  static const SearchPerson kim = { "민준", "김", NULL, NULL, NULL, NULL, NULL };
  static const SearchPerson kana = { "さくら", "ガルシア", NULL, NULL, NULL, NULL, NULL };

  search_fixture_add (fixture, &rama);
  search_fixture_add (fixture, &kim);
  search_fixture_add (fixture, &kana);
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
      g_autoptr (DbkSearchResult) whole =
          search_fixture_search (fixture, texts[i], DBK_CLIENT_FILTER_ALL, -1);

      for (guint limit = 0; limit <= whole->rows->len + 1; limit++)
        {
          g_autoptr (DbkSearchResult) page =
              search_fixture_search (fixture, texts[i], DBK_CLIENT_FILTER_ALL, (int) limit);
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
      SearchPerson person = { given, "Featherstonehaugh", NULL, NULL, NULL, NULL, NULL };

      search_fixture_add (fixture, &person);
    }
  dbk_transaction_commit (g_steal_pointer (&transaction), &error);
  g_assert_no_error (error);

  whole = search_fixture_search (fixture, "feather", DBK_CLIENT_FILTER_ALL, -1);
  g_assert_cmpuint (whole->rows->len, ==, 1500);
  list = search_fixture_summaries (fixture, whole);
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
          search_fixture_search (fixture, "maxi feather", DBK_CLIENT_FILTER_ALL, limit);

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
  client->archived_on = SEARCH_TODAY;
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
  static const SearchPerson first = { "Ines", "Quell", NULL, NULL, NULL, NULL, NULL };
  static const SearchPerson second = { "Otto", "Quell", NULL, NULL, NULL, NULL, NULL };
  static const SearchPerson third = { "Vera", "Quell", NULL, NULL, NULL, NULL, NULL };
  static const SearchPerson later = { "Wanda", "Quell", NULL, NULL, NULL, NULL, NULL };
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
  search_fixture_add (fixture, &first);
  row = search_fixture_add (fixture, &second);
  part = dbk_transaction_begin (fixture->connection, NULL, &error);
  g_assert_no_error (error);
  search_fixture_add (fixture, &third);
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
  search_fixture_add (fixture, &third);
  dbk_transaction_rollback (g_steal_pointer (&transaction));
  assert_found (fixture, "quell", "1014 1015");
  search_fixture_add (fixture, &later);
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
  gint64 row = dbk_search_find_one (fixture->connection, "1003", SEARCH_TODAY, &error);
  gint64 none;

  g_assert_no_error (error);
  g_assert_cmpint (dbk_search_find_one (fixture->connection, "milly", SEARCH_TODAY, &error), ==,
                   row);
  g_assert_cmpint (dbk_search_find_one (fixture->connection, "hart 0456", SEARCH_TODAY, &error), ==,
                   row);
  g_assert_no_error (error);
  none = dbk_search_find_one (fixture->connection, "nobody", SEARCH_TODAY, &error);
  assert_refused (none != 0, error, DBK_ERROR_NOT_FOUND, "nobody");
  none = dbk_search_find_one (fixture->connection, "", SEARCH_TODAY, &error);
  assert_refused (none != 0, error, DBK_ERROR_NOT_FOUND, "no client");
  /* A person said to mean another is never taken for it without being asked. */
  none = dbk_search_find_one (fixture->connection, "aarva smith", SEARCH_TODAY, &error);
  assert_refused (none != 0, error, DBK_ERROR_NOT_FOUND, "Spelled alike: Aarav Smith (number 1008");
  none = dbk_search_find_one (fixture->connection, "4711", SEARCH_TODAY, &error);
  assert_refused (none != 0, error, DBK_ERROR_NOT_FOUND, "4711");
  none = dbk_search_find_one (fixture->connection, "smith", SEARCH_TODAY, &error);
  g_assert_cmpint (none, ==, 0);
  g_assert_error (error, DBK_ERROR, DBK_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "Aarav Smith (number 1008, born 2 January 1975)"));
}

/* Those spelled alike, "1001 1003". Caller frees. */
static char *
similar (RecordFixture *fixture, const char *text)
{
  g_autoptr (DbkSearchResult) result =
      search_fixture_search (fixture, text, DBK_CLIENT_FILTER_ALL, 64);
  GArray *rows = g_steal_pointer (&result->rows);
  char *numbers;

  result->rows = g_steal_pointer (&result->similar);
  result->similar = rows;
  {
    g_autoptr (GPtrArray) summaries = search_fixture_summaries (fixture, result);
    GString *text_of = g_string_new (NULL);

    for (guint i = 0; i < summaries->len; i++)
      g_string_append_printf (text_of, "%s%d", i > 0 ? " " : "",
                              ((DbkClientSummary *) summaries->pdata[i])->number);
    numbers = g_string_free (text_of, FALSE);
  }
  return numbers;
}

static void
assert_similar (RecordFixture *fixture, const char *text, const char *numbers)
{
  g_autofree char *found = similar (fixture, text);

  if (strcmp (found, numbers) != 0)
    g_error ("“%s” has “%s” spelled alike, not “%s”", text, found, numbers);
}

/* A letter too few, too many, another one, or two that changed places, in any script. */
static void
test_similar (RecordFixture *fixture, gconstpointer data)
{
  static const SearchPerson people[] = {
    { .given = "Quentin", .family = "Blackwood" },
    { .given = "Зинаида", .family = "Петрова" },
    { .given = "Xavier", .family = "Blackwell" },
  };
  static const char *const typed[] = {
    "lackwood",          "backwood",          "blckwood",    "blackwod", /* too few */
    "bblackwood",        "blaackwood",        "blackwoodd",              /* too many */
    "plackwood",         "blackwuod",         "blackwoot",               /* another */
    "lbackwood",         "blakcwood",         "blackwodo",               /* changed places */
    "backwoo",           "blakcwoo",                                     /* not typed to the end */
    "quentin blackwodo", "blckwood quenttin", "q blakcwood", "quentni b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    search_fixture_add (fixture, &people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      assert_found (fixture, typed[i], "");
      assert_similar (fixture, typed[i], "1014");
    }
  assert_similar (fixture, "петроав", "1015");
  assert_similar (fixture, "птрова", "1015");
  /* Rightly spelled is found, not alike; two letters are too many. */
  assert_found (fixture, "blackwood", "1014");
  assert_similar (fixture, "blackwood", "");
  assert_similar (fixture, "blukwod", "");
  assert_similar (fixture, "xavier blackwodo", "");
  assert_similar (fixture, "quentin blakcwell", "");
  /* Whole words first, then beginnings. */
  assert_similar (fixture, "blakcw", "1016 1014");
  /* A limit is one for both together. */
  {
    g_autoptr (DbkSearchResult) one =
        search_fixture_search (fixture, "blakcw", DBK_CLIENT_FILTER_ALL, 1);

    g_assert_cmpuint (one->rows->len, ==, 0);
    g_assert_cmpuint (one->similar->len, ==, 1);
  }
  /* Too short to tell, or no word. */
  assert_similar (fixture, "bl", "");
  assert_similar (fixture, "", "");
  assert_similar (fixture, "07700 900999", "");
}

/* Words nobody has any more are no longer meant, and leave no trace. */
static void
test_similar_forgets (RecordFixture *fixture, gconstpointer data)
{
  static const SearchPerson person = { .given = "Quentin", .family = "Blackwood" };
  gint64 row = search_fixture_add (fixture, &person);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkClient) base = dbk_client_store_load (fixture->connection, row, &error);
  g_autoptr (DbkClient) client = dbk_client_copy (base);
  g_autoptr (DbkStatement) next = NULL;
  gboolean has_row = FALSE;

  assert_similar (fixture, "blakcwood", "1014");
  g_free (client->family_name);
  client->family_name = g_strdup ("Smith");
  dbk_client_store_update (fixture->connection, &fixture->practitioner, base, client, &error);
  g_assert_no_error (error);
  assert_similar (fixture, "blakcwood", "");
  assert_similar (fixture, "quenitn", "1014");
  assert_similar (fixture, "quenitn smiht", "1014");
  next = dbk_statement (fixture->connection, DBK_SQL_SEARCH_NEXT_WORD, &error);
  g_assert_no_error (error);
  dbk_bind_text (next, "from", "blackwood");
  dbk_step_row (next, &has_row, &error);
  g_assert_no_error (error);
  g_assert_true (has_row);
  g_assert_cmpstr (dbk_column_text (next, 0), !=, "blackwood");
}

static void
test_cancelled (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DbkSearchResult) result = NULL;

  g_cancellable_cancel (cancellable);
  dbk_connection_set_cancellable (fixture->connection, cancellable);
  result = dbk_search_clients (fixture->connection, "smi", DBK_CLIENT_FILTER_ALL, SEARCH_TODAY, 64,
                               &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dbk_connection_set_cancellable (fixture->connection, NULL);
  assert_found (fixture, "aar smi", "1008");
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
  add_test ("/search/words", test_words);
  add_test ("/search/scraps", test_scraps);
  add_test ("/search/odd-texts", test_odd_texts);
  add_test ("/search/marks", test_marks);
  add_test ("/search/limits", test_limits);
  add_test ("/search/crowd", test_crowd);
  add_test ("/search/changes", test_changes);
  add_test ("/search/held", test_held);
  add_test ("/search/find-one", test_find_one);
  add_test ("/search/similar", test_similar);
  add_test ("/search/similar-forgets", test_similar_forgets);
  add_test ("/search/cancelled", test_cancelled);
  return g_test_run ();
}
