/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft and the client's record beside it: what is entered there while the session is logged. */
#include "config.h"

#include "dbk-draft-private.h"
#include "dbk-record-store.h"
#include "dbk-text.h"

static gpointer
load_record (DbkConnection *connection, gpointer data, GError **error)
{
  return dbk_record_store_load (connection, *(gint64 *) data, error);
}

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

static gboolean
same_health (const DbkClientRecord *a, const DbkClientRecord *b)
{
  return lists_equal (a->conditions, b->conditions) && lists_equal (a->consents, b->consents) &&
         lists_equal (a->patch_tests, b->patch_tests) &&
         lists_equal (a->confirmations, b->confirmations) &&
         a->client->birth_date == b->client->birth_date;
}

static void
take_record (DbkDraft *self, DbkClientRecord *record)
{
  const DbkCourse *course = dbk_client_record_find_course (record, self->course->id);

  /* The sections point into the record they were made from. */
  g_ptr_array_add (self->past_records, self->record);
  self->record = dbk_client_record_ref (record);
  if (course != NULL)
    self->course = course;
  dbk_draft_refresh_checks (self);
  /* What the checks say is signed with the session; an untouched draft is still not stored. */
  if (self->base != NULL)
    dbk_draft_touch (self, DBK_DRAFT_CHECKS | DBK_DRAFT_AREAS);
  else
    dbk_draft_announce (self, DBK_DRAFT_CHECKS | DBK_DRAFT_AREAS);
}

static void
record_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DbkDraft) self = user_data;
  g_autoptr (DbkClientRecord) record = dbk_context_finish (result, NULL);

  /* Erased or merged meanwhile: the next save says so. */
  if (record != NULL && record->client->row == self->record->client->row &&
      !same_health (self->record, record))
    take_record (self, record);
}

static void
client_changed_cb (DbkDraft *self, gint64 row)
{
  gint64 client = self->record->client->row;

  /* The draft's own saves change nothing it doesn't know. */
  if ((row != 0 && row != client) || (row == client && self->sent != NULL))
    return;
  dbk_context_read (self->context, load_record, g_memdup2 (&client, sizeof client), g_free,
                    (GDestroyNotify) dbk_client_record_unref, NULL, record_loaded_cb,
                    g_object_ref (self));
}

void
dbk_draft_follow_record (DbkDraft *self)
{
  g_signal_connect_object (self->context, "client-changed", G_CALLBACK (client_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

gboolean
dbk_draft_refuses (DbkDraft *self, const char *area, guint *check)
{
  GPtrArray *checks = self->session->checks;

  for (guint i = 0; i < checks->len; i++)
    {
      const DbkSessionCheck *one = checks->pdata[i];

      if (dbk_effect_from_code (one->effect) != DBK_EFFECT_AVOID_AREA ||
          !dbk_text_is_blank (one->override_reason) ||
          (one->areas != NULL && !dbk_codes_contain (one->areas, area)))
        continue;
      if (check != NULL)
        *check = i;
      return TRUE;
    }
  return FALSE;
}

gboolean
dbk_draft_history_is_due (DbkDraft *self)
{
  const DbkClinic *clinic = dbk_context_get_lists (self->context)->clinic;

  return clinic != NULL &&
         dbk_history_is_due (self->record->confirmations, clinic->history_interval_months,
                             self->session->treated_on);
}
