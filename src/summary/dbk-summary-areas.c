/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to each area, for the record. */
#include "config.h"

#include "dbk-summary-private.h"

#include <string.h>

#include "dbk-catalog.h"
#include "dbk-gettext.h"
#include "dbk-names.h"
#include "dbk-session-field.h"
#include "dbk-text.h"
#include "dbk-unit.h"

#define N_COLUMNS 7
#define NOT_TREATED_WIDTH 180 /* of the columns that stay empty */

/* Whether two rows may be printed as one: everything but the area and its note equal. */
static gboolean
same_settings (const DbkSessionArea *a, const DbkSessionArea *b)
{
  for (guint i = 0; i < dbk_session_area_type.n_fields; i++)
    {
      const DbkField *field = &dbk_session_area_type.fields[i];
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      if (strcmp (field->name, "area") == 0)
        continue;
      left = dbk_record_get_text (a, field);
      right = dbk_record_get_text (b, field);
      if (strcmp (left, right) != 0)
        return FALSE;
    }
  return TRUE;
}

static char *
vacuum_text (const DbkSessionArea *area)
{
  g_autofree char *number = NULL;

  if (dbk_text_is_blank (area->vacuum))
    return g_strdup ("–");
  number = dbk_number_format (g_ascii_strtod (area->vacuum, NULL), 3);
  return g_strdup_printf (C_ ("value and unit", "%1$s %2$s"), number,
                          dbk_vacuum_unit_name (dbk_vacuum_unit_from_code (area->vacuum_unit)));
}

/* The cells behind the area's name. Free with clear_texts(). */
static void
fill_texts (char *texts[N_COLUMNS], const DbkSessionArea *area)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    texts[i] = NULL;
  if (!area->treated)
    {
      texts[1] =
          dbk_text_is_blank (area->not_treated_reason)
              ? g_strdup (C_ ("an area", "not treated"))
              : g_strdup_printf (C_ ("an area", "not treated: %s"), area->not_treated_reason);
      return;
    }
  texts[1] = g_strstrip (g_strjoin (" ", area->tip == NULL ? "" : area->tip, area->grit, NULL));
  if (texts[1][0] == '\0')
    dbk_set_text (&texts[1], "–");
  texts[2] = vacuum_text (area);
  texts[3] = area->passes == DBK_NONE ? g_strdup ("–") : g_strdup_printf ("%d", area->passes);
  texts[4] = g_strdup (dbk_name (DBK_NAME_DIRECTION, area->direction));
  texts[5] = area->endpoint == DBK_NONE ? g_strdup ("–") : g_strdup_printf ("%d", area->endpoint);
  if (!dbk_text_is_blank (area->reaction) && !dbk_text_is_blank (area->note))
    texts[6] = g_strdup_printf ("%s; %s", area->reaction, area->note);
  else
    texts[6] = g_strdup (dbk_text_is_blank (area->reaction) ? area->note : area->reaction);
}

static void
clear_texts (char *texts[N_COLUMNS])
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (texts[i]);
}

/* The addendum that put the area's @field right; "" any of its fields. */
static int
correction_of (const DbkSession *session, const DbkSessionArea *area, const char *field)
{
  g_autofree char *start = g_strdup_printf ("areas/%s/%s", area->area, field);

  return dbk_session_correction (session, start);
}

/* Of the fields that stand in one column. "vacuum" begins the name of its unit too. */
static int
correction_in (const DbkSession *session, const DbkSessionArea *area, guint column)
{
  static const char *const fields[N_COLUMNS][4] = {
    { NULL },
    { "tip", "grit", "treated", "not_treated_reason" },
    { "vacuum" },
    { "passes" },
    { "direction" },
    { "endpoint" },
    { "reaction", "note" },
  };
  int number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields[column]) && fields[column][i] != NULL; i++)
    number = MAX (number, correction_of (session, area, fields[column][i]));
  return number;
}

/* @now: the same area as its addenda leave it; @code: the area's, or both sides'. */
static void
add_area_row (DbkTable *table,
              const DbkSession *session,
              const DbkSessionArea *area,
              const DbkSessionArea *now,
              const char *code)
{
  gboolean untreated = !area->treated && !now->treated;
  char *recorded[N_COLUMNS];
  char *corrected[N_COLUMNS];
  char *cells[N_COLUMNS];

  fill_texts (recorded, area);
  fill_texts (corrected, now);
  cells[0] = g_markup_escape_text (dbk_name (DBK_NAME_AREA, code), -1);
  for (guint i = 1; i < N_COLUMNS; i++)
    cells[i] =
        dbk_summary_corrected_markup (recorded[i], corrected[i], correction_in (session, area, i));
  if (untreated)
    table->columns[1].width += NOT_TREATED_WIDTH;
  dbk_table_add_row_markup (table, (const char *const *) cells, DBK_TABLE_ALL_MARKUP,
                            untreated ? DBK_TYPE_BODY_DIM : DBK_TYPE_BODY);
  if (untreated)
    table->columns[1].width -= NOT_TREATED_WIDTH;
  clear_texts (recorded);
  clear_texts (corrected);
  clear_texts (cells);
}

void
dbk_summary_add_areas (DbkTable *table, const DbkSession *session, const DbkSession *corrected)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < session->areas->len; i++)
    {
      const DbkSessionArea *area = session->areas->pdata[i];
      const DbkSessionArea *now = corrected->areas->pdata[i];
      const DbkAreaInfo *info = dbk_catalog_find_area (area->area);
      const DbkSessionArea *other = NULL;

      if (g_hash_table_contains (done, area->area))
        continue;
      if (info != NULL && info->mirror != NULL)
        other = dbk_session_find_area (session, info->mirror);
      /* What an addendum says of one side it does not say of the other. */
      if (other != NULL && correction_of (session, area, "") == 0 &&
          correction_of (session, other, "") == 0 && same_settings (area, other))
        {
          g_hash_table_add (done, other->area);
          add_area_row (table, session, area, now, info->pair);
        }
      else
        add_area_row (table, session, area, now, area->area);
      dbk_summary_keep_last (table->build, DBK_KEEP_SOFT);
    }
}
