/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighs what two clients have in common. */
#include "config.h"

#include "dbk-duplicate.h"
#include "dbk-likeness-private.h"

#include <string.h>

#include "dbk-text.h"

/* Half points. Roughly, a point is a factor of two in how much likelier the likeness is between two
 * records of one person than between two people's; checked against published sets of people with
 * known duplicates (tests/model/test-duplicate-data.c), where anything from 14 to 16 would do. */
#define LIKELY 14
#define BOTH_NAMES_SWAPPED 16
#define ONE_NAME_SWAPPED 4

static const int weights[DBK_DUPLICATE_N_FIELDS][DBK_LIKENESS_LAST + 1] = {
  /* unknown, different, loose, near, swapped, nickname, equal */
  [DBK_DUPLICATE_GIVEN_NAME] = { 0, -8, 3, 6, 6, 6, 8 },
  [DBK_DUPLICATE_FAMILY_NAME] = { 0, -8, 4, 8, 8, 8, 10 },
  [DBK_DUPLICATE_BIRTH_DATE] = { 0, -10, 6, 10, 10, 10, 16 },
  [DBK_DUPLICATE_PHONE] = { 0, -4, 0, 8, 9, 9, 12 },
  [DBK_DUPLICATE_EMAIL] = { 0, -4, 8, 14, 14, 14, 16 },
  [DBK_DUPLICATE_ADDRESS] = { 0, -6, 8, 14, 14, 14, 18 },
  [DBK_DUPLICATE_TOWN] = { 0, -2, 0, 3, 3, 3, 4 },
  [DBK_DUPLICATE_POSTCODE] = { 0, -4, 0, 6, 6, 6, 8 },
};

/* Years between a parent and a child with one name. */
#define GENERATION_MIN 15
#define GENERATION_MAX 50

/* A list that doesn't know a birthday often says this one. */
static gboolean
is_placeholder (DbkDate birth_date)
{
  return birth_date == dbk_date_new (1900, 1, 1) || birth_date == dbk_date_new (1899, 12, 30) ||
         birth_date == dbk_date_new (1899, 12, 31);
}

static void
add_name (GPtrArray *names, const char *name)
{
  DbkSpelling *spelling;

  if (name == NULL)
    return;
  spelling = dbk_spelling_new (name);
  if (spelling->n_letters > 0)
    g_ptr_array_add (names, spelling);
  else
    dbk_spelling_free (spelling);
}

static char *
joined_words (const char *text)
{
  g_auto (GStrv) words = dbk_text_words (text);

  return words[0] == NULL ? NULL : g_strjoinv ("", words);
}

static void
add_phones (DbkDuplicatePerson *person, const DbkClient *client)
{
  for (guint i = 0; client->phones != NULL && i < client->phones->len; i++)
    {
      const DbkClientPhone *phone = client->phones->pdata[i];
      g_autofree char *digits = dbk_text_phone_digits (phone->number);
      const char *national = digits + strspn (digits, "0");

      if (*national != '\0')
        g_ptr_array_add (person->phones, g_strdup (national));
    }
}

DbkDuplicatePerson *
dbk_duplicate_person_new (const DbkClient *client)
{
  DbkDuplicatePerson *person = g_new0 (DbkDuplicatePerson, 1);

  person->given = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_spelling_free);
  person->family = g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_spelling_free);
  person->phones = g_ptr_array_new_with_free_func (g_free);
  add_name (person->given, client->given_name);
  add_name (person->given, client->preferred_name);
  add_name (person->family, client->family_name);
  add_name (person->family, client->former_name);
  if (client->birth_date != DBK_DATE_NONE && !is_placeholder (client->birth_date))
    {
      int year, month, day;

      person->birth_date = client->birth_date;
      dbk_date_split (client->birth_date, &year, &month, &day);
      g_snprintf (person->birth_digits, sizeof (person->birth_digits), "%04d%02d%02d", year, month,
                  day);
    }
  add_phones (person, client);
  person->mailbox = dbk_mailbox_new (client->email);
  person->street = dbk_street_new (client->address);
  person->postcode = joined_words (client->postcode);
  if (!dbk_text_is_blank (client->town))
    person->town = dbk_spelling_new (client->town);
  return person;
}

