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

/** A field's plain text (see dbk_record_get_text()) as a person reads it: days written out, codes
 * by their names, "–" for nothing. Caller frees. */
char *dbk_field_value_text (const DbkField *field, const char *text);
/** "Batch number, Vitamin C serum: VC-2219 → VC-2291"; NULL when it corrects no field. Caller
 * frees. */
char *dbk_addendum_correction_text (const DbkSession *session, const DbkAddendum *addendum);

G_END_DECLS
