/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new draft starts with, and what follows from its day. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-catalog.h"
#include "dbk-draft-private.h"
#include "dbk-draft-template.h"
#include "dbk-text.h"

static char *
consent_in_words (DbkDraft *self)
{
  const DbkConsent *consent =
      dbk_consent_in_force (self->record->consents, "treatment", self->session->treated_on);

  if (consent == NULL)
    return NULL;
  if (dbk_text_is_blank (consent->form_version))
    return g_strdup (consent->form_title);
  /* Translators: the title of a form and its version. */
  return g_strdup_printf (_ ("%s, version %s"), consent->form_title, consent->form_version);
}

void
dbk_draft_refresh_checks (DbkDraft *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  g_autofree char *consent = consent_in_words (self);

  g_clear_pointer (&self->contraindications, g_ptr_array_unref);
  self->contraindications = dbk_contraindications_evaluate (self->record->conditions, lists->rules,
                                                            self->session->treated_on);
  dbk_session_update_checks (self->session, self->contraindications);
  dbk_set_text (&self->session->consent_version, consent);
  dbk_set_text (&self->session->patch_test,
                dbk_patch_test_standing_by_rule (self->record->patch_tests,
                                                 lists->clinic == NULL
                                                     ? DBK_NONE
                                                     : lists->clinic->patch_test_interval_months,
                                                 self->session->treated_on));
  for (guint i = 0; i < self->session->areas->len; i++)
    {
      DbkSessionArea *row = self->session->areas->pdata[i];

      /* What was typed stays in sight: the row says that it needs a reason. */
      if (row->treated && !dbk_draft_has_settings (row) && row->endpoint == DBK_NONE &&
          dbk_draft_refuses (self, row->area, NULL))
        row->treated = FALSE;
    }
}

/* The areas nobody planned: those of last time, else those of the course's concerns. */
static void
offer_areas (DbkDraft *self)
{
  const DbkSession *last = dbk_draft_get_last (self);

  for (guint i = 0; last != NULL && i < last->areas->len; i++)
    {
      const DbkSessionArea *from = last->areas->pdata[i];
      DbkSessionArea *row = dbk_session_area_new ();

      row->area = g_strdup (from->area);
      row->treated = TRUE;
      g_ptr_array_add (self->session->areas, row);
    }
  for (guint i = 0; last == NULL && self->course->concerns != NULL && self->course->concerns[i];
       i++)
    {
      const DbkConcern *concern =
          dbk_client_record_find_concern (self->record, self->course->concerns[i]);

      for (guint j = 0; concern != NULL && concern->areas != NULL && concern->areas[j]; j++)
        if (dbk_session_find_area (self->session, concern->areas[j]) == NULL)
          {
            DbkSessionArea *row = dbk_session_area_new ();

            row->area = g_strdup (concern->areas[j]);
            row->treated = TRUE;
            g_ptr_array_add (self->session->areas, row);
          }
    }
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const DbkSessionArea *left = *(DbkSessionArea *const *) a;
  const DbkSessionArea *right = *(DbkSessionArea *const *) b;
  guint left_place = dbk_catalog_area_position (left->area);
  guint right_place = dbk_catalog_area_position (right->area);

  return (left_place > right_place) - (left_place < right_place);
}

/* The sheet of last time if the clinic still has it, else the first. */
static const DbkAftercareSheet *
usual_sheet (DbkDraft *self)
{
  GPtrArray *sheets = dbk_context_get_lists (self->context)->aftercare_sheets;
  const DbkSession *last = dbk_draft_get_last (self);

  for (guint i = 0; last != NULL && i < sheets->len; i++)
    {
      const DbkAftercareSheet *sheet = sheets->pdata[i];

      if (g_strcmp0 (sheet->title, last->aftercare_title) == 0)
        return sheet;
    }
  return sheets->len > 0 ? sheets->pdata[0] : NULL;
}

void
dbk_draft_prepare (DbkDraft *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  const DbkAftercareSheet *sheet = usual_sheet (self);

  if (self->session->areas->len == 0)
    offer_areas (self);
  g_ptr_array_sort (self->session->areas, compare_areas);
  if (sheet != NULL)
    dbk_session_take_aftercare (self->session, sheet);
  if (lists->devices->len == 1)
    dbk_session_take_device (self->session, lists->devices->pdata[0]);
  dbk_draft_refresh_checks (self);
}
