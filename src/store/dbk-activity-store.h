/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done with the records without changing them: looked at, printed, saved, exported. */
#pragma once

#include "dbk-connection.h"
#include "dbk-transaction.h"

G_BEGIN_DECLS

/**
 * dbk_activity_store_note:
 * @kind: view, print, pdf, export, backup, restore
 * @client_row: whom it was about, 0 for the whole clinic
 * @detail: (nullable): in words or JSON: what document, which sections
 *
 * Audited and sealed like any change. Anybody may.
 */
gboolean dbk_activity_store_note (DbkConnection *connection,
                                  const DbkWho *who,
                                  const char *kind,
                                  gint64 client_row,
                                  const char *detail,
                                  GError **error);

G_END_DECLS
