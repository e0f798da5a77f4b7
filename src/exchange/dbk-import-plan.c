/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People read from a file: whom they match, then written. */
#include "config.h"

#include "dbk-import-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-client-store.h"
#include "dbk-csv-client.h"
#include "dbk-import-undo.h"
#include "dbk-photo-store.h"
#include "dbk-text.h"

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
  self->by_name =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

void
dbk_import_plans_clear (DbkImportPlans *self)
{
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
}

static gboolean
has_digits (const DbkClient *client, const char *digits)
{
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      g_autofree char *other = dbk_import_store_phone_digits (phone->number);

      if (other[0] != '\0' && strcmp (other, digits) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a client of the same name is the same person. */
static gboolean
is_same_person (const DbkClient *client, const DbkNamesake *namesake)
{
  gboolean nothing = client->phones->len == 0 && dbk_text_is_blank (client->email) &&
                     client->birth_date == DBK_DATE_NONE;

  /* Father and son, or mother and daughter, may share name, phone and address. */
  if (client->birth_date != DBK_DATE_NONE && namesake->birth_date != DBK_DATE_NONE)
    return client->birth_date == namesake->birth_date;
  if (!dbk_text_is_blank (client->email) && namesake->email != NULL &&
      g_ascii_strcasecmp (client->email, namesake->email) == 0)
    return TRUE;
  for (guint i = 0; namesake->digits[i] != NULL; i++)
    if (namesake->digits[i][0] != '\0' && has_digits (client, namesake->digits[i]))
      return TRUE;
  /* Names alone: only where neither has anything else. */
  return nothing && namesake->digits[0] == NULL && dbk_text_is_blank (namesake->email) &&
         namesake->birth_date == DBK_DATE_NONE;
}

static DbkNamesake *
namesake_of (const DbkClient *client)
{
  DbkNamesake *namesake = g_new0 (DbkNamesake, 1);
  g_autoptr (GPtrArray) digits = g_ptr_array_new ();

  namesake->email = g_strdup (client->email);
  namesake->birth_date = client->birth_date;
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];

      g_ptr_array_add (digits, dbk_import_store_phone_digits (phone->number));
    }
  g_ptr_array_add (digits, NULL);
  namesake->digits = (char **) g_ptr_array_steal (digits, NULL);
  return namesake;
}

/* The same person in an earlier row of this file. */
static DbkImportPlan *
find_plan (GPtrArray *plans, const DbkClient *client)
{
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      DbkImportPlan *plan = plans->pdata[i];
      DbkNamesake *namesake = namesake_of (plan->client);
      gboolean same = is_same_person (client, namesake);

      dbk_namesake_free (namesake);
      if (same)
        return plan;
    }
  return NULL;
}

static DbkImportPlan *
add_plan (DbkImportPlans *self, char *key, guint line, DbkClient *client, DbkClient *base)
{
  GPtrArray *plans = g_hash_table_lookup (self->by_name, key);
  DbkImportPlan *plan = g_new0 (DbkImportPlan, 1);

  plan->line = line;
  plan->client = client;
  plan->base = base;
  plan->n_rows = 1;
  g_ptr_array_add (self->plans, plan);
  if (plans == NULL)
    {
      plans = g_ptr_array_new ();
      g_hash_table_insert (self->by_name, g_strdup (key), plans);
    }
  g_ptr_array_add (plans, plan);
  return plan;
}

/* Finds the stored client that is the same person; @row is 0 for none. */
static gboolean
match_stored (DbkImportPlans *self,
              const DbkClient *client,
              guint line,
              gint64 *row,
              GError **error)
{
  g_autoptr (GPtrArray) namesakes =
      dbk_import_store_find_namesakes (self->import->connection, client, error);

  *row = 0;
  if (namesakes == NULL)
    return FALSE;
  for (guint i = 0; i < namesakes->len; i++)
    {
      const DbkNamesake *namesake = namesakes->pdata[i];

      if (!is_same_person (client, namesake))
        continue;
      if (*row == 0)
        *row = namesake->row;
      else
        {
          dbk_import_note (self->import, line,
                           _ ("Several clients of this name have the same phone, e-mail address or "
                              "birth date; the one added first was taken."));
          break;
        }
    }
  return TRUE;
}

