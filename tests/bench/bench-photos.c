/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs to scroll through the Photos tab: the main thread's CPU for each frame, and the
 * most memory over the same window without photographs.
 *
 * DBK_BENCH_PHOTOS photographs (500 unless set) of 12 megapixels are read, shrunk and cached while
 * the tab is scrolled down and up again: first nothing is in the cache, the second time all is.
 * Prints one JSON object; fails when a number isn't held. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "dbk-context.h"
#include "dbk-photos-page.h"

#define PHOTOS 500
#define WIDTH 4000
#define HEIGHT 3000
#define STEP 48.0
#define FRAMES 500
#define HOLD_MEDIAN_MS 8.0
#define HOLD_P99_MS 16.0
#define HOLD_MEMORY_MB 150.0
#define SKIPPED 77

typedef struct
{
  GtkWindow *window;
  DbkPhotosPage *page;
  GArray *frames;
  double last;
  double direction;
  guint rounds;
} Bench;

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
most_memory_mb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024.0;
}

/* Skin isn't flat: something a coder can't leave out. */
static void
write_photograph (const char *path)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  guint32 noise = 1;
  g_autoptr (GError) error = NULL;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      for (int c = 0; c < 3; c++)
        {
          noise = noise * 1664525u + 1013904223u;
          pixels[(gsize) y * (gsize) stride + (gsize) x * 3 + (gsize) c] =
              (guint8) (90 + (x * (c + 1) / 60 + y / 40) % 120 + (int) (noise >> 28));
        }
  if (!gdk_pixbuf_save (pixbuf, path, "jpeg", &error, "quality", "88", NULL))
    g_error ("%s", error->message);
}

/* In a process of its own: it takes more memory than showing any of them. */
static void
make_photograph (const char *self, const char *path)
{
  const char *arguments[] = { self, "--make", path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
}

static DbkClientRecord *
make_record (const char *self, const char *directory, int n)
{
  DbkClientRecord *record = dbk_client_record_new ();
  DbkConsent *consent = dbk_consent_new ();
  g_autofree char *photos = g_build_filename (directory, "photos", NULL);
  g_autofree char *one = g_build_filename (directory, "one.jpg", NULL);

  record->client = dbk_client_new ();
  record->client->row = 1;
  consent->kind = g_strdup ("photographs");
  consent->signed_on = dbk_date_new (2026, 1, 1);
  consent->signed_at = 1000;
  consent->signed_by = g_strdup ("Invented");
  g_ptr_array_add (record->consents, consent);
  make_photograph (self, one);
  for (int i = 0; i < n; i++)
    {
      DbkPhoto *photo = dbk_photo_new ();
      g_autofree char *text = g_strdup_printf ("%d", i);
      g_autofree char *folder = NULL;
      g_autofree char *path = NULL;
      char start[3] = "";

      /* One file under many names: what is read is never compared with its name here. */
      photo->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      photo->taken_on = dbk_date_new (2020, 1, 1) + i;
      photo->view = g_strdup ("front");
      g_ptr_array_add (record->photos, photo);
      memcpy (start, photo->sha256, 2);
      folder = g_build_filename (photos, start, NULL);
      path = g_build_filename (folder, photo->sha256, NULL);
      g_mkdir_with_parents (folder, 0700);
      if (link (one, path) != 0)
        g_error ("No second name for a file here");
    }
  return record;
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  double now = thread_ms ();
  double cost = now - bench->last;
  GtkAdjustment *adjustment = dbk_photos_page_get_adjustment (bench->page);
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);

  g_array_append_val (bench->frames, cost);
  if (value + bench->direction * STEP > most)
    bench->direction = -1;
  else if (value + bench->direction * STEP < 0)
    bench->direction = 1;
  bench->last = thread_ms ();
  gtk_adjustment_set_value (adjustment, value + bench->direction * STEP);
  gtk_widget_queue_draw (GTK_WIDGET (bench->page));
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
run (Bench *bench, double *median, double *p99)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  gulong handler;

  g_array_set_size (bench->frames, 0);
  bench->direction = 1;
  bench->last = thread_ms ();
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), bench);
  gtk_widget_queue_draw (GTK_WIDGET (bench->page));
  while (bench->frames->len < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  g_array_sort (bench->frames, compare_doubles);
  *median = g_array_index (bench->frames, double, bench->frames->len / 2);
  *p99 = g_array_index (bench->frames, double, bench->frames->len * 99 / 100);
}

