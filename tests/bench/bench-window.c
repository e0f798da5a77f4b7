/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window costs over an empty one: the CPU from the start of the program to the first frame
 * with clients in it, and the memory with one of them open.
 *
 * Runs itself anew for every measurement, empty and full in turn, and compares medians. Makes
 * DBK_BENCH_CLIENTS invented clients (100,000 unless set) in a temporary directory, or uses those
 * of DBK_BENCH_DIRECTORY. Prints one JSON object; fails when a number isn't held. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "dbk-application.h"
#include "dbk-client-list.h"
#include "dbk-client-page.h"
#include "dbk-demo-bulk.h"
#include "dbk-demo.h"
#include "dbk-records.h"
#include "dbk-window.h"

#define ROUNDS 9
#define CLIENTS 100000
#define DEMO_CLIENTS 24
#define HOLD_CPU 1.5
#define HOLD_MEMORY_MB 40.0
#define SKIPPED 77

typedef struct
{
  double cpu_ms;
  double memory_mb;
} Cost;

static double
cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

/* What is in memory now, shared pages counted in part. */
static double
memory_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0.0;
  line = strstr (text, "\nPss:");
  return line == NULL ? 0.0 : g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024.0;
}

/* The child */

typedef struct
{
  GApplication *application;
  GtkWindow *window;
  Cost cost;
  gboolean full;
  int open_frames; /* since the client is on show */
} Child;

static GtkWidget *
find (GtkWidget *from, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (from, type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Rows count when they say who they stand for. */
static gboolean
has_rows (Child *child)
{
  GtkWidget *list = find (GTK_WIDGET (child->window), DBK_TYPE_CLIENT_LIST);
  g_autoptr (DbkClientItem) first = NULL;

  if (list == NULL)
    return FALSE;
  first =
      g_list_model_get_item (G_LIST_MODEL (dbk_client_list_get_model (DBK_CLIENT_LIST (list))), 0);
  return first != NULL && dbk_client_item_is_shown (first) &&
         dbk_client_item_get_summary (first) != NULL;
}

static gboolean
has_client (Child *child)
{
  GtkWidget *page = find (GTK_WIDGET (child->window), DBK_TYPE_CLIENT_PAGE);

  return page != NULL && dbk_client_page_get_record (DBK_CLIENT_PAGE (page)) != NULL;
}

static void
end (Child *child)
{
  child->cost.memory_mb = memory_mb ();
  printf ("%.3f %.3f\n", child->cost.cpu_ms, child->cost.memory_mb);
  fflush (stdout);
  /* Closing makes a backup: nothing of it belongs here. */
  _exit (0);
}

static void
painted_cb (GdkFrameClock *clock, Child *child)
{
  if (!child->full)
    {
      child->cost.cpu_ms = cpu_ms ();
      end (child);
    }
  if (child->cost.cpu_ms == 0.0)
    {
      if (!has_rows (child))
        return;
      child->cost.cpu_ms = cpu_ms ();
      gtk_widget_activate_action (GTK_WIDGET (child->window), "win.show-client", "x",
                                  G_GINT64_CONSTANT (1));
    }
  else if (has_client (child) && ++child->open_frames == 2)
    end (child);
  /* Nothing may be left to draw before the second frame with the client. */
  gtk_widget_queue_draw (GTK_WIDGET (child->window));
}

static void
mapped_cb (GtkWidget *window, Child *child)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    child);
}

static void
added_cb (GtkApplication *application, GtkWindow *window, Child *child)
{
  child->window = window;
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), child);
}

static void
activate_empty_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (const char *directory)
{
  Child child = { .full = directory != NULL };
  char *arguments[] = { "dermabook", "--data", (char *) directory, NULL };

  if (child.full)
    child.application = dbk_application_new ();
  else
    {
      child.application = G_APPLICATION (adw_application_new ("io.github.dermabook.Empty",
                                                              G_APPLICATION_NON_UNIQUE));
      g_signal_connect (child.application, "activate", G_CALLBACK (activate_empty_cb), NULL);
    }
  g_signal_connect (child.application, "window-added", G_CALLBACK (added_cb), &child);
  return g_application_run (child.application, child.full ? 3 : 1, arguments);
}

