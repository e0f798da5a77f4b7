/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages ask of the main thread: opening a client with 200 sessions and 25 areas, the chart
 * following the pointer, and the session page with 25 areas while it is scrolled and typed in.
 *
 * One program on records in a temporary directory, driven from its own frames. Processor time of
 * the main thread: from activation to the frame with the client, and per frame, from the frame
 * clock's first phase to its last. Prints one JSON object; fails when a number isn't held. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "dbk-application.h"
#include "dbk-catalog.h"
#include "dbk-chart-view.h"
#include "dbk-client-list.h"
#include "dbk-client-page.h"
#include "dbk-demo.h"
#include "dbk-draft-edit.h"
#include "dbk-record-store.h"
#include "dbk-records.h"
#include "dbk-session-page.h"
#include "dbk-window.h"

#define N_SESSIONS 200
#define N_AREAS 25
#define N_OPENINGS 11
#define N_FRAMES 150
#define HOLD_OPEN_MS 50.0
#define HOLD_MEDIAN_MS 8.0
#define HOLD_P99_MS 16.0
#define SKIPPED 77

typedef enum
{
  PHASE_START,
  PHASE_OPEN,
  PHASE_POINT,
  PHASE_LOG,
  PHASE_CHOOSE,
  PHASE_SCROLL,
  PHASE_TYPE,
  N_PHASES,
} Phase;

typedef struct
{
  GApplication *application;
  GtkWindow *window;
  gint64 small;
  gint64 big;
  Phase phase;
  double begun; /* of the frame, or of the activation */
  gboolean opening;
  guint n;
  GArray *times[N_PHASES]; /* of double, milliseconds */
  GtkWidget *target;
  gboolean held;
} Bench;

static double
main_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* The records */

static DbkAssessment *
make_score (const char *concern, const char *area, const char *occasion, DbkDate day, int score)
{
  DbkAssessment *value = dbk_assessment_new ();

  dbk_set_text (&value->concern, concern);
  dbk_set_text (&value->area, area);
  dbk_set_text (&value->occasion, occasion);
  dbk_set_text (&value->scale, "lemperle");
  dbk_set_text (&value->scale_version, "1");
  value->assessed_on = day;
  value->score = score;
  return value;
}

static DbkSession *
make_session (const char *concern, char *const *areas, DbkDate day, guint n)
{
  DbkSession *session = dbk_session_new ();

  dbk_set_text (&session->state, "signed");
  dbk_set_text (&session->practitioner, "Priya Nair");
  dbk_set_text (&session->signed_by, "Priya Nair");
  dbk_set_text (&session->reaction_answer, "none");
  session->treated_on = day;
  session->signed_at = (DbkTime) (day - dbk_date_new (1970, 1, 1)) * 86400000 + 52320000;
  for (guint i = 0; areas[i] != NULL; i++)
    {
      DbkSessionArea *area = dbk_session_area_new ();

      dbk_set_text (&area->area, areas[i]);
      dbk_set_text (&area->tip, "Diamond");
      dbk_set_text (&area->grit, "120");
      dbk_set_text (&area->vacuum, "15");
      dbk_set_text (&area->vacuum_unit, "mmHg");
      dbk_set_text (&area->direction, "single");
      area->treated = TRUE;
      area->passes = 2;
      area->endpoint = 1;
      g_ptr_array_add (session->areas, area);
      g_ptr_array_add (session->scores, make_score (concern, areas[i], "session", day,
                                                    n % 7 == 0 ? 40 : 30 - 10 * (int) (n / 100)));
    }
  return session;
}

static char **
most_areas (void)
{
  guint n;
  const DbkAreaInfo *infos = dbk_catalog_areas (&n);
  char **codes = g_new0 (char *, N_AREAS + 1);

  for (guint i = 0; i < n && i < N_AREAS; i++)
    codes[i] = g_strdup (infos[i].code);
  return codes;
}

static DbkClientRecord *
make_big_client (DbkDate today)
{
  DbkClientRecord *record = dbk_client_record_new ();
  DbkConcern *concern = dbk_concern_new ();
  DbkCourse *course = dbk_course_new ();
  g_auto (GStrv) areas = most_areas ();
  DbkDate first = today - N_SESSIONS * 7;

  record->client = dbk_client_new ();
  dbk_set_text (&record->client->given_name, "Bench");
  dbk_set_text (&record->client->family_name, "Many");
  concern->id = g_uuid_string_random ();
  dbk_set_text (&concern->code, "wrinkles");
  dbk_set_text (&concern->status, "active");
  dbk_set_text (&concern->scale, "lemperle");
  dbk_set_text (&concern->scale_version, "1");
  concern->areas = g_strdupv (areas);
  for (guint i = 0; areas[i] != NULL; i++)
    g_ptr_array_add (concern->scores, make_score (concern->id, areas[i], "baseline", first, 40));
  g_ptr_array_add (record->concerns, concern);
  course->id = g_uuid_string_random ();
  dbk_set_text (&course->title, "A long course");
  dbk_set_text (&course->status, "active");
  course->concerns = g_new0 (char *, 2);
  course->concerns[0] = g_strdup (concern->id);
  course->areas = g_strdupv (areas);
  course->planned_sessions = N_SESSIONS + 10;
  course->starts_on = first;
  for (guint i = 0; i < N_SESSIONS; i++)
    g_ptr_array_add (course->sessions,
                     make_session (concern->id, areas, first + (DbkDate) i * 7, i));
  g_ptr_array_add (record->courses, course);
  return record;
}

