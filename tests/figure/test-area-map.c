/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawings and the hit test: what an edit of data/maps must not break. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "dbk-area-map.h"

/* Every area a record may name; the map and the list are two views of the same rows. */
static const char *const known_codes[] = {
  "forehead_left",
  "forehead_right",
  "glabella",
  "temple_left",
  "temple_right",
  "crows_feet_left",
  "crows_feet_right",
  "upper_eyelid_left",
  "upper_eyelid_right",
  "under_eye_left",
  "under_eye_right",
  "nose",
  "cheek_left",
  "cheek_right",
  "nasolabial_left",
  "nasolabial_right",
  "upper_lip",
  "mouth_corner_left",
  "mouth_corner_right",
  "chin",
  "jawline_left",
  "jawline_right",
  "preauricular_left",
  "preauricular_right",
  "neck",
  "decolletage",
  "abdomen",
  "flank_left",
  "flank_right",
  "hip_left",
  "hip_right",
  "thigh_left",
  "thigh_right",
  "buttock_left",
  "buttock_right",
  "breast_left",
  "breast_right",
  "upper_arm_left",
  "upper_arm_right",
  "back",
  "hand_back_left",
  "hand_back_right",
};
static const char *const files[DBK_MAP_N_VIEWS] = {
  "face-front.svg", "face-left.svg", "face-right.svg", "body-front.svg", "body-back.svg",
};

/* The area that mirrors this one: the other side's, or itself in the middle. */
static char *
mirrored_code (const char *code)
{
  if (g_str_has_suffix (code, "_left"))
    return g_strdup_printf ("%.*s_right", (int) (strlen (code) - strlen ("_left")), code);
  if (g_str_has_suffix (code, "_right"))
    return g_strdup_printf ("%.*s_left", (int) (strlen (code) - strlen ("_right")), code);
  return g_strdup (code);
}

static void
test_paths (void)
{
  g_autoptr (GRegex) path = g_regex_new (" d=\"([^\"]*)\"", 0, 0, NULL);
  const char *number = "-?[0-9]+(\\.[0-9]+)?";
  g_autofree char *form = g_strdup_printf ("^M %s %s( (L %s %s|C( %s){6}|M %s %s|Z))*$", number,
                                           number, number, number, number, number, number);
  g_autoptr (GRegex) allowed = g_regex_new (form, 0, 0, NULL);

  for (guint i = 0; i < DBK_MAP_N_VIEWS; i++)
    {
      g_autofree char *file =
          g_build_filename (g_getenv ("DBK_TEST_SOURCE_ROOT"), "data", "maps", files[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;
      g_autoptr (GError) error = NULL;
      guint n_paths = 0;

      g_file_get_contents (file, &text, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (strstr (text, "transform"));
      g_assert_null (strstr (text, "style="));
      g_assert_null (strstr (text, "<script"));
      g_assert_null (strstr (text, "<image"));
      g_assert_null (strstr (text, "Gradient"));
      for (g_regex_match (path, text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *data = g_match_info_fetch (match, 1);

          if (!g_regex_match (allowed, data, 0, NULL))
            g_error ("%s: %s", files[i], data);
          n_paths++;
        }
      g_assert_cmpuint (n_paths, >, 40);
    }
}

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_codes); i++)
    g_assert_cmpuint (dbk_area_map_views (known_codes[i]), !=, 0);
  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      guint n_areas = dbk_area_map_n_areas ((DbkMapView) view);

      g_assert_cmpuint (n_areas, >=, 9);
      for (guint i = 0; i < n_areas; i++)
        {
          const char *code = dbk_area_map_code ((DbkMapView) view, i);
          gboolean known = FALSE;
          guint index = G_MAXUINT;

          for (guint k = 0; k < G_N_ELEMENTS (known_codes); k++)
            known = known || g_str_equal (known_codes[k], code);
          if (!known)
            g_error ("%s is no area of the record", code);
          g_assert_true (dbk_area_map_find ((DbkMapView) view, code, &index));
          g_assert_cmpuint (index, ==, i);
        }
    }
  g_assert_cmpuint (dbk_area_map_views ("elbow"), ==, 0);
}

