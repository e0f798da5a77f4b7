/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading values from JSON: every refusal names the member and says how it should be written. */
#include "config.h"

#include "dbk-gettext.h"
#include <math.h>
#include <string.h>

#include "dbk-error.h"
#include "dbk-record-json.h"

#define AT(record, field, Type) G_STRUCT_MEMBER (Type, record, (field)->offset)

/* Where we are: a member's name is borrowed, so a path costs nothing until something is wrong. */
typedef struct _Place Place;
struct _Place
{
  const Place *parent;
  const char *member;
  int index; /* in a list, or -1 */
};

static gpointer
read_record (const DbkRecordType *type, JsonNode *node, const Place *place, GError **error);

static void
append_path (GString *path, const Place *place)
{
  if (place->parent != NULL)
    append_path (path, place->parent);
  if (place->index >= 0)
    g_string_append_printf (path, "[%d]", place->index);
  else if (place->member != NULL)
    g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", place->member);
}

static char *
path_of (const Place *place)
{
  GString *path = g_string_new (NULL);

  append_path (path, place);
  if (path->len == 0)
    g_string_append (path, _ ("The entry"));
  return g_string_free (path, FALSE);
}

/* @sentence has one %s, for the path; put in by hand because the format is not a literal. */
static gboolean
refuse (GError **error, const Place *place, const char *sentence)
{
  g_autofree char *path = path_of (place);
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);
  g_autofree char *message = g_strconcat (parts[0], path, parts[1], NULL);

  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, message);
  return FALSE;
}

/* NULL also for half of a surrogate pair ("\ud800"): that is no text. */
static const char *
string_of (JsonNode *node)
{
  const char *text =
      JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          ? json_node_get_string (node)
          : NULL;

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

static gboolean
number_of (JsonNode *node, double *number)
{
  GType type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  type = json_node_get_value_type (node);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *number = type == G_TYPE_INT64 ? (double) json_node_get_int (node) : json_node_get_double (node);
  return isfinite (*number);
}

static gboolean
read_whole (int *whole, double number)
{
  double rounded = round (number);

  if (fabs (number - rounded) > 1e-6 || fabs (rounded) > 2147483000.0)
    return FALSE;
  *whole = (int) rounded;
  return TRUE;
}

static gboolean
read_codes (char ***codes, JsonNode *node, const Place *place, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, place, _ ("%s should be a list of texts in square brackets."));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = string_of (json_array_get_element (array, i));
      Place at = { place, NULL, (int) i };

      if (text == NULL)
        return refuse (error, &at, _ ("%s should be a text in quotation marks."));
      g_ptr_array_add (texts, g_strdup (text));
    }
  g_ptr_array_add (texts, NULL);
  *codes = texts->len > 1 ? (char **) g_ptr_array_steal (texts, NULL) : NULL;
  return TRUE;
}

static gboolean
read_bytes (GBytes **bytes, JsonNode *node, const Place *place, GError **error)
{
  const char *text = string_of (node);
  g_autofree guchar *data = NULL;
  g_autofree char *again = NULL;
  gsize size = 0;

  if (text == NULL)
    return refuse (error, place, _ ("%s should be base64 text in quotation marks."));
  data = g_base64_decode (text, &size);
  again = g_base64_encode (data, size);
  /* The decoder skips what it doesn't know: a cut or mistyped signature must not pass. */
  if (strcmp (text, again) != 0)
    return refuse (error, place, _ ("%s is not valid base64; it may have been cut short."));
  *bytes = g_bytes_new (data, size);
  return TRUE;
}

static gboolean
read_list (GPtrArray *list,
           const DbkRecordType *items,
           JsonNode *node,
           const Place *place,
           GError **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, place, _ ("%s should be a list in square brackets."));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      Place at = { place, NULL, (int) i };
      gpointer item = read_record (items, json_array_get_element (array, i), &at, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (list, item);
    }
  return TRUE;
}

