/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's lists as the window shows them: what each is called and which fields it has. */
#pragma once

#include "dbk-clinic.h"
#include "dbk-names.h"

G_BEGIN_DECLS

typedef enum
{
  DBK_LIST_LINE,      /* a text of one line */
  DBK_LIST_TEXT,      /* a text of several lines */
  DBK_LIST_NUMBER,    /* a whole number, or none */
  DBK_LIST_DECIMAL,   /* a text that holds a number with a point, or nothing */
  DBK_LIST_TENTHS,    /* a number with at most one decimal, or none */
  DBK_LIST_DAY,       /* a date, or none */
  DBK_LIST_CHOICE,    /* one of the codes of names */
  DBK_LIST_UNIT,      /* a unit of vacuum, or none */
  DBK_LIST_CONDITION, /* a condition of the catalogue, or one in the clinic's own words */
  DBK_LIST_AREAS,
  DBK_LIST_CODES,    /* any of the codes of names */
  DBK_LIST_SESSIONS, /* numbers of sessions, as codes */
  DBK_LIST_EITHER,   /* a flag: the first of the two codes of names when it is set */
  DBK_LIST_LINES,    /* texts, one a line, as codes */
  DBK_LIST_PARTS,    /* values of their own, with the fields of parts */
} DbkListFieldKind;

typedef struct _DbkListField DbkListField;

/**
 * DbkListField:
 * @name: of the field in the record's description; NULL ends a table
 * @title: what the row is called; to be translated
 * @group: (nullable): begins a group with this title, "" for one without; to be translated
 * @note: (nullable): stands below the group's title; to be translated
 * @names: CHOICE, CODES: what the codes are called
 * @optional: CHOICE: nothing may be chosen
 * @parts: PARTS: the fields of one of them
 * @add_part, @chosen_title: PARTS: to be translated
 * @chosen: PARTS: fields of the record that name the one part in use, for the first fields of the
 *   part; NULL where there is no such thing
 * @in_title: the title of a part says it already
 */
struct _DbkListField
{
  const char *name;
  DbkListFieldKind kind;
  const char *title;
  const char *group;
  const char *note;
  DbkNameKind names;
  gboolean optional;
  const DbkListField *parts;
  const char *add_part;
  const char *const *chosen;
  gboolean in_title;
  const char *chosen_title;
};

/** One list. Texts are to be translated. */
typedef struct
{
  const char *name; /* of the page: "devices" */
  const DbkRecordType *type;
  const char *title;
  const char *note;
  const char *add;
  const char *edit;
  const char *empty; /* a sentence for a list without entries */
  const DbkListField *fields;
  gboolean switched; /* entries are switched on and off; those of other lists are retired */
} DbkListKind;

/** In the order they are shown. Static. */
const DbkListKind *dbk_list_kinds (guint *n);
/** The clinic itself: one value, no list. Static. */
const DbkListKind *dbk_list_kind_of_clinic (void);

/** What stands in a list for @entry. Never blank. Caller frees. */
char *dbk_list_entry_title (gconstpointer entry);
/** The line below; "" for none. @today: a batch that has expired says so. Caller frees. */
char *dbk_list_entry_subtitle (gconstpointer entry, DbkDate today);
/** TRUE when the person should look at it: its open batch has expired. */
gboolean dbk_list_entry_needs_look (gconstpointer entry, DbkDate today);
/** The value of a field as a person reads it; "" when it isn't known. Not for PARTS. Caller frees.
 */
char *dbk_list_field_text (const DbkListField *field, gconstpointer record);

/* Access to a described value by the description. */
#define DBK_LIST_AT(record, field, CType) (*(CType *) ((char *) (record) + (field)->offset))
const DbkField *dbk_list_find_field (gconstpointer record, const char *name);
/** What every entry of a list has. */
gint64 dbk_list_entry_row (gconstpointer entry);
const char *dbk_list_entry_id (gconstpointer entry);
DbkDate dbk_list_entry_retired_on (gconstpointer entry);
gboolean dbk_list_entry_is_offered (gconstpointer entry);
void dbk_list_entry_set_retired_on (gpointer entry, DbkDate day);
/** The version after @entry in @entries; NULL for the newest and for lists without versions. */
gconstpointer dbk_list_entry_successor (GPtrArray *entries, gconstpointer entry);

G_END_DECLS
