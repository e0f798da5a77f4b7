/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented clients. The names are common ones put together at random; nobody is meant.
 *
 * How many share a name decides what a search can find, so common names are not more common than
 * they are where people live: the most frequent family name is that of about one in sixty here (of
 * one in eighty in England and Wales), and a client of 100,000 has about one full namesake. */
#include "bench-people.h"

#include <math.h>
#include <string.h>

#define RARE_NAMES 20000
/* Of clients whose family name is one of the common ones. */
#define COMMON_SHARE 0.35

struct _BenchPeople
{
  GRand *random;
  char **given;
  char **family;
  guint n_given;
  guint n_family;
  GPtrArray *rare;
};

static const char given_names[] =
    "Olivia Amelia Mary Margaret Sarah Susan Emily Grace David John Michael Anna Helen Laura Emma "
    "Claire Joanne Paul Peter James Robert William Thomas George Julie Jane Karen Anne Isla Ava "
    "Mia Poppy Ella Lily Jessica Sophie Charlotte Daisy Alice Freya Evie Florence Sienna Ruby "
    "Maria Aaron Aarav Adam Alan Zoe Zara Yusuf Xenia Quentin Uma Vera Victoria Wendy Tina Teresa "
    "Rosa Rachel Nina Natasha Natalie Nadia Martha Marta Marina Mark Martin Lucy Linda Lena Leah "
    "Kate Katherine Irene Ingrid Hannah Fiona Eve Eva Eleanor Elena Diana Deborah Clara Chloe "
    "Catherine Carol Bridget Beatrice Barbara Angela Andrea Abigail Siân Zoë Éva Chloé Renée "
    "Rebecca Louise Nicola Jennifer Elizabeth Patricia Christine Sandra Jacqueline Tracey Michelle "
    "Lisa Samantha Donna Amanda Sharon Alison Debra Paula Dawn Lorraine Maureen Pauline Sheila "
    "Valerie Janet Gillian Hilary Rosemary Heather Hazel Holly Ivy Iris Jasmine Jade Kirsty Kelly "
    "Leanne Lorna Lydia Mabel Maisie Matilda Megan Melanie Melissa Millie Miriam Molly Monica "
    "Naomi Niamh Nora Olive Paige Pamela Penelope Petra Philippa Phoebe Priya Rhiannon Robyn "
    "Rosalind Rose Rowena Sabrina Sally Sara Selina Shirley Simone Sonia Stella Stephanie Sylvia "
    "Tamara Tanya Tara Thea Ursula Vanessa Veronica Violet Yasmin Yvonne Aisha Fatima Khadija "
    "Zainab Noor Amina Deepa Anjali Meera Sunita Kavita Mei Yuki Hana Agnieszka Katarzyna Zofia "
    "Ewa Ioana Ana Lucía Carmen Inês Beatriz Giulia Chiara Francesca Astrid Sigrid Maja Freja "
    "Andrew Christopher Daniel Edward Francis Gareth Graham Harry Henry Ian Jack Joseph Joshua "
    "Kenneth Kevin Liam Luke Matthew Nathan Neil Nicholas Oliver Oscar Owen Patrick Philip Ralph "
    "Richard Ryan Samuel Sean Simon Stephen Stuart Timothy Tony Vincent Walter";
static const char family_names[] =
    "Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson "
    "Thompson Wright Walker White Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood "
    "Turner Martin Cooper Hill Ward Morris Moore Clark Lee King Baker Harrison Morgan Allen James "
    "Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter "
    "Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards Khan Marshall Anderson Simpson "
    "Ellis Adams Singh Begum Wilkinson Foster Chapman Powell Webb Rogers Gray Mason Ali Hunt "
    "Hussain Campbell Matthews Owen Palmer Holmes Mills Barnes Knight Lloyd Butler Russell Barker "
    "Fisher Stevens Jenkins Murray Dixon Harvey O’Brien Smith-Jones Müller Nowak García";
static const char syllables[] = "ba be bi bo bu da de di do du fa fe fi ga ge gi go ha he hi ho ka "
                                "ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri "
                                "ro sa se si so ta te ti to va ve vi wa we wi ya yo za zo aa";
static const char endings[] = "n r s t son ley ton man ski ova ez";

static const char *
pick (GRand *random, char **words, guint n_words)
{
  return words[g_rand_int_range (random, 0, (gint32) n_words)];
}