gboolean
dbk_import_plans_add (DbkImportPlans *self,
                      DbkClient *client,
                      guint line,
                      DbkImportPlan **plan,
                      GError **error)
{
  g_autofree char *key = dbk_client_sort_key (client);
  DbkImportPlan *earlier = find_plan (g_hash_table_lookup (self->by_name, key), client);
  g_autoptr (DbkClient) base = NULL;
  g_autoptr (DbkClient) wanted = NULL;
  gint64 row;

  if (earlier != NULL)
    {
      earlier->n_rows++;
      dbk_csv_client_update (earlier->client, client);
      *plan = earlier;
      return TRUE;
    }
  if (!match_stored (self, client, line, &row, error))
    return FALSE;
  if (row == 0)
    {
      *plan = add_plan (self, key, line, dbk_client_ref (client), NULL);
      return TRUE;
    }
  base = dbk_client_store_load (self->import->connection, row, error);
  if (base == NULL)
    return FALSE;
  wanted = dbk_client_copy (base);
  dbk_csv_client_update (wanted, client);
  *plan = add_plan (self, key, line, g_steal_pointer (&wanted), g_steal_pointer (&base));
  return TRUE;
}

/* A client counts once as added or brought up to date; further rows about them were there. */
static void
count_all (DbkImportPlans *self)
{
  DbkImportCounts *counts = &self->import->report->counts;

  for (guint i = 0; i < self->plans->len; i++)
    {
      const DbkImportPlan *plan = self->plans->pdata[i];

      counts->unchanged += plan->n_rows - 1;
      if (plan->base == NULL)
        counts->added++;
      else if (dbk_record_equal (plan->base, plan->client))
        counts->unchanged++;
      else
        counts->updated++;
    }
}

/* Takes back what was counted for a row that could not be written. */
static gboolean
uncount (DbkImportPlans *self, const DbkImportPlan *plan, GError *problem, GError **error)
{
  DbkImportCounts *counts = &self->import->report->counts;

  if (plan->base == NULL)
    counts->added--;
  else
    counts->updated--;
  return dbk_import_take_problem (self->import, plan->line, problem, error);
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

/* As it was is kept beside, for taking the import back. */
static gboolean
update_client (DbkImport *import, DbkImportPlan *plan, GError **error)
{
  g_autoptr (DbkTransaction) both = dbk_transaction_begin (import->connection, import->who, error);

  return both != NULL &&
         dbk_import_store_note_change (import->connection, import->who, import->import_row,
                                       plan->base, plan->client, error) &&
         dbk_client_store_update (import->connection, import->who, plan->base, plan->client,
                                  error) &&
         dbk_transaction_commit (g_steal_pointer (&both), error);
}

static gboolean
write_plan (DbkImportPlans *self, DbkImportPlan *plan, GError **error)
{
  DbkImport *import = self->import;
  GError *problem = NULL;
  gboolean done;

  if (plan->base != NULL && dbk_record_equal (plan->base, plan->client))
    return add_photo (self, plan, error);
  if (!dbk_import_step (import, error))
    return FALSE;
  if (plan->base == NULL)
    {
      plan->client->import_row = import->import_row;
      done = dbk_client_store_add (import->connection, import->who, plan->client, &problem);
    }
  else
    done = update_client (import, plan, &problem);
  if (!done)
    return uncount (self, plan, problem, error);
  return add_photo (self, plan, error);
}

gboolean
dbk_import_plans_write (DbkImportPlans *self, GError **error)
{
  count_all (self);
  if (self->import->options->dry_run)
    return TRUE;
  if (!dbk_import_begin (self->import, error))
    return FALSE;
  for (guint i = 0; i < self->plans->len; i++)
    {
      dbk_import_progress (self->import, DBK_IMPORT_WRITING, i, self->plans->len);
      if (!write_plan (self, self->plans->pdata[i], error))
        return FALSE;
    }
  return dbk_import_finish (self->import, error);
}
