/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing, as the strip at the bottom lists it. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dbk-draft-edit.h"
#include "dbk-missing-groups.h"
#include "dbk-names.h"

/* More areas than this stand as one number. */
#define MOST_AREAS 2

void
dbk_missing_group_free (DbkMissingGroup *group)
{
  g_free (group->field);
  g_free (group->label);
  g_free (group->message);
  g_free (group);
}

const char *
dbk_missing_area_field (const DbkMissing *missing, char **area)
{
  const char *start;
  const char *end;

  if (missing->section != DBK_SECTION_TREATMENT || !g_str_has_prefix (missing->field, "areas/"))
    return NULL;
  start = missing->field + strlen ("areas/");
  end = strchr (start, '/');
  if (end == NULL)
    return NULL;
  if (area != NULL)
    *area = g_strndup (start, (gsize) (end - start));
  return end + 1;
}

gboolean
dbk_missing_has_area (GPtrArray *missing, const char *area)
{
  const gsize length = strlen (area);

  for (guint i = 0; i < missing->len; i++)
    {
      const DbkMissing *one = missing->pdata[i];
      const char *field = dbk_missing_area_field (one, NULL);

      /* "areas/", the area, a slash, and the field. */
      if (field != NULL && (gsize) (field - one->field) == strlen ("areas/") + length + 1 &&
          strncmp (one->field + strlen ("areas/"), area, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static DbkMissingGroup *
add_group (GPtrArray *groups, const DbkMissing *missing, char *label)
{
  DbkMissingGroup *group = g_new (DbkMissingGroup, 1);

  *group = (DbkMissingGroup){
    missing->section, g_strdup (missing->field), label, g_strdup (missing->message), 1,
  };
  g_ptr_array_add (groups, group);
  return group;
}

typedef enum
{
  KIND_ONE,
  KIND_AREA,
  KIND_BATCH,
  KIND_SCORE,
} Kind;

static Kind
kind_of (const DbkMissing *missing)
{
  if (dbk_missing_area_field (missing, NULL) != NULL)
    return KIND_AREA;
  if (missing->section == DBK_SECTION_PRODUCTS &&
      g_str_has_suffix (missing->field, "/batch_number"))
    return KIND_BATCH;
  return missing->section == DBK_SECTION_SCORES ? KIND_SCORE : KIND_ONE;
}

static guint
count_kind (GPtrArray *missing, Kind kind)
{
  guint count = 0;

  for (guint i = 0; i < missing->len; i++)
    count += kind_of (missing->pdata[i]) == kind;
  return count;
}

/* How much is missing in each area: of area → guint. */
static GHashTable *
count_in_areas (GPtrArray *missing)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < missing->len; i++)
    {
      char *area = NULL;
      guint count;

      if (dbk_missing_area_field (missing->pdata[i], &area) == NULL)
        continue;
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, area));
      g_hash_table_replace (counts, area, GUINT_TO_POINTER (count + 1));
    }
  return counts;
}

/* The areas in which something is missing. */
static guint
count_areas (DbkDraft *draft, GHashTable *counts)
{
  DbkSession *session = dbk_draft_get_session (draft);
  guint count = 0;

  for (guint i = 0; i < session->areas->len; i++)
    count += g_hash_table_contains (counts, ((DbkSessionArea *) session->areas->pdata[i])->area);
  return count;
}

/* @counts: an area is taken out when it has been told. */
static void
add_area (GPtrArray *groups,
          const DbkMissing *one,
          GHashTable *counts,
          guint n_areas,
          gboolean *summed)
{
  g_autofree char *area = NULL;
  guint in_area;

  dbk_missing_area_field (one, &area);
  in_area = GPOINTER_TO_UINT (g_hash_table_lookup (counts, area));
  if (in_area == 0)
    return;
  g_hash_table_remove (counts, area);
  /* The first is what Next names; the rest are told by their number. */
  if (groups->len == 0 || n_areas <= MOST_AREAS)
    {
      add_group (groups, one,
                 in_area == 1 || groups->len == 0 ? g_strdup (one->label)
                                                  : g_strdup (dbk_name (DBK_NAME_AREA, area)));
      return;
    }
  if (*summed)
    return;
  *summed = TRUE;
  /* The one Next names is not counted twice. */
  n_areas -= g_str_has_prefix (((DbkMissingGroup *) groups->pdata[0])->field, "areas/");
  add_group (groups, one, g_strdup_printf (ngettext ("%u area", "%u areas", n_areas), n_areas))
      ->count = n_areas;
}

static void
add_copy (GPtrArray *groups)
{
  DbkMissingGroup *group = g_new0 (DbkMissingGroup, 1);

  group->section = DBK_SECTION_TREATMENT;
  group->field = g_strdup ("copy");
  group->label = g_strdup (_ ("Copy last session"));
  group->message = g_strdup (_ ("Take over the settings and products of the last session."));
  /* An offer, not something missing. */
  group->count = 0;
  g_ptr_array_add (groups, group);
}

GPtrArray *
dbk_missing_groups (DbkDraft *draft)
{
  GPtrArray *missing = dbk_draft_get_missing (draft);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_missing_group_free);
  g_autoptr (GHashTable) in_areas = count_in_areas (missing);
  guint n_areas = count_areas (draft, in_areas);
  guint n_batches = count_kind (missing, KIND_BATCH);
  guint n_scores = count_kind (missing, KIND_SCORE);
  gboolean copy = dbk_draft_can_copy_last (draft);
  gboolean areas = FALSE;
  gboolean batches = FALSE;
  gboolean scores = FALSE;

  for (guint i = 0; i < missing->len; i++)
    {
      const DbkMissing *one = missing->pdata[i];

      if (copy && one->section >= DBK_SECTION_TREATMENT)
        {
          add_copy (groups);
          copy = FALSE;
        }
      switch (kind_of (one))
        {
        case KIND_AREA:
          add_area (groups, one, in_areas, n_areas, &areas);
          break;
        case KIND_BATCH:
          if (!batches)
            add_group (groups, one,
                       g_strdup_printf (ngettext ("%u batch number", "%u batch numbers", n_batches),
                                        n_batches))
                ->count = n_batches;
          batches = TRUE;
          break;
        case KIND_SCORE:
          if (!scores)
            add_group (groups, one,
                       g_strdup_printf (ngettext ("%u score", "%u scores", n_scores), n_scores))
                ->count = n_scores;
          scores = TRUE;
          break;
        case KIND_ONE:
        default:
          add_group (groups, one, g_strdup (one->label));
          break;
        }
    }
  return groups;
}

guint
dbk_missing_groups_count (GPtrArray *groups)
{
  guint count = 0;

  for (guint i = 0; i < groups->len; i++)
    count += ((const DbkMissingGroup *) groups->pdata[i])->count;
  return count;
}
