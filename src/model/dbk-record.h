/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all of the clinic's values have in common: a described struct. */
#pragma once

#include <glib.h>

#include "dbk-date.h"

G_BEGIN_DECLS

/**
 * DbkRecord:
 *
 * Every value of the record (client, session, area row …) is a C struct whose first member is a
 * DbkRecord and whose fields are described once, in a DbkRecordType. Reading it from a row, binding
 * it to a statement, writing it as JSON or CSV and comparing two of them all walk that description,
 * so a new field is added in one struct, one table line and one column.
 *
 * Values are reference counted (atomically). Once a value has been handed to another owner it is
 * treated as unchangeable: take dbk_record_copy() to edit. Values may be passed between threads.
 */

#define DBK_NONE G_MININT /* an integer or a score that is not known */

typedef enum
{
  DBK_FIELD_ROW,     /* gint64; the row number in this database, 0 before it is stored */
  DBK_FIELD_TEXT,    /* char *; NULL or "" when empty (stored as '') */
  DBK_FIELD_INTEGER, /* int; DBK_NONE when not known (stored as NULL) */
  DBK_FIELD_TENTHS,  /* int, whole tenths; DBK_NONE when not known; a number with ≤ 1 decimal in
                        files */
  DBK_FIELD_FLAG,    /* gboolean */
  DBK_FIELD_DATE,    /* DbkDate */
  DBK_FIELD_TIME,    /* DbkTime */
  DBK_FIELD_CODES,   /* char **, NULL when empty; stored as a JSON array of texts */
  DBK_FIELD_BYTES,   /* GBytes *; base64 in files */
  DBK_FIELD_LIST,    /* GPtrArray * of values of the type items; never NULL */
  DBK_FIELD_RECORD,  /* one value of the type items, or NULL */
} DbkFieldType;

typedef enum
{
  DBK_FIELD_DEFAULT = 0,
  DBK_FIELD_LOCAL = 1 << 0,    /* of this database alone: in no file, not compared, not signed */
  DBK_FIELD_UNSTORED = 1 << 1, /* no column of its own: filled by the store */
  DBK_FIELD_REQUIRED = 1 << 2, /* a file without it is refused */
  DBK_FIELD_SEALED = 1 << 3, /* set at or after signing: in files, but outside the signed digest */
} DbkFieldFlags;

typedef struct _DbkRecordType DbkRecordType;

typedef struct
{
  const char *name; /* the column's, the JSON member's and the CSV column's name */
  DbkFieldType type;
  gsize offset;
  DbkFieldFlags flags;
  const DbkRecordType *items; /* LIST and RECORD only */
} DbkField;

struct _DbkRecordType
{
  const char *name; /* the table's name: "client" */
  gsize size;
  const DbkField *fields;
  guint n_fields;
};

typedef struct
{
  const DbkRecordType *type;
} DbkRecord;

#define DBK_FIELD(Struct, kind, member)                                                            \
  {                                                                                                \
#member, DBK_FIELD_##kind, G_STRUCT_OFFSET(Struct, member), 0, NULL                            \
  }
#define DBK_FIELD_WITH(Struct, kind, member, field_flags)                                          \
  {                                                                                                \
#member, DBK_FIELD_##kind, G_STRUCT_OFFSET(Struct, member), (field_flags), NULL                \
  }
#define DBK_FIELD_OF(Struct, kind, member, item_type, field_flags)                                 \
  {                                                                                                \
#member, DBK_FIELD_##kind, G_STRUCT_OFFSET(Struct, member), (field_flags), (item_type)         \
  }
#define DBK_RECORD_TYPE(Struct, table, field_table)                                                \
  {                                                                                                \
    (table), sizeof (Struct), (field_table), G_N_ELEMENTS (field_table)                            \
  }

/** A new value: texts NULL, integers and scores DBK_NONE, lists empty. */
gpointer dbk_record_new (const DbkRecordType *type);
gpointer dbk_record_ref (gpointer record);
/** Takes NULL. */
void dbk_record_unref (gpointer record);
/** A deep copy that may be edited. Takes NULL. */
gpointer dbk_record_copy (gconstpointer record);
/** TRUE when all fields that are not LOCAL are equal, lists in order; NULL and "" are equal. */
gboolean dbk_record_equal (gconstpointer a, gconstpointer b);
/** One field of two values of the same type, whatever its flags. */
gboolean dbk_record_field_equal (gconstpointer a, gconstpointer b, const DbkField *field);
/** Makes one field of @to a deep copy of that of @from, a value of the same type. */
void dbk_record_copy_field (gpointer to, gconstpointer from, const DbkField *field);
const DbkField *dbk_record_type_find (const DbkRecordType *type, const char *name);
/** A field's value as plain text for CSV, comparison and addenda ("" when not known): dates in ISO
 * form, scores with a point, codes joined by ";". Not for LIST and RECORD. Caller frees. */
char *dbk_record_get_text (gconstpointer record, const DbkField *field);
/** Sets a TEXT field to a cleaned copy. */
void dbk_record_set_text (gpointer record, const char *name, const char *text);
/** Replaces the string in @place by a copy of @text. */
void dbk_set_text (char **place, const char *text);
/** Copies a code list; NULL stays NULL. */
char **dbk_codes_copy (char *const *codes);
gboolean dbk_codes_contain (char *const *codes, const char *code);

#define DBK_DECLARE_RECORD(Type, name)                                                             \
  extern const DbkRecordType dbk_##name##_type;                                                    \
  static inline Type *dbk_##name##_new (void)                                                      \
  {                                                                                                \
    return (Type *) dbk_record_new (&dbk_##name##_type);                                           \
  }                                                                                                \
  static inline Type *dbk_##name##_ref (Type *value)                                               \
  {                                                                                                \
    return (Type *) dbk_record_ref (value);                                                        \
  }                                                                                                \
  static inline Type *dbk_##name##_copy (const Type *value)                                        \
  {                                                                                                \
    return (Type *) dbk_record_copy (value);                                                       \
  }                                                                                                \
  static inline void dbk_##name##_unref (Type *value)                                              \
  {                                                                                                \
    dbk_record_unref (value);                                                                      \
  }                                                                                                \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, dbk_record_unref)

G_END_DECLS
