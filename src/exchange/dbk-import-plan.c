/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People read from a file: whom they match, then written. */
#include "config.h"

#include "dbk-import-plan.h"

#include <glib/gi18n-lib.h>

#include "dbk-client-store.h"
#include "dbk-csv-client.h"
#include "dbk-import-undo.h"
#include "dbk-photo-store.h"

/* Plans between two writings: enough for a transaction of the usual length. */
#define CHUNK 2000

static void
plan_free (gpointer data)
{
  DbkImportPlan *plan = data;

  dbk_client_unref (plan->client);
  dbk_client_unref (plan->base);
  g_clear_pointer (&plan->photo, g_bytes_unref);
  g_free (plan);
}

void
dbk_import_plans_init (DbkImportPlans *self, DbkImport *import)
{
  self->import = import;
  self->plans = g_ptr_array_new_with_free_func (plan_free);
  self->n_plans = 0;
  self->alone = !dbk_import_store_has_clients (import->connection);
  self->claimed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->apart = FALSE;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dbk_import_index_init (&self->index);
}

void
dbk_import_plans_clear (DbkImportPlans *self)
{
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  dbk_import_index_clear (&self->index);
}

/* Whether @row is free to be this one: where rows are told by numbers, a client is one of them. */
static gboolean
claim (DbkImportPlans *self, gint64 row)
{
  return !self->apart || g_hash_table_add (self->claimed, g_memdup2 (&row, sizeof row));
}

/* Finds the stored client that is the same person; @row is 0 for none. */
static gboolean
match_stored (DbkImportPlans *self,
              const DbkClient *client,
              const DbkImportTraits *traits,
              guint line,
              gint64 *row,
              GError **error)
{
  g_autoptr (GPtrArray) namesakes = NULL;

  *row = 0;
  if (self->alone)
    return TRUE;
  namesakes = dbk_import_store_find_namesakes (self->import->connection, client, error);
  if (namesakes == NULL)
    return FALSE;
  for (guint i = 0; i < namesakes->len; i++)
    {
      const DbkNamesake *namesake = namesakes->pdata[i];
      g_auto (DbkImportTraits) theirs = { 0 };

      dbk_import_traits_init_stored (&theirs, namesake);
      if (!dbk_import_traits_match (traits, &theirs))
        continue;
      if (*row == 0)
        {
          if (claim (self, namesake->row))
            *row = namesake->row;
          continue;
        }
      if (!self->apart)
        dbk_import_note (self->import, line,
                         _ ("Several clients of this name have the same phone, e-mail address or "
                            "birth date; the one added first was taken."));
      break;
    }
  return TRUE;
}

static DbkImportPlan *
make_plan (DbkImportPlans *self, guint person, guint line, DbkClient *client, DbkClient *base)
{
  DbkImportPlan *plan = g_new0 (DbkImportPlan, 1);

  plan->line = line;
  plan->person = person;
  plan->client = client;
  plan->base = base;
  plan->n_rows = 1;
  dbk_import_index_get (&self->index, person)->plan = self->n_plans + self->plans->len;
  g_ptr_array_add (self->plans, plan);
  return plan;
}

/* The plan of somebody who is stored: brought up to date by @client. */
static DbkImportPlan *
plan_update (DbkImportPlans *self,
             guint person,
             guint line,
             const DbkClient *client,
             gint64 row,
             GError **error)
{
  g_autoptr (DbkClient) base = dbk_client_store_load (self->import->connection, row, error);
  DbkClient *wanted;

  if (base == NULL)
    return NULL;
  wanted = dbk_client_copy (base);
  dbk_csv_client_update (wanted, client);
  return make_plan (self, person, line, wanted, g_steal_pointer (&base));
}

/* A further row about somebody of this file. */
static DbkImportPlan *
plan_again (DbkImportPlans *self, guint number, DbkClient *client, guint line, GError **error)
{
  const DbkImportPerson *person = dbk_import_index_get (&self->index, number);
  DbkImportPlan *plan;

  if (person->plan >= self->n_plans && person->plan - self->n_plans < self->plans->len)
    {
      plan = self->plans->pdata[person->plan - self->n_plans];
      plan->n_rows++;
      dbk_csv_client_update (plan->client, client);
      return plan;
    }
  if (person->row != 0)
    return plan_update (self, number, line, client, person->row, error);
  /* A dry run, or what couldn't be written before. */
  return make_plan (self, number, line, dbk_client_ref (client), NULL);
}