static void
make_records (const char *directory, Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DbkConnection) connection =
      dbk_records_open (directory, DBK_CONNECTION_READ_WRITE_CREATE, NULL, &error);
  DbkDate today = dbk_time_local_date (g_get_real_time () / 1000);
  g_autoptr (DbkClientRecord) record = make_big_client (today);
  DbkWho who = { 1, DBK_TIME_NONE };

  if (connection == NULL || !dbk_demo_fill (connection, DBK_DEMO_SEED, today, &error) ||
      !dbk_record_store_add (connection, &who, record, &error))
    g_error ("%s", error->message);
  bench->small = 1;
  bench->big = record->client->row;
}

/* The window */

static GtkWidget *
find (GtkWidget *from, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (from, type) && gtk_widget_get_mapped (from))
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

static gint64
shown_client (Bench *bench)
{
  GtkWidget *page = find (GTK_WIDGET (bench->window), DBK_TYPE_CLIENT_PAGE);
  DbkClientRecord *record =
      page == NULL ? NULL : dbk_client_page_get_record (DBK_CLIENT_PAGE (page));

  return record == NULL ? 0 : record->client->row;
}

static void
show_client (Bench *bench, gint64 row)
{
  bench->begun = main_thread_ms ();
  bench->opening = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.show-client", "x", row);
}

static void
keep (Bench *bench)
{
  double spent = main_thread_ms () - bench->begun;

  g_array_append_val (bench->times[bench->phase], spent);
}

static void
go_on (Bench *bench, Phase phase)
{
  bench->phase = phase;
  bench->n = 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
quantile (GArray *times, double share)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, (guint) ((times->len - 1) * share + 0.5));
}

static gboolean
tell_frames (Bench *bench, const char *name, Phase phase)
{
  double median = quantile (bench->times[phase], 0.5);
  double p99 = quantile (bench->times[phase], 0.99);
  gboolean held = median <= HOLD_MEDIAN_MS && p99 <= HOLD_P99_MS;

  g_print ("  \"%s\": { \"median_ms\": %.2f, \"p99_ms\": %.2f, \"held\": %s },\n", name, median,
           p99, held ? "true" : "false");
  return held;
}

static void
tell (Bench *bench)
{
  double open = quantile (bench->times[PHASE_OPEN], 0.5);

  g_print ("{\n  \"sessions\": %d, \"areas\": %d,\n", N_SESSIONS, N_AREAS);
  g_print ("  \"open\": { \"median_ms\": %.1f, \"worst_ms\": %.1f, \"hold_ms\": %.0f },\n", open,
           quantile (bench->times[PHASE_OPEN], 1), HOLD_OPEN_MS);
  bench->held = open <= HOLD_OPEN_MS;
  bench->held = tell_frames (bench, "chart_pointer", PHASE_POINT) && bench->held;
  bench->held = tell_frames (bench, "session_scroll", PHASE_SCROLL) && bench->held;
  bench->held = tell_frames (bench, "session_type", PHASE_TYPE) && bench->held;
  g_print ("  \"held\": %s\n}\n", bench->held ? "true" : "false");
  fflush (stdout);
  /* Closing makes a backup: nothing of it belongs here. */
  g_application_quit (bench->application);
}

/* What a phase does to the page in each of its frames. */

static void
move_pointer (Bench *bench)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (bench->target);
  int width = gtk_widget_get_width (bench->target);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", (double) (bench->n * 7 % (guint) width),
                               gtk_widget_get_height (bench->target) / 2.0);
    }
  gtk_widget_queue_draw (bench->target);
}

static void
scroll (Bench *bench)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (bench->target));
  double room = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);
  double way = fmod (bench->n * 40.0, MAX (2 * room, 1));

  gtk_adjustment_set_value (place, way <= room ? way : 2 * room - way);
}

static void
type_letter (Bench *bench)
{
  int end = -1;

  if (bench->n % 8 == 7)
    gtk_editable_set_text (GTK_EDITABLE (bench->target), "");
  else
    gtk_editable_insert_text (GTK_EDITABLE (bench->target), "1", 1, &end);
}

static gboolean
tick_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;

  if (bench->phase == PHASE_POINT)
    move_pointer (bench);
  else if (bench->phase == PHASE_SCROLL)
    scroll (bench);
  else if (bench->phase == PHASE_TYPE)
    type_letter (bench);
  return G_SOURCE_CONTINUE;
}

