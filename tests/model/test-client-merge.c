/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is proposed for two records of one person, and what may be chosen instead. */
#include <locale.h>

#include "dbk-client-merge.h"

static void
add_phone (DbkClient *client, const char *kind, const char *number)
{
  DbkClientPhone *phone = dbk_client_phone_new ();

  dbk_set_text (&phone->kind, kind);
  dbk_set_text (&phone->number, number);
  g_ptr_array_add (client->phones, phone);
}

static const DbkMergeField *
find (GPtrArray *lines, const char *name)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const DbkMergeField *line = lines->pdata[i];

      if (g_str_equal (line->field->name, name))
        return line;
    }
  return NULL;
}

static DbkClient *
make_kept (void)
{
  DbkClient *client = dbk_client_new ();

  dbk_set_text (&client->given_name, "Amelia");
  dbk_set_text (&client->family_name, "Hart");
  dbk_set_text (&client->desk_note, "Likes the blue room");
  dbk_set_text (&client->allergies, "Nickel");
  client->birth_date = dbk_date_new (1983, 3, 12);
  client->number = 1042;
  client->skin_type = 2;
  client->archived_on = dbk_date_new (2026, 1, 5);
  add_phone (client, "mobile", "07700 900111");
  return client;
}

static DbkClient *
make_other (void)
{
  DbkClient *client = dbk_client_new ();

  dbk_set_text (&client->given_name, "Amelia");
  dbk_set_text (&client->family_name, "Heart");
  dbk_set_text (&client->email, "amelia@example.org");
  dbk_set_text (&client->desk_note, "Comes by bus");
  dbk_set_text (&client->allergies, "Nickel");
  client->birth_date = dbk_date_new (1983, 3, 21);
  client->number = 1060;
  add_phone (client, "", "07700-900111");
  add_phone (client, "home", "07700 900222");
  return client;
}

static void
test_fields (void)
{
  g_autoptr (DbkClient) kept = make_kept ();
  g_autoptr (DbkClient) other = make_other ();
  g_autoptr (GPtrArray) lines = dbk_client_merge_fields (kept, other);
  const DbkMergeField *line;

  g_assert_null (find (lines, "number"));
  g_assert_null (find (lines, "id"));
  g_assert_null (find (lines, "archived_on"));
  g_assert_null (find (lines, "address"));
  g_assert_true (find (lines, "given_name")->same);
  g_assert_true (find (lines, "allergies")->same);
  line = find (lines, "family_name");
  g_assert_false (line->same);
  g_assert_false (line->joinable);
  g_assert_cmpint (line->proposed, ==, DBK_MERGE_KEPT);
  line = find (lines, "email");
  g_assert_cmpstr (line->kept, ==, "");
  g_assert_cmpstr (line->other, ==, "amelia@example.org");
  g_assert_cmpint (line->proposed, ==, DBK_MERGE_OTHER);
  line = find (lines, "birth_date");
  g_assert_cmpstr (line->kept, ==, "12 March 1983");
  line = find (lines, "skin_type");
  g_assert_cmpstr (line->kept, ==, "II");
  g_assert_cmpint (line->proposed, ==, DBK_MERGE_KEPT);
  line = find (lines, "desk_note");
  g_assert_true (line->joinable);
  g_assert_cmpint (line->proposed, ==, DBK_MERGE_BOTH);
  line = find (lines, "phones");
  g_assert_cmpstr (line->kept, ==, "07700 900111 (Mobile)");
  g_assert_cmpstr (line->other, ==, "07700-900111\n07700 900222 (Home)");
  g_assert_true (line->joinable);
  g_assert_cmpint (line->proposed, ==, DBK_MERGE_BOTH);
}

