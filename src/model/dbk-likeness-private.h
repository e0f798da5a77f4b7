/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two values are; what dbk-duplicate.c weighs. */
#pragma once

#include "dbk-duplicate.h"

G_BEGIN_DECLS

/* Distances are counted in a row of this length; what is longer is cut. */
#define DBK_SPELLING_MAX 120

/* A folded text, once with and once without its spaces. */
typedef struct
{
  char **words;
  char *joined;
  gunichar *letters; /* of joined */
  int n_letters;
} DbkSpelling;

typedef struct
{
  DbkSpelling all; /* street words and numbers, abbreviations written out, in their order */
  DbkSpelling street;
  char *sorted; /* the words in order of the alphabet */
  char *number; /* the first, NULL when there is none */
} DbkStreet;

typedef struct
{
  char *whole;
  char *local;
  char *domain;
  DbkSpelling whole_spelling;
  DbkSpelling local_spelling;
} DbkMailbox;

struct _DbkDuplicatePerson
{
  GPtrArray *given;  /* of DbkSpelling; the given name first, then what they are called */
  GPtrArray *family; /* the family name first, then the former one */
  DbkDate birth_date;
  char birth_digits[9]; /* YYYYMMDD */
  GPtrArray *phones;    /* digits, without leading zeros */
  DbkMailbox *mailbox;  /* NULL: none */
  DbkStreet *street;    /* NULL: none */
  DbkSpelling *town;    /* NULL: none */
  char *postcode;       /* folded, without spaces; NULL: none */
};

DbkSpelling *dbk_spelling_new (const char *text);
void dbk_spelling_free (DbkSpelling *spelling);
/* Takes @words. */
void dbk_spelling_init (DbkSpelling *spelling, char **words);
void dbk_spelling_clear (DbkSpelling *spelling);
/* Letters to change, add, leave out or let change places with their neighbor. */
int dbk_spelling_distance (const DbkSpelling *one, const DbkSpelling *other);
/* UNKNOWN, DIFFERENT, NEAR or EQUAL. */
DbkLikeness dbk_spelling_likeness (const DbkSpelling *one, const DbkSpelling *other);
/* The same of two names, with LOOSE for an initial, a beginning, or garbled letters. */
DbkLikeness dbk_name_likeness (const DbkSpelling *one, const DbkSpelling *other);
/* The same of two given names, with what people are called. */
DbkLikeness dbk_given_name_likeness (const DbkSpelling *one, const DbkSpelling *other);
DbkLikeness
dbk_birth_date_likeness (const DbkDuplicatePerson *one, const DbkDuplicatePerson *other);
/* Two rows of as many digits: one wrong is NEAR, two neighbors that changed places SWAPPED. */
DbkLikeness dbk_digits_likeness (const char *one, const char *other);
DbkLikeness dbk_phone_likeness (const char *one, const char *other);
DbkLikeness dbk_mailbox_likeness (const DbkMailbox *one, const DbkMailbox *other);
DbkLikeness dbk_street_likeness (const DbkStreet *one, const DbkStreet *other);

/* NULL for a blank one. */
DbkStreet *dbk_street_new (const char *address);
void dbk_street_free (DbkStreet *street);
DbkMailbox *dbk_mailbox_new (const char *email);
void dbk_mailbox_free (DbkMailbox *mailbox);

G_END_DECLS