void
dbk_duplicate_person_free (DbkDuplicatePerson *person)
{
  if (person == NULL)
    return;
  g_ptr_array_unref (person->given);
  g_ptr_array_unref (person->family);
  g_ptr_array_unref (person->phones);
  dbk_mailbox_free (person->mailbox);
  dbk_street_free (person->street);
  dbk_spelling_free (person->town);
  g_free (person->postcode);
  g_free (person);
}

typedef DbkLikeness (*CompareNames) (const DbkSpelling *one, const DbkSpelling *other);

/* The closest of all names of the two. */
static DbkLikeness
best_name (const GPtrArray *names, const GPtrArray *other_names, CompareNames compare)
{
  DbkLikeness best = DBK_LIKENESS_UNKNOWN;

  for (guint i = 0; i < names->len; i++)
    for (guint j = 0; j < other_names->len; j++)
      best = MAX (best, compare (names->pdata[i], other_names->pdata[j]));
  return best;
}

static DbkLikeness
best_phone (const GPtrArray *phones, const GPtrArray *other_phones)
{
  DbkLikeness best = DBK_LIKENESS_UNKNOWN;

  for (guint i = 0; i < phones->len; i++)
    for (guint j = 0; j < other_phones->len; j++)
      best = MAX (best, dbk_phone_likeness (phones->pdata[i], other_phones->pdata[j]));
  return best;
}

static DbkLikeness
postcode_likeness (const char *one, const char *other)
{
  return one == NULL || other == NULL ? DBK_LIKENESS_UNKNOWN : dbk_digits_likeness (one, other);
}

static DbkLikeness
town_likeness (const DbkSpelling *one, const DbkSpelling *other)
{
  return one == NULL || other == NULL ? DBK_LIKENESS_UNKNOWN : dbk_spelling_likeness (one, other);
}

/* Whether given and family name, or one of them, stand in each other's place. */
static void
find_swap (const DbkDuplicatePerson *one,
           const DbkDuplicatePerson *other,
           DbkDuplicateEvidence *evidence)
{
  DbkLikeness given = evidence->fields[DBK_DUPLICATE_GIVEN_NAME];
  DbkLikeness family = evidence->fields[DBK_DUPLICATE_FAMILY_NAME];
  DbkLikeness into_family, into_given;

  if (given >= DBK_LIKENESS_NEAR && family >= DBK_LIKENESS_NEAR)
    return;
  into_family = best_name (one->given, other->family, dbk_name_likeness);
  into_given = best_name (one->family, other->given, dbk_name_likeness);
  if (MAX (into_family, into_given) < DBK_LIKENESS_NEAR)
    return;
  if (MIN (into_family, into_given) >= DBK_LIKENESS_LOOSE)
    evidence->names_swapped = TRUE;
  else if (given < DBK_LIKENESS_NEAR && family < DBK_LIKENESS_NEAR)
    evidence->half_swapped = TRUE;
}

static int
add_up (const DbkDuplicateEvidence *evidence)
{
  int score = 0;

  for (int i = 0; i < DBK_DUPLICATE_N_FIELDS; i++)
    if ((i != DBK_DUPLICATE_GIVEN_NAME && i != DBK_DUPLICATE_FAMILY_NAME) ||
        !(evidence->names_swapped || evidence->half_swapped))
      score += weights[i][evidence->fields[i]];
  if (evidence->names_swapped)
    score += BOTH_NAMES_SWAPPED;
  else if (evidence->half_swapped)
    score += ONE_NAME_SWAPPED;
  return score;
}

static gboolean
can_be_reached (const DbkDuplicatePerson *person)
{
  return person->phones->len > 0 || person->mailbox != NULL;
}

