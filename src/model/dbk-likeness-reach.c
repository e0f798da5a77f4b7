/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two phone numbers, e-mail addresses and streets are. */
#include "config.h"

#include "dbk-likeness-private.h"

#include <string.h>

#include "dbk-text.h"

/* Fewer digits than these are a whole number nowhere. */
#define PHONE_MIN 6

DbkLikeness
dbk_phone_likeness (const char *one, const char *other)
{
  gsize n = strlen (one), n_other = strlen (other);
  const char *shorter = n <= n_other ? one : other;
  const char *longer = n <= n_other ? other : one;

  if (strlen (shorter) < PHONE_MIN)
    return DBK_LIKENESS_UNKNOWN;
  /* With and without the country or the area code. */
  if (g_str_has_suffix (longer, shorter))
    return DBK_LIKENESS_EQUAL;
  return dbk_digits_likeness (one, other);
}

DbkMailbox *
dbk_mailbox_new (const char *email)
{
  DbkMailbox *mailbox;
  const char *at;

  if (email == NULL || !dbk_text_is_email (email))
    return NULL;
  mailbox = g_new0 (DbkMailbox, 1);
  mailbox->whole = g_utf8_strdown (email, -1);
  g_strstrip (mailbox->whole);
  at = strchr (mailbox->whole, '@');
  mailbox->local = g_strndup (mailbox->whole, (gsize) (at - mailbox->whole));
  mailbox->domain = g_strdup (at + 1);
  /* Dots and hyphens are letters here. */
  dbk_spelling_init (&mailbox->whole_spelling, g_strsplit (mailbox->whole, " ", -1));
  dbk_spelling_init (&mailbox->local_spelling, g_strsplit (mailbox->local, " ", -1));
  return mailbox;
}

void
dbk_mailbox_free (DbkMailbox *mailbox)
{
  if (mailbox == NULL)
    return;
  g_free (mailbox->whole);
  g_free (mailbox->local);
  g_free (mailbox->domain);
  dbk_spelling_clear (&mailbox->whole_spelling);
  dbk_spelling_clear (&mailbox->local_spelling);
  g_free (mailbox);
}

static char *
without_digits (const char *text)
{
  GString *rest = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (!g_ascii_isdigit (*text))
      g_string_append_c (rest, *text);
  return g_string_free (rest, FALSE);
}

/* emma.smith12@ and emma.smith47@ may be two who wanted the same address, or a slip. */
static gboolean
is_numbered_alike (const DbkMailbox *one, const DbkMailbox *other)
{
  g_autofree char *letters = without_digits (one->whole);
  g_autofree char *other_letters = without_digits (other->whole);

  return strcmp (letters, other_letters) == 0;
}

DbkLikeness
dbk_mailbox_likeness (const DbkMailbox *one, const DbkMailbox *other)
{
  gboolean same_domain;

  if (one == NULL || other == NULL)
    return DBK_LIKENESS_UNKNOWN;
  if (strcmp (one->whole, other->whole) == 0)
    return DBK_LIKENESS_EQUAL;
  if (is_numbered_alike (one, other))
    return DBK_LIKENESS_UNKNOWN;
  same_domain = strcmp (one->domain, other->domain) == 0;
  if (ABS (one->whole_spelling.n_letters - other->whole_spelling.n_letters) <= 2 &&
      dbk_spelling_distance (&one->whole_spelling, &other->whole_spelling) <= 2)
    /* j.hart@ and p.hart@ are two of a family. */
    return same_domain && *one->local != *other->local ? DBK_LIKENESS_LOOSE : DBK_LIKENESS_NEAR;
  if (strcmp (one->local, other->local) == 0 && one->local_spelling.n_letters >= 5)
    return DBK_LIKENESS_LOOSE;
  return DBK_LIKENESS_DIFFERENT;
}

/* Each pair: what is written, what it stands for. */
static const char *const abbreviations[][2] = {
  { "ave", "avenue" },  { "av", "avenue" },     { "blvd", "boulevard" },
  { "cl", "close" },    { "cres", "crescent" }, { "ct", "court" },
  { "dr", "drive" },    { "gdns", "gardens" },  { "gr", "grove" },
  { "hwy", "highway" }, { "ln", "lane" },       { "pde", "parade" },
  { "pl", "place" },    { "rd", "road" },       { "sq", "square" },
  { "st", "street" },   { "str", "strasse" },   { "tce", "terrace" },
  { "ter", "terrace" }, { "apt", "flat" },      { "apartment", "flat" },
  { "unit", "flat" },   { "vlge", "village" },  { "nr", "" },
  { "no", "" },         { "number", "" },
};

/* Words of so many addresses that they say nothing of which. */
static const char *const common_words[] = {
  "street",  "road",    "avenue",  "lane",  "drive",     "court",   "close",  "crescent", "place",
  "square",  "terrace", "circuit", "way",   "grove",     "gardens", "parade", "highway",  "flat",
  "villa",   "village", "park",    "house", "cottage",   "north",   "south",  "east",     "west",
  "strasse", "rue",     "calle",   "via",   "boulevard", "room",    "floor",  "building", "block",
};