static void
test_views (void)
{
  const guint front = 1u << DBK_MAP_VIEW_FACE_FRONT, left = 1u << DBK_MAP_VIEW_FACE_LEFT;
  const guint right = 1u << DBK_MAP_VIEW_FACE_RIGHT;
  DbkMapView view = DBK_MAP_VIEW_BODY_BACK;

  g_assert_cmpuint (dbk_area_map_views ("crows_feet_left"), ==, front | left);
  g_assert_cmpuint (dbk_area_map_views ("crows_feet_right"), ==, front | right);
  g_assert_cmpuint (dbk_area_map_views ("nose"), ==, front | left | right);
  g_assert_cmpuint (dbk_area_map_views ("back"), ==, 1u << DBK_MAP_VIEW_BODY_BACK);

  g_assert_true (dbk_area_map_best_view ("nose", DBK_MAP_VIEW_FACE_RIGHT, &view));
  g_assert_cmpint (view, ==, DBK_MAP_VIEW_FACE_RIGHT);
  g_assert_true (dbk_area_map_best_view ("cheek_left", DBK_MAP_VIEW_FACE_RIGHT, &view));
  g_assert_cmpint (view, ==, DBK_MAP_VIEW_FACE_FRONT);
  g_assert_true (dbk_area_map_best_view ("thigh_left", DBK_MAP_VIEW_FACE_FRONT, &view));
  g_assert_cmpint (view, ==, DBK_MAP_VIEW_BODY_FRONT);
  g_assert_true (dbk_area_map_best_view ("buttock_left", DBK_MAP_VIEW_BODY_FRONT, &view));
  g_assert_cmpint (view, ==, DBK_MAP_VIEW_BODY_BACK);
  g_assert_false (dbk_area_map_best_view ("elbow", DBK_MAP_VIEW_FACE_FRONT, &view));
}

/* The client's left is on the viewer's right in front views, on the viewer's left seen from behind
 * and on the side view that shows it. */
static void
test_client_sides (void)
{
  double x, y;
  guint index;

  g_assert_true (dbk_area_map_find (DBK_MAP_VIEW_FACE_FRONT, "cheek_left", &index));
  dbk_area_map_anchor (DBK_MAP_VIEW_FACE_FRONT, index, &x, &y, NULL);
  g_assert_cmpfloat (x, >, 180.0);
  g_assert_true (dbk_area_map_find (DBK_MAP_VIEW_BODY_FRONT, "thigh_left", &index));
  dbk_area_map_anchor (DBK_MAP_VIEW_BODY_FRONT, index, &x, &y, NULL);
  g_assert_cmpfloat (x, >, 180.0);
  g_assert_true (dbk_area_map_find (DBK_MAP_VIEW_BODY_BACK, "thigh_left", &index));
  dbk_area_map_anchor (DBK_MAP_VIEW_BODY_BACK, index, &x, &y, NULL);
  g_assert_cmpfloat (x, <, 180.0);
  g_assert_true (dbk_area_map_find (DBK_MAP_VIEW_FACE_LEFT, "cheek_left", NULL));
  g_assert_false (dbk_area_map_find (DBK_MAP_VIEW_FACE_LEFT, "cheek_right", NULL));
}

static void
test_one_area_a_point (void)
{
  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      double width, height;
      guint covered = 0;

      dbk_area_map_size ((DbkMapView) view, &width, &height);
      for (double y = 0.0; y <= height; y += 2.0)
        {
          for (double x = 0.0; x <= width; x += 2.0)
            {
              guint n_found = 0;
              int first = -1;

              for (guint i = 0; i < dbk_area_map_n_areas ((DbkMapView) view); i++)
                {
                  if (!dbk_area_map_contains ((DbkMapView) view, i, x, y))
                    continue;
                  first = n_found == 0 ? (int) i : first;
                  n_found++;
                }
              g_assert_cmpuint (n_found, <=, 1);
              if (n_found == 1)
                g_assert_cmpint (dbk_area_map_hit ((DbkMapView) view, x, y, 0.0), ==, first);
              covered += n_found;
            }
        }
      g_assert_cmpuint (covered, >, 4000);
    }
}