static void
count_cb (GdkFrameClock *clock, guint *n)
{
  (*n)++;
}

static void
wait_frames (Bench *bench, guint wanted)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  guint n = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_cb), &n);

  while (n < wanted)
    {
      gtk_widget_queue_draw (GTK_WIDGET (bench->window));
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

static void
remove_directory (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_directory (file);
      else
        g_remove (file);
    }
  g_rmdir (path);
}

int
main (int argc, char **argv)
{
  const char *wanted = g_getenv ("DBK_BENCH_PHOTOS");
  g_autofree char *directory = NULL;
  g_autofree char *cache = NULL;
  g_autoptr (DbkContext) context = NULL;
  g_autoptr (DbkClientRecord) record = NULL;
  Bench bench = { 0 };
  double base;
  double more;
  double median[2];
  double p99[2];
  gboolean held = TRUE;

  if (argc > 2 && g_str_equal (argv[1], "--make"))
    {
      write_photograph (argv[2]);
      return 0;
    }
  if (g_getenv ("DISPLAY") == NULL)
    return SKIPPED;
  /* As a person's program runs: what finds faults in tests costs time and memory. */
  if (g_getenv ("MALLOC_CHECK_") != NULL)
    {
      g_unsetenv ("MALLOC_CHECK_");
      g_unsetenv ("G_DEBUG");
      g_setenv ("GTK_A11Y", "none", TRUE);
      g_setenv ("GSK_RENDERER", "cairo", TRUE);
      execv (argv[0], argv);
    }
  setlocale (LC_ALL, "C.UTF-8");
  directory = g_dir_make_tmp ("dermabook-bench-XXXXXX", NULL);
  cache = g_build_filename (directory, "cache", NULL);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  record = make_record (argv[0], directory, wanted == NULL ? PHOTOS : atoi (wanted));
  adw_init ();
  context = dbk_context_new (directory, NULL, NULL);
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  bench.window = GTK_WINDOW (gtk_window_new ());
  bench.page = DBK_PHOTOS_PAGE (dbk_photos_page_new (context));
  gtk_window_set_default_size (bench.window, 1200, 800);
  gtk_window_set_child (bench.window, GTK_WIDGET (bench.page));
  gtk_window_present (bench.window);
  wait_frames (&bench, 5);
  base = most_memory_mb ();
  dbk_photos_page_show (bench.page, record, FALSE);
  wait_frames (&bench, 5);
  run (&bench, &median[0], &p99[0]);
  run (&bench, &median[1], &p99[1]);
  more = most_memory_mb () - base;
  for (int i = 0; i < 2; i++)
    held &= median[i] <= HOLD_MEDIAN_MS && p99[i] <= HOLD_P99_MS;
  held &= more <= HOLD_MEMORY_MB;
  g_print ("{\n  \"photographs\": %u,\n"
           "  \"first\": { \"median_ms\": %.2f, \"p99_ms\": %.2f },\n"
           "  \"again\": { \"median_ms\": %.2f, \"p99_ms\": %.2f },\n"
           "  \"hold\": { \"median_ms\": %.1f, \"p99_ms\": %.1f },\n"
           "  \"memory\": { \"base_mb\": %.1f, \"more_mb\": %.1f, \"hold\": %.1f },\n"
           "  \"held\": %s\n}\n",
           record->photos->len, median[0], p99[0], median[1], p99[1], HOLD_MEDIAN_MS, HOLD_P99_MS,
           base, more, HOLD_MEMORY_MB, held ? "true" : "false");
  gtk_window_destroy (bench.window);
  remove_directory (directory);
  g_array_unref (bench.frames);
  return held ? 0 : 1;
}
