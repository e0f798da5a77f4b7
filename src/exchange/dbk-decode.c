/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of file it is, and its bytes as UTF-8. */
#include "config.h"

#include "dbk-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As much as tells what a file is. */
#define LOOK_SIZE 4096

typedef struct
{
  DbkContent content;
  gsize size;
  const char *bytes;
} Magic;

static const Magic magics[] = {
  { DBK_CONTENT_SQLITE, 15, "SQLite format 3" },
  { DBK_CONTENT_WORKBOOK, 4, "PK\003\004" },
  { DBK_CONTENT_WORKBOOK, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
  { DBK_CONTENT_PICTURE, 3, "\xff\xd8\xff" },
  { DBK_CONTENT_PICTURE, 8, "\x89PNG\r\n\x1a\n" },
  { DBK_CONTENT_PICTURE, 4, "GIF8" },
  { DBK_CONTENT_PICTURE, 4, "RIFF" },
  { DBK_CONTENT_PICTURE, 4, "II*\0" },
  { DBK_CONTENT_PICTURE, 4, "MM\0*" },
  { DBK_CONTENT_PDF, 5, "%PDF-" },
  { DBK_CONTENT_BINARY, 2, "\x1f\x8b" },
  { DBK_CONTENT_BINARY, 4,
    "\x7f"
    "ELF" },
};

typedef enum
{
  UTF16_NONE,
  UTF16_LITTLE,
  UTF16_BIG,
} Utf16;

/* In UTF-16, text of Latin letters has a zero in every second byte. */
static Utf16
guess_utf16 (const char *bytes, gsize size)
{
  gsize look = MIN (size, LOOK_SIZE) & ~(gsize) 1;
  gsize even = 0;
  gsize odd = 0;

  if (size >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return UTF16_LITTLE;
  if (size >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return UTF16_BIG;
  for (gsize i = 0; i < look; i += 2)
    {
      even += bytes[i] == '\0';
      odd += bytes[i + 1] == '\0';
    }
  if (look >= 8 && odd * 4 > look && even * 50 < look)
    return UTF16_LITTLE;
  if (look >= 8 && even * 4 > look && odd * 50 < look)
    return UTF16_BIG;
  return UTF16_NONE;
}

static gboolean
has_controls (const char *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      guchar c = (guchar) bytes[i];

      if (c == '\0' || (c < 0x20 && strchr ("\t\n\v\f\r\x1a\x1b\x1e\x1f", c) == NULL))
        return TRUE;
    }
  return FALSE;
}

/* Some programs write a line or two above the first card. */
static gboolean
has_card (const char *bytes, gsize size)
{
  const char *encoding;
  g_autofree char *text = dbk_decode (bytes, MIN (size, LOOK_SIZE), &encoding);

  return g_regex_match_simple ("^\\s*BEGIN\\s*:\\s*VCARD\\s*$", text,
                               G_REGEX_CASELESS | G_REGEX_MULTILINE | G_REGEX_NEWLINE_ANYCRLF,
                               G_REGEX_MATCH_DEFAULT);
}

DbkContent
dbk_content_guess (const char *bytes, gsize size)
{
  gsize start = 0;

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (size >= magics[i].size && memcmp (bytes, magics[i].bytes, magics[i].size) == 0)
      return magics[i].content;
  if (has_card (bytes, size))
    return DBK_CONTENT_CARDS;
  if (guess_utf16 (bytes, size) != UTF16_NONE)
    return DBK_CONTENT_TEXT;
  if (has_controls (bytes, MIN (size, LOOK_SIZE)))
    return DBK_CONTENT_BINARY;
  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    start = 3;
  while (start < size && g_ascii_isspace (bytes[start]))
    start++;
  if (start == size)
    return DBK_CONTENT_EMPTY;
  return bytes[start] == '[' || bytes[start] == '{' ? DBK_CONTENT_JSON : DBK_CONTENT_TEXT;
}

void
dbk_content_refuse (DbkContent content, GError **error)
{
  const char *sentence;

  switch (content)
    {
    case DBK_CONTENT_EMPTY:
      sentence = _ ("The file is empty, so nothing was brought in. Export the list again from the "
                    "program it comes from.");
      break;
    case DBK_CONTENT_SQLITE:
      sentence =
          _ ("This is a database, not a list of clients, so nothing was brought in. To put a "
             "backup of Dermabook back, restore it.");
      break;
    case DBK_CONTENT_WORKBOOK:
      sentence =
          _ ("This is a workbook of a spreadsheet program, so nothing was brought in. Save it "
             "there as CSV, then bring in that file.");
      break;
    case DBK_CONTENT_PICTURE:
      sentence = _ ("This is a picture, not a list of clients, so nothing was brought in. Choose a "
                    "CSV, vCard or JSON file.");
      break;
    case DBK_CONTENT_PDF:
      sentence =
          _ ("This is a PDF, not a list of clients, so nothing was brought in. Choose a CSV, "
             "vCard or JSON file.");
      break;
    case DBK_CONTENT_CARDS:
    case DBK_CONTENT_TEXT:
    case DBK_CONTENT_JSON:
    case DBK_CONTENT_BINARY:
    default:
      sentence = _ (
          "This is not a text file, so nothing was brought in. Choose a CSV, vCard or JSON file.");
      break;
    }
  g_set_error_literal (error, DBK_ERROR, DBK_ERROR_FOREIGN, sentence);
}

struct _DbkDecoder
{
  Utf16 utf16;
  gboolean mixed;
  gboolean began;
  GByteArray *left; /* the beginning of a character whose rest is still to come */
};

/* How many bytes were taken: all but half a character at the end. */
static gsize
append_utf16 (GString *text, const char *bytes, gsize size, gboolean little, gboolean last)
{
  gsize i;

  for (i = 0; i + 1 < size; i += 2)
    {
      guchar low = (guchar) bytes[little ? i : i + 1];
      guchar high = (guchar) bytes[little ? i + 1 : i];
      gunichar unit = (gunichar) (high << 8 | low);

      if (unit >= 0xd800 && unit < 0xdc00)
        {
          guchar low2;
          guchar high2;
          gunichar second;

          if (i + 3 >= size && !last)
            return i;
          low2 = i + 3 < size ? (guchar) bytes[little ? i + 2 : i + 3] : 0;
          high2 = i + 3 < size ? (guchar) bytes[little ? i + 3 : i + 2] : 0;
          second = (gunichar) (high2 << 8 | low2);
          if (second >= 0xdc00 && second < 0xe000)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
              i += 2;
            }
        }
      if (unit != 0)
        g_string_append_unichar (text, unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit);
    }
  return i;
}

/* The 32 places where Windows-1252 differs from Latin-1; 0 where it has nothing. */
static const gunichar windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static void
append_1252 (GString *text, guchar byte)
{
  gunichar c = byte;

  if (byte >= 0x80 && byte < 0xa0)
    c = windows_1252[byte - 0x80];
  g_string_append_unichar (text, c == 0 ? 0xfffd : c);
}

/* What is valid stays, what isn't is one byte of Windows-1252; zero bytes are left out. How many
 * bytes were taken: all but the beginning of a character at the end. */
static gsize
append_mixed (DbkDecoder *self, GString *text, const char *bytes, gsize size, gboolean last)
{
  const char *p = bytes;
  const char *end = bytes + size;

  while (p < end)
    {
      const char *stop;

      g_utf8_validate_len (p, (gsize) (end - p), &stop);
      g_string_append_len (text, p, stop - p);
      p = stop;
      if (p == end)
        break;
      if (!last && *p != '\0' && g_utf8_get_char_validated (p, (gssize) (end - p)) == (gunichar) -2)
        break;
      if (*p != '\0')
        {
          append_1252 (text, (guchar) *p);
          self->mixed = TRUE;
        }
      p++;
    }
  return (gsize) (p - bytes);
}

gboolean
dbk_decode_is_utf16 (const char *bytes, gsize size)
{
  return guess_utf16 (bytes, size) != UTF16_NONE;
}

DbkDecoder *
dbk_decoder_new (void)
{
  DbkDecoder *self = g_new0 (DbkDecoder, 1);

  self->left = g_byte_array_new ();
  return self;
}

void
dbk_decoder_free (DbkDecoder *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->left);
  g_free (self);
}

