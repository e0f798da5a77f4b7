/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query by its name in sql/, bound and read. */
#pragma once

#include "dbk-connection.h"
#include "dbk-sql.h"

G_BEGIN_DECLS

/**
 * DbkStatement:
 *
 * A prepared query lent for one scope; the connection keeps it prepared.
 *
 * |[
 *   g_autoptr (DbkStatement) statement = dbk_statement (connection, DBK_SQL_CLIENT_BY_ID, error);
 *   gboolean has_row;
 *   if (statement == NULL)
 *     return NULL;
 *   dbk_bind_int (statement, "id", id);
 *   if (!dbk_step_row (statement, &has_row, error))
 *     return NULL;
 * ]|
 */
typedef struct _DbkStatement DbkStatement;

/** Returns: NULL only when the database can't prepare it (damaged file, no memory). */
DbkStatement *dbk_statement (DbkConnection *connection, DbkSql sql, GError **error);
/** Resets it, clears what is bound, gives it back. NULL is allowed. */
void dbk_statement_release (DbkStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkStatement, dbk_statement_release)
DbkConnection *dbk_statement_get_connection (DbkStatement *statement);

/*
 * Binding, by the parameter's name without its colon. A name the query doesn't have is a
 * programmer's mistake and aborts (g_error), as is a parameter left unbound at the first step.
 * Texts and blobs are copied. What fails here (no memory) is reported by the next step.
 */
/** NULL binds NULL. */
void dbk_bind_text (DbkStatement *statement, const char *name, const char *text);
void dbk_bind_int (DbkStatement *statement, const char *name, gint64 value);
/** 0 binds NULL: for references that may be missing. */
void dbk_bind_id (DbkStatement *statement, const char *name, gint64 id);
void dbk_bind_bool (DbkStatement *statement, const char *name, gboolean value);
void dbk_bind_real (DbkStatement *statement, const char *name, double value);
/** 'YYYY-MM-DD'; none binds NULL. */
void dbk_bind_date (DbkStatement *statement, const char *name, DbkDate date);
/** 'YYYY-MM-DDTHH:MM:SS.sssZ'; none binds NULL. */
void dbk_bind_time (DbkStatement *statement, const char *name, DbkTime time);
/** NULL binds NULL. */
void dbk_bind_blob (DbkStatement *statement, const char *name, const void *bytes, gsize size);
void dbk_bind_null (DbkStatement *statement, const char *name);
/** A JSON array of the @n_ids ids, for a query that reads json_each (:ids). */
void dbk_bind_ids (DbkStatement *statement, const char *name, const gint64 *ids, gsize n_ids);
/** A JSON array of NULL-terminated @texts. */
void dbk_bind_texts (DbkStatement *statement, const char *name, const char *const *texts);

int dbk_parameter_count (DbkStatement *statement);
/** Without its colon; @index counts from 0. */
const char *dbk_parameter_name (DbkStatement *statement, int index);
gboolean dbk_has_parameter (DbkStatement *statement, const char *name);

/** The next row. @has_row is FALSE after the last one. Returns FALSE with @error on failure. */
gboolean dbk_step_row (DbkStatement *statement, gboolean *has_row, GError **error);
/** Runs a query that gives no rows, then resets it so it can be bound and run again. */
gboolean dbk_run (DbkStatement *statement, GError **error);
/** Back to before the first row, keeping what is bound. */
void dbk_statement_reset (DbkStatement *statement);

/* Columns of the current row, counted from 0. */
int dbk_column_count (DbkStatement *statement);
const char *dbk_column_name (DbkStatement *statement, int column);
/** The column's number; a name the query doesn't give aborts. */
int dbk_column_index (DbkStatement *statement, const char *name);
/** The same, -1 for a name the query doesn't give. */
int dbk_column_find (DbkStatement *statement, const char *name);
gboolean dbk_column_is_null (DbkStatement *statement, int column);
/** Valid until the next step; NULL for NULL. */
const char *dbk_column_text (DbkStatement *statement, int column);
/** NULL for NULL. Caller frees. */
char *dbk_column_dup_text (DbkStatement *statement, int column);
/** 0 for NULL. */
gint64 dbk_column_int (DbkStatement *statement, int column);
gboolean dbk_column_bool (DbkStatement *statement, int column);
/** 0 for NULL. */
double dbk_column_real (DbkStatement *statement, int column);
DbkDate dbk_column_date (DbkStatement *statement, int column);
DbkTime dbk_column_time (DbkStatement *statement, int column);
/** Valid until the next step; NULL for NULL. */
const void *dbk_column_blob (DbkStatement *statement, int column, gsize *size);

/* The same by the column's name. */
#define dbk_named_is_null(statement, name)                                                         \
  dbk_column_is_null (statement, dbk_column_index (statement, name))
#define dbk_named_text(statement, name)                                                            \
  dbk_column_text (statement, dbk_column_index (statement, name))
#define dbk_named_dup_text(statement, name)                                                        \
  dbk_column_dup_text (statement, dbk_column_index (statement, name))
#define dbk_named_int(statement, name)                                                             \
  dbk_column_int (statement, dbk_column_index (statement, name))
#define dbk_named_bool(statement, name)                                                            \
  dbk_column_bool (statement, dbk_column_index (statement, name))
#define dbk_named_real(statement, name)                                                            \
  dbk_column_real (statement, dbk_column_index (statement, name))
#define dbk_named_date(statement, name)                                                            \
  dbk_column_date (statement, dbk_column_index (statement, name))
#define dbk_named_time(statement, name)                                                            \
  dbk_column_time (statement, dbk_column_index (statement, name))

G_END_DECLS
