/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to a draft in one go: areas, settings, day. */
#include "config.h"

#include "dbk-catalog.h"
#include "dbk-draft-edit.h"
#include "dbk-draft-private.h"
#include "dbk-draft-template.h"
#include "dbk-names.h"
#include "dbk-text.h"

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint left = dbk_catalog_area_position ((*(DbkSessionArea *const *) a)->area);
  guint right = dbk_catalog_area_position ((*(DbkSessionArea *const *) b)->area);

  return (left > right) - (left < right);
}

static DbkSessionArea *
make_row (DbkDraft *self, const char *area)
{
  DbkSessionArea *row = g_hash_table_lookup (self->parked, area);

  if (row != NULL)
    {
      row = dbk_session_area_ref (row);
      g_hash_table_remove (self->parked, area);
      return row;
    }
  row = dbk_session_area_new ();
  row->area = g_strdup (area);
  row->treated = !dbk_draft_refuses (self, area, NULL);
  return row;
}

void
dbk_draft_choose_areas (DbkDraft *self, char *const *codes)
{
  GPtrArray *areas = self->session->areas;
  gboolean changed = FALSE;

  for (guint i = areas->len; i > 0; i--)
    {
      DbkSessionArea *row = areas->pdata[i - 1];

      if (dbk_codes_contain (codes, row->area))
        continue;
      g_hash_table_insert (self->parked, g_strdup (row->area), dbk_session_area_ref (row));
      g_ptr_array_remove_index (areas, i - 1);
      changed = TRUE;
    }
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      if (dbk_session_find_area (self->session, codes[i]) != NULL)
        continue;
      g_ptr_array_add (areas, make_row (self, codes[i]));
      changed = TRUE;
    }
  if (!changed)
    return;
  g_ptr_array_sort (areas, compare_rows);
  dbk_draft_touch (self, DBK_DRAFT_AREAS);
}

/* @treated: -1 for all rows */
static char **
dup_rows (DbkDraft *self, int treated)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < self->session->areas->len; i++)
    {
      const DbkSessionArea *row = self->session->areas->pdata[i];

      if (treated >= 0 && row->treated != treated)
        continue;
      g_strv_builder_add (builder, row->area);
      any = TRUE;
    }
  return any ? g_strv_builder_end (builder) : NULL;
}

char **
dbk_draft_dup_areas (DbkDraft *self)
{
  return dup_rows (self, -1);
}

char **
dbk_draft_dup_not_treated (DbkDraft *self)
{
  return dup_rows (self, FALSE);
}

char **
dbk_draft_dup_avoided (DbkDraft *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;
  guint n;
  const DbkAreaInfo *areas = dbk_catalog_areas (&n);

  for (guint i = 0; i < n; i++)
    if (dbk_draft_refuses (self, areas[i].code, NULL))
      {
        g_strv_builder_add (builder, areas[i].code);
        any = TRUE;
      }
  return any ? g_strv_builder_end (builder) : NULL;
}

gboolean
dbk_draft_set_treated (DbkDraft *self, const char *area, gboolean treated)
{
  DbkSessionArea *row = dbk_session_find_area (self->session, area);

  if (row == NULL || row->treated == treated)
    return TRUE;
  if (treated && dbk_draft_refuses (self, area, NULL))
    return FALSE;
  row->treated = treated;
  dbk_draft_touch (self, DBK_DRAFT_AREAS);
  return TRUE;
}

gboolean
dbk_draft_has_settings (const DbkSessionArea *row)
{
  return !dbk_text_is_blank (row->tip) || !dbk_text_is_blank (row->grit) ||
         !dbk_text_is_blank (row->vacuum) || row->passes != DBK_NONE ||
         !dbk_text_is_blank (row->direction);
}