static char *
write_out (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (strcmp (word, abbreviations[i][0]) == 0)
      return g_strdup (abbreviations[i][1]);
  /* Hauptstr. */
  if (strlen (word) > 5 && g_str_has_suffix (word, "str"))
    return g_strconcat (word, "asse", NULL);
  return g_strdup (word);
}

static gboolean
is_common (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (common_words); i++)
    if (strcmp (word, common_words[i]) == 0)
      return TRUE;
  return FALSE;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
strv_of (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return g_strdupv ((char **) words->pdata);
}

DbkStreet *
dbk_street_new (const char *address)
{
  g_auto (GStrv) words = dbk_text_words (address);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_auto (GStrv) sorted = NULL;
  DbkStreet *street;

  if (words[0] == NULL)
    return NULL;
  street = g_new0 (DbkStreet, 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *word = write_out (words[i]);

      g_ptr_array_add (all, word);
      if (g_unichar_isdigit (g_utf8_get_char (word)))
        {
          if (street->number == NULL)
            street->number = g_strdup (word);
        }
      else if (*word != '\0')
        g_ptr_array_add (names, word);
    }
  dbk_spelling_init (&street->street, strv_of (names));
  dbk_spelling_init (&street->all, strv_of (all));
  sorted = g_strdupv (street->all.words);
  qsort (sorted, g_strv_length (sorted), sizeof (char *), compare_words);
  street->sorted = g_strjoinv (" ", sorted);
  g_strstrip (street->sorted);
  return street;
}

void
dbk_street_free (DbkStreet *street)
{
  if (street == NULL)
    return;
  dbk_spelling_clear (&street->all);
  dbk_spelling_clear (&street->street);
  g_free (street->sorted);
  g_free (street->number);
  g_free (street);
}

static gboolean
has_word (const DbkStreet *street, const char *word)
{
  DbkSpelling spelling = { NULL };
  gboolean found = strlen (word) >= 5 && strstr (street->street.joined, word) != NULL;

  dbk_spelling_init (&spelling, g_strsplit (word, " ", -1));
  for (guint i = 0; !found && street->street.words[i] != NULL; i++)
    {
      DbkSpelling theirs = { NULL };

      dbk_spelling_init (&theirs, g_strsplit (street->street.words[i], " ", -1));
      found = dbk_spelling_likeness (&spelling, &theirs) >= DBK_LIKENESS_NEAR;
      dbk_spelling_clear (&theirs);
    }
  dbk_spelling_clear (&spelling);
  return found;
}

typedef enum
{
  WORDS_NONE,
  WORDS_HALF,
  WORDS_ALL,
} CommonWords;

/* How many of the words that tell a street from others stand in both. */
static CommonWords
common_street_words (const DbkStreet *one, const DbkStreet *other)
{
  const DbkStreet *shorter = one->street.n_letters <= other->street.n_letters ? one : other;
  const DbkStreet *longer = shorter == one ? other : one;
  guint n = 0, n_found = 0;

  if (strcmp (one->street.joined, other->street.joined) == 0)
    return WORDS_ALL;
  if (dbk_spelling_distance (&one->street, &other->street) * 5 <= longer->street.n_letters)
    return WORDS_ALL;
  for (guint i = 0; shorter->street.words[i] != NULL; i++)
    {
      const char *word = shorter->street.words[i];

      if (g_utf8_strlen (word, -1) < 4 || is_common (word))
        continue;
      n++;
      if (has_word (longer, word))
        n_found++;
    }
  if (n == 0 || n_found * 2 < n)
    return WORDS_NONE;
  return n_found == n ? WORDS_ALL : WORDS_HALF;
}

static DbkLikeness
number_likeness (const DbkStreet *one, const DbkStreet *other)
{
  if (one->number == NULL || other->number == NULL)
    return DBK_LIKENESS_UNKNOWN;
  if (strcmp (one->number, other->number) == 0)
    return DBK_LIKENESS_EQUAL;
  /* A neighbor's number differs in a digit too: only the same digits are a slip. */
  if (dbk_digits_likeness (one->number, other->number) == DBK_LIKENESS_SWAPPED)
    return DBK_LIKENESS_SWAPPED;
  return DBK_LIKENESS_DIFFERENT;
}

DbkLikeness
dbk_street_likeness (const DbkStreet *one, const DbkStreet *other)
{
  DbkLikeness number;
  CommonWords words;

  if (one == NULL || other == NULL)
    return DBK_LIKENESS_UNKNOWN;
  if (strcmp (one->sorted, other->sorted) == 0 || strcmp (one->all.joined, other->all.joined) == 0)
    return DBK_LIKENESS_EQUAL;
  number = number_likeness (one, other);
  if (one->street.n_letters == 0 || other->street.n_letters == 0)
    return number == DBK_LIKENESS_EQUAL ? DBK_LIKENESS_LOOSE : DBK_LIKENESS_DIFFERENT;
  words = common_street_words (one, other);
  if (words == WORDS_NONE)
    return DBK_LIKENESS_DIFFERENT;
  if (number == DBK_LIKENESS_EQUAL)
    return DBK_LIKENESS_NEAR;
  if (words == WORDS_ALL && number != DBK_LIKENESS_DIFFERENT)
    return DBK_LIKENESS_NEAR;
  return DBK_LIKENESS_LOOSE;
}