static int
years_between (DbkDate one, DbkDate other)
{
  int year, other_year, month, day;

  dbk_date_split (one, &year, &month, &day);
  dbk_date_split (other, &other_year, &month, &day);
  return ABS (year - other_year);
}

/* Equal, or not known to differ. */
static gboolean
is_no_other (DbkLikeness likeness)
{
  return likeness == DBK_LIKENESS_EQUAL || likeness == DBK_LIKENESS_UNKNOWN;
}

static gboolean
are_generations (const DbkDuplicatePerson *one,
                 const DbkDuplicatePerson *other,
                 const DbkDuplicateEvidence *evidence)
{
  const DbkLikeness *fields = evidence->fields;
  int years;

  if (fields[DBK_DUPLICATE_BIRTH_DATE] == DBK_LIKENESS_UNKNOWN ||
      fields[DBK_DUPLICATE_BIRTH_DATE] > DBK_LIKENESS_LOOSE ||
      fields[DBK_DUPLICATE_GIVEN_NAME] < DBK_LIKENESS_NEAR ||
      fields[DBK_DUPLICATE_FAMILY_NAME] != DBK_LIKENESS_EQUAL)
    return FALSE;
  years = years_between (one->birth_date, other->birth_date);
  if (years < GENERATION_MIN || years > GENERATION_MAX)
    return FALSE;
  if (fields[DBK_DUPLICATE_PHONE] == DBK_LIKENESS_EQUAL ||
      fields[DBK_DUPLICATE_EMAIL] == DBK_LIKENESS_EQUAL)
    return TRUE;
  return is_no_other (fields[DBK_DUPLICATE_ADDRESS]) &&
         is_no_other (fields[DBK_DUPLICATE_POSTCODE]) && is_no_other (fields[DBK_DUPLICATE_TOWN]) &&
         fields[DBK_DUPLICATE_GIVEN_NAME] == DBK_LIKENESS_EQUAL;
}

/* Something of one's own beside the name: a town is shared by all of the clinic's clients. */
static gboolean
is_more_than_a_name (const DbkLikeness *fields)
{
  return fields[DBK_DUPLICATE_BIRTH_DATE] >= DBK_LIKENESS_LOOSE ||
         fields[DBK_DUPLICATE_PHONE] >= DBK_LIKENESS_NEAR ||
         fields[DBK_DUPLICATE_EMAIL] >= DBK_LIKENESS_LOOSE ||
         fields[DBK_DUPLICATE_ADDRESS] >= DBK_LIKENESS_LOOSE ||
         fields[DBK_DUPLICATE_POSTCODE] == DBK_LIKENESS_EQUAL;
}

/* Of clients who can be reached: whether too little that is one's own speaks against what differs.
 * Among thousands there are namesakes born within weeks of each other, and in one street. */
static gboolean
are_namesakes (const DbkLikeness *fields)
{
  gboolean reached_alike = fields[DBK_DUPLICATE_PHONE] >= DBK_LIKENESS_NEAR ||
                           fields[DBK_DUPLICATE_EMAIL] >= DBK_LIKENESS_LOOSE;
  gboolean reached_elsewhere = fields[DBK_DUPLICATE_PHONE] == DBK_LIKENESS_DIFFERENT ||
                               fields[DBK_DUPLICATE_EMAIL] == DBK_LIKENESS_DIFFERENT;
  DbkLikeness birth_date = fields[DBK_DUPLICATE_BIRTH_DATE];

  if (reached_alike)
    return FALSE;
  if (birth_date == DBK_LIKENESS_DIFFERENT)
    return TRUE;
  if (fields[DBK_DUPLICATE_ADDRESS] >= DBK_LIKENESS_NEAR)
    return FALSE;
  /* A name changed at marriage needs more than a birthday that many have. */
  return fields[DBK_DUPLICATE_FAMILY_NAME] == DBK_LIKENESS_DIFFERENT ||
         (reached_elsewhere && birth_date < DBK_LIKENESS_NEAR);
}

