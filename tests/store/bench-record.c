/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to open a client with 200 sessions of 25 areas, and to save and sign one
 * session of six. Prints milliseconds; fails where a limit of the design is passed by far. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dbk-catalog.h"
#include "dbk-names.h"
#include "dbk-record-store.h"
#include "dbk-records.h"
#include "dbk-session-store.h"
#include "record-fixture.h"

#define N_SESSIONS 200
#define N_AREAS 25
#define N_RUNS 21

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* Processor time: what else the computer does is not counted. */
static double
thread_seconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* A client with what a long course leaves: 200 signed sessions of 25 areas, three products, a
 * reaction, a check and two scores each. */
static gint64
add_long_client (RecordFixture *fixture)
{
  const char *const *areas = dbk_name_codes (DBK_NAME_AREA);
  g_autoptr (DbkClientRecord) record = record_fixture_read_whole_client ();
  const DbkConcern *concern = record->concerns->pdata[0];
  DbkCourse *course = record->courses->pdata[0];
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (course->sessions, 0);
  for (int i = 0; i < N_SESSIONS; i++)
    {
      DbkSession *session = record_fixture_make_draft ();
      DbkAssessment *score = dbk_assessment_new ();

      session->treated_on = day (2024, 1, 1) + i * 5;
      session->recorded_at = fixture->now;
      session->signed_at = fixture->now;
      dbk_set_text (&session->state, "signed");
      dbk_set_text (&session->signed_by, "Priya Nair");
      g_ptr_array_set_size (session->areas, 0);
      for (int j = 0; j < N_AREAS && areas[j] != NULL; j++)
        record_fixture_add_area (session, areas[j]);
      record_fixture_add_product (session, "Vitamin C gel");
      record_fixture_add_product (session, "Sun cream");
      dbk_set_text (&score->concern, concern->id);
      dbk_set_text (&score->area, "crows_feet_left");
      dbk_set_text (&score->scale, "lemperle");
      score->score = 30;
      g_ptr_array_add (session->scores, score);
      g_ptr_array_add (course->sessions, session);
    }
  dbk_record_store_add (fixture->connection, &fixture->practitioner, record, &error);
  g_assert_no_error (error);
  return record->client->row;
}

static void
bench_load (RecordFixture *fixture, gconstpointer data)
{
  gint64 client = add_long_client (fixture);
  double times[N_RUNS];
  g_autoptr (GError) error = NULL;
  double middle;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = thread_seconds ();
      g_autoptr (DbkClientRecord) record = NULL;

      record = dbk_record_store_load (fixture->connection, client, &error);
      times[i] = thread_seconds () - start;
      g_assert_no_error (error);
      g_assert_cmpuint (((DbkCourse *) record->courses->pdata[0])->sessions->len, ==, N_SESSIONS);
    }
  middle = median (times, N_RUNS);
  g_test_message ("load %d sessions of %d areas: median %.1f ms, slowest %.1f ms of CPU",
                  N_SESSIONS, N_AREAS, middle * 1000, times[N_RUNS - 1] * 1000);
  g_assert_cmpfloat (middle, <, 0.2);
}

static goffset
log_size (RecordFixture *fixture)
{
  g_autofree char *path = dbk_records_path (fixture->directory);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 ? status.st_size : 0;
}

/* A bare durable write of as many bytes, in the same folder. */
static double
time_bare_write (int file, gsize size)
{
  g_autofree char *bytes = g_malloc0 (size);
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (write (file, bytes, size), ==, (gssize) size);
  g_assert_cmpint (fsync (file), ==, 0);
  return seconds_since (start);
}

/* Signs one session and writes as many bytes barely, in turn: a busy disk is busy for both. */
static void
bench_sign (RecordFixture *fixture, gconstpointer data)
{
  static const char *const areas[] = { "chin", "nose", "glabella", "temple_left" };
  gint64 course =
      record_fixture_add_course (fixture, record_fixture_add_client (fixture, "Hart"), NULL);
  g_autofree char *path = g_build_filename (fixture->directory, "bare", NULL);
  int file = g_open (path, O_CREAT | O_WRONLY, 0600);
  double saves[N_RUNS];
  double signs[N_RUNS];
  double bares[N_RUNS];
  double work[N_RUNS];
  goffset written = 0;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (file, >=, 0);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (DbkSession) draft = record_fixture_begin (fixture, course);
      g_autoptr (DbkSession) base = dbk_session_copy (draft);
      goffset before;
      double cpu;
      gint64 start;

      for (guint j = 0; j < G_N_ELEMENTS (areas); j++)
        record_fixture_add_area (draft, areas[j]);
      start = g_get_monotonic_time ();
      dbk_session_store_save (fixture->connection, &fixture->practitioner, base, draft, &error);
      saves[i] = seconds_since (start);
      g_assert_no_error (error);
      before = log_size (fixture);
      cpu = thread_seconds ();
      start = g_get_monotonic_time ();
      dbk_session_store_sign (fixture->connection, &fixture->practitioner, draft->row, &error);
      signs[i] = seconds_since (start);
      work[i] = thread_seconds () - cpu;
      g_assert_no_error (error);
      written = MAX (written, log_size (fixture) - before);
      bares[i] = time_bare_write (file, (gsize) written);
    }
  close (file);
  g_unlink (path);
  g_test_message ("save %.2f ms; sign %.2f ms (%.2f of CPU), %" G_GOFFSET_FORMAT
                  " bytes; a bare write of as many %.2f ms",
                  median (saves, N_RUNS) * 1000, median (signs, N_RUNS) * 1000,
                  median (work, N_RUNS) * 1000, written, median (bares, N_RUNS) * 1000);
}

#define BENCH(name, func)                                                                          \
  g_test_add ("/record-bench/" name, RecordFixture, NULL, record_fixture_set_up, func,             \
              record_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  BENCH ("load", bench_load);
  BENCH ("sign", bench_sign);
  return g_test_run ();
}
