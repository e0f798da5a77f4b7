/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maps to choose areas on: presses, keys, spoken names, one selection for all views. */
#include "app-fixture.h"
#include "dbk-area-button.h"
#include "dbk-area-map-view.h"
#include "dbk-area-map-widget.h"
#include "dbk-map-swatch.h"
#include "dbk-names.h"

typedef struct
{
  GtkWidget *window;
  DbkAreaMapView *view;
  GtkWidget *map;
  guint changes;
  char *hovered;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->changes++;
}

static void
hovered_cb (Fixture *fixture, const char *code)
{
  g_free (fixture->hovered);
  fixture->hovered = g_strdup (code);
}

static gboolean
is_allocated (gpointer data)
{
  return gtk_widget_get_width (data) > 100;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->view = DBK_AREA_MAP_VIEW (dbk_area_map_view_new ());
  fixture->map = app_find (GTK_WIDGET (fixture->view), DBK_TYPE_AREA_MAP_WIDGET, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 384, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  g_signal_connect_swapped (fixture->view, "selection-changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->view, "area-hovered", G_CALLBACK (hovered_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_wait (is_allocated, fixture->map);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_wait_gone ((gpointer *) &fixture->view);
  g_free (fixture->hovered);
}

static GtkWidget *
find_area (Fixture *fixture, const char *code)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->map); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (dbk_area_button_get_code (DBK_AREA_BUTTON (child)), code) == 0)
      return child;
  return NULL;
}

static gpointer
find_controller (Fixture *fixture, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  return NULL;
}

/* A point of the drawing in the widget's pixels. */
static void
to_pixels (Fixture *fixture, double *x, double *y)
{
  double width, height;
  double scale;

  dbk_area_map_size (dbk_area_map_view_get_view (fixture->view), &width, &height);
  scale = MIN (gtk_widget_get_width (fixture->map) / width,
               gtk_widget_get_height (fixture->map) / height);
  *x = *x * scale + (gtk_widget_get_width (fixture->map) - width * scale) / 2;
  *y = *y * scale + (gtk_widget_get_height (fixture->map) - height * scale) / 2;
}

static void
toggle (GtkWidget *area)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (area);

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
assert_selected (Fixture *fixture, const char *codes)
{
  g_auto (GStrv) selected = dbk_area_map_view_dup_selected (fixture->view);
  g_autofree char *text = selected == NULL ? g_strdup ("") : g_strjoinv (" ", selected);

  g_assert_cmpstr (text, ==, codes);
}

/* Where the number of each area would stand, a press meets that area's button and no other. */
static void
test_pick (Fixture *fixture, gconstpointer data)
{
  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      dbk_area_map_view_set_view (fixture->view, (DbkMapView) view);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      gtk_test_widget_wait_for_draw (fixture->map);
      for (guint i = 0; i < dbk_area_map_n_areas ((DbkMapView) view); i++)
        {
          GtkWidget *picked;
          double x, y;

          dbk_area_map_anchor ((DbkMapView) view, i, &x, &y, NULL);
          to_pixels (fixture, &x, &y);
          picked = gtk_widget_pick (fixture->map, x, y, GTK_PICK_DEFAULT);
          g_assert_true (DBK_IS_AREA_BUTTON (picked));
          g_assert_cmpstr (dbk_area_button_get_code (DBK_AREA_BUTTON (picked)), ==,
                           dbk_area_map_code ((DbkMapView) view, i));
        }
    }
}

static void
press (Fixture *fixture, double x, double y)
{
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_CLICK), "pressed", 1, x, y);
}

/* Beside every area: within 8 pixels the nearest is taken, farther away nothing. */
static void
test_near_miss (Fixture *fixture, gconstpointer data)
{
  guint index;
  DbkMapBox box;
  double x, y;
  gboolean found = dbk_area_map_find (DBK_MAP_VIEW_FACE_FRONT, "preauricular_left", &index);
  double edge;

  g_assert_true (found);
  dbk_area_map_bounds (DBK_MAP_VIEW_FACE_FRONT, index, &box);
  /* From inside the area to the right until every area is left behind. */
  dbk_area_map_anchor (DBK_MAP_VIEW_FACE_FRONT, index, &edge, &y, NULL);
  while (dbk_area_map_hit (DBK_MAP_VIEW_FACE_FRONT, edge, y, 0) >= 0)
    edge += 0.5;
  x = edge + 4;
  to_pixels (fixture, &x, &y);
  g_assert_false (DBK_IS_AREA_BUTTON (gtk_widget_pick (fixture->map, x, y, GTK_PICK_DEFAULT)));
  press (fixture, x, y);
  assert_selected (fixture, "preauricular_left");
  g_assert_cmpuint (fixture->changes, ==, 1);
  press (fixture, x, y);
  assert_selected (fixture, "");
  press (fixture, x + 30, y);
  assert_selected (fixture, "");
  g_assert_cmpuint (fixture->changes, ==, 2);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  const char *codes[] = { "chin", "abdomen", "forehead_left", NULL };

  dbk_area_map_view_set_selected (fixture->view, (char *const *) codes);
  g_assert_cmpuint (fixture->changes, ==, 0);
  assert_selected (fixture, "forehead_left chin abdomen");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_area (fixture, "chin"))));
  toggle (find_area (fixture, "nose"));
  g_assert_cmpuint (fixture->changes, ==, 1);
  assert_selected (fixture, "forehead_left nose chin abdomen");
  /* The other views are the same selection. */
  g_assert_true (dbk_area_map_view_show_area (fixture->view, "abdomen"));
  g_assert_cmpint (dbk_area_map_view_get_view (fixture->view), ==, DBK_MAP_VIEW_BODY_FRONT);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_area (fixture, "abdomen"))));
  toggle (find_area (fixture, "abdomen"));
  assert_selected (fixture, "forehead_left nose chin");
  dbk_area_map_view_show_best_view (fixture->view);
  g_assert_cmpint (dbk_area_map_view_get_view (fixture->view), ==, DBK_MAP_VIEW_FACE_FRONT);
  g_assert_false (dbk_area_map_view_show_area (fixture->view, "no_such_area"));
}

