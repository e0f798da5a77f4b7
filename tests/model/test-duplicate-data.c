/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The duplicate finder on published sets of people of which is known who is who. */
#include <stdio.h>
#include <string.h>

#include "dbk-duplicate.h"

typedef struct
{
  GPtrArray *people;
  GPtrArray *truth; /* of char *: who each is */
} Set;

static void
set_free (Set *set)
{
  g_ptr_array_unref (set->people);
  g_ptr_array_unref (set->truth);
  g_free (set);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Set, set_free)

typedef char *(*ReadRow) (char **cells, DbkClient *client);

static DbkDate
read_day (const char *text)
{
  int year, month, day;

  /* With hyphens first: the other would read them as minus signs. */
  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3 ||
      sscanf (text, "%4d%2d%2d", &year, &month, &day) == 3)
    return dbk_date_new (year, month, day);
  return DBK_DATE_NONE;
}

/* rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state,
 * date_of_birth; the last column, a number nobody else has, gives the answer away. */
static char *
read_febrl (char **cells, DbkClient *client)
{
  g_auto (GStrv) parts = g_strsplit (cells[0], "-", -1);

  client->given_name = g_strdup (cells[1]);
  client->family_name = g_strdup (cells[2]);
  client->address = g_strdup_printf ("%s %s\n%s", cells[3], cells[4], cells[5]);
  client->town = g_strdup (cells[6]);
  client->postcode = g_strdup (cells[7]);
  client->birth_date = read_day (cells[9]);
  return g_strdup (parts[1]);
}

/* unique_id, first_name, surname, dob, city, email, cluster */
static char *
read_splink (char **cells, DbkClient *client)
{
  client->given_name = g_strdup (cells[1]);
  client->family_name = g_strdup (cells[2]);
  client->birth_date = read_day (cells[3]);
  client->town = g_strdup (cells[4]);
  client->email = g_strdup (cells[5]);
  return g_strdup (cells[6]);
}

static Set *
read_set (const char *name, ReadRow read_row)
{
  const char *shared = g_getenv ("DBK_TEST_SHARED_DATA");
  g_autofree char *path =
      g_build_filename (shared == NULL ? "" : shared, "04-duplicates", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Set *set;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  set = g_new0 (Set, 1);
  set->people = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_duplicate_person_free);
  set->truth = g_ptr_array_new_with_free_func (g_free);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      g_autoptr (DbkClient) client = dbk_client_new ();

      for (guint j = 0; cells[j] != NULL; j++)
        g_strstrip (cells[j]);
      g_ptr_array_add (set->truth, read_row (cells, client));
      g_ptr_array_add (set->people, dbk_duplicate_person_new (client));
    }
  return set;
}

static guint
count_true_pairs (const Set *set)
{
  guint n = 0;

  for (guint i = 0; i < set->truth->len; i++)
    for (guint j = i + 1; j < set->truth->len; j++)
      n += strcmp (set->truth->pdata[i], set->truth->pdata[j]) == 0;
  return n;
}

static void
check_set (const char *name, ReadRow read_row, double precision_min, double recall_min)
{
  g_autoptr (Set) set = read_set (name, read_row);
  g_autoptr (GArray) pairs = NULL;
  guint n_right = 0;
  double precision, recall;

  if (set == NULL)
    {
      g_test_skip ("The published sets of people (04-duplicates) are not on this computer");
      return;
    }
  pairs = dbk_duplicate_pairs (set->people, NULL, NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      const DbkDuplicatePair *pair = &g_array_index (pairs, DbkDuplicatePair, i);

      n_right += strcmp (set->truth->pdata[pair->one], set->truth->pdata[pair->other]) == 0;
    }
  precision = (double) n_right / MAX (pairs->len, 1);
  recall = (double) n_right / count_true_pairs (set);
  g_test_message ("%s: precision %.4f, recall %.4f, %u of %u pairs wrong", name, precision, recall,
                  pairs->len - n_right, pairs->len);
  g_assert_cmpfloat (precision, >=, precision_min);
  g_assert_cmpfloat (recall, >=, recall_min);
}

static void
test_febrl_easy (void)
{
  check_set ("febrl/dataset1.csv", read_febrl, 0.998, 0.995);
}

static void
test_febrl_many (void)
{
  check_set ("febrl/dataset2.csv", read_febrl, 0.995, 0.99);
}

static void
test_splink (void)
{
  check_set ("splink/fake_1000.csv", read_splink, 0.98, 0.77);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicate-data/febrl-easy", test_febrl_easy);
  g_test_add_func ("/duplicate-data/febrl-many", test_febrl_many);
  g_test_add_func ("/duplicate-data/splink", test_splink);
  return g_test_run ();
}