static void
test_merged (void)
{
  g_autoptr (DbkClient) kept = make_kept ();
  g_autoptr (DbkClient) other = make_other ();
  g_autoptr (DbkClient) merged = dbk_client_merged (kept, other);

  g_assert_cmpstr (merged->family_name, ==, "Hart");
  g_assert_cmpstr (merged->email, ==, "amelia@example.org");
  g_assert_cmpstr (merged->desk_note, ==, "Likes the blue room\nComes by bus");
  g_assert_cmpstr (merged->allergies, ==, "Nickel");
  g_assert_cmpint (merged->number, ==, 1042);
  g_assert_cmpuint (merged->phones->len, ==, 2);
  g_assert_cmpint (merged->archived_on, ==, DBK_DATE_NONE);
}

static void
take (DbkClient *merged,
      const DbkClient *kept,
      const DbkClient *other,
      const char *name,
      DbkMergeSource source)
{
  dbk_client_merge_take (merged, kept, other, dbk_record_type_find (&dbk_client_type, name),
                         source);
}

static void
test_chosen (void)
{
  g_autoptr (DbkClient) kept = make_kept ();
  g_autoptr (DbkClient) other = make_other ();
  g_autoptr (DbkClient) merged = dbk_client_merged (kept, other);

  take (merged, kept, other, "family_name", DBK_MERGE_OTHER);
  g_assert_cmpstr (merged->family_name, ==, "Heart");
  take (merged, kept, other, "email", DBK_MERGE_KEPT);
  g_assert_true (merged->email == NULL || *merged->email == '\0');
  take (merged, kept, other, "desk_note", DBK_MERGE_OTHER);
  g_assert_cmpstr (merged->desk_note, ==, "Comes by bus");
  take (merged, kept, other, "desk_note", DBK_MERGE_BOTH);
  g_assert_cmpstr (merged->desk_note, ==, "Likes the blue room\nComes by bus");
  take (merged, kept, other, "phones", DBK_MERGE_KEPT);
  g_assert_cmpuint (merged->phones->len, ==, 1);
  take (merged, kept, other, "phones", DBK_MERGE_OTHER);
  g_assert_cmpuint (merged->phones->len, ==, 2);
  take (merged, kept, other, "skin_type", DBK_MERGE_OTHER);
  g_assert_cmpint (merged->skin_type, ==, DBK_NONE);
}

static void
set_place (DbkClient *client, const char *address, const char *town, const char *postcode)
{
  dbk_set_text (&client->address, address);
  dbk_set_text (&client->town, town);
  dbk_set_text (&client->postcode, postcode);
}

/* A street of the one is not put into the town of the other. */
static void
test_place (void)
{
  g_autoptr (DbkClient) kept = make_kept ();
  g_autoptr (DbkClient) other = make_other ();
  g_autoptr (DbkClient) merged = NULL;
  g_autoptr (DbkClient) filled = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  set_place (kept, "", "Bath", "BA1 2QD");
  set_place (other, "14 Marine Parade", "Brighton", "BN2 1TL");
  lines = dbk_client_merge_fields (kept, other);
  g_assert_cmpstr (find (lines, "address")->kept, ==, "Bath\nBA1 2QD");
  g_assert_null (find (lines, "town"));
  merged = dbk_client_merged (kept, other);
  g_assert_cmpstr (merged->address, ==, "");
  g_assert_cmpstr (merged->town, ==, "Bath");
  take (merged, kept, other, "address", DBK_MERGE_OTHER);
  g_assert_cmpstr (merged->address, ==, "14 Marine Parade");
  g_assert_cmpstr (merged->town, ==, "Brighton");
  g_assert_cmpstr (merged->postcode, ==, "BN2 1TL");
  /* One place, the other knows more of it. */
  set_place (kept, "", "Brighton", "");
  filled = dbk_client_merged (kept, other);
  g_assert_cmpstr (filled->address, ==, "14 Marine Parade");
  g_assert_cmpstr (filled->town, ==, "Brighton");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-merge/fields", test_fields);
  g_test_add_func ("/client-merge/merged", test_merged);
  g_test_add_func ("/client-merge/chosen", test_chosen);
  g_test_add_func ("/client-merge/place", test_place);
  return g_test_run ();
}
