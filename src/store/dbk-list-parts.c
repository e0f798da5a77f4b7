/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts an entry of a list has: the tips of a device, the batches of a product. */
#include "config.h"

#include "dbk-list-private.h"

#include "dbk-clinic.h"

#define AT(record, field, CType) (*(CType *) ((char *) (record) + (field)->offset))

typedef struct
{
  const DbkRecordType *type;
  const char *field;
  DbkSql list;
  DbkSql add;
  DbkSql remove;
} Parts;

static const Parts kinds[] = {
  { &dbk_device_type, "tips", DBK_SQL_DEVICE_TIP_LIST, DBK_SQL_DEVICE_TIP_ADD,
    DBK_SQL_DEVICE_TIPS_REMOVE },
  { &dbk_product_type, "batches", DBK_SQL_PRODUCT_BATCH_LIST, DBK_SQL_PRODUCT_BATCH_ADD,
    DBK_SQL_PRODUCT_BATCHES_REMOVE },
};

static const Parts *
find_parts (const DbkRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      return &kinds[i];
  return NULL;
}

const DbkField *
dbk_list_parts_field (const DbkRecordType *type)
{
  const Parts *parts = find_parts (type);

  return parts == NULL ? NULL : dbk_record_type_find (type, parts->field);
}

static gint64
row_of (gconstpointer entry)
{
  const DbkRecordType *type = ((const DbkRecord *) entry)->type;

  return AT (entry, dbk_record_type_find (type, "row"), gint64);
}

gboolean
dbk_list_parts_load (DbkConnection *connection,
                     const DbkRecordType *type,
                     GPtrArray *entries,
                     gboolean with_retired,
                     GError **error)
{
  const Parts *parts = find_parts (type);
  const DbkField *field = dbk_list_parts_field (type);
  g_autoptr (DbkStatement) statement = NULL;
  gboolean has_row;

  if (parts == NULL)
    return TRUE;
  statement = dbk_statement (connection, parts->list, error);
  if (statement == NULL)
    return FALSE;
  dbk_bind_null (statement, "owner");
  dbk_bind_bool (statement, "with_retired", with_retired);
  while (TRUE)
    {
      gint64 owner;

      if (!dbk_step_row (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      owner = dbk_named_int (statement, "owner");
      for (guint i = 0; i < entries->len; i++)
        if (row_of (entries->pdata[i]) == owner)
          g_ptr_array_add (AT (entries->pdata[i], field, GPtrArray *),
                           dbk_rows_read (statement, field->items));
    }
}

static GPtrArray *
load_stored (DbkConnection *connection, const Parts *parts, gint64 owner, GError **error)
{
  g_autoptr (DbkStatement) statement = dbk_statement (connection, parts->list, error);
  const DbkField *field = dbk_list_parts_field (parts->type);

  if (statement == NULL)
    return NULL;
  dbk_bind_int (statement, "owner", owner);
  dbk_bind_bool (statement, "with_retired", TRUE);
  return dbk_rows_read_all (statement, field->items, error);
}

/* The same part, whether it is still offered or not. */
static gboolean
is_same_part (gconstpointer a, gconstpointer b)
{
  const DbkRecordType *type = ((const DbkRecord *) a)->type;

  for (guint i = 0; i < type->n_fields; i++)
    if (!g_str_equal (type->fields[i].name, "retired_on") &&
        !dbk_record_field_equal (a, b, &type->fields[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_part (GPtrArray *list, gconstpointer part)
{
  for (guint i = 0; i < list->len; i++)
    if (is_same_part (list->pdata[i], part))
      return TRUE;
  return FALSE;
}

static void
retire_left_out (GPtrArray *list, GPtrArray *stored, DbkDate today)
{
  for (guint i = 0; i < stored->len; i++)
    {
      gpointer part = stored->pdata[i];
      const DbkField *retired_on =
          dbk_record_type_find (((const DbkRecord *) part)->type, "retired_on");
      gpointer kept;

      if (has_part (list, part))
        continue;
      kept = dbk_record_copy (part);
      if (AT (kept, retired_on, DbkDate) == DBK_DATE_NONE)
        AT (kept, retired_on, DbkDate) = today;
      g_ptr_array_add (list, kept);
    }
}

static gboolean
are_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!dbk_record_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
write_parts (DbkConnection *connection,
             const Parts *parts,
             gint64 owner,
             GPtrArray *list,
             GError **error)
{
  g_autoptr (DbkStatement) remove = dbk_statement (connection, parts->remove, error);
  g_autoptr (DbkStatement) add = dbk_statement (connection, parts->add, error);

  if (remove == NULL || add == NULL)
    return FALSE;
  dbk_bind_int (remove, "owner", owner);
  if (!dbk_run (remove, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      dbk_rows_bind (add, list->pdata[i]);
      dbk_bind_int (add, "owner", owner);
      dbk_bind_int (add, "position", i);
      if (!dbk_run (add, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dbk_list_parts_save (DbkConnection *connection, gpointer entry, DbkDate today, GError **error)
{
  const DbkRecordType *type = ((const DbkRecord *) entry)->type;
  const Parts *parts = find_parts (type);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GPtrArray *wanted;

  if (parts == NULL)
    return TRUE;
  stored = load_stored (connection, parts, row_of (entry), error);
  if (stored == NULL)
    return FALSE;
  wanted = AT (entry, dbk_list_parts_field (type), GPtrArray *);
  list = g_ptr_array_new_with_free_func (dbk_record_unref);
  for (guint i = 0; i < wanted->len; i++)
    g_ptr_array_add (list, dbk_record_ref (wanted->pdata[i]));
  retire_left_out (list, stored, today);
  return are_equal (list, stored) || write_parts (connection, parts, row_of (entry), list, error);
}
