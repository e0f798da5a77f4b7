/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores made of parts: published totals, edges and refusals. */
#include "dbk-composite.h"
#include "dbk-record.h"

/* The first two totals are published (Majid 2016); the parts were worked out to meet them. */
static const struct
{
  DbkMasiPart parts[DBK_N_MASI_REGIONS];
  int masi;
  int mmasi;
} vectors[] = {
  { { { 0, 0, 0 }, { 2, 3, 2 }, { 2, 3, 2 }, { 6, 4, 4 } }, 108, 60 },
  { { { 1, 1, 3 }, { 6, 2, 4 }, { 6, 2, 4 }, { 3, 3, 4 } }, 249, 84 },
  { { { 2, 2, 2 }, { 4, 3, 3 }, { 4, 3, 2 }, { 1, 1, 1 } }, 158, 85 },
  { { { 6, 4, 4 }, { 6, 4, 4 }, { 6, 4, 4 }, { 6, 4, 4 } }, 480, 240 },
  { { { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } }, 0, 0 },
};

static void
test_masi (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      int total = -1;
      g_autoptr (GError) error = NULL;

      g_assert_true (dbk_masi_total (vectors[i].parts, FALSE, &total, &error));
      g_assert_cmpint (total, ==, vectors[i].masi);
      g_assert_true (dbk_masi_total (vectors[i].parts, TRUE, &total, &error));
      g_assert_cmpint (total, ==, vectors[i].mmasi);
    }
}

static void
assert_masi_refused (DbkMasiPart part, gboolean modified)
{
  DbkMasiPart parts[DBK_N_MASI_REGIONS] = { { 1, 1, 1 }, { 1, 1, 1 }, part, { 1, 1, 1 } };
  int total = -1;
  g_autoptr (GError) error = NULL;

  g_assert_false (dbk_masi_total (parts, modified, &total, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_cmpint (total, ==, -1);
}

static void
test_masi_refusals (void)
{
  int total;
  DbkMasiPart only_homogeneity[DBK_N_MASI_REGIONS] = {
    { 1, 0, 1 }, { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 }
  };

  assert_masi_refused ((DbkMasiPart){ 7, 1, 1 }, FALSE);
  assert_masi_refused ((DbkMasiPart){ -1, 1, 1 }, FALSE);
  assert_masi_refused ((DbkMasiPart){ 1, 5, 1 }, FALSE);
  assert_masi_refused ((DbkMasiPart){ 1, 1, 5 }, FALSE);
  assert_masi_refused ((DbkMasiPart){ 0, 1, 0 }, FALSE);
  assert_masi_refused ((DbkMasiPart){ 0, 0, 1 }, FALSE);
  assert_masi_refused ((DbkMasiPart){ 1, 0, 0 }, FALSE);
  assert_masi_refused ((DbkMasiPart){ 1, 0, 3 }, TRUE);
  g_assert_true (dbk_masi_total (only_homogeneity, FALSE, &total, NULL));
}

static void
test_masi_parts (void)
{
  g_autofree char *json = dbk_masi_parts_to_json (vectors[1].parts, FALSE);
  g_autofree char *modified = dbk_masi_parts_to_json (vectors[1].parts, TRUE);
  DbkMasiPart parts[DBK_N_MASI_REGIONS];
  g_autoptr (GError) error = NULL;
  int total = 0;

  g_assert_cmpstr (json, ==,
                   "{\"forehead\":[1,1,3],\"right_malar\":[6,2,4],\"left_malar\":[6,2,4],"
                   "\"chin\":[3,3,4]}");
  g_assert_true (dbk_masi_parts_from_json (json, FALSE, parts, &error));
  g_assert_true (dbk_masi_total (parts, FALSE, &total, &error));
  g_assert_cmpint (total, ==, 249);
  g_assert_true (dbk_masi_parts_from_json (modified, TRUE, parts, &error));
  g_assert_cmpint (parts[3].darkness, ==, 3);
  g_assert_false (dbk_masi_parts_from_json (modified, FALSE, parts, NULL));
  g_assert_false (dbk_masi_parts_from_json ("", FALSE, parts, NULL));
  g_assert_false (dbk_masi_parts_from_json (NULL, FALSE, parts, NULL));
  g_assert_false (dbk_masi_parts_from_json ("[1]", FALSE, parts, NULL));
  g_assert_false (dbk_masi_parts_from_json ("{\"forehead\":[1,1,\"3\"]}", FALSE, parts, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
}

static void
test_davey (void)
{
  int quadrants[] = { 2, 0, 1, 2 };
  int again[4];
  int total = 0;
  g_autofree char *json = dbk_davey_parts_to_json (quadrants);
  g_autoptr (GError) error = NULL;

  g_assert_true (dbk_davey_total (quadrants, &total, &error));
  g_assert_cmpint (total, ==, 50);
  g_assert_true (dbk_davey_parts_from_json (json, again, &error));
  g_assert_cmpint (again[3], ==, 2);
  g_assert_false (dbk_davey_parts_from_json ("{\"quadrants\":[1,2]}", again, NULL));
  quadrants[1] = 3;
  g_assert_false (dbk_davey_total (quadrants, &total, &error));
  g_assert_error (error, DBK_ERROR, DBK_ERROR_INVALID);
  g_assert_false (dbk_davey_is_severe (20));
  g_assert_true (dbk_davey_is_severe (30));
}

static void
test_skin_type (void)
{
  static const int edges[][2] = {
    { 0, 1 },  { 6, 1 },  { 7, 2 },  { 13, 2 }, { 14, 3 }, { 20, 3 },
    { 21, 4 }, { 27, 4 }, { 28, 5 }, { 34, 5 }, { 35, 6 }, { 99, 6 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    g_assert_cmpint (dbk_fitzpatrick_skin_type (edges[i][0]), ==, edges[i][1]);
  g_assert_cmpint (dbk_fitzpatrick_skin_type (-1), ==, DBK_NONE);
}

/* All answers at 2 are 20, the last total of type III; one more point is IV. */
static void
test_skin_questions (void)
{
  int answers[DBK_N_SKIN_QUESTIONS];
  guint n_sections = 0;
  int total = 0;

  for (guint i = 0; i < DBK_N_SKIN_QUESTIONS; i++)
    {
      const char *section = NULL;

      answers[i] = 2;
      g_assert_cmpstr (dbk_skin_question (i, &section), !=, "");
      n_sections += section != NULL;
    }
  g_assert_cmpuint (n_sections, ==, 3);
  for (int last = DBK_NONE; last < DBK_SKIN_MOST_POINTS + 2;
       last = last == DBK_NONE ? -1 : last + 1)
    {
      g_autoptr (GError) error = NULL;
      gboolean possible = last >= 0 && last <= DBK_SKIN_MOST_POINTS;

      answers[9] = last;
      g_assert_true (dbk_skin_total (answers, &total, &error) == possible);
      g_assert_true ((error == NULL) == possible);
      if (possible)
        g_assert_cmpint (total, ==, 18 + last);
    }
  g_assert_cmpint (dbk_fitzpatrick_skin_type (20), ==, 3);
  g_assert_cmpint (dbk_fitzpatrick_skin_type (21), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composite/masi", test_masi);
  g_test_add_func ("/composite/masi-refusals", test_masi_refusals);
  g_test_add_func ("/composite/masi-parts", test_masi_parts);
  g_test_add_func ("/composite/davey", test_davey);
  g_test_add_func ("/composite/skin-type", test_skin_type);
  g_test_add_func ("/composite/skin-questions", test_skin_questions);
  return g_test_run ();
}
