/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two clients are one person, and what speaks for it. */
#pragma once

#include "dbk-client.h"

G_BEGIN_DECLS

/** How alike two values of a field are, from the least to the most. */
typedef enum
{
  DBK_LIKENESS_UNKNOWN,   /* one of the two isn't there */
  DBK_LIKENESS_DIFFERENT, /* of two people */
  DBK_LIKENESS_LOOSE,     /* something in common: an initial, the same house in another street */
  DBK_LIKENESS_NEAR,      /* a slip of the hand apart */
  DBK_LIKENESS_SWAPPED,   /* the same digits in another order: day and month, two neighbors */
  DBK_LIKENESS_NICKNAME,  /* names one person goes by: Elizabeth, Liz */
  DBK_LIKENESS_EQUAL,
} DbkLikeness;
#define DBK_LIKENESS_LAST DBK_LIKENESS_EQUAL

typedef enum
{
  DBK_DUPLICATE_GIVEN_NAME,
  DBK_DUPLICATE_FAMILY_NAME,
  DBK_DUPLICATE_BIRTH_DATE,
  DBK_DUPLICATE_PHONE,
  DBK_DUPLICATE_EMAIL,
  DBK_DUPLICATE_ADDRESS,
  DBK_DUPLICATE_TOWN,
  DBK_DUPLICATE_POSTCODE,
  DBK_DUPLICATE_N_FIELDS,
} DbkDuplicateField;

/** Why two who have much in common are taken for two people. */
typedef enum
{
  DBK_TWO_PEOPLE_NO,
  DBK_TWO_PEOPLE_NOTHING_BUT_NAMES, /* a name and a town are shared by many */
  DBK_TWO_PEOPLE_GENERATION,        /* a parent and a child with one name */
  DBK_TWO_PEOPLE_GIVEN_NAME,        /* twins, or others of a household */
  DBK_TWO_PEOPLE_BIRTH_DATE,        /* others of a household, their names not told apart */
  DBK_TWO_PEOPLE_NAMESAKES,         /* too little that is one's own */
} DbkTwoPeople;

typedef struct
{
  DbkLikeness fields[DBK_DUPLICATE_N_FIELDS];
  gboolean names_swapped; /* given and family name changed places */
  gboolean half_swapped;  /* one name stands in the other's place */
  DbkTwoPeople two_people;
  int score;       /* half points; without the address where that couldn't matter */
  gboolean likely; /* worth asking: is this the same person? */
} DbkDuplicateEvidence;

/**
 * DbkDuplicatePerson:
 *
 * What of a client is compared, folded once: a client is compared with many others. Never changed
 * once made, so any thread may read it.
 */
typedef struct _DbkDuplicatePerson DbkDuplicatePerson;

DbkDuplicatePerson *dbk_duplicate_person_new (const DbkClient *client);
void dbk_duplicate_person_free (DbkDuplicatePerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkDuplicatePerson, dbk_duplicate_person_free)

/**
 * dbk_duplicate_compare:
 *
 * Adds up what speaks for one person and what for two (the weights stand in dbk-duplicate.c), then
 * takes out those who are known to be two however much they share: twins and others of a household
 * on one telephone, a parent and a child with one name. Names are compared with every name a
 * client has or had. No I/O; a few microseconds.
 * Returns: whether they are likely one person; @evidence says why
 */
gboolean dbk_duplicate_compare (const DbkDuplicatePerson *one,
                                const DbkDuplicatePerson *other,
                                DbkDuplicateEvidence *evidence);

/**
 * dbk_duplicate_keys:
 *
 * What two records of one person have in common even where one was mistyped, as numbers: only
 * clients that share a key need comparing. A key that very many share tells nothing and may be
 * left out by who uses them.
 * Returns: (transfer full) (element-type guint64): each once, rising
 */
GArray *dbk_duplicate_keys (const DbkDuplicatePerson *person);

/** @fraction: of the work that is done, 0 to 1. Returns: FALSE to end it */
typedef gboolean (*DbkDuplicateGoOn) (double fraction, gpointer data);

/** Two likely the same, by their places in the array. */
typedef struct
{
  guint one;
  guint other; /* after @one */
  DbkDuplicateEvidence evidence;
} DbkDuplicatePair;

/**
 * dbk_duplicate_pairs:
 * @people: (element-type DbkDuplicatePerson)
 * @go_on: (nullable): told now and then how far it is
 *
 * Compares only those who share a key that few others have.
 * Returns: (transfer full) (element-type DbkDuplicatePair) (nullable): the likeliest first; NULL
 *   when told to end
 */
GArray *dbk_duplicate_pairs (const GPtrArray *people, DbkDuplicateGoOn go_on, gpointer data);

/** What speaks for one person, and then what against, as short sentences: "Same birthday",
 * "Given and family name swapped". NULL-terminated, (transfer full). */
char **dbk_duplicate_evidence_words (const DbkDuplicateEvidence *evidence);
/** "given_name", "birth_date", …: the field's name in the record. */
const char *dbk_duplicate_field_code (DbkDuplicateField field);
/** "unknown", "different", "loose", "near", "swapped", "nickname", "equal". */
const char *dbk_likeness_code (DbkLikeness likeness);

/** Whether the two folded given names are ones a person may go by: "liz" and "elizabeth". */
gboolean dbk_given_names_related (const char *one, const char *other);
/** Whether this is a given name of its own, so that another one letter away isn't a slip. */
gboolean dbk_given_name_known (const char *name);

G_END_DECLS
