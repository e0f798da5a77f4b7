/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Described structs: making, copying, comparing them by their description. */
#include "dbk-record.h"

#include <string.h>

#include "dbk-text.h"

#define AT(record, field, CType) (*(CType *) ((char *) (record) + (field)->offset))

static const DbkRecordType *
type_of (gconstpointer record)
{
  return ((const DbkRecord *) record)->type;
}

gpointer
dbk_record_new (const DbkRecordType *type)
{
  gpointer record = g_atomic_rc_box_alloc0 (type->size);

  ((DbkRecord *) record)->type = type;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];

      if (field->type == DBK_FIELD_INTEGER || field->type == DBK_FIELD_TENTHS)
        AT (record, field, int) = DBK_NONE;
      else if (field->type == DBK_FIELD_LIST)
        AT (record, field, GPtrArray *) = g_ptr_array_new_with_free_func (dbk_record_unref);
    }
  return record;
}

gpointer
dbk_record_ref (gpointer record)
{
  return g_atomic_rc_box_acquire (record);
}

static void
clear_field (gpointer record, const DbkField *field)
{
  switch (field->type)
    {
    case DBK_FIELD_TEXT:
      g_clear_pointer (&AT (record, field, char *), g_free);
      break;
    case DBK_FIELD_CODES:
      g_clear_pointer (&AT (record, field, char **), g_strfreev);
      break;
    case DBK_FIELD_BYTES:
      g_clear_pointer (&AT (record, field, GBytes *), g_bytes_unref);
      break;
    case DBK_FIELD_LIST:
      g_clear_pointer (&AT (record, field, GPtrArray *), g_ptr_array_unref);
      break;
    case DBK_FIELD_RECORD:
      g_clear_pointer (&AT (record, field, gpointer), dbk_record_unref);
      break;
    case DBK_FIELD_ROW:
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
    case DBK_FIELD_FLAG:
    case DBK_FIELD_DATE:
    case DBK_FIELD_TIME:
    default:
      break;
    }
}

static void
clear_record (gpointer record)
{
  const DbkRecordType *type = type_of (record);

  for (guint i = 0; i < type->n_fields; i++)
    clear_field (record, &type->fields[i]);
}

void
dbk_record_unref (gpointer record)
{
  if (record != NULL)
    g_atomic_rc_box_release_full (record, clear_record);
}

char **
dbk_codes_copy (char *const *codes)
{
  return codes == NULL || codes[0] == NULL ? NULL : g_strdupv ((char **) codes);
}

gboolean
dbk_codes_contain (char *const *codes, const char *code)
{
  return codes != NULL && g_strv_contains ((const char *const *) codes, code);
}

static GPtrArray *
copy_list (GPtrArray *list)
{
  GPtrArray *copy = g_ptr_array_new_full (list->len, dbk_record_unref);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, dbk_record_copy (list->pdata[i]));
  return copy;
}

/* What the field of @to held before is not freed. */
static void
fill_field (gpointer to, gconstpointer from, const DbkField *field)
{
  switch (field->type)
    {
    case DBK_FIELD_ROW:
    case DBK_FIELD_TIME:
      AT (to, field, gint64) = AT (from, field, gint64);
      break;
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
    case DBK_FIELD_FLAG:
    case DBK_FIELD_DATE:
      AT (to, field, int) = AT (from, field, int);
      break;
    case DBK_FIELD_TEXT:
      AT (to, field, char *) = g_strdup (AT (from, field, char *));
      break;
    case DBK_FIELD_CODES:
      AT (to, field, char **) = dbk_codes_copy (AT (from, field, char **));
      break;
    case DBK_FIELD_BYTES:
      AT (to, field, GBytes *) = AT (from, field, GBytes *);
      if (AT (to, field, GBytes *) != NULL)
        g_bytes_ref (AT (to, field, GBytes *));
      break;
    case DBK_FIELD_LIST:
      AT (to, field, GPtrArray *) = copy_list (AT (from, field, GPtrArray *));
      break;
    case DBK_FIELD_RECORD:
      AT (to, field, gpointer) = dbk_record_copy (AT (from, field, gpointer));
      break;
    default:
      g_return_if_reached ();
    }
}

gpointer
dbk_record_copy (gconstpointer record)
{
  const DbkRecordType *type;
  gpointer copy;

  if (record == NULL)
    return NULL;
  type = type_of (record);
  copy = g_atomic_rc_box_alloc0 (type->size);
  memcpy (copy, record, type->size);
  for (guint i = 0; i < type->n_fields; i++)
    fill_field (copy, record, &type->fields[i]);
  return copy;
}