/* The parent */

static void
measure (const char *self, const char *directory, GArray *cpu, GArray *memory)
{
  const char *arguments[] = { self, "--child", directory, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  char *rest;
  int status;
  double value;

  /* As a person's program runs: what finds faults in tests costs time and memory. */
  environment = g_environ_unsetenv (environment, "G_DEBUG");
  environment = g_environ_unsetenv (environment, "MALLOC_CHECK_");
  environment = g_environ_unsetenv (environment, "MALLOC_PERTURB_");
  environment = g_environ_setenv (environment, "GTK_A11Y", "none", TRUE);
  environment = g_environ_setenv (environment, "GSK_RENDERER", "cairo", TRUE);
  if (!g_spawn_sync (NULL, (char **) arguments, environment,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  value = g_ascii_strtod (out, &rest);
  g_array_append_val (cpu, value);
  value = g_ascii_strtod (rest, NULL);
  g_array_append_val (memory, value);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
median (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

static void
make_records (const char *directory, int n_clients)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkConnection) connection =
      dbk_records_open (directory, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error);

  if (connection == NULL ||
      !dbk_demo_fill (connection, DBK_DEMO_SEED, dbk_date_new (2026, 11, 22), &error) ||
      !dbk_demo_fill_bulk (connection, (guint) n_clients - DEMO_CLIENTS, DBK_DEMO_SEED, &error))
    g_error ("%s", error->message);
}

static void
remove_directory (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

int
main (int argc, char **argv)
{
  const char *wanted = g_getenv ("DBK_BENCH_CLIENTS");
  const char *kept = g_getenv ("DBK_BENCH_DIRECTORY");
  int n_clients = wanted == NULL ? CLIENTS : atoi (wanted);
  g_autofree char *directory = NULL;
  g_autoptr (GArray) empty_cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) empty_memory = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) full_cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) full_memory = g_array_new (FALSE, FALSE, sizeof (double));
  double ratio;
  double more;
  gboolean held;

  if (argc > 1 && g_str_equal (argv[1], "--child"))
    return run_child (argc > 2 ? argv[2] : NULL);
  if (g_getenv ("DISPLAY") == NULL)
    return SKIPPED;

  setlocale (LC_ALL, "C.UTF-8");
  directory = kept == NULL ? g_dir_make_tmp ("dermabook-bench-XXXXXX", NULL) : g_strdup (kept);
  if (!dbk_records_exist (directory))
    make_records (directory, n_clients);
  for (int i = 0; i < ROUNDS; i++)
    {
      measure (argv[0], NULL, empty_cpu, empty_memory);
      measure (argv[0], directory, full_cpu, full_memory);
    }
  if (kept == NULL)
    remove_directory (directory);

  ratio = median (full_cpu) / median (empty_cpu);
  more = median (full_memory) - median (empty_memory);
  held = ratio <= HOLD_CPU && more <= HOLD_MEMORY_MB;
  g_print ("{\n  \"clients\": %d,\n"
           "  \"start_cpu\": { \"empty_ms\": %.1f, \"full_ms\": %.1f, \"ratio\": %.2f, \"hold\": "
           "%.2f },\n"
           "  \"memory\": { \"empty_mb\": %.1f, \"full_mb\": %.1f, \"more_mb\": %.1f, \"hold\": "
           "%.1f },\n  \"held\": %s\n}\n",
           n_clients, median (empty_cpu), median (full_cpu), ratio, HOLD_CPU, median (empty_memory),
           median (full_memory), more, HOLD_MEMORY_MB, held ? "true" : "false");
  return held ? 0 : 1;
}
