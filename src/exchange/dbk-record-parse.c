/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON text to nodes, guarded against what the parser takes badly. */
#include "config.h"

#include "dbk-record-parse.h"

#include <glib/gi18n-lib.h>

/* The parser calls itself for each level; a record has eight. */
#define DEPTH_MAX 64

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID, sentence);
  return FALSE;
}

/* What needs no understanding: valid UTF-8, closed strings, levels that don't run away. */
static gboolean
check_shape (const char *text, gsize size, GError **error)
{
  gboolean in_string = FALSE;
  int depth = 0;

  if (!g_utf8_validate_len (text, size, NULL))
    return fail (error, _ ("It isn’t written in UTF-8, so it is no record file."));
  for (gsize i = 0; i < size; i++)
    {
      char c = text[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if (c == '[' || c == '{')
        depth++;
      else if (c == ']' || c == '}')
        depth--;
      if (depth > DEPTH_MAX)
        return fail (error, _ ("It is nested too deeply to be a record file."));
    }
  if (in_string)
    return fail (error, _ ("A quotation mark isn’t closed; the file may have been cut short."));
  if (depth > 0)
    return fail (error, _ ("A bracket isn’t closed; the file may have been cut short."));
  return TRUE;
}

typedef struct
{
  GArray *lines;
  int depth;
} Positions;

static void
array_start_cb (JsonParser *parser, gpointer data)
{
  Positions *positions = data;

  positions->depth++;
}

static void
array_end_cb (JsonParser *parser, JsonArray *array, gpointer data)
{
  Positions *positions = data;

  positions->depth--;
}

static void
object_start_cb (JsonParser *parser, gpointer data)
{
  Positions *positions = data;
  guint line = json_parser_get_current_line (parser);

  /* Clients stand in the outermost array and in no other object. */
  if (positions->depth == 1)
    g_array_append_val (positions->lines, line);
  positions->depth++;
}

static void
object_end_cb (JsonParser *parser, JsonObject *object, gpointer data)
{
  Positions *positions = data;

  positions->depth--;
}

JsonNode *
dbk_record_parse (const char *text, gsize size, GArray *lines, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) problem = NULL;
  Positions positions = { lines, 0 };

  if (!check_shape (text, size, error))
    return NULL;
  if (lines != NULL)
    {
      g_signal_connect (parser, "array-start", G_CALLBACK (array_start_cb), &positions);
      g_signal_connect (parser, "array-end", G_CALLBACK (array_end_cb), &positions);
      g_signal_connect (parser, "object-start", G_CALLBACK (object_start_cb), &positions);
      g_signal_connect (parser, "object-end", G_CALLBACK (object_end_cb), &positions);
    }
  if (!json_parser_load_from_data (parser, text, (gssize) size, &problem))
    {
      g_debug ("%s", problem->message);
      if (lines == NULL)
        g_set_error_literal (error, DBK_ERROR, DBK_ERROR_INVALID,
                             _ ("It is not valid JSON; a comma, a bracket or a quotation mark is "
                                "in the wrong place."));
      else
        g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
                     _ ("It is not valid JSON at line %u; a comma, a bracket or a quotation mark "
                        "is in the wrong place."),
                     json_parser_get_current_line (parser));
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL)
    {
      fail (error, _ ("It holds nothing."));
      return NULL;
    }
  return json_node_ref (json_parser_get_root (parser));
}
