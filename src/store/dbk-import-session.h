/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Past sessions an import brings along from another program. */
#pragma once

#include "dbk-connection.h"
#include "dbk-date.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/** What another program says of one session. */
typedef struct
{
  DbkDate treated_on;
  const char *notes;
  const char *source; /* which program and file */
} DbkPastSession;

/** Whether this client has this very session already, brought in before and not marked as entered
 * in error. Returns: FALSE with @error */
gboolean dbk_import_store_find_session (DbkConnection *connection,
                                        gint64 client_row,
                                        const DbkPastSession *past,
                                        gboolean *found,
                                        GError **error);
/**
 * dbk_import_store_add_session:
 *
 * Adds it as a transcribed session: locked, without a signature, entered by who is working. It
 * goes into the client's course of past treatments, made where there is none: a completed one, of
 * which nothing is due. Clinical.
 */
gboolean dbk_import_store_add_session (DbkConnection *connection,
                                       const DbkWho *who,
                                       gint64 import_row,
                                       gint64 client_row,
                                       const DbkPastSession *past,
                                       GError **error);
/** Refuses, before anything is read, who may not bring in clinical entries. */
gboolean
dbk_import_store_may_add_sessions (DbkConnection *connection, const DbkWho *who, GError **error);

G_END_DECLS
