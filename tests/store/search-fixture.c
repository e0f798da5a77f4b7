/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirteen clients of several scripts, and asking for them. */
#include "search-fixture.h"

#include "dbk-client-store.h"

/* In name order, so that the numbers are too. */
static const SearchPerson people[] = {
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

gint64
search_fixture_add (RecordFixture *fixture, const SearchPerson *person)
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

void
search_fixture_set_up (RecordFixture *fixture, gconstpointer data)
{
  record_fixture_set_up (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    search_fixture_add (fixture, &people[i]);
}

DbkSearchResult *
search_fixture_search (RecordFixture *fixture, const char *text, DbkClientFilter filter, int limit)
{
  g_autoptr (GError) error = NULL;
  DbkSearchResult *result =
      dbk_search_clients (fixture->connection, text, filter, SEARCH_TODAY, limit, &error);

  g_assert_no_error (error);
  return result;
}

GPtrArray *
search_fixture_summaries (RecordFixture *fixture, const DbkSearchResult *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = dbk_search_load_summaries (fixture->connection,
                                               (const gint64 *) (gpointer) result->rows->data,
                                               result->rows->len, SEARCH_TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, result->rows->len);
  return list;
}

char *
search_fixture_found (RecordFixture *fixture, const char *text, DbkClientFilter filter)
{
  g_autoptr (DbkSearchResult) result = search_fixture_search (fixture, text, filter, -1);
  g_autoptr (GPtrArray) list = search_fixture_summaries (fixture, result);
  GString *numbers = g_string_new (NULL);

  g_assert_true (result->complete);
  g_assert_cmpint (result->total, ==, result->rows->len);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (numbers, "%s%d", i > 0 ? " " : "",
                            ((DbkClientSummary *) list->pdata[i])->number);
  return g_string_free (numbers, FALSE);
}