void
dbk_record_copy_field (gpointer to, gconstpointer from, const DbkField *field)
{
  if (to == from)
    return;
  clear_field (to, field);
  fill_field (to, from, field);
}

static gboolean
codes_equal (char *const *a, char *const *b)
{
  gboolean a_empty = a == NULL || a[0] == NULL;
  gboolean b_empty = b == NULL || b[0] == NULL;

  if (a_empty || b_empty)
    return a_empty == b_empty;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
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

gboolean
dbk_record_field_equal (gconstpointer a, gconstpointer b, const DbkField *field)
{
  GBytes *a_bytes;
  GBytes *b_bytes;

  switch (field->type)
    {
    case DBK_FIELD_ROW:
    case DBK_FIELD_TIME:
      return AT (a, field, gint64) == AT (b, field, gint64);
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
    case DBK_FIELD_DATE:
      return AT (a, field, int) == AT (b, field, int);
    case DBK_FIELD_FLAG:
      return !AT (a, field, gboolean) == !AT (b, field, gboolean);
    case DBK_FIELD_TEXT:
      {
        const char *a_text = AT (a, field, char *);
        const char *b_text = AT (b, field, char *);

        return strcmp (a_text == NULL ? "" : a_text, b_text == NULL ? "" : b_text) == 0;
      }
    case DBK_FIELD_CODES:
      return codes_equal (AT (a, field, char **), AT (b, field, char **));
    case DBK_FIELD_BYTES:
      a_bytes = AT (a, field, GBytes *);
      b_bytes = AT (b, field, GBytes *);
      if (a_bytes == NULL || b_bytes == NULL)
        return a_bytes == b_bytes;
      return g_bytes_equal (a_bytes, b_bytes);
    case DBK_FIELD_LIST:
      return lists_equal (AT (a, field, GPtrArray *), AT (b, field, GPtrArray *));
    case DBK_FIELD_RECORD:
      return dbk_record_equal (AT (a, field, gpointer), AT (b, field, gpointer));
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
dbk_record_equal (gconstpointer a, gconstpointer b)
{
  const DbkRecordType *type;

  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || type_of (a) != type_of (b))
    return FALSE;
  type = type_of (a);
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & DBK_FIELD_LOCAL) == 0 &&
        !dbk_record_field_equal (a, b, &type->fields[i]))
      return FALSE;
  return TRUE;
}

const DbkField *
dbk_record_type_find (const DbkRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

static char *
tenths_to_text (int tenths)
{
  if (tenths % 10 == 0)
    return g_strdup_printf ("%d", tenths / 10);
  return g_strdup_printf ("%s%d.%d", tenths < 0 ? "-" : "", ABS (tenths) / 10, ABS (tenths) % 10);
}

char *
dbk_record_get_text (gconstpointer record, const DbkField *field)
{
  int number;

  switch (field->type)
    {
    case DBK_FIELD_ROW:
      return g_strdup_printf ("%" G_GINT64_FORMAT, AT (record, field, gint64));
    case DBK_FIELD_TEXT:
      return g_strdup (AT (record, field, char *) == NULL ? "" : AT (record, field, char *));
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
      number = AT (record, field, int);
      if (number == DBK_NONE)
        return g_strdup ("");
      return field->type == DBK_FIELD_TENTHS ? tenths_to_text (number)
                                             : g_strdup_printf ("%d", number);
    case DBK_FIELD_FLAG:
      return g_strdup (AT (record, field, gboolean) ? "1" : "0");
    case DBK_FIELD_DATE:
      return dbk_date_to_iso (AT (record, field, DbkDate));
    case DBK_FIELD_TIME:
      return dbk_time_to_iso (AT (record, field, DbkTime));
    case DBK_FIELD_CODES:
      return AT (record, field, char **) == NULL ? g_strdup ("")
                                                 : g_strjoinv (";", AT (record, field, char **));
    case DBK_FIELD_BYTES:
      {
        GBytes *bytes = AT (record, field, GBytes *);
        gsize size;
        gconstpointer data;

        if (bytes == NULL)
          return g_strdup ("");
        data = g_bytes_get_data (bytes, &size);
        return g_base64_encode (data, size);
      }
    case DBK_FIELD_LIST:
    case DBK_FIELD_RECORD:
    default:
      g_return_val_if_reached (NULL);
    }
}

void
dbk_record_set_text (gpointer record, const char *name, const char *text)
{
  const DbkField *field = dbk_record_type_find (type_of (record), name);

  g_return_if_fail (field != NULL && field->type == DBK_FIELD_TEXT);
  g_free (AT (record, field, char *));
  AT (record, field, char *) = dbk_text_clean (text);
}

void
dbk_set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}