static void
begin_frame_cb (GdkFrameClock *clock, Bench *bench)
{
  if (!bench->opening)
    bench->begun = main_thread_ms ();
}

static void
open_next (Bench *bench)
{
  gint64 wanted = bench->n % 2 == 0 ? bench->small : bench->big;

  if (bench->opening)
    {
      if (shown_client (bench) != wanted)
        return;
      bench->opening = FALSE;
      /* The first opening makes the page; every second one is of the big client. */
      if (bench->n % 2 == 1 && bench->n > 1)
        keep (bench);
      bench->n++;
      return;
    }
  if (bench->n / 2 < N_OPENINGS)
    show_client (bench, wanted);
  else
    {
      bench->target = find (GTK_WIDGET (bench->window), DBK_TYPE_CHART_VIEW);
      go_on (bench, PHASE_POINT);
    }
}

static void
count_frame (Bench *bench, Phase next)
{
  if (bench->n++ > 1)
    keep (bench);
  if (bench->n == N_FRAMES)
    go_on (bench, next);
}

static void
find_session (Bench *bench)
{
  GtkWidget *page = find (GTK_WIDGET (bench->window), DBK_TYPE_SESSION_PAGE);
  DbkDraft *draft = page == NULL ? NULL : dbk_session_page_get_draft (DBK_SESSION_PAGE (page));
  g_auto (GStrv) areas = NULL;

  if (draft == NULL)
    return;
  areas = most_areas ();
  dbk_draft_choose_areas (draft, areas);
  dbk_session_page_open_section (DBK_SESSION_PAGE (page), DBK_SECTION_TREATMENT);
  go_on (bench, PHASE_CHOOSE);
}

static void
begin_scrolling (Bench *bench)
{
  GtkWidget *page = find (GTK_WIDGET (bench->window), DBK_TYPE_SESSION_PAGE);
  GtkWidget *section =
      dbk_session_page_get_section (DBK_SESSION_PAGE (page), DBK_SECTION_TREATMENT);

  /* Some frames for the rows to come. */
  if (++bench->n < 30)
    return;
  bench->target = gtk_widget_get_ancestor (section, GTK_TYPE_SCROLLED_WINDOW);
  go_on (bench, PHASE_SCROLL);
}

static void
end_frame_cb (GdkFrameClock *clock, Bench *bench)
{
  switch (bench->phase)
    {
    case PHASE_START:
      if (find (GTK_WIDGET (bench->window), DBK_TYPE_CLIENT_LIST) != NULL && ++bench->n > 20)
        go_on (bench, PHASE_OPEN);
      break;
    case PHASE_OPEN:
      open_next (bench);
      break;
    case PHASE_POINT:
      count_frame (bench, PHASE_LOG);
      if (bench->phase == PHASE_LOG)
        gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.log-session", "s", "");
      break;
    case PHASE_LOG:
      find_session (bench);
      break;
    case PHASE_CHOOSE:
      begin_scrolling (bench);
      break;
    case PHASE_SCROLL:
      count_frame (bench, PHASE_TYPE);
      if (bench->phase == PHASE_TYPE)
        bench->target = find (bench->target, GTK_TYPE_TEXT);
      break;
    case PHASE_TYPE:
      count_frame (bench, N_PHASES);
      break;
    case N_PHASES:
    default:
      tell (bench);
      return;
    }
  /* While a record is being read nothing is drawn anew: the page that comes does that. */
  if (!bench->opening)
    gtk_widget_queue_draw (find (GTK_WIDGET (bench->window), GTK_TYPE_STACK));
}

static void
mapped_cb (GtkWidget *window, Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_frame_cb), bench);
  gtk_widget_add_tick_callback (window, tick_cb, bench, NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end_frame_cb), bench);
}

static void
added_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (bench->window != NULL)
    return;
  bench->window = window;
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), bench);
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
  g_autofree char *directory = NULL;
  Bench bench = { NULL };
  char *arguments[] = { "dermabook", "--data", NULL, NULL };

  if (g_getenv ("DISPLAY") == NULL)
    return SKIPPED;
  /* As a person's program runs: what finds faults in tests costs time. */
  g_unsetenv ("G_DEBUG");
  g_unsetenv ("G_ENABLE_DIAGNOSTIC");
  g_setenv ("GTK_A11Y", "none", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  setlocale (LC_ALL, "C.UTF-8");

  directory = g_dir_make_tmp ("dermabook-bench-XXXXXX", NULL);
  make_records (directory, &bench);
  for (guint i = 0; i < N_PHASES; i++)
    bench.times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  arguments[2] = directory;
  bench.application = dbk_application_new ();
  g_signal_connect (bench.application, "window-added", G_CALLBACK (added_cb), &bench);
  g_application_run (bench.application, 3, arguments);
  g_object_unref (bench.application);
  for (guint i = 0; i < N_PHASES; i++)
    g_array_unref (bench.times[i]);
  remove_directory (directory);
  return bench.held ? 0 : 1;
}
