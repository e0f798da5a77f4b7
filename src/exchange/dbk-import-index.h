/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of the file being read, in as little memory as telling them apart takes. Private to
 * src/exchange. */
#pragma once

#include "dbk-exchange-store.h"

G_BEGIN_DECLS

/** What a person is told by: sums of the texts, not the texts. */
typedef struct
{
  guint64 name;
  guint64 email; /* 0 for none */
  DbkDate birth_date;
  GArray *digits; /* of guint64: the phones' */
  gboolean has_phone;
} DbkImportTraits;

void dbk_import_traits_init (DbkImportTraits *traits, const DbkClient *client);
void dbk_import_traits_init_stored (DbkImportTraits *traits, const DbkNamesake *namesake);
void dbk_import_traits_clear (DbkImportTraits *traits);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DbkImportTraits, dbk_import_traits_clear)
/** Whether two of the same name are the same person. */
gboolean dbk_import_traits_match (const DbkImportTraits *a, const DbkImportTraits *b);

/** A person of the file. */
typedef struct
{
  guint64 name;
  guint64 email;
  gint64 row; /* in the records; 0: not written */
  guint next; /* the one of this name before; 0 for none */
  guint digits;
  DbkDate birth_date;
  guint plan; /* see DbkImportPlans.n_plans */
  gboolean has_phone : 1;
  gboolean added : 1;   /* by this import */
  gboolean changed : 1; /* counted as brought up to date */
} DbkImportPerson;

/** Persons are numbered from 1. */
typedef struct
{
  GArray *people; /* of DbkImportPerson */
  GArray *digits; /* of DbkImportDigits */
  GHashTable *by_name;
} DbkImportIndex;

void dbk_import_index_init (DbkImportIndex *self);
void dbk_import_index_clear (DbkImportIndex *self);

/** The number of the person in an earlier row; 0 for none. */
guint dbk_import_index_find (DbkImportIndex *self, const DbkImportTraits *traits);
guint dbk_import_index_add (DbkImportIndex *self, const DbkImportTraits *traits);
/** Takes in what a further row says of a person. */
void dbk_import_index_learn (DbkImportIndex *self, guint number, const DbkImportTraits *traits);
/** Valid until the next is added. */
DbkImportPerson *dbk_import_index_get (DbkImportIndex *self, guint number);

G_END_DECLS
