/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two records of one person have in common. */
#include "config.h"

#include "dbk-duplicate.h"
#include "dbk-likeness-private.h"

#include <stdarg.h>
#include <string.h>

/* Digits at the end of a number that tell it from others. */
#define PHONE_END 7

static void
add_key (GArray *keys, const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037); /* FNV-1a */

  for (const char *byte = text; *byte != '\0'; byte++)
    hash = (hash ^ (guchar) *byte) * G_GUINT64_CONSTANT (1099511628211);
  g_array_append_val (keys, hash);
}

static void G_GNUC_PRINTF (2, 3) add (GArray *keys, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_key (keys, text);
}

/* The first @n letters. Caller frees. */
static char *
beginning (const DbkSpelling *name, int n)
{
  return g_ucs4_to_utf8 (name->letters, MIN (n, name->n_letters), NULL, NULL, NULL);
}

/* A name alone says nothing: each of these holds something else. */
static void
add_with_name (GArray *keys, const DbkDuplicatePerson *person, const DbkSpelling *name)
{
  g_autofree char *three = beginning (name, 3);
  g_autofree char *four = beginning (name, 4);

  if (person->birth_date != DBK_DATE_NONE)
    {
      add (keys, "year %.4s %s", person->birth_digits, three);
      add (keys, "day %s %s", person->birth_digits + 4, three);
    }
  if (person->postcode != NULL)
    add (keys, "post %s %s", person->postcode, three);
  if (person->town != NULL)
    add (keys, "town %s %s", person->town->joined, four);
  for (guint i = 0; person->street != NULL && person->street->street.words[i] != NULL; i++)
    if (strlen (person->street->street.words[i]) >= 4)
      add (keys, "street %s %s", person->street->street.words[i], three);
}

static void
add_names (GArray *keys, const DbkDuplicatePerson *person)
{
  for (guint i = 0; i < person->given->len; i++)
    for (guint j = 0; j < person->family->len; j++)
      {
        g_autofree char *given = beginning (person->given->pdata[i], 4);
        g_autofree char *family = beginning (person->family->pdata[j], 4);

        /* The same key where the two changed places. */
        if (strcmp (given, family) <= 0)
          add (keys, "names %s %s", given, family);
        else
          add (keys, "names %s %s", family, given);
      }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

static void
sort_out (GArray *keys)
{
  guint n = 0;

  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    if (n == 0 || g_array_index (keys, guint64, i) != g_array_index (keys, guint64, n - 1))
      g_array_index (keys, guint64, n++) = g_array_index (keys, guint64, i);
  g_array_set_size (keys, n);
}

GArray *
dbk_duplicate_keys (const DbkDuplicatePerson *person)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < person->given->len; i++)
    add_with_name (keys, person, person->given->pdata[i]);
  for (guint i = 0; i < person->family->len; i++)
    add_with_name (keys, person, person->family->pdata[i]);
  add_names (keys, person);
  if (person->birth_date != DBK_DATE_NONE)
    add (keys, "born %s", person->birth_digits);
  for (guint i = 0; i < person->phones->len; i++)
    {
      const char *digits = person->phones->pdata[i];
      gsize n = strlen (digits);

      add (keys, "phone %s", n > PHONE_END ? digits + n - PHONE_END : digits);
    }
  if (person->mailbox != NULL)
    {
      add (keys, "mail %s", person->mailbox->whole);
      add (keys, "local %s", person->mailbox->local);
    }
  if (person->postcode != NULL)
    for (guint i = 0; person->street != NULL && person->street->all.words[i] != NULL && i < 2; i++)
      add (keys, "place %s %s", person->postcode, person->street->all.words[i]);
  sort_out (keys);
  return keys;
}
