/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores made of parts, in whole tenths throughout. */
#include "config.h"

#include "dbk-gettext.h"
#include <json-glib/json-glib.h>

#include "dbk-composite.h"
#include "dbk-record.h"

#define N_QUADRANTS 4

static const struct
{
  const char *member;
  int weight; /* in tenths */
} masi_regions[DBK_N_MASI_REGIONS] = {
  [DBK_MASI_FOREHEAD] = { "forehead", 3 },
  [DBK_MASI_RIGHT_MALAR] = { "right_malar", 3 },
  [DBK_MASI_LEFT_MALAR] = { "left_malar", 3 },
  [DBK_MASI_CHIN] = { "chin", 1 },
};

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_masi_part (const DbkMasiPart *part, gboolean modified, GError **error)
{
  int shade = part->darkness + (modified ? 0 : part->homogeneity);

  if (part->area < 0 || part->area > 6)
    return refuse (error, _ ("The affected area of a region is graded from 0 to 6."));
  if (part->darkness < 0 || part->darkness > 4)
    return refuse (error, _ ("Darkness is graded from 0 to 4."));
  if (!modified && (part->homogeneity < 0 || part->homogeneity > 4))
    return refuse (error, _ ("Homogeneity is graded from 0 to 4."));
  if (part->area == 0 && shade > 0)
    return refuse (
        error, _ ("A region without affected area has no darkness or homogeneity: set the area, "
                  "or set them to 0."));
  if (part->area > 0 && shade == 0)
    return refuse (error,
                   _ ("An affected region has darkness or homogeneity: grade them, or set the area "
                      "to 0."));
  return TRUE;
}

gboolean
dbk_masi_total (const DbkMasiPart *parts, gboolean modified, int *total, GError **error)
{
  int sum = 0;

  for (int i = 0; i < DBK_N_MASI_REGIONS; i++)
    {
      const DbkMasiPart *part = &parts[i];

      if (!check_masi_part (part, modified, error))
        return FALSE;
      sum += masi_regions[i].weight * part->area *
             (part->darkness + (modified ? 0 : part->homogeneity));
    }
  *total = sum;
  return TRUE;
}

char *
dbk_masi_parts_to_json (const DbkMasiPart *parts, gboolean modified)
{
  GString *json = g_string_new ("{");

  for (int i = 0; i < DBK_N_MASI_REGIONS; i++)
    {
      g_string_append_printf (json, "%s\"%s\":[%d,%d", i == 0 ? "" : ",", masi_regions[i].member,
                              parts[i].area, parts[i].darkness);
      if (!modified)
        g_string_append_printf (json, ",%d", parts[i].homogeneity);
      g_string_append_c (json, ']');
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/* Exactly @n whole numbers from a list. */
static gboolean
read_numbers (JsonNode *node, int *numbers, guint n)
{
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  if (json_array_get_length (array) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_INT64)
        return FALSE;
      numbers[i] = (int) CLAMP (json_node_get_int (element), -1, G_MAXINT);
    }
  return TRUE;
}

static JsonNode *
read_object (const char *json)
{
  g_autoptr (JsonNode) node = json == NULL ? NULL : json_from_string (json, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

gboolean
dbk_masi_parts_from_json (const char *json, gboolean modified, DbkMasiPart *parts, GError **error)
{
  g_autoptr (JsonNode) node = read_object (json);

  for (int i = 0; i < DBK_N_MASI_REGIONS; i++)
    {
      int numbers[3] = { 0 };

      if (node == NULL || !read_numbers (json_object_get_member (json_node_get_object (node),
                                                                 masi_regions[i].member),
                                         numbers, modified ? 2 : 3))
        return refuse (error, _ ("The parts of this score can’t be read; grade it again."));
      parts[i] = (DbkMasiPart){ numbers[0], numbers[1], numbers[2] };
    }
  return TRUE;
}

gboolean
dbk_davey_total (const int *quadrants, int *total, GError **error)
{
  int sum = 0;

  for (int i = 0; i < N_QUADRANTS; i++)
    {
      if (quadrants[i] < 0 || quadrants[i] > 2)
        return refuse (error, _ ("Each of the four quadrants is graded from 0 to 2."));
      sum += quadrants[i];
    }
  *total = sum * 10;
  return TRUE;
}

char *
dbk_davey_parts_to_json (const int *quadrants)
{
  return g_strdup_printf ("{\"quadrants\":[%d,%d,%d,%d]}", quadrants[0], quadrants[1], quadrants[2],
                          quadrants[3]);
}

gboolean
dbk_davey_parts_from_json (const char *json, int *quadrants, GError **error)
{
  g_autoptr (JsonNode) node = read_object (json);

  if (node == NULL ||
      !read_numbers (json_object_get_member (json_node_get_object (node), "quadrants"), quadrants,
                     N_QUADRANTS))
    return refuse (error, _ ("The parts of this score can’t be read; grade it again."));
  return TRUE;
}

gboolean
dbk_davey_is_severe (int total)
{
  return total >= 30;
}

const char *
dbk_skin_question (guint index, const char **section)
{
  static const struct
  {
    const char *section;
    const char *question;
  } questions[DBK_N_SKIN_QUESTIONS] = {
    { N_ ("What the client was born with"), N_ ("Color of the eyes") },
    { NULL, N_ ("Natural color of the hair") },
    { NULL, N_ ("Skin that sees no sun") },
    { NULL, N_ ("Freckles where there is no sun") },
    { N_ ("What the sun does"), N_ ("After too long in the sun") },
    { NULL, N_ ("How brown the skin gets") },
    { NULL, N_ ("Brown within hours") },
    { NULL, N_ ("The face in the sun") },
    { N_ ("Habits"), N_ ("Last time in the sun or a sunbed") },
    { NULL, N_ ("Sun on the area to be treated") },
  };

  g_return_val_if_fail (index < DBK_N_SKIN_QUESTIONS, "");

  if (section != NULL)
    *section = questions[index].section == NULL ? NULL : _ (questions[index].section);
  return _ (questions[index].question);
}

gboolean
dbk_skin_total (const int *answers, int *total, GError **error)
{
  int sum = 0;

  for (guint i = 0; i < DBK_N_SKIN_QUESTIONS; i++)
    {
      if (answers[i] == DBK_NONE)
        return refuse (error, _ ("Answer all ten questions: one that is left out would make the "
                                 "skin lighter than it is."));
      if (answers[i] < 0 || answers[i] > DBK_SKIN_MOST_POINTS)
        return refuse (error, _ ("Each answer counts from 0 to 4."));
      sum += answers[i];
    }
  *total = sum;
  return TRUE;
}

int
dbk_fitzpatrick_skin_type (int total)
{
  static const int upper_edges[] = { 6, 13, 20, 27, 34 };

  if (total < 0)
    return DBK_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (upper_edges); i++)
    if (total <= upper_edges[i])
      return (int) i + 1;
  return 6;
}
