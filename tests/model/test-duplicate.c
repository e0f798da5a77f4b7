/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is taken for one person, and who isn't. */
#include <string.h>

#include "dbk-duplicate.h"

/* Given name, family name, birthday (ISO), phone, e-mail, street, postcode; NULL leaves it out. */
typedef struct
{
  const char *given;
  const char *family;
  const char *born;
  const char *phone;
  const char *email;
  const char *address;
  const char *postcode;
} Card;

static DbkDuplicatePerson *
make_person (const Card *card)
{
  g_autoptr (DbkClient) client = dbk_client_new ();

  client->given_name = g_strdup (card->given);
  client->family_name = g_strdup (card->family);
  client->email = g_strdup (card->email);
  client->address = g_strdup (card->address);
  client->postcode = g_strdup (card->postcode);
  if (card->postcode != NULL)
    client->town = g_strdup ("Leeds");
  if (card->born != NULL)
    g_assert_true (dbk_date_from_iso (card->born, &client->birth_date));
  if (card->phone != NULL)
    {
      DbkClientPhone *phone = dbk_client_phone_new ();

      phone->number = g_strdup (card->phone);
      g_ptr_array_add (client->phones, phone);
    }
  return dbk_duplicate_person_new (client);
}

static gboolean
compare (const Card *one, const Card *other, DbkDuplicateEvidence *evidence)
{
  g_autoptr (DbkDuplicatePerson) person = make_person (one);
  g_autoptr (DbkDuplicatePerson) other_person = make_person (other);
  DbkDuplicateEvidence reverse;
  gboolean likely = dbk_duplicate_compare (person, other_person, evidence);

  /* Whichever of the two is asked about. */
  g_assert_cmpint (dbk_duplicate_compare (other_person, person, &reverse), ==, likely);
  g_assert_cmpint (reverse.score, ==, evidence->score);
  return likely;
}

/* Likely one person, and found by a key the two share. */
static void
assert_one (Card one, Card other)
{
  g_autoptr (GPtrArray) people =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_duplicate_person_free);
  g_autoptr (GArray) pairs = NULL;
  DbkDuplicateEvidence evidence;

  if (!compare (&one, &other, &evidence))
    g_error ("%s %s and %s %s: %d, %d", one.given, one.family, other.given, other.family,
             evidence.score, evidence.two_people);
  g_ptr_array_add (people, make_person (&one));
  g_ptr_array_add (people, make_person (&other));
  pairs = dbk_duplicate_pairs (people, NULL, NULL);
  g_assert_cmpuint (pairs->len, ==, 1);
}

static void
assert_two (Card one, Card other)
{
  DbkDuplicateEvidence evidence;

  if (compare (&one, &other, &evidence))
    g_error ("%s %s and %s %s: %d", one.given, one.family, other.given, other.family,
             evidence.score);
}

#define PHONE "07700 900123"
#define STREET "14 Mill Lane"

static void
test_one_person (void)
{
  Card amelia = { "Amelia", "Hart", "1983-03-12", PHONE, "amelia.hart@example.org", STREET, "LS1" };
  Card same = amelia;

  assert_one (amelia, same);
  assert_one (amelia, (Card){ "Amelia", "Hart", "1983-03-12" });
  assert_one (amelia, (Card){ "Ameila", "Hart", NULL, "+44 7700 900123" });
  assert_one (amelia, (Card){ "Hart", "Amelia", "1983-03-12" });
  assert_one (amelia, (Card){ "Amelia", "Hart", "1983-12-03" });
  assert_one (amelia, (Card){ "Amelia", "Hart", "1983-03-21", PHONE });
  assert_one (amelia, (Card){ "Amelia", "Hart", NULL, "07700 900132" });
  assert_one (amelia, (Card){ "Amelia", "Heart", "1983-03-12" });
  assert_one (amelia, (Card){ "Amelia", "Okafor", "1983-03-12", PHONE });
  assert_one (amelia, (Card){ "Amelia", "Hart", NULL, NULL, NULL, "14, Mill Ln.", "LS1" });
  assert_one (amelia, (Card){ "Amelia", NULL, NULL, NULL, "Amelia.Hart@Example.org" });
  assert_one ((Card){ "Elizabeth", "Stone", "1960-01-02", PHONE },
              (Card){ "Liz", "Stone", "1960-01-02" });
  assert_one ((Card){ "José", "Núñez", "1975-07-07" }, (Card){ "Jose", "Nunez", "1975-07-07" });
  assert_one ((Card){ "明", "王", "1975-07-07" }, (Card){ "王", "明", "1975-07-07" });
}

static void
test_twins (void)
{
  Card ella = { "Ella", "Hart", "2001-05-06", PHONE, "hart@example.org", STREET, "LS1" };
  Card anna = ella;
  Card bella = ella;
  Card near = ella;

  anna.given = "Anna";
  assert_two (ella, anna);
  anna.phone = "07700 900124";
  anna.email = "anna@example.org";
  assert_two (ella, anna);
  anna.phone = anna.email = NULL;
  assert_two (ella, anna);
  /* Written down by somebody else. */
  anna.address = "14 Mil Lane";
  anna.postcode = "LS11";
  assert_two (ella, anna);
  /* Names of their own a letter apart. */
  bella.given = "Stella";
  assert_two (bella, ella);
  bella.given = "Jayden";
  near.given = "Hayden";
  assert_two (bella, near);
  bella.given = "Maria";
  near.given = "Mario";
  assert_two (bella, near);
  /* With nothing but names and a birthday. */
  assert_two ((Card){ "Ella", "Hart", "2001-05-06" }, (Card){ "Anna", "Hart", "2001-05-06" });
}

