/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between described values and rows. */
#include "config.h"

#include "dbk-rows.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define AT(record, field, CType) (*(CType *) ((char *) (record) + (field)->offset))

static const DbkRecordType *
type_of (gconstpointer record)
{
  return ((const DbkRecord *) record)->type;
}

static void
bind_number (DbkStatement *statement, const char *name, int number)
{
  if (number == DBK_NONE)
    dbk_bind_null (statement, name);
  else
    dbk_bind_int (statement, name, number);
}

static void
bind_codes (DbkStatement *statement, const char *name, char *const *codes)
{
  if (codes == NULL || codes[0] == NULL)
    dbk_bind_text (statement, name, "[]");
  else
    dbk_bind_texts (statement, name, (const char *const *) codes);
}

static void
bind_bytes (DbkStatement *statement, const char *name, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = bytes == NULL ? NULL : g_bytes_get_data (bytes, &size);

  dbk_bind_blob (statement, name, data, size);
}

static void
bind_field (DbkStatement *statement, gconstpointer record, const DbkField *field)
{
  const char *text;

  switch (field->type)
    {
    case DBK_FIELD_ROW:
      dbk_bind_id (statement, field->name, AT (record, field, gint64));
      break;
    case DBK_FIELD_TEXT:
      text = AT (record, field, char *);
      dbk_bind_text (statement, field->name, text == NULL ? "" : text);
      break;
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
      bind_number (statement, field->name, AT (record, field, int));
      break;
    case DBK_FIELD_FLAG:
      dbk_bind_bool (statement, field->name, AT (record, field, gboolean));
      break;
    case DBK_FIELD_DATE:
      dbk_bind_date (statement, field->name, AT (record, field, DbkDate));
      break;
    case DBK_FIELD_TIME:
      dbk_bind_time (statement, field->name, AT (record, field, DbkTime));
      break;
    case DBK_FIELD_CODES:
      bind_codes (statement, field->name, AT (record, field, char **));
      break;
    case DBK_FIELD_BYTES:
      bind_bytes (statement, field->name, AT (record, field, GBytes *));
      break;
    case DBK_FIELD_LIST:
    case DBK_FIELD_RECORD:
    default:
      g_return_if_reached ();
    }
}

void
dbk_rows_bind (DbkStatement *statement, gconstpointer record)
{
  const DbkRecordType *type = type_of (record);
  int n_parameters = dbk_parameter_count (statement);

  for (int i = 0; i < n_parameters; i++)
    {
      const DbkField *field = dbk_record_type_find (type, dbk_parameter_name (statement, i));

      if (field != NULL && (field->flags & DBK_FIELD_UNSTORED) == 0)
        bind_field (statement, record, field);
    }
}

/* NULL for an empty list and for what isn't a list of texts: the column's CHECK holds JSON only. */
static char **
read_codes (const char *text)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  JsonArray *array;

  if (text == NULL || strcmp (text, "[]") == 0)
    return NULL;
  node = json_from_string (text, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  codes = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_ptr_array_add (codes, json_node_dup_string (element));
    }
  if (codes->len == 0)
    return NULL;
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

static void
read_field (DbkStatement *statement, int column, gpointer record, const DbkField *field)
{
  gconstpointer data;
  gsize size;

  if (dbk_column_is_null (statement, column))
    return;
  switch (field->type)
    {
    case DBK_FIELD_ROW:
      AT (record, field, gint64) = dbk_column_int (statement, column);
      break;
    case DBK_FIELD_TEXT:
      AT (record, field, char *) = dbk_column_dup_text (statement, column);
      break;
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
      AT (record, field, int) = (int) dbk_column_int (statement, column);
      break;
    case DBK_FIELD_FLAG:
      AT (record, field, gboolean) = dbk_column_bool (statement, column);
      break;
    case DBK_FIELD_DATE:
      AT (record, field, DbkDate) = dbk_column_date (statement, column);
      break;
    case DBK_FIELD_TIME:
      AT (record, field, DbkTime) = dbk_column_time (statement, column);
      break;
    case DBK_FIELD_CODES:
      AT (record, field, char **) = read_codes (dbk_column_text (statement, column));
      break;
    case DBK_FIELD_BYTES:
      data = dbk_column_blob (statement, column, &size);
      AT (record, field, GBytes *) = g_bytes_new (data, size);
      break;
    case DBK_FIELD_LIST:
    case DBK_FIELD_RECORD:
    default:
      g_return_if_reached ();
    }
}

gpointer
dbk_rows_read (DbkStatement *statement, const DbkRecordType *type)
{
  gpointer record = dbk_record_new (type);
  int n_columns = dbk_column_count (statement);
  guint next = 0;

  /* Queries name their columns in the order of the fields, so the search for the next field mostly
   * ends where it begins. */
  for (int column = 0; column < n_columns; column++)
    {
      const char *name = dbk_column_name (statement, column);

      for (guint i = 0; i < type->n_fields; i++)
        {
          guint at = (next + i) % type->n_fields;
          const DbkField *field = &type->fields[at];

          if (strcmp (field->name, name) != 0)
            continue;
          if ((field->flags & DBK_FIELD_UNSTORED) == 0)
            read_field (statement, column, record, field);
          next = at + 1;
          break;
        }
    }
  return record;
}

GPtrArray *
dbk_rows_read_all (DbkStatement *statement, const DbkRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dbk_record_unref);
  gboolean has_row;

  while (TRUE)
    {
      if (!dbk_step_row (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&records);
      g_ptr_array_add (records, dbk_rows_read (statement, type));
    }
}

static gboolean
merge_field (gconstpointer base, gconstpointer theirs, gpointer mine, const DbkField *field)
{
  if (dbk_record_field_equal (base, theirs, field) || dbk_record_field_equal (theirs, mine, field))
    return TRUE;
  if (!dbk_record_field_equal (base, mine, field))
    return FALSE;
  dbk_record_copy_field (mine, theirs, field);
  return TRUE;
}

gboolean
dbk_rows_merge_field (gconstpointer base, gconstpointer theirs, gpointer mine, const char *name)
{
  const DbkField *field = dbk_record_type_find (type_of (mine), name);

  g_return_val_if_fail (field != NULL, FALSE);
  return merge_field (base, theirs, mine, field);
}

static gboolean
is_key (const DbkField *field)
{
  return strcmp (field->name, "row") == 0 || strcmp (field->name, "id") == 0 ||
         strcmp (field->name, "revision") == 0;
}

gboolean
dbk_rows_merge_fields (gconstpointer base,
                       gconstpointer theirs,
                       gpointer mine,
                       const char **conflict_field)
{
  const DbkRecordType *type = type_of (mine);

  g_return_val_if_fail (type_of (base) == type && type_of (theirs) == type, FALSE);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];

      if ((field->flags & DBK_FIELD_UNSTORED) != 0)
        continue;
      if (is_key (field))
        dbk_record_copy_field (mine, theirs, field);
      else if (!merge_field (base, theirs, mine, field))
        {
          *conflict_field = field->name;
          return FALSE;
        }
    }
  return TRUE;
}
