/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact cards: lines unfolded, decoded and divided into name, parameters and value. */
#include "config.h"

#include "dbk-card-private.h"

#include <string.h>

#include "dbk-decode.h"
#include "dbk-text.h"

struct _DbkCardReader
{
  char *decoded; /* (nullable): the whole file, when it was UTF-16 */
  const char *at;
  const char *end;
  guint line;      /* of at */
  GPtrArray *open; /* of DbkCard: those that stand in each other, the outermost first */
  char *charset;   /* of what isn't UTF-8 and doesn't say */
  const char *encoding;
};

/** A line of the file without its end. */
typedef struct
{
  const char *start;
  gsize size;
} Line;

static DbkCard *
card_new (guint line)
{
  DbkCard *card = g_new0 (DbkCard, 1);

  card->line = line;
  card->properties = g_ptr_array_new_with_free_func (dbk_card_property_free);
  return card;
}

void
dbk_card_free (DbkCard *card)
{
  if (card == NULL)
    return;
  g_ptr_array_unref (card->properties);
  g_free (card);
}

/* Programs that write no UTF-8 mostly say so at least once. */
static char *
find_charset (const char *bytes, gsize size)
{
  static const char mark[] = "CHARSET=";
  const gsize length = strlen (mark);

  for (gsize i = 0; i + length < size; i++)
    {
      gsize stop = i + length;

      if (g_ascii_toupper (bytes[i]) != 'C' || g_ascii_strncasecmp (bytes + i, mark, length) != 0)
        continue;
      while (stop < size && (g_ascii_isalnum (bytes[stop]) || strchr ("-_", bytes[stop]) != NULL) &&
             bytes[stop] != '\0')
        stop++;
      if (stop > i + length && g_ascii_strncasecmp (bytes + i + length, "utf", 3) != 0)
        return g_strndup (bytes + i + length, stop - i - length);
    }
  return g_strdup ("Windows-1252");
}

DbkCardReader *
dbk_card_reader_new (const char *bytes, gsize size)
{
  DbkCardReader *reader = g_new0 (DbkCardReader, 1);

  reader->encoding = "UTF-8";
  if (dbk_decode_is_utf16 (bytes, size))
    {
      reader->decoded = dbk_decode (bytes, size, &reader->encoding);
      bytes = reader->decoded;
      size = strlen (bytes);
    }
  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      size -= 3;
    }
  reader->at = bytes;
  reader->end = bytes + size;
  reader->line = 1;
  reader->open = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_card_free);
  reader->charset = find_charset (bytes, size);
  return reader;
}

const char *
dbk_card_reader_get_encoding (const DbkCardReader *reader)
{
  return reader->encoding;
}

void
dbk_card_reader_free (DbkCardReader *reader)
{
  if (reader == NULL)
    return;
  g_ptr_array_unref (reader->open);
  g_free (reader->charset);
  g_free (reader->decoded);
  g_free (reader);
}

/* Lines */

/* The line at @at; returns where the next one begins. */
static const char *
look_at_line (const DbkCardReader *reader, const char *at, Line *line)
{
  const char *p = at;
  const char *next;

  while (p < reader->end && *p != '\n' && *p != '\r')
    p++;
  line->start = at;
  line->size = (gsize) (p - at);
  if (p == reader->end)
    return p;
  next = p;
  while (next < reader->end && *next == '\r')
    next++;
  /* CR CR LF is one end; CR CR alone are two. */
  return next < reader->end && *next == '\n' ? next + 1 : p + 1;
}

static gboolean
take_line (DbkCardReader *reader, Line *line)
{
  if (reader->at >= reader->end)
    return FALSE;
  reader->at = look_at_line (reader, reader->at, line);
  reader->line++;
  return TRUE;
}

static gboolean
is_folded (const Line *line)
{
  return line->size > 0 && (line->start[0] == ' ' || line->start[0] == '\t');
}

