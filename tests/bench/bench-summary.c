/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course summary as PDF: processor time, and the memory the first of a process takes. */
#include "summary-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#define RUNS 15

typedef struct
{
  const char *name;
  guint sessions;
  guint areas;
  DbkSummaryKind kind;
  double most; /* milliseconds of processor time */
  guint pages; /* 0: any number */
} Case;

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static guint
print_once (const Case *what, const char *path)
{
  g_autoptr (DbkClientRecord) record = fixture_record (what->sessions, what->areas);
  g_autoptr (DbkSummary) summary = fixture_summary (record, what->kind, "a4");
  g_autoptr (GError) error = NULL;

  if (!dbk_summary_write_pdf (summary, path, &error))
    g_error ("%s", error->message);
  return dbk_summary_get_n_pages (summary);
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

static gboolean
measure (const Case *what, const char *path)
{
  double times[RUNS];
  double first;
  double start = processor_ms ();
  guint pages = print_once (what, path);
  gboolean held;

  first = processor_ms () - start;
  for (guint i = 0; i < RUNS; i++)
    {
      start = processor_ms ();
      print_once (what, path);
      times[i] = processor_ms () - start;
    }
  qsort (times, RUNS, sizeof times[0], compare);
  held = times[RUNS / 2] <= what->most && (what->pages == 0 || pages <= what->pages);
  g_print ("%s: %u pages, %.1f ms of %.0f (first %.1f, worst %.1f)%s\n", what->name, pages,
           times[RUNS / 2], what->most, first, times[RUNS - 1], held ? "" : " TOO MUCH");
  return held;
}

int
main (void)
{
  static const Case cases[] = {
    { "12 sessions x 10 areas, client", 12, 10, DBK_SUMMARY_FOR_CLIENT, 60, 4 },
    { "12 sessions x 10 areas, record", 12, 10, DBK_SUMMARY_FOR_RECORD, 60, 4 },
    { "60 sessions x 25 areas, client", 60, 25, DBK_SUMMARY_FOR_CLIENT, 400, 0 },
    { "60 sessions x 25 areas, record", 60, 25, DBK_SUMMARY_FOR_RECORD, 400, 0 },
  };
  g_autofree char *directory = g_dir_make_tmp ("dermabook-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "summary.pdf", NULL);
  gboolean held = TRUE;
  double peak;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    held = measure (&cases[i], path) && held;
  peak = peak_mb ();
  g_print ("peak memory %.1f MB of 60%s\n", peak, peak > 60 ? " TOO MUCH" : "");
  fixture_remove (directory);
  return held && peak <= 60 ? 0 : 1;
}
