/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning and folding of names. */
#include "dbk-text-private.h"

#include <string.h>

#define QUOTE_MAX 40

typedef enum
{
  TREAT_KEEP,
  TREAT_DROP,
  TREAT_SPACE,
} Treatment;

/* ß needs no line: its case folds to ss. */
static const struct
{
  gunichar letter;
  const char *spelling;
} spellings[] = {
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0138, "k" },  /* ĸ */
  { 0x0142, "l" },  /* ł */
  { 0x014b, "n" },  /* ŋ */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
  { 0x0180, "b" },  /* ƀ */
  { 0x0192, "f" },  /* ƒ */
  { 0x0199, "k" },  /* ƙ */
  { 0x01b4, "y" },  /* ƴ */
  { 0x0253, "b" },  /* ɓ */
  { 0x0254, "o" },  /* ɔ */
  { 0x0256, "d" },  /* ɖ */
  { 0x0257, "d" },  /* ɗ */
  { 0x0259, "a" },  /* ə, as Azerbaijani names are written abroad */
  { 0x025b, "e" },  /* ɛ */
  { 0x0268, "i" },  /* ɨ */
  { 0x0272, "n" },  /* ɲ */
  { 0x0275, "o" },  /* ɵ */
  { 0x0289, "u" },  /* ʉ */
};

static gboolean
is_apostrophe (gunichar c)
{
  switch (c)
    {
    case '\'':
    case '`':
    case 0x00b4: /* acute accent standing alone */
    case 0x02b9:
    case 0x02bb: /* ʻokina */
    case 0x02bc:
    case 0x02bd:
    case 0x02be:
    case 0x02bf:
    case 0x02c8:
    case 0x02ca:
    case 0x02cb:
    case 0x055a: /* Armenian */
    case 0x05f3: /* Hebrew geresh */
    case 0x05f4: /* Hebrew gershayim */
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0x2035:
    case 0xa78b:
    case 0xa78c:
    case 0xff07:
    case 0xff40:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_hyphen (gunichar c)
{
  /* From the em dash on they part sentences, not names. */
  if (c >= 0x2014 && c <= 0x2015)
    return FALSE;
  if (c == 0x2212 || c == 0x2043 || c == 0x00ad)
    return TRUE;

  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

/* Marks people leave out when they type. Vowel signs of Indic scripts and the voicing marks of
 * kana are letters to their readers and stay. */
static gboolean
is_accent (gunichar c)
{
  static const gunichar ranges[][2] = {
    { 0x0300, 0x036f },   { 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x05bf, 0x05bf },
    { 0x05c1, 0x05c2 },   { 0x05c4, 0x05c5 }, { 0x05c7, 0x05c7 }, { 0x0610, 0x061a },
    { 0x0640, 0x0640 },   { 0x064b, 0x065f }, { 0x0670, 0x0670 }, { 0x06d6, 0x06dc },
    { 0x06df, 0x06e4 },   { 0x06e7, 0x06e8 }, { 0x06ea, 0x06ed }, { 0x1ab0, 0x1aff },
    { 0x1dc0, 0x1dff },   { 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
    { 0xe0100, 0xe01ef },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges) && c >= ranges[i][0]; i++)
    {
      if (c <= ranges[i][1])
        return TRUE;
    }

  return FALSE;
}

static Treatment
treat (gunichar c)
{
  if (is_apostrophe (c) || is_hyphen (c) || is_accent (c))
    return TREAT_DROP;
  /* Emoji skin tones belong to the emoji before them. */
  if (c >= 0x1f3fb && c <= 0x1f3ff)
    return TREAT_KEEP;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
      return TREAT_DROP;
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
      return TREAT_KEEP;
    case G_UNICODE_CONTROL:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
    default:
      return TREAT_SPACE;
    }
}

/* Appends a space, unless the text is empty or ends in one. */
static void
append_space (GString *text)
{
  if (text->len > 0 && text->str[text->len - 1] != ' ')
    g_string_append_c (text, ' ');
}

static void
append_folded (GString *folded, gunichar c)
{
  int digit = g_unichar_digit_value (c);

  if (c < 0x80)
    {
      g_string_append_c (folded, (char) c);
      return;
    }
  if (digit >= 0)
    {
      g_string_append_c (folded, (char) ('0' + digit));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (spellings) && spellings[i].letter <= c; i++)
    {
      if (spellings[i].letter == c)
        {
          g_string_append (folded, spellings[i].spelling);
          return;
        }
    }

  /* GLib folds Cherokee's small letters to capitals, and its capitals to small ones. */
  g_string_append_unichar (folded, g_unichar_tolower (c));
}

static char *
fold_ascii (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (folded, g_ascii_tolower (*p));
      else if (*p != '\'' && *p != '`' && *p != '-')
        append_space (folded);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free (folded, FALSE);
}

/* What has to go before decomposing, which would turn it into a space and an accent or a dot. */
static char *
drop_before_decomposing (const char *text)
{
  GString *kept = g_string_sized_new (strlen (text));
  gunichar last = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x013f || c == 0x0140) /* Catalan l with its dot */
        g_string_append_c (kept, 'l');
      else if (c == 0x00b7 && (last == 'l' || last == 'L') &&
               g_ascii_tolower (*g_utf8_next_char (p)) == 'l')
        ;
      else if (!is_apostrophe (c))
        g_string_append_unichar (kept, c);
      last = c;
    }

  return g_string_free (kept, FALSE);
}