/* Points on a border two areas share are in exactly one of them: the face tiles without a crack. */
static void
test_no_cracks (void)
{
  const struct
  {
    double x, y0, y1;
  } seams[] = { { 180.0, 80.0, 141.0 }, { 180.0, 142.0, 210.0 }, { 180.0, 211.5, 300.0 } };

  for (guint i = 0; i < G_N_ELEMENTS (seams); i++)
    {
      for (double y = seams[i].y0; y < seams[i].y1; y += 0.25)
        {
          guint n_found = 0;

          for (guint k = 0; k < dbk_area_map_n_areas (DBK_MAP_VIEW_FACE_FRONT); k++)
            n_found += dbk_area_map_contains (DBK_MAP_VIEW_FACE_FRONT, k, seams[i].x, y) ? 1 : 0;
          g_assert_cmpuint (n_found, ==, 1);
        }
    }
}

static void
check_mirror (DbkMapView view, DbkMapView other)
{
  g_assert_cmpuint (dbk_area_map_n_areas (view), ==, dbk_area_map_n_areas (other));
  for (guint i = 0; i < dbk_area_map_n_areas (view); i++)
    {
      g_autofree char *code = mirrored_code (dbk_area_map_code (view, i));
      double x, y, mirror_x, mirror_y;
      DbkMapBox box, mirror;
      guint index;

      g_assert_true (dbk_area_map_find (other, code, &index));
      dbk_area_map_bounds (view, i, &box);
      dbk_area_map_bounds (other, index, &mirror);
      g_assert_cmpfloat_with_epsilon (box.x, 360.0 - mirror.x - mirror.width, 0.1);
      g_assert_cmpfloat_with_epsilon (box.y, mirror.y, 0.1);
      g_assert_cmpfloat_with_epsilon (box.width, mirror.width, 0.1);
      g_assert_cmpfloat_with_epsilon (box.height, mirror.height, 0.1);
      dbk_area_map_anchor (view, i, &x, &y, NULL);
      dbk_area_map_anchor (other, index, &mirror_x, &mirror_y, NULL);
      g_assert_cmpfloat_with_epsilon (x, 360.0 - mirror_x, 0.1);
      g_assert_cmpfloat_with_epsilon (y, mirror_y, 0.1);
      /* The borders themselves, felt out along rays from the anchor. */
      for (double angle = 0.0; angle < 360.0; angle += 5.0)
        {
          double dx = cos (angle * G_PI / 180.0), dy = sin (angle * G_PI / 180.0);

          for (double far = 0.0; far < 120.0; far += 3.0)
            {
              gboolean here = dbk_area_map_contains (view, i, x + far * dx, y + far * dy);
              gboolean there =
                  dbk_area_map_contains (other, index, mirror_x - far * dx, mirror_y + far * dy);

              if (here != there)
                g_assert_cmpfloat (dbk_area_map_distance (view, i, x + far * dx, y + far * dy), <,
                                   0.1);
            }
        }
    }
}

static void
test_mirror (void)
{
  check_mirror (DBK_MAP_VIEW_FACE_FRONT, DBK_MAP_VIEW_FACE_FRONT);
  check_mirror (DBK_MAP_VIEW_FACE_LEFT, DBK_MAP_VIEW_FACE_RIGHT);
  check_mirror (DBK_MAP_VIEW_BODY_FRONT, DBK_MAP_VIEW_BODY_FRONT);
  check_mirror (DBK_MAP_VIEW_BODY_BACK, DBK_MAP_VIEW_BODY_BACK);
}

