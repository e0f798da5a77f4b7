/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft and the client's record beside it: what is entered there while the session is logged. */
#include "config.h"

#include "dbk-draft-private.h"
#include "dbk-record-store.h"
#include "dbk-text.h"

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

/* Reads the record in the worker, and hands it over only when there is something new in it. */
typedef struct
{
  gint64 client;
  DbkClientRecord *known;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  dbk_client_record_unref (look->known);
  g_free (look);
}

static gpointer
look_job (DbkConnection *connection, gpointer data, GError **error)
{
  const Look *look = data;
  g_autoptr (DbkClientRecord) record = dbk_record_store_load (connection, look->client, error);

  return record == NULL || same_health (look->known, record) ? NULL : g_steal_pointer (&record);
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
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *asked = user_data;
  g_autoptr (DbkDraft) self = g_weak_ref_get (asked);
  g_autoptr (DbkClientRecord) record = dbk_context_finish (result, NULL);

  /* Erased or merged meanwhile: the next save says so. */
  if (self != NULL && record != NULL && record->client->row == self->record->client->row)
    take_record (self, record);
  g_weak_ref_clear (asked);
  g_free (asked);
}

void
dbk_draft_look (DbkDraft *self)
{
  GWeakRef *asked;
  Look *look;

  look = g_new (Look, 1);
  *look = (Look){ self->record->client->row, dbk_client_record_ref (self->record) };
  asked = g_new0 (GWeakRef, 1);
  g_weak_ref_init (asked, self);
  dbk_context_read (self->context, look_job, look, look_free,
                    (GDestroyNotify) dbk_client_record_unref, NULL, looked_cb, asked);
}

static void
client_changed_cb (DbkDraft *self, gint64 row)
{
  if (row != 0 && row != self->record->client->row)
    return;
  /* The draft's own saves tell nothing it doesn't know: counted until the one under way is over. */
  if (row != 0 && self->sent != NULL)
    self->heard++;
  else
    dbk_draft_look (self);
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