static char *
drop_accents (const char *text)
{
  GString *kept = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_accent (c))
        g_string_append_unichar (kept, c);
    }

  return g_string_free (kept, FALSE);
}

char *
dbk_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *cased = NULL;
  g_autofree char *again = NULL;
  GString *folded;

  if (text == NULL)
    return g_strdup ("");
  if (g_str_is_ascii (text))
    return fold_ascii (text);

  valid = g_utf8_make_valid (text, -1);
  kept = drop_before_decomposing (valid);
  decomposed = g_utf8_normalize (kept, -1, G_NORMALIZE_NFKD);
  /* Before the case: a Greek iota below a letter would become a letter of its own. */
  bare = drop_accents (decomposed);
  cased = g_utf8_casefold (bare, -1);
  again = g_utf8_normalize (cased, -1, G_NORMALIZE_NFKD);

  folded = g_string_sized_new (strlen (again));
  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (treat (c))
        {
        case TREAT_KEEP:
          append_folded (folded, c);
          break;
        case TREAT_SPACE:
          append_space (folded);
          break;
        case TREAT_DROP:
        default:
          break;
        }
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free (folded, FALSE);
}

char **
dbk_text_words (const char *text)
{
  g_autofree char *folded = dbk_text_fold (text);

  return g_strsplit (folded, " ", -1);
}

/* Never meant for exchange, and a page with one of them can't be drawn. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

char *
dbk_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *normal = NULL;
  g_autoptr (GString) kept = NULL;
  const char *start;
  const char *end;

  if (text == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (text, -1);
  kept = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A lone carriage return ends a line too. */
      if (c == '\r' && p[1] != '\n')
        c = '\n';
      if (c == 0xfeff || is_noncharacter (c) || (g_unichar_iscntrl (c) && c != '\t' && c != '\n'))
        continue;
      g_string_append_unichar (kept, c);
    }

  normal = g_utf8_normalize (kept->str, -1, G_NORMALIZE_NFC);
  for (start = normal; g_unichar_isspace (g_utf8_get_char (start));)
    start = g_utf8_next_char (start);
  for (end = start + strlen (start); end > start;)
    {
      const char *previous = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (previous)))
        break;
      end = previous;
    }

  return g_strndup (start, (gsize) (end - start));
}

gboolean
dbk_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2 || !g_unichar_isspace (c))
        return FALSE;
    }

  return TRUE;
}

char *
dbk_text_quote (const char *text)
{
  g_autofree char *clean = dbk_text_clean (text);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (clean, -1) <= QUOTE_MAX)
    return g_steal_pointer (&clean);

  start = g_utf8_substring (clean, 0, QUOTE_MAX - 1);
  return g_strconcat (start, "…", NULL);
}
