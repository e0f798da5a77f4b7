/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many simple invented clients beside the 24, for clinics of any size. */
#include "dbk-demo-bulk.h"

#include "dbk-client-store.h"
#include "dbk-id.h"

/* One sealed transaction each: large enough that the seal costs nothing, small enough that others
 * may write between two. */
#define BATCH 2000

static const char *given_names[] = {
  "Ada",     "Aisha",   "Alba",   "Alice",  "Amara",   "Anna",   "Ben",    "Bianca", "Carla",
  "Chiara",  "Chloé",   "Clara",  "Dana",   "Daniel",  "Deepa",  "Dilys",  "Elena",  "Eleni",
  "Elif",    "Emma",    "Esther", "Fatima", "Femi",    "Freya",  "Gemma",  "Grace",  "Hana",
  "Hanna",   "Heidi",   "Helen",  "Ida",    "Imani",   "Ines",   "Ingrid", "Irene",  "Isla",
  "Ivana",   "Jana",    "Jane",   "Jo",     "Julia",   "Karin",  "Kasia",  "Keiko",  "Laila",
  "Lara",    "Laura",   "Leah",   "Lena",   "Lina",    "Lucía",  "Maeve",  "Magda",  "Maria",
  "Marisol", "Mei",     "Milena", "Mina",   "Miriam",  "Mona",   "Nadia",  "Naomi",  "Nerys",
  "Niamh",   "Nina",    "Noor",   "Olga",   "Olivia",  "Paula",  "Petra",  "Priya",  "Rachel",
  "Rania",   "Renée",   "Rosa",   "Ruth",   "Saoirse", "Sara",   "Sarah",  "Selma",  "Shreya",
  "Silvia",  "Siobhán", "Sofia",  "Sunita", "Tamar",   "Tara",   "Teresa", "Thea",   "Ursula",
  "Vera",    "Wanda",   "Wendy",  "Yasmin", "Yuki",    "Zainab", "Zoë",    "Zofia",  "Omar",
  "Piotr",
};

static const char *family_names[] = {
  "Abbott",   "Adeyemi",  "Ahmed",     "Andersson", "Baker",        "Barros",    "Bauer",
  "Begum",    "Bell",     "Bianchi",   "Bjørnstad", "Brown",        "Byrne",     "Campbell",
  "Carter",   "Chen",     "Clarke",    "Cohen",     "Costa",        "Cooper",    "Čapek",
  "Davies",   "Diaz",     "Dubois",    "Edwards",   "Eriksen",      "Evans",     "Fernández",
  "Fischer",  "Fletcher", "Foster",    "Fraser",    "García",       "Gibson",    "Girard",
  "Gonzalez", "Graham",   "Green",     "Griffiths", "Gupta",        "Hall",      "Hamilton",
  "Hansen",   "Haque",    "Harris",    "Hoffmann",  "Hughes",       "Hussain",   "Ibrahim",
  "Ivanova",  "Jackson",  "Jansen",    "Jensen",    "Johnson",      "Jones",     "Kaur",
  "Kelly",    "Khan",     "Kim",       "Kowalska",  "Kovács",       "Lambert",   "Larsen",
  "Lee",      "Lewis",    "Lindqvist", "Lopez",     "MacDonald",    "Martin",    "McKenna",
  "Mehta",    "Meyer",    "Moreau",    "Morgan",    "Morris",       "Müller",    "Murphy",
  "Nair",     "Nguyen",   "Novák",     "Nowak",     "O’Brien",      "O’Neill",   "Okafor",
  "Okonkwo",  "Olsen",    "Papadaki",  "Park",      "Patel",        "Pereira",   "Phillips",
  "Popescu",  "Powell",   "Quinn",     "Rahman",    "Reid",         "Ricci",     "Roberts",
  "Rossi",    "Russell",  "Sánchez",   "Santos",    "Schmidt",      "Schneider", "Scott",
  "Sharma",   "Silva",    "Singh",     "Smith",     "Sørensen",     "Stewart",   "Suzuki",
  "Taylor",   "Thomas",   "Torres",    "Turner",    "Van den Berg", "Walker",    "Walsh",
  "Wang",     "Watson",   "White",     "Williams",  "Wilson",       "Wood",      "Wright",
  "Yılmaz",   "Young",    "Zhang",     "Żak",
};

static const char *towns[] = {
  "Bath", "Bristol", "Bradford on Avon", "Frome", "Keynsham", "Midsomer Norton", "Trowbridge", "",
};

static void
set_choice (GRand *random, char **place, const char *const *choices, guint n_choices)
{
  dbk_set_text (place, choices[g_rand_int_range (random, 0, (gint32) n_choices)]);
}

/* Ranges kept free for stories, three digits short. */
static const char *phone_ranges[] = {
  "07700 900",  "01632 960",  "020 7946 0", "0113 496 0", "0114 496 0", "0115 496 0",
  "0116 496 0", "0117 496 0", "0118 496 0", "0121 496 0", "0131 496 0", "0141 496 0",
  "0151 496 0", "0161 496 0", "0191 498 0", "028 9649 6", "029 2018 0", "03069 990",
};

static void
add_phone (GRand *random, DbkClient *client)
{
  DbkClientPhone *phone = dbk_client_phone_new ();
  gint32 range = g_rand_int_range (random, 0, G_N_ELEMENTS (phone_ranges));

  phone->kind = g_strdup (range == 0 ? "mobile" : "home");
  phone->number =
      g_strdup_printf ("%s%03d", phone_ranges[range], g_rand_int_range (random, 0, 1000));
  g_ptr_array_add (client->phones, phone);
}

static DbkClient *
make_client (GRand *random)
{
  DbkClient *client = dbk_client_new ();

  client->id = dbk_id_new_from (random);
  set_choice (random, &client->given_name, given_names, G_N_ELEMENTS (given_names));
  set_choice (random, &client->family_name, family_names, G_N_ELEMENTS (family_names));
  set_choice (random, &client->town, towns, G_N_ELEMENTS (towns));
  client->birth_date = dbk_date_new (1940, 1, 1) + g_rand_int_range (random, 0, 68 * 365);
  add_phone (random, client);
  if (g_rand_int_range (random, 0, 10) < 4)
    client->email = g_strdup_printf ("client%u@clients.example", g_rand_int (random) % 100000000u);
  return client;
}

static gboolean
add_batch (DbkConnection *connection, GRand *random, guint count, GError **error)
{
  const DbkWho who = { 0, DBK_TIME_NONE };
  g_autoptr (DbkTransaction) transaction = dbk_transaction_begin (connection, &who, error);

  if (transaction == NULL || !dbk_transaction_hold_search (transaction, error))
    return FALSE;
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (DbkClient) client = make_client (random);

      if (!dbk_client_store_add (connection, &who, client, error))
        return FALSE;
    }
  return dbk_transaction_commit (g_steal_pointer (&transaction), error);
}

gboolean
dbk_demo_fill_bulk (DbkConnection *connection, guint clients, guint seed, GError **error)
{
  /* Another sequence than the ids of the 24. */
  const guint32 parts[] = { seed, 0x62756c6b };
  g_autoptr (GRand) random = g_rand_new_with_seed_array (parts, G_N_ELEMENTS (parts));

  for (guint done = 0; done < clients; done += BATCH)
    if (!add_batch (connection, random, MIN (BATCH, clients - done), error))
      return FALSE;
  return TRUE;
}
