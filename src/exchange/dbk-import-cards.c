/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact cards: read, matched, then written. */
#include "config.h"

#include "dbk-import-plan.h"

#include <glib/gi18n-lib.h>

#include "dbk-card-client.h"
#include "dbk-photo-store.h"

typedef struct
{
  DbkImport *import;
  DbkImportPlans *plans;
  DbkDate today;
  guint n_pictures; /* left out */
} CardImport;

/* A picture of a person is kept with their consent only, whatever a phone may hold. */
static gboolean
plan_photo (CardImport *cards, DbkImportPlan *plan, GBytes *photo, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (photo == NULL || plan->photo != NULL)
    return TRUE;
  if (plan->base == NULL)
    {
      cards->n_pictures++;
      return TRUE;
    }
  if (dbk_photo_store_check_consent (cards->import->connection, plan->base->row, cards->today,
                                     &problem))
    {
      plan->photo = g_bytes_ref (photo);
      return TRUE;
    }
  if (g_error_matches (problem, DBK_ERROR, DBK_ERROR_REFUSED))
    {
      cards->n_pictures++;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
plan_card (CardImport *cards, const DbkCard *card, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (DbkClient) client = dbk_card_client_read (card, cards->today, &photo, notes, &problem);
  DbkImportPlan *plan;

  if (client == NULL)
    {
      dbk_import_refuse (cards->import, card->line, problem->message);
      return TRUE;
    }
  for (guint i = 0; i < notes->len; i++)
    dbk_import_note (cards->import, card->line, notes->pdata[i]);
  return dbk_import_plans_add (cards->plans, client, card->line, &plan, error) &&
         plan_photo (cards, plan, photo, error);
}

static gboolean
plan_cards (CardImport *cards, DbkCardReader *reader, GError **error)
{
  DbkCard *next;

  while ((next = dbk_card_reader_next (reader)) != NULL)
    {
      g_autoptr (DbkCard) card = next;

      if (card->is_agent)
        dbk_import_note (cards->import, card->line,
                         _ ("This card is of somebody’s assistant; it was not taken over."));
      else if (!plan_card (cards, card, error) || !dbk_import_plans_step (cards->plans, error))
        return FALSE;
      if (g_cancellable_set_error_if_cancelled (cards->import->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
note_pictures (CardImport *cards)
{
  g_autofree char *text = NULL;

  if (cards->n_pictures == 0)
    return;
  text = g_strdup_printf (
      ngettext ("%u picture was not taken over: photographs are kept with the client’s consent "
                "only. Record the consent, then bring the file in again.",
                "%u pictures were not taken over: photographs are kept with the client’s consent "
                "only. Record the consents, then bring the file in again.",
                cards->n_pictures),
      cards->n_pictures);
  dbk_import_note (cards->import, 0, text);
}

gboolean
dbk_import_cards (DbkImport *import, const char *bytes, gsize size, GError **error)
{
  g_autoptr (DbkCardReader) reader = dbk_card_reader_new (bytes, size);
  g_auto (DbkImportPlans) plans = { 0 };
  CardImport cards = { import, &plans,
                       dbk_clock_today (dbk_connection_get_clock (import->connection)), 0 };

  dbk_import_plans_init (&plans, import);
  if (!plan_cards (&cards, reader, error))
    return FALSE;
  import->report->encoding = dbk_card_reader_get_encoding (reader);
  note_pictures (&cards);
  return dbk_import_plans_write (&plans, error) && dbk_import_finish (import, error);
}