gboolean
dbk_draft_can_copy_last (DbkDraft *self)
{
  const DbkSession *last = dbk_draft_get_last (self);

  if (last == NULL || dbk_session_count_treated (last) == 0)
    return FALSE;
  for (guint i = 0; i < self->session->areas->len; i++)
    if (dbk_draft_has_settings (self->session->areas->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
dbk_draft_copy_last (DbkDraft *self)
{
  const DbkSession *last = dbk_draft_get_last (self);
  DbkClinicLists *lists = dbk_context_get_lists (self->context);

  if (last == NULL || !dbk_session_copy_settings (self->session, last, lists->products))
    return FALSE;
  g_ptr_array_sort (self->session->areas, compare_rows);
  dbk_draft_touch (self, DBK_DRAFT_HEAD | DBK_DRAFT_CHECKS | DBK_DRAFT_AREAS | DBK_DRAFT_SETTINGS |
                             DBK_DRAFT_PRODUCTS);
  return TRUE;
}

void
dbk_draft_restore (DbkDraft *self, const DbkSession *session, DbkDraftParts parts)
{
  DbkSession *copy = dbk_session_copy (session);

  copy->row = self->session->row;
  copy->course_row = self->session->course_row;
  copy->recorded_at = self->session->recorded_at;
  copy->revision = self->session->revision;
  if (self->base != NULL)
    dbk_draft_take_stamps (self->base, copy);
  dbk_session_unref (self->session);
  self->session = copy;
  dbk_draft_refresh_checks (self);
  dbk_draft_touch (self, parts);
}

void
dbk_draft_set_endpoints (DbkDraft *self, int endpoint)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->session->areas->len; i++)
    {
      DbkSessionArea *row = self->session->areas->pdata[i];

      if (!row->treated || row->endpoint != DBK_NONE || dbk_draft_refuses (self, row->area, NULL))
        continue;
      row->endpoint = endpoint;
      changed = TRUE;
    }
  if (changed)
    dbk_draft_touch (self, DBK_DRAFT_SETTINGS);
}

void
dbk_draft_set_all (DbkDraft *self, const DbkSessionArea *from, const char *field)
{
  static const char *const groups[][4] = {
    { "tip", "grit", "tip_care", NULL },
    { "vacuum", "vacuum_unit", NULL },
    { "passes", NULL },
    { "direction", NULL },
    { "duration_seconds", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (field != NULL && g_strcmp0 (groups[i][0], field) != 0)
        continue;
      for (guint j = 0; j < self->session->areas->len; j++)
        {
          DbkSessionArea *row = self->session->areas->pdata[j];
          gboolean open = row->treated && row != from && !dbk_draft_refuses (self, row->area, NULL);

          for (guint k = 0; open && groups[i][k] != NULL; k++)
            dbk_record_copy_field (row, from,
                                   dbk_record_type_find (&dbk_session_area_type, groups[i][k]));
        }
    }
  dbk_draft_touch (self, DBK_DRAFT_SETTINGS);
}

void
dbk_draft_set_day (DbkDraft *self, DbkDate day)
{
  if (self->session->treated_on == day)
    return;
  self->session->treated_on = day;
  for (guint i = 0; i < self->session->scores->len; i++)
    ((DbkAssessment *) self->session->scores->pdata[i])->assessed_on = day;
  dbk_draft_refresh_checks (self);
  /* What "last time" was may be another session now. */
  dbk_draft_touch (self, DBK_DRAFT_HEAD | DBK_DRAFT_CHECKS | DBK_DRAFT_AREAS | DBK_DRAFT_SETTINGS |
                             DBK_DRAFT_SCORES);
}

void
dbk_draft_set_practitioner (DbkDraft *self, const DbkStaff *staff)
{
  dbk_set_text (&self->session->practitioner, staff->name);
  dbk_set_text (&self->session->practitioner_certificate, staff->certificate_number);
  self->session->practitioner_row = staff->row;
  dbk_draft_touch (self, 0);
}

void
dbk_draft_override (DbkDraft *self, guint index, const char *reason)
{
  const DbkStaff *staff = dbk_context_get_staff (self->context);
  DbkSessionCheck *check;
  gboolean was_blank;

  g_return_if_fail (index < self->session->checks->len);

  check = self->session->checks->pdata[index];
  if (g_strcmp0 (check->override_reason == NULL ? "" : check->override_reason, reason) == 0)
    return;
  was_blank = dbk_text_is_blank (check->override_reason);
  dbk_set_text (&check->override_reason, reason);
  if (dbk_text_is_blank (reason))
    {
      dbk_set_text (&check->override_by, NULL);
      check->override_at = DBK_TIME_NONE;
    }
  else
    {
      dbk_set_text (&check->override_by, staff == NULL ? NULL : staff->name);
      check->override_at = dbk_clock_now (dbk_context_get_clock (self->context));
    }
  /* Its areas take settings now, or don't any more. */
  dbk_draft_touch (self, was_blank != dbk_text_is_blank (reason) ? DBK_DRAFT_AREAS : 0);
}
