/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's lists: devices, products, rules, sheets, forms, templates. */
#include "config.h"

#include "dbk-clinic-store.h"

#include <glib/gi18n-lib.h>

#include "dbk-rows.h"

/* What every list's entry has, by its description. */
#define AT(record, field, CType) (*(CType *) ((char *) (record) + (field)->offset))

typedef struct
{
  const DbkRecordType *type;
  DbkSql list;
  DbkSql add;
  DbkSql update;
} ListQueries;

static const ListQueries lists[] = {
  { &dbk_device_type, DBK_SQL_DEVICE_LIST, DBK_SQL_DEVICE_ADD, DBK_SQL_DEVICE_UPDATE },
  { &dbk_product_type, DBK_SQL_PRODUCT_LIST, DBK_SQL_PRODUCT_ADD, DBK_SQL_PRODUCT_UPDATE },
  { &dbk_rule_type, DBK_SQL_RULE_LIST, DBK_SQL_RULE_ADD, DBK_SQL_RULE_UPDATE },
  { &dbk_aftercare_sheet_type, DBK_SQL_AFTERCARE_SHEET_LIST, DBK_SQL_AFTERCARE_SHEET_ADD,
    DBK_SQL_AFTERCARE_SHEET_UPDATE },
  { &dbk_consent_form_type, DBK_SQL_CONSENT_FORM_LIST, DBK_SQL_CONSENT_FORM_ADD,
    DBK_SQL_CONSENT_FORM_UPDATE },
  { &dbk_course_template_type, DBK_SQL_COURSE_TEMPLATE_LIST, DBK_SQL_COURSE_TEMPLATE_ADD,
    DBK_SQL_COURSE_TEMPLATE_UPDATE },
};

static const ListQueries *
find_list (const DbkRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].type == type)
      return &lists[i];
  g_error ("“%s” is no list of the clinic", type->name);
}

/* Puts every tip into its device. */
static gboolean
load_tips (DbkConnection *connection, GPtrArray *devices, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_DEVICE_TIP_LIST, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      gint64 device_row;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      device_row = dbk_column_int (statement, 0);
      for (guint i = 0; i < devices->len; i++)
        {
          DbkDevice *device = devices->pdata[i];

          if (device->row == device_row)
            g_ptr_array_add (device->tips, dbk_rows_read (statement, &dbk_device_tip_type));
        }
    }
}

GPtrArray *
dbk_list_store_load (DbkConnection *connection, const DbkRecordType *type, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, find_list (type)->list, error);
  g_autoptr (GPtrArray) entries = NULL;

  if (statement == NULL)
    return NULL;
  entries = dbk_rows_read_all (statement, type, error);
  if (entries == NULL)
    return NULL;
  if (type == &dbk_device_type && !load_tips (connection, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}

static gboolean
write_tips (DbkConnection *connection, const DbkDevice *device, GError **error)
{
  g_autoptr (DbkStatement) remove = dbk_statement (connection, DBK_SQL_DEVICE_TIPS_REMOVE, error);
  g_autoptr (DbkStatement) add = NULL;

  if (remove == NULL)
    return FALSE;
  dbk_bind_int (remove, "device_row", device->row);
  if (!dbk_run (remove, error))
    return FALSE;
  add = dbk_statement (connection, DBK_SQL_DEVICE_TIP_ADD, error);
  if (add == NULL)
    return FALSE;
  for (guint i = 0; i < device->tips->len; i++)
    {
      dbk_rows_bind (add, device->tips->pdata[i]);
      dbk_bind_int (add, "device_row", device->row);
      dbk_bind_int (add, "position", i);
      if (!dbk_run (add, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_entry (DbkConnection *connection, const ListQueries *list, gpointer entry, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, list->update, error);

  if (statement == NULL)
    return FALSE;
  dbk_rows_bind (statement, entry);
  if (!dbk_run (statement, error))
    return FALSE;
  if (dbk_connection_changed_rows (connection) == 1)
    return TRUE;
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_CONFLICT,
                       _ ("Somebody else changed this entry of the list meanwhile. Nothing was "
                          "saved; look at the entry as it is now, then change it again."));
  return FALSE;
}

gboolean
dbk_list_store_save (DbkConnection *connection, const DbkWho *who, gpointer entry, GError **error)
{
  const DbkRecordType *type = ((DbkRecord *) entry)->type;
  const ListQueries *list = find_list (type);
  const DbkField *row_field = dbk_record_type_find (type, "row");
  const DbkField *id_field = dbk_record_type_find (type, "id");
  const DbkField *revision_field = dbk_record_type_find (type, "revision");
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, who, error);
  gint64 row = AT (entry, row_field, gint64);
  gpointer saved;
  gboolean done;

  if (transaction == NULL || !dbk_store_require_clinical (connection, who, error))
    return FALSE;
  saved = dbk_record_copy (entry);
  if (row != 0)
    done = update_entry (connection, list, saved, error);
  else
    done = dbk_store_ensure_id (&AT (saved, id_field, char *), error) &&
           dbk_store_insert (connection, list->add, saved, &AT (saved, row_field, gint64), error);
  if (done && type == &dbk_device_type)
    done = write_tips (connection, saved, error);
  dbk_connection_note_change (connection, DBK_CHANGE_LIST, 0);
  done = done && dbk_transaction_commit (g_steal_pointer (&transaction), error);
  if (done)
    {
      AT (saved, revision_field, int) = row == 0 ? 1 : AT (saved, revision_field, int) + 1;
      dbk_record_copy_field (entry, saved, row_field);
      dbk_record_copy_field (entry, saved, id_field);
      dbk_record_copy_field (entry, saved, revision_field);
    }
  dbk_record_unref (saved);
  return done;
}
