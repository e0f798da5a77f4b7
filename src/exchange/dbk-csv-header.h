/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of somebody's list holds what: by the header's words, never by position. */
#pragma once

#include "dbk-csv.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_COLUMN_UNKNOWN,
  DBK_COLUMN_GIVEN_NAME,
  DBK_COLUMN_MIDDLE_NAME,
  DBK_COLUMN_FAMILY_NAME,
  DBK_COLUMN_FULL_NAME,
  DBK_COLUMN_PREFERRED_NAME,
  DBK_COLUMN_FORMER_NAME,
  DBK_COLUMN_BIRTH_DATE,
  DBK_COLUMN_EMAIL,
  DBK_COLUMN_PHONE,
  DBK_COLUMN_MOBILE_PHONE,
  DBK_COLUMN_HOME_PHONE,
  DBK_COLUMN_WORK_PHONE,
  DBK_COLUMN_OTHER_PHONE,
  DBK_COLUMN_PHONE_KIND, /* what the phone beside it is: "Mobile" */
  DBK_COLUMN_ADDRESS,
  DBK_COLUMN_TOWN,
  DBK_COLUMN_REGION,
  DBK_COLUMN_POSTCODE,
  DBK_COLUMN_COUNTRY,
  DBK_COLUMN_LANGUAGE,
  DBK_COLUMN_HEARD_OF_US,
  DBK_COLUMN_NOTE,
  DBK_COLUMN_ALLERGIES,
  DBK_COLUMN_CLINICAL_NOTE,
  DBK_COLUMN_IMPORT_ID, /* the number other lists of the same export speak of the client by */
  DBK_COLUMN_IDENTITY,  /* numbers of passports and the like: not taken over */
  DBK_COLUMN_LEFT_OUT,  /* not wanted */
  DBK_N_COLUMNS,
} DbkColumnField;

/** Of an address, a phone or an e-mail: whose it is. */
typedef enum
{
  DBK_PLACE_HOME, /* also where nothing is said */
  DBK_PLACE_WORK,
  DBK_PLACE_OTHER,
} DbkColumnPlace;

typedef struct
{
  guint column;
  DbkColumnField field;
  DbkColumnPlace place;
  guint index; /* the number in the header: 2 in "Phone 2", "Street Address 2"; else 1 */
  char *header;
} DbkColumn;

/** How people read it: "First name", "Keep in the note" for UNKNOWN. Caller doesn't free. */
const char *dbk_column_field_title (DbkColumnField field);
/** The names --map takes: "given_name", "birth_date" … NULL for UNKNOWN. Static. */
const char *dbk_column_field_name (DbkColumnField field);
DbkColumnField dbk_column_field_from_name (const char *name);

/** What one header cell says; @place and @index as in DbkColumn. */
DbkColumnField dbk_column_recognise (const char *header, DbkColumnPlace *place, guint *index);

/**
 * dbk_csv_find_header:
 * @map: (nullable): "FIELD=HEADER" texts that stand above what is recognised, NULL-terminated
 * @header_row: (out): the row of the header; rows above it are titles
 *
 * Looks at the first rows for the one with the most headers it knows; it must have a name.
 * Returns: (transfer full) (element-type DbkColumn): every column with a header; NULL with
 *   DBK_ERROR_INVALID
 */
GPtrArray *
dbk_csv_find_header (const DbkCsvTable *table, char *const *map, guint *header_row, GError **error);

/** The first row with as many cells as the widest of the first rows: the header of a list in which
 * nothing was recognised. NULL for a table without rows. (element-type DbkColumn) */
GPtrArray *dbk_csv_first_header (const DbkCsvTable *table, guint *header_row);
/** Whether @columns have a client's name: one can't do without. */
gboolean dbk_columns_have_name (GPtrArray *columns);
/** Takes the fields somebody chose, one for each column. */
void dbk_columns_set_fields (GPtrArray *columns, const DbkColumnField *fields, guint n_fields);

/* Private to src/exchange: the words of the usual languages, folded and without spaces. */
typedef struct
{
  DbkColumnField field;
  const char *words; /* separated by single spaces */
} DbkColumnAliases;

extern const DbkColumnAliases dbk_column_aliases[];

G_END_DECLS
