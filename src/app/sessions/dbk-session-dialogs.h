/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be added to the sessions afterwards: addenda, marks of an error, past ones. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-form-dialog.h"

G_BEGIN_DECLS

/** To a locked session: a reason, and a text or one field with its right value. "saved" has the
 * DbkAddendum. */
GtkWidget *
dbk_addendum_dialog_new (GtkWidget *from, DbkContext *context, const DbkSession *session);
/** "saved" has nothing. */
GtkWidget *dbk_error_dialog_new (GtkWidget *from, DbkContext *context, const DbkSession *session);
/** What a session that was logged again has become. */
typedef struct
{
  gint64 client; /* row */
  char *session; /* id of the draft */
} DbkLoggedAgain;

void dbk_logged_again_free (DbkLoggedAgain *logged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkLoggedAgain, dbk_logged_again_free)

/** A copy of @session as a draft under another client, who is looked for here. "saved" has a
 * DbkLoggedAgain. */
GtkWidget *dbk_again_dialog_new (GtkWidget *from, DbkContext *context, const DbkSession *session);
/** That an adverse reaction of a locked session is over. "saved" has the DbkReactionResolution. */
GtkWidget *dbk_resolve_dialog_new (GtkWidget *from,
                                   DbkContext *context,
                                   const DbkSession *session,
                                   const DbkSessionReaction *reaction);
/** Into one of the client's courses, or a new one. "saved" has the DbkSession. */
GtkWidget *
dbk_transcribe_dialog_new (GtkWidget *from, DbkContext *context, const DbkClientRecord *record);

/** The paths of the fields of @session an addendum may correct, in the order of the page: those
 * with a value, and those a value is usual for. Caller frees with g_strfreev(). */
char **dbk_session_list_fields (const DbkSession *session);

G_END_DECLS
