/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing values as JSON. The text is written by hand, not by json-glib's generator: a score of
 * 2.3 has to come out as 2.3 and equal values as equal bytes, whatever its version. */
#include "config.h"

#include <string.h>

#include "dbk-record-json.h"

#define AT(record, field, Type) G_STRUCT_MEMBER (Type, record, (field)->offset)

static void write_record (GString *out, gconstpointer record, DbkJsonFlags flags);

static void
write_text (GString *out, const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar byte = (guchar) *p;

      switch (byte)
        {
        case '"':
          g_string_append (out, "\\\"");
          break;
        case '\\':
          g_string_append (out, "\\\\");
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        default:
          if (byte < 0x20 || byte == 0x7f)
            g_string_append_printf (out, "\\u%04x", byte);
          else
            g_string_append_c (out, *p);
        }
    }
  g_string_append_c (out, '"');
}

static void
write_codes (GString *out, char *const *codes)
{
  g_string_append_c (out, '[');
  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_text (out, codes[i]);
    }
  g_string_append_c (out, ']');
}

static void
write_list (GString *out, GPtrArray *list, DbkJsonFlags flags)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < list->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_record (out, list->pdata[i], flags);
    }
  g_string_append_c (out, ']');
}

static gboolean
is_empty (gconstpointer record, const DbkField *field)
{
  switch (field->type)
    {
    case DBK_FIELD_TEXT:
      return AT (record, field, char *) == NULL || AT (record, field, char *)[0] == '\0';
    case DBK_FIELD_ROW:
      return AT (record, field, gint64) == 0;
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
      return AT (record, field, int) == DBK_NONE;
    case DBK_FIELD_FLAG:
      return FALSE;
    case DBK_FIELD_DATE:
      return AT (record, field, DbkDate) == DBK_DATE_NONE;
    case DBK_FIELD_TIME:
      return AT (record, field, DbkTime) == DBK_TIME_NONE;
    case DBK_FIELD_CODES:
      return AT (record, field, char **) == NULL || AT (record, field, char **)[0] == NULL;
    case DBK_FIELD_BYTES:
      return AT (record, field, GBytes *) == NULL;
    case DBK_FIELD_LIST:
      return AT (record, field, GPtrArray *) == NULL || AT (record, field, GPtrArray *)->len == 0;
    case DBK_FIELD_RECORD:
      return AT (record, field, gpointer) == NULL;
    default:
      g_return_val_if_reached (TRUE);
    }
}

static void
write_value (GString *out, gconstpointer record, const DbkField *field, DbkJsonFlags flags)
{
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case DBK_FIELD_ROW:
    case DBK_FIELD_INTEGER:
    case DBK_FIELD_TENTHS:
      text = dbk_record_get_text (record, field);
      g_string_append (out, text);
      break;
    case DBK_FIELD_FLAG:
      g_string_append (out, AT (record, field, gboolean) ? "true" : "false");
      break;
    case DBK_FIELD_TEXT:
    case DBK_FIELD_DATE:
    case DBK_FIELD_TIME:
    case DBK_FIELD_BYTES:
      text = dbk_record_get_text (record, field);
      write_text (out, text);
      break;
    case DBK_FIELD_CODES:
      write_codes (out, AT (record, field, char **));
      break;
    case DBK_FIELD_LIST:
      write_list (out, AT (record, field, GPtrArray *), flags);
      break;
    case DBK_FIELD_RECORD:
      write_record (out, AT (record, field, gpointer), flags);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
write_record (GString *out, gconstpointer record, DbkJsonFlags flags)
{
  const DbkRecordType *type = ((const DbkRecord *) record)->type;
  DbkFieldFlags left_out = DBK_FIELD_LOCAL;
  gboolean first = TRUE;

  if ((flags & DBK_JSON_UNSEALED) != 0)
    left_out |= DBK_FIELD_SEALED;
  g_string_append_c (out, '{');
  for (guint i = 0; i < type->n_fields; i++)
    {
      const DbkField *field = &type->fields[i];

      if ((field->flags & left_out) != 0 || is_empty (record, field))
        continue;
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      write_text (out, field->name);
      g_string_append_c (out, ':');
      write_value (out, record, field, flags);
    }
  g_string_append_c (out, '}');
}

char *
dbk_record_to_json (gconstpointer record, DbkJsonFlags flags)
{
  GString *out = g_string_new (NULL);

  write_record (out, record, flags);
  return g_string_free (out, FALSE);
}

JsonNode *
dbk_record_to_node (gconstpointer record, DbkJsonFlags flags)
{
  g_autofree char *json = dbk_record_to_json (record, flags);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  if (node == NULL)
    g_error ("What was written as JSON is not: %s", error->message);
  return node;
}
