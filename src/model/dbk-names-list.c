/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of areas in words: both sides of a pair become one. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-catalog.h"
#include "dbk-names-private.h"

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  guint a_position = dbk_catalog_area_position (*(const char *const *) a);
  guint b_position = dbk_catalog_area_position (*(const char *const *) b);

  if (a_position != b_position)
    return a_position < b_position ? -1 : 1;
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
dbk_areas_merge_pairs (char *const *areas)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *merged = g_ptr_array_new ();

  for (guint i = 0; areas != NULL && areas[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (sorted, areas[i], g_str_equal, NULL))
      g_ptr_array_add (sorted, areas[i]);
  g_ptr_array_sort (sorted, compare_areas);
  for (guint i = 0; i < sorted->len; i++)
    {
      const DbkAreaInfo *info = dbk_catalog_find_area (sorted->pdata[i]);

      /* The left side stands just before the right one. */
      if (info != NULL && info->side == DBK_SIDE_LEFT && i + 1 < sorted->len &&
          g_str_equal (info->mirror, sorted->pdata[i + 1]))
        {
          g_ptr_array_add (merged, g_strdup (info->pair));
          i++;
        }
      else
        g_ptr_array_add (merged, g_strdup (sorted->pdata[i]));
    }
  g_ptr_array_add (merged, NULL);
  return (char **) g_ptr_array_free (merged, FALSE);
}

char *
dbk_names_join (char *const *names)
{
  guint n = names == NULL ? 0 : g_strv_length ((char **) names);
  char *list;

  if (n == 0)
    return g_strdup ("");
  list = g_strdup (names[0]);
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *before = list;

      if (i + 1 < n)
        /* Translators: the beginning of a list: "cheeks, nose" of "cheeks, nose and chin". */
        list = g_strdup_printf (C_ ("list", "%s, %s"), before, names[i]);
      else
        /* Translators: the end of a list: "cheeks, nose" "chin". */
        list = g_strdup_printf (C_ ("list", "%s and %s"), before, names[i]);
    }
  return list;
}

static char **
merged_names (char *const *areas, DbkNameKind kind)
{
  g_auto (GStrv) merged = dbk_areas_merge_pairs (areas);
  guint n = g_strv_length (merged);
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (dbk_name (kind, merged[i]));
  return names;
}

char *
dbk_names_areas (char *const *areas)
{
  g_auto (GStrv) names = merged_names (areas, DBK_NAME_AREA);

  /* Translators: between areas whose names hold commas: "Cheek, left; Chin". */
  return g_strjoinv (C_ ("list", "; "), names);
}

char *
dbk_names_areas_sentence (char *const *areas)
{
  g_auto (GStrv) names = merged_names (areas, DBK_NAME_AREA_SENTENCE);

  return dbk_names_join (names);
}

char *
dbk_names_areas_plain (char *const *areas)
{
  g_autofree char *sentence = dbk_names_areas_sentence (areas);
  GString *plain = g_string_new (NULL);

  if (sentence[0] != '\0')
    {
      g_string_append_unichar (plain, g_unichar_totitle (g_utf8_get_char (sentence)));
      g_string_append (plain, g_utf8_next_char (sentence));
    }
  return g_string_free (plain, FALSE);
}
