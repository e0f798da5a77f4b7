/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values to rows and back, merging two people's changes, and the order of names. */
#include "record-fixture.h"

#include <string.h>

#include "dbk-client-store.h"
#include "dbk-client-words.h"
#include "dbk-clinic-store.h"
#include "dbk-name-order.h"
#include "dbk-rows.h"

static DbkCourseTemplate *
make_template (void)
{
  static const char *const concerns[] = { "crows_feet", "a \"quoted\", one", "Ж, 皮", NULL };
  DbkCourseTemplate *template = dbk_course_template_new ();

  template->title = g_strdup ("Six weekly; “first”");
  template->concerns = g_strdupv ((char **) concerns);
  template->planned_sessions = 6;
  template->interval_min_days = 0;
  template->maintenance_days = DBK_NONE;
  template->home_care = g_strdup ("Line one\nline two");
  template->retired_on = DBK_DATE_NONE;
  return template;
}

/* What is stored comes back the same: codes with quotes, zero and not known, empty texts. */
static void
test_round_trip (RecordFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkCourseTemplate) template = make_template ();
  g_autoptr (GPtrArray) loaded = NULL;
  const DbkCourseTemplate *back;

  dbk_list_store_save (fixture->connection, &fixture->practitioner, template, &error);
  g_assert_no_error (error);
  loaded = dbk_list_store_load (fixture->connection, &dbk_course_template_type, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->len, ==, 1);
  back = loaded->pdata[0];
  g_assert_true (dbk_record_equal (template, back));
  g_assert_cmpstr (back->concerns[1], ==, "a \"quoted\", one");
  g_assert_cmpint (back->interval_min_days, ==, 0);
  g_assert_cmpint (back->interval_max_days, ==, DBK_NONE);
  g_assert_null (back->scores_due);
  g_assert_cmpint (back->row, >, 0);
}

static void
test_merge (void)
{
  g_autoptr (DbkClient) base = dbk_client_new ();
  g_autoptr (DbkClient) theirs = NULL;
  g_autoptr (DbkClient) mine = NULL;
  g_autoptr (DbkClient) both = NULL;
  const char *field = NULL;

  base->id = g_strdup ("base");
  base->town = g_strdup ("Norwich");
  base->skin_type = 2;
  base->revision = 1;
  theirs = dbk_client_copy (base);
  mine = dbk_client_copy (base);
  both = dbk_client_copy (base);

  dbk_set_text (&theirs->town, "Cromer");
  theirs->skin_type = 3;
  theirs->revision = 2;
  dbk_set_text (&mine->email, "a@example.org");
  mine->skin_type = 3;
  g_assert_true (dbk_rows_merge_fields (base, theirs, mine, &field));
  g_assert_cmpstr (mine->town, ==, "Cromer");
  g_assert_cmpstr (mine->email, ==, "a@example.org");
  g_assert_cmpint (mine->skin_type, ==, 3);
  g_assert_cmpint (mine->revision, ==, 2);

  dbk_set_text (&both->town, "Holt");
  g_assert_false (dbk_rows_merge_fields (base, theirs, both, &field));
  g_assert_cmpstr (field, ==, "town");
}

/* A field emptied by one and left alone by the other stays empty. */
static void
test_merge_emptied (void)
{
  g_autoptr (DbkClient) base = dbk_client_new ();
  g_autoptr (DbkClient) theirs = NULL;
  g_autoptr (DbkClient) mine = NULL;
  const char *field;

  base->town = g_strdup ("Norwich");
  base->birth_date = day (1983, 3, 12);
  theirs = dbk_client_copy (base);
  mine = dbk_client_copy (base);
  dbk_set_text (&theirs->town, "");
  theirs->birth_date = DBK_DATE_NONE;
  g_assert_true (dbk_rows_merge_fields (base, theirs, mine, &field));
  g_assert_cmpstr (mine->town, ==, "");
  g_assert_cmpint (mine->birth_date, ==, DBK_DATE_NONE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The number rises with the sort key, whatever the script, and tells most names apart. */
static void
test_name_order (void)
{
  static const char *const pieces[] = {
    "",   "a",    "aa", "smith", "smit",    "smithe", "zz",         "z",  "\001", " ", "0",    "9a",
    "A~", "müll", "ж",  "жа",    "яковлев", "王",     "王\001小明", "김", "ا",    "😀", "\177",
  };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint k = 0; k < G_N_ELEMENTS (pieces); k++)
      {
        g_ptr_array_add (keys, g_strconcat (pieces[i], "\001", pieces[k], NULL));
        g_ptr_array_add (keys, g_strconcat (pieces[i], pieces[k], NULL));
      }
  g_ptr_array_sort (keys, compare_texts);
  for (guint i = 0; i < keys->len; i++)
    {
      gint64 order = dbk_name_order (keys->pdata[i]);

      if (order < last)
        g_error ("“%s” comes before “%s”", (char *) keys->pdata[i], (char *) keys->pdata[i - 1]);
      g_assert_cmpint (order, <, G_GINT64_CONSTANT (1) << DBK_NAME_ORDER_BITS);
      last = order;
    }
  g_assert_cmpint (dbk_name_order ("smith\001anna"), <, dbk_name_order ("smith\001john"));
  g_assert_cmpint (dbk_name_order ("johnson\001a"), <, dbk_name_order ("johnson\001m"));
}

static void
test_phones (void)
{
  static const struct
  {
    const char *number;
    const char *national;
  } cases[] = {
    { "07700 900123", "7700900123" },
    { "+44 7700 900123", "7700900123" },
    { "+44 (0)7700 900123", "7700900123" },
    { "0044 7700 900123", "7700900123" },
    { "(555) 010-0199", "5550100199" },
    { "+1 555 010 0199", "5550100199" },
    { "+353 1 555 0100", "15550100" },
    { "+7 912 555 01 00", "9125550100" },
    { "01603 555 0100 ext. 4", "16035550100" },
    { "+", "" },
    { "none", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *national = dbk_phone_national_digits (cases[i].number);

      g_assert_cmpstr (national, ==, cases[i].national);
    }
}

static void
test_words (void)
{
  g_autoptr (DbkClient) client = dbk_client_new ();
  g_autofree char *words = NULL;
  g_autofree char *nothing = NULL;

  nothing = dbk_client_search_words (client);
  g_assert_cmpstr (nothing, ==, "");
  client->given_name = g_strdup ("Siân");
  client->family_name = g_strdup ("O’Brien-Smith");
  client->preferred_name = g_strdup ("Sian");
  client->former_name = g_strdup ("van Dyk");
  client->email = g_strdup ("sian.ob77@example.org");
  words = dbk_client_search_words (client);
  g_assert_cmpstr (words, ==, "obriensmith o brien smith sian van dyk vandyk ob77");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rows/round-trip", RecordFixture, NULL, record_fixture_set_up, test_round_trip,
              record_fixture_tear_down);
  g_test_add_func ("/rows/merge", test_merge);
  g_test_add_func ("/rows/merge-emptied", test_merge_emptied);
  g_test_add_func ("/rows/name-order", test_name_order);
  g_test_add_func ("/rows/phones", test_phones);
  g_test_add_func ("/rows/words", test_words);
  return g_test_run ();
}
