/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of erasing share inside this room. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/**
 * dbk_record_make_nameless:
 *
 * Takes everything out of @record that names the person or that anybody wrote in words of their
 * own, pictures, consents and calls too, and gives everything a new identifier. What stays are
 * codes, figures, days, and what the clinic's own lists say.
 */
void dbk_record_make_nameless (DbkClientRecord *record);
/** Opens the one gate for @client_row and removes all that is theirs but pictures. No permission,
 * no transaction: the caller has both. */
gboolean dbk_erase_one (DbkConnection *connection,
                        const DbkWho *who,
                        gint64 client_row,
                        const char *reason,
                        GError **error);

G_END_DECLS
