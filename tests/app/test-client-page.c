/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client page: the right client whatever arrives when, what reception is offered, its tabs. */
#include <string.h>

#include "app-fixture.h"
#include "dbk-activity-store.h"
#include "dbk-field-title.h"
#include "dbk-client-page.h"
#include "dbk-course-page.h"
#include "dbk-course-store.h"
#include "dbk-course-strip.h"
#include "dbk-course-text.h"
#include "dbk-details-page.h"
#include "dbk-health-page.h"
#include "dbk-identity-bar.h"
#include "dbk-session-text.h"
#include "dbk-sessions-page.h"
#include "dbk-skin-page.h"
#include "dbk-strip.h"
#include "dbk-table.h"

typedef struct
{
  AppFixture base;
  GtkWidget *window;
  DbkClientPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->base, data);
  fixture->window = gtk_window_new ();
  fixture->page = DBK_CLIENT_PAGE (dbk_client_page_new (fixture->base.context));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->page);
  app_fixture_tear_down (&fixture->base, data);
}

static gboolean
has_record (gpointer data)
{
  return dbk_client_page_get_record (DBK_CLIENT_PAGE (data)) != NULL;
}

static DbkClientRecord *
show (Fixture *fixture, const char *text)
{
  gint64 row = app_find_client (&fixture->base, text);

  dbk_client_page_set_client (fixture->page, row);
  app_wait (has_record, fixture->page);
  return dbk_client_page_get_record (fixture->page);
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *property, const char *value)
{
  return app_find (GTK_WIDGET (fixture->page), type, property, value);
}

/* A client is asked for, and another before the answer: only the other may appear. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  gint64 amelia = app_find_client (&fixture->base, "Amelia Hart");
  gint64 bea = app_find_client (&fixture->base, "Bea Okafor");

  dbk_client_page_set_client (fixture->page, amelia);
  dbk_client_page_set_client (fixture->page, bea);
  g_assert_null (dbk_client_page_get_record (fixture->page));
  app_wait (has_record, fixture->page);
  app_settle (&fixture->base);
  g_assert_cmpint (dbk_client_page_get_record (fixture->page)->client->row, ==, bea);
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "Bea Okafor"));
  g_assert_null (find (fixture, GTK_TYPE_LABEL, "label", "Amelia Hart"));
}

static gpointer
list_activity (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_activity_store_list (connection, 0, DBK_DATE_NONE, -1, error);
}

/* Looking at a record is noted once, not with every change of it; who was passed over isn't. */
static void
test_views (Fixture *fixture, gconstpointer data)
{
  gint64 amelia = app_find_client (&fixture->base, "Amelia Hart");
  gint64 bea = app_find_client (&fixture->base, "Bea Okafor");
  g_autoptr (GPtrArray) list = NULL;
  const DbkActivity *newest;

  dbk_client_page_set_client (fixture->page, bea);
  dbk_client_page_set_client (fixture->page, amelia);
  app_wait (has_record, fixture->page);
  app_settle (&fixture->base);
  g_signal_emit_by_name (fixture->base.context, "client-changed", amelia);
  app_settle (&fixture->base);
  list = app_run (&fixture->base, list_activity, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  newest = list->pdata[0];
  g_assert_cmpstr (newest->kind, ==, "view");
  g_assert_cmpint (newest->client_row, ==, amelia);
  g_assert_cmpstr (newest->staff_name, !=, NULL);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) active = NULL;
  DbkClientRecord *record = show (fixture, "Amelia Hart");

  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "Amelia Hart"));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "no. 1042"));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "43, born 12 March 1983"));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "07700 900123"));
  active = dbk_identity_contraindications (record, fixture->base.context);
  g_assert_cmpuint (active->len, ==, 1);
}

static void
test_namesakes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  show (fixture, "1054");
  button = find (fixture, GTK_TYPE_BUTTON, "action-name", "win.show-client");
  g_assert_nonnull (button);
}

/* A draft of an earlier day is named on every tab until somebody signs it. */
static void
test_old_draft (Fixture *fixture, gconstpointer data)
{
  show (fixture, "1052");
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "label", "Open Draft"));
  show (fixture, "Amelia Hart");
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "label", "Open Draft"));
}

