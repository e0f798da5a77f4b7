/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a field of the record is called on screen and on paper. */
#pragma once

#include "dbk-session.h"

G_BEGIN_DECLS

/** The words a page has beside the field called @name: "Batch number"; @name itself where there are
 * none, so it lives as long as @name does. */
const char *dbk_field_title (const char *name);
/** A field of a session by its path (see dbk_session_find_field()): "Passes, crow’s feet, left",
 * "Batch number, Rose toner". The path itself when there is no such field. Caller frees. */
char *dbk_session_field_title (const DbkSession *session, const char *path);

G_END_DECLS