gboolean
dbk_import_plans_add (DbkImportPlans *self,
                      DbkClient *client,
                      guint line,
                      DbkImportPlan **plan,
                      GError **error)
{
  g_auto (DbkImportTraits) traits = { 0 };
  guint number;
  gint64 row;

  dbk_import_traits_init (&traits, client);
  number = self->apart ? 0 : dbk_import_index_find (&self->index, &traits);
  if (number != 0)
    {
      dbk_import_index_learn (&self->index, number, &traits);
      *plan = plan_again (self, number, client, line, error);
      return *plan != NULL;
    }
  if (!match_stored (self, client, &traits, line, &row, error))
    return FALSE;
  number = dbk_import_index_add (&self->index, &traits);
  dbk_import_index_get (&self->index, number)->row = row;
  if (row == 0)
    *plan = make_plan (self, number, line, dbk_client_ref (client), NULL);
  else
    *plan = plan_update (self, number, line, client, row, error);
  if (row != 0 && *plan != NULL)
    {
      g_auto (DbkImportTraits) all = { 0 };

      dbk_import_traits_init (&all, (*plan)->client);
      dbk_import_index_learn (&self->index, number, &all);
    }
  return *plan != NULL;
}

/* A client counts once as added or brought up to date; further rows about them were there. */
static void
count (DbkImportPlans *self, const DbkImportPlan *plan)
{
  DbkImportCounts *counts = &self->import->report->counts;
  DbkImportPerson *person = dbk_import_index_get (&self->index, plan->person);

  counts->unchanged += plan->n_rows - 1;
  if (person->added || person->changed)
    counts->unchanged++;
  else if (plan->base == NULL)
    {
      counts->added++;
      person->added = TRUE;
    }
  else if (dbk_record_equal (plan->base, plan->client))
    counts->unchanged++;
  else
    {
      counts->updated++;
      person->changed = TRUE;
    }
}

/* A picture that can't be kept is no reason to leave the client out. */
static gboolean
add_photo (DbkImportPlans *self, DbkImportPlan *plan, GError **error)
{
  DbkImport *import = self->import;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DbkPhoto) photo = NULL;

  if (plan->photo == NULL)
    return TRUE;
  photo = dbk_photo_keep (dbk_connection_get_directory (import->connection), plan->photo, NULL,
                          import->cancellable, &problem);
  if (photo != NULL)
    {
      if (!dbk_import_step (import, error))
        return FALSE;
      if (dbk_photo_store_add (import->connection, import->who, plan->client->row, photo, &problem))
        return TRUE;
    }
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* The same picture brought in again. */
  if (!g_error_matches (problem, DBK_ERROR, DBK_ERROR_CONFLICT))
    dbk_import_note (import, plan->line, problem->message);
  return TRUE;
}

gboolean
dbk_import_update_client (DbkImport *import,
                          const DbkClient *base,
                          DbkClient *wanted,
                          GError **error)
{
  g_autoptr (DbkTransaction) both = dbk_transaction_begin (import->connection, import->who, error);

  return both != NULL &&
         dbk_import_store_note_change (import->connection, import->who, import->import_row, base,
                                       wanted, error) &&
         dbk_client_store_update (import->connection, import->who, base, wanted, error) &&
         dbk_transaction_commit (g_steal_pointer (&both), error);
}

static gboolean
write_plan (DbkImportPlans *self, DbkImportPlan *plan, GError **error)
{
  DbkImport *import = self->import;
  GError *problem = NULL;
  gboolean done;

  if (plan->base == NULL || !dbk_record_equal (plan->base, plan->client))
    {
      if (!dbk_import_step (import, error))
        return FALSE;
      if (plan->base == NULL)
        {
          plan->client->import_row = import->import_row;
          done = dbk_client_store_add (import->connection, import->who, plan->client, &problem);
        }
      else
        done = dbk_import_update_client (import, plan->base, plan->client, &problem);
      if (!done)
        return dbk_import_take_problem (import, plan->line, problem, error);
      dbk_import_index_get (&self->index, plan->person)->row = plan->client->row;
    }
  count (self, plan);
  return add_photo (self, plan, error);
}

gboolean
dbk_import_plans_write (DbkImportPlans *self, GError **error)
{
  const gboolean dry_run = self->import->options->dry_run;

  if (!dry_run && !dbk_import_begin (self->import, error))
    return FALSE;
  for (guint i = 0; i < self->plans->len; i++)
    {
      if (dry_run)
        count (self, self->plans->pdata[i]);
      else if (!write_plan (self, self->plans->pdata[i], error))
        return FALSE;
    }
  self->n_plans += self->plans->len;
  g_ptr_array_set_size (self->plans, 0);
  return dbk_import_pause (self->import, error);
}

gboolean
dbk_import_plans_step (DbkImportPlans *self, GError **error)
{
  return self->plans->len < CHUNK || dbk_import_plans_write (self, error);
}
