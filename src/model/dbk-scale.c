/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales, the catalogue's and the clinic's, under one roof. */
#include "config.h"

#include <string.h>

#include "dbk-gettext.h"

#include "dbk-id.h"
#include "dbk-names.h"
#include "dbk-scale.h"
#include "dbk-text.h"

#define OWN_PREFIX "own-"

#define INFO(kind, member, flags)                                                                  \
  {                                                                                                \
#member, DBK_FIELD_##kind, G_STRUCT_OFFSET(DbkScale, info.member), (flags), NULL               \
  }

static const DbkField scale_fields[] = {
  DBK_FIELD_WITH (DbkScale, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkScale, TEXT, id),
  INFO (TEXT, code, DBK_FIELD_REQUIRED),
  INFO (TEXT, version, DBK_FIELD_REQUIRED),
  INFO (TEXT, name, DBK_FIELD_REQUIRED),
  INFO (TENTHS, minimum, DBK_FIELD_REQUIRED),
  INFO (TENTHS, maximum, DBK_FIELD_REQUIRED),
  INFO (TENTHS, step, DBK_FIELD_REQUIRED),
  INFO (FLAG, lower_is_better, 0),
  INFO (CODES, labels, 0),
  INFO (FLAG, per_area, 0),
  INFO (CODES, areas, 0),
  INFO (TEXT, source, 0),
  DBK_FIELD (DbkScale, TEXT, replaces),
  DBK_FIELD (DbkScale, DATE, retired_on),
  DBK_FIELD_WITH (DbkScale, INTEGER, revision, DBK_FIELD_LOCAL),
};
const DbkRecordType dbk_scale_type = DBK_RECORD_TYPE (DbkScale, "scale", scale_fields);

gboolean
dbk_scale_is_own (const char *code)
{
  return code != NULL && g_str_has_prefix (code, OWN_PREFIX);
}

void
dbk_scale_ensure_code (DbkScale *scale)
{
  g_autofree char *id = NULL;

  if (!dbk_text_is_blank (scale->info.code))
    return;
  id = dbk_id_new ();
  g_free ((char *) scale->info.code);
  scale->info.code = g_strconcat (OWN_PREFIX, id, NULL);
}

const DbkScaleInfo *
dbk_scale_find (GPtrArray *own, const char *code, const char *version)
{
  if (!dbk_scale_is_own (code))
    return dbk_catalog_find_scale (code);
  for (guint i = own == NULL ? 0 : own->len; i > 0; i--)
    {
      const DbkScale *scale = own->pdata[i - 1];

      if (g_strcmp0 (scale->info.code, code) == 0 &&
          (dbk_text_is_blank (version) || g_strcmp0 (scale->info.version, version) == 0))
        return &scale->info;
    }
  return NULL;
}

static DbkScale *
scale_of (const DbkScaleInfo *info)
{
  return (DbkScale *) ((char *) info - G_STRUCT_OFFSET (DbkScale, info));
}

const DbkScaleInfo *
dbk_scale_info_ref (const DbkScaleInfo *scale)
{
  if (scale != NULL && dbk_scale_is_own (scale->code))
    dbk_scale_ref (scale_of (scale));
  return scale;
}

void
dbk_scale_info_unref (const DbkScaleInfo *scale)
{
  if (scale != NULL && dbk_scale_is_own (scale->code))
    dbk_record_unref (scale_of (scale));
}

gboolean
dbk_scale_is_same (const DbkScaleInfo *a, const DbkScaleInfo *b)
{
  return a == b || (a != NULL && b != NULL && g_strcmp0 (a->code, b->code) == 0 &&
                    g_strcmp0 (a->version, b->version) == 0);
}

gboolean
dbk_scale_is_charted (const DbkScaleInfo *scale)
{
  return scale->minimum != DBK_NONE;
}

gboolean
dbk_scale_asks_for (const DbkScaleInfo *scale, const char *area)
{
  if (*area == '\0' || scale == NULL || scale->areas == NULL || scale->areas[0] == NULL)
    return TRUE;
  return g_strv_contains (scale->areas, area);
}

guint
dbk_scale_count_grades (const DbkScaleInfo *scale)
{
  if (scale->minimum == DBK_NONE || scale->maximum == DBK_NONE || scale->step == DBK_NONE ||
      scale->step <= 0 || scale->maximum <= scale->minimum ||
      (scale->maximum - scale->minimum) % scale->step != 0)
    return 0;
  return (guint) ((scale->maximum - scale->minimum) / scale->step) + 1;
}

const char *
dbk_scale_name (const DbkScaleInfo *scale, const char *code)
{
  if (scale != NULL && !dbk_text_is_blank (scale->name))
    return scale->name;
  if (scale != NULL)
    return dbk_name (DBK_NAME_SCALE, scale->code);
  return dbk_scale_is_own (code) ? _ ("a scale of another clinic")
                                 : dbk_name (DBK_NAME_SCALE, code);
}

char *
dbk_scale_title (const DbkScaleInfo *scale, const char *code)
{
  const char *name = dbk_scale_name (scale, code);
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;

  if (scale == NULL || scale->minimum == DBK_NONE)
    return g_strdup (name);
  minimum = dbk_number_format (scale->minimum / 10.0, 1);
  maximum = dbk_number_format (scale->maximum / 10.0, 1);
  /* Translators: a scale and its range: "Lemperle 0–5". */
  return g_strdup_printf (_ ("%s %s–%s"), name, minimum, maximum);
}

const char *
dbk_scale_grade (const DbkScaleInfo *scale, int score)
{
  int place;

  if (scale == NULL || score == DBK_NONE)
    return NULL;
  if (!dbk_scale_is_own (scale->code))
    return dbk_name_grade (scale->code, score);
  if (scale->labels == NULL || score < scale->minimum ||
      (score - scale->minimum) % scale->step != 0)
    return NULL;
  place = (score - scale->minimum) / scale->step;
  for (int i = 0; scale->labels[i] != NULL; i++)
    if (i == place)
      return *scale->labels[i] != '\0' ? scale->labels[i] : NULL;
  return NULL;
}