static gboolean
read_text (gpointer record,
           const DbkField *field,
           JsonNode *node,
           const Place *place,
           GError **error)
{
  const char *text = string_of (node);

  if (text == NULL)
    return refuse (error, place, _ ("%s should be a text in quotation marks."));
  if (field->type == DBK_FIELD_TEXT)
    dbk_set_text (&AT (record, field, char *), text[0] == '\0' ? NULL : text);
  else if (text[0] == '\0')
    return TRUE;
  else if (field->type == DBK_FIELD_DATE)
    {
      if (!dbk_date_from_iso (text, &AT (record, field, DbkDate)))
        return refuse (error, place,
                       _ ("%s is not a day of the calendar. Days are written as 2026-11-22."));
    }
  else if (!dbk_time_from_iso (text, &AT (record, field, DbkTime)))
    return refuse (error, place,
                   _ ("%s is not a moment. Moments are written as 2026-11-22T14:06:31.250Z."));
  return TRUE;
}

static gboolean
read_number (gpointer record,
             const DbkField *field,
             JsonNode *node,
             const Place *place,
             GError **error)
{
  double number;

  if (!number_of (node, &number))
    return refuse (error, place, _ ("%s should be a number without quotation marks."));
  if (field->type == DBK_FIELD_INTEGER)
    {
      if (!read_whole (&AT (record, field, int), number))
        return refuse (error, place, _ ("%s should be a whole number."));
    }
  else if (!read_whole (&AT (record, field, int), number * 10))
    return refuse (error, place, _ ("%s should be a number with one decimal at most."));
  return TRUE;
}

static gboolean
read_value (gpointer record,
            const DbkField *field,
            JsonNode *node,
            const Place *place,
            GError **error)
{
  switch (field->type)
    {
    case DBK_FIELD_TEXT:
    case DBK_FIELD_DATE:
    case DBK_FIELD_TIME:
      return read_text (record, field, node, place, error);
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
      return read_number (record, field, node, place, error);
    case DBK_FIELD_FLAG:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse (error, place, _ ("%s should be true or false without quotation marks."));
      AT (record, field, gboolean) = json_node_get_boolean (node);
      return TRUE;
    case DBK_FIELD_CODES:
      return read_codes (&AT (record, field, char **), node, place, error);
    case DBK_FIELD_BYTES:
      return read_bytes (&AT (record, field, GBytes *), node, place, error);
    case DBK_FIELD_LIST:
      return read_list (AT (record, field, GPtrArray *), field->items, node, place, error);
    case DBK_FIELD_RECORD:
      AT (record, field, gpointer) = read_record (field->items, node, place, error);
      return AT (record, field, gpointer) != NULL;
    case DBK_FIELD_ROW:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
is_filled (gconstpointer record, const DbkField *field)
{
  g_autofree char *text = NULL;

  if (field->type == DBK_FIELD_RECORD)
    return AT (record, field, gpointer) != NULL;
  if (field->type == DBK_FIELD_LIST)
    return AT (record, field, GPtrArray *)->len > 0;
  text = dbk_record_get_text (record, field);
  return text[0] != '\0';
}

static gpointer
read_record (const DbkRecordType *type, JsonNode *node, const Place *place, GError **error)
{
  gpointer record;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, place, _ ("%s should be an object in curly brackets."));
      return NULL;
    }
  object = json_node_get_object (node);
  record = dbk_record_new (type);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];
      JsonNode *member = json_object_get_member (object, field->name);
      Place at = { place, field->name, -1 };

      if ((field->flags & DBK_FIELD_LOCAL) != 0)
        continue;
      if (member != NULL && !JSON_NODE_HOLDS_NULL (member) &&
          !read_value (record, field, member, &at, error))
        {
          dbk_record_unref (record);
          return NULL;
        }
      if ((field->flags & DBK_FIELD_REQUIRED) != 0 && !is_filled (record, field))
        {
          refuse (error, &at, _ ("%s is missing; an entry can’t be read without it."));
          dbk_record_unref (record);
          return NULL;
        }
    }
  return record;
}

gpointer
dbk_record_from_node (const DbkRecordType *type, JsonNode *node, GError **error)
{
  Place top = { NULL, NULL, -1 };

  return read_record (type, node, &top, error);
}
