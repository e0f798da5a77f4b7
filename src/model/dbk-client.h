/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client: who they are and how they are reached. */
#pragma once

#include "dbk-record.h"

G_BEGIN_DECLS

typedef struct
{
  DbkRecord record;
  char *kind;   /* mobile, home, work, other */
  char *number; /* as typed */
} DbkClientPhone;

typedef struct
{
  DbkRecord record;
  gint64 row;
  char *id;
  int number; /* the client number people say on the phone; given by the store when DBK_NONE */
  char *given_name;
  char *family_name;
  char *preferred_name;
  char *former_name;
  DbkDate birth_date;
  GPtrArray *phones; /* of DbkClientPhone, the preferred one first */
  char *email;
  char *address; /* street, lines separated by \n */
  char *town;
  char *postcode;
  char *country;
  char *language;           /* BCP 47, "" for the clinic's */
  char *contact_preference; /* "", phone, message, email, post, do_not_call */
  char *heard_of_us;
  char *desk_note; /* readable and editable by everyone */
  char *allergies;
  char *clinical_note;
  int skin_type; /* Fitzpatrick I–VI as 1–6 */
  DbkTime added_at;
  DbkDate archived_on;
  gint64 import_row; /* LOCAL: the import that adds it; only written, and only once */
  int revision;      /* LOCAL: the revision an update saw */
} DbkClient;

DBK_DECLARE_RECORD (DbkClientPhone, client_phone)
DBK_DECLARE_RECORD (DbkClient, client)

/** "Amelia Hart"; the preferred name stands in front of the family name where there is one; in the
 * order of the name's own script (family name first for Han, Hangul, Kana). Caller frees. */
char *dbk_client_display_name (const DbkClient *client);
/** What lists are ordered by: the folded family name, given name. Caller frees. */
char *dbk_client_sort_key (const DbkClient *client);
/** The first phone's number, or "". Owned by the client. */
const char *dbk_client_phone (const DbkClient *client);

/** A problem beside a field: which one, and the sentence that offers the fix. */
typedef struct
{
  const char *field; /* "birth_date", "email", "phones", … */
  char *message;
} DbkFieldProblem;

void dbk_field_problem_free (DbkFieldProblem *problem);
/** Problems of a client about to be saved; empty when there are none. (element-type
 * DbkFieldProblem) Only a name is required; birth date not in the future and not over 130 years
 * ago; e-mail shape. */
GPtrArray *dbk_client_validate (const DbkClient *client, DbkDate today);

G_END_DECLS
