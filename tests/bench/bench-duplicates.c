/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the look for duplicates takes, in all of the records and for one client being entered.
 *
 * Builds DBK_BENCH_CLIENTS invented clients (100,000 unless set) in a temporary directory, every
 * fiftieth of them entered twice with a slip of the hand, prints one JSON object and fails when a
 * number isn't held at 100,000. */
#include "bench-people.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "dbk-client-store.h"
#include "dbk-duplicate-store.h"
#include "dbk-records.h"

#define HOLD_AT 100000
#define HOLD_LIST_S 60.0
#define HOLD_ENTRY_MS 50.0
#define TWICE_EVERY 50
#define ENTRIES 200

static const DbkWho nobody = { 0, G_GINT64_CONSTANT (1793630400000) };

static void
fail_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* The program's own work: what else the machine does meanwhile says nothing. */
static double
work_s (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
now_s (void)
{
  return (double) g_get_monotonic_time () / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The same person as somebody else wrote them down. */
static DbkClient *
enter_again (const DbkClient *client, GRand *random)
{
  DbkClient *again = dbk_client_copy (client);
  gsize length = strlen (again->family_name);
  int year, month, day;

  dbk_set_text (&again->id, "");
  again->row = 0;
  again->number = DBK_NONE;
  dbk_date_split (again->birth_date, &year, &month, &day);
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      again->family_name[length - 1] = 'x';
      break;
    case 1:
      again->birth_date = dbk_date_new (year, month, day == 28 ? 27 : day + 1);
      break;
    case 2:
      {
        char *given = again->given_name;

        again->given_name = again->family_name;
        again->family_name = given;
      }
      break;
    default:
      again->birth_date = DBK_DATE_NONE;
      dbk_set_text (&again->email, "");
    }
  return again;
}

/* In a street of some dozens of neighbors: bench_people has everybody in one. */
static void
move (DbkClient *client, BenchPeople *people)
{
  static const char *const stems[50] = {
    "Alder",  "Bramble", "Cedar",  "Dover",  "Ember",  "Falcon", "Garnet", "Heron",   "Iris",
    "Jasper", "Kestrel", "Linden", "Mallow", "Nettle", "Orchid", "Plover", "Quarry",  "Rowan",
    "Sorrel", "Thistle", "Umber",  "Violet", "Willow", "Yarrow", "Zephyr", "Abbot",   "Badger",
    "Canter", "Damson",  "Egret",  "Fennel", "Gorse",  "Hazel",  "Ivory",  "Juniper", "Kingfisher",
    "Lark",   "Magpie",  "Needle", "Otter",  "Pepper", "Quince", "Raven",  "Saffron", "Tansy",
    "Upland", "Vesper",  "Walnut", "Yew",    "Zinnia",
  };
  static const char *const ends[50] = {
    "bank", "beck",  "bourne", "brook", "bury",   "cliff",   "combe", "cote", "court", "croft",
    "dale", "dell",  "don",    "edge",  "end",    "fell",    "field", "fold", "ford",  "garth",
    "gate", "glade", "green",  "ham",   "haven",  "head",    "hill",  "holm", "holt",  "hurst",
    "lea",  "ley",   "mead",   "mere",  "mill",   "minster", "mount", "nook", "pool",  "ridge",
    "shaw", "side",  "stead",  "stoke", "thorpe", "ton",     "vale",  "well", "wick",  "worth",
  };
  GRand *random = bench_people_random (people);
  int street = g_rand_int_range (random, 0, 2500);

  g_free (client->address);
  g_free (client->postcode);
  client->address =
      g_strdup_printf ("%d %s%s %s", g_rand_int_range (random, 1, 60), stems[street % 50],
                       ends[street / 50], street % 2 ? "Road" : "Lane");
  client->postcode =
      g_strdup_printf ("NR%d %dA%c", street % 30, street / 30 % 10, 'A' + street / 300);
}

/* Returns how many were entered twice. */
static guint
fill (DbkConnection *connection, int n_clients)
{
  g_autoptr (BenchPeople) people = bench_people_new (11);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &nobody, &error);
  guint n_twice = 0;

  fail_on (error);
  dbk_transaction_hold_search (transaction, &error);
  fail_on (error);
  for (int i = 0; i < n_clients; i++)
    {
      g_autoptr (DbkClient) client = bench_people_next (people);

      move (client, people);
      dbk_client_store_add (connection, &nobody, client, &error);
      fail_on (error);
      if (i % TWICE_EVERY == TWICE_EVERY - 2)
        {
          g_autoptr (DbkClient) again = enter_again (client, bench_people_random (people));

          dbk_client_store_add (connection, &nobody, again, &error);
          fail_on (error);
          n_twice++;
          i++;
        }
    }
  dbk_transaction_commit (g_steal_pointer (&transaction), &error);
  fail_on (error);
  return n_twice;
}