static void
test_generations (void)
{
  Card parent = { "John", "Hart", "1951-05-06", PHONE, NULL, STREET, "LS1" };
  Card child = parent;

  child.born = "1979-11-23";
  assert_two (parent, child);
  child.phone = "07700 900555";
  assert_two (parent, child);
  child.phone = parent.phone = NULL;
  assert_two (parent, child);
}

static void
test_household (void)
{
  Card anna = { "Anna", "Hart", "1981-05-06", PHONE, "harts@example.org", STREET, "LS1" };
  Card peter = anna;

  peter.given = "Peter";
  peter.born = "1979-01-30";
  assert_two (anna, peter);
  peter.born = NULL;
  assert_two (anna, peter);
  peter.family = "Quinn";
  assert_two (anna, peter);
  /* A sister whose name is told apart from hers by a letter. */
  peter = anna;
  peter.given = "Anka";
  peter.born = "1990-10-11";
  assert_two (anna, peter);
  /* A record without a given name could be anybody of them. */
  peter.given = NULL;
  peter.born = NULL;
  peter.email = NULL;
  assert_two (anna, peter);
}

static void
test_namesakes (void)
{
  assert_two ((Card){ "Emma", "Smith", NULL, NULL, NULL, NULL, "LS1" },
              (Card){ "Emma", "Smith", NULL, NULL, NULL, NULL, "LS2" });
  assert_two ((Card){ "Emma", "Smith" }, (Card){ "Emma", "Smith" });
  assert_two ((Card){ "Emma", "Smith", "1980-02-03", "07700 900123" },
              (Card){ "Emma", "Smith", "1993-07-21", "07700 900456" });
  assert_two ((Card){ "Emma", "Smith", "1980-02-03", "07700 900123", NULL, "3 Mill Lane", "LS1" },
              (Card){ "Emma", "Smith", "1993-07-21", NULL, NULL, "8 Mill Lane", "LS1" });
  /* A list's way of saying that it doesn't know. */
  assert_two ((Card){ "Emma", "Smith", "1900-01-01" }, (Card){ "Emma", "Smith", "1900-01-01" });
}

static void
test_words (void)
{
  Card one = { "Elizabeth", "Stone", "1960-02-01", PHONE, NULL, STREET, "LS1" };
  Card other = { "Liz", "Stone", "1960-01-02", PHONE, NULL, "9 High Street", "LS1" };
  DbkDuplicateEvidence evidence;
  g_auto (GStrv) words = NULL;
  g_autofree char *all = NULL;

  g_assert_true (compare (&one, &other, &evidence));
  words = dbk_duplicate_evidence_words (&evidence);
  all = g_strjoinv ("; ", words);
  g_assert_cmpstr (all, ==,
                   "Given names one person may go by; Same family name; Birthdays with the same "
                   "digits in another order; Same phone number; Same postcode; Other address");
  g_assert_cmpstr (dbk_likeness_code (evidence.fields[DBK_DUPLICATE_GIVEN_NAME]), ==, "nickname");
  g_assert_cmpstr (dbk_duplicate_field_code (DBK_DUPLICATE_PHONE), ==, "phones");
}

static void
test_swapped_words (void)
{
  Card one = { "Amelia", "Hart", "1983-03-12" };
  Card other = { "Hart", "Amelia", "1983-03-12" };
  DbkDuplicateEvidence evidence;
  g_auto (GStrv) words = NULL;

  g_assert_true (compare (&one, &other, &evidence));
  words = dbk_duplicate_evidence_words (&evidence);
  g_assert_cmpstr (words[0], ==, "Given and family name changed places");
  g_assert_cmpstr (words[1], ==, "Same birthday");
  g_assert_null (words[2]);
}

static gboolean
stop (double fraction, gpointer data)
{
  g_assert_cmpfloat (fraction, >, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  (*(int *) data)++;
  return FALSE;
}

static void
test_stopped (void)
{
  g_autoptr (GPtrArray) people =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dbk_duplicate_person_free);
  Card card = { "Amelia", "Hart", "1983-03-12", PHONE };
  int n_asked = 0;

  for (int i = 0; i < 48; i++)
    g_ptr_array_add (people, make_person (&card));
  g_assert_null (dbk_duplicate_pairs (people, stop, &n_asked));
  g_assert_cmpint (n_asked, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicate/one-person", test_one_person);
  g_test_add_func ("/duplicate/twins", test_twins);
  g_test_add_func ("/duplicate/generations", test_generations);
  g_test_add_func ("/duplicate/household", test_household);
  g_test_add_func ("/duplicate/namesakes", test_namesakes);
  g_test_add_func ("/duplicate/words", test_words);
  g_test_add_func ("/duplicate/swapped-words", test_swapped_words);
  g_test_add_func ("/duplicate/stopped", test_stopped);
  return g_test_run ();
}
