/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and maps as widgets, on the invented clinic. */
#include "app-fixture.h"
#include "dbk-chart-view.h"
#include "dbk-map-picture.h"
#include "dbk-progress-card.h"
#include "dbk-progress-chart.h"
#include "dbk-record-store.h"
#include "dbk-table.h"

#define AMELIA "1042"
#define BEA "Bea Okafor" /* no course yet */

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

static DbkClientRecord *
load (AppFixture *fixture, const char *client)
{
  gint64 row = app_find_client (fixture, client);

  return app_run (fixture, load_record, &row);
}

/* What a key does, by the widget's own bindings. */
static gboolean
press (GtkWidget *widget, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, key))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_error ("The widget has no binding for %s", key);
}

/* Lays @widget out and paints it, without a window. */
static void
paint (GtkWidget *widget, int width, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ 0, 0, width, height }, -1);
  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
}

/* The chart */

/* Amelia Hart's course: baseline on 1 October, sessions on 8 and 22 October and 19 November, one
 * skipped in between. The fine lines were not scored at the second. */
static const char *const amelia_points[] = {
  "Crow’s feet, baseline: 4",
  "Crow’s feet, session 1, 8 Oct: 4, no clear change",
  "Crow’s feet, session 2, 22 Oct: 3.5, no clear change",
  "Crow’s feet, session 3, 19 Nov: 2.5, 38 % better",
};

static void
test_chart_points (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *view = g_object_ref_sink (dbk_chart_view_new ());
  DbkCourse *course = record->courses->pdata[0];
  GPtrArray *told = g_ptr_array_new_with_free_func (g_free);

  g_assert_null (dbk_chart_view_get_told (DBK_CHART_VIEW (view)));
  g_assert_false (press (view, "Right"));
  g_assert_true (dbk_progress_chart_fill (DBK_CHART_VIEW (view), record, course,
                                          dbk_context_get_today (fixture->context)));
  g_assert_null (dbk_chart_view_get_told (DBK_CHART_VIEW (view)));

  for (;;)
    {
      const char *text;

      g_assert_true (press (view, "Right"));
      text = dbk_chart_view_get_told (DBK_CHART_VIEW (view));
      g_assert_nonnull (text);
      gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
      if (told->len > 0 && g_str_equal (told->pdata[told->len - 1], text))
        break; /* at the last one it stays */
      g_test_message ("%s", text);
      g_ptr_array_add (told, g_strdup (text));
      paint (view, 480, 220);
    }
  g_assert_cmpuint (told->len, ==, 4 + 3 + 4);
  for (guint i = 0; i < G_N_ELEMENTS (amelia_points); i++)
    g_assert_cmpstr (told->pdata[i], ==, amelia_points[i]);
  /* No point where there was no score, none for the skip. */
  for (guint i = 4; i < 7; i++)
    {
      g_assert_true (g_str_has_prefix (told->pdata[i], "Fine lines, "));
      g_assert_null (strstr (told->pdata[i], "session 2"));
    }

  g_assert_true (press (view, "Left"));
  g_assert_cmpstr (dbk_chart_view_get_told (DBK_CHART_VIEW (view)), ==, told->pdata[told->len - 2]);
  g_assert_true (press (view, "Escape"));
  g_assert_null (dbk_chart_view_get_told (DBK_CHART_VIEW (view)));
  g_assert_false (press (view, "Escape"));
  /* From nowhere, Left begins at the end. */
  g_assert_true (press (view, "Left"));
  g_assert_cmpstr (dbk_chart_view_get_told (DBK_CHART_VIEW (view)), ==, told->pdata[told->len - 1]);

  g_ptr_array_unref (told);
  g_assert_finalize_object (view);
}

static void
test_chart_spoken (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  GtkWidget *view = g_object_ref_sink (dbk_chart_view_new ());

  dbk_progress_chart_fill (DBK_CHART_VIEW (view), record, record->courses->pdata[0],
                           dbk_context_get_today (fixture->context));
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Progress chart");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (gtk_widget_get_focusable (view));
  g_assert_finalize_object (view);
}