/* Of those entered twice in a row. */
static guint
count_found (GArray *matches)
{
  guint n = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const DbkDuplicateMatch *match = &g_array_index (matches, DbkDuplicateMatch, i);

      n += match->other == match->one + 1 && match->other % TWICE_EVERY == 0;
    }
  return n;
}

/* The median of the time one question at entry takes, in milliseconds. */
static double
time_entries (DbkConnection *connection, int n_clients, double *p99)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < ENTRIES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DbkClient) client =
          dbk_client_store_load (connection, 1 + (gint64) i * n_clients / ENTRIES, &error);
      g_autoptr (GArray) matches = NULL;
      double start, time;

      fail_on (error);
      client->row = 0;
      start = now_s ();
      dbk_read_begin (connection, &error);
      fail_on (error);
      matches = dbk_duplicate_store_find (connection, client, &error);
      fail_on (error);
      dbk_read_end (connection);
      time = (now_s () - start) * 1000.0;
      g_assert_cmpuint (matches->len, >, 0);
      g_array_append_val (times, time);
    }
  g_array_sort (times, compare_doubles);
  *p99 = g_array_index (times, double, ENTRIES * 99 / 100);
  return g_array_index (times, double, ENTRIES / 2);
}

static void
remove_directory (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_directory (path);
      else
        g_unlink (path);
    }
  g_rmdir (directory);
}

int
main (void)
{
  const char *wanted = g_getenv ("DBK_BENCH_CLIENTS");
  int n_clients = wanted == NULL ? HOLD_AT : atoi (wanted);
  g_autofree char *directory = g_dir_make_tmp ("dermabook-bench-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  DbkConnection *connection =
      dbk_records_open (directory, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error);
  g_autoptr (GArray) matches = NULL;
  struct rusage usage;
  guint n_twice, n_found;
  double start, worked, list_s, entry_ms, entry_p99;
  gboolean held;

  fail_on (error);
  n_twice = fill (connection, n_clients);
  start = now_s ();
  worked = work_s ();
  matches = dbk_duplicate_store_list (connection, NULL, NULL, NULL, &error);
  fail_on (error);
  list_s = now_s () - start;
  worked = work_s () - worked;
  getrusage (RUSAGE_SELF, &usage);
  n_found = count_found (matches);
  entry_ms = time_entries (connection, n_clients, &entry_p99);
  held = worked <= HOLD_LIST_S && entry_p99 <= HOLD_ENTRY_MS && n_found * 100 >= n_twice * 99;
  g_print ("{\n  \"clients\": %d,\n  \"list_s\": %.2f,\n  \"list_cpu_s\": %.2f,\n"
           "  \"peak_memory_mb\": %.0f,\n"
           "  \"entered_twice\": %u,\n  \"of_them_found\": %u,\n  \"others_proposed\": %u,\n"
           "  \"entry_median_ms\": %.2f,\n  \"entry_p99_ms\": %.2f,\n"
           "  \"hold\": { \"list_cpu_s\": %.0f, \"entry_p99_ms\": %.0f, \"at\": %d },\n"
           "  \"held\": %s\n}\n",
           n_clients, list_s, worked, (double) usage.ru_maxrss / 1024.0, n_twice, n_found,
           matches->len - n_found, entry_ms, entry_p99, HOLD_LIST_S, HOLD_ENTRY_MS, HOLD_AT,
           held ? "true" : "false");
  dbk_connection_close (connection);
  remove_directory (directory);
  return held || n_clients != HOLD_AT ? 0 : 1;
}
