/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's settings by name, and those that make up the head of its prints. */
#include "config.h"

#include "dbk-clinic-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dbk-list-check.h"
#include "dbk-rows.h"
#include "dbk-text.h"

#define CLINIC_PREFIX "clinic."

char *
dbk_setting_get (DbkConnection *connection, const char *name, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SETTING_GET, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  dbk_bind_text (statement, "name", name);
  if (!dbk_step_row (statement, &has_row, error))
    return NULL;
  return has_row ? dbk_column_dup_text (statement, 0) : g_strdup ("");
}

static gboolean
write_setting (DbkConnection *connection, const char *name, const char *value, GError **error)
{
  gboolean empty = value == NULL || *value == '\0';
  g_autoptr (DbkStatement) statement =
      dbk_statement (connection, empty ? DBK_SQL_SETTING_REMOVE : DBK_SQL_SETTING_SET, error);

  if (statement == NULL)
    return FALSE;
  dbk_bind_text (statement, "name", name);
  if (!empty)
    dbk_bind_text (statement, "value", value);
  return dbk_run (statement, error);
}

gboolean
dbk_setting_set (DbkConnection *connection,
                 const DbkWho *who,
                 const char *name,
                 const char *value,
                 GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);

  if (transaction == NULL || !write_setting (connection, name, value, error))
    return FALSE;
  dbk_connection_note_change (connection, DBK_CHANGE_SETTING, 0);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_clinic_store_is_set_up (DbkConnection *connection, gboolean *set_up, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_SETTING_IS_SET_UP, error);
  gboolean has_row;

  if (statement == NULL || !dbk_step_row (statement, &has_row, error))
    return FALSE;
  *set_up = dbk_column_bool (statement, 0);
  return TRUE;
}

/* A flag is kept as "1" or nothing, a number by its digits, a picture in base64. */
static void
read_value (DbkClinic *clinic, const DbkField *field, const char *value)
{
  if (field->type == DBK_FIELD_TEXT)
    dbk_record_set_text (clinic, field->name, value);
  else if (field->type == DBK_FIELD_BYTES && *value != '\0')
    {
      gsize size;
      guchar *data = g_base64_decode (value, &size);

      *(GBytes **) ((char *) clinic + field->offset) = g_bytes_new_take (data, size);
    }
  else if (field->type == DBK_FIELD_BYTES)
    return;
  else if (field->type == DBK_FIELD_FLAG)
    *(gboolean *) ((char *) clinic + field->offset) = strcmp (value, "1") == 0;
  else if (*value != '\0')
    *(int *) ((char *) clinic + field->offset) = (int) g_ascii_strtoll (value, NULL, 10);
}

/* NULL for nothing. Caller frees. */
static char *
dup_value (const DbkClinic *clinic, const DbkField *field)
{
  if (field->type == DBK_FIELD_FLAG)
    return *(gboolean *) ((char *) clinic + field->offset) ? g_strdup ("1") : NULL;
  return dbk_record_get_text (clinic, field);
}

DbkClinic *
dbk_clinic_store_load (DbkConnection *connection, GError **error)
{
  g_autoptr (DbkClinic) clinic = dbk_clinic_new ();

  for (guint i = 0; i < dbk_clinic_type.n_fields; i++)
    {
      const DbkField *field = &dbk_clinic_type.fields[i];
      g_autofree char *name = g_strconcat (CLINIC_PREFIX, field->name, NULL);
      g_autofree char *value = dbk_setting_get (connection, name, error);

      if (value == NULL)
        return NULL;
      read_value (clinic, field, value);
    }
  return g_steal_pointer (&clinic);
}

gboolean
dbk_clinic_store_save (DbkConnection *connection,
                       const DbkWho *who,
                       const DbkClinic *clinic,
                       GError **error)
{
  g_autoptr (DbkTransaction) transaction = NULL;

  if (dbk_text_is_blank (clinic->name))
    {
      g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                           _ ("The clinic needs a name. Nothing was saved; type the name."));
      return FALSE;
    }
  transaction = dbk_transaction_begin (connection, who, error);
  if (transaction == NULL || !dbk_store_require_clinical (connection, who, error))
    return FALSE;
  for (guint i = 0; i < dbk_clinic_type.n_fields; i++)
    {
      const DbkField *field = &dbk_clinic_type.fields[i];
      g_autofree char *name = g_strconcat (CLINIC_PREFIX, field->name, NULL);
      g_autofree char *value = dup_value (clinic, field);

      if (!write_setting (connection, name, value, error))
        return FALSE;
    }
  dbk_connection_note_change (connection, DBK_CHANGE_SETTING, 0);
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_clinic_store_update (DbkConnection *connection,
                         const DbkWho *who,
                         const DbkClinic *base,
                         DbkClinic *clinic,
                         GError **error)
{
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  g_autoptr (DbkClinic) theirs = NULL;
  g_autoptr (DbkClinic) merged = NULL;
  const char *field;

  if (transaction == NULL || !dbk_store_require_clinical (connection, who, error) ||
      !dbk_list_check (clinic, NULL, error))
    return FALSE;
  theirs = dbk_clinic_store_load (connection, error);
  if (theirs == NULL)
    return FALSE;
  merged = dbk_clinic_copy (clinic);
  if (!dbk_rows_merge_fields (base, theirs, merged, &field))
    {
      dbk_rows_set_conflict (error, field);
      return FALSE;
    }
  if (!dbk_clinic_store_save (connection, who, merged, error) ||
      !dbk_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  for (guint i = 0; i < dbk_clinic_type.n_fields; i++)
    dbk_record_copy_field (clinic, merged, &dbk_clinic_type.fields[i]);
  return TRUE;
}