/* The first ones are picked more often. */
static const char *
pick_uneven (GRand *random, char **words, guint n_words)
{
  double chance = g_rand_double (random);

  return words[(guint) (chance * sqrt (chance) * n_words)];
}

static void
make_rare_names (BenchPeople *people)
{
  g_auto (GStrv) parts = g_strsplit (syllables, " ", -1);
  g_auto (GStrv) ends = g_strsplit (endings, " ", -1);

  for (int i = 0; i < RARE_NAMES; i++)
    {
      GString *name = g_string_new (NULL);
      int length = g_rand_int_range (people->random, 1, 4);

      for (int k = 0; k < length; k++)
        g_string_append (name, pick (people->random, parts, g_strv_length (parts)));
      g_string_append (name, pick (people->random, ends, g_strv_length (ends)));
      name->str[0] = g_ascii_toupper (name->str[0]);
      g_ptr_array_add (people->rare, g_string_free (name, FALSE));
    }
}

BenchPeople *
bench_people_new (guint32 seed)
{
  BenchPeople *people = g_new0 (BenchPeople, 1);

  people->random = g_rand_new_with_seed (seed);
  people->given = g_strsplit (given_names, " ", -1);
  people->family = g_strsplit (family_names, " ", -1);
  people->n_given = g_strv_length (people->given);
  people->n_family = g_strv_length (people->family);
  people->rare = g_ptr_array_new_with_free_func (g_free);
  make_rare_names (people);
  return people;
}

void
bench_people_free (BenchPeople *people)
{
  g_rand_free (people->random);
  g_strfreev (people->given);
  g_strfreev (people->family);
  g_ptr_array_unref (people->rare);
  g_free (people);
}

GRand *
bench_people_random (BenchPeople *people)
{
  return people->random;
}

static const char *
rare_name (BenchPeople *people)
{
  return pick (people->random, (char **) people->rare->pdata, people->rare->len);
}

static void
add_phone (BenchPeople *people, DbkClient *client)
{
  DbkClientPhone *phone = dbk_client_phone_new ();
  int first = g_rand_int_range (people->random, 100, 1000);
  int last = g_rand_int_range (people->random, 0, 1000000);

  phone->kind = g_strdup ("mobile");
  if (g_rand_int_range (people->random, 0, 3) == 0)
    phone->number = g_strdup_printf ("+44 7%03d %06d", first, last);
  else
    phone->number = g_strdup_printf ("07%03d %06d", first, last);
  g_ptr_array_add (client->phones, phone);
}

static void
set_email (BenchPeople *people, DbkClient *client)
{
  int number = g_rand_int_range (people->random, 1, 100);

  if (g_rand_boolean (people->random))
    client->email =
        g_strdup_printf ("%s.%s%d@example.org", client->given_name, client->family_name, number);
  else
    client->email = g_strdup_printf ("%s%d@example.org", rare_name (people), number);
  for (char *p = client->email; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
}

DbkClient *
bench_people_next (BenchPeople *people)
{
  GRand *random = people->random;
  DbkClient *client = dbk_client_new ();
  int extra = g_rand_int_range (random, 0, 20);

  client->given_name = g_strdup (pick_uneven (random, people->given, people->n_given));
  client->family_name = g_strdup (g_rand_double (random) < COMMON_SHARE
                                      ? pick_uneven (random, people->family, people->n_family)
                                      : rare_name (people));
  if (extra == 0)
    client->preferred_name = g_strdup (pick (random, people->given, people->n_given));
  else if (extra == 1)
    client->former_name = g_strdup (rare_name (people));
  client->birth_date =
      dbk_date_new (g_rand_int_range (random, 1940, 2008), g_rand_int_range (random, 1, 13),
                    g_rand_int_range (random, 1, 29));
  client->town = g_strdup ("Norwich");
  client->postcode = g_strdup ("NR1 1AA");
  client->address = g_strdup_printf ("%d Example Street", g_rand_int_range (random, 1, 200));
  client->contact_preference = g_strdup ("phone");
  add_phone (people, client);
  if (g_rand_int_range (random, 0, 4) == 0)
    add_phone (people, client);
  if (g_rand_int_range (random, 0, 5) > 0)
    set_email (people, client);
  return client;
}
