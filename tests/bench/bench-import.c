/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a CSV of 100,000 clients in, beside sqlite3's own .import of the same file into one
 * table with the same indexes and full-text search. Alternating runs; the ratio of the medians
 * counts. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-people.h"
#include "dbk-import.h"
#include "dbk-out.h"
#include "dbk-records.h"

#define ROWS 100000
#define RUNS 3
#define MOST 3.0
/* In MB: no list is held whole. */
#define MOST_MEMORY 64.0

static const char script[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;\n"
    "CREATE TABLE person (given_name TEXT, family_name TEXT, birth_date TEXT, email TEXT,"
    " phone TEXT, mobile TEXT);\n"
    "CREATE INDEX person_name ON person (family_name, given_name);\n"
    "CREATE INDEX person_birth_date ON person (birth_date) WHERE birth_date <> '';\n"
    "CREATE INDEX person_email ON person (email COLLATE NOCASE) WHERE email <> '';\n"
    "CREATE INDEX person_phone ON person (phone) WHERE phone <> '';\n"
    "CREATE INDEX person_mobile ON person (mobile) WHERE mobile <> '';\n"
    "CREATE VIRTUAL TABLE person_search USING fts5 (given_name, family_name, email, phone, mobile,"
    " content = 'person', prefix = '1 2 3 4 5 6 7 8', columnsize = 0, detail = 'none',"
    " tokenize = \"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\");\n"
    "CREATE TRIGGER person_insert AFTER INSERT ON person BEGIN\n"
    "  INSERT INTO person_search (rowid, given_name, family_name, email, phone, mobile)\n"
    "    VALUES (NEW.rowid, NEW.given_name, NEW.family_name, NEW.email, NEW.phone, NEW.mobile);\n"
    "END;\n"
    ".import --csv --skip 1 list.csv person\n";

static void
write_list (const char *path)
{
  g_autoptr (BenchPeople) people = bench_people_new (7);
  g_autoptr (GString) text = g_string_new ("First name,Last name,Birth date,Email,Phone,Mobile\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ROWS; i++)
    {
      g_autoptr (DbkClient) client = bench_people_next (people);
      g_autofree char *day = dbk_date_to_iso (client->birth_date);

      g_string_append_printf (text, "%s,%s,%s,%s", client->given_name, client->family_name, day,
                              client->email == NULL ? "" : client->email);
      for (guint j = 0; j < 2; j++)
        {
          const DbkClientPhone *phone = j < client->phones->len ? client->phones->pdata[j] : NULL;

          g_string_append_printf (text, ",%s", phone == NULL ? "" : phone->number);
        }
      g_string_append_c (text, '\n');
    }
  if (!g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
}

/* Seconds. */
static double
run_ours (const char *folder, const char *list, guint *n_added)
{
  const DbkImportOptions options = { .date_order = DBK_DATE_ORDER_YMD };
  const DbkWho who = { 0 };
  const DbkClock clock = { 0 };
  g_autofree char *directory = g_build_filename (folder, "records", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkConnection) connection =
      dbk_records_open (directory, DBK_CONNECTION_READ_WRITE_CREATE, &clock, &error);
  g_autoptr (DbkImportReport) report = NULL;
  gint64 began = g_get_monotonic_time ();
  double seconds;

  if (connection != NULL)
    report = dbk_import_file (connection, &who, list, &options, NULL, &error);
  if (report == NULL)
    g_error ("%s", error->message);
  seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  *n_added = report->counts.added;
  g_clear_pointer (&connection, dbk_connection_close);
  dbk_out_remove_folder (directory);
  return seconds;
}

static double
run_theirs (const char *folder)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *file = g_build_filename (folder, "theirs.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  gint64 began = g_get_monotonic_time ();
  double seconds;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, &error, "sqlite3", "-batch", file, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, script, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  if (!g_subprocess_get_successful (process))
    g_error ("sqlite3 failed");
  seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  g_unlink (file);
  return seconds;
}

static int
compare (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The most memory this process ever had, in MB. */
static double
peak_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmHWM:");
  return line == NULL ? 0 : g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dermabook-bench-XXXXXX", NULL);
  g_autofree char *list = g_build_filename (folder, "list.csv", NULL);
  double ours[RUNS];
  double theirs[RUNS];
  double ratio;
  double memory;
  guint n_added = 0;

  write_list (list);
  for (guint i = 0; i < RUNS; i++)
    {
      theirs[i] = run_theirs (folder);
      ours[i] = run_ours (folder, list, &n_added);
    }
  qsort (ours, RUNS, sizeof ours[0], compare);
  qsort (theirs, RUNS, sizeof theirs[0], compare);
  ratio = ours[RUNS / 2] / theirs[RUNS / 2];
  memory = peak_mb ();
  g_print ("%u rows, %u clients: %.2f s, sqlite3 .import %.2f s, ratio %.2f of %.1f%s; peak memory "
           "%.0f of %.0f MB%s\n",
           ROWS, n_added, ours[RUNS / 2], theirs[RUNS / 2], ratio, MOST,
           ratio > MOST ? " TOO MUCH" : "", memory, MOST_MEMORY,
           memory > MOST_MEMORY ? " TOO MUCH" : "");
  dbk_out_remove_folder (folder);
  return ratio <= MOST && memory <= MOST_MEMORY ? 0 : 1;
}