static void
test_strip (void)
{
  g_autoptr (DbkCourse) course = dbk_course_new ();
  g_autoptr (DbkCourseProgress) progress = NULL;
  DbkCourseSkip *skip = dbk_course_skip_new ();
  DbkSession *session = dbk_session_new ();
  GtkWidget *strip = g_object_ref_sink (dbk_course_strip_new ());
  DbkDate today = dbk_date_new (2026, 11, 23);
  g_autofree char *word = NULL;

  course->planned_sessions = 3;
  course->interval_min_days = 7;
  course->interval_target_days = 7;
  course->interval_max_days = 14;
  course->starts_on = dbk_date_new (2026, 10, 8);
  dbk_set_text (&course->status, "active");
  dbk_set_text (&session->state, "signed");
  dbk_set_text (&session->id, "one");
  session->treated_on = dbk_date_new (2026, 10, 8);
  g_ptr_array_add (course->sessions, session);
  skip->skipped_on = dbk_date_new (2026, 10, 15);
  g_ptr_array_add (course->skips, skip);
  progress = dbk_course_progress_new (course, today);

  dbk_course_strip_set_progress (DBK_COURSE_STRIP (strip), progress, FALSE);
  g_assert_cmpuint (dbk_course_strip_get_n_nodes (DBK_COURSE_STRIP (strip)), ==, 4);
  g_assert_cmpstr (dbk_course_strip_get_spoken (DBK_COURSE_STRIP (strip), 0), ==,
                   "Session 1, 8 October 2026, done");
  g_assert_cmpstr (dbk_course_strip_get_spoken (DBK_COURSE_STRIP (strip), 1), ==,
                   "15 October 2026, skipped");
  word = dbk_course_strip_node_word (progress, progress->nodes->pdata[2]);
  g_assert_cmpstr (word, ==, "32 days late");
  g_assert_cmpstr (
      dbk_course_strip_node_class (((DbkCourseNode *) progress->nodes->pdata[2])->kind), ==,
      "overdue");
  g_assert_nonnull (strstr (dbk_course_strip_get_spoken (DBK_COURSE_STRIP (strip), 3), "planned"));
  g_assert_finalize_object (strip);
}

/* Of 200 sessions those around the next one are columns; the others are counted. */
static void
test_long_strip (void)
{
  g_autoptr (DbkCourse) course = dbk_course_new ();
  g_autoptr (DbkCourseProgress) progress = NULL;
  GtkWidget *strip = g_object_ref_sink (dbk_course_strip_new ());
  DbkDate first = dbk_date_new (2023, 1, 2);

  course->planned_sessions = 230;
  course->starts_on = first;
  dbk_set_text (&course->status, "active");
  for (int i = 0; i < 200; i++)
    {
      DbkSession *session = dbk_session_new ();

      dbk_set_text (&session->state, "signed");
      session->id = g_strdup_printf ("%d", i);
      session->treated_on = first + 7 * i;
      g_ptr_array_add (course->sessions, session);
    }
  progress = dbk_course_progress_new (course, first + 7 * 200);
  dbk_course_strip_set_progress (DBK_COURSE_STRIP (strip), progress, FALSE);
  g_assert_cmpuint (dbk_course_strip_get_n_nodes (DBK_COURSE_STRIP (strip)), ==, 230);
  g_assert_nonnull (app_find (strip, GTK_TYPE_LABEL, "label", "191 earlier"));
  g_assert_nonnull (app_find (strip, GTK_TYPE_LABEL, "label", "23 more"));
  g_assert_true (g_str_has_prefix (dbk_course_strip_get_spoken (DBK_COURSE_STRIP (strip), 0),
                                   "Session 192, "));
  g_assert_finalize_object (strip);
}

