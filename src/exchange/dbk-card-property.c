/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One property of a contact card: divided into name, parameters and value, and decoded. */
#include "config.h"

#include "dbk-card-private.h"

#include <string.h>

#include "dbk-decode.h"
#include "dbk-text.h"

#define NOT_PREFERRED 100

void
dbk_card_property_free (gpointer data)
{
  DbkCardProperty *property = data;

  g_free (property->name);
  g_free (property->group);
  g_free (property->types);
  g_free (property->language);
  g_free (property->value);
  g_free (property);
}

gsize
dbk_card_find_colon (const GString *line)
{
  gboolean quoted = FALSE;

  for (gsize i = 0; i < line->len; i++)
    if (line->str[i] == '"')
      quoted = !quoted;
    else if (line->str[i] == ':' && !quoted)
      return i;
  /* A quotation mark that is never closed. */
  return strcspn (line->str, ":");
}

static void
decode_quoted_printable (GString *text)
{
  gsize to = 0;

  for (gsize from = 0; from < text->len; from++)
    {
      if (text->str[from] == '=' && from + 2 < text->len &&
          g_ascii_isxdigit (text->str[from + 1]) && g_ascii_isxdigit (text->str[from + 2]))
        {
          text->str[to++] = (char) (g_ascii_xdigit_value (text->str[from + 1]) << 4 |
                                    g_ascii_xdigit_value (text->str[from + 2]));
          from += 2;
        }
      else
        text->str[to++] = text->str[from];
    }
  g_string_truncate (text, to);
}

static char *
to_utf8 (const GString *text, const char *charset, const char *fallback, const char **encoding)
{
  const char *read_as;
  const char *used = charset == NULL ? fallback : charset;
  char *converted;

  if (g_utf8_validate (text->str, (gssize) text->len, NULL) &&
      (charset == NULL || g_ascii_strncasecmp (charset, "iso-2022", 8) != 0))
    return g_strdup (text->str);
  converted = g_convert (text->str, (gssize) text->len, "UTF-8", used, NULL, NULL, NULL);
  *encoding = converted == NULL ? "Windows-1252" : g_intern_string (used);
  if (converted != NULL && strlen (converted) > 0)
    return converted;
  g_free (converted);
  return dbk_decode (text->str, text->len, &read_as);
}

/* Parameters */

typedef struct
{
  GString *types;
  char *charset;
  gboolean quoted_printable;
} Parameters;

static void
read_type (DbkCardProperty *property, Parameters *parameters, const char *type)
{
  g_autofree char *small = g_ascii_strdown (type, -1);

  g_strstrip (small);
  if (strcmp (small, "quoted-printable") == 0)
    parameters->quoted_printable = TRUE;
  else if (strcmp (small, "base64") == 0 || strcmp (small, "b") == 0)
    property->base64 = TRUE;
  else if (small[0] != '\0')
    g_string_append_printf (parameters->types, "%s ", small);
  if (strcmp (small, "pref") == 0)
    property->pref = 1;
}

static void
read_parameter (DbkCardProperty *property, Parameters *parameters, char *text)
{
  char *value = strchr (text, '=');
  g_auto (GStrv) types = NULL;

  if (value != NULL)
    *value++ = '\0';
  g_strstrip (text);
  if (value != NULL)
    {
      g_strdelimit (value, "\"", ' ');
      g_strstrip (value);
    }
  if (value != NULL && g_ascii_strcasecmp (text, "CHARSET") == 0)
    {
      g_free (parameters->charset);
      parameters->charset = g_strdup (value);
    }
  else if (value != NULL && g_ascii_strcasecmp (text, "LANGUAGE") == 0)
    {
      g_free (property->language);
      property->language = g_strdup (value);
    }
  else if (value != NULL && g_ascii_strcasecmp (text, "PREF") == 0)
    property->pref = (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 1, NOT_PREFERRED);
  else if (value == NULL || g_ascii_strcasecmp (text, "TYPE") == 0 ||
           g_ascii_strcasecmp (text, "ENCODING") == 0)
    {
      types = g_strsplit (value == NULL ? text : value, ",", -1);
      for (guint i = 0; types[i] != NULL; i++)
        read_type (property, parameters, types[i]);
    }
}

/* @head: "item1.TEL;TYPE=home,cell". */
static void
read_head (DbkCardProperty *property, Parameters *parameters, char *head)
{
  gboolean quoted = FALSE;
  char *start = head;
  char *dot;
  gboolean first = TRUE;

  for (char *p = head;; p++)
    {
      gboolean last = *p == '\0';

      if (*p == '"')
        quoted = !quoted;
      if (!last && (*p != ';' || quoted))
        continue;
      *p = '\0';
      if (first)
        property->name = g_strstrip (g_ascii_strup (start, -1));
      else
        read_parameter (property, parameters, start);
      first = FALSE;
      start = p + 1;
      if (last)
        break;
    }
  dot = strrchr (property->name, '.');
  property->group = dot == NULL ? g_strdup ("") : g_strndup (property->name, dot - property->name);
  if (dot != NULL)
    memmove (property->name, dot + 1, strlen (dot + 1) + 1);
}

DbkCardProperty *
dbk_card_property_read (const GString *line, const char *fallback, const char **encoding)
{
  gsize colon = dbk_card_find_colon (line);
  g_autofree char *head = NULL;
  g_autoptr (GString) value = NULL;
  g_autoptr (GString) types = NULL;
  Parameters parameters = { 0 };
  DbkCardProperty *property;

  if (colon >= line->len || colon == 0)
    return NULL;
  head = g_strndup (line->str, colon);
  value = g_string_new_len (line->str + colon + 1, (gssize) (line->len - colon - 1));
  types = g_string_new (" ");
  parameters.types = types;
  property = g_new0 (DbkCardProperty, 1);
  property->pref = NOT_PREFERRED;
  read_head (property, &parameters, head);
  if (parameters.quoted_printable)
    decode_quoted_printable (value);
  property->types = g_strdup (types->str);
  property->value = to_utf8 (value, parameters.charset, fallback, encoding);
  if (property->language == NULL)
    property->language = g_strdup ("");
  g_free (parameters.charset);
  return property;
}

gboolean
dbk_card_property_is (const DbkCardProperty *property, const char *type)
{
  g_autofree char *word = g_strdup_printf (" %s ", type);

  return strstr (property->types, word) != NULL;
}

/* Ends at a semicolon when @parts; returns where the next part begins, or NULL. */
static const char *
unescape (const char *value, gboolean parts, GString *text)
{
  const char *p;

  for (p = value; *p != '\0' && !(parts && *p == ';'); p++)
    {
      if (*p != '\\' || p[1] == '\0')
        g_string_append_c (text, *p);
      else if (p[1] == 'n' || p[1] == 'N')
        {
          g_string_append_c (text, '\n');
          p++;
        }
      else if (strchr (";:,\\", p[1]) != NULL)
        g_string_append_c (text, *++p);
      else
        g_string_append_c (text, *p);
    }
  return *p == '\0' ? NULL : p + 1;
}

char **
dbk_card_property_split (const DbkCardProperty *property)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *p = property->value;

  while (p != NULL)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      p = unescape (p, TRUE, text);
      g_ptr_array_add (parts, dbk_text_clean (text->str));
    }
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_steal (parts, NULL);
}

char *
dbk_card_property_text (const DbkCardProperty *property)
{
  g_autoptr (GString) text = g_string_new (NULL);

  unescape (property->value, FALSE, text);
  return dbk_text_clean (text->str);
}