const char *
dbk_decoder_get_encoding (const DbkDecoder *self)
{
  if (self->utf16 != UTF16_NONE)
    return "UTF-16";
  return self->mixed ? "Windows-1252" : "UTF-8";
}

/* The byte-order mark is no part of the text. */
static gsize
begin (DbkDecoder *self, const char *bytes, gsize size)
{
  self->began = TRUE;
  self->utf16 = guess_utf16 (bytes, size);
  if (self->utf16 == UTF16_NONE)
    return size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  return memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0 ? 2 : 0;
}

void
dbk_decoder_feed (DbkDecoder *self, GString *text, const char *bytes, gsize size, gboolean last)
{
  g_autofree guint8 *rest = NULL;
  gsize taken = 0;

  if (self->left->len > 0)
    {
      g_byte_array_append (self->left, (const guint8 *) bytes, (guint) size);
      bytes = (const char *) self->left->data;
      size = self->left->len;
    }
  if (!self->began)
    {
      taken = begin (self, bytes, size);
      bytes += taken;
      size -= taken;
    }
  if (self->utf16 != UTF16_NONE)
    taken = append_utf16 (text, bytes, size, self->utf16 == UTF16_LITTLE, last);
  else
    taken = append_mixed (self, text, bytes, size, last);
  rest = g_memdup2 (bytes + taken, size - taken);
  g_byte_array_set_size (self->left, 0);
  if (rest != NULL)
    g_byte_array_append (self->left, rest, (guint) (size - taken));
}

char *
dbk_decode (const char *bytes, gsize size, const char **encoding)
{
  g_autoptr (DbkDecoder) decoder = dbk_decoder_new ();
  GString *text = g_string_sized_new (size);

  dbk_decoder_feed (decoder, text, bytes, size, TRUE);
  *encoding = dbk_decoder_get_encoding (decoder);
  return g_string_free (text, FALSE);
}