static guint
count_rows (GtkWidget *table)
{
  GtkWidget *list = app_find (table, GTK_TYPE_LIST_BOX, NULL, NULL);
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static gboolean
has_all_rows (gpointer table)
{
  return count_rows (table) == dbk_table_get_n_rows (table);
}

/* The first rows are there at once, the others with the frames after the first; all of them speak.
 */
static void
test_long_table (void)
{
  const DbkTableColumn column = { "Area", DBK_TABLE_EXPAND };
  GtkWidget *window = gtk_window_new ();

  for (guint round = 0; round < 2; round++)
    {
      GtkWidget *table = dbk_table_new (&column, 1, FALSE);

      for (guint i = 0; i < 40; i++)
        {
          g_autofree char *text = g_strdup_printf ("Row %u", i);

          dbk_table_add (DBK_TABLE (table), (const char *const[]){ text }, FALSE);
        }
      g_assert_cmpuint (dbk_table_get_n_rows (DBK_TABLE (table)), ==, 40);
      g_assert_cmpuint (count_rows (table), <, 40);
      g_assert_cmpstr (dbk_table_get_spoken (DBK_TABLE (table), 39), ==, "Row 39");
      gtk_window_set_child (GTK_WINDOW (window), table);
      if (round == 0)
        dbk_table_finish (DBK_TABLE (table));
      else
        {
          gtk_window_present (GTK_WINDOW (window));
          app_wait (has_all_rows, table);
        }
      g_assert_cmpuint (count_rows (table), ==, 40);
      g_assert_nonnull (app_find (table, GTK_TYPE_LABEL, "label", "Row 39"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_tabs (Fixture *fixture, gconstpointer data)
{
  const char *const tabs[] = { "course", "skin", "sessions", "health", "photos", "details" };

  show (fixture, "Amelia Hart");
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      dbk_client_page_set_tab (fixture->page, tabs[i]);
      g_assert_cmpstr (dbk_client_page_get_tab (fixture->page), ==, tabs[i]);
    }
  g_assert_nonnull (find (fixture, DBK_TYPE_COURSE_STRIP, NULL, NULL));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "amelia.hart@clients.example"));
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    dbk_client_page_set_tab (fixture->page, tabs[i]);
}

/* A refresh after a change elsewhere keeps the chosen session, whatever comes on top of it. */
static gpointer
add_skip (DbkConnection *connection, gpointer data, GError **error)
{
  const DbkCourse *course = data;
  const DbkWho who = { 1, DBK_TIME_NONE };
  DbkCourseSkip *skip = dbk_course_skip_new ();

  skip->skipped_on = dbk_date_new (2026, 11, 22);
  dbk_set_text (&skip->reason, "Had a cold");
  if (!dbk_course_store_add_skip (connection, &who, course->row, skip, error))
    g_clear_pointer (&skip, dbk_course_skip_unref);
  return skip;
}

typedef struct
{
  DbkSessionsPage *page;
  guint n;
} Rows;

static gboolean
has_rows (gpointer data)
{
  const Rows *rows = data;

  return dbk_sessions_page_get_n_rows (rows->page) == rows->n;
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = dbk_client_record_ref (show (fixture, "Amelia Hart"));
  DbkCourse *course = record->courses->pdata[0];
  const char *chosen = ((DbkSession *) course->sessions->pdata[1])->id;
  g_autoptr (DbkCourseSkip) skip = NULL;
  Rows rows;

  dbk_client_page_set_tab (fixture->page, "sessions");
  rows.page = DBK_SESSIONS_PAGE (find (fixture, DBK_TYPE_SESSIONS_PAGE, NULL, NULL));
  rows.n = dbk_sessions_page_get_n_rows (rows.page) + 1;
  dbk_sessions_page_select (rows.page, chosen);
  g_assert_cmpstr (dbk_sessions_page_get_selected (rows.page), ==, chosen);
  skip = app_run_write (&fixture->base, add_skip, course);
  g_assert_nonnull (skip);
  app_wait (has_rows, &rows);
  g_assert_cmpstr (dbk_sessions_page_get_selected (rows.page), ==, chosen);
}

static gboolean
has_skips (gpointer data)
{
  const Fixture *fixture = data;
  const DbkClientRecord *record = dbk_client_page_get_record (fixture->page);

  return ((DbkCourse *) record->courses->pdata[0])->skips->len == 2;
}

/* Behind another page the record is renewed and the widgets wait until they are seen again. */
static void
test_behind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = dbk_client_record_ref (show (fixture, "Amelia Hart"));
  DbkCourse *course = record->courses->pdata[0];
  g_autoptr (DbkCourseSkip) skip = NULL;
  Rows rows;

  dbk_client_page_set_tab (fixture->page, "sessions");
  rows.page = DBK_SESSIONS_PAGE (find (fixture, DBK_TYPE_SESSIONS_PAGE, NULL, NULL));
  rows.n = dbk_sessions_page_get_n_rows (rows.page) + 1;
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), FALSE);
  g_assert_cmpuint (course->skips->len, ==, 1);
  skip = app_run_write (&fixture->base, add_skip, course);
  g_assert_nonnull (skip);
  app_wait (has_skips, fixture);
  g_assert_false (has_rows (&rows));
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), TRUE);
  g_assert_true (has_rows (&rows));
}