static void
test_chart_nothing_scored (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  g_autoptr (DbkCourse) bare = dbk_course_copy (record->courses->pdata[0]);
  GtkWidget *view = g_object_ref_sink (dbk_chart_view_new ());
  DbkDate today = dbk_context_get_today (fixture->context);

  g_assert_true (dbk_progress_chart_fill (DBK_CHART_VIEW (view), record, record->courses->pdata[0],
                                          today));
  press (view, "Right");
  g_clear_pointer (&bare->concerns, g_strfreev);
  g_assert_false (dbk_progress_chart_fill (DBK_CHART_VIEW (view), record, bare, today));
  g_assert_null (dbk_chart_view_get_told (DBK_CHART_VIEW (view)));
  g_assert_false (press (view, "Right"));
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  g_assert_finalize_object (view);
}

/* Maps */

/* (nullable): the widget of @type below @widget that @n others come before. */
static GtkWidget *
find (GtkWidget *widget, GType type, guint *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      if (*n == 0)
        return widget;
      (*n)--;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, n);
  return found;
}

static GtkWidget *
nth (GtkWidget *widget, GType type, guint n)
{
  GtkWidget *found = find (widget, type, &n);

  g_assert_nonnull (found);
  return found;
}

static guint
count (GtkWidget *widget, GType type)
{
  guint left = 1000;

  g_assert_null (find (widget, type, &left));
  return 1000 - left;
}

