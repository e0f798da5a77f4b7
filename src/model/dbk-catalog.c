/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking things up in the catalogue. */
#include "config.h"

#include "dbk-gettext.h"
#include <string.h>

#include "dbk-catalog-private.h"
#include "dbk-text.h"

/* Every table's entries begin with their code; the longest has 42, so a walk beats a hash table
 * that somebody would have to make. */
static gconstpointer
find (gconstpointer table, gsize entry_size, guint n, const char *code)
{
  if (code == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      gconstpointer entry = (const char *) table + i * entry_size;

      if (strcmp (*(const char *const *) entry, code) == 0)
        return entry;
    }
  return NULL;
}

#define DEFINE_CATALOG(Type, name)                                                                 \
  G_STATIC_ASSERT (G_STRUCT_OFFSET (Type, code) == 0);                                             \
  const Type *dbk_catalog_##name##s (guint *n)                                                     \
  {                                                                                                \
    if (n != NULL)                                                                                 \
      *n = dbk_catalog_##name##_table_n;                                                           \
    return dbk_catalog_##name##_table;                                                             \
  }                                                                                                \
  const Type *dbk_catalog_find_##name (const char *code)                                           \
  {                                                                                                \
    return find (dbk_catalog_##name##_table, sizeof (Type), dbk_catalog_##name##_table_n, code);   \
  }

DEFINE_CATALOG (DbkAreaInfo, area)
DEFINE_CATALOG (DbkConcernInfo, concern)
DEFINE_CATALOG (DbkScaleInfo, scale)
DEFINE_CATALOG (DbkConditionInfo, condition)

guint
dbk_catalog_area_position (const char *code)
{
  const DbkAreaInfo *area = dbk_catalog_find_area (code);

  return area == NULL ? G_MAXUINT : (guint) (area - dbk_catalog_area_table);
}

static char *
format_tenths (int tenths)
{
  return dbk_number_format (tenths / 10.0, 1);
}

gboolean
dbk_scale_check_score (const DbkScaleInfo *scale, int score, GError **error)
{
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *step = NULL;

  if (scale->minimum == DBK_NONE)
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("This scale is one of words: choose one of them."));
      return FALSE;
    }
  if (score != DBK_NONE && score >= scale->minimum && score <= scale->maximum &&
      (score - scale->minimum) % scale->step == 0)
    return TRUE;
  minimum = format_tenths (scale->minimum);
  maximum = format_tenths (scale->maximum);
  step = format_tenths (scale->step);
  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("This scale goes from %s to %s in steps of %s."), minimum, maximum, step);
  return FALSE;
}
