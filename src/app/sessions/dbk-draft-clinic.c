/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft and the clinic's lists beside it: what is changed there while the session is logged. */
#include "config.h"

#include "dbk-draft-private.h"

static gboolean
lists_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!dbk_record_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* What offers something of a list offers the new one; what the draft says already stays. The menu
 * of products is made when it is opened. */
static void
lists_cb (DbkDraft *self)
{
  g_autoptr (DbkClinicLists) before = g_steal_pointer (&self->lists);
  DbkClinicLists *now = dbk_context_get_lists (self->context);
  gboolean rules = !lists_equal (before->rules, now->rules);
  DbkDraftParts parts = 0;

  self->lists = dbk_clinic_lists_ref (now);
  if (!lists_equal (before->devices, now->devices) || !lists_equal (before->staff, now->staff))
    parts |= DBK_DRAFT_HEAD;
  if (!lists_equal (before->aftercare_sheets, now->aftercare_sheets))
    parts |= DBK_DRAFT_REACTION;
  if (rules || !dbk_record_equal (before->clinic, now->clinic) ||
      !lists_equal (before->consent_forms, now->consent_forms))
    parts |= DBK_DRAFT_CHECKS;
  if (rules)
    {
      dbk_draft_refresh_checks (self);
      parts |= DBK_DRAFT_AREAS;
    }
  if (parts == 0)
    return;
  /* What the checks say is signed with the session; an untouched draft is still not stored. */
  if (rules && self->base != NULL)
    dbk_draft_touch (self, parts);
  else
    dbk_draft_announce (self, parts);
}

void
dbk_draft_follow_lists (DbkDraft *self)
{
  self->lists = dbk_clinic_lists_ref (dbk_context_get_lists (self->context));
  g_signal_connect_object (self->context, "notify::lists", G_CALLBACK (lists_cb), self,
                           G_CONNECT_SWAPPED);
}