static void
test_reception (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DbkStaff) staff = dbk_staff_new ();

  dbk_set_text (&staff->name, "Rea Tanner");
  dbk_set_text (&staff->role, "receptionist");
  dbk_set_text (&staff->id, "6f1d1c2e-0000-4000-8000-000000000001");
  staff->row = 9999;
  dbk_context_set_staff (fixture->base.context, staff);
  show (fixture, "Amelia Hart");
  g_assert_false (dbk_context_is_clinical (fixture->base.context));
  for (const char *const *tab = (const char *const[]){ "course", "skin", "sessions", NULL };
       *tab != NULL; tab++)
    dbk_client_page_set_tab (fixture->page, *tab);
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "action-name", "client.log-session"));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "action-name", "client.add-concern"));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "action-name", "client.add-addendum"));
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "action-name", "client.print-summary"));
  g_assert_nonnull (find (fixture, DBK_TYPE_COURSE_STRIP, NULL, NULL));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label",
                          "Reception is at work: treatment pages are for reading."));
}

static void
test_corrected (void)
{
  g_autoptr (DbkSession) session = dbk_session_new ();
  DbkSessionProduct *product = dbk_session_product_new ();
  DbkAddendum *addendum = dbk_addendum_new ();
  g_autofree char *markup = NULL;
  g_autofree char *correction = NULL;

  dbk_set_text (&product->name, "Vitamin C <serum>");
  dbk_set_text (&product->batch_number, "VC-2219");
  g_ptr_array_add (session->products, product);
  addendum->number = 1;
  dbk_set_text (&addendum->field, "products/1/batch_number");
  dbk_set_text (&addendum->old_value, "VC-2219");
  dbk_set_text (&addendum->new_value, "VC-2291");
  g_ptr_array_add (session->addenda, addendum);
  markup = dbk_session_text_markup (session, "products/1/batch_number", "VC-2219");
  g_assert_cmpstr (markup, ==, "<s>VC-2219</s> <sup>1</sup>");
  correction = dbk_addendum_correction_text (session, addendum);
  g_assert_nonnull (strstr (correction, "VC-2219 → VC-2291"));
}

static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  const DbkTableColumn column = { "Area", DBK_TABLE_EXPAND };
  DbkContext *context = fixture->base.context;
  GtkWidget *table = dbk_table_new (&column, 1, FALSE);

  dbk_table_add (DBK_TABLE (table), (const char *const[]){ "Nose" }, FALSE);
  g_assert_cmpstr (dbk_table_get_spoken (DBK_TABLE (table), 0), ==, "Nose");
  app_assert_finalizes (table);
  app_assert_finalizes (dbk_course_page_new (context));
  app_assert_finalizes (dbk_skin_page_new (context));
  app_assert_finalizes (dbk_sessions_page_new (context));
  app_assert_finalizes (dbk_health_page_new (context));
  app_assert_finalizes (dbk_details_page_new (context));
  app_assert_finalizes (dbk_client_page_new (context));
  app_assert_finalizes (dbk_strip_new (DBK_STRIP_CAUTION, NULL, "Title.", "Text."));
}

#define ADD(path, func) g_test_add (path, Fixture, APP_FIXTURE_DEMO, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/client-page/strip", test_strip);
  g_test_add_func ("/client-page/long-strip", test_long_strip);
  g_test_add_func ("/client-page/long-table", test_long_table);
  g_test_add_func ("/client-page/corrected", test_corrected);
  ADD ("/client-page/late", test_late);
  ADD ("/client-page/views", test_views);
  ADD ("/client-page/identity", test_identity);
  ADD ("/client-page/namesakes", test_namesakes);
  ADD ("/client-page/old-draft", test_old_draft);
  ADD ("/client-page/tabs", test_tabs);
  ADD ("/client-page/refresh", test_refresh);
  ADD ("/client-page/behind", test_behind);
  ADD ("/client-page/reception", test_reception);
  ADD ("/client-page/finalize", test_finalize);

  return g_test_run ();
}
