/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of the file being read, in as little memory as telling them apart takes: some 100
 * bytes each. */
#include "config.h"

#include "dbk-import-index.h"

#include "dbk-text.h"

/** One phone of a person. */
typedef struct
{
  guint64 sum;
  guint next; /* their next one; 0 for none */
} DbkImportDigits;

/* FNV-1a over 64 bits: no two of some million texts are likely to meet; 0 is left for none. */
static guint64
sum_of (const char *text)
{
  guint64 sum = G_GUINT64_CONSTANT (14695981039346656037);

  for (const char *p = text; *p != '\0'; p++)
    sum = (sum ^ (guchar) *p) * G_GUINT64_CONSTANT (1099511628211);
  return sum == 0 ? 1 : sum;
}

static guint64
email_sum (const char *email)
{
  g_autofree char *small = email == NULL ? NULL : g_ascii_strdown (email, -1);

  return dbk_text_is_blank (small) ? 0 : sum_of (small);
}

static void
add_digits (DbkImportTraits *traits, const char *digits)
{
  guint64 sum;

  traits->has_phone = TRUE;
  if (*digits == '\0')
    return;
  sum = sum_of (digits);
  g_array_append_val (traits->digits, sum);
}

void
dbk_import_traits_init (DbkImportTraits *traits, const DbkClient *client)
{
  g_autofree char *key = dbk_client_sort_key (client);

  *traits = (DbkImportTraits){ sum_of (key), email_sum (client->email), client->birth_date,
                               g_array_new (FALSE, FALSE, sizeof (guint64)), FALSE };
  for (guint i = 0; i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      g_autofree char *digits = dbk_import_store_phone_digits (phone->number);

      add_digits (traits, digits);
    }
}

void
dbk_import_traits_init_stored (DbkImportTraits *traits, const DbkNamesake *namesake)
{
  *traits = (DbkImportTraits){ 0, email_sum (namesake->email), namesake->birth_date,
                               g_array_new (FALSE, FALSE, sizeof (guint64)), FALSE };
  for (guint i = 0; namesake->digits[i] != NULL; i++)
    add_digits (traits, namesake->digits[i]);
}

void
dbk_import_traits_clear (DbkImportTraits *traits)
{
  g_clear_pointer (&traits->digits, g_array_unref);
}

static gboolean
has_digits (const DbkImportTraits *traits, guint64 sum)
{
  for (guint i = 0; i < traits->digits->len; i++)
    if (g_array_index (traits->digits, guint64, i) == sum)
      return TRUE;
  return FALSE;
}

static gboolean
has_nothing (guint64 email, DbkDate birth_date, gboolean has_phone)
{
  return email == 0 && birth_date == DBK_DATE_NONE && !has_phone;
}

gboolean
dbk_import_traits_match (const DbkImportTraits *a, const DbkImportTraits *b)
{
  /* Father and son, or mother and daughter, may share name, phone and address. */
  if (a->birth_date != DBK_DATE_NONE && b->birth_date != DBK_DATE_NONE)
    return a->birth_date == b->birth_date;
  if (a->email != 0 && a->email == b->email)
    return TRUE;
  for (guint i = 0; i < b->digits->len; i++)
    if (has_digits (a, g_array_index (b->digits, guint64, i)))
      return TRUE;
  /* Names alone: only where neither has anything else. */
  return has_nothing (a->email, a->birth_date, a->has_phone) &&
         has_nothing (b->email, b->birth_date, b->has_phone);
}

void
dbk_import_index_init (DbkImportIndex *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (DbkImportPerson));
  self->digits = g_array_new (FALSE, FALSE, sizeof (DbkImportDigits));
  self->by_name = g_hash_table_new (NULL, NULL);
}

void
dbk_import_index_clear (DbkImportIndex *self)
{
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->digits, g_array_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
}

DbkImportPerson *
dbk_import_index_get (DbkImportIndex *self, guint number)
{
  return &g_array_index (self->people, DbkImportPerson, number - 1);
}

static const DbkImportDigits *
get_digits (DbkImportIndex *self, guint number)
{
  return &g_array_index (self->digits, DbkImportDigits, number - 1);
}

/* As dbk_import_traits_match(), without gathering a person's phones first: some names are common.
 */
static gboolean
is_same (DbkImportIndex *self, const DbkImportPerson *person, const DbkImportTraits *traits)
{
  if (person->birth_date != DBK_DATE_NONE && traits->birth_date != DBK_DATE_NONE)
    return person->birth_date == traits->birth_date;
  if (person->email != 0 && person->email == traits->email)
    return TRUE;
  for (guint i = person->digits; i != 0; i = get_digits (self, i)->next)
    if (has_digits (traits, get_digits (self, i)->sum))
      return TRUE;
  return has_nothing (traits->email, traits->birth_date, traits->has_phone) &&
         has_nothing (person->email, person->birth_date, person->has_phone);
}

/* Names whose sums share a place in the table are told apart by the whole sum. */
static gpointer
name_key (guint64 name)
{
  return (gpointer) (guintptr) name;
}

guint
dbk_import_index_find (DbkImportIndex *self, const DbkImportTraits *traits)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name_key (traits->name)));
  guint found = 0;

  /* The first row of them counts. */
  for (; number != 0; number = dbk_import_index_get (self, number)->next)
    {
      const DbkImportPerson *person = dbk_import_index_get (self, number);

      if (person->name == traits->name && is_same (self, person, traits))
        found = number;
    }
  return found;
}

static void
keep_digits (DbkImportIndex *self, DbkImportPerson *person, const DbkImportTraits *traits)
{
  for (guint i = 0; i < traits->digits->len; i++)
    {
      DbkImportDigits digits = { g_array_index (traits->digits, guint64, i), person->digits };
      guint known = person->digits;

      while (known != 0 && get_digits (self, known)->sum != digits.sum)
        known = get_digits (self, known)->next;
      if (known != 0)
        continue;
      g_array_append_val (self->digits, digits);
      person->digits = self->digits->len;
    }
}

guint
dbk_import_index_add (DbkImportIndex *self, const DbkImportTraits *traits)
{
  DbkImportPerson person = { .name = traits->name,
                             .email = traits->email,
                             .birth_date = traits->birth_date,
                             .has_phone = traits->has_phone };
  guint number = self->people->len + 1;

  person.next = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name_key (traits->name)));
  keep_digits (self, &person, traits);
  g_array_append_val (self->people, person);
  g_hash_table_insert (self->by_name, name_key (traits->name), GUINT_TO_POINTER (number));
  return number;
}

void
dbk_import_index_learn (DbkImportIndex *self, guint number, const DbkImportTraits *traits)
{
  DbkImportPerson *person = dbk_import_index_get (self, number);

  if (traits->email != 0)
    person->email = traits->email;
  if (person->birth_date == DBK_DATE_NONE)
    person->birth_date = traits->birth_date;
  person->has_phone = person->has_phone || traits->has_phone;
  keep_digits (self, person, traits);
}