static void
assert_latest (GtkWidget *stepper, const char *label, const char *description)
{
  GtkWidget *picture = nth (stepper, DBK_TYPE_MAP_PICTURE, 1);

  gtk_test_accessible_assert_property (picture, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (picture, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

/* The baseline stays; the other map goes from visit to visit. */
static void
test_stepper (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  DbkProgressState state = { NULL, NULL, DBK_DATE_NONE };
  GtkWidget *stepper =
      g_object_ref_sink (dbk_map_stepper_new (record, record->courses->pdata[0], &state));
  GtkWidget *baseline = nth (stepper, DBK_TYPE_MAP_PICTURE, 0);
  GtkWidget *slider = nth (stepper, GTK_TYPE_SCALE, 0);
  int minimum, natural, high;

  gtk_test_accessible_assert_role (baseline, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (baseline, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Scores, Baseline, 1 Oct");
  gtk_test_accessible_assert_property (baseline, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Crow’s feet, left: 4; Crow’s feet, right: 4");
  g_assert_cmpuint (dbk_map_stepper_get_n_steps (DBK_MAP_STEPPER (stepper)), ==, 4);
  assert_latest (stepper, "Scores, Session 3, 19 Nov",
                 "Crow’s feet, left: 2; Crow’s feet, right: 3");
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "Session 3, 19 Nov");
  g_assert_cmpint (state.day, ==, DBK_DATE_NONE);

  dbk_map_stepper_show_step (DBK_MAP_STEPPER (stepper), 2);
  assert_latest (stepper, "Scores, Session 2, 22 Oct",
                 "Crow’s feet, left: 3; Crow’s feet, right: 4");
  g_assert_cmpint (state.day, ==, dbk_date_new (2026, 10, 22));
  dbk_map_stepper_show_step (DBK_MAP_STEPPER (stepper), 0);
  assert_latest (stepper, "Scores, Baseline, 1 Oct", "Crow’s feet, left: 4; Crow’s feet, right: 4");
  dbk_map_stepper_show_step (DBK_MAP_STEPPER (stepper), 2);
  /* Another concern, at the same visit: the fine lines were not scored then, so the latest. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (nth (stepper, GTK_TYPE_DROP_DOWN, 0)), 1);
  assert_latest (stepper, "Scores, Session 3, 19 Nov", "Under eye, left: 4; Under eye, right: 4");

  gtk_widget_measure (baseline, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, natural);
  gtk_widget_measure (baseline, GTK_ORIENTATION_VERTICAL, natural, &minimum, &high, NULL, NULL);
  g_assert_cmpint (high, >, natural); /* a face is higher than wide */
  g_assert_finalize_object (stepper);

  /* Made anew with the record, it shows what was looked at. */
  g_free (state.concern);
  state.concern = g_strdup (((DbkCourse *) record->courses->pdata[0])->concerns[0]);
  state.day = dbk_date_new (2026, 10, 22);
  stepper = g_object_ref_sink (dbk_map_stepper_new (record, record->courses->pdata[0], &state));
  assert_latest (stepper, "Scores, Session 2, 22 Oct",
                 "Crow’s feet, left: 3; Crow’s feet, right: 4");
  g_assert_finalize_object (stepper);
  dbk_progress_state_clear (&state);
}

static void
test_stepper_nothing_scored (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  g_autoptr (DbkCourse) bare = dbk_course_copy (record->courses->pdata[0]);
  DbkProgressState state = { NULL, NULL, DBK_DATE_NONE };

  g_clear_pointer (&bare->concerns, g_strfreev);
  g_assert_null (dbk_map_stepper_new (record, bare, &state));
}

/* Charts by area and the table say what the one chart says. */
static void
test_card (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (DbkClientRecord) record = load (fixture, AMELIA);
  DbkProgressState state = { NULL, NULL, DBK_DATE_NONE };
  DbkDate today = dbk_context_get_today (fixture->context);
  GtkWidget *card = g_object_ref_sink (dbk_progress_card_new (record, record->courses->pdata[0],
                                                              today, FALSE, &state));
  GtkStack *stack = GTK_STACK (nth (card, GTK_TYPE_STACK, 0));
  GtkWidget *chart;
  DbkTable *table;

  g_assert_cmpuint (count (card, DBK_TYPE_CHART_VIEW), ==, 1);
  gtk_stack_set_visible_child_name (stack, "areas");
  g_assert_cmpstr (state.page, ==, "areas");
  g_assert_cmpuint (count (card, DBK_TYPE_CHART_VIEW), ==, 1 + 6);
  chart = nth (card, DBK_TYPE_CHART_VIEW, 2);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Crow’s feet, Crow’s feet, right");
  g_assert_true (press (chart, "Left"));
  g_assert_cmpstr (dbk_chart_view_get_told (DBK_CHART_VIEW (chart)), ==,
                   "Crow’s feet, right, session 3, 19 Nov: 3, 25 % better");

  gtk_stack_set_visible_child_name (stack, "table");
  table = DBK_TABLE (nth (card, DBK_TYPE_TABLE, 0));
  g_assert_cmpuint (dbk_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (dbk_table_get_spoken (table, 3), ==,
                   "Session 3, 19\u00a0Nov, Crow’s feet: 2.5  38 % better, "
                   "Fine lines: 4  20 % better, Dullness: 3.5  50 % better");
  g_assert_finalize_object (card);
  g_assert_cmpstr (state.page, ==, "table");
  card = g_object_ref_sink (dbk_progress_card_new (record, record->courses->pdata[0], today, TRUE,
                                                   &state));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (nth (card, GTK_TYPE_STACK, 0))), ==,
                   "table");
  g_assert_finalize_object (card);
  dbk_progress_state_clear (&state);
}

static void
test_maps_every_view (void)
{
  GtkWidget *picture = g_object_ref_sink (dbk_map_picture_new ());

  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      dbk_map_picture_clear (DBK_MAP_PICTURE (picture), view);
      paint (picture, 130, 200);
    }
  g_assert_finalize_object (picture);
}

static void
add (const char *path, const char *what, void (*test) (AppFixture *, gconstpointer))
{
  g_test_add (path, AppFixture, what, app_fixture_set_up, test, app_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/figures/chart/points", APP_FIXTURE_DEMO, test_chart_points);
  add ("/figures/chart/spoken", APP_FIXTURE_DEMO, test_chart_spoken);
  add ("/figures/chart/nothing-scored", APP_FIXTURE_DEMO, test_chart_nothing_scored);
  add ("/figures/card", APP_FIXTURE_DEMO, test_card);
  add ("/figures/maps/stepper", APP_FIXTURE_DEMO, test_stepper);
  add ("/figures/maps/nothing-scored", APP_FIXTURE_DEMO, test_stepper_nothing_scored);
  g_test_add_func ("/figures/maps/every-view", test_maps_every_view);
  return g_test_run ();
}
