/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal numbers as people type and read them. */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "dbk-gettext.h"

#include "dbk-language.h"
#include "dbk-number-private.h"
#include "dbk-text-private.h"

#define DIGITS_MAX 15 /* what a double holds without loss */

#define MINUS_SIGN 0x2212
#define ARABIC_DECIMAL_MARK 0x066b

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c);
}

/* Three digits after the mark the locale doesn't use for decimals, and one to three before it,
 * look exactly like thousands. */
static gboolean
looks_like_thousands (const char *whole, gsize decimals, gunichar mark)
{
  const char *point = localeconv ()->decimal_point;
  gunichar used = point[0] == ',' ? ',' : '.';

  if (mark == ARABIC_DECIMAL_MARK || mark == used)
    return FALSE;

  return decimals == 3 && whole[0] != '0' && strlen (whole) >= 1 && strlen (whole) <= 3;
}

static char *
refuse (const char *text, GError **error)
{
  g_autofree char *quoted = dbk_text_quote (text);

  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("“%s” is not a number. Enter digits with at most one decimal mark, for "
                  "example 12.5."),
               quoted);
  return NULL;
}

static char *
refuse_thousands (const char *text, GError **error)
{
  g_autofree char *quoted = dbk_text_quote (text);

  g_set_error (error, DBK_ERROR, DBK_ERROR_INVALID,
               _ ("“%s” can be read in two ways. Enter the number without a mark between the "
                  "thousands."),
               quoted);
  return NULL;
}

char *
dbk_number_normalise (const char *text, GError **error)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) decimals = g_string_new (NULL);
  gboolean negative = FALSE;
  gunichar mark = 0;
  const char *p = text;
  const char *start;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return refuse (text, error);

  while (is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  if (*p == '-' || *p == '+' || g_utf8_get_char (p) == MINUS_SIGN)
    {
      negative = *p != '+';
      p = g_utf8_next_char (p);
    }

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (mark == 0 ? whole : decimals, (char) ('0' + digit));
      else if (c == '.' || c == ',' || c == ARABIC_DECIMAL_MARK)
        {
          if (mark != 0)
            return refuse_thousands (text, error);
          mark = c;
        }
      else
        break;
    }

  while (is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p != '\0' || whole->len + decimals->len == 0 || whole->len + decimals->len > DIGITS_MAX)
    return refuse (text, error);
  if (mark != 0 && decimals->len == 0)
    return refuse (text, error);
  if (looks_like_thousands (whole->str, decimals->len, mark))
    return refuse_thousands (text, error);

  while (decimals->len > 0 && decimals->str[decimals->len - 1] == '0')
    g_string_truncate (decimals, decimals->len - 1);
  for (start = whole->str; *start == '0'; start++)
    ;
  if (*start == '\0')
    {
      start = "0";
      if (decimals->len == 0)
        negative = FALSE;
    }

  return g_strconcat (negative ? "-" : "", start, decimals->len > 0 ? "." : "", decimals->str,
                      NULL);
}

gboolean
dbk_number_parse (const char *text, double *number, GError **error)
{
  g_autofree char *plain = dbk_number_normalise (text, error);

  if (plain == NULL)
    return FALSE;

  *number = g_ascii_strtod (plain, NULL);
  return TRUE;
}

char *
dbk_number_format_plain (double number, int decimals)
{
  char format[16];
  char buffer[400];
  gsize length;

  if (!isfinite (number))
    return g_strdup ("");

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 15));
  g_ascii_formatd (buffer, sizeof buffer, format, number);

  if (strchr (buffer, '.') != NULL)
    {
      length = strlen (buffer);
      while (buffer[length - 1] == '0')
        length--;
      if (buffer[length - 1] == '.')
        length--;
      buffer[length] = '\0';
    }

  return g_strdup (g_str_equal (buffer, "-0") ? "0" : buffer);
}

char *
dbk_number_format (double number, int decimals)
{
  g_autofree char *plain = dbk_number_format_plain (number, decimals);
  char *point = strchr (plain, '.');
  /* Translators: "," where 2.5 is written 2,5. */
  const char *mark =
      dbk_language_current () != NULL ? C_ ("decimal mark", ".") : localeconv ()->decimal_point;

  if (point == NULL || g_str_equal (mark, ".") || !g_utf8_validate (mark, -1, NULL))
    return g_steal_pointer (&plain);

  *point = '\0';
  return g_strconcat (plain, mark, point + 1, NULL);
}
