/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between described values and rows: binding, reading, merging, and who may write. */
#pragma once

#include "dbk-record.h"
#include "dbk-statement.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/**
 * dbk_rows_bind:
 * @statement: not yet stepped
 * @record: a described value
 *
 * Binds every parameter of @statement whose name is a stored field of @record's type: an empty
 * text as '', what is not known as NULL, a row of 0 as NULL, days and moments as ISO text, code
 * lists as a JSON array ('[]' when empty), flags as 0 or 1. The other parameters are the caller's.
 */
void dbk_rows_bind (DbkStatement *statement, gconstpointer record);
/**
 * dbk_rows_read:
 *
 * Returns: (transfer full): a value of @type with every stored field whose column is in the
 *   statement's current row; the other fields are as dbk_record_new() leaves them
 */
gpointer dbk_rows_read (DbkStatement *statement, const DbkRecordType *type);
/**
 * dbk_rows_read_all:
 *
 * Steps @statement to its end.
 * Returns: (transfer full) (element-type DbkRecord): a value of @type for each row
 */
GPtrArray *dbk_rows_read_all (DbkStatement *statement, const DbkRecordType *type, GError **error);

/**
 * dbk_rows_merge_field:
 * @base: the value as it was when editing began
 * @theirs: the value as it is stored now
 * @mine: the value as it is wanted; what only they changed is copied into it
 * @name: of the field: also an unstored list's
 *
 * Returns: FALSE when both changed it, and not to the same
 */
gboolean
dbk_rows_merge_field (gconstpointer base, gconstpointer theirs, gpointer mine, const char *name);
/**
 * dbk_rows_merge_fields:
 * @conflict_field: (out): the name of a field both changed; static
 *
 * The same for every stored field but row, id and revision; those of @theirs are kept. Unstored
 * lists are left to the caller. @mine may be half merged when this returns FALSE: merge a copy.
 */
gboolean dbk_rows_merge_fields (gconstpointer base,
                                gconstpointer theirs,
                                gpointer mine,
                                const char **conflict_field);
/** "Somebody else changed … meanwhile": sets DBK_ERROR_CONFLICT with @field in its own words. */
void dbk_rows_set_conflict (GError **error, const char *field);

/**
 * dbk_store_require_clinical:
 * @who: (nullable): NULL asks for who the running transaction works for
 *
 * TRUE when @who is a practitioner or the owner and not retired, or when no staff exist yet.
 * Otherwise DBK_ERROR_REFUSED with a sentence.
 */
gboolean dbk_store_require_clinical (DbkConnection *connection, const DbkWho *who, GError **error);
/** The same for what isn't clinical (a skip, a call): reception may too. */
gboolean dbk_store_require_staff (DbkConnection *connection, const DbkWho *who, GError **error);
/** The name of a member of staff, as records copy it; "" for 0 and for one who isn't there. NULL
 * with @error only when reading failed. Caller frees. */
char *dbk_store_staff_name (DbkConnection *connection, gint64 staff_row, GError **error);
/** The moment @who names, or the connection's clock's. */
DbkTime dbk_store_now (DbkConnection *connection, const DbkWho *who);
/** Gives @record's text field "id" a new identifier when it has none, and refuses one that isn't
 * an identifier with DBK_ERROR_INVALID. */
gboolean dbk_store_ensure_id (char **id, GError **error);
/**
 * dbk_store_insert:
 * @sql: an INSERT whose parameters are all fields of @record
 * @row: (out) (optional): the row it got
 *
 * Binds @record and runs the query.
 */
gboolean dbk_store_insert (DbkConnection *connection,
                           DbkSql sql,
                           gconstpointer record,
                           gint64 *row,
                           GError **error);
/** 0 with DBK_ERROR_NOT_FOUND when @sql (its one parameter is :id, its one column row) has no row.
 */
gint64 dbk_store_find_id (DbkConnection *connection, DbkSql sql, const char *id, GError **error);

G_END_DECLS