static void
test_sizes (void)
{
  for (guint view = 0; view < DBK_MAP_N_VIEWS; view++)
    {
      double width, height;

      dbk_area_map_size ((DbkMapView) view, &width, &height);
      g_assert_cmpfloat (width, ==, 360.0);
      g_assert_cmpfloat (height, ==, view < DBK_MAP_VIEW_BODY_FRONT ? 560.0 : 600.0);
      for (guint i = 0; i < dbk_area_map_n_areas ((DbkMapView) view); i++)
        {
          double x, y, radius;
          DbkMapBox box;

          dbk_area_map_bounds ((DbkMapView) view, i, &box);
          g_assert_cmpfloat (box.width, >=, 24.0);
          g_assert_cmpfloat (box.height, >=, 24.0);
          g_assert_cmpfloat (box.x, >=, 0.0);
          g_assert_cmpfloat (box.y, >=, 0.0);
          g_assert_cmpfloat (box.x + box.width, <=, width);
          g_assert_cmpfloat (box.y + box.height, <=, height);
          dbk_area_map_anchor ((DbkMapView) view, i, &x, &y, &radius);
          g_assert_true (dbk_area_map_contains ((DbkMapView) view, i, x, y));
          g_assert_cmpfloat_with_epsilon (radius,
                                          dbk_area_map_distance ((DbkMapView) view, i, x, y), 0.05);
          g_assert_cmpfloat (radius, >, 5.0);
        }
    }
}

static void
test_slack (void)
{
  guint neck, breast;
  DbkMapBox box;

  g_assert_true (dbk_area_map_find (DBK_MAP_VIEW_FACE_FRONT, "decolletage", &neck));
  dbk_area_map_bounds (DBK_MAP_VIEW_FACE_FRONT, neck, &box);
  /* Straight below the lowest border, which is level there. */
  g_assert_cmpint (dbk_area_map_hit (DBK_MAP_VIEW_FACE_FRONT, 180.0, box.y + box.height + 7.9,
                                     DBK_MAP_SLACK),
                   ==, (int) neck);
  g_assert_cmpint (dbk_area_map_hit (DBK_MAP_VIEW_FACE_FRONT, 180.0, box.y + box.height + 8.1,
                                     DBK_MAP_SLACK),
                   ==, -1);
  /* At half the size the same eight pixels are sixteen units. */
  g_assert_cmpint (dbk_area_map_hit (DBK_MAP_VIEW_FACE_FRONT, 180.0, box.y + box.height + 15.0,
                                     DBK_MAP_SLACK / 0.5),
                   ==, (int) neck);
  /* Between the breasts the nearer one is taken; inside an area it wins over any nearer border. */
  g_assert_true (dbk_area_map_find (DBK_MAP_VIEW_BODY_FRONT, "breast_left", &breast));
  g_assert_cmpint (dbk_area_map_hit (DBK_MAP_VIEW_BODY_FRONT, 183.0, 200.0, DBK_MAP_SLACK), ==,
                   (int) breast);
  for (guint i = 0; i < dbk_area_map_n_areas (DBK_MAP_VIEW_FACE_FRONT); i++)
    {
      double x, y;

      dbk_area_map_anchor (DBK_MAP_VIEW_FACE_FRONT, i, &x, &y, NULL);
      g_assert_cmpint (dbk_area_map_hit (DBK_MAP_VIEW_FACE_FRONT, x, y, 100.0), ==, (int) i);
    }
  g_assert_cmpint (dbk_area_map_hit (DBK_MAP_VIEW_FACE_FRONT, 2.0, 2.0, DBK_MAP_SLACK), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/area-map/paths", test_paths);
  g_test_add_func ("/figure/area-map/codes", test_codes);
  g_test_add_func ("/figure/area-map/views", test_views);
  g_test_add_func ("/figure/area-map/client-sides", test_client_sides);
  g_test_add_func ("/figure/area-map/one-area-a-point", test_one_area_a_point);
  g_test_add_func ("/figure/area-map/no-cracks", test_no_cracks);
  g_test_add_func ("/figure/area-map/mirror", test_mirror);
  g_test_add_func ("/figure/area-map/sizes", test_sizes);
  g_test_add_func ("/figure/area-map/slack", test_slack);

  return g_test_run ();
}