static void
test_spoken (Fixture *fixture, gconstpointer data)
{
  const char *left_alone[] = { "glabella", NULL };
  const char *avoided[] = { "nose", NULL };

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->map); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *name =
          dbk_name (DBK_NAME_AREA, dbk_area_button_get_code (DBK_AREA_BUTTON (child)));

      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_PRESSED,
                                        GTK_ACCESSIBLE_TRISTATE_FALSE);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           name);
    }
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Areas of the face from the front");
  dbk_area_map_view_set_not_treated (fixture->view, (char *const *) left_alone);
  dbk_area_map_view_set_avoided (fixture->view, (char *const *) avoided);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_area (fixture, "glabella")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "not treated");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_area (fixture, "nose")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "to be avoided today");
}

static void
test_hover (Fixture *fixture, gconstpointer data)
{
  GtkEventController *motion = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  guint index;
  gboolean found = dbk_area_map_find (DBK_MAP_VIEW_FACE_FRONT, "chin", &index);
  double x, y;

  g_assert_true (found);
  dbk_area_map_anchor (DBK_MAP_VIEW_FACE_FRONT, index, &x, &y, NULL);
  to_pixels (fixture, &x, &y);
  g_signal_emit_by_name (motion, "motion", x, y);
  g_assert_cmpstr (fixture->hovered, ==, "chin");
  g_signal_emit_by_name (motion, "leave");
  g_assert_null (fixture->hovered);
}

static const char *
focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return DBK_IS_AREA_BUTTON (focus) ? dbk_area_button_get_code (DBK_AREA_BUTTON (focus)) : NULL;
}

/* Left and right are the client's: the right arrow goes to what lies right on the screen. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (dbk_area_map_view_focus_area (fixture->view, "cheek_right"));
  g_assert_cmpstr (focused (fixture), ==, "cheek_right");
  g_assert_cmpstr (fixture->hovered, ==, "cheek_right");
  g_assert_true (gtk_widget_child_focus (fixture->map, GTK_DIR_RIGHT));
  g_assert_cmpstr (focused (fixture), !=, "cheek_right");
  for (int i = 0; i < 4 && g_strcmp0 (focused (fixture), "cheek_left") != 0; i++)
    gtk_widget_child_focus (fixture->map, GTK_DIR_RIGHT);
  g_assert_cmpstr (focused (fixture), ==, "cheek_left");
  for (int i = 0; i < 12; i++)
    gtk_widget_child_focus (fixture->map, GTK_DIR_DOWN);
  g_assert_cmpstr (focused (fixture), ==, "decolletage");
  /* Tab leaves, and comes back to where one was. */
  g_assert_false (gtk_widget_child_focus (fixture->map, GTK_DIR_TAB_FORWARD));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (fixture->map, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (focused (fixture), ==, "decolletage");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  double x = 180;
  double y = 250;

  dbk_area_map_view_set_editable (fixture->view, FALSE);
  g_assert_false (gtk_widget_get_sensitive (find_area (fixture, "nose")));
  to_pixels (fixture, &x, &y);
  press (fixture, x, y);
  assert_selected (fixture, "");
  g_assert_false (gtk_widget_child_focus (fixture->map, GTK_DIR_TAB_FORWARD));
}

static void
assert_caption (Fixture *fixture, DbkMapView view, const char *text)
{
  dbk_area_map_view_set_view (fixture->view, view);
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL, "label", text));
}

static void
test_sides (Fixture *fixture, gconstpointer data)
{
  assert_caption (fixture, DBK_MAP_VIEW_FACE_FRONT, "◂ Client’s right");
  assert_caption (fixture, DBK_MAP_VIEW_BODY_BACK, "◂ Client’s left");
  assert_caption (fixture, DBK_MAP_VIEW_FACE_LEFT, "Client’s left side");
  assert_caption (fixture, DBK_MAP_VIEW_FACE_RIGHT, "Client’s right side");
}

static void
test_finalize (void)
{
  app_assert_finalizes (dbk_area_map_view_new ());
  app_assert_finalizes (dbk_area_map_widget_new ());
  app_assert_finalizes (dbk_area_button_new (DBK_MAP_VIEW_FACE_FRONT, 0));
  app_assert_finalizes (g_object_new (DBK_TYPE_MAP_SWATCH, "hatched", TRUE, NULL));
}

#define ADD(name, func) g_test_add ("/area-map/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("pick", test_pick);
  ADD ("near-miss", test_near_miss);
  ADD ("selection", test_selection);
  ADD ("spoken", test_spoken);
  ADD ("hover", test_hover);
  ADD ("keys", test_keys);
  ADD ("read-only", test_read_only);
  ADD ("sides", test_sides);
  g_test_add_func ("/area-map/finalize", test_finalize);

  return g_test_run ();
}