static gboolean
is_blank (const Line *line)
{
  for (gsize i = 0; i < line->size; i++)
    if (!g_ascii_isspace (line->start[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_base64 (const Line *line)
{
  for (gsize i = 0; i < line->size; i++)
    {
      char c = line->start[i];

      if (!g_ascii_isalnum (c) && c != '+' && c != '/' && c != '=' && !g_ascii_isspace (c))
        return FALSE;
    }
  return !is_blank (line);
}

/* "BEGIN:VCARD" however it is written. */
static gboolean
is_mark (const char *text, gsize size, const char *name)
{
  g_autofree char *line = g_strndup (text, size);
  char *colon = strchr (line, ':');

  if (colon == NULL)
    return FALSE;
  *colon = '\0';
  return g_ascii_strcasecmp (g_strstrip (line), name) == 0 &&
         g_ascii_strcasecmp (g_strstrip (colon + 1), "VCARD") == 0;
}

static gboolean
has_word (const char *head, gsize size, const char *word)
{
  g_autofree char *text = g_ascii_strup (head, (gssize) size);

  return strstr (text, word) != NULL;
}

static void
join_quoted_printable (DbkCardReader *reader, GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == '=')
    {
      Line next;
      const char *after = look_at_line (reader, reader->at, &next);

      if (reader->at >= reader->end || is_mark (next.start, next.size, "END"))
        return;
      g_string_truncate (text, text->len - 1);
      g_string_append_len (text, next.start, (gssize) next.size);
      reader->at = after;
      reader->line++;
    }
}

/* Old programs end the encoded text by a blank line and don't indent it. */
static void
join_base64 (DbkCardReader *reader, GString *text)
{
  Line next;

  while (reader->at < reader->end)
    {
      const char *after = look_at_line (reader, reader->at, &next);

      if (!is_base64 (&next))
        return;
      g_string_append_len (text, next.start, (gssize) next.size);
      reader->at = after;
      reader->line++;
    }
}

/* A whole property: folded lines joined. NULL at the end. */
static GString *
take_property (DbkCardReader *reader)
{
  g_autoptr (GString) text = NULL;
  Line line;
  gsize colon;

  if (!take_line (reader, &line))
    return NULL;
  text = g_string_new_len (line.start, (gssize) line.size);
  while (reader->at < reader->end)
    {
      const char *after = look_at_line (reader, reader->at, &line);

      if (!is_folded (&line) || is_blank (&line))
        break;
      g_string_append_len (text, line.start + 1, (gssize) line.size - 1);
      reader->at = after;
      reader->line++;
    }
  colon = dbk_card_find_colon (text);
  if (colon == text->len)
    return g_steal_pointer (&text);
  if (has_word (text->str, colon, "QUOTED-PRINTABLE"))
    join_quoted_printable (reader, text);
  else if (has_word (text->str, colon, "BASE64") || has_word (text->str, colon, "ENCODING=B"))
    join_base64 (reader, text);
  return g_steal_pointer (&text);
}

/* Cards */

static DbkCard *
close_card (DbkCardReader *reader, gboolean unclosed)
{
  DbkCard *card;

  if (reader->open->len == 0)
    return NULL;
  card = g_ptr_array_steal_index (reader->open, reader->open->len - 1);
  card->unclosed = unclosed;
  return card;
}

static void
open_card (DbkCardReader *reader, guint line)
{
  DbkCard *card = card_new (line);

  if (reader->open->len > 0)
    {
      const DbkCard *outer = reader->open->pdata[reader->open->len - 1];
      guint n = outer->properties->len;
      const DbkCardProperty *last = n == 0 ? NULL : outer->properties->pdata[n - 1];

      card->is_agent =
          last != NULL && strcmp (last->name, "AGENT") == 0 && dbk_text_is_blank (last->value);
    }
  g_ptr_array_add (reader->open, card);
}

DbkCard *
dbk_card_reader_next (DbkCardReader *reader)
{
  for (;;)
    {
      guint number = reader->line;
      g_autoptr (GString) line = take_property (reader);
      DbkCardProperty *property;

      if (line == NULL)
        return close_card (reader, TRUE);
      if (is_mark (line->str, line->len, "BEGIN"))
        open_card (reader, number);
      else if (is_mark (line->str, line->len, "END"))
        {
          if (reader->open->len > 0)
            return close_card (reader, FALSE);
        }
      else if (reader->open->len > 0 &&
               (property = dbk_card_property_read (line, reader->charset, &reader->encoding)) !=
                   NULL)
        {
          DbkCard *card = reader->open->pdata[reader->open->len - 1];

          g_ptr_array_add (card->properties, property);
        }
    }
}