static DbkTwoPeople
find_two_people (const DbkDuplicatePerson *one,
                 const DbkDuplicatePerson *other,
                 const DbkDuplicateEvidence *evidence)
{
  const DbkLikeness *fields = evidence->fields;
  DbkLikeness given = fields[DBK_DUPLICATE_GIVEN_NAME];
  DbkLikeness birth_date = fields[DBK_DUPLICATE_BIRTH_DATE];

  if (!is_more_than_a_name (fields))
    return DBK_TWO_PEOPLE_NOTHING_BUT_NAMES;
  if (are_generations (one, other, evidence))
    return DBK_TWO_PEOPLE_GENERATION;
  /* Born on one day with one family name: twins, or nobody related at all. */
  if (given == DBK_LIKENESS_DIFFERENT && !evidence->names_swapped &&
      fields[DBK_DUPLICATE_ADDRESS] < DBK_LIKENESS_LOOSE)
    return DBK_TWO_PEOPLE_GIVEN_NAME;
  /* Who shares a telephone or a mailbox is told apart by the given name: twins, couples, parents
   * and children. Bare lines of an address list have nobody behind them who was asked; there all
   * the rest together decides. */
  if ((!can_be_reached (one) && !can_be_reached (other)) || evidence->names_swapped)
    return DBK_TWO_PEOPLE_NO;
  if (given == DBK_LIKENESS_DIFFERENT)
    return DBK_TWO_PEOPLE_GIVEN_NAME;
  if (given == DBK_LIKENESS_UNKNOWN && birth_date < DBK_LIKENESS_LOOSE &&
      fields[DBK_DUPLICATE_EMAIL] < DBK_LIKENESS_NEAR)
    return DBK_TWO_PEOPLE_BIRTH_DATE;
  if (birth_date == DBK_LIKENESS_DIFFERENT && given < DBK_LIKENESS_NICKNAME)
    return DBK_TWO_PEOPLE_BIRTH_DATE;
  if (are_namesakes (fields))
    return DBK_TWO_PEOPLE_NAMESAKES;
  return DBK_TWO_PEOPLE_NO;
}

gboolean
dbk_duplicate_compare (const DbkDuplicatePerson *one,
                       const DbkDuplicatePerson *other,
                       DbkDuplicateEvidence *evidence)
{
  DbkLikeness *fields = evidence->fields;

  memset (evidence, 0, sizeof (*evidence));
  fields[DBK_DUPLICATE_GIVEN_NAME] = best_name (one->given, other->given, dbk_given_name_likeness);
  fields[DBK_DUPLICATE_FAMILY_NAME] = best_name (one->family, other->family, dbk_name_likeness);
  find_swap (one, other, evidence);
  fields[DBK_DUPLICATE_BIRTH_DATE] = dbk_birth_date_likeness (one, other);
  fields[DBK_DUPLICATE_PHONE] = best_phone (one->phones, other->phones);
  fields[DBK_DUPLICATE_EMAIL] = dbk_mailbox_likeness (one->mailbox, other->mailbox);
  fields[DBK_DUPLICATE_TOWN] = town_likeness (one->town, other->town);
  fields[DBK_DUPLICATE_POSTCODE] = postcode_likeness (one->postcode, other->postcode);
  evidence->score = add_up (evidence);
  /* Streets take longest to compare, and most pairs are settled without. */
  if (evidence->score + weights[DBK_DUPLICATE_ADDRESS][DBK_LIKENESS_EQUAL] < LIKELY)
    return FALSE;
  fields[DBK_DUPLICATE_ADDRESS] = dbk_street_likeness (one->street, other->street);
  evidence->score += weights[DBK_DUPLICATE_ADDRESS][fields[DBK_DUPLICATE_ADDRESS]];
  evidence->two_people = find_two_people (one, other, evidence);
  evidence->likely = evidence->score >= LIKELY && evidence->two_people == DBK_TWO_PEOPLE_NO;
  return evidence->likely;
}
